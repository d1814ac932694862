"""Which words before a figure contradict what it is said to be of its measure."""

from __future__ import annotations

from typing import Any

import pytest

from npf_corpus.records._choices import Aspect
from npf_corpus.validation._aspects import contradiction

UP = (
    "增长 增加 新增 净增 上涨 上升 提高 提升 翻番 增幅 涨幅 grow grew growing rise rises risen "
    "rising rose increase increased increasing up"
)
DOWN = (
    "下降 降低 减少 下滑 下跌 压减 缩减 缩短 降幅 decline declined fall fell falling drop dropped "
    "decrease reduced reduction down"
)
OPEN = "收窄 扭转 由负 由降 由增 转正 转负 不 未 no not"
AVERAGE = (
    "年均 平均 均增 每年 逐年 复合|a year|per year|each year|every year|yearly|annual|annually|"
    "average"
)
RISES: tuple[Aspect, ...] = ("increase", "growth", "average-growth")
FALLS: tuple[Aspect, ...] = ("decrease", "decline", "average-decline")


def said(aspect: Aspect, before: str, after: str = "5%, 年均", **told: Any) -> str | None:
    """Return what contradicts an aspect of a statement that names an average."""
    return contradiction(aspect, before, before + after, **{"is_share": True, **told})


@pytest.mark.parametrize(
    ("words", "against", "with_"), [(UP, FALLS, RISES), (DOWN, RISES, FALLS)], ids=["up", "down"]
)
def test_a_direction_contradicts_the_other_one(
    words: str, against: tuple[Aspect, ...], with_: tuple[Aspect, ...]
) -> None:
    """Each word of it, in either language and in any case; the last one is told."""
    for word in words.split():
        for each in (word, word.upper()):
            text = f"output {each} by "
            assert {said(aspect, text) for aspect in against} == {each}
            assert {said(aspect, text) for aspect in with_} == {None}
        first = "增加" if against == FALLS else "减少"
        assert said(against[1], f"{first} and {word} ") == word


@pytest.mark.parametrize("word", OPEN.split())
def test_a_word_of_turning_leaves_the_direction_open(word: str) -> None:
    """Nothing is told where a fall is said to slow, or not to be one."""
    for aspect in (*RISES, *FALLS):
        assert said(aspect, f"增长 {word} 下降 ") is None
        assert said(aspect, f"下降 {word} ") is None
        assert said(aspect, f"增长 {word} ") is None


@pytest.mark.parametrize("word", ["upgrades", "upstream", "downtown", "downstream", "Not", "noted"])
def test_a_word_that_only_begins_like_a_direction_is_none(word: str) -> None:
    """An upgrade is no rise, and a fall behind it is one all the same."""
    assert said("decline", f"{word} cut it by ") is None
    assert said("growth", f"{word} cut it by ") is None
    if word != "Not":
        assert said("growth", f"{word} fell by ") == "fell"
        assert said("decline", f"{word} grew by ") == "grew"


def test_directions_of_both_kinds_decide_nothing() -> None:
    """Neither do those of an earlier clause, nor any for a level, rank or comparison."""
    assert said("growth", "增长后下降") is None
    assert said("decline", "下降后增长") is None
    for mark in "，。；！？、：,;:!?()（）\n":
        assert said("growth", f"能耗下降{mark}产值") is None
        assert said("growth", f"产值{mark}能耗下降") == "下降"
    others: tuple[Aspect, ...] = ("rank", "difference", "relative")
    for aspect in others:
        assert said(aspect, "下降") is None


def test_an_average_is_of_years() -> None:
    """Any word of one will do, wherever the statement has it."""
    told = "no word for a year or an average"
    averages: tuple[Aspect, ...] = ("average-growth", "average-decline")
    for aspect in averages:
        word = "增长" if aspect == "average-growth" else "下降"
        assert contradiction(aspect, word, f"{word}5%。", is_share=True) == told
        for each in AVERAGE.replace(" ", "|", 5).split("|"):
            assert contradiction(aspect, word, f"{word}5%, {each}.", is_share=True) is None
            assert contradiction(aspect, word, f"{each.upper()} {word}5%.", is_share=True) is None
    assert contradiction("growth", "增长", "增长5%。", is_share=True) is None
    assert contradiction("average-growth", "x", "x 5% in yearlyish", is_share=True) == told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("产值增长", "增长"), ("价格上涨", "上涨"), ("价格下跌 ", "下跌"), ("能耗下降", "下降"),
        ("output grew", "grew"), ("output Rose by ", "Rose by"), ("output fell by", "fell by"),
        ("output declined", "declined"), ("增长到", None), ("增长，达到", None), ("提高", None),
        ("it outgrew", None), ("产值", None),
    ],
)  # fmt: skip
def test_a_share_behind_a_verb_of_change_is_no_level(before: str, told: str | None) -> None:
    """Only of what is in percent, and only where the verb stands right before it."""
    assert said("level", before) == told
    assert said("level", before, is_share=False) is None
