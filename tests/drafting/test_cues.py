"""The table of cues is text-free: no run of twelve Chinese characters of a report stands in it."""

from __future__ import annotations

import os

import pytest

from draft_cues import RUN, copies, runs_of, text_files, text_free
from npf_corpus.drafting._cues import Cue, read_cues


def cue(before: str, classifier: str, after: str) -> Cue:
    """Return a row."""
    return Cue(before, after, classifier, "count", "project-count", "project", (), 2)


@pytest.mark.skipif(
    not os.environ.get("NPF_CORPUS_REPORTS"),
    reason="NPF_CORPUS_REPORTS does not name the folder of the reports",
)
def test_no_row_has_a_run_of_a_report() -> None:
    """Neither a noun nor the nouns beside their classifier copy so much of a report."""
    runs = runs_of(path.read_text("utf-8") for path in text_files())
    assert len(runs) > 1000
    assert [row for row in read_cues() if copies(row, runs)] == []


def test_a_run_across_a_classifier_is_cut_or_dropped() -> None:
    """A noun is cut by the length of its classifier; what still is a run goes."""
    text = "甲乙丙丁戊己庚辛壬癸子丑寅"
    runs = runs_of([text])
    assert len(text) - RUN + 1 == len(runs)
    cut = text_free([cue("", "甲", text[1:12]), cue("甲乙丙丁戊己", "庚", "辛壬癸子丑寅")], runs)
    assert [(row.after, row.count) for row in cut] == [(text[1:11], 2)]
