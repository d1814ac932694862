"""Words in texts, and what is of a year, a tier, a genre: what the laws do not say in words."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

from datetime import date

import attrs
import pytest
import scan
from hypothesis import given
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.errors import InvalidBounds, UnknownName
from npf_corpus.query._reach import TYPED, years_of
from npf_corpus.query._words import Words, words_of
from npf_corpus.records._bits import positions_of

CORPUS = npf.load("1.0.0")
CLAIM = CORPUS.claims[0]
SIGNS = "aAbé&.,-5２ ＡＩ，、水材料\n'"

texts = st.text(SIGNS, max_size=12)


@given(st.text(SIGNS))
def test_words_are_runs_of_chinese_or_of_other_letters(text: str) -> None:
    """Words are cut as the oracle cuts them, sign by sign."""
    assert words_of(text) == tuple(dict.fromkeys(scan.tokens(text)))


@given(st.lists(texts, max_size=6), texts)
def test_a_word_is_found_as_a_word_of_the_text(held: list[str], asked: str) -> None:
    """Chinese is found inside longer runs, all else as whole words."""
    words = Words(((text, [place]) for place, text in enumerate(held)), len(held))
    for word in words_of(asked):
        expected = [place for place, text in enumerate(held) if scan._has_word(text, word)]
        assert expected == list(positions_of(words.holding(word)))


@pytest.mark.parametrize(
    ("word", "text", "held"),
    [
        ("AI", "Hainan", False),
        ("AI", "the AI plan", True),
        ("ai", "AI技术", True),
        ("ai", "ＡＩ", True),
        ("5", "2.5", False),
        ("5", "1,005", False),
        ("5", "5, and more.", True),
        ("2,000", "more than 2,000", True),
        ("000", "more than 2,000", False),
        ("R&D", "new R&D institutions", True),
        ("R", "new R&D institutions", False),
        ("cafe", "Café", True),
        ("材料", "新材料", True),
        ("新材料", "材料", False),
        ("low-altitude economy", "the economy at low altitude", True),
    ],
)
def test_what_matches(word: str, text: str, held: bool) -> None:  # noqa: FBT001
    """Whole words, figures too; Chinese wherever it stands; all words, in any order."""
    assert bool(Words([(text, [0])], 1).all_of(words_of(word))) is held


def test_a_record_is_found_by_what_it_is_about() -> None:
    """Gists are English, and a statement is found by the Chinese name of its sector."""
    named = CORPUS.statements.matching("氢能")
    assert named == CORPUS.statements.by_sector("hydrogen-energy")
    assert named.matching("Ningxia") == named.by_region("CN-NX")
    assert CORPUS.documents.matching("氢能").ids == ("scio-2024-06-25-ningxia",)
    assert CORPUS.tiers.matching("未来产业") == CORPUS.tiers.by_tier("future")
    assert "CNY" in CORPUS.units.matching("yuan")


def test_words_that_nothing_holds_are_told() -> None:
    """A zero says which word is at fault, and what is like it."""
    step = CORPUS.statements.matching("hydorgen").explain().steps[0]
    assert ("text", "words 'hydorgen'") == (step.verb, step.asked)
    assert "no statements hold 'hydorgen' (like 'hydrogen'?)" == step.note
    both = CORPUS.claims.matching("laboratories projects").explain().steps[0]
    assert "each word occurs, but no claims hold all of 'laboratories projects'" == both.note


def test_words_of_a_sentence_are_told_to_be_no_words_of_a_record() -> None:
    """A search reads no sentence; what has no figure has no claim, and seldom a statement."""
    corpus, words = npf.load("2.2.0"), "打造西部低空经济发展高地"
    searched = "searched are names, summaries and the words of figures, not the sentences"
    notes = {
        table: getattr(corpus, table).matching(words).explain().steps[0].note
        for table in ("claims", "statements", "tiers")
    }
    assert {
        "claims": f"no claims hold {words!r}; {searched}; a sentence without a figure has no claim",
        "statements": f"no statements hold {words!r}; {searched}; where figures alone were read, a "
        "sentence without one has a statement only if it names new quality productive forces or "
        "the tier of an industry",
        "tiers": f"no tiers hold {words!r}",
    } == notes
    whole = CORPUS.statements.matching(words).explain().steps[0].note
    assert f"no statements hold {words!r}; {searched}" == whole
    figure = CORPUS.claims.matching("98765").explain().steps[0].note
    assert "no claims hold '98765'" == figure


SEARCHED = "searched are names, summaries and the words of figures, not the sentences"


@pytest.mark.parametrize(
    ("table", "texts", "note"),
    [
        ("tiers", ("qqqz zzzq",), "no tiers hold 'qqqz', 'zzzq'"),
        ("tiers", ("qqqz", "zzzq"), "no tiers hold 'qqqz'; no tiers hold 'zzzq'"),
        ("tiers", ("qqqz", "qqqz"), "no tiers hold 'qqqz'"),
        ("documents", ("qqqz 98765",), "no documents hold 'qqqz', '98765'"),
        ("claims", ("qqqz 98765",), "no claims hold 'qqqz', '98765'"),
        ("mentions", ("qqqz",), f"no mentions hold 'qqqz'; {SEARCHED}"),
        (
            "claims",
            ("qqqz", "zzzq"),
            (
                f"no claims hold 'qqqz'; {SEARCHED}; a sentence without a figure has no claim; "
                "no claims hold 'zzzq'"
            ),
        ),
        (
            "statements",
            ("qqqz hydorgen",),
            "no statements hold 'qqqz', 'hydorgen' (like 'hydrogen'?)",
        ),
    ],
)
def test_each_word_that_is_missing_is_told_once(
    table: str, texts: tuple[str, ...], note: str
) -> None:
    """In the order of the question, and what is said of all of them once."""
    step = getattr(CORPUS, table).matching(*texts).explain().steps[0]
    assert (note, f"words {', or '.join(map(repr, dict.fromkeys(texts)))}") == (
        step.note,
        step.asked,
    )


def test_what_no_record_can_have_is_told_without_others() -> None:
    """Measures of schema 1 have no theme; years are from 1 to 9999, words of up to 1000 signs."""
    none = CORPUS.claims.by_theme("energy").explain().steps[0]
    assert "no claims have it" == none.note
    assert CORPUS.statements.by_year(1, 9999).ids == ()
    assert CORPUS.claims.matching("a" * 1000).ids == ()


@pytest.mark.parametrize("text", ["", " ", "—", "，。", None, 5, "a" * 1001])
def test_a_text_without_words_is_refused(text: str) -> None:
    """What holds no word, or is too long to be one, is no question."""
    with pytest.raises(InvalidBounds, match=r"holds no word|is too long"):
        CORPUS.statements.matching(text)


@pytest.mark.parametrize(
    "year", ["2025", 0, 10_000, -2025, 2025.0, True, None, pytest.param(10**5000, id="long")]
)
def test_a_year_is_a_whole_number(year: int) -> None:
    """A year of another form is refused with what to write."""
    with pytest.raises(InvalidBounds, match="is no year, write a whole number such as 2025"):
        CORPUS.claims.by_year(year)


@pytest.mark.parametrize(
    ("as_of", "deadline", "years"),
    [
        ("2025-03-08", None, {2025}),
        ("2021-01-01/2025-12-31", None, {2021, 2022, 2023, 2024, 2025}),
        ("../2025-03-08", None, {2025}),
        ("2020-01-01/..", None, {2020}),
        ("../2024-12-31", "../2030-12-31", {2024, 2030}),
        (None, None, set()),
    ],
)
def test_a_claim_is_of_the_years_that_its_times_meet(
    as_of: str | None, deadline: str | None, years: set[int]
) -> None:
    """A time that is open at one end is of the year that it states."""
    times = [None if each is None else npf.Period.parse(each) for each in (as_of, deadline)]
    claim = attrs.evolve(CLAIM, as_of=times[0], deadline=times[1])
    assert years == {year for span in years_of(claim) for year in span}


def test_a_document_is_of_the_year_in_which_it_was_said() -> None:
    """What was said in December and published in January is of December's year."""
    document = attrs.evolve(
        CORPUS.documents[0], published=date(2025, 1, 2), asserted=date(2024, 12, 30)
    )
    assert (range(2024, 2025),) == years_of(document)
    assert (range(2025, 2026),) == years_of(attrs.evolve(document, asserted=None))


@pytest.mark.parametrize(("axis", "word"), [(axis, word) for axis in TYPED for word in TYPED[axis]])
def test_what_people_type_leads_to_one_tier_or_genre(axis: str, word: str) -> None:
    """Each tier and genre answers to itself and to each of its names, in any case."""
    for name in (word, word.upper(), *TYPED[axis][word]):
        found = getattr(CORPUS.documents, f"by_{axis}")(name)
        assert found == getattr(CORPUS.documents, f"by_{axis}")(word), name


def test_a_tier_that_is_typed_as_a_sector_leads_to_the_tier() -> None:
    """`by_sector("future industries")` says that it is a tier, and how to ask for it."""
    for name in ("future industries", "未来产业"):
        with pytest.raises(UnknownName) as caught:
            CORPUS.claims.by_sector(name)
        expected = f"no sector named {name!r}, it is a tier, write by_tier('future')"
        assert expected == str(caught.value)


def test_what_there_is_instead_is_told() -> None:
    """A year, genre or unit that no record has says which ones these have."""
    claims, later = CORPUS.claims, npf.load("3.0.0")
    for found, note in (
        (claims.by_year(1999), "no claims have it, these have 2024, 2025"),
        (
            later.claims.by_year(26),
            "no claims have it, these have years from 1965 to 2035",
        ),
        (claims.by_genre("plan"), "no claims have it, these have news, transcript"),
        (
            claims.by_region("Xinjiang").by_unit("CNY"),
            "there are claims with it, but none among these 1",
        ),
        (
            claims.by_modality("forecast"),
            "no claims have it, these have achieved, targeted, under-way",
        ),
    ):
        assert note == found.explain().steps[-1].note
