"""Numbers, money and names as people say them."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SMALL: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WITH_ARTICLE: Final = frozenset({"United States", "United Kingdom", "Philippines"})
_VERBS: Final = frozenset({"is", "are", "was", "has", "have", "goes", "comes", "does", "will", "can"})
"""Words by which a title is a sentence of its own."""
_ABOUT: Final = 20
"""From here on money is rounded."""
_MILLION: Final = 1_000_000


def number(value: int) -> str:
    """A whole number from 0 to 999 in words; others in digits."""
    if not 0 <= value < 1000:
        return f"{value:,}"
    if value < 20:
        return _SMALL[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {number(rest)}" if rest else "")


def money(cents: int) -> str:
    """An amount as one would tell it: "twelve dollars", "about four hundred and twenty thousand dollars"."""
    dollars = abs(cents) // 100
    if dollars == 1:
        return "one dollar"
    if dollars < _ABOUT:
        return f"{number(dollars)} dollars"
    rounded = _two_digits(dollars)
    about = "" if rounded == dollars else "about "
    if rounded >= _MILLION:
        millions, rest = divmod(rounded, _MILLION)
        if rest:
            return f"{about}{rounded / _MILLION:g} million dollars"
        return f"{about}{'a' if millions == 1 else number(millions)} million dollars"
    if rounded >= 1000:
        thousands, rest = divmod(rounded, 1000)
        said = f"{number(thousands)} thousand" + (f" {number(rest)}" if rest else "")
        return f"{about}{said} dollars"
    return f"{about}{number(rounded)} dollars"


def lowered(name: str) -> str:
    """A name within a sentence; what is written in capitals stays so."""
    return name[:1].lower() + name[1:] if len(name) > 1 and name[1].islower() else name


def indefinite(name: str) -> str:
    """A job with its article; of one there is only one."""
    return f"the {name}" if name == "chief executive" else f"{_a(name)} {name}"


def with_article(country: str) -> str:
    """A country within a sentence."""
    return f"the {country}" if country in _WITH_ARTICLE else country


def titled(title: str) -> str:
    """The title of an event within a sentence: the class hamster, “Reward offered”, “A piano is moving in”."""
    plain = title.rstrip(".!")
    said = plain.split()
    if said[0] in ("The", "A", "An") and "?" not in plain and not _VERBS.intersection(said):
        return plain[:1].lower() + plain[1:]
    return f"“{plain}”"


def counted(count: int, thing: str) -> str:
    """So many of something: "one day", "three days"."""
    return f"{number(count)} {thing}" + ("" if count == 1 else "s")


def _a(name: str) -> str:
    return "an" if name[:1].lower() in "aeiou" else "a"


def _two_digits(value: int) -> int:
    power = int("1" + "0" * max(0, len(str(value)) - 2))
    return (value + power // 2) // power * power
