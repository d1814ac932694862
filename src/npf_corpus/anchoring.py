"""Anchors: normal forms of text, digests of them, and places that survive another copy.

The normal form `npf-1` of a text, for any script:

1. A base character and its combining marks are composed (NFC).
2. Each character: full-width and half-width forms become the ordinary one; typographic quotes
   become `'` and `"`, dashes `-`, the ellipsis three dots; invisible format characters go; the
   rest is case-folded.
3. Each run of white space, line ends included, becomes one space; none stands next to a Chinese
   or Japanese character, nor at either end.

`npf-2` does all this, and folds more of what copies of one Chinese text differ in:

1. Radicals become the ideographs that they look like; vertical and small forms become the ordinary
   ones, as full-width forms do; variation selectors go.
2. Signs of one use become one sign: `「」` and `"`, `『』` and `'`, `·`, `•` and `・`, `∶` and `:`,
   `。` and `.`, `〜` and `~`, `〔〕`, `【】` and `[]`. A row of dashes becomes one, and a row of
   three dots or more three.
3. No white space stands next to a middle dot.

A digest is the first 32 hexadecimal digits of the SHA-256 of the normal form in UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Literal

from npf_corpus.records import Anchor

__all__ = ["NORMALISATION", "NORMALISATIONS", "Normalisation", "anchor_of", "digest", "normalise"]

Normalisation = Literal["npf-1", "npf-2"]
"""Name of a normal form."""

NORMALISATIONS: tuple[Normalisation, ...] = ("npf-1", "npf-2")
"""All normal forms."""

NORMALISATION: Normalisation = "npf-2"
"""Name of the normal form of releases that are sealed now; those of schema 1 have `npf-1`."""

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


_SIGNS = {
    **_PUNCTUATION,
    **dict.fromkeys("『』﹃﹄‹›", "'"),
    **dict.fromkeys("「」﹁﹂〝〞〟", '"'),
    **dict.fromkeys("⸺⸻─━", "-"),
    **dict.fromkeys("•・‧∙⋅⸱", "·"),
    **dict.fromkeys("∶꞉ː", ":"),
    **dict.fromkeys("〜∼˜", "~"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("〔【〖", "["),
    **dict.fromkeys("〕】〗", "]"),
    **dict.fromkeys(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))), ""),
    "⋯": "...",
    "‥": "..",
}
_LOOKALIKES = (
    "⺁厂⺇几⺏尣⺠民⺩王⺬示⺭礻⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
"""Radicals that have no decomposition in Unicode, each before the ideograph that it looks like."""
_RADICALS = dict(zip(_LOOKALIKES[::2], _LOOKALIKES[1::2], strict=True))
_RADICAL_CODES = range(0x2E80, 0x2FE0)
_WIDTHS = frozenset({"<wide>", "<narrow>"})
_FORMS = _WIDTHS | {"<vertical>", "<small>"}


def plain_form(char: str, tags: frozenset[str] = _FORMS) -> str:
    """Return the ordinary form of a full-width, vertical or small character, or of a radical."""
    tag, _, folded = unicodedata.decomposition(char).partition(" ")
    is_radical = tags is _FORMS and ord(char) in _RADICAL_CODES
    if tag in tags or (is_radical and tag):
        return chr(int(folded, 16)) if " " not in folded else char
    return _RADICALS.get(char, char) if is_radical else char


class _Folding(dict[int, str]):
    """Code point of composed text (NFC) to its normal form, filled as characters are met."""

    def __init__(self, signs: dict[str, str], tags: frozenset[str]) -> None:
        super().__init__()
        self._signs = signs
        self._tags = tags

    def __missing__(self, code: int) -> str:
        char = plain_form(chr(code), self._tags)
        normal = " " if char.isspace() else self._signs.get(char, char.casefold())
        self[code] = normal
        return normal


_FOLDINGS = {"npf-1": _Folding(_PUNCTUATION, _WIDTHS), "npf-2": _Folding(_SIGNS, _FORMS)}
_ROWS = (
    (re.compile("-{2,}"), "-"),
    (re.compile(r"(?<=\d)。(?=\d)"), ". "),  # two sentences, and no decimal point
    (re.compile(r" ?。| \."), "."),
    (re.compile(r"(?<!\d)\. |\. (?!\d)"), "."),
    (re.compile(r"\.{3,}"), "..."),
    (re.compile(" ?· ?"), "·"),
)


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


def normalise(text: str, *, form: Normalisation = NORMALISATION) -> str:
    r"""Return the normal form of a text.

    Args:
        text: Any text.
        form: Name of the normal form.

    Raises:
        ValueError: There is no normal form of that name.

    >>> normalise("“New\u00a0energy”\r\n  １２％")
    '"new energy" 12%'
    >>> normalise("新能源\n 产业")
    '新能源产业'
    >>> normalise("「新能源」⻓足发展——增⻓５%。", form="npf-2")
    '"新能源"长足发展-增长5%.'
    """
    if form not in _FOLDINGS:
        raise ValueError(f"expected a normal form ({', '.join(NORMALISATIONS)}), got {form!r}")
    folded = _compose(_compose(text).translate(_FOLDINGS[form]))
    normal = _CJK_SPACE.sub("", _SPACES.sub(" ", folded))
    if form == "npf-2":
        for row, sign in _ROWS:
            normal = row.sub(sign, normal)
    return _compose(normal.strip())


def digest(normal: str) -> str:
    """Return the digest of a text in normal form, 32 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _left(text: str, start: int, form: Normalisation) -> str:
    """Return up to 32 normalised code points before `start`, from after the last blank line."""
    size = 4 * _CONTEXT
    while True:
        window = text[max(0, start - size) : start]
        blanks = [*_BLANK_LINE.finditer(window)]
        normal = normalise(window[blanks[-1].end() :] if blanks else window, form=form)
        if blanks or len(normal) > _CONTEXT or size >= start:
            return normal[-_CONTEXT:]
        size *= 2


def _right(text: str, end: int, form: Normalisation) -> str:
    """Return up to 32 normalised code points from `end` on, up to the next blank line."""
    size = 4 * _CONTEXT
    while True:
        window = text[end : end + size]
        blank = _BLANK_LINE.search(window)
        normal = normalise(window[: blank.start()] if blank else window, form=form)
        if blank or len(normal) > _CONTEXT or end + size >= len(text):
            return normal[:_CONTEXT]
        size *= 2


def anchor_of(text: str, start: int, end: int, *, form: Normalisation = NORMALISATION) -> Anchor:
    """Return the anchor of a place in a text.

    Args:
        text: The whole text.
        start: Offset of the first code point, from 0.
        end: Offset after the last code point.
        form: Name of the normal form that is digested.

    Raises:
        ValueError: The place is empty, holds white space only, or is not inside the text.

    >>> anchor_of("Over 60% of it.", 0, 8).length
    8
    """
    normal = normalise(text[start:end], form=form)
    if not (0 <= start < end <= len(text) and normal):
        raise ValueError(f"[{start}, {end}) is no place in a text of {len(text)} characters")
    before, after = _left(text, start, form), _right(text, end, form)
    return Anchor(
        start=start,
        end=end,
        length=len(normal),
        digest=digest(normal),
        before=digest(before) if before else None,
        after=digest(after) if after else None,
    )
