"""Fit the weights of evidence for a measure to readings: a linear model, by Newton's method.

`python tests/draft_weights.py SHEETS VOCABULARY OUT` asks each tenth of the places with the cues of
the others, and looks for the weights that make the measures that readers gave likeliest.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from draft_cues import all_runs, build, learnt, matched, names_in
from draft_quality import parts
from npf_corpus.drafting._cues import Cue
from npf_corpus.drafting._draft import Drafter
from npf_corpus.drafting._evidence import Evidence
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._vocabulary import read_vocabulary

START = Evidence(1.0, *[0.0] * (len(Evidence._fields) - 1))
"""The measures before a figure are those with most votes."""
_STEPS, _HELD, _LEAST = 12, 1.0, 1e-9
"""So many steps, how strongly weights are held near nothing, and a step too small to matter."""

Example = tuple[list[Evidence], int]
"""The evidence for each candidate, and which of them a reader gave."""
Case = tuple[Any, int]
"""The same as an array."""


def examples(name: str, sheets: Path, words: Vocabulary, drafter: Drafter) -> Iterator[Example]:
    """Yield each claim of a report whose measure is among the candidates."""
    earlier: list[str] = []
    for asked, row in matched(name, sheets, words, drafter):
        found = drafter.cues.evidence(asked, earlier)
        if row is not None and row.measure in found:
            yield list(found.values()), list(found).index(row.measure)
        guess = drafter.cues.guess(asked, earlier)
        earlier += [guess.measure] if guess else []


def held_out(sheets: Path, words: Vocabulary, known: Mapping[str, list[Cue]]) -> Iterator[Example]:
    """Yield the claims of all reports, each asked with the cues of other places."""
    runs = all_runs()
    for part in parts(known, 10):
        others = {name: rows for name, rows in known.items() if name not in part}
        drafter = Drafter(words, build(others, runs), START)
        for name in part:
            yield from examples(name, sheets, words, drafter)


def likelihood(cases: Iterable[Case], weights: np.ndarray) -> tuple[float, Any, Any]:
    """Return how likely the given candidates are, its slope, and how the slope bends."""
    value = -_HELD * float(weights @ weights) / 2
    slope, bend = -_HELD * weights, _HELD * np.eye(len(weights))
    for rows, at in cases:
        weighed = rows @ weights
        powers = np.exp(weighed - weighed.max())
        chance = powers / powers.sum()
        mean = chance @ rows
        value += float(np.log(chance[at] + _LEAST))
        slope += rows[at] - mean
        bend += (rows * chance[:, None]).T @ rows - np.outer(mean, mean)
    return value, slope, bend


def fitted(given: Iterable[Example]) -> list[float]:
    """Return the weights that make the given candidates likeliest, to two decimals."""
    cases = [(np.array(rows), at) for rows, at in given]
    weights = np.array(START)
    value, slope, bend = likelihood(cases, weights)
    for _ in range(_STEPS):
        step = np.linalg.solve(bend, slope)
        tried = likelihood(cases, weights + step)
        while tried[0] < value and np.abs(step).max() > _LEAST:
            step = step / 2
            tried = likelihood(cases, weights + step)
        weights = weights + step
        value, slope, bend = tried
    return [round(float(each), 2) for each in weights]


def write(weights: Iterable[float], path: Path) -> None:
    """Write a table of weights."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, "excel-tab", lineterminator="\n")
        writer.writerow(("evidence", "weight"))
        writer.writerows(zip(Evidence._fields, weights, strict=True))


if __name__ == "__main__":
    folder, vocabulary, out = map(Path, sys.argv[1:])
    vocabulary_words = read_vocabulary(vocabulary)
    every = learnt(names_in(folder), folder, vocabulary_words)
    write(fitted(held_out(folder, vocabulary_words, every)), out)
