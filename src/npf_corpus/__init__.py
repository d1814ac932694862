"""What public documents assert about China's new quality productive forces, as data.

>>> import npf_corpus as npf
>>> claims = npf.load("1.0.0").claims.by_measure("cooperation projects")
>>> [str(claim.quantity.interval) for claim in claims]
['(2000,)']
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from npf_corpus.corpus import Corpus
from npf_corpus.errors import (
    AmbiguousName,
    DataError,
    DigestMismatch,
    IncomparableUnits,
    InvalidBounds,
    InvalidQuantity,
    InvalidRelease,
    InvalidText,
    MissingExtra,
    MixedCorpora,
    NpfCorpusError,
    QueryError,
    ReleaseNotFound,
    RetiredId,
    UnknownName,
)
from npf_corpus.intervals import Interval, Verdict
from npf_corpus.lineage import load, releases
from npf_corpus.quantities import Quantity, parse_quantity
from npf_corpus.records import (
    Anchor,
    ClaimId,
    DocumentId,
    InitiativeId,
    MeasureId,
    MentionId,
    NumericClaim,
    OrganizationId,
    Period,
    PersonId,
    RegionId,
    SectorId,
    StatementId,
    TierId,
    Unit,
    UnitId,
)
from npf_corpus.release._manifest import Release
from npf_corpus.tables import Table

if TYPE_CHECKING:
    from npf_corpus.attaching import Attached, Folder
    from npf_corpus.drafting import Draft, draft
    from npf_corpus.lineage._diff import Change, Diff, diff
    from npf_corpus.lineage._merge import merge
    from npf_corpus.lineage._seal import seal_release
    from npf_corpus.quantities import FoundQuantity, find_quantities
    from npf_corpus.query._explain import Explanation, Step
    from npf_corpus.records import (
        Anchored,
        Component,
        Document,
        Initiative,
        Measure,
        Member,
        Mention,
        Organization,
        Person,
        Region,
        Role,
        Sector,
        SectorCode,
        Skipped,
        Statement,
        Text,
        Tier,
    )
    from npf_corpus.release._manifest import Retired
    from npf_corpus.tables import Match
    from npf_corpus.validation import Problem, read_release, validate

__version__ = "0.6.0"
"""Version of the code; `load().version` is that of the data."""

_ON_FIRST_USE = {
    "Attached": "attaching",
    "Change": "lineage._diff",
    "Diff": "lineage._diff",
    "Draft": "drafting",
    "Explanation": "query._explain",
    "Folder": "attaching",
    "FoundQuantity": "quantities._found",
    "Match": "tables._matches",
    "Problem": "validation",
    "Retired": "release._manifest",
    "Step": "query._explain",
    "diff": "lineage._diff",
    "draft": "drafting",
    "find_quantities": "quantities._search",
    "merge": "lineage._merge",
    "read_release": "validation",
    "seal_release": "lineage._seal",
    "validate": "validation",
} | dict.fromkeys(
    """
    Anchored Component Document Initiative Measure Member Mention Organization Person Region Role
    Sector SectorCode Skipped Statement Text Tier
    """.split(),  # noqa: SIM905 - names read best as text
    "records",
)
"""What makes releases, reads or attaches texts, explains an answer: no first answer needs it."""

if not TYPE_CHECKING:  # a type checker refuses names that are not there

    def __getattr__(name: str) -> Any:
        """Return a public name whose module loads on first use (PEP 562)."""
        if name not in _ON_FIRST_USE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_ON_FIRST_USE[name]}"), name)


__path__.append(f"{__path__[0]}/lineage/moved")  # where pickles of 0.1.0 find what they name


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__


def _drawn() -> tuple[type[Any], ...]:
    """Return the classes that Hypothesis draws where a test asks for one by its type."""
    from npf_corpus import records as r

    parts = r.Anchor, r.Anchored, r.Component, r.Member, r.Period, r.Role, r.SectorCode, r.Skipped
    return (Corpus, Interval, Quantity, *r.TABLES.values(), *parts, r.Text)


def _register_types() -> None:
    """Tell Hypothesis what draws our types, once both are loaded, whichever is loaded first."""
    from hypothesis import strategies

    for kind in _drawn():
        strategies.register_type_strategy(kind, _strategy_of)


def _strategy_of(kind: type[Any]) -> Any:
    """Return what draws one of our types; for a broader one, such as `object`, we have nothing."""
    if kind not in _drawn():
        return NotImplemented
    from npf_corpus.strategies._strategies import of_type

    return of_type(kind)


if sys.modules.get("hypothesis.strategies"):
    _register_types()


__all__ = [
    "AmbiguousName",
    "Anchor",
    "Anchored",
    "Attached",
    "Change",
    "ClaimId",
    "Component",
    "Corpus",
    "DataError",
    "Diff",
    "DigestMismatch",
    "Document",
    "DocumentId",
    "Draft",
    "Explanation",
    "Folder",
    "FoundQuantity",
    "IncomparableUnits",
    "Initiative",
    "InitiativeId",
    "Interval",
    "InvalidBounds",
    "InvalidQuantity",
    "InvalidRelease",
    "InvalidText",
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
    "Problem",
    "Quantity",
    "QueryError",
    "Region",
    "RegionId",
    "Release",
    "ReleaseNotFound",
    "Retired",
    "RetiredId",
    "Role",
    "Sector",
    "SectorCode",
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
    "diff",
    "draft",
    "find_quantities",
    "load",
    "merge",
    "parse_quantity",
    "read_release",
    "releases",
    "seal_release",
    "validate",
]
