"""The laws of comparisons: pairs equal a slow scan, agreements are symmetric and stable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from attrs import evolve
from comparing import MOST, Scan
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_up import claim
from reports import UNITS, corpus, report

from npf_corpus import records as r
from npf_corpus.comparison import Agreement
from npf_corpus.comparison._derived import _change
from npf_corpus.comparison._positions import Values
from npf_corpus.corpus import Corpus
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity, UnitId

_INTEGRAL = {each.id for each in UNITS if each.integral}
_UNITS = ("count", "project", "dozen-project", "percent", "CNY")
_TIMES = ("2024", *(8 * ["2025"]), "2024/2025", "../2025", "2025-06", "2025/..")
_NEAR = {"ambiguous", "under way", "other aspect", "other time", "other sectors or regions"}
_REGIONS = (*(6 * [("CN-ZJ", "CN-XZ")]), ("CN-XZ", "CN-ZJ"), ("CN",), ("CN-XZ",))


def _interval(dice: Random) -> Interval:
    """Return a small interval that admits a whole number."""
    low = dice.randrange(5)
    high = low + dice.randrange(4)
    start, end = (dice.random() < 0.8 for _ in range(2))
    closed = (start and dice.random() < 0.7, end and dice.random() < 0.7)
    if start and end and high - low < 2:
        closed = (True, True)
    half = Decimal("0.5") if dice.random() < 0.2 and high > low and closed[0] else 0
    return Interval(Decimal(low) - half if start else None, Decimal(high) if end else None, *closed)


def _claims(dice: Random, count: int) -> list[r.NumericClaim]:
    made: list[r.NumericClaim] = []
    main = dice.choice(_UNITS)
    for number in range(count):
        time = r.Period.parse(dice.choice(_TIMES))
        said = dice.choice(("targeted", "achieved", "achieved", "forecast", "under-way"))
        unit = dice.choice((*_UNITS, *(5 * [main])))
        quantity = Quantity(
            "2", "exactly", _interval(dice), None, UnitId(unit), "stated", whole=unit in _INTEGRAL
        )
        key = dice.choice("abcd")
        made.append(
            claim(
                f"{key}.c{number}",
                measure=dice.choice((*(6 * ["projects"]), "jobs")),
                aspect=dice.choice(("growth", "growth", "growth", "decline", "level")),
                regions=dice.choice(_REGIONS),
                sectors=dice.choice((*(6 * [()]), ("industry",), ("grain-farming",), ("steel",))),
                quantity=quantity,
                modality=said,
                hedged=dice.random() < 0.2,
                as_of=None if said == "targeted" or dice.random() < 0.1 else time,
                deadline=time if said == "targeted" and dice.random() < 0.9 else None,
                caveats=dice.choice(((), (), ("of the plan",), ("said again",))),
                statement=f"{key}.s{dice.randrange(1, 4)}",
            )
        )
    return made


def _documents(dice: Random) -> list[r.Document]:
    return [
        evolve(
            report(key, "2025-01-20", dice.choice(("CN-ZJ", "CN", None))),
            asserted=date(dice.choice((2024, 2025, 2026, 2026)), dice.choice((1, 6)), 1),
            publisher=r.OrganizationId(dice.choice(("press", "bureau"))),
        )
        for key in "abcd"
    ]


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Corpus, Random]:
    """Return a corpus in which claims often share a thing, and the random source behind it."""
    dice = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - links need no secrecy
    records: list[r.Record] = [*_documents(dice), *_claims(dice, draw(st.integers(1, 30)))]
    return corpus(*records), dice


@given(corpora())
@settings(max_examples=60)
def test_outcomes_equal_a_slow_scan(made: tuple[Corpus, Random]) -> None:
    """Every target has the results, the positions and the reason that a scan gives."""
    held, _ = made
    scan = Scan(held)
    outcomes = held.claims.outcomes()
    targets = held.claims.by_modality("targeted")
    assert [each.target for each in outcomes] == list(targets)
    repeats = {each.target.id: each.repeats.id for each in outcomes if each.repeats}
    assert repeats == scan.repeated(targets)
    for each in outcomes:
        results, positions, reason = scan.outcome(each.target)
        assert each.reason == reason
        assert bool(each.near) == (reason in _NEAR)
        assert {claim.id for claim in each.results} == results
        assert set(each.positions) == positions
        assert (each.reason is None) == bool(each.results) == bool(each.positions)
        days = [scan.day(claim) for claim in each.results]
        assert days == sorted(days, reverse=True)


def _told(agreements: Any) -> set[tuple[str, frozenset[str]]]:
    return {(each.verdict, frozenset(claim.id for claim in each.claims)) for each in agreements}


@given(corpora())
@settings(max_examples=40)
def test_agreements_are_what_values_say(made: tuple[Corpus, Random]) -> None:
    """Claims of several publishers agree if they share a value, and else conflict."""
    held, _ = made
    scan = Scan(held)

    def publishers(agreement: Agreement) -> set[str]:
        return {scan.documents[each.document].publisher for each in agreement.claims}

    for each in held.claims.agreements():
        documents = {claim.document for claim in each.claims}
        assert len(documents) > 1
        assert (len(publishers(each)) == 1) == (each.verdict == "restated")
        if each.verdict != "restated":
            assert bool(scan.shared(each.claims)) == (each.verdict == "agree")
        first = each.claims[0]
        assert all(scan.thing(claim) == scan.thing(first) for claim in each.claims)


@given(corpora())
@settings(max_examples=40)
def test_agreements_are_symmetric_and_stable(made: tuple[Corpus, Random]) -> None:
    """Neither the order of claims nor claims of other things change what agrees with what."""
    held, dice = made
    found = _told(held.claims.agreements())
    evidence: list[r.Record] = [*held.documents, *held.claims]
    dice.shuffle(evidence)
    assert _told(corpus(*evidence).claims.agreements()) == found
    more = corpus(*evidence, claim("a.c999", measure="grain", quantity=held_figure()))
    assert _told(more.claims.agreements()) == found
    for each in held.claims:
        own = _told(held.claims.matching(each.quantity.surface).agreements())
        assert own <= found
    for document in "abcd":
        part = _told(held.claims.by_document(document).agreements())
        assert part == {each for each in found if any(key[0] == document for key in each[1])}


def held_figure() -> Quantity:
    """Return a figure of another thing."""
    return Quantity("2", "exactly", Interval.parse("[2,2]"), None, UnitId("tonne"), "stated")


@given(corpora())
@settings(max_examples=40)
def test_series_hold_every_dated_claim_once(made: tuple[Corpus, Random]) -> None:
    """Each claim of a time is in one row, whose interval holds what all of its claims admit."""
    held, _ = made
    scan = Scan(held)
    rows = held.claims.series()
    dated = [each.id for each in held.claims if each.as_of or each.deadline]
    assert sorted(claim.id for row in rows for claim in row.claims) == sorted(dated)
    for row in rows:
        assert row.excluding is not bool(scan.shared(row.claims))
        for claim_ in row.claims:
            inside = [point for point in scan.shared(row.claims) if abs(point) < MOST]
            assert all(row.interval.contains(_in(scan, claim_, point)) for point in inside[:9])


def _in(scan: Scan, claim_: r.NumericClaim, point: Any) -> Decimal:
    """Return a value in the unit and direction of a claim."""
    value = point / Fraction(scan.unit(claim_).factor) * (-1 if claim_.aspect == "decline" else 1)
    return Decimal(value.numerator) / Decimal(value.denominator)


_ENDS = st.tuples(st.fractions(-4, 4, max_denominator=3), st.booleans()) | st.none()


def _points(values: Values) -> list[Fraction]:
    """Return admissible values: ends that belong, and what lies close to ends and far from them."""
    close = Fraction(1, 10**6)
    (low, low_open), (high, high_open) = values.low or (None, 0), values.high or (None, 0)
    if low is None and high is None:
        return [Fraction(0), -Fraction(10**6), Fraction(10**6)]
    least = Fraction(low) if low is not None else Fraction(high or 0) - 10**6
    most = Fraction(high) if high is not None else least + 10**6
    near = (least if not low_open else least + close, most if not high_open else most - close)
    return [each for each in (*near, (least + most) / 2) if least <= each <= most]


@given(st.tuples(_ENDS, _ENDS, _ENDS, _ENDS), st.sampled_from(["growth", "increase"]))
def test_a_derived_change_holds_the_change_of_every_two_levels(
    ends: tuple[Any, ...], aspect: r.Aspect
) -> None:
    """No two admissible levels change by what the derived change leaves out; its ends are near."""
    made: list[Values] = []
    for low, high in (ends[:2], ends[2:]):
        assume(not low or not high or low[0] < high[0])
        made.append(Values(low and (low[0], int(low[1])), high and (high[0], -int(high[1])), None))
    now, then = made
    units = {str(each.id): each for each in UNITS}
    share = aspect == "increase"
    wanted = units["percentage-point" if share else "percent"]
    found = _change(now, then, aspect, units["percent" if share else "CNY"], wanted)
    if not share and not (then.low and then.low[0] > 0):
        assert found is None
        return
    assert found is not None
    changes = [
        one - other if share else (one / other - 1) * 100
        for one in _points(now)
        for other in _points(then)
    ]
    for end, side in ((found.low, 1), (found.high, -1)):
        if end is not None:
            nearest = min(side * (each - Fraction(end[0])) for each in changes)
            assert nearest > 0 or (nearest == 0 and not end[1])
            assert nearest < 1
            assert end[1] or nearest == 0
    bounded = now.low and now.high and then.low and then.high
    assert not bounded or (found.low and found.high)
