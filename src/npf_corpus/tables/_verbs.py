"""The verbs that tables and corpora share: what narrows all evidence, and what some tables have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from npf_corpus.query._store import Certainty
from npf_corpus.query._verb import Verb

if TYPE_CHECKING:
    from npf_corpus.records import (
        Document,
        Initiative,
        Organization,
        Person,
        Region,
        Sector,
        Theme,
    )


class Asked:
    """What narrows along an axis."""

    __slots__ = ()

    def _along(self, verb: Verb) -> Self:
        """Return what a verb's names reach, any of them."""
        raise NotImplementedError


class Worded(Asked):
    """What is searched for words."""

    __slots__ = ()

    def matching(self, words: str, *more: str) -> Self:
        """Return what holds words: in names and aliases, labels, gists and figures.

        A record has its own words and the names of what it is about: a statement those of its
        regions, sectors, initiatives and speakers, a claim those of its measure too, and its
        statement's gist. A document matches where its label or title does, or one of its
        statements.

        Args:
            words: Words, all of which must occur. Chinese ones are found wherever they stand,
                others as whole words; case, width and accents make no difference.
            more: Further texts; what holds all words of any one text is kept.

        Raises:
            InvalidBounds: The text holds no word.

        Example:
            >>> import npf_corpus as npf
            >>> corpus = npf.load("1.0.0")
            >>> len(corpus.statements.matching("氢能"))
            2
            >>> corpus.claims.matching("key laboratories").ids
            ('exbulletin-2024-03-07-hubei.c4',)
        """
        return self._along(Verb("matching", (words, *more), {}))


class Tiered(Asked):
    """What documents place in tiers of industrial policy."""

    __slots__ = ()

    def by_tier(self, tier: str, *more: str) -> Self:
        """Return what documents place in a tier of industrial policy, or in any of several.

        A tier is what one document says of a sector. Of sectors, those that any document places
        there are kept; of documents, those that place one there; of all else, what is about such a
        sector in a document that places it there, and the statements in which that stands.
        Narrower sectors are not meant: a document may call electricity traditional and wind power
        emerging.

        Args:
            tier: A tier, such as `future`, or what people call it: "future industries", 未来产业.
            more: Further ones; what is in any of them is kept.

        Raises:
            UnknownName: There is no such tier.

        Example:
            >>> import npf_corpus as npf
            >>> corpus = npf.load("1.0.0")
            >>> len(corpus.tiers.by_tier("未来产业")), len(corpus.sectors.by_tier("future"))
            (9, 8)
        """
        return self._along(Verb("by_tier", (tier, *more), {}))


class Themed(Asked):
    """What has a theme."""

    __slots__ = ()

    def by_theme(self, theme: Theme, *more: Theme) -> Self:
        """Return what tells of a theme, or of any of several: a claim has its measure's.

        Measures of releases of schema 1 have no theme.

        Args:
            theme: `economy`, `industry`, `innovation`, `talent`, `digital`, `energy`, `ecology`,
                `agriculture`, `trade`, `finance`, `infrastructure`, `livelihood` or `governance`.
            more: Further ones; what tells of any of them is kept.

        Raises:
            UnknownName: It is none of these.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0").measures.by_theme("energy").ids
            ()
        """
        return self._along(Verb("by_theme", (theme, *more), {}))


class Placed(Tiered):
    """What narrows by where evidence stands, what it is about, and who says it."""

    __slots__ = ()

    def by_region(
        self, region: str | Region, *more: str | Region, certainty: Certainty = "certain"
    ) -> Self:
        """Return what is about a region, its parts and its full members, or about any of several.

        Args:
            region: A region, or its id, name or alias.
            more: Further regions; what is about any of them is kept.
            certainty: With `"possible"`, also what is about partial members.

        Raises:
            AmbiguousName: Several regions have that name.
            UnknownName: No region has it.

        Example:
            >>> import npf_corpus as npf
            >>> len(npf.load("1.0.0").claims.by_region("Hubei", "Xinjiang"))
            7
        """
        return self._along(Verb("by_region", (region, *more), {"certainty": certainty}))

    def by_sector(self, sector: str | Sector, *more: str | Sector) -> Self:
        """Return what is about a sector or a narrower one, or about any of several.

        Raises:
            AmbiguousName: Several sectors have that name.
            UnknownName: No sector has it.
        """
        return self._along(Verb("by_sector", (sector, *more), {}))

    def by_document(self, document: str | Document, *more: str | Document) -> Self:
        """Return what is of one document or of several, by id, label or title.

        Raises:
            AmbiguousName: Several documents have that name.
            UnknownName: No document has it.
        """
        return self._along(Verb("by_document", (document, *more), {}))

    def by_speaker(
        self, speaker: str | Person | Organization, *more: str | Person | Organization
    ) -> Self:
        """Return what a person or a body, or any of several, is reported to say.

        Raises:
            AmbiguousName: Several persons or bodies have that name.
            UnknownName: None has it.
        """
        return self._along(Verb("by_speaker", (speaker, *more), {}))

    def by_publisher(self, publisher: str | Organization, *more: str | Organization) -> Self:
        """Return what documents of a publisher, or of any of several, say.

        Raises:
            AmbiguousName: Several bodies have that name.
            UnknownName: None has it.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0").documents.by_publisher("Global Times").ids
            ('globaltimes-2024-03-04-xinjiang',)
        """
        return self._along(Verb("by_publisher", (publisher, *more), {}))

    def by_genre(self, genre: str, *more: str) -> Self:
        """Return what documents of a genre, or of any of several, say.

        Args:
            genre: A genre, such as `news`, or what people call it: "press conference", 新闻.
            more: Further ones; what is in documents of any of them is kept.

        Raises:
            UnknownName: There is no such genre.

        Example:
            >>> import npf_corpus as npf
            >>> len(npf.load("1.0.0").claims.by_genre("transcript"))
            12
        """
        return self._along(Verb("by_genre", (genre, *more), {}))

    def by_year(self, year: int, *more: int) -> Self:
        """Return what is of a year, or of any of several.

        A claim is of each year that the time at which it holds, or its deadline, meets; where one
        end of a time is open, of the year of the other end. A document is of the year in which it
        was said, or else published, and all that it says besides claims is of its year.

        Args:
            year: The year, such as 2025.
            more: Further ones: `by_year(*range(2021, 2026))` is five years.

        Raises:
            InvalidBounds: It is no year.

        Example:
            >>> import npf_corpus as npf
            >>> corpus = npf.load("1.0.0")
            >>> len(corpus.claims.by_year(2024)), len(corpus.documents.by_year(2024, 2025))
            (19, 5)
        """
        return self._along(Verb("by_year", (year, *more), {}))


class Narrowed(Worded, Placed):
    """What narrows by all that evidence has: tables of evidence, and corpora.

    Each verb takes several values, of which any may hold; verbs that are chained must all hold.
    """

    __slots__ = ()


class Stated(Asked):
    """Evidence that points to initiatives."""

    __slots__ = ()

    def by_initiative(self, initiative: str | Initiative, *more: str | Initiative) -> Self:
        """Return the records about an initiative or a part of it, or about any of several.

        Raises:
            AmbiguousName: Several initiatives have that name.
            UnknownName: No initiative has it.
        """
        return self._along(Verb("by_initiative", (initiative, *more), {}))
