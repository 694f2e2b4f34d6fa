"""What the album hears of, and makes a picture of. Ids that the content has dropped are passed over."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas.base import Sex
from ws.engine.turn import Turn
from ws.features.activities.api import ActivityDone
from ws.features.ageing.api import BirthdayCame, LifeEnded
from ws.features.album import api
from ws.features.album.records import Album
from ws.features.album.rules import looks, occasions
from ws.features.album.taking import Staged, sitter, take
from ws.features.belongings.api import VehicleBought
from ws.features.birth.api import LifeBegan
from ws.features.careers.api import BecameChief, BusinessStarted, Hired, Promoted, Retired
from ws.features.children.api import ChildAdopted, ChildBeganSchool, ChildBorn, GrandchildBorn
from ws.features.education.api import Enrolled, Graduated
from ws.features.experience.api import MilestoneReached
from ws.features.health.api import Recovered
from ws.features.home.api import HomeBought, MovedIn
from ws.features.law import api as law
from ws.features.law.api import Released
from ws.features.people import api as people
from ws.features.people.api import FriendshipBegan, PersonDied, PersonLeftSchool, PersonMet, PersonMoved, PersonPaired
from ws.features.people.records import Person
from ws.features.romance.api import AnniversaryCame, Engaged
from ws.features.weddings.api import VowsRenewed, WeddingHeld

_GROWN = 18
_SCHOOLS = {"primary": "primary school", "middle": "middle school", "high": "high school"}


def life_began(turn: Turn, fact: LifeBegan) -> None:
    take(turn, "born")


def birthday_came(turn: Turn, fact: BirthdayCame) -> None:
    """Not every birthday: the first ones, and the round ones."""
    occasion = occasions.birthday(fact.age)
    if occasion:
        take(turn, occasion, Staged(detail=str(fact.age)))


def milestone_reached(turn: Turn, fact: MilestoneReached) -> None:
    if fact.milestone_id == "first_day_of_school":
        take(turn, "first_school_day")


def enrolled(turn: Turn, fact: Enrolled) -> None:
    """A new school is a new class."""
    if fact.programme_id in ("middle", "high"):
        what = _SCHOOLS[fact.programme_id].capitalize()
        take(turn, "class_photo", Staged(what=what, detail=f"{what} {turn.date().year}"))


def graduated(turn: Turn, fact: Graduated) -> None:
    if fact.programme_id in ("primary", "middle"):
        take(turn, "school_done", Staged(what=_SCHOOLS[fact.programme_id]))
        return
    found = turn.content.programmes.get(fact.programme_id)
    what = found.name if found is not None else _SCHOOLS.get(fact.programme_id, fact.programme_id).capitalize()
    take(turn, "graduation", Staged(what=_lowered(what), detail=what))


def hired(turn: Turn, fact: Hired) -> None:
    scenes, detail = occasions.work_scene(turn.content, fact.job_id)
    staged = Staged(what=_job(turn, fact.job_id), detail=detail, scenes=scenes)
    take(turn, "first_job" if _is_first(turn, "first_job") else "new_job", staged)


def promoted(turn: Turn, fact: Promoted) -> None:
    scenes, detail = occasions.work_scene(turn.content, fact.job_id)
    take(turn, "promotion", Staged(what=_job(turn, fact.job_id), detail=detail, scenes=scenes))


def became_chief(turn: Turn, fact: BecameChief) -> None:
    take(turn, "chief", Staged(what=_job(turn, fact.job_id), detail=turn.life.last_name))


def business_started(turn: Turn, fact: BusinessStarted) -> None:
    kind = turn.content.businesses.get(fact.kind)
    if kind is None:
        return
    what = _lowered(kind.name)
    take(turn, "business", Staged(what=what, detail=f"{turn.life.last_name} {what.capitalize()}"))


def retired(turn: Turn, fact: Retired) -> None:
    take(turn, "retired")


def moved_in(turn: Turn, fact: MovedIn) -> None:
    """The first place of one's own; a shelter is none."""
    home = turn.content.homes.get(fact.home_id)
    if home is not None and not fact.owned and home.role not in ("shelter", "street"):
        take(turn, "first_home", Staged(what=home.name))


def home_bought(turn: Turn, fact: HomeBought) -> None:
    home = turn.content.homes.get(fact.home_id)
    if home is None:
        return
    flat = home.place == "city"
    take(turn, "own_home", Staged(what=home.name, scenes=("front_door",) if flat else ("own_house",)))


def vehicle_bought(turn: Turn, fact: VehicleBought) -> None:
    vehicle = turn.content.vehicles.get(fact.vehicle_id)
    if vehicle is not None:
        take(turn, "first_wheels", Staged(what=vehicle.name, detail=occasions.wheels(vehicle.kind)))


def friendship_began(turn: Turn, fact: FriendshipBegan) -> None:
    take(turn, "new_friend", Staged(about=people.find(turn, fact.person_id)))


def person_met(turn: Turn, fact: PersonMet) -> None:
    """Newborns of the family, one's own and theirs apart; others are met without a camera."""
    person = people.find(turn, fact.person_id)
    if person is not None and not _is_own(person) and person.relation in looks.KIN and people.age(turn, person) < 1:
        take(turn, "newborn", Staged(about=person))


def child_came(turn: Turn, fact: ChildBorn | ChildAdopted) -> None:
    take(turn, "child_born" if isinstance(fact, ChildBorn) else "child_adopted", _about(turn, fact.person_id))


def child_began_school(turn: Turn, fact: ChildBeganSchool) -> None:
    take(turn, "child_school", _about(turn, fact.person_id))


def grandchild_born(turn: Turn, fact: GrandchildBorn) -> None:
    take(turn, "grandchild", _about(turn, fact.person_id))


def person_left_school(turn: Turn, fact: PersonLeftSchool) -> None:
    """Of one's own children."""
    person = people.find(turn, fact.person_id)
    if person is not None and people.belongs(person.relation, "child"):
        take(turn, "child_graduated", Staged(about=person))


def person_moved(turn: Turn, fact: PersonMoved) -> None:
    """The grown child that leaves home; a move to the other parent is no picture."""
    person = people.find(turn, fact.person_id)
    grown = person is not None and people.belongs(person.relation, "child") and people.age(turn, person) >= _GROWN
    if grown and fact.lives == "near":
        take(turn, "child_left_home", Staged(about=person))


def person_paired(turn: Turn, fact: PersonPaired) -> None:
    """A wedding in the family. The other one of the pair may be known by name only."""
    person = people.find(turn, fact.person_id)
    if person is None or not fact.married or person.relation not in looks.KIN or not person.partner:
        return
    partner = people.find(turn, person.partner_id) if person.partner_id else None
    if partner is None:
        sex: Sex = "male" if person.sex == "female" else "female"
        partner = replace(
            person, id=f"{person.id}.partner", relation="acquaintance", first_name=person.partner, sex=sex
        )
    take(turn, "family_wedding", Staged(about=person, guests=(sitter(turn, partner),)))


def engaged(turn: Turn, fact: Engaged) -> None:
    take(turn, "engagement", Staged(about=people.find(turn, fact.person_id)))


def wedding_held(turn: Turn, fact: WeddingHeld) -> None:
    """The life's own, where it was held."""
    place = turn.content.wedding_places.get(fact.place_id)
    setting = place.setting if place is not None else "indoor"
    what = place.name[:1].upper() + place.name[1:] if place is not None else "A hall"
    staged = Staged(about=people.find(turn, fact.person_id), what=what, scenes=(occasions.wedding_scene(setting),))
    take(turn, "own_wedding", staged)


def anniversary_came(turn: Turn, fact: AnniversaryCame) -> None:
    """The round ones, where two can stand beside each other; in prison nobody has a camera."""
    person = people.find(turn, fact.person_id)
    occasion = occasions.anniversary(fact.years)
    if occasion and person is not None and not law.is_in_prison(turn):
        take(turn, occasion, Staged(about=person, what=str(fact.years)))


def vows_renewed(turn: Turn, fact: VowsRenewed) -> None:
    take(turn, "vows_again", Staged(about=people.find(turn, fact.person_id), what=str(fact.years)))


def person_died(turn: Turn, fact: PersonDied) -> None:
    """Family, and whoever was close."""
    person = people.find(turn, fact.person_id)
    if person is None:
        return
    is_family = person.relation in looks.KIN or people.belongs(person.relation, "beloved")
    if is_family or person.affinity >= occasions.CLOSE:
        take(turn, "loss", Staged(about=person, about_absent=True, self_absent=True))


def activity_done(turn: Turn, fact: ActivityDone) -> None:
    """Now and then somebody has a camera along."""
    if fact.category == "outdoors":
        if api.season(turn) == "winter" and _is_due(turn, "snow"):
            take(turn, "snow")
        else:
            activity = turn.content.activities.get(fact.activity_id)
            take(turn, "outing", Staged(what=activity.name if activity is not None else ""))
    elif fact.person_id:
        person = people.find(turn, fact.person_id)
        if person is not None:
            take(turn, "together", Staged(about=person))


def recovered(turn: Turn, fact: Recovered) -> None:
    condition = turn.content.conditions.get(fact.condition_id)
    if condition is not None and condition.severity >= occasions.SERIOUS:
        take(turn, "recovered", Staged(what=_lowered(condition.name)))


def released(turn: Turn, fact: Released) -> None:
    take(turn, "released")


def life_ended(turn: Turn, fact: LifeEnded) -> None:
    take(turn, "last_picture", Staged(self_absent=True))


def _about(turn: Turn, person_id: str) -> Staged:
    return Staged(about=people.find(turn, person_id))


def _is_own(person: Person) -> bool:
    return people.belongs(person.relation, "child") or people.belongs(person.relation, "grandchild")


def _is_first(turn: Turn, occasion_id: str) -> bool:
    return occasions.times(turn.find(Album) or Album(), occasion_id) == 0


def _is_due(turn: Turn, occasion_id: str) -> bool:
    return occasions.may_take(turn.find(Album) or Album(), turn.content.photo_occasions[occasion_id], turn.age())


def _job(turn: Turn, job_id: str) -> str:
    job = turn.content.jobs.get(job_id)
    return _lowered(job.name) if job is not None else "a new job"


def _lowered(name: str) -> str:
    """A name within a sentence; what is written in capitals stays so."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
