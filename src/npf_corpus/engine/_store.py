"""The records of an export that names are looked up in, read from Parquet when first asked for."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from npf_corpus.engine._library import ibis
from npf_corpus.errors import InvalidRelease
from npf_corpus.export._about import REMEDY, About, read_about, reading
from npf_corpus.export._columns import columns, flat
from npf_corpus.export._frames import library
from npf_corpus.export._parquet import PARTS, PERIODS, files_of, years_told
from npf_corpus.export._rows import records_of
from npf_corpus.query._store import Store
from npf_corpus.records import TABLES
from npf_corpus.release._write import canonical


def whole_export(folder: Path) -> About:
    """Return what an export says, in Parquet and of a whole corpus, with all files and columns.

    Raises:
        InvalidRelease: A file is not one that an export writes.
    """
    about = read_about(folder)
    if about.format != "parquet":
        fault = f"it is {about.format}, export the corpus with format='parquet'"
        raise InvalidRelease(os.fspath(folder), (fault,))
    if about.narrowed:
        fault = "it is of a narrowed corpus, export the whole and narrow it in the engine"
        raise InvalidRelease(os.fspath(folder), (fault,))
    for table, cls in TABLES.items():
        names = [each.name for each in flat(columns(cls, about.manifest.schema))]
        for file in files_of(table, about.digests):
            with refusing(folder, file):
                _check_columns(folder / file, names)
    if (file := f"{PERIODS}.parquet") in about.digests:
        with refusing(folder, file):
            _check_columns(folder / file, ["period", "first_year", "last_year"])
    return about


def _check_columns(path: Path, names: list[str]) -> None:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise ValueError("is a link, a folder or a device")
    held = library("pyarrow.parquet", "engine").read_schema(path).names
    if lacking := [name for name in names if name not in held]:
        raise ValueError(f"lacks the columns {', '.join(lacking)}")


@contextmanager
def refusing(folder: Path, name: str) -> Generator[None]:
    """Turn any fault of a file into the error that the folder is no export."""
    try:
        with reading(name):
            yield
    except ValueError as fault:
        raise InvalidRelease(os.fspath(folder), (f"{fault}, {REMEDY}",)) from fault


class ExportStore(Store):
    """The tables of an export; those that are small are read whole, once."""

    __slots__ = ("_about", "_folder")

    def __init__(self, about: About, folder: Path) -> None:
        """Take an export's folder, and what it says of the release."""
        super().__init__(about.manifest, {}, (_closed, ()))
        self._about = about
        self._folder = folder

    def _parse(self, table: str) -> Sequence[Any]:
        parquet = library("pyarrow.parquet", "engine")
        rows: list[dict[str, Any]] = []
        for file in self.of_table(table):
            with refusing(self._folder, file.name):
                rows += parquet.ParquetFile(file).read().to_pylist()
        return self.made(table, rows)

    def of_table(self, table: str) -> list[Path]:
        """Return where the rows of a table lie."""
        return [self._folder / name for name in files_of(table, self._about.digests)]

    def periods(self, claims: Any) -> list[tuple[str, int, int]]:
        """Return each period that claims have, with the first and the last year that it is of.

        Args:
            claims: The claims in an engine, which are asked where an older export lacks the table.
        """
        return self.once(PERIODS, lambda: list(self._periods(claims)))

    def _periods(self, claims: Any) -> Iterator[tuple[str, int, int]]:
        file = f"{PERIODS}.parquet"
        if file in self._about.digests:
            parquet = library("pyarrow.parquet", "engine")
            with refusing(self._folder, file):
                rows = parquet.ParquetFile(self._folder / file).read().to_pylist()
            yield from ((each["period"], each["first_year"], each["last_year"]) for each in rows)
            return
        told = (claims.select(period=claims[name]) for name in ("as_of", "deadline"))
        found = ibis().union(*told, distinct=True).to_pyarrow()["period"].to_pylist()
        yield from ((text, *years_told(text)) for text in found if text is not None)

    def have_both(self, sector: str, measure: str) -> bool:  # noqa: ARG002
        """Return False: no engine is started for the hint of an error."""
        return False

    def schema(self, table: str) -> Any:
        """Return the Arrow schema of a table, without what its file says of the release."""
        parquet = library("pyarrow.parquet", "engine")
        schema = parquet.read_schema(self.of_table(table)[0]).remove_metadata()
        for name in PARTS:
            if name in schema.names:
                schema = schema.remove(schema.get_field_index(name))
        return schema

    def made(self, table: str, rows: Iterable[Mapping[str, object]]) -> tuple[Any, ...]:
        """Return the records of rows of a table, in dataset order."""
        return tuple(canonical(records_of(rows, TABLES[table], (self.manifest.schema,))))

    def holding(self, tables: Mapping[str, tuple[Any, ...]]) -> Store:
        """Return a store with these records in place of the tables' own."""
        store = ExportStore(self._about, self._folder)
        store._made.update({key: self._made[key] for key in TABLES if key in self._made})
        store._made.update(tables)
        return store


def _closed() -> object:
    raise TypeError("an answer of an engine is not pickled, pickle its ids")
