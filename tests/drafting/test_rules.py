"""What a draft proposes, wording by wording: one row for each rule that decides."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest

import npf_corpus as npf
from drafting.test_project import VOCABULARY
from npf_corpus.drafting import Draft, sentences_of
from npf_corpus.drafting._asked import Asked
from npf_corpus.drafting._draft import Drafter
from npf_corpus.drafting._evidence import MeasureNames
from npf_corpus.drafting._matching import Matcher
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._parts import parts_of

HEADINGS = {
    "review": "一、2025年工作回顾",
    "years": "一、“十四五”时期工作回顾",
    "plan": "二、“十五五”时期主要目标",
    "tasks": "三、2026年重点工作",
}


def drafted(part: str, said: str, year: int | None = 2026) -> Draft:
    """Return the draft of a sentence in a part of a report."""
    return npf.draft(f"{HEADINGS[part]}\n{said}\n", region="CN-ZJ", year=year, genre="work-report")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("城镇化率比全国高2个百分点。", "difference [2,2] percentage-point"),
        ("新能源装机比上年高2个百分点。", "increase [2,2] percentage-point"),
        ("增速高于全国2.5个百分点。", "difference [2.5,2.5] percentage-point"),
        ("研发投入占比提高0.5个百分点。", "increase [0.5,0.5] percentage-point"),
        ("研发投入比重降低0.5个百分点。", "decrease [0.5,0.5] percentage-point"),
        ("完成率高于全国平均10%。", "difference [10,10] percent"),
        ("人均用水量是全国平均的60%。", "relative [60,60] percent"),
        ("出口5%左右增长。", "growth [4.5,5.5] percent"),
        ("研发经费增加200亿元。", "increase [20000000000,20000000000] CNY"),
        ("新增城镇就业100万人。", "level [1000000,1000000] person"),
        ("数字经济规模翻一番。", "growth [2,2] factor"),
        ("产值增长2倍。", "growth [3,3] factor"),
        ("出口达到3倍。", "relative [3,3] factor"),
        ("城乡居民收入比1.8:1。", "level [1.8,1.8] factor"),
        ("发电量相当于三峡电站的2倍。", "relative [2,2] factor"),
        ("流量覆盖3倍。", "level [3,3] factor"),
        ("培育千亿级产业集群。", "level [100000000000,) CNY"),
        ("森林覆盖率超过100.5%。", "level (100.5,) percent"),
        ("出口增速居全国第3位。", "rank [3,3] rank"),
        ("失业率、物价涨幅控制在5、2个百分点以内。", "increase (,2] percentage-point"),
        ("出口、进口占比提高3左右、2个百分点。", "increase [2,2] percentage-point"),
    ],
)
def test_the_words_at_a_figure_tell_what_it_is_of_its_measure(said: str, expected: str) -> None:
    """Aspect, interval and unit of the last figure of a sentence."""
    found = drafted("review", said).claims[-1]
    assert f"{found.aspect} {found.interval} {found.unit}" == expected


@pytest.mark.parametrize(
    ("part", "said", "modality", "time"),
    [
        ("tasks", "研发经费占比从2.5%提高到。", "achieved", "2025"),
        ("tasks", "到2024年，全省公路达到100公里。", "achieved", "2024"),
        ("tasks", "去年新建公路100公里。", "achieved", "2025"),
        ("tasks", "到2030年，公路里程达到1000公里。", "targeted", "2030"),
        ("plan", "建成高速公路1000公里。", "targeted", "2030"),
        ("plan", "每年年均新增就业100万人。", "targeted", "2026/2030"),
        ("review", "出口年均增长5%。", "achieved", "2021/2025"),
    ],
)
def test_the_part_and_the_words_tell_of_when_a_figure_is(
    part: str, said: str, modality: str, time: str
) -> None:
    """A past year is reached even among the tasks; a plan's figures are of its end or its years."""
    found = drafted(part, said).claims[-1]
    assert (found.modality, found.as_of or found.deadline) == (modality, time)


@pytest.mark.parametrize(
    ("said", "measures"),
    [
        ("快递业务量、收入均达到98%。", ["express-volume-growth", "express-revenue-growth"]),
        ("煤炭产量1亿吨，总量居全国第1位。", ["energy-output-mass", "energy-output-mass"]),
        ("地区生产总值8万亿元，增速居全国第3位。", ["gross-regional-product", "grp-growth"]),
        ("城镇、农村收入分别增长5%、6%，总量分别达到3万元、2万元。", 4),
        ("自来水、煤气、电力、公路、铁路、航空、水运均达到98%。", 1),
        ("新建5G基站、数据中心等100个。", ["new-5g-base-station-count"]),
        ("公路、铁路均达到98%。", 2),
        ("粮食、油料产量达到500万吨、20万吨，增长3%、4%。", 4),
        ("新建公园5个和6个。", ["park-count", "park-count"]),
    ],
)
def test_nouns_are_shared_along_a_list(said: str, measures: list[str] | int) -> None:
    """Each figure has the noun that it goes on from; 均 governs two to five nouns."""
    found = [each.measure for each in drafted("review", said).claims]
    assert (len(found) if isinstance(measures, int) else found) == measures


def test_a_part_is_of_the_last_figure_in_its_sentence() -> None:
    """其中 names a part of a figure in the same unit, and never of another sentence's."""
    one, part = drafted("review", "新建学校100所，其中小学60所。").claims
    assert (one.item_of, part.item_of) == ("", one.n)
    _, apart = drafted("review", "新建学校100所。其中小学60所。").claims
    assert apart.item_of == ""
    made = npf.draft(
        "新建学校100所，其中投资3亿元。", region="CN-ZJ", year=2026, genre="work-report"
    )
    assert [each.item_of for each in made.claims] == ["", ""]


def test_a_place_that_a_clause_opens_with_is_the_figures_region() -> None:
    """在上海市新设企业 is of Shanghai, in the report of Zhejiang."""
    (found,) = drafted("review", "在上海市新设企业5家。").claims
    assert found.regions == ("CN-SH",)


@pytest.mark.parametrize(
    ("said", "tiers"),
    [
        ("打造新能源、新材料、生物制造三大未来产业。", "new-energy new-materials biomanufacturing"),
        ("发展生物医药。壮大新兴产业。", None),
        ("新材料基地发展生物医药、新能源等未来产业。", "biomedicine new-energy"),
        ("新材料基地发展未来产业。", None),
    ],
)  # fmt: skip
def test_a_list_right_before_a_tier_is_placed_in_it(said: str, tiers: str | None) -> None:
    """One industry makes no list, and what a verb parts from the tier is not in it."""
    rows = drafted("review", said).sheet.statements
    assert [" ".join(key for _, key in each.tiers) for each in rows] == ([tiers] if tiers else [])


@pytest.mark.parametrize(
    ("year", "lines", "kinds"),
    [
        (2026, "一、回顾\n二、2026年任务\n名词解释\n2026年实事", "review tasks notes tasks"),
        (2026, "（2026年1月20日在省人民代表大会上）\n一、2025年回顾", "review"),
        (2026, "主要任务是把城市和乡村建设得更加美丽更加富裕更加文明更加和谐更加安全", "review"),
        (2026, "——主要目标", "review"),
        (2026, "第一部分 会议上", "review"),
        (None, "主要目标", "review"),
        (2026, "一、回顾\n二、过去\n“十五五”时期，我们必须发展。", "review plan"),
        (2026, "今年全省要发展。", "review tasks"),
        (2026, "一、回顾\n二、“十五五”目标\n做好今年工作。\n", "review plan tasks"),
        (2026, "一、回顾\n二、“十五五”目标\n2026年是第一年。\n", "review plan"),
    ],
)  # fmt: skip
def test_headings_and_turns_open_parts(year: int | None, lines: str, kinds: str) -> None:
    """A heading with a year, the notes, and words such as 做好今年工作 open a part."""
    made = parts_of(sentences_of(lines), year)
    assert " ".join(each.kind for each in made) == kinds


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Ningxia ranks third in wind power.", "rank achieved ../2026 "),
        ("Exports rose 5 percent in 2025.", "growth achieved 2025 "),
        ("Exports fell by 2 percentage points.", "decrease achieved ../2026 "),
        ("The share of green energy rose 2 percentage points.", "increase achieved ../2026 "),
        ("Its share was 5 percent.", "level achieved ../2026 "),
        ("They added 20 enterprises.", "increase achieved ../2026 "),
        ("Experts proposed 20 zones by 2030.", "level proposed  2030"),
        ("Exports were forecast at 20 billion yuan.", "level forecast ../2026 "),
    ],
)
def test_english_words_tell_aspect_and_time(said: str, expected: str) -> None:
    """The verb near a figure tells its aspect, the verb before it how firm it is."""
    (found,) = npf.draft(said, year=2026, genre="news").claims
    assert f"{found.aspect} {found.modality} {found.as_of} {found.deadline}" == expected


def test_a_matcher_of_nothing_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without names nothing is found; without its library an error says what to install."""
    assert list(Matcher({}).find("新能源")) == []
    gone: Any = None
    monkeypatch.setitem(sys.modules, "ahocorasick", gone)
    with pytest.raises(npf.MissingExtra, match=re.escape("npf-corpus[draft]")):
        Matcher({})


def test_what_decides_on_a_measure_can_be_looked_at() -> None:
    """The evidence of a figure names the measure that the draft proposes."""
    words = Vocabulary({name: tuple(getattr(npf.load(), name)) for name in VOCABULARY})
    drafter = Drafter(words)
    assert drafter.without_places("浙江省杭州市公园") == "公园"
    asked = Asked(before="公园", after="", classifier="个", kind="count", unit="park")
    evidence = drafter.cues.evidence(asked, ())
    assert max(evidence, key=lambda each: evidence[each].score) == "park-count"


def test_a_name_that_every_measure_has_says_nothing() -> None:
    """What tells no measure from the others has no share."""
    assert MeasureNames([("a", "粮食")], [], 1).shares({"粮食"}, {"粮食"}) == ({}, {})
