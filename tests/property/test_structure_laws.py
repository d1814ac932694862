"""Laws of structure: whatever is drawn keeps all laws, and what breaks one is reported under it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import fields, has
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npf_corpus import Corpus, InvalidRelease, validate
from npf_corpus.intervals import Interval
from npf_corpus.records import TABLES, Period
from npf_corpus.release._converter import plain, structure
from npf_corpus.strategies import CODES, Draft, broken, corpora, releases
from npf_corpus.strategies._strategies import of_type
from npf_corpus.validation import read_release

_FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
_SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_WIDE = Context(prec=4_000)

_NEW = {
    "Document": "region depth",
    "Sector": "codes",
    "Organization": "name_zh",
    "Person": "name_zh",
    "Measure": "name_zh theme aim",
    "NumericClaim": "aspect hedged",
}
"""The fields of the contract that are marked as new in schema 2."""

_LINKS: dict[str, Callable[[Any], Iterable[str | None]]] = {
    "regions": lambda each: [each.parent, *(member.region for member in each.members)],
    "sectors": lambda each: each.broader,
    "organizations": lambda each: [each.parent],
    "initiatives": lambda each: [each.part_of],
    "claims": lambda each: [each.item_of],
}


_WRITTEN = {"year": 4, "month": 7, "day": 10}


def _in_json(value: Any, schema: int = 2) -> Any:
    """Return what JSON of a schema holds for a value, by the words of the design, kind by kind."""
    said: Any = value
    match value:
        case Interval():
            low, high = (_in_json(end) or "" for end in (value.lower, value.upper))
            left, right = "[" if value.lower_closed else "(", "]" if value.upper_closed else ")"
            said = f"{left}{low},{high}{right}"
        case Period():
            days = (value.start, value.start_precision), (value.end, value.end_precision)
            ends = [str(day or "..")[: _WRITTEN[precision]] for day, precision in days]
            said = ends[0] if ends[0] == ends[1] else "/".join(ends)
        case Fraction():
            said = f"{value.numerator}/{value.denominator}"
        case Decimal():
            said = format(_WIDE.plus(value.normalize(_WIDE)), "f")
        case date():
            said = value.isoformat()
        case tuple():
            said = [_in_json(each, schema) for each in value]
        case _ if has(type(value)):
            names = [each.name for each in fields(type(value))]
            new = _NEW.get(type(value).__name__, "").split() if schema == 1 else ()
            # The unit of a quantity says whether it comes whole.
            names = [name for name in names if name != "whole" and name not in new]
            said = {name: _in_json(getattr(value, name), schema) for name in names}
    return said


@_SOME
@given(releases(max_claims=8, max_documents=4))
def test_what_is_drawn_keeps_every_law(draft: Draft) -> None:
    """A drawn release breaks no law, with its texts and without, and is read as its corpus."""
    with TemporaryDirectory() as folder:
        release, sources = draft.write(Path(folder))
        assert validate(release, sources=sources) == ()
        assert validate(release) == ()
        assert draft.corpus.pin == read_release(release).pin


@pytest.mark.parametrize("size", [(1, 400), (60, 100)])
@settings(_FEW, max_examples=2)
@given(st.data())
def test_large_releases_keep_every_law(size: tuple[int, int], data: st.DataObject) -> None:
    """So does a release of hundreds of claims or many documents, and it has as many as asked."""
    documents, claims = size
    draft = data.draw(releases(min_documents=documents, min_claims=claims, texts=True))
    assert len(draft.corpus.documents) in range(documents, documents + 3)
    assert len(draft.corpus.claims) in range(claims, claims + 5)
    with TemporaryDirectory() as folder:
        release, sources = draft.write(Path(folder))
        assert validate(release, sources=sources) == ()


@pytest.mark.parametrize("code", CODES)
@_FEW
@given(st.data())
def test_what_breaks_a_law_is_reported_under_it_first(code: str, data: st.DataObject) -> None:
    """Of any release in which one law is broken, `validate` names that law before any other."""
    draft = data.draw(broken(code))
    with TemporaryDirectory() as folder:
        release, sources = draft.write(Path(folder))
        problems = validate(release, sources=sources)
        assert [code] == [problem.code for problem in problems][:1]
        assert all("\n" not in str(problem) for problem in problems)
        with pytest.raises(InvalidRelease) as caught:
            read_release(release, sources=sources)
        assert problems == caught.value.problems


@_SOME
@given(corpora())
def test_hierarchies_come_to_an_end(corpus: Corpus) -> None:
    """From any record, parents, members, broader ones, wholes and items never lead back."""
    for table, read in _LINKS.items():
        above: dict[str, list[str]] = {
            record.id: [key for key in read(record) if key] for record in getattr(corpus, table)
        }
        for key, first in above.items():
            front, seen = set(first), set[str]()
            while front:
                assert key not in front
                seen |= front
                front = {each for one in front for each in above[one]} - seen


@_SOME
@given(st.sampled_from(list(TABLES.values())).flatmap(of_type))
def test_a_record_is_what_its_json_gives(record: Any) -> None:
    """Structuring what was unstructured gives the same record, of each kind."""
    assert record == structure(type(record), plain(record))


@_SOME
@given(corpora())
def test_a_table_is_what_its_bytes_give(corpus: Corpus) -> None:
    """Every record of every table is what the JSON of the file's bytes says, in order."""
    files = corpus._store.files
    for table in TABLES:
        rows = [_in_json(each, corpus.schema) for each in getattr(corpus, table)]
        assert json.loads(files[f"{table}.json"]) == rows
