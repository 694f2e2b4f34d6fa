"""The checker of the features: the house keeps its rules, and what breaks one is told with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.check_features import check, main

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The features, to break them."""
    shutil.copytree(
        ROOT / "ws" / "features", tmp_path / "ws" / "features", ignore=shutil.ignore_patterns("__pycache__")
    )
    return tmp_path


def append(root: Path, file: str, text: str) -> None:
    path = root / "ws" / "features" / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_house_keeps_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("wallet/rules.py", "import random\n", "imports random; a turn decides without it"),
        ("wallet/rules.py", "from datetime import date\n", "imports datetime.date; a turn decides without it"),
        ("money/handlers.py", "def f() -> None:\n    import asyncio\n", "imports asyncio; a turn decides without it"),
        ("money/rules/deep.py", '"""Deep."""\nimport uuid\n', "imports uuid; a turn decides without it"),
        ("money/api.py", "from ws.store import cache\n", "imports ws.store.cache; features do not know ws.store"),
        (
            "money/queries.py",
            "import ws.gateway.codec\n",
            "imports ws.gateway.codec; features do not know ws.gateway",
        ),
        ("money/api.py", "from ws.features.skips import api\n", "imports 'skips', which is not in its needs"),
        ("money/api.py", "from ..skips.api import TimeSkipped\n", "imports 'skips', which is not in its needs"),
        ("money/api.py", "from ws.features.skips.rules import charge\n", "enters 'skips' by 'rules'"),
        ("money/api.py", "from ws.features.skips import handlers\n", "enters 'skips' by 'handlers'"),
    ],
)
def test_an_import_that_breaks_a_rule(copy: Path, file: str, text: str, told: str) -> None:
    path = copy / "ws/features" / file
    if not path.exists():
        path.write_text('"""New."""\n', encoding="utf-8")
    append(copy, file, text)
    assert told in "\n".join(f"{p.path}: {p.text}" for p in check(copy))
    assert any(problem.path == path for problem in check(copy)) or "needs" in told


def test_a_need_that_is_not_used(copy: Path) -> None:
    path = copy / "ws/features/money/__init__.py"
    path.write_text(path.read_text().replace('needs=("ageing", ', 'needs=("skips", "ageing", '))
    assert [problem.text for problem in check(copy)] == ["needs 'skips', but does not import it"]


SECOND = '''

class Second(Record, frozen=True):
    """Another one."""

    STORED: ClassVar[Stored] = Stored(kind="vitals", owner=Owner.LIFE)
'''


def test_a_record_has_one_owner(copy: Path) -> None:
    append(copy, "money/records.py", SECOND)
    texts = [problem.text for problem in check(copy)]
    assert "record Second is declared here and not in `owns`" in texts
    assert any("belongs to 'money' already" in text for text in texts)


def test_a_feature_stands_in_the_roster_under_its_own_name(copy: Path) -> None:
    shutil.copytree(copy / "ws/features/money", copy / "ws/features/pockets")
    texts = [problem.text for problem in check(copy)]
    assert "feature 'pockets' is not in the roster" in texts
    assert "the name of the feature is not 'pockets'" in texts


def test_a_manifest_and_docstrings_are_needed(copy: Path) -> None:
    (copy / "ws/features/money/__init__.py").write_text('"""Money."""\n')
    (copy / "ws/features/skips/rules.py").write_text("X = 1\n")
    texts = [problem.text for problem in check(copy)]
    assert "there is no FEATURE = Feature(...)" in texts
    assert "a module begins with a docstring that says what it is for" in texts
