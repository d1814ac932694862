"""Time from process start to the first answer, against a bare `import cattrs`, in one run.

Each is a fresh interpreter, taken in turn so that the machine's noise falls on all alike; the
figure of each is its lower quartile, and a bare interpreter is taken off.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

_ANSWER = """
import npf_corpus as npf
claims = npf.load("1.0.0").claims.by_region("Ningxia").by_sector("new materials")
found = claims.by_value(at_least=100_000_000_000, unit="CNY", inferred=True)
assert [str(claim.quantity.interval) for claim in found] == ["[200000000000,)"]
"""
_RUNS = {
    "bare interpreter": "pass",
    "import attrs": "import attrs",
    "import cattrs": "import cattrs",
    "import npf_corpus": "import npf_corpus",
    "first answer": _ANSWER,
    "its bound as text": _ANSWER.replace('100_000_000_000, unit="CNY"', '"100 billion CNY"'),
}
_ROUNDS = int(os.environ.get("NPF_BENCH_ROUNDS", "40"))


def seconds(code: str) -> float:
    """Return how long a fresh interpreter takes to run some code."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print each cost in units of a bare `import cattrs`."""
    times: dict[str, list[float]] = {name: [] for name in _RUNS}
    for _ in range(_ROUNDS):
        for name, code in _RUNS.items():
            times[name].append(seconds(code))
    low = {name: sorted(each)[len(each) // 4] for name, each in times.items()}
    bare = low["bare interpreter"]
    unit = low["import cattrs"] - bare
    for name in _RUNS:
        print(f"{name:20} {(low[name] - bare) / unit:6.2f} of a bare import cattrs")


if __name__ == "__main__":
    main()
