"""JSON to records and back, strictly: one reader per field type, no coercion, no default.

The fast pass. Where it fails, `_faults` goes over the same JSON with cattrs and says where.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from numbers import Rational
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin

from attrs import NOTHING, fields, has

from npf_corpus.errors import InvalidBounds, shown
from npf_corpus.intervals import Interval, plain_number
from npf_corpus.quantities import Quantity
from npf_corpus.records import SCHEMA, Period
from npf_corpus.records._parts import Days

Reader = Callable[[object], Any]
R = TypeVar("R")

_KEPT = 4096
"""The most recent so many intervals and periods are kept: a few of them recur often."""

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_FRACTION = re.compile("([1-9][0-9]*)/([1-9][0-9]*)")
_READERS: dict[object, Reader] = {}
_TYPES: dict[object, dict[str, Any]] = {}


def expected(what: str, value: object) -> ValueError:
    """Return the error of a value that is not `what`."""
    return ValueError(f"expected {what}, got {shown(value)} ({type(value).__name__})")


def stored_types(cls: type, schema: int = SCHEMA) -> dict[str, Any]:
    """Return the fields that JSON of a schema holds, in order, each with its type there.

    Those are the fields without a default, and those that say since which schema they are. A field
    says of its type in another schema than the newest under that schema's number.
    """
    types = _TYPES.get((cls, schema))
    if types is None:
        types = _TYPES[cls, schema] = {
            each.name: each.metadata.get(schema, each.type)
            for each in fields(cls)
            if each.metadata.get("since", 1 if each.default is NOTHING else schema + 1) <= schema
        }
    return types


def stored(cls: type, schema: int = SCHEMA) -> tuple[str, ...]:
    """Return the names of the fields that JSON of a schema holds, in order."""
    return tuple(stored_types(cls, schema))


def _text(value: object) -> str:
    if type(value) is not str:
        raise expected("a string", value)
    return value


def _id(value: object) -> str:
    if type(value) is not str:
        raise expected("an id", value)
    return sys.intern(value)


def _bool(value: object) -> bool:
    if type(value) is not bool:
        raise expected("true or false", value)
    return value


def _int(value: object) -> int:
    if type(value) is not int:
        raise expected("a whole number", value)
    return value


def _decimal(value: object) -> Decimal:
    if type(value) is not str or not _PLAIN.fullmatch(value) or value == "-0":
        raise expected("a string with a number in plain notation", value)
    return Decimal(value)


def _factor(value: object) -> Decimal | Rational:
    """Return an exact number: a fraction in lowest terms only where no decimal is exact."""
    fraction = _FRACTION.fullmatch(value) if type(value) is str else None
    if fraction is None:
        return _decimal(value)
    from fractions import Fraction

    exact = Fraction(int(fraction[1]), int(fraction[2]))
    if str(exact) != value or is_decimal(exact):
        raise expected("a fraction in lowest terms, or a decimal where one is exact", value)
    return exact


def is_decimal(number: Rational) -> bool:
    """Return whether a decimal is exactly a number."""
    below = int(number.denominator)
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return below == 1


_DATES: dict[str, date] = {}


def _date(value: object) -> date:
    if type(value) is not str:
        raise expected("a day as YYYY-MM-DD", value)
    day = _DATES.get(value)
    if day is None:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise expected("a day as YYYY-MM-DD", value) from None
        if str(day) != value:
            raise expected("a day as YYYY-MM-DD", value)
        _DATES[value] = day
    return day


parse_interval = lru_cache(_KEPT)(Interval.parse)
"""Returns the interval that a text writes: one object for equal texts."""

_parse_period = lru_cache(_KEPT)(Period.parse)


def _interval(value: object) -> Interval:
    return parse_interval(_text(value))


def _period(value: object) -> Period:
    return _parse_period(_text(value))


def _days(value: object) -> Period:
    period = _period(value)
    if not period.start_precision == period.end_precision == "day":
        raise InvalidBounds(str(value), "is no period, write 2025-03-08, ../2025-03-08 or a/b")
    return period


_LEAVES: dict[object, Reader] = {
    str: _text,
    bool: _bool,
    int: _int,
    Decimal: _decimal,
    Decimal | Rational: _factor,
    date: _date,
    Interval: _interval,
    Period: _period,
    Days: _days,
}


def _choice(options: tuple[str, ...]) -> Reader:
    allowed = {option: sys.intern(option) for option in options}
    what = "one of " + ", ".join(options)

    def read(value: object) -> str:
        try:
            return allowed[value]  # type: ignore[index]
        except (KeyError, TypeError):
            raise expected(what, value) from None

    return read


def leaf(kind: object) -> Reader | None:
    """Return the reader of a type that one JSON scalar holds, None for any other type."""
    if hasattr(kind, "__supertype__"):
        return _id
    if get_origin(kind) is Literal:
        return _choice(get_args(kind))
    return _LEAVES.get(kind)


def optional(kind: object) -> object:
    """Return X of `X | None`, None for a type that None is no value of."""
    args = get_args(kind)
    if type(None) not in args:
        return None
    rest = tuple(arg for arg in args if arg is not type(None))
    return rest[0] if len(rest) == 1 else Union[rest]  # noqa: UP007 - built from a variable


def is_ids(kind: object) -> bool:
    """Return whether the type is a union of ids, which JSON does not tell apart."""
    return bool(get_args(kind)) and all(hasattr(arg, "__supertype__") for arg in get_args(kind))


def reader(kind: object, schema: int = SCHEMA) -> Reader:
    """Return the reader of a field type in a schema; made once."""
    read = _READERS.get((kind, schema))
    if read is None:
        read = _READERS[kind, schema] = _make(kind, schema)
    return read


def _make(kind: object, schema: int) -> Reader:
    read = leaf(kind)
    if read is not None:
        return read
    inner = optional(kind)
    if inner is not None:
        return _present(reader(inner, schema))
    if is_ids(kind):
        return _id
    if get_origin(kind) is tuple:
        return _sequence(reader(get_args(kind)[0], schema))
    if isinstance(kind, type) and has(kind):
        return _record(kind, schema)
    raise TypeError(f"no reader for {kind!r}")


def _present(present: Reader) -> Reader:
    def read(value: object) -> object:
        return None if value is None else present(value)

    return read


def _sequence(item: Reader) -> Reader:
    def read(value: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise expected("a list", value)
        if item is _id:
            try:
                return tuple(map(sys.intern, cast("list[str]", value)))
            except TypeError:
                pass  # the item's own reader says which item it is
        return tuple([item(each) for each in cast("list[object]", value)]) if value else ()

    return read


def _record(cls: type, schema: int, counting: Collection[str] | None = None) -> Reader:
    """Return the reader of a record, written out so that no field costs a call it can do without.

    Its code is made of field numbers alone: no name and no value of the data gets into it. A
    quantity of one of the counting units is made a whole one.
    """
    types = stored_types(cls, schema)
    names = tuple(types)
    readers = [
        reader(kind, schema) if kind is not Quantity else _record(Quantity, schema, counting)
        for kind in types.values()
    ]
    given: dict[str, object] = {f"read{place}": read for place, read in enumerate(readers)}
    given |= {"cls": cls, "names": names, "expected": expected, "intern": sys.intern}
    given["order"] = f"expected the fields {', '.join(names)} in this order"
    named = {each.name for each in fields(cls) if each.kw_only}
    values = [f"v{place}" for place in range(len(names))]
    lines = [
        "def read(row):",
        "    if row.__class__ is not dict: raise expected('an object', row)",
        "    if tuple(row) != names: raise ValueError(order)",
        f"    {', '.join(values)}, = row.values()",
    ]
    for place, name in enumerate(names):
        inner = optional(types[name])
        kind = types[name] if inner is None else inner
        lines.append(f"    {'' if inner is None else f'if v{place} is not None: '}"
                     f"{_step(place, leaf(kind))}")  # fmt: skip
    values = [
        f"{name}={value}" if name in named else value
        for value, name in sorted(
            zip(values, names, strict=True), key=lambda each: each[1] in named
        )
    ]
    if cls is Quantity and counting is not None:
        given["counting"] = counting
        values.append(f"whole=v{names.index('unit')} in counting")
    lines.append(f"    return cls({', '.join(values)})")
    exec("\n".join(lines), given)  # noqa: S102 - see above; attrs makes its methods so too
    return cast("Reader", given["read"])


_INLINE: dict[Reader, str] = {_text: "str", _bool: "bool", _int: "int"}


def _step(place: int, read: Reader | None) -> str:
    """Return the code that reads one field: what needs no change in place, others by a reader."""
    value = f"v{place}"
    if read is _id:
        return f"{value} = intern({value}) if {value}.__class__ is str else read{place}({value})"
    if read is not None and read in _INLINE:
        return f"{value}.__class__ is {_INLINE[read]} or read{place}({value})"
    return f"{value} = read{place}({value})"


_SCALARS = frozenset((str, bool, int))


def plain(value: object, schema: int = SCHEMA) -> Any:
    """Return what JSON of a schema holds for a value: dicts, lists, strings, ints, bools, None."""
    kind = type(value)
    if value is None or kind in _SCALARS:
        return value
    if kind is tuple:
        items = cast("tuple[object, ...]", value)
        return [each if type(each) is str else plain(each, schema) for each in items]
    if kind is Decimal:
        return plain_number(cast("Decimal", value))
    if kind in (Interval, Period, date):
        return str(value)
    if (kind, schema) in _TYPES or (has(kind) and kind not in _LEAVES):
        names = stored_types(kind, schema)
        return {name: plain(getattr(value, name), schema) for name in names}
    if isinstance(value, Rational):
        return str(value)
    raise TypeError(f"no JSON for {shown(value)}")


def dump(value: object, schema: int = SCHEMA) -> str:
    """Return the canonical JSON text, in a schema, of a record or of plain data."""
    return _encode()(plain(value, schema))


@cache
def _encode() -> Callable[[object], str]:
    """Return the one encoder that writes plain data as canonical JSON."""
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump_table(records: Iterable[object], schema: int = SCHEMA) -> bytes:
    """Return the bytes of a table's file in a schema: an array with one record a line."""
    lines = ",\n".join(dump(record, schema) for record in records)
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


def reader_of(
    cls: type[R], counting: Collection[str], schema: int = SCHEMA
) -> Callable[[object], R]:
    """Return the reader of a record whose quantities may be of units that count things.

    JSON holds the unit alone; that only whole numbers of it are admissible follows.
    """
    return _record(cls, schema, counting)


def structure(cls: type[R], row: object, schema: int = SCHEMA) -> R:
    """Return the record that parsed JSON of a schema holds.

    Raises:
        ValueError: It is not exactly a record of that class.
    """
    return cast("R", reader(cls, schema)(row))


def parse_table(
    cls: type[R], data: bytes, counting: Collection[str] = (), schema: int = SCHEMA
) -> list[R]:
    """Return the records of a table's bytes, which were verified before.

    Args:
        cls: Class of the records.
        data: The bytes.
        counting: Ids of the units that count things.
        schema: The version of the record fields that they are written in.

    Raises:
        ValueError: The bytes are no table of that class.
    """
    import json

    rows = json.loads(data)
    if type(rows) is not list:
        raise expected("a list", rows)
    read = reader_of(cls, counting, schema) if counting else reader(cls, schema)
    return [read(row) for row in cast("list[object]", rows)]
