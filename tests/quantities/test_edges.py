"""Where a construction ends: what is nearly a figure is refused, what bounds a noun counts none."""

from __future__ import annotations

import pytest

import npf_corpus as npf

UNREAD = "is no figure that can be read without guessing"


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("几百个半", UNREAD),
        ("十几点多", UNREAD),
        ("5元点多", UNREAD),
        ("每几亩产值5元", UNREAD),
        ("每万人拥有", UNREAD),
        ("5万元(6万元)", UNREAD),
        ("100户(元)", UNREAD),
        ("每十十亩5元", UNREAD),
        ("三:二", "is a ratio of parts or a time of day"),
        ("3:2", "is a ratio of parts or a time of day"),
        ("by a factor of 2 or so", UNREAD),
        ("zero-figure sum", UNREAD),
        ("five out of three", UNREAD),
        ("1 in 1", UNREAD),
        ("multi-dozen", UNREAD),
        ("fell threefold", "falls by a number of times, write by how many percent"),
    ],
)
def test_what_is_nearly_a_figure_is_refused(wording: str, reason: str) -> None:
    """Half of an uncertain number, a bracket in one unit, a share above all: none is guessed."""
    with pytest.raises(npf.InvalidQuantity, match=reason):
        npf.parse_quantity(wording)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建设6个省级粮油仓储", "6个 claim [6,6]"),
        ("份额占1/3", "占1/3 claim [33.33333333333333333333333333,33.33333333333333333333333334]"),
        ("新增20以上", "20以上 claim [20,)"),
        ("引进超百亩产业项目", "超百亩 threshold (100,)"),
        ("建成万吨级码头", "万吨级 threshold [10000,)"),
        ("They spent 3 years there.", "3 years date None"),
        ("1. Growth rose.", "1 structural None"),
        ("近5家、6家。", "近5家 claim [4,5); 6家 claim [6,6]"),
        ("5家、近6家以上。", "5家 claim [5,5]; 6家以上 claim [6,)"),
        ("增长" + "1" * 80, f"{'1' * 80} claim [{'1' * 80},{'1' * 80}]"),
        ("增长" + "1" * 81, f"{'1' * 81} name None"),
    ],
)
def test_a_figure_ends_where_its_words_do(text: str, found: str) -> None:
    """省级 is no unit, a size before a kind of thing is a threshold, a list number numbers."""
    told = "; ".join(
        f"{each.surface} {each.number_class} {each.quantity and each.quantity.interval}"
        for each in npf.find_quantities(text)
    )
    assert told == found


def test_doubling_in_one_word_is_a_factor_of_two() -> None:
    """倍增 says what 翻番 says."""
    assert npf.parse_quantity("倍增").interval == npf.parse_quantity("翻番").interval
