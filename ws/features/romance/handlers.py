"""Asking for those one loves, and deciding something with them."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.feature import Deed
from ws.engine.turn import Turn
from ws.features.home import api as home
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import bonding, deeds, possible, story, words
from ws.features.romance import messages as m
from ws.features.romance.records import Bond, Stage
from ws.features.romance.rules import stages
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused


def get_relationships(turn: Turn, request: m.GetRelationships) -> m.Relationships:
    """Everybody there is or was something with. Who is forgotten is left out."""
    turn.living()
    found: list[tuple[bool, int, str, m.RelationshipEntry]] = []
    for held in turn.all(Bond):
        person = people.find(turn, held.person_id)
        if person is not None:
            over = held.stage in stages.OVER
            found.append((over, -held.since_minute, held.person_id, _entry(turn, held, person)))
    return m.Relationships(relationships=tuple(entry for *_, entry in sorted(found, key=lambda each: each[:3])))


def get_relationship(turn: Turn, request: m.GetRelationship) -> m.RelationshipReply:
    """One of them, with what there is to tell."""
    turn.living()
    person = _known(turn, request.person_id)
    held = turn.find(Bond, person.id)
    return m.RelationshipReply(
        person_id=person.id,
        relationship=_entry(turn, held, person) if held is not None else None,
        chapters=story.chapters(turn, person) if held is not None else (),
        actions=_actions(turn, person),
    )


def ask_out(turn: Turn, request: m.AskOut) -> m.AskedOut:
    """Ask somebody to go out together."""
    person = _asked(turn, request.person_id, "ask_out")
    done = _perform(turn, m.AskedOutChosen(person.id, possible.is_energy_free(turn)))
    held = turn.find(Bond, person.id)
    return m.AskedOut(
        person_id=person.id,
        accepted=done.yes,
        text=done.text,
        stage=held.stage if held is not None else None,
        affinity=turn.get(Person, person.id).affinity,
        energy=vitals.energy(turn),
    )


def become_partners(turn: Turn, request: m.BecomePartners) -> m.PartnersAsked:
    """Ask to be a couple."""
    person = _asked(turn, request.person_id, "become_partners")
    done = _perform(turn, m.PartnersChosen(person.id))
    return m.PartnersAsked(person_id=person.id, accepted=done.yes, text=done.text, stage=_stage(turn, person))


def move_in_together(turn: Turn, request: m.MoveInTogether) -> m.MoveInAsked:
    """Ask to share a roof."""
    turn.living()
    person = people.get(turn, request.person_id)
    possible.check(turn, person, "move_in_together", request.where)
    done = _perform(turn, m.RoofChosen(person.id, request.where))
    return m.MoveInAsked(person_id=person.id, accepted=done.yes, text=done.text, home_id=home.home_id(turn))


def move_apart(turn: Turn, request: m.MoveApart) -> m.MovedOut:
    """Two homes again."""
    person = _asked(turn, request.person_id, "move_apart")
    done = _perform(turn, m.ApartChosen(person.id))
    return m.MovedOut(person_id=person.id, text=done.text, stage=_stage(turn, person))


def break_up(turn: Turn, request: m.BreakUp) -> m.BrokenUp:
    """End it."""
    person = _asked(turn, request.person_id, "break_up")
    done = _perform(turn, m.EndChosen(person.id))
    return m.BrokenUp(person_id=person.id, text=done.text, stage=_stage(turn, person))


def talk_it_over(turn: Turn, request: m.TalkItOver) -> m.TalkedOver:
    """Talk about what lies between the two."""
    person = _asked(turn, request.person_id, "talk_it_over")
    done = _perform(turn, m.TalkChosen(person.id, request.style, possible.is_energy_free(turn)))
    return m.TalkedOver(
        person_id=person.id,
        style=request.style,
        went_well=done.yes,
        text=done.text,
        strain=words.strain(bonding.now(turn, turn.get(Bond, person.id))),
        affinity=turn.get(Person, person.id).affinity,
        energy=vitals.energy(turn),
    )


def confess(turn: Turn, request: m.Confess) -> m.Confessed:
    """Tell what one has done."""
    person = _asked(turn, request.person_id, "confess")
    done = _perform(turn, m.ConfessionChosen(person.id))
    return m.Confessed(person_id=person.id, stays=done.yes, text=done.text, stage=_stage(turn, person))


def confront(turn: Turn, request: m.Confront) -> m.Confronted:
    """Say what one knows, or thinks."""
    person = _asked(turn, request.person_id, "confront")
    done = _perform(turn, m.ConfrontationChosen(person.id))
    return m.Confronted(
        person_id=person.id, admits=done.admits, stays=done.yes, text=done.text, stage=_stage(turn, person)
    )


def forgive(turn: Turn, request: m.Forgive) -> m.Forgave:
    """Forgive what came out."""
    person = _asked(turn, request.person_id, "forgive")
    done = _perform(turn, m.ForgivenessChosen(person.id))
    return m.Forgave(person_id=person.id, text=done.text, stage=_stage(turn, person))


def _asked(turn: Turn, person_id: str, action: m.Action) -> Person:
    turn.living()
    person = people.get(turn, person_id)
    possible.check(turn, person, action)
    return person


def _perform(turn: Turn, deed: Deed) -> deeds.Done:
    done = turn.perform(deed)
    if not isinstance(done, deeds.Done):
        raise TypeError("a choice in love gives what came of it")
    return done


def _known(turn: Turn, person_id: str) -> Person:
    person = people.find(turn, person_id)
    if person is None:
        raise Refused("not_found", "There is nobody of this id in this life.", person_id=person_id)
    return person


def _stage(turn: Turn, person: Person) -> Stage:
    return turn.get(Bond, person.id).stage


def _entry(turn: Turn, held: Bond, person: Person) -> m.RelationshipEntry:
    held = bonding.now(turn, held)
    trust, passion, strain = words.points(held)
    quarrel = turn.content.quarrels.get(held.quarrel)
    year = turn.life.days_per_year * MINUTES_PER_DAY
    wed = held.married_minute if held.stage in stages.WED else None
    return m.RelationshipEntry(
        person_id=person.id,
        name=f"{person.first_name} {person.last_name}",
        relation=person.relation,
        stage=held.stage,
        standing=words.standing(held, person),
        since_minute=held.since_minute,
        lives_together=held.lives_together,
        married_years=None if wed is None else (turn.minute - wed) // year,
        trust=trust,
        passion=passion,
        strain=strain,
        quarrel=quarrel.name if quarrel is not None else "",
        actions=_actions(turn, person),
    )


def _actions(turn: Turn, person: Person) -> tuple[m.ActionOffer, ...]:
    reasons = ((action, possible.why_not(turn, person, action)) for action in possible.offered(turn, person))
    return tuple(
        m.ActionOffer(id=action, name=words.action(action, person), available=not reason, reason=reason)
        for action, reason in reasons
    )
