"""The twelve tables of a release by their names, as whoever holds a release offers them."""

from __future__ import annotations

from typing import Any, TypeVar

from npf_corpus.tables import _tables
from npf_corpus.tables._table import Table

T = TypeVar("T", bound=Table[Any])


class Held:
    """What has the twelve tables."""

    __slots__ = ()

    def _table(self, kind: type[T]) -> T:
        raise NotImplementedError

    @property
    def documents(self) -> _tables.Documents:
        """What was read."""
        return self._table(_tables.Documents)

    @property
    def regions(self) -> _tables.Regions:
        """Provincial units, groups, countries and the places that documents name."""
        return self._table(_tables.Regions)

    @property
    def sectors(self) -> _tables.Sectors:
        """Industries and technologies."""
        return self._table(_tables.Sectors)

    @property
    def tiers(self) -> _tables.Tiers:
        """Where documents place sectors in industrial policy."""
        return self._table(_tables.Tiers)

    @property
    def organizations(self) -> _tables.Organizations:
        """Bodies that documents name."""
        return self._table(_tables.Organizations)

    @property
    def people(self) -> _tables.People:
        """People whom documents name."""
        return self._table(_tables.People)

    @property
    def initiatives(self) -> _tables.Initiatives:
        """Concepts, plans, mechanisms and projects."""
        return self._table(_tables.Initiatives)

    @property
    def measures(self) -> _tables.Measures:
        """What claims measure."""
        return self._table(_tables.Measures)

    @property
    def units(self) -> _tables.Units:
        """What figures count or measure in."""
        return self._table(_tables.Units)

    @property
    def statements(self) -> _tables.Statements:
        """Sentences and clauses of the documents, in our words."""
        return self._table(_tables.Statements)

    @property
    def claims(self) -> _tables.Claims:
        """Figures that documents assert of the world."""
        return self._table(_tables.Claims)

    @property
    def mentions(self) -> _tables.Mentions:
        """Numbers and names as they stand in the texts."""
        return self._table(_tables.Mentions)
