"""Filling names into sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ws.kernel.prose import fill


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("{person} laughs.", {"person": "your sister Ada"}, "Your sister Ada laughs."),
        ("Then {person} laughs.", {"person": "your sister Ada"}, "Then your sister Ada laughs."),
        ("Enough! {person} laughs.", {"person": "your sister"}, "Enough! Your sister laughs."),
        ("Why? {they} asks.", {"they": "she"}, "Why? She asks."),
        ("One.\n{they} goes.", {"they": "he"}, "One.\nHe goes."),
        ("{name} is {age}.", {"name": "Ada", "age": 81}, "Ada is 81."),
        ("“So.” {person} nods.", {"person": "your father"}, "“So.” Your father nods."),
        ("so much… egg, as it is written", {}, "so much… egg, as it is written"),
        ("{name} waits… {they} waits on.", {"name": "Ada", "they": "she"}, "Ada waits… She waits on."),
        ("{name} comes.", {"name": "émile"}, "Émile comes."),
    ],
)
def test_names_are_filled_and_sentences_begin_large(text: str, names: dict[str, object], told: str) -> None:
    assert fill(text, **names) == told


PLAIN = re.compile(r"(^|[.!?…]\s+|[.!?]”\s+|\n)([a-zà-þ])")
"""What begins a sentence, said plainly."""


@given(st.text(".!?…”\n\t abzàþßÿXя", max_size=12))
def test_the_quick_search_finds_what_the_plain_one_finds(text: str) -> None:
    assert fill("{told}", told=text) == PLAIN.sub(lambda found: found[1] + found[2].upper(), text)


def test_a_name_that_nobody_fills_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{nobody} was here.")


@given(st.text(max_size=40))
def test_a_name_is_never_read_as_a_placeholder(name: str) -> None:
    told = fill("It is {name}", name=name)
    assert told.casefold().startswith("it is ")
    assert len(told) == len("It is ") + len(name)
