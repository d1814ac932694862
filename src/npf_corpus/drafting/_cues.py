"""Which measure stands with which words around a figure, as a table of short nouns tells.

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
from math import log
from typing import TypeVar

from attrs import evolve, frozen

from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._ranking import COUNTED, Literals, chances
from npf_corpus.drafting._setting import GENERIC, Setting
from npf_corpus.quantities import Quantity

T = TypeVar("T")

COLUMNS = ("before", "after", "classifier", "kind", "measure", "unit", "sectors", "count")
LONGEST = 11
"""The longest noun of a row, in characters."""

_BEFORE, _AFTER = LONGEST, LONGEST
_HAN = re.compile(r"[\u3400-\u9fff]")
_RELATIVE = {
    "growth", "decline", "average-growth", "average-decline", "rank", "difference", "relative",
}  # fmt: skip
_WEIGHT = {"w": 1.0, "s": 1.6, "a": 0.9, "p": 1.2, "e": 1.2, "x": 0.6, "c": 1.0, "d": 1.0, "=": 3.0}
"""Runs in the noun before, ends of it; runs in the noun after, starts and ends of it; runs in
either; the classifier with the end of the noun before, or the ends of that after; both whole."""
_LONGEST_RUN = 5
_WHOLE = 3
"""How long a run counts that is both nouns, or has the classifier."""
_FEW = 0.01
"""What part of all votes none counts as."""
_LONG = 4
"""Ends of so many characters count as a group of their own."""
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
    """What a figure measures, as the table has it.

    Attributes:
        measure: Id of the measure.
        unit: Id of the unit that goes with it.
        sectors: Ids of the sectors that go with it; None where no row says.
        varied: Whether it goes with many, so that names in the words decide.
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
    """Return the noun before a figure, or of an earlier one that it goes on, and the noun after.

    Args:
        setting: Where it stands.
        aspect: What it is of its measure.
        kind: Its dimension.
        grew: Whether the figure that it goes on from is a growth, which a rank is then of.
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
        self._themes = {each.id: each.theme for each in words.tables["measures"]}
        self._literals = Literals(words)
        for row in rows:
            if words.has("measures", row.measure):
                self._kinds[row.measure][row.kind] += row.count
                self._kinds[row.measure][f"unit {row.unit}"] += row.count
                self._kinds[row.measure]["rows"] += row.count
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
        self,
        setting: Setting,
        before: str,
        after: str,
        kind: str,
        earlier: tuple[str, str] | None = None,
    ) -> Guess | None:
        """Return what a figure measures; None where no row shares a run and no name stands near.

        Args:
            setting: Where it stands.
            before: The noun before it.
            after: The noun after it.
            kind: Its dimension, or `change`.
            earlier: The noun before the figure before, and what that measures.
        """
        quantity = setting.found.quantity
        unit = quantity.unit if quantity else None
        runs = _runs(before, after, classifier_of(setting.found.surface))
        votes, signs, why = self._votes(runs, kind, unit)
        for measure, told in self._literals.near(setting).items():
            signs[measure].update(told)
        if not signs:
            return None
        scores: defaultdict[str, float] = defaultdict(float)
        for at, vote in votes.items():
            scores[self._labels[at][0]] += vote
        scored = sum(scores.values()) or 1.0
        for measure, told in signs.items():
            self._weigh(measure, told, kind, unit)
            told["votes"] = scores[measure] / scored
            told["votes of all"] = log(scores[measure] / scored + _FEW)
            if earlier is not None and earlier[1] in self._themes:
                told["theme"] = float(self._themes[measure] == self._themes[earlier[1]])
                again = measure == earlier[1] and told["dimension"] > 0
                told["again"] = float(again)
                told["same noun"] = float(again and before == earlier[0])
                told["no noun"] = float(again and not before)
        shares = chances(signs)
        first = max(shares, key=lambda each: (shares[each], each))
        units: defaultdict[str, float] = defaultdict(float)
        fields: defaultdict[tuple[str, ...], float] = defaultdict(float)
        for at, vote in votes.items():
            measure, with_unit, sectors = self._labels[at]
            if measure == first:
                units[with_unit] += vote if with_unit else 0.0
                if sectors is not None:
                    fields[sectors] += vote
        return Guess(
            measure=first,
            unit=_most(units) or "",
            sectors=_most(fields),
            varied=self._varied(first),
            why=why or "its name",
            sure=round(min(0.97, shares[first]), 2),
        )

    def _weigh(self, measure: str, told: dict[str, float], kind: str, unit: str | None) -> None:
        """Add to the signs of a measure how well it fits the figure and how often it was read."""
        seen = self._kinds.get(measure)
        told["fit"] = log(self._fit(measure, kind, unit))
        told["often"] = log((seen["rows"] if seen else 0) + 0.5)
        told["dimension"] = float(
            kind == "change" or self._words.record("measures", measure).dimension == kind
        )

    def _votes(
        self, runs: Iterable[str], kind: str, unit: str | None
    ) -> tuple[dict[int, float], defaultdict[str, defaultdict[str, float]], str]:
        """Return the votes for each label, the signs of each measure, and the run that led."""
        votes: defaultdict[int, float] = defaultdict(float)
        signs: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        best: tuple[float, str] = (0.0, "")
        fits: dict[str, float] = {}
        for run in runs:
            found = self._runs.get(run)
            if found is None:
                continue
            size = _WHOLE if run[0] in "cd=" else len(run) - 1
            read: defaultdict[str, float] = defaultdict(float)
            named: defaultdict[str, float] = defaultdict(float)
            for at, count in found.items():
                measure, _, sectors = self._labels[at]
                if measure not in fits:
                    fits[measure] = self._fit(measure, kind, unit)
                (named if sectors is None else read)[measure] += count * fits[measure]
            fitting = sum(read.values()) + sum(named.values())
            both = {each: read[each] + named[each] for each in {*read, *named}}
            purity = sum(count * count for count in both.values()) / fitting**2
            total = found.total()
            weight = _WEIGHT[run[0]] * size * purity**0.5 * total / (total + 0.5)
            best = max(best, (weight * purity**0.5, run[1:].strip("|")))
            for at, count in found.items():
                votes[at] += weight * count * fits[self._labels[at][0]] / fitting
            for sort, counts in (("read", read), ("named", named)):
                for measure, share in _shares(counts).items():
                    signs[measure][f"{sort} {group_of(run)}"] += share
        return votes, signs, best[1]

    def _varied(self, measure: str) -> bool:
        """Return whether readers gave a measure many sectors, so that the words decide."""
        seen = self._fields.get(measure)
        return seen is not None and 2 * max(seen.values()) < seen.total()

    def _fit(self, measure: str, kind: str, unit: str | None) -> float:
        """Return how well a kind of figure fits a measure: 1 is well."""
        seen = self._kinds.get(measure)
        if kind == "change":
            return 1.0 if not seen or seen["change"] else 0.7
        if self._words.record("measures", measure).dimension != kind and not (seen and seen[kind]):
            return 0.1
        if unit and kind == "count" and seen and not seen[f"unit {unit}"]:
            return 0.5
        return 1.0


def group_of(run: str) -> str:
    """Return which runs count alike: of one place, and of about one length."""
    size = len(run) - 1
    if run[0] in "se":
        return run[0] + ("1" if size == 1 else "2" if size < _LONG else "4")
    return run[0] + ("2" if run[0] == "x" and size == 2 else "")  # noqa: PLR2004 - as named


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    """Return the part of each measure in a run, less where the run is of many or was read once."""
    total = sum(counts.values())
    if not total:
        return {}
    purity = sum(count * count for count in counts.values()) / total**2
    return {each: purity**0.5 * count / (total + 0.5) for each, count in counts.items()}


def _most(votes: Mapping[T, float]) -> T | None:
    """Return what has most votes, the first of the alphabet where several have."""
    return max(votes, key=lambda each: (votes[each], str(each)), default=None)


def _named(words: Vocabulary) -> Iterator[Cue]:
    """Yield a row for each Chinese name of a measure; what a count counts may stand after too."""
    for each in words.tables["measures"]:
        for name in sorted({each.name_zh or "", *each.aliases}):
            if _HAN.search(name):
                yield Cue(name[-_BEFORE:], "", "", each.dimension, each.id, "", None, 1)
                if each.dimension == "count":
                    bare = COUNTED.sub("", name)
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
