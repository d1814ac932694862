"""Quantities that figures in words become: what they are asked, and words that are none.

What each wording says, or why it is refused, is in `en.tsv` and `zh.tsv`, which test_figures reads.
"""

# ruff: noqa: E501, S301, S603 - rows of words; signs that look alike; our own pickles

from __future__ import annotations

import pickle
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from npf_corpus.errors import IncomparableUnits, InvalidBounds, InvalidQuantity
from npf_corpus.intervals import Interval, Verdict
from npf_corpus.intervals._html import bar
from npf_corpus.quantities import READINGS_VERSION, Quantity, parse_quantity
from npf_corpus.quantities._plain import plain_words
from npf_corpus.records import UnitId


@pytest.mark.parametrize("words", ["a third", "one third", "三分之一"])
def test_thirds_are_enclosed(words: str) -> None:
    """A fraction without a last decimal is enclosed, so that its true value is inside."""
    interval = parse_quantity(words).interval
    assert interval.lower is not None
    assert interval.upper is not None
    assert Fraction(interval.lower) < Fraction(100, 3) < Fraction(interval.upper)
    assert interval.upper - interval.lower < Decimal("1e-24")


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


_APART = "give all bounds in one unit"


@pytest.mark.parametrize(
    ("figure", "bound", "error", "message"),
    [
        ("40%", "5 yuan", IncomparableUnits, f"'CNY' does not compare with 'percent': {_APART}"),
        ("5 yuan", "5 dollars", IncomparableUnits, f"'USD' does not compare with 'CNY': {_APART}"),
        ("40%", "3 percentage points", IncomparableUnits,
         f"'percentage-point' does not compare with 'percent': {_APART}"),
        ("2,000", "2,000 projects", IncomparableUnits,
         "'project' does not compare with 'None': the figure has no unit, write the number alone"),
        ("1,000 persons", "2 projects", IncomparableUnits,
         f"'project' does not compare with 'person': {_APART}"),
        ("2 years", "1 day", IncomparableUnits,
         "'day' does not compare with 'year': the bound has no exact decimal there"),
        ("40%", "more than 30%", InvalidBounds,
         "'more than 30%' as at_least is no single number, write the number alone"),
        ("40%", "between 30% and 40%", InvalidBounds,
         "'between 30% and 40%' as at_least is no single number, write the number alone"),
        ("40%", "up to 30%", InvalidBounds,
         "'up to 30%' as at_least is no single number, write the number alone"),
        ("40%", "a lot", InvalidQuantity,
         "'a lot' is no figure that can be read without guessing: write a number, its comparator and unit"),
    ],
)  # fmt: skip
def test_a_verdict_refuses_texts_that_do_not_convert(
    figure: str, bound: str, error: type[Exception], message: str
) -> None:
    """What has another unit, several numbers or none is refused, never compared by its digits."""
    with pytest.raises(error) as caught:
        parse_quantity(figure).verdict(at_least=bound)
    assert str(caught.value) == message


def test_a_verdict_names_the_unit_that_nobody_knows() -> None:
    """A figure whose unit is the user's own is compared with a number alone."""
    own = attrs.evolve(parse_quantity("5 yuan"), unit=UnitId("own-unit"))
    assert str(own.verdict(at_least="5")) == "certain"
    with pytest.raises(IncomparableUnits) as caught:
        own.verdict(at_least="5 dollars")
    assert str(caught.value) == (
        "'USD' does not compare with 'own-unit': the figure's unit is own-unit, write the number alone"
    )


def test_a_bound_of_many_words_is_no_figure() -> None:
    """It is refused before it is read, and shown in part."""
    with pytest.raises(InvalidQuantity, match="is longer than 200 characters"):
        parse_quantity("40%").verdict(at_least="1 to " * 10_000)


@pytest.mark.parametrize("name", ["at_least", "more_than", "at_most", "less_than"])
def test_a_refused_bound_is_told_by_its_name(name: str) -> None:
    """Each of the four bounds is named as it was given."""
    with pytest.raises(InvalidBounds, match=f"as {name} is no single number"):
        parse_quantity("40%").verdict(**{name: "over 30%"})


@pytest.mark.parametrize(
    ("figure", "bound", "expected"),
    [
        ("3 km", "1 foot", "certain"),
        ("7 km", "4 nautical miles", "impossible"),
        ("30 days", "1 month", "impossible"),
        ("20 mu", "1 hectare", "certain"),
        ("2,000 projects", "2,000 projects", "certain"),
        ("2,000 projects", "2,000", "certain"),
        ("5 km per hour", "1 metre per second", "certain"),
        ("1 GWh", "1000 MWh", "certain"),
        ("5 yuan", "5.01 yuan", "impossible"),
    ],
)
def test_bounds_convert_by_the_factors_of_their_units(
    figure: str, bound: str, expected: str
) -> None:
    """A foot is 0.3048 metres, a hectare fifteen mu, a month 30.4375 days."""
    assert str(parse_quantity(figure).verdict(at_least=bound)) == expected


@pytest.mark.parametrize(
    ("figure", "words"),
    [("<5%", "“&lt;5%” <em>unit</em> percent (stated)<br>"), ("5", "“5” <em>unit</em> – (–)<br>")],
)
def test_amid_other_fields_a_quantity_is_its_words_its_unit_and_a_bar(
    figure: str, words: str
) -> None:
    """Its words are escaped, and where there is no unit a dash stands for it."""
    quantity = parse_quantity(figure)
    assert quantity._inline_html() == words + bar(quantity.interval)


@pytest.mark.parametrize(
    ("text", "languages", "value", "unit"),
    [
        ("5", "en zh", "5", None),
        ("0", "en zh", "0", None),
        ("1,000", "en zh", "1000", None),
        ("1,234,567.25", "en zh", "1234567.25", None),
        ("5.125", "en zh", "5.125", None),
        ("1.50%", "en zh", "1.5", "percent"),
        ("9" * 20, "en zh", "9" * 20, None),
        (f"{'1' * 17}.25", "en zh", f"{'1' * 17}.25", None),
        ("7 percent", "en", "7", "percent"),
        ("12 RMB", "en", "12", "CNY"),
        ("100 billion CNY", "en", "100000000000", "CNY"),
        ("1.50 thousand yuan", "en", "1500", "CNY"),
        ("1.2345 thousand", "en", "1234.5", None),
        ("0.5 million", "en", "500000", None),
        ("3 trillion percent", "en", "3000000000000", "percent"),
        ("2亿", "zh", "200000000", None),
        ("3万元", "zh", "30000", "CNY"),
        ("1.5万亿元", "zh", "1500000000000", "CNY"),
    ],
)
def test_the_plainest_figures_are_read_without_a_grammar(
    text: str, languages: str, value: str, unit: str | None
) -> None:
    """In the language of their words, or of both; in the other one the grammar has its say."""
    for language in ("en", "zh", None):
        words = plain_words(text, language)
        assert (words is not None) == (language is None or language in languages)
        if words is not None:
            assert words.surface == text
            assert words.interval == Interval(Decimal(value), Decimal(value), True, True)  # noqa: FBT003
            assert str(words.nominal) == value
            assert (words.unit, words.unit_basis) == (unit, unit and "stated")
            assert (words.reading, words.whole) == ("exactly", False)


@pytest.mark.parametrize(
    "text",
    ["", "01", "1.", ".5", "1,00", "1,,000", "1.,5", "1.5,0", "1.2.3", "10,00", "9" * 21, "-5", "+5", "5 %",
     "5  percent", "5percent", "5 Percent", "about 5", "5 euro", "万", "5 万", "1\u0661", None, 5, ["5"]],
)  # fmt: skip
def test_what_is_less_than_plain_is_left_to_the_grammars(text: Any) -> None:
    """Digits that may be grouped or written otherwise, other spaces, signs and words; no texts."""
    assert plain_words(text, None) is None
