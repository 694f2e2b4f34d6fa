"""How far the player has come in the tutorial."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class TutorialProgress(Record, frozen=True):
    """Of the account: other lives go on where this one stood."""

    done: tuple[str, ...] = ()
    """Ids of steps, in the order in which they were done."""
    skipped: bool = False
    finished: bool = False

    STORED: ClassVar[Stored] = Stored(kind="tutorial", owner=Owner.ACCOUNT)

    @property
    def is_over(self) -> bool:
        return self.skipped or self.finished
