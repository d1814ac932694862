"""One release in memory: its verified bytes, and what is made of them when first asked for."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from threading import RLock
from typing import Any, Literal, TypeVar, cast, get_args

from npf_corpus.errors import AmbiguousName, InvalidRelease, RetiredId, UnknownName
from npf_corpus.query._names import LONGEST, Names, bits_of
from npf_corpus.query._verb import AXES, WAYS, Axis, Verb, check_choice
from npf_corpus.records import (
    TABLES,
    Document,
    Initiative,
    Mention,
    NumericClaim,
    Region,
    Sector,
    Statement,
    Tier,
    Unit,
)
from npf_corpus.records._kinds import KIND, KIND_OF
from npf_corpus.release._converter import parse_table
from npf_corpus.release._manifest import Manifest

Certainty = Literal["certain", "possible"]
Style = Literal["text", "apa", "bibtex", "csl-json"]
"""A citation as lines to paste, or as reference managers read it."""

T = TypeVar("T")

_CERTAINTIES = get_args(Certainty)
_REFERENCES = ("region", "sector", "document", "speaker", "initiative", "measure", "modality")
"""The axes along which records refer to others; `_reach` has those of years, words and tiers."""

LOCK = RLock()
"""Held while something is loaded, one thing at a time in all releases of a process.

A fork waits for it, so that no child starts with a lock that a thread of its parent held.
"""

if hasattr(os, "register_at_fork"):  # there is no fork on Windows
    os.register_at_fork(
        before=LOCK.acquire, after_in_parent=LOCK.release, after_in_child=LOCK.release
    )


class Store:
    """The tables of one release; nothing in it changes once it has been made."""

    __slots__ = ("_files", "_made", "manifest", "reopen")

    def __init__(
        self,
        manifest: Manifest,
        files: Mapping[str, bytes],
        reopen: tuple[Callable[..., object], tuple[object, ...]],
    ) -> None:
        self.manifest: Manifest = manifest
        self.reopen: tuple[Callable[..., object], tuple[object, ...]] = reopen
        self._files = files
        self._made: dict[object, Any] = {}

    @property
    def pin(self) -> str:
        """The string that stands for exactly these bytes."""
        return self.manifest.release().pin

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made under a key, making it the first time."""
        try:
            return cast("T", self._made[key])
        except KeyError:
            with LOCK:
                if key not in self._made:
                    self._made[key] = make()
                return cast("T", self._made[key])

    def records(self, table: str) -> tuple[Any, ...]:
        """Return a table's records in dataset order."""
        return self.once(table, lambda: self._parse(table))

    def _parse(self, table: str) -> tuple[Any, ...]:
        counting = self._counting() if table == "claims" else ()
        try:
            data, schema = self._files[table], self.manifest.schema
            return tuple(parse_table(TABLES[table], data, counting, schema))
        except (ValueError, RecursionError) as fault:
            raise InvalidRelease(f"{table}.json", (str(fault),)) from fault

    def _counting(self) -> frozenset[str]:
        """Return the units that count things, of which only whole numbers are admissible."""
        return frozenset(unit.id for unit in self._all(Unit) if unit.integral)

    def _all(self, cls: type[T]) -> tuple[T, ...]:
        return cast("tuple[T, ...]", self.records(KIND_OF[cls].table))

    def positions(self, table: str) -> dict[str, int]:
        """Return each id of a table with its place in dataset order."""
        return self.once(
            (table, "positions"),
            lambda: {record.id: place for place, record in enumerate(self.records(table))},
        )

    def names(self, table: str) -> Names:
        """Return the names of a table's records; ids alone where they have no others."""
        return self.once((table, "names"), lambda: Names(KIND[table].one, self._entries(table)))

    def _entries(self, table: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        kind = KIND[table]
        for record in self.records(table):
            names = tuple(name for each in kind.names if (name := getattr(record, each)))
            extra = tuple(name for each in kind.aliases if (name := getattr(record, each)))
            yield record.id, names, (*getattr(record, "aliases", ()), *extra)

    def resolve(self, table: str, name: object) -> str:
        """Return the id that a name, an id or a record stands for in a table.

        Raises:
            AmbiguousName: Several records have that name.
            RetiredId: It was an id of an earlier release.
            UnknownName: None has it.
        """
        if isinstance(name, str):
            key = name
        elif isinstance(name, KIND[table].cls):
            key = name.id
        else:
            raise UnknownName(KIND[table].one, cast("str", getattr(name, "id", name)))
        if key in self.positions(table):
            return key
        self.check_retired(key)
        return self.names(table).resolve(key)

    def resolve_along(self, axis: Axis, name: object) -> str:
        """Return the id that what a verb is given stands for; a speaker is a person or a body.

        Raises:
            AmbiguousName: Several records have that name.
            RetiredId: It was an id of an earlier release.
            UnknownName: None has it.
        """
        tables = AXES.get(axis)
        if tables is None:
            if (choices := WAYS[axis].choices) is None:
                from npf_corpus.query._reach import checked

                return checked(self, axis, name)
            check_choice(axis, name, choices)
            return cast("str", name)
        if len(tables) == 1:
            try:
                return self.resolve(tables[0], name)
            except UnknownName as unknown:
                from npf_corpus.query._reach import hint

                hinted = hint(self, axis, name)
                raise UnknownName(unknown.kind, unknown.name, unknown.suggestions, hinted) from None
        found: list[str] = []
        nearest: list[str] = []
        for table in tables:
            try:
                key = self.resolve(table, name)
            except UnknownName as error:
                nearest += error.suggestions
                continue
            if key == name or not isinstance(name, str):  # an exact id, and a record, win
                return key
            found.append(key)
        if not found:
            raise UnknownName(axis, cast("str", getattr(name, "id", name)), tuple(nearest))
        if len(found) > 1:
            raise AmbiguousName(axis, cast("str", name), tuple(found))
        return found[0]

    def resolved(self, verb: Verb) -> Verb:
        """Return a verb along an axis with ids in place of what it was given, each id once.

        Raises:
            AmbiguousName: Several records have a name.
            UnknownName: None has it, or an option is none of those there are.
        """
        if verb.options and verb.options["certainty"] not in _CERTAINTIES:
            check_choice("certainty", verb.options["certainty"], Certainty)
        axis, names = cast("Axis", verb.axis), verb.arguments
        keys = tuple([self.resolve_along(axis, name) for name in names])
        if len(keys) > 1:
            keys = tuple(dict.fromkeys(keys))
        return verb if keys == names else Verb(verb.name, keys, verb.options)

    def check_retired(self, key: object) -> None:
        """Raise RetiredId where an id was withdrawn."""
        for retired in self.manifest.retired:
            if retired.id == key:
                raise RetiredId(retired.id, retired.since, retired.reason, retired.successors)

    def nearest(self, key: object) -> tuple[str, ...]:
        """Return the ids, of any table, that most resemble one that is none."""
        if not isinstance(key, str) or len(key) > LONGEST:
            return ()
        from difflib import get_close_matches

        return tuple(get_close_matches(key, [each for t in TABLES for each in self.positions(t)]))

    def everything(self, table: str) -> int:
        """Return the bits of all records of a table."""
        return (1 << len(self.records(table))) - 1

    def matching(self, table: str, axis: Axis, key: str, certainty: Certainty = "certain") -> int:
        """Return the bits of the records that one id reaches along an axis."""
        return self.once(
            (table, axis, key, certainty), lambda: self._match(table, axis, key, certainty)
        )

    def _match(self, table: str, axis: Axis, key: str, certainty: Certainty) -> int:
        if axis not in _REFERENCES:
            from npf_corpus.query._reach import reach

            return reach(self, table, axis, key)
        direct = self.axis(table, axis)
        bits = 0
        for each in self.scope(axis, key, certainty):
            bits |= direct.get(each, 0)
        return bits

    def axis(self, table: str, axis: Axis) -> dict[str, int]:
        """Return, for each id that a table's records name along an axis, their bits."""
        return self.once((table, axis), lambda: self._axis(table, axis))

    def _axis(self, table: str, axis: Axis) -> dict[str, int]:
        places: dict[str, list[int]] = {}
        for place, key in self._keys(table, axis):
            places.setdefault(key, []).append(place)
        size = len(self.records(table))
        return {key: bits_of(found, size) for key, found in places.items()}

    def _keys(self, table: str, axis: Axis) -> Iterator[tuple[int, str]]:
        keys = _Keys(self, axis)
        for place, record in enumerate(self.records(table)):
            for key in set(keys.of(record)):
                yield place, key

    def scope(self, axis: Axis, key: str, certainty: Certainty = "certain") -> frozenset[str]:
        """Return an id with all that it contains: parts and full members, narrower sectors.

        With `certainty="possible"` partial members too.
        """
        return self.once(("scope", axis, key, certainty), lambda: self._scope(axis, key, certainty))

    def _scope(self, axis: Axis, key: str, certainty: Certainty) -> frozenset[str]:
        parts = self.once(("parts", axis, certainty), lambda: self._parts(axis, certainty))
        found, todo = {key}, [key]
        while todo:
            for part in parts.get(todo.pop(), ()):
                if part not in found:
                    found.add(part)
                    todo.append(part)
        return frozenset(found)

    def _parts(self, axis: Axis, certainty: Certainty) -> dict[str, list[str]]:
        links: Iterable[tuple[str | None, str]] = ()
        if axis == "region":
            links = _region_links(self._all(Region), certainty)
        elif axis == "sector":
            links = ((whole, each.id) for each in self._all(Sector) for whole in each.broader)
        elif axis == "initiative":
            links = ((each.part_of, each.id) for each in self._all(Initiative))
        parts: dict[str, list[str]] = {}
        for whole, part in links:
            if whole is not None:
                parts.setdefault(whole, []).append(part)
        return parts

    def statement_at(self, document: str, start: int) -> Statement | None:
        """Return the statement of a document that a place lies in, None outside any."""
        starts, statements = self.once(("places", document), lambda: self._places(document))
        place = bisect_right(starts, start) - 1
        if place < 0:
            return None
        anchor = statements[place].anchor
        return statements[place] if anchor is not None and start < anchor.end else None

    def _places(self, document: str) -> tuple[list[int], list[Statement]]:
        found = sorted(
            (statement.anchor.start, statement)
            for statement in self._all(Statement)
            if statement.document == document and statement.anchor is not None
        )
        return [start for start, _ in found], [statement for _, statement in found]

    def record(self, table: str, key: str) -> Any:
        """Return the record of a table with that id, which another record gives.

        Raises:
            InvalidRelease: There is none, so that the release was never read by `read_release`.
        """
        place = self.positions(table).get(key)
        if place is None:
            fault = f"{key!r} is referred to, and no {KIND[table].one}"
            raise InvalidRelease(f"release {self.manifest.version}", (fault,))
        return self.records(table)[place]


def _region_links(
    regions: Iterable[Region], certainty: Certainty
) -> Iterator[tuple[str | None, str]]:
    """Yield each region with its parent, and each group with the members that count."""
    for region in regions:
        yield region.parent, region.id
        for member in region.members:
            if member.coverage == "full" or certainty == "possible":
                yield region.id, member.region


class _Keys:
    """What a record names along one axis, itself or through the records it belongs to."""

    def __init__(self, store: Store, axis: Axis) -> None:
        self._store = store
        self._axis = axis
        self._by_document: dict[str, set[str]] = {}
        self._by_initiative: dict[str, set[str]] = {}
        if axis in {"region", "sector", "speaker"}:
            for statement in cast("tuple[Statement, ...]", store.records("statements")):
                keys = set(self._statement(statement))
                self._by_document.setdefault(statement.document, set()).update(keys)
                for initiative in statement.initiatives:
                    self._by_initiative.setdefault(initiative, set()).update(keys)

        self._readers: dict[type, Callable[[Any], Iterable[str]]] = {
            Document: self._document,
            Initiative: self._initiative,
            Tier: self._tier,
            Statement: self._statement,
            NumericClaim: self._claim,
            Mention: self._mention,
        }

    def of(self, record: Any) -> Iterable[str]:
        """Return the ids that a record names."""
        if self._axis == "document" and not isinstance(record, Document | Initiative):
            return (record.document,)
        return self._readers[type(record)](record)

    def _document(self, record: Document) -> Iterable[str]:
        return (record.id,) if self._axis == "document" else self._by_document.get(record.id, ())

    def _statement(self, record: Statement) -> Iterable[str]:
        return {
            "region": record.regions,
            "sector": record.sectors,
            "speaker": record.speakers,
            "initiative": record.initiatives,
        }[self._axis]

    def _claim(self, record: NumericClaim) -> Iterable[str]:
        if self._axis == "speaker":
            return self._statement(self._store.record("statements", record.statement))
        return {
            "region": record.regions,
            "sector": record.sectors,
            "initiative": (record.initiative,) if record.initiative else (),
            "measure": (record.measure,),
            "modality": (record.modality,),
        }[self._axis]

    def _initiative(self, record: Initiative) -> Iterable[str]:
        if self._axis == "document":
            return [each.document for each in record.anchors]
        if self._axis == "region":
            return record.regions
        if self._axis == "sector":
            return [*record.sectors, *(key for part in record.components for key in part.sectors)]
        return self._by_initiative.get(record.id, ())

    def _tier(self, record: Tier) -> Iterable[str]:
        if self._axis == "sector":
            return (record.sector,)
        if record.anchor is None:
            return ()
        statement = self._store.statement_at(record.document, record.anchor.start)
        return () if statement is None else self._statement(statement)

    def _mention(self, record: Mention) -> Iterable[str]:
        if record.kind == "number":
            claims = (self._store.record("claims", key) for key in record.claims)
            return [key for claim in claims for key in self._claim(claim)]
        entity = cast("str", record.entity)
        if record.kind == "initiative" and self._axis != "initiative":
            return self._initiative(self._store.record("initiatives", entity))
        named = {"region": {"region"}, "sector": {"sector"}, "initiative": {"initiative"}}
        kinds = named.get(self._axis, {"person", "organization"})
        return (entity,) if record.kind in kinds else ()
