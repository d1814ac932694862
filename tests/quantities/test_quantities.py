"""Figures in words: every row of the table of readings, in both languages."""

# ruff: noqa: E501, S301, S603 - rows of words; signs that look alike; our own pickles

from __future__ import annotations

import pickle
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from npf_corpus.errors import IncomparableUnits, InvalidBounds, InvalidQuantity
from npf_corpus.intervals import Interval, Verdict
from npf_corpus.quantities import READINGS_VERSION, Quantity, parse_quantity
from npf_corpus.records import UnitId

_ROWS_TO_GET_RIGHT = [
    ("12", "[12,12]", None),
    ("more than 2,000", "(2000,)", None),
    ("tens of thousands", "[10000,100000)", None),
    ("over 60%", "(60,)", "percent"),
    ("200-billion-level", "[200000000000,)", None),
    ("nearly 1 trillion yuan", "[900000000000,1000000000000)", "CNY"),
    ("more than 200 billion yuan", "(200000000000,)", "CNY"),
    ("about $31 billion", "[27900000000,34100000000]", "USD"),
    ("more than 200 billion yuan (about $31 billion)", "(200000000000,)", "CNY"),
    ("about 20 percent", "[18,22]", "percent"),
    ("between 8 and 10 percent", "[8,10]", "percent"),
    ("2 percentage points", "[2,2]", "percentage-point"),
    ("no fewer than three quarters", "[75,)", "percent"),
    ("up to 700", "(,700]", None),
    ("at least 20", "[20,)", None),
    ("nearly 8", "[7,8)", None),
    ("doubled", "[2,2]", "factor"),
    ("top 10", "[1,10]", "rank"),
    ("1.79 million", "[1790000,1790000]", None),
    ("one hundred and five", "[105,105]", None),
    ("2-3 billion", "[2000000000,3000000000]", None),
    ("several hundred", "[200,1000)", None),
    ("超过2000项", "(2000,)", None),
    ("2000余项", "(2000,3000)", None),
    ("数万名", "[10000,100000)", "person"),
    ("万余人次", "(10000,20000)", "person-time"),
    ("千亿级", "[100000000000,)", None),
    ("60%以上", "[60,)", "percent"),
    ("翻一番", "[2,2]", "factor"),
    ("增长两倍", "[3,3]", "factor"),
    ("增长到两倍", "[2,2]", "factor"),
    ("近300亿元", "[27000000000,30000000000)", "CNY"),
    ("12个省市", "[12,12]", "provincial-unit"),
    ("居全国第一", "[1,1]", "rank"),
    ("同比增长6.1%", "[6.1,6.1]", "percent"),
    ("提高5个百分点", "[5,5]", "percentage-point"),
    ("十几家", "(10,20)", None),
    ("几十家", "[20,100)", None),
    ("3.2亿吨", "[320000000,320000000]", "tonne"),
    ("180万亩", "[1800000,1800000]", "mu"),
    ("由2.3万亿元增加到3.1万亿元", "[3100000000000,3100000000000]", "CNY"),
    ("每万人16件", "[16,16]", "item-per-10000-person"),
    ("两位数增长", "[10,100)", "percent"),
    ("提高到60%以上", "[60,)", "percent"),
]


@pytest.mark.parametrize(("words", "interval", "unit"), _ROWS_TO_GET_RIGHT)
def test_rows_to_get_right(words: str, interval: str, unit: str | None) -> None:
    """The rows that the table spells out are read as it says, with the unit that they state."""
    quantity = parse_quantity(words)
    assert (interval, unit) == (str(quantity.interval), quantity.unit)
    assert (None if unit is None else "stated") == quantity.unit_basis


_READINGS = {
    "exactly": {
        "[100,100]": "100|exactly 100|a hundred|one hundred|precisely 100|a total of 100|一百|100"
        "|恰好100|共100|１００|壹佰",
    },
    "more-than": {
        "(20,)": "more than 20|over twenty|above 20|exceeding 20|surpass 20|upwards of 20|well over 20"
        "|greater than 20|>20|in excess of 20|超过20|逾二十|超20|突破20|大于20|超过了20|比20多|> 20",
    },
    "at-least": {
        "[20,)": "at least 20|no less than 20|no fewer than 20|20 or more|20+|20 or above|≥20|>= 20"
        "|twenty or more|equal to or more than 20|至少20|不少于20|不低于20|20以上|20及以上|大于等于20"
        "|至少有20|大于或者等于二十",
    },
    "less-than": {
        "(,20)": "less than 20|under 20|below 20|fewer than 20|<20|不足20|不到20|不满二十|低于20|比20少",
    },
    "at-most": {
        "(,20]": "at most 20|up to 20|no more than 20|20 or less|20 or fewer|≤ 20|not exceeding 20"
        "|less than or equal to 20|不超过20|最多20|至多20|20以内|20以下|小于等于20|最多为20",
    },
    "nearly": {
        "[900,1000)": "nearly 1,000|almost 1000|close to one thousand|近1000|将近一千|接近1000",
        "[7,8)": "nearly 8|almost eight|近8|将近八",
        "[7.2,8)": "nearly 8%|nearly $8|almost 8 times|近8%|近8元|近八倍|将近8个百分点",
        "[0.81,0.9)": "nearly 0.9",
        "(-8,-7]": "nearly -8",
        "(-5,-4.5]": "nearly -5%|近-5%",
        "[45,50)": "nearly half|近半",
        "[1.8,2)": "nearly doubled|近翻一番",
    },
    "about": {
        "[18,22]": "about 20|around 20|some 20|roughly 20|approximately 20|~20|20 or so|约20|大约20"
        "|20左右|20上下|约二十",
        "[-22,-18]": "about -20|约-20",
        "[0,0]": "about 0",
    },
    "between": {
        "[20,30]": "between 20 and 30|20 to 30|20-30|20–30|from 20 to 30|between twenty and thirty"
        "|20—30|20至30|20到30|从20到30|20~30|20和30之间|二三十|25±5|25 ± 5|25+/-5",
        "(20,30]": "more than 20 and no more than 30|超过20且不超过30|大于20小于等于30",
        "[2000000,3000000]": "2-3 million|2 to 3 million|two to three million|两三百万|2至3百万",
        "[100000,200000]": "one to two hundred thousand|10-20万|10万至20万|一二十万",
        "[100,1000000]": "between 100 and 1 million",
        "[100,10000]": "100到1万",
    },
    "some-over": {
        "(20,30)": "20-odd|twenty odd|20余|20多|二十余|二十多|二十几",
        "(2000,3000)": "2000-odd|2000余|两千多|2,000余",
        "(10,20)": "十几|十余|10余|十多",
        "(5000000,6000000)": "五百余万|500多万",
        "(23000,24000)": "2.3万余",
        "(350,360)": "350余",
    },
    "magnitude": {
        "[12,120)": "dozens",
        "[10,100)": "数十|tens",
        "[100,1000)": "hundreds|数百",
        "[1000,10000)": "thousands|数千",
        "[10000,100000)": "tens of thousands|数万",
        "[100000,1000000)": "hundreds of thousands|数十万",
        "[100000000,1000000000)": "hundreds of millions|数亿",
    },
    "level": {
        "[100000000000,)": "100-billion-level|hundred-billion-level|100 billion-scale|100-billion-class"
        "|千亿级|1000亿级",
    },
    "few": {
        "[2,10)": "several|a few|几|几个|数个",
        "[20,100)": "几十",
        "[200,1000)": "several hundred|a few hundred|几百",
        "[24,120)": "several dozen",
        "[20000,100000)": "several tens of thousands|几万",
    },
    "plural": {"[2,)": "multiple|a number of|a batch of|多个|一批"},
    "half": {
        "[50,50]": "half|a half|one half|半数|一半",
        "(50,100]": "majority|the majority|most|过半|大部分",
    },
    "fold": {
        "[2,2]": "doubling|doubled|twofold|double|two-fold|twice|2 times|翻一番|翻番|增长一倍|增长到2倍|2倍",
        "[4,4]": "fourfold|quadrupled|翻两番|增长三倍|增长到4倍|4倍",
        "[10,10]": "tenfold|10-fold|ten times|10倍|增长到10倍|增长九倍",
        "[8,8]": "翻三番",
    },
    "rank": {
        "[1,1]": "ranked first|ranks 1st|first place|first place nationwide|居第一位|首位|居首|全国第一|位居世界第一",
        "[3,3]": "ranked third|3rd place|third-largest|居第3位|排名第三",
        "[1,10]": "top 10|the top ten|前10|前十|前十名",
    },
}


@pytest.mark.parametrize(
    ("reading", "interval", "words"),
    [
        (reading, interval, words)
        for reading, rows in _READINGS.items()
        for interval, surfaces in rows.items()
        for words in surfaces.split("|")
    ],
)
def test_every_reading(reading: str, interval: str, words: str) -> None:
    """Every wording of the table, and its kin, has the table's reading and interval."""
    quantity = parse_quantity(words)
    assert (reading, interval) == (quantity.reading, str(quantity.interval))


@pytest.mark.parametrize(
    ("words", "interval", "unit"),
    [
        ("two and a half million", "[2500000,2500000]", None),
        ("quarter million dollars", "[250000,250000]", "USD"),
        ("more than 5000 or equal to", "[5000,)", None),
        ("less than 20% or equal", "(,20]", "percent"),
        ("two or three hundred", "[200,300]", None),
        ("half a million dollars", "[500000,500000]", "USD"),
        ("2½", "[2.5,2.5]", None),
        ("US$31bn", "[31000000000,31000000000]", "USD"),
        ("RMB 300 million", "[300000000,300000000]", "CNY"),
        ("¥5亿", "[500000000,500000000]", "CNY"),
        ("￥５００", "[500,500]", "CNY"),
        ("JPY 500", "[500,500]", "JPY"),
        ("¥500 yen", "[500,500]", "JPY"),
        ("$5 CAD", "[5,5]", "CAD"),
        ("HK$5 million", "[5000000,5000000]", "HKD"),
        ("$5-10 million", "[5000000,10000000]", "USD"),
        ("5 pounds 20 pence", "[5.2,5.2]", "GBP"),
        ("120 MEUR", "[120000000,120000000]", "EUR"),
        ("15 per cent", "[15,15]", "percent"),
        ("20-30%", "[20,30]", "percent"),
        ("half a percentage point", "[0.5,0.5]", "percentage-point"),
        ("5‰", "[0.5,0.5]", "percent"),
        ("1.3 × 10⁶", "[1300000,1300000]", None),
        ("12 provinces", "[12,12]", "provincial-unit"),
        ("hundreds of enterprises", "[100,1000)", "enterprise"),
        ("30+ projects", "[30,)", "project"),
        ("rose from 5% to 10%", "[10,10]", "percent"),
        ("fell to 5 million", "[5000000,5000000]", None),
        ("grew by more than 6.1 percent", "(6.1,)", "percent"),
        ("百分之六十五", "[65,65]", "percent"),
        ("百分之二十至三十", "[20,30]", "percent"),
        ("千分之五", "[0.5,0.5]", "percent"),
        ("五分之二", "[40,40]", "percent"),
        ("五又二分之一", "[5.5,5.5]", None),
        ("六成", "[60,60]", "percent"),
        ("七成六", "[76,76]", "percent"),
        ("五到六成", "[50,60]", "percent"),
        ("三成多", "(30,40)", "percent"),
        ("零点五", "[0.5,0.5]", None),
        ("两千亿", "[200000000000,200000000000]", None),
        ("90亿", "[9000000000,9000000000]", None),
        ("2.3万", "[23000,23000]", None),
        ("二十三", "[23,23]", None),
        ("二〇二五", "[2025,2025]", None),
        ("3万亿元", "[3000000000000,3000000000000]", "CNY"),
        ("人民币5亿元", "[500000000,500000000]", "CNY"),
        ("5亿美元", "[500000000,500000000]", "USD"),
        ("50元6角三分", "[50.63,50.63]", "CNY"),
        ("5角", "[0.5,0.5]", "CNY"),
        ("500多家", "(500,600)", None),
        ("不超过20%", "(,20]", "percent"),
        ("20至30亿元", "[2000000000,3000000000]", "CNY"),
        ("10%左右", "[9,11]", "percent"),
        ("5到10倍", "[5,10]", "factor"),
        ("三到五千万", "[30000000,50000000]", None),
        ("20个以上项目", "[20,)", "project"),
        ("从5%提高到10%", "[10,10]", "percent"),
        ("增长近两倍", "[2.8,3)", "factor"),
        ("翻了近一番", "[1.8,2)", "factor"),
        ("一批", "[2,)", None),
        ("多家企业", "[2,)", "enterprise"),
        ("5个", "[5,5]", None),
    ],
)
def test_what_people_write(words: str, interval: str, unit: str | None) -> None:
    """Scales, units and ranges combine by grammar."""
    quantity = parse_quantity(words)
    assert (interval, unit) == (str(quantity.interval), quantity.unit)


@pytest.mark.parametrize("words", ["a third", "one third", "三分之一"])
def test_thirds_are_enclosed(words: str) -> None:
    """A fraction without a last decimal is enclosed, so that its true value is inside."""
    interval = parse_quantity(words).interval
    assert interval.lower is not None
    assert interval.upper is not None
    assert Fraction(interval.lower) < Fraction(100, 3) < Fraction(interval.upper)
    assert interval.upper - interval.lower < Decimal("1e-24")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("14th", "is an ordinal"),
        ("14th National Congress", "is an ordinal"),
        ("first", "is an ordinal"),
        ("First, …", "is an ordinal"),
        ("第三", "is an ordinal"),
        ("第十四届", "is an ordinal"),
        ("6G", "is a name"),
        ("5m", "is a name"),
        ("08:33", "is a time of day"),
        ("March 12", "is a date"),
        ("12 March 2025", "is a date"),
        ("2025-03-08", "is a date"),
        ("2024年", "is a date"),
        ("3月12日", "is a date"),
        ("Six New Industries", "is no figure"),
        ("the two sessions", "is no figure"),
        ("两会", "is no figure"),
        ("1,5", "has a comma"),
        ("1.5.2", "has a comma"),
        ("1,50,00", "has a comma"),
        ("0,500", "has a comma"),
        ("1e6", "may be a label"),
        ("-1e1", "may be a label"),
        ("1/2", "may be a date or a ratio"),
        ("", "is no figure"),
        ("  ", "is no figure"),
        ("%", "is no figure"),
        ("5-3", "does not rise"),
        ("30至20", "does not rise"),
        ("500-2 billion", "may share its scale"),
        ("20% to 30 percentage points", "mixes percent with percentage points"),
        ("20%至30个百分点", "mixes percent with percentage points"),
        ("$5 to €10", "mixes the units"),
        ("$5 yuan", "mixes the units"),
        ("5%到10", "has a unit at its lower end only"),
        ("more than 30 and less than 20", "contradict"),
        ("100 ± 5%", "has a tolerance in another unit"),
        ("±5", "is a tolerance"),
        ("about 20 to 30", "bounds a range"),
        ("约20至30亿元", "bounds a range"),
        ("减少一倍", "falls by a number of times"),
        ("-1 people", "counts things with a number below zero"),
        ("5.5 people", "counts things and admits no whole number"),
        ("5\n%", "has a line break or control character inside"),
        ("5\x00%", "has a line break or control character inside"),
        ("十四五", "is a five-year plan"),
        ("TOP 5 million", "may be a rank or an amount"),
        ("528 million francs", "names a currency of several countries"),
        ("nearly 0", "comes close to nothing"),
        ("about 1 billion-level", "bounds a level"),
        ("3级", "is a grade"),
        ("3万4", "is no figure"),
        ("二五", "is no figure"),
        ("twenty thirty", "is no figure"),
        ("more than about 20", "is no figure"),
        ("12 pandas", "is no figure"),
        ("1" * 150, "is larger than anything"),
        ("9" * 201, "is longer than 200"),
        ("one " * 49, "is no figure"),
        ("- " * 90, "has more words"),
        ("亿" * 81, "has more words"),
        ("亿" * 20, "is no figure"),
        ("over several hundred", "is no figure"),
        ("五又五分之六", "is no figure"),
        ("五分之二多", "is no figure"),
        ("五多元六角", "is no figure"),
        ("几百千", "is no figure"),
        ("翻半番", "is no figure"),
        ("rose from 5", "is no figure"),
        ("20 or 30", "is no figure"),
        ("between one thousand and five hundred and two thousand", "split in two ways"),
        ("100-level to 200-level", "is a range of levels"),
        ("千亿级到万亿级", "is a range of levels"),
        ("100 ± -5", "has no tolerance above zero"),
        ("more than 5 and more than 6", "is no figure"),
        ("a third odd", "has no last digit"),
        ("top 2.5", "is no figure"),
        ("all 12", "is no figure"),
        ("-5余", "adds some to nothing"),
    ],
)
def test_what_is_no_quantity_is_refused_with_the_reason(words: str, reason: str) -> None:
    """Words that are no figure, or that have two readings, are refused and told why."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(words)
    message = str(caught.value)
    assert (reason in message, 1) == (True, len(message.splitlines())), message


def test_language_is_minded() -> None:
    """Words of the other language than the one told are refused; digits and signs belong to both."""
    with pytest.raises(InvalidQuantity, match="Chinese characters"):
        parse_quantity("超过20", language="en")
    with pytest.raises(InvalidQuantity):
        parse_quantity("more than 20", language="zh")
    assert parse_quantity("20%", language="en") == parse_quantity("20%", language="zh")


@pytest.mark.parametrize("text", [None, 5, b"5", ["5"]])
def test_only_text_is_read(text: object) -> None:
    """What is no text is refused by the same error."""
    with pytest.raises(InvalidQuantity, match="is no text"):
        parse_quantity(text)  # type: ignore[arg-type]


def test_only_known_languages_are_read() -> None:
    """A language that has no grammar here is refused."""
    with pytest.raises(InvalidQuantity, match="cannot be read in 'fr'"):
        parse_quantity("5", language="fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "nominal"),
    [
        ("nearly 8", 8),
        ("2000余项", 2000),
        ("十几", 10),
        ("top 10", 10),
        ("增长两倍", 3),
        ("千亿级", 10**11),
        ("dozens", None),
        ("several", None),
        ("几十", None),
        ("多个", None),
        ("20 to 30", None),
        ("most", None),
        ("half", 50),
        ("25 ± 5", 25),
    ],
)
def test_nominal_is_the_number_named(words: str, nominal: int | None) -> None:
    """The nominal is the one number that the words name, and none where they name none."""
    assert nominal == parse_quantity(words).nominal


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("超过2000个项目", True),
        ("20 enterprises", True),
        ("20 projects", True),
        ("20人", True),
        ("20人次", True),
        ("20个省市", True),
        ("20个集群", True),
        ("20个实验室", True),
        ("top 10", True),
        ("20", False),
        ("20%", False),
        ("20元", False),
    ],
)
def test_counted_things_are_whole(words: str, *, whole: bool) -> None:
    """A unit that counts admits whole numbers only."""
    assert whole is parse_quantity(words).whole


def test_verdicts_of_a_quantity() -> None:
    """More than 2,000 is certainly above 1,500, possibly above 5,000 and never at most 1,900."""
    quantity = parse_quantity("more than 2,000")
    assert Verdict.CERTAIN is quantity.verdict(more_than=1_500)
    assert Verdict.POSSIBLE is quantity.verdict(more_than=5_000)
    assert Verdict.IMPOSSIBLE is quantity.verdict(at_most=1_900)
    assert Verdict.CERTAIN is quantity.verdict(at_least=2_000)
    assert Verdict.IMPOSSIBLE is quantity.verdict(less_than=2_000)
    assert Verdict.POSSIBLE is quantity.verdict(at_least=3_000, less_than=4_000)
    with pytest.raises(InvalidBounds):
        quantity.verdict()


def test_a_counted_quantity_knows_whole_numbers() -> None:
    """More than 2,000 projects are at least 2,001; more than 2,000 of anything may be 2,000.5."""
    assert Verdict.CERTAIN is parse_quantity("超过2000个项目").verdict(at_least=2_001)
    assert Verdict.POSSIBLE is parse_quantity("超过2000").verdict(at_least=2_001)


def test_whole_follows_from_the_unit() -> None:
    """Whether only whole numbers are admissible is said by name, or not at all."""
    five = Interval.parse("[5,5]")
    bare = Quantity("5", "exactly", five, Decimal(5), None, None)
    counted = Quantity("5项", "exactly", five, Decimal(5), UnitId("item"), "stated", whole=True)
    assert [bare.whole, counted.whole] == [False, True]
    with pytest.raises(TypeError):
        Quantity("5", "exactly", five, Decimal(5), None, None, 1)  # type: ignore[call-arg, arg-type]


def test_quantities_are_values() -> None:
    """Quantities keep their words, are slotted, equal by value, and pickle."""
    quantity = parse_quantity(" About  20 Percent ")
    assert quantity.surface == " About  20 Percent "
    assert quantity == pickle.loads(pickle.dumps(quantity))
    assert not hasattr(quantity, "__dict__")
    assert READINGS_VERSION == "2"


def test_the_parser_loads_with_the_first_figure() -> None:
    """Neither the import nor a plain figure compiles a pattern or builds a table of words."""
    code = (
        "import sys, npf_corpus.quantities as q; before = set(sys.modules);"
        "assert not {'npf_corpus.quantities._figures', 'npf_corpus.quantities._numerals'} & before;"
        "q.parse_quantity('5'), q.parse_quantity('100 billion CNY'), q.parse_quantity('5.5%');"
        "assert 'npf_corpus.quantities._figures' not in sys.modules;"
        "q.parse_quantity('over 5'); assert 'npf_corpus.quantities._figures' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        "9" * 200,
        "one hundred " * 16,
        "and " * 50,
        "- " * 100,
        "1 " * 100,
        "between one and " * 12,
        "一百" * 40,
        "亿万" * 40,
        "以上" * 40,
        "至" * 80,
        "百分之" * 26,
        "1" + " 234" * 49,
        "1" + ",234" * 49,
        "more than or equal to " * 9,
        "9.9e99",
        "1x10^99",
        "thousand " * 22,
        "(" * 200,
        "超过" * 40,
        "过半且" * 26,
    ],
)
def test_long_words_that_repeat_are_read_or_refused(words: str) -> None:
    """What fits the longest figure has an answer, and a refusal is one line."""
    try:
        answered = parse_quantity(words).surface == words
    except InvalidQuantity as error:
        answered = len(str(error).splitlines()) == 1
    assert answered


@pytest.mark.parametrize("text", ["三亿万", "亿万", "亿百", "万百", "5亿万", "twenty-twenty four"])
def test_what_has_no_digit_of_its_own_or_two_readings_is_refused(text: str) -> None:
    """A scale after a larger one needs a digit; hyphenated words are no range."""
    with pytest.raises(InvalidQuantity):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("figure", "bounds", "expected"),
    [
        ("more than 2,000", {"more_than": "1,500"}, "certain"),
        ("more than 2,000", {"more_than": "five thousand"}, "possible"),
        ("more than 2,000 projects", {"at_least": "1500 projects"}, "certain"),
        ("近300亿元", {"at_least": "20 billion CNY", "less_than": 30_000_000_000}, "certain"),
        ("40%", {"at_most": "四成"}, "certain"),
        ("40%", {"more_than": "one half"}, "impossible"),
        ("3 years", {"at_least": "24 months"}, "certain"),
        ("2 km", {"less_than": "1,900 metres"}, "impossible"),
    ],
)
def test_a_verdict_takes_texts_whose_unit_converts(
    figure: str, bounds: dict[str, Any], expected: str
) -> None:
    """A bound is a number, or the words of one, in the figure's unit or one of its dimension."""
    assert str(parse_quantity(figure).verdict(**bounds)) == expected


@pytest.mark.parametrize(
    ("figure", "bound", "error"),
    [
        ("40%", "5 yuan", IncomparableUnits),
        ("5 yuan", "5 dollars", IncomparableUnits),
        ("40%", "3 percentage points", IncomparableUnits),
        ("2,000", "2,000 projects", IncomparableUnits),
        ("1,000 persons", "2 projects", IncomparableUnits),
        ("40%", "more than 30%", InvalidBounds),
        ("40%", "between 30% and 40%", InvalidBounds),
        ("40%", "a lot", InvalidQuantity),
        ("40%", "1 to " * 10_000, InvalidQuantity),
    ],
)
def test_a_verdict_refuses_texts_that_do_not_convert(
    figure: str, bound: str, error: type[Exception]
) -> None:
    """What has another unit, several numbers or none is refused, never compared by its digits."""
    with pytest.raises(error):
        parse_quantity(figure).verdict(at_least=bound)
