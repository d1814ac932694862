"""What a law is, and the release that laws are asked of: sound records, ids, texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, cast, get_args, get_origin

from attrs import frozen, has

from npf_corpus.anchoring import Normalisation
from npf_corpus.intervals._value import Value
from npf_corpus.quantities import Quantity
from npf_corpus.quantities._parse import read_figure
from npf_corpus.records import TABLES, Anchor, Aspect, NumericClaim
from npf_corpus.release._converter import leaf, optional, stored_types
from npf_corpus.release._manifest import FORMATS, Manifest

Layer = Literal["files", "shape", "references", "values", "anchors", "completeness"]


@frozen(eq=False, repr=False)
class Law(Value):
    """One thing that holds of every valid release.

    Attributes:
        code: Stable code, `E` and three digits, the first of which is the layer's.
        layer: The layer of checks that it belongs to.
        statement: What holds, in one sentence.
        remedy: What to do where it does not.
    """

    code: str
    layer: Layer
    statement: str
    remedy: str


class Finding(NamedTuple):
    """A place where a law is broken; `table` and `id` are None where no record is at fault.

    Where `unlisted` is above zero, it stands for so many places that are not listed.
    """

    table: str | None
    id: str | None
    path: str
    message: str
    unlisted: int = 0


Part = tuple[str, object, Any]
"""A value inside a record: its JSON path below the record, its declared type, the value."""

_Parts = tuple[list[str], list[object], list[Any]]
"""The parts of a record, by column: few objects, so that Python's collector has little to do."""


class Case:
    """A release under examination.

    Attributes:
        manifest: What it says of itself.
        records: Each table's records that could be read, with their places in the file.
        lost: Ids of records that could not be read.
        unread: Tables that could not be read at all.
        partial: Tables of which some record, or all, could not be read.
        broken: Table and id of each record that broke a law already.
        texts: The documents' texts, by the digest of their bytes; None where none were given.
    """

    def __init__(self, manifest: Manifest, texts: Mapping[str, str] | None) -> None:
        self.manifest = manifest
        self.records: dict[str, list[tuple[int, Any]]] = {name: [] for name in TABLES}
        self.lost: set[str] = set()
        self.unread: set[str] = set()
        self.partial: set[str] = set()
        self.broken: set[tuple[str | None, str | None]] = set()
        self.texts = texts
        self._parts: dict[int, tuple[object, _Parts]] = {}
        self._read: dict[tuple[str, str | None], Quantity] = {}
        self._found: dict[str, dict[str, tuple[int, Any]]] = {}

    @property
    def schema(self) -> int:
        """The version of the record fields that the release states."""
        return self.manifest.schema

    @property
    def form(self) -> Normalisation:
        """The normal form that the release's digests are of."""
        return FORMATS[self.schema].normalisation

    def aspect(self, claim: NumericClaim) -> Aspect:
        """Return the aspect of a claim; the laws of schema 1 take all figures for levels."""
        return claim.aspect if self.schema > 1 else "level"

    def sound(self, table: str) -> Iterator[tuple[int, Any]]:
        """Yield a table's records that broke no law up to now, each with its place."""
        for place, record in self.records[table]:
            if (table, record.id) not in self.broken:
                yield place, record

    def every(self) -> Iterator[tuple[str, int, Any]]:
        """Yield the sound records of all tables."""
        for table in TABLES:
            for place, record in self.sound(table):
                yield table, place, record

    def _all(self) -> Iterator[tuple[str, int, Any]]:
        for table, rows in self.records.items():
            for place, record in rows:
                yield table, place, record

    def placed(self, table: str) -> dict[str, tuple[int, Any]]:
        """Return all records of a table that could be read, by id, with their places."""
        if table not in self._found:
            rows = reversed(self.records[table])
            self._found[table] = {record.id: (place, record) for place, record in rows}
        return self._found[table]

    def get(self, table: str, key: str | None) -> Any:
        """Return the sound record with an id, None where there is none."""
        if key is None or (table, key) in self.broken:
            return None
        found = self.placed(table).get(key)
        return None if found is None else found[1]

    def parts(self, record: object) -> Iterator[Part]:
        """Yield every value inside a record, lists before what is in them."""
        return zip(*self._columns(record), strict=True)

    def values(self, record: object) -> list[Any]:
        """Return every value inside a record, without its path and type."""
        return self._columns(record)[2]

    def _columns(self, record: object) -> _Parts:
        # the record is kept too, so that no other object gets its id
        held = self._parts.get(id(record))
        if held is None:
            kind: Any = type(record)
            held = self._parts[id(record)] = record, ([], [], [])
            _gather(held[1], "", _steps(plan(kind, self.manifest.schema)), record)
        return held[1]

    def read(self, claim: NumericClaim) -> Quantity:
        """Return what the surface of a claim states by the readings of the release.

        Since schema 2 it is read in the language of its document: 1/4 is a share in Chinese.

        Raises:
            InvalidQuantity: It states nothing, which is the first law of figures.
        """
        document = None if self.schema == 1 else self.get("documents", claim.document)
        chinese = document is not None and document.language.partition("-")[0] == "zh"
        asked = claim.quantity.surface, "zh" if chinese else None
        if asked not in self._read:
            self._read[asked] = read_figure(*asked, readings=self.manifest.readings)
        return self._read[asked]

    def anchored(self, *, sound: bool = True) -> Iterator[tuple[str, int, Any, str, str, Anchor]]:
        """Yield table, place, record, path, document id and anchor of every anchor."""
        for table, place, record in self.every() if sound else self._all():
            if table == "initiatives":
                for at, each in enumerate(record.anchors):
                    path = f".anchors[{at}].anchor"
                    yield table, place, record, path, each.document, each.anchor
            elif table == "documents":
                for at, each in enumerate(record.skipped):
                    yield table, place, record, f".skipped[{at}].anchor", record.id, each.anchor
            elif getattr(record, "anchor", None) is not None:
                yield table, place, record, ".anchor", record.document, record.anchor


class Plan(NamedTuple):
    """What a type says of its values: whether one may be None, and what one is or is made of.

    Attributes:
        null: Whether None is a value.
        kind: The type of the others.
        item: What is in a list, None where it is none.
        fields: What is in a record, by name, None where it is none.
    """

    null: bool
    kind: Any
    item: Plan | None
    fields: tuple[tuple[str, Plan], ...] | None


@cache
def plan(kind: Any, schema: int) -> Plan:
    """Return what a field's type says in a schema."""
    inner = optional(kind)
    held: Any = kind if inner is None else inner
    item = plan(get_args(held)[0], schema) if get_origin(held) is tuple else None
    names = None
    if isinstance(held, type) and has(held) and leaf(held) is None:
        types = stored_types(held, schema)
        names = tuple((name, plan(type_, schema)) for name, type_ in types.items())
    return Plan(inner is not None, held, item, names)


class _Step(NamedTuple):
    """A field of a record, or of a value in it, with the path to it."""

    name: str
    path: str
    of: Plan
    inner: tuple[_Step, ...]


def _steps(of: Plan, path: str = "") -> tuple[_Step, ...]:
    """Return a step for each field of a type; each type is walked once for all of its values."""
    key = id(of), path  # plans are made once and kept
    if key not in _STEPS:
        paths = ((name, f"{path}.{name}", inner) for name, inner in of.fields or ())
        _STEPS[key] = tuple(_Step(*each, _steps(each[2], each[1])) for each in paths)
    return _STEPS[key]


_STEPS: dict[tuple[int, str], tuple[_Step, ...]] = {}


def _gather(parts: _Parts, path: str, steps: tuple[_Step, ...], value: object) -> None:
    """Add every value inside another, lists before what is in them."""
    paths, kinds, values = parts
    for name, below, (null, kind, item, names), inner in steps:
        found: Any = getattr(value, name)
        if found is None and null:
            continue
        if names is not None:
            _gather(parts, path, inner, found)
            continue
        here = path + below
        paths.append(here)
        kinds.append(kind)
        values.append(found)
        if item is None:
            continue
        for place, each in enumerate(cast("tuple[object, ...]", found)):
            if item.fields is not None:
                _gather(parts, f"{here}[{place}]", _steps(item), each)
                continue
            paths.append(f"{here}[{place}]")
            kinds.append(item.kind)
            values.append(each)


class Rule(NamedTuple):
    """A law, what finds where it is broken, in a case or in files, and its first schema."""

    law: Law
    check: Callable[[Any], Iterable[Finding]]
    since: int


def law(
    code: str, statement: str, remedy: str, *, since: int = 1
) -> Callable[[Callable[[Any], Iterable[Finding]]], Rule]:
    """Return what makes a law of the check below it; the layer follows from the code.

    Args:
        code: `E` and three digits, the first of which is the layer's place.
        statement: What holds, in one sentence.
        remedy: What to do where it does not.
        since: The first schema whose releases keep it; the statement says so if it is not 1.
    """
    layer: Layer = get_args(Layer)[int(code[1]) - 1]
    return lambda check: Rule(Law(code, layer, statement, remedy), check, since)


def found(table: str, place: int, record: Any, path: str, message: str) -> Finding:
    """Return the finding of a fault inside a record."""
    return Finding(table, record.id, f"$[{place}]{path}", message)
