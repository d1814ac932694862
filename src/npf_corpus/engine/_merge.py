"""Many corpora put into one export, one after another, so that one at a time is in memory.

The rows of each go to files of its own. DuckDB sorts them, on the disk where they are many, into
the files that an export has. Vocabularies are held and joined as `npf_corpus.merge` joins them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve, frozen

from npf_corpus.corpus import Corpus, store_of
from npf_corpus.engine._condition import quoted, stored
from npf_corpus.engine._store import ExportStore, refusing, whole_export
from npf_corpus.errors import DigestMismatch, InvalidRelease, counted, shown
from npf_corpus.export._about import REMEDY, measure
from npf_corpus.export._content import Content
from npf_corpus.export._frames import library
from npf_corpus.export._parquet import (
    GROUP,
    ORDER,
    PARTS,
    PIECE,
    beside,
    files_of,
    names,
    said,
    tables_of,
    writer,
)
from npf_corpus.export._write import free, put
from npf_corpus.lineage._merge import is_name, joined, local_version
from npf_corpus.query._store import Store
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import Manifest, Retired
from npf_corpus.release._write import canonical

_STREAMED = ("documents", "tiers", "statements", "claims", "mentions")
"""Tables whose records belong to one document, which no two corpora share."""

_MEMORY = "1GB"
"""Memory that DuckDB may take before it writes to the disk."""

_SHOWN = 20
"""At most so many clashes are listed."""

_PLACE = ("document", "anchor_start", "anchor_end", "id")


@frozen
class _Piece:
    """A corpus that was read: what it says of itself, and the files of its tables."""

    manifest: Manifest
    pins: tuple[str, ...]
    files: dict[str, list[str]]


def merge(
    corpora: Iterable[Corpus | str | os.PathLike[str]],
    path: str | os.PathLike[str],
    *,
    name: str,
    overwrite: bool = False,
) -> Path:
    """Write many corpora into one export in Parquet, and return its folder.

    Corpora are taken one after another, so that a generator needs no more memory than the largest
    and the vocabularies. Records of vocabulary that are equal are one. The new export is made
    whole before it replaces an older one.

    Args:
        corpora: Whole corpora of one schema, or folders of exports of such in Parquet; the older
            export that is replaced may be one of them, so that others are added to it.
        path: Where nothing is yet.
        name: What you call them together.
        overwrite: Whether to replace an older export that is there.

    Raises:
        DigestMismatch: A file of an export is not as it was written.
        FileExistsError: Something is there that is not to be replaced.
        InvalidBounds: A claim has a bound that no engine holds.
        InvalidRelease: The name is blank or no line, there is no corpus, one is narrowed, schemas
            differ, two have a record of evidence with the same id, or records of vocabulary that
            differ share one. Nothing was written.
        MissingExtra: DuckDB or pyarrow is not installed.

    Example:
        >>> import tempfile
        >>> import npf_corpus as npf
        >>> from npf_corpus import engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = engine.merge([npf.load("1.0.0")], f"{folder}/all", name="All counties")
        ...     engine.open(made)
        <All counties 0+all.counties in an engine>
    """
    if not is_name(name):
        fault = f"name is {shown(name)}, write what you call them together, in one line"
        raise InvalidRelease(os.fspath(path), (fault,))
    duckdb = library("duckdb", "engine")
    target = free(path, overwrite=overwrite)
    if not target.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {str(target.parent)!r}, make it first")
    prefix = f".{target.name}-"
    with TemporaryDirectory(prefix=prefix, suffix=".pieces", dir=target.parent) as folder:
        work = Path(folder)
        gathered = _Gathered(name.strip(), work)
        for corpus in corpora:
            gathered.take(corpus)
        manifest = gathered.manifest(os.fspath(path))
        content = Content(manifest, (), gathered.vocabulary(), gathered.vocabulary())
        options = {"memory_limit": _MEMORY, "temp_directory": os.fspath(work / "spilled")}
        with duckdb.connect(config=options) as base:
            gathered.check_ids(base, os.fspath(path))
            files = dict(_files(base, gathered, content, work))
            held = [files[name] for name in files_of("documents", files)]
            urls = base.execute(f"select url from {stored(held)}")  # noqa: S608 - our own
            addresses = [url for (url,) in urls.fetchall()]
        pins = [pin for piece in gathered.pieces for pin in piece.pins]
        put(target, content, "parquet", files, addresses, pins, overwrite=overwrite)
    return Path(path)


class _Gathered:
    """What was taken so far: the pieces, and the vocabularies of all."""

    def __init__(self, name: str, work: Path) -> None:
        self.name = name
        self.work = work
        self.pieces: list[_Piece] = []
        self.retired: dict[str, Retired] = {}
        self._held: dict[str, dict[str, Any]] = {
            table: {} for table in TABLES if table not in _STREAMED
        }
        self._documents: dict[str, str] = {}

    def take(self, corpus: Corpus | str | os.PathLike[str]) -> None:
        """Add a corpus.

        Raises:
            InvalidRelease: It cannot stand beside those before it.
        """
        if isinstance(corpus, Corpus):
            store = store_of(corpus)
            piece = _Piece(store.manifest, (corpus.pin,), {})
        else:
            store, piece = _opened(Path(corpus))
        faults = list(self._clashes(store, piece))
        for table, held in self._held.items():
            for record in store.records(table):
                known = held.get(record.id, record)
                held[record.id] = joined(table, known, record, faults)
        if faults:
            where = f"{piece.pins[0].partition('@')[0]} with those before it"
            raise InvalidRelease(where, tuple(faults[:_SHOWN]))
        if not piece.files:
            for table in _STREAMED:
                file = self.work / f"{len(self.pieces)}-{table}.parquet"
                groups = tables_of(table, store.records(table), store.manifest.schema)
                with writer(next(groups).schema, file) as made:
                    for group in groups:
                        made.write_table(group, GROUP)
                piece.files[table] = [os.fspath(file)]
        self.pieces.append(piece)
        self.retired.update((each.id, each) for each in piece.manifest.retired)

    def _clashes(self, store: Store, piece: _Piece) -> Iterator[str]:
        schema = piece.manifest.schema
        if self.pieces and schema != (was := self.pieces[0].manifest.schema):
            yield f"the first has schema {was}, this {schema}: make it with schema={was}"
        version = piece.pins[0].partition("@")[0]
        for key in store.ids("documents"):
            if key in self._documents:
                yield f"it and {self._documents[key]} have the document {key!r}, give it another id"
            self._documents[key] = version

    def vocabulary(self) -> dict[str, Any]:
        """Return the records of vocabularies, and no documents."""
        found: dict[str, Any] = {
            table: tuple(canonical(held.values())) for table, held in self._held.items()
        }
        return {"documents": (), **found}

    def manifest(self, where: str) -> Manifest:
        """Return what the export says of itself; its digest is that of the pins.

        Raises:
            InvalidRelease: There is no corpus.
        """
        if not self.pieces:
            raise InvalidRelease(where, ("there is no corpus to write, name one at least",))
        every = [each.manifest for each in self.pieces]
        day = max(each.date for each in every)
        pins = sorted(pin for piece in self.pieces for pin in piece.pins)
        merged = counted(len(pins), "release")
        version = f"0+{local_version(self.name) or 'merged'}"
        notes = dict.fromkeys(note for each in every for note in each.notes)
        return evolve(
            every[0],
            version=version,
            readings=max(each.readings for each in every),
            date=day,
            licence=" AND ".join(dict.fromkeys(each.licence for each in every)),
            citation=f"{self.name} ({day.year}). {self.name}: {merged} merged.",
            tables=(),
            notes=(*notes, f"Merged of {merged}, which release.json names."),
            supersedes=None,
            retired=tuple(self.retired.values()),
            digest=hashlib.sha256("\n".join((version, *pins)).encode()).hexdigest(),
        )

    def check_ids(self, base: Any, where: str) -> None:
        """Check that each id stands for one record, and that no other corpus withdrew it.

        Raises:
            InvalidRelease: One does not.
        """
        pa = library("pyarrow", "engine")
        own = [key for held in self._held.values() for key in held]
        base.register("own", pa.table({"id": pa.array([*own, *self.retired], pa.string())}))
        parts = [f"select id from {stored(self.files(table))}" for table in _STREAMED]  # noqa: S608 - our own
        every = " union all ".join((*parts, "select id from own"))
        twice = f"group by id having count(*) > 1 order by id limit {_SHOWN}"
        found = base.execute(f"select id from ({every}) {twice}").fetchall()  # noqa: S608 - our own
        if found:
            said = "is the id of two records, or was retired: give one another id"
            raise InvalidRelease(where, tuple(f"{key!r} {said}" for (key,) in found))

    def files(self, table: str) -> list[str]:
        """Return the files of a table of all pieces."""
        return [file for piece in self.pieces for file in piece.files[table]]


def _opened(folder: Path) -> tuple[Store, _Piece]:
    """Return an export as a store and a piece, once its files are those that were written."""
    about = whole_export(folder)
    for name, digest in about.digests.items():
        with refusing(folder, name):
            _, actual = measure(folder / name)
        if actual != digest:
            raise DigestMismatch(os.fspath(folder / name), digest, actual, REMEDY)
    files = {
        table: [os.fspath(folder / name) for name in files_of(table, about.digests)]
        for table in _STREAMED
    }
    pins = about.merged or (about.manifest.release().pin,)
    return ExportStore(about, folder), _Piece(about.manifest, pins, files)


def _files(
    base: Any, gathered: _Gathered, content: Content, work: Path
) -> Iterator[tuple[str, Path]]:
    """Yield the files of the export, by name."""
    about = said(content)
    for table in TABLES:
        if table in _STREAMED:
            pieces = gathered.files(table)
            made = sort_pieces(base, table, pieces, Path(pieces[0]), about, work)
        else:
            groups = tables_of(table, content.whole[table], content.manifest.schema)
            made = _written(next(groups).schema.with_metadata(about), groups, work / table)
        yield from zip(names(table, len(made)), made, strict=True)
    claims = stored(gathered.files("claims"))
    told = base.execute(f"select as_of from {claims} union select deadline from {claims}")  # noqa: S608 - our own
    for name, rows in beside(content, (text for (text,) in told.fetchall() if text)).items():
        made = _written(rows.schema.with_metadata(about), (rows,), work / name)
        yield f"{name}.parquet", made[0]


def sort_pieces(
    base: Any, table: str, files: list[str], like: Path, about: dict[str, str], work: Path
) -> list[Path]:
    """Return the files of a table with the rows of all pieces, in the order of an export.

    Columns are as in a file that is like them, but for numbers that are text in some piece.
    """
    parquet = library("pyarrow.parquet", "engine")
    kinds: dict[Any, list[str]] = {}
    for file in files:
        kinds.setdefault(parquet.read_schema(file).remove_metadata(), []).append(file)
    schema = _widest(parquet.read_schema(like).remove_metadata(), kinds)
    every = " union all ".join(
        f"select {', '.join(_column(own, field) for field in schema)} from {stored(some)}"  # noqa: S608 - our own
        for own, some in kinds.items()
    )
    keys = _PLACE if "anchor_start" in schema.names else ("id",)
    if table == "claims":
        lower = ("lower_floor", "lower_rest") if PARTS[0] in schema.names else ("lower",)
        keys = (*ORDER[:-1], *lower, *keys)
    order = ", ".join(f"{key} nulls first" for key in keys)
    whole = work / f"{table}-sorted.parquet"
    base.execute(
        f"copy ({every} order by {order}) to {quoted(os.fspath(whole))} (row_group_size {GROUP})"
    )
    with parquet.ParquetFile(whole) as file:
        pa = library("pyarrow", "engine")
        groups = (pa.Table.from_batches([each]) for each in file.iter_batches(GROUP))
        made = _written(schema.with_metadata(about), groups, work / table)
    whole.unlink()
    return made


def _widest(first: Any, kinds: Iterable[Any]) -> Any:
    """Return the schema that holds the rows of all: numbers are text where they are so in one."""
    pa = library("pyarrow", "engine")
    for other in kinds:
        for name in other.names:
            if name not in first.names:  # one of PARTS
                first = first.append(other.field(name))
        for at, field in enumerate(first):
            if field.name in other.names and other.field(field.name).type == pa.string():
                first = first.set(at, field.with_type(pa.string()))
    return first


def _column(own: Any, field: Any) -> str:
    """Return the SQL for a column of the rows of all in files that have a schema of their own."""
    name = field.name
    if name not in own.names:  # one of PARTS, where all numbers are decimals
        end, _, part = name.partition("_")
        number = end if part == "floor" else f"{end} * 0"
        return f"({number})::decimal({field.type.precision}, {field.type.scale}) as {name}"
    if own.field(name).type == field.type:
        return str(name)
    return f"rtrim(rtrim({name}::varchar, '0'), '.') as {name}"


def _written(schema: Any, groups: Iterable[Any], stem: Path) -> list[Path]:
    """Return the files that hold groups of rows, each with so many at most."""
    made: list[Path] = []
    open_file: Any = None
    rows = PIECE
    try:
        for group in groups:
            if rows >= PIECE:
                if open_file is not None:
                    open_file.close()
                made.append(stem.with_name(f"{stem.name}.{len(made)}"))
                open_file, rows = writer(schema, made[-1]), 0
            open_file.write_table(group.cast(schema), GROUP)
            rows += group.num_rows
    finally:
        if open_file is not None:
            open_file.close()
    return made or _written(schema, (schema.empty_table(),), stem)
