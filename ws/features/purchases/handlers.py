"""What purchases answer and hear."""

from __future__ import annotations

from collections.abc import Iterator

from ws.engine.turn import Turn
from ws.features.purchases import granting, rules
from ws.features.purchases.messages import (
    BeginPurchase,
    ConsentRescinded,
    GetPurchases,
    OpenParcels,
    ParcelsOpened,
    PurchaseBegun,
    PurchaseConsentSet,
    Purchases,
    PurchaseShown,
    PurchasesRestored,
    PurchaseTold,
    PurchaseVerified,
    Restored,
    RestorePurchases,
    SetPurchaseConsent,
    VerifyPurchase,
)
from ws.features.purchases.queries import Evidence, Restorable
from ws.features.purchases.records import PurchaseConsent, StorePurchase, purchase_id
from ws.kernel.errors import GameError, Refused
from ws.kernel.player import Player
from ws.kernel.stores import Checkout


def verify_purchase(turn: Turn, request: VerifyPurchase, evidence: Evidence) -> PurchaseVerified:
    """Grant what was proved, once; a purchase that is known is told as it stands."""
    purchase = accept(turn, evidence)
    return PurchaseVerified(purchase=shown(purchase), diamonds=turn.get(Player).diamonds)


def restore_purchases(turn: Turn, request: RestorePurchases, evidence: Restorable) -> PurchasesRestored:
    """The same for many; one that is refused does not stop the others. What was not asked for and is refused (play
    money, say) is not told of."""
    shown = [_restored(turn, found) for found in evidence.shown]
    missed = [_restored(turn, found) for found in evidence.missed]
    return PurchasesRestored(
        restored=(*shown, *(one for one in missed if not one.code)), diamonds=turn.get(Player).diamonds
    )


def get_purchases(turn: Turn, request: GetPurchases) -> Purchases:
    """One page of the history."""
    before = request.before if request.before is not None else 2**62
    held = sorted((p for p in turn.all(StorePurchase) if p.number < before), key=lambda p: -p.number)
    page = held[: request.limit]
    return Purchases(
        purchases=tuple(map(shown, page)), next_before=page[-1].number if len(held) > len(page) else None
    )


def begin_purchase(turn: Turn, request: BeginPurchase, evidence: Checkout) -> PurchaseBegun:
    """Where the buyer goes on. Nothing is granted before the store says that it was paid."""
    return PurchaseBegun(checkout_id=evidence.checkout_id, url=evidence.url, expires_at=evidence.expires_at)


def set_purchase_consent(turn: Turn, request: SetPurchaseConsent) -> PurchaseConsentSet:
    """Note what the player allows from now on."""
    turn.put(PurchaseConsent(request.share_consumption))
    return PurchaseConsentSet(share_consumption=request.share_consumption)


def open_parcels(turn: Turn, request: OpenParcels) -> ParcelsOpened:
    """Bring everything that waits into the life."""
    turn.living()
    waiting = list(parcels(turn.all(StorePurchase)))
    if not waiting:
        raise Refused("not_found", "No parcel waits for you.")
    items: dict[str, int] = {}
    for purchase in waiting:
        for item_id, count in granting.open_parcel(turn, purchase).items():
            items[item_id] = items.get(item_id, 0) + count
    return ParcelsOpened(items=items)


def hear_of_purchase(turn: Turn, letter: PurchaseTold) -> None:
    """A store said something by itself. What may not be granted is passed over: the notification is kept, and the
    operator's report shows it."""
    told = letter.transaction
    if turn.find(StorePurchase, purchase_id(told.store, told.transaction_id)) is None:
        try:
            rules.check_acceptable(told, turn.account_id, None, policy_of(turn))
        except Refused:
            return
    purchase = granting.hear(turn, told)
    if purchase is None or not letter.asks_consumption:
        return
    consent = turn.find(PurchaseConsent)
    if consent is not None and consent.share_consumption:
        granting.ask(turn, purchase, told, "consumption", granting.ANSWER_WITHIN_MS)


def hear_of_rescission(turn: Turn, letter: ConsentRescinded) -> None:
    """No store is told anything more of this account's play. That it can not begin a purchase is the flag's doing,
    which was written with the letter."""
    turn.put(PurchaseConsent(share_consumption=False))
    text = "The store says that the consent to your purchases was taken back. Please write to the support."
    turn.tell("purchase", text, title="Purchases stopped")


def accept(turn: Turn, evidence: Evidence) -> StorePurchase:
    """The purchase that was proved, as it stands for this account. Raises Refused."""
    rules.check_acceptable(evidence.told, turn.account_id, evidence.holder, policy_of(turn))
    purchase = granting.hear(turn, evidence.told)
    if purchase is None:
        raise Refused("not_found", rules.UNKNOWN_PRODUCT)
    return purchase


def policy_of(turn: Turn) -> rules.Policy:
    """What the operator decided."""
    return rules.Policy(sandbox_purchases=turn.world.settings.sandbox_purchases)


def parcels(purchases: Iterator[StorePurchase]) -> Iterator[StorePurchase]:
    """Those with things that wait."""
    return (purchase for purchase in purchases if purchase.parcel)


def shown(purchase: StorePurchase) -> PurchaseShown:
    """A purchase, for its buyer."""
    return PurchaseShown(
        purchase_id=purchase.purchase_id,
        number=purchase.number,
        store=purchase.store,
        product_id=purchase.product_id,
        kind=purchase.kind,
        state=purchase.state.value,
        bought_at=purchase.bought_at,
        quantity=purchase.quantity,
        sandbox=purchase.sandbox,
        granted=bool(purchase.granted_at),
        diamonds=purchase.diamonds,
        taken_back_millionths=purchase.told_millionths,
        taken_diamonds=purchase.taken_diamonds,
        open_uses=rules.open_uses(purchase),
        paid_micros=purchase.paid_micros,
        currency=purchase.currency,
    )


def _restored(turn: Turn, found: Evidence | GameError) -> Restored:
    if isinstance(found, GameError):
        return Restored(found.code, found.message, None)
    try:
        return Restored("", "", shown(accept(turn, found)))
    except Refused as refusal:
        return Restored(refusal.code, refusal.message, None)
