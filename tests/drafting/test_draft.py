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


def test_english_news_is_drafted_too() -> None:
    """Figures of English texts have rows, with the nearest measure of the vocabulary."""
    made = npf.draft("Ningxia has run more than 2,000 cooperation projects.", year=2025)
    assert [each.interval for each in made.claims] == ["(2000,)"]
    assert [each.measure for each in made.claims] == ["cooperation-projects"]
    assert made.claims[0].regions == ("CN-NX",)
