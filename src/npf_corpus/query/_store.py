"""One release in memory: its verified bytes, and what is made of them when first asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args

from npf_corpus.errors import AmbiguousName, InvalidRelease, RetiredId, UnknownName
from npf_corpus.intervals import Interval
from npf_corpus.query._names import LONGEST, Names
from npf_corpus.query._verb import AXES, WAYS, Axis, Verb, check_choice
from npf_corpus.records._bits import bits_of, positions_of
from npf_corpus.records._kinds import KIND, LETTERS
from npf_corpus.release._converter import parse_interval, parse_table
from npf_corpus.release._manifest import Manifest, verified

if TYPE_CHECKING:
    from npf_corpus.query._indexed import Bits, Indexed
    from npf_corpus.query._order import Order
    from npf_corpus.query._rows import Rows
    from npf_corpus.records import Document, Statement
    from npf_corpus.release._keys import Places

Certainty = Literal["certain", "possible"]
Style = Literal["text", "apa", "bibtex", "csl-json"]
"""The styles of a citation: lines to paste, or what reference managers read."""

T = TypeVar("T")

_CERTAINTIES = get_args(Certainty)
REFERENCES = ("region", "sector", "document", "speaker", "initiative", "measure", "modality")
"""The axes along which records refer to others; `_reach` has those of years, words and tiers."""

_FACTS = ("unit", "aspect", "theme")
"""The axes along which claims tell a fact, which is found as it is named."""

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

    __slots__ = ("_indexed", "_made", "files", "manifest", "reopen")

    def __init__(
        self,
        manifest: Manifest,
        files: Mapping[str, bytes],
        reopen: tuple[Callable[..., object], tuple[object, ...]],
        indexed: Indexed | None = None,
    ) -> None:
        """Take the files of whole tables by name, or what reads single records by an index."""
        self.manifest: Manifest = manifest
        self.reopen: tuple[Callable[..., object], tuple[object, ...]] = reopen
        self.files: Mapping[str, bytes] = files
        self._indexed = indexed
        self._made: dict[object, Any] = {}

    @property
    def pin(self) -> str:
        """The string that stands for exactly these bytes."""
        return self.manifest.release().pin

    def verify(self) -> None:
        """Verify every byte of the files.

        Raises:
            DigestMismatch: A file has other bytes than the manifest states.
            InvalidRelease: A file is missing or too many.
        """
        if self._indexed is not None:
            self._indexed.verify()
        else:
            verified(self.manifest, f"data/{self.manifest.version}", self.files.__getitem__)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made under a key, making it the first time."""
        try:
            return cast("T", self._made[key])
        except KeyError:
            with LOCK:
                if key not in self._made:
                    self._made[key] = make()
                return cast("T", self._made[key])

    def records(self, table: str) -> Sequence[Any]:
        """Return a table's records in dataset order."""
        return self.once(table, lambda: self._parse(table))

    def among(self, table: str, places: Sequence[int]) -> Iterator[Any]:
        """Return the records of a table at places, the lowest first."""
        return map(self.records(table).__getitem__, places)

    def _parse(self, table: str) -> Sequence[Any]:
        if self._indexed is not None:
            return self._indexed.rows(table)
        counting = self._counting() if table == "claims" else ()
        try:
            data, schema = self.files[f"{table}.json"], self.manifest.schema
            return tuple(parse_table(KIND[table].cls, data, counting, schema))
        except (ValueError, RecursionError) as fault:
            raise InvalidRelease(f"{table}.json", (str(fault),)) from fault

    def _counting(self) -> frozenset[str]:
        """Return the units that count things, of which only whole numbers are admissible."""
        return frozenset(unit.id for unit in self.records("units") if unit.integral)

    def ids(self, table: str) -> Sequence[str]:
        """Return the ids of a table's records, in dataset order."""
        return self.once((table, "ids"), lambda: self._ids(table))

    def _ids(self, table: str) -> Sequence[str]:
        if self._indexed is not None:
            return self._indexed.ids(table)
        return tuple([record.id for record in self.records(table)])

    def interval(self, place: int) -> Interval:
        """Return the interval of the claim at a place."""
        if self._indexed is not None:
            return parse_interval(self.once("intervals", self._indexed.intervals)[place])
        return cast("Interval", self.records("claims")[place].quantity.interval)

    def written(self) -> Callable[[int], object]:
        """Return a function of a claim's place: equal results mean intervals written alike."""
        if self._indexed is not None:
            return self.once("intervals", self._indexed.intervals).__getitem__
        records = self.records("claims")
        return lambda place: id(records[place].quantity.interval)

    def unit_at(self, place: int) -> str:
        """Return the id of the unit of the claim at a place."""
        if self._indexed is not None:
            return self.ids("units")[self.once("units of claims", self._indexed.units)[place]]
        return cast("str", self.records("claims")[place].quantity.unit)

    def positions(self, table: str) -> dict[str, int]:
        """Return each id of a table with its place in dataset order."""
        return self.once(
            (table, "positions"), lambda: {key: at for at, key in enumerate(self.ids(table))}
        )

    def names(self, table: str) -> Names:
        """Return the names of a table's records; ids alone where they have no others."""
        return self.once((table, "names"), lambda: Names(KIND[table].one, self._entries(table)))

    def _entries(self, table: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        kind = KIND[table]
        if not kind.names:
            yield from ((key, (), ()) for key in self.ids(table))
            return
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
        if self._has(table, key):
            return key
        self.check_retired(key)
        if self._indexed is not None and (known := self._indexed.named(table, key)) is not None:
            return known
        return self.names(table).resolve(key)

    def _has(self, table: str, key: str) -> bool:
        """Return whether a table has a record of an id, which an index tells of a vocabulary."""
        if self._indexed is not None and table not in LETTERS:
            return self._indexed.lists(table, key)
        return key in self.positions(table)

    def resolve_along(self, axis: Axis, name: object) -> str:
        """Return the id that a verb's argument stands for; a speaker is a person or a body.

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
                from npf_corpus.query._reach import meant_by

                return meant_by(self, axis, name, unknown)
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
            from npf_corpus.query._reach import hint

            given, hinted = cast("str", getattr(name, "id", name)), hint(self, axis, name)
            raise UnknownName(axis, given, tuple(nearest), hinted)
        if len(found) > 1:
            raise AmbiguousName(axis, cast("str", name), tuple(found))
        return found[0]

    def resolved(self, verb: Verb) -> Verb:
        """Return a verb along an axis with ids for arguments, each id once.

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
        """Return the ids, of any table, that most resemble an unknown one."""
        if not isinstance(key, str) or len(key) > LONGEST:
            return ()
        from difflib import get_close_matches

        return tuple(get_close_matches(key, [each for t in KIND for each in self.positions(t)]))

    def everything(self, table: str) -> int:
        """Return the bits of all records of a table."""
        return (1 << len(self.records(table))) - 1

    def matching(self, table: str, axis: Axis, key: str, certainty: Certainty = "certain") -> int:
        """Return the bits of the records that one id reaches along an axis."""
        return self.once(
            (table, axis, key, certainty), lambda: self._match(table, axis, key, certainty)
        )

    def _match(self, table: str, axis: Axis, key: str, certainty: Certainty) -> int:
        if table == "claims" and axis in _FACTS:
            return self.axis(table, axis).get(key, 0)
        if axis not in REFERENCES:
            from npf_corpus.query._reach import reach

            return reach(self, table, axis, key)
        direct, scope = self.axis(table, axis), self.scope(axis, key, certainty)
        if not isinstance(direct, dict):
            return cast("Bits", direct).union(scope)
        bits = 0
        for each in scope:
            bits |= direct.get(each, 0)
        return bits

    def reached_by(self, table: str, verb: Verb, certainty: Certainty | None = None) -> int:
        """Return the bits of the records of a table that any of a verb's ids reaches."""
        axis = cast("Axis", verb.axis)
        sure = certainty or verb.options.get("certainty", "certain")
        bits = 0
        for key in verb.arguments:
            bits |= self.matching(table, axis, key, sure)
        return bits

    def reached_in(self, order: Order, verb: Verb) -> int:
        """Return the same of claims in the order of their values."""
        axis, certainty = cast("Axis", verb.axis), verb.options.get("certainty", "certain")
        asked, direct = (verb.arguments, certainty), self.axis("claims", axis)
        keys = (key for each in verb.arguments for key in self.scope(axis, each, certainty))
        return order.reached(axis, keys, asked, direct)

    def axis(self, table: str, axis: str) -> Mapping[str, int]:
        """Return, for each id that a table's records name along an axis, their bits."""
        return self.once((table, axis), lambda: self._axis(table, axis))

    def have_both(self, sector: str, measure: str) -> bool:
        """Return whether any claim has both, as far as that is at hand."""
        sectors, measures = self.axis("claims", "sector"), self.axis("claims", "measure")
        return bool(sectors.get(sector, 0) & measures.get(measure, 0))

    def _axis(self, table: str, axis: str) -> Mapping[str, int]:
        if self._indexed is not None and self._indexed.has(table, axis):
            return self._indexed.axis(table, axis)
        from npf_corpus.release._keys import Keys

        places: dict[str, list[int]] = {}
        read, records = Keys(self, axis).reader(KIND[table].cls.__name__), self.records(table)
        for place, record in enumerate(records):
            named = read(record)
            for key in named if len(named) == 1 else set(named):
                places.setdefault(key, []).append(place)
        return {key: bits_of(found, len(records)) for key, found in places.items()}

    def scope(self, axis: Axis, key: str, certainty: Certainty = "certain") -> frozenset[str]:
        """Return an id with all that it contains: parts and full members, narrower sectors.

        With `certainty="possible"` partial members too.
        """
        return self.once(("scope", axis, key, certainty), lambda: self._scope(axis, key, certainty))

    def _scope(self, axis: Axis, key: str, certainty: Certainty) -> frozenset[str]:
        parts = self.once(("parts", axis, certainty), lambda: self._parts(axis, certainty))
        return reached(parts, key)

    def _parts(self, axis: Axis, certainty: Certainty) -> dict[str, list[str]]:
        if self._indexed is not None:
            return self._indexed.links(axis, certainty)
        from npf_corpus.release._keys import links

        return links(self, axis, certainty)

    def statement_at(self, document: str, start: int) -> Statement | None:
        """Return the statement of a document that a place lies in, None outside any."""
        return self.once(("places", document), lambda: self._places(document)).at(start)

    def _places(self, document: str) -> Places:
        from npf_corpus.release._keys import Places

        records = self.records("statements")
        places = positions_of(self.axis("statements", "document").get(document, 0))
        return Places(records[at] for at in places)

    def record(self, table: str, key: str) -> Any:
        """Return the record of a table with that id, which another record gives.

        Raises:
            InvalidRelease: There is none: the release never went through `read_release`.
        """
        return self.records(table)[self._place(table, key)]

    def _place(self, table: str, key: str) -> int:
        place = self.positions(table).get(key)
        if place is None:
            fault = f"{key!r} is referred to, and no {KIND[table].one}"
            raise InvalidRelease(f"release {self.manifest.version}", (fault,))
        return place

    def day(self, document: str) -> date:
        """Return the day on which a document was said; its record is made for that only at need.

        Raises:
            InvalidRelease: There is no such document, as in `record`.
        """
        if self._indexed is None:
            found: Document = self.record("documents", document)
            return found.asserted or found.published
        rows = cast("Rows", self.records("documents"))
        row = rows.row(self._place("documents", document))
        return date.fromisoformat(row["asserted"] or row["published"])


def reached(parts: Mapping[str, Iterable[str]], key: str) -> frozenset[str]:
    """Return an id with all that it contains at any depth, by what each contains directly."""
    found, todo = {key}, [key]
    while todo:
        for part in parts.get(todo.pop(), ()):
            if part not in found:
                found.add(part)
                todo.append(part)
    return frozenset(found)
