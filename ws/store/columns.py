"""Column types from annotations, and what all tables have in common."""

from __future__ import annotations

import types
from typing import Annotated, Any, Final, Union, get_args, get_origin

import msgspec
from sqlalchemy import BigInteger, Boolean, Double, Integer, LargeBinary, String
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.types import TypeEngine

BODY: Final = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")
WHOLE: Final = BigInteger().with_variant(Integer(), "sqlite")
OPTIONS: Final[dict[str, Any]] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


class Hint(msgspec.Struct, frozen=True):
    """An annotation, taken apart."""

    kind: object
    """Without None and without what Annotated adds."""
    is_nullable: bool
    max_length: int | None


def hint_of(where: str, hint: object) -> Hint:
    """Take an annotation apart. Raises TypeError for a union of several types, naming `where`."""
    nullable = False
    length: int | None = None
    while True:
        if get_origin(hint) is Annotated:
            hint, *extras = get_args(hint)
            for extra in extras:
                if isinstance(extra, msgspec.Meta) and extra.max_length is not None:
                    length = extra.max_length
        elif get_origin(hint) in (Union, types.UnionType):
            arms = [arm for arm in get_args(hint) if arm is not type(None)]
            if len(arms) != 1:
                raise TypeError(f"{where}: a column holds one type")
            nullable, hint = True, arms[0]
        else:
            return Hint(hint, nullable, length)


def plain_type(hint: Hint) -> TypeEngine[Any] | None:
    """The column of a number, a boolean, a text or bytes; None for anything else."""
    plain: dict[object, TypeEngine[Any]] = {
        int: WHOLE,
        bool: Boolean(create_constraint=False),
        float: Double(),
        str: String(hint.max_length or 255),
        bytes: BODY,
    }
    return plain.get(hint.kind) if isinstance(hint.kind, type) else None
