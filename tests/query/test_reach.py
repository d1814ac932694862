"""What people type for tiers and genres, what is told where nothing is found, and days."""

# ruff: noqa: SIM300 - expected == actual

from __future__ import annotations

import random
from datetime import date
from typing import Any

import attrs
import made_up
import pytest
from hypothesis import given
from indexed import by_index
from queries import SIZES, Case, case, cases, figures, sealed

import npf_corpus as npf
from npf_corpus.corpus import store_of
from npf_corpus.errors import InvalidBounds, InvalidRelease, UnknownName
from npf_corpus.query._names import Names, _initials, fold
from npf_corpus.query._verb import Verb, as_verb
from npf_corpus.query._words import Words
from npf_corpus.records import TABLES
from npf_corpus.release._keys import Keys, Tables

CORPUS = npf.load("1.0.0")
LATER = npf.load("2.3.0")
TYPED = {
    "tier": {
        "traditional": "traditional industries, 传统产业",
        "strategic-emerging": "strategic emerging industries, strategic and emerging industries, "
        "战略性新兴产业, 战新产业",
        "future": "future industries, industries of the future, 未来产业",
        "modern-services": "modern services, modern service industries, 现代服务业",
        "characteristic-agriculture": "characteristic agriculture, specialty agriculture, 特色农业",
        "high-tech": "high-tech industries, high-technology industries, 高新技术产业, 高技术产业",
        "emerging": "emerging industries, 新兴产业",
        "emerging-pillar": "emerging pillar industries, 新兴支柱产业",
        "characteristic": "characteristic industries, specialty industries, 特色产业",
    },
    "genre": {
        "news": "news report, 新闻, 新闻报道",
        "transcript": "press conference, 实录, 文字实录, 新闻发布会",
        "work-report": "government work report, 政府工作报告, 工作报告",
        "plan": "规划, 计划",
        "resolution": "决议, 决定",
        "communique": "communiqué, 公报",
        "read-out": "readout, 通稿",
    },
}


@pytest.mark.parametrize(
    ("axis", "word", "names"),
    [(axis, word, names) for axis, words in TYPED.items() for word, names in words.items()],
)
def test_a_tier_or_genre_answers_to_what_people_call_it(axis: str, word: str, names: str) -> None:
    """In English and in Chinese."""
    store = store_of(CORPUS)
    assert [word] * len(names.split(", ")) == [
        store.resolve_along(axis, name)  # type: ignore[arg-type]
        for name in names.split(", ")
    ]


@pytest.mark.parametrize("axis", TYPED)
def test_what_is_like_no_tier_or_genre_is_told_them_all(axis: str) -> None:
    """In the order of the list, and one that is no text has none like it."""
    with pytest.raises(UnknownName) as caught:
        getattr(CORPUS.claims, f"by_{axis}")("qqqq")
    assert tuple(TYPED[axis]) == caught.value.suggestions
    for wrong, told in ((5, ""), (["future"], ", write each by itself")):
        with pytest.raises(UnknownName) as caught:
            getattr(CORPUS.claims, f"by_{axis}")(wrong)
        assert f"no {axis} named {wrong!r}{told}" == str(caught.value)


def years(*every: int) -> npf.Corpus:
    """Return a corpus with a document of each of some years."""
    made = case(1, {**SIZES, "documents": len(every), "claims": 0, "mentions": 0})
    documents = [
        attrs.evolve(each, published=date(year, 1, 1), asserted=None, genre=f"g{year}")
        for each, year in zip(made.rows["documents"], every, strict=True)
    ]
    return sealed({**made.rows, "documents": documents})


def note(table: Any) -> str:
    """Return why the last verb left nothing."""
    return str(table.explain().steps[-1].note)


def test_up_to_six_values_are_told_and_of_more_the_first_six() -> None:
    """Years beyond six are told from the first to the last."""
    six, seven = years(*range(2001, 2007)).documents, years(*range(2001, 2008)).documents
    listed = ", ".join(str(year) for year in range(2001, 2007))
    assert f"no documents have it, these have {listed}" == note(six.by_year(1999))
    assert "no documents have it, these have years from 2001 to 2007" == note(seven.by_year(1999))
    genres = ", ".join(f"g{year}" for year in range(2001, 2007))
    assert f"no documents have it, these have {genres}" == note(six.by_genre("plan"))
    assert f"no documents have it, these have {genres} and 1 more" == note(seven.by_genre("plan"))
    two = seven.by_year(2003, 2001)
    assert "there are documents with it, but none among these 2" == note(two.by_year(2002))
    assert "no documents have it, these have g2001, g2003" == note(two.by_genre("plan"))
    assert "" == note(two.by_genre("plan").by_genre("g2002"))


def test_what_there_is_along_each_axis_is_told() -> None:
    """Tiers in their order, publishers and themes by the alphabet, years of claims too."""
    made = case(4, {**SIZES, "claims": 30, "measures": 9}, schema=2).corpus
    claims, tiers = made.claims, CORPUS.tiers
    told = "traditional, future, modern-services, characteristic-agriculture, high-tech"
    assert f"no tiers have it, these have {told}" == note(tiers.by_tier("emerging"))
    assert "no claims have it, these have growth, level, rank" == note(claims.by_aspect("decline"))
    assert "no claims have it, these have energy, talent" == note(claims.by_theme("trade"))
    assert "no measures have it, these have energy, talent" == note(made.measures.by_theme("trade"))
    publishers = "ecns, exbulletin, global-times, peoples-daily-online, scio"
    found = CORPUS.documents.by_publisher("Midea")
    assert f"no documents have it, these have {publishers}" == note(found)


def test_a_day_is_that_of_the_document_however_it_was_opened() -> None:
    """The day on which it was said, or else published, by an index as by whole files."""
    made = case(3, SIZES, schema=2)
    files = dict(store_of(made.corpus).files)
    for store in (store_of(made.corpus), store_of(by_index(files))):
        for each in made.rows["documents"]:
            assert (each.asserted or each.published) == store.day(each.id)
        with pytest.raises(InvalidRelease) as caught:
            store.day("d9")
        expected = "release 1.0 is no valid release: 'd9' is referred to, and no document"
        assert expected == str(caught.value)


@given(cases())
def test_a_release_that_is_written_names_what_a_loaded_one_does(made: Case) -> None:
    """Along each axis, each record of evidence, and at each place the same statement stands."""
    tables, store = Tables(made.rows), store_of(made.corpus)
    for axis in ("region", "sector", "document", "speaker", "initiative"):
        for table in ("documents", "initiatives", "tiers", "statements", "claims", "mentions"):
            keys = Keys(tables, axis)
            bits = store.axis(table, axis)
            for place, record in enumerate(getattr(made.corpus, table)):
                held = {key for key, those in bits.items() if those >> place & 1}
                assert held == set(keys.of(record))
    starts = random.Random(1).choices(range(-1, 800), k=40)  # noqa: S311
    for document in (*made.corpus.documents.ids, "nowhere"):
        for start in (*starts, 0, 79, 80, 99, 100):
            found = [
                each
                for each in made.rows["statements"]
                if each.document == document
                and each.anchor is not None
                and each.anchor.start <= start < each.anchor.end
            ]
            assert (found or [None])[0] == tables.statement_at(document, start)
            assert (found or [None])[0] == store.statement_at(document, start)
    assert tables.record("claims", "nothing") is None
    assert [*tables.records("claims")] == [
        tables.record("claims", each.id) for each in made.rows["claims"]
    ]


@pytest.mark.parametrize(
    ("axis", "record"),
    [
        ("speaker", made_up.claim("d.c1", statement="nothing")),
        ("theme", made_up.claim("d.c1", measure="nothing")),
        ("region", made_up.mention("d.m1", claims=("nothing",))),
        ("speaker", made_up.mention("d.m1", claims=("nothing",))),
        ("region", made_up.mention("d.m1", kind="initiative", entity="nothing")),
        ("speaker", made_up.mention("d.m1", kind="initiative", entity="nothing")),
        ("region", made_up.tier("d.t1", anchor=made_up.at(5, 9))),
        ("speaker", made_up.tier("d.t1")),
        ("speaker", made_up.initiative("i")),
        ("region", made_up.document("d")),
    ],
)
def test_what_refers_to_nothing_names_nothing(axis: str, record: Any) -> None:
    """So that the faults of a release can be told though its index was made."""
    rows: dict[str, Any] = dict.fromkeys(TABLES, ())
    assert [*Keys(Tables(rows), axis).of(record)] == []


@pytest.mark.parametrize(
    ("bound", "units", "likely"),
    [
        ("5辆", "person project person CNY CNY CNY CNY", "person"),
        ("5辆", "project person CNY", "project"),
        ("5辆", "CNY USD USD", "USD"),
        ("5", "person CNY CNY", "CNY"),
        ("五", "CNY person person", "person"),
        (5, "percent percent CNY", "percent"),
        (1000, "percent percent CNY", "percent"),
        (1001, "percent percent CNY", "CNY"),
        (-1000, "percent percent CNY", "percent"),
        (-1001, "percent percent CNY", "CNY"),
        ("5 万", "person percent CNY CNY", "CNY"),
        ("5 辆", "person percent percent", "person"),
        ("1万亿", "percent percent person CNY CNY", "CNY"),
        (2000.5, "percent percent", "CNY"),
        (" 5辆 ", "person", "person"),
    ],
)
def test_a_bound_without_unit_is_told_a_likely_one(bound: Any, units: str, likely: str) -> None:
    """The unit of most claims, behind a counting word of those that count; of equals the last."""
    made = figures(*(("[7,7]", unit, "stated") for unit in units.split()))
    with pytest.raises(InvalidBounds) as caught:
        made.claims.by_value(at_least=bound)
    told = f"as at_least has no unit, write unit={likely!r}, say, or text such as '5 percent'"
    assert f"{bound!r} {told}" == str(caught.value)
    with pytest.raises(InvalidBounds, match="write unit='CNY', say"):
        made.claims[:0].by_value(at_least=bound)


def test_a_word_is_like_another_of_three_letters_in_four() -> None:
    """Fewer in common are none, and of several the likest is told."""
    words = Words([("abcd, hydrogen", [0]), ("hydrogens", [1])], 2)
    assert "abcd" == words.like("abcx")
    assert words.like("abxy") is None
    assert words.like("abcxy") is None
    assert "hydrogen" == words.like("hydorgen")
    assert "hydrogens" == words.like("hydorgens")


def test_a_step_that_is_no_question_has_no_note() -> None:
    """Neither a slice nor a sign has anything only possible, inferred or not comparable."""
    claims = CORPUS.claims
    for table in (claims[2:4], claims & claims[:2], claims | claims[:2], claims - claims[:2]):
        step = table.explain().steps[-1]
        assert (0, 0, (), "") == (step.possible, step.inferred, step.incomparable, step.note)
        assert () == step.remarks
    (step,) = claims.by_modality("achieved").explain().steps
    assert (0, 0, (), "") == (step.possible, step.inferred, step.incomparable, step.note)


SAID = {
    "by_aspect('growth')": "GDP growth, growth rate of GDP, GDP增速, GDP增长, GDP增长率, GDP增幅",
    "by_aspect('average-growth')": "average growth rate of GDP, GDP年均增速, GDP年均增长率",
    "by_aspect('decline')": "GDP decline, fall of GDP, GDP降幅, GDP的下降",
    "by_aspect('increase')": "GDP increase, increase in GDP, GDP增量",
    "by_aspect('rank')": "GDP rank, ranking of GDP, GDP排名, GDP位次",
    "by_modality('targeted')": "GDP target, goals of GDP, GDP targets, GDP目标",
}


@pytest.mark.parametrize("verb", SAID)
def test_words_beside_a_measure_are_asked_by_their_own_verb(verb: str) -> None:
    """In English and in Chinese, before the measure or behind it."""
    claims = npf.load("2.0.0").claims
    for name in SAID[verb].split(", "):
        with pytest.raises(UnknownName) as caught:
            claims.by_measure(name)
        assert f"no measure named {name!r}, write by_measure('GDP') and {verb}" == str(caught.value)


def test_a_release_by_index_has_the_rows_of_each_axis() -> None:
    """So that no record is read to know what a region, a unit or a tier reaches."""
    about = ["region", "sector", "document", "speaker"]
    axes = {
        "documents": about,
        "tiers": [*about, "tier"],
        "initiatives": about,
        "statements": [*about, "initiative"],
        "claims": [*about, "initiative", "measure", "modality", "unit", "basis", "aspect", "theme",
                   "span"],
        "mentions": about,
    }  # fmt: skip
    store = store_of(by_index(dict(store_of(case(3, SIZES, schema=2).corpus).files)))
    assert store._indexed is not None
    for table, held in axes.items():
        asked = (*axes["claims"], "tier", "text", "year", "genre", "publisher")
        assert sorted(held) == sorted(axis for axis in asked if store._indexed.has(table, axis))
    for axis in ("region", "sector", "initiative"):
        for certainty in ("certain", "possible"):
            links = store._indexed._index._parts
            assert f"links/{axis}/{certainty}" in links


SMALL = "a an and at by for in of on the to new number"


def test_small_words_make_no_names_alike_and_no_acronym() -> None:
    """A name that shares nothing else is not suggested; initials are those of the other words."""
    for word in SMALL.split():
        assert "ab" == _initials(f"alpha {word} beta")
        names = Names("thing", [("k", (f"{word} quantity",), ())])
        assert () == names.suggest(f"{word} of something else entirely")
    assert "rd" == _initials("Research and the Development")


def test_folding_leaves_letters_and_digits() -> None:
    """Blanks, hyphens, dots and apostrophes of every kind are nothing."""
    for sign in " \t\n\u00a0\u3000-‐‑–—_.'’ʼ·`":
        assert "ab1" == fold(f"A{sign}b{sign}1")
    assert "a,b" == fold("a,b")


def test_claims_of_comparisons_alone_are_told_to_be_such() -> None:
    """Ranks and differences say how a figure lies to others, and not the thing itself."""
    made = case(2, {**SIZES, "measures": 1, "claims": 3}, schema=2)
    told = "all are ranks or differences; another measure may have the thing itself"
    for aspects, expected in (
        (("rank", "difference", "rank"), told),
        (("difference",) * 3, told),
        (("rank", "level", "difference"), ""),
    ):
        claims = [
            attrs.evolve(each, aspect=aspect)
            for each, aspect in zip(made.rows["claims"], aspects, strict=True)
        ]
        corpus = sealed({**made.rows, "claims": claims}, schema=2)
        assert expected == note(corpus.claims.by_measure("m0"))


def test_a_verb_that_0_1_0_pickled_is_one() -> None:
    """It was a tuple of a name, arguments and pairs."""
    verb = Verb("by_region", ("Hubei",), {"certainty": "possible"})
    assert verb == as_verb(("by_region", ("Hubei",), (("certainty", "possible"),)))
    assert verb is as_verb(verb)
    assert hash(verb) == hash(Verb("by_region", ("Hubei",), {}))
    assert "by_region('Hubei', certainty='possible')" == repr(verb)


def test_no_whole_number_within_bounds_is_no_claim_of_many() -> None:
    """Things are counted in whole numbers, however many claims are looked at together."""
    claims = figures(*[("[11,12]", "project", "stated")] * 200).claims
    for certainty in ("certain", "possible", "possible"):
        asked: Any = {"more_than": "11.25", "less_than": "11.75", "certainty": certainty}
        assert () == claims.by_value(unit="count", **asked).ids
    assert 200 == len(claims.by_value(at_least=12, unit="count", certainty="possible"))


def test_several_are_told_in_their_own_plural() -> None:
    """Two people are no persons."""
    people = CORPUS.people
    both = people[:2] | people[3:5]
    assert "or 2 people of positions [3:5]" == both.explain().steps[-1].asked
    assert f"or all {len(people)} people" == (people[:2] | people).explain().steps[-1].asked
    assert "or 1 person of positions [:1]" == (people[:2] | people[:1]).explain().steps[-1].asked
    two = people[:2].explain()
    first, _, last = str(two).splitlines()
    assert (f"{len(people)} people in npf_corpus data 1.0.0", f"= 2 of {len(people)} people") == (
        first,
        last,
    )
    assert f">2 of {len(people)} people in npf_corpus data 1.0.0<" in two._repr_html_()
