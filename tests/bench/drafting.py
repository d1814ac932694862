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
_REPORT = (
    "一、2025年工作回顾\n全省生产总值增长5.5%左右，达到9.1万亿元。新增高新技术企业超2000家，"
    "规模以上工业增加值增长6.2%，其中高技术产业增长9%。完善制度，深化改革，加强监管，优化服务，"
    "推动各项工作取得新进展。\n二、2026年重点工作\n发展新质生产力，力争增长5%左右，城镇新增就业"
    "100万人以上，研发经费投入强度达到3.3%。培育量子科技等未来产业，支持企业和高校一起攻关。\n"
)
"""What a work report is like: few figures in many words."""
_SHORT, _LONG = 5_000, 100_000
_ONE, _MANY = 20_000, 1_000_000
"""Characters of a work report, and of fifty."""


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
    one, many = (seconds(_REPORT * (size // len(_REPORT))) for size in (_ONE, _MANY))
    print(f"a report of {_ONE:,} characters: {one:.1f} s; fifty: {many / one:.0f} times as long")
    tracemalloc.start()
    npf.draft(_WORDS[0] * (_LONG // len(_WORDS[0])), year=2026)
    print(f"memory: {tracemalloc.get_traced_memory()[1] / _LONG:.0f} bytes a character at most")


if __name__ == "__main__":
    main()
