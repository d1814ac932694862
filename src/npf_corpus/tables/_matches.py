"""What `find` returns: the records that a typed name may mean, with the name that matched."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from npf_corpus.errors import counted
from npf_corpus.intervals._value import Value
from npf_corpus.query._names import How
from npf_corpus.records import Record
from npf_corpus.records._kinds import title_of
from npf_corpus.tables._table import R

R_co = TypeVar("R_co", bound=Record, covariant=True)


@frozen(eq=False, repr=False)
class Match(Value, Generic[R_co]):
    """A record that a typed name may mean.

    Attributes:
        record: The record.
        alias: Its name that matched.
        how: Whether the id, name or alias is the text, starts with it, contains or resembles it.
        score: Likeness from 0 to 1.
    """

    record: R_co
    alias: str
    how: How
    score: float


class Matches(tuple[Match[R], ...]):
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
        caption = counted(len(self), "match", "matches")
        return table_html(caption, ("id", "name", "matched by", "how", "score"), rows)
