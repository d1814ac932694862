"""Hypothesis strategies for tests of what is built on this package: records, corpora, queries.

All that is drawn keeps every law of a release, but for `broken`, which breaks the one law that it
is asked to break. Where both packages are installed, `hypothesis.strategies.from_type` draws each
class of record, `Quantity`, `Interval` and `Corpus` too.
"""

from __future__ import annotations

from typing import Any, TypeVar

from npf_corpus.errors import MissingExtra

try:
    from hypothesis import strategies as st
except ImportError:
    raise MissingExtra("hypothesis", "testing") from None

from npf_corpus._strategies_broken_files import BREAKS as _FIRST
from npf_corpus._strategies_broken_records import BREAKS as _OTHERS
from npf_corpus._strategies_chance import Chance, Seeded
from npf_corpus._strategies_documents import Size, world
from npf_corpus._strategies_draft import TABLE_OF, Draft, sketch
from npf_corpus._strategies_figures import Language, interval, quantity
from npf_corpus._strategies_parts import PARTS
from npf_corpus._strategies_queries import TABLES, Query, Verb, query
from npf_corpus._strategies_sentences import BODIES
from npf_corpus.corpus import Corpus
from npf_corpus.errors import UnknownName
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.records import (
    Document,
    Initiative,
    Mention,
    NumericClaim,
    Person,
    Record,
    Statement,
    Tier,
)

__all__ = [
    "CODES",
    "Draft",
    "Query",
    "Verb",
    "broken",
    "corpora",
    "figures",
    "intervals",
    "quantities",
    "queries",
    "records",
    "releases",
]

R = TypeVar("R", bound=Record)

_BREAKS = {each.code: each for each in (*_FIRST, *_OTHERS)}

CODES: tuple[str, ...] = tuple(_BREAKS)
"""The code of every law, each of which `broken` takes."""

_DRAWN = 40
"""A corpus of more claims or documents is drawn from a seed."""

_ANY = Size(documents=(0, 2), claims=(0, 3))
_SAID = Size(documents=(1, 2), claims=(0, 2))
_WITH: dict[type[Record], Size] = {
    Document: _SAID,
    Statement: _SAID,
    Mention: _SAID,
    NumericClaim: Size(documents=(1, 2), claims=(1, 3)),
    Tier: Size(documents=(1, 1), claims=(0, 1), needs=frozenset({"sector"})),
    Person: Size(documents=(1, 2), claims=(0, 1), needs=frozenset({"speaker"})),
    Initiative: Size(documents=(1, 2), claims=(0, 1), needs=frozenset({"plan"})),
}
"""What a corpus has in which a record of that kind is sure to be; any corpus has the others."""


def releases(
    *,
    min_documents: int = 0,
    max_documents: int | None = None,
    min_claims: int = 0,
    max_claims: int | None = None,
    texts: bool = False,
) -> st.SearchStrategy[Draft]:
    """Return a strategy for whole releases with the texts that they were read from.

    Args:
        min_documents: The least number of documents.
        max_documents: The greatest number of documents, by default two more than the least.
        min_claims: The least number of claims, in all documents together.
        max_claims: The greatest number of claims, by default four more than the least.
        texts: Whether every document has a text; by default some have none, so that their
            records have no anchors.

    Raises:
        ValueError: A greatest number is below the least, or claims are wanted and no document.

    Example:
        >>> from hypothesis import find
        >>> from npf_corpus.strategies import releases
        >>> draft = find(releases(min_claims=1, texts=True), lambda draft: True)
        >>> draft.texts
        ('Amber has 2 projects.\\n',)
    """
    return _sized(min_documents, max_documents, min_claims, max_claims, texts)


def corpora(
    *,
    min_documents: int = 0,
    max_documents: int | None = None,
    min_claims: int = 0,
    max_claims: int | None = None,
) -> st.SearchStrategy[Corpus]:
    """Return a strategy for corpora in which every reference resolves and every law holds.

    Args:
        min_documents: The least number of documents.
        max_documents: The greatest number of documents, by default two more than the least.
        min_claims: The least number of claims, in all documents together.
        max_claims: The greatest number of claims, by default four more than the least.

    Raises:
        ValueError: A greatest number is below the least, or claims are wanted and no document.

    Example:
        >>> from hypothesis import find
        >>> from npf_corpus.strategies import corpora
        >>> find(corpora(min_claims=1), lambda corpus: True)
        <npf_corpus data 1.0.0: 1 document, 1 statement, 1 claim>
        >>> find(corpora(min_claims=1000), lambda corpus: True).claims.ids[0]
        'doc-1.c1'
    """
    drafts = _sized(min_documents, max_documents, min_claims, max_claims, texts=False)
    return drafts.map(lambda draft: draft.corpus)


def _sized(
    min_documents: int,
    max_documents: int | None,
    min_claims: int,
    max_claims: int | None,
    texts: bool,  # noqa: FBT001 - all are given by name above
) -> st.SearchStrategy[Draft]:
    claims = (min_claims, min_claims + 4 if max_claims is None else max_claims)
    least = max(min_documents, int(min_claims > 0))
    documents = (min_documents, least + 2 if max_documents is None else max_documents)
    for name, (low, high) in (("documents", documents), ("claims", claims)):
        if not 0 <= low <= high:
            raise ValueError(f"min_{name}={low!r} and max_{name}={high!r} leave no number between")
    if documents[1] < least:
        raise ValueError(f"max_documents={max_documents!r}, but min_claims={min_claims!r}")
    return _drafts(Size(documents, claims if documents[1] else (0, 0), at_hand=texts))


@st.composite
def _drafts(draw: st.DrawFn, size: Size) -> Draft:
    """Draw a release of that size."""
    large = max(size.claims[1], size.documents[1]) > _DRAWN
    chance = Seeded(draw(st.integers(0, 2**32))) if large else Chance(draw)
    return sketch(world(chance, size)).draft()


@st.composite
def records(draw: st.DrawFn, kind: type[R]) -> R:
    """Return a strategy for valid records of one kind.

    What a record refers to is not drawn with it; draw a corpus where that is wanted.

    Args:
        kind: The class of record, such as `NumericClaim`.

    Raises:
        TypeError: It is no class of record.

    Example:
        >>> from hypothesis import find
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import records
        >>> str(find(records(npf.NumericClaim), lambda claim: True).quantity.interval)
        '[2,2]'
    """
    if kind not in TABLE_OF:
        raise TypeError(f"{kind!r} is no class of record, give one such as NumericClaim")
    chance = Chance(draw)
    every = world(chance, _WITH.get(kind, _ANY)).records
    return chance.pick([each for each in every if isinstance(each, kind)])


@st.composite
def quantities(
    draw: st.DrawFn, *, language: Language | None = None, units: tuple[str | None, ...] | None = None
) -> Quantity:
    """Return a strategy for quantities whose surfaces are English or Chinese words.

    Each is what the table of readings makes of its surface, worked out without `parse_quantity`.

    Args:
        language: Language of the surface, `en` or `zh`; by default either.
        units: Units that surfaces may state: `percent`, `CNY`, in Chinese also `enterprise` and
            `item`, in English also None, which is no unit; by default all of them.

    Raises:
        ValueError: There is no such language, or no such unit in it.

    Example:
        >>> from hypothesis import find
        >>> from npf_corpus.strategies import quantities
        >>> find(quantities(language="zh"), lambda quantity: quantity.reading == "nearly").surface
        '近2家'
    """
    chance = Chance(draw)
    return quantity(chance, language or chance.pick(("en", "zh")), units=units)


def figures(*, language: Language | None = None) -> st.SearchStrategy[str]:
    """Return a strategy for the words of figures, which `parse_quantity` reads.

    Args:
        language: Language of the words, `en` or `zh`; by default either.

    Example:
        >>> from hypothesis import find
        >>> from npf_corpus.strategies import figures
        >>> find(figures(language="en"), lambda words: "more than" in words)
        'more than 2'
    """
    return quantities(language=language).map(lambda drawn: drawn.surface)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return a strategy for intervals of small bounds, open, closed or missing at either end.

    Example:
        >>> from hypothesis import find
        >>> from npf_corpus.strategies import intervals
        >>> str(find(intervals(), lambda interval: interval.upper_closed))
        '(,0.25]'
    """
    return interval(Chance(draw))


@st.composite
def queries(
    draw: st.DrawFn, corpus: Corpus, *, tables: tuple[str, ...] = TABLES, max_verbs: int = 4
) -> Query:
    """Return a strategy for questions that a corpus answers: chains of verbs on a table.

    Args:
        corpus: What is to be asked; names in the questions are ids of its records.
        tables: Names of the tables to ask.
        max_verbs: The greatest number of verbs in a chain.

    Raises:
        ValueError: There is no such table, or none is named.

    Example:
        >>> from hypothesis import find
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import queries
        >>> asked = queries(npf.load("1.0.0"), tables=("claims",))
        >>> find(asked, lambda query: len(query.verbs) > 0)
        claims.by_region('AE')
    """
    if not tables or not set(tables) <= set(TABLES):
        raise ValueError(f"tables={tables!r}, write some of {', '.join(TABLES)}")
    return query(Chance(draw), corpus, tables=tables, most=max_verbs)


@st.composite
def broken(draw: st.DrawFn, code: str) -> Draft:
    """Return a strategy for releases that break one law, under which `validate` reports them first.

    Except for the laws of files, the release is sealed: its counts and digests are those of its
    files. Write it to a folder to have it validated, and give the texts along, since some laws
    are asked only where they are at hand.

    Args:
        code: The law's code, such as `E405`; `CODES` has all.

    Raises:
        UnknownName: There is no such law.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from hypothesis import find
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import broken
        >>> draft = find(broken("E405"), lambda draft: True)
        >>> draft.change
        'the interval of a figure from 2 on is [0.5,0.5]'
        >>> with TemporaryDirectory() as folder:
        ...     release, sources = draft.write(Path(folder))
        ...     npf.validate(release, sources=sources)[0].code
        'E405'
    """
    if code not in _BREAKS:
        from difflib import get_close_matches

        raise UnknownName("law", code, tuple(get_close_matches(code, CODES)))
    each, chance = _BREAKS[code], Chance(draw)
    claims = sum(len(BODIES[name].figures) for name in each.needs if name in BODIES)
    size = Size(
        documents=(each.documents, each.documents + 1),
        claims=(claims, claims + 2),
        needs=frozenset(each.needs or {"plain"}),
    )
    made = sketch(world(chance, size))
    each.make(chance, made)
    return made.draft(each.example)


def of_type(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy for a class of this package, as `from_type` gives it.

    Example:
        >>> from hypothesis import find
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import of_type
        >>> str(find(of_type(npf.Period), lambda period: True))
        '2020-01-01'
    """
    if kind is Corpus:
        return corpora()
    if kind is Interval:
        return intervals()
    if kind is Quantity:
        return quantities()
    return _parts(kind) if kind in PARTS else records(kind)


@st.composite
def _parts(draw: st.DrawFn, kind: type[Any]) -> Any:
    """Draw a value inside a record."""
    return PARTS[kind](Chance(draw))
