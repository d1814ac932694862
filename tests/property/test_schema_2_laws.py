"""Laws of schema 2: what drawn releases keep, worked out here once more, and how a fault reads."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.quantities._unit_table import CLASSIFIERS_ZH
from npf_corpus.strategies import Draft, broken, corpora, releases
from npf_corpus.validation._aspects import contradiction
from npf_corpus.validation._completeness import TERMS

_LAW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
_CHANGES = {"growth", "decline", "average-growth", "average-decline", "relative"}


@_LAW
@given(corpora(min_claims=1, schema=2))
def test_a_unit_is_of_the_measure_or_of_the_aspect(corpus: npf.Corpus) -> None:
    """Growth is in percent or factor, a rank in rank, a rise in the measure's own or in points."""
    for claim in corpus.claims:
        unit = corpus.units[str(claim.quantity.unit)].dimension
        own = corpus.measures[claim.measure].dimension
        if claim.aspect in _CHANGES:
            assert unit in {"ratio", "factor"}
        elif claim.aspect == "rank":
            assert unit == "rank"
        elif claim.aspect == "level":
            assert unit == own
        else:
            points = own == "ratio" or claim.aspect == "difference"
            assert unit in {own, "rank"} or (points and unit == "percentage-point")


@_LAW
@given(corpora(min_claims=1, schema=2))
def test_a_level_is_in_its_domain_and_a_change_need_not_be(corpus: npf.Corpus) -> None:
    """Only the interval of a level is clipped to the values that its measure can take."""
    for claim in corpus.claims:
        read = npf.parse_quantity(claim.quantity.surface).interval
        if claim.aspect != "level":
            assert claim.quantity.interval == read
        else:
            assert claim.quantity.interval == read.clip(corpus.measures[claim.measure].domain)


@_LAW
@given(corpora(min_claims=1, schema=2))
def test_a_comparison_has_a_caveat(corpus: npf.Corpus) -> None:
    """What is compared with another says with which."""
    for claim in corpus.claims:
        assert claim.caveats or claim.aspect not in {"difference", "relative"}
        assert not (claim.hedged and claim.modality == "achieved")


@_LAW
@given(corpora(schema=2))
def test_codes_and_names_of_units_are_what_they_say(corpus: npf.Corpus) -> None:
    """A code is the exact match of one sector at most, and no classifier names what is counted."""
    exact = [
        (each.scheme, each.code)
        for sector in corpus.sectors
        for each in sector.codes
        if each.match == "exact"
    ]
    assert len(set(exact)) == len(exact)
    for unit in corpus.units:
        names = {unit.name, unit.symbol, *unit.aliases}
        assert unit.dimension != "count" or names.isdisjoint(CLASSIFIERS_ZH)
    assert all(each.theme is not None for each in corpus.measures)


@_LAW
@given(releases(min_documents=1, texts=True, schema=2))
def test_a_gist_is_missing_only_where_figures_were_read(draft: Draft) -> None:
    """A statement without a gist is of depth `figures`, and holds no term that asks for one."""
    corpus = draft.corpus
    held = {sha256(text.encode()).hexdigest(): text for text in draft.texts}
    for statement in corpus.statements:
        if statement.gist is None:
            document = corpus.documents[statement.document]
            assert document.depth == "figures"
            assert statement.anchor is not None
            assert document.text is not None
            text = held[document.text.sha256]
            span = text[statement.anchor.start : statement.anchor.end]
            assert "new quality productive forces" not in span


@_LAW
@given(releases(min_documents=1, min_claims=1, texts=True, schema=2))
def test_a_sentence_with_a_claim_or_a_term_is_a_statement(draft: Draft) -> None:
    """At depth `figures` each sentence that holds one lies in a statement or skipped passage."""
    corpus = draft.corpus
    for document in corpus.documents:
        held = [each.anchor for each in corpus.statements if each.document == document.id]
        held += [each.anchor for each in document.skipped]
        for claim in corpus.claims:
            if claim.document == document.id:
                assert claim.anchor is not None
                assert any(
                    a is not None and a.start <= claim.anchor.start and claim.anchor.end <= a.end
                    for a in held
                )


@pytest.mark.parametrize(
    ("term", "is_one"),
    [
        ("培育新质生产力", True),
        ("发展战略性新兴产业", False),
        ("壮大现代服务业", False),
        ("New Quality Productive Force", True),
        ("发展生产力", False),
        ("new productive forces", False),
    ],
)
def test_the_terms_are_those_of_the_rules(term: str, *, is_one: bool) -> None:
    """The term that every reader gives a statement to is found in a text, and no other."""
    assert is_one == (TERMS.search(term) is not None)


@pytest.mark.parametrize(
    ("aspect", "before", "statement", "is_share", "words"),
    [
        ("growth", "全省生产总值增长", "全省生产总值增长5%。", True, None),
        ("growth", "全省生产总值下降", "全省生产总值下降5%。", True, "下降"),
        ("decline", "能耗降低", "能耗降低3%。", True, None),
        ("decline", "能耗增长", "能耗增长3%。", True, "增长"),
        ("increase", "收入下降，新增岗位", "收入下降，新增岗位5个。", False, None),
        ("decrease", "亩均用水减少", "亩均用水减少5方。", False, None),
        ("decrease", "亩均产出提高", "亩均产出提高5元。", False, "提高"),
        ("increase", "岗位减少", "岗位减少5个。", False, "减少"),
        ("average-growth", "年均下降", "年均下降3%。", True, "下降"),
        ("average-decline", "年均增长", "年均增长3%。", True, "增长"),
        ("difference", "年均增长", "比全国年均增长3%。", True, None),
        ("growth", "降幅收窄", "降幅收窄3%。", True, None),
        ("average-growth", "产值年均增长", "产值年均增长6%。", True, None),
        ("average-growth", "产值增长", "产值增长6%。", True, "no word for a year or an average"),
        ("average-decline", "fell by", "It fell by 2% a year.", True, None),
        ("level", "占比达", "占比达35%。", True, None),
        ("level", "产值增长", "产值增长6%。", True, "增长"),
        ("level", "占比增长到", "占比增长到35%。", True, None),
        ("level", "新增岗位增长", "新增岗位增长50个。", False, None),
        ("growth", "Output fell", "Output fell 5%.", True, "fell"),
        ("decline", "Output grew", "Output grew 5%.", True, "grew"),
        ("rank", "居全国", "居全国第3位。", False, None),
    ],
)
def test_words_before_a_figure_contradict_its_aspect(
    aspect: npf.records.Aspect, before: str, statement: str, *, is_share: bool, words: str | None
) -> None:
    """The nearest clause decides, and what goes both ways contradicts nothing."""
    assert words == contradiction(aspect, before, statement, is_share=is_share)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("E306", r"'1\.\d' is the exact match of '\w+' already; call the match close, broad or"),
        ("E404", r"'project' is a unit of count, 'growth' a measure of factor"),
        ("E423", r"is empty, the aspect is relative; name in a caveat what it is compared with"),
        ("E424", r"'家' is a classifier; take the classifier from the names; the noun"),
        ("E425", r"is null, 'doc-1' was read at depth whole; say in our words"),
        ("E512", r"is decline, the statement has 'grew'; correct the aspect"),
        ("E605", r"has a sentence with 'new quality productive forces' at \d+ in no statement"),
        ("E606", r"is null, the statement speaks of 'new quality productive forces'; say in our"),
    ],
)
def test_a_fault_says_what_to_write(code: str, fault: str) -> None:
    """The message has what is there, and the remedy what belongs there."""
    draft = find(
        broken(code),
        lambda _: True,
        settings=settings(max_examples=20, database=None, phases=[Phase.generate]),
    )
    with TemporaryDirectory() as folder:
        release, sources = draft.write(Path(folder))
        problem = npf.validate(release, sources=sources)[0]
    assert (code, re.search(fault, str(problem)) is not None) == (problem.code, True), str(problem)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from([1, 2]).flatmap(lambda schema: corpora(min_claims=1, schema=schema)))
def test_a_corpus_says_its_formats(corpus: npf.Corpus) -> None:
    """Schema, normal form and readings belong together."""
    form, readings = {1: ("npf-1", "2"), 2: ("npf-2", "2")}[corpus.schema]
    assert (corpus.normalisation, corpus.readings) == (form, readings)
