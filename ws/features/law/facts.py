"""What the law announces; others take it from the door."""

from ws.kernel.facts import Fact


class CrimeCommitted(Fact, frozen=True):
    """A deed against the law. `caught` says whether it was seen at once."""

    offence_id: str
    caught: bool


class Arrested(Fact, frozen=True):
    """The police took somebody along, rightly or not."""

    offence_id: str


class Convicted(Fact, frozen=True):
    """A court spoke."""

    offence_id: str
    prison_days: int


class Imprisoned(Fact, frozen=True):
    """Prison begins; for the trial, by sentence, or again."""

    days: int


class Released(Fact, frozen=True):
    """Prison is over."""

    on_parole: bool
