"""Loads and checks the content files; a compiled copy, kept by hash, makes the next start quick."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import yaml

from ws.content import lint as linting
from ws.content import schemas
from ws.content.schemas import Content, Entry
from ws.kernel.errors import ContentError

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DATA = Path(__file__).parent / "data"

KINDS: dict[str, type[Entry]] = {kind: get_args(held)[1] for kind, held in get_type_hints(Content).items()}
"""What the entries of each kind are."""


def load(cache: Path | None = None, data: Path = DATA) -> Content:
    """All content, checked. Raises ContentError when a file is wrong.

    `cache` is a folder for the compiled copy; an unreadable copy is made again.
    """
    sources = {kind: _files(data, kind) for kind in KINDS}
    digest = _digest(path for paths in sources.values() for path in paths)
    compiled = cache / f"content-{digest[:32]}.msgpack" if cache else None
    if compiled is not None and compiled.is_file():
        try:
            return msgspec.msgpack.decode(compiled.read_bytes(), type=Content)
        except (msgspec.DecodeError, OSError):
            compiled.unlink(missing_ok=True)
    places: dict[str, Path] = {}
    content = _whole(sources, places)
    if compiled is not None:
        _keep(compiled, content)
    return content


def lint(data: Path = DATA) -> list[str]:
    """What is wrong with content that holds together, each with its file and id. Raises ContentError when
    it does not hold together."""
    places: dict[str, Path] = {}
    content = _whole({kind: _files(data, kind) for kind in KINDS}, places)
    return [_placed(finding, places) for finding in linting.findings(content)]


def _whole(sources: dict[str, list[Path]], places: dict[str, Path]) -> Content:
    content = msgspec.convert({kind: _read(kind, paths, places) for kind, paths in sources.items()}, Content)
    problems = [_placed(problem, places) for problem in schemas.check(content)]
    if problems:
        raise ContentError("content does not hold together:\n  " + "\n  ".join(problems))
    return content


def _files(data: Path, kind: str) -> list[Path]:
    single = data / f"{kind}.yaml"
    paths = [single] if single.is_file() else sorted((data / kind).glob("*.yaml"))
    if not paths:
        raise ContentError(f"there is no content of kind {kind!r} under {data}")
    return paths


def _placed(problem: str, places: dict[str, Path]) -> str:
    """The problem with the file of the entry it begins with ("events: some_id: ...")."""
    path = places.get(": ".join(problem.split(": ")[:2]))
    return problem if path is None else f"{path}: {problem}"


def _read(kind: str, paths: list[Path], places: dict[str, Path]) -> dict[str, Entry]:
    """The entries of a kind; notes in `places` which file each stands in."""
    found: dict[str, Entry] = {}
    for path in paths:
        try:
            raw = yaml.load(path.read_text(encoding="utf-8"), Loader=SAFE_LOADER)  # noqa: S506  # a safe loader, in C
        except yaml.YAMLError as error:
            raise ContentError(f"{path}: {error}") from error
        if not isinstance(raw, list):
            raise ContentError(f"{path}: a content file is a list of entries")
        for number, plain in enumerate(raw):
            name = plain.get("id", f"entry {number}") if isinstance(plain, dict) else f"entry {number}"
            try:
                entry = msgspec.convert(plain, KINDS[kind])
            except msgspec.ValidationError as error:
                raise ContentError(f"{path}: {name}: {error}") from error
            if entry.id in found:
                raise ContentError(f"{path}: {entry.id!r} is there twice")
            found[entry.id] = entry
            places[f"{kind}: {entry.id}"] = path
    return found


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in (*sorted(Path(schemas.__file__).parent.glob("*.py")), *paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _keep(compiled: Path, content: Content) -> None:
    try:
        compiled.parent.mkdir(parents=True, exist_ok=True)
        for old in compiled.parent.glob("content-*.msgpack"):
            old.unlink(missing_ok=True)
        temporary = compiled.with_suffix(".tmp")
        temporary.write_bytes(msgspec.msgpack.encode(content))
        temporary.replace(compiled)
    except OSError:
        return  # a read-only disk costs a slower start, nothing else
