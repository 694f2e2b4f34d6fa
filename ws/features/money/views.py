"""What the client sees of the money."""

from ws.content.schemas import Content
from ws.features.money.records import Money
from ws.kernel.state import Reader


def money(reader: Reader, content: Content) -> dict[str, int] | None:
    held = reader.find(Money)
    return None if held is None else {"cents": held.cents}


def status(reader: Reader, minute: int) -> dict[str, object]:
    """The part of `u`."""
    return {"money": reader.get(Money).cents}


def never(reader: Reader, minute: int) -> int | None:
    """Money does not move by itself between moments."""
    return None
