"""Where JSON is not a record, and why: the second pass, run only where the fast one refuses.

It reads the same rows with one strict cattrs converter, whose leaves are the fast pass's own
readers, and flattens cattrs' tree of errors to lines such as `$[3].quantity.interval`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast, get_args, get_origin

from attrs import has

from npf_corpus.records import SCHEMA
from npf_corpus.release._converter import (
    dump_table,
    expected,
    is_ids,
    leaf,
    parse_table,
    reader,
    stored_types,
)

if TYPE_CHECKING:
    from cattrs import Converter

R = TypeVar("R")

_DEEP = 64
"""No record nests deeper than a handful of levels."""

MOST = 1000
"""Up to so many faults of a kind are listed one by one; those beyond are counted."""

_LONGEST_INT = 1000
"""Digits of a whole number; Python itself refuses to read more than some thousands."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 40


class Fault(NamedTuple):
    """A place in a JSON text and what is wrong there; the path may be `line 7` instead."""

    path: str
    message: str


class Reading(NamedTuple, Generic[R]):
    """What could be read of a table, and what could not.

    Attributes:
        records: The records without a fault, with their places.
        syntax: Faults of the JSON text, whatever it is meant to hold.
        shape: Faults of fields and types; beyond the first thousand, rows are only counted as lost.
        lost: Ids of rows with a fault, as far as they can be read.
        canonical: Whether the bytes are those that writing the records gives.
        rows: How many rows there are, None where the text is no list.
    """

    records: list[tuple[int, R]]
    syntax: tuple[Fault, ...]
    shape: tuple[Fault, ...]
    lost: tuple[str, ...]
    canonical: bool
    rows: int | None


def read_table(cls: type[R], data: bytes, schema: int = SCHEMA) -> Reading[R]:
    """Return what a table's bytes of a schema hold, with every fault; no bytes raise an error."""
    try:
        records = parse_table(cls, data, schema=schema)
        if dump_table(records, schema) == data:
            placed = list(enumerate(records))
            return Reading(placed, (), (), (), canonical=True, rows=len(placed))
    except (ValueError, RecursionError):
        pass
    return _examine_table(cls, data, schema)


def _examine_table(cls: type[R], data: bytes, schema: int) -> Reading[R]:
    value, syntax = parse(data)
    if type(value) is not list:
        if not syntax:
            syntax = (Fault("$", f"{expected('a list', value)}"),)
        return Reading([], syntax, (), (), canonical=False, rows=None)
    rows = cast("list[object]", value)
    unsound = {int(at[1]) for fault in syntax if (at := re.match(r"\$\[(\d+)\]", fault.path))}
    records: list[tuple[int, R]] = []
    shape: list[Fault] = []
    for place, row in enumerate(rows):
        try:
            record: R = reader(cls, schema)(row)
        except (ValueError, RecursionError):
            unsound.add(place)
            if len(shape) < MOST:
                shape += faults_of(cls, row, f"$[{place}]", schema)
        else:
            if place not in unsound:
                records.append((place, record))
    lost = tuple(filter(None, (_id_of(rows[place]) for place in sorted(unsound))))
    # Where all rows are sound, the bytes alone tell whether they are canonical.
    return Reading(records, syntax, tuple(shape), lost, canonical=False, rows=len(rows))


def _id_of(row: object) -> str | None:
    key = cast("dict[str, object]", row).get("id") if type(row) is dict else None
    return key if type(key) is str else None


def read_object(
    cls: type[R], data: bytes, schema_of: Callable[[object], int] = lambda _: SCHEMA
) -> tuple[R | None, tuple[Fault, ...]]:
    """Return the one record that bytes hold, None where they have any of the faults returned."""
    value, syntax = parse(data)
    schema = schema_of(value)
    faults = syntax or faults_of(cls, value, "$", schema)
    return (None if faults else cast("R", reader(cls, schema)(value))), faults


def faults_of(cls: type, row: object, path: str = "$", schema: int = SCHEMA) -> tuple[Fault, ...]:
    """Return the faults of parsed JSON as a record; none where `structure` accepts it."""
    try:
        reader(cls, schema)(row)
    except (ValueError, RecursionError) as error:
        first: Exception = error
        try:
            _converter(schema).structure(row, cls)
        except Exception as errors:  # noqa: BLE001 - cattrs groups errors of any class
            first = errors
        return tuple(islice(_flat(first, path), MOST))
    return ()


def parse(data: bytes) -> tuple[object, tuple[Fault, ...]]:
    """Return what JSON bytes hold, and the faults of the text itself.

    Duplicate keys, lone surrogates and nesting beyond any record's are faults although a reader
    could go on; what is no JSON at all is None.
    """
    import json

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return None, (Fault(f"line {line}", f"is not UTF-8: {fault.reason}"),)
    if text.startswith("\ufeff"):
        return None, (Fault("line 1", "starts with a byte order mark"),)
    deep = _too_deep(text)
    if deep is not None:
        return None, (Fault(f"line {deep}", f"nests deeper than {_DEEP} levels"),)
    doubled: list[tuple[object, tuple[str, ...]]] = []

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        row = dict(found)
        if len(row) < len(found):
            counts = Counter(name for name, _ in found)
            doubled.append((row, tuple(name for name, count in counts.items() if count > 1)))
        return row

    try:
        value: object = json.loads(text, object_pairs_hook=pairs, parse_int=_whole)
    except json.JSONDecodeError as fault:
        return None, (Fault(f"line {fault.lineno}", f"is no JSON: {fault.msg}"),)
    # the objects are kept alive, so that no other gets their id
    names = {id(row): found for row, found in doubled}
    return value, tuple(_textual(value, "$", names)) if names or "\\u" in text else ()


def _whole(digits: str) -> object:
    return int(digits) if len(digits) <= _LONGEST_INT else float(digits)


def _too_deep(text: str) -> int | None:
    """Return the line on which brackets nest too deeply, None where they nowhere do."""
    depth = 0
    for match in re.finditer(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', text, re.DOTALL):
        sign = match[0]
        depth += (sign in {"[", "{"}) - (sign in {"]", "}"})
        if depth > _DEEP:
            return text.count("\n", 0, match.start()) + 1
    return None


def _textual(value: object, path: str, doubled: dict[int, tuple[str, ...]]) -> Iterator[Fault]:
    if type(value) is str:
        if _SURROGATE.search(value):
            yield Fault(path, "holds half a surrogate pair, which is no character")
    elif type(value) is list:
        for place, each in enumerate(cast("list[object]", value)):
            yield from _textual(each, f"{path}[{place}]", doubled)
    elif type(value) is dict:
        row = cast("dict[str, object]", value)
        for name in sorted(doubled.get(id(row), ())):
            yield Fault(_under(path, name), "stands twice in one object")
        for name, each in row.items():
            if _SURROGATE.search(name):
                yield Fault(path, "has a name with half a surrogate pair")
            yield from _textual(each, _under(path, name), doubled)


def _under(path: str, name: str) -> str:
    """Return the path of a field, quoted and shortened where it is no plain name."""
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name):
        return f"{path}.{name}"
    return f"{path}[{name[:_SHOWN]!a}]"


def _flat(error: BaseException, path: str) -> Iterator[Fault]:
    """Yield the leaves of cattrs' tree of errors with their paths."""
    from cattrs.errors import (
        AttributeValidationNote,
        BaseValidationError,
        ForbiddenExtraKeysError,
        IterableValidationNote,
    )

    if isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            yield Fault(_under(path, name), "is no field here")
        return
    if not isinstance(error, BaseValidationError):
        missing = isinstance(error, KeyError) and not isinstance(error, ValueError)
        yield Fault(path, "is missing" if missing else str(error))
        return
    for each in cast("tuple[BaseException, ...]", error.exceptions):
        notes: list[object] = getattr(each, "__notes__", [])
        steps = [f".{note.name}" for note in notes if isinstance(note, AttributeValidationNote)]
        steps += [f"[{note.index}]" for note in notes if isinstance(note, IterableValidationNote)]
        yield from _flat(each, f"{path}{''.join(steps)}")


@cache
def _converter(schema: int) -> Converter:
    """Return the strict converter of a schema: nothing coerced or unknown, all errors kept."""
    from cattrs import Converter

    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook_factory(has, partial(_record, converter, schema))
    converter.register_structure_hook_factory(_is_list, partial(_items, converter))
    converter.register_structure_hook_factory(_is_scalar, _scalar)
    for kind in (str, bool, int, Decimal, date):  # a class of its own beats any factory
        converter.register_structure_hook(kind, _scalar(kind))
    return converter


def _is_scalar(kind: object) -> bool:
    return leaf(kind) is not None or is_ids(kind)


def _is_list(kind: object) -> bool:
    return get_origin(kind) is tuple


Hook = Callable[[Any, Any], Any]


def _scalar(kind: object) -> Hook:
    read = reader(kind)
    return lambda value, _: read(value)


def _items(converter: Converter, kind: object) -> Hook:
    from cattrs.errors import IterableValidationError, IterableValidationNote

    item = get_args(kind)[0]

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise expected("a list", value)
        found: list[Any] = []
        errors: list[Exception] = []
        for place, each in enumerate(cast("list[object]", value)):
            try:
                found.append(converter.structure(each, item))
            except Exception as error:  # noqa: BLE001 - collected with its place
                note = IterableValidationNote("", place, item)
                error.__notes__ = [*getattr(error, "__notes__", ()), note]
                errors.append(error)
                if len(errors) == MOST:
                    break
        if errors:
            raise cast("Any", IterableValidationError)("", errors, kind)
        return tuple(found)

    return structure


def _record(converter: Converter, schema: int, cls: type) -> Hook:
    from attrs import field, make_class
    from cattrs.gen import make_dict_structure_fn

    types = stored_types(cls, schema)
    names = tuple(types)
    # cattrs lets a field with a default be missing, so it reads a class in which none has one.
    told = make_class(cls.__name__, {name: field(type=kind) for name, kind in types.items()})
    inner: Hook = cast("Any", make_dict_structure_fn)(told, converter)

    def structure(value: object, kind: object) -> object:
        if type(value) is not dict:
            raise expected("an object", value)
        record = inner(value, kind)
        if tuple(cast("dict[str, object]", value)) != names:
            raise ValueError(f"expected the fields {', '.join(names)} in this order")
        return record

    return structure
