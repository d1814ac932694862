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


FOLDED = [
    char
    for char in map(
        chr,
        (
            *range(0x2C0, 0x2E0),
            *range(0x2000, 0x2E3C),
            0x2ED3,
            *range(0x3000, 0x3040),
            *range(0xFE00, 0xFFF0),
        ),
    )
    if normalise(f"a{char}b", form="npf-1") != normalise(f"a{char}b", form="npf-2")
]
"""Characters that only npf-2 folds: dashes, dots, brackets, vertical and small forms, a radical."""


@pytest.mark.parametrize(("left", "right"), [("一", "二"), ("a", "b"), ("1", "2")])
@pytest.mark.parametrize("row", ["{0}", "{0}{0}", "{0} {0}", " {0} ", "—{0}", "{0}…", "· {0}"])
def test_words_beside_any_row_of_signs_have_their_own_places(
    row: str, left: str, right: str
) -> None:
    """Whatever a sign becomes beside its like, the words on either side of the row are found."""
    assert {"─", "⸺", "•", "︙", "︱", "﹘", "｢", "\ufe00", "⻓"} <= {*FOLDED}
    for char in FOLDED:
        text = f"始{left}{row.format(char)}{right}终"
        held = mapped(text, "npf-2")
        assert (held.normal[:2], held.normal[-2:]) == (f"始{left}", f"{right}终")
        size = len(held.normal)
        for start, end in ((0, 2), (size - 2, size)):
            origin = held.origin(start, end)
            assert origin is not None, text
            assert 0 in origin or len(text) in origin
            assert normalise(text[slice(*origin)], form="npf-2") == held.normal[start:end]
        assert held.place(len(text) - 2, len(text)) == (size - 2, size), text


@pytest.mark.parametrize(
    ("text", "normal", "places"),
    [
        ("a⸺⸻b──c", "a-b-c", [(0, 1), (1, 3), (3, 4), (4, 6), (6, 7)]),
        ("⻓ ⻓\ufe00。", "长长.", [(0, 1), (2, 3), (4, 5)]),
        ("“ 好 ”  · a", '"好"·a', [(0, 1), (2, 3), (4, 5), (7, 8), (9, 10)]),
        ("产—\n—业", "产- -业", [(0, 1), (1, 2), None, (3, 4), (4, 5)]),
        ("业——", "业-", [(0, 1), (1, 3)]),
        ("——业——", "-业-", [(0, 2), (2, 3), (3, 5)]),
        ("x·\n·y", "x··y", [(0, 1), None, None, (4, 5)]),
        ("5 。5", "5. 5", [(0, 1), None, None, (3, 4)]),
        ("…a…", "...a...", [None, None, None, (1, 2), None, None, None]),
        ("e\u0301。 e\u0301 (o\u0308\u200b)", "é.é (ö)",
         [(0, 2), (2, 3), (4, 6), None, (7, 8), (8, 10), (11, 12)]),
        ("\u1112\u1161\u11ab! \u1112\u1161", "한! 하", [(0, 3), (3, 4), None, (5, 7)]),
    ],
)  # fmt: skip
def test_each_sign_of_npf_2_has_its_place_in_the_text(
    text: str, normal: str, places: list[tuple[int, int] | None]
) -> None:
    """A row has one place, half of one none, and a letter its marks, whatever stands behind it."""
    held = mapped(text, "npf-2")
    assert held.normal == normal
    found = [held.origin(at, at + 1) for at in range(len(normal))]
    assert [None if each == " " else at for at, each in zip(found, normal, strict=True)] == places


@pytest.mark.parametrize("form", ["npf-1", "npf-2"])
@pytest.mark.parametrize("mark", ["\u0301", "\u0308"])
@pytest.mark.parametrize("behind", [".", ",", " ", "。", " 5", "\u200b.", ")", "…"])
def test_a_letter_with_its_mark_apart_ends_and_begins_a_place(
    form: Normalisation, mark: str, behind: str
) -> None:
    """A word that ends with such a letter is found, and so is one behind it."""
    word = f"cafe{mark}"
    text = f"The {word}{behind} 12 {word}s"
    held = mapped(text, form)
    for start, end in ((4, 9), (text.index("12"), text.index("12") + 2), (4, len(text))):
        place = held.place(start, end)
        assert place is not None
        assert held.origin(*place) == (start, end)


@pytest.mark.parametrize("form", ["npf-1", "npf-2"])
def test_what_stands_around_an_edge_ends_with_its_paragraph(form: Normalisation) -> None:
    """Where two paragraphs meet, the end of one has nothing after it, the start nothing before."""
    held = mapped("中文字\n\n产业\n\na b", form)
    assert held.normal == "中文字产业a b"
    assert held.around(3, 2, at_end=True) == ("文字", "")
    assert held.around(3, 2, at_end=False) == ("", "产业")
    assert held.around(4, 9, at_end=False) == ("产", "业")
    assert held.around(4, 9, at_end=True) == ("产", "业")
    assert held.around(7, 1, at_end=True) == (" ", "b") == held.around(7, 1, at_end=False)
    assert held.around(0, 2, at_end=False) == ("", "中文")
    assert (held.before(3), held.after(3), held.before(5), held.after(2)) == ("", "", "", "字")
    assert (held.before(7), held.after(6)) == ("a", "b")


def test_lines_and_paragraphs_of_npf_2_are_where_its_signs_are() -> None:
    """Rows that became shorter move what follows."""
    held = mapped("a——\nb。\n\n产── 业\n……终", "npf-2")
    assert held.normal == "a- b.产-业...终"
    assert held.paragraphs == [(0, 5), (5, 12)]
    assert held.line_ends == [(2, 3), (5, 5), (8, 8)]
    assert held.lines == [(2, 3), (5, 5), (7, 7), (8, 8)]
