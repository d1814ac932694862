"""A corpus to a folder of files, made whole or not at all, and back if no byte changed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, cast

from npf_corpus._assemble import check
from npf_corpus._converter import plain, structure
from npf_corpus._manifest import Manifest, parse_manifest, sha256
from npf_corpus._values import check_choice
from npf_corpus._write import seal_with, write_folder
from npf_corpus.corpus import Corpus, of_files
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.export import _croissant
from npf_corpus.export._content import Content
from npf_corpus.export._rows import from_records
from npf_corpus.records import TABLES, Record

Format = Literal["csv", "jsonl", "parquet", "sqlite"]

_MODULES: dict[str, str] = {
    "csv": "_csv",
    "jsonl": "_lines",
    "parquet": "_parquet",
    "sqlite": "_sqlite",
}
_FILE = "release.json"
_REMEDY = "export it again"


def _format(name: str) -> Any:
    """Return the module of a format: `write` and `read`."""
    return import_module(f"npf_corpus.export.{_MODULES[name]}")


def write_export(
    content: Content, path: str | os.PathLike[str], *, kind: Format, overwrite: bool
) -> Path:
    """Write an export into a folder, and return the folder; see `Corpus.export`."""
    check_choice("format", kind, Format)
    target = Path(path)
    if os.path.lexists(target):
        _check_replaced(target, overwrite=overwrite)
    files: dict[str, bytes] = _format(kind).write(content)
    files[_croissant.FILE] = _croissant.croissant(content, files)
    files[_FILE] = _release(content, kind, files)
    if os.path.lexists(target):
        _replace(target, files)
    else:
        write_folder(target, files)
    return target


def _release(content: Content, kind: Format, files: Mapping[str, bytes]) -> bytes:
    """Return the file that says what the export is of, and which bytes it has."""
    about = {
        "title": content.title,
        "pin": content.pin,
        "format": kind,
        "selection": list(content.selection),
        "outside": content.outside,
        "files": {name: sha256(data) for name, data in files.items()},
        "manifest": plain(content.manifest),
    }
    return f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()


def _check_replaced(path: Path, *, overwrite: bool) -> None:
    """Refuse to write where something is, other than over an export and when asked to.

    Raises:
        FileExistsError: Something is there that is not to be replaced.
    """
    taken = f"{str(path)!r} exists already, write to a new path"
    if not overwrite:
        raise FileExistsError(f"{taken} or with overwrite=True")
    if path.is_symlink() or not path.is_dir():
        raise FileExistsError(f"{taken}: overwrite=True replaces an export, this is none")
    there = sorted(each.name for each in path.iterdir())
    if not there:
        return
    try:
        known = {_FILE, *_about(path)["files"]}
    except InvalidRelease:
        known = set[str]()
    if other := [name for name in there if name not in known]:
        raise FileExistsError(
            f"{taken}: overwrite=True replaces an export, and no export wrote {other[0]!r} there"
        )


def _replace(path: Path, files: Mapping[str, bytes]) -> None:
    """Put a new folder where an old one is.

    A writer killed between the two renames leaves both beside the path, in a hidden folder.
    """
    with TemporaryDirectory(prefix=f".{path.name}-", suffix=".draft", dir=path.parent) as hidden:
        draft, old = Path(hidden, "new"), Path(hidden, "old")
        write_folder(draft, files)
        path.rename(old)
        try:
            draft.rename(path)
        except OSError:
            old.rename(path)
            raise


def _about(path: Path) -> dict[str, Any]:
    """Return what an export says of itself.

    Raises:
        InvalidRelease: It says nothing.
    """
    try:
        about = json.loads((path / _FILE).read_bytes())
        if about["format"] in _MODULES and all(isinstance(each, str) for each in about["files"]):
            structure(Manifest, about["manifest"])
            return cast("dict[str, Any]", about)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        pass
    fault = f"it has no {_FILE} that tells what it is of, {_REMEDY}"
    raise InvalidRelease(os.fspath(path), (fault,))


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
    return _records(folder, _about(folder))


def _records(folder: Path, about: Mapping[str, Any]) -> dict[str, tuple[Record, ...]]:
    where = os.fspath(folder)
    files: dict[str, bytes] = {}
    for name, digest in about["files"].items():
        if Path(name).name != name:
            raise InvalidRelease(where, (f"{name!r} is no file of an export, {_REMEDY}",))
        try:
            files[name] = (folder / name).read_bytes()
        except OSError as fault:
            raise InvalidRelease(where, (f"{name}: {fault.strerror}, {_REMEDY}",)) from fault
        actual = sha256(files[name])
        if actual != digest:
            raise DigestMismatch(f"{where}/{name}", str(digest), actual, _REMEDY)
    try:
        rows = _format(about["format"]).read(files)
        return {table: from_records(rows[table], cls) for table, cls in TABLES.items()}
    except (LookupError, ValueError) as fault:
        raise InvalidRelease(where, (f"{fault}, {_REMEDY}",)) from fault


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
    about = _about(folder)
    if about.get("selection"):
        fault = "it is of a narrowed corpus, take read_records"
        raise InvalidRelease(os.fspath(folder), (fault,))
    stated = structure(Manifest, about["manifest"])
    files = seal_with(_records(folder, about), stated)
    manifest = parse_manifest("manifest.json", files["manifest.json"])
    if manifest != stated:
        raise DigestMismatch(os.fspath(folder), stated.digest, manifest.digest, _REMEDY)
    check(files)
    return of_files(files)
