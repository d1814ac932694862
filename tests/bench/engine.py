"""What a question costs in an engine: our verbs on DuckDB beside the best SQL written by hand.

Sizes are the arguments (`nox -s bench -- engine 1000000 10000000`, which are also what is asked
without any). Claims are made up of those of the last release, in the layout of an export; both ways
read the same files in one thread and find the same ids. The SQL knows all that its writer could
know: closures and the periods of a year as literal lists, bounds as decimals, and which columns of
an end decide.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import duckdb
import ibis
import pyarrow as pa
from pyarrow.parquet import write_table

import npf_corpus as npf
from npf_corpus import engine
from npf_corpus.engine._merge import sort_pieces
from npf_corpus.export._parquet import names, periods

RELEASE = "2.0.0"
SIZES = (10**6, 10**7)
_PIECE = 10**6
_EACH = 2_500
"""Claims of a document."""

_YEARS = 20
_QUESTIONS = 160
_BOUNDS = {10**6: 1.6, 10**7: 1.2}
_MEMORY = "2GB"

Ask = Callable[[Any, "Question"], Any]


class Question(NamedTuple):
    """What is asked: of what, about where and what, when, counted in what, between which values."""

    measure: str
    region: str
    sector: str
    year: int
    unit: str
    least: int
    below: int


def make(folder: Path, count: int) -> None:
    """Write made-up claims in place of an export's own, from pieces that lie on the disk."""
    real = folder / "claims.parquet"
    base = duckdb.connect(config={"memory_limit": "1GB", "temp_directory": f"{folder}/spilled"})
    base.execute(f"create table base as select *, row_number() over () - 1 as nth from '{real}'")  # noqa: S608 - our own
    base.execute(
        "create table places as select id, row_number() over () - 1 as nth"  # noqa: S608 - our own
        f" from '{folder}/regions.parquet' where kind not in ('group', 'country')"
    )
    claims, places = (
        base.execute(f"select count(*) from {each}").fetchall()[0][0]  # noqa: S608 - our own
        for each in ("base", "places")
    )
    told = base.execute("select as_of from base union select deadline from base").fetchall()
    moved = [
        (period, back, re.sub(r"\d{4}", lambda year: str(int(year[0]) - back), period))  # noqa: B023 - called here
        for (period,) in told
        if period
        for back in range(_YEARS)
    ]
    cells = dict(zip(("period", "back", "moved"), zip(*moved, strict=True), strict=True))
    base.register("moved", pa.table({name: list(each) for name, each in cells.items()}))
    given = {
        "id": f"'d' || i // {_EACH} || '.c' || i % {_EACH}",
        "document": f"'d' || i // {_EACH}",
        "statement": f"'d' || i // {_EACH} || '.s' || i % {_EACH}",
        "anchor_start": f"i % {_EACH} * 100",
        "anchor_end": f"i % {_EACH} * 100 + 9",
        "regions": "if(i % 5 = 0, base.regions, [places.id])",
        "as_of": "asserted.moved",
        "deadline": "due.moved",
    }
    columns = [name for name, *_ in base.execute("describe base").fetchall() if name != "nth"]
    chosen = ", ".join(f"{given.get(name, f'base.{name}')} as {name}" for name in columns)
    pieces: list[str] = []
    for first in range(0, count, _PIECE):
        pieces.append(f"{folder}/piece-{first}.parquet")
        base.execute(
            f"copy (select {chosen} from (select i, (hash(i, 7) % {claims})::bigint as claim,"  # noqa: S608 - our own
            f" (hash(i // {_EACH}, 3) % {places})::bigint as place, (i // {_EACH}) % {_YEARS} as"
            f" back from range({first}, {min(first + _PIECE, count)}) as numbers(i)) as drawn"
            " join base on base.nth = claim join places on places.nth = place"
            " left join moved as asserted on asserted.period = base.as_of and asserted.back ="
            " drawn.back left join moved as due on due.period = base.deadline and due.back ="
            f" drawn.back) to '{pieces[-1]}'"
        )
    made = sort_pieces(base, "claims", pieces, real, {}, folder)
    real.unlink()
    for name, file in zip(names("claims", len(made)), made, strict=True):
        file.rename(folder / name)
    for piece in pieces:
        Path(piece).unlink()
    write_table(periods(cells["moved"]), folder / "periods.parquet")
    about = folder / "release.json"  # the names of the files are read from it
    listed = ", ".join(f'"{name}": "0"' for name in names("claims", len(made)))
    about.write_text(
        about.read_text("utf-8").replace('"claims.parquet": "', f'{listed}, "gone": "', 1), "utf-8"
    )


_ORDER = "order by document, anchor_start nulls first, anchor_end nulls first, id"
_KIND = "decimal(38, 12)"


def _has_any(column: str, keys: list[str]) -> str:
    """Return the SQL for a list that has any of some keys; nearly all lists have one item."""
    return (
        f"(len({column}) = 1 and {column}[1] in ({', '.join(map(repr, keys))})"
        f" or len({column}) > 1 and list_has_any({column}, {keys}))"
    )


def by_hand(files: list[Path], corpus: npf.Corpus) -> Ask:
    """Return what asks in SQL, as one who knows engine and files writes it."""
    base = duckdb.connect(config={"threads": 1, "memory_limit": _MEMORY})
    base.execute("set parquet_metadata_cache = true")
    scope = corpus._store.scope
    periods = base.execute(f"from '{files[0].with_name('periods.parquet')}'").fetchall()

    def ask(kind: str, question: Question) -> list[str]:
        where, what = (
            sorted(scope(axis, getattr(question, axis))) for axis in ("region", "sector")
        )
        low, high = (f"{each}::{_KIND}" for each in (question.least, question.below))
        value = (
            f"unit = '{question.unit}' and unit_basis = 'stated'"
            f" and (lower_floor is null or lower_floor < {high})"
            f" and (upper_floor is null or upper_floor >= {low}"
            f" and (upper_floor > {low} or upper_rest > 0 or upper_inclusive))"
        )
        regions, sectors = _has_any("regions", where), _has_any("sectors", what)
        said = [repr(told) for told, first, last in periods if first <= question.year <= last]
        year = " or ".join(f"{each} in ({', '.join(said)})" for each in ("as_of", "deadline"))
        wanted = {
            "selective": f"measure = '{question.measure}' and {regions} and ({year})",
            "measure and value": f"measure = '{question.measure}' and {value}",
            "value": f"{value} and {regions} and {sectors}",
            "broad": f"{regions} and ({year})",
        }[kind]
        found = base.execute(
            f"select id from read_parquet({list(map(str, files))}) where {wanted} {_ORDER}"  # noqa: S608 - our own
        )
        return [row[0] for row in found.fetchall()]

    return ask


def by_verbs(folder: Path) -> Ask:
    """Return our verbs."""
    backend = ibis.duckdb.connect(threads=1, memory_limit=_MEMORY)
    backend.raw_sql("set parquet_metadata_cache = true")
    claims = engine.open(folder, backend=backend).claims

    def ask(kind: str, question: Question) -> list[str]:
        value: Any = {
            "at_least": question.least,
            "less_than": question.below,
            "unit": question.unit,
            "certainty": "possible",
        }
        found = {
            "selective": lambda: (
                claims.by_measure(question.measure)
                .by_region(question.region)
                .by_year(question.year)
            ),
            "measure and value": lambda: claims.by_measure(question.measure).by_value(**value),
            "value": lambda: (
                claims.by_region(question.region).by_sector(question.sector).by_value(**value)
            ),
            "broad": lambda: claims.by_region(question.region).by_year(question.year),
        }[kind]()
        return list(found.ids())

    return ask


KINDS = {"selective": 160, "measure and value": 160, "value": 20, "broad": 6}
"""How often each kind of question is asked; "selective" is for a measure, a region and a year."""


def measure(folder: Path, count: int) -> None:
    """Print what a question costs at a number of claims, each way, and the selective one's cost."""
    corpus = npf.load(RELEASE)
    files = sorted(folder.glob("claims*.parquet"))
    asked = drawn(corpus)
    ways = by_hand(files, corpus), by_verbs(folder)
    for kind, often in KINDS.items():
        spent: tuple[list[float], list[float]] = ([], [])
        hits: list[int] = []
        for at, question in enumerate(asked[: often + 1]):
            found: list[Any] = []
            order = (0, 1) if at % 2 else (1, 0)
            for way in order:
                start = time.perf_counter()
                found.append(ways[way](kind, question))
                spent[way].append((time.perf_counter() - start) * 1e3)
            assert found[0] == found[1], (kind, question)
            hits.append(len(found[0]))
        costs = [median(each[1:]) for each in spent]
        ratio = costs[1] / costs[0]
        bound = _BOUNDS.get(count)
        print(
            f"  {kind:18} {median(hits):7.0f} found: by hand {costs[0]:7.1f} ms,"
            f" verbs {costs[1]:7.1f} ms, {ratio:.2f} times"
            + (f" (at most {bound}: {'holds' if ratio <= bound else 'FAILS'})" if bound else "")
        )
        if kind == "selective":
            Path(folder, "selective").write_text(str(costs[1]), "utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"  peak memory of the process that asks: {peak:.0f} MiB; DuckDB may take {_MEMORY}")


def drawn(corpus: npf.Corpus) -> list[Question]:
    """Return questions about claims that the release has, so that answers are found."""
    dice = random.Random(7)  # noqa: S311 - no secret
    claims = [each for each in corpus.claims if each.as_of and each.sectors]
    found: list[Question] = []
    while len(found) <= _QUESTIONS:
        claim = dice.choice(claims)
        lower = claim.quantity.interval.lower
        if lower is None or lower < 1 or claim.quantity.unit not in {"CNY", "percent"}:
            continue
        regions = [each.id for each in corpus.regions if each.kind == "province"]
        year = 2025 - dice.randrange(_YEARS)
        below = int(lower) + int(lower) // 100 + 1
        found.append(
            Question(
                claim.measure,
                dice.choice(regions),
                claim.sectors[0],
                year,
                str(claim.quantity.unit),
                int(lower),
                below,
            )
        )
    return found


def main() -> None:
    """Print the costs at each size, each in a process of its own, and how they grow."""
    call = partial(subprocess.run, check=True)
    if sys.argv[1:2] == ["make"]:
        make(Path(sys.argv[2]), int(sys.argv[3]))
        print(
            "  peak memory of the process that wrote:"
            f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:.0f} MiB"
        )
        return
    if sys.argv[1:2] == ["at"]:
        measure(Path(sys.argv[2]), int(sys.argv[3]))
        return
    costs: list[tuple[int, float]] = []
    for size in sorted(map(int, sys.argv[1:] or SIZES)):
        with tempfile.TemporaryDirectory() as top:
            folder = npf.load(RELEASE).export(Path(top, "export"), format="parquet")
            start = time.perf_counter()
            call([sys.executable, __file__, "make", str(folder), str(size)])
            files = list(folder.glob("claims*.parquet"))
            mebibytes = sum(each.stat().st_size for each in files) / 2**20
            spent = time.perf_counter() - start
            print(
                f"{size:,} claims, {len(files)} files of {mebibytes:.0f} MiB, made in {spent:.0f} s"
            )
            call([sys.executable, __file__, "at", str(folder), str(size)])
            costs.append((size, float((folder / "selective").read_text("utf-8"))))
    for (few, small), (many, great) in pairwise(costs):
        print(
            f"from {few:,} to {many:,} claims the table grows {many / few:.1f} times,"
            f" the cost of a selective question {great / small:.1f} times"
        )


if __name__ == "__main__":
    main()
