"""A caller's own records to the files of a release, with all that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from numbers import Rational
from operator import attrgetter
from typing import Any, Literal, cast, get_args, get_origin

from attrs import evolve, fields

from npf_corpus.errors import InvalidRelease, shown
from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import default_of
from npf_corpus.records import SCHEMAS, TABLES, Period, Record
from npf_corpus.records._kinds import KIND_OF
from npf_corpus.records._parts import Days
from npf_corpus.release._converter import dump, expected, is_ids, plain, reader, stored_types
from npf_corpus.release._progress import progress
from npf_corpus.release._write import seal
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files
from npf_corpus.validation._laws import Plan, plan

_WHERE = "the corpus of these records"


def files_of(
    records: Iterable[Record],
    known: Mapping[str, Iterable[Record]],
    *,
    version: str,
    day: date | None,
    licence: str,
    citation: str,
    notes: tuple[str, ...],
    schema: int,
) -> dict[str, bytes]:
    """Return the files of a release of records and the vocabularies that are known already.

    Raises:
        InvalidRelease: The records break a law; `problems` lists every fault.
    """
    if schema not in SCHEMAS:
        fault = f"schema is {shown(schema)}, write {' or '.join(map(str, SCHEMAS))}"
        raise InvalidRelease(_WHERE, (fault,))
    tables: dict[str, list[Record]] = {table: [] for table in TABLES}
    faults: list[str] = []
    with progress("records", len(records) if isinstance(records, Sized) else None) as step:
        for place, record in enumerate(records):
            kind = KIND_OF.get(type(record))
            found = (
                [str(expected("a record", record))] if kind is None else [*_untyped(record, schema)]
            )
            faults += [f"records[{place}]: {fault}" for fault in found]
            if kind is not None:
                tables[kind.table].append(record)
            step()
    if faults:
        raise InvalidRelease(_WHERE, tuple(faults))
    _add_known(tables, known)
    return sealed(
        _WHERE,
        tables,
        version=version,
        day=datetime.now(UTC).date() if day is None else day,
        licence=licence,
        citation=citation,
        notes=notes,
        schema=schema,
    )


def sealed(where: str, tables: Mapping[str, Iterable[Record]], **facts: Any) -> dict[str, bytes]:
    """Return the files of a release, as `seal` makes them, once it keeps every law.

    Args:
        where: What the release is called where a law is broken.
        tables: Its records by table, each field of which was seen to be of its type: the files are
            made of these records, and need not be read to know what is in them.
        facts: What its manifest states.

    Raises:
        InvalidRelease: What the manifest is to state cannot be written, or a law is broken.
    """
    try:
        files = seal(tables, **facts)
    except (TypeError, ValueError) as fault:  # the manifest's own values; records are sound
        raise InvalidRelease(where, (str(fault),)) from fault
    check(Files.made_of(files, tables), where)
    return files


def check(files: Files, where: str = _WHERE) -> None:
    """Raise InvalidRelease with all problems where files are no valid release."""
    problems = examine(files, None)
    if problems:
        raise InvalidRelease(where, problems)


def _untyped(record: Record, schema: int) -> Iterator[str]:
    """Yield what is wrong with the types of a record's fields; JSON must give the same back."""
    kind: Any = type(record)
    sound = True
    for name, of, fits in _fields(kind, schema):
        value = getattr(record, name)
        if fits(value):
            continue
        for path, fault in _astray(name, of, value):
            sound = False
            yield f"{shown(record.id)}, {path}: {fault}"
    for each in fields(kind) if sound else ():  # what a field is by default hangs on others
        if each.name in stored_types(kind, schema) or "since" not in each.metadata:
            continue
        value, usual = getattr(record, each.name), default_of(each, record)
        if value != usual:
            reason = (
                f"is {shown(value)}, schema {schema} knows {shown(usual)} alone, write schema=2"
            )
            yield f"{shown(record.id)}, {each.name}: {reason}"


Fits = Callable[[Any], bool]


@cache
def _fields(kind: type, schema: int) -> tuple[tuple[str, Plan, Fits], ...]:
    """Return the name of each field, what its type says, and a quick test that most values pass."""
    return tuple((name, of, _fits(of)) for name, of in plan(kind, schema).fields or ())


def _fits(of: Plan) -> Fits:
    """Return a quick test of a value's type, where there is one."""
    null, kind, item, names = of
    if null:
        present = _fits(of._replace(null=False))
        return lambda value: value is None or present(value)
    if item is not None:
        each = _fits(item)
        return lambda value: value.__class__ is tuple and all(map(each, value))
    if names is not None:
        inner = [(attrgetter(name), _fits(below)) for name, below in names]
        return lambda value: (
            value.__class__ is kind and all(fits(get(value)) for get, fits in inner)
        )
    if get_origin(kind) is Literal:
        options = frozenset[object](get_args(kind))
        return lambda value: value.__class__ is str and value in options
    if kind in {bool, int}:
        return lambda value: value.__class__ is kind
    is_text = kind is str or is_ids(kind) or hasattr(kind, "__supertype__")
    return lambda value: is_text and value.__class__ is str and value.isascii()


def _astray(path: str, of: Plan, value: object) -> Iterator[tuple[str, object]]:
    """Yield each place where a value is not of its type, and why."""
    null, kind, item, names = of
    if value is None and null:
        return
    if item is not None:
        if type(value) is not tuple:
            yield path, f"no JSON for {shown(value)}"
            return
        for place, each in enumerate(cast("tuple[object, ...]", value)):
            yield from _astray(f"{path}[{place}]", item, each)
    elif names is not None and type(value) is kind:
        for name, inner in names:
            yield from _astray(f"{path}.{name}", inner, getattr(value, name))
    else:
        try:
            _check_value(kind, value, made_of_fields=names is not None)
        except (ValueError, RecursionError) as fault:
            yield path, fault


_WRITTEN: dict[object, tuple[type, ...]] = {
    Decimal: (Decimal,),
    Decimal | Rational: (Decimal, Rational),
    date: (date,),
    Interval: (Interval,),
    Period: (Period,),
    Days: (Period,),
}
"""Types whose values JSON holds as strings, with the classes of the values."""


def _check_value(kind: Any, value: object, *, made_of_fields: bool) -> None:
    """Raise ValueError, with what to write in Python, where a value is not of its type."""
    if made_of_fields:
        raise expected(_one(kind.__name__), value)
    if kind not in _WRITTEN:
        reader(kind)(value)
        if type(value) is str and not value.isascii():
            dump(value).encode()
        return
    classes = _WRITTEN[kind]
    same = type(value) in classes or (Rational in classes and type(value).__name__ == "Fraction")
    try:
        held = reader(kind)(plain(value) if same else str(value))
    except (ValueError, ArithmeticError):
        what = " or ".join(each.__name__ for each in classes).replace("Rational", "Fraction")
        raise expected(_one(f"finite {what}" if same else what), value) from None
    if not same:
        raise expected(repr(held), value)


def _one(what: str) -> str:
    """Return the name of a class with its article."""
    return f"{'an' if what[0] in 'AI' else 'a'} {what}"


def _add_known(tables: dict[str, list[Record]], known: Mapping[str, Iterable[Record]]) -> None:
    """Add the vocabularies' records, except those whose id is there already.

    Offices whose documents are not there are dropped.
    """
    documents = {record.id for record in tables["documents"]}
    for table, records in known.items():
        own = {record.id for record in tables[table]}
        for record in records:
            if record.id in own:
                continue
            if table == "people":
                person: Any = record
                roles = tuple(role for role in person.roles if role.document in documents)
                tables[table].append(evolve(person, roles=roles))
            else:
                tables[table].append(record)
