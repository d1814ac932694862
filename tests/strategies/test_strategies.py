"""The strategies that others test with: registered, small where they shrink, early to refuse."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import engine

import npf_corpus as npf
from npf_corpus import strategies
from npf_corpus.errors import UnknownName
from npf_corpus.records import TABLES, Anchor, Anchored, Component, Member, Role, Skipped, Text
from npf_corpus.release._layout import INDEX
from npf_corpus.strategies import (
    Draft,
    Query,
    Verb,
    _broken_files,
    _broken_records,
    _strategies,
)
from npf_corpus.strategies._chance import Seeded
from npf_corpus.strategies._documents import Size, world
from npf_corpus.strategies._draft import Sketch
from npf_corpus.strategies._figures import interval
from npf_corpus.strategies._parts import PARTS
from npf_corpus.strategies._queries import TABLES as TABLES_ASKED
from npf_corpus.strategies._queries import query
from npf_corpus.validation import LAWS

KINDS: list[Any] = [
    npf.Corpus, npf.Interval, npf.Quantity, npf.Period, *TABLES.values(),
    Anchor, Anchored, Component, Member, Role, Skipped, Text,
]  # fmt: skip

_SHRINK = settings(
    max_examples=3000,
    database=None,
    derandomize=True,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


def least(strategy: st.SearchStrategy[Any], condition: Callable[[Any], bool]) -> Any:
    """Return the smallest example of a condition that Hypothesis finds, however long it takes.

    Hypothesis stops to shrink after five minutes by the clock, which a busy machine reaches early.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "MAX_SHRINKING_SECONDS", float("inf"))
        return find(strategy, condition, settings=_SHRINK)


# Registration


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=5, deadline=None)
@given(st.data())
def test_from_type_draws_each_class(kind: type[Any], data: st.DataObject) -> None:
    """Where both packages are imported, `from_type` draws a value of exactly that class."""
    assert type(data.draw(st.from_type(kind))) is kind


def test_without_hypothesis_the_command_that_installs_it_is_named() -> None:
    """The module raises MissingExtra with one line, and the package itself does not need it."""
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import npf_corpus\n"
        "try:\n"
        "    import npf_corpus.strategies\n"
        "except npf_corpus.MissingExtra as error:\n"
        "    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)  # noqa: S603 - this interpreter
    line = "hypothesis is not installed: pip install 'npf-corpus[testing]'"
    assert line == done.stdout.decode().strip()


def test_the_module_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loaded where Hypothesis is not, the module raises MissingExtra with its facts."""
    spec = spec_from_file_location("loaded_again", _strategies.__file__)
    assert spec is not None
    assert spec.loader is not None
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(npf.MissingExtra) as caught:
        spec.loader.exec_module(module_from_spec(spec))
    assert (caught.value.package, caught.value.extra) == ("hypothesis", "testing")


# Seeds


def test_a_seed_draws_the_same_again() -> None:
    """Records, parts, questions and broken releases depend on the seed alone."""
    corpus = npf.load("1.0.0")
    for seed in range(150):
        made = [
            [
                [draw(chance) for draw in PARTS.values()],
                repr(query(chance, corpus, tables=TABLES_ASKED, most=4)),
                interval(chance),
                world(chance, Size((1, 3), (0, 4), frozenset({"share", "sector", "speaker"}))),
            ]
            for chance in (Seeded(seed), Seeded(seed))
        ]
        assert made[0] == made[1]


# Small examples


def test_the_least_corpus_with_a_claim_is_a_short_text() -> None:
    """One document of a line or two, with one claim and small vocabularies."""
    draft: Draft = least(strategies.releases(texts=True), lambda each: len(each.corpus.claims) > 0)
    corpus = draft.corpus
    assert (len(corpus.documents), len(corpus.claims)) == (1, 1)
    assert len("".join(draft.texts)) <= 2 * len("Amber has 2 projects.\n")
    assert len(corpus.statements) + len(corpus.mentions) <= 6
    assert len(corpus.regions) <= 4


def test_the_least_example_of_a_reading_is_that_reading_and_little_else() -> None:
    """A condition on a Chinese figure leaves its sentence, and at most a short one besides."""

    def nearly(draft: Draft) -> bool:
        return any(
            claim.quantity.reading == "nearly" and claim.quantity.unit == "enterprise"
            for claim in draft.corpus.claims
        )

    draft: Draft = least(strategies.releases(texts=True), nearly)
    text = "".join(draft.texts)
    assert "有近2家企业。" in text
    assert len(text) <= len("Amber has 2 projects.\n琥珀有近2家企业。\n")


def test_the_least_figure_of_a_reading_has_a_small_number() -> None:
    """Figures shrink to a word or two and one digit."""
    drawn = strategies.quantities(language="en")
    small = least(drawn, lambda each: each.reading == "at-most")
    assert small.nominal < 10
    assert len(small.surface) <= len("no more than 2 percent")
    assert len(least(strategies.figures(language="zh"), lambda each: "亿" in each)) <= 4


def test_a_draft_shows_what_a_person_needs() -> None:
    """A failing example shows the change, the texts and what was read in them."""
    shown = repr(least(strategies.broken("E405"), lambda _: True))
    assert shown.startswith("<release: the interval of a figure from ")
    assert "\n  text '" in shown
    assert '\n  claims {"id":"doc-1.c' in shown
    assert "<release: valid" in repr(least(strategies.releases(), lambda _: True))


def test_a_query_shows_as_the_code_that_asks_it() -> None:
    """A failing query can be pasted behind `corpus.`."""
    query = Query("claims", (Verb("by_value", (), {"unit": "percent", "more_than": 3}),))
    corpus = npf.load("1.0.0")
    assert repr(query) == "claims.by_value(unit='percent', more_than=3)"
    asked = eval(f"corpus.{query!r}", {"corpus": corpus})  # noqa: S307 - it is the claim
    assert query.ask(corpus) == asked
    shown = least(strategies.queries(corpus), lambda each: len(each.verbs) > 1)
    assert repr(shown).count(".by_") == 2


# Bounds


@settings(max_examples=20, deadline=None)
@given(st.data(), st.integers(0, 3), st.integers(0, 5))
def test_bounds_bound(data: st.DataObject, documents: int, claims: int) -> None:
    """A corpus has as many documents and claims as was asked for, both ends included."""
    most = max(1, documents)
    drawn = strategies.corpora(
        min_documents=documents, max_documents=most, min_claims=claims, max_claims=claims
    )
    corpus = data.draw(drawn)
    assert documents <= len(corpus.documents) <= most
    assert len(corpus.claims) == claims


@settings(max_examples=30)
@given(st.data(), st.sampled_from(["percent", "CNY", "enterprise", "person", None]))
def test_units_of_quantities_are_those_asked_for(data: st.DataObject, unit: str | None) -> None:
    """A quantity states one of the units that were named."""
    assert data.draw(strategies.quantities(units=(unit,))).unit == unit


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: strategies.corpora(min_claims=3, max_claims=2), "leave no number between"),
    (lambda: strategies.releases(min_documents=-1), "leave no number between"),
    (lambda: strategies.corpora(max_documents=0, min_claims=1), "max_documents=0"),
    (lambda: strategies.quantities(language="fr"), "write en or zh"),  # type: ignore[arg-type]
    (lambda: strategies.quantities(units=("parsec",)), "units=\\('parsec',\\), write some of None"),
    (lambda: strategies.quantities(language="en", units=("person",)), "write some of None, 'perc"),
    (lambda: strategies.queries(npf.load("1.0.0"), tables=("units",)), "write some of claims"),
    (lambda: strategies.queries(npf.load("1.0.0"), tables=()), "write some of claims"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_what_cannot_be_drawn_is_refused_at_once(make: Callable[[], object], message: str) -> None:
    """Wrong arguments raise where the strategy is made, with what to write instead."""
    with pytest.raises(ValueError, match=message):
        make()


def test_each_law_has_one_change_that_breaks_it() -> None:
    """A second one would hide the first."""
    rows = (*_broken_files.BREAKS, *_broken_records.BREAKS)
    assert sorted(each.code for each in rows) == sorted(law.code for law in LAWS)


def test_unknown_laws_and_kinds_are_refused() -> None:
    """A code of no law is an unknown name with the nearest, a class of no record a type error."""
    with pytest.raises(UnknownName, match=r"no law named 'E4O5', did you mean .*'E405'"):
        strategies.broken("E4O5")
    with pytest.raises(TypeError, match="is no class of record, give one such as NumericClaim"):
        strategies.records(int)  # type: ignore[type-var]


def test_a_query_of_an_empty_corpus_has_an_answer() -> None:
    """Where there is nothing to name, a question has the verbs that need no name."""
    empty = npf.Corpus.from_records([], version="0.1", vocabularies=npf.load("1.0.0"))

    @settings(max_examples=20, deadline=None)
    @given(strategies.queries(empty))
    def ask(query: Query) -> None:
        assert query.ask(empty).ids == ()

    ask()


def test_a_schema_is_one_that_is_read() -> None:
    """Any other number is refused with those that there are."""
    with pytest.raises(ValueError, match="schema=3, write one of 1, 2"):
        strategies.releases(schema=3)


def test_a_release_too_broken_for_an_index_has_an_empty_one() -> None:
    """No law asks for it then."""
    sketch = Sketch({name: [] for name in TABLES}, [], schema=2)
    sketch.tables["units"] = [{"id": 5}]
    assert sketch.draft().files[INDEX] == b""
