"""How the time that finding figures takes grows with the text, as ratios measured in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

from npf_corpus.quantities import find_quantities
from npf_corpus.quantities._expressions import number_expressions

_REPEATED = (
    *("one hundred and ", "1", "1,", "1.", "1,000,", "twenty-", "a few hundred ", "hundred "),
    *("5/", "may ", "5 may ", "2024-", "2024/1/", "数", "一", "十百", "第", "分之", "百分之", "多"),
    *("tens of ", "third ", "½", "  ", "a number ", "8:30", "年", "2024年"),
)
_FIGURES = (
    *("超过2000亿元，", "5%、", "第3位", "每万人16件", "增长5倍", "突破3000亿元和", "5—", "1∶",
      "以上"),
    *("more than 2,000 projects, ", "$5 to ", "between 5 and ", "top 5 ", "5 percent "),
    *("1,", "1.", "½", "9", "一", "万", "百", "至", "一至", "第", "%", "~1", "1∶", "Ⅱ", "至少",
      "、"),
    *("5%、6%左右和", "至少建成", "a year or ", "from the ", "one in "),
    "2025年新增超6000家，增长5.5%左右，居全国第3位；",
)  # fmt: skip
_SHORT, _LONG = 500, 10_000
_FULL = 50_000
_ROUNDS = 3


def seconds(find: Callable[[str], object], text: str) -> float:
    """Return the least processor time of some rounds."""
    spent: list[float] = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        find(text)
        spent.append(time.process_time() - start)
    return min(spent)


def _worst(name: str, find: Callable[[str], object], words: tuple[str, ...]) -> None:
    """Print what twenty times the text costs, for the words that it grows most with."""
    ratios = {each: seconds(find, each * _LONG) / seconds(find, each * _SHORT) for each in words}
    for each in sorted(ratios, key=lambda each: ratios[each])[-3:]:
        print(f"{name}: {each!r} twenty times as often: {ratios[each]:.0f} times as long")


def main() -> None:
    """Print how the finder of expressions and that of figures grow, and what a text costs."""
    _worst("number expressions", number_expressions, _REPEATED)
    _worst("figures", find_quantities, _FIGURES)
    report = _FIGURES[-1] * _LONG
    spent = seconds(find_quantities, report)
    print(f"a million characters of figures: {spent * 10**6 / len(report):.0f} s")
    slow = {each: seconds(find_quantities, each * (_FULL // len(each))) for each in _FIGURES}
    worst = max(slow, key=lambda each: slow[each])
    print(f"of a million characters, {worst!r} costs most: {slow[worst] * 10**6 / _FULL:.0f} s")


if __name__ == "__main__":
    main()
