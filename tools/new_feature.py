"""Makes an empty feature of the common shape: `python tools/new_feature.py NAME "What it is."`.

Writes `ws/features/NAME/` with its test, and its line in the roster. What stands in it works and
passes every check: one record, one rule, one request. docs/features.md says how to go on.
"""

from __future__ import annotations

import argparse
import keyword
import re
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
MOST_LETTERS: Final = 24
"""So that no line of what is written grows too long."""

FILES: Final = {
    "__init__.py": '''\
"""{Title}: {about}"""

from ws.engine.feature import Feature, Handles
from ws.features.{name} import handlers, messages
from ws.features.{name}.records import {Class}

FEATURE = Feature(
    name="{name}",
    owns=({Class},),
    handles=(
        Handles(
            messages.Get{Class},
            messages.{Class}Shown,
            handlers.get_{name},
        ),
    ),
)
''',
    "records.py": '''\
"""The records of {words}."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class {Class}(Record, frozen=True):
    """How often it was looked at."""

    times: int = 0

    STORED: ClassVar[Stored] = Stored(kind="{name}", owner=Owner.LIFE)
''',
    "rules.py": '''\
"""Decisions about {words}: pure functions of records."""

from msgspec.structs import replace

from ws.features.{name}.records import {Class}


def looked_at(held: {Class}) -> {Class}:
    """After one more look."""
    return replace(held, times=held.times + 1)
''',
    "messages.py": '''\
"""Messages of {words}."""

from ws.kernel.messages import Reply, Request


class Get{Class}(Request, frozen=True, tag="get_{name}"):
    """Look at it."""


class {Class}Shown(Reply, frozen=True, tag="get_{name}"):
    times: int
    """How often it was looked at, this time included."""
''',
    "handlers.py": '''\
"""What {words} can be asked."""

from ws.engine.turn import Turn
from ws.features.{name} import rules
from ws.features.{name}.messages import {messages}
from ws.features.{name}.records import {Class}


def get_{name}(turn: Turn, request: Get{Class}) -> {Class}Shown:
    """Note the look and tell how many there were. Raises Refused no_life or life_over."""
    turn.living()
    held = rules.looked_at(turn.find({Class}) or {Class}())
    turn.put(held)
    return {Class}Shown(times=held.times)
''',
    "api.py": '''\
"""The door of {words}: what other features may ask."""

from ws.engine.turn import Turn
from ws.features.{name}.records import {Class}


def times(turn: Turn) -> int:
    """How often it was looked at."""
    return (turn.find({Class}) or {Class}()).times
''',
}

TEST: Final = '''\
"""{Title}: {about}"""

import pytest
from msgspec.structs import replace

from ws import recorded, settings
from ws.engine.turn import Turn
from ws.features.birth.handlers import start_life
from ws.features.birth.messages import StartLife
from ws.features.{name} import api, handlers, rules
from ws.features.{name}.messages import Get{Class}
from ws.features.{name}.records import {Class}
from ws.kernel.errors import Refused
from ws.kernel.state import OwnerState


@pytest.fixture
def turn() -> Turn:
    """A first turn of a fresh account, without a life."""
    return recorded.sandbox_turn(recorded.sandbox_world(settings.load()), OwnerState(1, epoch=1))


def test_a_look_counts() -> None:
    assert rules.looked_at({Class}(times=2)) == replace({Class}(), times=3)


def test_the_request_counts_and_the_door_tells(turn: Turn) -> None:
    recorded.run(start_life(turn, StartLife()))
    assert api.times(turn) == 0
    assert handlers.get_{name}(turn, Get{Class}()).times == 1
    assert handlers.get_{name}(turn, Get{Class}()).times == 2
    assert api.times(turn) == 2


def test_it_needs_a_life(turn: Turn) -> None:
    with pytest.raises(Refused) as refused:
        handlers.get_{name}(turn, Get{Class}())
    assert refused.value.code == "no_life"
'''


class CannotMake(Exception):
    """The feature can not be made; says why."""


def make(root: Path, name: str, about: str) -> list[Path]:
    """Write the feature; returns the files written or changed. Raises CannotMake and writes nothing."""
    folder = root / "ws" / "features" / name
    roster = root / "ws" / "features" / "roster.py"
    tests = root / "tests" / "features" / name
    if not NAME.fullmatch(name) or keyword.iskeyword(name) or len(name) > MOST_LETTERS:
        raise CannotMake(f"{name!r} is no name for a feature: lower case, words_joined_so, {MOST_LETTERS} letters")
    for path in (folder, folder.with_suffix(".py"), tests):
        if path.exists():
            raise CannotMake(f"{path.relative_to(root)} is there already")
    about = about.strip()
    about = about if about.endswith((".", "!", "?")) else f"{about}."
    if not about.isprintable() or '"' in about or "\\" in about or len(about) + len(name) > 100:
        raise CannotMake('say what it is in one short line without " and \\')
    record = "".join(word.capitalize() for word in name.split("_"))
    filled = {
        "name": name,
        "Class": record,
        "messages": ", ".join(sorted((f"Get{record}", f"{record}Shown"))),
        "Title": name.replace("_", " ").capitalize(),
        "words": name.replace("_", " "),
        "about": about,
    }
    registered = _registered(roster.read_text(encoding="utf-8"), name)
    texts = {folder / file: text.format(**filled) for file, text in FILES.items()}
    texts[tests / "__init__.py"] = f'"""Tests of {filled["words"]}."""\n'
    texts[tests / f"test_{name}.py"] = _sorted_imports(TEST.format(**filled))
    texts[roster] = registered
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)


def _registered(text: str, name: str) -> str:
    """The roster with one more import, in its order, and one more line at the end."""
    found = re.search(r"^from ws\.features import \(\n((?:    \w+,\n)+)\)\n", text, re.MULTILINE)
    end = re.search(r"^ROSTER[^\n]*= \(\n(?:    .*\n)*?(?=\)\n)", text, re.MULTILINE)
    if found is None or end is None:
        raise CannotMake("ws/features/roster.py does not look as this tool knows it; add the feature by hand")
    imports = sorted([*found.group(1).splitlines(keepends=True), f"    {name},\n"])
    text = f"{text[: end.end()]}    {name}.FEATURE,\n{text[end.end() :]}"
    return text[: found.start(1)] + "".join(imports) + text[found.end(1) :]


def _sorted_imports(text: str) -> str:
    """The test with its imports of `ws` in order, whatever the feature is called."""
    lines = text.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if line.startswith("from ws")]
    ordered = sorted((lines[number] for number in places), key=lambda line: line.split()[1])
    lines[places[0] : places[-1] + 1] = ordered
    return "".join(lines)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make an empty feature of the common shape.")
    parser.add_argument("name", help="lower case, words_joined_so")
    parser.add_argument("about", nargs="?", default="what it is stands here", help="one line: what it is")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    root = asked.root.resolve()
    try:
        written = make(root, asked.name, asked.about)
    except CannotMake as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for path in written:
        print(path.relative_to(root))
    print("Next: docs/features.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
