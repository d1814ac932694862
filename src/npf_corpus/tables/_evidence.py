"""Tables of what documents say, and the verbs that narrow all of them."""

from __future__ import annotations

from typing import Self, cast

from npf_corpus.query._store import Axis, Certainty
from npf_corpus.query._verb import Verb
from npf_corpus.records import Document, Initiative, Organization, Person, Region, Sector
from npf_corpus.tables._table import R, Table


class Evidence(Table[R]):
    """A table of what documents say, which narrows by region, sector, document and speaker.

    Each verb takes several values, of which any may hold; verbs that are chained must all hold.
    """

    __slots__ = ()

    def _along(self, verb: Verb) -> Self:
        """Return the records that any of the names which a verb is given reaches."""
        store = self._store
        verb = store.resolved(verb)
        axis = cast("Axis", verb.axis)
        certainty: Certainty = verb.options["certainty"] if verb.options else "certain"
        bits = 0
        for key in verb.arguments:
            bits |= store.matching(self._table, axis, key, certainty)
        return self._narrow(bits, verb)

    def by_region(
        self, region: str | Region, *more: str | Region, certainty: Certainty = "certain"
    ) -> Self:
        """Return the records about a region, its parts and its full members.

        Args:
            region: A region, or its id, name or alias.
            more: Further regions; records about any of them are kept.
            certainty: With `"possible"`, also those about partial members.

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
        """Return the records about a sector or a narrower one, or about any of several.

        Raises:
            AmbiguousName: Several sectors have that name.
            UnknownName: No sector has it.
        """
        return self._along(Verb("by_sector", (sector, *more), {}))

    def by_document(self, document: str | Document, *more: str | Document) -> Self:
        """Return the records of one document or of several, by id, label or title.

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


class Stated(Evidence[R]):
    """Evidence that points to initiatives."""

    __slots__ = ()

    def by_initiative(self, initiative: str | Initiative, *more: str | Initiative) -> Self:
        """Return the records about an initiative or a part of it, or about any of several.

        Raises:
            AmbiguousName: Several initiatives have that name.
            UnknownName: No initiative has it.
        """
        return self._along(Verb("by_initiative", (initiative, *more), {}))
