"""Tables of what documents say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from npf_corpus.query._verb import Verb
from npf_corpus.tables._table import R, Table
from npf_corpus.tables._verbs import Narrowed

if TYPE_CHECKING:
    from npf_corpus.records import Initiative


class Evidence(Narrowed, Table[R]):
    """A table of what documents say, which narrows by all that evidence has.

    Each verb takes several values, of which any may hold; verbs that are chained must all hold.
    """

    __slots__ = ()


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
