"""Cost of structuring untrusted records against a stock cattrs converter, in one run.

Both read the same parsed JSON, table by table in turn, so that the machine's noise falls on both;
the figure of each is its lower quartile. The stock converter is `cattrs.Converter()` with the hooks
that it cannot do without: for decimals, days, intervals, periods and either kind of speaker.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from cattrs import Converter

import npf_corpus
from npf_corpus.intervals import Interval
from npf_corpus.records import TABLES, OrganizationId, Period, PersonId
from npf_corpus.release._converter import structure

_DATA = Path(npf_corpus.__file__).parent / "data" / "1.0.0"
_ROUNDS = int(os.environ.get("NPF_BENCH_ROUNDS", "40"))
_LEAST_ROWS = 400
_TARGET = 0.7


def stock() -> Converter:
    """Return a converter as it comes, with the fewest hooks that read our records."""
    converter = Converter()
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_structure_hook(Interval, lambda value, _: Interval.parse(value))
    converter.register_structure_hook(Period, lambda value, _: Period.parse(value))
    converter.register_structure_hook(PersonId | OrganizationId, lambda value, _: value)
    return converter


def seconds(read: Callable[[Any, type], object], rows: list[Any], cls: type) -> float:
    """Return how long it takes to structure rows one by one."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    for row in rows:
        read(row, cls)
    spent = time.perf_counter() - start
    gc.enable()
    return spent


def main() -> None:
    """Print microseconds per record of both, and their ratio."""
    converter = stock()
    readers: tuple[Callable[[Any, type], object], ...] = (
        lambda row, cls: structure(cls, row),
        converter.structure,
    )
    ours_total = stock_total = 0.0
    for name, cls in TABLES.items():
        rows = json.loads((_DATA / f"{name}.json").read_bytes())
        rows *= -(-_LEAST_ROWS // len(rows))
        times: list[list[float]] = [[], []]
        for _ in range(_ROUNDS):
            for read, spent in zip(readers, times, strict=True):
                spent.append(seconds(read, rows, cls))
        ours, plain = (sorted(each)[len(each) // 4] / len(rows) * 1e6 for each in times)
        ours_total, stock_total = ours_total + ours, stock_total + plain
        print(f"{name:14} {ours:7.2f} µs {plain:7.2f} µs stock {ours / plain:6.2f}")
    print(f"all tables alike, ratio {ours_total / stock_total:.2f}, target {_TARGET}")


if __name__ == "__main__":
    main()
