"""From Apple's words to the house's: transactions, notifications, and what is told of consumption.

A transaction says by its own fields how it stands, and Apple signs it anew whenever it tells of it. So the type of a
notification decides nothing about a purchase: whatever the type, known or new, the transaction in it is taken as it
stands. docs/stores/apple.md has the table of all types.
"""

from __future__ import annotations

import re
from typing import Final

from appstoreserverlibrary.models.AppTransaction import AppTransaction
from appstoreserverlibrary.models.ConsumptionRequest import ConsumptionRequest
from appstoreserverlibrary.models.DeliveryStatus import DeliveryStatus
from appstoreserverlibrary.models.Environment import Environment
from appstoreserverlibrary.models.InAppOwnershipType import InAppOwnershipType
from appstoreserverlibrary.models.JWSTransactionDecodedPayload import JWSTransactionDecodedPayload
from appstoreserverlibrary.models.NotificationTypeV2 import NotificationTypeV2
from appstoreserverlibrary.models.ResponseBodyV2DecodedPayload import ResponseBodyV2DecodedPayload
from appstoreserverlibrary.models.RevocationType import RevocationType

from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers.provider import Consumption, Notification
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

STORE: Final = "apple"
_MILLIONTHS_PER_MILLIPERCENT: Final = WHOLE // 100_000
"""Apple counts percentages in thousandths of one: 100,000 is all."""
_MICROS_PER_MILLIUNIT: Final = 1000
_MOST_QUANTITY: Final = 1000
_MOST_KIND: Final = 100
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""Ids of transactions and notifications: digits and UUIDs today. They become parts of addresses and keys of rows."""
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


class Unreadable(Exception):
    """Apple signed something that lacks what a purchase must have, or has it in a form we do not know."""


def transaction_of(said: JWSTransactionDecodedPayload, tokens: AccountTokens) -> StoreTransaction:
    """The purchase as the house speaks of it. Raises Unreadable."""
    if said.signedDate is None or said.purchaseDate is None or not said.productId or len(said.productId) > 128:
        raise Unreadable("a transaction lacks its product or its dates")
    quantity = 1 if said.quantity is None else said.quantity
    if not 1 <= quantity <= _MOST_QUANTITY:
        raise Unreadable("a transaction of an impossible quantity")
    taken_back = said.revocationDate is not None
    return StoreTransaction(
        store=STORE,
        transaction_id=_id(said.transactionId),
        product_id=said.productId,
        state=StoreState.TAKEN_BACK if taken_back else StoreState.PAID,
        state_at=said.signedDate,
        bought_at=said.purchaseDate,
        sandbox=said.environment is not Environment.PRODUCTION,
        account_id=tokens.account(said.appAccountToken) if said.appAccountToken else None,
        quantity=quantity,
        taken_back_millionths=_taken_back(said) if taken_back else 0,
        paid_micros=None if said.price is None else max(0, said.price) * _MICROS_PER_MILLIUNIT,
        currency=said.currency if said.currency and _CURRENCY.fullmatch(said.currency) else "",
        customer=said.appTransactionId if said.appTransactionId and _ID.fullmatch(said.appTransactionId) else "",
    )


def is_lent(said: JWSTransactionDecodedPayload) -> bool:
    """Whether somebody else of the family paid for it."""
    return said.rawInAppOwnershipType not in (None, InAppOwnershipType.PURCHASED.value)


def notification_of(
    said: ResponseBodyV2DecodedPayload,
    about: JWSTransactionDecodedPayload | None,
    rescinded: AppTransaction | None,
    tokens: AccountTokens,
) -> Notification:
    """The notification, how the purchase `about` stands, whose copy of the app is `rescinded`. Raises Unreadable.

    What a family lends is told of only when it ends: nobody paid for it here, so it must never be granted.
    """
    if said.signedDate is None or not said.rawNotificationType:
        raise Unreadable("a notification lacks its type or its date")
    tells = about is not None and (about.revocationDate is not None or not is_lent(about))
    kind = said.rawNotificationType + (f".{said.rawSubtype}" if said.rawSubtype else "")
    return Notification(
        store=STORE,
        notification_id=_id(said.notificationUUID),
        kind=kind[:_MOST_KIND],
        at=said.signedDate,
        transactions=(transaction_of(about, tokens),) if about is not None and tells else (),
        asks_consumption=said.notificationType is NotificationTypeV2.CONSUMPTION_REQUEST and tells,
        rescinds=_id(rescinded.appTransactionId) if rescinded is not None else "",
    )


def rescinded_copy(said: ResponseBodyV2DecodedPayload) -> str | None:
    """Which copy of the app a child may no longer use, as Apple signed it (not proved yet); None in other types."""
    if said.notificationType is not NotificationTypeV2.RESCIND_CONSENT or said.appData is None:
        return None
    return said.appData.signedAppTransactionInfo


def consumption_of(consumption: Consumption) -> ConsumptionRequest:
    """What Apple may know. Only called with the player's consent, so it says so.

    Of what the house knows, version 2 of the request asks for the two facts here; Apple refuses a part that was used
    of something that was not delivered.
    """
    used = min(max(consumption.consumed_millionths, 0), WHOLE) // _MILLIONTHS_PER_MILLIPERCENT
    return ConsumptionRequest(
        customerConsented=True,
        sampleContentProvided=False,
        deliveryStatus=DeliveryStatus.DELIVERED if consumption.delivered else DeliveryStatus.UNDELIVERED_OTHER,
        consumptionPercentage=used if consumption.delivered else 0,
    )


def _taken_back(said: JWSTransactionDecodedPayload) -> int:
    percentage = said.revocationPercentage
    if percentage is None or said.revocationType is RevocationType.FAMILY_REVOKE:
        return WHOLE
    return min(max(percentage, 0) * _MILLIONTHS_PER_MILLIPERCENT, WHOLE)


def _id(text: str | None) -> str:
    if text is None or _ID.fullmatch(text) is None:
        raise Unreadable("an id that is missing or strange")
    return text
