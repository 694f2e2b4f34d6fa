#!/usr/bin/env python3
"""Copies the web client's libraries from npm into static/vendor/, and checks them later.

    tools/vendor_web.py          fetch every package with `npm pack`, copy its files, write the manifest
    tools/vendor_web.py --check  compare what is there with the manifest (no network); exit 1 if it differs

The files are copied byte for byte, so that a hash can be compared with the published package.
`htm/preact/standalone` is one module without imports: no import map is needed, which a strict
content security policy (script-src 'self') would refuse inline.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

VENDOR: Final = Path(__file__).resolve().parent.parent / "static" / "vendor"
MANIFEST: Final = VENDOR / "manifest.json"


class Package(NamedTuple):
    """One package to copy from: `files` maps its paths to names in static/vendor/."""

    name: str
    version: str
    files: dict[str, str]
    note: str


PACKAGES: Final = (
    Package(
        "htm",
        "3.1.1",
        {"preact/standalone.module.js": "htm-preact-standalone.js", "LICENSE": "LICENSE-htm.txt"},
        "The module bundles htm, Preact and its hooks.",
    ),
    Package(
        "preact",
        "10.29.8",
        {"LICENSE": "LICENSE-preact.txt"},
        "Licence text only: its code is bundled in htm's standalone module.",
    ),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="verify the files against the manifest")
    return check() if parser.parse_args().check else vendor()


def vendor() -> int:
    """Fetches and copies everything; the manifest is written last, so it never promises too much."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    entries = [copy_package(package) for package in PACKAGES]
    copied = sum(len(package.files) for package in PACKAGES)
    MANIFEST.write_text(json.dumps({"packages": entries}, indent=2) + "\n", encoding="utf-8")
    print(f"{copied} files of {len(entries)} packages")
    return 0


def copy_package(package: Package) -> dict[str, object]:
    """Copies one package's files and returns its entry for the manifest."""
    with tempfile.TemporaryDirectory() as folder:
        archive = pack(package, Path(folder))
        with tarfile.open(archive) as tar:
            meta = json.loads(read_member(tar, "package.json"))
            if (meta["name"], meta["version"]) != (package.name, package.version):
                raise SystemExit(f"{package.name}@{package.version}: got {meta['name']}@{meta['version']}")
            files = []
            for source, target in package.files.items():
                content = read_member(tar, source)
                (VENDOR / target).write_bytes(content)
                files.append({"file": target, "source": source, "sha256": sha256(content)})
    return {
        "name": package.name,
        "version": package.version,
        "licence": meta["license"],
        "note": package.note,
        "files": files,
    }


def pack(package: Package, folder: Path) -> Path:
    """Downloads the package's archive with npm into `folder`."""
    subprocess.run(
        ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return next(folder.glob("*.tgz"))


def read_member(tar: tarfile.TarFile, path: str) -> bytes:
    """A file of the archive; npm puts everything under package/."""
    member = tar.extractfile(f"package/{path}")
    if member is None:
        raise SystemExit(f"{path} is not a file of the package")
    return member.read()


def check() -> int:
    """Compares files and manifest, and this script's own list with the manifest."""
    problems = []
    packages = json.loads(MANIFEST.read_text(encoding="utf-8"))["packages"]
    promised = {(entry["name"], entry["version"]) for entry in packages}
    if promised != {(package.name, package.version) for package in PACKAGES}:
        problems.append("the manifest lists other packages or versions than this script")
    known = {MANIFEST.name}
    for file in (file for entry in packages for file in entry["files"]):
        known.add(file["file"])
        path = VENDOR / file["file"]
        if not path.is_file():
            problems.append(f"{file['file']} is missing")
        elif sha256(path.read_bytes()) != file["sha256"]:
            problems.append(f"{file['file']} was changed")
    problems += [f"{path.name} is not in the manifest" for path in VENDOR.iterdir() if path.name not in known]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
