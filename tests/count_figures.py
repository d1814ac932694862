"""Count what is read of the number expressions of real texts, and what is refused, by unit.

`python tests/count_figures.py FOLDER`: every `.txt` file of the folder is read.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from npf_corpus.quantities import find_quantities

_GRADE = "is a grade, not a quantity"
"""The reason of Ⅱ in Ⅱ类水, which is the right one."""


def main(folder: str) -> None:
    """Print the counts by class and by unit, what was not read, and the time taken."""
    classes: Counter[str] = Counter()
    units: Counter[str] = Counter()
    unread: Counter[tuple[str, str]] = Counter()
    characters, start = 0, time.process_time()
    for path in sorted(Path(folder).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        characters += len(text)
        for each in find_quantities(text):
            classes[each.number_class] += 1
            if each.quantity is not None:
                units[each.quantity.unit or "(none stated)"] += 1
            elif each.reason != _GRADE and each.number_class in {"claim", "threshold"}:
                unread[each.surface, each.reason or ""] += 1
    spent = time.process_time() - start
    total = sum(classes.values())
    lines = [f"{count:7} {name}" for name, count in classes.most_common()]
    lines += ["", "read, by unit:", *(f"{count:7} {name}" for name, count in units.most_common())]
    lines += [
        "",
        "not read:",
        *(f"{n:7} {words!r} {why}" for (words, why), n in unread.most_common()),
    ]
    share = 100 * (total - unread.total()) / max(total, 1)
    lines += [
        "",
        f"{total} number expressions: {units.total()} read as figures",
        f"{total - units.total() - unread.total()} refused by their class, {unread.total()} unread",
        f"{share:.2f} percent read, or refused with the reason of their class",
        f"{characters} characters in {spent:.1f} s",
    ]
    sys.stdout.write("\n".join((*lines, "")))


if __name__ == "__main__":
    main(sys.argv[1])
