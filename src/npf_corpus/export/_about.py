"""What an export says of itself, in `release.json`: its release, and its files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

from npf_corpus.errors import InvalidRelease, NpfCorpusError
from npf_corpus.export._content import Content
from npf_corpus.release._converter import plain, structure
from npf_corpus.release._manifest import Manifest, sha256
from npf_corpus.validation._folder import read_file

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
    """

    format: str
    manifest: Manifest
    narrowed: bool
    digests: Mapping[str, str]
    sizes: Mapping[str, int]


def dump_about(content: Content, kind: str, files: Mapping[str, bytes]) -> bytes:
    """Return the bytes of `release.json`."""
    about = {
        "title": content.title,
        "pin": content.pin,
        "format": kind,
        "selection": list(content.selection),
        "outside": content.outside,
        "files": {name: sha256(data) for name, data in files.items()},
        "bytes": {name: len(data) for name, data in files.items()},
        "manifest": plain(content.manifest),
    }
    return f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()


def read_about(folder: Path) -> About:
    """Return what an export says of itself.

    Raises:
        InvalidRelease: It is missing, or says something else.
    """
    try:
        about: Any = json.loads(read_file(os.fspath(folder / FILE), LARGEST)[1] or b"")
        digests, sizes = about["files"], about.get("bytes", {})
        known = about["format"] in MODULES and isinstance(about["selection"], list)
        if known and _is_of(digests, str) and _is_of(sizes, int):
            manifest = structure(Manifest, about["manifest"])
            return About(about["format"], manifest, bool(about["selection"]), digests, sizes)
    except (AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
        pass
    fault = f"it has no {FILE} that tells what it is of, {REMEDY}"
    raise InvalidRelease(os.fspath(folder), (fault,))


@contextmanager
def reading(name: str) -> Iterator[None]:
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
    return isinstance(value, dict) and all(type(each) is kind for each in value.values())
