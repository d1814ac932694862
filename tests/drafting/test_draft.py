"""Drafts: every figure has a row, with its part, period and reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import npf_corpus as npf
from npf_corpus.drafting import Draft, Figure

REPORT = """政府工作报告
一、2025年工作回顾
全省生产总值增长5.5%左右，社会消费品零售总额突破1万亿元、居全国第3位。
五年来，累计建成高速公路1200公里，城镇化率由60.1%提高到65.2%。
二、“十五五”时期主要目标
到2030年，研发经费投入强度达到3.5%以上，全员劳动生产率年均增长6%。
三、2026年重点工作
一般公共预算收入增长3%、力争4%，城镇和农村居民收入分别增长5%、6%。
培育壮大新材料、新能源等新兴产业，发展新质生产力。
"""


def drafted(text: str) -> Draft:
    """Return the draft of a report of 2026."""
    return npf.draft(text, region="CN-ZJ", year=2026, genre="work-report")


def row(surface: str) -> Figure:
    """Return the row of a figure of the report."""
    return next(each for each in drafted(REPORT).claims if each.surface == surface)


@pytest.mark.parametrize(
    ("surface", "aspect", "modality", "hedged", "as_of", "deadline"),
    [
        ("5.5%左右", "growth", "achieved", False, "2025", ""),
        ("突破1万亿元", "level", "achieved", False, "2025", ""),
        ("居全国第3位", "rank", "achieved", False, "2025", ""),
        ("1200公里", "level", "achieved", False, "2021/2025", ""),
        ("60.1%", "level", "achieved", False, "2020", ""),
        ("65.2%", "level", "achieved", False, "2025", ""),
        ("3.5%以上", "level", "targeted", False, "", "2030"),
        ("6%", "average-growth", "targeted", False, "", "2026/2030"),
        ("3%", "growth", "targeted", False, "", "2026"),
        ("4%", "growth", "targeted", True, "", "2026"),
    ],
)
def test_a_figure_is_told_by_its_words_and_its_part(
    surface: str, aspect: str, modality: str, hedged: object, as_of: str, deadline: str
) -> None:
    """Review, five years, plan and tasks give modality and period, the verbs the aspect."""
    found = row(surface)
    assert (found.aspect, found.modality, found.hedged) == (aspect, modality, hedged)
    assert (found.as_of, found.deadline) == (as_of, deadline)


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("研发经费支出占地区生产总值的比重3.2%", "rd-intensity"),
        ("全社会研发经费支出相当于全省生产总值的比例3.2%", "rd-intensity"),
        ("社会物流总费用占GDP比重降到13%", "logistics-cost-ratio"),
        ("数字经济核心产业增加值占GDP比重达到12%", "share-of-grp"),
        ("制造业增加值占地区生产总值比例28.5%", "share-of-grp"),
        ("高技术产业增加值占规模以上工业增加值的比重25%", "above-scale-value-added-share"),
        ("非化石能源消费占能源消费总量的比重20%", "non-fossil-share"),
        ("大熊猫数量占全国总数的比重70%", "share-of-national"),
    ],
)
def test_a_share_is_of_its_part_and_its_whole(words: str, measure: str) -> None:
    """What is divided tells as much as what it is divided by; neither alone is the measure."""
    (share,) = drafted(f"二、2026年重点工作\n{words}。").claims
    assert (share.measure, share.aspect, share.unit) == (measure, "level", "percent")


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("新能源装机翻一番", "power-capacity"),
        ("人均地区生产总值达到15万元，新能源装机翻一番", "power-capacity"),
        ("人均地区生产总值达到15万元，城镇化率达到70%，新能源装机翻一番", "power-capacity"),
        ("人均地区生产总值达到15万元，营业收入翻一番", "business-revenue"),
        ("人均地区生产总值翻一番", "grp-per-capita"),
        ("人均地区生产总值达到15万元，翻一番", "grp-per-capita"),
    ],
)
def test_a_clause_that_names_a_measure_wins_over_the_figure_before(
    words: str, measure: str
) -> None:
    """Words around tell the measure only where the figure's own noun tells none."""
    last = drafted(f"二、“十五五”时期主要目标\n到2030年，{words}。").claims[-1]
    assert (last.surface, last.measure, last.aspect) == ("翻一番", measure, "growth")


@pytest.mark.parametrize("part", ["游客人数", "投资", "工业用地", "熊", "碧水", "无障碍设施", ""])
@pytest.mark.parametrize("whole", ["生产总值", "山川", "人口", "全省游客", "出口"])
def test_a_share_is_never_of_a_measure_that_is_no_share(part: str, whole: str) -> None:
    """A percentage of a whole has a measure of a ratio, or none where no words tell one."""
    (share,) = drafted(f"{part}占{whole}的比重达到31.5%。").claims
    measures = npf.load().measures
    assert not share.measure or measures[share.measure].dimension == "ratio"


@pytest.mark.parametrize("thing", ["无人工厂", "无障碍设施", "无烟医院", "无废园区", "无线基站"])
def test_a_verb_is_no_part_of_the_noun_after_it(thing: str) -> None:
    """建成无人工厂 is of factories: neither 建成 nor 建成无 is told as the reason."""
    made = drafted(f"一、2025年工作回顾\n建成{thing}30个。")
    bare = drafted(f"一、2025年工作回顾\n{thing}30个。")
    told = [row.measure.removeprefix("new-") for row in made.claims]
    assert told == [row.measure for row in bare.claims]
    assert "建成" not in made.reasons[-1].why


@pytest.mark.parametrize(
    "words", ["低空企业达到120家", "低空领域新增企业500家", "低空经济增加值2亿元"]
)
def test_a_name_that_readers_took_for_a_sector_tells_it(words: str) -> None:
    """It does so where the measure goes with no sector of its own, too."""
    (row,) = drafted(f"一、2025年工作回顾\n{words}。").claims
    assert row.sectors == ("low-altitude-economy",)


@pytest.mark.parametrize(
    ("words", "unit"), [("工业投资两位数增长", "percent"), ("外贸订单增长3.8倍", "factor")]
)
def test_a_figure_that_names_its_growth_is_one(words: str, unit: str) -> None:
    """两位数 is said of growth, and a figure's own 增长 counts like one before it."""
    (row,) = drafted(f"一、2025年工作回顾\n{words}。").claims
    assert (row.aspect, row.unit) == ("growth", unit)


@pytest.mark.parametrize(
    ("words", "measure", "aspect"),
    [
        ("新建绿色工厂30家。", "new-green-factory-count", "level"),
        ("新培育绿色工厂30家、智能工厂20家。", "new-green-factory-count", "level"),
        ("建成绿色工厂30家。", "new-green-factory-count", "level"),
        ("全年新建养老服务中心50个。", "new-elderly-care-institution-count", "level"),
        ("累计建成绿色工厂30家。", "green-factory-count", "level"),
        ("加快建设绿色工厂30家。", "green-factory-count", "level"),
        ("绿色工厂达到30家。", "green-factory-count", "level"),
        ("新增绿色工厂30家。", "green-factory-count", "increase"),
        ("新建口袋公园30个。", "pocket-park-count", "level"),
    ],
)
def test_what_was_made_in_a_period_has_a_measure_of_its_own(
    words: str, measure: str, aspect: str
) -> None:
    """The verb tells it, where the vocabulary has such a measure; 累计 and 加快 tell otherwise."""
    first = next(
        each
        for each in npf.draft(f"2025年，{words}", region="Zhejiang", year=2026).sheet.figures
        if each.number_class == "claim"
    )
    assert (first.measure, first.aspect) == (measure, aspect)


def test_every_number_expression_has_a_row() -> None:
    """No figure of the text is passed over, whatever its class."""
    expected = [each.surface.strip() for each in npf.find_quantities(REPORT, language="zh")]
    assert expected == [each.surface for each in drafted(REPORT).sheet.figures]


def test_every_row_says_why_and_how_sure_it_is() -> None:
    """Each proposal has a reason and a number from 0 to 1."""
    made = drafted(REPORT)
    assert len(made.reasons) == len(made.sheet.figures)
    assert all(each.why and 0 <= each.sure <= 1 for each in made.reasons)


def test_sentences_of_the_term_and_of_tiers_are_statements() -> None:
    """A sentence that names the term has a row, with the industries that it places in a tier."""
    (said,) = drafted(REPORT).sheet.statements
    assert said.sent == len(drafted(REPORT).sentences)
    assert [tier for tier, _ in said.tiers] == ["emerging", "emerging"]


def test_a_draft_of_nothing_is_empty() -> None:
    """A text without figures gives a sheet without rows."""
    assert drafted("").sheet.figures == ()
    assert drafted("没有数字").claims == ()


def test_what_is_no_text_or_no_year_is_refused() -> None:
    """A wrong argument is an error that says what to write."""
    with pytest.raises(npf.InvalidText, match="running text"):
        npf.draft(b"12")  # type: ignore[arg-type]
    with pytest.raises(npf.InvalidText, match="four digits"):
        npf.draft("12", year=26)
    with pytest.raises(npf.UnknownName):
        npf.draft("12", region="Atlantis")


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"text": 10**5000}, npf.InvalidText),
        ({"text": None}, npf.InvalidText),
        ({"text": Path("report.txt")}, npf.InvalidText),
        ({"year": 10**5000}, npf.InvalidText),
        ({"year": 2026.0}, npf.InvalidText),
        ({"year": True}, npf.InvalidText),
        ({"region": 10**5000}, npf.UnknownName),
        ({"region": ["CN-ZJ"]}, npf.UnknownName),
        ({"language": 10**5000}, npf.UnknownName),
        ({"language": "fr"}, npf.UnknownName),
    ],
)
def test_an_argument_of_any_kind_is_told(given: Any, error: type[npf.NpfCorpusError]) -> None:
    """One that is none is refused in one short line, whatever it is."""
    with pytest.raises(error) as caught:
        npf.draft(**{"text": "5家", **given})
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 200


def test_a_long_list_has_short_reasons() -> None:
    """What a row says of itself does not grow with the list that it stands in."""
    made = drafted("增长" + "5%、" * 500)
    assert max(len(each.why) for each in made.reasons) < 200


def test_what_governs_several_nouns_has_a_row_for_each() -> None:
    """均 gives one figure to each noun, on the same words."""
    made = drafted("自来水普及率、垃圾处理率均达到98%。")
    assert [each.surface for each in made.claims] == ["98%", "98%"]
    assert made.claims[1].caveat.startswith("same figure")


def test_town_and_country_are_two_nouns() -> None:
    """分别 deals two figures after 城乡 to the towns first and to the villages then."""
    made = drafted("城乡居民人均可支配收入分别增长5.1%、6.2%。")
    assert [each.measure for each in made.claims] == ["urban-income", "rural-income"]


@pytest.mark.parametrize("words", ["产值增长2倍", "产值实现倍增", "产值实现翻番"])
def test_a_noun_that_many_sectors_share_tells_none_of_them(words: str) -> None:
    """Readers met 咖啡产值 as 产值 that doubled, and yet 产值 alone is of no sector."""
    (row,) = drafted(f"一、2025年工作回顾\n{words}。").claims
    assert (row.measure, row.sectors) == ("output-value", ())
    (named,) = drafted(f"一、2025年工作回顾\n咖啡{words}。").claims
    assert named.sectors == ("coffee",)


@pytest.mark.parametrize(
    ("words", "modality", "hedged", "deadline"),
    [
        ("到2030年，人均地区生产总值达到15万元", "targeted", False, "2030"),
        ("力争到2030年人均地区生产总值翻一番", "targeted", True, "2030"),
        ("力争人均可支配收入达到5万元", "targeted", True, "2026"),
        ("着力促进消费，接待游客增长12.8%", "achieved", False, ""),
        ("到2025年，人均地区生产总值达到15万元", "achieved", False, ""),
    ],
)
@pytest.mark.parametrize("heading", ["", "一、2025年工作回顾\n"])
def test_words_that_look_ahead_tell_an_aim_in_any_part(
    heading: str, words: str, modality: str, hedged: object, deadline: str
) -> None:
    """A year after that of the report, or 力争, makes an aim of a figure in a review too."""
    (row,) = drafted(f"{heading}{words}。").claims
    assert (row.modality, row.hedged, row.deadline) == (modality, hedged, deadline)


@pytest.mark.parametrize("words", ["利润增长5%、翻一番", "人均GDP达到15万元、翻一番"])
def test_a_figure_of_a_list_keeps_what_its_own_words_say(words: str) -> None:
    """翻一番 is growth whatever the figure before it is."""
    (*_, row) = drafted(f"一、2025年工作回顾\n{words}。").claims
    assert (row.surface, row.aspect, row.unit) == ("翻一番", "growth", "factor")


@pytest.mark.parametrize(
    ("words", "regions", "sectors"),
    [
        ("There are 12 laboratories.", (), ()),
        ("It has 30 enterprises, and it will be a mile from 300 others.", (), ()),
        ("The ARE and the city of Mile have 20 hospitals.", ("AE", "CN-532504"), ()),
        ("Of 20 enterprises, all use AI and IT.", (), ("artificial-intelligence", "digital")),
        ("Some 300 enterprises, 156 of them new, may aid it.", (), ()),
        ("In northwest China, 20 hospitals use iot.", ("northwest-china",), ()),
    ],
)
def test_no_common_word_is_taken_for_a_code(
    words: str, regions: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    """AE, ARE, IT and 300 are codes of places and sectors; are, it and 300 firms are none."""
    row = npf.draft(words, year=2026, genre="news").claims[0]
    assert (set(row.regions), set(row.sectors)) == (set(regions), set(sectors))


def test_a_year_belongs_to_the_figures_of_its_clause() -> None:
    """What rose in 2025 and what is to stand by 2027 may be told in one sentence."""
    made = npf.draft(
        "Exports rose 30 percent in 2025 to 45,000 units, and it aims to add 20 hospitals by 2027, "
        "up from 12 schools.",
        year=2026, genre="news",
    )  # fmt: skip
    assert [(row.surface, row.as_of or row.deadline) for row in made.claims] == [
        ("30 percent", "2025"), ("45,000 units", "2025"), ("20 hospitals", "2027"),
        ("12 schools", "2027"),
    ]  # fmt: skip


def test_english_news_is_drafted_too() -> None:
    """Figures of English texts have rows, with the nearest measure of the vocabulary."""
    made = npf.draft("Ningxia has run more than 2,000 cooperation projects.", year=2025)
    assert [each.interval for each in made.claims] == ["(2000,)"]
    assert [each.measure for each in made.claims] == ["cooperation-projects"]
    assert made.claims[0].regions == ("CN-NX",)
