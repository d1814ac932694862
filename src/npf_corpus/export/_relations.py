"""Tables without lists: each list is a table of its own, so that every reference is a key.

The items of the field `regions` of claims are the table `claims_regions`: the claim's id, the
position in the list from 1, and the item. `entities` has the names of all that ids of several kinds
refer to: regions, sectors, people, organizations and initiatives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, cast

from attrs import evolve, frozen

from npf_corpus.export._columns import (
    ENTITIES,
    Column,
    Leaf,
    columns,
    flat,
    items,
    meaning,
    singular,
)
from npf_corpus.export._rows import Row, rows_of
from npf_corpus.intervals._value import Value
from npf_corpus.records import TABLES, Record
from npf_corpus.records._kinds import MENTIONED

Flat = dict[str, list[Row]]
Tables = Mapping[str, Iterable[Record]]


@frozen(eq=False, repr=False)
class Link(Value):
    """A reference: the values of these columns are keys of a relation.

    Attributes:
        names: The columns that refer.
        relation: The relation that they refer to.
        keys: The relation's columns.
    """

    names: tuple[str, ...]
    relation: str
    keys: tuple[str, ...]


@frozen(eq=False, repr=False)
class Relation(Value):
    """A table without lists.

    Attributes:
        name: Its name.
        meaning: What it has.
        columns: Its columns.
        key: The columns that identify a row.
        links: What it refers to.
    """

    name: str
    meaning: str
    columns: tuple[Leaf, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]


@cache
def relations(schema: int) -> tuple[Relation, ...]:
    """Return all relations of a schema, each table followed by its lists."""
    found: list[Relation] = []
    for table, cls in TABLES.items():
        leaves = tuple(part for part in flat(columns(cls, schema)) if isinstance(part, Leaf))
        found.append(Relation(table, meaning(cls), leaves, ("id",), _links(leaves)))
        owner = evolve(leaves[0], name=_owner(table), table=table)
        found += _lists(table, ("id",), (owner,), columns(cls, schema))
    text = Leaf(
        "id", "id", "text", null=False, choices=(), table=None, meaning="Id, in its own table."
    )
    entity = (
        text,
        evolve(text, name="kind", choices=tuple(MENTIONED), meaning="What sort of thing it is."),
        evolve(text, name="name", meaning="Usual English name."),
        evolve(text, name="name_zh", null=True, meaning="Chinese name."),
    )
    found.append(
        Relation(ENTITIES, "Names of all that a document may speak of.", entity, ("id",), ())
    )
    return tuple(found)


def _owner(table: str) -> str:
    return f"{singular(table)}_id"


def _lists(
    name: str, keys: tuple[str, ...], owner: tuple[Leaf, ...], parts: Iterable[Column]
) -> Iterator[Relation]:
    """Yield the relations of a relation's lists, and of the lists in them.

    Args:
        name: The relation.
        keys: The columns of its key.
        owner: The columns of its lists that refer to that key.
        parts: Its columns, lists among them.
    """
    position = Leaf(
        "position",
        "",
        "integer",
        null=False,
        choices=(),
        table=None,
        meaning="Place in the list, from 1.",
    )
    refers = tuple(leaf.name for leaf in owner)
    for part in flat(tuple(parts)):
        if isinstance(part, Leaf):
            continue
        leaves = tuple(each for each in flat(items(part)) if isinstance(each, Leaf))
        if isinstance(part.item, Leaf):
            leaves = (evolve(part.item, meaning=part.meaning),)
        yield Relation(
            f"{name}_{part.name}",
            part.meaning,
            (*owner, position, *leaves),
            (*refers, "position"),
            (Link(refers, name, keys), *_links(leaves)),
        )
        nested = evolve(position, name=f"{singular(part.name)}_position")
        yield from _lists(
            f"{name}_{part.name}", (*refers, "position"), (*owner, nested), items(part)
        )


def _links(leaves: Iterable[Leaf]) -> tuple[Link, ...]:
    return tuple(Link((leaf.name,), leaf.table, ("id",)) for leaf in leaves if leaf.table)


def flatten(tables: Tables, whole: Tables, schema: int) -> Flat:
    """Return the rows of each relation of a schema.

    Args:
        tables: The records by table.
        whole: Those of the whole corpus, whose names `entities` has.
        schema: The version of the record fields.
    """
    found: Flat = {relation.name: [] for relation in relations(schema)}
    for table, cls in TABLES.items():
        for row in rows_of(table, tables[table], schema):
            owner = {_owner(table): row["id"]}
            found[table].append(_spread(found, table, columns(cls, schema), row, owner))
    for kind, table in MENTIONED.items():
        for record in whole[table]:
            each = cast("Any", record)
            names = {"name": each.name, "name_zh": getattr(each, "name_zh", None)}
            found[ENTITIES].append({"id": each.id, "kind": kind, **names})
    return found


def _spread(found: Flat, name: str, parts: tuple[Column, ...], row: Row, owner: Row) -> Row:
    """Return a row without its lists, whose items go to their relations."""
    plain: Row = {}
    for part in flat(parts):
        if isinstance(part, Leaf):
            plain[part.name] = row[part.name]
            continue
        child = f"{name}_{part.name}"
        for place, item in enumerate(cast("list[Any]", row[part.name]), 1):
            if isinstance(part.item, Leaf):
                cells = {part.item.name: item}
            else:
                below = {**owner, f"{singular(part.name)}_position": place}
                cells = _spread(found, child, items(part), item, below)
            found[child].append({**owner, "position": place, **cells})
    return plain


def gather(found: Flat, schema: int) -> dict[str, list[Row]]:
    """Return the rows of each table with their lists, of the rows of the relations.

    Raises:
        ValueError: An item's owner is not there.
    """
    return {
        table: _gather(found, table, ("id",), (_owner(table),), columns(cls, schema))
        for table, cls in TABLES.items()
    }


def _gather(
    found: Flat, name: str, keys: tuple[str, ...], refers: tuple[str, ...], parts: Iterable[Column]
) -> list[Row]:
    rows = [dict(row) for row in found[name]]
    for part in flat(tuple(parts)):
        if isinstance(part, Leaf):
            continue
        child, inner = f"{name}_{part.name}", tuple(flat(items(part)))
        nested = (*refers, f"{singular(part.name)}_position")
        lists: dict[tuple[object, ...], list[object]] = {}
        below = _gather(found, child, (*refers, "position"), nested, inner)
        for row in sorted(below, key=lambda each: cast("int", each["position"])):
            item = {each.name: row[each.name] for each in inner}
            held = lists.setdefault(tuple(row[each] for each in refers), [])
            held.append(item[part.item.name] if isinstance(part.item, Leaf) else item)
        for row in rows:
            row[part.name] = lists.pop(tuple(row[key] for key in keys), [])
        if lists:
            raise ValueError(f"{child}: {next(iter(lists))!r} is not in {name}")
    return rows


def outside(found: Flat, schema: int) -> dict[str, list[str]]:
    """Return the ids that lead outside these rows, by relation and column; none of a whole corpus.

    The link of such an id is not declared, since a foreign key has to hold.
    """
    keys = {name: {row["id"] for row in rows} for name, rows in found.items() if name in _KEYED}
    lost: dict[str, list[str]] = {}
    for relation in relations(schema):
        for link in relation.links:
            if link.keys == ("id",):
                column = link.names[0]
                values = {cast("str", row[column]) for row in found[relation.name]} - {None}
                if missing := values - keys[link.relation]:
                    lost[f"{relation.name}.{column}"] = sorted(missing)
    return lost


_KEYED = {*TABLES, ENTITIES}


def holding(lost: Collection[str], schema: int) -> tuple[Relation, ...]:
    """Return the relations with their links, those aside of which an id leads outside."""
    return tuple(
        evolve(
            relation,
            links=tuple(
                link for link in relation.links if f"{relation.name}.{link.names[0]}" not in lost
            ),
        )
        for relation in relations(schema)
    )
