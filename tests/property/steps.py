"""Releases as lists of records, and releases that may follow them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from npf_corpus import Corpus, Document, Initiative, Measure, NumericClaim, Person, Unit
from npf_corpus.records import TABLES, Record
from npf_corpus.release._manifest import Retired
from npf_corpus.strategies import releases

_WORDS = st.sampled_from(("other words", "weitere Wörter", "别的话"))


def records_of(corpus: Corpus) -> list[Record]:
    """Return all records of a corpus."""
    return [record for table in TABLES for record in getattr(corpus, table)]


@st.composite
def record_lists(draw: st.DrawFn) -> list[Record]:
    """Draw the records of a valid release, in any order."""
    return draw(st.permutations(records_of(draw(releases()).corpus)))


class Step(NamedTuple):
    """What makes one release of another.

    Attributes:
        records: The records of the later release.
        retired: Ids that only the earlier one has.
        added: Ids that only the later one has.
        corrected: Ids of records that both have, with other fields.
    """

    records: list[Record]
    retired: frozenset[str]
    added: frozenset[str]
    corrected: frozenset[str]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[list[Record], Step]:
    """Draw a release and one that may follow it: documents come and go, words change."""
    every = records_of(draw(releases(max_documents=3)).corpus)
    keys = [None, *(record.id for record in every if isinstance(record, Document))]
    came, went = draw(st.sampled_from(keys)), draw(st.sampled_from(keys))
    before, found = _without(every, came), _without(every, went)
    for place in draw(st.lists(st.integers(0, len(found) - 1), max_size=3, unique=True)):
        found[place] = _corrected(found[place], draw(_WORDS))
    was, now = ({record.id: record for record in records} for records in (before, found))
    corrected = frozenset(key for key in was.keys() & now.keys() if was[key] != now[key])
    retired, added = frozenset(was.keys() - now.keys()), frozenset(now.keys() - was.keys())
    return before, Step(found, retired, added, corrected)


def _without(records: list[Record], key: str | None) -> list[Any]:
    """Return the records without a document and all that rests on it."""
    found: list[Any] = []
    for record in records if key else ():
        if key in (record.id, getattr(record, "document", None)):
            continue
        if isinstance(record, Person):
            roles = tuple(role for role in record.roles if role.document != key)
            found.append(evolve(record, roles=roles))
        elif isinstance(record, Initiative):
            anchors = tuple(each for each in record.anchors if each.document != key)
            found.append(evolve(record, anchors=anchors))
        else:
            found.append(record)
    return found or list(records)


def _corrected(record: Any, word: str) -> Any:
    """Return a record with another word in a field that any law leaves alone."""
    for field in ("gist", "definition", "label", "name"):
        if hasattr(record, field) and not isinstance(record, Unit):
            return evolve(record, **{field: word})
    return evolve(record, caveats=(word,)) if isinstance(record, NumericClaim) else record


def corpus_of(records: list[Record], version: str = "1.0.0") -> Corpus:
    """Return the corpus of records, made on a fixed day."""
    return Corpus.from_records(
        records,
        version=version,
        date=date(2030, 1, 2),
        licence="CC0-1.0",
        citation="Drawn.",
        schema=2 if any(isinstance(each, Measure) and each.theme for each in records) else 1,
    )


def tombstones(step: Step, since: str) -> tuple[Retired, ...]:
    """Return the tombstones of what a step retires, in some order."""
    successors = tuple(sorted(step.added))[:1]
    return tuple(Retired(key, since, "withdrawn", successors) for key in sorted(step.retired))
