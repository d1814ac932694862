"""The records of an export that names are looked up in, read from Parquet when first asked for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from npf_corpus.errors import InvalidRelease
from npf_corpus.export._about import REMEDY, reading
from npf_corpus.export._columns import columns, flat
from npf_corpus.export._frames import library
from npf_corpus.export._parquet import PARTS
from npf_corpus.export._rows import records_of
from npf_corpus.query._store import Store
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import Manifest
from npf_corpus.release._write import canonical


def check_files(folder: Path, schema: int) -> None:
    """Look whether each table's file is there and has the columns of the table.

    Raises:
        InvalidRelease: A file is not one that an export writes.
    """
    for table, cls in TABLES.items():
        with _refusing(folder, table):
            path = folder / f"{table}.parquet"
            if not stat.S_ISREG(path.lstat().st_mode):
                raise ValueError("is a link, a folder or a device")
            held = library("pyarrow.parquet", "engine").read_schema(path).names
            lacking = [each.name for each in flat(columns(cls, schema)) if each.name not in held]
            if lacking:
                raise ValueError(f"lacks the columns {', '.join(lacking)}")


@contextmanager
def _refusing(folder: Path, table: str) -> Iterator[None]:
    """Turn any fault of a table's file into the error that the folder is no export."""
    try:
        with reading(f"{table}.parquet"):
            yield
    except InvalidRelease:
        raise
    except ValueError as fault:
        raise InvalidRelease(os.fspath(folder), (f"{fault}, {REMEDY}",)) from fault


class ExportStore(Store):
    """The tables of an export; those that are small are read whole, once."""

    __slots__ = ("_folder",)

    def __init__(self, manifest: Manifest, folder: Path) -> None:
        """Take an export's folder, and what it says of the release."""
        super().__init__(manifest, {}, (_closed, ()))
        self._folder = folder

    def _parse(self, table: str) -> Sequence[Any]:
        parquet = library("pyarrow.parquet", "engine")
        with _refusing(self._folder, table):
            rows = parquet.read_table(self._file(table)).to_pylist()
        return self.made(table, rows)

    def _file(self, table: str) -> Path:
        return self._folder / f"{table}.parquet"

    def schema(self, table: str) -> Any:
        """Return the Arrow schema of a table, without what its file says of the release."""
        parquet = library("pyarrow.parquet", "engine")
        schema = parquet.read_schema(self._file(table)).remove_metadata()
        for name in PARTS:
            if name in schema.names:
                schema = schema.remove(schema.get_field_index(name))
        return schema

    def made(self, table: str, rows: Iterable[Mapping[str, object]]) -> tuple[Any, ...]:
        """Return the records of rows of a table, in dataset order."""
        return tuple(canonical(records_of(rows, TABLES[table], (self.manifest.schema,))))

    def holding(self, tables: Mapping[str, tuple[Any, ...]]) -> Store:
        """Return a store with these records in place of the tables' own."""
        store = ExportStore(self.manifest, self._folder)
        store._made.update({key: self._made[key] for key in TABLES if key in self._made})
        store._made.update(tables)
        return store


def _closed() -> object:
    raise TypeError("an answer of an engine is not pickled, pickle its ids")
