"""What the law does at its moments. There are none in a life without a case."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.law import court, deeds, police, prison, words
from ws.features.law.records import Parole, PrisonTerm


def police_come(turn: Turn, argument: str) -> None:
    """The police have found out. The argument is the offence and what it brought: "fraud:120000"."""
    offence_id, _, gain = argument.partition(":")
    offence = turn.content.offences[offence_id]
    lead = deeds.come_about(turn, offence, "caught", "later", int(gain)).text
    police.come(turn, offence, accused=False, restitution_cents=int(gain), lead=lead)


def trial(turn: Turn, argument: str) -> None:
    """The day in court."""
    court.hold_trial(turn)


def prison_day(turn: Turn, argument: str) -> None:
    """A day inside."""
    prison.live_a_day(turn)


def prison_ends(turn: Turn, argument: str) -> None:
    """The sentence is served."""
    held = turn.find(PrisonTerm)
    if held is not None:
        words.tell(turn, "released", "The gate")
        prison.release(turn, on_parole=False)


def parole_ends(turn: Turn, argument: str) -> None:
    """The conditions fall away."""
    if turn.find(Parole) is not None:
        turn.remove(Parole)
        turn.tell(
            "law", "Your parole is over. The last form is signed, and nobody wants to know where you sleep any more."
        )


def fugitive_found(turn: Turn, argument: str) -> None:
    """The run is over."""
    prison.recapture(turn)


def service_ends(turn: Turn, argument: str) -> None:
    """Community service is done."""
    court.end_service(turn)
