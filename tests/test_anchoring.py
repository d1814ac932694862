"""The normal form of texts, digests of it, and the places that they pin."""

from __future__ import annotations

import hashlib
import itertools
import unicodedata

import pytest
from first_form import anchor_of, normalise
from hypothesis import given, settings
from hypothesis import strategies as st
from places import LINE_ENDS, contexts

from npf_corpus import anchoring
from npf_corpus.anchoring import (
    NORMALISATION,
    NORMALISATIONS,
    Normalisation,
    _compose,
    digest,
)
from npf_corpus.attaching._folded import mapped
from npf_corpus.attaching._mapped import Mapped

FORMS = {
    "npf-1": "4678155a7a96e43b069b28b9207444bb974997bcde5e6c869b2fa4c319581b81",
    "npf-2": "a32f65d7a1c209b9fd6423bfc1884949fda7740bd50334ce5472d16f9852218e",
}
"""SHA-256 of the normal forms of the characters of Unicode 3.2 but for most ideographs."""
ROWS = {
    "npf-1": "43acb9062214369675dd10ef509fa9c84286752cc88e2fac60b70ff2812540cd",
    "npf-2": "3187be931996a42a34a2c9d0254d9dff46d461b90f29248e38db07fdba5484f7",
}
"""SHA-256 of the normal forms of rows of signs."""

LAW = settings(deadline=None, max_examples=150)
SPACES = [" ", "\u00a0", "\t", "\u3000", "\u2009", "\u202f", "  ", " \u00a0 ", *LINE_ENDS]

_pieces = st.sampled_from(
    [
        "word ",
        "a",
        "中",
        "文。",
        "か\u3099",
        "e\u0301",
        "“",
        "…",
        "\u200b",
        " " * 60,
        "12",
        "Ｗ",
        "ｶﾞ",
        *SPACES,
        "\n\n",
        "\r\n\r\n",
        "\n \t\n",
        "\r\n\u3000\r\n",
        "\n\r",
        "\r\r\n",
        "x" * 40,
    ]
)
texts = st.lists(_pieces, max_size=60).map("".join)


def test_the_normal_form_is_named() -> None:
    """Releases state which normal form their digests are of."""
    assert NORMALISATION == "npf-2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("new\u00a0energy", "new energy"),
        ("new \t energy", "new\r\nenergy"),
        (" new energy\n", "new energy"),
        ("“six” ‘new’", "\"six\" 'new'"),
        ("«six»", '"six"'),
        ("it’s", "it's"),
        ("it`s", "it′s"),
        ("Wuhan", "WUHAN"),
        ("straße", "STRASSE"),
        ("ΟΔΟΣ", "οδος"),
        ("ｗｕｈａｎ　１２％", "Wuhan 12%"),
        ("ｶﾞｽ", "ガス"),
        ("Ｅ\u0301", "é"),
        ("￥５", "¥5"),
        ("e\u0301lan", "élan"),
        ("a\u0323\u0302", "a\u0302\u0323"),
        ("Ⅻ\u0301", "ⅻ\u0301"),
        ("か\u3099", "が"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("क\u093c", "\u0958"),
        ("\u09c7\u09be", "\u09cb"),
        ("K", "\u212a"),
        ("Å", "\u212b"),
        ("豈", "\uf900"),
        ("2020—2025", "2020-2025"),
        ("2020–2025", "2020\u22122025"),
        ("and so on…", "and so on..."),
        ("zero\u200bwidth", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufeffstart", "start"),
        ("e\u200d\u0301", "é"),
        ("新 质 生 产 力", "新质生产力"),
        ("新质\n生产力", "新质生产力"),
        ("新质\u3000生产力", "新质 生产力"),
        ("宁夏 Ningxia 回族", "宁夏Ningxia回族"),
        ("か \u3099", "が"),
        ("\u1fb4", "\u03b1\u0345\u0301"),
    ],
)
def test_what_copies_differ_in_makes_no_difference(one: str, other: str) -> None:
    """White space, line ends, quotes, width, case, composition and hidden signs fall away."""
    assert normalise(one) == normalise(other)
    assert digest(normalise(one)) == digest(normalise(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("new energy", "newenergy"),
        ("resume", "résumé"),
        ("e\u0301", "e\u0300"),
        ("5 percent", "5. percent"),
        ("6G", "5G"),
        ("12", "1 2"),
        ("１２", "13"),
        ("万", "千"),
        ("3²", "32"),
        ("（60％）", "60%"),
        ("新质", "新貭"),
        ("more than", "more then"),
        ("-5", "5"),
        ("1.5", "15"),
        ("1,5", "1.5"),
        ("한국 사람", "한국사람"),
    ],
)
def test_what_means_something_makes_a_difference(one: str, other: str) -> None:
    """Words, figures, signs and the spaces between words of an alphabet stay."""
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize("space", SPACES)
def test_all_white_space_is_one(space: str) -> None:
    """Any run of white space is one space between letters and none beside Chinese."""
    assert normalise(f"{space}new{space}energy{space}") == "new energy"
    assert normalise(f"新{space}能{space}源") == "新能源"


@LAW
@given(st.text() | texts)
def test_normalising_is_idempotent(text: str) -> None:
    """The normal form of a normal form is itself."""
    normal = normalise(text)
    assert normal == normalise(normal)


def test_every_code_point_has_one_normal_form() -> None:
    """No code point fails, alone or beside a mark or a letter, and none needs a second pass."""
    alike = ("CJK UNIFIED", "HANGUL SYLLABLE", "TANGUT IDEOGRAPH", "CUNEIFORM", "EGYPTIAN")
    for char in map(chr, range(0x110000)):
        name = unicodedata.name(char, "")
        if not name or name.startswith(alike):
            continue
        normal = normalise(f"{char} a{char}\u0301 b{char}\u200b\u0308 c {char}か \u3099")
        assert normal == normalise(normal), hex(ord(char))


@pytest.mark.parametrize("form", NORMALISATIONS)
def test_the_normal_form_of_each_character_is_fixed(form: Normalisation) -> None:
    """Published digests rest on it: between letters, beside Chinese and alone, it never changes."""
    codes = (*range(0x3200), 0x4DB5, 0x4E00, 0x9FA5, 0xA000, *range(0xF900, 0x10000), 0x20000,
             0x2FA1D, 0xE0001)  # fmt: skip
    known = [
        chr(code) for code in codes if unicodedata.ucd_3_2_0.category(chr(code)) not in {"Cn", "Cs"}
    ]
    texts = (f"a{char}b c {char} d 中{char}文 中 {char} 文" for char in known)
    forms = "\n".join(normalise(each, form=form) for each in texts)
    assert hashlib.sha256(forms.encode()).hexdigest() == FORMS[form]


@pytest.mark.parametrize("form", NORMALISATIONS)
def test_the_normal_form_of_each_row_of_signs_is_fixed(form: Normalisation) -> None:
    """So it is of up to five signs, letters and figures in a row, of which some are folded."""
    rows = ("".join(each) for each in itertools.product(" .。…-—·5a中", repeat=5))
    forms = "\n".join(normalise(each, form=form) for each in rows)
    assert hashlib.sha256(forms.encode()).hexdigest() == ROWS[form]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⽣产⼒增⻓", "生产力增长"),
        ("⻔⻋⻢⻚⻛", "门车马页风"),
        ("︰︓︙", "..:..."),
        ("﹁一﹂︒", "“一”。"),
        ("﹪﹕", "％："),
        ("新\ufe00能\U000e0100源", "新能源"),
        ("湖北——湖南", "湖北—湖南"),
        ("湖北——湖南", "湖北-湖南"),
        ("比例为3∶2", "比例为3：2"),
        ("比例为3∶2", "比例为3:2"),
        ("新能源·新材料", "新能源•新材料"),
        ("新能源・新材料", "新能源‧新材料"),
        ("A · B", "A•B"),
        ("「新『能』源」", "“新‘能’源”"),
        ("增长。", "增长."),
        ("增长．", "增长｡"),
        ("增长。\nGDP", "增长.GDP"),
        ("国发〔2024〕1号", "国发[2024]1号"),
        ("【要闻】", "［要闻］"),
        ("等等……", "等等…"),
        ("等等⋯⋯", "等等..."),
        ("3～5", "3〜5"),
    ],
)
def test_npf_2_folds_signs_of_one_use(one: str, other: str) -> None:
    """What the first normal form tells apart the second does not."""
    assert normalise(one, form="npf-2") == normalise(other, form="npf-2")
    left, right = (f"一{each}二三" for each in (one, other))
    places = [anchor_of(text, 1, len(text) - 2, form="npf-2") for text in (left, right)]
    assert digest(normalise(one, form="npf-2")) == places[0].digest == places[1].digest
    assert (places[0].before, places[0].after) == (places[1].before, places[1].after)


@pytest.mark.parametrize(
    ("one", "other"),
    [("3.5", "35"), ("3:5", "3.5"), ("-5", "5"), ("5、6", "5,6"), ("5·6", "5.6"), ("新质", "新貭"),
     ("《一》", "<一>"), ("3²", "32"), ("一二", "二"), ("5%", "5‰")],
)  # fmt: skip
def test_npf_2_keeps_what_means_something(one: str, other: str) -> None:
    """Figures, signs of another use, and variants of characters stay."""
    assert normalise(one, form="npf-2") != normalise(other, form="npf-2")


@LAW
@given(st.text() | texts)
def test_npf_2_is_idempotent_and_folds_what_npf_1_folds(text: str) -> None:
    """The second normal form of either normal form is itself."""
    normal = normalise(text, form="npf-2")
    assert normal == normalise(normal, form="npf-2")
    assert normal == normalise(normalise(text), form="npf-2")


def test_a_normal_form_has_a_name() -> None:
    """Another name is refused with those that there are."""
    assert NORMALISATIONS == ("npf-1", "npf-2")
    with pytest.raises(ValueError, match="npf-1, npf-2") as caught:
        normalise("a", form="npf-3")  # type: ignore[arg-type]
    assert str(caught.value) == "expected a normal form (npf-1, npf-2), got 'npf-3'"


def test_marks_in_any_order_are_in_their_canonical_one() -> None:
    """However many marks there are, and whatever their classes."""
    marks = "".join(map(chr, (*range(0x300, 0x370), *range(0x483, 0x488), 0x344, 0x345)))
    for run in (marks, marks[::-1], marks[::-1] * 3):
        assert unicodedata.normalize("NFC", f"a{run}b中{run}") == _compose(f"a{run}b中{run}")
        assert normalise(unicodedata.normalize("NFD", f"a{run}b")) == normalise(f"a{run}b")


@LAW
@given(st.text() | texts)
def test_composition_makes_no_difference(text: str) -> None:
    """A copy with marks apart from their letters has the normal form of one with them joined."""
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert normalise(composed) == normalise(apart)


@LAW
@given(texts, st.sampled_from(LINE_ENDS))
def test_line_ends_make_no_difference(text: str, end: str) -> None:
    """A copy with other line ends has the same normal form."""
    assert normalise(text.replace("\n", " ")) == normalise(text.replace("\n", end))


@LAW
@given(texts, st.integers(0, 9), st.integers(0, 9), texts)
def test_changing_a_digit_changes_the_digest(left: str, old: int, new: int, right: str) -> None:
    """A span with another digit, of either width, has another digest; one of other width not."""
    spans = [f"{left}{digit}{right}" for digit in (str(old), str(new), chr(0xFF10 + new))]
    digests = [digest(normalise(span)) for span in spans]
    assert (old == new) == (digests[0] == digests[1])
    assert digests[1] == digests[2]


@LAW
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)), st.sampled_from(SPACES))
def test_spaces_between_chinese_characters_make_no_difference(text: str, space: str) -> None:
    """A copy whose lines or characters are set apart otherwise is the same Chinese text."""
    assert normalise(text) == normalise(space.join(text))


def test_a_digest_is_a_short_sha256() -> None:
    """A digest is the first half of the SHA-256 of the normal form's UTF-8."""
    assert hashlib.sha256("产业".encode()).hexdigest()[:32] == digest("产业")
    assert len(digest("\ud800")) == 32


# Places


@settings(deadline=None, max_examples=500)
@given(texts, texts)
def test_contexts_are_those_of_the_whole_text(left: str, right: str) -> None:
    """However far a context reaches, it is the same as with the whole text normalised."""
    text = f"{left}12%{right}"
    anchor = anchor_of(text, len(left), len(left) + 3)
    assert contexts(text, len(left), len(left) + 3) == (anchor.before, anchor.after)


@pytest.mark.parametrize("gap", [1, 100, 127, 128, 129, 200, 1000])
@pytest.mark.parametrize("hidden", [" ", "\u200b", "\u00a0"])
def test_contexts_reach_over_any_gap(gap: int, hidden: str) -> None:
    """What vanishes in the normal form never shortens a context."""
    words = "a context of more than thirty-two letters"
    text = f"{words}.{hidden * gap}12{hidden * gap}.{words}"
    at = text.index("12")
    anchor = anchor_of(text, at, at + 2)
    assert digest(f"{words}."[-32:]) == anchor.before
    assert digest(f".{words}"[:32]) == anchor.after


def test_contexts_never_cut_a_letter_from_its_mark() -> None:
    """Where the text looked at ends inside a letter, more of it is looked at."""
    letters, hidden = "abcdefghijklmnopqrstuvwxyz12345", "\u200b" * 96
    text = f"e\u0301{hidden}{letters}99{letters}{hidden}e\u0301"
    at = text.index("99")
    anchor = anchor_of(text, at, at + 2)
    assert (digest(f"é{letters}"), digest(f"{letters}é")) == (anchor.before, anchor.after)


@pytest.mark.parametrize("end", LINE_ENDS)
def test_contexts_stop_at_a_blank_line_only(end: str) -> None:
    """A context crosses a line end of any kind and stops at an empty or a white line."""
    near = anchor_of("one 12 two", 4, 6)
    text = f"far{end}{end}one{end}12{end}two{end} \t{end}far"
    at = text.index("12")
    anchor = anchor_of(text, at, at + 2)
    assert (near.before, near.after) == (anchor.before, anchor.after)
    alone = f"far{end}{end}12{end}{end}far"
    anchor = anchor_of(alone, alone.index("12"), alone.index("12") + 2)
    assert (anchor.before, anchor.after) == (None, None)


@pytest.mark.parametrize("word", ["XX", "X X", "NN", "RR", "nn", "\\n\\n", "85 85"])
def test_contexts_stop_at_no_letter(word: str) -> None:
    """Twice the same letter is a word of the context, however line ends are written elsewhere."""
    text = f"one {word} 12 {word} two"
    at = text.index("12")
    anchor = anchor_of(text, at, at + 2)
    assert anchor.before == digest(normalise(f"one {word}"))
    assert anchor.after == digest(normalise(f"{word} two"))
    assert Mapped(text).paragraphs == [(0, len(normalise(text)))]
    assert Mapped(text).lines == []


@LAW
@given(texts, st.sampled_from(LINE_ENDS))
def test_an_anchor_survives_other_line_ends(text: str, end: str) -> None:
    """Digests of span and contexts are the same in a copy with other line ends."""
    plain = "".join("\n" if char in LINE_ENDS else char for char in text.replace("\r\n", "\n"))
    copies = [f"{each}12%{each}" for each in (plain, plain.replace("\n", end))]
    one, other = (anchor_of(each, each.index("12%"), each.index("12%") + 3) for each in copies)
    assert (one.digest, one.before, one.after) == (other.digest, other.before, other.after)


def test_an_anchor_states_offsets_as_given_and_the_normal_length() -> None:
    """Offsets count code points of the text as it is, the length those of the normal form."""
    text = "𠮷田\u00a0 said “over\r\n60%” 了"
    start, end = text.index("“"), text.index("”") + 1
    anchor = anchor_of(text, start, end)
    offsets = (anchor.start, anchor.end, anchor.length)
    assert offsets == (9, 20, 10)
    assert digest('"over 60%"') == anchor.digest
    assert digest("𠮷田said") == anchor.before
    assert digest("了") == anchor.after


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 0), (3, 2), (-1, 2), (-3, -1), (0, 11), (10, 11), (4, 5), (9, 10), (4, 4)],
)
def test_a_place_must_be_inside_and_hold_something(start: int, end: int) -> None:
    """An empty, white, reversed, negative or overhanging place is refused with its offsets."""
    with pytest.raises(ValueError, match="is no place") as caught:
        anchor_of("over 60% \u200b", start, end)
    assert f"[{start}, {end}) is no place in a text of 10 characters" == str(caught.value)


def test_two_sentences_are_no_decimal_number() -> None:
    """A full stop between two figures is told from a decimal point, also without a space."""
    assert normalise("5。5", form="npf-2") == normalise("5. 5", form="npf-2") == "5. 5"
    assert normalise("5.5", form="npf-2") == "5.5"


def test_a_character_that_becomes_two_is_composed_as_such() -> None:
    """U+0958 has a form of two characters, which is its normal form."""
    assert mapped("\u0958", "npf-2").normal == "\u0915\u093c"
    assert anchoring.normalise("\u0958") == anchoring.normalise("\u0915\u093c") == "\u0915\u093c"
