"""Reading the family tree."""

from __future__ import annotations

from typing import cast

from ws.engine.feature import ReadPort
from ws.features.legacy.messages import GetFamilyTree
from ws.features.legacy.records import TreeEntry
from ws.kernel.messages import Request

_COLUMNS = ", ".join(TreeEntry.__struct_fields__)


async def find_entries(reads: ReadPort, account_id: int, request: Request) -> tuple[TreeEntry, ...]:
    """One row more than asked for, so that the handler knows whether there is a next page."""
    asked = cast(GetFamilyTree, request)
    rows = await reads.rows(
        f"SELECT {_COLUMNS} FROM family_tree "  # noqa: S608  # the columns are those of the record
        "WHERE account_id = :account_id AND number < :before ORDER BY number DESC LIMIT :most",
        account_id=account_id,
        before=asked.before if asked.before is not None else 2**62,
        most=asked.limit + 1,
    )
    return tuple(TreeEntry(*row) for row in rows)  # type: ignore[arg-type]  # columns as selected
