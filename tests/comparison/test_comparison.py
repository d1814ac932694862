"""Series, outcomes and agreements, on figures as work reports tell them."""

from __future__ import annotations

import json
import pickle
from html import unescape
from typing import Any

import pytest
from click.testing import CliRunner
from reports import corpus, ids, report, says

import npf_corpus as npf
from npf_corpus.cli import main
from npf_corpus.comparison import Outcome, Outcomes
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
)


@pytest.mark.parametrize(
    ("aim", "aspect", "result", "aspect_told", "measure", "stands", "met"), POSITIONS
)
def test_a_result_has_the_position_that_a_careful_reader_gives(
    aim: str, aspect: Any, result: str, aspect_told: Any, measure: str, stands: Any, met: Any
) -> None:
    """Values decide whether a result is below, within or above; the aim says which is good."""
    unit = {"unit": "rank"} if aspect == "rank" else {"unit": "percent"}
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
    assert "1 claims left out, of no time that is told" in str(rows.explain())
    assert made.claims.by_measure("product").series() == rows[:3]


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
    assert "1 things told by one document alone" in str(found.explain())
    agree = corpus(NOW, other, told("5%左右"), told("5.2%", key="d.c1")).claims.agreements()
    assert [each.verdict for each in agree] == ["agree"]


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
    assert outcomes.to_records()[0]["regions"] == ["CN-ZJ"]
    assert outcomes.to_pandas(labels=True)["regions"].tolist() == ["CN-ZJ", "CN-ZJ"]


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
