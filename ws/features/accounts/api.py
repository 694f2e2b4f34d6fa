"""The door of the accounts."""

from ws.kernel.facts import Fact


class AccountOpened(Fact, frozen=True):
    """An account was created; its first turn."""

    account_id: int
