"""The vocabularies: what documents speak of, apart from what they say."""

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import field, frozen

from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.quantities import UnitId
from npf_corpus.records._choices import (
    SINCE_2,
    Aim,
    MeasureId,
    OrganizationId,
    PersonId,
    RegionId,
    RegionKind,
    SectorId,
    Theme,
)
from npf_corpus.records._parts import Member, Role, SectorCode

if TYPE_CHECKING:
    from fractions import Fraction
else:  # what a fraction is, without the module, which an import of the package does not need
    from numbers import Rational as Fraction


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
        name: As the documents spell it.
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


@frozen(eq=False, repr=False)
class Unit(Value):
    """What a figure counts or measures in.

    Attributes:
        id: Slug, or ISO 4217 code.
        name: Usual English name.
        aliases: Other names and signs.
        dimension: Units compare only inside one dimension.
        symbol: How it is written after a figure.
        factor: Multiplies a value into the dimension's base unit; a fraction where no decimal is
            exact, as in 2000/3 square metres to the mu.
        integral: True where only whole numbers make sense.
        code: ISO 4217 or UCUM code.
    """

    id: UnitId
    name: str
    aliases: tuple[str, ...]
    dimension: str
    symbol: str
    factor: Decimal | Fraction = field(metadata={1: Decimal})
    integral: bool
    code: str | None
