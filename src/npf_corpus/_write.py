"""Records to a release: canonical order, canonical bytes, a manifest, a folder written whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from npf_corpus._converter import dump_table
from npf_corpus._manifest import Manifest, Retired, TableFile, dump_manifest, sha256
from npf_corpus.anchoring import NORMALISATION
from npf_corpus.quantities import READINGS_VERSION
from npf_corpus.records import SCHEMA, TABLES, Record


def canonical(records: Iterable[Record]) -> list[Record]:
    """Return records in dataset order: by document and place where they have one, else by id."""
    return sorted(records, key=_reading_order)


def _reading_order(record: Any) -> tuple[str, int, int, str]:
    anchor = getattr(record, "anchor", None)
    start, end = (-1, -1) if anchor is None else (anchor.start, anchor.end)
    return getattr(record, "document", ""), start, end, record.id


def seal(
    records: Mapping[str, Iterable[Record]],
    *,
    version: str,
    day: date,
    licence: str,
    citation: str,
    notes: tuple[str, ...] = (),
    supersedes: str | None = None,
    retired: tuple[Retired, ...] = (),
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
    """
    files: dict[str, bytes] = {}
    tables: list[TableFile] = []
    for name in TABLES:
        rows = canonical(records.get(name, ()))
        data = files[f"{name}.json"] = dump_table(rows)
        tables.append(TableFile(name, len(rows), len(data), sha256(data)))
    manifest = Manifest(
        version=version,
        schema=SCHEMA,
        normalisation=NORMALISATION,
        readings=READINGS_VERSION,
        date=day,
        licence=licence,
        citation=citation,
        tables=tuple(tables),
        notes=notes,
        supersedes=supersedes,
        retired=retired,
        digest="",
    )
    files["manifest.json"] = dump_manifest(manifest)
    return files


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder, whole or not at all.

    Raises:
        FileExistsError: The path is there already.
    """
    import os
    import shutil
    import tempfile

    if path.exists() or path.is_symlink():
        raise FileExistsError(f"{str(path)!r} exists already, write to a new path")
    draft = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        for name, data in files.items():
            with (draft / name).open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        draft.chmod(0o755)
        draft.rename(path)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
