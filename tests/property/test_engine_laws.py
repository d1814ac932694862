"""Drawn corpora and questions, asked in memory and in engines: the same ids."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from queries import SIZES, Case, case, cases
from test_comparison_laws import corpora as comparable
from test_query_chains import telling
from test_query_laws import bounds, certainties, few_units, mostly, questions, units

import npf_corpus as npf
from npf_corpus import engine
from npf_corpus.engine._library import Backend
from npf_corpus.export import _parquet
from npf_corpus.records._kinds import EVIDENCE
from npf_corpus.strategies import Query, Verb, corpora

FEW = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))

BACKENDS: tuple[Backend, ...] = ("duckdb", "polars")


def exported(corpus: npf.Corpus, folder: str) -> Path | None:
    """Return an export of a corpus, none where a bound is too wide for any engine."""
    try:
        return corpus.export(Path(folder, "out"), format="parquet")
    except npf.InvalidBounds as fault:
        assert "which no engine compares" in str(fault)  # noqa: PT017 - one in seven
        return None


def answer(opened: engine.Engine, query: Query) -> tuple[str, ...]:
    """Return an engine's answer to a question, whose number it counts the same."""
    table: Any = getattr(opened, query.table)
    for verb in query.verbs:
        table = getattr(table, verb.name)(*verb.arguments, **verb.options)
    found: tuple[str, ...] = table.ids()
    assert table.count() == len(found)
    return found


def answered_alike(corpus: npf.Corpus, asked: list[Query], backends: tuple[Any, ...]) -> None:
    """Ask memory and engines the same, and compare the ids and their order."""
    with tempfile.TemporaryDirectory() as folder:
        path = exported(corpus, folder)
        if path is None:
            return
        for backend in backends:
            opened = engine.open(path, backend=backend)
            for query in asked:
                ids = query.ask(corpus).ids
                assert answer(opened, query) == ids, (backend, query)


@FEW
@given(corpora(min_documents=1, min_claims=3), st.data())
def test_an_engine_answers_as_memory_does(corpus: npf.Corpus, data: st.DataObject) -> None:
    """Chains of verbs on any table of evidence find the same ids, in the same order."""
    asked: list[Query] = []
    for table in EVIDENCE:
        query = data.draw(telling(corpus, tables=(table,), max_verbs=3))
        asked.append(Query(table, tuple(verb for verb in query.verbs if verb.name != "matching")))
    answered_alike(corpus, asked, BACKENDS)


def of_one_verb(made: Case, table: str) -> list[Query]:
    """Return every question of one verb about a table, but those for words."""
    asked: list[Query] = []
    for axis, key in questions(table, made.rows):
        for certainty in ("certain", "possible") if axis == "region" else ("",):
            options = {"certainty": certainty} if certainty else {}
            if axis != "text":
                asked.append(Query(table, (Verb(f"by_{axis}", (key,), options),)))
    return asked


@FEW
@given(cases(claims=st.integers(0, 8)), st.data())
def test_every_verb_means_the_same_in_an_engine(made: Case, data: st.DataObject) -> None:
    """Along any axis, on any table, for any id, an engine keeps what memory keeps."""
    asked = [
        data.draw(st.sampled_from(of_one_verb(made, table))) for table in EVIDENCE for _ in range(4)
    ]
    answered_alike(made.corpus, asked, BACKENDS)


@FEW
@given(cases(claims=st.integers(1, 40), units=few_units), st.data(), st.booleans())
def test_values_compare_the_same_in_an_engine(
    made: Case,
    data: st.DataObject,
    in_parts: bool,  # noqa: FBT001 - Hypothesis fills arguments by position
) -> None:
    """Exactly, in any unit, open or closed, whole or not, certainly or possibly, inferred too."""
    asked: list[Query] = []
    for _ in range(8):
        options: dict[str, Any] = {
            **data.draw(bounds()),
            "unit": data.draw(units),
            "certainty": data.draw(certainties),
            "inferred": data.draw(mostly),
        }
        try:
            made.corpus.claims.by_value(**options)
        except npf.InvalidBounds:  # they contradict each other
            continue
        asked.append(Query("claims", (Verb("by_value", (), options),)))
    with patch.object(_parquet, "is_fine", lambda _: True) if in_parts else nullcontext():
        answered_alike(made.corpus, asked, BACKENDS)


@FEW
@given(comparable())
def test_an_engine_compares_as_memory_does(made: tuple[npf.Corpus, Any]) -> None:
    """Series and outcomes have the same rows, of all claims and of some."""
    corpus, _ = made
    compared_alike(corpus, BACKENDS, years=(2024, 2025))


def compared_alike(
    corpus: npf.Corpus, backends: tuple[Any, ...], *, years: tuple[int, ...]
) -> None:
    """Compare what memory and engines lay side by side, of all claims and of those of years."""
    with tempfile.TemporaryDirectory() as folder:
        path = exported(corpus, folder)
        for backend in backends if path else ():
            claims = engine.open(path or folder, backend=backend).claims
            pairs = [(claims, corpus.claims)]
            pairs += [(claims.by_year(each), corpus.claims.by_year(each)) for each in years]
            for some, own in pairs:
                assert tuple(some.series()) == tuple(own.series())
                assert tuple(some.outcomes()) == tuple(own.outcomes())


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Return a connection to Spark in a process of its own, where Java is at hand."""
    if shutil.which("java") is None:
        pytest.skip("no Java at hand, which Spark needs")
    ibis = pytest.importorskip("ibis", exc_type=ImportError)
    session = pytest.importorskip("pyspark.sql", exc_type=ImportError).SparkSession
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what pyspark says of pandas
        options = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "1"}
        builder = session.builder.master("local[1]")
        for name, value in options.items():
            builder = builder.config(name, value)
        made = builder.getOrCreate()
        yield ibis.pyspark.connect(made)
        made.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_spark_answers_as_memory_does(spark: Any) -> None:
    """The same questions, in Spark's own runtime, find the same ids."""
    for schema in (1, 2):
        made = case(schema, SIZES, schema=schema)
        asked = [query for table in EVIDENCE for query in of_one_verb(made, table)[schema::40]]
        for certainty in ("certain", "possible"):
            options = {"at_least": Decimal("0.3"), "less_than": 9, "unit": "hour"}
            for unit in ("hour", "count"):
                more = {**options, "unit": unit, "certainty": certainty, "inferred": True}
                asked.append(Query("claims", (Verb("by_value", (), more),)))
        answered_alike(made.corpus, asked, (spark,))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@settings(FEW, max_examples=2)
@given(corpora(min_documents=1, min_claims=3), comparable(), st.data())
def test_drawn_questions_are_answered_by_spark(
    spark: Any, corpus: npf.Corpus, made: tuple[npf.Corpus, Any], data: st.DataObject
) -> None:
    """Chains of verbs, series and outcomes are those of memory, of corpora as they are drawn."""
    asked = [data.draw(telling(corpus, tables=(table,), max_verbs=3)) for table in EVIDENCE]
    chains = [
        Query(each.table, tuple(verb for verb in each.verbs if verb.name != "matching"))
        for each in asked
    ]
    answered_alike(corpus, chains, (spark,))
    compared_alike(made[0], (spark,), years=())
