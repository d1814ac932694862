"""What attaching a text costs, against normalising that text, from 1 to 10 million characters.

`found`: a document stands inside a long made-up text, and is found whole. `foreign`: nothing of it
is there, so every word's surroundings are compared. Each figure is the least of some rounds.

Then what texts cost that nobody would write, or that are no plain text: seconds at one length, and
how many times as many at twice and at four times that length; 2 and 4 is in proportion.
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


ODD: dict[str, Callable[[int], str]] = {
    "descending marks": lambda size: "a" + "\u0301" * (size // 2) + "\u0323" * (size // 2),
    "line ends and marks": lambda size: "a\n\u0301" * (size // 3),
    "line ends and jamo": lambda size: "a\n\u1161" * (size // 3),
    "zero-width between letters": lambda size: "a\u200b" * (size // 2),
    "line ends and zero-width": lambda size: "\n\u200b" * (size // 2),
    "spaced-out Chinese": lambda size: "中 " * (size // 2),
    "leaders of dots": lambda size: f"Chapter {'.' * 40} 12\n" * (size // 52),
    "dots": lambda size: "." * size,
    "HTML": lambda size: (
        '<p class="a b"><a href="https://example.org/?y=1">12</a></p>\n' * (size // 61)
    ),
    "JSON": lambda size: '{"id": 12, "name": "port", "values": [1, 2.5]}, ' * (size // 48),
    "half surrogates": lambda size: "\ud800" * size,
}
"""Texts of about so many characters each."""
_ODD_SIZE = 50_000


def print_growth(attach: Callable[[str], object]) -> None:
    """Print how the cost of odd texts grows."""
    print(f"{'text':>28} {'seconds':>8}  at 2x  at 4x")
    for name, made in ODD.items():
        one, two, four = (least(partial(attach, made(_ODD_SIZE * times))) for times in (1, 2, 4))
        print(f"{name:>28} {one:8.2f} {two / one:6.2f} {four / one:6.2f}")


def main() -> None:
    """Print the costs and their ratio to normalising, then how they grow."""
    corpus = npf.load("1.0.0")
    print_growth(partial(corpus.attach, "scio-2024-06-25-ningxia"))
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
