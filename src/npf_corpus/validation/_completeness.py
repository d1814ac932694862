"""Laws of completeness, where texts are at hand: nothing is left unread, nothing is copied."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from npf_corpus.errors import shown
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.records import Document
from npf_corpus.validation._anchors import Place, passages
from npf_corpus.validation._laws import Case, Finding, Rule, found, law
from npf_corpus.validation._texts import text_of

_RUN = 5
"""So many words in a row are a copy; a Chinese character counts as half a word."""

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_\u3400-\u9fff]+")
_OURS = re.compile(r"\.(?:gist|speaker_label|summary|definition|reason|note|caveats\[\d+\])$")
_NAMES = re.compile(r"\.(?:name|name_zh|title|aliases\[\d+\])$")
_NOT_SPACE = re.compile(r"\S+")


_IN_WORDS = ("name", "ordinal", "structural", "other")
"""The classes of numerals that may stand inside other words: 双碳 is a name."""


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
    "Every number mention holds a whole number expression; since schema 2 one that is part of"
    " a name, or says no number, need not.",
    "move its ends to those of the expression, or take the mention out",
)
def _expressing(case: Case) -> Iterator[Finding]:
    numbers = _numbers_of(case)
    for _, document, text in _read(case):
        expressions = number_expressions(text)
        starts = [start for start, _ in expressions]
        for place, mention in numbers.get(document.id, []):
            free = case.schema > 1 and mention.number_class in _IN_WORDS
            if free or case.get("mentions", mention.id) is None:
                continue
            anchor = mention.anchor
            at = bisect_right(starts, anchor.start - 1)
            if at == len(starts) or expressions[at][1] > anchor.end:
                span = shown(text[anchor.start : anchor.end])
                message = f"holds no whole number expression: {span}"
                yield found("mentions", place, mention, ".anchor", message)


@law(
    "E603",
    "In a text that was read whole, every character that is no white space lies in a "
    "statement or in a skipped passage.",
    "add the statement, or skip the passage with a reason",
)
def _read_whole(case: Case) -> Iterator[Finding]:
    if not case.partial.isdisjoint({"statements", "documents"}):
        return
    every = passages(case, sound=False)
    for place, document, text in _read(case):
        if document.depth != "whole":
            continue
        for start, end in _gaps(text, every.get(document.id, [])):
            message = f"has {start} to {end} in no statement or skipped passage"
            yield found("documents", place, document, ".text", message)


def _gaps(text: str, held: list[Place]) -> Iterator[tuple[int, int]]:
    """Yield what is in no passage, from its first visible character."""
    reach, size = 0, len(text)
    # broken anchors count too; a pattern cannot start at an offset too large for the machine
    spans = [(min(each[0].start, size), min(each[0].end, size)) for each in held]
    for start, end in (*spans, (size, size)):
        gap = _NOT_SPACE.search(text, reach, max(reach, start))
        if gap is not None:
            yield gap.start(), start
        reach = max(reach, end)


TERMS = re.compile("新质生产力|new quality productive forces?", re.IGNORECASE)
"""What a document that is read for its figures has a statement about, wherever it speaks of it.

Of 未来产业 and other tiers only what assigns industries to them has one, and no law sees that.
"""

_SENTENCE = re.compile(r"\S(?:[^。！？\n.!?]|[.!?](?!\s|\Z))*[。！？.!?]?")


@law(
    "E605",
    "Since schema 2: in a text that was read for its figures, every sentence that holds a "
    "claim or speaks of 新质生产力 lies in a statement or in a skipped passage.",
    "add the statement, or skip the passage with a reason",
    since=2,
)
def _spoken(case: Case) -> Iterator[Finding]:
    if not case.partial.isdisjoint({"statements", "documents", "claims"}):
        return
    every = passages(case, sound=False)
    figures: dict[str, list[int]] = {}
    for _, claim in case.records["claims"]:
        if claim.anchor is not None:
            figures.setdefault(claim.document, []).append(claim.anchor.start)
    for place, document, text in _read(case):
        if document.depth != "figures":
            continue
        gaps = list(_gaps(text, every.get(document.id, [])))
        starts = sorted(figures.get(document.id, ()))
        for sentence in _SENTENCE.finditer(text) if gaps else ():
            start, end = sentence.span()
            term = TERMS.search(text, start, end)
            at = bisect_left(starts, start)
            claims = at < len(starts) and starts[at] < end
            if (term or claims) and any(a < end and start < b for a, b in gaps):
                what = shown(term[0]) if term else "a claim"
                message = f"has a sentence with {what} at {start} in no statement"
                yield found("documents", place, document, ".text", message)


@law(
    "E606",
    "Since schema 2: a statement that speaks of 新质生产力 has a gist.",
    "say in our words what the statement says of it",
    since=2,
)
def _told(case: Case) -> Iterator[Finding]:
    for place, statement in case.sound("statements"):
        text = text_of(case, statement.document)
        if statement.gist is not None or statement.anchor is None or text is None:
            continue
        term = TERMS.search(text, statement.anchor.start, statement.anchor.end)
        if term is not None:
            message = f"is null, the statement speaks of {shown(term[0])}"
            yield found("statements", place, statement, ".gist", message)


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
    "Our own words repeat no five words in a row of a text; names, titles and aliases of the "
    "release do not count.",
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
            run = _copied(value, copied) if type(value) is str and _OURS.search(path) else None
            if run is not None:
                yield found(table, place, record, path, f"repeats a text: {run}")
    for at, note in enumerate(case.manifest.notes):
        run = _copied(note, copied)
        if run is not None:
            yield Finding("manifest", None, f"$.notes[{at}]", f"repeats a text: {run}")


def _copied(words: str, copied: set[tuple[str, ...]]) -> str | None:
    """Return the first run of our words that a text has too."""
    return next((shown(" ".join(run)) for run in runs(words) if run in copied), None)


RULES: tuple[Rule, ...] = (_accounted, _expressing, _read_whole, _ours, _spoken, _told)
