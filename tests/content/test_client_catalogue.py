"""The web client shows what the content says: prices and countries stand in both."""

from __future__ import annotations

import re
from pathlib import Path

from ws.content import loader

CATALOGUE = (Path(__file__).parent.parent.parent / "static" / "js" / "catalogue.js").read_text(encoding="utf-8")
CONTENT = loader.load()


def shown(name: str) -> str:
    """The text of one list of the client's catalogue."""
    found = re.search(rf"export const {name} = \[(.*?)\n\];", CATALOGUE, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_refills_and_skips_have_the_prices_of_the_content() -> None:
    for name, entries in (("REFILLS", CONTENT.refills), ("SKIPS", CONTENT.skips)):
        prices = dict(re.findall(r'id: "(\w+)".*?price: (\d+)', shown(name)))
        assert prices == {entry.id: str(entry.diamonds) for entry in entries.values()}


def test_countries_are_those_of_the_content() -> None:
    countries = dict(re.findall(r'\["(\w\w)", "([^"]+)"\]', shown("COUNTRIES")))
    assert countries == {country.id: country.name for country in CONTENT.countries.values()}
