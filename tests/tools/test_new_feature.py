"""A new feature passes everything the house asks of its features, without a word added by hand."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.new_feature import CannotMake, make

ROOT = Path(__file__).resolve().parent.parent.parent
ROSTER = "ws/features/roster.py"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The parts of the repository that a feature touches."""
    forget = shutil.ignore_patterns("__pycache__")
    for folder in ("ws", "tools"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=forget)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(root: Path, program: str, *arguments: str) -> None:
    """Run a program of this environment in the copy; it must succeed."""
    command = [str(Path(sys.executable).parent / program), *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, f"{command}:\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("name", ["pets", "a", "zebra_crossings_of_towns"])
def test_it_passes_the_checks_of_style_and_shape(copy: Path, name: str) -> None:
    made = make(copy, name, "Something new in a life")
    assert copy / ROSTER in made
    assert {path.name for path in made if path.parent == copy / "ws/features" / name} == {
        "__init__.py", "api.py", "handlers.py", "messages.py", "records.py", "rules.py",
    }  # fmt: skip
    run(copy, "ruff", "check", "--no-cache", "ws/features", "tests")
    run(copy, "ruff", "format", "--no-cache", "--check", "ws/features", "tests")
    run(copy, "python", "tools/check_features.py", str(copy))


def test_it_passes_types_contracts_and_its_own_tests(copy: Path) -> None:
    make(copy, "night_walks", "Walks under the stars.")
    run(copy, "mypy", "-p", "ws.features.night_walks", "-p", "ws.features.roster")
    run(copy, "lint-imports", "--no-cache")
    run(copy, "python", "-m", "pytest", "--rootdir", str(copy), "tests/features/night_walks")


def test_the_roster_keeps_its_order_and_hears_the_new_one_last(copy: Path) -> None:
    before = (copy / ROSTER).read_text().splitlines()
    make(copy, "pets", "Animals.")
    after = (copy / ROSTER).read_text().splitlines()
    assert [line for line in after if line not in ("    pets,", "    pets.FEATURE,")] == before
    assert after[-2:] == ["    pets.FEATURE,", ")"]
    imported = after[after.index("from ws.features import (") + 1 : after.index(")")]
    assert imported == sorted(imported)


@pytest.mark.parametrize("name", ["money", "Pets", "class", "two words", "1st", "_x", "x__y", "x" * 25, ""])
def test_a_name_that_does_not_do_changes_nothing(copy: Path, name: str) -> None:
    before = sorted(copy.joinpath("ws").rglob("*")), (copy / ROSTER).read_text()
    with pytest.raises(CannotMake):
        make(copy, name, "Something.")
    assert before == (sorted(copy.joinpath("ws").rglob("*")), (copy / ROSTER).read_text())


@pytest.mark.parametrize("about", ['with "quotes"', "with \\ backslash", "two\nlines", "long " * 30])
def test_a_description_that_does_not_fit_changes_nothing(copy: Path, about: str) -> None:
    with pytest.raises(CannotMake):
        make(copy, "pets", about)
    assert not (copy / "ws/features/pets").exists()
