"""Sheets of documents, which a release is made from: rows are whole, in their text, and it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from command import answer

import npf_corpus
from npf_corpus.drafting import read_sheet, sentences_of
from npf_corpus.drafting._project import Project
from npf_corpus.drafting._vocabulary import read_vocabulary
from npf_corpus.intervals import Interval
from npf_corpus.records import Aspect, Modality, NumberClass, Period, StatementKind, TierName

FOLDER = Path(__file__).parents[1] / "docs" / "annotation"
SHEETS = sorted(
    path.stem for path in (FOLDER / "sheets").glob("*.tsv") if path.name.count(".") == 1
)
WHOLE = sorted(
    path.name.removesuffix(".mentions.tsv") for path in (FOLDER / "sheets").glob("*.mentions.tsv")
)
REPORTED = sorted({*SHEETS} - {*WHOLE})
REPORTS, SOURCES = (os.environ.get(f"NPF_CORPUS_{name}") for name in ("REPORTS", "SOURCES"))
WORDS = read_vocabulary(FOLDER / "vocabulary")

_LONGEST_NAME = 120
"""So many characters has the longest name of an initiative."""
_LONGEST = 25
"""So many characters has the longest figure; most sentences have more."""


@pytest.mark.parametrize("name", SHEETS)
def test_each_row_is_whole(name: str) -> None:
    """A claim has aspect, interval, modality and periods; other rows have none of them."""
    sheet = read_sheet(FOLDER / "sheets", name)
    for row in sheet.figures:
        assert row.number_class in get_args(NumberClass), row
        assert 0 < len(row.surface) <= _LONGEST, row
        if row.number_class != "claim":
            assert not any((row.measure, row.interval, row.modality, row.unit)), row
            continue
        assert row.measure, row
        assert row.aspect in get_args(Aspect), row
        assert str(Interval.parse(row.interval)) == row.interval, row
        assert row.modality in get_args(Modality), row
        assert row.distribution in {"", "single", "collective", "each"}, row
        for period in filter(None, (row.as_of, row.deadline)):
            assert str(Period.parse(period)) == period, row
        assert not (row.modality == "achieved" and row.deadline), row
    for said in sheet.statements:
        assert said.kind in get_args(StatementKind) + (("skipped",) if name in WHOLE else ()), said
        assert len(said.begins) <= _LONGEST, said
        assert {tier for tier, _ in said.tiers} <= set(get_args(TierName)), said


@pytest.mark.parametrize("name", SHEETS)
def test_each_name_is_in_the_vocabulary(name: str) -> None:
    """Measures, units, sectors and regions lead to one record each."""
    sheet = read_sheet(FOLDER / "sheets", name)
    for row in sheet.figures:
        named = [("measures", row.measure), ("units", row.unit)]
        named += [("sectors", each) for each in row.sectors]
        named += [("regions", each) for each in row.regions]
        for table, each in named:
            assert not each or not WORDS.found(table, each)[1], (row.place, each)
    for said in sheet.statements:
        for table, names in (("initiatives", said.initiatives), ("regions", said.regions)):
            assert not any(WORDS.found(table, each)[1] for each in names), said.place
        for each in (*said.sectors, *(industry for _, industry in said.tiers)):
            assert not WORDS.found("sectors", each)[1], (said.place, each)


@pytest.mark.skipif(
    not REPORTS, reason="NPF_CORPUS_REPORTS does not name the folder of the reports"
)
@pytest.mark.parametrize("name", REPORTED)
def test_each_figure_stands_in_its_sentence(name: str) -> None:
    """The number of the sentence and the figure's own words lead to its place."""
    text = (Path(str(REPORTS)) / f"{name}.txt").read_text("utf-8")
    sentences = sentences_of(text)
    sheet = read_sheet(FOLDER / "sheets", name)
    for row in sheet.figures:
        assert row.surface in sentences[row.sent - 1].text, row.place
    assert {each.sent for each in sheet.statements} <= set(range(1, len(sentences) + 1))


@pytest.mark.parametrize("name", WHOLE)
def test_a_document_read_whole_gives_the_records_of_the_release(name: str) -> None:
    """Sheets alone make its statements, claims, tiers and mentions, with the ids of 1.0.0."""
    if not SOURCES:
        pytest.skip("NPF_CORPUS_SOURCES does not name the folder of the first sources")
    project = Project(FOLDER, Path(SOURCES), [name], previous=npf_corpus.load("1.0.0"))
    assert project.faults == []
    shipped: Any = npf_corpus.load("2.0.0")
    for table in ("statements", "claims", "tiers", "mentions"):
        made: list[Any] = project.tables[table]
        known = {each.id: each for each in getattr(shipped, table) if each.document == name}
        assert {each.id: each for each in made} == known
    assert project.tables["documents"] == [shipped.documents[name]]


def test_what_is_copied_of_a_document_read_whole_is_no_sentence() -> None:
    """The first words of a part, or a name: none is as long as a sentence."""
    for name in WHOLE:
        sheet = read_sheet(FOLDER / "sheets", name)
        assert all(len(each.begins.split()) <= 2 for each in sheet.statements)
        assert sheet.mentions
        assert max(len(each.words) for each in sheet.mentions) <= _LONGEST_NAME


@pytest.mark.slow
@pytest.mark.skipif(not (REPORTS and SOURCES), reason="not all texts are at hand")
def test_the_sheets_and_the_texts_give_the_release(tmp_path: Path) -> None:
    """One command makes the release that the folder names anew, byte for byte."""
    version = json.loads((FOLDER / "release.json").read_text("utf-8"))["version"]
    texts = tmp_path / "texts"
    texts.mkdir()
    for path in (*Path(str(REPORTS)).glob("*.txt"), *Path(str(SOURCES)).glob("*.txt")):
        shutil.copy(path, texts)
    made, shipped = tmp_path / "made", Path(npf_corpus.__file__).parent / "data" / version
    before = json.loads((shipped / "manifest.json").read_text("utf-8"))["supersedes"]
    words = ("--sources", str(texts), "--previous", str(before))
    answer("seal", str(FOLDER), str(made), *words, "--retired", str(FOLDER / "retired.json"))
    published = [_bytes(shipped.parent / each.version) for each in npf_corpus.releases()]
    kept = {pair for each in published for pair in each.items()}
    files = _bytes(made)
    assert files.items() >= _bytes(shipped).items()
    assert files.items() <= kept


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
