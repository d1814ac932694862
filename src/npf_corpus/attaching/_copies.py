"""The copies that a text may be of: itself, and itself with other signs of the same use.

Digests of `npf-1` tell 「 from “ and —— from —. So a text in which something is not found is also
tried with the signs that a Chinese original is likeliest to have, and then, one class of signs at
a time, with the others that it may have. Two cases are out of reach: a text with one sign in place
of two of the original's, and one in which two classes differ from the likeliest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from npf_corpus.anchoring import _CJK, plain_form
from npf_corpus.attaching._mapped import Span

_LONG = 2**20
"""Only shorter texts are tried with other signs than the likeliest."""
_BESIDE = rf"(?<=[{_CJK}])"
_AHEAD = rf"(?=[{_CJK}])"
_DASH = "[-‐‑‒–—―−─━⸺⸻﹘]"
_YEAR = r"(?:19|20)[0-9]{2}"


class _Sign(NamedTuple):
    """Signs of one use.

    Attributes:
        pattern: What in a text is one of them.
        likeliest: What a Chinese original has most often.
        others: What else it may have.
        name: A word for them, where it may have something else.
    """

    pattern: str
    likeliest: str | Callable[[str], str]
    others: tuple[str, ...] = ()
    name: str = ""


_SIGNS = (
    _Sign("[\u2e80-\u2fdf]", plain_form),  # radicals
    _Sign("[\ufe00-\ufe0f\U000e0100-\U000e01ef]", ""),  # variation selectors
    _Sign(rf"{_BESIDE}(?:[…⋯]+|\.{{3,}})|[…⋯]+{_AHEAD}", "……", ("…",), "ellipsis"),
    _Sign(rf"{_BESIDE}{_DASH}{{1,4}}(?![0-9])|{_DASH}{{1,4}}{_AHEAD}", "——", ("—",), "dash"),
    _Sign(r"(?<!-)-{2,3}(?!-)|——|[⸺⸻]", "—"),
    _Sign(
        rf"(?:{_BESIDE}|(?<=[{_CJK}][”’」』）]))[.．｡](?![\w.])|(?<=[^\s.])[.．](?=\s{{0,2}}[{_CJK}])|。",
        "。",
        (".",),
        "stop",
    ),
    _Sign(r"(?<=[0-9A-Za-z%‰])[.．](?=\s|\Z)", ".", ("。",), "end"),
    _Sign("[·•・‧∙⋅･⸱]", "·", ("•", "・"), "dot"),
    _Sign("[∶꞉ː]|[:：](?=[0-9])", ":", ("∶",), "colon"),
    _Sign("[「﹁〝“]", '"', ("「",), "open"),
    _Sign("[」﹂〞〟”]", '"', ("」",), "close"),
    _Sign("[『﹃‘]", "'", ("『",), "inner open"),
    _Sign(rf"[』﹄]|(?<=[{_CJK}，！？；：])’", "'", ("』",), "inner close"),
    _Sign("[〜∼˜]", "~"),
    _Sign(rf"[\[(［（【﹝〔](?={_YEAR}[\])］）】﹞〕]第?[0-9]+号)", "〔"),
    _Sign(r"(?<=(?:19|20)[0-9]{2})[\])］）】﹞〕](?=第?[0-9]+号)", "〕"),
    _Sign("[\ufe10-\ufe19\ufe30-\ufe4f\ufe50-\ufe6b]", plain_form),  # vertical and small forms
)
_ANY = re.compile("|".join(f"({sign.pattern})" for sign in _SIGNS))
_FLIPS: tuple[dict[str, int], ...] = (
    {"dash": 0},
    {"stop": 0},
    {"end": 0},
    dict.fromkeys(("open", "close", "inner open", "inner close"), 0),
    {"dot": 0},
    {"dot": 1},
    {"colon": 0},
    {"ellipsis": 0},
)
"""Classes whose signs are changed together in one copy, with the place in `others`."""
_HAS_CJK = re.compile(f"[{_CJK}]").search


class Copy:
    """A text with other signs, and the way back.

    Attributes:
        text: The text with other signs.
    """

    __slots__ = ("_new", "_old", "text")

    def __init__(self, text: str, flip: dict[str, int] | None = None) -> None:
        """Rewrite a text, with the likeliest signs but for those that a flip names."""
        parts: list[str] = []
        self._old: list[Span] = []
        self._new: list[Span] = []
        reach = size = 0
        for match in _ANY.finditer(text) if flip is not None else ():
            sign = _SIGNS[(match.lastindex or 0) - 1]
            if flip is not None and sign.name in flip:
                by = sign.others[flip[sign.name]]
            else:
                by = sign.likeliest if isinstance(sign.likeliest, str) else sign.likeliest(match[0])
            if by == match[0]:
                continue
            start, end = match.span()
            parts += (text[reach:start], by)
            size += start - reach
            self._old.append((start, end))
            self._new.append((size, size + len(by)))
            size += len(by)
            reach = end
        self.text = "".join((*parts, text[reach:]))

    def here(self, start: int, end: int) -> Span:
        """Return the place in this copy of one in the text."""
        return _moved(self._old, self._new, start, end)

    def there(self, start: int, end: int) -> Span:
        """Return the place in the text of one in this copy."""
        return _moved(self._new, self._old, start, end)


def _moved(own: list[Span], other: list[Span], start: int, end: int) -> Span:
    """Return a place moved as the changes before it say, and widened to those that it cuts."""
    first = bisect_right(own, (start, start)) - 1
    last = bisect_left(own, (end, end)) - 1
    moved_start, moved_end = start, end
    if first >= 0:
        inside = start < own[first][1]
        moved_start = other[first][0] if inside else start + other[first][1] - own[first][1]
    if last >= 0:
        inside = end < own[last][1]
        moved_end = other[last][1] if inside else end + other[last][1] - own[last][1]
    return moved_start, moved_end


def copies(text: str) -> Iterator[Copy]:
    """Yield the copies that a text may be of, itself first, no two alike."""
    yield Copy(text)
    if text.isascii() and "--" not in text:
        return
    known = {text}
    flips: tuple[dict[str, int], ...] = ({},)
    if len(text) <= _LONG and _HAS_CJK(text):
        flips += _FLIPS
    for flip in flips:
        copy = Copy(text, flip)
        if copy.text not in known:
            known.add(copy.text)
            yield copy
