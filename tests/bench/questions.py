"""Cost of a region, sector, unit and range question, beside a scan, polars and DuckDB, in one run.

Claims are synthetic: known regions and sectors at random, five units, a value that is exact or
open above. A thousand different questions ask for a region with its parts, a sector with the
narrower ones, a unit and a range of values; each is asked once, after the indexes are built, and
its ids are read out. The scan asks every claim in a loop; polars has sorted columns of codes,
DuckDB a native table in value order and a prepared question. All must find as many claims. Asked
of the others are only as many questions as their speed allows.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import npf_corpus as npf
from npf_corpus import Interval, NumericClaim, Quantity
from npf_corpus.query._store import Store
from npf_corpus.records import TABLES
from npf_corpus.release._write import seal
from npf_corpus.tables import Claims

sys.path.insert(0, str(Path(__file__).parents[1] / "property"))
from indexed import by_index

_UNITS = ("CNY", "percent", "project", "enterprise", "person")
_QUESTIONS = 1000
_SIZES = tuple(
    int(each) for each in os.environ.get("NPF_BENCH_CLAIMS", "10000,100000,1000000").split(",")
)
_MOST = 10**6
_OPEN_ABOVE = 0.4
_MOST_SEALED = 100_000
"""So many claims are sealed at most, since to write them takes longer than to ask."""
_SELECTIVE = 1 / 10_000
"""Share of the claims that a selective question finds at most."""


class Question(NamedTuple):
    """What is asked: about where, about what, counted in what, from a value up to twice it."""

    region: str
    sector: str
    unit: str
    value: int


class Row(NamedTuple):
    """A claim as columns hold it."""

    id: str
    region: str
    sector: str
    unit: str
    lower: float
    upper: float


def synthetic(corpus: npf.Corpus, count: int, dice: random.Random) -> tuple[NumericClaim, ...]:
    """Return claims that lean on a corpus's regions and sectors."""
    model = next(iter(corpus.claims))
    regions = [each.id for each in corpus.regions if each.kind not in {"group", "country"}]
    sectors = [each.id for each in corpus.sectors]
    intervals: list[Interval] = []
    for _ in range(5000):
        value = Decimal(dice.randrange(1, _MOST))
        top = None if dice.random() < _OPEN_ABOVE else value
        intervals.append(Interval(value, top, True, top is not None))  # noqa: FBT003 - its fields
    return tuple(
        NumericClaim(
            id=npf.ClaimId(f"d.c{place}"),
            document=model.document,
            statement=model.statement,
            anchor=None,
            measure=model.measure,
            quantity=Quantity(
                "x",
                "exactly",
                dice.choice(intervals),
                None,
                npf.UnitId(dice.choice(_UNITS)),
                "stated",
            ),
            regions=(dice.choice(regions),),
            sectors=(dice.choice(sectors),),
            initiative=None,
            modality="achieved",
            as_of=None,
            deadline=None,
            distribution="single",
            item_of=None,
            disputed=False,
            caveats=(),
        )
        for place in range(count)
    )


def row(claim: NumericClaim) -> Row:
    """Return the columns of a claim."""
    interval = claim.quantity.interval
    upper = float("inf") if interval.upper is None else float(interval.upper)
    lower = float(interval.lower or 0)
    return Row(claim.id, claim.regions[0], claim.sectors[0], str(claim.quantity.unit), lower, upper)


def covered(corpus: npf.Corpus, claims: Claims) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the regions below each region and the sectors below each sector, as the verbs see."""
    regions = {
        each.id: {c.regions[0] for c in claims.by_region(each.id)} for each in corpus.regions
    }
    sectors = {
        each.id: {c.sectors[0] for c in claims.by_sector(each.id)} for each in corpus.sectors
    }
    return regions, sectors  # type: ignore[return-value]


def spent(
    ask: Callable[[Question], int], questions: list[Question]
) -> tuple[list[float], list[int]]:
    """Return the microseconds that each question costs, and how many claims each finds."""
    gc.collect()
    gc.disable()
    costs: list[float] = []
    found: list[int] = []
    for each in questions:
        start = time.perf_counter()
        found.append(ask(each))
        costs.append((time.perf_counter() - start) * 1e6)
    gc.enable()
    return costs, found


def polars_way(rows: list[Row], regions: Any, sectors: Any) -> Callable[[Question], int] | None:
    """Return polars on sorted columns of codes, or None where it is not installed."""
    try:
        import polars as pl
    except ImportError:
        return None
    codes = {name: place for place, name in enumerate([*regions, *sectors, *_UNITS])}
    frame = pl.DataFrame(
        {
            "id": [each.id for each in rows],
            "region": pl.Series([codes[each.region] for each in rows], dtype=pl.UInt16),
            "sector": pl.Series([codes[each.sector] for each in rows], dtype=pl.UInt16),
            "unit": pl.Series([codes[each.unit] for each in rows], dtype=pl.UInt16),
            "lower": [each.lower for each in rows],
            "upper": [each.upper for each in rows],
        }
    ).sort("unit", "lower")
    parts = {
        unit: part.with_columns(pl.col("lower").set_sorted())
        for (unit,), part in frame.partition_by("unit", as_dict=True).items()
    }
    below = {
        name: pl.Series([codes[each] for each in inside], dtype=pl.UInt16)
        for name, inside in [*regions.items(), *sectors.items()]
    }

    def ask(question: Question) -> int:
        part = parts.get(codes[question.unit])
        if part is None:
            return 0
        asked = part.filter(
            (pl.col("lower") < 2 * question.value)
            & (pl.col("upper") >= question.value)
            & pl.col("region").is_in(below[question.region].implode())
            & pl.col("sector").is_in(below[question.sector].implode())
        )
        return len(asked["id"].to_list())

    return ask


def duckdb_way(rows: list[Row], regions: Any, sectors: Any) -> Callable[[Question], int] | None:
    """Return DuckDB on a native table in value order, or None where it is not installed."""
    try:
        import duckdb
        import polars as pl
    except ImportError:
        return None
    codes = {name: place for place, name in enumerate([*regions, *sectors, *_UNITS])}
    frame = pl.DataFrame(  # noqa: F841 - DuckDB reads it by name
        {
            "id": [each.id for each in rows],
            "region": [codes[each.region] for each in rows],
            "sector": [codes[each.sector] for each in rows],
            "unit": [codes[each.unit] for each in rows],
            "lower": [each.lower for each in rows],
            "upper": [each.upper for each in rows],
        }
    )
    base = duckdb.connect()
    base.execute("create table claims as select * from frame order by unit, lower")
    base.execute(
        "prepare asked as select id from claims where unit = $1 and lower < $2 and upper >= $3"
        " and list_contains($4::bigint[], region) and list_contains($5::bigint[], sector)"
    )
    below = {
        name: [codes[each] for each in inside]
        for name, inside in [*regions.items(), *sectors.items()]
    }

    def ask(question: Question) -> int:
        where, what = below[question.region], below[question.sector]
        unit, low, high = codes[question.unit], question.value, 2 * question.value
        asked = f"execute asked({unit}, {high}, {low}, {where}, {what})"
        return len(base.execute(asked).fetchall())

    return ask


def scan_way(
    claims: tuple[NumericClaim, ...], regions: Any, sectors: Any
) -> Callable[[Question], int]:
    """Return a loop over the claims."""

    def ask(question: Question) -> int:
        where, what = regions[question.region], sectors[question.sector]
        low, high = question.value, 2 * question.value
        found: list[str] = []
        for claim in claims:
            if claim.quantity.unit != question.unit:
                continue
            interval = claim.quantity.interval
            if interval.lower is None or interval.lower >= high:
                continue
            if interval.upper is not None and interval.upper < low:
                continue
            if where.isdisjoint(claim.regions) or what.isdisjoint(claim.sectors):
                continue
            found.append(claim.id)
        return len(found)

    return ask


def asked_of(table: Claims) -> Callable[[Question], int]:
    """Return what asks a table."""

    def ask(question: Question) -> int:
        found = table.by_region(question.region).by_sector(question.sector)
        found = found.by_value(
            at_least=question.value,
            less_than=2 * question.value,
            unit=question.unit,
            certainty="possible",
        )
        return len(found.ids)

    return ask


def sealed_way(corpus: npf.Corpus, claims: tuple[NumericClaim, ...]) -> Callable[[Question], int]:
    """Return a sealed release of the claims, which answers by its index."""
    rows: dict[str, Any] = {table: tuple(getattr(corpus, table)) for table in TABLES}
    start = time.perf_counter()
    files = seal(
        rows | {"claims": claims},
        version="1",
        day=date(2026, 1, 1),
        licence="",
        citation="",
        schema=2,
    )
    print(f"  sealed with its index in {time.perf_counter() - start:.1f} s")
    ask = asked_of(by_index(files).claims)
    for unit, sector in product(_UNITS, corpus.sectors.ids[:20]):
        ask(Question("CN", sector, unit, 1))
    return ask


def measure(count: int) -> None:
    """Print what a question costs at a number of claims, each way."""
    dice = random.Random(count)  # noqa: S311 - no secret
    corpus = npf.load("1.0.0")
    whole = corpus._store
    store = Store(whole.manifest, whole.files, whole.reopen)
    claims = synthetic(corpus, count, dice)
    store._made["claims"] = claims
    table = Claims._make(store)
    regions, sectors = covered(corpus, table)
    questions = [
        Question(
            dice.choice(list(regions)),
            dice.choice(list(sectors)),
            dice.choice(_UNITS),
            dice.randrange(1, _MOST),
        )
        for _ in range(_QUESTIONS)
    ]

    ours = asked_of(table)
    start = time.perf_counter()
    for unit in (*_UNITS, *_UNITS):
        table.by_value(at_least=1, unit=unit)
    for unit, sector in product(_UNITS, corpus.sectors.ids[:20]):
        ours(Question("CN", sector, unit, 1))
    print(f"{count:,} claims, the index of values built in {time.perf_counter() - start:.2f} s")
    costs, hits = spent(ours, questions)
    print(f"{count:,} claims, the thousand questions {sum(costs) / len(costs):.0f} µs each")
    rows = [row(each) for each in claims]
    ways = [
        ("polars", polars_way(rows, regions, sectors), 300),
        ("DuckDB", duckdb_way(rows, regions, sectors), 300),
        ("sealed", sealed_way(corpus, claims) if count <= _MOST_SEALED else None, _QUESTIONS),
        ("scan", scan_way(claims, regions, sectors), max(10, 300_000 // count)),
    ]
    for name, ask, some in ways:
        if ask is None:
            print(f"  {name}: not asked")
            continue
        theirs, counts = spent(ask, questions[:some])
        assert counts == hits[:some], name
        for kind, wanted in (("selective", True), ("broad", False)):
            places = [at for at in range(some) if (hits[at] <= count * _SELECTIVE) is wanted]
            if places:
                mine, other = (median(each[at] for at in places) for each in (costs, theirs))
                found = median(hits[at] for at in places)
                print(
                    f"  {name:6} {kind:9} ({len(places)} questions, {found:.0f} found):"
                    f" {other:.0f} µs, ours {mine:.0f} µs, {other / mine:.1f} times ours"
                )


def main() -> None:
    """Print the costs at each size."""
    for count in _SIZES:
        measure(count)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
