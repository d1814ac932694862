"""Ids that stay: a record at the place of one of the release before has its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from npf_corpus.corpus import Corpus, store_of
from npf_corpus.records import TABLES, Document, Record, Text
from npf_corpus.records._kinds import KIND

_TELLING: Mapping[str, tuple[str, ...]] = {
    "statements": ("kind",),
    "claims": ("measure", "aspect", "quantity", "sectors", "regions"),
    "tiers": ("tier", "sector"),
    "mentions": ("kind", "entity", "number_class"),
}
"""What tells records of one place apart, by table."""


class Ids:
    """The ids of a release, for the documents whose text is the same.

    Args:
        previous: The release before; None for none.
    """

    def __init__(self, previous: Corpus | None) -> None:
        self._texts: dict[str, Text | None] = {}
        self._known: dict[tuple[str, str], list[Any]] = {}
        self._retired: dict[str, list[str]] = {}
        if previous is None:
            return
        self._texts = {each.id: each.text for each in previous.documents}
        for table in _TELLING:
            for each in getattr(previous, table):
                self._known.setdefault((table, each.document), []).append(each)
        for gone in store_of(previous).manifest.retired:
            self._retired.setdefault(_start(gone.id), []).append(gone.id)

    def kept(self, document: Document, made: Sequence[Record]) -> dict[str, str]:
        """Return the ids of a document's records as they are to be, by the ids that they have.

        A new record gets the next number that no record of its kind had before.
        """
        if document.id not in self._texts or self._texts[document.id] != document.text:
            return {}
        found: dict[str, str] = {}
        for table, telling in _TELLING.items():
            before = self._known.get((table, document.id), [])
            rows: list[Any] = [each for each in made if type(each) is TABLES[table]]
            found |= _matched(before, rows, telling)
            start = f"{document.id}.{KIND[table].letter}"
            taken = (*(each.id for each in before), *self._retired.get(start, ()))
            ends = [key.removeprefix(start) for key in taken if key.startswith(start)]
            last = max((int(each) for each in ends if each.isdecimal()), default=0)
            fresh = [row.id for row in rows if row.id not in found]
            found |= {key: f"{start}{number}" for number, key in enumerate(fresh, last + 1)}
        return found


def renamed(record: Any, names: Mapping[str, str]) -> Any:
    """Return a record with its own id and those that it speaks of changed."""
    known = {each: getattr(record, each, None) for each in ("id", "statement", "item_of")}
    changed: dict[str, Any] = {
        name: names[key] for name, key in known.items() if key and names.get(key, key) != key
    }
    claims = tuple(names.get(key, key) for key in getattr(record, "claims", ()))
    if claims != getattr(record, "claims", ()):
        changed["claims"] = claims
    return evolve(record, **changed) if changed else record


def _matched(before: Sequence[Any], rows: Sequence[Any], telling: Sequence[str]) -> dict[str, str]:
    """Return the ids of records at one place: of those that are alike first, then of the rest."""
    found: dict[str, str] = {}
    for names in (telling, ()):
        left: dict[tuple[Any, ...], list[str]] = {}
        taken = set(found.values())
        for each in before:
            if each.id not in taken:
                left.setdefault(_key(each, names), []).append(each.id)
        for row in rows:
            held = left.get(_key(row, names))
            if held and row.id not in found:
                found[row.id] = held.pop(0)
    return found


def _key(record: Any, names: Sequence[str]) -> tuple[Any, ...]:
    anchor = record.anchor
    place = None if anchor is None else (anchor.start, anchor.end)
    return (place, *(str(getattr(record, name)) for name in names))


def _start(key: str) -> str:
    """Return an id without the number at its end."""
    return key.rstrip("0123456789")
