"""Laws of references: each resolves to a record of the right kind, and none leads in a circle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from npf_corpus import records
from npf_corpus.errors import shown
from npf_corpus.records._kinds import KIND, MENTIONED, table_of_ids
from npf_corpus.validation._laws import Case, Finding, Part, Rule, found, law
from npf_corpus.validation._shape import LONGEST_ID

_TOPS = frozenset({"country", "group", "informal"})
_CODED = re.compile("[A-Z]{2}-")


def targets(record: Any, part: Part) -> tuple[str, ...]:
    """Return the tables that a value inside a record may refer to, none where it is no id."""
    path, kind, value = part
    if type(value) is not str or path == ".id":
        return ()
    if path == ".entity":
        table = MENTIONED.get(record.kind)
        return () if table is None else (table,)
    tables = _TABLES_OF.get(id(kind))
    if tables is None:  # the types of fields are kept as long as their classes
        found = map(table_of_ids, get_args(kind) or (kind,))
        tables = _TABLES_OF[id(kind)] = tuple(table for table in found if table is not None)
    return tables


_TABLES_OF: dict[int, tuple[str, ...]] = {}
"""The tables that a type of id refers to, by the type's own id: many types are slow to compare."""


@law(
    "E301",
    "Every reference is the id of a record of the right kind.",
    "correct the id, or add the record",
)
def _resolve(case: Case) -> Iterator[Finding]:
    left = [_SUGGESTED]
    owners = {key: table for table in records.TABLES for key in case.placed(table)}
    for table, place, record in case.every():
        for part in case.parts(record):
            path, kind, key = part
            if _TABLES_OF.get(id(kind)) == () and path != ".entity":
                continue
            tables = targets(record, part)
            if not tables or key in case.lost or not case.unread.isdisjoint(tables):
                continue
            if not any(key in case.placed(each) for each in tables):
                wanted = " or ".join(KIND[each].one for each in tables)
                there = f", it is one of the {owners[key]}" if key in owners else ""
                near = "" if there else _nearest(case, key, tables, left)
                message = f"{shown(key)} is no {wanted}{there}{near}"
                yield found(table, place, record, path, message)


_ALIKE = 0.72
"""How alike two ids are, from 0 to 1, for one to be suggested; the tables' names ask as much."""

_SUGGESTED = 1_000_000
"""So many comparisons are made for suggestions in all; later unknown ids get none."""


def _nearest(case: Case, key: str, tables: Iterable[str], left: list[int]) -> str:
    """Return a question that names the nearest id, empty where none is near."""
    known = [each for table in tables for each in case.placed(table)]
    left[0] -= len(known)
    if left[0] < 0 or len(key) > LONGEST_ID:
        return ""
    near = get_close_matches(key, known, cutoff=_ALIKE)
    return f", did you mean {', '.join(map(repr, near))}?" if near else ""


_LINKS: tuple[tuple[str, str, Callable[[Any], Iterable[str]]], ...] = (
    ("regions", "parent", lambda each: filter(None, (each.parent,))),
    ("regions", "members", lambda each: (member.region for member in each.members)),
    ("sectors", "broader", lambda each: each.broader),
    ("organizations", "parent", lambda each: filter(None, (each.parent,))),
    ("initiatives", "part_of", lambda each: filter(None, (each.part_of,))),
    ("claims", "item_of", lambda each: filter(None, (each.item_of,))),
)
"""Table, field and reader of each kind of link that must not lead in a circle."""


@law(
    "E302",
    "A record is never its own parent, member, broader sector, part or item, not even through"
    " others.",
    "take out the reference that closes the circle",
)
def _acyclic(case: Case) -> Iterator[Finding]:
    for table, field, read in _LINKS:
        links = {record.id: tuple(read(record)) for _, record in case.sound(table)}
        circling = _circling(links)
        for place, record in case.sound(table):
            if record.id in circling:
                message = f"leads from {record.id!r} back to it"
                yield found(table, place, record, f".{field}", message)


def _circling(links: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the ids that lie on a circle (strongly connected components, Tarjan 1972)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    where: dict[str, int] = {}  # on the path, -1 once it is off
    circling = {key for key, others in links.items() if key in others}
    for root in links:
        todo: list[tuple[str, Iterator[str]]] = []
        if root not in order:
            order[root] = low[root] = len(order)
            where[root] = len(path)
            path.append(root)
            todo.append((root, iter(links[root])))
        while todo:
            key, others = todo[-1]
            for other in others:
                if other in links and other not in order:
                    order[other] = low[other] = len(order)
                    where[other] = len(path)
                    path.append(other)
                    todo.append((other, iter(links[other])))
                    break
                if where.get(other, -1) >= 0:
                    low[key] = min(low[key], order[other])
            else:
                todo.pop()
                if todo:
                    low[todo[-1][0]] = min(low[todo[-1][0]], low[key])
                if low[key] == order[key]:
                    at = where[key]
                    if len(path) - at > 1:
                        circling.update(path[at:])
                    where.update(dict.fromkeys(path[at:], -1))
                    del path[at:]
    return circling


@law(
    "E303",
    "The topmost parent of a region is its country; only groups and informal regions need none.",
    "set the parent, up to the country",
)
def _roots(case: Case) -> Iterator[Finding]:
    tops: dict[str, Any] = {}
    for place, region in case.sound("regions"):
        top = region
        passed: list[str] = []
        while top is not None and top.parent is not None and top.id not in tops:
            passed.append(top.id)
            top = case.get("regions", top.parent)
        top = top if top is None else tops.get(top.id, top)
        tops.update(dict.fromkeys(passed, top))
        if top is None:  # its parent has a fault of its own
            continue
        if region.kind == "country" and region.parent is not None:
            yield found("regions", place, region, ".parent", "is set, a country stands at the top")
        elif top.kind not in _TOPS or (region.kind not in _TOPS and top.kind != "country"):
            message = f"ends in {top.id!r}, which is no country but a {top.kind}"
            yield found("regions", place, region, ".parent", message)
        elif top.kind == "country" and _CODED.match(region.id) and region.id[:2] != top.id:
            message = f"ends in {top.id!r}, its code is one of {region.id[:2]!r}"
            yield found("regions", place, region, ".parent", message)


@law(
    "E304", "Only a group of regions has members.", "make it a group, or give the members a parent"
)
def _members(case: Case) -> Iterator[Finding]:
    for place, region in case.sound("regions"):
        if region.members and region.kind != "group":
            message = f"is set, but {region.id!r} is a {region.kind}"
            yield found("regions", place, region, ".members", message)


@law(
    "E305",
    "A retired id is listed once and no record has it; each of its successors is another id, "
    "of a record or retired.",
    "never use an id again; name what stands in its place",
)
def _retired(case: Case) -> Iterator[Finding]:
    retired = case.manifest.retired
    gone: dict[str, int] = {}
    for place, each in enumerate(retired):
        gone.setdefault(each.id, place)
    for place, each in enumerate(retired):
        path = f"$.retired[{place}]"
        if gone[each.id] != place:
            yield Finding("manifest", None, f"{path}.id", f"{shown(each.id)} is retired twice")
        for table in records.TABLES:
            if each.id in case.placed(table):
                message = f"{shown(each.id)} is still the id of a {KIND[table].one}"
                yield Finding("manifest", None, f"{path}.id", message)
        for at, key in enumerate(each.successors):
            known = key in gone or key in case.lost or bool(case.unread)
            known = known or any(key in case.placed(table) for table in records.TABLES)
            if not known or key == each.id:
                message = f"{shown(key)} is no other record, present or retired"
                yield Finding("manifest", None, f"{path}.successors[{at}]", message)


@law(
    "E306",
    "Since schema 2: at most one sector is the exact match of a code in a list of industries.",
    "call the match close, broad or narrow, or take the code from the other sector",
    since=2,
)
def _codes(case: Case) -> Iterator[Finding]:
    bearers: dict[tuple[str, str], str] = {}
    for place, sector in case.sound("sectors"):
        for at, each in enumerate(sector.codes):
            if each.match == "exact":
                first = bearers.setdefault((each.scheme, each.code), sector.id)
                if first != sector.id:
                    message = f"{each.code!r} is the exact match of {first!r} already"
                    yield found("sectors", place, sector, f".codes[{at}].match", message)


RULES: tuple[Rule, ...] = (_resolve, _acyclic, _roots, _members, _retired, _codes)
