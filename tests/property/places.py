"""What the contract says of the surroundings of a place, over the whole text on each side.

Digests and the normal form are the package's own, which have tests of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from first_form import normalise

from npf_corpus import Corpus, Document
from npf_corpus.anchoring import Normalisation, digest
from npf_corpus.release._manifest import sha256
from npf_corpus.strategies import Draft

LINE_ENDS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]


def _blank_lines(text: str) -> list[tuple[int, int]]:
    """Return where each line starts and ends that holds white space alone, between two others."""
    found: list[tuple[int, int]] = []
    start = at = 0
    first = True
    while at < len(text):
        size = 2 if text[at : at + 2] == "\r\n" else 1 if text[at] in LINE_ENDS else 0
        if not size:
            at += 1
            continue
        if not first and not text[start:at].strip():
            found.append((start, at + size))
        start, first = at + size, False
        at = start
    return found


def contexts(
    text: str, start: int, end: int, form: Normalisation = "npf-1"
) -> tuple[str | None, str | None]:
    """Return the digests of both contexts, with the whole text normalised on each side."""
    left, right = text[:start], text[end:]
    blank = _blank_lines(left)
    before = normalise(left[blank[-1][1] :] if blank else left, form=form)[-32:]
    blank = _blank_lines(right)
    after = normalise(right[: blank[0][0]] if blank else right, form=form)[:32]
    return digest(before) if before else None, digest(after) if after else None


def texts_of(draft: Draft) -> Iterator[tuple[Corpus, Document, str]]:
    """Yield each document of a release with its text."""
    held = {sha256(text.encode()): text for text in draft.texts}
    for document in draft.corpus.documents:
        assert document.text is not None
        yield draft.corpus, document, held[document.text.sha256]
