"""What mergers and differences say: each refusal in whole words, and what a merger states."""

# ruff: noqa: SIM300 - expected == actual

from __future__ import annotations

import pickle
import re
from datetime import date
from pathlib import Path
from typing import Any, cast

import made_up
import pytest
from attrs import evolve
from made_up import files_of, sector, statement

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.errors import InvalidRelease
from npf_corpus.lineage._diff import diff
from npf_corpus.lineage._merge import joined, local_version
from npf_corpus.release._manifest import Retired
from npf_corpus.release._write import put_file, write_folder

AGAIN = "write the same, or give yours another id"


def corpus(*records: Any, **facts: Any) -> npf.Corpus:
    """Return a small corpus of schema 1, whatever laws it breaks."""
    return of_files(files_of(*records, **facts))


def faults(one: npf.Corpus, other: npf.Corpus, name: Any = "Both") -> tuple[object, ...]:
    """Return all that keeps two corpora from being one, which names both."""
    with pytest.raises(InvalidRelease) as caught:
        npf.merge(one, other, name=name)
    assert f"{one.version} with {other.version}" == caught.value.path
    return caught.value.problems


def test_every_reason_why_two_cannot_be_one_is_listed() -> None:
    """In the order of tables: ids of two kinds and retired ones first, then records that differ."""
    first = corpus(
        sector("a", name="Coal"),
        sector("b"),
        statement("d.s1", document="d"),
        made_up.document("d"),
        made_up.document("e"),
        retired=(Retired("gone", "1.0.0", "it was split", ()),),
    )
    second = corpus(
        sector("a", name="Iron"),
        made_up.person("b"),
        sector("gone"),
        sector("d"),
        statement("d.s1", document="d"),
        made_up.document("e"),
        version="2.0.0",
        retired=(Retired("d.s1", "2.0.0", "it was none", ()),),
    )
    assert faults(first, second) == (
        "'d' is a document of the first and a sector of the second",
        "'b' is a sector of the first and a person of the second",
        "'gone' was retired in 1.0.0, give the other record a new id",
        "'d.s1' was retired in 2.0.0, give the other record a new id",
        "both have the document 'e', give yours another id",
        f"sector 'a' has name 'Coal' in the first and 'Iron' in the second: {AGAIN}",
        "both have the statement 'd.s1', give yours another id",
    )


def test_what_keeps_two_from_being_one_at_once_is_told_alone() -> None:
    """A name that is none, and another schema, with what to write."""
    one, other = corpus(), corpus(version="2.0.0")
    expected = ("name is 7, write what you call the two, in one line",)
    assert expected == faults(one, other, 7)
    newer = corpus(version="3.0.0", schema=2)
    expected = ("the first has schema 1, the second 2: make yours with schema=1",)
    assert expected == faults(one, newer)
    expected = ("the first has schema 2, the second 1: make yours with schema=2",)
    assert expected == faults(newer, one)
    long = faults(one, other, "x" * 190)
    told = "the version would have 202 characters, at most 200: take a shorter name"
    assert (told,) == long
    with pytest.raises(InvalidRelease, match=r"^mine='x' is no corpus: it is a str, give what lo"):
        npf.merge(one, "x", name="Both")  # type: ignore[arg-type]
    with pytest.raises(InvalidRelease, match=r"^corpus=7 is no corpus: it is a int, give what lo"):
        npf.merge(7, other, name="Both")  # type: ignore[arg-type]


def test_people_and_initiatives_keep_the_places_of_both() -> None:
    """Offices and places are listed once, those of the first one first; all else must be alike."""
    roles = [npf.Role(title, None, npf.DocumentId("d"), None) for title in ("a", "b", "c")]
    one, other = (made_up.person("p", *some) for some in (roles[:2], roles[1:]))
    told: list[str] = []
    assert tuple(roles) == joined("people", one, other, told).roles
    assert one is joined("people", one, evolve(one), told)
    assert [] == told
    assert one is joined("people", one, evolve(other, name="Ann"), told)
    found = [f"person 'p' has name 'p' in the first and 'Ann' in the second: {AGAIN}"]
    assert [line.replace(repr(one.name), "'p'") for line in told] == found
    places = [npf.Anchored(npf.DocumentId(key), made_up.at(0, 1)) for key in ("d", "e")]
    first, second = (made_up.initiative("i", anchors=(place,)) for place in places)
    assert tuple(places) == joined("initiatives", first, second, told).anchors


def test_a_merger_states_what_both_do() -> None:
    """The later day, each licence and note once, both tombstones, and whom to cite."""
    gone, lost = Retired("x", "0.9", "it was split", ()), Retired("y", "0.5", "it was none", ())
    first = corpus(
        sector("a"),
        day=date(2030, 5, 6),
        licence="MIT",
        citation="We (2030). Ours. Dataset version 1.0.0.",
        notes=("One.", "Two."),
        retired=(gone,),
    )
    facts: dict[str, Any] = {
        "version": "0.2.0",
        "licence": "CC0-1.0",
        "citation": "Me (2031). Harbours: a reading.",
        "notes": ("Two.", "Three."),
    }
    second = corpus(sector("b"), day=date(2031, 1, 2), retired=(gone, lost), **facts)
    both = npf.merge(first, second, name="  The Two ")
    manifest = store_of(both).manifest
    assert "1.0.0+the.two.0.2.0" == both.version
    assert date(2031, 1, 2) == manifest.date
    assert "MIT AND CC0-1.0" == both.licence
    assert (
        "Me (2031). The Two: Harbours 0.2.0, with We (2030). Ours. Dataset version 1.0.0."
        == both.citation
    )
    merged = f"Merged of {first.pin} and {second.pin}."
    assert ("One.", "Two.", "Three.", merged) == both.notes
    assert (gone, lost) == manifest.retired
    assert ("a", "b") == both.sectors.ids
    assert both == pickle.loads(pickle.dumps(both))  # noqa: S301 - our own
    early = corpus(sector("b"), day=date(2029, 1, 2), **{**facts, "citation": "Mine", "notes": ()})
    other = npf.merge(first, early, name="Both")
    assert date(2030, 5, 6) == store_of(other).manifest.date
    assert other.citation.startswith("Both (2029). Both: Mine 0.2.0, with We (2030). Ours.")
    same = npf.merge(first, corpus(sector("b"), version="2.0.0", licence="MIT"), name="Both")
    assert "MIT" == same.licence


def test_what_is_no_corpus_is_told_by_its_place_in_the_question() -> None:
    """The older one is `old`, the newer one `new`."""
    one, wrong = corpus(), "is no corpus: it is a str, give what load('1') or read_release('1')"
    for pair, place in (((cast("Any", "1"), one), "old"), ((one, cast("Any", "1")), "new")):
        with pytest.raises(InvalidRelease) as caught:
            diff(*pair)
        assert f"{place}='1' {wrong} returns" == str(caught.value)


def test_a_notebook_shows_a_change_under_these_headings() -> None:
    """What kind of change it is, of which table and record, and what it says."""
    html = diff(corpus(), corpus(sector("a", name="Coal"), version="1.1.0"))._repr_html_()
    assert ["kind", "table", "id", "change"] == re.findall("<th .*?>(.*?)</th>", html)
    assert ["added", "sectors", "a", "&#x27;Coal&#x27;"] == re.findall("<td.*?>(.*?)</td>", html)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("My reading 0.1", "my.reading.0.1"),
        ("007 a00", "7.a00"),
        ("000", "0"),
        ("港口", ""),
        ("A_b-C", "a.b.c"),
        ("x 10 010", "x.10.10"),
        ("x 00a 0", "x.00a.0"),
    ],
)
def test_a_name_in_a_version_is_words_of_letters_and_digits(text: str, local: str) -> None:
    """In lower case with dots between them; numbers have no zeros before them."""
    assert local == local_version(text)


def test_where_something_is_already_the_writer_says_what_to_do(tmp_path: Path) -> None:
    """Another path, or that it may be replaced; a folder that is not there is to be made."""
    taken = tmp_path / "taken"
    taken.touch()
    with pytest.raises(FileExistsError) as caught:
        write_folder(taken, {})
    assert f"{str(taken)!r} exists already, write to a new path" == str(caught.value)
    with pytest.raises(FileExistsError) as caught:
        put_file(taken, b"", overwrite=False)
    told = f"{str(taken)!r} exists already, write overwrite=True to replace it"
    assert told == str(caught.value)
    with pytest.raises(FileNotFoundError) as missing:
        put_file(tmp_path / "a" / "b", b"", overwrite=True)
    assert f"there is no folder {str(tmp_path / 'a')!r}, make it first" == str(missing.value)
