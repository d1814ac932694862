"""Figures of a running text: each found once, with its words, its quantity or a reason."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities import FoundQuantity, find_quantities, parse_quantity
from npf_corpus.quantities._expressions import number_expressions
from wordings import ROWS, Found, found_rows


def shown(text: str, language: Any = None) -> list[tuple[str, str, str]]:
    """Return words, class and interval of all that is found."""
    return [
        (each.surface, each.number_class, str(each.quantity.interval) if each.quantity else "")
        for each in find_quantities(text, language=language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2025年，地区生产总值增长5.5%左右，新增超6000家企业。",
            [("2025年", "date", ""), ("5.5%左右", "claim", "[4.95,6.05]"),
             ("超6000家", "claim", "(6000,)")],
        ),
        (
            "一、粮食产量达到838.6亿斤；二是建成高速公路1.2万公里。",
            [("一", "structural", ""), ("838.6亿斤", "claim", "[83860000000,83860000000]"),
             ("二", "structural", ""), ("1.2万公里", "claim", "[12000,12000]")],
        ),
        (
            "“十四五”以来，深入实施“八八战略”，推进双一流和5G建设。",
            [("十四五", "date", ""), ("八八", "name", ""), ("5", "name", "")],
        ),
        (
            "第十四届全国人大第四次会议召开，首批项目开工，居全国第3位。",
            [("第十四", "ordinal", ""), ("第四", "ordinal", ""), ("首", "ordinal", ""),
             ("居全国第3位", "claim", "[3,3]")],
        ),
        (
            "80周岁及以上老年人有20万人，亿元以上项目350个，Ⅱ类水质占95%。",
            [("80周岁及以上", "threshold", "[80,)"), ("20万人", "claim", "[200000,200000]"),
             ("亿元以上", "threshold", "[100000000,)"), ("350个", "claim", "[350,350]"),
             ("Ⅱ", "threshold", ""), ("95%", "claim", "[95,95]")],
        ),
        (
            "出台一批政策，实现零的突破，连跨4个万亿元台阶，开展一系列活动。",
            [("一批", "other", "[2,)"), ("零", "other", "[0,0]"),
             ("连跨4个", "other", "(4,)"), ("万亿", "other", "[1000000000000,1000000000000]"),
             ("一", "other", "[1,1]")],
        ),
        (
            "城镇新增就业45万人，PM2.5平均浓度降至27微克/立方米，进出口增长4.9倍。",
            [("45万人", "claim", "[450000,450000]"), ("2.5", "name", ""),
             ("27微克/立方米", "claim", "[27,27]"), ("增长4.9倍", "claim", "[5.9,5.9]")],
        ),
        (
            "增速为5%—6%，收入比为2.50:1，两位数增长，超四成，千亿级产业。",
            [("5%—6%", "claim", "[5,6]"), ("2.50:1", "claim", "[2.5,2.5]"),
             ("两位数", "claim", "[10,100)"), ("超四成", "claim", "(40,)"),
             ("千亿级", "claim", "[100000000000,)")],
        ),
        (
            "突破2000亿元和3000亿元；每万人口发明专利16件。",
            [("突破2000亿元", "claim", "(200000000000,)"), ("3000亿元", "claim", "(300000000000,)"),
             ("万人", "threshold", "[10000,10000]"), ("16件", "claim", "[16,16]")],
        ),
        (
            "加强队伍建设，统一登陆，进一步提升。",
            [],
        ),
        (
            "In 2024 it built more than 2,000 projects worth about $31 billion, up 5 percent.",
            [("2024", "date", ""), ("more than 2,000 projects", "claim", "(2000,)"),
             ("about $31 billion", "claim", "[27900000000,34100000000]"),
             ("5 percent", "claim", "[5,5]")],
        ),
        (
            "建成6个省级平台，惠及6省群众。",
            [("6个", "claim", "[6,6]"), ("6", "name", "")],
        ),
        (
            "One in 5 households, 3 out of 5 towns; 1 in every 4 months, one in 2024.",
            [("One in 5", "claim", "[20,20]"), ("3 out of 5", "claim", "[60,60]"),
             ("1", "claim", "[1,1]"), ("4 months", "date", ""), ("one", "other", "[1,1]"),
             ("2024", "date", "")],
        ),
        (
            "It is worth quadrillions of yuan.",
            [("quadrillions", "claim", "[1000000000000000,10000000000000000)")],
        ),
        (
            "On March 5, 2025 the 14th session saw between 8 and 10 percent; 6G and several firms.",
            [("March 5, 2025", "date", ""), ("14th", "ordinal", ""),
             ("between 8 and 10 percent", "claim", "[8,10]"), ("6", "name", ""),
             ("several firms", "other", "[2,10)")],
        ),
    ],
)  # fmt: skip
def test_texts_and_what_is_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each class of the rules for reports, and the words of a figure to both of its ends."""
    found = shown(text)
    assert [each for each in found if each not in expected] == []
    assert [each for each in expected if each not in found] == []


@pytest.mark.parametrize("row", found_rows(), ids=lambda row: row.text)
def test_the_words_around_a_number_say_what_it_is_for(row: Found) -> None:
    """Numbering, names, dates, editions and what is merely spoken of assert no figure."""
    each = next(each for each in find_quantities(row.text) if each.surface == row.words)
    quantity = each.quantity
    said = (str(quantity.interval), quantity.unit or "") if quantity else ("", "")
    assert row[2:] == (each.number_class, *said)
    assert (each.reason is None) == (quantity is not None)


def test_a_comparator_before_a_list_governs_all_of_it() -> None:
    """The later figure keeps its own words, and its interval heeds the comparator."""
    _, second = find_quantities("突破2000亿元和3000亿元")
    assert second.quantity is not None
    assert (second.quantity.surface, second.quantity.reading) == ("3000亿元", "more-than")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分别增长5%、6%左右。", [("5%", "[4.5,5.5]"), ("6%左右", "[5.4,6.6]")]),
        ("稳定在98%和95%以上。", [("98%", "[98,)"), ("95%以上", "[95,)")]),
        ("控制在5%和3%以内，", [("5%", "(,5]"), ("3%以内", "(,3]")]),
        (
            "稳定在800亿斤、60亿斤、160亿斤以上。",
            [("800亿斤", "[80000000000,)"), ("60亿斤", "[6000000000,)"),
             ("160亿斤以上", "[16000000000,)")],
        ),
        (
            "突破2000亿元、3000亿元和4000亿元",
            [("突破2000亿元", "(200000000000,)"), ("3000亿元", "(300000000000,)"),
             ("4000亿元", "(400000000000,)")],
        ),
        ("培育5家、10家左右", [("5家", "[4.5,5.5]"), ("10家左右", "[9,11]")]),
        ("增长5%以上、6%左右。", [("5%以上", "[5,)"), ("6%左右", "[5.4,6.6]")]),
        ("超过5%、零增长。", [("超过5%", "(5,)"), ("零增长", "[0,0]")]),
        ("5元、6%左右。", [("5元", "[5,5]"), ("6%左右", "[5.4,6.6]")]),
        ("超过5%、6元。", [("超过5%", "(5,)"), ("6元", "[6,6]")]),
        ("3家、5家及以上。", [("3家", "[3,)"), ("5家及以上", "[5,)")]),
        ("零增长、5%左右。", [("零增长", "[0,0]"), ("5%左右", "[4.5,5.5]")]),
        ("十家、5个以内", [("十家", "[10,10]"), ("5个以内", "(,5]")]),
        ("5项、6%左右", [("5项", "[5,5]"), ("6%左右", "[5.4,6.6]")]),
        ("增长5%，其中工业6%左右", [("5%", "[5,5]"), ("6%左右", "[5.4,6.6]")]),
        ("增长5%，6%左右", [("5%", "[5,5]"), ("6%左右", "[5.4,6.6]")]),
        (
            "达到3500亿元、百亿元以上产业链",
            [("3500亿元", "[350000000000,350000000000]"), ("百亿元以上", "[10000000000,)")],
        ),
    ],
)  # fmt: skip
def test_a_comparator_at_an_end_of_a_list_governs_all_of_one_unit(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """No other unit, clause or figure with a comparator of its own, and none that says which."""
    assert [(words, interval) for words, _, interval in shown(text)] == expected


@pytest.mark.parametrize(
    ("text", "surface", "interval", "unit"),
    [
        ("每个县至少建成3个公园", "至少建成3个", "[3,)", None),
        ("至少主持召开2次会议", "至少主持召开2次", "[2,)", None),
        ("各市县最多设1处", "最多设1处", "(,1]", None),
        ("届最多。连续14届", "14届", "", None),
        ("新增算力2000P、", "2000P", "[2000,2000]", "petaflops"),
        ("总算力突破7000PF、", "突破7000PF", "(7000,)", "petaflops"),
        ("1080P高清", "1080", "", None),
        ("压缩至3个工作日内，", "3个工作日内", "(,3]", "working-day"),
        ("补助200元/人·月，", "200元/人·月", "[200,200]", "CNY-per-month-per-person"),
        ("时速350公里高铁", "时速350公里", "[350,350]", "kilometre-per-hour"),
        ("发电超8000亿度，", "超8000亿度", "(800000000000,)", "kilowatt-hour"),
        ("历时3个半月", "3个半月", "[3.5,3.5]", "month"),
        ("one in five firms", "one in five", "[20,20]", "percent"),
        ("nine out of ten firms", "nine out of ten", "[90,90]", "percent"),
        ("about one in five firms", "about one in five", "[18,22]", "percent"),
        ("over 3 out of 10 firms", "over 3 out of 10", "(30,)", "percent"),
        ("a rise of double-digit size", "double-digit", "[10,100)", None),
        ("paid 100 yuan a month", "100 yuan a month", "[100,100]", "CNY-per-month"),
        ("It is No. 1 here", "1", "", None),
        ("发明专利16件/万人", "16件/万人", "[16,16]", "item-per-10000-person"),
        ("煤耗300克/千瓦时", "300克/千瓦时", "[300,300]", "gram-per-1000-watt-hour"),
        ("新增上百家企业", "上百家", "[100,)", None),
        ("以上千家企业", "千家", "[1000,1000]", None),
        ("投资过百亿元", "过百亿元", "(10000000000,)", "CNY"),
        ("实施通过百项措施", "百项", "[100,100]", None),
        ("产值再次破亿、", "破亿", "(100000000,)", None),
        ("打破10项纪录", "10项", "[10,10]", None),
        ("占比过半", "过半", "(50,100]", "percent"),
        ("气温-5℃", "-5℃", "[-5,-5]", "degree-celsius"),
        ("\n\n近3个村", "近3个", "[2,3)", None),
        ("\n\n一年", "一年", "", None),
        ("位居全省第5名", "位居全省第5名", "[5,5]", "rank"),
        ("占全省的2/3以上", "占全省的2/3以上", "[66.66666666666666666666666666,)", "percent"),
        ("提高约2倍", "提高约2倍", "[2.8,3.2]", "factor"),
        ("20个省级平台", "20个", "[20,20]", None),
        ("20个省参加", "20个省", "[20,20]", "provincial-unit"),
        ("5小时内部", "5小时", "[5,5]", "hour"),
        ("8000亿度假村", "8000亿", "[800000000000,800000000000]", None),
        ("ranked No. 3 in the world", "ranked No. 3", "[3,3]", "rank"),
        ("in the top 10", "the top 10", "[1,10]", "rank"),
        ("well over 5 percent of", "well over 5 percent", "(5,)", "percent"),
        (
            "100 cars per 1,000 people",
            "100 cars per 1,000 people",
            "[100,100]",
            "car-per-1000-person",
        ),
        ("more than a million people", "more than a million people", "(1000000,)", "person"),
        ("5 percent or more of", "5 percent or more", "[5,)", "percent"),
    ],
)
def test_what_reaches_past_the_number(
    text: str, surface: str, interval: str, unit: str | None
) -> None:
    """A verb after 至少, a unit with half inside, a rate, a share: the figure is read whole."""
    found = find_quantities(text)[-1]
    quantity = found.quantity
    assert (found.surface, str(quantity.interval) if quantity else "") == (surface, interval)
    assert unit == (quantity and quantity.unit)


def test_where_there_is_no_quantity_there_is_a_reason() -> None:
    """Nothing is passed over in silence."""
    text = "2025年5月，第十四届，4.0∶37.7∶58.3，“两重”，1,5和5%以上。"
    for each in find_quantities(text):
        assert (each.quantity is None) == (each.reason is not None)
        assert each.surface == text[each.start : each.end]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025年", "is a date or a span of time"),
        ("第十四届", "is an ordinal"),
        ("6G", "is part of a name"),
        ("（一）", "numbers a list"),
        ("1—9月", "is a date or a span of time"),
        ("(1) Build", "numbers a list"),
        ("both sides", "counts nothing that could be asked for"),
    ],
)
def test_the_reason_says_what_a_number_is_there_for(text: str, reason: str) -> None:
    """What states nothing says why, in words that a reader knows."""
    assert (find_quantities(text)[0].reason or "").partition(":")[0] == reason


def test_what_is_found_is_a_value() -> None:
    """Found quantities are frozen records that compare by their fields."""
    one, two = find_quantities("增长5%")[0], find_quantities("增长5%")[0]
    assert one == two
    assert isinstance(one, FoundQuantity)
    assert npf.FoundQuantity is FoundQuantity


@pytest.mark.parametrize(
    ("given_", "language", "message"),
    [
        (5, None, "5 is no text, give the running text as a str"),
        (b"5", None, "b'5' is no text, give the running text as a str"),
        ("5", "fr", "'fr' is no language here, write 'en', 'zh' or None"),
    ],
)
def test_what_is_no_text_is_refused(given_: Any, language: Any, message: str) -> None:
    """Only a text, and only a language that is read."""
    with pytest.raises(InvalidQuantity) as caught:
        find_quantities(given_, language=language)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "language", "surface", "interval"),
    [
        ("1/4", "zh", "1/4", "[25,25]"),
        ("1/4", None, "1/4", ""),
        ("over 5%", "zh", "5%", "[5,5]"),
        ("over 5%", "en", "over 5%", "(5,)"),
        ("over 5%", None, "over 5%", "(5,)"),
        ("超过5%", "zh", "超过5%", "(5,)"),
        ("超过5%", "en", "5%", ""),
        ("超过5%", None, "超过5%", "(5,)"),
        ("５％—６％", None, "５％—６％", "[5,6]"),
    ],
)
def test_a_text_is_read_in_the_language_that_is_told(
    text: str, language: Any, surface: str, interval: str
) -> None:
    """By default in that of the words around the number, and without letters in Chinese."""
    assert [each[::2] for each in shown(text, language)] == [(surface, interval)]


WORDS = [
    *ROWS,
    "企业",
    "，",
    "。",
    "\n",
    "的",
    "projects",
    " and ",
    ", ",
    "达到",
    "进一步",
    "“",
    "”",
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=12).map("".join))
@example("增长到原来的2倍增幅一倍")
@example("增长了近两成二三十")
@example("0/0£")
def test_every_number_expression_lies_in_what_is_found(text: str) -> None:
    """All expressions are covered, in order, once; and what is read is read alone too."""
    found = find_quantities(text)
    places = [(each.start, each.end) for each in found]
    assert places == sorted(places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
    covered = {at for low, high in places for at in range(low, high)}
    for start, end in number_expressions(text):
        assert covered.issuperset(range(start, end))
    for each in found:
        quantity = each.quantity
        if quantity is not None:
            read = parse_quantity(each.surface)
            assert (quantity.unit, quantity.nominal) == (read.unit, read.nominal)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施约20以上项目", [("约20以上", "[18,)", None)]),
        ("约20以上企业", [("约20以上", "[18,)", None)]),
        ("20以上项技术", [("20以上项", "[20,)", None)]),
        ("约20以上家企业", [("约20以上家", "[18,)", None)]),
        ("约20以上人", [("约20以上人", "[18,)", "person")]),
        ("20以上家庭", [("20以上", "[20,)", None)]),
        ("提升20以上位次", [("20以上", "[20,)", None)]),
    ],
)
def test_a_comparator_before_a_noun_takes_no_part_of_it(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    """项 in 项目 is no classifier, and 约 before such a figure belongs to it."""
    made = [(each.surface, each.quantity) for each in npf.find_quantities(text)]
    assert found == [(words, str(it.interval), it.unit) for words, it in made if it is not None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 3 per 1,000 firms", "[3,) count-per-1000-enterprise"),
        ("at least 3 per thousand firms", "[3,) count-per-1000-enterprise"),
        ("at least 3 per million people", "[3,) count-per-1000000-person"),
        ("3 in every 1,000 firms", "[0.3,0.3] percent"),
        ("one in every five firms", "[20,20] percent"),
    ],
)
def test_a_rate_is_one_figure(text: str, found: str) -> None:
    """What stands below the line is a part of the figure."""
    (one,) = npf.find_quantities(text)
    assert one.quantity is not None
    assert f"{one.quantity.interval} {one.quantity.unit}" == found


@pytest.mark.parametrize(
    "text",
    [
        "at least 3 per 1,000 births",
        "3 patents per 10,000 population",
        "at least 3 nurses per 1,000 residents",
        "3 for every 1,000 people",
        "at least 3 per 10,000",
    ],
)
def test_neither_part_of_a_rate_that_cannot_be_read_is_a_figure(text: str) -> None:
    """Three per 1,000 births are not at least three, and nobody counted 1,000."""
    made = npf.find_quantities(f"There were {text}, and 5 hospitals.")
    assert [each.quantity is None for each in made] == [True, True, False]
    assert {each.reason for each in made[:2]} == {
        "is a part of a rate per so many of something that is no unit"
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Output rose in 2025 to 45,000 units.", ["2025", "45,000 units"]),
        ("Sales fell by 2024 to 300 cars.", ["2024", "300 cars"]),
        ("In 2025 to 2030 it grows.", ["2025 to 2030"]),
        ("It opened in 20 to 30 cities.", ["20 to 30 cities"]),
        ("They have 2000 to 3000 firms.", ["2000 to 3000 firms"]),
    ],
)
def test_a_year_and_what_was_reached_in_it_are_no_range(text: str, found: list[str]) -> None:
    """In 2025 to 45,000: the year stands before what it rose to."""
    assert [each.surface for each in npf.find_quantities(text)] == found
