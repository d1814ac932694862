"""Anchors: a normal form of text, digests of it, and places that survive another copy.

The normal form `npf-1` of a text, for any script:

1. A base character and its combining marks are composed (NFC).
2. Each character: full-width and half-width forms become the ordinary one; typographic quotes
   become `'` and `"`, dashes `-`, the ellipsis three dots; invisible format characters go; the
   rest is case-folded.
3. Each run of white space, line ends included, becomes one space; none stands next to a Chinese
   or Japanese character, nor at either end.

A digest is the first 32 hexadecimal digits of the SHA-256 of the normal form in UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from npf_corpus.records import Anchor

__all__ = ["NORMALISATION", "anchor_of", "digest", "normalise"]

NORMALISATION = "npf-1"
"""Name of the normal form that a release's anchors were made with."""

_CONTEXT = 32
"""How many normalised code points of a context are digested."""
_DIGITS = 32
"""How many hexadecimal digits of a SHA-256 a digest has."""
_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BLANK_LINE = re.compile(rf"(?>\r\n|[{_ENDS}])[^\S{_ENDS}]*(?>\r\n|[{_ENDS}])")
_CJK = "\u2e80-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK_SPACE = re.compile(f" (?=[{_CJK}])|(?<=[{_CJK}]) ")
_SPACES = re.compile(" {2,}")
_MANY_MARKS = re.compile(r"[^\w\s]{32,}")
_PUNCTUATION = {
    **dict.fromkeys("‘’‚‛′´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\xad\u034f\u061c\u180e\ufeff", ""),
    **dict.fromkeys(
        map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))), ""
    ),
    "…": "...",
}


class _Folding(dict[int, str]):
    """Code point to its normal form, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFC", chr(code))
        tag, _, folded = unicodedata.decomposition(chr(code)).partition(" ")
        if tag in {"<wide>", "<narrow>"}:
            char = chr(int(folded, 16))
        normal = " " if char.isspace() else _PUNCTUATION.get(char, char.casefold())
        self[code] = normal
        return normal


_FOLDING = _Folding()


def _compose(text: str) -> str:
    """Return a text with base characters and marks joined, also those that now stand together."""
    if not text.isascii():
        text = _MANY_MARKS.sub(_in_order, text)
    return unicodedata.normalize("NFC", text)


def _in_order(marks: re.Match[str]) -> str:
    """Return marks in their canonical order, which `unicodedata` is slow to bring them into."""
    apart = "".join(unicodedata.normalize("NFD", mark) for mark in marks[0])
    runs = groupby(apart, key=lambda mark: unicodedata.combining(mark) > 0)
    return "".join(
        "".join(sorted(run, key=unicodedata.combining) if is_mark else run) for is_mark, run in runs
    )


def normalise(text: str) -> str:
    r"""Return the normal form `npf-1` of a text.

    >>> normalise("“New\u00a0energy”\r\n  １２％")
    '"new energy" 12%'
    >>> normalise("新能源\n 产业")
    '新能源产业'
    """
    folded = _compose(_compose(text).translate(_FOLDING))
    return _compose(_CJK_SPACE.sub("", _SPACES.sub(" ", folded)).strip())


def digest(normal: str) -> str:
    """Return the digest of a text in normal form, 32 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _left(text: str, start: int) -> str:
    """Return up to 32 normalised code points before `start`, from after the last blank line."""
    size = 4 * _CONTEXT
    while True:
        window = text[max(0, start - size) : start]
        blanks = [*_BLANK_LINE.finditer(window)]
        normal = normalise(window[blanks[-1].end() :] if blanks else window)
        if blanks or len(normal) > _CONTEXT or size >= start:
            return normal[-_CONTEXT:]
        size *= 2


def _right(text: str, end: int) -> str:
    """Return up to 32 normalised code points from `end` on, up to the next blank line."""
    size = 4 * _CONTEXT
    while True:
        window = text[end : end + size]
        blank = _BLANK_LINE.search(window)
        normal = normalise(window[: blank.start()] if blank else window)
        if blank or len(normal) > _CONTEXT or end + size >= len(text):
            return normal[:_CONTEXT]
        size *= 2


def anchor_of(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a place in a text.

    Args:
        text: The whole text.
        start: Offset of the first code point, from 0.
        end: Offset after the last code point.

    Raises:
        ValueError: The place is empty, holds white space only, or is not inside the text.

    >>> anchor_of("Over 60% of it.", 0, 8).length
    8
    """
    normal = normalise(text[start:end])
    if not (0 <= start < end <= len(text) and normal):
        raise ValueError(f"[{start}, {end}) is no place in a text of {len(text)} characters")
    before, after = _left(text, start), _right(text, end)
    return Anchor(
        start=start,
        end=end,
        length=len(normal),
        digest=digest(normal),
        before=digest(before) if before else None,
        after=digest(after) if after else None,
    )
