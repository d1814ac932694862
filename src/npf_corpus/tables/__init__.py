"""Tables of records, and the verbs that narrow them."""

from npf_corpus.tables._evidence import Evidence
from npf_corpus.tables._named import Match, Named
from npf_corpus.tables._table import Table
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
