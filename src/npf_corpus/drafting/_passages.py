"""Which passages of a text the rows of its statements are about, and where words stand in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from npf_corpus.drafting._sentences import Sentence
from npf_corpus.drafting._sheet import Place, Said
from npf_corpus.errors import shown

SKIPPED = "skipped"
"""The kind of a row whose passage holds no statement."""

Fault = Callable[[Place, str, str], None]


@frozen
class Passage:
    """A passage that is one statement, or that is skipped.

    Attributes:
        sent: Number of its first sentence.
        sentence: Its words and where they begin.
        row: Its row; None for a sentence that has figures alone.
    """

    sent: int
    sentence: Sentence
    row: Said | None

    @property
    def end(self) -> int:
        """Offset after its last code point."""
        return self.sentence.start + len(self.sentence.text)

    @property
    def is_skipped(self) -> bool:
        """Whether it holds no statement."""
        return self.row is not None and self.row.kind == SKIPPED


def place_of(text: str, words: str, start: int = 0) -> int:
    """Return where words stand in a text, from an offset on; -1 where they do not.

    Latin words are looked for as whole words first: `one` is not in `zone`.

    Example:
        >>> place_of("zone one", "one")
        5
    """
    at = first = text.find(words, start)
    while at >= 0:
        end = at + len(words)
        if not _is_word(text[max(0, at - 1) : at + 1]) and not _is_word(text[end - 1 : end + 1]):
            return at
        at = text.find(words, at + 1)
    return first


def _is_word(two: str) -> bool:
    return len(two) > 1 and two.isascii() and two.isalpha()


def passages_of(
    text: str, sentences: Sequence[Sentence], rows: Iterable[Said], fault: Fault
) -> list[Passage]:
    """Return the passages of rows, in reading order."""
    by_sentence: dict[int, list[Said]] = {}
    for row in rows:
        if not 1 <= row.sent <= len(sentences):
            fault(row.place, "sent", f"is {row.sent}, the text has {len(sentences)}")
        elif row.through and not row.sent <= row.through <= len(sentences):
            fault(row.place, "through", f"is {row.through}, write a sentence after {row.sent}")
        else:
            by_sentence.setdefault(row.sent, []).append(row)
    made = [
        each
        for sent, group in sorted(by_sentence.items())
        for each in _parts(text, sentences, sent, group, fault)
    ]
    for one, two in pairwise(made):
        if two.row is not None and two.sentence.start < one.end:
            fault(two.row.place, "sent", f"is {two.sent}, the row of {one.sent} goes through it")
    return made


def _parts(
    text: str, sentences: Sequence[Sentence], sent: int, group: Sequence[Said], fault: Fault
) -> Iterator[Passage]:
    """Yield the parts of a sentence: each ends where the next one begins."""
    sentence = sentences[sent - 1]
    starts: list[tuple[int, Said]] = []
    for row in group:
        after = starts[-1][0] - sentence.start + 1 if starts else 0
        at = place_of(sentence.text, row.begins, after) if row.begins or after else 0
        if at < 0 or (after and not row.begins):
            said = f"{shown(row.begins)} is not in the rest of sentence {sent}" if row.begins else (
                f"is empty in another row of sentence {sent}: write how its part begins"
            )  # fmt: skip
            fault(row.place, "begins", said)
        else:
            starts.append((sentence.start + at, row))
    for number, (start, row) in enumerate(starts, 1):
        last = sentences[(row.through or sent) - 1]
        end = starts[number][0] if number < len(starts) else last.start + len(last.text)
        yield Passage(sent, Sentence(start, text[start:end].rstrip()), row)
