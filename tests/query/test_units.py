"""Units as people write them: by the thousand, by a symbol, in another scale of a dimension."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from command import ask, words

import npf_corpus as npf
from npf_corpus.errors import InvalidBounds, UnknownName

CLAIMS = npf.load("2.3.0").claims


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("亿千瓦", "kilowatt"),
        ("万千瓦", "kilowatt"),
        ("亿元", "CNY"),
        ("万亿元", "CNY"),
        ("trillion yuan", "CNY"),
        ("100 million CNY", "CNY"),
        ("10,000 tonnes", "tonne"),
        ("万吨", "tonne"),
        ("百万吨", "tonne"),
        ("亿亩", "mu"),
        ("thousand persons", "person"),
        ("公里", "kilometre"),
        ("km", "kilometre"),
    ],
)
def test_a_unit_by_the_thousand_is_the_unit_that_its_figures_have(written: str, unit: str) -> None:
    """A figure of 3亿千瓦 is in kilowatts, and so is what 亿千瓦 asks for."""
    assert CLAIMS.by_unit(written).ids == CLAIMS.by_unit(unit).ids != ()


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        ({"at_least": 1, "unit": "GW"}, {"at_least": "1 GW"}),
        ({"at_least": 1.1, "unit": "亿千瓦"}, {"at_least": "1.1亿千瓦"}),
        ({"at_least": 1.5, "unit": "trillion yuan"}, {"at_least": "1.5 trillion yuan"}),
        ({"at_least": "1.5", "unit": "万亿元"}, {"at_least": "1.5万亿元"}),
        ({"less_than": Decimal("2.50"), "unit": "万吨"}, {"less_than": "25000吨"}),
        ({"at_least": "30亿元", "unit": "万亿元"}, {"at_least": "30亿元"}),
        (
            {"more_than": 1, "at_most": 20, "unit": "亿亩"},
            {"more_than": "1亿亩", "at_most": "20亿亩"},
        ),
    ],
)
def test_a_number_with_such_a_unit_is_the_figure_of_both(
    bounds: dict[str, Any], text: dict[str, Any]
) -> None:
    """Five with the unit 亿千瓦 is 5亿千瓦, not five kilowatts."""
    assert CLAIMS.by_value(**bounds).ids == CLAIMS.by_value(**text).ids != ()


@pytest.mark.parametrize(
    "written", ["亿", "100%", "万%", "dozen enterprises", "至5亿元", "亿元以上", "zzz", "亿zzz", ""]
)
def test_what_is_no_unit_by_the_thousand_is_unknown(written: str) -> None:
    """A number, a figure with words around it or a dozen is no unit."""
    with pytest.raises(UnknownName, match="no unit named"):
        CLAIMS.by_unit(written)
    with pytest.raises(UnknownName, match="no unit named"):
        CLAIMS.by_value(at_least=1, unit=written)


@pytest.mark.parametrize("written", ["个", "家", "万户"])
def test_a_counting_word_says_what_to_write(written: str) -> None:
    """A word that counts anything is no unit; the things have units of their own."""
    with pytest.raises(UnknownName, match="write one such as 'enterprise'"):
        CLAIMS.by_unit(written)


@pytest.mark.parametrize("bound", [float("nan"), True, None, "much"])
def test_a_bound_with_such_a_unit_is_checked_like_any(bound: Any) -> None:
    """What is no number stays refused where the unit has a scale."""
    with pytest.raises((InvalidBounds, npf.errors.InvalidQuantity)):
        CLAIMS.by_value(at_least=bound, unit="亿元")


def test_the_smallest_and_greatest_bounds_keep_every_digit() -> None:
    """A scale moves the point of a bound and rounds nothing."""
    bound = Decimal("1." + "3" * 60)
    explained = CLAIMS.by_value(at_least=bound, unit="亿元").explain().steps[0].asked
    assert explained == f"certain [133333333.{'3' * 52},) CNY"


@pytest.mark.parametrize(
    ("units", "note"),
    [
        (
            ("GW",),
            (
                "no claims have it, other units compare: 133 in kilowatt, 4 in megawatt; write "
                "by_unit('kilowatt', 'megawatt')"
            ),
        ),
        (
            ("MW",),
            "other units compare: 133 in kilowatt; write by_unit('megawatt', 'kilowatt')",
        ),
        (("MW", "kW"), ""),
        (("CNY",), ""),
        (("project",), ""),
        (
            ("GW", "吨"),
            (
                "other units compare: 89 in jin, 133 in kilowatt, 4 in megawatt; "
                "write by_unit('tonne', 'jin', 'kilowatt', 'megawatt')"
            ),
        ),
    ],
)
def test_an_answer_by_unit_names_the_other_units_that_compare(
    units: tuple[str, ...], note: str
) -> None:
    """Claims are in the very unit asked for; those in gigawatts, were there any, are a few of all.

    Money compares within a currency; a project with no other thing that is counted.
    """
    (step,) = CLAIMS.by_unit(*units).explain().steps
    assert step.note == note


def test_only_units_of_the_selection_are_named() -> None:
    """What another verb left out before is in no other unit."""
    (*_, step) = CLAIMS.by_region("Shandong").by_unit("GW").explain().steps
    counted = [CLAIMS.by_region("Shandong").by_unit(each) for each in ("kilowatt", "megawatt")]
    told = ", ".join(f"{len(each)} in {each[0].quantity.unit}" for each in counted if each)
    assert told
    assert f"other units compare: {told};" in step.note


def test_the_command_line_says_which_options_to_write() -> None:
    """`--unit GW` finds nothing, and `--unit MW` a few of all; both say what else compares."""

    def told(*options: str) -> str:
        return words(ask("claims", "--pin", "2.3.0", *options).output)

    assert "write --unit kilowatt --unit megawatt" in told("--unit", "GW")
    assert "write --unit megawatt --unit kilowatt" in told("--unit", "MW")
    assert "compare" not in told("--unit", "亿元", "--region", "Ningxia")
    assert "compare" not in told("--unit", "MW", "--at-least", "1")
