"""What changed from one release to another, record by record and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, Self, cast

from attrs import evolve, fields, frozen

from npf_corpus.corpus import Corpus, of_files, store_of
from npf_corpus.errors import InvalidRelease, MixedCorpora
from npf_corpus.intervals._value import Value
from npf_corpus.lineage._diff_text import changed, facts, heading, label
from npf_corpus.quantities import Quantity
from npf_corpus.records import TABLES, NumericClaim, Record
from npf_corpus.release._converter import (
    dump,
    plain,
    reader,
    reader_of,
    stored,
    stored_types,
    structure,
)
from npf_corpus.release._manifest import Manifest, check_digest, form_of
from npf_corpus.release._write import seal_with

Kind = Literal["added", "corrected", "retired"]
Bump = Literal["major", "minor", "patch"]
Side = tuple[frozenset[str], int]
"""Of the old or the new release the units that count, and the schema."""

_BUMPS: dict[Kind, Bump] = {"retired": "major", "added": "minor", "corrected": "patch"}


@frozen(eq=False, repr=False)
class Change(Value):
    """One difference between two releases.

    Attributes:
        kind: `added` for a new record, `corrected` for a field of one that stays, `retired` for
            one that is withdrawn.
        table: The table, such as `claims`.
        id: The record.
        field: Name of the field that is corrected, else None.
        old: What the old release has: the field's value, or the record that is retired; None for
            one that is added.
        new: What the new release has: the field's value, or the record that is added; None for
            one that is retired.
        reason: Why the id is retired, else None.
        successors: Ids to ask for instead of a retired one.
    """

    kind: Kind
    table: str
    id: str
    field: str | None
    old: Any
    new: Any
    reason: str | None
    successors: tuple[str, ...]

    def __str__(self) -> str:
        """Return the change in one line."""
        if self.kind == "retired":
            instead = f", ask for {', '.join(self.successors)}" if self.successors else ""
            return f"- {self.id}  {self.reason}{instead}"
        if self.kind == "added":
            return f"+ {self.id}  {label(self.new)}"
        return f"~ {self.id}  {'; '.join(changed(str(self.field), self.old, self.new))}"


@frozen(eq=False, repr=False)
class Diff(Value):
    """What changed from one release to another; it iterates over its changes.

    Attributes:
        before: Manifest of the old release.
        after: Manifest of the new release.
        changes: Every change, table by table, in the new release's order, the retired ones last.

    Example:
        >>> import npf_corpus as npf
        >>> corpus = npf.load("1.0.0")
        >>> len(npf.diff(corpus, corpus))
        0
    """

    before: Manifest
    after: Manifest
    changes: tuple[Change, ...]

    def __repr__(self) -> str:
        """Return the versions and how many changes of each kind there are; `str` has them all."""
        return f"<Diff {heading(self)}>"

    def __len__(self) -> int:
        """Return the number of changes."""
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        """Yield the changes."""
        return iter(self.changes)

    @property
    def added(self) -> tuple[Change, ...]:
        """The records that only the new release has."""
        return self._of("added")

    @property
    def corrected(self) -> tuple[Change, ...]:
        """The fields that the releases have different values of."""
        return self._of("corrected")

    @property
    def retired(self) -> tuple[Change, ...]:
        """The records that the new release withdrew."""
        return self._of("retired")

    def _of(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def bump(self) -> Bump | None:
        """The least part of the version that has to rise; None where no record changed.

        A retired id or a new schema is `major`, an added record `minor`, a corrected field
        `patch`.
        """
        if self.before.schema != self.after.schema:
            return "major"
        kinds = {change.kind for change in self.changes}
        return next((bump for kind, bump in _BUMPS.items() if kind in kinds), None)

    def apply(self, old: Corpus) -> Corpus:
        """Return the new release, made from the old one.

        Args:
            old: The release that the changes start from.

        Raises:
            InvalidRelease: It is narrowed or no corpus.
            MixedCorpora: It is another release.
            DigestMismatch: The changes do not lead to the release that they say they do.

        Example:
            >>> import npf_corpus as npf
            >>> corpus = npf.load("1.0.0")
            >>> npf.diff(corpus, corpus).apply(corpus) == corpus
            True
        """
        pin = self.before.release().pin
        if store_of(old, "old").pin != pin:
            raise MixedCorpora(pin, old.pin)
        tables = {table: records_of(old, table) for table in TABLES}
        for change in self.changes:
            records = tables[change.table]
            if change.kind == "retired":
                records.pop(change.id, None)
            elif change.kind == "added":
                records[change.id] = change.new
            elif change.id in records:  # else another release comes of it, which the digest tells
                record = cast("Any", records[change.id])
                records[change.id] = evolve(record, **{str(change.field): change.new})
        files = seal_with({table: rows.values() for table, rows in tables.items()}, self.after)
        stated = files["manifest.json"].rpartition(b',"digest":"')[0]
        check_digest(f"release {self.after.version}", stated, self.after.digest)
        return of_files(files)

    def to_json(self) -> str:
        """Return the difference as JSON, one change a line, which `from_json` reads back.

        An object with both manifests (`before`, `after`), `counting`, the ids of those units of
        changed claims that count whole things, and the `changes`.
        """
        schemas = self.before.schema, self.after.schema
        lines = ",\n".join(_written(change, *schemas) for change in self.changes)
        listed = f"[\n{lines}\n]" if lines else "[]"
        before, after = (dump(each, form_of(each)) for each in (self.before, self.after))
        counting = dump(tuple(sorted(_counting(self.changes))))
        return (
            f'{{"before":{before},\n"after":{after},\n"counting":{counting},\n'
            f'"changes":{listed}}}\n'
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the difference that `to_json` wrote.

        Raises:
            InvalidRelease: The text is none; `problems` says why.

        Example:
            >>> import npf_corpus as npf
            >>> nothing = npf.diff(npf.load("1.0.0"), npf.load("1.0.0"))
            >>> npf.Diff.from_json(nothing.to_json()) == nothing
            True
        """
        import json

        try:
            found = json.loads(text)
            before, after, changes = (found[name] for name in ("before", "after", "changes"))
            counting = reader(tuple[str, ...])(found.get("counting", []))
            old, new = (structure(Manifest, row, form_of(row)) for row in (before, after))
            sides = [
                (_counting_in(counting, changes, side), of.schema)
                for side, of in (("old", old), ("new", new))
            ]
            return cls(old, new, tuple(_change(row, *sides) for row in changes))
        except (ValueError, LookupError, TypeError, RecursionError) as fault:
            raise InvalidRelease("the JSON of a diff", (str(fault),)) from fault

    def __str__(self) -> str:
        """Return the difference for a terminal, one change a line."""
        lines = [heading(self)]
        for table in TABLES:
            changes = [f"  {change}" for change in self.changes if change.table == table]
            lines += [table, *changes] if changes else []
        return "\n".join([*lines, *facts(self)])

    def _repr_html_(self) -> str:
        """Return the changes as notebooks show them."""
        from npf_corpus.intervals._html import MOST, shown, table_html

        rows = [
            [shown(part) for part in (each.kind, each.table, each.id, str(each).partition("  ")[2])]
            for each in self.changes[:MOST]
        ]
        if len(self) > MOST:
            rows.append([f"and {len(self) - MOST} more", "", "", ""])
        return table_html(heading(self), ("kind", "table", "id", "change"), rows)


def diff(old: Corpus, new: Corpus) -> Diff:
    """Return what changed from one release to another.

    Args:
        old: The release to start from, whole.
        new: The release to arrive at, whole.

    Raises:
        InvalidRelease: An id of the old release is gone without a tombstone in the new one, one
            that was retired is used again, the releases are of different corpora, or one of them
            is narrowed or no corpus.

    Example:
        >>> import npf_corpus as npf
        >>> print(npf.diff(npf.load("1.0.0"), npf.load("1.0.0")))
        1.0.0 → 1.0.0: 0 retired, 0 added, 0 corrected
    """
    before, after = store_of(old, "old").manifest, store_of(new, "new").manifest
    problems = [*_reused(before, after, new), *_forgotten(before, after)]
    changes: list[Change] = []
    digests = {file.name: file.sha256 for file in before.tables}
    for now in after.tables:
        if now.name in TABLES and digests[now.name] != now.sha256:
            olds, news = records_of(old, now.name), records_of(new, now.name)
            changes += _changes(now.name, olds, news, after.schema)
            gone = [key for key in olds if key not in news]
            problems += _retire(now.name, olds, gone, after, changes)
    if problems:
        verdict = f"cannot follow {before.version}"
        if _is_older(after.version, before.version):
            problems = [f"it is older, give {after.version} first and {before.version} second"]
        elif _are_strangers(old, new):
            problems.insert(0, f"it has no document of {old.pin}, give releases of one corpus")
        raise InvalidRelease(f"release {after.version}", tuple(problems), verdict)
    return Diff(before, after, tuple(changes))


def _is_older(version: str, other: str) -> bool:
    from packaging.version import Version

    return Version(version) < Version(other)


def _are_strangers(old: Corpus, new: Corpus) -> bool:
    """Return whether both have documents, none in common, and are cited as different works."""
    olds, news = (records_of(corpus, "documents").keys() for corpus in (old, new))
    cited = old.citation == new.citation
    return bool(olds) and bool(news) and olds.isdisjoint(news) and not cited


def records_of(corpus: Corpus, table: str) -> dict[str, Record]:
    """Return a table's records by id, in dataset order."""
    return {record.id: record for record in getattr(corpus, table)}


def _changes(
    table: str, olds: Mapping[str, Record], news: Mapping[str, Record], schema: int
) -> Iterator[Change]:
    for key, new in news.items():
        old = olds.get(key)
        if old is None:
            yield Change("added", table, key, None, None, new, None, ())
        elif old != new:
            for name in stored(type(new), schema):
                was, now = getattr(old, name), getattr(new, name)
                if was != now:
                    yield Change("corrected", table, key, name, was, now, None, ())


def _retire(
    table: str, olds: Mapping[str, Record], gone: list[str], after: Manifest, changes: list[Change]
) -> Iterator[str]:
    """Add a change for each record that is gone; yield a problem where no tombstone says why."""
    tombs = {retired.id: retired for retired in after.retired}
    for key in gone:
        tomb = tombs.get(key)
        if tomb is None:
            yield f"{table} {key!r} of the release before is gone, add it to the retired ids"
        else:
            changes.append(
                Change("retired", table, key, None, olds[key], None, tomb.reason, tomb.successors)
            )


def _reused(before: Manifest, after: Manifest, new: Corpus) -> Iterator[str]:
    """Yield a problem for each record whose id is retired."""
    tombs = {retired.id: retired.since for retired in (*after.retired, *before.retired)}
    for table in TABLES if tombs else ():
        for key in records_of(new, table):
            if key in tombs:
                yield f"{table} {key!r} was retired in {tombs[key]}, take another id"


def _forgotten(before: Manifest, after: Manifest) -> Iterator[str]:
    """Yield a problem for each tombstone of the old release that the new one lacks or changes."""
    kept = {retired.id: retired for retired in after.retired}
    for retired in before.retired:
        if kept.get(retired.id) != retired:
            yield f"the tombstone of {retired.id!r} is gone or changed, carry it on as it was"


def _counting(changes: Iterable[Change]) -> set[str]:
    """Return the units of the changes' quantities that admit whole numbers only."""
    values = [value for change in changes for value in (change.old, change.new)]
    found = [each.quantity if isinstance(each, NumericClaim) else each for each in values]
    return {str(each.unit) for each in found if isinstance(each, Quantity) and each.whole}


def _counting_in(counting: Iterable[str], changes: Iterable[Any], side: str) -> frozenset[str]:
    """Return which units count in the old or the new release, where a change corrects that."""
    rows = [cast("dict[str, Any]", row) for row in changes if isinstance(row, dict)]
    told = {
        row.get("id"): row.get(side)
        for row in rows
        if (row.get("table"), row.get("field")) == ("units", "integral")
    }
    return frozenset(each for each in counting if told.get(each, True))


def _written(change: Change, before: int, after: int) -> str:
    """Return the JSON of a change, what was in the old release's schema, what is in the new's."""
    import json

    schemas = {"old": before, "new": after}
    row = {name: plain(getattr(change, name), schemas.get(name, after)) for name in stored(Change)}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _change(row: Any, before: Side, after: Side) -> Change:
    """Return the change that JSON holds, its values of the types that the table's fields have."""
    names = stored(Change)
    if not isinstance(row, dict) or (*cast("dict[str, Any]", row),) != names:
        raise ValueError(f"expected changes with the fields {', '.join(names)} in this order")
    kind, table, key, name, old, new, reason, successors = cast("dict[str, Any]", row).values()
    cls = TABLES[table]
    types = {each.name: each.type for each in fields(cls)}

    def value(held: object, side: Side) -> Any:
        counting, schema = side
        # A field that a schema lacks has one value in all its records.
        wanted = {**types, **stored_types(cls, schema)}[name] if kind == "corrected" else cls
        if wanted in {NumericClaim, Quantity}:
            return reader_of(wanted, counting, schema)(held)
        return reader(wanted, schema)(held)

    return Change(
        reader(Kind)(kind),
        table,
        reader(str)(key),
        name,
        None if kind == "added" else value(old, before),
        None if kind == "retired" else value(new, after),
        reader(str | None)(reason),
        reader(tuple[str, ...])(successors),
    )
