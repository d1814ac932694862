"""Why a table holds what it holds: steps as records and in words."""

from __future__ import annotations

import re
from itertools import product

import attrs
import pytest
from queries import SIZES, case, figures, sealed

import npf_corpus as npf
from npf_corpus import Explanation, Step
from npf_corpus.query._store import Certainty

CORPUS = npf.load("1.0.0")
FIRST = npf.load("1.0.0")
CLAIMS = CORPUS.claims
TOTAL = len(CLAIMS)
FIGURES = figures(
    ("[5,5]", "CNY", "stated"),
    ("(4,)", "CNY", "stated"),
    ("[9,9]", "CNY-wan", "inferred"),
    ("[1,9]", "CNY", "inferred"),
    ("[9,9]", "USD", "stated"),
    ("[9,9]", "USD", "inferred"),
    ("[9,9]", "person", "stated"),
)


def test_a_whole_table_has_no_steps() -> None:
    """What was not narrowed is explained by its number alone."""
    assert Explanation("claims", "npf_corpus data", "1.0.0", TOTAL, TOTAL, ()) == CLAIMS.explain()
    lines = [f"{TOTAL} claims in npf_corpus data 1.0.0", f"= {TOTAL} of {TOTAL} claims"]
    assert lines == str(CLAIMS.explain()).splitlines()


def test_a_value_step_counts_every_claim_once() -> None:
    """Kept, only possible, left out as inferred and not comparable are each counted."""
    step = FIGURES.claims.by_value(at_least=5, unit="CNY").explain().steps[0]
    expected = Step(
        verb="value",
        asked="certain [5,) CNY",
        before=7,
        kept=1,
        possible=1,
        inferred=1,
        incomparable=(("USD", 2), ("person", 1)),
        note="",
    )
    assert expected == step
    assert step.removed == 6
    assert str(step) == (
        "certain [5,) CNY: kept 1 of 7; 1 only possibly; "
        "1 left out, their unit is inferred (inferred=True); not comparable: 2 in USD, 1 in person"
    )


@pytest.mark.parametrize(
    ("certainty", "inferred", "kept", "possible", "left"),
    [
        ("certain", False, 1, 1, 1),
        ("possible", False, 2, 1, 2),
        ("certain", True, 2, 2, 0),
        ("possible", True, 4, 2, 0),
    ],
)
def test_a_value_step_says_what_other_questions_would_keep(
    certainty: Certainty, *, inferred: bool, kept: int, possible: int, left: int
) -> None:
    """What is only possible, and what `inferred=True` would add, is what those questions add."""
    claims = FIGURES.claims
    narrow = claims.by_value(at_least=5, unit="CNY", certainty=certainty, inferred=inferred)
    step = narrow.explain().steps[0]
    assert (kept, possible, left) == (step.kept, step.possible, step.inferred)
    more = claims.by_value(at_least=5, unit="CNY", certainty=certainty, inferred=True)
    assert len(more) - len(narrow) == left
    wider = claims.by_value(at_least=5, unit="CNY", certainty="possible", inferred=inferred)
    certain = claims.by_value(at_least=5, unit="CNY", inferred=inferred)
    assert len(wider) - len(certain) == possible


def test_known_but_never_mentioned_is_said() -> None:
    """A province that no document names is no error and no silent zero."""
    found = CLAIMS.by_region("Qinghai")
    assert len(found) == 0
    assert found.explain().steps[0].note == "known, but no document of this release mentions it"
    assert found.explain().steps == (
        Step(
            verb="region",
            asked="region CN-QH (Qinghai)",
            before=TOTAL,
            kept=0,
            possible=0,
            inferred=0,
            incomparable=(),
            note="known, but no document of this release mentions it",
        ),
    )
    assert str(found.explain()).splitlines()[1] == (
        f"- region CN-QH (Qinghai): kept 0 of {TOTAL}; "
        "known, but no document of this release mentions it"
    )
    assert "no document of this release" in str(CORPUS.mentions.by_region("Tibet").explain())


def test_a_seat_is_no_mention_of_a_place() -> None:
    """Two institutes have their seat in Beijing, which no document speaks of."""
    assert [each.id for each in FIRST.organizations if each.region == "CN-BJ"]
    assert len(FIRST.mentions.by_region("Beijing")) == 0
    note = FIRST.claims.by_region("Beijing").explain().steps[0].note
    assert note == "known, but no document of this release mentions it"


def test_mentioned_but_without_figures_is_said() -> None:
    """What documents speak of without a number has its statements and mentions counted."""
    for table, verb, name, note in (
        ("claims", "by_region", "Horgos", "2 statements, 9 mentions), but with no figures"),
        ("claims", "by_speaker", "Midea", "0 statements, 1 mention), but with no figures"),
        (
            "claims",
            "by_initiative",
            "china-future-industries",
            "1 statement, 0 mentions), but with no figures",
        ),
        ("tiers", "by_speaker", "Wang Wei", "6 statements, 24 mentions), but by no tiers"),
        ("tiers", "by_sector", "automobiles", "2 statements, 4 mentions), but by no tiers"),
        ("initiatives", "by_region", "Jiangsu", "1 statement, 1 mention), but by no initiatives"),
    ):
        found = getattr(getattr(FIRST, table), verb)(name)
        assert f"mentioned ({note}" == found.explain().steps[0].note


def test_what_is_mentioned_is_counted_as_it_was_asked_for() -> None:
    """A note counts what a region has certainly, or possibly, as the question had it."""
    corpus = case(2, {**SIZES, "claims": 0}).corpus
    certainties: tuple[Certainty, ...] = ("certain", "possible")
    for region, certainty in product(corpus.regions.ids, certainties):
        said = len(corpus.statements.by_region(region, certainty=certainty))
        named = len(corpus.mentions.by_region(region, certainty=certainty))
        expected = "known, but no document of this release mentions it"
        if said or named:
            said_, named_ = ("" if count == 1 else "s" for count in (said, named))
            places = f"{said} statement{said_}, {named} mention{named_}"
            expected = f"mentioned ({places}), but with no figures"
        found = corpus.claims.by_region(region, certainty=certainty)
        assert expected == found.explain().steps[0].note


def test_figures_outside_the_bounds_are_said() -> None:
    """Figures that were compared and lie elsewhere differ from figures that do not compare."""
    note = CLAIMS.by_value(at_least=90, unit="percent").explain().steps[0].note
    assert note == "1 figure compared, none within the bounds"
    note = CLAIMS.by_value(at_least=10**9, unit="count").explain().steps[0].note
    assert note.endswith(" figures compared, none within the bounds")
    note = CLAIMS.by_value(at_least=5, unit="USD").explain().steps[0].note
    assert note == "no figure with a unit that compares"


def test_none_among_these_is_said() -> None:
    """Claims that exist, but not among those already selected, are told apart."""
    steps = CLAIMS.by_region("Hubei").by_sector("coal").explain().steps
    assert steps[1].note == f"there are claims about it, but none among these {steps[0].kept}"
    basin = CLAIMS.by_region("Hubei").by_region("Yellow River Basin", certainty="possible")
    assert basin.explain().steps[1].note == steps[1].note
    assert basin.by_modality("forecast").explain().steps[2].note == ""


def test_a_step_after_nothing_says_nothing() -> None:
    """The step that left nothing says why; those behind it repeat no such reason."""
    none = CORPUS.claims.by_region("Hubei").by_sector("new materials").by_modality("targeted")
    steps = none.explain().steps
    assert [step.kept for step in steps[1:]] == [0, 0]
    assert steps[1].note
    assert str(steps[2]) == "modality targeted: kept 0 of 0"


def test_a_measure_of_ranks_alone_is_said() -> None:
    """A measure that is kept for ranks and differences of a growth has not the growth."""
    claims = npf.load("2.0.0").claims
    (step,) = claims.by_measure("地区生产总值增速").explain().steps
    assert step.note == "all are ranks or differences; another measure may have the thing itself"
    ranks = claims.by_aspect("rank").by_measure("GDP").explain()
    assert [each.note for each in ranks.steps] == ["", ""]


def test_documents_and_measures_without_claims_are_said() -> None:
    """A document without figures is known all the same."""
    step = CLAIMS.by_document("people-2025-03-12-innovation").explain().steps[0]
    assert step.note == "known, but no claims have it"
    label = CORPUS.documents["people-2025-03-12-innovation"].label
    assert step.asked == f"document people-2025-03-12-innovation ({label})"


def test_a_region_step_counts_what_partial_members_add() -> None:
    """A group with partial members says how many records are only possibly inside."""
    certain = CLAIMS.by_region("Yellow River Basin").explain().steps[0]
    possible = CLAIMS.by_region("Yellow River Basin", certainty="possible").explain().steps[0]
    assert (0, certain.possible) == (certain.kept, possible.kept)
    assert possible.possible == certain.possible > 0
    basin = "region yellow-river-basin (Yellow River Basin)"
    assert (certain.asked, possible.asked) == (basin, f"{basin} and 9 inside it")
    assert str(certain) == (
        f"{basin}: kept 0 of {TOTAL}; {certain.possible} only possibly; {certain.note}"
    )
    among = CLAIMS.by_document("ecns-2025-03-08-ningxia").by_region("Yellow River Basin").explain()
    assert 0 < among.steps[1].possible <= among.steps[1].before < certain.possible


@pytest.mark.parametrize(
    ("verb", "argument", "asked"),
    [
        ("by_sector", "new materials", "sector new-materials (New materials) and 2 inside it"),
        ("by_speaker", "Wang Wei", "speaker wang-wei (Wang Wei)"),
        ("by_speaker", "Midea", "speaker midea-group (Midea Group)"),
        (
            "by_measure",
            "clusters",
            "measure industrial-clusters-number (Number of industrial clusters)",
        ),
        ("by_modality", "targeted", "modality targeted"),
        (
            "by_initiative",
            "gradient cultivation plan",
            "initiative ningxia-gradient-cultivation-plan (gradient cultivation plan)",
        ),
        ("by_region", "宁夏", "region CN-NX (Ningxia)"),
    ],
)
def test_a_step_names_what_was_found_for_the_name(verb: str, argument: str, asked: str) -> None:
    """The id that a typed name stands for, its name, and how much is inside it."""
    step = getattr(CLAIMS, verb)(argument).explain().steps[0]
    assert asked == step.asked
    assert step.verb == verb.removeprefix("by_")


def test_combining_tables_is_a_step_too() -> None:
    """Both-of, either-of and without say what the other table was, and how large."""
    ningxia, new = CLAIMS.by_region("Ningxia"), CLAIMS.by_sector("new materials")
    both, either, rest = (ningxia & new, ningxia | new, ningxia - new)
    lines = [str(each.explain().steps[-1]) for each in (both, either, rest)]
    what = "sector new-materials (New materials) and 2 inside it"
    assert lines == [
        f"and 1 claim of {what}: kept {len(both)} of {len(ningxia)}",
        f"or 1 claim of {what}: added {len(either - ningxia)} to {len(ningxia)}",
        f"without 1 claim of {what}: kept {len(rest)} of {len(ningxia)}",
    ]
    assert (
        Step(
            verb="|",
            asked=f"or 1 claim of {what}",
            before=len(ningxia),
            kept=len(either),
            possible=0,
            inferred=0,
            incomparable=(),
            note="",
        )
        == either.explain().steps[-1]
    )
    added = new | ningxia
    assert added.explain().steps[-1].removed == 0
    assert [step.verb for step in (both - new).explain().steps] == ["region", "&", "-"]


def test_a_union_tells_the_other_table_in_words_that_fit_its_number() -> None:
    """One claim is one claim; several verbs are told in order; a chain of signs is a selection."""
    one = CLAIMS.by_region("Xinjiang", "Ningxia").by_measure("cooperation projects")
    hubei = CLAIMS.by_region("Hubei")
    assert str((hubei | one).explain().steps[-1]) == (
        "or 1 claim of region CN-XJ (Xinjiang) and 3 inside it, or CN-NX (Ningxia) with "
        "measure cooperation-projects (Cooperation projects): added 1 to 6"
    )
    asked = (one | (hubei | one)).explain().steps[-1].asked
    assert asked == "or 7 claims of another selection"
    assert (one | CLAIMS).explain().steps[-1].asked == f"or all {TOTAL} claims"


def test_several_values_of_a_verb_are_one_step() -> None:
    """Each is named; records are kept that any of them reaches."""
    asked = CLAIMS.by_region("Hubei", CORPUS.regions["Xinjiang"], "湖北")
    assert asked == CLAIMS.by_region("Hubei") | CLAIMS.by_region("Xinjiang")
    (step,) = asked.explain().steps
    assert step.asked == (
        "region CN-HB (Hubei) and 1 inside it, or CN-XJ (Xinjiang) and 3 inside it"
    )
    none = CLAIMS.by_region("Qinghai", "Tibet").explain().steps[0]
    assert none.note == "known, but no document of this release mentions it"
    either = CLAIMS.by_modality("targeted", "proposed")
    assert either == CLAIMS.by_modality("targeted") | CLAIMS.by_modality("proposed")
    assert either.explain().steps[0].asked == "modality targeted, or proposed"


def test_a_release_of_one_record_tells_it_in_the_singular() -> None:
    """The first and last line and the caption of a notebook say 1 claim."""
    found = attrs.evolve(CORPUS.claims[:1].explain(), total=1)
    assert str(found).startswith("1 claim in npf_corpus data 1.0.0\n")
    assert str(found).endswith("= 1 of 1 claim")
    assert "1 of 1 claim in npf_corpus data 1.0.0<" in found._repr_html_()


def test_an_explanation_in_words_has_one_line_a_step() -> None:
    """A head with the release, a line per verb, a foot with what is left."""
    found = CLAIMS.by_region("Ningxia").by_modality("achieved").by_value(at_least=1, unit="count")
    lines = str(found.explain()).splitlines()
    assert len(lines) == 5
    assert lines[0] == f"{TOTAL} claims in npf_corpus data {CORPUS.version}"
    assert all(line.startswith("- ") for line in lines[1:-1])
    assert lines[-1] == f"= {len(found)} of {TOTAL} claims"


def test_a_name_that_is_the_id_is_said_once() -> None:
    """Not again in brackets."""
    made = case(1, SIZES)
    regions = [attrs.evolve(each, name=each.id) for each in made.rows["regions"]]
    corpus = sealed({**made.rows, "regions": regions})
    key = regions[-1].id
    assert (
        corpus.claims.by_region(key).explain().steps[0].asked.split(" and ")[0] == f"region {key}"
    )


def test_a_notebook_shows_the_steps_of_an_explanation() -> None:
    """A row each."""
    shown = CLAIMS.by_region("Ningxia").by_sector("coal").explain()._repr_html_()
    assert re.findall("<tr><td[^>]*>(.*?) ", shown) == ["region", "sector"]


def test_an_id_without_a_name_stands_alone() -> None:
    """A name that is the id is not said twice, a single thing is not in the plural."""
    made = case(1, {**SIZES, "claims": 1})
    assert len(made.corpus.claims) == 1
    assert repr(made.corpus.claims) == "<1 claim of unnamed corpus 1.0>"
    units = CORPUS.units
    assert repr(units) == f"<{len(units)} units of npf_corpus data 1.0.0>"
