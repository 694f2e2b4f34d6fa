"""Messages of the birth."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.kernel.messages import Name, Reply, Request

CountryId = Annotated[str, msgspec.Meta(min_length=2, max_length=2)]


class StartLife(Request, frozen=True, tag="start_life"):
    """Begin a life. What is left out, chance decides."""

    first_name: Name | None = None
    last_name: Name | None = None
    sex: Literal["female", "male"] | None = None
    country: CountryId | None = None
    end_current: bool = False
    """Leave the present life, which ends here."""
    keep_current: bool = False
    """Let the present life rest, to be gone on with later."""


class LifeStarted(Reply, frozen=True, tag="start_life"):
    life_id: str
    first_name: str
    last_name: str
    sex: str
    country: str


LifeId = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{0,18}$")]


class GetLives(Request, frozen=True, tag="get_lives"):
    """The living lives of the account."""


class LivingLife(msgspec.Struct, frozen=True):
    life_id: str
    number: int
    first_name: str
    last_name: str
    sex: str
    country: str
    age: int
    active: bool
    paused_at: int | None
    """Unix milliseconds; None for the active one."""


class Lives(Reply, frozen=True, tag="get_lives"):
    lives: tuple[LivingLife, ...]
    most: int
    """How many may live at a time."""


class SwitchLife(Request, frozen=True, tag="switch_life"):
    """Let the present life rest, and go on with another one."""

    life_id: LifeId


class LifeSwitched(Reply, frozen=True, tag="switch_life"):
    life_id: str
    first_name: str
    last_name: str
    minute: int
