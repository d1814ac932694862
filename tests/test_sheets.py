"""Sheets of reports, which a release is made from: rows are whole, in their text, and it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import get_args

import pytest
from command import answer

import npf_corpus
from npf_corpus.drafting import read_sheet, sentences_of
from npf_corpus.drafting._vocabulary import read_vocabulary
from npf_corpus.intervals import Interval
from npf_corpus.records import Aspect, Modality, NumberClass, Period, StatementKind, TierName

FOLDER = Path(__file__).parents[1] / "docs" / "annotation"
SHEETS = sorted(
    path.stem for path in (FOLDER / "sheets").glob("*.tsv") if ".statements" not in path.name
)
REPORTS, SOURCES = (os.environ.get(f"NPF_CORPUS_{name}") for name in ("REPORTS", "SOURCES"))
WORDS = read_vocabulary(FOLDER / "vocabulary")

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
        assert said.kind in get_args(StatementKind), said
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
            assert not each or not WORDS.fault(table, each), (row.place, each)
    for said in sheet.statements:
        for each in (*said.sectors, *(industry for _, industry in said.tiers)):
            assert not WORDS.fault("sectors", each), (said.place, each)


@pytest.mark.skipif(
    not REPORTS, reason="NPF_CORPUS_REPORTS does not name the folder of the reports"
)
@pytest.mark.parametrize("name", SHEETS)
def test_each_figure_stands_in_its_sentence(name: str) -> None:
    """The number of the sentence and the figure's own words lead to its place."""
    text = (Path(str(REPORTS)) / f"{name}.txt").read_text("utf-8")
    sentences = sentences_of(text)
    sheet = read_sheet(FOLDER / "sheets", name)
    for row in sheet.figures:
        assert row.surface in sentences[row.sent - 1].text, row.place
    assert {each.sent for each in sheet.statements} <= set(range(1, len(sentences) + 1))


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
    answer("seal", str(FOLDER), str(made), "--sources", str(texts), "--previous", str(before))
    assert _bytes(made) == _bytes(shipped)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
