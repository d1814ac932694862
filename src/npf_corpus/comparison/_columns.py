"""The columns of answers, in the order of frames, with what each means.

No `from __future__ import annotations` here: frames read the types of the fields.
"""

from attrs import frozen

from npf_corpus.comparison._choices import Agreed, Position, Reason
from npf_corpus.intervals import Interval, Verdict
from npf_corpus.intervals._value import Value
from npf_corpus.quantities import UnitId
from npf_corpus.records import (
    Aspect,
    ClaimId,
    DocumentId,
    InitiativeId,
    MeasureId,
    Modality,
    Period,
    RegionId,
    SectorId,
)


@frozen(eq=False, repr=False)
class OutcomeColumns(Value):
    """An outcome as a row.

    Attributes:
        target: The target.
        measure: What is measured.
        aspect: What the number is of the measure.
        regions: Regions it is about.
        sectors: Sectors it is about.
        deadline: When the target is meant to hold.
        hedged: True where it is striven for.
        document: The document that sets it.
        surface: Its figure's words.
        interval: The values that it admits.
        unit: Its unit.
        caveats: What a reader must know before relying on it.
        positions: Where the result may lie, seen from the target.
        met: Whether the target is met: `certain`, `possible` or `impossible`.
        reason: Why there is no result.
        result: The claim compared, of those told last.
        result_surface: Its figure's words.
        result_interval: The values that it admits.
        result_unit: Its unit.
        result_document: The document that tells it.
        result_caveats: What a reader must know before relying on it.
        results: All claims compared.
        near: Without a result, the claims that come nearest to one.
        derived_interval: The change between two levels.
        derived_positions: Where that change lies, seen from the target.
        derived_claims: The two levels.
        repeats: The claim of the document that tells the same target before.
    """

    target: ClaimId
    measure: MeasureId
    aspect: Aspect
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    deadline: Period | None
    hedged: bool
    document: DocumentId
    surface: str
    interval: Interval
    unit: UnitId | None
    caveats: tuple[str, ...]
    positions: tuple[Position, ...]
    met: Verdict | None
    reason: Reason | None
    result: ClaimId | None
    result_surface: str | None
    result_interval: Interval | None
    result_unit: UnitId | None
    result_document: DocumentId | None
    result_caveats: tuple[str, ...]
    results: tuple[ClaimId, ...]
    near: tuple[ClaimId, ...]
    derived_interval: Interval | None
    derived_positions: tuple[Position, ...]
    derived_claims: tuple[ClaimId, ...]
    repeats: ClaimId | None


@frozen(eq=False, repr=False)
class SeriesColumns(Value):
    """A row of a series.

    Attributes:
        measure: What is measured.
        aspect: What the number is of the measure.
        regions: Regions it is about.
        sectors: Sectors it is about.
        initiative: The initiative it is about.
        each: Whether it is the value of each of several things.
        year: The year that its time ends in, or starts in where its end is open: 2025 for
            2021/2025 as for 2025. `period` tells them apart.
        period: When it holds, or by when it is meant to.
        modality: Whether it holds, is being worked on, or is only meant to be.
        hedged: True where it is striven for.
        interval: The values that the claims admit.
        unit: The unit.
        excluding: Whether the claims exclude each other.
        claims: The claims; what was said last comes first.
        documents: Their documents.
        figures: The words of their figures, which say of a rank among whom.
        caveats: What a reader must know before relying on them.
    """

    measure: MeasureId
    aspect: Aspect
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    initiative: InitiativeId | None
    each: bool
    year: int
    period: Period
    modality: Modality
    hedged: bool
    interval: Interval
    unit: UnitId
    excluding: bool
    claims: tuple[ClaimId, ...]
    documents: tuple[DocumentId, ...]
    figures: tuple[str, ...]
    caveats: tuple[str, ...]


@frozen(eq=False, repr=False)
class AgreementColumns(Value):
    """An agreement as a row.

    Attributes:
        measure: What is measured.
        aspect: What the number is of the measure, as the latest claim has it.
        regions: Regions it is about.
        sectors: Sectors it is about.
        period: When it holds.
        verdict: How the claims stand to each other.
        claims: The claims; what was said last comes first.
        documents: Their documents.
        figures: The words of their figures.
    """

    measure: MeasureId
    aspect: Aspect
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    period: Period
    verdict: Agreed
    claims: tuple[ClaimId, ...]
    documents: tuple[DocumentId, ...]
    figures: tuple[str, ...]
