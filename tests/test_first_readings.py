"""First readings of work reports: each row is whole, and stands in its text, if that is at hand."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import pytest

from npf_corpus.intervals import Interval
from npf_corpus.records import Modality

FOLDER = Path(__file__).parents[1] / "docs" / "annotation" / "reports"
READINGS = sorted(path for path in FOLDER.glob("*.tsv") if ".statements" not in path.name)
REPORTS = os.environ.get("NPF_CORPUS_REPORTS")

CLASSES = set("claim date ordinal name threshold structural other".split())  # noqa: SIM905
ASPECTS = set(
    """level increase decrease growth decline average-growth average-decline rank difference
    relative""".split()  # noqa: SIM905
)
_YEAR = r"\d{4}(?:-\d\d){0,2}"
_PERIOD = re.compile(rf"(?:{_YEAR})?|(?:{_YEAR}|\.\.)/(?:{_YEAR}|\.\.)")
_LONGEST = 16
"""So many characters has the longest figure; a sentence has more."""


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a reading by column."""
    head, *lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [dict(zip(head, line + [""] * (len(head) - len(line)), strict=True)) for line in lines]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, as the readings count them."""
    found = (part.strip() for part in re.findall(r"[^。！？\n]*[。！？\n]?", text))
    return [part for part in found if part]


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.stem)
def test_each_row_is_whole(path: Path) -> None:
    """A claim has measure, aspect, interval, modality and periods; other rows have none of them."""
    for row in rows(path):
        assert row["class"] in CLASSES, row
        assert len(row["surface"]) <= _LONGEST, row
        if row["class"] != "claim":
            assert not any(row[name] for name in ("measure", "interval", "modality")), row
            continue
        assert row["measure"], row
        assert row["aspect"] in ASPECTS, row
        assert str(Interval.parse(row["interval"])) == row["interval"], row
        assert row["modality"] in get_args(Modality), row
        assert row["hedged"] in {"", "y"}, row
        assert row["distribution"] in {"", "single", "collective", "each"}, row
        assert _PERIOD.fullmatch(row["as_of"]), row
        assert _PERIOD.fullmatch(row["deadline"]), row
        assert not (row["modality"] == "achieved" and row["deadline"]), row


@pytest.mark.skipif(not REPORTS, reason="NPF_CORPUS_REPORTS names no folder with the reports")
@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.stem)
def test_each_row_stands_in_its_sentence(path: Path) -> None:
    """The figures of a sentence stand in it, in the order of their rows."""
    parts = sentences(Path(str(REPORTS), f"{path.stem}.txt").read_text("utf-8"))
    before, end = 0, 0
    for row in rows(path):
        number = int(row["sent"])
        assert number >= before, row
        end = end if number == before else 0
        at = parts[number - 1].find(row["surface"], end)
        if at < 0:  # a second claim on a figure
            assert row["surface"] in parts[number - 1][:end], row
            assert row["class"] == "claim", row
            continue
        before, end = number, at + len(row["surface"])
