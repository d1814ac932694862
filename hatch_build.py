"""Refuses to build a package in which a published release is not what was published.

A wheel gets older releases as deltas to the newest one: `packed`. The source tree and the source
distribution have every release as it was published.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_WINDOW = 24
"""Bytes of a file are looked up in the other by so many at once."""


class PublishedReleases(BuildHookInterface[Any]):
    """Holds the data folder against tests/published.json, and packs it into a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raise ValueError where a published release is gone or has other bytes."""
        root = Path(self.root)
        data = root / "src" / "npf_corpus" / "data"
        published = json.loads((root / "tests" / "published.json").read_bytes())
        for release, digest in published.items():
            if digest_of(data / release) != digest:
                raise ValueError(
                    f"{data / release} is not the release that was published as {digest}"
                )
        if self.target_name == "wheel" and version == "standard":
            self._packed = TemporaryDirectory()
            for path, held in packed(data).items():
                file = Path(self._packed.name, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(held)
            build_data["force_include"][self._packed.name] = "npf_corpus/data"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was packed, now that the wheel has it."""
        if self.target_name == "wheel" and version == "standard":
            self._packed.cleanup()


def packed(data: Path) -> dict[str, bytes]:
    """Return the files of the data folder as a wheel has them, by path.

    What the newest release needs is whole. Since schema 2, any other file is the delta to the next
    release's file of its name, or to the newest's.
    """
    releases = json.loads((data / "index.json").read_bytes())
    parted = [data / each["version"] for each in releases if each["schema"] > 1]
    newest = files_of(parted[-1])
    later = {name: path for files in newest.values() for name, path in files.items()}
    whole = set(later.values())
    found = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    for folder in reversed(parted):
        for path in filter(Path.is_file, sorted(folder.rglob("*"))):
            name = path.relative_to(folder).as_posix()
            if path in whole or name not in later:
                continue
            other = later[name]
            delta = delta_of(found[path], other.read_bytes(), other.relative_to(data).as_posix())
            found[path.with_name(f"{path.name}.delta")] = delta
            del found[path]
            later[name] = path
    return {path.relative_to(data).as_posix(): held for path, held in found.items()}


def delta_of(held: bytes, other: bytes, path: str) -> bytes:
    """Return a file as its delta to another; `npf_corpus.release._delta` applies it."""
    places = {other[at : at + _WINDOW]: at for at in range(len(other) - _WINDOW, -1, -_WINDOW)}
    steps, own = list[int](), list[bytes]()
    at = done = shift = 0
    while at < len(held):
        window, near = held[at : at + _WINDOW], at + shift
        start = near if window == other[near : near + _WINDOW] else places.get(window)
        if start is None:
            at += 1
            continue
        while at > done and start and held[at - 1] == other[start - 1]:
            at, start = at - 1, start - 1
        size = alike(held, at, other, start)
        steps += at - done, start, size
        own.append(held[done:at])
        at = done = at + size
        shift = start + size - at
    head = json.dumps([path, [*steps, len(held) - done, 0, 0]], separators=(",", ":"))
    return b"".join([head.encode(), b"\n", *own, held[done:]])


def alike(held: bytes, at: int, other: bytes, start: int) -> int:
    """Return how many bytes of two files are the same from two places on."""
    size, step = 0, 1 << 14
    while step:
        end = size + step
        if end <= min(len(held) - at, len(other) - start) and (
            held[at + size : at + end] == other[start + size : start + end]
        ):
            size = end
        else:
            step //= 2
    return size


def digest_of(folder: Path) -> str | None:
    """Return the digest that a release's bytes have, None where they are none of a release."""
    try:
        manifest = (folder / "manifest.json").read_bytes()
        head, stated = manifest.rpartition(b',"digest":"')[0], json.loads(manifest)
        tables = files_of(folder)
        for each in stated["tables"]:
            data = joined(tables[each["name"]])
            if sha256(data).hexdigest() != each["sha256"]:
                return None
        parts = stated.get("parts")
        if parts:
            index = tables["index"]["index.bin"].read_bytes()
            if sha256(index[: parts["bytes"]]).hexdigest() != parts["sha256"]:
                return None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    digest = sha256(head).hexdigest()
    return digest if manifest == head + b',"digest":"%s"}\n' % digest.encode() else None


def files_of(folder: Path) -> dict[str, dict[str, Path]]:
    """Return where each file of a release lies, by the table that it belongs to, or the index."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    stated = {each["name"]: each["sha256"] for each in manifest["tables"]}
    found: dict[str, dict[str, Path]] = {}
    if "index" in stated:
        index = place(folder, "index.bin", stated.pop("index"))
        found["index"] = {"index.bin": index}
        for table, rows in documents(index.read_bytes()):
            del stated[table]
            names = {f"{table}/{key}.json": digest for key, _, digest in rows}
            found[table] = {name: place(folder, name, digest) for name, digest in names.items()}
    for table, digest in stated.items():
        name = f"{table}.json"
        found[table] = {name: place(folder, name, digest)}
    return found


def documents(index: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield each table with a file for each document, with the rows of an index about these."""
    head, _, rest = index.partition(b"\n")
    at = 0
    for name, pieces in json.loads(head).items():
        size = sum(pieces[::2]) if isinstance(pieces, list) else pieces
        kind, _, table = name.partition("/")
        if kind == "files":
            lines = rest[at : at + size].decode().splitlines()
            yield table, [line.split("\t") for line in lines]
        at += size


def joined(files: dict[str, Path]) -> bytes:
    """Return the bytes of a table, which may lie in a file for each document."""
    parts = [path.read_bytes() for path in files.values()]
    if all("/" in name for name in files):
        rows = b",\n".join(part[2:-3] for part in parts)
        return b"[\n" + rows + b"\n]\n" if rows else b"[]\n"
    return parts[0]


def place(folder: Path, name: str, digest: str) -> Path:
    """Return where a release's file lies: with it, or with a release that it shares it with."""
    for each in (folder, *sorted(folder.parent.iterdir())):
        file = each / name
        if file.is_file():
            if sha256(file.read_bytes()).hexdigest() == digest:
                return file
            if each == folder:
                break
    raise OSError(f"{folder / name} is not as published")
