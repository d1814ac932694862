"""What public documents assert about China's new quality productive forces, as data.

>>> import npf_corpus as npf
>>> [str(claim.quantity.interval) for claim in npf.load().claims.by_measure("cooperation projects")]
['(2000,)']
"""

from __future__ import annotations

from npf_corpus._explain import Explanation, Step
from npf_corpus._load import load, releases
from npf_corpus._manifest import Release
from npf_corpus.corpus import Corpus
from npf_corpus.errors import (
    AmbiguousName,
    DataError,
    DigestMismatch,
    IncomparableUnits,
    InvalidBounds,
    InvalidQuantity,
    InvalidRelease,
    MissingExtra,
    MixedCorpora,
    NpfCorpusError,
    QueryError,
    ReleaseNotFound,
    RetiredId,
    UnknownName,
)
from npf_corpus.intervals import Interval, Verdict
from npf_corpus.quantities import Quantity, parse_quantity
from npf_corpus.records import (
    Anchor,
    Anchored,
    ClaimId,
    Component,
    Document,
    DocumentId,
    Initiative,
    InitiativeId,
    Measure,
    MeasureId,
    Member,
    Mention,
    MentionId,
    NumericClaim,
    Organization,
    OrganizationId,
    Period,
    Person,
    PersonId,
    Region,
    RegionId,
    Role,
    Sector,
    SectorId,
    Skipped,
    Statement,
    StatementId,
    Text,
    Tier,
    TierId,
    Unit,
    UnitId,
)
from npf_corpus.tables import Match, Table

__version__ = "0.1.0"
"""Version of the code; `load().version` is that of the data."""

__all__ = [
    "AmbiguousName",
    "Anchor",
    "Anchored",
    "ClaimId",
    "Component",
    "Corpus",
    "DataError",
    "DigestMismatch",
    "Document",
    "DocumentId",
    "Explanation",
    "IncomparableUnits",
    "Initiative",
    "InitiativeId",
    "Interval",
    "InvalidBounds",
    "InvalidQuantity",
    "InvalidRelease",
    "Match",
    "Measure",
    "MeasureId",
    "Member",
    "Mention",
    "MentionId",
    "MissingExtra",
    "MixedCorpora",
    "NpfCorpusError",
    "NumericClaim",
    "Organization",
    "OrganizationId",
    "Period",
    "Person",
    "PersonId",
    "Quantity",
    "QueryError",
    "Region",
    "RegionId",
    "Release",
    "ReleaseNotFound",
    "RetiredId",
    "Role",
    "Sector",
    "SectorId",
    "Skipped",
    "Statement",
    "StatementId",
    "Step",
    "Table",
    "Text",
    "Tier",
    "TierId",
    "Unit",
    "UnitId",
    "UnknownName",
    "Verdict",
    "__version__",
    "load",
    "parse_quantity",
    "releases",
]
