"""Build the table of cues from readings: which measure stands with which nouns around a figure.

`python tests/draft_cues.py SHEETS VOCABULARY OUT` reads the reports of NPF_CORPUS_REPORTS.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from attrs import evolve, fields

from npf_corpus.drafting._asked import Asked, asked_of
from npf_corpus.drafting._cues import Cue
from npf_corpus.drafting._draft import Drafter
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._sentences import sentences_of
from npf_corpus.drafting._sheet import Figure, Sheet, read_sheet
from npf_corpus.drafting._vocabulary import read_vocabulary
from npf_corpus.quantities import find_quantities

COLUMNS = tuple(each.name for each in fields(Cue))
_OTHER = re.compile(r"[^\u3400-\u9fffA-Za-z]")
"""What no noun of a row may hold: figures, signs, blanks."""
RUN = 12
"""So many Chinese characters in a row are a text's own; the table holds fewer."""
_RUN = re.compile(rf"[\u3400-\u9fff]{{{RUN},}}")


def reports() -> Path:
    """Return the folder of the reports."""
    return Path(os.environ["NPF_CORPUS_REPORTS"])


def weigh(rows: Mapping[Cue, int]) -> list[Cue]:
    """Return rows with how often each was read, in order of their measures and nouns."""
    return sorted(
        (evolve(row, count=count) for row, count in rows.items()),
        key=lambda row: [str(getattr(row, name)) for name in ("measure", *COLUMNS)],
    )


def places(text: str, sheet: Sheet) -> Iterator[tuple[int, int, Figure]]:
    """Yield where each row of a sheet stands in its text."""
    sentences = sentences_of(text)
    sent, end, taken = 0, 0, dict[str, int]()
    for row in sheet.figures:
        words = sentences[row.sent - 1]
        if row.sent != sent:
            sent, end, taken = row.sent, 0, {}
        at = words.text.find(row.surface, end)
        if row.caveat.startswith("same figure") or at < 0:
            at = taken.get(row.surface, words.text.find(row.surface))
        if at < 0:
            continue
        taken[row.surface] = at
        end = max(end, at + len(row.surface))
        yield words.start + at, words.start + at + len(row.surface), row


def matched(
    name: str, sheets: Path, words: Vocabulary, drafter: Drafter
) -> Iterator[tuple[Asked, Figure | None]]:
    """Yield what is asked of each figure that claims something, and what a reader read there."""
    text = (reports() / f"{name}.txt").read_text("utf-8")
    found = find_quantities(text, language="zh")
    read = list(places(text, read_sheet(sheets, name)))
    for sent, sentence in enumerate(sentences_of(text), 1):
        end = sentence.start + len(sentence.text)
        here = [each for each in found if sentence.start <= each.start < end]
        used: set[str] = set()
        for setting, _, kind, before, after in drafter.settings(text, sentence, sent, here):
            rows = (
                row
                for start, stop, row in read
                if row.n not in used and start < setting.found.end and setting.found.start < stop
            )
            row = next(rows, None)
            used.update({row.n} if row else ())
            claims = row is not None and row.number_class == "claim"
            known = row is not None and words.has("measures", row.measure)
            yield asked_of(text, setting, kind, before, after), row if claims and known else None


def learn(name: str, sheets: Path, words: Vocabulary, drafter: Drafter) -> Iterator[Cue]:
    """Yield a row for each claim of a reading that the finder finds too."""
    for asked, row in matched(name, sheets, words, drafter):
        if row is not None:
            yield Cue(
                _OTHER.split(drafter.without_places(asked.before))[-1],
                _OTHER.split(asked.after)[0],
                asked.classifier, asked.kind, row.measure, row.unit, row.sectors, 1,
            )  # fmt: skip


def learnt(names: Iterable[str], sheets: Path, words: Vocabulary) -> dict[str, list[Cue]]:
    """Return the rows that the reading of each report gives."""
    drafter = Drafter(words, ())
    return {name: list(learn(name, sheets, words, drafter)) for name in names}


def build(known: Mapping[str, Iterable[Cue]], runs: Container[str]) -> list[Cue]:
    """Return the rows that readings of reports give.

    Args:
        known: The rows of each report.
        runs: The runs of characters that the table may not hold.
    """
    rows: Counter[Cue] = Counter()
    for cue in chain.from_iterable(known.values()):
        before, after = (noun if len(noun) > 1 else "" for noun in (cue.before, cue.after))
        if before or after:
            rows[evolve(cue, before=before, after=after)] += 1
    return text_free(weigh(rows), runs)


def text_files() -> list[Path]:
    """Return the files of the reports."""
    return sorted(reports().glob("*.txt"))


def all_runs() -> set[str]:
    """Return the runs of all reports that the table may not hold."""
    return runs_of(path.read_text("utf-8") for path in text_files())


def runs_of(texts: Iterable[str]) -> set[str]:
    """Return each run of so many Chinese characters of texts as is too long to be kept."""
    held = (run for text in texts for run in _RUN.findall(text))
    return {run[at : at + RUN] for run in held for at in range(len(run) - RUN + 1)}


def copies(row: Cue, runs: Container[str]) -> bool:
    """Return whether the words of a row, as they may stand together, have such a run."""
    said = f"{row.before}{row.classifier}{row.after}"
    held = (run for words in (said, row.before + row.after) for run in _RUN.findall(words))
    return any(run[at : at + RUN] in runs for run in held for at in range(len(run) - RUN + 1))


def text_free(rows: Iterable[Cue], runs: Container[str]) -> list[Cue]:
    """Return rows without a run of a text: their nouns are cut, and a row is dropped if need be."""
    kept: Counter[Cue] = Counter()
    for row in rows:
        room = RUN - 1 - len(row.classifier)
        short = evolve(row, before=row.before[-room:], after=row.after[:room])
        for each in (row, short):
            if not copies(each, runs):
                kept[evolve(each, count=1)] += row.count
                break
    return weigh(kept)


def write(rows: list[Cue], path: Path) -> None:
    """Write a table of cues."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, "excel-tab", lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            cells = [getattr(row, name) for name in COLUMNS]
            cells[COLUMNS.index("sectors")] = ";".join(row.sectors or ())
            writer.writerow(cells)


def names_in(sheets: Path) -> list[str]:
    """Return the work reports that a folder has sheets of."""
    return sorted(path.stem for path in sheets.glob("*-gwr-????.tsv"))


if __name__ == "__main__":
    folder, vocabulary, out = map(Path, sys.argv[1:])
    vocabulary_words = read_vocabulary(vocabulary)
    every = learnt(names_in(folder), folder, vocabulary_words)
    write(build(every, all_runs()), out)
