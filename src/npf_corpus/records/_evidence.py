"""The evidence: what was read, and what it says."""

from datetime import date

from attrs import frozen

from npf_corpus.intervals._value import Value
from npf_corpus.quantities import Quantity
from npf_corpus.records._choices import (
    Attribution,
    ClaimId,
    Distribution,
    DocumentId,
    Fidelity,
    InitiativeId,
    InitiativeKind,
    InitiativeStatus,
    MeasureId,
    MentionId,
    MentionKind,
    Modality,
    NumberClass,
    OrganizationId,
    PersonId,
    RegionId,
    SectorId,
    StatementId,
    StatementKind,
    TierId,
    TierName,
)
from npf_corpus.records._parts import Anchor, Anchored, Component, Period, Skipped, Text


@frozen(eq=False, repr=False)
class Document(Value):
    """A public document that was read whole.

    Attributes:
        id: Stable id: publisher, day, subject.
        title: As published, or None where the text at hand has none.
        label: Our short name for it.
        publisher: The body that published this version.
        authors: Bylines as printed.
        url: Public address.
        published: Day of publication.
        asserted: Day on which it was said, where that is not the publishing day.
        language: BCP 47 tag of the text.
        genre: What sort of text it is.
        fidelity: How close the text is to what was first said or written.
        derived_from: The text it goes back to, in words, or None for an original.
        text: What offsets count in, or None where the text was not at hand.
        skipped: Passages outside any statement.
        caveats: What a reader must know before relying on it.
    """

    id: DocumentId
    title: str | None
    label: str
    publisher: OrganizationId
    authors: tuple[str, ...]
    url: str
    published: date
    asserted: date | None
    language: str
    genre: str
    fidelity: Fidelity
    derived_from: str | None
    text: Text | None
    skipped: tuple[Skipped, ...]
    caveats: tuple[str, ...]


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
    tier: TierName
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
        status: How far it is, as of the documents.
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
        kind: What it does.
        gist: What it says, in our words.
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
    gist: str
    speakers: tuple[PersonId | OrganizationId, ...]
    speaker_label: str | None
    attribution: Attribution
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    initiatives: tuple[InitiativeId, ...]


@frozen(eq=False, repr=False)
class NumericClaim(Value):
    """One figure that a document asserts of the world.

    Attributes:
        id: Document id with `.c` and a number.
        document: The document.
        statement: The statement it is part of, which has the speakers.
        anchor: The figure's own words; None where the text was not at hand.
        measure: What is measured.
        quantity: The figure as an interval with its unit.
        regions: Regions it is about.
        sectors: Sectors it is about.
        initiative: The initiative it is about.
        modality: Whether it holds, is being worked on, or is only meant to be.
        as_of: When it holds, open to the left where the text gives only an end.
        deadline: By when it is meant to hold.
        distribution: Whether it is the value of one thing, of several together, or of each.
        item_of: For `each`: the claim that counts the things.
        disputed: True where there is reason to doubt the document's wording.
        caveats: What a reader must know before relying on it.
    """

    id: ClaimId
    document: DocumentId
    statement: StatementId
    anchor: Anchor | None
    measure: MeasureId
    quantity: Quantity
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    initiative: InitiativeId | None
    modality: Modality
    as_of: Period | None
    deadline: Period | None
    distribution: Distribution
    item_of: ClaimId | None
    disputed: bool
    caveats: tuple[str, ...]


@frozen(eq=False, repr=False)
class Mention(Value):
    """One expression of a text: a number or the name of something.

    Attributes:
        id: Document id with `.m` and a number.
        document: The document.
        anchor: The expression; None where the text was not at hand.
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
    number_class: NumberClass | None
    claims: tuple[ClaimId, ...]
