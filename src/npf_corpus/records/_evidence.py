"""The evidence: what was read and what it says; `_figures` has its figures."""

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from npf_corpus.intervals._value import Value
from npf_corpus.records._choices import (
    SINCE_2,
    Attribution,
    ClaimId,
    Depth,
    DocumentId,
    Enumeration,
    Fidelity,
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
from npf_corpus.records._parts import Anchor


@frozen(eq=False, repr=False)
class Text(Value):
    """The text that offsets count in.

    Attributes:
        sha256: SHA-256 of the bytes, as 64 hexadecimal digits.
        characters: Code points of the text, decoded as UTF-8.
    """

    sha256: str
    characters: int


@frozen(eq=False, repr=False)
class Skipped(Value):
    """A passage that holds no statement, such as a dateline.

    Attributes:
        anchor: Where it stands.
        reason: Why it is no statement.
    """

    anchor: Anchor
    reason: str


@frozen(eq=False, repr=False)
class Component(Value):
    """A part of an initiative.

    Attributes:
        name: Its name.
        declared_count: How many things it says it has.
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


@frozen(eq=False, repr=False, getstate_setstate=False)
class Document(Value):
    """A public document that was read, whole or for its figures.

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
        genre: What sort of text it is: `news`, `transcript`, `work-report`, `plan`, `resolution`,
            `communique`, `read-out` or another word.
        region: The region that it speaks for; None in schema 1.
        depth: Whether it was read `whole`, or its `figures` alone; `whole` in schema 1.
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
    region: RegionId | None = field(default=None, kw_only=True, metadata=SINCE_2)
    depth: Depth = field(default="whole", kw_only=True, metadata=SINCE_2)
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
    number_class: NumberClass | None = field(metadata={1: NumberClass1 | None})
    claims: tuple[ClaimId, ...]
