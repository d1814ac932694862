"""Measure the draft against sheets that were read in full.

`python tests/draft_quality.py [SHEETS VOCABULARY]` drafts each place's reports with cues that other
places' reports gave, and prints the table; the reports are those of NPF_CORPUS_REPORTS. It does so
twice: with the cues of every other place alone, and with those of nine places in ten, which is
nearer to the cues that the package has, those of all.
"""

# ruff: noqa: T201 - a script that prints a table

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from draft_cues import all_runs, build, learnt, names_in, places, reports
from npf_corpus.drafting._cues import Cue
from npf_corpus.drafting._draft import Drafter
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._sheet import Figure, read_sheet
from npf_corpus.drafting._vocabulary import read_vocabulary

TARGETS = {
    "claims": 0.93, "interval": 0.97, "aspect": 0.93, "modality": 0.95, "period": 0.9,
    "regions": 0.95, "measure": 0.8,
}  # fmt: skip
_ANNOTATION = Path(__file__).parents[1] / "docs" / "annotation"


def agree(drafted: Figure, read: Figure) -> dict[str, bool]:
    """Return in which fields two rows agree."""
    return {
        "interval": drafted.interval == read.interval,
        "aspect": drafted.aspect == read.aspect,
        "modality": drafted.modality == read.modality,
        "hedged": drafted.hedged == read.hedged,
        "period": (drafted.as_of, drafted.deadline) == (read.as_of, read.deadline),
        "regions": set(drafted.regions) == set(read.regions),
        "measure": drafted.measure == read.measure,
        "unit": drafted.unit == read.unit,
        "sectors": set(drafted.sectors) == set(read.sectors),
        "distribution": (drafted.distribution or "single") == (read.distribution or "single"),
        "item_of": bool(drafted.item_of) == bool(read.item_of),
    }


class Score:
    """Counts of what was found, and of the fields that agree."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.misses: list[tuple[str, Figure | None, Figure | None, dict[str, bool]]] = []

    def add(self, name: str, sheets: Path, drafter: Drafter) -> None:
        """Draft a report and count where its sheet agrees."""
        text = (reports() / f"{name}.txt").read_text("utf-8")
        region = f"CN-{name.split('-')[1].upper()}" if name.count("-") == 3 else "CN"
        draft = drafter.draft(text, region=region, year=int(name[-4:]))
        mine = [each for each in places(text, draft.sheet) if each[2].number_class == "claim"]
        theirs = [
            each
            for each in places(text, read_sheet(sheets, name))
            if each[2].number_class == "claim"
        ]
        taken: set[int] = set()
        at = 0
        for start, end, read in theirs:
            while at and mine[at - 1][1] > start:
                at -= 1
            while at < len(mine) and mine[at][1] <= start:
                at += 1
            options = []
            for place in range(at, len(mine)):
                if mine[place][0] >= end:
                    break
                if place not in taken:
                    options.append(place)
            self.counts["read"] += 1
            if not options:
                self.misses.append((name, None, read, {}))
                continue
            best = max(options, key=lambda each: mine[each][2].measure == read.measure)
            taken.add(best)
            self.counts["found"] += 1
            fields = agree(mine[best][2], read)
            self.counts.update(field for field, equal in fields.items() if equal)
            if not all(fields.values()):
                self.misses.append((name, mine[best][2], read, fields))
        self.counts["drafted"] += len(mine)
        self.misses += [
            (name, row, None, {}) for place, (_, _, row) in enumerate(mine) if place not in taken
        ]

    def table(self) -> dict[str, float]:
        """Return the share of each field that agrees, and F1 of the claims."""
        found = self.counts["found"]
        shares = {"claims": 2 * found / (self.counts["read"] + self.counts["drafted"])}
        fields = (
            "interval", "aspect", "modality", "hedged", "period", "regions", "measure", "unit",
            "sectors", "distribution", "item_of",
        )  # fmt: skip
        return shares | {field: self.counts[field] / found for field in fields}


def parts(names: Iterable[str], many: int) -> list[list[str]]:
    """Return the reports in so many parts, those of one place in one part."""
    found = sorted({name.rsplit("-", 2)[0] for name in names})
    part = {place: at % many for at, place in enumerate(found)}
    return [[name for name in names if part[name.rsplit("-", 2)[0]] == at] for at in range(many)]


def measured(
    sheets: Path, words: Vocabulary, known: Mapping[str, list[Cue]], held: Iterable[list[str]]
) -> Score:
    """Return the score on parts of the reports, each with cues that none of its own gave."""
    score, runs = Score(), all_runs()
    for part in held:
        cues = build({name: rows for name, rows in known.items() if name not in part}, runs)
        drafter = Drafter(words, cues)
        for name in part:
            score.add(name, sheets, drafter)
    return score


def main(arguments: list[str]) -> int:
    """Print the table and return how many targets are missed."""
    given = [Path(each) for each in arguments] or [
        _ANNOTATION / "sheets",
        _ANNOTATION / "vocabulary",
    ]
    words = read_vocabulary(given[1])
    known = learnt(names_in(given[0]), given[0], words)
    half, tenths = parts(known, 2)[1:], parts(known, 10)
    below = 0
    for cues, held in (("every other place", half), ("nine places in ten", tenths)):
        score = measured(given[0], words, known, held)
        print(
            f"cues of {cues}: {score.counts['read']} claims read, {score.counts['drafted']} drafted"
        )
        missed = 0
        for field, share in score.table().items():
            target = TARGETS.get(field)
            missed += target is not None and share < target
            print(f"{field:<13}{share:.3f}{'' if target is None else f'  target {target}'}")
        below = missed
    return below


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
