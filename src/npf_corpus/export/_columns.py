"""The columns of each table, read off the record classes: names, types, references, meanings."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from inspect import cleandoc
from numbers import Rational
from typing import Any, Literal, get_args, get_origin, get_type_hints

from attrs import evolve, frozen, has

from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.quantities import Quantity
from npf_corpus.records import SCHEMA, Mention, Period
from npf_corpus.records._kinds import KINDS, table_of_ids
from npf_corpus.records._parts import Days
from npf_corpus.release._converter import is_ids, optional, stored_types

Kind = Literal["text", "integer", "boolean", "decimal", "date"]

ENTITIES = "entities"
"""People, organizations, regions, sectors and initiatives together, where an id may refer to any of
them."""

_KINDS: dict[object, Kind] = {
    str: "text",
    Period: "text",
    Days: "text",
    Decimal | Rational: "text",
    int: "integer",
    bool: "boolean",
    Decimal: "decimal",
    date: "date",
}
_UNTYPED = {(Quantity, "unit"): "units", (Mention, "entity"): ENTITIES}
"""References that are plain strings in the records."""

_BARE = {"quantity", "interval"}
"""Fields whose parts are columns under the parts' own names; else the field's name goes before."""

_ENDS = {
    "lower": "lower",
    "lower_closed": "lower_inclusive",
    "upper": "upper",
    "upper_closed": "upper_inclusive",
}
_ONE = {
    **{kind.table: kind.one for kind in KINDS},
    "aliases": "alias",
    "codes": "code",
    "authors": "author",
    "caveats": "caveat",
    "speakers": "speaker",
    "components": "component",
    "members": "member",
    "roles": "role",
    "anchors": "anchor",
}
_DOC = re.compile(r"^    (\w+): (.*(?:\n {5,}.*)*)", re.MULTILINE)


@frozen(eq=False, repr=False)
class Leaf(Value):
    """A column with one value.

    Attributes:
        name: Name of the column.
        field: Name of the record's field.
        kind: Type of the value.
        null: Whether it may be missing.
        choices: The values it can have, where these are few.
        table: The table whose id it is, or `entities`.
        meaning: What it says.
    """

    name: str
    field: str
    kind: Kind
    null: bool
    choices: tuple[str, ...]
    table: str | None
    meaning: str


@frozen(eq=False, repr=False)
class Group(Value):
    """Columns that are one value of the record, such as an anchor.

    Attributes:
        field: Name of the record's field.
        cls: Class of the value.
        null: Whether the value may be missing; then all its columns are empty.
        parts: The columns.
    """

    field: str
    cls: type
    null: bool
    parts: tuple[Column, ...]


@frozen(eq=False, repr=False)
class Many(Value):
    """A column with a list.

    Attributes:
        name: Name of the column.
        field: Name of the record's field.
        item: What the list holds; the leaf of a plain value has the column's name in singular.
        meaning: What it says.
    """

    name: str
    field: str
    item: Leaf | Group
    meaning: str


Column = Leaf | Group | Many


def singular(name: str) -> str:
    """Return the name of one of several."""
    return _ONE.get(name, name)


def meaning(cls: type) -> str:
    """Return the first sentence of a record's docstring, which says what it is."""
    return _documentation(cls).partition("\n\n")[0]


def _documentation(cls: type) -> str:
    """Return a class's docstring, out of its source where Python was told to drop it (-OO)."""
    if cls.__doc__ is not None or cls.__module__ == "builtins":
        return cleandoc(cls.__doc__ or "")
    import ast

    loader: Any = getattr(sys.modules[cls.__module__].__spec__, "loader", None)
    source = loader.get_source(cls.__module__) if hasattr(loader, "get_source") else None
    classes = [each for each in ast.parse(source or "").body if isinstance(each, ast.ClassDef)]
    found = (ast.get_docstring(each) for each in classes if each.name == cls.__name__)
    return next(found, None) or ""


@cache
def _cached(cls: type, schema: int) -> tuple[Column, ...]:
    return _columns(cls, schema, "", "", null=False)


def columns(cls: type, schema: int = SCHEMA) -> tuple[Column, ...]:
    """Return the columns of a record class in a schema, in the order of its fields."""
    return _cached(cls, schema)


def flat(parts: tuple[Column, ...]) -> Iterator[Leaf | Many]:
    """Yield the columns as a frame has them: the columns of a group one by one."""
    for part in parts:
        if isinstance(part, Group):
            yield from flat(part.parts)
        else:
            yield part


def items(many: Many) -> tuple[Column, ...]:
    """Return the columns of a list's items; plain values have one."""
    return (many.item,) if isinstance(many.item, Leaf) else many.item.parts


def _columns(cls: type, schema: int, prefix: str, above: str, *, null: bool) -> tuple[Column, ...]:
    types = get_type_hints(cls) if cls is Interval else stored_types(cls, schema)
    meanings = {name: " ".join(text.split()) for name, text in _DOC.findall(_attributes(cls))}
    if cls is Quantity:
        types = {**types, "whole": bool}  # it follows from the unit, which a row does not know
    return tuple(
        _column(
            (cls, field),
            schema,
            prefix + (_ENDS[field] if cls is Interval else field),
            types[field],
            f"{above} {meanings.get(field, '')}".strip(),
            null=null,
        )
        for field in (_ENDS if cls is Interval else types)
    )


def _attributes(cls: type) -> str:
    return _documentation(cls).partition("Attributes:\n")[2]


def _column(
    owner: tuple[type, str], schema: int, name: str, kind: object, means: str, *, null: bool
) -> Column:
    _, field = owner
    inner = optional(kind)
    null = null or inner is not None
    kind = kind if inner is None else inner
    if get_origin(kind) is tuple:
        item = _column(owner, schema, singular(name), get_args(kind)[0], "", null=False)
        assert not isinstance(item, Many)  # noqa: S101 - no record has lists of lists
        if isinstance(item, Group):
            item = evolve(item, parts=_columns(item.cls, schema, "", "", null=False))
        return Many(name, field, item, means)
    if isinstance(kind, type) and has(kind) and kind not in _KINDS:
        prefix = "" if field in _BARE else f"{name}_"
        above = "" if kind is Quantity else means
        return Group(field, kind, null, _columns(kind, schema, prefix, above, null=null))
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    table = ENTITIES if is_ids(kind) else _UNTYPED.get(owner, table_of_ids(kind))
    if field == "id":
        table = None
    return Leaf(name, field, _KINDS.get(kind, "text"), null, choices, table, means)
