"""How the time and memory that a draft takes grow with the text, as ratios measured in one run."""

from __future__ import annotations

import time
import tracemalloc

import npf_corpus as npf

_WORDS = (
    "2025年新增超6000家，增长5.5%左右，居全国第3位；",
    "煤炭、电力、天然气产量分别增长1%、2%、3%，",
    "一、2026年重点工作\n力争增长5%。",
    "5%、",
    "分别",
    "、均",
    "未来产业、新材料等",
    "more than 2,000 projects. ",
    "产业",
    "\n",
)
_SHORT, _LONG = 5_000, 100_000


def seconds(text: str) -> float:
    """Return the processor time of a draft."""
    start = time.process_time()
    npf.draft(text, year=2026)
    return time.process_time() - start


def main() -> None:
    """Print what twenty times the text costs, for each kind of words."""
    seconds("5%")
    seconds("five percent")
    for words in _WORDS:
        short, long = (words * (size // len(words)) for size in (_SHORT, _LONG))
        ratio = seconds(long) / max(seconds(short), 1e-3)
        print(f"{words!r}: twenty times as often: {ratio:.0f} times as long")
    tracemalloc.start()
    npf.draft(_WORDS[0] * (_LONG // len(_WORDS[0])), year=2026)
    print(f"memory: {tracemalloc.get_traced_memory()[1] / _LONG:.0f} bytes a character at most")


if __name__ == "__main__":
    main()
