"""Parquet: a file for a table, several where it is large; decimals exact; laid out for engines.

The rows of claims are sorted by measure, unit and lower bound, in groups whose statistics let an
engine pass over what cannot match. Beside the tables stand the closures of the hierarchies, and the
years of each period. Readers give the records in dataset order again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from decimal import ROUND_FLOOR, Context, Decimal
from io import BytesIO
from itertools import chain, groupby
from typing import Any

from npf_corpus.errors import InvalidBounds
from npf_corpus.export._about import reading
from npf_corpus.export._columns import columns, flat
from npf_corpus.export._content import Content
from npf_corpus.export._frames import DIGITS, FRACTION, fits, library, to_arrow, wide_of
from npf_corpus.export._rows import Row, rows_of
from npf_corpus.intervals import plain_number
from npf_corpus.query._store import reached
from npf_corpus.records import TABLES, Period
from npf_corpus.release._keys import CERTAINTIES, HIERARCHIES, Tables, links, years_in, years_of

_BATCH = 64
_LEAST, _FACTOR = 16 * 2**20, 1_000
"""Rows that are read at once; bytes that any file may unpack to, and for each byte of its own."""

GROUP = 2**14
"""Rows of a group; each group has statistics, and no more rows are made at once."""

PIECE = 2**21
"""Rows of a file; a longer table has several files."""

ORDER = ("measure", "unit", "lower")
"""Columns that claims are sorted by; a missing value comes first."""

ENDS = ("lower", "upper")
REST = 30
PARTS = tuple(f"{end}_{part}" for end in ENDS for part in ("floor", "rest"))
"""The columns that claims have where a bound has more digits than a decimal, and is text.

They hold the number cut to 12 digits after the point, and the rest in units of the last of these.
"""

PERIODS = "periods"
"""The table of each period that claims have, with the first and the last year that it is of."""

_LAST = Decimal(1).scaleb(-FRACTION)
_WIDE = Context(prec=4_000)


def write(content: Content) -> dict[str, bytes]:
    """Return the files by name; each says release, licence and citation in its metadata.

    Raises:
        InvalidBounds: A claim has a bound that no decimal of an engine holds.
    """
    about = said(content)
    found: dict[str, bytes] = {}
    for table in TABLES:
        groups = tables_of(table, content.tables[table], content.manifest.schema)
        schema = next(groups).schema.with_metadata(about)
        pieces = groupby(enumerate(groups), lambda each: each[0] * GROUP // PIECE)
        made = [_file(schema, (group for _, group in piece)) for _, piece in pieces]
        found.update(zip(names(table, len(made) or 1), made or [_file(schema, ())], strict=True))
    claims: Any = content.tables["claims"]
    told = (str(each) for claim in claims for each in (claim.as_of, claim.deadline) if each)
    for name, table in beside(content, told).items():
        made = table.replace_schema_metadata(about)
        found[f"{name}.parquet"] = _file(made.schema, (made,))
    return found


def beside(content: Content, told: Iterable[str]) -> dict[str, Any]:
    """Return the tables that no record is in: closures, and the years of periods told."""
    parts = {f"{axis}_parts": closure(axis, content.whole) for axis in HIERARCHIES}
    return {**parts, PERIODS: periods(told)}


def said(content: Content) -> dict[str, str]:
    """Return what each file says of the release."""
    return {
        "title": content.title,
        "description": content.description,
        "pin": content.pin,
        "licence": content.manifest.licence,
        "citation": content.manifest.citation,
    }


def names(table: str, files: int) -> tuple[str, ...]:
    """Return the names of a table's files, which are numbered where there are several."""
    return (f"{table}.parquet",) * (files == 1) or tuple(
        f"{table}-{at}.parquet" for at in range(1, files + 1)
    )


def files_of(table: str, held: Collection[str]) -> tuple[str, ...]:
    """Return which of an export's files are a table's, in order; its one, where none is there."""
    if f"{table}-1.parquet" not in held:
        return names(table, 1)
    count = sum(each.startswith(f"{table}-") for each in held)
    return names(table, count)


def writer(schema: Any, file: object) -> Any:
    """Return what writes groups of rows into a file, with statistics for each."""
    parquet = library("pyarrow.parquet", "arrow")
    return parquet.ParquetWriter(file, schema, write_page_index=True)


def _file(schema: Any, groups: Iterable[Any]) -> bytes:
    file = BytesIO()
    with writer(schema, file) as made:
        for group in groups:
            made.write_table(group.replace_schema_metadata(schema.metadata), GROUP)
    return file.getvalue()


def tables_of(table: str, records: Iterable[Any], schema: int) -> Iterator[Any]:
    """Yield an empty Arrow table, and then a table of records group by group, in order.

    Raises:
        InvalidBounds: A claim has a bound that no decimal of an engine holds.
    """
    parts = tuple(flat(columns(TABLES[table], schema)))
    held: Sequence[Any] = tuple(records)
    if table == "claims":
        held = sorted(held, key=_by_measure)

    def rows() -> Iterator[list[Row]]:
        for at in range(0, len(held), GROUP):
            yield rows_of(table, held[at : at + GROUP], schema)

    every = list(rows()) if len(held) <= GROUP else None
    wide = wide_of(parts, every if every is not None else rows())
    in_parts = table == "claims" and is_fine(wide)
    nothing: list[Row] = []
    for group in chain((nothing,), rows() if every is None else every):
        made = to_arrow(parts, group, wide)
        yield _with_parts(made, group) if in_parts else made


def is_fine(wide: Iterable[Any]) -> bool:
    """Return whether claims have bounds that are text, told by the columns that are."""
    return not {each.name for each in wide}.isdisjoint(ENDS)


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


def _by_measure(claim: Any) -> tuple[Any, ...]:
    lower = claim.quantity.interval.lower
    return claim.measure, claim.quantity.unit or "", lower is not None, lower or 0


def closure(axis: str, whole: Mapping[str, Any]) -> Any:
    """Return all that each id of a hierarchy contains, itself too, and whether for certain."""
    pa = library("pyarrow", "arrow")
    held = Tables(whole)
    certain, possible = (links(held, axis, each) for each in CERTAINTIES)
    rows: list[tuple[str, str, bool]] = []
    for record in whole[f"{axis}s"]:
        sure = reached(certain, record.id)
        rows += [(record.id, key, key in sure) for key in sorted(reached(possible, record.id))]
    return _filled({axis: pa.string(), "part": pa.string(), "certain": pa.bool_()}, rows)


def periods(told: Iterable[str]) -> Any:
    """Return each of some written periods once, with the first and the last year that it is of."""
    pa = library("pyarrow", "arrow")
    rows = [(text, *years_told(text)) for text in sorted(set(told))]
    return _filled({"period": pa.string(), "first_year": pa.int32(), "last_year": pa.int32()}, rows)


def years_told(text: str) -> tuple[int, int]:
    """Return the first and the last year of a written period; where one end is open, the other's.

    Raises:
        InvalidBounds: It is no period.
    """
    period = Period.parse(text)
    years = years_in(years_of((period.start, period.end)))
    return years[0], years[-1]


def _filled(columns: Mapping[str, Any], rows: Sequence[tuple[Any, ...]]) -> Any:
    """Return an Arrow table of rows without empty cells."""
    pa = library("pyarrow", "arrow")
    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    fields = [pa.field(name, kind, nullable=False) for name, kind in columns.items()]
    arrays = [pa.array(each, kind) for each, kind in zip(cells, columns.values(), strict=True)]
    return pa.table(arrays, schema=pa.schema(fields))


def read(files: Mapping[str, bytes], _: int) -> dict[str, list[Row]]:
    """Return the rows of each table in dataset order; those of any schema read alike.

    Raises:
        ValueError: A file is no Parquet, or holds more than its size lets expect.
    """
    found: dict[str, list[Row]] = {}
    for table in TABLES:
        found[table] = []
        held = files_of(table, files)
        for name in held:
            with reading(name), closing(BytesIO(files[name])) as data:
                found[table] += _rows(data, _LEAST + _FACTOR * len(files[name]))
        if table == "claims":
            with reading(held[-1]):
                found[table].sort(key=reading_order)
            for row in found[table]:
                for part in PARTS:
                    row.pop(part, None)
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
