"""What attaching a text costs, against normalising that text, from 1 to 10 million characters.

`found`: a document stands inside a long made-up text, and is found whole. `foreign`: nothing of it
is there, so every word's surroundings are compared. Each figure is the least of some rounds.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import npf_corpus as npf
from npf_corpus.anchoring import normalise

_ROUNDS = int(os.environ.get("NPF_BENCH_ROUNDS", "3"))
_SIZES = (1_000_000, 3_000_000, 10_000_000)
_WORDS = ["the", "port", "of", "a", "new", "region", "has", "made", "over", "12", "plans", "for"]


def least(run: Callable[[], object]) -> float:
    """Return the least seconds that a call takes."""
    times: list[float] = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def made_up(size: int) -> str:
    """Return sentences and paragraphs of about that many characters."""
    words = random.Random(5)  # noqa: S311 - no secret
    lines: list[str] = []
    left = size
    while left > 0:
        sentence = " ".join(words.choices(_WORDS, k=words.randint(8, 25))).capitalize()
        gap = words.choice((" ", " ", "\n", "\n\n"))
        lines.append(f"{sentence}.{gap}")
        left -= len(lines[-1])
    return "".join(lines)


def main() -> None:
    """Print the costs and their ratio to normalising."""
    corpus = npf.load()
    document = corpus.documents["scio-2024-06-25-ningxia"]
    text = ""
    for path in Path(os.environ.get("NPF_CORPUS_SOURCES", ".")).glob("*.txt"):
        data = path.read_bytes()
        if document.text and sha256(data).hexdigest() == document.text.sha256:
            text = data.decode()
    if not text:
        print("NPF_CORPUS_SOURCES is not set: the foreign text alone is measured")
    print(f"{'characters':>12} {'normalise':>10} {'found':>10} {'ratio':>6} {'foreign':>10} ratio")
    for size in _SIZES:
        foreign = made_up(size)
        base = least(partial(normalise, foreign))
        half = size // 2
        inside = f"{foreign[:half]}\n\n{text}\n\n{foreign[half:]}" if text else ""
        costs = [
            least(partial(corpus.attach, document.id, each)) if each else 0.0
            for each in (inside, foreign)
        ]
        shown = " ".join(f"{cost:9.2f}s {cost / base:6.2f}" for cost in costs)
        print(f"{size:12,} {base:9.2f}s {shown}")


if __name__ == "__main__":
    main()
