"""Copies of Chinese texts that have other signs of the same use."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

import re

import pytest
from first_form import anchor_of, normalise, relocate
from hypothesis import given
from hypothesis import strategies as st

from npf_corpus.anchoring import NORMALISATION
from npf_corpus.attaching._copies import Copy, copies
from npf_corpus.attaching._passages import Sought

TEXT = (
    "宁夏日报\n\n"
    "他说：“新质生产力——不是口号……而是‘发展’。”区域·产业比例为3:2，长5%。\n\n"
    "国发〔2024〕12号文件要求，到2027年建成100个实验室。湖北——湖南共有20家企业，比重为4:1。\n\n"
    "面积达到3～5万亩…… GDP增长6%。\n"
)
WHOLE = (
    "宁夏日报",
    "他说：“新质生产力——不是口号……而是‘发展’。”",
    "区域·产业比例为3:2，长5%。",
    "国发〔2024〕12号文件要求，到2027年建成100个实验室。",
    "湖北——湖南共有20家企业，比重为4:1。",
    "面积达到3～5万亩…… GDP增长6%。",
)
PARTS = (
    "新质生产力", "发展", "3:2", "5%", "国发〔2024〕12号", "2027年", "100个", "20家", "4:1", "6%",
)  # fmt: skip


def places(text: str, whole: tuple[str, ...], parts: tuple[str, ...]) -> list[Sought]:
    """Return passages and parts of them as places to find."""
    spans = [(text.index(each), len(each), each in whole) for each in (*whole, *parts)]
    sought = [Sought(anchor_of(text, at, at + size), is_whole) for at, size, is_whole in spans]
    return sorted(sought, key=lambda each: (each.anchor.start, -each.anchor.end))


CHANGES = {
    "radicals": (("生", "⽣"), ("长", "⻓"), ("力", "⼒"), ("工", "⼯")),
    "vertical forms": (
        ("：", "︓"), ("。", "︒"), ("〔", "︹"), ("〕", "︺"),
        ("“", "﹁"), ("”", "﹂"), ("‘", "﹃"), ("’", "﹄"),
    ),
    "small forms": (("：", "﹕"), ("%", "﹪"), ("，", "﹐")),
    "variation selectors": (("新", "新\ufe00"),),
    "one dash": (("——", "—"),),
    "two hyphens": (("——", "--"),),
    "one hyphen": (("——", "-"),),
    "box drawing": (("——", "──"),),
    "ratio sign": ((":", "∶"),),
    "wide colon": ((":", "："),),
    "bullet": (("·", "•"),),
    "katakana dot": (("·", "・"),),
    "corner brackets": (("“", "「"), ("”", "」"), ("‘", "『"), ("’", "』")),
    "straight quotes": (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'")),
    "full stops": (("。", "."),),
    "wide stops": (("。", "．"),),
    "half-width stops": (("。", "｡"),),
    "one ellipsis": (("……", "…"),),
    "three dots": (("……", "..."),),
    "middle ellipsis": (("……", "⋯⋯"),),
    "wave": (("～", "〜"),),
    "square brackets": (("〔", "["), ("〕", "]")),
    "round brackets": (("〔", "（"), ("〕", "）")),
}  # fmt: skip


def changed(text: str, name: str) -> str:
    """Return a text with other signs."""
    for old, new in CHANGES[name]:
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("header", ["", "网站首页\n\n"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_copy_with_other_signs_keeps_every_place(name: str, header: str) -> None:
    """Whatever the signs became, each passage and each part of one is found at its own words."""
    copy = header + changed(TEXT, name)
    assert copy != f"{header}{TEXT}"
    sought = places(TEXT, WHOLE, PARTS)
    found = relocate(copy, sought)
    for each, (grade, span) in zip(sought, found, strict=True):
        words = TEXT[each.anchor.start : each.anchor.end]
        assert (changed(words, name), True) == (copy[slice(*(span or (0, 0)))], span is not None)
        assert grade == (
            "exact" if anchor_of(copy, *span or (0, 1)) == each.anchor else "relocated"
        )


@pytest.mark.parametrize(
    "name",
    [
        "one dash",
        "corner brackets",
        "full stops",
        "bullet",
        "katakana dot",
        "ratio sign",
        "one ellipsis",
    ],
)
def test_an_original_with_a_rarer_sign_is_found_in_an_ordinary_copy(name: str) -> None:
    """What has the likeliest signs is also tried with each of the others."""
    original = changed(TEXT, name)
    whole, parts = (tuple(changed(each, name) for each in group) for group in (WHOLE, PARTS))
    sought = places(original, whole, parts)
    found = relocate(f"网站首页\n\n{TEXT}", sought)
    assert [changed(each, name) for each in sorted({*WHOLE, *PARTS})] == sorted(
        {changed(TEXT[a - 6 : b - 6], name) for a, b in (each.span or (6, 6) for each in found)},
        key=[changed(each, name) for each in sorted({*WHOLE, *PARTS})].index,
    )


def test_other_words_are_not_found_however_the_signs_are_read() -> None:
    """A point is no stop, a sign of minus no dash, and a digit is what it is."""
    sought = places(TEXT, WHOLE, PARTS)
    assert {"missing"} == {each.grade for each in relocate("宁夏。3.2，长-5%——不是……", sought)}
    copy = changed(TEXT, "corner brackets").replace("5%", "6%", 1)
    grades = [each.grade for each in relocate(copy, sought)]
    assert grades.count("relocated") + grades.count("exact") == len(sought) - 2


def test_texts_without_such_signs_have_no_other_copies() -> None:
    """Most texts are read once."""
    assert ["One plan - two “plans”."] == [each.text for each in copies("One plan - two “plans”.")][
        :1
    ]
    assert ["宁夏有12个"] == [each.text for each in copies("宁夏有12个")]
    long = f"{'宁夏' * 2**19}——"
    assert [long] == [each.text for each in copies(long)]


_TEXTS = st.text(st.sampled_from("ab中文。.—-…·•「」“”‘’:∶5⽣⻓〔[]2024号︒\n ")) | st.text()


@given(_TEXTS, st.data())
def test_a_place_in_a_copy_leads_to_its_own_words(text: str, data: st.DataObject) -> None:
    """What is not changed has the same words in the copy and in the text."""
    for copy in copies(text):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        low, high = copy.here(start, end)
        assert 0 <= low <= high <= len(copy.text)
        back = copy.there(low, high)
        assert back[0] <= start <= end <= back[1]
        words = text[start:end]
        if words and not re.search(r"[^\w\s]", words):
            assert normalise(words) == normalise(copy.text[low:high])


@given(
    st.text(st.sampled_from("生长—…“”。·:中文abc5%\n"), max_size=30),
    st.sampled_from(sorted(CHANGES)),
)
def test_npf_2_does_not_tell_copies_apart(text: str, name: str) -> None:
    """The second normal form of a copy with other signs is that of the text.

    A full stop between two figures is left out: with another sign it would be a decimal point.
    """
    text = re.sub(r"(?<=\d)。(?=\d)", "", text)
    text = re.sub("…+", "……", re.sub("—+", "——", text))
    if "brackets" in name and "corner" not in name:
        return
    assert normalise(text, form="npf-2") == normalise(changed(text, name), form="npf-2")


def test_a_copy_of_nothing_is_itself() -> None:
    """Without a change there is none to undo."""
    copy = Copy("宁夏。")
    assert ((1, 3), (0, 2)) == (copy.here(1, 3), copy.there(0, 2))
    assert "npf-2" == NORMALISATION


def test_a_wide_stop_after_latin_signs_is_likeliest_a_plain_one() -> None:
    """A copy of a text in which figures end with a full stop has it back, or a Chinese one."""
    text = "总值增长6%．\n研发投入占3%．"
    tried = [copy.text for copy in copies(text)]
    assert "总值增长6%.\n研发投入占3%." in tried
    assert "总值增长6%。\n研发投入占3%。" in tried


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [
        ("⽣产", "生产"), ("⺠生", "民生"), ("新\ufe00年", "新年"), ("新\ufe0f年", "新年"),
        ("新\U000e0100年", "新年"), ("新\U000e01ef年", "新年"),
        ("是…", "是……"), ("是⋯⋯", "是……"), ("是...", "是……"), ("是.....", "是……"),
        ("…是", "……是"), ("a⋯是", "a……是"), ("a…b", "a…b"),
        ("a...是", "a...是"),
        *((f"是{dash}不", "是——不") for dash in "-‐‑‒–—―−─━⸺⸻﹘"),
        ("是----不", "是——不"), ("是-----不", "是————不"), ("是-5", "是-5"), ("5-是", "5——是"),
        ("a-b", "a-b"), ("a--b", "a—b"), ("a---b", "a—b"), ("a----b", "a----b"),
        ("a——b", "a—b"), ("a⸺b", "a—b"), ("a⸻b", "a—b"),
        ("是.", "是。"), ("是．", "是。"), ("是｡", "是。"), ("是.a", "是.a"), ("是..", "是.."),
        ("是”.", '是"。'), ("是’.", "是'。"), ("是」.", '是"。'), ("是』.", "是'。"),
        ("是）.", "是）。"), ("a”.", 'a".'), ("5. 是", "5。 是"), ("5.  是", "5。  是"),
        ("5.   是", "5.   是"),
        ("a．是", "a。是"), (" .是", " .是"), ("..是", "..是"),
        ("5．", "5."), ("a．", "a."), ("Z．\n", "Z.\n"), ("%． b", "%. b"), ("‰．", "‰."),
        (")．", ")．"), ("5．b", "5．b"),
        *((f"a{dot}b", "a·b") for dot in "·•・‧∙⋅･⸱"),
        *((f"a{colon}b", "a:b") for colon in "∶꞉ː"), ("3：5", "3:5"), ("a：b", "a：b"),
        *((quote, '"') for quote in "「﹁〝“」﹂〞〟”"), *((quote, "'") for quote in "『﹃‘』﹄"),
        ("是’", "是'"), ("a’s", "a’s"), *((f"{sign}’", f"{sign}'") for sign in "，！？；"),
        *((wave, "~") for wave in "〜∼˜"),
        *(
            (f"发{opening}2024{closing}12号", "发〔2024〕12号")
            for opening, closing in zip("[(［（【﹝〔", "])］）】﹞〕", strict=True)
        ),
        ("发[1999]第5号", "发〔1999〕第5号"), ("发[1899]5号", "发[1899]5号"),
        ("发[2100]5号", "发[2100]5号"), ("发[2024]年", "发[2024]年"), ("[2024]5次", "[2024]5次"),
        ("︓", ":"), ("︰", "‥"), ("﹕", ":"), ("︙", "…"), ("﹪", "%"), ("︐", ","), ("﹐", ","),
        ("﹫", "@"),
    ],
)  # fmt: skip
def test_a_sign_becomes_the_one_that_a_chinese_original_has_most_often(
    text: str, likeliest: str
) -> None:
    """Beside Chinese, where it depends on that; a letter's, a number's and a bracket's own stay."""
    assert Copy(text, {}).text == likeliest
    assert Copy(text).text == text


@pytest.mark.parametrize(
    ("flip", "text", "other"),
    [
        ({"dash": 0}, "是-不", "是—不"),
        ({"stop": 0}, "是。", "是."),
        ({"end": 0}, "5．", "5。"),
        ({"open": 0, "close": 0}, "“是‘不’”", "「是'不'」"),
        ({"inner open": 0, "inner close": 0}, "“是‘不’”", '"是『不』"'),
        ({"dot": 0}, "a・b", "a•b"),
        ({"dot": 1}, "a•b", "a・b"),
        ({"colon": 0}, "3:5", "3∶5"),
        ({"ellipsis": 0}, "是……", "是…"),
    ],
)
def test_a_class_of_signs_may_have_another_that_an_original_has(
    flip: dict[str, int], text: str, other: str
) -> None:
    """The signs that a flip names become the other ones, all the rest the likeliest."""
    assert Copy(text, flip).text == other


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("a-b", []),
        ("a--b", ["a—b"]),
        ("a「b", ['a"b']),
        ("是", []),
        (
            "他说：“好——是‘不’”。3:5……a·b 5．",
            [
                "他说：\"好——是'不'\"。3:5……a·b 5.",
                "他说：\"好—是'不'\"。3:5……a·b 5.",
                "他说：\"好——是'不'\".3:5……a·b 5.",
                "他说：\"好——是'不'\"。3:5……a·b 5。",
                "他说：「好——是『不』」。3:5……a·b 5.",
                "他说：\"好——是'不'\"。3:5……a•b 5.",
                "他说：\"好——是'不'\"。3:5……a・b 5.",
                "他说：\"好——是'不'\"。3∶5……a·b 5.",
            ],
        ),
    ],
)
def test_a_text_is_tried_as_it_is_then_with_the_likeliest_signs_then_with_others(
    text: str, tried: list[str]
) -> None:
    """Each copy once, and others only where there is Chinese; ellipses of one sign are found so."""
    assert [copy.text for copy in copies(text)][: len(tried) + 1] == [text, *tried]
    assert len({copy.text for copy in copies(text)}) == len([*copies(text)])


@pytest.mark.parametrize(
    ("start", "end", "here"),
    [(0, 1, (0, 1)), (0, 2, (0, 3)), (1, 2, (1, 3)), (2, 3, (3, 4)), (3, 4, (4, 5)), (3, 5, (4, 5)),
     (5, 6, (5, 6)), (1, 1, (1, 1)), (6, 6, (6, 6))],
)  # fmt: skip
def test_a_place_moves_as_the_signs_before_it_did(
    start: int, end: int, here: tuple[int, int]
) -> None:
    """One dash became two, two ellipses one: what lies between and behind moves along."""
    copy = Copy("是—不……好", {"ellipsis": 0})
    assert copy.text == "是——不…好"
    assert copy.here(start, end) == here


def test_a_text_of_one_passage_is_tried_with_other_signs() -> None:
    """Where nothing is found in the text as it is, the next copy is tried."""
    (place,) = places("他说：“好”。", ("他说：“好”。",), ())
    assert relocate("他说：「好」。", [place]) == [("relocated", (0, 7))]


@pytest.mark.parametrize("above", ["", "Home\n\n"])
def test_what_lies_inside_what_one_character_became_is_not_found(above: str) -> None:
    """`ß` is `ss`: the sentence is found, its part that ends between them is not."""
    whole, part = "The Strasse 5 is one road.", "Stras"
    sought = places(f"{whole}\n\nIt has 20 cars.", (whole,), (part, "5"))
    text = f"{above}The Straße 5 is one road.\n\nIt has 20 cars."
    start = len(above)
    assert [(each.grade, each.span) for each in relocate(text, sought)] == [
        ("relocated", (start, start + len(whole) - 1)),
        ("missing", None),
        ("relocated", (start + 11, start + 12)),
    ]
