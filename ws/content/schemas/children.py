"""Children: the words for what comes with them, and what the law of a country gives to parents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import msgspec

from ws.content.schemas.base import Entry, Label, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

ChildTelling = Literal[
    "found_out", "found_out_with", "surprise", "surprise_with", "found_out_surrogate",
    "second_trimester", "second_trimester_with", "third_trimester", "third_trimester_with",
    "lost", "lost_with", "ended", "ended_with", "kept_with",
    "born", "born_with", "born_surrogate", "twins", "given_up",
    "year_of_trying", "attempt_failed", "no_money_for_it", "too_late",
    "adoption_applied", "adoption_approved", "adoption_offer", "adoption_lapsed", "adopted", "adoption_stopped",
    "first_nights", "first_birthday", "first_school_day", "of_age", "grandchild",
    "with_family_meanwhile", "home_again", "moved_to_other", "leave_begins", "leave_ends",
    "past_infant", "past_child", "past_teen",
]  # fmt: skip
"""What the children room must be able to tell. `with`: the other one is pregnant. Pasts are those of children who
wait for parents."""
FILLERS: Final = frozenset(
    {
        "name", "partner", "child", "daughter", "they", "them", "their", "They", "Them", "Their", "age", "number",
        "amount",
    }
)  # fmt: skip
"""{name} is the player, {partner} the first name of the other one, {child} the child's with {daughter} ("daughter" or
"son") and the pronouns; {age} the child's, {number} of babies or months as a word, {amount} of money."""

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]


class ChildText(Entry, frozen=True, kw_only=True):
    """How something is told. Its id is one of `ChildTelling`."""

    title: Label
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


class FamilyLaw(Entry, frozen=True, kw_only=True):
    """What a country does for parents, rounded. The id is the country's."""

    leave_months: Annotated[int, msgspec.Meta(ge=0, le=36)]
    """Months away from work for who gave birth or adopted alone."""
    leave_percent: Percent
    """Of the pay that is paid in them."""
    partner_leave_months: Annotated[int, msgspec.Meta(ge=0, le=24)]
    """The same, for the other parent."""
    partner_leave_percent: Percent
    benefit_permille: Annotated[int, msgspec.Meta(ge=0, le=200)]
    """Child benefit a month and child, in thousandths of the median wage of a month."""
    surrogacy: bool
    """Whether a child may be carried by somebody else under the country's law."""
    ending: bool
    """Whether the law lets a woman end a pregnancy in its first three months at her own wish."""


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    wanted, there = set(get_args(ChildTelling)), set(content.child_texts)
    yield from (f"child_texts: {name!r} has no words" for name in sorted(wanted - there))
    yield from (f"child_texts: {name}: nobody asks for it" for name in sorted(there - wanted))
    for entry in content.child_texts.values():
        yield from unfilled(f"child_texts: {entry.id}", (entry.title, *entry.texts), set(FILLERS))
    missing = sorted(set(content.countries) - set(content.family_laws))
    yield from (f"family_laws: {name!r} is missing" for name in missing)
