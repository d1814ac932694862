"""A made-up corpus of what every provincial government promised and reported, for pictures."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from attrs import evolve
from made_up import body, document, files_of, sector, statement, tier
from reports import MEASURES, UNITS, says

import npf_corpus as npf
from npf_corpus import records as r
from npf_corpus.corpus import Corpus, of_files

ABSENT = ("CN-HK", "CN-MO", "CN-TW")
"""Units of which there is no document."""

SILENT = ("CN-QH", "CN-NM")
"""Units whose documents tell no result."""

WORDS = ("5%左右", "5.5%以上", "5%", "4.5%—5%", "不超过6%", "5%以内")
RESULTS = ("5.3%", "5%左右", "5.6%以上", "3.9%", "0%")


@cache
def regions() -> tuple[r.Region, ...]:
    """Return China and its 34 provincial units, with their names."""
    known = npf.load("1.0.0").regions
    found = [each for each in known if each.id == "CN" or each.parent == "CN"]
    return tuple(
        evolve(each, members=()) for each in found if each.kind not in {"group", "informal"}
    )


def name(region: str) -> str:
    """Return what a region is called."""
    return next(each.name for each in regions() if each.id == region)


@cache
def corpus() -> Corpus:
    """Return a corpus in which figures are of every kind: exact, about, above, below, zero."""
    records: list[Any] = [sector("ships", name="Ships", name_zh="船舶"), sector("tea", name="Tea")]
    owners = [each.id for each in regions() if each.id not in (*ABSENT, "CN")]
    for place, region in enumerate(owners):
        old, new = f"{region.lower()}-2025", f"{region.lower()}-2026"
        for key, day in ((old, "2025-01-14"), (new, "2026-01-14")):
            records.append(
                document(
                    key, asserted=None, published=date.fromisoformat(day), genre="work-report",
                    region=region, publisher="press", language="zh",
                    label=f"Report of {name(region)}", title=f"{key}报告",
                )
            )  # fmt: skip
        of: dict[str, Any] = {"regions": (region,)}
        aim = WORDS[place % len(WORDS)]
        records.append(says(f"{old}.c1", aim, "product", aimed=True, **of))
        records.append(says(f"{old}.c2", "5.2%", "product", time="2024", **of))
        if region == "CN-XZ":
            records.append(says(f"{old}.c3", "8%", "product", aimed=True, hedged=True, **of))
        if region not in SILENT:
            told = RESULTS[place % len(RESULTS)]
            records.append(says(f"{new}.c1", told, "product", **of))
        records.append(says(f"{new}.c4", f"{place + 1}2万人", "jobs", "level", unit="person", **of))
        records.append(tier(f"{old}.t1", document=old, sector="ships", tier="future"))
        records.append(
            tier(
                f"{new}.t1",
                document=new,
                sector="ships",
                tier="emerging" if place % 2 else "future",
            )
        )
        records.append(
            tier(f"{new}.t2", document=new, sector="tea", tier="characteristic-agriculture")
        )
    claimed = dict.fromkeys(each.document for each in records if isinstance(each, r.NumericClaim))
    measures = [evolve(each, name=each.id.title(), name_zh="指标") for each in MEASURES]
    units = [
        evolve(each, symbol="%") if each.id == "percent"
        else evolve(each, symbol="persons") if each.id == "person" else each
        for each in UNITS
    ]  # fmt: skip
    stated = [statement(f"{key}.s1") for key in claimed]
    evidence = [*regions(), body("press"), *units, *measures, *stated, *records]
    return of_files(files_of(*evidence, version="2.0.0", schema=2))
