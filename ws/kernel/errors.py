"""One tree of errors, and the one list of codes that a client may meet."""

from __future__ import annotations

from typing import Final

FactValue = str | int | float | bool | None

CODES: Final[dict[str, str]] = {
    "bad_message": "The message could not be read.",
    "too_large": "The message is larger than the server accepts.",
    "not_authenticated": "Sign in first: send authenticate with a valid access token.",
    "unknown_type": "The server does not know this type of message.",
    "rate_limited": "Too many requests. Wait a moment, then try again.",
    "not_enough_diamonds": "There are not enough diamonds for this.",
    "not_enough_energy": "There is not enough energy for this. It comes back with time.",
    "not_enough_money": "There is not enough money for this.",
    "no_life": "No life has begun yet. Send start_life first.",
    "life_over": "This life has ended. Send start_life to begin the next one.",
    "question_pending": "A question is waiting for its answer.",
    "not_allowed": "This is not possible now.",
    "not_found": "There is no such thing.",
    "conflict": "This contradicts what is already there.",
    "unavailable": "The server can not do this right now. Try again in a moment.",
    "internal": "Something went wrong on the server. It has been noted.",
}
"""Every code a reply may carry, with the sentence used when nothing better is known."""


class GameError(Exception):
    """Anything the server answers a request with instead of a reply."""

    code: str

    def __init__(self, code: str, message: str = "", **facts: FactValue) -> None:
        if code not in CODES:
            raise ValueError(f"{code!r} is not in the list of codes")
        self.code = code
        self.message = message or CODES[code]
        self.facts = facts
        super().__init__(f"{code}: {self.message}")


class Refused(GameError):
    """A rule said no. The turn did not happen; the player is told why."""


class BadMessage(GameError):
    """The client sent what no well-behaved client sends. Counted; too many end the connection."""

    def __init__(self, message: str = "", code: str = "bad_message", **facts: FactValue) -> None:
        super().__init__(code, message, **facts)


class Unavailable(GameError):
    """The server can not answer now (database away, backlog full, draining)."""

    def __init__(self, message: str = "", retry_after_seconds: float = 2.0) -> None:
        super().__init__("unavailable", message, retry_after=retry_after_seconds)


class Fault(GameError):
    """A defect of the server. Logged with its trace; the player gets the id only."""

    def __init__(self, fault_id: str) -> None:
        super().__init__("internal", fault=fault_id)


class ContentError(Exception):
    """A content file is wrong. It stops the start and names file, place and cure."""


class SettingsError(Exception):
    """A setting is missing or wrong. It stops the start and names the variable."""
