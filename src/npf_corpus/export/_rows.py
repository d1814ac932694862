"""Records to rows of plain values, and strictly back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, cast

from attrs import evolve

from npf_corpus.errors import InvalidRelease
from npf_corpus.export._columns import Column, Group, Leaf, Many, columns, flat, items
from npf_corpus.intervals import Interval, plain_number
from npf_corpus.quantities import Quantity
from npf_corpus.records import SCHEMAS, TABLES, Record
from npf_corpus.release._converter import expected, structure
from npf_corpus.release._progress import progress

Row = dict[str, object]
R = TypeVar("R", bound=Record)

WHERE = "the corpus of these rows"


def rows_of(table: str, records: Iterable[Record], schema: int) -> list[Row]:
    """Return a row for each record of a table, the columns of a schema in order."""
    parts = columns(TABLES[table], schema)
    rows: list[Row] = []
    with progress(table, len(records) if isinstance(records, Sized) else None) as step:
        for record in records:
            rows.append(_row(parts, record))
            step()
    return rows


def rows_like(cls: type, values: Iterable[object]) -> list[Row]:
    """Return a row for each value of a class, its columns in order."""
    parts = columns(cls)
    return [_row(parts, value) for value in values]


def _row(parts: tuple[Column, ...], value: object) -> Row:
    row: Row = {}
    _fill(row, parts, value)
    return row


def _fill(row: Row, parts: tuple[Column, ...], value: object) -> None:
    for part in parts:
        found: Any = None if value is None else getattr(value, part.field)
        if isinstance(part, Group):
            _fill(row, part.parts, found)
        elif isinstance(part, Leaf):
            row[part.name] = _written(found) if part.kind == "text" else found
        elif isinstance(part.item, Leaf):
            row[part.name] = list(found)
        else:
            row[part.name] = [_row(part.item.parts, each) for each in found]


def _written(value: object) -> str | None:
    """Return a value of a column of texts; a number there, such as a factor, in plain notation."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return None if value is None else str(value)


def from_records(rows: Iterable[Mapping[str, object]], kind: type[R]) -> tuple[R, ...]:
    """Return the records that rows hold, as `Table.to_records` makes them.

    Numbers are Decimal, whole or plain decimal text, days are dates or text.

    Args:
        rows: Mappings with exactly the columns of the kind, in any order.
        kind: Class of the records, such as `npf_corpus.NumericClaim`.

    Raises:
        InvalidRelease: A row is no such record; `problems` has every fault. A float is one.

    Example:
        >>> import npf_corpus as npf
        >>> from npf_corpus import export
        >>> claims = npf.load("1.0.0").claims
        >>> export.from_records(claims.to_records(), npf.NumericClaim) == tuple(claims)
        True
    """
    return records_of(rows, kind, SCHEMAS)


def records_of(
    rows: Iterable[Mapping[str, object]], kind: type[R], schemas: Iterable[int]
) -> tuple[R, ...]:
    """Return the records that rows of one of the schemas hold, the first that fits a row.

    Raises:
        InvalidRelease: A row is no such record; `problems` has every fault.
    """
    newest_first = sorted(schemas, reverse=True)
    table = next((name for name, cls in TABLES.items() if cls is kind), None)
    if table is None:
        wanted = ", ".join(cls.__name__ for cls in TABLES.values())
        raise InvalidRelease(WHERE, (f"{kind!r} is no kind of record, write one of {wanted}",))
    records: list[R] = []
    faults: list[str] = []
    for place, row in enumerate(rows):
        try:
            record = _record(kind, row, newest_first)
            records.append(_counting(record) if row.get("whole") else record)
        except (TypeError, ValueError) as fault:
            faults.append(f"{table}[{place}]: {fault}")
    if faults:
        raise InvalidRelease(WHERE, tuple(faults))
    return tuple(records)


def _record(kind: type[R], row: object, schemas: list[int]) -> R:
    """Return the record that a row holds in the first schema that fits.

    Raises:
        ValueError: None fits; it says why not for the schema that has the row's columns.
    """
    cells = cast("Mapping[str, object]", row)
    names = set(cells if isinstance(row, Mapping) else ())
    parts = {schema: columns(kind, schema) for schema in schemas}
    astray = {at: len(names ^ {part.name for part in flat(parts[at])}) for at in schemas}
    fit = [schema for schema in schemas if astray[schema] == min(astray.values())]
    for schema in fit[:-1]:
        with suppress(TypeError, ValueError):
            return structure(kind, _plain(parts[schema], cells), schema)
    return structure(kind, _plain(parts[fit[-1]], cells), fit[-1])


def _counting(record: R) -> R:
    """Return a claim whose quantity admits whole numbers only, where its row says so."""
    claim: Any = record
    return cast("R", evolve(claim, quantity=evolve(claim.quantity, whole=True)))


def _plain(parts: tuple[Column, ...], row: object) -> dict[str, Any]:
    """Return the JSON of a record or a part of it.

    Raises:
        ValueError: A column is missing or unknown, or a value does not fit its column.
    """
    if not isinstance(row, Mapping):
        raise expected("a row with named columns", row)
    cells = cast("Mapping[str, object]", row)
    names = [part.name for part in flat(parts)]
    if missing := [name for name in names if name not in cells]:
        raise ValueError(f"there is no column {missing[0]!r}, keep all columns")
    if extra := [name for name in cells if name not in names]:
        raise ValueError(f"column {extra[0]!r} is none of its own, drop it")
    return _json(parts, cells)


def _json(parts: tuple[Column, ...], row: Mapping[str, object]) -> dict[str, Any]:
    return {part.field: _value(part, row) for part in parts}


def _value(part: Column, row: Mapping[str, object]) -> object:
    if isinstance(part, Group):
        return _whole(part, row)
    value = row[part.name]
    try:
        return _leaf(part, value) if isinstance(part, Leaf) else _list(part, value)
    except ValueError as fault:
        raise ValueError(f"{part.name}: {fault}") from fault


def _whole(group: Group, row: Mapping[str, object]) -> object:
    """Return the JSON of a value with several columns, None where all of them are empty."""
    if group.null and all(row[part.name] in (None, []) for part in flat(group.parts)):
        return None
    found = _json(group.parts, row)
    if group.cls is Quantity and type(whole := found.pop("whole")) is not bool:
        raise ValueError(f"whole: {expected('true or false', whole)}")
    if group.cls is not Interval:
        return found
    lower, upper = (None if found[end] is None else Decimal(found[end]) for end in _BOUNDS)
    closed = found["lower_closed"], found["upper_closed"]
    if not all(type(each) is bool for each in closed):
        raise ValueError(f"expected true or false for lower_inclusive, upper_inclusive: {closed}")
    return str(Interval(lower, upper, *closed))


_BOUNDS = ("lower", "upper")


def _list(many: Many, value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise expected("a list", value)
    values = cast("list[object]", value)
    if isinstance(many.item, Leaf):
        return [_leaf(many.item, each) for each in values]
    return [_plain(items(many), each) for each in values]


def _leaf(leaf: Leaf, value: object) -> object:
    """Return the JSON of a value; one that does not fit its column is refused when it is read."""
    if leaf.kind == "decimal" and value is not None:
        if isinstance(value, str):
            return _exact(value)
        if isinstance(value, Decimal) and value.is_finite():
            return plain_number(value)
        if type(value) is int:
            return str(value)
        raise expected("a Decimal, a whole number or plain decimal text", value)
    if leaf.kind == "date" and isinstance(value, date):
        return str(value.date() if isinstance(value, datetime) else value)
    return value


def _exact(text: str) -> str:
    """Return plain decimal text in canonical form."""
    digits = text.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()):
        raise expected("plain decimal text", text)
    return plain_number(Decimal(text))
