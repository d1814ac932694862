"""Parquet: a file for each table, lists and structs in it, decimals exact; laid out for engines.

The rows of claims are sorted by unit, then by lower bound, in groups whose statistics let an engine
pass over what cannot match. Beside the tables stand the closures of the hierarchies. Readers give
the records in dataset order again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from decimal import ROUND_FLOOR, Context, Decimal
from io import BytesIO
from typing import Any

from npf_corpus.errors import InvalidBounds
from npf_corpus.export._about import reading
from npf_corpus.export._content import Content
from npf_corpus.export._frames import DIGITS, FRACTION, every, fits, library, to_arrow
from npf_corpus.export._rows import Row
from npf_corpus.intervals import plain_number
from npf_corpus.query._store import reached
from npf_corpus.records import TABLES
from npf_corpus.release._keys import CERTAINTIES, HIERARCHIES, Tables, links

_BATCH = 64
_LEAST, _FACTOR = 16 * 2**20, 1_000
"""Rows that are read at once; bytes that any file may unpack to, and for each byte of its own."""

GROUP = 2**16
"""Rows of a group; each group has statistics."""

ENDS = ("lower", "upper")
REST = 30
PARTS = tuple(f"{end}_{part}" for end in ENDS for part in ("floor", "rest"))
"""The columns that claims have where a bound has more digits than a decimal, and is text.

They hold the number cut to 12 digits after the point, and the rest in units of the last of these.
"""

_LAST = Decimal(1).scaleb(-FRACTION)
_WIDE = Context(prec=4_000)


def write(content: Content) -> dict[str, bytes]:
    """Return the files by name; each says release, licence and citation in its metadata.

    Raises:
        InvalidBounds: A claim has a bound that no decimal of an engine holds.
    """
    about = {
        "title": content.title,
        "description": content.description,
        "pin": content.pin,
        "licence": content.manifest.licence,
        "citation": content.manifest.citation,
    }
    tables: dict[str, Any] = {}
    for table in TABLES:
        parts, rows = every(table, content.tables[table], content.manifest.schema)
        if table == "claims":
            rows.sort(key=_by_value)
        tables[table] = to_arrow(parts, rows)
        if table == "claims" and not all(map(fits, _bounds(rows))):
            tables[table] = _with_parts(tables[table], rows)
    for axis in HIERARCHIES:
        tables[f"{axis}_parts"] = _closure(axis, content)
    found: dict[str, bytes] = {}
    for name, table in tables.items():
        file = BytesIO()
        write_table(table.replace_schema_metadata(about), file)
        found[f"{name}.parquet"] = file.getvalue()
    return found


def write_table(table: Any, file: object) -> None:
    """Write an Arrow table whose rows are in order, with statistics for each group of them."""
    parquet = library("pyarrow.parquet", "arrow")
    parquet.write_table(table, file, row_group_size=GROUP, write_page_index=True)


def _bounds(rows: Iterable[Row]) -> Iterator[Decimal]:
    return (bound for row in rows for end in ENDS if isinstance(bound := row[end], Decimal))


def _with_parts(table: Any, rows: Iterable[Row]) -> Any:
    """Return claims, whose bounds are text, with columns in which engines compare them exactly.

    Raises:
        InvalidBounds: A bound has more digits than these hold.
    """
    pa = library("pyarrow", "arrow")
    found: dict[str, list[Decimal | None]] = {name: [] for name in PARTS}
    for row in rows:
        for end in ENDS:
            bound = row[end]
            floor, rest = _parted(row, end, bound) if isinstance(bound, Decimal) else (None, None)
            found[f"{end}_floor"].append(floor)
            found[f"{end}_rest"].append(rest)
    for name, cells in found.items():
        scale = FRACTION if name.endswith("_floor") else REST
        table = table.append_column(name, pa.array(cells, pa.decimal128(DIGITS, scale)))
    return table


def _parted(row: Row, end: str, bound: Decimal) -> tuple[Decimal, Decimal]:
    """Return a bound cut to the digits of a decimal, and what is left in units of the last."""
    floor = bound.quantize(_LAST, ROUND_FLOOR, _WIDE)
    rest = _WIDE.divide(_WIDE.subtract(bound, floor), _LAST)
    if not fits(floor) or len(plain_number(rest).partition(".")[2]) > REST:
        raise InvalidBounds(
            bound,
            f"as {end} bound of {row['id']!r} has more than {DIGITS - FRACTION} digits before the "
            f"point or {FRACTION + REST} after it, which no engine compares: take format='jsonl'",
        )
    return floor, rest


def _by_value(row: Row) -> tuple[Any, ...]:
    lower = row["lower"]
    return row["unit"] or "", lower is not None, lower or 0


def _closure(axis: str, content: Content) -> Any:
    """Return all that each id of a hierarchy contains, itself too, and whether for certain."""
    pa = library("pyarrow", "arrow")
    held = Tables(content.whole)
    certain, possible = (links(held, axis, each) for each in CERTAINTIES)
    rows: list[tuple[str, str, bool]] = []
    for record in content.whole[f"{axis}s"]:
        sure = reached(certain, record.id)
        rows += [(record.id, key, key in sure) for key in sorted(reached(possible, record.id))]
    columns = (pa.string(), pa.string(), pa.bool_())
    fields = [
        pa.field(name, kind, nullable=False)
        for name, kind in zip((axis, "part", "certain"), columns, strict=True)
    ]
    cells = list(zip(*rows, strict=True)) or [(), (), ()]
    return pa.table(
        [pa.array(each, field.type) for each, field in zip(cells, fields, strict=True)],
        schema=pa.schema(fields),
    )


def read(files: Mapping[str, bytes], _: int) -> dict[str, list[Row]]:
    """Return the rows of each table in dataset order; those of any schema read alike.

    Raises:
        ValueError: A file is no Parquet, or holds more than its size lets expect.
    """
    found: dict[str, list[Row]] = {}
    for table in TABLES:
        with reading(name := f"{table}.parquet"), closing(BytesIO(files[name])) as data:
            found[table] = list(_rows(data, _LEAST + _FACTOR * len(files[name])))
            if table == "claims":
                found[table].sort(key=reading_order)
                for row in found[table]:
                    for name in PARTS:
                        row.pop(name, None)
    return found


def _rows(data: BytesIO, left: int) -> Iterator[Row]:
    for batch in library("pyarrow.parquet", "arrow").ParquetFile(data).iter_batches(_BATCH):
        left -= batch.nbytes
        if left < 0:
            raise ValueError("it holds far more than a file of its size has")
        yield from batch.to_pylist()


def reading_order(row: Mapping[str, Any]) -> tuple[str, tuple[int, ...], str]:
    """Return the key that sorts rows in dataset order: document, place and id."""
    start = row["anchor_start"]
    return row["document"], () if start is None else (start, row["anchor_end"]), row["id"]
