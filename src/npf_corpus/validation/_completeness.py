"""Laws of completeness, where texts are at hand: nothing is left unread, nothing is copied."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from npf_corpus.errors import shown
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.records import Document
from npf_corpus.validation._anchors import passages
from npf_corpus.validation._laws import Case, Finding, Rule, found, law
from npf_corpus.validation._texts import text_of

_RUN = 5
"""So many words in a row are a copy; a Chinese character counts as half a word."""

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_\u3400-\u9fff]+")
_OURS = re.compile(r"\.(?:gist|speaker_label|summary|definition|reason|note|caveats\[\d+\])$")
_NAMES = re.compile(r"\.(?:name|name_zh|title|aliases\[\d+\])$")
_NOT_SPACE = re.compile(r"\S+")


def _read(case: Case) -> Iterator[tuple[int, Document, str]]:
    """Yield each document whose text is at hand, with its place and its text."""
    for place, document in case.sound("documents"):
        text = text_of(case, document.id)
        if text is not None:
            yield place, document, text


def _covered(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those inside an earlier one left out."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _holds(places: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of the places holds all from start to end."""
    at = bisect_right(places, start, key=lambda place: place[0]) - 1
    return at >= 0 and end <= places[at][1]


def _numbers_of(case: Case) -> dict[str, list[tuple[int, Any]]]:
    numbers: dict[str, list[tuple[int, Any]]] = {}
    for place, mention in case.records["mentions"]:
        if mention.kind == "number" and mention.anchor is not None:
            numbers.setdefault(mention.document, []).append((place, mention))
    return numbers


@law(
    "E601",
    "Every number expression of a text lies in a number mention.",
    "add a mention of kind number with its class",
)
def _accounted(case: Case) -> Iterator[Finding]:
    if "mentions" in case.partial:
        return
    numbers = _numbers_of(case)
    for place, document, text in _read(case):
        mentions = numbers.get(document.id, [])
        covered = _covered((each.anchor.start, each.anchor.end) for _, each in mentions)
        for start, end in number_expressions(text):
            if not _holds(covered, start, end):
                message = f"has {shown(text[start:end])} at {start} in no number mention"
                yield found("documents", place, document, ".text", message)


@law(
    "E602",
    "Every number mention holds a whole number expression.",
    "move its ends to those of the expression, or take the mention out",
)
def _expressing(case: Case) -> Iterator[Finding]:
    numbers = _numbers_of(case)
    for _, document, text in _read(case):
        expressions = number_expressions(text)
        starts = [start for start, _ in expressions]
        for place, mention in numbers.get(document.id, []):
            if case.get("mentions", mention.id) is None:
                continue
            anchor = mention.anchor
            at = bisect_right(starts, anchor.start - 1)
            if at == len(starts) or expressions[at][1] > anchor.end:
                span = shown(text[anchor.start : anchor.end])
                message = f"holds no whole number expression: {span}"
                yield found("mentions", place, mention, ".anchor", message)


@law(
    "E603",
    "Every character of a text but white space lies in a statement or a skipped passage.",
    "add the statement, or skip the passage with a reason",
)
def _read_whole(case: Case) -> Iterator[Finding]:
    if not case.partial.isdisjoint({"statements", "documents"}):
        return
    every = passages(case, sound=False)
    for place, document, text in _read(case):
        reach, size = 0, len(text)
        anchors = [each[0] for each in every.get(document.id, [])]
        # Broken anchors count too, and a pattern takes no place beyond what memory can hold.
        spans = [(min(each.start, size), min(each.end, size)) for each in anchors]
        for start, end in (*spans, (size, size)):
            gap = _NOT_SPACE.search(text, reach, max(reach, start))
            if gap is not None:
                message = f"has {gap.start()} to {start} in no statement or skipped passage"
                yield found("documents", place, document, ".text", message)
            reach = max(reach, end)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of five words, or of as many characters as weigh the same in Chinese."""
    words = [word.casefold() for word in _WORD.findall(text)]
    for start in range(len(words)):
        weight = 0
        for end in range(start, len(words)):
            weight += 1 if _is_han(words[end]) else 2
            if weight >= 2 * _RUN:
                yield tuple(words[start : end + 1])
                break


def _is_han(word: str) -> bool:
    return len(word) == 1 and ord(word) >= _FIRST_HAN


_FIRST_HAN = 0x3400


@law(
    "E604",
    "Our own words share no five in a row with a text, names, titles and aliases of the "
    "release aside.",
    "say it in other words",
)
def _ours(case: Case) -> Iterator[Finding]:
    texts = [text for _, _, text in _read(case)]
    if not texts:
        return
    copied = {run for text in texts for run in runs(text)}
    for _, _, record in case.every():
        for path, _, value in case.parts(record):
            if type(value) is str and _NAMES.search(path):
                copied.difference_update(runs(value))
    for table, place, record in case.every():
        for path, _, value in case.parts(record):
            run = _copied(value, copied) if _OURS.search(path) else None
            if run is not None:
                yield found(table, place, record, path, f"repeats a text: {run}")
    for at, note in enumerate(case.manifest.notes):
        run = _copied(note, copied)
        if run is not None:
            yield Finding("manifest", None, f"$.notes[{at}]", f"repeats a text: {run}")


def _copied(words: str, copied: set[tuple[str, ...]]) -> str | None:
    """Return the first run of our words that a text has too."""
    return next((shown(" ".join(run)) for run in runs(words) if run in copied), None)


RULES: tuple[Rule, ...] = (
    _accounted,
    _expressing,
    _read_whole,
    _ours,
)
