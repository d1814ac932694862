"""What is never found: figures inside longer ones, and words outside their own statement."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

import pytest
from first_form import anchor_of, normalise, relocate

from npf_corpus.attaching._cuts import cuts
from npf_corpus.attaching._passages import Sought


def sought(text: str, words: str, *, whole: bool = False, after: int = 0) -> Sought:
    """Return words of a text as a place to find."""
    at = text.index(words, after)
    return Sought(anchor_of(text, at, at + len(words)), whole)


def found(text: str, *places: Sought) -> list[str]:
    """Return the words that each place is found at, or its grade."""
    return [
        text[slice(*each.span)] if each.span else each.grade for each in relocate(text, [*places])
    ]


@pytest.mark.parametrize(
    ("figure", "longer"),
    [
        ("5 percent", "15 percent"),
        ("5 percent", "0.5 percent"),
        ("5 percent", ".5 percent"),
        ("5 percent", "5.5 percent"),
        ("5 percent", "1,005 percent"),
        ("005 percent", "1 005 percent"),
        ("5 percent", "-5 percent"),
        ("5 percent", "−5 percent"),
        ("5 percent", "+5 percent"),
        ("5 percent", "±5 percent"),
        ("5 percent", "minus 5 percent"),
        ("5 percent", "negative 5 percent"),
        ("5 percent", "3-5 percent"),
        ("5 percent", "3/5 percent"),
        ("5 percent", "thirty-5 percent"),
        ("five percent", "twenty-five percent"),
        ("5 percent", "5 percentage points"),
        ("5 percent", "5 percent points"),
        ("5%", "15%"),
        ("5%", "0.5%"),
        ("5%", "1,005%"),
        ("5%", "－5%"),
        ("5%", "负5%"),
        ("5%", "≥5%"),
        ("5", "50"),
        ("5", "5.5"),
        ("5", "5,005"),
        ("5", "5%"),
        ("5", "5 percent"),
        ("5", "5 million"),
        ("5", "5万"),
        ("5", "5-10"),
        ("5", "$5"),
        ("5", "¥5"),
        ("5", "5G"),
        ("3.5万", "3.5万亿"),
        ("3.5万亿", "13.5万亿"),
        ("5万亿", "3.5万亿"),
        ("5万亿", "３．５万亿"),
        ("五", "十五"),
        ("五", "五十"),
        ("五", "负五"),
        ("五", "五分之三"),
        ("五", "三点五"),
        ("百分之五", "百分之五十"),
        ("5个", "5个百分点"),
        ("half", "behalf"),
        ("wind", "rewind"),
    ],
)
def test_a_figure_is_not_found_in_a_longer_one(figure: str, longer: str) -> None:
    """However like the surroundings on one side are, and whether one is asked of both sides."""
    left, right = "Wages of the whole province rose by ", " in the first half of last year."
    text = f"{left}{figure}{right}"
    for copy in (f"{left}{longer}{right}", f"Menu\n\n{left}{longer}{right}"):
        assert ["changed"] == found(copy, sought(text, figure))
    assert [figure] == found(f"Menu\n\n{text}", sought(text, figure))
    assert [longer] == found(f"Menu\n\n{left}{longer}{right}", sought(left + longer, longer))


@pytest.mark.parametrize(
    "around",
    ["（5%）", "“5%”", "：5%。", "约5%左右", "增长5%以上", "(5%),", "by 5%.", "…5%…", "——5%——"],
)
def test_a_figure_is_not_cut_by_what_is_no_part_of_it(around: str) -> None:
    """Brackets, quotation marks, stops, dashes in pairs and words of comparison hold no figure."""
    before, after = normalise(around).split("5%")
    assert [False, False] == [cuts(before, f"5%{after}"), cuts(f"{before}5%", after)]


CUT = (
    *"""
    1|5 5|0 re|wind 十|五 3.5万|亿 三点|五 三|点五 0.|5 1,|005 5|.5 5|,005 5|:30 5|/8 5|'000
    5|·5 5|_5 5|⁄5 5|∕5 5|٫5 5|٬5 5/|8 5:|30 5·|5 5'|000 -|5 +|5 ~|5 ±|5 ∓|5 ∼|5 ≈|5 ≃|5 ≅|5 <|5
    >|5 ≤|5 ≥|5 ≦|5 ≧|5 ≮|5 ≯|5 ×|5 ÷|5 *|5 ^|5 =|5 √|5 △|5 ▲|5 ▽|5 ▼|5 -|五 -|$5 -|.5 +|万 $|5
    £|5 ¥|5 €|5 ₹|5 ₩|5 ₽|5 ₿|5 ¢|5 $|.5 $|五 5|$ 5|€ 5|¥ 5|¢ 五|¥ 负|5 負|5 零下|5 负|五 负|$5
    5|-10 5|~10 五|-十 5|% 5|‰ 5|‱ 5|° 5|′ 5|″ 5|percent 5|成 5|倍 5|折 五|成 五|折 五|倍 5|pct
    5%|点 5%|百分点 5%|個百分点 5%|points 5%|point 5个|百分点 5個|百分點 百|分之五 三|分之一
    三分之|一 分之|5 零|五 〇|五 ○|五 一|二 二|三 三|四 四|五 五|六 六|七 七|八 八|九 九|十
    十|百 百|千 千|万 万|亿 亿|五 五|萬 五|億 两|百 兩|百 几|十 半|百 壹|佰 贰|拾 叁|拾 肆|仟
    伍|佰 陆|拾 柒|拾 捌|拾 玖|拾 拾|壹 佰|贰 仟|叁 5|万 5|萬 5|億 minus|5 twenty|-five
    """.split(),  # noqa: SIM905 - reads best as words
    "5 percent|age points", "1 |005", "1| 005", "minus |5", "negative |5", "零下 |5", "5| percent",
    "5| per cent", "5| pct", "5| %", "5| €", "5 percent| points", "5 per cent| point",
    "5 percent|point", "5%| points", "5%| 点", "two| million", "one| hundred", "March| 5",
    "5| thousand", "3|0 percent",
)  # fmt: skip
"""Edges inside a figure or a word, shown as bars."""

WHOLE = (
    *"""
    5%|以上 约|5 （|5 5|） --|5 ---|5 ...|5 5|。 5|， 5|、6 5|; 年|5 增长|五 五|个 5|年 a|， 5|—
    新|产 5|人 %|5 点|钟 分|之 .|a 5|. -|a ~|a +|a $|a ¥|元 负|债 (|5 5|) "|5 5|" ,|5 5|, :|5
    5|: 5|... 5|…… 5%|. 5%|, 度|5 5|度 5|家
    """.split(),  # noqa: SIM905 - reads best as words
    "5 percent|.", "5 percent| of", "5| persons", "1 |0055", "1| 0055", "1 |05", "a 1 |b",
    "xminus |5", "5 percent| pointed", "5| pctx", "in |5", "by |5 percent", "5 percent |more",
    "and| 5", "of | five",
)  # fmt: skip
"""Edges between words and figures, shown as bars."""


@pytest.mark.parametrize("edge", CUT)
def test_an_edge_inside_a_figure_cuts_it(edge: str) -> None:
    """A sign, currency, unit, separator or further numeral belongs to the number beside it."""
    assert cuts(*edge.split("|"))


@pytest.mark.parametrize("edge", WHOLE)
def test_an_edge_beside_a_figure_cuts_nothing(edge: str) -> None:
    """Brackets, stops, leaders, words of comparison and of counting are no part of the number."""
    assert not cuts(*edge.split("|"))


def test_the_end_of_a_text_cuts_nothing() -> None:
    """Where nothing stands on one side, nothing is cut."""
    assert [cuts("", "5"), cuts("5", ""), cuts("", "")] == [False, False, False]


def test_a_part_of_a_longer_figure_is_found_where_it_was_one() -> None:
    """With the same surroundings on that side a place may begin or end inside a number."""
    text = "It rose by 3-5 percent in the year."
    assert ["5 percent"] == found(f"Menu\n\n{text}", sought(text, "5 percent"))
    assert ["5 percent"] == found(f"Menu\n\n{text[:-5]}month.", sought(text, "5 percent"))


def test_a_statement_does_not_start_or_end_inside_a_number() -> None:
    """A point and a comma end no sentence where a digit follows."""
    assert ["missing"] == found(
        "Menu. It rose 5.5 percent.", sought("It rose 5.", "It rose 5.", whole=True)
    )
    text = "5 percent is enough."
    assert ["missing"] == found(f"Menu\n\n0.{text}", sought(text, text, whole=True))
    assert ["missing"] == found(f"Menu\n\n1,{text}", sought(text, text, whole=True))
    assert [text] == found(f"Menu. {text}", sought(text, text, whole=True))


def test_numbers_of_two_paragraphs_are_two() -> None:
    """What a blank line parts is not read as one number."""
    text = "It rose 5"
    assert ["5"] == found("Menu\n\nIt rose 5\n\n000 items", sought(text, "5"))


SWAPPED = (
    "In the province of Hubei the wages of all who work rose by 5 percent in the year of 2024.",
    "In the province of Hunan the wages of all who work rose by 5 percent in the year of 2024.",
)


def test_a_figure_goes_with_its_paragraph() -> None:
    """Two paragraphs differ in one word and are swapped: each figure is in its own again."""
    text, copy = "\n\n".join(SWAPPED), "\n\n".join(reversed(SWAPPED))
    places = [
        place
        for paragraph in SWAPPED
        for place in (
            sought(text, paragraph, whole=True),
            sought(text, "5 percent", after=text.index(paragraph)),
        )
    ]
    spans = [each.span for each in relocate(copy, places)]
    for passage, figure in (spans[:2], spans[2:]):
        assert passage is not None
        assert figure is not None
        assert passage[0] <= figure[0] < figure[1] <= passage[1]
    assert SWAPPED[0] == copy[slice(*(spans[0] or (0, 0)))]
    gone = relocate(SWAPPED[1], places)
    assert ["missing", "missing", "relocated", "relocated"] == [each.grade for each in gone]


@pytest.mark.parametrize(
    "line",
    [
        "5 percent is what the wages of all who work in the mines rose by in all of {}.",
        "In {} the wages of all who work underground in one of the old mines rose by 5 percent",
        "In {} the wages of all who work in a mine rose by 5 percent in the whole year of 2024.",
    ],
)
def test_a_figure_at_either_end_of_its_paragraph_goes_with_it(line: str) -> None:
    """Where it stood a paragraph like its own is now, with the same figure in the same words."""
    hubei, hunan = line.format("Hubei"), line.format("Hunan")
    text = f"{hubei}\n\n{hunan}"
    places = [
        sought(text, hubei, whole=True), sought(text, "5 percent"),
        sought(text, hunan, whole=True), sought(text, "5 percent", after=len(hubei)),
    ]  # fmt: skip
    places.sort(key=lambda each: (each.anchor.start, -each.anchor.end))
    swapped = relocate(f"{hunan}\n\n{hubei}", places)
    assert [each.grade for each in swapped] == ["relocated"] * 4
    spans = [each.span[0] if each.span else -1 for each in swapped]
    behind, at = len(hunan) + 2, line.format("Hubei").index("5 percent")
    assert spans == [behind, behind + at, 0, at]
    assert found(hunan, *places) == ["missing", "missing", hunan, "5 percent"]
    kept = relocate(f"{hubei}\n\nElsewhere it fell.", places)
    assert [each.grade for each in kept] == ["exact", "exact", "missing", "missing"]


def test_a_figure_beside_a_passage_is_exact_where_it_was() -> None:
    """Though its own statement has changed, and the one before it ends where it begins."""
    first, last = (
        "工资上涨。",
        "5%是全省工资在今年上半年的涨幅，也是近十年来最高的一次，各地各部门都认为，今后还要上涨。",
    )
    text = first + last
    places = [sought(text, first, whole=True), sought(text, last, whole=True), sought(text, "5%")]
    copy = text.replace("今后还要上涨", "今后不再上涨")
    grades = [each.grade for each in relocate(copy, places)]
    assert grades[::2] == ["exact", "exact"]
    assert grades[1] in {"changed", "missing"}
    text = f"{last}\n\n{first}"
    places = [sought(text, last, whole=True), sought(text, "5"), sought(text, first, whole=True)]
    grades = [each.grade for each in relocate(text.replace("今后还要", "今后不再"), places)]
    assert grades[1:] == ["exact", "exact"]


def test_a_passage_that_is_exact_shows_where_the_next_one_is() -> None:
    """Also one amid a line, which no search finds: what it stood beside is found beside it."""
    text = "Menu date 2031 The port calls on all ships of the world."
    copy = text.replace("world", "sea")
    places = [sought(text, "date 2031", whole=True), sought(text, "The port", whole=True)]
    assert [tuple(each) for each in relocate(copy, places)] == [
        ("exact", (5, 14)), ("relocated", (15, 23)),
    ]  # fmt: skip
    text = "Menu date 2031 all.\n\nThank you.\n\nMore."
    copy = "Menu date 2031 all.\n\nAd.\n\nThank you.\n\nAd.\n\nThank you.\n\nBye."
    places = [sought(text, "date 2031", whole=True), sought(text, "Thank you.", whole=True)]
    assert [each.span for each in relocate(copy, places)] == [(5, 14), (26, 36)]
    assert found(copy, places[1]) == ["ambiguous"]


def test_what_is_inside_one_character_of_a_passage_is_missing() -> None:
    """The passage is found where one letter stands for two, half of which is nothing."""
    text = "Gross is it."
    places = [sought(text, text, whole=True), sought(text, "Gros")]
    assert found("Menu\n\nGroß is it.", *places) == ["Groß is it.", "missing"]


def test_of_the_grades_in_several_copies_the_one_that_says_most_counts() -> None:
    """Surroundings that are found with other quotation marks make a figure changed, not missing."""
    text = "他说：「甲」乙丙丁戊己庚辛12壬癸\n\n没有了。"
    places = [sought(text, "12"), sought(text, "没有了。", whole=True)]
    changed = "他说：“甲”乙丙丁戊己庚辛13子丑"
    assert found(changed, *places) == ["changed", "missing"]
    moved = "他说：“甲”乙丙丁戊己庚辛12子丑"
    assert found(f"{moved}。\n\n{moved}。", *places) == ["ambiguous", "missing"]
    assert found("他说：“甲”12", *places) == ["missing", "missing"]


@pytest.mark.parametrize(
    ("text", "figure", "copy"),
    [
        ("Wages fell 5 percent.", "5 percent", "Prices of all goods rose 5 percent."),
        ("5 percent.", "5 percent", "Prices of all goods rose 5 percent."),
        ("Wages “5 percent”!", "5 percent", "Prices “5 percent”!"),
        ("工资下降5%。", "5%", "物价上涨5%。"),
    ],
)
def test_a_full_stop_is_no_context(text: str, figure: str, copy: str) -> None:
    """What stands beside a figure says where it is only if there is a letter or a digit in it."""
    for mine in (sought(text, figure),):
        assert found(f"Menu\n\n{copy}", mine) in (["missing"], ["changed"])
        statement = sought(text, text, whole=True)
        assert ["missing"] == found(f"Menu\n\n{copy}", statement, mine)[:1]
        assert found(f"Menu\n\n{copy}", statement, mine)[1] in {"missing", "changed"}


def test_a_figure_is_not_found_past_the_neighbours_of_its_statement() -> None:
    """A statement that is gone takes its figures along, though others say the like elsewhere."""
    lines = (
        "Steel is up again.",
        "Wages rose by 5 percent in the year of 2024.",
        "Coal is out of favour.",
    )
    text = "\n\n".join(lines)
    places = [
        sought(text, lines[0], whole=True), sought(text, lines[1], whole=True),
        sought(text, "5 percent"), sought(text, lines[2], whole=True),
    ]  # fmt: skip
    prices = "Prices fell by 5 percent in the year of 2024."
    far = f"{lines[0]}\n\n{lines[2]}\n\n{prices}"
    assert found(far, *places)[1:3] in (["missing", "changed"], ["missing", "missing"])
    near = f"{lines[0]}\n\nSo wages rose by 5 percent in the year of 2024.\n\n{lines[2]}"
    assert "5 percent" == found(near, *places)[2]
    ending = f"{lines[0]}\n\n{'More words. ' * 60}{prices}"
    assert found(ending, *places)[2] in {"missing", "changed"}
    starting = f"{prices} {'More words. ' * 60}\n\n{lines[2]}"
    assert found(starting, *places)[2] in {"missing", "changed"}


def test_figures_of_two_statements_do_not_share_one_place() -> None:
    """Where two statements are gone and one like both is there, nothing says whose figure it is."""
    text = "\n\n".join(SWAPPED)
    places = [
        sought(text, SWAPPED[0], whole=True), sought(text, "5 percent"),
        sought(text, SWAPPED[1], whole=True),
        sought(text, "5 percent", after=text.index(SWAPPED[1])),
    ]  # fmt: skip
    copy = f"Menu\n\n{SWAPPED[0].replace('Hubei', 'Hainan')}"
    assert ["missing", "ambiguous", "missing", "ambiguous"] == found(copy, *places)


def test_a_number_and_the_figure_that_it_begins_are_both_found_in_a_changed_statement() -> None:
    """They stand at one place and are other words, so that neither is in the other's way."""
    text = "Wages rose by 5 percent in the year of 2024."
    places = sought(text, text, whole=True), sought(text, "5 percent"), sought(text, "5")
    assert found(f"Menu\n\nSo {text}", *places)[1:] == ["5 percent", "5"]


def test_two_figures_of_one_changed_statement_keep_their_order() -> None:
    """As many places as figures of the same words: each has its own, in order."""
    text = "All 5 of them and all 5 of us."
    statement = sought(text, text, whole=True)
    first, last = (Sought(anchor_of(text, at, at + 1), whole=False) for at in (4, 22))
    spans = [each.span for each in relocate(f"Menu\n\n{text[:-1]}, too.", [statement, first, last])]
    assert [None, (10, 11), (28, 29)] == spans


def test_passages_do_not_overlap() -> None:
    """A sentence that a caption repeats is not found in the caption, which is another passage."""
    caption = "Cars are at the port. They are bound for Europe."
    text = f"May\n{caption}\n\nA line.\n\n{caption}"
    places = [
        sought(text, "Cars are at the port.", whole=True),
        sought(text, "They are bound for Europe.", whole=True),
        sought(text, caption, whole=True, after=10),
    ]
    copy = f"Menu\n\n{text.replace('Cars', 'Vans', 1)}"
    assert ["changed", "They are bound for Europe.", caption] == found(copy, *places)
    copy = f"Menu\n\nMay\n{caption}\n\nA line.\n\n{caption.replace('Cars', 'Vans')}"
    assert ["Cars are at the port.", "They are bound for Europe.", "missing"] == found(
        copy, *places
    )


@pytest.mark.parametrize("line", ["|", "5|", "|5", "a |b", "5% |of", "产|业", "第5|号", "增长|5%"])
def test_most_edges_cut_nothing(line: str) -> None:
    """Between words, and between Chinese characters, any place may begin and end."""
    assert not cuts(*line.split("|"))


def test_of_passages_that_want_one_place_the_longest_has_it() -> None:
    """A sentence that a longer passage repeats does not take its words away from that passage."""
    text = "Grain is up. Coal fell.\n\nOld lead. It says: Grain is up. And so on. Old tail."
    copy = "New lead. It says: Grain is up. And so on. New tail."
    quoted = "It says: Grain is up. And so on."
    places = sought(text, "Grain is up.", whole=True), sought(text, quoted, whole=True)
    assert ["missing", quoted] == found(copy, *places)


_BODY = "In that year the output of the whole county rose by 5 percent and more."
_CHANGED = "In that year the output of the whole county rose by 5 percent or less."


@pytest.mark.parametrize(("beyond", "grade"), [(255, "5 percent"), (256, "5 percent"), (257, "")])
def test_a_figure_of_a_changed_statement_is_near_what_stood_beside_it(
    beyond: int, grade: str
) -> None:
    """It is found up to twice as far from the last passage as it was, and 256 characters more."""
    first = "Alpha beta."
    text = f"{first} {_BODY}"
    places = [sought(text, first, whole=True), sought(text, _BODY, whole=True)]
    distance = text.index("5 percent") - len(first)
    pad = 2 * distance + beyond - _CHANGED.index("5 percent") - 2
    copy = f"{first} {'x' * pad} {_CHANGED}"
    assert found(copy, *places, sought(text, "5 percent")) == [first, "changed", grade or "changed"]


@pytest.mark.parametrize(("beyond", "grade"), [(255, "5 percent"), (256, "5 percent"), (257, "")])
def test_a_figure_of_a_changed_statement_is_near_what_stood_behind_it(
    beyond: int, grade: str
) -> None:
    """Where only the next passage is found, the distance is counted from there."""
    last = "The end is near."
    text = f"{_BODY} {last}"
    places = [sought(text, _BODY, whole=True), sought(text, "5 percent")]
    distance = text.index(last) - text.index("5 percent")
    pad = 2 * distance + beyond - len(_CHANGED) + _CHANGED.index("5 percent") - 2
    copy = f"{_CHANGED} {'x' * (pad - 1)}. {last}"
    assert found(copy, *places, sought(text, last, whole=True)) == [
        "changed",
        grade or "changed",
        last,
    ]


@pytest.mark.parametrize(
    ("first", "last", "copy", "grades"),
    [
        ("甲。乙。", "乙。丙。", "甲。乙。丙。", ["甲。乙。", "missing"]),
        ("甲。乙。", "乙。丙丁。", "甲。乙。丙丁。", ["missing", "乙。丙丁。"]),
        ("甲。乙。", "乙。丙。", "甲。乙。\n乙。丙。", ["甲。乙。", "乙。丙。"]),
        ("甲。乙。", "乙。丙。", "乙。丙。甲。乙。", ["甲。乙。", "乙。丙。"]),
    ],
)
def test_passages_side_by_side_share_no_character(
    first: str, last: str, copy: str, grades: list[str]
) -> None:
    """Where one ends and the next begins with the same words, one copy of these has one owner."""
    text = first + last
    places = sought(text, first, whole=True), sought(text, last, whole=True, after=len(first))
    assert found(copy, *places) == grades


@pytest.mark.parametrize(
    "body", ["标题。正文开始了。", "正文开始了。标题。", "正文。标题。开始了。"]
)
def test_a_heading_may_stand_anywhere_in_a_passage(body: str) -> None:
    """What stood alone between blank lines is found at either end of another passage, too."""
    text = f"标题。\n\n{body}"
    places = sought(text, "标题。", whole=True), sought(text, body, whole=True, after=5)
    assert found(body, *places) == ["标题。", body]


def test_what_stood_beside_others_is_not_found_in_another_passage() -> None:
    """Only a heading is: a sentence of a paragraph that is gone is no part of another."""
    text = "标题。旁白。\n\n标题。正文开始了。"
    places = (
        sought(text, "标题。", whole=True),
        sought(text, "标题。正文开始了。", whole=True, after=5),
    )
    assert found("标题。正文开始了。", *places) == ["missing", "标题。正文开始了。"]
