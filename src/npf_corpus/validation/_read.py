"""A release's folder to a corpus, once it keeps every law."""

from __future__ import annotations

import os

from npf_corpus.corpus import Corpus
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.query._store import Store
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import Manifest, parse_manifest, verified
from npf_corpus.validation import _files
from npf_corpus.validation._examine import examine, problem

__all__ = ["read_release"]

_OTHER_PIN = "give the folder of the release that was pinned, or its own pin"


def read_release(
    path: str | os.PathLike[str],
    *,
    pin: str | None = None,
    sources: str | os.PathLike[str] | None = None,
) -> Corpus:
    """Return the release in a folder as a corpus, once it keeps every law.

    Args:
        path: The release's folder.
        pin: The release that it has to be, `corpus.pin` of whoever made it: exactly these bytes.
        sources: A folder of UTF-8 texts, found by their digests, to check the anchors with.

    Raises:
        DigestMismatch: It is a valid release, and not the one of the pin.
        InvalidRelease: The release breaks laws; `problems` has every fault.

    Example:
        >>> from pathlib import Path
        >>> import npf_corpus as npf
        >>> from npf_corpus.validation import read_release
        >>> folder = Path(npf.__file__).parent / "data" / "1.0.0"
        >>> read_release(folder).version
        '1.0.0'
    """
    problems, files = examine(path, sources)
    if problems or files.manifest is None:
        raise InvalidRelease(os.fspath(path), problems)
    stated = files.manifest.release().pin
    if pin is not None and pin != stated:
        raise DigestMismatch(os.fspath(path), str(pin), stated, _OTHER_PIN)
    tables = {name: files.bytes[f"{name}.json"] for name in TABLES}
    return _corpus(os.path.abspath(path), files.manifest, tables)  # noqa: PTH100 - kept a string


def _corpus(path: str, manifest: Manifest, tables: dict[str, bytes]) -> Corpus:
    pin = manifest.release().pin
    return Corpus._make(Store(manifest, tables, (_reopen, (path, pin))))


def _reopen(path: str, pin: str) -> Corpus:
    """Return the corpus that was pickled: the same bytes, which kept every law then."""
    files = _files.Files(path)
    manifest_bytes = files.bytes.get("manifest.json")
    if files.faults or manifest_bytes is None:
        problems = tuple(problem(law, finding) for law, finding in files.faults)
        raise InvalidRelease(path, problems)
    manifest = parse_manifest(f"{path}/manifest.json", manifest_bytes)
    if manifest.release().pin != pin:
        raise DigestMismatch(path, pin, manifest.release().pin)
    return _corpus(path, manifest, verified(manifest, path, lambda name: files.bytes[name]))
