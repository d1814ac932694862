"""Rows to data frames of pandas, polars and Arrow, and back to records.

Lists become lists and lists of structs. Decimals are `Decimal` objects in pandas and decimals of 38
digits, 12 of them fractional, in polars and Arrow; a column that holds a number with more is plain
decimal text there. Nothing becomes a float.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

from npf_corpus.errors import MissingExtra
from npf_corpus.export._columns import Leaf, Many, columns, flat, items
from npf_corpus.export._rows import Row, from_records, rows_of
from npf_corpus.intervals import plain_number
from npf_corpus.records import TABLES, Record

if TYPE_CHECKING:
    import pandas  # noqa: ICN001 - the documentation shows its name
    import polars  # noqa: ICN001
    import pyarrow  # noqa: ICN001

R = TypeVar("R", bound=Record)
Parts = tuple[Leaf | Many, ...]

DIGITS = 38
FRACTION = 12

_PANDAS = {
    "text": "string",
    "integer": "Int64",
    "boolean": "boolean",
    "decimal": "object",
    "date": "datetime64[s]",
}


def library(name: str, extra: str) -> Any:
    """Return a library that an extra installs.

    Raises:
        MissingExtra: It is not there.
    """
    package = name.partition(".")[0]
    try:
        import_module(package)
    except ModuleNotFoundError as fault:
        if fault.name != package:
            raise
        raise MissingExtra(package, extra) from None
    return import_module(name)


def every(table: str, records: Iterable[Record], schema: int) -> tuple[Parts, list[Row]]:
    """Return the columns of all fields of a table, and the rows of its records."""
    return tuple(flat(columns(TABLES[table], schema))), rows_of(table, records, schema)


def to_pandas(parts: Parts, rows: list[Row]) -> pandas.DataFrame:
    """Return a pandas frame with nullable types, days as `datetime64[s]`, lists as objects."""
    pd = library("pandas", "pandas")
    return cast(
        "pandas.DataFrame",
        pd.DataFrame(
            {
                part.name: pd.Series(
                    [row[part.name] for row in rows],
                    dtype="object" if isinstance(part, Many) else _PANDAS[part.kind],
                )
                for part in parts
            }
        ),
    )


def to_polars(parts: Parts, rows: list[Row]) -> polars.DataFrame:
    """Return a polars frame."""
    pl = library("polars", "polars")
    kinds = {
        "text": pl.String,
        "integer": pl.Int64,
        "boolean": pl.Boolean,
        "decimal": pl.Decimal(DIGITS, FRACTION),
        "date": pl.Date,
    }

    def of(part: Leaf | Many) -> Any:
        if isinstance(part, Leaf):
            return kinds["text" if part in wide else part.kind]
        if isinstance(part.item, Leaf):
            return pl.List(of(part.item))
        return pl.List(pl.Struct({each.name: of(each) for each in flat(items(part))}))

    wide = wide_of(parts, (rows,))
    rows = _as_text(parts, rows, wide) if wide else rows
    return cast(
        "polars.DataFrame",
        pl.DataFrame(
            [
                pl.Series(part.name, [row[part.name] for row in rows], dtype=of(part))
                for part in parts
            ]
        ),
    )


def to_arrow(parts: Parts, rows: list[Row], wide: frozenset[Leaf] | None = None) -> pyarrow.Table:
    """Return an Arrow table whose fields carry their meaning as `description`.

    Numbers of `wide` columns are text, of those that need it where it is None.
    """
    pa = library("pyarrow", "arrow")
    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "decimal": pa.decimal128(DIGITS, FRACTION),
        "date": pa.date32(),
    }

    def of(part: Leaf | Many) -> Any:
        if isinstance(part, Leaf):
            return kinds["text" if part in texts else part.kind]
        if isinstance(part.item, Leaf):
            return pa.list_(of(part.item))
        return pa.list_(pa.struct([field(each) for each in flat(items(part))]))

    def field(part: Leaf | Many) -> Any:
        null = isinstance(part, Leaf) and part.null
        about = {"description": part.meaning} if part.meaning else None
        return pa.field(part.name, of(part), nullable=null, metadata=about)

    texts = wide_of(parts, (rows,)) if wide is None else wide
    if texts:
        rows = _as_text(parts, rows, texts)
    schema = pa.schema([field(part) for part in parts])
    return cast("pyarrow.Table", pa.Table.from_pylist(rows, schema=schema))


def from_pandas(frame: pandas.DataFrame, kind: type[R]) -> tuple[R, ...]:
    """Return the records that a pandas frame holds, as `Table.to_pandas` makes it.

    Args:
        frame: A frame with the columns of the kind, in any order; its index is left aside.
        kind: Class of the records, such as `npf_corpus.NumericClaim`.

    Raises:
        InvalidRelease: A row is no such record; `problems` has every fault. A float is one.
        MissingExtra: pandas is not installed.
    """
    pd = library("pandas", "pandas")

    def clean(value: Any) -> object:
        if hasattr(value, "tolist"):  # an array, or a scalar of numpy
            value = value.tolist()
        if isinstance(value, dict):
            return {name: clean(each) for name, each in cast("Row", value).items()}
        if isinstance(value, list | tuple):
            return [clean(each) for each in cast("list[object]", value)]
        return None if pd.isna(value) else value

    names = [str(name) for name in frame.columns]
    cells = [list(map(clean, frame[name])) for name in frame.columns]
    rows = [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]
    return from_records(rows, kind)


def from_polars(frame: polars.DataFrame, kind: type[R]) -> tuple[R, ...]:
    """Return the records that a polars frame holds, as `Table.to_polars` makes it.

    Args:
        frame: A frame with the columns of the kind, in any order.
        kind: Class of the records, such as `npf_corpus.NumericClaim`.

    Raises:
        InvalidRelease: A row is no such record; `problems` has every fault. A float is one.
    """
    return from_records(frame.to_dicts(), kind)


def from_arrow(table: pyarrow.Table, kind: type[R]) -> tuple[R, ...]:
    """Return the records that an Arrow table holds, as `Table.to_arrow` makes it.

    Args:
        table: A table with the columns of the kind, in any order.
        kind: Class of the records, such as `npf_corpus.NumericClaim`.

    Raises:
        InvalidRelease: A row is no such record; `problems` has every fault. A float is one.
    """
    return from_records(cast("list[Row]", table.to_pylist()), kind)


def wide_of(parts: Parts, groups: Iterable[Iterable[Row]]) -> frozenset[Leaf]:
    """Return the columns with a number that no decimal holds, in any group of rows."""
    return frozenset(
        leaf for rows in groups for leaf, value in _decimals(parts, rows) if not fits(value)
    )


def _decimals(parts: Parts, rows: Iterable[Row]) -> Iterator[tuple[Leaf, Decimal]]:
    for part in parts:
        for row in rows:
            value = row[part.name]
            if isinstance(part, Many):
                if not isinstance(part.item, Leaf):
                    inner = tuple(flat(items(part)))
                    yield from _decimals(inner, cast("list[Row]", value))
            elif isinstance(value, Decimal):
                yield part, value


def fits(value: Decimal) -> bool:
    """Return whether a decimal of so many digits holds a number exactly."""
    # As text, since arithmetic on decimals, abs() too, would round to 28 digits first.
    whole, _, fraction = plain_number(value).removeprefix("-").partition(".")
    exponent = int(value.as_tuple().exponent)
    if not value and exponent > 0:  # 0E+27 takes 28 places, though it is written as 0
        return exponent < DIGITS - FRACTION
    told = -exponent  # 0E-52 is written as 52 places
    return len(whole) <= DIGITS - FRACTION and max(len(fraction), told) <= FRACTION


def _as_text(parts: Parts, rows: Iterable[Row], wide: frozenset[Leaf]) -> list[Row]:
    changed: list[Row] = []
    for row in rows:
        row = dict(row)  # noqa: PLW2901 - a copy to change
        for part in parts:
            value = row[part.name]
            if isinstance(part, Many):
                if not isinstance(part.item, Leaf):
                    inner = tuple(flat(items(part)))
                    row[part.name] = _as_text(inner, cast("list[Row]", value), wide)
            elif part in wide and isinstance(value, Decimal):
                row[part.name] = plain_number(value)
        changed.append(row)
    return changed
