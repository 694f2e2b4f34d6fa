"""Schemas of the content files. A file that does not fit stops the start with place and reason.

Every kind of content is a list of entries with an `id`; `Content` holds them by id. Amounts of
vitals are points (0 to 100), money is in whole cents, durations are in game minutes. Each room
of content has a module here: its entries, and a `check` of what a schema can not say.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ws.content.schemas import (
    album,
    belongings,
    careers,
    children,
    conversation,
    dates,
    dating,
    education,
    events,
    experience,
    health,
    home,
    law,
    legacy,
    life,
    money,
    parting,
    people,
    romance,
    shop,
    story,
    tutorial,
    weddings,
)
from ws.content.schemas.album import Climate, Occasion, WorkScene
from ws.content.schemas.base import Effects, Entry, Outcome, Requires
from ws.content.schemas.belongings import Item, Vehicle
from ws.content.schemas.careers import BusinessKind, CareerText, InterviewQuestion, Job, Track
from ws.content.schemas.children import ChildText, FamilyLaw
from ws.content.schemas.conversation import DialogueLine, Lexicon, Moderation, Saying, Sign, SpeechAct, Topic
from ws.content.schemas.dates import DateActivity, DateMoment, DateOutcome, DateText, DateVenue
from ws.content.schemas.dating import BioPart, BioWords, DatingText, FitReason
from ws.content.schemas.education import Club, Programme, Scholarship, SchoolText, Subject
from ws.content.schemas.events import Choice, Conditions, Event, EventOutcome
from ws.content.schemas.experience import Feat, LevelLine
from ws.content.schemas.health import Condition, DeathCause, Ending, HabitKind, LifeTable, Treatment
from ws.content.schemas.home import Home, Mishap, Telling
from ws.content.schemas.law import CourtText, Offence, PrisonActivity, PrisonEvent
from ws.content.schemas.legacy import Charity, InheritanceTax, LegacyText, ObituaryPart, Ribbon
from ws.content.schemas.life import Activity, Country, Experiment, Family, Milestone, Refill, Skip, SkipOpening
from ws.content.schemas.money import BankLetter, Economy, Fund, Insurance, LoanKind
from ws.content.schemas.parting import MaritalRegime, PartingText
from ws.content.schemas.people import Interaction, InterestKind, MeetingPlace, PeopleNews, TraitWords
from ws.content.schemas.romance import LoveChapter, LoveText, Quarrel
from ws.content.schemas.shop import Product, ShopOffer
from ws.content.schemas.story import StoryChapter, StoryClosing, StoryLine
from ws.content.schemas.tutorial import TutorialOrder, TutorialStep
from ws.content.schemas.weddings import (
    EngagementRing,
    WeddingExtra,
    WeddingMoment,
    WeddingPlace,
    WeddingStyle,
    WeddingText,
    WeddingVow,
)


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All content, by kind and id. Read-only for the life of the process. A field is a kind: one
    file `data/<kind>.yaml`, or a folder `data/<kind>/` of files."""

    activities: dict[str, Activity]
    events: dict[str, Event]
    milestones: dict[str, Milestone]
    tracks: dict[str, Track]
    jobs: dict[str, Job]
    interviews: dict[str, InterviewQuestion]
    businesses: dict[str, BusinessKind]
    career_texts: dict[str, CareerText]
    countries: dict[str, Country]
    families: dict[str, Family]
    endings: dict[str, Ending]
    refills: dict[str, Refill]
    skips: dict[str, Skip]
    skip_openings: dict[str, SkipOpening]
    experiments: dict[str, Experiment]
    economies: dict[str, Economy]
    loans: dict[str, LoanKind]
    funds: dict[str, Fund]
    insurances: dict[str, Insurance]
    bank_letters: dict[str, BankLetter]
    conditions: dict[str, Condition]
    treatments: dict[str, Treatment]
    habits: dict[str, HabitKind]
    life_tables: dict[str, LifeTable]
    death_causes: dict[str, DeathCause]
    offences: dict[str, Offence]
    court_texts: dict[str, CourtText]
    prison_activities: dict[str, PrisonActivity]
    prison_events: dict[str, PrisonEvent]
    subjects: dict[str, Subject]
    clubs: dict[str, Club]
    programmes: dict[str, Programme]
    scholarships: dict[str, Scholarship]
    school_texts: dict[str, SchoolText]
    homes: dict[str, Home]
    mishaps: dict[str, Mishap]
    tellings: dict[str, Telling]
    items: dict[str, Item]
    vehicles: dict[str, Vehicle]
    feats: dict[str, Feat]
    level_lines: dict[str, LevelLine]
    lexicons: dict[str, Lexicon]
    topics: dict[str, Topic]
    speech_acts: dict[str, SpeechAct]
    signs: dict[str, Sign]
    moderation: dict[str, Moderation]
    dialogue: dict[str, DialogueLine]
    sayings: dict[str, Saying]
    obituaries: dict[str, ObituaryPart]
    ribbons: dict[str, Ribbon]
    inheritance_taxes: dict[str, InheritanceTax]
    charities: dict[str, Charity]
    legacy_texts: dict[str, LegacyText]
    marital_regimes: dict[str, MaritalRegime]
    parting_texts: dict[str, PartingText]
    interactions: dict[str, Interaction]
    people_news: dict[str, PeopleNews]
    trait_words: dict[str, TraitWords]
    interests: dict[str, InterestKind]
    meeting_places: dict[str, MeetingPlace]
    bios: dict[str, BioPart]
    bio_words: dict[str, BioWords]
    fit_reasons: dict[str, FitReason]
    dating_texts: dict[str, DatingText]
    date_venues: dict[str, DateVenue]
    date_activities: dict[str, DateActivity]
    date_moments: dict[str, DateMoment]
    date_outcomes: dict[str, DateOutcome]
    date_texts: dict[str, DateText]
    child_texts: dict[str, ChildText]
    family_laws: dict[str, FamilyLaw]
    climates: dict[str, Climate]
    photo_occasions: dict[str, Occasion]
    work_scenes: dict[str, WorkScene]
    story_lines: dict[str, StoryLine]
    story_chapters: dict[str, StoryChapter]
    story_closings: dict[str, StoryClosing]
    tutorial_steps: dict[str, TutorialStep]
    tutorial_orders: dict[str, TutorialOrder]
    love_texts: dict[str, LoveText]
    love_chapters: dict[str, LoveChapter]
    quarrels: dict[str, Quarrel]
    products: dict[str, Product]
    shop_offers: dict[str, ShopOffer]
    engagement_rings: dict[str, EngagementRing]
    wedding_places: dict[str, WeddingPlace]
    wedding_styles: dict[str, WeddingStyle]
    wedding_extras: dict[str, WeddingExtra]
    wedding_vows: dict[str, WeddingVow]
    wedding_moments: dict[str, WeddingMoment]
    wedding_texts: dict[str, WeddingText]

    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind; choices are counted as a kind."""
        counts = {kind: len(getattr(self, kind)) for kind in self.__struct_fields__}
        counts["choices"] = sum(len(event.choices) for event in self.events.values())
        return counts


ROOMS = (
    album,
    belongings,
    careers,
    children,
    conversation,
    dating,
    dates,
    education,
    events,
    experience,
    health,
    home,
    law,
    legacy,
    life,
    money,
    parting,
    people,
    romance,
    shop,
    story,
    tutorial,
    weddings,
)


def check(content: Content) -> Iterable[str]:
    """What is wrong with content whose every entry is well formed: ids that point nowhere,
    placeholders that nobody fills, choices that can not be taken."""
    for room in ROOMS:
        yield from room.check(content)


__all__ = [
    "Activity",
    "BankLetter",
    "BioPart",
    "BioWords",
    "BusinessKind",
    "CareerText",
    "Charity",
    "ChildText",
    "Choice",
    "Climate",
    "Club",
    "Condition",
    "Conditions",
    "Content",
    "Country",
    "CourtText",
    "DateActivity",
    "DateMoment",
    "DateOutcome",
    "DateText",
    "DateVenue",
    "DatingText",
    "DeathCause",
    "DialogueLine",
    "Economy",
    "Effects",
    "Ending",
    "EngagementRing",
    "Entry",
    "Event",
    "EventOutcome",
    "Experiment",
    "Family",
    "FamilyLaw",
    "Feat",
    "FitReason",
    "Fund",
    "HabitKind",
    "Home",
    "InheritanceTax",
    "Insurance",
    "Interaction",
    "InterestKind",
    "InterviewQuestion",
    "Item",
    "Job",
    "LegacyText",
    "LevelLine",
    "Lexicon",
    "LifeTable",
    "LoanKind",
    "LoveChapter",
    "LoveText",
    "MaritalRegime",
    "MeetingPlace",
    "Milestone",
    "Mishap",
    "Moderation",
    "ObituaryPart",
    "Occasion",
    "Offence",
    "Outcome",
    "PartingText",
    "PeopleNews",
    "PrisonActivity",
    "PrisonEvent",
    "Product",
    "Programme",
    "Quarrel",
    "Refill",
    "Requires",
    "Ribbon",
    "Saying",
    "Scholarship",
    "SchoolText",
    "Sign",
    "Skip",
    "SpeechAct",
    "StoryChapter",
    "StoryClosing",
    "StoryLine",
    "Subject",
    "Telling",
    "Topic",
    "Track",
    "TraitWords",
    "Treatment",
    "TutorialOrder",
    "TutorialStep",
    "Vehicle",
    "WeddingExtra",
    "WeddingMoment",
    "WeddingPlace",
    "WeddingStyle",
    "WeddingText",
    "WeddingVow",
    "WorkScene",
    "check",
]
