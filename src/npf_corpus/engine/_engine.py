"""An export opened in an engine."""

from __future__ import annotations

import os
from inspect import Parameter, Signature
from pathlib import Path
from typing import Any, Self

from npf_corpus.engine._condition import Forms, stored
from npf_corpus.engine._library import Backend, connected, ibis
from npf_corpus.engine._reach import COLUMNS, Reach
from npf_corpus.engine._store import ExportStore, whole_export
from npf_corpus.engine._tables import EngineClaims, EngineStatements, EngineTable


class Engine:
    """An export in an engine: its tables, and what it says of its release."""

    __slots__ = ("_reach", "_store")

    _reach: Reach
    _store: ExportStore

    def __init__(self) -> None:
        raise TypeError("an Engine comes from npf_corpus.engine.open()")

    @classmethod
    def _make(cls, reach: Reach, store: ExportStore) -> Self:
        made = object.__new__(cls)
        made._reach = reach
        made._store = store
        return made

    @property
    def pin(self) -> str:
        """The string that stands for exactly the release that was exported."""
        return self._store.pin

    @property
    def documents(self) -> EngineTable:
        """What was read."""
        return EngineTable._make(self._reach, self._store, "documents")

    @property
    def initiatives(self) -> EngineTable:
        """Concepts, plans, mechanisms and projects."""
        return EngineTable._make(self._reach, self._store, "initiatives")

    @property
    def tiers(self) -> EngineTable:
        """Where documents place sectors in industrial policy."""
        return EngineTable._make(self._reach, self._store, "tiers")

    @property
    def statements(self) -> EngineStatements:
        """Sentences and clauses of the documents, many with a summary in our words."""
        return EngineStatements._make(self._reach, self._store, "statements")

    @property
    def claims(self) -> EngineClaims:
        """Figures that documents assert of the world."""
        return EngineClaims._make(self._reach, self._store, "claims")

    @property
    def mentions(self) -> EngineTable:
        """Numbers and names as they stand in the texts."""
        return EngineTable._make(self._reach, self._store, "mentions")

    def __repr__(self) -> str:
        """Return one line: the release."""
        return f"<{self._store.manifest.title} in an engine>"


def open(path: str | os.PathLike[str], *, backend: Backend | Any = "duckdb") -> Engine:  # noqa: A001
    """Return an export in Parquet, opened in an engine; nothing of it is read yet.

    The files are looked at for their columns and else taken as they are: what an engine meets in
    damaged rows is its own error. `npf_corpus.export.read_export` verifies them.

    Args:
        path: The folder of an export of a whole corpus; for a cluster, one that all of it sees.
        backend: `duckdb`, `polars` or `pyspark`, each in this process, or an Ibis connection of
            one, which says how much memory, how many threads or which cluster.

    Raises:
        InvalidRelease: The folder is no such export.
        MissingExtra: Ibis, the engine or, for Spark, Java is not installed.
        UnknownName: It is no such backend.

    Example:
        >>> import tempfile
        >>> import npf_corpus as npf
        >>> from npf_corpus import engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = npf.load("1.0.0").export(f"{folder}/npf", format="parquet")
        ...     claims = engine.open(path).claims.by_region("Ningxia")
        ...     claims.by_value(more_than=1_500, unit="project").ids()
        ('ecns-2025-03-08-ningxia.c3',)
    """
    folder = Path(path)
    store = ExportStore(whole_export(folder), folder)
    connection = connected(backend) if isinstance(backend, str) else backend
    tables = {table: _table(connection, store.of_table(table)) for table in COLUMNS}
    sources: dict[str, str] = {}
    if connection.name == "duckdb":
        sources = {
            tables[table].get_name(): stored(each.resolve() for each in store.of_table(table))
            for table in COLUMNS
        }
    forms = Forms(connection, sources)
    reach = Reach(tables, _overlap(connection.name), forms, lambda: store.periods(tables["claims"]))
    return Engine._make(reach, store)


def _table(connection: Any, files: list[Path]) -> Any:
    paths = [os.fspath(each.resolve()) for each in files]
    if connection.name == "pyspark" and len(paths) > 1:
        parts = [connection.read_parquet(each) for each in paths]
        return parts[0].union(*parts[1:])
    return connection.read_parquet(paths if len(paths) > 1 else paths[0])


def _overlap(backend: str) -> Any:
    """Return what says that a list column has any of some keys, in the engine's own words."""
    own = {"duckdb": "array_has_any", "pyspark": "arrays_overlap"}.get(backend)
    if own is None:

        def shared(column: Any, keys: list[str]) -> Any:
            return column.intersect(ibis().array(keys)).length() > 0

        return shared

    overlaps = _built_in(own, (_TEXTS, _TEXTS), "boolean")
    if backend != "duckdb":

        def overlapping(column: Any, keys: list[str]) -> Any:
            return overlaps(column, ibis().array(keys))

        return overlapping
    count = _built_in("len", (_TEXTS,), "int64")
    item = _built_in("array_extract", (_TEXTS, "int64"), "string")

    def held(column: Any, keys: list[str]) -> Any:
        """Most lists have one item, for which it answers ten times as fast by these names."""
        one = (count(column) == 1) & item(column, 1).isin(keys)
        return one | ((count(column) > 1) & overlaps(column, ibis().array(keys)))

    return held


def _built_in(name: str, takes: tuple[str, ...], gives: str) -> Any:
    """Return a function that an engine has, by its own name."""

    def named(*values: Any) -> Any: ...

    places = [Parameter(f"value_{at}", Parameter.POSITIONAL_ONLY) for at in range(len(takes))]
    named.__signature__ = Signature(places)  # type: ignore[attr-defined]
    return ibis().udf.scalar.builtin(named, name=name, signature=(takes, gives))


_TEXTS = "array<string>"
