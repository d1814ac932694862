"""Records to a release: canonical order, canonical bytes, a manifest, a folder written whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Literal

from attrs import evolve

from npf_corpus.records import SCHEMA, TABLES, Record
from npf_corpus.release._converter import dump_table
from npf_corpus.release._layout import BLOCK, INDEX, MANIFEST, is_parted, stated_files
from npf_corpus.release._manifest import (
    FORM,
    FORMATS,
    PARTED,
    Manifest,
    Retired,
    TableFile,
    dump_manifest,
    form_of,
    sha256,
    stated_parts,
)


def canonical(records: Iterable[Record]) -> list[Record]:
    """Return records in dataset order: by document and place where they have one, else by id."""
    return sorted(records, key=_reading_order)


def _reading_order(record: Any) -> tuple[str, tuple[int, ...], str]:
    anchor = getattr(record, "anchor", None)
    place = () if anchor is None else (anchor.start, anchor.end)
    return getattr(record, "document", ""), place, record.id


def seal(  # noqa: PLR0913 - what a manifest states
    records: Mapping[str, Iterable[Record]],
    *,
    version: str,
    day: date,
    licence: str,
    citation: str,
    notes: tuple[str, ...] = (),
    supersedes: str | None = None,
    retired: tuple[Retired, ...] = (),
    schema: int = SCHEMA,
) -> dict[str, bytes]:
    """Return the files of a release, by name, with counts and digests in its manifest.

    Args:
        records: Records by table name; a table that is left out is empty.
        version: Version of the data, PEP 440.
        day: Day of publication.
        licence: SPDX id of the data's licence.
        citation: How to cite it.
        notes: What a user should know.
        supersedes: The release before it.
        retired: Ids withdrawn up to now.
        schema: The version of the record fields, from which normal form and readings follow.
    """
    facts = Manifest(
        version=version,
        schema=schema,
        normalisation=FORMATS[schema].normalisation,
        readings=FORMATS[schema].readings[-1],
        date=day,
        licence=licence,
        citation=citation,
        tables=(),
        notes=notes,
        supersedes=supersedes,
        retired=retired,
        digest="",
    )
    return seal_with(records, facts)


def seal_with(records: Mapping[str, Iterable[Record]], facts: Manifest) -> dict[str, bytes]:
    """Return the files of a release that states the same as a manifest, tables and digest aside."""
    parts = blocks = None
    rows = {table: canonical(records.get(table, ())) for table in TABLES}
    files = {f"{table}.json": dump_table(held, facts.schema) for table, held in rows.items()}
    if is_parted(facts.schema):
        from npf_corpus.release._indexing import build
        from npf_corpus.release._keys import Tables

        form = form_of(facts) if facts.tables else FORM
        files[INDEX] = build(Tables(rows), files, form)
        parts = stated_parts(files[INDEX]) if form >= PARTED else None
        blocks = BLOCK if form == FORM else None
    stated = tuple(
        TableFile(name, len(rows.get(name, ())), len(files[file]), sha256(files[file]))
        for name, file in stated_files(facts.schema).items()
    )
    files[MANIFEST] = dump_manifest(evolve(facts, tables=stated, parts=parts, blocks=blocks))
    return files


def write_folder(path: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write files into a new folder, whole or not at all.

    The files are first written in a hidden folder beside it, so that a killed writer leaves no
    release behind.

    Raises:
        FileExistsError: The path is there already.
        FileNotFoundError: The folder that is to hold it is not there.
    """
    from tempfile import TemporaryDirectory

    if os.path.lexists(path):
        raise _taken(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {str(path.parent)!r}, make it first")
    with TemporaryDirectory(prefix=f".{path.name}-", suffix=".draft", dir=path.parent) as hidden:
        draft = Path(hidden, "release")
        draft.mkdir()
        write_files(draft, files)
        try:
            draft.rename(path)
        except OSError as fault:
            if os.path.lexists(path):  # another writer was faster
                raise _taken(path) from fault
            raise
    sync_folder(path.parent)


def write_files(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write files into a folder, by path with `/`, and wait until the disk has them.

    A file of ours that lies elsewhere on the disk is moved.
    """
    folders = {folder}
    for name, data in files.items():
        path = folder / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        if isinstance(data, bytes):
            _write_file(path, data)
        else:
            data.replace(path)
            with path.open("r+b") as file:
                os.fsync(file.fileno())
    for each in sorted(folders, reverse=True):
        sync_folder(each)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file that may be there already, so that at any moment it is the old or the new.

    Its draft has a name that nobody can foresee and is made by this call alone, so that a link
    planted beside the file leads nowhere. A link at the path itself is replaced, not followed.
    """
    from secrets import token_hex

    draft = path.with_name(f".{path.name}.{token_hex(16)}.draft")
    try:
        _write_file(draft, data, mode="xb")
        draft.replace(path)
    except FileExistsError:  # somebody else's
        raise
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def put_file(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file that appears at its place whole, in one step.

    Raises:
        FileExistsError: It is there already, and is not to be replaced.
        FileNotFoundError: The folder that is to hold it is not there.
    """
    from tempfile import TemporaryDirectory

    taken = FileExistsError(f"{str(path)!r} exists already, write overwrite=True to replace it")
    if not overwrite and os.path.lexists(path):
        raise taken
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {str(path.parent)!r}, make it first")
    with TemporaryDirectory(prefix=f".{path.name}-", suffix=".draft", dir=path.parent) as hidden:
        draft = path.__class__(hidden, "file")
        write_files(draft.parent, {draft.name: data})
        if overwrite:
            draft.replace(path)
            return
        try:
            _put(draft, path)
        except FileExistsError:  # another writer was faster
            raise taken from None


def _put(draft: Path, path: Path) -> None:
    """Give a file its name, unless something has it.

    Raises:
        FileExistsError: Something has it.
    """
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # no hard links here, as on FAT: claim the name with an empty file instead
        path.open("xb").close()
        try:
            draft.replace(path)
        except BaseException:
            path.unlink()
            raise


def _write_file(path: Path, data: bytes, *, mode: Literal["wb", "xb"] = "wb") -> None:
    with path.open(mode) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has a folder's entries."""
    with suppress(PermissionError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _taken(path: Path) -> FileExistsError:
    return FileExistsError(f"{str(path)!r} exists already, write to a new path")
