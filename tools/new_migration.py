"""Writes the next migration from what the records declare: `python tools/new_migration.py "what changes"`.

Compares the tables of the records with a database at the newest revision. Read what it wrote before
keeping it: a renamed column looks like one that goes and one that comes, and data is moved by hand.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent


def main(what: str) -> int:
    """Write the file and print its name."""
    sys.path.insert(0, str(ROOT))
    from alembic import command

    from ws import migrate

    before = set((migrate.MIGRATIONS / "versions").glob("*.py"))
    number = f"{int(migrate.newest()) + 1:04d}"
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/newest.db"
        migrate.migrate(url)
        command.revision(migrate.config(url), what, autogenerate=True, rev_id=number)
    made = set((migrate.MIGRATIONS / "versions").glob("*.py")) - before
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", *map(str, made)], check=True, cwd=ROOT)
    for path in made:
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        sys.exit('usage: python tools/new_migration.py "what changes"')
    sys.exit(main(sys.argv[1]))
