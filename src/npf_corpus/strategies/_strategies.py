"""Hypothesis strategies for tests of what is built on this package: records, corpora, queries.

All that is drawn keeps every law of a release, but for `broken`, which breaks the one law that it
is asked to break. Where both packages are imported, `hypothesis.strategies.from_type` draws each
class of record, `Quantity`, `Interval` and `Corpus` too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

from npf_corpus.errors import MissingExtra

try:
    from hypothesis import strategies as st
except ImportError:
    raise MissingExtra("hypothesis", "testing") from None

from npf_corpus.corpus import Corpus
from npf_corpus.errors import UnknownName
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.query._verb import Verb
from npf_corpus.records import (
    SCHEMA,
    SCHEMAS,
    Document,
    Initiative,
    Mention,
    NumericClaim,
    Person,
    Record,
    Statement,
    Tier,
)
from npf_corpus.records._kinds import KIND_OF
from npf_corpus.strategies._broken_files import BREAKS as _FIRST
from npf_corpus.strategies._broken_records import BREAKS as _OTHERS
from npf_corpus.strategies._chance import Chance, Seeded
from npf_corpus.strategies._documents import Size, world
from npf_corpus.strategies._draft import Draft, sketch
from npf_corpus.strategies._figures import THINGS, Language, interval, quantity
from npf_corpus.strategies._parts import PARTS
from npf_corpus.strategies._queries import TABLES, Query, query
from npf_corpus.strategies._sentences import BODIES

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
T = TypeVar("T")

BREAKS = {each.code: each for each in (*_FIRST, *_OTHERS)}
"""Code of a law to the change that breaks it."""

CODES: tuple[str, ...] = tuple(BREAKS)
"""The code of every law, each of which `broken` takes."""

_DRAWN = 40
"""A corpus of more claims or documents is drawn from a seed."""

_ANY = Size(documents=(0, 2), claims=(0, 3))
_SAID = Size(documents=(1, 2), claims=(0, 2))
_WITH: dict[object, Size] = {
    Document: _SAID,
    Statement: _SAID,
    Mention: _SAID,
    NumericClaim: Size(documents=(1, 2), claims=(1, 3)),
    Tier: Size(documents=(1, 1), claims=(0, 1), needs=frozenset({"sector"})),
    Person: Size(documents=(1, 2), claims=(0, 1), needs=frozenset({"speaker"})),
    Initiative: Size(documents=(1, 2), claims=(0, 1), needs=frozenset({"plan"})),
}
"""What a corpus must have to hold a record of that kind for certain; any corpus has the others."""


def releases(
    *,
    min_documents: int = 0,
    max_documents: int | None = None,
    min_claims: int = 0,
    max_claims: int | None = None,
    texts: bool = False,
    schema: int | None = None,
) -> st.SearchStrategy[Draft]:
    """Return a strategy for whole releases with the texts that they were read from.

    Args:
        min_documents: The least number of documents.
        max_documents: The greatest number of documents, by default two more than the least.
        min_claims: The least number of claims, in all documents together.
        max_claims: The greatest number of claims, by default four more than the least.
        texts: Whether every document has a text; by default some have none, so that their
            records have no anchors.
        schema: The version of the record fields, by default either.

    Raises:
        ValueError: A greatest number is below the least, claims are wanted and no document, or
            there is no such schema.

    Example:
        >>> from hypothesis import given, settings
        >>> from npf_corpus.strategies import releases
        >>> @settings(max_examples=9)
        ... @given(releases(min_documents=1, texts=True))
        ... def test(draft):
        ...     assert draft.texts
        ...     assert draft.corpus.version == "1.0.0"
        >>> test()
    """
    return _sized(min_documents, max_documents, min_claims, max_claims, texts, schema)


def corpora(
    *,
    min_documents: int = 0,
    max_documents: int | None = None,
    min_claims: int = 0,
    max_claims: int | None = None,
    schema: int | None = None,
) -> st.SearchStrategy[Corpus]:
    """Return a strategy for corpora in which every reference resolves and every law holds.

    Args:
        min_documents: The least number of documents.
        max_documents: The greatest number of documents, by default two more than the least.
        min_claims: The least number of claims, in all documents together.
        max_claims: The greatest number of claims, by default four more than the least.
        schema: The version of the record fields, by default either.

    Raises:
        ValueError: A greatest number is below the least, claims are wanted and no document, or
            there is no such schema.

    Example:
        >>> from hypothesis import given, settings
        >>> from npf_corpus.strategies import corpora
        >>> @settings(max_examples=9)
        ... @given(corpora(min_claims=1))
        ... def test(corpus):
        ...     for claim in corpus.claims:
        ...         assert claim.statement in corpus.statements
        >>> test()
    """
    drafts = _sized(min_documents, max_documents, min_claims, max_claims, False, schema)  # noqa: FBT003
    return drafts.map(lambda draft: draft.corpus)


def _sized(
    min_documents: int,
    max_documents: int | None,
    min_claims: int,
    max_claims: int | None,
    texts: bool,  # noqa: FBT001 - all are given by name above
    schema: int | None,
) -> st.SearchStrategy[Draft]:
    claims = (min_claims, min_claims + 4 if max_claims is None else max_claims)
    least = max(min_documents, int(min_claims > 0))
    documents = (min_documents, least + 2 if max_documents is None else max_documents)
    for name, (low, high) in (("documents", documents), ("claims", claims)):
        if not 0 <= low <= high:
            raise ValueError(f"min_{name}={low!r} and max_{name}={high!r} leave no number between")
    if documents[1] < least:
        raise ValueError(f"max_documents={max_documents!r}, but min_claims={min_claims!r}")
    if schema not in {None, *SCHEMAS}:
        raise ValueError(f"schema={schema!r}, write one of {', '.join(map(str, SCHEMAS))}")
    claims = claims if documents[1] else (0, 0)
    return _drafts(Size(documents, claims, at_hand=texts, schema=schema))


def _drafts(size: Size) -> st.SearchStrategy[Draft]:
    """Return a strategy for releases of that size."""
    large = max(size.claims[1], size.documents[1]) > _DRAWN
    return _by(
        lambda chance: sketch(world(Seeded(chance.seed()) if large else chance, size)).draft()
    )


@st.composite
def _by(draw: st.DrawFn, make: Callable[[Chance], T]) -> T:
    """Draw what is made by chance."""
    return make(Chance(draw))


def records(kind: type[R]) -> st.SearchStrategy[R]:
    """Return a strategy for valid records of one kind, with the fields of the newest schema.

    What a record refers to is not drawn with it; draw a corpus where that is wanted.

    Args:
        kind: The class of record, such as `NumericClaim`.

    Raises:
        TypeError: It is no class of record.

    Example:
        >>> from hypothesis import given, settings
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import records
        >>> @settings(max_examples=9)
        ... @given(records(npf.NumericClaim))
        ... def test(claim):
        ...     assert claim.deadline is None or claim.modality != "achieved"
        >>> test()
    """
    size = _WITH.get(kind, _ANY)
    if KIND_OF.get(kind) is None:
        raise TypeError(f"{kind!r} is no class of record, give one such as NumericClaim")
    return _by(
        lambda chance: chance.pick(
            [
                each
                for each in world(chance, size._replace(schema=SCHEMA)).records
                if isinstance(each, kind)
            ]
        )
    )


def quantities(
    *, language: Language | None = None, units: tuple[str | None, ...] | None = None
) -> st.SearchStrategy[Quantity]:
    """Return a strategy for quantities whose surfaces are English or Chinese words.

    Each is what the table of readings makes of its surface, worked out without `parse_quantity`.

    Args:
        language: Language of the surface, `en` or `zh`; by default either.
        units: Units that surfaces may state: `percent`, `CNY`, in Chinese also `enterprise` and
            `item`, in English also None, which is no unit; by default all of them.

    Raises:
        ValueError: There is no such language, or no such unit in it.

    Example:
        >>> from hypothesis import given, settings
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import quantities
        >>> @settings(max_examples=9)
        ... @given(quantities(language="zh"))
        ... def test(quantity):
        ...     assert npf.parse_quantity(quantity.surface) == quantity
        >>> test()
    """
    languages = get_args(Language) if language is None else (language,)
    if not set(languages) <= set(get_args(Language)):
        raise ValueError(f"language={language!r}, write en or zh")
    known = {thing.unit: each for each in languages for thing in THINGS[each]}
    if units is not None and not (units and set(units) <= known.keys()):
        raise ValueError(f"units={units!r}, write some of {', '.join(map(repr, known))}")
    fitting: list[Language] = [
        each
        for each in languages
        if units is None or any(thing.unit in units for thing in THINGS[each])
    ]
    return _by(lambda chance: quantity(chance, chance.pick(fitting), units=units))


def figures(*, language: Language | None = None) -> st.SearchStrategy[str]:
    """Return a strategy for the words of figures, which `parse_quantity` reads.

    Args:
        language: Language of the words, `en` or `zh`; by default either.

    Example:
        >>> from hypothesis import given, settings
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import figures
        >>> @settings(max_examples=9)
        ... @given(figures())
        ... def test(words):
        ...     assert npf.parse_quantity(words).surface == words
        >>> test()
    """
    return quantities(language=language).map(lambda drawn: drawn.surface)


def intervals() -> st.SearchStrategy[Interval]:
    """Return a strategy for intervals of small bounds, open, closed or missing at either end.

    Example:
        >>> from hypothesis import given, settings
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import intervals
        >>> @settings(max_examples=9)
        ... @given(intervals())
        ... def test(interval):
        ...     assert npf.Interval.parse(str(interval)) == interval
        >>> test()
    """
    return _by(interval)


def queries(
    corpus: Corpus, *, tables: tuple[str, ...] = TABLES, max_verbs: int = 4
) -> st.SearchStrategy[Query]:
    """Return a strategy for questions that a corpus answers: chains of verbs on a table.

    Args:
        corpus: What is to be asked; names in the questions are ids of its records.
        tables: Names of the tables to ask.
        max_verbs: The greatest number of verbs in a chain.

    Raises:
        ValueError: There is no such table, or none is named.

    Example:
        >>> from hypothesis import given, settings
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import queries
        >>> corpus = npf.load("1.0.0")
        >>> @settings(max_examples=9)
        ... @given(queries(corpus, tables=("claims",)))
        ... def test(query):
        ...     assert query.ask(corpus) == query.ask(corpus) & corpus.claims
        >>> test()
    """
    if not tables or not set(tables) <= set(TABLES):
        raise ValueError(f"tables={tables!r}, write some of {', '.join(TABLES)}")
    return _by(lambda chance: query(chance, corpus, tables=tables, most=max_verbs))


def broken(code: str) -> st.SearchStrategy[Draft]:
    """Return a strategy for releases that break one law, under which `validate` reports them first.

    Except for the laws of files, the release is sealed: its counts and digests are those of its
    files. Write it to a folder to have it validated, and give the texts along, since some laws
    are asked only where they are at hand.

    Args:
        code: The law's code, such as `E405`; `CODES` has all.

    Raises:
        UnknownName: There is no such law.

    Example:
        >>> from hypothesis import given, settings
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> import npf_corpus as npf
        >>> from npf_corpus.strategies import broken
        >>> @settings(max_examples=3, deadline=None)
        ... @given(broken("E405"))
        ... def test(draft):
        ...     with TemporaryDirectory() as folder:
        ...         release, sources = draft.write(Path(folder))
        ...         assert npf.validate(release, sources=sources)[0].code == "E405"
        >>> test()
    """
    if code not in BREAKS:
        from difflib import get_close_matches

        raise UnknownName("law", code, tuple(get_close_matches(code, CODES)))
    each = BREAKS[code]
    claims = sum(len(BODIES[name].figures) for name in each.needs if name in BODIES)
    size = Size(
        documents=(each.documents, each.documents + 1),
        claims=(claims, claims + 2),
        needs=frozenset(each.needs or {"plain"}),
        schema=each.schema,
    )

    def make(chance: Chance) -> Draft:
        made = sketch(world(chance, size))
        each.make(chance, made)
        return made.draft(each.example)

    return _by(make)


def of_type(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy for a class of this package, as `from_type` gives it."""
    if kind is Corpus:
        return corpora()
    if kind is Interval:
        return intervals()
    if kind is Quantity:
        return quantities()
    return _by(PARTS[kind]) if kind in PARTS else records(kind)
