"""Random chains of verbs and set operations, each answer held against the slow oracle."""

from __future__ import annotations

import pickle
from fractions import Fraction
from operator import and_, or_, sub
from typing import Any, NamedTuple

import scan
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from npf_corpus import Corpus
from npf_corpus.records import TABLES
from npf_corpus.strategies import Query, Verb, corpora, queries

_SIDES = ("at_least", "more_than", "at_most", "less_than")


def rows_of(corpus: Corpus) -> scan.Rows:
    """Return the records of a corpus as the oracle takes them."""
    return {table: tuple(getattr(corpus, table)) for table in TABLES}


def answer(rows: scan.Rows, table: str, ids: list[str], verb: Verb) -> list[str]:
    """Return which of a table's ids the oracle keeps for a verb."""
    possible = verb.options.get("certainty") == "possible"
    if verb.name == "by_modality":
        known = {each.id: each.modality for each in rows[table]}
        return [key for key in ids if known[key] in verb.arguments]
    if verb.name == "by_value":
        bounds = {name: Fraction(verb.options[name]) for name in _SIDES if name in verb.options}
        return scan.by_value(
            rows,
            ids,
            bounds,
            verb.options["unit"],
            possible=possible,
            inferred=verb.options.get("inferred", False),
        )
    axis = "text" if verb.name == "matching" else verb.name.removeprefix("by_")
    kept = {
        key
        for name in verb.arguments
        for key in scan.select(rows, table, axis, name, possible=possible)
    }
    return [key for key in ids if key in kept]


class Answer(NamedTuple):
    """A table that was asked for, its name, and the ids that the oracle expects in it."""

    name: str
    table: Any
    ids: list[str]


def asked_in_turn(rows: scan.Rows, query: Query) -> list[str]:
    """Return the ids that the oracle keeps of a table, verb after verb."""
    ids = [record.id for record in rows[query.table]]
    for verb in query.verbs:
        ids = answer(rows, query.table, ids, verb)
    return ids


@st.composite
def telling(
    draw: st.DrawFn, corpus: Corpus, *, tables: tuple[str, ...] = scan.EVIDENCE, max_verbs: int = 4
) -> Query:
    """Draw a question of at least one verb, mostly one whose answer is neither none nor all.

    The oracle says what to leave out: each verb after which nothing would be left. Values are
    asked for in units that claims have.
    """
    rows = rows_of(corpus)
    units = sorted({unit for claim in corpus.claims if (unit := claim.quantity.unit)})
    some = queries(corpus, tables=tables, max_verbs=max_verbs).filter(lambda query: query.verbs)
    for _ in range(draw(st.integers(0, 4))):
        query, kept = draw(some), Query("", ())
        for verb in query.verbs:
            own = {"unit": draw(st.sampled_from(units))} if verb.name == "by_value" else {}
            same = Verb(verb.name, verb.arguments, {**verb.options, **own})
            more = Query(query.table, (*kept.verbs, same))
            kept = more if asked_in_turn(rows, more) else kept
        if kept.verbs and len(asked_in_turn(rows, kept)) < len(rows[kept.table]):
            return kept
    return draw(some)


@settings(deadline=None, max_examples=60)
@given(corpora(min_documents=1, min_claims=3), st.data())
def test_a_query_is_a_scan(corpus: Corpus, data: st.DataObject) -> None:
    """Whatever a corpus is asked, it answers what the oracle finds, verb after verb."""
    rows = rows_of(corpus)
    query = data.draw(telling(corpus))
    ids = asked_in_turn(rows, query)
    event("all" if len(ids) == len(rows[query.table]) else "some" if ids else "none")
    assert ids == list(query.ask(corpus).ids)


@settings(deadline=None, max_examples=60)
@given(corpora(min_documents=1, min_claims=3, max_claims=8), st.data())
def test_a_query_of_claims_is_a_scan(corpus: Corpus, data: st.DataObject) -> None:
    """So it does where values are compared, in any unit, certainly or possibly."""
    rows = rows_of(corpus)
    query = data.draw(telling(corpus, tables=("claims",), max_verbs=2))
    ids = asked_in_turn(rows, query)
    event("all" if len(ids) == len(rows["claims"]) else "some" if ids else "none")
    assert ids == list(query.ask(corpus).ids)


class Chains(RuleBasedStateMachine):
    """Narrows tables, joins them, sends them through pickle; the oracle keeps account."""

    answers = Bundle[Answer]("answers")

    @initialize(corpus=corpora(min_claims=1, max_claims=6), target=answers)
    def start(self, corpus: Corpus) -> Any:
        """Draw a corpus, whose whole tables are the first answers."""
        self.corpus = corpus
        self.rows = rows_of(corpus)
        self.last: Answer | None = None
        whole = [
            Answer(name, getattr(corpus, name), [each.id for each in self.rows[name]])
            for name in scan.EVIDENCE
        ]
        return multiple(*whole)

    @rule(one=answers, data=st.data(), target=answers)
    def narrow(self, one: Answer, data: st.DataObject) -> Answer:
        """Ask any table one verb more."""
        query = data.draw(queries(self.corpus, tables=(one.name,), max_verbs=1))
        table, ids = one.table, one.ids
        for verb in query.verbs:
            table = getattr(table, verb.name)(*verb.arguments, **verb.options)
            ids = answer(self.rows, one.name, ids, verb)
        self.last = Answer(one.name, table, ids)
        return self.last

    @rule(one=answers, data=st.data(), sign=st.sampled_from([and_, or_, sub]), target=answers)
    def combine(self, one: Answer, data: st.DataObject, sign: Any) -> Answer:
        """Join a table with a narrowed one of its kind, as sets of ids are joined."""
        query = data.draw(queries(self.corpus, tables=(one.name,), max_verbs=2))
        ids = [each.id for each in self.rows[one.name]]
        for verb in query.verbs:
            ids = answer(self.rows, one.name, ids, verb)
        kept = sign(set(one.ids), set(ids))
        ordered = [each.id for each in self.rows[one.name] if each.id in kept]
        self.last = Answer(one.name, sign(one.table, query.ask(self.corpus)), ordered)
        return self.last

    @rule(one=consumes(answers), target=answers)
    def travel(self, one: Answer) -> Answer:
        """Send a table through pickle."""
        table = pickle.loads(pickle.dumps(one.table))  # noqa: S301 - our own bytes
        assert table == one.table
        self.last = Answer(one.name, table, one.ids)
        return self.last

    @invariant()
    def holds_what_the_oracle_expects(self) -> None:
        """Ids, records, length and explanation of the last answer are those of the oracle."""
        if getattr(self, "last", None) is None:
            return
        assert self.last is not None
        name, table, ids = self.last
        assert ids == list(table.ids)
        wanted = [each for each in self.rows[name] if each.id in set(ids)]
        assert wanted == list(table)
        assert len(ids) == len(table) == table.explain().kept


TestChains = Chains.TestCase
TestChains.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
