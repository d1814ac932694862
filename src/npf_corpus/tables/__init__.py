"""Tables of records, and the verbs that narrow them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npf_corpus.tables._evidence import Evidence
from npf_corpus.tables._named import Named
from npf_corpus.tables._table import Table, _restore  # pyright: ignore[reportPrivateUsage]
from npf_corpus.tables._tables import (
    Claims,
    Documents,
    Initiatives,
    Measures,
    Mentions,
    Organizations,
    People,
    Regions,
    Sectors,
    Statements,
    Tiers,
    Units,
)

if TYPE_CHECKING:
    from npf_corpus.tables._matches import Match

_UNPICKLE = (_restore,)
"""What pickles of 0.1.0 look for here."""

__all__ = [
    "Claims",
    "Documents",
    "Evidence",
    "Initiatives",
    "Match",
    "Measures",
    "Mentions",
    "Named",
    "Organizations",
    "People",
    "Regions",
    "Sectors",
    "Statements",
    "Table",
    "Tiers",
    "Units",
]

if not TYPE_CHECKING:  # a type checker refuses names that are not there

    def __getattr__(name: str) -> Any:
        """Return what `find` returns, which loads on first use; pickles ask for it too."""
        if name not in {"Match", "_Matches"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from npf_corpus.tables import _matches

        return getattr(_matches, name.removeprefix("_"))
