"""Small corpora for comparisons: work reports of made-up and real figures, sealed in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, cast

from attrs import evolve
from made_up import body, claim, document, files_of, region, sector, statement

from npf_corpus import records as r
from npf_corpus.corpus import Corpus, of_files
from npf_corpus.intervals import Interval
from npf_corpus.quantities import UnitId, parse_quantity

UNITS = tuple(
    r.Unit(r.UnitId(key), key, (), dimension, key, Decimal(factor), whole, None)
    for key, dimension, factor, whole in (
        ("count", "count", "1", True),
        ("project", "count", "1", True),
        ("dozen-project", "count", "12", True),
        ("person", "count", "1", True),
        ("CNY", "money", "1", False),
        ("percent", "ratio", "1", False),
        ("permille", "ratio", "0.1", False),
        ("percentage-point", "percentage-point", "1", False),
        ("factor", "factor", "1", False),
        ("rank", "rank", "1", True),
        ("tonne", "mass", "1", False),
        ("jin", "mass", "0.0005", False),
    )
)
MEASURES = tuple(
    r.Measure(
        r.MeasureId(key), key, (), dimension, Interval.parse("(,)"), None, "It.", theme="economy",
        aim=cast("r.Aim | None", aim),
    )
    for key, dimension, aim in (
        ("product", "money", "more"),
        ("revenue", "money", "more"),
        ("prices", "ratio", None),
        ("unemployment", "ratio", "less"),
        ("grain", "mass", "more"),
        ("jobs", "count", "more"),
        ("projects", "count", "more"),
    )
)  # fmt: skip
VOCABULARY = (
    region("CN", "country"), region("CN-ZJ", parent="CN"), region("CN-XZ", parent="CN"),
    sector("grain-farming"), sector("industry"), sector("steel", "industry"),
    body("press"), body("bureau"),
)  # fmt: skip


def report(key: str, day: str, of: str | None = "CN-ZJ", publisher: str = "press") -> r.Document:
    """Return a report that a region's government gave on a day."""
    return document(
        key, asserted=None, published=date.fromisoformat(day), genre="work-report", region=of,
        publisher=publisher, language="zh", label=key,
    )  # fmt: skip


def says(key: str, surface: str, measure: str, aspect: Any = "growth", **fields: Any) -> Any:
    """Return a claim of Zhejiang of 2025: what is told of it, or with `aimed` what is aimed at."""
    unit = fields.pop("unit", None)
    quantity = parse_quantity(surface)
    name = UnitId(unit or quantity.unit or "count")
    quantity = evolve(quantity, unit=name, unit_basis="stated")
    time = r.Period.parse(fields.pop("time", "2025"))
    aimed = fields.pop("aimed", False)
    when: dict[str, Any] = (
        {"modality": "targeted", "deadline": time}
        if aimed
        else {"modality": "achieved", "as_of": time}
    )
    return claim(
        key,
        **{"measure": measure, "aspect": aspect, "regions": ("CN-ZJ",), "quantity": quantity}
        | when
        | fields,
    )


def corpus(*records: r.Record) -> Corpus:
    """Return a corpus of documents and claims, with the vocabularies that they lean on."""
    owners = dict.fromkeys(each.statement for each in records if isinstance(each, r.NumericClaim))
    stated = [statement(key) for key in owners]
    evidence = [*VOCABULARY, *UNITS, *MEASURES, *stated, *records]
    return of_files(files_of(*evidence, version="2.0.0", schema=2))


def ids(claims: Iterable[r.NumericClaim]) -> list[str]:
    """Return the ids of claims, in order."""
    return [each.id for each in claims]
