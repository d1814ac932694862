"""Intervals: their notation, their arithmetic, and the bounds that are asked of them."""

# ruff: noqa: S301 - our own pickles

from __future__ import annotations

import copy
import pickle
import re
from decimal import Decimal

import attrs
import pytest

from npf_corpus.errors import InvalidBounds
from npf_corpus.intervals import Interval, Verdict, bounds_of, verdict
from npf_corpus.intervals._html import bar
from npf_corpus.intervals._interval import plainly


@pytest.mark.parametrize(
    "text",
    ["(2000,)", "[10000,100000)", "(,5]", "(,)", "[-1.5,0]", "[0.08,0.08]", "(-3,-2)", "[7,8)"],
)
def test_notation_reads_back_as_it_was_written(text: str) -> None:
    """Every notation that `str` writes is what `parse` reads."""
    assert text == str(Interval.parse(text))


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        ("1E+3", None, "[1000,)"),
        ("1.500", "2.0", "[1.5,2]"),
        ("-0", "0.0", "[0,0]"),
        ("-0.00", "1E-3", "[0,0.001]"),
    ],
)
def test_notation_is_plain(lower: str, upper: str | None, expected: str) -> None:
    """No exponent, no trailing zeros and no negative zero is ever written."""
    above = None if upper is None else Decimal(upper)
    assert expected == str(
        Interval(Decimal(lower), above, lower_closed=True, upper_closed=above is not None)
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "(", "2000", "(2000)", "(2000,", "[2000,)x", "(2000.0,)", "(+5,)", "(1e3,)", "(-0,)",
        "( 5,)", "(5, 6)", "(5,6,7)", "(NaN,)", "(Infinity,)", "(1_000,)", "(٣,)", "(-,)", "(1-2,)",
        "(.5,)", "(1..2,)", "{5,}",
    ],
)  # fmt: skip
def test_anything_but_the_notation_is_refused(text: str) -> None:
    """What `str` would not write, `parse` does not read."""
    with pytest.raises(InvalidBounds):
        Interval.parse(text)


_NO_INTERVAL = "is no interval, write for example '[10,20)' or '(2000,)'"
_NO_DECIMALS = "is no interval, write its bounds as plain decimals"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2000", _NO_INTERVAL),
        ("[2000]", _NO_INTERVAL),
        ("5,6]", _NO_INTERVAL),
        ("{5,6]", _NO_INTERVAL),
        ("[5,6}", _NO_INTERVAL),
        ("[5,6)x", _NO_INTERVAL),
        ("(1e3,)", _NO_DECIMALS),
        ("(X,)", _NO_DECIMALS),
        ("(,1e3)", _NO_DECIMALS),
        ("(5,6,7)", _NO_DECIMALS),
        ("(-,)", _NO_DECIMALS),
        ("(2000.0,)", "is not in plain notation, write '(2000,)'"),
        ("(.5,)", "is not in plain notation, write '(0.5,)'"),
        ("(-0,)", "is not in plain notation, write '(0,)'"),
        ("[,5]", "is no bound and cannot be closed, write '(' or ')'"),
        ("[6,5]", "holds no number, write the lower bound first"),
        ("(5,5]", "holds no number, write the lower bound first"),
    ],
)
def test_refusals_say_what_to_write(text: str, reason: str) -> None:
    """What is no interval is shown, and told what would be one."""
    with pytest.raises(InvalidBounds) as caught:
        Interval.parse(text)
    shown = "None" if text == "[,5]" else repr(text)
    assert f"{shown} {reason}" == str(caught.value)


@pytest.mark.parametrize("text", ["(5,5)", "[5,5)", "(5,5]", "[6,5]", "[,5]", "(5,]"])
def test_empty_sets_and_closed_missing_bounds_are_refused(text: str) -> None:
    """An interval holds a number, and only a bound that is there can belong to it."""
    with pytest.raises(InvalidBounds):
        Interval.parse(text)


@pytest.mark.parametrize("bound", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+1001", "1E-1001"])
def test_bounds_are_finite_and_in_reach(bound: str) -> None:
    """A bound is a number that can be written out."""
    reason = r"is no bound, write a finite number within 10\*\*1000"
    with pytest.raises(InvalidBounds, match=rf"^Decimal\('{re.escape(bound)}'\) {reason}$"):
        Interval(Decimal(bound), None, lower_closed=True, upper_closed=False)


@pytest.mark.parametrize("bound", [5, 1.5, "5"])
def test_bounds_are_decimals(bound: object) -> None:
    """A number of another kind is refused, since its arithmetic may round."""
    with pytest.raises(InvalidBounds) as caught:
        Interval(None, bound, lower_closed=False, upper_closed=True)  # type: ignore[arg-type]
    assert f"{bound!r} is no Decimal, write for example Decimal('1.5')" == str(caught.value)


@pytest.mark.parametrize("text", [5, None, b"[1,2]"])
def test_notation_is_text(text: object) -> None:
    """What is no text is no notation."""
    with pytest.raises(InvalidBounds) as caught:
        Interval.parse(text)  # type: ignore[arg-type]
    assert f"{text!r} is no interval, write it as text, for example '[10,20)'" == str(caught.value)


@pytest.mark.parametrize("bound", ["9.9E+1000", "-1E-1000"])
def test_bounds_in_reach_are_bounds(bound: str) -> None:
    """A thousand digits on either side of the point are still written out, exactly."""
    interval = Interval(Decimal(bound), None, lower_closed=True, upper_closed=False)
    assert Decimal(bound) == Interval.parse(str(interval)).lower
    assert interval == interval.scaled(1)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("(2000,)", [2001, Decimal("2000.001")], [2000, -1]),
        ("[7,8)", [7, Decimal("7.9")], [8, 6]),
        ("(,5]", [5, -1000], [6]),
        ("(,)", [0, -5, 5], []),
    ],
)
def test_contains_minds_the_bounds(
    text: str, inside: list[Decimal | int], outside: list[Decimal | int]
) -> None:
    """A closed bound lies inside and an open one does not."""
    interval = Interval.parse(text)
    answers = [interval.contains(value) for value in (*inside, *outside)]
    assert [True] * len(inside) + [False] * len(outside) == answers


@pytest.mark.parametrize(
    ("text", "domain", "expected"),
    [
        ("(60,)", "[0,100]", "(60,100]"),
        ("(,700]", "[0,)", "[0,700]"),
        ("[5,6]", "(5,6)", "(5,6)"),
        ("(5,6)", "[5,6]", "(5,6)"),
        ("[5,6]", "(,)", "[5,6]"),
        ("(,)", "[5,6]", "[5,6]"),
        ("[1,9]", "[2,3]", "[2,3]"),
        ("[2,3]", "[1,9]", "[2,3]"),
    ],
)
def test_clip_keeps_what_the_domain_holds(text: str, domain: str, expected: str) -> None:
    """Clipping is the common part, with the stricter bound on either side."""
    assert expected == str(Interval.parse(text).clip(Interval.parse(domain)))


@pytest.mark.parametrize(("text", "domain"), [("(100,)", "[0,100]"), ("(,0)", "[0,)")])
def test_clip_to_nothing_is_refused(text: str, domain: str) -> None:
    """A figure outside its measure's domain is an error, never an empty interval."""
    with pytest.raises(InvalidBounds) as caught:
        Interval.parse(text).clip(Interval.parse(domain))
    assert f"{text!r} has no number in {domain}" == str(caught.value)


@pytest.mark.parametrize(
    ("text", "factor", "expected"),
    [
        ("(2.5,4]", Decimal("0.1"), "(0.25,0.4]"),
        ("[3,)", 10**8, "[300000000,)"),
        ("(,1]", Decimal("1E-2"), "(,0.01]"),
        ("[1.0000000000000000000000000000000000001,)", 3, f"[3.{'0' * 36}3,)"),
    ],
)
def test_scaling_is_exact(text: str, factor: Decimal | int, expected: str) -> None:
    """No digit is lost, however many there are."""
    assert expected == str(Interval.parse(text).scaled(factor))


@pytest.mark.parametrize("factor", [0, -1, Decimal("NaN"), Decimal("Infinity")])
def test_scaling_needs_a_factor_above_zero(factor: Decimal | int) -> None:
    """A factor that would turn or collapse the interval is refused."""
    with pytest.raises(InvalidBounds) as caught:
        Interval.parse("[1,2]").scaled(factor)
    reason = "is no factor, write a finite number above zero"
    assert f"{factor!r} {reason}" == str(caught.value)


@pytest.mark.parametrize(("text", "factor"), [("[10,)", "1E+999999"), ("[0.1,)", "1E-999999")])
def test_scaling_out_of_reach_is_refused(text: str, factor: str) -> None:
    """A bound that scaling makes too large or too small is refused, never rounded away."""
    with pytest.raises(InvalidBounds, match="is no bound, write a finite number within"):
        Interval.parse(text).scaled(Decimal(factor))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(2000,)", "[2001,)"),
        ("[2000.1,)", "[2001,)"),
        ("(1.5,2.5)", "[2,2]"),
        ("(,8)", "(,7]"),
        ("(,8.5]", "(,8]"),
        ("(-3,-1)", "[-2,-2]"),
        ("(,)", "(,)"),
    ],
)
def test_whole_worlds_are_tightened(text: str, expected: str) -> None:
    """Over whole numbers, bounds move inwards to whole numbers and close."""
    assert expected == str(Interval.parse(text).worlds(whole=True))


def test_real_worlds_are_the_interval() -> None:
    """Where nothing is counted, every number of the interval is admissible."""
    interval = Interval.parse("(1.2,1.8)")
    assert interval == interval.worlds(whole=False)


def test_no_world_is_an_error() -> None:
    """A count between 1.2 and 1.8 has no value, so it has no verdict either."""
    with pytest.raises(InvalidBounds) as caught:
        verdict(Interval.parse("[1.2,1.8]"), Interval.parse("[0,)"), whole=True)
    reason = "has no whole number, and what is counted is whole"
    assert f"'[1.2,1.8]' {reason}" == str(caught.value)


@pytest.mark.parametrize(
    ("interval", "bounds", "whole", "expected"),
    [
        ("(2000,)", "(1500,)", False, Verdict.CERTAIN),
        ("(2000,)", "(5000,)", False, Verdict.POSSIBLE),
        ("(2000,)", "(,1900]", False, Verdict.IMPOSSIBLE),
        ("(60,100]", "(,60]", False, Verdict.IMPOSSIBLE),
        ("[1,2]", "[1.2,1.8]", True, Verdict.IMPOSSIBLE),
        ("[1,2]", "[1.2,1.8]", False, Verdict.POSSIBLE),
        ("(2000,)", "[2001,)", True, Verdict.CERTAIN),
        ("(2000,)", "[2001,)", False, Verdict.POSSIBLE),
        ("[5,5]", "(1,2)", True, Verdict.IMPOSSIBLE),
    ],
)
def test_verdicts(interval: str, bounds: str, *, whole: bool, expected: Verdict) -> None:
    """Every, some or none of the admissible values lie within the bounds, taken as one set."""
    assert expected is verdict(Interval.parse(interval), Interval.parse(bounds), whole=whole)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"at_least": 5}, "[5,)"),
        ({"more_than": Decimal("5.50")}, "(5.5,)"),
        ({"at_most": 0.1}, "(,0.1]"),
        ({"less_than": 1e21}, "(,1000000000000000000000)"),
        ({"at_least": 5, "more_than": 5, "at_most": 9, "less_than": 12}, "(5,9]"),
        ({"more_than": 1, "less_than": 2}, "(1,2)"),
        ({"at_least": 3, "at_most": 3}, "[3,3]"),
        ({"at_least": 0}, "[0,)"),
    ],
)
def test_bounds_are_one_set(bounds: dict[str, Decimal | float], expected: str) -> None:
    """All bounds together are one interval, floats read as their shortest decimal."""
    assert expected == str(bounds_of(**bounds))


_BESIDE = "leaves no number beside"
_NO_NUMBER = "is no number, write an int, a Decimal or a float"


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        ({}, "None is no bound, write at_least, more_than, at_most or less_than"),
        ({"at_least": True}, f"True as at_least {_NO_NUMBER}"),
        ({"at_least": "5"}, f"'5' as at_least {_NO_NUMBER}"),
        ({"at_most": 5 + 0j}, f"(5+0j) as at_most {_NO_NUMBER}"),
        ({"at_least": float("nan")},
         "nan as at_least is no bound, leave at_least out where there is none"),
        ({"more_than": float("inf")},
         "inf as more_than is no bound, leave more_than out where there is none"),
        ({"at_most": Decimal("-Infinity")},
         "Decimal('-Infinity') as at_most is no bound, leave at_most out where there is none"),
        ({"at_least": 5, "at_most": 3},
         f"3 as at_most {_BESIDE} 5 as at_least, they are the wrong way round"),
        ({"more_than": 5, "less_than": 5},
         f"5 as less_than {_BESIDE} 5 as more_than, drop one"),
        ({"more_than": 5, "at_most": 5},
         f"5 as at_most {_BESIDE} 5 as more_than, drop one"),
        ({"at_least": 5, "less_than": 5},
         f"5 as less_than {_BESIDE} 5 as at_least, drop one"),
        ({"at_most": 3, "less_than": 2, "at_least": 2},
         f"2 as less_than {_BESIDE} 2 as at_least, drop one"),
    ],
)  # fmt: skip
def test_bad_bounds_say_what_to_write(bounds: dict[str, Decimal | float], message: str) -> None:
    """No bound, no number and contradictions are errors of one line."""
    with pytest.raises(InvalidBounds) as caught:
        bounds_of(**bounds)
    assert message == str(caught.value)


def test_bounds_are_exact() -> None:
    """Whole numbers and decimals keep every digit, however many there are."""
    assert f"[{2**80 + 1},)" == str(bounds_of(at_least=2**80 + 1))
    assert f"(,0.{'1' * 40}]" == str(bounds_of(at_most=Decimal(f"0.{'1' * 40}")))


def test_intervals_are_values() -> None:
    """Intervals are frozen and slotted, equal by value, hashable, and pickle."""
    interval = Interval.parse("[1.5,2)")
    same = Interval(Decimal("1.500"), Decimal(2), lower_closed=True, upper_closed=False)
    assert {interval} == {same, copy.deepcopy(interval), pickle.loads(pickle.dumps(interval))}
    assert not hasattr(interval, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        interval.lower = None  # type: ignore[misc]


def test_verdicts_are_lower_case_words() -> None:
    """A verdict is its own word."""
    assert [str(each) for each in Verdict] == ["certain", "possible", "impossible"]


@pytest.mark.parametrize("each", Verdict)
def test_a_verdict_is_neither_true_nor_false(each: Verdict) -> None:
    """All three are texts that would be true, so that asking for a truth value is an error."""
    with pytest.raises(TypeError) as caught:
        bool(each)
    assert str(caught.value) == (
        f"a verdict ({each}) is neither true nor false, "
        "write `verdict is Verdict.CERTAIN` for example"
    )
    assert each is Verdict(str(each))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("[5.5,5.5]", "5.5"), ("[0,0]", "0"), ("[5,6]", "[5,6]"), ("(5,)", "(5,)"), ("(,)", "(,)"),
     ("[5,)", "[5,)"), ("(,5]", "(,5]")],
)  # fmt: skip
def test_one_number_is_told_without_brackets(text: str, plain: str) -> None:
    """All other sets are told as their notation."""
    assert plainly(Interval.parse(text)) == plain


def test_a_notebook_shows_an_interval_as_a_bar() -> None:
    """The bar has the notation as its label."""
    interval = Interval.parse("[5,6)")
    assert interval._repr_html_() == f"<div>{bar(interval)}</div>"
    assert interval._inline_html() == bar(interval)
    assert 'aria-label="[5,6)"' in bar(interval)
