"""What our entry point for Hypothesis adds to the start of somebody else's pytest, in one run.

Runs with it and without it take turns, so that the machine's noise falls on both alike; the figure
of each is its lower quartile. Without it, a folder before all others has metadata of the package
that name no entry point; with it, the same folder has those that are installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from importlib.metadata import distribution
from pathlib import Path

_TEST = """
from hypothesis import given, strategies as st

@given(st.integers())
def test_integers(number):
    assert number == number
"""
_ROUNDS = int(os.environ.get("NPF_BENCH_ROUNDS", "20"))


def seconds(test: str, metadata: Path) -> float:
    """Return how long pytest takes for a test that imports Hypothesis."""
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test)
    environment = os.environ | {"PYTHONPATH": str(metadata)}
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print what a start with the entry point costs, as a ratio to one without."""
    ours = distribution("npf-corpus")
    texts = {"without": "", "with": ours.read_text("entry_points.txt") or ""}
    times: dict[str, list[float]] = {name: [] for name in texts}
    with tempfile.TemporaryDirectory() as folder:
        test = Path(folder, "test_integers.py")
        test.write_text(_TEST, "utf-8")
        for name, text in texts.items():
            metadata = Path(folder, name, f"npf_corpus-{ours.version}.dist-info")
            metadata.mkdir(parents=True)
            (metadata / "METADATA").write_text(ours.read_text("METADATA") or "", "utf-8")
            (metadata / "entry_points.txt").write_text(text, "utf-8")
        for _ in range(_ROUNDS):
            for name in texts:
                times[name].append(seconds(str(test), Path(folder, name)))
    low = {name: sorted(each)[len(each) // 4] for name, each in times.items()}
    print(f"pytest beside Hypothesis: {low['with'] / low['without']:.3f} of a start without")
    print(f"that is {(low['with'] - low['without']) * 1000:+.1f} ms")


if __name__ == "__main__":
    main()
