"""Which of several measures a figure is of: the signs that speak for each, added up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from math import exp

from npf_corpus.drafting._matching import automaton
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._setting import Setting

COUNTED = re.compile("(?:数量|数|总数)$")
_MOST_APART = 20
_APART = 0.3
"""How many characters of a name one character between it and the figure is worth."""
WEIGHTS: Mapping[str, float] = {
    "again": -0.3, "apart after": 2.3, "apart before": 0.8, "beside after": 0.2,
    "beside before": 0.6, "dimension": 1.2, "fit": 0.9, "longest after": -0.2,
    "longest before": 0.5, "named =": 1.3, "named a": -0.2, "named e1": 1.1, "named e2": 0.4,
    "named s1": 1.0, "named s2": -0.4, "named x2": 0.7, "no noun": 0.4, "read =": 0.6,
    "read c": 0.3, "read d": 0.3, "read e1": 0.8, "read e2": -0.5, "read s1": -0.4,
    "read s2": 0.6, "read s4": 0.4, "read x2": 0.3, "same noun": 0.6, "stands after": 1.1,
    "stands before": 0.6, "theme": 1.0, "votes": -0.3, "votes of all": 0.9,
}  # fmt: skip
"""What each sign counts; `read` are those of rows that readers gave, `named` those of names."""


class Literals:
    """The Chinese names of measures, to be found in the words beside a figure."""

    def __init__(self, words: Vocabulary) -> None:
        names: defaultdict[str, set[str]] = defaultdict(set)
        for each in words.tables["measures"]:
            for name in words.words("measures", each.id):
                for noun in {name, COUNTED.sub("", name)}:
                    if not noun.isascii() and len(noun) > 1:
                        names[noun].add(each.id)
        self._automaton = automaton({name: sorted(keys) for name, keys in names.items()})

    def near(self, setting: Setting) -> dict[str, dict[str, float]]:
        """Return the signs of each measure whose name stands in the clause of a figure."""
        if not len(self._automaton):
            return {}
        middle = len(setting.clause)
        ahead = middle - len(setting.tail)
        found: dict[str, tuple[float, str, int]] = {}
        for last, (size, keys) in self._automaton.iter(f"{setting.clause}\n{setting.after}"):
            before = last < middle
            apart = ahead - last - 1 if before else last - size - middle
            worth = size - _APART * max(0, apart)
            for key in keys:
                if key not in found or found[key][0] < worth:
                    found[key] = worth, "before" if before else "after", apart
        most = max((worth for worth, _, _ in found.values()), default=0.0)
        return {
            key: {
                f"beside {side}": float(apart <= 0),
                f"longest {side}": float(worth == most),
                f"apart {side}": min(apart, _MOST_APART) / 10,
                f"stands {side}": 1.0,
            }
            for key, (worth, side, apart) in found.items()
        }


def chances(signs: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return how likely each measure is by its signs; together they make 1."""
    points = {
        measure: sum(WEIGHTS.get(sign, 0.0) * value for sign, value in told.items())
        for measure, told in signs.items()
    }
    most = max(points.values())
    shares = {measure: exp(value - most) for measure, value in points.items()}
    total = sum(shares.values())
    return {measure: share / total for measure, share in shares.items()}
