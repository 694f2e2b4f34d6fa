"""What a consent that was taken back writes: a flag and a letter for each account of the customer.

Both are in the transaction that keeps the notification, so they are written once, however often a store tells it. The
flag is not left to the letter: the account can not begin a purchase from now on, whether it is loaded or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ws.kernel.commit import OutgoingLetter
from ws.kernel.stores import Notice
from ws.store.addressees import Key
from ws.store.batch import Upsert
from ws.store.flags import FlagRow, flagging

DAY_MS: Final = 86_400_000


def rescinding(
    notices: Sequence[Notice], customers: Mapping[Key, Sequence[int]], new_id: Callable[[], int], at: int
) -> tuple[list[OutgoingLetter], Sequence[Upsert]]:
    """The letters, which the caller writes, and what keeps the flags. `customers` are the accounts of each customer,
    `at` is now (Unix ms); the day of a flag is the store's."""
    letters: list[OutgoingLetter] = []
    flags: list[FlagRow] = []
    for notice in notices:
        said = notice.rescission
        if said is None:
            continue
        for account_id in customers.get((notice.store, said.customer), ()):
            letters.append(OutgoingLetter(new_id(), account_id, said.letter))
            flags.append((account_id, said.reason, notice.at // DAY_MS, said.evidence, at))
    return letters, flagging(flags)
