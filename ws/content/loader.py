"""Loads and checks the content files; a compiled copy, kept by hash, makes the next start quick."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import msgspec
import yaml

from ws.content import schemas
from ws.content.schemas import Content, Entry, Event
from ws.kernel.errors import ContentError

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DATA = Path(__file__).parent / "data"

KINDS: dict[str, type[Entry]] = {
    "activities": schemas.Activity,
    "events": schemas.Event,
    "milestones": schemas.Milestone,
    "jobs": schemas.Job,
    "countries": schemas.Country,
    "families": schemas.Family,
    "endings": schemas.Ending,
    "refills": schemas.Refill,
    "skips": schemas.Skip,
    "experiments": schemas.Experiment,
}
"""Each kind is one file `data/<kind>.yaml`, or a folder `data/<kind>/` of files."""


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
    content = msgspec.convert({kind: _read(kind, paths, places) for kind, paths in sources.items()}, Content)
    problems = [_placed(problem, places) for problem in check(content)]
    if problems:
        raise ContentError("content does not hold together:\n  " + "\n  ".join(problems))
    if compiled is not None:
        _keep(compiled, content)
    return content


def check(content: Content) -> Iterable[str]:
    """What is wrong with content whose every entry is well formed: ids that point nowhere,
    placeholders that nobody fills, choices that can not be taken."""
    for event in content.events.values():
        yield from _check_event(event, content)
    for activity in content.activities.values():
        fillers = {"name"} | ({"person"} if activity.with_person else set())
        yield from _placeholders(f"activities: {activity.id}", (o.text for o in activity.outcomes), fillers)
    for milestone in content.milestones.values():
        where = f"milestones: {milestone.id}"
        if milestone.to_day < milestone.from_day:
            yield f"{where}: to_day is before from_day"
        yield from _placeholders(where, milestone.texts, {"name", "parent", "they"})
    for family in content.families.values():
        yield from _placeholders(f"families: {family.id}", (family.text,), {"name", *family.members})
    for ending in content.endings.values():
        yield from _placeholders(f"endings: {ending.id}", (ending.text,), {"name", "age"})


def _check_event(event: Event, content: Content) -> Iterable[str]:
    where = f"events: {event.id}"
    ids = [choice.id for choice in event.choices]
    if len(ids) == 1 or len(set(ids)) != len(ids):
        yield f"{where}: give no choices, or at least two with different ids"
    if event.choices and event.default not in ids:
        yield f"{where}: default {event.default!r} is none of its choices"
    if bool(event.choices) == bool(event.outcomes):
        yield f"{where}: give either choices or outcomes"
    fillers = {"name"} | ({"person"} if event.person else set())
    yield from _placeholders(where, (event.title, event.text), fillers)
    outcomes = [*event.outcomes, *(o for c in event.choices for o in c.outcomes)]
    yield from _placeholders(where, (o.text for o in outcomes), fillers)
    for choice in event.choices:
        if choice.job is not None and choice.job not in content.jobs:
            yield f"{where}: choice {choice.id!r} leads to the job {choice.job!r}, which does not exist"
    if not event.person and any(o.effects.affinity for o in outcomes):
        yield f"{where}: affinity needs a person"


def _placeholders(where: str, texts: Iterable[str], known: set[str]) -> Iterable[str]:
    for text in texts:
        try:
            names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            yield f"{where}: {text!r}: {error}"
            continue
        for name in names - known:
            yield f"{where}: nobody fills {{{name}}} in {text!r}"


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
    digest = hashlib.sha256(Path(schemas.__file__).read_bytes())
    for path in paths:
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
