"""A release's folder to a corpus, once it keeps every law."""

from __future__ import annotations

import os

from npf_corpus.corpus import Corpus
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.query._store import Store
from npf_corpus.release._layout import MANIFEST
from npf_corpus.release._manifest import Manifest, parse_manifest, verified
from npf_corpus.validation import _files
from npf_corpus.validation._examine import ask, examine, texts_in
from npf_corpus.validation._folder import Files

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
        DigestMismatch: Its manifest is not that of the pin; no other file was read then.
        InvalidRelease: The release breaks laws; `problems` has every fault.

    Example:
        >>> from pathlib import Path
        >>> import npf_corpus as npf
        >>> from npf_corpus.validation import read_release
        >>> folder = Path(npf.__file__).parent / "data" / "1.0.0"
        >>> read_release(folder).version
        '1.0.0'
    """
    folder = os.fspath(path)
    texts = texts_in(sources)
    files = _opened(folder, pin)
    problems = examine(files, texts)
    if problems or files.manifest is None:
        raise InvalidRelease(folder, problems)
    return _corpus(os.path.abspath(path), files.manifest, files.bytes)  # noqa: PTH100 - kept a string


def _opened(path: str, pin: str | None) -> Files:
    """Return the files in a folder; its tables are opened only if it is the release of the pin."""
    files = Files.of_folder(path)
    stated = None if files.manifest is None else files.manifest.release().pin
    if stated is not None and pin is not None and pin != stated:
        problems = ask(_files.FOLDER, files)
        if problems:
            raise InvalidRelease(path, problems)
        raise DigestMismatch(path, str(pin), stated, _OTHER_PIN)
    files.open_tables(path)
    return files


def _corpus(path: str, manifest: Manifest, files: dict[str, bytes]) -> Corpus:
    pin = manifest.release().pin
    return Corpus._make(Store(manifest, files, (_reopen, (path, pin))))


def _reopen(path: str, pin: str) -> Corpus:
    """Return the corpus that was pickled: the same bytes, which kept every law then."""
    files = _opened(path, pin)
    problems = ask(_files.FOLDER, files)
    if problems:
        raise InvalidRelease(path, problems)
    data = files.bytes[MANIFEST]
    manifest = parse_manifest(f"{path}/{MANIFEST}", data)
    held = verified(manifest, path, lambda name: files.bytes.get(name, b""))
    return _corpus(path, manifest, {**held, MANIFEST: data})
