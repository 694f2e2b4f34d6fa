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


class LifeStarted(Reply, frozen=True, tag="start_life"):
    life_id: str
    first_name: str
    last_name: str
    sex: str
    country: str
