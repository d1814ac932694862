"""Texts that are attached in the normal form npf-2, with a way back to their own offsets."""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npf_corpus.anchoring import Normalisation, anchor_of, normalise
from npf_corpus.attaching._folded import mapped
from npf_corpus.attaching._mapped import Mapped
from npf_corpus.attaching._passages import Sought
from npf_corpus.attaching._relocation import relocate

REPORTS = os.environ.get("NPF_CORPUS_REPORTS")
TEXT = (
    "目标：增长5.5%左右——力争更高。\n\n——这是“硬道理”……\n"
    "2025。6月，‘新’·旧（A·B） … 12:30 done. Next one。\n"
)
_SIGNS = st.text("产业a1.。 \n—-…·•「」“\"'：:〜~〔[⻓長︒\ufe00e\u0301(", max_size=40)


@pytest.mark.parametrize("form", ["npf-1", "npf-2"])
def test_the_map_has_the_normal_form(form: str) -> None:
    """The map of a text holds its normal form, in either form."""
    held = mapped(TEXT, form)  # type: ignore[arg-type]
    assert held.normal == normalise(TEXT, form=form)  # type: ignore[arg-type]
    assert type(held) is Mapped or form == "npf-2"


@settings(max_examples=300, deadline=None)
@given(_SIGNS)
def test_any_text_has_a_map(text: str) -> None:
    """Whatever signs a text holds, the map has its normal form, and lines lie inside it."""
    held = mapped(text, "npf-2")
    assert held.normal == normalise(text, form="npf-2")
    for start, end in (*held.lines, *held.line_ends, *held.paragraphs):
        assert 0 <= start <= end <= len(held.normal)


@pytest.mark.parametrize(
    "words",
    [
        "增长5.5%左右",
        "——力争更高",
        "——这是“硬道理”",
        "硬道理",
        "2025",
        "6月",
        "A·B",
        "12:30 done.",
        "Next one。",
    ],
)
def test_a_place_goes_there_and_back(words: str) -> None:
    """A place in the text is that of its words in the normal form, and comes back."""
    held = mapped(TEXT, "npf-2")
    start = TEXT.index(words)
    place = held.place(start, start + len(words))
    assert place is not None
    assert held.normal[slice(*place)] == normalise(words, form="npf-2")
    assert held.origin(*place) == (start, start + len(words))


def test_half_a_row_of_dashes_is_no_place() -> None:
    """What two signs became together has no half that stands in the text."""
    held = mapped("增长——力争", "npf-2")
    assert held.normal == "增长-力争"
    assert held.origin(0, 3) == (0, 4)
    assert held.place(3, 4) is None or held.origin(*held.place(3, 4)) != (3, 4)  # type: ignore[misc]


COPY = TEXT.replace("“", "「").replace("”", "」").replace("——", "—").replace("……", "...")


def test_a_copy_with_other_signs_is_found() -> None:
    """With other quotes, dashes and dots, each passage and figure is found where it is."""
    spans = ["目标：增长5.5%左右——力争更高。", "5.5%左右", "——这是“硬道理”……", "12:30"]
    sought = [
        Sought(anchor_of(TEXT, at, at + len(each), form="npf-2"), len(each) > 9)
        for each in spans
        for at in (TEXT.index(each),)
    ]
    sought.sort(key=lambda each: (each.anchor.start, -each.anchor.end))
    assert {grade for grade, _ in relocate(TEXT, sought, "npf-2")} == {"exact"}
    found = relocate(f"首页\n\n{COPY}", sought, "npf-2")
    assert {grade for grade, _ in found} == {"relocated"}
    for each, (_, span) in zip(sought, found, strict=True):
        assert span is not None
        words = TEXT[each.anchor.start : each.anchor.end]
        there = f"首页\n\n{COPY}"[slice(*span)]
        assert normalise(words, form="npf-2") == normalise(there, form="npf-2")


@pytest.mark.skipif(not REPORTS, reason="NPF_CORPUS_REPORTS names no folder with the reports")
def test_reports_come_back() -> None:
    """In a real report, words come back from the normal form to where they stand."""
    text = Path(str(REPORTS), "cn-zj-gwr-2026.txt").read_text(encoding="utf-8")
    held = mapped(text, "npf-2")
    assert held.normal == normalise(text, form="npf-2")
    astray = 0
    for start in range(0, len(text) - 12, 97):
        words = text[start : start + 12]
        if words != words.strip() or "\n" in words:
            continue
        place = held.place(start, start + 12)
        astray += place is None or held.origin(*place) != (start, start + 12)
    assert astray <= 1  # one that cuts a row of dashes


def test_what_cuts_a_character_has_no_place() -> None:
    """One of the three points that … becomes, and a place in white space alone."""
    assert mapped("“ …~", "npf-2").origin(0, 2) is None
    assert mapped("\n 业", "npf-2").place(0, 0) is None


@pytest.mark.parametrize("form", ["npf-1", "npf-2"])
@pytest.mark.parametrize(
    "text",
    ["a b\nc d", "a b \n\n c  d.\n", "宁夏 有\n12 个。\n\n湖北", "ab\n cd\r\nef", 'a "b"\n(c) d'],
)
def test_each_stretch_of_a_normal_form_comes_back(text: str, form: Normalisation) -> None:
    """Whatever it begins and ends with, white space between lines too, it has its own words."""
    each = mapped(text, form)
    size = len(each.normal)
    for start, end in combinations(range(size + 1), 2):
        origin = each.origin(start, end)
        assert origin is not None, (start, end)
        assert normalise(text[slice(*origin)], form=form) == each.normal[start:end].strip()


def test_the_first_character_decides_how_the_sign_behind_it_is_folded() -> None:
    """A Chinese full stop between two figures becomes two characters, also where a text begins."""
    each = mapped("1。5", "npf-2")
    assert each.normal == "1. 5"
    assert [each.origin(0, 1), each.origin(1, 3), each.origin(3, 4)] == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize("form", ["npf-1", "npf-2"])
def test_a_place_that_begins_with_a_mark_is_exact_in_the_form_of_its_digest(
    form: Normalisation,
) -> None:
    """No search finds it, so that it is compared where it stood, in its own normal form."""
    text = "x「y。e\u0301「z」"
    place = Sought(anchor_of(text, 5, 8, form=form), whole=False)
    assert [each.grade for each in relocate(text, [place], form)] == ["exact"]
    assert [each.grade for each in relocate(f"a{text}", [place], form)] != ["exact"]
