"""The evidence: what documents say; `_documents` has what was read, `_figures` the figures."""

from decimal import Decimal

from attrs import field, frozen

from npf_corpus.intervals._value import Value
from npf_corpus.records._choices import (
    Attribution,
    ClaimId,
    DocumentId,
    Enumeration,
    InitiativeId,
    InitiativeKind,
    InitiativeStatus,
    MentionId,
    MentionKind,
    NumberClass,
    NumberClass1,
    OrganizationId,
    PersonId,
    RegionId,
    SectorId,
    StatementId,
    StatementKind,
    TierId,
    TierName,
    TierName1,
)
from npf_corpus.records._documents import Document, Skipped, Text
from npf_corpus.records._parts import Anchor

__all__ = [
    "Anchored",
    "Component",
    "Document",
    "Initiative",
    "Mention",
    "Skipped",
    "Statement",
    "Text",
    "Tier",
]
"""Documents and their parts are here for pickles of the package up to 0.3.0."""


@frozen(eq=False, repr=False)
class Component(Value):
    """A part of an initiative.

    Attributes:
        name: Its name.
        declared_count: How many things the text says that it has.
        enumeration: Whether `sectors` are all of them or examples.
        sectors: The sectors that the text names.
    """

    name: str
    declared_count: Decimal | None
    enumeration: Enumeration
    sectors: tuple[SectorId, ...]


@frozen(eq=False, repr=False)
class Anchored(Value):
    """A place in a named document.

    Attributes:
        document: The document.
        anchor: The place.
    """

    document: DocumentId
    anchor: Anchor


@frozen(eq=False, repr=False)
class Tier(Value):
    """What one document says of a sector's place in industrial policy.

    Attributes:
        id: Document id with `.t` and a number.
        sector: The sector.
        tier: Where the document places it.
        document: The document.
        anchor: Where it says so.
    """

    id: TierId
    sector: SectorId
    tier: TierName = field(metadata={1: TierName1})
    document: DocumentId
    anchor: Anchor | None


@frozen(eq=False, repr=False)
class Initiative(Value):
    """A concept, plan, mechanism or project that documents speak of.

    Attributes:
        id: Slug.
        name: Usual English name.
        name_zh: Chinese name.
        aliases: Other names.
        kind: What sort of thing it is.
        status: How far it has come by the day of the documents.
        summary: What it is, in our words.
        regions: Where it applies.
        sectors: What it is about.
        lead: The body in charge.
        part_of: The initiative it belongs to.
        components: Its declared parts.
        anchors: Where documents name or describe it.
    """

    id: InitiativeId
    name: str
    name_zh: str | None
    aliases: tuple[str, ...]
    kind: InitiativeKind
    status: InitiativeStatus
    summary: str
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    lead: OrganizationId | None
    part_of: InitiativeId | None
    components: tuple[Component, ...]
    anchors: tuple[Anchored, ...]


@frozen(eq=False, repr=False)
class Statement(Value):
    """One sentence or clause, and who says it.

    Attributes:
        id: Document id with `.s` and a number.
        document: The document.
        anchor: Where it stands; None where the text was not at hand.
        kind: What the sentence does, such as tell of an achievement or set a goal.
        gist: What it says, in our words; None where only its figures were read.
        speakers: Persons and bodies to whom the text attributes it.
        speaker_label: Unnamed sources, in our words.
        attribution: Direct speech, indirect speech, or the reporter's own voice.
        regions: Regions it speaks of.
        sectors: Sectors it speaks of.
        initiatives: Initiatives it speaks of.
    """

    id: StatementId
    document: DocumentId
    anchor: Anchor | None
    kind: StatementKind
    gist: str | None = field(metadata={1: str})
    speakers: tuple[PersonId | OrganizationId, ...]
    speaker_label: str | None
    attribution: Attribution
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    initiatives: tuple[InitiativeId, ...]


@frozen(eq=False, repr=False)
class Mention(Value):
    """One expression of a text: a number or the name of something.

    Attributes:
        id: Document id with `.m` and a number.
        document: The document.
        anchor: Where the expression stands; None where the text was not at hand.
        kind: What it names.
        entity: Id of what it names; None for a number.
        number_class: What a number does; None for a name.
        claims: The claims that this number states.
    """

    id: MentionId
    document: DocumentId
    anchor: Anchor | None
    kind: MentionKind
    entity: str | None
    number_class: NumberClass | None = field(metadata={1: NumberClass1 | None})
    claims: tuple[ClaimId, ...]
