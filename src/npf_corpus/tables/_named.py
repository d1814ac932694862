"""Tables whose records answer to names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from npf_corpus.records._kinds import KIND
from npf_corpus.tables._table import R, Table

if TYPE_CHECKING:
    from npf_corpus.tables._matches import Match


class Named(Table[R]):
    """A table whose records answer to names: `[]` and `in` take an id, a name or an alias."""

    __slots__ = ()

    def __contains__(self, item: object) -> bool:
        """Return whether a record, or one with an id, a name or an alias, is in the table."""
        if super().__contains__(item):
            return True
        if not isinstance(item, str):
            return False
        places = self._store.positions(self._table)
        meant = self._store.names(self._table).meant(item)
        return any(self._bits >> places[key] & 1 for key in meant)

    def _keys(self) -> Iterator[str]:
        for record in self:
            yield record.id
            yield from (name for each in KIND[self._table].names if (name := getattr(record, each)))

    def find(self, text: str) -> tuple[Match[R], ...]:
        """Return the records that a text may mean, best first, with the name that matched.

        Args:
            text: Part of a name, or something like one; case, width, accents, spaces and
                hyphens aside. A word of two or three letters matches whole words only.

        Example:
            >>> import npf_corpus as npf
            >>> match = npf.load("1.0.0").regions.find("kwangtung")[0]
            >>> match.record.id, match.alias, match.how
            ('CN-GD', 'Kwangtung', 'alias')
        """
        from npf_corpus.tables._matches import Match, Matches

        records, places = self._store.records(self._table), self._store.positions(self._table)
        return Matches(
            Match(cast("R", records[places[hit.id]]), hit.alias, hit.how, hit.score)
            for hit in self._store.names(self._table).find(text)
            if self._bits >> places[hit.id] & 1
        )
