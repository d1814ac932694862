"""The vocabularies: regions, sectors, bodies, people, measures, as documents speak of them."""

from attrs import field, frozen

from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.records._choices import (
    SINCE_2,
    Aim,
    Coverage,
    DocumentId,
    Match,
    MeasureId,
    OrganizationId,
    PersonId,
    RegionId,
    RegionKind,
    Scheme,
    SectorId,
    Theme,
)


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
class SectorCode(Value):
    """What a published list of industries calls a sector, or one near to it.

    Attributes:
        scheme: The list: strategic emerging industries of 2018, future industries of 2024, or
            industries of GB/T 4754-2017.
        code: The code there, or the name where the list has no codes.
        match: How the code stands to the sector, as in SKOS: `broad` is broader than the sector.
    """

    scheme: Scheme
    code: str
    match: Match


@frozen(eq=False, repr=False)
class Role(Value):
    """A person's office as a document words it.

    Attributes:
        title: The office in English, in the document's wording where the document is in English.
        organization: The body, where it is one of ours.
        document: The document that says so.
        note: What is wrong with the document's wording, if anything.
    """

    title: str
    organization: OrganizationId | None
    document: DocumentId
    note: str | None


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


@frozen(eq=False, repr=False, getstate_setstate=False)
class Sector(Value):
    """An industry or a technology.

    Attributes:
        id: Slug.
        name: Usual English name.
        name_zh: Chinese name.
        broader: Sectors that contain it.
        aliases: Other spellings, those of the texts among them.
        definition: What we mean by it.
        codes: What published lists call it; none in schema 1.
    """

    id: SectorId
    name: str
    name_zh: str | None
    broader: tuple[SectorId, ...]
    aliases: tuple[str, ...]
    definition: str
    codes: tuple[SectorCode, ...] = field(default=(), kw_only=True, metadata=SINCE_2)


@frozen(eq=False, repr=False, getstate_setstate=False)
class Organization(Value):
    """A body that speaks, publishes or employs.

    Attributes:
        id: Slug.
        name: Usual English name.
        name_zh: Chinese name; None in schema 1.
        kind: What sort of body.
        parent: The body it is part of.
        region: Where it has its seat or its competence.
        aliases: Other names.
    """

    id: OrganizationId
    name: str
    name_zh: str | None = field(default=None, kw_only=True, metadata=SINCE_2)
    kind: str
    parent: OrganizationId | None
    region: RegionId | None
    aliases: tuple[str, ...]


@frozen(eq=False, repr=False, getstate_setstate=False)
class Person(Value):
    """Somebody a document names.

    Attributes:
        id: Slug.
        name: In Latin script, as the documents spell it where they are in English.
        name_zh: Chinese name; None in schema 1.
        aliases: Other spellings.
        roles: Offices, one per document and office.
    """

    id: PersonId
    name: str
    name_zh: str | None = field(default=None, kw_only=True, metadata=SINCE_2)
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]


@frozen(eq=False, repr=False, getstate_setstate=False)
class Measure(Value):
    """What is measured, apart from any observation of it.

    Attributes:
        id: Slug.
        name: Usual English name.
        name_zh: Chinese name; None in schema 1.
        aliases: Other names.
        theme: The field that it tells of; None in schema 1 alone.
        aim: Whether more or less of it is wished for, None where that is open, and in schema 1.
        dimension: Dimension of the units it can be stated in.
        domain: Values it can take, in the dimension's base unit.
        denominator: What a share is a share of.
        definition: What we mean by it.
    """

    id: MeasureId
    name: str
    name_zh: str | None = field(default=None, kw_only=True, metadata=SINCE_2)
    aliases: tuple[str, ...]
    theme: Theme | None = field(default=None, kw_only=True, metadata={**SINCE_2, 2: Theme})
    aim: Aim | None = field(default=None, kw_only=True, metadata=SINCE_2)
    dimension: str
    domain: Interval
    denominator: str | None
    definition: str
