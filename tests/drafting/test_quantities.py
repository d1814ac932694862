"""The quantity of a row: which words it has, what they say, and whose unit that is."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.test_entered import words
from npf_corpus.drafting._mentions import names_in, written_names
from npf_corpus.drafting._passages import passages_of
from npf_corpus.drafting._quantities import Reader, Spot
from npf_corpus.drafting._sentences import sentences_of
from npf_corpus.drafting._sheet import Figure, Mentioned, Place, Said
from npf_corpus.records import Document, Statement

PLACE = Place("a.tsv", 2)
HEEDED = "the comparator stands before an earlier figure of the list"


def row(surface: str, **cells: Any) -> Figure:
    """Return a row of the first sentence."""
    given: dict[str, Any] = {
        "n": "1", "sent": 1, "surface": surface, "number_class": "claim",
        "sectors": (), "regions": (), "hedged": False, "place": PLACE, **cells,
    }  # fmt: skip
    names = [name for name in Figure.__annotations__ if name not in {"initiative", "disputed"}]
    return Figure(**{name: given.get(name, "") for name in names})


def read(text: str, surface: str, *caveats: str, **cells: Any) -> list[Any]:
    """Return what a row of a text states, with the words that it has, or what is told of it."""
    told: list[str] = []
    language = "zh" if not text.isascii() else "en"
    sentences = sentences_of(text, language=language)  # type: ignore[arg-type]

    def fault(place: Place, column: str, message: str) -> None:
        told.append(place.fault(column, message))

    reader = Reader(words(), text, sentences, fault, language)  # type: ignore[arg-type]
    start = text.index(surface) if surface in text else 0
    said = list(caveats)
    measure = cells.pop("measure", "gross-regional-product")
    spot = Spot(start, start + len(surface), 1)
    quantity, spot = reader.quantity(row(surface, **cells), spot, measure, said)
    if quantity is None:
        return told
    basis = "" if quantity.unit_basis == "stated" else " inferred"
    figure = f"{text[spot.start : spot.end]}: {quantity.interval} {quantity.unit}{basis}"
    return [figure, *said, *told]


GROWN = {"aspect": "growth", "interval": "[2.5,2.5]"}


@pytest.mark.parametrize(
    ("text", "surface", "cells", "found"),
    [
        ("产值增长5%。", "5%", {"aspect": "growth"}, ["5%: [5,5] percent"]),
        ("产值增长5%。", "增长5%", {"aspect": "growth"}, ["增长5%: [5,5] percent"]),
        ("产值增长1.5倍左右。", "1.5倍", GROWN, ["增长1.5倍: [2.5,2.5] factor"]),
        ("产值增加1.5倍左右。", "1.5倍", GROWN, ["增加1.5倍: [2.5,2.5] factor"]),
        ("产值提高1.5倍左右。", "1.5倍", GROWN, ["提高1.5倍: [2.5,2.5] factor"]),
        ("产值超过5%左右。", "5%", {"aspect": "growth", "interval": "(5,)"},
         ["超过5%: (5,) percent"]),
        ("产值居第3左右。", "第3", {"aspect": "rank", "interval": "[3,3]"}, ["居第3: [3,3] rank"]),
        ("产值位列第3左右。", "第3", {"aspect": "rank", "interval": "[3,3]"},
         ["位列第3: [3,3] rank"]),
        ("产值第3位左右。", "3位", {"aspect": "rank", "unit": "rank", "interval": "[3,3]"},
         ["3位: [3,3] rank inferred", "the unit rank is inferred; the words do not state it"]),
        ("产值超过5%、6%。", "6%", {"aspect": "growth", "interval": "(6,)"},
         ["6%: (6,) percent", HEEDED]),
        ("产值100亿元。", "100亿元", {"interval": "[99,99]"},
         ["100亿元: [99,99] CNY",
          ("a.tsv line 2, interval: is [99,99], the words say [10000000000,10000000000]: write "
          "that, or a caveat")]),
        ("产值100亿元。", "100", {"interval": "[10000000000,10000000000]"},
         ["100亿元: [10000000000,10000000000] CNY"]),
        ("产值很大。", "很大", {},
         ["a.tsv line 2, surface: '很大' is no figure that is read"]),
        ("产值5%。", "5%", {"aspect": "growth", "interval": "5"},
         ["a.tsv line 2, interval: '5' is no interval, write for example '[10,20)' or '(2000,)'"]),
        ("产值5%。", "5%", {"aspect": "growth", "unit": "CNY"},
         ["a.tsv line 2, interval: is [5,5], the words say [5,5]: write that, or a caveat",
          "a.tsv line 2, unit: is CNY, the words state percent: write that"]),
        ("有3。", "3", {"aspect": "increase"},
         ["3: [3,3] count inferred", "the unit count is inferred; the words do not state it"]),
        ("有企业3家。", "3家", {"aspect": "increase", "unit": "enterprise"},
         ["3家: [3,3] enterprise"]),
        ("有工厂3家。", "3家", {"aspect": "increase", "unit": "enterprise"},
         ["3家: [3,3] enterprise inferred",
          "the unit enterprise is inferred; the words do not state it"]),
        ("有100亿。", "100亿", {"unit": "CNY"},
         ["100亿: [10000000000,10000000000] CNY inferred",
          "the unit CNY is inferred; the words do not state it"]),
        ("There are more than 5 zones.", "5", {"aspect": "increase", "interval": "(5,)"},
         ["more than 5 zones: (5,) zone"]),
    ],
)  # fmt: skip
def test_a_row_states_what_its_words_say(
    text: str, surface: str, cells: dict[str, Any], found: list[str]
) -> None:
    """The surface alone, the expression that it is part of, or the word before it as well."""
    assert read(text, surface, **cells) == found


@pytest.mark.parametrize("caveat", ["It is inferred.", "CNY is assumed here."])
def test_a_caveat_may_say_itself_that_a_unit_is_inferred(caveat: str) -> None:
    """Then none is added; any other caveat stays beside the one that is."""
    plain = "100亿: [10000000000,10000000000] CNY inferred"
    assert read("有100亿。", "100亿", caveat, unit="CNY") == [plain, caveat]
    added = "the unit CNY is inferred; the words do not state it"
    assert read("有100亿。", "100亿", "It is so.", unit="CNY") == [plain, "It is so.", added]


def test_a_caveat_lets_a_row_say_otherwise_than_its_words() -> None:
    """Without one that is a fault; a level outside its measure is one in any case."""
    assert read("产值100亿元。", "100亿元", "As told later.", interval="[99,99]") == [
        "100亿元: [99,99] CNY",
        "As told later.",
    ]
    rate = {"measure": "urbanisation-rate", "aspect": "level"}
    assert read("占比150%。", "150%", **rate) == [
        "a.tsv line 2, interval: [150,150] lies outside [0,100]"
    ]
    assert read("占比150%。", "150%", **rate, interval="[150,150]") == [
        "150%: [150,150] percent",
        (
            "a.tsv line 2, interval: is [150,150], outside [0,100], the values of "
            "urbanisation-rate: correct one"
        ),
    ]


COUNTRY = ("全国", "我国", "国家", "中国", "国内")


@pytest.mark.parametrize("word", COUNTRY)
def test_the_country_is_named_by_any_of_its_words(word: str) -> None:
    """Where a statement is on it, and its document on another region."""
    text = f"在{word}领先。"
    (sentence,) = sentences_of(text, language="zh")
    about: Any = {"regions": ("CN", "CN-ZJ"), "initiatives": ()}
    statement = Statement.__new__(Statement)
    for name, value in about.items():
        object.__setattr__(statement, name, value)
    document = Document.__new__(Document)
    object.__setattr__(document, "region", "CN-ZJ")
    (found,) = names_in(statement, sentence, document, words())
    assert (text[found.start : found.end], found.kind, found.entity) == (word, "region", "CN")


def test_rows_of_names_are_found_from_the_row_before_on() -> None:
    """The same words after their last place; `nth` counts from the beginning of the sentence."""
    text = "浙江与上海、浙江与安徽。浙江好。"
    told: list[str] = []
    sentences = sentences_of(text, language="zh")

    def named(*rows: tuple[int, str, int]) -> list[int]:
        given = [
            Mentioned(sent, word, "region", word, nth, Place("m.tsv", at))
            for at, (sent, word, nth) in enumerate(rows, 2)
        ]
        found = written_names(given, sentences, words(), lambda *each: told.append(str(each)))
        return [each.start for each in found]

    assert named((1, "浙江", 0), (1, "浙江", 0), (2, "浙江", 0)) == [0, 6, 12]
    assert named((1, "上海", 0), (1, "浙江", 0), (1, "安徽", 0)) == [3, 6, 9]
    assert named((1, "浙江", 2), (1, "浙江", 1)) == [6, 0]
    assert told == []
    assert named((1, "浙江", 0), (1, "浙江", 0), (1, "浙江", 0)) == [0, 6]
    assert len(told) == 1


def test_passages_are_in_reading_order_and_end_where_the_next_begins() -> None:
    """Whatever the order of their rows; a passage may go through several sentences."""
    text = "甲一，乙二。丙三。丁四。戊五。"
    sentences = sentences_of(text, language="zh")
    told: list[str] = []

    def said(sent: int, begins: str = "", through: int = 0, line: int = 2) -> Said:
        return Said(sent, "context", "", (), (), (), Place("s.tsv", line), begins, through)

    rows = [said(4), said(1, ""), said(1, "乙"), said(2, "", 3)]
    found = passages_of(text, sentences, rows, lambda *each: told.append(str(each)))
    assert [(each.sent, each.sentence.text) for each in found] == [
        (1, "甲一，"),
        (1, "乙二。"),
        (2, "丙三。丁四。"),
        (4, "戊五。"),
    ]
    assert [each.end for each in found] == [3, 6, 12, 15]
    assert told == []
