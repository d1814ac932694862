"""The records of the dataset: frozen, in the field order of their JSON, references as ids."""

from typing import TYPE_CHECKING, Any

from npf_corpus.quantities import UnitId
from npf_corpus.records._choices import (
    SCHEMA,
    SCHEMAS,
    Aim,
    Aspect,
    Attribution,
    ClaimId,
    Coverage,
    Depth,
    Distribution,
    DocumentId,
    Enumeration,
    Fidelity,
    InitiativeId,
    InitiativeKind,
    InitiativeStatus,
    Match,
    MeasureId,
    MentionId,
    MentionKind,
    Modality,
    NumberClass,
    OrganizationId,
    PersonId,
    RegionId,
    RegionKind,
    Scheme,
    SectorId,
    StatementId,
    StatementKind,
    Theme,
    TierId,
    TierName,
)
from npf_corpus.records._figures import NumericClaim, Unit
from npf_corpus.records._parts import Anchor, Period, Precision

if TYPE_CHECKING:
    from npf_corpus.records._documents import Document, Skipped, Text
    from npf_corpus.records._evidence import (
        Anchored,
        Component,
        Initiative,
        Mention,
        Statement,
        Tier,
    )
    from npf_corpus.records._kinds import TABLES, Record
    from npf_corpus.records._vocabulary import (
        Measure,
        Member,
        Organization,
        Person,
        Region,
        Role,
        Sector,
        SectorCode,
    )

_ON_FIRST_USE = {
    "_documents": "Document Skipped Text",
    "_evidence": "Anchored Component Initiative Mention Statement Tier",
    "_kinds": "Record TABLES",
    "_vocabulary": "Measure Member Organization Person Region Role Sector SectorCode",
}
"""Classes that cost as much to make as an answer that names figures alone."""


def __getattr__(name: str) -> Any:
    """Return a record class whose module loads on first use (PEP 562)."""
    for module, names in _ON_FIRST_USE.items():
        if name in names.split():
            from importlib import import_module

            found = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "SCHEMA",
    "SCHEMAS",
    "TABLES",
    "Aim",
    "Anchor",
    "Anchored",
    "Aspect",
    "Attribution",
    "ClaimId",
    "Component",
    "Coverage",
    "Depth",
    "Distribution",
    "Document",
    "DocumentId",
    "Enumeration",
    "Fidelity",
    "Initiative",
    "InitiativeId",
    "InitiativeKind",
    "InitiativeStatus",
    "Match",
    "Measure",
    "MeasureId",
    "Member",
    "Mention",
    "MentionId",
    "MentionKind",
    "Modality",
    "NumberClass",
    "NumericClaim",
    "Organization",
    "OrganizationId",
    "Period",
    "Person",
    "PersonId",
    "Precision",
    "Record",
    "Region",
    "RegionId",
    "RegionKind",
    "Role",
    "Scheme",
    "Sector",
    "SectorCode",
    "SectorId",
    "Skipped",
    "Statement",
    "StatementId",
    "StatementKind",
    "Text",
    "Theme",
    "Tier",
    "TierId",
    "TierName",
    "Unit",
    "UnitId",
]
