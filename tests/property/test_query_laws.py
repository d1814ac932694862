"""Laws of queries: every verb against a slow scan, and what holds between the answers."""

# ruff: noqa: S301 - our own pickles

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from operator import and_, eq, ne, or_, sub
from typing import Any, NamedTuple

import pytest
import scan
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from queries import SIZES, UNITS, WORDS, Case, case, cases, in_order

from npf_corpus.errors import MixedCorpora, UnknownName
from npf_corpus.intervals import Verdict
from npf_corpus.query._explain import Step
from npf_corpus.query._store import Certainty
from npf_corpus.records import NumericClaim, Unit
from npf_corpus.tables import Claims, Table

AXES = {
    "region": ("regions",),
    "sector": ("sectors",),
    "document": ("documents",),
    "speaker": ("people", "organizations"),
    "initiative": ("initiatives",),
    "measure": ("measures",),
    "publisher": ("organizations",),
    "unit": ("units",),
}
GIVEN: dict[str, tuple[Any, ...]] = {
    "year": (2023, 2024, 2025, 2026, 1999),
    "genre": ("news", "transcript", "plan"),
    "tier": ("future", "traditional", "high-tech"),
    "aspect": ("level", "growth", "rank"),
    "modality": ("achieved", "targeted", "forecast", "proposed", "under-way"),
    "theme": ("energy", "talent", "trade"),
    "text": (*WORDS, "alpha 材料", "ai 2.5", "CAFÉ, sector"),
}
OF_CLAIMS = {"measure", "unit", "aspect", "modality", "theme"}
LOWS = {"at_least", "more_than"}
UNIT: dict[str, Unit] = {unit.id: unit for unit in UNITS}

LAW = settings(deadline=None, max_examples=60)
MANY = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])

certainties: st.SearchStrategy[Certainty] = st.sampled_from(["certain", "possible"])
numbers = st.sampled_from(
    [Decimal(quarters) / 4 for quarters in range(-10, 90)] + [Decimal("0.3"), Decimal(10) ** 30]
)
units = st.sampled_from(sorted(UNIT))
few_units = st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True).map(tuple)
gaps = st.sampled_from([Decimal(quarters) / 4 for quarters in (0, 0, 1, 2, 4, 9)])
mostly = st.integers(0, 5).map(lambda drawn: drawn < 5)
sides = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])

lows, highs = st.sampled_from(sorted(LOWS)), st.sampled_from(["at_most", "less_than"])


def _factor(unit: Unit) -> Decimal:
    """Return a factor that a decimal is exactly, as those of the made-up units are."""
    assert isinstance(unit.factor, Decimal)
    return unit.factor


@st.composite
def bounds(draw: st.DrawFn) -> dict[str, Decimal]:
    """Draw one bound, or one from each side that leave numbers between them."""
    names = draw(st.sets(sides, min_size=1, max_size=3))
    given_ = {name: draw(numbers) for name in sorted(names)}
    if draw(st.booleans()):  # a gap that may hold no whole number
        low, gap = draw(numbers), draw(st.sampled_from([1, 2, 3, 5]))
        given_ = {draw(lows): low, draw(highs): low + Decimal(gap) / 4}
    below = [value for name, value in given_.items() if name in LOWS]
    above = [value for name, value in given_.items() if name not in LOWS]
    assume(not below or not above or max(below) < min(above))
    return given_


class Asked(NamedTuple):
    """A corpus and a question by value that is put to its claims.

    Attributes:
        made: The corpus.
        unit: Id of the unit of the bounds.
        bounds: The bounds.
        about: The claim whose unit and ends they were drawn near, None if near none.
    """

    made: Case
    unit: str
    bounds: dict[str, Decimal]
    about: NumericClaim | None


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Draw a corpus and a question, mostly about the figure of one of its claims."""
    if not draw(mostly):  # few claims or none, and anything asked of them
        return Asked(draw(cases()), draw(units), draw(bounds()), None)
    made = draw(cases(claims=st.integers(6, 20), units=few_units))
    claim = draw(st.sampled_from(made.rows["claims"]))
    own = UNIT[claim.quantity.unit]
    near = [each.id for each in UNITS if scan.comparable(own, each)]
    unit = draw(st.just(own.id) | st.sampled_from(near))
    ratio = _factor(own) / _factor(UNIT[unit])
    low, high = claim.quantity.interval.lower, claim.quantity.interval.upper
    both = draw(st.booleans())
    given_: dict[str, Decimal] = {}
    if low is not None and (both or high is None or draw(st.booleans())):
        given_[draw(lows)] = low * ratio - draw(gaps)
    if high is not None and (both or not given_):
        given_[draw(highs)] = high * ratio + draw(gaps)
    if not given_ or len({*given_.values()}) < len(given_):  # no end, or no room between two
        given_ = draw(bounds())
    return Asked(made, unit, given_, claim)


def narrowing(asked_: Asked) -> st.SearchStrategy[tuple[str, Any]]:
    """Return a strategy for axes and ids to ask claims for, mostly ones that keep the claim."""
    rows, claim = asked_.made.rows, asked_.about
    every = list(questions("claims", rows))
    keep = [one for one in every if claim and claim.id in scan.select(rows, "claims", *one)]
    return mostly.flatmap(lambda kept: st.sampled_from(keep if kept and keep else every))


def exact(bounds_: dict[str, Decimal]) -> dict[str, Fraction]:
    """Return bounds as the scan takes them."""
    return {name: Fraction(value) for name, value in bounds_.items()}


def questions(table: str, rows: scan.Rows) -> Iterator[tuple[str, Any]]:
    """Yield each axis that a table has, with each id to ask for along it."""
    for axis, vocabularies in AXES.items():
        if axis in OF_CLAIMS and table != "claims":
            continue
        if axis == "initiative" and table not in {"claims", "statements"}:
            continue
        for vocabulary in vocabularies:
            yield from ((axis, record.id) for record in rows[vocabulary])
    for axis, every in GIVEN.items():
        if axis in OF_CLAIMS and table != "claims":
            continue
        yield from ((axis, given_) for given_ in every)
    if any(each.genre == "essay" for each in rows["documents"]):  # else it is no genre
        yield "genre", "essay"


def ask(table: Any, axis: str, key: Any, certainty: str = "certain") -> Any:
    """Return a table or corpus narrowed along an axis."""
    if axis == "region":
        return table.by_region(key, certainty=certainty)
    return getattr(table, "matching" if axis == "text" else f"by_{axis}")(key)


def value(
    claims: Claims,
    bounds_: Mapping[str, Decimal],
    unit: str,
    certainty: Certainty = "certain",
    *,
    inferred: bool = False,
) -> Claims:
    """Return claims narrowed by whichever bounds there are."""
    return claims.by_value(
        unit=unit,
        at_least=bounds_.get("at_least"),
        more_than=bounds_.get("more_than"),
        at_most=bounds_.get("at_most"),
        less_than=bounds_.get("less_than"),
        certainty=certainty,
        inferred=inferred,
    )


def kept(table: Table[Any]) -> list[str]:
    """Return the ids of a table as a list, as the scan gives them."""
    return list(table.ids)


@LAW
@given(cases(), certainties)
def test_every_verb_is_a_scan(made: Case, certainty: str) -> None:
    """Along every axis, on every table, for every id, a verb keeps what a scan finds."""
    possible = certainty == "possible"
    for name in scan.EVIDENCE:
        table = getattr(made.corpus, name)
        for axis, key in questions(name, made.rows):
            expected = scan.select(
                made.rows, name, axis, key, possible=possible and axis == "region"
            )
            assert expected == kept(ask(table, axis, key, certainty)), (name, axis, key)


@LAW
@given(cases())
def test_vocabularies_narrow_by_what_they_have(made: Case) -> None:
    """Sectors by tier, measures by theme, and all by words, are scans too; a corpus keeps them."""
    for name in ("regions", "sectors", "organizations", "people", "measures", "units"):
        table = getattr(made.corpus, name)
        for axis in {"sectors": ("tier", "text"), "measures": ("theme", "text")}.get(
            name, ("text",)
        ):
            for key in GIVEN[axis]:
                expected = scan.select(made.rows, name, axis, key)
                assert expected == kept(ask(table, axis, key)), (name, axis, key)


@LAW
@given(asked(), certainties, mostly)
def test_by_value_is_a_scan(
    asked_: Asked,
    certainty: Certainty,
    inferred: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
) -> None:
    """By value, those claims are kept whose admissible values satisfy the bounds as one set."""
    made, unit, bounds_, _ = asked_
    every = [each.id for each in made.rows["claims"]]
    possible = certainty == "possible"
    expected = scan.by_value(
        made.rows, every, exact(bounds_), unit, possible=possible, inferred=inferred
    )
    found = value(made.corpus.claims, bounds_, unit, certainty, inferred=inferred)
    assert expected == kept(found)


@pytest.mark.parametrize(
    ("own", "asked"), [("count", "project"), ("CNY", "CNY-wan"), ("week", "day")]
)
@pytest.mark.parametrize("claims", [127, 128, 129, 400])
@MANY
@given(seed=st.integers(0, 2**32), bounds_=bounds(), certainty=certainties)
def test_the_sliced_ranks_are_a_scan(
    claims: int, own: str, asked: str, seed: int, bounds_: dict[str, Decimal], certainty: Certainty
) -> None:
    """With many claims of one unit, where ranks answer digit by digit, it is still a scan."""
    made = case(seed, {**SIZES, "claims": claims}, units=(UNIT[own],))
    table, every = made.corpus.claims, [each.id for each in made.rows["claims"]]
    possible = certainty == "possible"
    for unit in (own, asked):
        expected = scan.by_value(
            made.rows, every, exact(bounds_), unit, possible=possible, inferred=True
        )
        found = value(table, bounds_, unit, certainty, inferred=True)
        assert expected == kept(found)
        with in_order():
            found = value(table, bounds_, unit, certainty, inferred=True)
        assert expected == kept(found)


@MANY
@given(cases(claims=st.integers(200, 500)), bounds(), units, certainties)
def test_a_selection_of_any_size_is_asked_alike(
    made: Case, bounds_: dict[str, Decimal], unit: str, certainty: Certainty
) -> None:
    """What is asked of all claims at once is what is asked of one document's after another's."""
    claims = made.corpus.claims
    together = value(claims, bounds_, unit, certainty)
    apart = [
        value(claims.by_document(document.id), bounds_, unit, certainty)
        for document in made.corpus.documents
    ]
    assert set(together.ids) == {key for each in apart for key in each.ids}
    assert len(together) == sum(map(len, apart))


@LAW
@given(asked(), certainties, mostly, st.data())
def test_a_question_in_the_order_of_the_values_is_a_scan(
    asked_: Asked,
    certainty: Certainty,
    inferred: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
    data: st.DataObject,
) -> None:
    """As large corpora are asked, whatever narrowed before: records, order, number and reasons."""
    made, unit, bounds_, _ = asked_
    possible = certainty == "possible"
    for _ in range(3):
        verbs = data.draw(st.lists(narrowing(asked_), max_size=2))
        every = [each.id for each in made.rows["claims"]]
        first = last = made.corpus.claims
        for axis, key in verbs:
            wide = possible and axis == "region"
            kept_ = set(scan.select(made.rows, "claims", axis, key, possible=wide))
            every = [each for each in every if each in kept_]
            first, last = (ask(each, axis, key, certainty) for each in (first, last))
        with in_order():
            first = value(first, bounds_, unit, certainty, inferred=inferred)
        last = value(last, bounds_, unit, certainty, inferred=inferred)
        expected = scan.by_value(
            made.rows, every, exact(bounds_), unit, possible=possible, inferred=inferred
        )
        assert expected == kept(first) == kept(last) == [each.id for each in first]
        assert len(first) == len(expected)
        assert first == last
        assert str(first.explain()) == str(last.explain())
        assert pickle.loads(pickle.dumps(first)) == first


# What holds between the answers


@LAW
@given(cases(), st.data())
def test_verbs_commute(made: Case, data: st.DataObject) -> None:
    """Of two verbs it does not matter which comes first, on whichever table."""
    for name in scan.EVIDENCE:
        every = list(questions(name, made.rows))
        one, other = data.draw(st.sampled_from(every)), data.draw(st.sampled_from(every))
        table = getattr(made.corpus, name)
        assert ask(ask(table, *one), *other) == ask(ask(table, *other), *one)


@LAW
@given(asked(), certainties, mostly, st.data())
def test_by_value_commutes_with_the_other_verbs(
    asked_: Asked,
    certainty: Certainty,
    inferred: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
    data: st.DataObject,
) -> None:
    """It does not matter whether values are compared before or after a selection."""
    made, unit, bounds_, _ = asked_
    claims = made.corpus.claims
    one = data.draw(narrowing(asked_))
    first = ask(value(claims, bounds_, unit, certainty, inferred=inferred), *one)
    last = value(ask(claims, *one), bounds_, unit, certainty, inferred=inferred)
    assert first == last
    assert kept(first) == kept(last)


@LAW
@given(cases())
def test_a_whole_contains_its_parts(made: Case) -> None:
    """A region has all that its children and full members have, partial members only possibly."""
    for name, region in product(scan.EVIDENCE, made.rows["regions"]):
        table = getattr(made.corpus, name)
        certain = set(table.by_region(region.id).ids)
        possible = set(table.by_region(region.id, certainty="possible").ids)
        children = [each.id for each in made.rows["regions"] if each.parent == region.id]
        full = [each.region for each in region.members if each.coverage == "full"]
        for part in (*children, *full):
            assert certain >= set(table.by_region(part).ids)
        for member in region.members:
            assert possible >= set(table.by_region(member.region, certainty="possible").ids)
        assert certain <= possible
    for name, sector in product(scan.EVIDENCE, made.rows["sectors"]):
        table = getattr(made.corpus, name)
        for broader in sector.broader:
            assert set(table.by_sector(sector.id).ids) <= set(table.by_sector(broader).ids)


@LAW
@given(asked(), mostly)
def test_the_certain_are_among_the_possible(
    asked_: Asked,
    inferred: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
) -> None:
    """What certainly satisfies bounds also possibly does."""
    made, unit, bounds_, _ = asked_
    certain, possible = (
        value(made.corpus.claims, bounds_, unit, each, inferred=inferred)
        for each in ("certain", "possible")
    )
    assert set(certain.ids) <= set(possible.ids)


@LAW
@given(asked(), st.sampled_from([("at_least", "less_than"), ("more_than", "at_most")]))
def test_not_certainly_so_is_possibly_not_so(asked_: Asked, sides_: tuple[str, str]) -> None:
    """A claim is not certainly on one side of a number exactly if it is possibly on the other."""
    made, unit, bounds_, _ = asked_
    number = next(iter(bounds_.values()))
    claims = made.corpus.claims
    everywhere = claims.by_value(
        at_least=Decimal(-(10**900)), unit=unit, certainty="possible", inferred=True
    )
    for here, there in (sides_, sides_[::-1]):
        certain = value(claims, {here: number}, unit, inferred=True)
        possible = value(claims, {there: number}, unit, "possible", inferred=True)
        assert everywhere - certain == possible


@LAW
@given(asked(), numbers, certainties, mostly)
def test_a_wider_bound_loses_nothing(
    asked_: Asked,
    by: Decimal,
    certainty: Certainty,
    inferred: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
) -> None:
    """Widening a bound keeps every claim there was."""
    made, unit, bounds_, _ = asked_
    side, narrow = next(iter(bounds_.items()))
    wide = narrow - abs(by) if side in LOWS else narrow + abs(by)
    narrower = value(made.corpus.claims, {side: narrow}, unit, certainty, inferred=inferred)
    wider = value(made.corpus.claims, {side: wide}, unit, certainty, inferred=inferred)
    assert set(narrower.ids) <= set(wider.ids)


@LAW
@given(asked(), mostly)
def test_bounds_together_are_bounds_in_turn_for_the_certain(
    asked_: Asked,
    inferred: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
) -> None:
    """A claim is certainly inside bounds together exactly if it is certainly inside each."""
    made, unit, bounds_, _ = asked_
    in_turn = made.corpus.claims
    for name, bound in bounds_.items():
        in_turn = value(in_turn, {name: bound}, unit, inferred=inferred)
    assert in_turn == value(made.corpus.claims, bounds_, unit, inferred=inferred)


@LAW
@given(
    cases(),
    sides,
    numbers,
    certainties,
    st.sampled_from(
        [
            ("CNY-wan", "CNY"),
            ("week", "day"),
            ("permille", "percent"),
            ("dozen-project", "count"),
            ("hour", "day"),
        ]
    ),
)
def test_a_unit_converts_by_its_factor(
    made: Case, side: str, number: Decimal, certainty: Certainty, units_: tuple[str, str]
) -> None:
    """A bound asks the same in one unit as in another of its kind, times the factor."""
    unit, base = units_
    claims = made.corpus.claims
    scaled = _factor(UNIT[unit]) * number
    compares = [
        c.id
        for c in made.rows["claims"]
        if scan.comparable(UNIT[c.quantity.unit], UNIT[unit])
        and scan.comparable(UNIT[c.quantity.unit], UNIT[base])
    ]
    one = value(claims, {side: number}, unit, certainty, inferred=True)
    other = value(claims, {side: scaled}, base, certainty, inferred=True)
    assert [key for key in one.ids if key in compares] == [
        key for key in other.ids if key in compares
    ]


# Sets


@LAW
@given(cases(), st.data())
def test_tables_obey_set_algebra(made: Case, data: st.DataObject) -> None:
    """`&`, `|` and `-` do to tables what they do to sets of ids, in dataset order."""
    for name in scan.EVIDENCE:
        table = getattr(made.corpus, name)
        draw = st.sampled_from(list(questions(name, made.rows)))
        one, other, third = (ask(table, *data.draw(draw)) for _ in range(3))
        for sign in (and_, or_, sub):
            assert set(sign(one, other).ids) == sign(set(one.ids), set(other.ids))
        assert one & other == other & one
        assert one | other == other | one
        assert (one & other) & third == one & (other & third)
        assert one & (other | third) == (one & other) | (one & third)
        assert table - (one | other) == (table - one) & (table - other)
        assert one - other == one & (table - other)
        assert (one == other) == (one.ids == other.ids)
        assert hash(one & other) == hash(other & one)


@LAW
@given(cases(), st.data())
def test_order_is_the_datasets(made: Case, data: st.DataObject) -> None:
    """Whole, narrowed or combined, a table gives its records in dataset order."""
    for name, rows in made.rows.items():
        assert rows == tuple(getattr(made.corpus, name))
    for name in scan.EVIDENCE:
        draw = st.sampled_from(list(questions(name, made.rows)))
        table = getattr(made.corpus, name)
        one, other = ask(table, *data.draw(draw)), ask(table, *data.draw(draw))
        for each in (one, one | other, one - other):
            ids = set(each.ids)
            assert [record for record in made.rows[name] if record.id in ids] == list(each)


@LAW
@given(cases(), st.data())
def test_a_narrowed_table_holds_only_its_own(made: Case, data: st.DataObject) -> None:
    """`in` and `[]` know a record exactly if iteration gives it."""
    for name in scan.EVIDENCE:
        table = getattr(made.corpus, name)
        narrow = ask(table, *data.draw(st.sampled_from(list(questions(name, made.rows)))))
        inside = set(narrow.ids)
        assert len(narrow) == len(inside) == len(list(narrow))
        for record in table:
            assert (record.id in inside) == (record.id in narrow) == (record in narrow)
            if record.id in inside:
                assert record == narrow[record.id]
            else:
                with pytest.raises(UnknownName, match="in this selection"):
                    narrow[record.id]


# Corpora


@LAW
@given(cases(), certainties)
def test_a_narrowed_corpus_is_its_narrowed_tables(made: Case, certainty: Certainty) -> None:
    """Narrowing a corpus narrows each table of evidence alike and keeps each vocabulary."""
    for axis, key in questions("mentions", made.rows):
        if axis != "text" or key in WORDS[::6]:
            narrow = ask(made.corpus, axis, key, certainty)
            for name in scan.EVIDENCE:
                expected = ask(getattr(made.corpus, name), axis, key, certainty)
                assert expected == getattr(narrow, name)
            assert made.corpus == narrow.whole
            for kept_whole in (
                "regions",
                "sectors",
                "organizations",
                "people",
                "measures",
                "units",
            ):
                assert made.rows[kept_whole] == tuple(getattr(narrow, kept_whole))


@LAW
@given(cases(), certainties, st.data())
def test_corpora_and_tables_survive_pickling(
    made: Case, certainty: Certainty, data: st.DataObject
) -> None:
    """A corpus or a table is the same after a journey as bytes, with its explanation."""
    axis, key = data.draw(st.sampled_from(list(questions("mentions", made.rows))))
    narrow = ask(made.corpus, axis, key, certainty)
    again = pickle.loads(pickle.dumps(narrow))
    assert narrow == again
    assert made.corpus == again.whole
    for name in (*scan.EVIDENCE, "regions", "units"):
        table = getattr(narrow, name)
        copy = pickle.loads(pickle.dumps(table))
        assert table == copy
        assert tuple(table) == tuple(copy)
        assert str(table.explain()) == str(copy.explain())


@LAW
@given(
    st.integers(0, 2**32), st.sampled_from(scan.EVIDENCE), st.sampled_from([and_, or_, sub, eq, ne])
)
def test_releases_never_mix(seed: int, name: str, sign: Callable[[Any, Any], Any]) -> None:
    """Tables of two releases neither combine nor compare, even where the records are the same."""
    old, new = case(seed, SIZES, version="1.0").corpus, case(seed, SIZES, version="1.1").corpus
    with pytest.raises(MixedCorpora, match="diff") as caught:
        sign(getattr(old, name), getattr(new, name))
    assert (old.pin, new.pin) == (caught.value.left, caught.value.right)
    same = case(seed, SIZES, version="1.0").corpus
    assert getattr(old, name) & getattr(same, name) == getattr(same, name)


@LAW
@given(cases(), st.sampled_from([and_, or_, sub]))
def test_kinds_never_combine(made: Case, sign: Callable[[Any, Any], Any]) -> None:
    """Tables of two kinds of record do not combine, and are not equal."""
    for one, other in product((*scan.EVIDENCE, "regions"), repeat=2):
        if one != other:
            mine, others = getattr(made.corpus, one), getattr(made.corpus, other)
            with pytest.raises(TypeError, match=one):
                sign(mine, others)
            assert mine != others


# Explanations


@LAW
@given(asked(), certainties, st.booleans(), st.data())
def test_an_explanation_adds_up(
    asked_: Asked,
    certainty: Certainty,
    inferred: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
    data: st.DataObject,
) -> None:
    """Each step starts where the last ended, and its numbers are those of a scan."""
    made, unit, bounds_, _ = asked_
    axis, key = data.draw(narrowing(asked_))
    narrow = ask(made.corpus.claims, axis, key, certainty)
    found = value(narrow, bounds_, unit, certainty, inferred=inferred)
    why = found.explain()
    assert (len(made.rows["claims"]), len(found)) == (why.total, why.kept)
    assert why.total == why.steps[0].before
    assert why.kept == why.steps[-1].kept
    for one, other in pairwise(why.steps):
        assert one.kept == other.before
    for step in why.steps:
        assert step.before - step.kept == step.removed
    _check_region_step(made, why.steps[0], axis, key)
    _check_value_step(
        made, why.steps[1], narrow.ids, exact(bounds_), unit, certainty, inferred=inferred
    )


def _check_region_step(made: Case, step: Step, axis: str, key: str) -> None:
    expected = 0
    if axis == "region":
        certain = scan.select(made.rows, "claims", axis, key)
        expected = len(scan.select(made.rows, "claims", axis, key, possible=True)) - len(certain)
    assert (axis, expected) == (step.verb, step.possible)


def _check_value_step(
    made: Case,
    step: Step,
    ids: tuple[str, ...],
    bounds_: scan.Bounds,
    unit: str,
    certainty: Certainty,
    *,
    inferred: bool,
) -> None:
    claims = {claim.id: claim.quantity for claim in made.rows["claims"]}
    apart = Counter(
        claims[key].unit for key in ids if not scan.comparable(UNIT[claims[key].unit], UNIT[unit])
    )
    assert tuple(sorted(apart.items())) == step.incomparable

    def count(keys: list[str], *, possible: bool) -> int:
        return len(scan.by_value(made.rows, keys, bounds_, unit, possible=possible, inferred=True))

    stated = [key for key in ids if claims[key].unit_basis == "stated"]
    used = list(ids) if inferred else stated
    certain, possible = count(used, possible=False), count(used, possible=True)
    assert (certain, possible - certain) == (
        step.kept - (step.possible if certainty == "possible" else 0),
        step.possible,
    )
    unstated = [key for key in ids if key not in stated]
    left = 0 if inferred else count(unstated, possible=certainty == "possible")
    assert left == step.inferred


@LAW
@given(cases())
def test_a_zero_is_never_silent(made: Case) -> None:
    """An empty answer says whether there are no records at all, no figures, or none of these.

    One that is not empty says something only where all that a measure has are comparisons, or where
    claims in other units compare with those kept.
    """
    for name in scan.EVIDENCE:
        table = getattr(made.corpus, name)
        for axis, key in questions(name, made.rows):
            found = ask(table, axis, key)
            note = found.explain().steps[-1].note
            comparing = False
            if name == "claims" and axis == "measure" and found:
                comparing = not found - found.by_aspect("rank", "difference")
            if name == "claims" and axis == "unit" and found:
                units = {UNIT[str(claim.quantity.unit)] for claim in table} - {UNIT[key]}
                comparing = any(
                    each.dimension != "count" and scan.comparable(each, UNIT[key]) for each in units
                )
            if axis != "modality" or table:  # of no claims at all the head says so
                assert bool(note) == (not found or comparing)
            if found or axis not in {"region", "sector", "speaker", "initiative"}:
                continue
            said = scan.select(made.rows, "statements", axis, key)
            named = scan.select(made.rows, "mentions", axis, key)
            assert ("no document of this release mentions it" in note) == (not said and not named)
            assert (f"({len(said)} statement" in note) == bool(said or named)


@LAW
@given(asked())
def test_a_claim_alone_gets_its_verdict(asked_: Asked) -> None:
    """`by_value` and a quantity's own verdict agree where the units are one, and so does a scan."""
    made, unit, bounds_, _ = asked_
    claims = made.corpus.claims
    certain = value(claims, bounds_, unit, "certain", inferred=True)
    possible = value(claims, bounds_, unit, "possible", inferred=True)
    for claim in claims:
        if claim.quantity.unit == unit:
            verdict = claim.quantity.verdict(**bounds_)
            expected = scan.verdict(claim.quantity, UNIT[unit], exact(bounds_), UNIT[unit])
            assert expected == verdict.value
            assert (claim in certain) == (verdict is Verdict.CERTAIN)
            assert (claim in possible) == (verdict is not Verdict.IMPOSSIBLE)
