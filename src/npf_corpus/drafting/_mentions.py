"""Where a document has number expressions, and where it names the regions and initiatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._passages import Fault, place_of
from npf_corpus.drafting._quantities import Spot
from npf_corpus.drafting._sentences import Sentence
from npf_corpus.drafting._sheet import Figure, Mentioned, Place
from npf_corpus.errors import shown
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.records import Document, NumericClaim, Statement
from npf_corpus.records._kinds import MENTIONED

_COUNTRY = "CN"
_COUNTRY_WORDS = ("全国", "我国", "国家", "中国", "国内")

Row = tuple[Figure, Spot]
"""A row of a sheet with where its words stand."""

Claims = dict[str, tuple[int, NumericClaim]]
"""The number of a row to its sentence and its claim."""


@frozen
class Named:
    """A mention without its id.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last.
        kind: What it names.
        entity: Id of what it names; None for a number.
        number_class: What a number is there for; None for a name.
        claims: The claims that a number states.
        place: The row that says so; None for a name that was looked for.
    """

    start: int
    end: int
    kind: str
    entity: str | None = None
    number_class: str | None = None
    claims: tuple[Any, ...] = ()
    place: Place | None = None


def numbers_of(
    text: str, spots: list[Row], claims: Claims, unread: Callable[[int, int], None]
) -> Iterator[Named]:
    """Yield each number expression; rows that share one are one mention.

    Args:
        text: The document's text.
        spots: Its rows, with where they stand.
        claims: Its claims by row.
        unread: What is told of an expression that no row covers.
    """
    spans: list[tuple[int, int, Figure | None]] = [
        (spot.start, spot.end, row) for row, spot in spots
    ]
    anchors = [claim.anchor for _, claim in claims.values() if claim.anchor is not None]
    spans += [(each.start, each.end, None) for each in anchors]
    merged: list[list[int]] = []
    for start, end in sorted({*((a, b) for a, b, _ in spans), *number_expressions(text)}):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    inside: dict[int, list[Figure]] = {}
    at = 0
    for start, end, row in sorted(spans, key=lambda each: each[:2]):
        while merged[at][1] < end:
            at += 1
        if row is not None and merged[at][0] <= start:
            inside.setdefault(at, []).append(row)
    for number, (start, end) in enumerate(merged):
        held = inside.get(number, [])
        if not held:
            unread(start, end)
            continue
        keys = tuple(claims[row.n][1].id for row in held if row.n in claims)
        kind = "claim" if keys else held[0].number_class
        place = held[0].place
        yield Named(start, end, "number", number_class=kind, claims=keys, place=place)


def written_names(
    rows: Iterable[Mentioned], sentences: Sequence[Sentence], words: Vocabulary, fault: Fault
) -> Iterator[Named]:
    """Yield the names of a sheet of mentions with where they stand.

    Rows stand in reading order: words are looked for from the row before on, and the same words
    after their last place; `nth` counts from the beginning of the sentence.
    """
    sent, start, after = 0, 0, dict[str, int]()
    for row in rows:
        table = MENTIONED.get(row.kind)
        entity, said = words.found(table, row.entity) if table else ("", "")
        if table is None or said:
            fault(
                row.place,
                "entity" if said else "kind",
                said or f"{shown(row.kind)} is none of {', '.join(MENTIONED)}",
            )
        elif not 1 <= row.sent <= len(sentences):
            fault(row.place, "sent", f"is {row.sent}, the text has {len(sentences)}")
        else:
            if row.sent != sent:
                sent, start, after = row.sent, 0, {}
            text = sentences[row.sent - 1].text
            at = place_of(text, row.words, max(start, after.get(row.words, 0)))
            if row.nth:
                at = -1
                for _ in range(min(row.nth, len(text))):
                    at = text.find(row.words, at + 1)
                    if at < 0:
                        break
            if at < 0 or not row.words:
                fault(row.place, "words", f"{shown(row.words)} is not in sentence {row.sent}")
                continue
            start, after[row.words] = at, at + 1
            first = sentences[row.sent - 1].start + at
            yield Named(first, first + len(row.words), row.kind, entity, place=row.place)


def names_in(
    statement: Statement, sentence: Sentence, document: Document, words: Vocabulary
) -> Iterator[Named]:
    """Yield where a sentence names the regions and initiatives of its statement."""
    about: list[tuple[str, str, str]] = [
        ("region", "regions", key) for key in statement.regions if key != document.region
    ]
    about += [("initiative", "initiatives", key) for key in statement.initiatives]
    for kind, table, key in about:
        extra = _COUNTRY_WORDS if key == _COUNTRY else ()
        for name in (*words.words(table, key), *extra):
            at = sentence.text.find(name)
            if at >= 0:
                start = sentence.start + at
                yield Named(start, start + len(name), kind, key)
                break
