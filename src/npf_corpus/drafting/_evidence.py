"""What speaks for each measure that a figure may be of, weighed by a table fitted to readings.

`weights.tsv` has a weight for each kind of evidence. A measure's chance is that of a linear model:
the exponential of its weighed evidence, beside that of the other candidates.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_RUN = re.compile(r"[\u3400-\u9fffA-Za-z]+")
_LONGEST = 4
_MOSTLY, _HARDLY = math.log(0.5), math.log(0.05)
_MANY = 10.0
"""Nouns tell a measure by half of all votes, and so many; a twentieth of them hardly tells one."""


class Evidence(NamedTuple):
    """What speaks for a measure.

    Attributes:
        votes: The logarithm of its share of the votes of the nouns' runs.
        score: These votes.
        fit: The logarithm of how well the kind of figure fits it.
        classifier: The logarithm of how much likelier the classifier is beside it.
        near: How much of one of its names the nouns have.
        near_size: The same, times how much the pairs count that they share.
        around: How much of one of its names the words around have.
        told: The logarithm of its share of the votes of the runs around.
        theme: The share of the ten measures before that have its theme.
    """

    votes: float
    score: float
    fit: float
    classifier: float
    near: float
    near_size: float
    around: float
    told: float
    theme: float


@cache
def read_weights() -> tuple[float, ...]:
    """Return the weights that the package holds, in the order of `Evidence`."""
    path = files("npf_corpus.drafting") / "weights.tsv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), dialect="excel-tab")
    return tuple(float(row["weight"]) for row in rows)


def chances(evidence: Mapping[str, Evidence], weights: Sequence[float]) -> dict[str, float]:
    """Return how likely each of some measures is; together they are 1.

    Example:
        >>> from npf_corpus.drafting._evidence import Evidence, chances
        >>> none = (0.0,) * 8
        >>> chances({"a": Evidence(1.0, *none), "b": Evidence(1.0, *none)}, [0.5, *none])
        {'a': 0.5, 'b': 0.5}
    """
    weighed = {
        measure: math.fsum(one * other for one, other in zip(each, weights, strict=True))
        for measure, each in evidence.items()
    }
    most = max(weighed.values(), default=0.0)
    powers = {measure: math.exp(each - most) for measure, each in weighed.items()}
    total = math.fsum(powers.values())
    return {measure: each / total for measure, each in powers.items()}


def told_by_noun(evidence: Mapping[str, Evidence]) -> Mapping[str, Evidence]:
    """Return the evidence without measures that only words around speak for.

    All of it stays where the nouns do not tell one measure by most of many votes: in
    人均地区生产总值达到15万元，新能源装机翻一番 they tell that of the second figure.
    """
    if all(each.votes < _MOSTLY or each.score < _MANY for each in evidence.values()):
        return evidence
    return {
        measure: each for measure, each in evidence.items() if each.near or each.votes > _HARDLY
    }


def pairs_of(words: str) -> set[str]:
    """Return the pairs of characters of words; a character alone is one too.

    Example:
        >>> from npf_corpus.drafting._evidence import pairs_of
        >>> sorted(pairs_of("用电量12亿，增"))
        ['亿', '增', '用电', '电量']
    """
    found: set[str] = set()
    for part in _RUN.findall(words):
        found.update(part[at : at + 2] for at in range(max(1, len(part) - 1)))
    return found


def short_runs(words: str) -> Iterator[str]:
    """Yield the runs of two to four characters of words."""
    for part in _RUN.findall(words):
        for size in range(2, _LONGEST + 1):
            yield from (part[at : at + size] for at in range(len(part) - size + 1))


class MeasureNames:
    """The names of measures, ready to be looked for in words by the pairs that they share."""

    def __init__(
        self, names: Iterable[tuple[str, str]], nouns: Iterable[tuple[str, str]], many: int
    ) -> None:
        """Take measures with their names, measures with nouns of rows, and how many there are."""
        having: defaultdict[str, set[str]] = defaultdict(set)
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        made = [(measure, pairs_of(name)) for measure, name in names]
        for measure, pairs in [*made, *((each, pairs_of(noun)) for each, noun in nouns)]:
            for pair in pairs:
                having[pair].add(measure)
        self._weights = {pair: math.log(many / len(by)) for pair, by in having.items()}
        self._names: list[tuple[str, float]] = []
        for measure, pairs in made:
            size = math.fsum(self._weights[pair] for pair in pairs)
            if size > 0:
                for pair in pairs:
                    self._at[pair].append(len(self._names))
                self._names.append((measure, size))

    def shares(
        self, words: set[str], more: set[str]
    ) -> tuple[dict[str, tuple[float, float]], dict[str, tuple[float, float]]]:
        """Return how much of a name of each measure some pairs have, and with more pairs.

        Each is a share, and beside it the share times the weight of the pairs that the name has.
        """
        shared: defaultdict[int, float] = defaultdict(float)
        found: list[dict[str, tuple[float, float]]] = []
        for pairs in (words, more - words):
            for pair in sorted(pairs):
                for at in self._at.get(pair, ()):
                    shared[at] += self._weights[pair]
            found.append(self._by_measure(shared))
        return found[0], found[1]

    def _by_measure(self, shared: Mapping[int, float]) -> dict[str, tuple[float, float]]:
        found: dict[str, tuple[float, float]] = {}
        for at, weight in shared.items():
            measure, size = self._names[at]
            share = weight / size
            held = found.get(measure, (0.0, 0.0))
            found[measure] = (max(held[0], share), max(held[1], weight * share / 10))
        return found
