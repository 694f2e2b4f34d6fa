"""A record that gets a table gets its migration, up and down, from one command."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from tools.new_feature import make

ROOT = Path(__file__).resolve().parent.parent.parent

TABLE = '''

class PetBought(Record, frozen=True):
    """A pet that was bought."""

    account_id: int
    number: int
    at: int

    STORED: ClassVar[Stored] = Stored(
        kind="pet_bought",
        owner=Owner.ACCOUNT,
        table=Table(
            name="pets_bought",
            primary=("account_id", "number"),
            indexes=(("at",),),
            references=(("account_id", "players.id"),),
        ),
    )
'''


def run(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=root, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, f"{arguments}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def tables(database: Path) -> set[str]:
    with sqlite3.connect(database) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_new_table(tmp_path: Path) -> None:
    for folder in ("ws", "tools", "migrations"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    make(tmp_path, "pets", "Animals.")
    records = tmp_path / "ws/features/pets/records.py"
    records.write_text(records.read_text().replace("Record, Stored", "Record, Stored, Table") + TABLE)
    manifest = tmp_path / "ws/features/pets/__init__.py"
    manifest.write_text(
        manifest.read_text().replace("import Pets", "import PetBought, Pets").replace("(Pets,)", "(PetBought, Pets)")
    )
    before = sorted((tmp_path / "migrations/versions").glob("*.py"))
    newest = before[-1].name.split("_")[0]

    assert "_pets_bought.py" in run(tmp_path, "tools/new_migration.py", "pets bought")

    made = [path for path in (tmp_path / "migrations/versions").glob("*.py") if path not in before]
    assert [path.name for path in made] == [f"{int(newest) + 1:04d}_pets_bought.py"]
    run(tmp_path, "-m", "ruff", "check", "--no-cache", "migrations")
    url, database = f"sqlite:///{tmp_path}/try.db", tmp_path / "try.db"
    run(tmp_path, "-m", "ws", "migrate", "--database-url", url)
    assert "pets_bought" in tables(database)
    run(tmp_path, "-m", "ws", "migrate", "--database-url", url, "--down", "--revision", newest)
    assert "pets_bought" not in tables(database)
    assert "players" in tables(database)
