"""Units: each of their names is read, and their factors are those of another library."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import pint
import pytest

import npf_corpus as npf
from npf_corpus.quantities import parse_quantity
from npf_corpus.quantities._conversion import comparable, converted
from npf_corpus.quantities._currencies import CODES
from npf_corpus.quantities._numerals_en import tokens_of
from npf_corpus.quantities._parse import read_figure
from npf_corpus.quantities._unit_table import CLASSIFIERS_ZH
from npf_corpus.quantities._units import (
    PLAIN_COUNT,
    KnownUnit,
    known_unit,
    known_units,
    money_en,
    units_en,
)

UNITS = list(known_units().values())
NAMES = [
    (unit.id, language, f"5 {word}" if language == "en" else f"5{word}")
    for unit in UNITS
    for language, words in (("en", unit.english), ("zh", unit.chinese))
    for word in words
]


def _words(unit: str | None) -> str:
    return unit or PLAIN_COUNT


@pytest.mark.parametrize(("unit", "language", "words"), NAMES)
def test_each_name_of_a_unit_is_read(unit: str, language: Literal["en", "zh"], words: str) -> None:
    """What the page of units lists is what `parse_quantity` reads, in both languages."""
    found = parse_quantity(words, language=language)
    assert unit == _words(found.unit)
    assert found.interval.lower == 5


@pytest.mark.parametrize("word", CLASSIFIERS_ZH)
def test_a_classifier_states_no_unit(word: str) -> None:
    """What counts without saying what states nothing."""
    assert parse_quantity(f"5{word}").unit is None


SHIPPED = json.loads((Path(npf.__file__).parent / "data/1.0.0/units.json").read_text("utf-8"))
UNREAD = {"rank"}
"""Of release 1.0.0: a rank is told by its verb, and not by a word after the number."""


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: str(row["id"]))
def test_the_names_of_the_first_release_are_read_by_its_readings(row: dict[str, Any]) -> None:
    """Each name and alias that release 1.0.0 gives a unit is read as that unit."""
    if row["id"] in UNREAD:
        return
    for word in (row["name"], *row["aliases"]):
        language = "zh" if re.search("[\u3400-\u9fff]", word) else None
        form = f"5{word}" if language else f"5 {word}"
        assert row["id"] == _words(read_figure(form, language, "1").unit), word


REGISTRY: Any = pint.UnitRegistry(non_int_type=Fraction)
PINT = {
    "mu": "2000 / 3 * meter ** 2",
    "jin": "kilogram / 2",
    "li": "500 * meter",
    "tonne": "metric_ton",
    "megatonne": "1000000 * metric_ton",
    "square-metre": "meter ** 2",
    "square-kilometre": "kilometer ** 2",
    "cubic-metre": "meter ** 3",
    "foot": "international_foot",
    "inch": "international_inch",
    "mile": "international_mile",
    "acre": "4046.8564224 * meter ** 2",
    "barrel": "oil_barrel",
    "month": "julian_year / 12",
    "year": "julian_year",
    "decade": "10 * julian_year",
    "nautical-mile": "nautical_mile",
    "hectare": "hectare",
}
"""Units of another spelling in the other library; the other ids are read as its names."""

BASES = {
    "length": "meter", "area": "meter ** 2", "volume": "meter ** 3", "mass": "kilogram",
    "power": "watt", "energy": "joule", "voltage": "volt", "duration": "second",
    "frequency": "hertz", "pressure": "pascal", "data": "bit",
}  # fmt: skip


@pytest.mark.parametrize(
    "unit", [unit for unit in UNITS if unit.dimension in BASES], ids=lambda unit: unit.id
)
def test_factors_are_those_of_another_library(unit: Any) -> None:
    """Factors, worked out by pint from its own definitions, agree to the last digit or to 1e-12."""
    spelt = PINT.get(unit.id, unit.id.replace("metre", "meter").replace("litre", "liter"))
    if "electronvolt" in spelt:
        spelt = spelt.replace("electronvolt", "electron_volt")
    if spelt.endswith("watt-hour"):
        spelt = spelt.replace("-", "_")
    expected = REGISTRY.parse_expression(spelt).to(BASES[unit.dimension]).magnitude
    assert float(unit.factor) == pytest.approx(float(expected), rel=1e-12)


def test_exact_factors_are_fractions() -> None:
    """A mu is two thousand thirds of a square metre, and no decimal near it."""
    mu, speed = known_unit("mu"), known_unit("kilometre-per-hour")
    assert mu is not None
    assert speed is not None
    assert (mu.factor, speed.factor) == (Fraction(2000, 3), Fraction(5, 18))


@pytest.mark.parametrize(
    ("rate", "dimension", "code"),
    [
        ("CNY-per-person", "CNY-per-person", None),
        ("USD-per-kilogram", "USD-per-mass", "USD/kg"),
        ("item-per-10000-person", "item-per-person", None),
        ("microgram-per-cubic-metre", "mass-per-volume", "ug/m3"),
        ("tonne-per-year", "mass-per-duration", "t/a"),
    ],
)
def test_a_rate_is_of_both_its_units(rate: str, dimension: str, code: str | None) -> None:
    """Rates convert by both factors; money and things keep their ids, since they do not convert."""
    unit = known_unit(rate)
    assert unit is not None
    assert (unit.dimension, unit.code, unit.whole) == (dimension, code, False)


@pytest.mark.parametrize(
    ("rate", "factor", "dimension"),
    [
        ("CNY-per-day-per-mu", Fraction(3, 86_400 * 2_000), "CNY-per-duration-per-area"),
        ("CNY-per-month-per-person", Fraction(1, 2_629_800), "CNY-per-duration-per-person"),
        (
            "tonne-per-hour-per-hectare",
            Fraction(1000, 3_600 * 10_000),
            "mass-per-duration-per-area",
        ),
        (
            "count-per-10-day-per-100-person",
            Fraction(1, 864_000 * 100),
            "count-per-duration-per-person",
        ),
    ],
)
def test_a_rate_of_a_rate_is_divided_by_both(rate: str, factor: Fraction, dimension: str) -> None:
    """200元/亩·天 is an amount by the day, and by the mu: each of them divides."""
    unit = known_unit(rate)
    assert unit is not None
    assert (unit.factor, unit.dimension) == (factor, dimension)


@pytest.mark.parametrize(
    "unit",
    [
        "parsec",
        "CNY-per-parsec",
        "parsec-per-day",
        "per",
        "CNY-per-0-person",
        "CNY-per-1/2-person",
        "CNY-per-010-person",
        "CNY-per-٣-person",
        f"CNY-per-{'9' * 5000}-person",
    ],
)
def test_what_is_no_unit_is_none(unit: str) -> None:
    """An id that no figure has is no unit."""
    assert known_unit(unit) is None


def test_money_is_looked_up_first_without_hiding_another_unit() -> None:
    """No unit but money begins with the words of a currency, so that money may be tried first."""
    money = {tuple(token.text for token in tokens_of(words)) for words in money_en()}
    others = [words for words, unit in units_en().items() if unit not in CODES]
    for words in others:
        tokens = tuple(token.text for token in tokens_of(words))
        assert not any(tokens[:end] in money for end in range(1, len(tokens) + 1)), words


def test_each_phrase_is_kept_under_its_first_character() -> None:
    """The first token of a unit's words starts as the words do, which is where it is looked up."""
    for words in {**units_en(), **money_en()}:
        assert tokens_of(words)[0].text.startswith(words[0]), words


def _known(unit: str) -> KnownUnit:
    known = known_unit(unit)
    assert known is not None
    return known


@pytest.mark.parametrize(
    ("one", "other", "compare"),
    [
        ("count", "project", True),
        ("person", "count", True),
        ("project", "project", True),
        ("project", "person", False),
        ("CNY", "CNY", True),
        ("CNY", "USD", False),
        ("kilometre", "mile", True),
        ("percentage-point", "basis-point", True),
        ("percent", "percentage-point", False),
        ("day", "working-day", False),
        ("tonne", "tonne-of-standard-coal", False),
        ("CNY-per-person", "USD-per-person", False),
        ("item-per-10000-person", "item-per-person", True),
    ],
)
def test_units_of_one_dimension_compare(one: str, other: str, *, compare: bool) -> None:
    """Money does by its currency, and things by what they are, or with a plain count."""
    assert comparable(_known(one), _known(other)) is compare
    assert comparable(_known(other), _known(one)) is compare


def test_money_compares_by_its_code_whatever_its_id() -> None:
    """A release may call a currency by another id; without a code only the id tells."""
    yuan = _known("CNY")
    assert comparable(yuan, yuan._replace(id="yuan"))
    assert not comparable(yuan._replace(code=None), yuan._replace(id="yuan", code=None))
    assert not comparable(yuan, yuan._replace(id="yuan", code="USD"))


@pytest.mark.parametrize(
    ("value", "one", "other", "expected"),
    [
        ("2", "kilometre", "metre", "2000"),
        ("15", "mu", "hectare", "1"),
        ("1", "mile", "metre", "1609.344"),
        ("5", "project", "count", "5"),
        ("0.5", "percentage-point", "basis-point", "50"),
        ("7", "week", "day", "49"),
        ("-3", "kilogram", "gram", "-3000"),
    ],
)
def test_a_value_is_converted_exactly(value: str, one: str, other: str, expected: str) -> None:
    """By both factors, without rounding."""
    assert converted(Decimal(value), _known(one), _known(other)) == Decimal(expected)
