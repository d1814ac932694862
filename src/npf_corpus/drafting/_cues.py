"""What a figure measures, guessed from the nouns around it by a table that readers filled.

`cues.tsv` has rows of a noun before a figure, a noun after it, the kind of figure, and the measure,
unit and sectors that readers gave. A setting is compared with all rows, and with the vocabulary's
own names, by the runs of characters that they share; rarer and longer runs count for more. The
evidence for the measures that are so found is weighed by the table of `_evidence`.
"""

from __future__ import annotations

import csv
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from attrs import frozen

from npf_corpus.drafting._asked import LONGEST, Asked, turned
from npf_corpus.drafting._evidence import (
    Evidence,
    MeasureNames,
    chances,
    pairs_of,
    read_weights,
    short_runs,
    told_by_noun,
)
from npf_corpus.drafting._names import Vocabulary

T = TypeVar("T")

_COUNTED = re.compile("(?:数量|数|总数)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WEIGHT = {"w": 1.0, "s": 1.6, "a": 0.9, "p": 1.2, "e": 1.2, "x": 0.6, "c": 1.0, "d": 1.0, "=": 3.0}
"""What a shared run of characters weighs, by its letter: inside the noun before, at its end; inside
the noun after, at its start, at its end; in either; the classifier with the end of the noun before,
or with an end of the noun after; both nouns whole."""
_LONGEST_RUN = 5
_CLEAR = 0.5
"""Of a measure of many sectors, those are proposed that have so much of the votes."""
_WHOLE = 3
"""The length that a run of both nouns, or one with the classifier, counts as."""
_ENOUGH = 3
"""A measure is fully sure when this share of all runs votes for it, or its name stands there."""
_VOTED, _NAMED, _CALLED = 12, 40, 8
"""So many measures with most votes are candidates; of so many that are best named, so many that
fit too."""
_COMMON = 60
"""A run of more measures tells none."""
_SMALL = 0.003
"""What is added to a share before its logarithm is taken."""
_RARE = 0.0005
"""How often a classifier stands that no row has."""
_NOTHING: Counter[int] = Counter()
_RECENT = 10
"""The themes of so many measures before are looked at."""


@frozen
class Cue:
    """A row: the nouns around a figure, and what readers said that it measures.

    Attributes:
        before: The noun before.
        after: The noun after.
        classifier: The last characters of the figure, its digits aside.
        kind: The dimension of its unit; `change` where it compares.
        measure: Id of the measure.
        unit: Id of the unit.
        sectors: Ids of the sectors; None where nobody said.
        count: In how many readings.
    """

    before: str
    after: str
    classifier: str
    kind: str
    measure: str
    unit: str
    sectors: tuple[str, ...] | None
    count: int


@frozen
class Guess:
    """What the table says that a figure measures.

    Attributes:
        measure: Id of the measure.
        unit: Id of the unit that goes with it.
        sectors: Ids of the sectors that go with it; None where no row says.
        varied: Whether the measure occurs with many sectors, so that names in the text decide.
        why: The run of characters that counted most.
        sure: From 0 to 1.
    """

    measure: str
    unit: str
    sectors: tuple[str, ...] | None
    varied: bool
    why: str
    sure: float


@cache
def read_cues() -> tuple[Cue, ...]:
    """Return the rows of the table that the package holds."""
    path = files("npf_corpus.drafting") / "cues.tsv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), dialect="excel-tab")
    return tuple(
        Cue(
            row["before"], row["after"], row["classifier"], row["kind"], row["measure"],
            row["unit"], tuple(filter(None, row["sectors"].split(";"))), int(row["count"]),
        )
        for row in rows
    )  # fmt: skip


class Cues:
    """The table, with the names of a vocabulary, ready to be asked."""

    def __init__(
        self, rows: Iterable[Cue], words: Vocabulary, weights: Sequence[float] | None = None
    ) -> None:
        """Take the rows, the vocabulary, and the weights of evidence; by default the package's."""
        self._words = words
        self._weights = read_weights() if weights is None else weights
        self._labels: list[tuple[str, str, tuple[str, ...] | None]] = []
        self._rows: list[tuple[int, int]] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        self._runs: dict[str, Counter[int]] = {}
        self._told: dict[str, list[tuple[str, float]]] = {}
        self._fits: dict[tuple[str, str | None, bool], dict[str, float]] = {}
        self._kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._ends: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._all_ends: Counter[str] = Counter()
        self._fields: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        self._seen: dict[tuple[str, str, tuple[str, ...] | None], int] = {}
        known = [row for row in rows if words.has("measures", row.measure)]
        for row in known:
            self._kinds[row.measure][row.kind] += row.count
            self._kinds[row.measure][f"unit {row.unit}"] += row.count
            self._ends[row.measure][row.classifier] += row.count
            self._all_ends[row.classifier] += row.count
            self._fields[row.measure][row.sectors or ()] += row.count
            self._learn(row)
        for row in _named(words):
            self._learn(row)
        measures = words.tables["measures"]
        self._themes = {each.id: each.theme for each in measures}
        self._names = MeasureNames(
            [(each.id, name) for each in measures for name in _chinese_names(each)],
            [(row.measure, f"{row.before} {row.after}") for row in known],
            len(measures),
        )

    def _learn(self, row: Cue) -> None:
        label = (row.measure, row.unit, row.sectors)
        at = self._seen.setdefault(label, len(self._labels))
        if at == len(self._labels):
            self._labels.append(label)
        for run in _runs(row.before, row.after, row.classifier):
            self._having[run].append(len(self._rows))
        self._rows.append((at, row.count))

    def _labelled(self, run: str) -> Counter[int]:
        """Return how often a run stands in rows of each label."""
        if run not in self._having:
            return _NOTHING
        if run not in self._runs:
            self._runs[run] = Counter()
            for at in self._having[run]:
                label, count = self._rows[at]
                self._runs[run][label] += count
        return self._runs[run]

    def guess(self, asked: Asked, earlier: Sequence[str] = ()) -> Guess | None:
        """Return what a figure measures; None where neither a row nor a name shares words with it.

        Args:
            asked: The figure.
            earlier: The measures of the figures before it, the last one last.
        """
        runs = _runs(asked.before, asked.after, asked.classifier)
        votes, scores, why = self._votes(runs, asked)
        evidence = told_by_noun(self._evidence(asked, scores, earlier))
        if not evidence:
            return None
        found = chances(evidence, self._weights)
        first = min(found, key=lambda each: (-found[each], each))
        units: defaultdict[str, float] = defaultdict(float)
        fields: defaultdict[tuple[str, ...], float] = defaultdict(float)
        for at, vote in votes.items():
            measure, with_unit, sectors = self._labels[at]
            if measure == first:
                units[with_unit] += vote if self._of(with_unit) == self._dimension(first) else 0.0
                if sectors is not None:
                    fields[sectors] += vote
        sectors, varied = _most(fields), self._varied(first)
        if varied and sectors and fields[sectors] < _CLEAR * math.fsum(fields.values()):
            sectors = ()  # a noun that many sectors share tells none of them
        most = sum(_WEIGHT[run[0]] * (len(run) - 1) for run in runs if run[0] not in "cd=")
        share = min(1.0, _ENOUGH * scores.get(first, 0.0) / most) if most else 0.0
        share = max(share, evidence[first].around)
        return Guess(
            measure=first,
            unit=(_most(units) or "") if any(units.values()) else "",
            sectors=sectors,
            varied=varied,
            why=why,
            sure=round(min(0.97, (found[first] * share) ** 0.5), 2),
        )

    def evidence(self, asked: Asked, earlier: Sequence[str]) -> dict[str, Evidence]:
        """Return what speaks for each measure that a figure after some measures may be of."""
        runs = _runs(asked.before, asked.after, asked.classifier)
        return self._evidence(asked, self._votes(runs, asked)[1], earlier)

    def _evidence(
        self, asked: Asked, scores: Mapping[str, float], earlier: Sequence[str]
    ) -> dict[str, Evidence]:
        nouns = pairs_of(f"{asked.subject}{asked.before} {asked.after}")
        near, around = self._names.shares(nouns, nouns.union(*map(pairs_of, asked.around)))
        told = self._told_around(asked.around)
        fits = self._fitting(asked)
        candidates = set(_best(scores, _VOTED))
        named = _best({each: size for each, (_, size) in around.items()}, _NAMED)
        candidates.update(_best({each: around[each][1] * fits[each] for each in named}, _CALLED))
        voted, said = math.fsum(scores.values()) or 1.0, math.fsum(told.values()) or 1.0
        themes = Counter(self._themes[each] for each in earlier[-_RECENT:])
        return {
            each: Evidence(
                math.log(scores.get(each, 0.0) / voted + _SMALL),
                scores.get(each, 0.0),
                math.log(fits[each]),
                self._ended(each, asked.classifier),
                *near.get(each, (0.0, 0.0)),
                around.get(each, (0.0,))[0],
                math.log(told.get(each, 0.0) / said + _SMALL),
                themes[self._themes[each]] / _RECENT,
            )
            for each in sorted(candidates)
            if fits[each]
        }

    def _ended(self, measure: str, classifier: str) -> float:
        """Return the logarithm of how much likelier a classifier is beside a measure."""
        ends = self._ends.get(measure, Counter())
        usual = self._all_ends[classifier] / max(1, self._all_ends.total()) or _RARE
        return math.log((ends[classifier] + 2 * usual) / (ends.total() + 2) / usual)

    def _told_around(self, around: Iterable[str]) -> dict[str, float]:
        """Return the votes of the runs of the words around a figure."""
        found: defaultdict[str, float] = defaultdict(float)
        known = {run for words in around for run in short_runs(words) if f"x{run}" in self._having}
        for run in sorted(known):
            if run not in self._told:
                self._told[run] = list(self._run_votes(run))
            for measure, vote in self._told[run]:
                found[measure] += vote
        return found

    def _run_votes(self, run: str) -> Iterator[tuple[str, float]]:
        """Yield the votes of a run that stands in either noun, for each measure."""
        counts: Counter[str] = Counter()
        for at, count in self._labelled(f"x{run}").items():
            counts[self._labels[at][0]] += count
        if len(counts) <= _COMMON:
            total = counts.total()
            purity = sum(count * count for count in counts.values()) / total**2
            weight = len(run) * purity**0.5 / (total + 0.5)
            yield from ((measure, weight * count) for measure, count in counts.items())

    def _votes(
        self, runs: Iterable[str], asked: Asked
    ) -> tuple[dict[int, float], dict[str, float], str]:
        """Return the votes for each label, each measure's score, and the run that counted most."""
        votes: defaultdict[int, float] = defaultdict(float)
        best: tuple[float, str] = (0.0, "")
        fits = self._fitting(asked)
        for run in sorted(runs):
            found = self._labelled(run)
            if not found:
                continue
            size = _WHOLE if run[0] in "cd=" else len(run) - 1
            by_measure: defaultdict[str, float] = defaultdict(float)
            for at, count in found.items():
                measure = self._labels[at][0]
                by_measure[measure] += count * fits[measure]
            total, fitting = found.total(), sum(by_measure.values())
            if not fitting:
                continue
            purity = sum(count * count for count in by_measure.values()) / fitting**2
            weight = _WEIGHT[run[0]] * size * purity**0.5 * total / (total + 0.5)
            best = max(best, (weight * purity**0.5, run[1:].strip("|")))
            for at, count in found.items():
                votes[at] += weight * count * fits[self._labels[at][0]] / fitting
        scores: defaultdict[str, float] = defaultdict(float)
        for at, vote in votes.items():
            scores[self._labels[at][0]] += vote * fits[self._labels[at][0]]
        return votes, scores, best[1]

    def _dimension(self, measure: str) -> str:
        return str(self._words.record("measures", measure).dimension)

    def _of(self, unit: str) -> str:
        """Return the dimension of a unit; nothing where the vocabulary lacks it."""
        known = self._words.has("units", unit)
        return str(self._words.record("units", unit).dimension) if known else ""

    def _varied(self, measure: str) -> bool:
        """Return whether readers gave a measure many sectors, so that the words decide."""
        seen = self._fields.get(measure)
        return seen is not None and 2 * max(seen.values()) < seen.total()

    def _fitting(self, asked: Asked) -> dict[str, float]:
        """Return how well a kind of figure fits each measure; 1 fits."""
        kind = asked.kind, asked.unit if asked.kind == "count" else None
        key = (*kind, asked.is_share)
        if key not in self._fits:
            self._fits[key] = {
                measure: self._fit(measure, *kind, is_share=asked.is_share)
                for measure in self._themes
            }
        return self._fits[key]

    def _fit(self, measure: str, kind: str, unit: str | None, *, is_share: bool) -> float:
        """Return how well a kind of figure fits a measure; 1 fits, 0 cannot."""
        seen = self._kinds.get(measure)
        if kind == "change":
            return 1.0 if not seen or seen["change"] else 0.7
        alien = self._dimension(measure) != kind
        if alien and is_share:
            return 0.0
        if alien and not (seen and seen[kind]):
            return 0.1
        if unit and kind == "count" and seen and not seen[f"unit {unit}"]:
            return 0.5
        return 1.0


def _most(votes: Mapping[T, float]) -> T | None:
    """Return what has most votes; of several, the first in the alphabet."""
    return max(votes, key=lambda each: (votes[each], str(each)), default=None)


def _best(scores: Mapping[str, float], most: int) -> list[str]:
    """Return the so many that score most; of equal ones, the first in the alphabet."""
    return heapq.nsmallest(most, scores, key=lambda each: (-scores[each], each))


def _chinese_names(measure: Any) -> list[str]:
    return [name for name in sorted({measure.name_zh or "", *measure.aliases}) if _HAN.search(name)]


def _named(words: Vocabulary) -> Iterator[Cue]:
    """Yield a row for each Chinese name of a measure; what a count counts may stand after too."""
    for each in words.tables["measures"]:
        for name in _chinese_names(each):
            yield Cue(turned(name)[-LONGEST:], "", "", each.dimension, each.id, "", None, 1)
            if each.dimension == "count":
                bare = _COUNTED.sub("", name)
                yield Cue(bare[-LONGEST:], bare[:LONGEST], "", "count", each.id, "", None, 1)


def _runs(before: str, after: str, classifier: str) -> set[str]:
    """Return the runs of characters of two nouns, each with a letter for where it stands."""
    found = {f"s{before[-size:]}" for size in range(1, len(before) + 1)}
    found.add(f"={before}|{after}")
    for size in range(2, _LONGEST_RUN + 1):
        for noun, letter in ((before, "w"), (after, "a")):
            runs = [noun[at : at + size] for at in range(len(noun) - size + 1)]
            found.update(letter + run for run in runs)
            if size < _LONGEST_RUN:
                found.update(f"x{run}" for run in runs)
    for size in range(1, len(after) + 1):
        found.add(f"p{after[:size]}")
        found.add(f"e{after[-size:]}")
    if classifier and before:
        found |= {f"c{classifier}{before[-2:]}", f"c{classifier}{before[-1:]}"}
    if classifier and after:
        found |= {f"d{classifier}{after[:2]}", f"d{classifier}{after[-2:]}"}
    return found
