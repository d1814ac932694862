"""An export's folder back to records and corpora, if no byte of it changed."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import asdict

from npf_corpus.corpus import Corpus, of_files
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.export._about import FILE, LARGEST_FILE, REMEDY, About, read_about, reading
from npf_corpus.export._rows import records_of
from npf_corpus.export._swap import put_back
from npf_corpus.export._write import format_of
from npf_corpus.records import TABLES, Record
from npf_corpus.release._manifest import parse_manifest, sha256
from npf_corpus.release._regular import read_file
from npf_corpus.release._write import seal_with
from npf_corpus.validation._assemble import check
from npf_corpus.validation._folder import Files


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
    folder = _found(path)
    return _records(folder, read_about(folder))


def _found(path: str | os.PathLike[str]) -> Path:
    """Return the folder at a path; if a killed writer had moved it away, put it back first."""
    folder = Path(path)
    try:
        put_back(folder)
    except OSError as fault:
        left = f"a killed writer left it in {fault.filename!r}, move it back"
        raise InvalidRelease(os.fspath(folder), (left,)) from fault
    return folder


def _records(folder: Path, about: About) -> dict[str, tuple[Record, ...]]:
    files = _Files((name, _file(folder, name, about)) for name in about.digests)
    try:
        with reading("its rows"):
            rows = format_of(about.format).read(files, about.manifest.schema)
        return {
            table: records_of(rows[table], cls, (about.manifest.schema,))
            for table, cls in TABLES.items()
        }
    except InvalidRelease as fault:
        problems = tuple(f"{each}, {REMEDY}" for each in fault.problems)
        raise InvalidRelease(os.fspath(folder), problems) from fault
    except ValueError as fault:
        raise _invalid(folder, str(fault).removeprefix("its rows: ")) from fault


class _Files(dict[str, bytes]):
    """The bytes of an export's files by name."""

    def __missing__(self, name: str) -> bytes:
        raise ValueError("is missing")


def _file(folder: Path, name: str, about: About) -> bytes:
    """Return the bytes of a file, once they are those that were written."""
    if Path(name).name != name:
        raise _invalid(folder, f"{name!r} is no file of an export")
    where, digest = os.fspath(folder / name), about.digests[name]
    stated = about.sizes.get(name, LARGEST_FILE)
    try:
        size, data = read_file(where, stated)
    except OSError as fault:
        raise _invalid(folder, f"{name}: {fault.strerror or fault}") from fault
    except ValueError as fault:  # a name that no file can have
        raise _invalid(folder, f"{name!r} {fault}") from fault
    if data is None:
        raise DigestMismatch(where, digest, f"a file of {size} bytes, not {stated}", REMEDY)
    if (actual := sha256(data)) != digest:
        raise DigestMismatch(where, digest, actual, REMEDY)
    return data


def _invalid(folder: Path, fault: str) -> InvalidRelease:
    return InvalidRelease(os.fspath(folder), (f"{fault}, {REMEDY}",))


def read_export(path: str | os.PathLike[str]) -> Corpus:
    """Return the corpus that was exported whole: an equal one, with the same digest.

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
        >>> corpus = npf.load("1.0.0")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     export.read_export(corpus.export(f"{folder}/npf", format="jsonl")) == corpus
        True
    """
    folder = _found(path)
    about = read_about(folder)
    if about.narrowed:
        fault = "it is of a narrowed corpus, take read_records"
        raise InvalidRelease(os.fspath(folder), (fault,))
    records = _records(folder, about)
    try:
        with reading("text"):  # half a surrogate pair has no bytes
            files = seal_with(records, about.manifest)
    except ValueError as fault:
        raise _invalid(folder, str(fault)) from fault
    manifest = parse_manifest("manifest.json", files["manifest.json"])
    if manifest != about.manifest and not about.merged:
        if manifest.digest == about.manifest.digest:  # what it states of a release's own files
            pairs = (asdict(each, recurse=False).items() for each in (manifest, about.manifest))
            names = " and ".join(name for (name, a), (_, b) in zip(*pairs, strict=True) if a != b)
            raise _invalid(folder, f"{FILE} states other {names} than its records give")
        raise DigestMismatch(os.fspath(folder), about.manifest.digest, manifest.digest, REMEDY)
    check(Files(files), os.fspath(folder))
    return of_files(files)
