"""What a figure measures, guessed from the nouns around it by a table that readers filled.

`cues.tsv` has rows of a noun before a figure, a noun after it, the kind of figure, and the measure,
unit and sectors that readers gave. A setting is compared with all rows, and with the vocabulary's
own names, by the runs of characters that they share; rarer and longer runs count for more.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from attrs import evolve, frozen

from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._setting import GENERIC, Setting
from npf_corpus.quantities import Quantity

T = TypeVar("T")

COLUMNS = ("before", "after", "classifier", "kind", "measure", "unit", "sectors", "count")
LONGEST = 11
"""The longest noun of a row, in characters."""

_BEFORE, _AFTER = LONGEST, LONGEST
_COUNTED = re.compile("(?:数量|数|总数)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RELATIVE = {
    "growth", "decline", "average-growth", "average-decline", "rank", "difference", "relative",
}  # fmt: skip
_WEIGHT = {"w": 1.0, "s": 1.6, "a": 0.9, "p": 1.2, "e": 1.2, "x": 0.6, "c": 1.0, "d": 1.0, "=": 3.0}
"""What a shared run of characters weighs, by its letter: inside the noun before, at its end; inside
the noun after, at its start, at its end; in either; the classifier with the end of the noun before,
or with an end of the noun after; both nouns whole."""
_LONGEST_RUN = 5
_WHOLE = 3
"""The length that a run of both nouns, or one with the classifier, counts as."""
_ENOUGH = 3
"""A measure is fully sure when this share of all runs votes for it."""
_DIGITS = re.compile("[0-9０-９.,，%万亿千百十一二两三四五六七八九几多余超约近过逾突破达以上左右]+")


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


def kind_of(quantity: Quantity | None, aspect: str, words: Vocabulary) -> str:
    """Return which rows a figure is compared with: its dimension, or `change`."""
    unit = quantity.unit if quantity else None
    if unit is None and quantity is not None and quantity.reading == "level":
        return "money"
    if aspect in _RELATIVE:
        return "change"
    if unit == "percentage-point":
        return "ratio"
    if unit is not None and words.has("units", unit):
        return str(words.record("units", unit).dimension)
    return "count"


def nouns_of(setting: Setting, aspect: str, kind: str, *, grew: bool) -> tuple[str, str]:
    """Return the noun before a figure, or before the one that it continues, and the noun after.

    Args:
        setting: Where it stands.
        aspect: What it is of its measure.
        kind: Its dimension.
        grew: Whether the figure that it continues is a growth, so that a rank ranks the growth.
    """
    before = setting.left
    if not before:
        before = "" if kind == "count" and len(setting.right) > 1 else setting.subject
    elif GENERIC.fullmatch(before):
        before = setting.subject + before
    grew = bool(re.search("增速|增幅", setting.clause)) or (grew and setting.back > 0)
    if grew and aspect in {"rank", "difference"} and not re.search("增速|增幅", before):
        before += "增速"
    return before[-_BEFORE:], setting.right[:_AFTER]


class Cues:
    """The table, with the names of a vocabulary, ready to be asked."""

    def __init__(self, rows: Iterable[Cue], words: Vocabulary) -> None:
        self._words = words
        self._labels: list[tuple[str, str, tuple[str, ...] | None]] = []
        self._runs: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self._kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._fields: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        self._seen: dict[tuple[str, str, tuple[str, ...] | None], int] = {}
        for row in rows:
            if words.has("measures", row.measure):
                self._kinds[row.measure][row.kind] += row.count
                self._kinds[row.measure][f"unit {row.unit}"] += row.count
                self._fields[row.measure][row.sectors or ()] += row.count
                self._learn(row)
        for row in _named(words):
            self._learn(row)

    def _learn(self, row: Cue) -> None:
        label = (row.measure, row.unit, row.sectors)
        at = self._seen.setdefault(label, len(self._labels))
        if at == len(self._labels):
            self._labels.append(label)
        for run in _runs(row.before, row.after, row.classifier):
            self._runs[run][at] += row.count

    def guess(
        self, before: str, after: str, classifier: str, kind: str, unit: str | None
    ) -> Guess | None:
        """Return what a figure between two nouns measures; None where no row shares a run."""
        runs = _runs(before, after, classifier)
        votes, fits, why = self._votes(runs, kind, unit)
        if not votes:
            return None
        scores: defaultdict[str, float] = defaultdict(float)
        for at, vote in votes.items():
            scores[self._labels[at][0]] += vote
        for measure in scores:
            scores[measure] *= fits[measure]
        ranked = sorted(scores, key=lambda each: (-scores[each], each))
        first = ranked[0]
        second = scores[ranked[1]] if len(ranked) > 1 else 0.0
        units: defaultdict[str, float] = defaultdict(float)
        fields: defaultdict[tuple[str, ...], float] = defaultdict(float)
        for at, vote in votes.items():
            measure, with_unit, sectors = self._labels[at]
            if measure == first:
                units[with_unit] += vote if with_unit else 0.0
                if sectors is not None:
                    fields[sectors] += vote
        lead = scores[first] / (scores[first] + second) if scores[first] else 0.0
        most = sum(_WEIGHT[run[0]] * (len(run) - 1) for run in runs if run[0] not in "cd=")
        share = min(1.0, _ENOUGH * scores[first] / most) if most else 0.0
        sure = ((2 * lead - 1) * share) ** 0.25
        return Guess(
            measure=first,
            unit=_most(units) or "",
            sectors=_most(fields),
            varied=self._varied(first),
            why=why,
            sure=round(min(0.97, sure), 2),
        )

    def _votes(
        self, runs: Iterable[str], kind: str, unit: str | None
    ) -> tuple[dict[int, float], dict[str, float], str]:
        """Return the votes for each label, how each measure fits, and the run that counted most."""
        votes: defaultdict[int, float] = defaultdict(float)
        best: tuple[float, str] = (0.0, "")
        fits: dict[str, float] = {}
        for run in runs:
            found = self._runs.get(run)
            size = _WHOLE if run[0] in "cd=" else len(run) - 1
            if found is None:
                continue
            by_measure: defaultdict[str, float] = defaultdict(float)
            for at, count in found.items():
                measure = self._labels[at][0]
                if measure not in fits:
                    fits[measure] = self._fit(measure, kind, unit)
                by_measure[measure] += count * fits[measure]
            total, fitting = found.total(), sum(by_measure.values())
            purity = sum(count * count for count in by_measure.values()) / fitting**2
            weight = _WEIGHT[run[0]] * size * purity**0.5 * total / (total + 0.5)
            best = max(best, (weight * purity**0.5, run[1:].strip("|")))
            for at, count in found.items():
                votes[at] += weight * count * fits[self._labels[at][0]] / fitting
        return votes, fits, best[1]

    def _varied(self, measure: str) -> bool:
        """Return whether readers gave a measure many sectors, so that the words decide."""
        seen = self._fields.get(measure)
        return seen is not None and 2 * max(seen.values()) < seen.total()

    def _fit(self, measure: str, kind: str, unit: str | None) -> float:
        """Return how well a kind of figure fits a measure; 1 fits."""
        seen = self._kinds.get(measure)
        if kind == "change":
            return 1.0 if not seen or seen["change"] else 0.7
        if self._words.record("measures", measure).dimension != kind and not (seen and seen[kind]):
            return 0.1
        if unit and kind == "count" and seen and not seen[f"unit {unit}"]:
            return 0.5
        return 1.0


def _most(votes: Mapping[T, float]) -> T | None:
    """Return what has most votes; of several, the first in the alphabet."""
    return max(votes, key=lambda each: (votes[each], str(each)), default=None)


def _named(words: Vocabulary) -> Iterator[Cue]:
    """Yield a row for each Chinese name of a measure; what a count counts may stand after too."""
    for each in words.tables["measures"]:
        for name in sorted({each.name_zh or "", *each.aliases}):
            if _HAN.search(name):
                yield Cue(name[-_BEFORE:], "", "", each.dimension, each.id, "", None, 1)
                if each.dimension == "count":
                    bare = _COUNTED.sub("", name)
                    yield Cue(bare[-_BEFORE:], bare[:_AFTER], "", "count", each.id, "", None, 1)


def classifier_of(surface: str) -> str:
    """Return the last characters of a figure, its digits and comparators aside.

    Example:
        >>> from npf_corpus.drafting._cues import classifier_of
        >>> classifier_of("超6000家")
        '家'
    """
    return _DIGITS.sub("", surface)[-2:]


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


def weigh(rows: Mapping[Cue, int]) -> list[Cue]:
    """Return rows with how often each was read, in order of their measures and nouns."""
    return sorted(
        (evolve(row, count=count) for row, count in rows.items()),
        key=lambda row: [str(getattr(row, name)) for name in ("measure", *COLUMNS)],
    )
