"""What figures are: claims, and the units that they are told in."""

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from npf_corpus.intervals._value import Value
from npf_corpus.quantities import Quantity, UnitId
from npf_corpus.records._choices import (
    SINCE_2,
    Aspect,
    ClaimId,
    Distribution,
    DocumentId,
    InitiativeId,
    MeasureId,
    Modality,
    RegionId,
    SectorId,
    StatementId,
)
from npf_corpus.records._parts import Anchor, Days, Period

if TYPE_CHECKING:
    from fractions import Fraction
else:  # what a fraction is, without the module, which an import of the package does not need
    from numbers import Rational as Fraction


def aspect_of(measure: str) -> Aspect:
    """Return the aspect of a claim of schema 1: what the id of its measure says, else a level.

    The id of a measure of growth ends in `growth`, `growth-rate` or `growth-factor`.
    """
    ending = measure.removesuffix("-rate").removesuffix("-factor").rpartition("-")[2]
    return "growth" if ending == "growth" else "level"


def _aspect_of(claim: "NumericClaim") -> Aspect:
    return aspect_of(claim.measure)


@frozen(eq=False, repr=False, getstate_setstate=False)
class NumericClaim(Value):
    """One figure that a document asserts of the world.

    Attributes:
        id: Document id with `.c` and a number.
        document: The document.
        statement: The statement it is part of, which has the speakers.
        anchor: Where the figure's own words stand; None where the text was not at hand.
        measure: What is measured.
        quantity: The figure as an interval with its unit.
        regions: Regions it is about.
        sectors: Sectors it is about.
        aspect: What the number is of the measure: its level, a change, a rank, a comparison. In
            schema 1 `growth` where the measure is one of growth, else `level`.
        initiative: The initiative it is about.
        modality: Whether it holds, is being worked on, or is only meant to be.
        hedged: True where it is striven for; False in schema 1.
        as_of: The time at which it holds; its start is open where the text gives only an end.
        deadline: By when it is meant to hold.
        distribution: Whether it is the value of one thing, of several together, or of each.
        item_of: The claim that counts the things, where this one is of `each` of them; in schema 2
            also the total that this claim is a part of.
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
    aspect: Aspect = field(
        default=Factory(_aspect_of, takes_self=True), kw_only=True, metadata=SINCE_2
    )
    initiative: InitiativeId | None
    modality: Modality
    hedged: bool = field(default=False, kw_only=True, metadata=SINCE_2)
    as_of: Period | None = field(metadata={1: Days | None})
    deadline: Period | None = field(metadata={1: Days | None})
    distribution: Distribution
    item_of: ClaimId | None
    disputed: bool
    caveats: tuple[str, ...]


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
