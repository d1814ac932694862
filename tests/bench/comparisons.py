"""Cost of outcomes of a year's targets and of one measure's series, beside a look at each claim.

Claims are made up: as many reports of two years as there are provinces, each with as many targets
and results as asked for. Every round has a corpus of its own, whose claims are read beforehand; the
figure is the best of the rounds. A look at each claim, one attribute and one set, is the measure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attrs import evolve

sys.path.append(str(Path(__file__).parents[1] / "property"))

from made_up import region
from reports import MEASURES, corpus, report, says

from npf_corpus import records as r
from npf_corpus.corpus import Corpus

_PER_REPORT = int(os.environ.get("NPF_BENCH_CLAIMS", "120"))
_REPORTS, _ROUNDS = 31, 5
_MEASURES = tuple(evolve(MEASURES[0], id=r.MeasureId(f"m{n}")) for n in range(_PER_REPORT // 2))
_REGIONS = tuple(region(f"CN-{n}", parent="CN") for n in range(_REPORTS))


def made() -> Corpus:
    """Return a corpus of reports, whose claims have been read."""
    aim, result = (says("a.c1", "5%左右", "product", aimed=aimed) for aimed in (True, False))
    records: list[r.Record] = [*_MEASURES, *_REGIONS]
    for place in range(_REPORTS):
        for year, plain in ((2025, aim), (2026, result)):
            key = f"r{place}-{year}"
            records.append(report(key, f"{year}-01-15", _REGIONS[place].id))
            records += [
                evolve(
                    plain,
                    id=r.ClaimId(f"{key}.c{number}"),
                    document=r.DocumentId(key),
                    statement=r.StatementId(f"{key}.s1"),
                    measure=_MEASURES[number % len(_MEASURES)].id,
                    regions=(_REGIONS[place].id,),
                )
                for number in range(_PER_REPORT)
            ]
    held = corpus(*records)
    list(held.claims)
    return held


def best(work: Callable[[Corpus], object]) -> float:
    """Return the least seconds that work takes on a corpus that nothing was asked of."""
    taken: list[float] = []
    for _ in range(_ROUNDS):
        held = made()
        start = time.perf_counter()
        work(held)
        taken.append(time.perf_counter() - start)
    return min(taken)


_FRESH = """
import time
import npf_corpus as npf
claims = npf.load().claims
start = time.perf_counter()
{}
print(time.perf_counter() - start)
"""
_SHIPPED = {
    "outcomes of all targets of 2025": """
list(claims.by_modality("targeted").by_year(2025).outcomes())
""",
    "series of GDP growth": """
list(claims.by_measure("GDP").by_aspect("growth").series())
""",
    "series of GDP": """
list(claims.by_measure("GDP").series())
""",
    "series of R&D intensity": """
list(claims.by_measure("R&D intensity").series())
""",
}


def fresh(code: str) -> float:
    """Return the least seconds that code reports of itself, in an interpreter of its own."""
    return min(
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
        for _ in range(_ROUNDS)
    )


def shipped() -> None:
    """Print what the first comparison after a load of the newest release costs."""
    unit = fresh("import time; start = time.perf_counter(); import cattrs\n"
                 "print(time.perf_counter() - start)")  # fmt: skip
    for name, work in _SHIPPED.items():
        seconds = fresh(_FRESH.format(work))
        print(f"newest, {name}: {seconds * 1000:.1f} ms, {seconds / unit:.2f} of import cattrs")


def main() -> None:
    """Print what each costs, in milliseconds and in looks at each claim."""
    look = best(lambda held: [(each.measure, frozenset(each.regions)) for each in held.claims])
    for name, work in (
        ("outcomes of all targets", lambda held: held.claims.by_year(2025).outcomes()),
        ("series of one measure", lambda held: held.claims.by_measure("m0").series()),
        ("agreements of all claims", lambda held: held.claims.agreements()),
    ):
        seconds = best(work)
        print(f"{name}: {seconds * 1000:.0f} ms, {seconds / look:.1f} looks at each claim")
    shipped()


if __name__ == "__main__":
    main()
