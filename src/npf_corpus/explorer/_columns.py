"""A corpus as columns of numbers and texts, each text once, that a script searches fast.

What a record is found by comes from the store that answers the verbs: the ids that it names along
each axis, what each id contains, and the texts in which `matching` looks. So a page selects what
the verbs select.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from npf_corpus.attaching._page import UNSEEN
from npf_corpus.export._formula import BELOW_ZERO, FORMULA
from npf_corpus.query._reach import TYPED, texts_of, years_of
from npf_corpus.query._store import Store
from npf_corpus.query._verb import WAYS, Axis, verb_of
from npf_corpus.query._words import folded
from npf_corpus.records._bits import positions_of
from npf_corpus.records._kinds import KIND, title_of
from npf_corpus.release._keys import AXES_HELD, FACTS, HIERARCHIES, links, years_in

SHOWN = ("claims", "statements", "documents", "tiers")
"""The tables of a page."""

_FIELDS: dict[str, tuple[str, ...]] = {
    "claims": ("hedged", "as_of", "deadline", "distribution", "item_of", "disputed", "caveats"),
    "statements": ("kind", "gist", "speaker_label", "attribution"),
    "documents": (
        *("title", "url", "published", "asserted", "language", "depth", "fidelity"),
        *("derived_from", "caveats"),
    ),
    "tiers": (),
}
"""What a page shows of each table's records besides what they are found by."""


class _Pool:
    """Values, each once, with its number."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def __call__(self, value: Hashable) -> int:
        """Return the number of a value."""
        return self.numbers.setdefault(value, len(self.numbers))


def coded(values: Iterable[Any]) -> dict[str, list[Any]]:
    """Return a column as its values, each once, and for each row which it has.

    Example:
        >>> coded(["a", "b", "a"])
        {'of': ['a', 'b'], 'at': [0, 1, 0]}
    """
    pool = _Pool()
    at = [pool(value) for value in values]
    return {"of": [*pool.numbers], "at": at}


def content(store: Store, sentences: Mapping[str, str] | None) -> dict[str, Any]:
    """Return all that a page shows of a release; `sentences` are those of a user's own texts."""
    manifest = store.manifest
    words = _Pool()
    axes: dict[Axis, _Pool] = {
        cast("Axis", axis): _Pool()
        for axis in WAYS
        if axis != "text" and any(axis in KIND[table].narrows for table in SHOWN)
    }
    tables = {table: _table(store, table, axes, words) for table in SHOWN}
    if sentences is not None:
        found = (sentences.get(key) for key in store.ids("statements"))
        tables["statements"]["columns"]["sentence"] = coded(found)
    return {
        "release": {
            "title": manifest.title,
            "pin": store.pin,
            "licence": manifest.licence,
            "sentences": sentences is not None,
        },
        "tables": tables,
        "axes": {axis: _axis(store, axis, pool) for axis, pool in axes.items()},
        "words": [*words.numbers],
        "patterns": {
            "unseen": UNSEEN.pattern,
            "formula": FORMULA.pattern,
            "below_zero": BELOW_ZERO.pattern,
        },
    }


def _table(store: Store, table: str, axes: Mapping[Axis, _Pool], words: _Pool) -> dict[str, Any]:
    records = [*store.records(table)]
    ids = [record.id.rpartition(".") for record in records]
    return {
        "one": KIND[table].one,
        "ids": {"stems": coded(stem + dot for stem, dot, _ in ids), "rest": [x for *_, x in ids]},
        "keys": {
            axis: _cells(_named(store, table, axis), pool, len(records))
            for axis, pool in axes.items()
            if axis in KIND[table].narrows
        },
        "words": _worded(store, table, words),
        "columns": {
            **{
                name: coded(_plain(getattr(each, name)) for each in records)
                for name in _FIELDS[table]
            },
            **_columns(store, table, records),
        },
    }


def _plain(value: Any) -> Hashable:
    """Return a value of a field as JSON has it: days and times as text."""
    plain = cast("Hashable", value)
    return plain if value is None or isinstance(value, bool | tuple) else str(value)


def _columns(store: Store, table: str, records: Sequence[Any]) -> dict[str, Any]:
    """Return the columns that are no fields of their own."""
    at = store.positions("statements")
    if table == "claims":
        figures = [each.quantity for each in records]
        return {
            **{
                name: coded(_plain(getattr(each, name)) for each in figures)
                for name in ("surface", "reading", "interval", "unit_basis")
            },
            "statement": [at[each.statement] for each in records],
        }
    if table == "tiers":
        stand = (
            each.anchor and store.statement_at(each.document, each.anchor.start) for each in records
        )
        return {"statement": [at[each.id] if each else -1 for each in stand]}
    return {}


def _named(store: Store, table: str, axis: Axis) -> Mapping[Any, int]:
    """Return each thing that records of a table name along an axis, with their bits."""
    if axis in AXES_HELD or axis in FACTS.get(table, ()):
        return store.axis(table, axis)
    found = {key: store.matching(table, axis, key) for key in _there(store, table, axis)}
    return {key: bits for key, bits in found.items() if bits}


def _there(store: Store, table: str, axis: Axis) -> Iterable[Any]:
    """Return what there is along an axis that records do not name themselves."""
    if axis == "tier":
        return TYPED["tier"]
    documents = store.records("documents")
    if axis != "year":
        return sorted({getattr(each, axis) for each in documents})
    if table == "claims":
        return sorted({year for span in store.axis(table, "span") for year in years_in(span)})
    return sorted({year for each in documents for span in years_of(each) for year in span})


def _cells(named: Mapping[Any, int], pool: _Pool, size: int) -> list[int | list[int]]:
    """Return for each record the numbers of what it names: one, a list of several, -1 for none."""
    found: list[list[int]] = [[] for _ in range(size)]
    for key, bits in named.items():
        number = pool(key)
        for place in positions_of(bits):
            found[place].append(number)
    return list(map(_one_or_all, found))


def _one_or_all(places: list[int]) -> int | list[int]:
    """Return one number, a list of several, or -1 for none."""
    return places if len(places) > 1 else places[0] if places else -1


def _worded(store: Store, table: str, words: _Pool) -> dict[str, list[Any]]:
    """Return the texts in which a table's words are looked for, with the places that have each."""
    places: dict[int, list[int]] = {}
    for text, held in texts_of(store, table):
        places.setdefault(words(folded(text)), []).extend(held)
    return {
        "of": [*places],
        "at": [_one_or_all(sorted(set(each))) for each in places.values()],
    }


def _axis(store: Store, axis: Axis, pool: _Pool) -> dict[str, Any]:
    """Return what there is along an axis: its keys, what a reader calls them, and what is in each.

    Of a hierarchy also what contains a key that a record names.
    """
    parts = links(store, axis, "certain") if axis in HIERARCHIES else {}
    above: dict[str, list[str]] = {}
    for whole, inside in parts.items():
        for part in inside:
            above.setdefault(part, []).append(whole)
    todo = [*pool.numbers]
    while todo:
        for whole in above.get(todo.pop(), ()):
            if whole not in pool.numbers:
                pool(whole)
                todo.append(whole)
    numbers = pool.numbers
    told = [_told(store, axis, key) for key in numbers]
    return {
        "verb": verb_of(axis),
        "help": WAYS[axis].help,
        "keys": [*numbers],
        "titles": [title for title, _ in told],
        "more": ["\n".join(more) for _, more in told],
        **({"parts": _parts(numbers, parts)} if axis in HIERARCHIES else {}),
        **_besides(store, axis, numbers),
    }


def _parts(numbers: Mapping[str, int], parts: Mapping[str, list[str]]) -> list[list[int]]:
    return [[numbers[part] for part in parts.get(key, ()) if part in numbers] for key in numbers]


def _besides(store: Store, axis: Axis, numbers: Mapping[str, int]) -> dict[str, list[Any]]:
    """Return what pictures need: of units their symbols, of regions kind and parent."""
    if axis == "unit":
        return {"symbols": [store.record("units", key).symbol for key in numbers]}
    if axis == "region":
        regions = [store.record("regions", key) for key in numbers]
        return {
            "kinds": [each.kind for each in regions],
            "parents": [numbers.get(each.parent, -1) for each in regions],
        }
    return {}


def _told(store: Store, axis: Axis, key: Any) -> tuple[str, list[str]]:
    """Return what a reader calls a thing, and its other names, the Chinese one first."""
    for table in WAYS[axis].tables:
        if key in store.positions(table):
            record = store.record(table, key)
            return title_of(record), [*_names(record)]
    return str(key), [*TYPED.get(axis, {}).get(key, ())]


def _names(record: Any) -> Iterator[str]:
    yield getattr(record, "name_zh", None) or getattr(record, "title", None) or ""
    yield from getattr(record, "aliases", ())
