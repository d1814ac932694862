"""Tables of what documents say."""

from __future__ import annotations

from npf_corpus.tables._table import R, Table
from npf_corpus.tables._verbs import Narrowed


class Evidence(Narrowed, Table[R]):
    """A table of what documents say, which narrows by all that evidence has.

    Each verb takes several values, of which any may hold; verbs that are chained must all hold.
    """

    __slots__ = ()
