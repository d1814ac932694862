"""The door to drafts: a text, and what is known of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from npf_corpus.corpus import Corpus, whole_of
from npf_corpus.drafting._draft import Draft, Drafter
from npf_corpus.drafting._names import VOCABULARY, Vocabulary
from npf_corpus.errors import InvalidText, UnknownName, kept
from npf_corpus.lineage import load
from npf_corpus.query._verb import check_choice

_YEARS = range(1000, 10_000)


def draft(
    text: str,
    *,
    region: str | None = None,
    year: int | None = None,
    genre: str | None = None,
    language: Literal["en", "zh"] | None = None,
    corpus: Corpus | None = None,
) -> Draft:
    """Return what a machine proposes for a text: its figures and claims, each with a reason.

    A draft is no record: `write_draft` makes a sheet of it, which a person reads and corrects.

    Args:
        text: The text.
        region: Name or id of the region whose document it is.
        year: The year in which it was said; without it no period is proposed.
        genre: Kind of document, such as `work-report`, whose parts are told by its headings.
        language: Language of the text; by default that of most of its characters.
        corpus: Whose measures, sectors, regions and units are proposed; by default the newest
            release's.

    Raises:
        AmbiguousName: Several regions have that name.
        InvalidRelease: `corpus` is no corpus.
        InvalidText: The text is none, or the year is none.
        MissingExtra: pyahocorasick is not installed.
        UnknownName: No region has that name, or it is no such language.

    Example:
        >>> import npf_corpus as npf
        >>> draft = npf.draft("2025年，城镇新增就业超过100万人。", region="Zhejiang", year=2026)
        >>> [(row.surface, row.interval, row.modality, row.as_of) for row in draft.claims]
        [('超过100万人', '(1000000,)', 'achieved', '2025')]
    """
    return proposed(
        _drafter(load() if corpus is None else whole_of(corpus)),
        text,
        region=region,
        year=year,
        genre=genre,
        language=language,
    )


def proposed(drafter: Drafter, text: str, *, region: str | None, **given: Any) -> Draft:
    """Return what is proposed of a text in a drafter's vocabulary; see `draft`."""
    year = given["year"]
    if not isinstance(text, str):
        raise InvalidText(str(kept(text)), "is no text, give the running text as a str")
    if year is not None and (type(year) is not int or year not in _YEARS):
        raise InvalidText(str(kept(year)), "is no year, write it with four digits")
    check_choice("language", given["language"] or "zh", Literal["en", "zh"])
    if region is not None and not isinstance(region, str):
        raise UnknownName("region", region)
    own = None if region is None else drafter.words.resolve("regions", region)
    return drafter.draft(text, region=own, **given)


@lru_cache(maxsize=1)
def _drafter(corpus: Corpus) -> Drafter:
    return Drafter(Vocabulary({name: tuple(getattr(corpus, name)) for name in VOCABULARY}))
