"""Ids, each of its own type, and the closed lists that fields choose from.

A list that ends in 1 is what releases of schema 1 choose from.
"""

from typing import Final, Literal, NewType

SCHEMA: Final = 2
"""Version of the record fields in which releases are sealed; a release states its own."""

SCHEMAS: Final = (1, 2)
"""All versions of the record fields, which releases are read in."""

SINCE_2: Final[dict[object, object]] = {"since": 2}
"""The metadata of a field that releases of schema 1 do not have."""

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
TierName1 = Literal[
    "traditional",
    "strategic-emerging",
    "future",
    "modern-services",
    "characteristic-agriculture",
    "high-tech",
]
TierName = Literal[TierName1, "emerging", "emerging-pillar", "characteristic"]
Scheme = Literal["sei-2018", "future-2024", "gbt4754-2017"]
Match = Literal["exact", "close", "broad", "narrow"]
Theme = Literal[
    "economy",
    "industry",
    "innovation",
    "talent",
    "digital",
    "energy",
    "ecology",
    "agriculture",
    "trade",
    "finance",
    "infrastructure",
    "livelihood",
    "governance",
]
Aim = Literal["more", "less"]
Depth = Literal["whole", "figures"]
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
NumberClass1 = Literal["claim", "date", "ordinal", "name", "structural", "other"]
NumberClass = Literal[NumberClass1, "threshold"]
Aspect = Literal[
    "level",
    "increase",
    "decrease",
    "growth",
    "decline",
    "average-growth",
    "average-decline",
    "rank",
    "difference",
    "relative",
]
