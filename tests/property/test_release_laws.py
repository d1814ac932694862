"""Laws of releases, on whole small ones drawn at random."""

from __future__ import annotations

import pickle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import Step, corpus_of, pairs, record_lists, tombstones

import npf_corpus as npf
from npf_corpus.errors import InvalidRelease, RetiredId, UnknownName
from npf_corpus.lineage._diff import Diff, diff
from npf_corpus.lineage._seal import seal_release
from npf_corpus.records import TABLES, Record
from npf_corpus.validation import read_release, validate

_NEXT = {"major": "2.0.0", "minor": "1.1.0", "patch": "1.0.1"}

_BREADTH = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def _follow(folder: Path, before: npf.Corpus, step: Step, version: str = "2.0.0") -> npf.Corpus:
    """Return the release that follows another, sealed and read."""
    seal_release(
        corpus_of(step.records, version),
        folder / version,
        previous=before,
        retired=tombstones(step, version),
    )
    return read_release(folder / version)


@_BREADTH
@given(record_lists())
def test_what_is_written_is_read_back(records: list[Record]) -> None:
    """`read(write(c)) == c`, and writing what was read gives the same bytes."""
    with TemporaryDirectory() as place:
        folder, corpus = Path(place), corpus_of(records)
        corpus.write(folder / "one")
        read = read_release(folder / "one")
        assert read == corpus
        read.write(folder / "two")
        assert _bytes(folder / "one") == _bytes(folder / "two")
        for record in records:
            assert read[record.id] == record


@_BREADTH
@given(record_lists(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_show(records: list[Record], rng: object) -> None:
    """Any order gives the same bytes."""
    shuffled = sorted(records, key=lambda _: rng.random())  # type: ignore[attr-defined]
    assert corpus_of(records).digest == corpus_of(shuffled).digest


@_BREADTH
@given(record_lists())
def test_a_corpus_of_records_pickles(records: list[Record]) -> None:
    """Whole, narrowed and as tables."""
    corpus = corpus_of(records)
    narrowed = corpus.by_region("XA")
    for held in (corpus, narrowed, narrowed.claims, corpus.regions):
        assert pickle.loads(pickle.dumps(held)) == held  # noqa: S301 - our own
    assert repr(narrowed) == repr(pickle.loads(pickle.dumps(narrowed)))  # noqa: S301


@_BREADTH
@given(record_lists())
def test_a_release_does_not_differ_from_itself(records: list[Record]) -> None:
    """The difference is empty and leads nowhere else."""
    corpus = corpus_of(records)
    nothing = diff(corpus, corpus)
    assert nothing.changes == ()
    assert nothing.bump is None
    assert nothing.apply(corpus) == corpus


@_BREADTH
@given(pairs())
def test_a_difference_makes_the_new_release_of_the_old(pair: tuple[list[Record], Step]) -> None:
    """Also after JSON; it names exactly the ids that came, changed and went."""
    records, step = pair
    before = corpus_of(records)
    with TemporaryDirectory() as place:
        after = _follow(Path(place), before, step)
    found = Diff.from_json(diff(before, after).to_json())
    assert diff(before, after) == found
    made = found.apply(before)
    assert made == after
    assert all(set(getattr(made, table)) == set(getattr(after, table)) for table in TABLES)
    assert step.added == {change.id for change in found.added}
    assert step.corrected == {change.id for change in found.corrected}
    assert step.retired == {change.id for change in found.retired}
    assert all(change.old != change.new for change in found)
    assert len(str(found).splitlines()) > len(found)


@_BREADTH
@given(pairs())
def test_no_id_vanishes_without_a_tombstone(pair: tuple[list[Record], Step]) -> None:
    """Each that would is named; with tombstones each raises RetiredId, and no other does."""
    records, step = pair
    before = corpus_of(records)
    if step.retired:
        with pytest.raises(InvalidRelease) as caught:
            diff(before, corpus_of(step.records, "2.0.0"))
        text = "\n".join(map(str, caught.value.problems))
        assert all(repr(key) in text for key in step.retired)
        assert len(step.retired) == len(caught.value.problems)
    with TemporaryDirectory() as place:
        after = _follow(Path(place), before, step)
    for key in step.retired:
        with pytest.raises(RetiredId):
            after[key]
    for record in step.records:
        assert record == after[record.id]
    with pytest.raises(UnknownName):
        after["never-there"]


@pytest.mark.slow
@settings(_BREADTH, max_examples=40)
@given(pairs())
def test_the_version_rises_by_what_the_difference_needs(pair: tuple[list[Record], Step]) -> None:
    """A smaller step is refused and writes nothing, the least and any greater is taken."""
    records, step = pair
    before = corpus_of(records)
    needed = (
        "major" if step.retired else "minor" if step.added else "patch" if step.corrected else None
    )
    enough = needed is None
    with TemporaryDirectory() as place:
        for part, version in reversed(_NEXT.items()):
            enough = enough or part == needed
            if enough:
                after = _follow(Path(place), before, step, version)
                assert needed == diff(before, after).bump
                assert not validate(Path(place, version))
            else:
                with pytest.raises(InvalidRelease, match=f"needs a new {needed} version"):
                    _follow(Path(place), before, step, version)
                assert not Path(place, version).exists()
