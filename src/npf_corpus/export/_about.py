"""What an export says of itself, in `release.json`: its release, and its files."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Any, cast

from attrs import frozen

from npf_corpus.errors import InvalidRelease, NpfCorpusError
from npf_corpus.export._content import Content
from npf_corpus.release._converter import plain, structure
from npf_corpus.release._manifest import Manifest, form_of, sha256
from npf_corpus.release._regular import read_file

FILE = "release.json"
REMEDY = "export it again"
MODULES: dict[str, str] = {
    "csv": "_csv",
    "excel-csv": "_excel",
    "jsonl": "_lines",
    "parquet": "_parquet",
    "sqlite": "_sqlite",
}
"""The module of each format, with `write` and `read`."""

LARGEST = 256 * 2**20
LARGEST_FILE = 2 * 2**30
"""The most bytes of `release.json`, and of a file whose size it does not state."""

_SHOWN = 200
"""Characters that are shown of what a library says of a file."""


@frozen
class About:
    """What an export says of itself.

    Attributes:
        format: One of `MODULES`.
        manifest: The manifest of its release.
        narrowed: Whether it has only a part of that release.
        digests: SHA-256 of each file by name.
        sizes: Bytes of each file by name; none where npf-corpus 0.1.0 wrote the export.
        merged: The pins of the releases that `engine.merge` put together; else none.
    """

    format: str
    manifest: Manifest
    narrowed: bool
    digests: Mapping[str, str]
    sizes: Mapping[str, int]
    merged: tuple[str, ...]


Made = Mapping[str, bytes | Path]
"""The files of an export by name: their bytes, or where they lie until they are moved."""

Sizes = Mapping[str, tuple[int, str]]
"""The size and the SHA-256 of files by name."""


def dump_about(content: Content, kind: str, files: Sizes, merged: Iterable[str]) -> bytes:
    """Return the bytes of `release.json`."""
    about = {
        "title": content.title,
        "pin": content.pin,
        "format": kind,
        "selection": list(content.selection),
        "outside": content.outside if content.selection else {},  # of a whole corpus, none
        "files": {name: digest for name, (_, digest) in files.items()},
        "bytes": {name: size for name, (size, _) in files.items()},
        "manifest": plain(content.manifest, form_of(content.manifest)),
    }
    if pins := list(merged):
        about["merged"] = pins
    return f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()


def measure(data: bytes | Path) -> tuple[int, str]:
    """Return the size of a file and its SHA-256."""
    if isinstance(data, bytes):
        return len(data), sha256(data)
    with data.open("rb") as file:
        return data.stat().st_size, file_digest(file, "sha256").hexdigest()


def read_about(folder: Path) -> About:
    """Return what an export says of itself.

    Raises:
        InvalidRelease: It is missing, or says something else.
    """
    try:
        about: Any = json.loads(read_file(os.fspath(folder / FILE), LARGEST)[1] or b"")
        digests, sizes = about["files"], about.get("bytes", {})
        merged = about.get("merged", [])
        known = (
            isinstance(merged, list)
            and about["format"] in MODULES
            and isinstance(about["selection"], list)
        )
        if known and _is_of(digests, str) and _is_of(sizes, int):
            manifest = structure(Manifest, row := about["manifest"], form_of(row))
            selected = bool(about["selection"])
            pins = tuple(map(str, cast("list[object]", merged)))
            return About(about["format"], manifest, selected, digests, sizes, pins)
    except (AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
        pass
    fault = f"it has no {FILE} that tells what it is of, {REMEDY}"
    raise InvalidRelease(os.fspath(folder), (fault,))


@contextmanager
def reading(name: str) -> Generator[None]:
    """Turn any error of a library, on bytes that may be hostile, into one that names the file.

    Raises:
        ValueError: The file is none that an export writes.
    """
    try:
        yield
    except NpfCorpusError:
        raise
    except Exception as fault:
        text = " ".join(str(fault).split()).encode("utf-8", "backslashreplace").decode()
        text = text[:_SHOWN] or type(fault).__name__
        raise ValueError(text if text.startswith(name) else f"{name}: {text}") from fault


def _is_of(value: object, kind: type) -> bool:
    """Return whether a value of JSON is an object whose values are all of a type."""
    if not isinstance(value, dict):
        return False
    return all(type(each) is kind for each in cast("dict[str, object]", value).values())
