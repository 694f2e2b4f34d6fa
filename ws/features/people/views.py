"""What the client sees of the people."""

from typing import cast

from ws.features.people.records import Person
from ws.kernel.records import Record
from ws.kernel.state import Reader


def person(reader: Reader, record: Record) -> dict[str, object]:
    """The short form; `get_person` tells the rest."""
    held = cast(Person, record)
    return {
        "id": held.id,
        "relation": held.relation,
        "first_name": held.first_name,
        "last_name": held.last_name,
        "sex": held.sex,
        "birth_minute": held.birth_minute,
        "alive": held.is_alive,
        "died_minute": held.died_minute,
        "affinity": held.affinity,
        "doing": held.doing,
        "job": held.job,
        "lives": held.lives,
        "estranged": held.estranged,
        "in_touch": held.in_touch,
    }
