"""The records of the dataset: frozen, in the field order of their JSON, references as ids."""

from datetime import date
from decimal import Decimal
from typing import Literal, NewType, Self

from attrs import frozen

from npf_corpus._frozen import Value
from npf_corpus.errors import InvalidBounds
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity, UnitId

__all__ = [
    "SCHEMA",
    "TABLES",
    "Anchor",
    "Anchored",
    "Attribution",
    "ClaimId",
    "Component",
    "Coverage",
    "Distribution",
    "Document",
    "DocumentId",
    "Enumeration",
    "Fidelity",
    "Initiative",
    "InitiativeId",
    "InitiativeKind",
    "InitiativeStatus",
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
    "Record",
    "Region",
    "RegionId",
    "RegionKind",
    "Role",
    "Sector",
    "SectorId",
    "Skipped",
    "Statement",
    "StatementId",
    "StatementKind",
    "Text",
    "Tier",
    "TierId",
    "TierName",
    "Unit",
    "UnitId",
]

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


@frozen(eq=False, repr=False)
class Period(Value):
    """A span of days, both ends included; an open end is None.

    Attributes:
        start: The first day, or None where it is open.
        end: The last day, or None where it is open.

    >>> Period.parse("../2025-03-08")
    Period(start=None, end=datetime.date(2025, 3, 8))
    >>> str(Period.parse("2025-03-08"))
    '2025-03-08'
    """

    start: date | None
    end: date | None

    def __attrs_post_init__(self) -> None:
        """Refuse a period without any end, and one that ends before it starts."""
        if self.start is None and self.end is None:
            raise InvalidBounds("../..", "is no period, give it a day at one end")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise InvalidBounds(str(self), "ends before it starts, swap the days")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the period written as an ISO 8601 day, `a/b`, `../b` or `a/..`.

        Raises:
            InvalidBounds: The text has another form, or its days are none.
        """
        left, slash, right = text.partition("/")
        try:
            start = None if left == ".." else date.fromisoformat(left)
            end = start if not slash else None if right == ".." else date.fromisoformat(right)
        except ValueError:
            start = end = None
        if start is None and end is None:
            raise InvalidBounds(text, "is no period, write 2025-03-08, ../2025-03-08 or a/b")
        period = cls(start, end)
        if str(period) != text:
            raise InvalidBounds(text, f"is not in canonical form, write {period}")
        return period

    def _inline_html(self) -> str:
        """Return the canonical text, which needs no escape."""
        return str(self)

    def __str__(self) -> str:
        """Return the canonical text, which `parse` reads back."""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


@frozen(eq=False, repr=False)
class Anchor(Value):
    """A stand-off place in a document's text.

    Attributes:
        start: Offset of the first code point, from 0.
        end: Offset after the last code point.
        length: Code points of the normalised span.
        digest: Digest of the normalised span.
        before: Digest of up to 32 normalised code points to its left, None where there are none
            before a blank line or the text's start.
        after: The same to its right.
    """

    start: int
    end: int
    length: int
    digest: str
    before: str | None
    after: str | None

    def _inline_html(self) -> str:
        """Return the place and its digest."""
        from html import escape

        return f"code points {self.start} to {self.end}, digest {escape(self.digest)}"


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
class Member(Value):
    """A region inside a group.

    Attributes:
        region: The member.
        coverage: `full` where all of it belongs to the group, else `partial`.
    """

    region: RegionId
    coverage: Coverage


@frozen(eq=False, repr=False)
class Region(Value):
    """A place or a group of places.

    Attributes:
        id: ISO 3166-2 or 3166-1 code, `CN-` with a GB/T 2260 code, or a slug.
        name: Short English name.
        name_zh: Chinese name, None where none is known for certain.
        kind: What sort of region.
        parent: The region that contains it whole.
        members: What a group is made of.
        aliases: Other spellings, in any script.
        adcode: Six digits of GB/T 2260.
    """

    id: RegionId
    name: str
    name_zh: str | None
    kind: RegionKind
    parent: RegionId | None
    members: tuple[Member, ...]
    aliases: tuple[str, ...]
    adcode: str | None


@frozen(eq=False, repr=False)
class Sector(Value):
    """An industry or a technology.

    Attributes:
        id: Slug.
        name: Usual English name.
        name_zh: Chinese name.
        broader: Sectors that contain it.
        aliases: Other spellings, those of the texts among them.
        definition: What we mean by it.
    """

    id: SectorId
    name: str
    name_zh: str | None
    broader: tuple[SectorId, ...]
    aliases: tuple[str, ...]
    definition: str


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
class Organization(Value):
    """A body that speaks, publishes or employs.

    Attributes:
        id: Slug.
        name: Usual English name.
        kind: What sort of body.
        parent: The body it is part of.
        region: Where it has its seat or its competence.
        aliases: Other names.
    """

    id: OrganizationId
    name: str
    kind: str
    parent: OrganizationId | None
    region: RegionId | None
    aliases: tuple[str, ...]


@frozen(eq=False, repr=False)
class Role(Value):
    """A person's office as a document words it.

    Attributes:
        title: The document's wording.
        organization: The body, where it is one of ours.
        document: The document that says so.
        note: What is wrong with the wording, if anything.
    """

    title: str
    organization: OrganizationId | None
    document: DocumentId
    note: str | None


@frozen(eq=False, repr=False)
class Person(Value):
    """Somebody a document names.

    Attributes:
        id: Slug.
        name: As the documents spell it.
        aliases: Other spellings.
        roles: Offices, one per document and office.
    """

    id: PersonId
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]


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
class Measure(Value):
    """What is measured, apart from any observation of it.

    Attributes:
        id: Slug.
        name: Usual English name.
        aliases: Other names.
        dimension: Dimension of the units it can be stated in.
        domain: Values it can take, in the dimension's base unit.
        denominator: What a share is a share of.
        definition: What we mean by it.
    """

    id: MeasureId
    name: str
    aliases: tuple[str, ...]
    dimension: str
    domain: Interval
    denominator: str | None
    definition: str


@frozen(eq=False, repr=False)
class Unit(Value):
    """What a figure counts or measures in.

    Attributes:
        id: Slug, or ISO 4217 code.
        name: Usual English name.
        aliases: Other names and signs.
        dimension: Units compare only inside one dimension.
        symbol: How it is written after a figure.
        factor: Multiplies a value into the dimension's base unit.
        integral: True where only whole numbers make sense.
        code: ISO 4217 or UCUM code.
    """

    id: UnitId
    name: str
    aliases: tuple[str, ...]
    dimension: str
    symbol: str
    factor: Decimal
    integral: bool
    code: str | None


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


Record = (
    Document
    | Region
    | Sector
    | Tier
    | Organization
    | Person
    | Initiative
    | Measure
    | Unit
    | Statement
    | NumericClaim
    | Mention
)

SCHEMA = 1
"""Version of the record fields; a release states the one it was written in."""

TABLES: dict[str, type[Record]] = {
    "documents": Document,
    "regions": Region,
    "sectors": Sector,
    "tiers": Tier,
    "organizations": Organization,
    "people": Person,
    "initiatives": Initiative,
    "measures": Measure,
    "units": Unit,
    "statements": Statement,
    "claims": NumericClaim,
    "mentions": Mention,
}
"""Table name to record class, in the order of a release's manifest."""
