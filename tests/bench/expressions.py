"""How the time that number expressions take grows with the text, as ratios measured in one run."""

from __future__ import annotations

import time

from npf_corpus.quantities._expressions import number_expressions

_REPEATED = (
    *("one hundred and ", "1", "1,", "1.", "1,000,", "twenty-", "a few hundred ", "hundred "),
    *("5/", "may ", "5 may ", "2024-", "2024/1/", "数", "一", "十百", "第", "分之", "百分之", "多"),
    *("tens of ", "third ", "½", "  ", "a number ", "8:30", "年", "2024年"),
)
_SHORT, _LONG = 500, 10_000
_ROUNDS = 3


def seconds(text: str) -> float:
    """Return the least processor time of some rounds."""
    spent: list[float] = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        number_expressions(text)
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> None:
    """Print what twenty times the text costs, for the words that it grows most with."""
    ratios = {each: seconds(each * _LONG) / seconds(each * _SHORT) for each in _REPEATED}
    worst = sorted(ratios, key=lambda each: ratios[each])[-3:]
    for each in worst:
        print(f"{each!r} twenty times as often: {ratios[each]:.0f} times as long")


if __name__ == "__main__":
    main()
