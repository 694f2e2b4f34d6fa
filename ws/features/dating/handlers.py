"""What is asked of dating. Grown-ups only: whoever is not is refused, and sees nobody."""

from __future__ import annotations

from collections.abc import Generator

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.conversation import api as conversation
from ws.features.dating import cards, own, systems
from ws.features.dating import messages as m
from ws.features.dating.records import MOST_BIO, Like, Preferences
from ws.features.dating.rules import candidates, choosing
from ws.features.dating.rules.candidates import ADULT, Candidate
from ws.features.dating.rules.fitting import Fit
from ws.features.law import api as law
from ws.features.people import api as people
from ws.features.romance import api as romance
from ws.kernel.errors import Refused

Kept = dict[str, str] | None
"""Bios that a text model has polished, by candidate, where one is configured."""


def get_my_profile(turn: Turn, request: m.GetMyProfile) -> m.MyProfile:
    """The player's own card."""
    _grown(turn)
    said = own.profile(turn)
    myself = _myself(turn)
    return m.MyProfile(
        bio=said.text or cards.bio_of(turn, myself),
        source="own" if said.text else "grammar",
        interests=tuple(said.interests or myself.person.interests),
        character=people.character_words(myself.person, turn.content),
        goals=_goals(myself),
    )


def customize_bio(turn: Turn, request: m.CustomizeBio) -> m.BioCustomized:
    """Write the own card; what is left out stays. Raises Refused for what nobody should read."""
    _grown(turn)
    said = own.profile(turn)
    text = said.text if request.text is None else _fit_to_be_read(turn, request.text)
    interests = said.interests if request.interests is None else tuple(dict.fromkeys(request.interests))
    turn.perform(
        m.ProfileWritten(
            text=text,
            interests=interests,
            children=request.children or said.children,
            marriage=request.marriage or said.marriage,
            faith=request.faith or said.faith,
        )
    )
    myself = _myself(turn)
    return m.BioCustomized(
        bio=text or cards.bio_of(turn, myself),
        interests=tuple(interests or myself.person.interests),
        goals=_goals(myself),
    )


def get_preferences(turn: Turn, request: m.GetPreferences) -> m.PreferencesReply:
    """Whom the player looks for."""
    _grown(turn)
    return m.PreferencesReply(preferences=_wanted(turn))


def set_preferences(turn: Turn, request: m.SetPreferences) -> m.PreferencesSet:
    """Say whom one looks for. Raises Refused when nobody can be as young and as old as that."""
    _grown(turn)
    held = own.preferences(turn)
    asked = {
        name: getattr(held, name) if getattr(request, name) is None else getattr(request, name)
        for name in Preferences.__struct_fields__
    }
    asked["sexes"] = tuple(sex for sex in candidates.SEXES if sex in asked["sexes"])
    chosen = m.PreferencesChosen(**asked)
    low, high = candidates.ages(Preferences(**asked), turn.age())
    if low > high:
        raise Refused("not_allowed", "The youngest can not be older than the oldest.", min_age=low, max_age=high)
    turn.perform(chosen)
    return m.PreferencesSet(preferences=_wanted(turn))


def get_suggestions(turn: Turn, request: m.GetSuggestions, kept: Kept) -> Generator[None, None, m.Suggestions]:
    """The cards of the day. What is shown is written down. A generator, because thirty strangers and ten bios take
    some milliseconds."""
    _looking(turn)
    shown: list[m.Card] = []
    for candidate, fit in cards.of_today(turn):
        yield
        bio = cards.bio_of(turn, candidate, kept)
        cards.keep(turn, candidate, fit, bio, _source(candidate, kept))
        shown.append(cards.card(turn, candidate, fit, bio))
    likes, supers = _left(turn)
    return m.Suggestions(cards=tuple(shown), day=cards.today(turn), likes_left=likes, super_likes_left=supers)


def get_candidate(turn: Turn, request: m.GetCandidate, kept: Kept) -> m.CandidateReply:
    """One of the day's cards, with a picture."""
    _looking(turn)
    candidate, fit = _shown(turn, request.candidate_id)
    person = candidate.person
    bio = cards.bio_of(turn, candidate, kept)
    cards.keep(turn, candidate, fit, bio, _source(candidate, kept))
    drawn = people.appearance(turn, person)
    return m.CandidateReply(
        card=cards.card(turn, candidate, fit, bio),
        character=people.character_words(person, turn.content),
        goals=_goals(candidate),
        portrait=people.portrait(drawn, f"{person.first_name}, {candidate.age}", 20),
    )


def like(turn: Turn, request: m.LikeCandidate) -> m.LikeGiven:
    """Like somebody; the answer comes when they have thought about it."""
    _like(turn, request.candidate_id, is_super=False)
    return m.LikeGiven(candidate_id=request.candidate_id, likes_left=_left(turn)[0])


def super_like(turn: Turn, request: m.SuperLike) -> m.SuperLikeGiven:
    """Like somebody very much, and let them know; once a day."""
    _like(turn, request.candidate_id, is_super=True)
    return m.SuperLikeGiven(candidate_id=request.candidate_id, likes_left=_left(turn)[0])


def pass_on(turn: Turn, request: m.PassOn) -> m.PassedOn:
    """Not this one. Raises Refused when they were liked already."""
    _looking(turn)
    _shown(turn, request.candidate_id)
    if dict(cards.decided(turn)).get(request.candidate_id, "passed") != "passed":
        raise Refused("not_allowed", "They have been told already.", candidate_id=request.candidate_id)
    turn.perform(m.CandidatePassed(request.candidate_id))
    return m.PassedOn(candidate_id=request.candidate_id)


def get_matches(turn: Turn, request: m.GetMatches) -> m.Matches:
    """Who liked back, and who still thinks about it."""
    _grown(turn)
    found = [_match(turn, held) for held in romance.bonds(turn, "matched")]
    waiting = [m.WaitingEntry(h.candidate_id, h.person.first_name, h.minute, h.is_super) for h in turn.all(Like)]
    return m.Matches(
        matches=tuple(sorted((e for e in found if e is not None), key=lambda e: (-e.since_minute, e.person_id))),
        waiting=tuple(sorted(waiting, key=lambda entry: (-entry.minute, entry.candidate_id))),
    )


def unmatch(turn: Turn, request: m.Unmatch) -> m.Unmatched:
    """Take a match back. Raises Refused for who is none (any more)."""
    turn.living()
    person = people.find(turn, request.person_id)
    if person is None:
        raise Refused("not_found", "There is nobody of this id in this life.", person_id=request.person_id)
    if romance.stage(turn, person.id) != "matched":
        raise Refused("not_allowed", f"You and {person.first_name} are no match.", person_id=person.id)
    turn.perform(m.MatchUndone(person.id))
    return m.Unmatched(person_id=person.id)


def get_compatibility(turn: Turn, request: m.GetCompatibility) -> m.CompatibilityReply:
    """How well one would fit with somebody one knows. Raises what `romance.api.eligible_person` raises."""
    turn.living()
    candidate = cards.as_candidate(turn, romance.eligible_person(turn, request.person_id))
    fit = cards.fit_with(turn, candidate)
    return m.CompatibilityReply(
        person_id=request.person_id, score=fit.score, reasons=cards.told(fit.reasons, candidate.person, turn)
    )


def _grown(turn: Turn) -> None:
    turn.living()
    if turn.age() < ADULT:
        raise Refused("not_allowed", f"Romance begins at {ADULT}.", age=turn.age())


def _looking(turn: Turn) -> None:
    """Who may look for somebody: grown up, free, and with a telephone."""
    _grown(turn)
    beloved = romance.partner(turn)
    if beloved is not None:
        raise Refused("not_allowed", f"You are with {beloved.first_name}.", person_id=beloved.id)
    if law.is_in_prison(turn):
        raise Refused("not_allowed", "They took your telephone at the gate. Not from prison.")


def _shown(turn: Turn, candidate_id: str) -> tuple[Candidate, Fit]:
    if candidate_id in cards.shown(turn):
        found = candidates.find(candidate_id, own.seeker(turn), cards.today(turn), turn.content)
        if found is not None:
            return found, cards.fit_with(turn, found)
    raise Refused("not_found", "There is no such card today.", candidate_id=candidate_id)


def _like(turn: Turn, candidate_id: str, is_super: bool) -> None:
    _looking(turn)
    _shown(turn, candidate_id)
    if turn.find(Like, candidate_id) is not None or dict(cards.decided(turn)).get(candidate_id, "passed") != "passed":
        raise Refused("not_allowed", "They have been told already.", candidate_id=candidate_id)
    likes, supers = _left(turn)
    if not likes or (is_super and not supers):
        raise Refused("not_allowed", "That was the last one for today. Tomorrow there are others.")
    turn.perform(m.CandidateLiked(candidate_id, is_super))


def _left(turn: Turn) -> tuple[int, int]:
    """Likes and super likes that are left today."""
    given = [decision for _, decision in cards.decided(turn) if decision != "passed"]
    return max(0, choosing.SHOWN - len(given)), 0 if "super_liked" in given else 1


def _source(candidate: Candidate, kept: Kept) -> str:
    return "polished" if candidate.person.id in (kept or {}) else "grammar"


def _fit_to_be_read(turn: Turn, text: str) -> str:
    line = conversation.cleaned(text)
    if len(line) > MOST_BIO or not conversation.may_be_shown(turn.content, line):
        raise Refused("not_allowed", "Not like this: no insults, nothing crude, no links, addresses or numbers.")
    return line


def _myself(turn: Turn) -> Candidate:
    """The player's own card, as others would see it."""
    said = own.profile(turn)
    person = own.person(turn)
    openness, conscientiousness, extraversion, agreeableness, neuroticism = own.big_five(turn)
    person = replace(
        person,
        openness=openness,
        conscientiousness=conscientiousness,
        extraversion=extraversion,
        agreeableness=agreeableness,
        neuroticism=neuroticism,
        interests=said.interests or person.interests,
    )
    return Candidate(person, turn.age(), own.goals(turn))


def _goals(candidate: Candidate) -> dict[str, str]:
    goals = candidate.goals
    return {"children": goals.children, "marriage": goals.marriage, "faith": goals.faith, "drive": goals.drive}


def _wanted(turn: Turn) -> m.Wanted:
    held = own.preferences(turn)
    low, high = candidates.ages(held, turn.age())
    return m.Wanted(
        sexes=held.sexes,
        min_age=low,
        max_age=high,
        distance=held.distance,
        parents=held.parents,
        children=held.children,
        marriage=held.marriage,
        faith=held.faith,
        is_default_age=held.min_age is None and held.max_age is None,
    )


def _match(turn: Turn, bond: romance.Bond) -> m.MatchEntry | None:
    person = people.find(turn, bond.person_id)
    if person is None or not person.is_alive:
        return None
    candidate = cards.as_candidate(turn, person)
    fit = cards.fit_with(turn, candidate)
    return m.MatchEntry(
        person_id=person.id,
        first_name=person.first_name,
        age=candidate.age,
        bio=cards.bio_of(turn, candidate),
        score=fit.score,
        reasons=cards.told(fit.reasons, person, turn),
        since_minute=bond.since_minute,
        fades_minute=systems.fades_minute(turn, person),
    )
