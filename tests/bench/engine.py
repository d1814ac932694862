"""What a question costs in an engine: our verbs on DuckDB beside the best SQL written by hand.

Sizes are the arguments (`nox -s bench -- engine 1000000 10000000`). The claims are made up, in the
layout of an export; both ways read the same files in one thread and find the same ids. The SQL
knows all that its writer could know: closures as literal lists, bounds as decimals, openness.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import duckdb
import ibis
import pyarrow.parquet as pq

import npf_corpus as npf
from npf_corpus import engine
from npf_corpus.export._parquet import write_table

SIZES = (10**5, 10**6)
_UNITS = ("CNY", "percent", "project", "enterprise", "person")
_QUESTIONS = 40
_MOST = 10**6
_MEMORY = "2GB"


class Question(NamedTuple):
    """What is asked: about where, about what, counted in what, from a value up to another."""

    region: str
    sector: str
    unit: str
    least: int
    below: int


def made(corpus: npf.Corpus, folder: Path, count: int) -> None:
    """Write made-up claims in place of an export's own."""
    path = folder / "claims.parquet"
    schema = pq.read_schema(path)
    regions = [each.id for each in corpus.regions if each.kind not in {"group", "country"}]
    lists: dict[str, list[str]] = {
        "regions": list(map(str, regions)),
        "sectors": list(map(str, corpus.sectors.ids)),
        "caveats": [],
    }
    given = {
        "id": "'d' || i // 2500 || '.c' || i % 2500",
        "document": "'d' || i // 2500",
        "statement": "'d' || i // 2500 || '.s' || i % 2500",
        "anchor_start": "i % 2500 * 100",
        "anchor_end": "i % 2500 * 100 + 9",
        "measure": "'gdp'",
        "lower": "value",
        "lower_inclusive": "true",
        "upper": "if(open, null, value)",
        "upper_inclusive": "not open",
        "nominal": "value",
        "unit": f"{list(_UNITS)!r}[1 + (hash(i, 1) % {len(_UNITS)})::int]",
        "unit_basis": "'stated'",
        "modality": "'achieved'",
        "aspect": "'level'",
        "as_of": "(2006 + i % 20)::varchar",
    }
    for name, values in lists.items():
        pick = f"{values!r}[1 + (hash(i, '{name}') % {len(values)})::int]" if values else ""
        given[name] = f"[{pick}]::varchar[]"
    for field in schema:
        plain = {"bool": "false", "string": "'x'"}.get(str(field.type), "null")
        given.setdefault(field.name, "null" if field.nullable else plain)
    columns = ", ".join(f"{given[field.name]} as {field.name}" for field in schema)
    base = f"select i, 1 + hash(i, 2) % {_MOST} as value, hash(i, 3) % 10 < 4 as open"
    rows: Any = duckdb.connect().sql(
        f"select {columns} from ({base} from range({count}) as numbers(i))"  # noqa: S608 - our own
        " order by unit, lower nulls first"
    )
    write_table(rows.to_arrow_table().cast(schema), path)


def by_hand(path: Path, corpus: npf.Corpus) -> Callable[[Question], list[str]]:
    """Return the SQL for a question, as one who knows engine and files writes it."""
    base = duckdb.connect(config={"threads": 1, "memory_limit": _MEMORY})
    kind = "decimal(38, 12)"
    store = corpus._store

    def ask(question: Question) -> list[str]:
        low, high = question.least, question.below
        where = sorted(store.scope("region", question.region))
        what = sorted(store.scope("sector", question.sector))
        found = base.execute(
            f"select id from read_parquet('{path}')"  # noqa: S608 - our own
            f" where unit = '{question.unit}' and unit_basis = 'stated'"
            f" and (lower is null or lower < {high}::{kind})"
            f" and (upper is null or upper >= {low}::{kind}"
            f" and (upper > {low}::{kind} or upper_inclusive))"
            f" and list_has_any(regions, {where}) and list_has_any(sectors, {what})"
            " order by document, anchor_start nulls first, anchor_end nulls first, id"
        )
        return [row[0] for row in found.fetchall()]

    return ask


def by_verbs(folder: Path) -> Callable[[Question], list[str]]:
    """Return our verbs."""
    backend = ibis.duckdb.connect(threads=1, memory_limit=_MEMORY)
    claims = engine.open(folder, backend=backend).claims

    def ask(question: Question) -> list[str]:
        found = claims.by_region(question.region).by_sector(question.sector)
        found = found.by_value(
            at_least=question.least,
            less_than=question.below,
            unit=question.unit,
            certainty="possible",
        )
        return list(found.ids())

    return ask


def measure(count: int) -> None:
    """Print what a question costs at a number of claims, each way."""
    dice = random.Random(count)  # noqa: S311 - no secret
    corpus = npf.load("1.0.0")
    with tempfile.TemporaryDirectory() as top:
        folder = corpus.export(Path(top, "export"), format="parquet")
        start = time.perf_counter()
        script = [sys.executable, __file__, "make", str(folder), str(count)]
        subprocess.run(script, check=True)
        size = (folder / "claims.parquet").stat().st_size / 2**20
        print(f"{count:,} claims, {size:.0f} MiB, made in {time.perf_counter() - start:.0f} s")
        ways = by_hand(folder / "claims.parquet", corpus), by_verbs(folder)
        for name, times in (("selective", 1.01), ("broad", 2)):
            costs: tuple[list[float], list[float]] = ([], [])
            hits: list[int] = []
            for _ in range(_QUESTIONS):
                least = dice.randrange(1, _MOST)
                question = Question(
                    dice.choice(corpus.regions.ids),
                    dice.choice(corpus.sectors.ids),
                    dice.choice(_UNITS[:2]),
                    least,
                    int(least * times) + 1,
                )
                found: list[Any] = []
                for way, spent in zip(ways, costs, strict=True):
                    start = time.perf_counter()
                    found.append(way(question))
                    spent.append((time.perf_counter() - start) * 1e3)
                assert found[0] == found[1]
                hits.append(len(found[0]))
            hand, verbs = (median(each[1:]) for each in costs)
            print(
                f"  {name:9} ({median(hits):.0f} found): by hand {hand:.1f} ms,"
                f" verbs {verbs:.1f} ms, {verbs / hand:.2f} times"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"  peak memory {peak:.0f} MiB, of which DuckDB may take {_MEMORY}")


def main() -> None:
    """Print the costs at each size, each in a process of its own."""
    if sys.argv[1:2] == ["make"]:
        made(npf.load("1.0.0"), Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == ["at"]:
        measure(int(sys.argv[2]))
    else:
        for size in sys.argv[1:] or SIZES:
            subprocess.run([sys.executable, __file__, "at", str(size)], check=True)


if __name__ == "__main__":
    main()
