"""Claims by value: bounds as people write them, units that compare, and what is refused."""

from __future__ import annotations

import decimal
import pickle
from array import array
from decimal import Decimal
from itertools import product
from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from queries import SIZES, UNITS, case, figures, in_order

import npf_corpus as npf
from npf_corpus.errors import IncomparableUnits, InvalidBounds, InvalidQuantity, QueryError
from npf_corpus.intervals import Verdict
from npf_corpus.quantities._conversion import comparable
from npf_corpus.query import _values
from npf_corpus.query._order import Order, Ranks
from npf_corpus.query._store import REFERENCES
from npf_corpus.query._values import Asked, End, _passes, asked, values_of
from npf_corpus.query._verb import AXES
from npf_corpus.records import Modality
from npf_corpus.records._bits import bits_of
from npf_corpus.tables import Claims

CLAIMS = npf.load("1.0.0").claims
FIGURES = figures(
    ("(2000,)", "project", "stated"),
    ("[12,12]", "count", "stated"),
    ("[10000,100000)", "person", "stated"),
    ("(60,100]", "percent", "stated"),
    ("[5,5]", "percentage-point", "stated"),
    ("[1,2)", "CNY-wan", "stated"),
    ("[10000,20000)", "CNY", "inferred"),
    ("[10000,20000)", "USD", "stated"),
    ("[7,7]", "shell", "stated"),
    ("[7,7]", "bead", "stated"),
    ("(,14]", "day", "stated"),
    ("[2,2]", "week", "stated"),
    ("[1,2]", "dozen-project", "stated"),
    ("[1,2]", "person", "stated"),
)


def ids(**bounds: Any) -> tuple[str, ...]:
    """Return the ids of the made claims that satisfy bounds."""
    return FIGURES.claims.by_value(**bounds).ids


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"more_than": 1_500, "unit": "project"}, ("c0",)),
        ({"more_than": 2_000, "unit": "project"}, ("c0",)),
        ({"at_least": 2_001, "unit": "project"}, ("c0",)),
        ({"more_than": 2_001, "unit": "project"}, ()),
        ({"more_than": 5_000, "unit": "project"}, ()),
        ({"more_than": 5_000, "unit": "project", "certainty": "possible"}, ("c0",)),
        ({"at_most": 2_000, "unit": "project", "certainty": "possible"}, ("c1",)),
        ({"at_least": 12, "unit": "count"}, ("c0", "c1", "c2", "c12")),
        ({"at_least": 12, "at_most": 12, "unit": "project"}, ("c1",)),
        ({"at_least": 11.5, "less_than": 12.5, "unit": "count"}, ("c1",)),
        ({"more_than": 11.5, "less_than": 11.75, "unit": "count", "certainty": "possible"}, ()),
        ({"less_than": 100_000, "unit": "person"}, ("c1", "c2", "c13")),
        ({"at_most": 99_999, "unit": "person"}, ("c1", "c2", "c13")),
        ({"less_than": 99_999, "unit": "person"}, ("c1", "c13")),
        ({"at_least": 1.2, "at_most": 1.8, "unit": "person", "certainty": "possible"}, ()),
        ({"at_least": 1.2, "at_most": 2, "unit": "person", "certainty": "possible"}, ("c13",)),
        ({"more_than": 60, "unit": "percent"}, ("c3",)),
        ({"more_than": 60.0, "at_most": 100, "unit": "%"}, ("c3",)),
        ({"more_than": 65, "unit": "percent", "certainty": "possible"}, ("c3",)),
        ({"at_most": 60, "unit": "percent", "certainty": "possible"}, ()),
        ({"more_than": 600, "unit": "permille"}, ("c3",)),
        ({"at_least": 5, "unit": "percentage point"}, ("c4",)),
        ({"at_least": 10_000, "unit": "CNY"}, ("c5",)),
        ({"at_least": 10_000, "unit": "CNY", "inferred": True}, ("c5", "c6")),
        ({"at_least": 1, "less_than": 2, "unit": "CNY-wan", "inferred": True}, ("c5", "c6")),
        ({"at_least": 10_000, "unit": "USD"}, ("c7",)),
        ({"at_most": 20_000, "unit": "USD"}, ("c7",)),
        ({"less_than": 20_000, "unit": "USD"}, ("c7",)),
        ({"at_least": 20_000, "unit": "USD", "certainty": "possible"}, ()),
        ({"at_most": 10_000, "unit": "USD", "certainty": "possible"}, ("c7",)),
        ({"less_than": 10_000, "unit": "USD", "certainty": "possible"}, ()),
        ({"more_than": 10_000, "unit": "USD"}, ()),
        ({"at_least": 7, "unit": "shell"}, ("c8",)),
        ({"at_least": 7, "unit": "bead"}, ("c9",)),
        ({"at_most": 2, "unit": "week"}, ("c10", "c11")),
        ({"at_most": 14, "unit": "day"}, ("c10", "c11")),
        ({"at_most": 13, "unit": "day", "certainty": "possible"}, ("c10",)),
        ({"at_least": 14, "at_most": 14, "unit": "day"}, ("c11",)),
    ],
)
def test_bounds_keep_what_they_prove(bounds: dict[str, Any], expected: tuple[str, ...]) -> None:
    """Open and closed ends, whole things, factors and bases of units each decide as §5 says."""
    assert expected == ids(**bounds)
    with in_order():
        assert expected == ids(**bounds)


@pytest.mark.parametrize("unit", ["project", "dozen-project", "CNY"])
@pytest.mark.parametrize("power", [0, 30, 400])
def test_ends_of_any_length_are_in_order(power: int, unit: str) -> None:
    """No figure is too long, of whichever sign, and no two near ones are taken for one."""
    top = Decimal(10) ** power
    shapes = ("[{0},{0}]", "[{0},)", "(,{0}]", "[{0},{1}]")
    ends = [(sign * (top + low), sign * (top + low) + 1) for low in range(9) for sign in (-1, 1)]
    made = [
        (shape.format(*(f"{end:f}" for end in both)), "project" if unit != "CNY" else "CNY")
        for both in ends
        for shape in shapes
    ]
    claims = figures(*((interval, own, "stated") for interval, own in made)).claims
    for sign, certainty in product((-1, 1), ("certain", "possible")):
        asked_: Any = {"at_least": sign * top, "at_most": sign * top + 5, "certainty": certainty}
        few = claims.by_value(unit=unit, **asked_).ids
        with in_order():
            many = claims.by_value(unit=unit, **asked_)
        assert few == many.ids
        assert few or unit == "dozen-project" or certainty == "certain"


def test_a_large_corpus_is_asked_in_order_when_much_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Few claims are looked at one by one until there is an order, or many questions were asked."""
    monkeypatch.setattr(_values, "_LARGE", 0)
    claims = figures(*((f"[{each},{each}]", "CNY", "stated") for each in range(200))).claims
    values, high = values_of(claims._store), tuple(f"c{each}" for each in range(150, 200))
    group, of_document = values._group("CNY"), claims.by_document("d0")
    assert high == of_document.by_value(at_least=150, unit="CNY").ids
    assert group.order is None
    assert high == claims.by_value(at_least=150, unit="CNY").ids
    assert group.order is not None
    assert values.in_order((), "CNY", lambda: 0)
    assert not group.order.knows("document")
    assert high == of_document.by_value(at_least=150, unit="CNY").ids
    assert group.order.knows("document")
    assert claims[:50].by_value(at_least=40, unit="CNY").ids == claims[40:50].ids


def test_claims_are_ordered_where_there_are_many_and_much_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Until then so many are looked at one by one: fewer once something was asked."""
    sizes = {"_LARGE": 40, "_OFTEN": 5, "_FIRST": 20, "_FEW": 10, "_SHARE": 4}
    for name, size in sizes.items():
        monkeypatch.setattr(_values, name, size)
    claims = figures(*[("[7,7]", "CNY", "stated")] * 40).claims
    values = values_of(claims._store)

    def most() -> int:
        """Return how many claims are not put in order for one question."""
        every = ((1 << size) - 1 for size in range(41))
        orders = [values.in_order((), "CNY", bits.__int__) for bits in every]
        return [*orders, True].index(True) - 1

    assert most() == 20
    claims[:3].by_value(at_least=1, unit="CNY")
    assert most() == 10
    monkeypatch.setattr(_values, "_SHARE", 2)
    assert most() == 20
    monkeypatch.setattr(_values, "_LARGE", 41)
    assert most() == 40
    monkeypatch.setattr(_values, "_LARGE", 40)
    for _ in range(3):
        claims[:3].by_value(at_least=1, unit="CNY")
    assert most() == 20
    claims[:3].by_value(at_least=1, unit="CNY")
    assert most() == -1
    fresh = figures(*[("[7,7]", "CNY", "stated")] * 40).claims
    values = values_of(fresh._store)
    other = fresh.by_document("d0")._later()[0]._verb
    for number in range(5):
        assert values.in_order((other,), "CNY", lambda: 1) is False
        assert values.in_order((), "CNY", lambda: 1) is (number > 0)
        fresh.by_value(at_least=1, unit="CNY")
    assert values.in_order((other,), "CNY", lambda: 1)


@pytest.mark.parametrize("axis", REFERENCES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_order_too_a_verb_and_bounds_keep_what_both_keep(seed: int, axis: Any) -> None:
    """With all that a region, a sector or an initiative contains, certainly or possibly."""
    corpus = case(seed, {**SIZES, "claims": 40}).corpus
    keys = [key for table in AXES.get(axis, ()) for key in getattr(corpus, table).ids]
    sure: tuple[dict[str, str], ...] = ({}, {"certainty": "possible"})
    within: Any = {"more_than": 0, "unit": "count", "certainty": "possible"}
    some = corpus.claims.by_value(**within)
    kept = set[str]()
    for key, how in product(keys or get_args(Modality), sure if axis == "region" else sure[:1]):
        found = getattr(corpus.claims, f"by_{axis}")(key, **how)
        with in_order():
            narrow = found.by_value(**within)
        assert narrow.ids == (found & some).ids
        kept.update(narrow.ids)
    assert kept


@pytest.mark.parametrize(
    ("text", "bounds", "unit"),
    [
        ("5 percent", "[5,)", "percent"),
        ("5%", "[5,)", "percent"),
        ("60％", "[60,)", "percent"),
        ("0.5 percentage points", "[0.5,)", "percentage-point"),
        ("100 billion CNY", "[100000000000,)", "CNY"),
        ("1000亿元", "[100000000000,)", "CNY"),
        ("RMB 300 million", "[300000000,)", "CNY"),
        ("$31 billion", "[31000000000,)", "USD"),
        ("2,000 projects", "[2000,)", "project"),
        ("7 shell", "[7,)", "shell"),
        ("7 SHELL", "[7,)", "shell"),
        ("2.5 million shell", "[2500000,)", "shell"),
        ("two dozen projects", "[24,)", "project"),
        (" 3 ten thousand yuan ", "[3,)", "CNY-wan"),
        ("exactly 12 projects", "[12,)", "project"),
    ],
)
def test_a_bound_as_text_carries_its_unit(text: str, bounds: str, unit: str) -> None:
    """Figures with a unit are read as `parse_quantity` does, or with a unit of the release."""
    found = asked(FIGURES._store, {"at_least": text}, None)
    assert (bounds, unit) == (str(found.bounds), found.unit)
    assert f"{bounds} {unit}" == str(found)


@pytest.mark.parametrize(
    ("given", "unit", "bounds", "in_unit"),
    [
        ({"at_least": "5", "at_most": "10"}, "percent", "[5,10]", "percent"),
        ({"at_least": "5 percent", "at_most": 10}, "percent", "[5,10]", "percent"),
        ({"at_least": "1 CNY-wan", "at_most": "50000 CNY"}, None, "[1,5]", "CNY-wan"),
        ({"at_least": "1 CNY-wan", "at_most": "50000 CNY"}, "CNY", "[10000,50000]", "CNY"),
        ({"at_least": "7 day"}, "week", "[1,)", "week"),
        ({"at_least": "1 week"}, "day", "[7,)", "day"),
        ({"at_least": "60 percent", "at_most": None}, "permille", "[600,)", "permille"),
        ({"more_than": "5 projects"}, "count", "(5,)", "count"),
        ({"more_than": 0.1}, "CNY", "(0.1,)", "CNY"),
        ({"more_than": Decimal("1E+3")}, "CNY", "(1000,)", "CNY"),
        ({"at_least": -0.0}, "CNY", "[0,)", "CNY"),
    ],
)
def test_bounds_are_brought_to_one_unit(
    given: dict[str, object], unit: str | None, bounds: str, in_unit: str
) -> None:
    """The unit asked for, or that of the first text, by exact factors."""
    found = asked(FIGURES._store, given, unit)
    assert (bounds, in_unit) == (str(found.bounds), found.unit)


def test_many_claims_of_one_unit_are_asked_as_few_are() -> None:
    """However many there are of a unit, just those answer that lie within bounds, in order."""
    shapes = ("[{0},{0}]", "[{0},{1})", "({0},{1}]")
    ends = [shape.format(low, low + 1) for low in range(60) for shape in shapes]
    given = [(each, "CNY", "stated") for each in ends]
    wan, dollar = ("[30,30]", "CNY-wan", "stated"), ("[30,30]", "USD", "stated")
    claims = figures(*given, *[wan] * 130, dollar, dollar).claims
    asked_: tuple[dict[str, Any], ...] = (
        {"at_least": 20, "less_than": 40},
        {"more_than": 20, "at_most": 40},
    )
    for certainty, bounds in product(("certain", "possible"), asked_):
        many = claims.by_value(unit="CNY", certainty=certainty, **bounds)
        one_by_one = [
            key
            for key, claim in zip(claims.ids, claims, strict=True)
            if claim.quantity.unit == "CNY"
            and claim.quantity.verdict(**bounds) in {Verdict.CERTAIN, Verdict(certainty)}
        ]
        assert one_by_one == list(many.ids)
        assert 50 < len(many) < 70
    more = claims.by_value(at_least=59, unit="CNY")
    assert more.ids == tuple(f"c{place}" for place in range(177, 310))


def test_few_claims_of_one_unit_are_kept_beside_many_of_another() -> None:
    """Whichever unit comes first."""
    many, few = [("[1,1]", "CNY", "stated")] * 200, [("[3,3]", "CNY-wan", "stated")]
    for both in ([*many, *few], [*few, *many]):
        claims = figures(*both).claims
        assert claims.by_value(at_least=1, unit="CNY").ids == claims.ids


def test_what_has_no_end_is_above_every_bound_however_many_there_are() -> None:
    """Among many claims too, an open side is never inside a bound on that side."""
    for ends in range(1, 9):
        closed = [(f"[0,{end}]", "CNY", "stated") for end in range(1, ends + 1)]
        claims = figures(*closed, *[("[0,)", "CNY", "stated")] * 130).claims
        expected = tuple(f"c{place}" for place in range(ends))
        assert claims.by_value(at_most=ends, unit="CNY").ids == expected
        possible = claims.by_value(at_most=ends, unit="CNY", certainty="possible")
        assert possible.ids == claims.ids


def test_by_value_gives_no_record_that_was_not_there() -> None:
    """What an earlier step left out comes back neither in number nor in iteration."""
    question: dict[str, Any] = {"at_least": 12, "unit": "count"}
    found = FIGURES.claims.by_value(**question)
    assert found.ids == ("c0", "c1", "c2", "c12")
    for inferred in (False, True):
        rest = (FIGURES.claims - found).by_value(**question, inferred=inferred)
        assert (rest.ids, len(rest)) == ((), 0)


def test_the_callers_decimal_context_changes_nothing() -> None:
    """Low precision and traps of the caller's own arithmetic reach no comparison."""
    question = {"at_least": "10000000000000000000000000001 CNY", "unit": "CNY-wan"}
    expected = asked(FIGURES._store, {"at_least": question["at_least"]}, question["unit"])
    with decimal.localcontext() as context:
        context.prec = 3
        context.traps[decimal.Inexact] = True
        found = asked(FIGURES._store, {"at_least": question["at_least"]}, question["unit"])
        assert found == expected
        fresh = figures(("[12345678,12345678]", "count", "stated")).claims
        assert fresh.by_value(at_least=12345678, unit="count").ids == ("c0",)
        assert fresh.by_value(more_than=12345678, unit="count").ids == ()
        assert ids(at_least=Decimal("12345.678"), unit="permille") == ()
        assert ids(at_least=Decimal("0.60001"), unit="permille") == ("c3",)
    assert str(expected.bounds) == "[1000000000000000000000000.0001,)"


WRITE_ONE = "None is no bound, write at_least, more_than, at_most or less_than"
NO_UNIT = "has no unit, write unit='person', say, or text such as '5 percent'"
NO_NUMBER = "is no number, write an int, a Decimal or a float"
NO_FIGURE = "is no figure, write for example 'more than 2,000' or '近300亿元'"
UNREAD = "is no figure that can be read without guessing: write a number, its comparator and unit"
NOT_ONE = "is no single number, write the number alone"
NO_ANSWER = "as inferred is no answer, write True or False"
ONE_UNIT = "give all bounds in one unit"
CERTAINTIES = "did you mean 'certain', 'possible'?"
REFUSED: list[tuple[dict[str, Any], type[QueryError], str]] = [
    ({}, InvalidBounds, WRITE_ONE),
    ({"unit": "CNY"}, InvalidBounds, WRITE_ONE),
    ({"at_least": None, "unit": "CNY"}, InvalidBounds, WRITE_ONE),
    ({"at_least": 5}, InvalidBounds, f"5 as at_least {NO_UNIT}"),
    ({"at_least": "5"}, InvalidBounds, f"'5' as at_least {NO_UNIT}"),
    ({"at_least": "5", "at_most": "9 percent"}, InvalidBounds, f"'5' as at_least {NO_UNIT}"),
    ({"at_least": "5 percent", "at_most": "9"}, InvalidBounds, f"'9' as at_most {NO_UNIT}"),
    ({"at_least": "5 percent", "at_most": 9}, InvalidBounds, f"9 as at_most {NO_UNIT}"),
    ({"at_least": 10, "at_most": 5, "unit": "CNY"}, InvalidBounds,
     "5 as at_most leaves no number beside 10 as at_least, they are the wrong way round"),
    ({"at_least": "7 shel"}, InvalidQuantity,
     "'7 shel' is no figure, there is no unit named 'shel', did you mean 'shell'?"),
    ({"at_least": "100 billion yuann"}, InvalidQuantity,
     "'100 billion yuann' is no figure, there is no unit named 'yuann', did you mean 'yuan'?"),
    ({"at_least": "6%", "at_most": "5%"}, InvalidBounds,
     "'5%' as at_most leaves no number beside '6%' as at_least, they are the wrong way round"),
    ({"more_than": 5, "at_most": 5, "unit": "CNY"}, InvalidBounds,
     "5 as at_most leaves no number beside 5 as more_than, drop one"),
    ({"more_than": 5, "less_than": 5, "unit": "CNY"}, InvalidBounds,
     "5 as less_than leaves no number beside 5 as more_than, drop one"),
    ({"at_least": float("nan"), "unit": "CNY"}, InvalidBounds,
     "nan as at_least is no bound, leave at_least out where there is none"),
    ({"less_than": Decimal("sNaN"), "unit": "CNY"}, InvalidBounds,
     "Decimal('sNaN') as less_than is no bound, leave less_than out where there is none"),
    ({"at_most": float("inf"), "unit": "CNY"}, InvalidBounds,
     "inf as at_most is no bound, leave at_most out where there is none"),
    ({"more_than": Decimal("-Infinity"), "unit": "CNY"}, InvalidBounds,
     "Decimal('-Infinity') as more_than is no bound, leave more_than out where there is none"),
    ({"more_than": float("inf"), "unit": "trillion yuan"}, InvalidBounds,
     "inf as more_than is no bound, leave more_than out where there is none"),
    ({"at_most": [5], "unit": "trillion yuan"}, InvalidBounds, f"[5] as at_most {NO_NUMBER}"),
    ({"at_least": True, "unit": "CNY"}, InvalidBounds, f"True as at_least {NO_NUMBER}"),
    ({"at_least": [5], "unit": "CNY"}, InvalidBounds, f"[5] as at_least {NO_NUMBER}"),
    ({"at_least": 5 + 0j, "unit": "CNY"}, InvalidBounds, f"(5+0j) as at_least {NO_NUMBER}"),
    ({"at_least": b"5", "unit": "CNY"}, InvalidBounds, f"b'5' as at_least {NO_NUMBER}"),
    ({"at_least": 10**1001, "unit": "CNY"}, InvalidBounds,
     f"Decimal('1{'0' * 49}… is no bound, write a finite number within 10**1000"),
    ({"at_least": "", "unit": "CNY"}, InvalidQuantity, f"'' {NO_FIGURE}"),
    ({"at_least": " ", "unit": "CNY"}, InvalidQuantity, f"' ' {NO_FIGURE}"),
    ({"at_least": "much", "unit": "CNY"}, InvalidQuantity, f"'much' {UNREAD}"),
    ({"at_least": "6G", "unit": "CNY"}, InvalidQuantity,
     "'6G' is a name or has a unit unknown here, not a quantity"),
    ({"at_least": "7 widgets"}, InvalidQuantity, f"'7 widgets' {UNREAD}"),
    ({"at_least": "7 shell shell"}, InvalidQuantity,
     "'7 shell shell' is no figure, there is no unit named 'shell shell', did you mean 'shell'?"),
    ({"at_least": "5 percent shell"}, InvalidBounds,
     "'5 percent shell' as at_least has two units, write one"),
    ({"at_most": "100 CNY USD"}, InvalidBounds,
     "'100 CNY USD' as at_most has two units, write one"),
    ({"at_least": "about 5 percent"}, InvalidBounds, f"'about 5 percent' as at_least {NOT_ONE}"),
    ({"less_than": "more than 5 percent"}, InvalidBounds,
     f"'more than 5 percent' as less_than {NOT_ONE}"),
    ({"less_than": "at most 5 percent"}, InvalidBounds,
     f"'at most 5 percent' as less_than {NOT_ONE}"),
    ({"at_least": "5 to 9 percent"}, InvalidBounds, f"'5 to 9 percent' as at_least {NOT_ONE}"),
    ({"at_least": "5 persons", "unit": "CNY"}, IncomparableUnits,
     f"'person' does not compare with 'CNY': {ONE_UNIT}"),
    ({"at_least": "5 percent", "unit": "percentage-point"}, IncomparableUnits,
     f"'percent' does not compare with 'percentage-point': {ONE_UNIT}"),
    ({"at_least": "5 USD", "at_most": "9 CNY"}, IncomparableUnits,
     f"'CNY' does not compare with 'USD': {ONE_UNIT}"),
    ({"at_least": "7 shell", "unit": "bead"}, IncomparableUnits,
     f"'shell' does not compare with 'bead': {ONE_UNIT}"),
    ({"at_least": "5 persons", "unit": "project"}, IncomparableUnits,
     f"'person' does not compare with 'project': {ONE_UNIT}"),
    ({"at_least": "1 day", "unit": "week"}, IncomparableUnits,
     "'day' does not compare with 'week': the bound has no exact decimal there"),
    ({"at_least": 5, "unit": ""}, npf.UnknownName, "no unit named ''"),
    ({"at_least": 5, "unit": "yaun"}, npf.UnknownName,
     "no unit named 'yaun', did you mean 'yuan'?"),
    ({"at_least": 5, "unit": 7}, InvalidBounds, "7 is no unit, write its id or name, say 'CNY'"),
    ({"at_least": 5, "unit": ("CNY",)}, InvalidBounds,
     "('CNY',) is no unit, write its id or name, say 'CNY'"),
    ({"at_least": 5, "unit": "CNY", "certainty": "maybe"}, npf.UnknownName,
     f"no certainty named 'maybe', {CERTAINTIES}"),
    ({"at_least": 5, "unit": "CNY", "certainty": None}, npf.UnknownName,
     f"no certainty named 'None', {CERTAINTIES}"),
    ({"at_least": 5, "unit": "CNY", "inferred": 1}, InvalidBounds, f"1 {NO_ANSWER}"),
    ({"at_least": 5, "unit": "CNY", "inferred": "no"}, InvalidBounds, f"'no' {NO_ANSWER}"),
]  # fmt: skip


@pytest.mark.parametrize(("bounds", "error", "line"), REFUSED)
def test_what_cannot_be_asked_is_one_clear_line(
    bounds: dict[str, Any], error: type[QueryError], line: str
) -> None:
    """The error says which argument is wrong and what to write instead, on one short line."""
    with pytest.raises(error) as caught:
        ids(**bounds)
    assert type(caught.value) is error
    assert line == str(caught.value)


def test_bounds_are_by_name_only() -> None:
    """A bare number says nothing of its side."""
    with pytest.raises(TypeError):
        CLAIMS.by_value(5)  # type: ignore[call-overload]


@pytest.mark.parametrize("one", UNITS, ids=lambda unit: unit.id)
def test_units_compare_within_what_they_measure(one: npf.Unit) -> None:
    """A count with its own or a plain one, money within a currency, else the dimension."""
    alike = {
        "count": {"count", "project", "dozen-project", "person"},
        "project": {"count", "project"},
        "dozen-project": {"count", "dozen-project"},
        "person": {"count", "person"},
        "CNY": {"CNY", "CNY-wan"},
        "CNY-wan": {"CNY", "CNY-wan"},
        "USD": {"USD"},
        "shell": {"shell"},
        "bead": {"bead"},
        "percent": {"percent", "permille"},
        "permille": {"percent", "permille"},
        "percentage-point": {"percentage-point"},
        "day": {"day", "week", "hour"},
        "week": {"day", "week", "hour"},
        "hour": {"day", "week", "hour"},
    }
    assert alike[one.id] == {other.id for other in UNITS if comparable(one, other)}
    assert alike[one.id] == {other.id for other in UNITS if comparable(other, one)}


def test_shipped_units_are_their_own_kind() -> None:
    """Of the shipped units, money compares with itself alone, and only `count` with others."""
    units = list(npf.load("1.0.0").units)
    for one in units:
        others = {other.id for other in units if comparable(one, other)} - {one.id}
        if one.id == "count":
            assert others == {unit.id for unit in units if unit.dimension == "count"} - {"count"}
        elif one.dimension == "count":
            assert others == {"count"}
        else:
            assert others == set()


def test_the_index_counts_by_unit() -> None:
    """The index knows how many claims of a selection each unit has."""
    values = values_of(FIGURES._store)
    assert values is values_of(FIGURES._store)
    every = FIGURES.claims._bits
    assert sum(values.by_unit(every).values()) == len(FIGURES.claims)
    assert values.by_unit(0) == {}
    assert values.by_unit(0b11) == {"project": 1, "count": 1}


@pytest.mark.parametrize("open_first", [False, True])
def test_an_open_side_ranks_beyond_all_ends(open_first: bool) -> None:  # noqa: FBT001
    """No least value is below all, and no greatest above all."""
    ends = [(0, None), (1, (5, 0)), (2, (7, -1)), (3, (7, 1))]
    ranks = Ranks(ends, 4, open_first=open_first)
    asked = {
        (end, reached): ranks.passing(0b1111, end, reached=reached)
        for end in ((0, 0), (7, 0), (9, 0))
        for reached in (True, False)
    }
    beyond = 0 if open_first else 1
    assert asked == {
        ((0, 0), True): 0b1110 | beyond,
        ((0, 0), False): 1 - beyond,
        ((7, 0), True): 0b1000 | beyond,
        ((7, 0), False): 0b0110 | 1 - beyond,
        ((9, 0), True): beyond,
        ((9, 0), False): 0b1110 | 1 - beyond,
    }


@pytest.mark.parametrize(
    ("among", "found"),
    [([], [0, 1, 2]), ([0b001], [0]), ([0b010], [1]), ([0b111, 0b101], [0, 2]), ([0], []),
     ([0b111, 0b110, 0b010], [1]), ([0b001, 0b111], [0])],
)  # fmt: skip
def test_an_order_finds_what_is_among_all_of_some_bits(among: list[int], found: list[int]) -> None:
    """Without bits all that passes is found, with them no other claim."""
    places = array("I", [0, 0, 0])
    order = Order(0b111, 0b111, places, lambda at: at, lambda at: ((at, 0), (at, 0)))
    assert order.find(among, ((True, (0, 0), True),)) == found
    assert order.find(among, ((True, (1, 0), True),)) == [at for at in found if at >= 1]


_ends = st.tuples(st.integers(0, 9), st.sampled_from([-1, 0, 1]))


@settings(deadline=None)
@given(st.lists(st.none() | _ends, max_size=40), _ends, st.booleans(), st.data())
def test_ranks_compare_as_the_ends_do(
    ends: list[tuple[int, int] | None],
    asked_end: tuple[int, int],
    open_first: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
    data: st.DataObject,
) -> None:
    """Of few or of many, those pass whose end is not below, or not above; none is an outer end."""
    size = len(ends) + 3  # claims of other units have a place too
    ranks = Ranks(list(enumerate(ends, 3)), size, open_first=open_first)
    among = data.draw(st.sets(st.integers(3, size - 1)) if ends else st.just(set()))
    outer = (-1, 0) if open_first else (10, 0)
    placed = {at: outer if end is None else end for at, end in enumerate(ends, 3)}
    for reached in (True, False):
        expected = {
            at for at in among if (placed[at] >= asked_end if reached else placed[at] <= asked_end)
        }
        many = ranks.passing(bits_of(among, size), asked_end, reached=reached)
        assert bits_of(expected, size) == many
        test = (open_first, asked_end, reached)
        pairs = {at: ends[at - 3] for at in among}
        few = {at for at, end in pairs.items() if _passes(test, *_sides(end, low=open_first))}
        assert few == expected


def _sides(end: End | None, *, low: bool) -> tuple[End | None, End | None]:
    return (end, None) if low else (None, end)


def test_a_text_too_long_to_be_a_bound_is_refused() -> None:
    """No unit is searched in it."""
    with pytest.raises(npf.InvalidQuantity, match="longer than 200 characters"):
        CLAIMS.by_value(at_least="1 to " * 10_000)


def test_numbers_too_long_to_be_written_are_refused_in_words() -> None:
    """Where a text is expected, a number of 5,000 digits gives the error that any number gives."""
    corpus, long = npf.load("1.0.0"), cast("Any", 10**5000)
    for ask in (
        lambda: corpus.claims.by_region(long),
        lambda: corpus.claims.by_modality(long),
        lambda: corpus.claims.by_value(at_least=1, unit=long),
        lambda: corpus.regions.find(long),
        lambda: corpus.cite(long),
        lambda: npf.load(long),
        lambda: npf.parse_quantity(long),
        lambda: npf.Interval.parse(long),
    ):
        with pytest.raises(npf.NpfCorpusError, match="a number of 16,610 bits") as caught:
            ask()
        assert "16,610" in repr(caught.value)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_an_answer_shares_nothing_with_the_question() -> None:
    """Asking changes neither the table nor its explanation."""
    before = (CLAIMS.ids, str(CLAIMS.explain()))
    narrow = CLAIMS.by_value(more_than=1_500, unit="project")
    assert isinstance(narrow, Claims)
    assert before == (CLAIMS.ids, str(CLAIMS.explain()))
    assert (
        Asked(npf.Interval.parse("(1500,)"), "project") == narrow._moves[-1].verb.options["asked"]
    )


def test_units_that_no_claim_has_are_passed_over() -> None:
    """Among shares no figure is a length, and the answer says so."""
    corpus = npf.load()
    lengths = [each.id for each in corpus.units if each.dimension == "length"]
    rest = corpus.claims - corpus.claims.by_unit(*lengths)
    assert len(rest) > 10_000
    assert len(rest.by_value(more_than="5 km")) == 0
