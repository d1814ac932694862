"""Tables whose records answer to names, and the matches that `find` returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar, cast

from attrs import frozen

from npf_corpus.intervals._value import Value
from npf_corpus.query._names import How
from npf_corpus.records import Record
from npf_corpus.records._kinds import KIND, title_of
from npf_corpus.tables._table import R, Table

R_co = TypeVar("R_co", bound=Record, covariant=True)


@frozen(eq=False, repr=False)
class Match(Value, Generic[R_co]):
    """A record that a typed name may mean.

    Attributes:
        record: The record.
        alias: Its name that matched.
        how: Whether id, name or alias are the same, start with the text, contain it or resemble it.
        score: Likeness from 0 to 1.
    """

    record: R_co
    alias: str
    how: How
    score: float


class _Matches(tuple[Match[R], ...]):
    """Matches as `find` returns them: a tuple that notebooks show as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the matches as notebooks show them."""
        from npf_corpus.intervals._html import shown, table_html

        rows = [
            [
                shown(each.record.id),
                shown(title_of(each.record)),
                *(shown(part) for part in (each.alias, each.how, f"{each.score:.2f}")),
            ]
            for each in self
        ]
        caption = f"{len(self)} match{'es' * (len(self) != 1)}"
        return table_html(caption, ("id", "name", "matched by", "how", "score"), rows)


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
            >>> match = npf.load().regions.find("kwangtung")[0]
            >>> match.record.id, match.alias, match.how
            ('CN-GD', 'Kwangtung', 'alias')
        """
        records, places = self._store.records(self._table), self._store.positions(self._table)
        return _Matches(
            Match(cast("R", records[places[hit.id]]), hit.alias, hit.how, hit.score)
            for hit in self._store.names(self._table).find(text)
            if self._bits >> places[hit.id] & 1
        )
