"""An export's folder back to records and corpora, if no byte of it changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from npf_corpus.corpus import Corpus, of_files
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.export._rows import from_records
from npf_corpus.export._write import REMEDY, about_of, format_of
from npf_corpus.records import TABLES, Record
from npf_corpus.release._converter import structure
from npf_corpus.release._manifest import Manifest, parse_manifest, sha256
from npf_corpus.release._write import seal_with
from npf_corpus.validation._assemble import check


def read_records(path: str | os.PathLike[str]) -> dict[str, tuple[Record, ...]]:
    """Return the records of an export by table, of a narrowed corpus too, in their order.

    Args:
        path: The folder, of any format.

    Raises:
        DigestMismatch: A file is not as it was written.
        InvalidRelease: The folder is no export.
        MissingExtra: It is Parquet, and pyarrow is not installed.

    Example:
        >>> import tempfile
        >>> import npf_corpus as npf
        >>> from npf_corpus import export
        >>> hubei = npf.load("1.0.0").by_region("Hubei")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     records = export.read_records(hubei.export(f"{folder}/hubei", format="csv"))
        >>> records["claims"] == tuple(hubei.claims)
        True
    """
    folder = Path(path)
    return _records(folder, about_of(folder))


def _records(folder: Path, about: Mapping[str, Any]) -> dict[str, tuple[Record, ...]]:
    where = os.fspath(folder)
    files: dict[str, bytes] = {}
    for name, digest in about["files"].items():
        if Path(name).name != name:
            raise InvalidRelease(where, (f"{name!r} is no file of an export, {REMEDY}",))
        try:
            files[name] = (folder / name).read_bytes()
        except OSError as fault:
            raise InvalidRelease(where, (f"{name}: {fault.strerror}, {REMEDY}",)) from fault
        actual = sha256(files[name])
        if actual != digest:
            raise DigestMismatch(f"{where}/{name}", str(digest), actual, REMEDY)
    try:
        rows = format_of(about["format"]).read(files)
        return {table: from_records(rows[table], cls) for table, cls in TABLES.items()}
    except (LookupError, ValueError) as fault:
        raise InvalidRelease(where, (f"{fault}, {REMEDY}",)) from fault


def read_export(path: str | os.PathLike[str]) -> Corpus:
    """Return the corpus of an export of a whole one, equal to it, with the same digest.

    Args:
        path: The folder, of any format.

    Raises:
        DigestMismatch: A file, or what all of them hold, is not as it was written.
        InvalidRelease: The folder is no export, is of a narrowed corpus or breaks a law.
        MissingExtra: It is Parquet, and pyarrow is not installed.

    Example:
        >>> import tempfile
        >>> import npf_corpus as npf
        >>> from npf_corpus import export
        >>> corpus = npf.load()
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     export.read_export(corpus.export(f"{folder}/npf", format="jsonl")) == corpus
        True
    """
    folder = Path(path)
    about = about_of(folder)
    if about.get("selection"):
        fault = "it is of a narrowed corpus, take read_records"
        raise InvalidRelease(os.fspath(folder), (fault,))
    stated = structure(Manifest, about["manifest"])
    files = seal_with(_records(folder, about), stated)
    manifest = parse_manifest("manifest.json", files["manifest.json"])
    if manifest != stated:
        raise DigestMismatch(os.fspath(folder), stated.digest, manifest.digest, REMEDY)
    check(files)
    return of_files(files)
