"""Figures of a running text: each found once, with its words, its quantity or a reason."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities import FoundQuantity, find_quantities, parse_quantity
from npf_corpus.quantities._expressions import number_expressions
from wordings import ROWS


def shown(text: str) -> list[tuple[str, str, str]]:
    """Return words, class and interval of all that is found."""
    return [
        (each.surface, each.number_class, str(each.quantity.interval) if each.quantity else "")
        for each in find_quantities(text)
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


def test_a_comparator_before_a_list_governs_all_of_it() -> None:
    """The later figure keeps its own words, and its interval heeds the comparator."""
    _, second = find_quantities("突破2000亿元和3000亿元")
    assert second.quantity is not None
    assert (second.quantity.surface, second.quantity.reading) == ("3000亿元", "more-than")


def test_where_there_is_no_quantity_there_is_a_reason() -> None:
    """Nothing is passed over in silence."""
    text = "2025年5月，第十四届，4.0∶37.7∶58.3，“两重”，1,5和5%以上。"
    for each in find_quantities(text):
        assert (each.quantity is None) == (each.reason is not None)
        assert each.surface == text[each.start : each.end]


def test_what_is_found_is_a_value() -> None:
    """Found quantities are frozen records that compare by their fields."""
    one, two = find_quantities("增长5%")[0], find_quantities("增长5%")[0]
    assert one == two
    assert isinstance(one, FoundQuantity)
    assert npf.FoundQuantity is FoundQuantity


@pytest.mark.parametrize(
    ("given_", "language"), [(5, None), (b"5", None), ("5", "fr")]
)  # fmt: skip
def test_what_is_no_text_is_refused(given_: Any, language: Any) -> None:
    """Only a text, and only a language that is read."""
    with pytest.raises(InvalidQuantity):
        find_quantities(given_, language=language)


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
