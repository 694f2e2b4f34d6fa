"""Apple's App Store: purchases of StoreKit 2, Server Notifications V2, and the App Store Server API.

Import it only where the store is on: the library behind it is large.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Final, TypeVar

import msgspec
from appstoreserverlibrary.models.Environment import Environment
from appstoreserverlibrary.models.JWSTransactionDecodedPayload import JWSTransactionDecodedPayload
from appstoreserverlibrary.signed_data_verifier import VerificationException, VerificationStatus

from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers import apple_customers as customers
from ws.features.purchases.providers.apple_api import SECONDS, Api, Client, log
from ws.features.purchases.providers.apple_history import History
from ws.features.purchases.providers.apple_purchases import (
    STORE,
    Unreadable,
    consumption_of,
    is_lent,
    notification_of,
    rescinded_copy,
    transaction_of,
)
from ws.features.purchases.providers.apple_roots import read_roots
from ws.features.purchases.providers.apple_settings import AppleSettings
from ws.features.purchases.providers.apple_signed import MOST_CHARACTERS, Chains, Verifier, claimed_environment
from ws.features.purchases.providers.provider import Checkout, Claim, Consumption, Notification, Order, Provider
from ws.kernel.errors import Refused, SettingsError, Unavailable
from ws.kernel.stores import StoreTransaction

THREADS: Final = 4
"""For asking whether certificates were revoked; the answers are remembered, so that they are rarely needed."""

Found = TypeVar("Found")


class _Posted(msgspec.Struct):
    """What Apple posts."""

    signedPayload: Annotated[str, msgspec.Meta(max_length=MOST_CHARACTERS)]  # noqa: N815 - Apple's name


class AppleStore(Provider):
    """See the module. `now_ms` is Unix milliseconds, `now` monotonic seconds.

    The constructor reads the roots and the key, and raises SettingsError when they are not what they should be.
    """

    name = STORE

    def __init__(
        self,
        settings: AppleSettings,
        tokens: AccountTokens,
        now_ms: Callable[[], int],
        now: Callable[[], float],
    ) -> None:
        self._tokens = tokens
        self._home = Environment.PRODUCTION if settings.environment == "production" else Environment.SANDBOX
        self.chains = Chains(read_roots(settings.root_certificates), online=settings.online_checks)
        self._verifiers = {
            environment: Verifier(self.chains, environment, settings.bundle_id, settings.app_apple_id, now_ms)
            for environment in {self._home, Environment.SANDBOX}
        }
        self._apis = {
            environment: Api(_client(settings, environment, now_ms), now)
            for environment in self._verifiers
            if settings.private_key is not None
        }
        home = self._apis.get(self._home)
        self._history = None if home is None else History(home, self._home, self._read, now_ms)
        self._threads = ThreadPoolExecutor(THREADS, "apple") if settings.online_checks else None

    async def verify(self, claim: Claim) -> StoreTransaction:
        """See Provider. What carries no account's token has `account_id` None; a token that this server did not
        make, or made for another account, is refused, and so is what somebody else of the family bought."""
        try:
            said = await self._prove(lambda: self._transaction(claim.transaction))
            transaction = transaction_of(said, self._tokens)
        except (VerificationException, Unreadable) as error:
            raise self._refused(error, "not_allowed") from None
        if said.appAccountToken and transaction.account_id != claim.account_id:
            raise Refused("not_allowed", "This was bought for another account.")
        if is_lent(said):
            raise Refused("not_allowed", "This was bought by somebody else of the family.")
        return transaction

    async def begin(self, order: Order) -> Checkout:
        raise Refused("not_allowed", "Apple sells within the app.", product_id=order.product_id)

    async def read_notification(self, headers: Mapping[str, str], body: bytes) -> Notification:
        """See Provider. `headers` are not looked at: the body is signed."""
        try:
            posted = msgspec.json.decode(body, type=_Posted)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise Refused("bad_message") from None
        return await self._read(posted.signedPayload)

    async def settle(self, transaction: StoreTransaction) -> None:
        """Apple wants nothing: the app finishes its transactions itself."""

    async def send_consumption(self, transaction: StoreTransaction, consumption: Consumption) -> None:
        """See Provider. Raises Refused("not_allowed") without a key for the API, too."""
        api = self._apis.get(Environment.SANDBOX if transaction.sandbox else Environment.PRODUCTION)
        if api is None:
            raise Refused("not_allowed", "This server has no key for the App Store Server API.")
        told = consumption_of(consumption)
        await api.ask(lambda client: client.send_consumption_information(transaction.transaction_id, told))

    async def changes(self, since_ms: int) -> AsyncIterator[Notification]:
        """See Provider. Of the server's own environment; nothing without a key for the API."""
        if self._history is None:
            log.warning("Apple's history is not read: there is no key for the App Store Server API")
            return
        async for notification in self._history.since(since_ms):
            yield notification

    async def purchases_of(self, known: StoreTransaction, is_brief: bool) -> list[StoreTransaction] | None:
        """See Provider. None without a key for the API. What a family lends, or names an account in another server's
        words, is left out."""
        environment = Environment.SANDBOX if known.sandbox else Environment.PRODUCTION
        api = self._apis.get(environment)
        if api is None:
            return None

        async def read(signed: str) -> StoreTransaction:
            return await self._own(signed, environment)

        return await customers.purchases_of(api, known.customer or known.transaction_id, read, is_brief)

    async def close(self) -> None:
        for api in self._apis.values():
            await api.client.async_close()
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)

    async def _own(self, signed: str, environment: Environment) -> StoreTransaction:
        """A transaction in the history of a customer. Raises Refused, Unavailable."""
        await asyncio.sleep(0)  # a page is longer than anybody may hold up the others
        try:
            said = await self._prove(lambda: self._transaction(signed))
            told = transaction_of(said, self._tokens)
        except (VerificationException, Unreadable) as error:
            raise self._refused(error, "not_allowed") from None
        is_strange = bool(said.appAccountToken) and told.account_id is None
        if is_lent(said) or is_strange or said.environment is not environment:
            raise Refused("not_allowed")
        return told

    async def _read(self, signed: str) -> Notification:
        try:
            return await self._prove(lambda: self._notification(signed))
        except VerificationException as error:
            raise self._refused(error, "not_authenticated") from None
        except Unreadable as error:
            raise self._refused(error, "bad_message") from None

    def _notification(self, signed: str) -> Notification:
        verifier = self._verifier(signed)
        said = verifier.verify_and_decode_notification(signed)
        within = None if said.data is None else said.data.signedTransactionInfo
        # The same verifier: what is said of a sandbox may not speak of a real purchase, nor the other way.
        about = None if within is None else verifier.verify_and_decode_signed_transaction(within)
        copy = rescinded_copy(said)
        rescinded = None if copy is None else verifier.verify_and_decode_app_transaction(copy)
        return notification_of(said, about, rescinded, self._tokens)

    def _transaction(self, signed: str) -> JWSTransactionDecodedPayload:
        return self._verifier(signed).verify_and_decode_signed_transaction(signed)

    def _verifier(self, signed: str) -> Verifier:
        environment = claimed_environment(signed)
        if environment is None or environment not in self._verifiers:
            raise VerificationException(VerificationStatus.INVALID_ENVIRONMENT)
        return self._verifiers[environment]

    async def _prove(self, prove: Callable[[], Found]) -> Found:
        """Runs `prove`: at once when it only computes (under 3 ms), in a thread when it may have to ask Apple."""
        if self._threads is None:
            return _proved(prove)
        asked = asyncio.get_running_loop().run_in_executor(self._threads, _proved, prove)
        try:
            async with asyncio.timeout(SECONDS):
                return await asked
        except TimeoutError:
            raise Unavailable("Apple did not say in time whether its certificates hold.") from None

    def _refused(self, error: VerificationException | Unreadable, code: str) -> Refused | Unavailable:
        if isinstance(error, VerificationException):
            if error.status is VerificationStatus.RETRYABLE_VERIFICATION_FAILURE:
                return Unavailable("Apple does not say whether its certificates hold.")
            log.info("something was not signed by Apple for this app", why=error.status.name)
        else:
            log.warning("Apple signed what this server can not read", why=str(error))
        return Refused(code)


def _proved(prove: Callable[[], Found]) -> Found:
    """Raises VerificationException and Unreadable only."""
    try:
        return prove()
    except (VerificationException, Unreadable):
        raise
    except (ValueError, TypeError, AttributeError, KeyError, ExceptionGroup) as error:
        # What the library raises for signed JSON of another shape than documented (cattrs raises groups).
        raise Unreadable(type(error).__name__) from None


def _client(settings: AppleSettings, environment: Environment, now_ms: Callable[[], int]) -> Client:
    key = settings.private_key.get_secret_value() if settings.private_key else ""
    try:
        return Client(
            key.replace("\\n", "\n").encode(),
            settings.key_id,
            settings.issuer_id,
            settings.bundle_id,
            environment,
            settings.api_url,
            now_ms,
        )
    except (ValueError, TypeError):
        raise SettingsError("BAOLIFE_APPLE_PRIVATE_KEY: it is no private key in PEM") from None
