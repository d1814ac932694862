"""A user's documents beside a release's, as one corpus to ask."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import npf_corpus as npf
from drafting.test_project import DOCUMENT, project
from npf_corpus.corpus import of_files, store_of
from npf_corpus.drafting import corpus_of
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import Retired
from npf_corpus.release._write import seal_with

NINGXIA = "ecns-2025-03-08-ningxia"


def renamed(record: Any) -> Any:
    """Return a record of a document as one of the document `mine`."""

    def mine(key: str) -> str:
        return key.replace(NINGXIA, "mine", 1)

    changes: dict[str, Any] = {"id": mine(record.id)}
    for name in ("document", "statement", "item_of"):
        if getattr(record, name, None):
            changes[name] = mine(getattr(record, name))
    if hasattr(record, "claims"):
        changes["claims"] = tuple(map(mine, record.claims))
    return evolve(record, **changes)


def own(*more: Any, **facts: Any) -> npf.Corpus:
    """Return a corpus of schema 1 with one document, which 1.0.0 has under another id."""
    shipped = npf.load("1.0.0")
    held = shipped.by_document(NINGXIA)
    tables: tuple[Any, ...] = (
        held.documents, held.tiers, held.statements, held.claims, held.mentions,
    )  # fmt: skip
    records = [renamed(each) for table in tables for each in table]
    initiatives = [
        evolve(
            each,
            anchors=tuple(
                evolve(part, document=npf.DocumentId("mine"))
                for part in each.anchors
                if part.document == NINGXIA
            ),
        )
        for each in shipped.initiatives
    ]
    known = {each.id for each in more}
    made = [each for each in (*initiatives, *records) if each.id not in known]
    facts = {"version": "0.1.0", "citation": "Me (2031). Harbour news: of ports.", **facts}
    day = date(2031, 1, 2)
    return npf.Corpus.from_records([*made, *more], vocabularies=shipped, date=day, **facts)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[npf.Corpus, npf.Corpus]:
    """Return two corpora of schema 2 with one document each."""
    made: list[npf.Corpus] = []
    for name in ("zj-2026", "zj-2027"):
        sheets, texts = project(tmp_path / name)
        documents = (sheets / "documents.tsv").read_text("utf-8")
        (sheets / "documents.tsv").write_text(documents.replace(DOCUMENT["id"], name), "utf-8")
        for each in (*(sheets / "sheets").iterdir(), *texts.iterdir()):
            each.rename(each.with_name(each.name.replace(DOCUMENT["id"], name)))
        made.append(corpus_of(sheets, texts))
    return made[0], made[1]


def test_both_answer_as_one() -> None:
    """Claims of both are found by every verb, and vocabulary that is equal stands once."""
    shipped = npf.load("1.0.0")
    both = npf.merge(shipped, own(), name="Harbour and more")
    assert both.name == "Harbour and more"
    assert set(both.documents.ids) == {*shipped.documents.ids, "mine"}
    assert both.regions.ids == shipped.regions.ids
    for table in ("claims", "statements", "tiers", "mentions"):
        mine = getattr(shipped.by_document(NINGXIA), table)
        assert len(getattr(both, table)) == len(getattr(shipped, table)) + len(mine)
    found = both.claims.by_region("Ningxia")
    theirs = shipped.claims.by_region("Ningxia")
    assert len(found) == len(theirs) + len(theirs.by_document(NINGXIA))
    assert set(both.initiatives.ids) == set(shipped.initiatives.ids)
    assert both.by_document("mine").cite()
    assert both["mine.c3"] == both.claims["mine.c3"]


def test_two_of_schema_2_answer_as_one(pair: tuple[npf.Corpus, npf.Corpus]) -> None:
    """Where an initiative is named in either stands in the one of both."""
    both = npf.merge(*pair, name="Two years")
    assert both.schema == 2
    assert len(both.claims) == 6
    (concept,) = both.initiatives
    assert {each.document for each in concept.anchors} == {"zj-2026", "zj-2027"}


def test_the_version_says_what_it_is_made_of(tmp_path: Path) -> None:
    """The pin stands for exactly these records; a written merger reads back and validates."""
    shipped = npf.load("1.0.0")
    mine = own()
    both = npf.merge(shipped, mine, name="Harbour and more")
    assert both.version == "1.0.0+harbour.and.more.0.1.0"
    assert both.notes[-1] == f"Merged of {shipped.pin} and {mine.pin}."
    assert both.pin == npf.merge(shipped, mine, name="Harbour and more").pin
    assert pickle.loads(pickle.dumps(both)) == both  # noqa: S301 - our own
    both.write(tmp_path / "both")
    assert npf.validate(tmp_path / "both") == ()
    assert npf.read_release(tmp_path / "both", pin=both.pin) == both
    with pytest.raises(npf.ReleaseNotFound):
        npf.load(both.pin)


def test_a_merger_can_be_merged() -> None:
    """A third corpus adds its name to the version."""
    shipped = npf.load("1.0.0")
    empty = npf.Corpus.from_records([], version="0.7", vocabularies=shipped)
    both = npf.merge(npf.merge(shipped, own(), name="港口"), empty, name="Zwei 007")
    assert both.version == "1.0.0+0.1.0.zwei.7.0.7"


def changed(**fields: Any) -> Callable[[], npf.Corpus]:
    """Return what makes a corpus whose Ningxia differs."""
    return lambda: own(evolve(npf.load("1.0.0").regions["CN-NX"], **fields))


@pytest.mark.parametrize(
    ("mine", "fault"),
    [
        (lambda: npf.load("1.0.0"), f"both have the document '{NINGXIA}', give yours another id"),
        (changed(name="Ning Xia"), "region 'CN-NX' has name 'Ningxia' in the first and 'Ning Xia'"),
        (
            lambda: own(evolve(npf.load("1.0.0").units["CNY"], id=npf.UnitId(NINGXIA), aliases=())),
            "is a doc",
        ),
        (lambda: own().by_region("Ningxia"), "leaves out records that others refer to"),
        (lambda: npf.Corpus.from_records([], version="1"), "has schema 1, the second 2: make you"),
    ],
)
def test_what_cannot_stand_together_is_named(mine: Callable[[], npf.Corpus], fault: str) -> None:
    """One clear line says which record, and what to do."""
    with pytest.raises(npf.InvalidRelease) as caught:
        npf.merge(npf.load("1.0.0"), mine(), name="x")
    assert fault in str(caught.value)


@pytest.mark.parametrize("name", [" ", "a\nb", "\x00", "\ud800", "\u200b", "x" * 201, 7, None])
def test_a_merger_needs_a_name(name: Any) -> None:
    """A name of blanks is none, and a citation is one line of signs that can be written."""
    with pytest.raises(npf.InvalidRelease, match="write what you call the two"):
        npf.merge(npf.load("1.0.0"), own(), name=name)


def test_digits_in_a_name_may_be_many() -> None:
    """Those of the version are copied and not counted."""
    both = npf.merge(npf.load("1.0.0"), own(), name="0" * 50 + "9" * 150)
    assert both.version == f"1.0.0+{'9' * 150}.0.1.0"


def test_the_version_of_a_merger_can_be_written() -> None:
    """A name that is too long for it is refused; one that is not makes a release."""
    shipped = npf.load("1.0.0")
    with pytest.raises(npf.InvalidRelease, match="have 212 characters, at most 200: take a short"):
        npf.merge(shipped, own(), name="x" * 200)
    longest = npf.merge(shipped, own(), name="x" * 188)
    assert len(longest.version) == 200


def test_an_id_that_the_other_retired_is_no_ones() -> None:
    """Who has it must give the record another."""
    store = store_of(npf.load("1.0.0"))
    names = ("nobodys.c3", "mine.c3")
    retired = tuple(Retired(name, "1.0.0", "It was no claim.", ()) for name in names)
    rows = {table: store.records(table) for table in TABLES}
    gone = of_files(seal_with(rows, evolve(store.manifest, retired=retired)))
    with pytest.raises(npf.NpfCorpusError, match=r"'mine\.c3' was retired in 1\.0\.0, give"):
        npf.merge(gone, own(), name="Both")
