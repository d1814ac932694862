"""Series, outcomes and agreements, on figures as work reports tell them."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction
from html import unescape
from typing import Any, get_args

import pytest
from attrs import evolve
from click.testing import CliRunner
from reports import corpus, ids, report, says

import npf_corpus as npf
from npf_corpus.cli import main
from npf_corpus.comparison import Outcome, Outcomes
from npf_corpus.comparison._choices import Reason
from npf_corpus.comparison._outcomes import WHY
from npf_corpus.comparison._positions import Values, met
from npf_corpus.intervals import Verdict

THEN, NOW = report("a", "2025-01-14"), report("b", "2026-01-14")


def outcome(target: Any, *told: Any, documents: tuple[Any, ...] = (THEN, NOW)) -> Outcome:
    """Return what came of one target."""
    made = corpus(*documents, target, *told)
    return made.claims.outcomes()[made.claims.by_modality("targeted").ids.index(target.id)]


def aimed(surface: str, measure: str = "product", aspect: Any = "growth", **more: Any) -> Any:
    """Return a target of the first report."""
    return says("a.c1", surface, measure, aspect, aimed=True, **more)


def told(surface: str, measure: str = "product", aspect: Any = "growth", **more: Any) -> Any:
    """Return a result of the second report."""
    return says(more.pop("key", "b.c1"), surface, measure, aspect, **more)


POSITIONS = (
    # Growth targets of 2025 beside what the reports of 2026 tell.
    ("5.5%左右", "growth", "5.5%", "growth", "product", ("within",), "certain"),  # Zhejiang
    ("5%左右", "growth", "3.9%", "growth", "product", ("below",), "impossible"),  # Guangdong
    ("5.5%以上", "growth", "5.5%", "growth", "product", ("within",), "certain"),  # Anhui
    ("3%左右", "growth", "13.3%", "growth", "revenue", ("above",), "certain"),  # Jilin
    ("2%左右", "growth", "0.1%", "decline", "prices", ("below",), None),  # Hainan: no aim
    ("2%左右", "decline", "14%", "decline", "unemployment", ("above",), "certain"),
    ("5.5%左右", "level", "5.2%", "level", "unemployment", ("within",), "certain"),  # Ningxia
    ("5%以内", "level", "5.1%", "level", "unemployment", ("above",), "impossible"),
    ("5%", "level", "4%", "level", "unemployment", ("below",), "certain"),
    ("3.35%左右", "level", "3.38%左右", "level", "product", ("within", "above"), "certain"),
    ("10%以上", "growth", "9%以上", "growth", "product", ("below", "within"), "possible"),
    ("前10名", "rank", "第12位", "rank", "product", ("above",), "impossible"),
    ("1个百分点", "increase", "1个百分点", "decrease", "prices", ("below",), None),
    ("2%", "average-decline", "1%", "average-growth", "revenue", ("below",), "certain"),
)


@pytest.mark.parametrize(
    ("aim", "aspect", "result", "aspect_told", "measure", "stands", "met"), POSITIONS
)
def test_a_result_has_the_position_that_a_careful_reader_gives(
    aim: str, aspect: Any, result: str, aspect_told: Any, measure: str, stands: Any, met: Any
) -> None:
    """Values decide whether a result is below, within or above; the aim says which is good."""
    unit = {"unit": {"rank": "rank", "increase": "percentage-point"}.get(aspect, "percent")}
    found = outcome(aimed(aim, measure, aspect, **unit), told(result, measure, aspect_told, **unit))
    assert found.positions == stands
    assert found.met == (None if met is None else Verdict(met))
    assert ids(found.results) == ["b.c1"]
    assert found.reason is None


def test_counts_are_whole_and_units_convert() -> None:
    """More than 9 is 10 or more where things are counted; 838.6亿斤 is 4193万吨."""
    more = aimed("超过9个", "projects", "level", unit="project")
    assert outcome(more, told("9个", "projects", "level", unit="count")).positions == ("below",)
    assert outcome(more, told("10个", "projects", "level", unit="project")).positions == ("within",)
    grain = aimed("825亿斤以上", "grain", "level", unit="jin")
    assert outcome(grain, told("4193万吨", "grain", "level", unit="tonne")).positions == ("within",)
    assert outcome(grain, told("4124万吨", "grain", "level", unit="tonne")).positions == ("below",)


def test_what_is_striven_for_is_kept_apart() -> None:
    """Xizang aimed at 7%以上 and strove for 8 %, and grew by 7 %."""
    firm = aimed("7%以上")
    hope = says("a.c2", "8%", "product", aimed=True, hedged=True)
    made = corpus(THEN, NOW, firm, hope, told("7%"))
    found = made.claims.outcomes()
    assert [(each.target.hedged, each.positions) for each in found] == [
        (False, ("within",)),
        (True, ("below",)),
    ]


REASONS: tuple[tuple[str, Any, tuple[Any, ...], Any], ...] = (
    ("no deadline", {"deadline": None}, (), ()),
    ("not due", {"time": "2030"}, (told("5%"),), ()),
    ("not due", {"time": "2026"}, (), ()),
    ("no document", {"regions": ("CN-XZ",), "time": "2024"}, (), ()),
    ("not reported", {}, (), ()),
    ("under way", {}, (told("5%", modality="under-way"),), ("b.c1",)),
    ("other time", {}, (told("5%", time="2021/2025"),), ("b.c1",)),
    ("other time", {}, (told("5%", time="../2025"),), ("b.c1",)),
    ("not reported", {}, (told("5%", time="2024"),), ()),
    ("not reported", {}, (told("5%", "revenue"),), ()),
    ("other aspect", {}, (told("9万亿元", aspect="level", unit="CNY"),), ("b.c1",)),
    ("other sectors or regions", {}, (told("5%", sectors=("industry",)),), ("b.c1",)),
    ("other sectors or regions", {}, (told("5%", regions=("CN",)),), ("b.c1",)),
    (
        "other sectors or regions",
        {"sectors": ("steel",)},
        (told("5%", sectors=("industry",)),),
        ("b.c1",),
    ),
    ("not reported", {"sectors": ("grain-farming",)}, (told("5%", sectors=("industry",)),), ()),
)


@pytest.mark.parametrize(("reason", "fields", "results", "near"), REASONS)
def test_a_target_without_a_result_says_why(
    reason: str, fields: Any, results: Any, near: Any
) -> None:
    """Each reason follows from what the release holds, and names the nearest claims."""
    documents = (THEN, NOW)
    if reason == "no document":
        documents = (report("a", "2023-06-01", "CN-XZ"), NOW)
    found = outcome(aimed("5%", **fields), *results, documents=documents)
    assert (found.reason, found.results, found.positions, found.met) == (reason, (), (), None)
    assert tuple(ids(found.near)) == near
    assert reason in str(found)


def test_each_reason_has_its_words_in_the_order_it_is_looked_for() -> None:
    """An account leaves no reason out."""
    assert tuple(WHY) == get_args(Reason)


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2025-12-31", "not due"), ("2026-01-01", "not reported"), ("2026-12-31", "not reported"),
     ("2027-01-01", "no document")],
)  # fmt: skip
def test_a_report_of_a_year_is_given_by_the_end_of_the_next(day: str, reason: str) -> None:
    """A document said on the last day of a year cannot tell of it, one of the next year can."""
    assert outcome(aimed("5%"), documents=(THEN, report("b", day))).reason == reason


def test_counts_of_other_things_are_no_other_unit() -> None:
    """Beside 50 projects, 8 persons are another thing; 8 % of them are told in another aspect."""
    aim = aimed("50个", "projects", "level", unit="project")
    assert outcome(aim, told("8", "projects", "level", unit="person")).reason == "not reported"
    assert outcome(aim, told("8%", "projects", "growth")).reason == "other aspect"


def test_a_result_is_said_after_its_target() -> None:
    """What a document tells on the same day or before is no result of its target."""
    found = outcome(aimed("5%"), says("a.c2", "5%", "product"))
    assert found.reason == "not reported"


def test_what_is_counted_stands_before_what_is_expected() -> None:
    """A figure that is still expected is a result until one is counted, and is still shown."""
    early = report("e", "2025-12-20")
    expected = told("4.8%左右", key="e.c1", modality="forecast")
    only = outcome(aimed("5%以上"), expected, documents=(THEN, early, NOW))
    assert (only.positions, ids(only.results)) == (("below", "within"), ["e.c1"])
    both = outcome(aimed("5%以上"), expected, told("5.1%"), documents=(THEN, early, NOW))
    assert (both.positions, ids(both.results)) == (("within",), ["b.c1", "e.c1"])
    late = report("e", "2026-12-20")
    after = outcome(aimed("5%以上"), expected, told("5.1%"), documents=(THEN, late, NOW))
    assert (after.positions, ids(after.results)) == (("within",), ["e.c1", "b.c1"])


def test_figures_that_exclude_each_other_are_several_things() -> None:
    """Of 3,920 and 4,200 projects neither is known to be the target's, unless a caveat says so."""
    new = ("newly put into production",)
    aim = aimed("3900多个", "projects", "level", unit="project")
    one = told("3920个", "projects", "level", unit="project", caveats=new)
    other = told("4200余个", "projects", "level", unit="project", key="b.c2", caveats=("planned",))
    found = outcome(aim, one, other)
    assert (found.reason, ids(found.near)) == ("ambiguous", ["b.c1", "b.c2"])
    named = aimed("3900多个", "projects", "level", unit="project", caveats=new)
    assert ids(outcome(named, one, other).results) == ["b.c1"]
    twin = says("a.c2", "300个", "projects", "level", unit="project", aimed=True)
    assert outcome(aim, one, documents=(THEN, NOW)).reason is None
    assert outcome(aim, twin, one).reason == "ambiguous"
    assert outcome(named, twin, one).reason is None


def test_two_levels_offer_the_growth_that_nobody_tells() -> None:
    """Gansu's trade: over 70 billion after 61.54 billion is more than 13.7 %, marked as derived."""
    levels = (
        told("突破700亿元", "revenue", "level"),
        says("a.c9", "615.4亿元", "revenue", "level", time="2024"),
    )
    found = outcome(aimed("10%左右", "revenue"), *levels)
    assert (found.reason, found.results, found.positions) == ("other aspect", (), ())
    (change,) = found.derived
    assert (ids(change.claims), change.unit) == (["b.c1", "a.c9"], "percent")
    assert str(change.interval) == "(13.7471563210,)".replace("210,", "21,")
    assert change.positions == ("above",)
    assert outcome(aimed("10%左右", "revenue"), levels[0]).derived == ()
    fall = outcome(aimed("1%", "revenue", "decline"), *levels).derived[0]
    assert (str(fall.interval), fall.positions) == ("(,-13.747156321)", ("below",))
    twice = outcome(aimed("翻一番", "revenue", unit="factor"), *levels).derived[0]
    assert twice.positions == ("below", "within", "above")
    points = (
        told("63%", "unemployment", "level"),
        says("a.c9", "62.1%", "unemployment", "level", time="2024"),
    )
    found = outcome(aimed("0.9个百分点", "unemployment", "increase"), *points)
    assert (str(found.derived[0].interval), found.derived[0].positions) == (
        "[0.9,0.9]",
        ("within",),
    )


def test_figures_in_dozens_and_in_ones_meet_at_whole_dozens() -> None:
    """Between 20 and 30 things, told as at least two dozen, are 24: each dozen is whole."""
    more = {"measure": "projects", "aspect": "level"}
    results = told("20多个", **more), told("2个以上", key="b.c2", unit="dozen-project", **more)
    for aim, stands in (("23个", "above"), ("24个", "within"), ("25个", "below")):
        assert outcome(aimed(aim, **more), *results).positions == (stands,)
    beyond = told("3个以上", key="b.c2", unit="dozen-project", **more)
    assert outcome(aimed("24个", **more), results[0], beyond).reason == "ambiguous"


def test_admissible_values_meet_at_multiples_of_every_step() -> None:
    """Whole numbers and any numbers meet at whole numbers; halves and thirds at whole ones too."""
    some, half, third = Values((1, 0), (5, -1), 1), Fraction(1, 2), Fraction(1, 3)
    assert met([some, Values((Fraction(3, 2), 0), None, None)]) == Values((2, 0), (4, 0), 1)
    assert met([Values((1, 1), (5, 0), None), Values(None, (5, -1), None)]) == Values(
        (1, 1), (5, -1), None
    )
    assert met([Values((1, 1), None, half), Values(None, (3, 0), half)]) == Values(
        (Fraction(3, 2), 0), (3, 0), half
    )
    assert met([Values((0, 1), (3, -1), half), Values(None, None, third)]) == Values(
        (1, 0), (2, 0), 1
    )
    assert met([Values((0, 1), (1, -1), half), Values(None, None, third)]) is None
    assert met([Values((1, 1), (1, 0), None), Values(None, None, None)]) is None


def test_the_latest_document_decides_and_stands_first() -> None:
    """Of two documents the later one decides, in whatever order the release has them."""
    later = report("c", "2026-06-01")
    found = outcome(aimed("5%"), told("4%"), told("6%", key="c.c1"), documents=(THEN, NOW, later))
    assert (ids(found.results), found.positions) == (["c.c1", "b.c1"], ("above",))
    early = report("c", "2025-06-01")
    found = outcome(aimed("5%"), told("4%"), told("6%", key="c.c1"), documents=(THEN, NOW, early))
    assert (ids(found.results), found.positions) == (["b.c1", "c.c1"], ("below",))


def test_positions_are_counted_the_certain_first() -> None:
    """One position stands before two, else the words decide."""
    told_ = ("2%", "5%", "4%", "4%以下", "5%以上", "5%左右")
    aims = [says(f"a.c{n}", "5%", "product", aimed=True, time=f"{2010 + n}")
            for n in range(len(told_))]  # fmt: skip
    results = [told(words, key=f"b.c{n}", time=f"{2010 + n}") for n, words in enumerate(told_)]
    answer = corpus(report("a", "2009-01-01"), NOW, *aims, *results).claims.outcomes()
    assert str(answer.explain()).splitlines()[1:5] == [
        "- 3 compared: the result is below",
        "- 1 compared: the result is within",
        "- 1 compared: the result is within or above",
        "- 1 compared: the result is below or within or above",
    ]
    assert str(answer[3]) == "a.c3 (5%, [5,5] percent): below, by b.c3 (4%以下, (,4] percent)"
    assert str(answer[4]).startswith("a.c4 (5%, [5,5] percent): within or above, by b.c4 (5%以上")


@pytest.mark.parametrize(
    ("now", "before", "change", "stands"),
    [
        ("110亿元", "100亿元", "[10,10]", ("within",)),
        ("不到110亿元", "100亿元", "(,10)", ("below",)),
        ("5亿元左右", "超过10亿元", "(,-45)", ("below",)),
        ("-5亿元", "10亿元左右", "(-155.555555556,-145.454545454)", ("below",)),
        ("-5亿元左右", "10亿元左右", "(-161.111111112,-140.909090909)", ("below",)),
        ("-5亿元", "超过10亿元", "(-150,)", ("below", "within", "above")),
        ("0亿元", "10多亿元", "[-100,-100]", ("below",)),
        ("10亿元", "-5亿元", None, None),
        ("10亿元", "0亿元", None, None),
    ],
)
def test_a_derived_change_holds_every_pair_of_levels(
    now: str, before: str, change: str | None, stands: Any
) -> None:
    """A loss divided by more is a smaller loss; nothing grows from nothing, nor from a loss."""
    levels = told(now, "revenue", "level"), says("a.c9", before, "revenue", "level", time="2024")
    made = outcome(aimed("10%", "revenue"), *levels)
    found = made.derived
    assert (made.reason, made.wished) == ("other aspect", "above")
    assert [(str(each.interval), each.positions) for each in found] == (
        [] if change is None else [(change, stands)]
    )
    told_ = change and f"derived {change} percent of b.c1 and a.c9: {' or '.join(stands)}"
    assert str(made).endswith(told_ or "(10亿元, [1000000000,1000000000] CNY)")


@pytest.mark.parametrize(
    ("due", "before", "is_found"),
    [
        ("2025", "2024", True), ("2025", "2023", False), ("2025-06", "2024-06", True),
        ("2024-02", "2023-02", True), ("2025-02", "2024-02", True),
        ("2024-02", "2023-02-01/2023-02-27", False), ("2025-01/2025-02", "2024-01/2024-02", True),
        ("2024-02-29", "2023-02-28", True), ("2025-02-28", "2024-02-28", True),
        ("2025-02-28", "2024-02-29", False), ("../2025", "../2024", True), ("0001", "0001", False),
    ],
)  # fmt: skip
def test_the_level_of_a_year_before_is_of_the_same_days(
    due: str, before: str, *, is_found: bool
) -> None:
    """A month ends with its last day in each year; before the year 1 there is none."""
    levels = (
        told("110亿元", "revenue", "level", time=due),
        says("a.c9", "100亿元", "revenue", "level", time=before),
    )
    start = report("a", "2020-01-14")
    found = outcome(aimed("10%", "revenue", time=due), *levels, documents=(start, NOW))
    assert (found.reason, bool(found.derived)) == ("other aspect", is_found)


@pytest.mark.parametrize(
    ("aim", "aspect", "now", "before", "change"),
    [
        ("100 percent", "growth", "1 percent", "0.5 percent", "[100,100] percent"),
        ("100 permille", "growth", "11 percent", "100 permille", "[100,100] permille"),
        (
            "0.1 percentage-point",
            "increase",
            "63 permille",
            "62 permille",
            "[0.1,0.1] percentage-point",
        ),
        (
            "0.1 percentage-point",
            "increase",
            "6.3 percent",
            "62 permille",
            "[0.1,0.1] percentage-point",
        ),
        (
            "0.1 percentage-point",
            "increase",
            "63 permille",
            "6.2 percent",
            "[0.1,0.1] percentage-point",
        ),
        (
            "0.1 percentage-point",
            "decrease",
            "62 permille",
            "6.3 percent",
            "[0.1,0.1] percentage-point",
        ),
    ],
)
def test_a_change_is_derived_in_the_unit_of_its_target(
    aim: str, aspect: str, now: str, before: str, change: str
) -> None:
    """63 per mille after 62 are a tenth of a percentage point more."""
    (one, one_in), (other, other_in), (wish, wish_in) = map(str.split, (now, before, aim))
    levels = (
        told(one, "unemployment", "level", unit=one_in),
        says("a.c9", other, "unemployment", "level", time="2024", unit=other_in),
    )
    (found,) = outcome(aimed(wish, "unemployment", aspect, unit=wish_in), *levels).derived
    assert (f"{found.interval} {found.unit}", found.positions) == (change, ("within",))


def test_a_series_has_a_row_for_each_time() -> None:
    """Claims of one thing and time are one row: what all admit, or all from least to greatest."""
    made = corpus(
        THEN, NOW,
        says("a.c1", "5.5%", "product", time="2024"),
        says("a.c2", "5%左右", "product", aimed=True),
        told("5%"), told("4.9%以上", key="b.c2"), told("3%", "revenue"),
        told("4%", "revenue", key="b.c4"), told("7%", key="b.c5", as_of=None, modality="proposed"),
    )  # fmt: skip
    rows = made.claims.series()
    assert [(each.measure, each.year, each.modality, str(each.interval)) for each in rows] == [
        ("product", 2024, "achieved", "[5.5,5.5]"),
        ("product", 2025, "achieved", "[5,5]"),
        ("product", 2025, "targeted", "[4.5,5.5]"),
        ("revenue", 2025, "achieved", "[3,4]"),
    ]
    assert [each.excluding for each in rows] == [False, False, False, True]
    assert [ids(each.claims) for each in rows][1] == ["b.c1", "b.c2"]
    assert "1 claim left out, of no time that is told" in str(rows.explain())
    assert made.claims.by_measure("product").series() == rows[:3]


def test_what_excludes_each_other_spans_from_the_least_to_the_greatest() -> None:
    """An end that one claim leaves open is open, a bound that no claim admits is not admitted."""
    for words, span in (
        (("3%", "4%以上"), "[3,)"), (("3%以下", "4%"), "(,4]"), (("不到3%", "4%以上"), "(,)"),
        (("3%", "超过4%", "5%"), "[3,)"), (("超过2%", "2%", "1%"), "[1,)"),
    ):  # fmt: skip
        claims = [told(each, key=f"b.c{at}") for at, each in enumerate(words)]
        (row,) = corpus(NOW, *claims).claims.series()
        assert (str(row.interval), row.excluding) == (span, True)


def test_a_row_admits_what_all_of_its_claims_admit() -> None:
    """Each of three claims takes something away."""
    claims = [
        told(each, key=f"b.c{at}") for at, each in enumerate(("5.5%左右", "5%以上", "6%以下"))
    ]
    (row,) = corpus(NOW, *claims).claims.series()
    assert (str(row.interval), row.excluding) == ("[5,6]", False)


def test_rows_of_a_series_are_of_one_initiative_and_in_order() -> None:
    """What is of no initiative stands first, then each by its id; the value of each comes last."""
    made = corpus(
        NOW,
        *(
            told("5%", key=f"b.c{at}", initiative=of, distribution=each)
            for at, (of, each) in enumerate(
                ((None, "each"), ("plan-b", "single"), ("plan-a", "single"), (None, "single"))
            )
        ),
    )
    rows = made.claims.series()
    assert [(row.initiative, row.each) for row in rows] == [
        (None, False), (None, True), ("plan-a", False), ("plan-b", False)
    ]  # fmt: skip
    assert [row["initiative"] for row in rows.to_records()] == [None, None, "plan-a", "plan-b"]


def test_agreements_tell_restatements_from_independent_sources() -> None:
    """The last figures of press and bureau conflict; the press's own correction is `restated`."""
    final, other = report("c", "2026-06-01"), report("d", "2026-02-01", publisher="bureau")
    made = corpus(
        THEN, NOW, final, other,
        told("5.0%"), told("5.1%", key="c.c1"), told("5.0%", key="d.c1"), told("1%", "revenue"),
    )  # fmt: skip
    found = made.claims.agreements()
    assert [(each.verdict, ids(each.claims)) for each in found] == [
        ("restated", ["c.c1", "b.c1"]),
        ("conflict", ["c.c1", "d.c1"]),
    ]
    assert made.claims.by_document("b").agreements() == found[:1]
    assert "1 thing told by one document alone" in str(found.explain())
    agree = corpus(NOW, other, told("5%左右"), told("5.2%", key="d.c1")).claims.agreements()
    assert [each.verdict for each in agree] == ["agree"]


def test_figures_of_one_kind_of_unit_agree_whatever_the_unit() -> None:
    """A tonne is 2,000 jin; a plain count agrees with projects and with persons, these not."""
    other, third = report("d", "2026-02-01", publisher="bureau"), report("e", "2026-02-02")
    grain = told("1吨", "grain", "level"), told("2000斤", "grain", "level", key="d.c1")
    (found,) = corpus(NOW, other, *grain).claims.agreements()
    assert (found.verdict, ids(found.claims)) == ("agree", ["d.c1", "b.c1"])
    counts = [
        told("8个", "projects", "level", key=key, unit=unit)
        for key, unit in (("b.c1", "project"), ("d.c1", "person"), ("e.c1", "count"))
    ]
    answer = corpus(NOW, other, third, *counts).claims.agreements()
    assert [(each.verdict, ids(each.claims)) for each in answer] == [
        ("restated", ["e.c1", "b.c1"]),
        ("agree", ["e.c1", "d.c1"]),
    ]
    assert not corpus(NOW, other, *counts[:2]).claims.agreements()


@pytest.fixture(scope="module")
def answers() -> tuple[Any, ...]:
    """Return an answer of each kind."""
    other = report("d", "2026-02-01", publisher="bureau")
    made = corpus(
        THEN, NOW, other, aimed("5%左右"), told("5.1%"), told("5.1%", key="d.c1"),
        says("a.c3", "1%", "revenue", aimed=True, sectors=("industry",)),
    )  # fmt: skip
    return made.claims.series(), made.claims.outcomes(), made.claims.agreements()


def test_answers_are_sequences_that_explain_and_show_themselves(answers: tuple[Any, ...]) -> None:
    """Each has rows, slices of its own kind, a hash, a pickle, an account and HTML."""
    for each in answers:
        assert each[0] in each
        assert len(each[:1]) == 1
        assert type(each[:1]) is type(each)
        assert each == pickle.loads(pickle.dumps(each))  # noqa: S301 - our own
        assert hash(each) == hash(each[:])
        assert each != tuple(each)
        assert f"{len(each)} " in repr(each)
        assert str(each.explain()).count("\n") >= len(each)
        shown = each._repr_html_()
        assert shown.count("<tr>") == len(each) + 1 + ("<tfoot>" in shown)
        assert ("The bars of a row run" in shown) is ("<svg" in shown)
        assert each.explain()._repr_html_().startswith("<pre>")
        with pytest.raises(TypeError, match="come from claims"):
            type(each)()


def test_an_account_lists_fifty_rows_and_counts_the_others() -> None:
    """A slice keeps what was left out; an answer without rows shows its account."""
    claims = [told("5%", key=f"b.c{at}", time=f"{1901 + at}") for at in range(51)]
    undated = told("5%", key="b.c99", as_of=None, modality="proposed")
    made = corpus(NOW, *claims, undated)
    rows = made.claims.series()
    left = "- 1 claim left out, of no time that is told"
    assert str(rows.explain()).splitlines()[-1] == "  and 1 more"
    assert str(rows[:50].explain()).splitlines()[-1].endswith("by b.c49")
    assert left in str(rows[:50].explain()).splitlines()
    assert "51 rows in Me 2.0.0" in rows.explain()._repr_html_()
    assert "more<br>" not in rows[:1]._repr_html_()
    bars = "The bars of a row run from the least to the greatest of its bounds."
    assert f">{bars}<" in rows[:1]._repr_html_()
    none = corpus(NOW, undated).claims.series()
    assert left in none._repr_html_()
    assert "0 rows in Me 2.0.0" in none._repr_html_()


def test_a_figure_whose_words_tell_all_is_shown_once() -> None:
    """Values and unit are left out below words that are the same."""
    plain = told("5%")
    same = evolve(plain, quantity=evolve(plain.quantity, surface="5percent"))
    for claim, cell in ((plain, "5%\n5 percent"), (same, "5percent")):
        other = evolve(claim, id="c.c1", document="c", statement="c.s1")
        answer = corpus(NOW, report("c", "2026-02-01"), claim, other).claims.agreements()
        assert answer.cells()[1][0][3] == f"{cell}\n{cell}"


def test_an_agreement_has_the_aspect_of_its_latest_claim() -> None:
    """A decline of 5 % and a growth of -5 % agree; what was told last is what the row tells."""
    other = report("d", "2026-02-01", publisher="bureau")
    fall, growth = told("5%", "prices", "decline"), told("-5%", "prices", key="d.c1")
    answer = corpus(NOW, other, fall, growth).claims.agreements()
    assert [row["aspect"] for row in answer.to_records()] == ["growth"]
    assert str(answer[0]).startswith("prices growth CN-ZJ 2025: agree, d.c1 (-5%, [-5,-5] percent)")


def test_an_outcome_shows_whether_it_was_met() -> None:
    """Notebooks show the verdict beside the fields."""
    shown = outcome(aimed("5%以上"), told("5%"))._repr_html_()
    assert "met" in shown
    assert "certain" in shown


def test_targets_are_chosen_by_whether_they_were_met() -> None:
    """Each verdict has its targets, those without a result are in none, and all are counted."""
    aims = [says(f"a.c{n}", "5%", "product", regions=(of,), aimed=True)
            for n, of in enumerate(("CN-ZJ", "CN-XZ", "CN"), 1)]  # fmt: skip
    results = [says("b.c1", "4%", "product"), says("b.c2", "5%", "product", regions=("CN-XZ",))]
    answer = corpus(THEN, NOW, *aims, *results).claims.outcomes()
    kept = {str(met): ids(each.target for each in answer.by_met(met)) for met in Verdict}
    assert kept == {"certain": ["a.c2"], "possible": [], "impossible": ["a.c1"]}
    assert answer.by_met("certain", "impossible")[:] == answer[:2]
    account = str(answer.by_met("impossible").explain())
    assert "- 2 claims left out, which are no targets" in account
    assert "- 2 left out, whose verdict is not impossible" in account
    both = str(answer.by_met("certain", "possible").explain())
    assert "- 2 left out, whose verdict is not certain or possible" in both
    with pytest.raises(npf.UnknownName, match="no verdict named 'missed', did you mean 'certain'"):
        answer.by_met("missed")  # type: ignore[arg-type]


def test_the_command_line_says_which_provinces_missed_their_target() -> None:
    """Eleven targets of growth in 2025 were missed, one of which was striven for."""
    line = "outcomes --measure GDP --aspect growth --year 2025 --met impossible --pin 2.2.0"
    found = CliRunner().invoke(main, [*line.split(), "--format", "json"])
    rows = json.loads(found.stdout)
    assert [row["regions"] for row in rows if not row["hedged"]] == [
        ["CN-CQ"], ["CN-GD"], ["CN-GZ"], ["CN-HI"], ["CN-HL"], ["CN-HN"], ["CN-LN"], ["CN-NM"],
        ["CN-SX"], ["CN-YN"],
    ]  # fmt: skip
    none = CliRunner().invoke(main, ["outcomes", "--pin", "2.2.0", "--region", "Sichuan",
                                     "--sector", "low-altitude-economy"])  # fmt: skip
    assert "- 5 claims left out, which are no targets" in none.output


def test_answers_go_to_frames_with_the_same_columns(answers: tuple[Any, ...]) -> None:
    """Records, pandas, polars and Arrow have one row for each row; labels are names."""
    for each in answers:
        names = list(each.columns())
        assert [list(row) for row in each.to_records()] == [names] * len(each)
        assert list(each.to_pandas().columns) == each.to_polars().columns == names
        assert each.to_arrow().column_names == names
        assert each.to_arrow().num_rows == len(each)
        for frame in (each.to_pandas(labels=True), each.to_polars(labels=True)):
            assert list(frame.columns) == names
    outcomes = answers[1]
    lists, names = [["CN-ZJ"], ["CN-ZJ"]], ["CN-ZJ", "CN-ZJ"]
    assert [row["regions"] for row in outcomes.to_records()] == lists
    assert list(map(list, outcomes.to_pandas()["regions"])) == lists
    assert outcomes.to_polars()["regions"].to_list() == lists
    assert outcomes.to_arrow()["regions"].to_pylist() == lists
    assert outcomes.to_pandas(labels=True)["regions"].tolist() == names
    assert outcomes.to_polars(labels=True)["regions"].to_list() == names
    assert outcomes.to_arrow(labels=True)["regions"].to_pylist() == names


_ABOUT_TARGET = {
    "target": "a.c1", "measure": "product", "aspect": "growth", "regions": ["CN-ZJ"], "sectors": [],
    "deadline": "2025", "hedged": True, "document": "a", "surface": "5%左右",
    "lower": Decimal("4.5"), "lower_inclusive": True,
    "upper": Decimal("5.5"), "upper_inclusive": True,
    "unit": "percent", "caveats": ["of the plan"],
}  # fmt: skip
_RESULT: dict[str, Any] = {
    "positions": ["within"], "met": "certain", "reason": None, "result": "b.c1",
    "result_surface": "5.1%以上",
    "result_interval_lower": Decimal("5.1"), "result_interval_lower_inclusive": True,
    "result_interval_upper": None, "result_interval_upper_inclusive": False,
    "result_unit": "percent", "result_document": "b", "result_caveats": ["preliminary"],
    "results": ["b.c1", "e.c1"], "near": [],
}  # fmt: skip
_DERIVED: dict[str, Any] = {
    "derived_interval_lower": Decimal(10), "derived_interval_lower_inclusive": True,
    "derived_interval_upper": Decimal(10), "derived_interval_upper_inclusive": True,
    "derived_positions": ["above"], "derived_claims": ["b.c1", "a.c9"],
}  # fmt: skip
_EMPTY: dict[str, Any] = {"positions": [], "results": [], "near": [], "result_caveats": [],
          "derived_positions": [], "derived_claims": [], "repeats": None}  # fmt: skip


def test_a_row_of_outcomes_tells_target_result_and_change() -> None:
    """Each column has its own field of the target, of the latest result or of the change."""
    early = report("e", "2025-12-20")
    target = aimed("5%左右", hedged=True, caveats=("of the plan",))
    results = (
        told("5.1%以上", caveats=("preliminary",)),
        told("5.2%", key="e.c1", modality="forecast"),
    )
    made = corpus(THEN, early, NOW, target, *results)
    (row,) = made.claims.outcomes().to_records()
    stands = {"positions": ["within", "above"], "met": "certain"}
    nothing = dict.fromkeys([*_RESULT, *_DERIVED]) | _EMPTY
    assert row == nothing | _ABOUT_TARGET | _RESULT | stands
    levels = (
        told("110亿元", aspect="level", unit="CNY"),
        says("a.c9", "100亿元", "product", "level", time="2024"),
    )
    (row,) = corpus(THEN, NOW, target, *levels).claims.outcomes().to_records()
    without = {"reason": "other aspect", "near": ["b.c1"]}
    assert row == nothing | _ABOUT_TARGET | without | _DERIVED


_EXPLAINED = ("told a second time, as the aim that is explained",)


@pytest.mark.parametrize(
    ("first", "second", "once"),
    [
        ({}, {}, True),
        ({}, {"caveats": _EXPLAINED}, True),
        ({"caveats": ("the words are 经济增长",)}, {"caveats": ("the aim, told again",)}, True),
        ({"caveats": ("of firms",)}, {"caveats": ("of firms",)}, True),
        ({"caveats": ("of ships",)}, {"caveats": ("of docks",)}, False),
        ({}, {"statement": "a.s1"}, False),
        ({}, {"hedged": True}, False),
        ({}, {"time": "2026"}, False),
        ({}, {"sectors": ("industry",)}, False),
        ({}, {"regions": ("CN",)}, False),
        ({}, {"surface": "5%"}, False),
        ({"surface": "5%"}, {"surface": "50‰", "unit": "permille"}, False),
        ({}, {"aspect": "average-growth"}, False),
        ({}, {"distribution": "each"}, False),
    ],
)
def test_a_target_that_a_document_tells_twice_says_so(
    first: dict[str, Any], second: dict[str, Any], once: object
) -> None:
    """Two statements of one document tell one target; one statement tells two things."""
    targets = [
        says(key, fields.pop("surface", "5%左右"), "product", fields.pop("aspect", "growth"),
             aimed=True, **{"statement": f"a.s{place}"} | fields)
        for place, (key, fields) in enumerate((("a.c1", {**first}), ("a.c2", {**second})), 1)
    ]  # fmt: skip
    answer = corpus(THEN, NOW, *targets, told("5.1%")).claims.outcomes()
    told_as = [(each.target.id, each.repeats and each.repeats.id) for each in answer]
    assert told_as == [("a.c1", None), ("a.c2", "a.c1" if once else None)]
    assert len(answer.by_met("certain")) <= len(answer)


def test_a_target_told_again_names_the_claim_that_told_it_first() -> None:
    """So do the row, its line and its cells; the account says how many repeat another."""
    targets = [
        says(f"a.c{at}", "5%左右", "product", aimed=True, statement=f"a.s{at}",
             caveats=("told again",) if at > 1 else ())
        for at in (1, 2, 3)
    ]  # fmt: skip
    answer = corpus(THEN, NOW, *targets, told("5.1%")).claims.outcomes()
    first, second, third = answer.by_met("certain")
    assert (first.repeats, second.repeats, third.repeats) == (None, first.target, first.target)
    assert str(third).endswith("; repeats a.c1; caveat: told again")
    assert ("repeat a target that their document tells before", 2) in answer.explain().counts
    assert [row["repeats"] for row in answer.to_records()] == [None, "a.c1", "a.c1"]
    assert [target.splitlines()[-1] for target, *_ in answer.cells()[1]][1:] == 2 * ["repeats a.c1"]
    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301 - our own


def test_ranks_among_others_have_rows_of_their_own() -> None:
    """Fifth of the nation is first of the west; ranks of one caveat may exclude each other."""
    west = {"caveats": ("among the western provinces",)}
    ranks = [
        told("居全国第5位", "product", "rank"),
        told("西部第一", "product", "rank", key="b.c2", **west),
    ]
    rows = corpus(NOW, *ranks).claims.series()
    assert [(str(row.interval), row.figures, row.caveats, row.excluding) for row in rows] == [
        ("[5,5]", ("居全国第5位",), (), False),
        ("[1,1]", ("西部第一",), west["caveats"], False),
    ]
    ranks.append(told("西部第二", "product", "rank", key="b.c3", **west))
    *_, row = corpus(NOW, *ranks).claims.series()
    assert (str(row.interval), row.excluding) == ("[1,2]", True)
    agreed = [ranks[0], told("居第5位", "product", "rank", key="b.c2", **west)]
    assert [ids(row.claims) for row in corpus(NOW, *agreed).claims.series()] == [["b.c1", "b.c2"]]


def test_a_verdict_has_the_caveats_of_all_that_it_rests_on() -> None:
    """Of the target, of each result, and of the levels that a change is derived from."""
    target = aimed("5%左右", caveats=("in part",))
    early = report("e", "2025-12-20")
    results = (told("5.1%"), told("5.2%", key="e.c1", modality="forecast", caveats=("started",)))
    (one,) = corpus(THEN, early, NOW, target, *results).claims.outcomes()
    assert one.caveats == ("in part", "started")
    levels = (
        told("110亿元", aspect="level", unit="CNY", caveats=("of the city",)),
        says("a.c9", "100亿元", "product", "level", time="2024"),
    )
    answer = corpus(THEN, NOW, target, *levels).claims.outcomes()
    assert answer[0].caveats == ("in part", "of the city")
    assert not any("caveat" in words for words, _ in answer.explain().counts)


def test_a_row_of_a_series_and_of_agreements_tells_all_of_its_claims() -> None:
    """Documents stand once, the latest first; a year is that in which a time ends or begins."""
    other = report("d", "2026-02-01", publisher="bureau")
    fields: dict[str, Any] = {"sectors": ("industry",), "distribution": "each"}
    made = corpus(
        NOW, other, told("5%左右", **fields), told("5.2%", key="d.c1", **fields),
        told("4.9%以上", key="d.c2", **fields),
        says("b.c3", "6%", "product", "growth", aimed=True, hedged=True, time="2026/..",
             caveats=("in part",)),
    )  # fmt: skip
    about = {"measure": "product", "aspect": "growth", "regions": ["CN-ZJ"]}
    rows = made.claims.series().to_records()
    inside = {"lower": Decimal("5.2"), "lower_inclusive": True,
              "upper": Decimal("5.2"), "upper_inclusive": True}  # fmt: skip
    assert rows == [
        about | {
            "sectors": [], "initiative": None, "each": False, "year": 2026, "period": "2026/..",
            "modality": "targeted", "hedged": True, "unit": "percent", "excluding": False,
            "claims": ["b.c3"], "documents": ["b"], "figures": ["6%"], "caveats": ["in part"],
        } | inside | {"lower": Decimal(6), "upper": Decimal(6)},
        about | {
            "sectors": ["industry"], "initiative": None, "each": True, "year": 2025,
            "period": "2025", "modality": "achieved", "hedged": False, "unit": "percent",
            "excluding": False, "claims": ["d.c1", "d.c2", "b.c1"], "documents": ["d", "b"],
            "figures": ["5.2%", "4.9%以上", "5%左右"], "caveats": [],
        } | inside,
    ]  # fmt: skip
    assert made.claims.agreements().to_records() == [
        about | {
            "sectors": ["industry"], "period": "2025", "verdict": "agree",
            "claims": ["d.c1", "d.c2", "b.c1"], "documents": ["d", "b"],
            "figures": ["5.2%", "4.9%以上", "5%左右"],
        }
    ]  # fmt: skip


SHOWN: tuple[tuple[str, tuple[Any, ...], str], ...] = (
    (
        "outcomes",
        (THEN, NOW, aimed("5%左右", deadline=None), says("a.c2", "5%左右", "product", aimed=True,
         caveats=("firm",), hedged=True), told("5.1%", caveats=("first",)),
         told("5%以上", key="b.c2"),
         told("1%", "prices", modality="under-way", key="b.c3"),
         says("a.c4", "1%", "prices", aimed=True)),
        """target|aimed at|told|stands
a.c1/product, growth, CN-ZJ|5%左右/[4.5,5.5] percent||no deadline
a.c2/product, growth, CN-ZJ, 2025/striven for|5%左右/[4.5,5.5] percent|\
b.c1/5.1%/5.1 percent/and 1 more|within/met: certain/firm/first
a.c4/prices, growth, CN-ZJ, 2025|1%/1 percent||under way
3 targets in Me 2.0.0
- 1 compared: the result is within
- 1 compared: with a caveat of the target or a result, to be read beside the verdict
- 1 no deadline: no time is told by which they are due
- 1 under way: told as under way only, which is no result
- 3 claims left out, which are no targets
  a.c1 (5%左右, [4.5,5.5] percent): no deadline
  a.c2 (5%左右, [4.5,5.5] percent): within, by \
b.c1 (5.1%, [5.1,5.1] percent), b.c2 (5%以上, [5,) percent); caveat: firm; caveat: first
  a.c4 (1%, [1,1] percent): under way; nearest b.c3 (1%, [1,1] percent)""",
    ),
    (
        "outcomes",
        (THEN, NOW, aimed("10%左右", "revenue"), told("突破700亿元", "revenue", "level"),
         says("a.c9", "615.4亿元", "revenue", "level", time="2024")),
        """target|aimed at|told|stands
a.c1/revenue, growth, CN-ZJ, 2025|10%左右/[9,11] percent|\
derived/(13.747156321,) percent, above|other aspect
1 target in Me 2.0.0
- 1 other aspect: told in another aspect or unit only
- 2 claims left out, which are no targets
  a.c1 (10%左右, [9,11] percent): other aspect; nearest \
b.c1 (突破700亿元, (70000000000,) CNY); \
derived (13.747156321,) percent of b.c1 and a.c9: above""",
    ),
    (
        "series",
        (THEN, NOW, told("5.1%"), told("5%", key="b.c2"),
         told("3%", "prices", "decline", key="b.c3"),
         told("3%", "prices", "decline", key="b.c4", caveats=("in part",)),
         told("居全国第三", "prices", "rank", key="b.c5"),
         says("a.c2", "5%左右", "product", "average-growth", aimed=True, hedged=True,
              sectors=("steel", "industry"), regions=("CN-ZJ", "CN"))),
        """of|time|figure|said|claims
prices, decline, CN-ZJ|2025|3 percent|achieved/in part|b.c3/b.c4
prices, rank, CN-ZJ|2025|3 rank/居全国第三|achieved|b.c5
product, growth, CN-ZJ|2025|[5,5.1] percent/excluding|achieved|b.c1/b.c2
product, average growth, CN, CN-ZJ, industry, steel|2025|[4.5,5.5] percent|targeted/striven for|a.c2
4 rows in Me 2.0.0
- 3 achieved
- 0 under-way
- 1 targeted
- 0 proposed
- 0 forecast
- 2 of several claims
- 1 of claims with a caveat, to be read with the figure
- 1 of claims that exclude each other
  prices decline CN-ZJ 2025: [3,3] percent, achieved, by b.c3, b.c4; caveat: in part
  prices rank CN-ZJ 2025: [3,3] rank (居全国第三), achieved, by b.c5
  product growth CN-ZJ 2025: [5,5.1] percent, achieved, by b.c1, b.c2, which exclude each other
  product average-growth CN CN-ZJ industry steel 2025: [4.5,5.5] percent, targeted, striven for, \
by a.c2""",
    ),
    (
        "agreements",
        (NOW, report("d", "2026-02-01", publisher="bureau"), told("5%左右"),
         told("5.2%", key="d.c1"), told("5%", key="b.c2", as_of=None, modality="proposed"),
         told("1%", "prices", key="b.c3"), told("2%", "prices", key="b.c4")),
        """of|time|verdict|figures|claims
product, growth, CN-ZJ|2025|agree|\
5.2%/5.2 percent/5%左右/[4.5,5.5] percent|d.c1/b.c1
1 agreement in Me 2.0.0
- 1 agree: documents of several publishers, whose figures have a value in common
- 0 conflict: documents of several publishers, whose figures have none
- 0 restated: documents of one publisher
- 1 claim left out, which is no result of a time that is told
- 1 document that tells of several such things, left out
  product growth CN-ZJ 2025: agree, \
d.c1 (5.2%, [5.2,5.2] percent), b.c1 (5%左右, [4.5,5.5] percent)""",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "records", "text"), SHOWN)
def test_an_answer_reads_as_it_does_on_a_terminal(name: str, records: Any, text: str) -> None:
    """Cells tell what a row is about and rests on, the account what was counted and left out."""
    answer = getattr(corpus(*records).claims, name)()
    headings, rows = answer.cells()
    lines = ["|".join(cells).replace("\n", "/") for cells in (headings, *rows)]
    assert [*lines, *str(answer.explain()).splitlines()] == text.splitlines()


@pytest.mark.parametrize("name", ["series", "outcomes", "agreements"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "excel-csv"])
def test_the_command_line_writes_each_answer(name: str, form: str) -> None:
    """A comparison has every format that tables have, and an empty one is explained."""
    done = CliRunner().invoke(
        main, [name, "--pin", "1.0.0", "--region", "Ningxia", "--format", form, "--explain"]
    )
    assert done.exit_code == 0, done.output
    assert "in npf_corpus data 1.0.0" in done.output
    if form == "json":
        claims = npf.load("1.0.0").claims.by_region("Ningxia")
        assert len(json.loads(done.stdout)) == len(getattr(claims, name)())


def test_nothing_found_says_which_option_left_nothing() -> None:
    """If no claim is left, the answer explains the verbs as well."""
    done = CliRunner().invoke(main, ["outcomes", "--pin", "1.0.0", "--region", "Qinghai"])
    assert "no document of this release mentions it" in " ".join(done.output.split())
    assert isinstance(npf.load("1.0.0").claims.outcomes(), Outcomes)


def test_a_derived_change_is_told_with_its_levels() -> None:
    """In the line of the outcome and in its row, marked as derived."""
    levels = (
        told("700亿元", "revenue", "level"),
        says("a.c9", "600亿元", "revenue", "level", time="2024"),
    )
    found = outcome(aimed("10%左右", "revenue"), *levels)
    assert str(found).endswith("of b.c1 and a.c9: above")
    made = corpus(THEN, NOW, aimed("10%左右", "revenue"), *levels)
    assert "derived" in made.claims.outcomes()._repr_html_()


@pytest.mark.parametrize(
    ("before", "aspect", "unit", "more"),
    [
        ("600亿元", "growth", "percent", ("900亿元",)),  # what was before is told twice, apart
        ("600亿元", "increase", "percentage-point", ()),  # amounts have no points
        ("600亿元", "growth", "percent", ()),
    ],
)
def test_levels_that_say_nothing_certain_give_no_change(
    before: str, aspect: Any, unit: str, more: tuple[str, ...]
) -> None:
    """Two figures that exclude each other, or a target that no two amounts lead to."""
    twice = [
        says(f"a.c{at}", each, "revenue", "level", time="2024")
        for at, each in enumerate((before, *more), 8)
    ]
    aim = aimed("5%" if unit == "percent" else "5个百分点", "revenue", aspect, unit=unit)
    found = outcome(aim, told("700亿元", "revenue", "level"), *twice)
    assert len(found.derived) == (aspect == "growth" and not more)


def test_a_target_without_a_start_has_a_year_before() -> None:
    """Its period is open, and so is the year before it."""
    levels = (
        told("700亿元", "revenue", "level", time="../2025"),
        says("a.c9", "600亿元", "revenue", "level", time="../2024"),
    )
    found = outcome(aimed("10%左右", "revenue", time="../2025"), *levels)
    assert [str(each.interval) for each in found.derived] == ["(16.6666666666,16.6666666667)"]


def test_an_empty_answer_has_no_word_on_bars() -> None:
    """It says why it is empty instead."""
    series = corpus(THEN).claims.series()
    assert "The bars of a row" not in series._repr_html_()
    assert str(series.explain()) in unescape(series._repr_html_())
