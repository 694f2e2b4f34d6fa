"""Checks that the features keep the house's rules: `python tools/check_features.py [root]`.

Reads source only, so that it also tells about code that does not import. For each feature:
its folder has the common shape and stands in the roster; `needs` equals the features it really
imports; it knows neither the store nor the gateway; what decides is pure; and every record has
one owner, the feature that declares it. Prints what it finds and ends with 1.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PACKAGE: Final = "ws.features"
STRANGERS: Final = ("ws.store", "ws.gateway", "ws.monitoring", "ws.app")
"""Rooms that no feature may import."""
IMPURE: Final = frozenset(
    {
        "aiomysql", "asyncio", "datetime", "fastapi", "os", "random", "secrets", "socket", "sqlalchemy", "sqlite3",
        "subprocess", "threading", "time", "uuid",
    }
)  # fmt: skip
"""What makes a decision depend on more than its turn."""
PURE: Final = frozenset({"__init__", "api", "handlers", "messages", "records", "rules", "systems", "views"})
"""The modules of a feature that decide or describe; `queries.py` and modules of other names
(tokens, routes) may touch the world."""
DOORS: Final = frozenset({"api", "records"})
"""What of a feature another one may import: its door, and the types it owns."""
SHAPE: Final = PURE | {"queries"}


@dataclass(frozen=True)
class Problem:
    """Something that breaks a rule, and where."""

    path: Path
    line: int
    text: str


@dataclass(frozen=True)
class Module:
    """One parsed file of a feature."""

    path: Path
    name: str
    """Below the feature: "" for its `__init__`, else `rules` or `rules.money`."""
    tree: ast.Module

    @property
    def part(self) -> str:
        return self.name.partition(".")[0] or "__init__"

    def imports(self, package: str) -> Iterator[tuple[str, int]]:
        """Dotted names of everything imported, anywhere in the file, and the line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node, package)
                yield from ((f"{origin}.{alias.name}", node.lineno) for alias in node.names)

    def _origin(self, node: ast.ImportFrom, package: str) -> str:
        if not node.level:
            return node.module or ""
        here = package.split(".") + [part for part in self.name.split(".") if part]
        if self.path.name != "__init__.py":
            here.pop()
        base = here[: len(here) - node.level + 1]
        return ".".join([*base, *([node.module] if node.module else [])])


class FeatureFolder:
    """A feature as its files tell it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self.package = f"{PACKAGE}.{self.name}"
        self.modules = [self._parsed(path) for path in sorted(folder.rglob("*.py"))]
        self.manifest = self._manifest()

    def _parsed(self, path: Path) -> Module:
        relative = path.relative_to(self.folder).with_suffix("")
        parts = [part for part in relative.parts if part != "__init__"]
        return Module(path, ".".join(parts), ast.parse(path.read_text(encoding="utf-8"), str(path)))

    def _manifest(self) -> ast.Call | None:
        first = next((module for module in self.modules if module.part == "__init__"), None)
        for node in first.tree.body if first else ():
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                if names == ["FEATURE"]:
                    return node.value
        return None

    def declared(self, field: str) -> ast.expr | None:
        """The value of a field of the manifest, as it is written."""
        keywords = self.manifest.keywords if self.manifest else ()
        return next((keyword.value for keyword in keywords if keyword.arg == field), None)

    def problem(self, text: str, path: Path | None = None, line: int = 1) -> Problem:
        return Problem(path or self.folder / "__init__.py", line, text)


def check(root: Path) -> list[Problem]:
    """Everything that is wrong with the features under `root`/ws/features."""
    features = [FeatureFolder(path.parent) for path in sorted((root / "ws" / "features").glob("*/__init__.py"))]
    names = {feature.name for feature in features}
    problems = list(_check_roster(root, names))
    for feature in features:
        problems += _check_shape(feature)
        problems += _check_imports(feature, names)
    problems += _check_owners(features)
    return list(dict.fromkeys(problems))


def _check_roster(root: Path, names: set[str]) -> Iterator[Problem]:
    path = root / "ws" / "features" / "roster.py"
    registered = [
        node.value.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        if isinstance(node, ast.Attribute) and node.attr == "FEATURE" and isinstance(node.value, ast.Name)
    ]
    for name in sorted(names - set(registered)):
        yield Problem(path, 1, f"feature {name!r} is not in the roster")
    for name in sorted({name for name in registered if registered.count(name) > 1}):
        yield Problem(path, 1, f"feature {name!r} is in the roster twice")


def _check_shape(feature: FeatureFolder) -> Iterator[Problem]:
    if feature.manifest is None:
        yield feature.problem("there is no FEATURE = Feature(...)")
        return
    name = feature.declared("name")
    if not isinstance(name, ast.Constant) or name.value != feature.name:
        yield feature.problem(f"the name of the feature is not {feature.name!r}", line=feature.manifest.lineno)
    for module in feature.modules:
        if not ast.get_docstring(module.tree):
            yield feature.problem("a module begins with a docstring that says what it is for", module.path)


def _check_imports(feature: FeatureFolder, names: set[str]) -> Iterator[Problem]:
    used: set[str] = set()
    for module in feature.modules:
        for imported, line in module.imports(feature.package):
            if imported.startswith(f"{PACKAGE}."):
                other, _, inside = imported.removeprefix(f"{PACKAGE}.").partition(".")
                if other in names and other != feature.name:
                    used.add(other)
                    door = inside.partition(".")[0]
                    if door in SHAPE - DOORS or (door and not door[0].isupper() and door not in DOORS):
                        text = f"enters {other!r} by {door!r}; other features are entered by api (or records)"
                        yield feature.problem(text, module.path, line)
            yield from _check_strangers(feature, module, imported, line)
    needs = feature.declared("needs")
    entries = needs.elts if isinstance(needs, ast.Tuple) else []
    told = {str(entry.value) for entry in entries if isinstance(entry, ast.Constant)}
    line = needs.lineno if needs is not None else 1
    for name in sorted(used - told):
        yield feature.problem(f"imports {name!r}, which is not in its needs", line=line)
    for name in sorted(told - used):
        yield feature.problem(f"needs {name!r}, but does not import it", line=line)


def _check_strangers(feature: FeatureFolder, module: Module, imported: str, line: int) -> Iterator[Problem]:
    for stranger in STRANGERS:
        if imported == stranger or imported.startswith(f"{stranger}."):
            yield feature.problem(f"imports {imported}; features do not know {stranger}", module.path, line)
    if module.part in PURE and imported.partition(".")[0] in IMPURE:
        yield feature.problem(f"imports {imported}; a turn decides without it", module.path, line)


def _check_owners(features: Iterable[FeatureFolder]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for feature in features:
        owns = feature.declared("owns")
        claimed = {e.id for e in owns.elts if isinstance(e, ast.Name)} if isinstance(owns, ast.Tuple) else set()
        declared = {
            name: (kind, module.path, line)
            for module in feature.modules
            for name, kind, line in _records(module.tree)
        }
        for name, (kind, path, line) in declared.items():
            if name not in claimed:
                yield feature.problem(f"record {name} is declared here and not in `owns`", path, line)
            if kind in owners:
                yield feature.problem(f"the kind {kind!r} of {name} belongs to {owners[kind]!r} already", path, line)
            owners[kind] = feature.name
        for name in sorted(claimed - declared.keys()):
            text = f"owns {name}, which is not one of its own records"
            yield feature.problem(text, line=owns.lineno if owns else 1)


def _records(tree: ast.Module) -> Iterator[tuple[str, str, int]]:
    """(class, kind, line) of every class with `STORED = Stored(kind="...")`."""
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        for line in node.body:
            value = line.value if isinstance(line, ast.AnnAssign | ast.Assign) else None
            if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "Stored":
                for keyword in value.keywords:
                    if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant):
                        yield node.name, str(keyword.value.value), node.lineno


def main(root: Path) -> int:
    """Print the problems; 1 when there are any."""
    problems = check(root)
    for problem in problems:
        print(f"{problem.path.relative_to(root)}:{problem.line}: {problem.text}")
    if problems:
        print(f"{len(problems)} problems with the features")
        return 1
    folders = len(list((root / "ws" / "features").glob("*/__init__.py")))
    print(f"{folders} features keep the rules")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent))
