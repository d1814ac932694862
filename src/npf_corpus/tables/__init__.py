"""Tables of records, and the verbs that narrow them."""

from npf_corpus.tables._evidence import Evidence
from npf_corpus.tables._named import Match, Named, _Matches  # pyright: ignore[reportPrivateUsage]
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

_UNPICKLE = (_Matches, _restore)
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
