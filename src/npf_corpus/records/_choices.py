"""Ids, each of its own type, and the closed lists that fields choose from."""

from typing import Literal, NewType

DocumentId = NewType("DocumentId", str)
RegionId = NewType("RegionId", str)
SectorId = NewType("SectorId", str)
TierId = NewType("TierId", str)
OrganizationId = NewType("OrganizationId", str)
PersonId = NewType("PersonId", str)
InitiativeId = NewType("InitiativeId", str)
MeasureId = NewType("MeasureId", str)
StatementId = NewType("StatementId", str)
ClaimId = NewType("ClaimId", str)
MentionId = NewType("MentionId", str)

Fidelity = Literal["original", "reprint", "machine-paraphrase"]
RegionKind = Literal[
    "country",
    "province",
    "autonomous-region",
    "municipality",
    "special-administrative-region",
    "city",
    "county",
    "zone",
    "group",
    "informal",
]
Coverage = Literal["full", "partial"]
TierName = Literal[
    "traditional",
    "strategic-emerging",
    "future",
    "modern-services",
    "characteristic-agriculture",
    "high-tech",
]
InitiativeKind = Literal[
    "concept",
    "framework",
    "programme",
    "mechanism",
    "project",
    "cluster",
    "institution",
    "plan",
    "strategy",
    "event",
]
InitiativeStatus = Literal["in-force", "under-way", "planned", "proposed", "completed", "unstated"]
Enumeration = Literal["exhaustive", "representative"]
StatementKind = Literal[
    "achievement",
    "goal",
    "commitment",
    "proposal",
    "challenge",
    "definition",
    "forecast",
    "opinion",
    "context",
]
Attribution = Literal["quoted", "reported", "narrator"]
Modality = Literal["achieved", "under-way", "targeted", "proposed", "forecast"]
Distribution = Literal["single", "collective", "each"]
MentionKind = Literal["number", "region", "sector", "person", "organization", "initiative"]
NumberClass = Literal["claim", "date", "ordinal", "name", "structural", "other"]
