"""How people are spoken of."""

from __future__ import annotations

from ws.features.people.records import Person


def pronouns(person: Person) -> dict[str, str]:
    """Fillers of texts about a person: {person} is the first name, {relation} the word for what they are
    to the life ("sister", "friend"), {they} ... {Their} as the person is."""
    they, them, their = ("she", "her", "her") if person.sex == "female" else ("he", "him", "his")
    return {
        "person": person.first_name,
        "relation": person.relation,
        "they": they,
        "them": them,
        "their": their,
        "They": they.capitalize(),
        "Them": them.capitalize(),
        "Their": their.capitalize(),
    }
