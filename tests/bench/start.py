"""Time and memory from process start to the first answer, against a bare `import cattrs`.

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
_NEWEST = """
import npf_corpus as npf
claims = npf.load().claims.by_region({}).by_sector("manufacturing").by_value({})
print(claims.ids, claims[0])
"""
_NARROW = _NEWEST.format('"Anhui"', 'at_least=100_000_000_000, unit="CNY"')
_BROAD = _NEWEST.format('"CN"', 'at_least=9, unit="percent"')
_RUNS = {
    "bare interpreter": "pass",
    "import attrs": "import attrs",
    "import cattrs": "import cattrs",
    "import npf_corpus": "import npf_corpus",
    "first answer": _ANSWER,
    "its bound as text": _ANSWER.replace('100_000_000_000, unit="CNY"', '"100 billion CNY"'),
    "newest, a few found": _NARROW,
    "its bound as text ": _NARROW.replace('100_000_000_000, unit="CNY"', '"100 billion CNY"'),
    "newest, hundreds": _BROAD,
    "every byte verified": "import npf_corpus as npf\nnpf.load().verify()" + _NARROW,
}
_PEAK = """
print([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0])
"""
"""Prints the peak memory of a process in KiB, where the system is Linux."""
_ROUNDS = int(os.environ.get("NPF_BENCH_ROUNDS", "40"))


def seconds(code: str) -> float:
    """Return how long a fresh interpreter takes to run some code."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def peak(code: str) -> int:
    """Return how many KiB a fresh interpreter takes at most to run some code."""
    done = subprocess.run(
        [sys.executable, "-c", code + _PEAK], check=True, capture_output=True, text=True
    )
    return int(done.stdout.split()[-1])


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
    if sys.platform == "linux":
        peaks = {name: peak(code) for name, code in _RUNS.items()}
        for name, most in peaks.items():
            print(f"{name:20} {most / peaks['import cattrs']:6.2f} of its peak memory")


if __name__ == "__main__":
    main()
