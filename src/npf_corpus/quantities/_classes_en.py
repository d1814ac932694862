"""What an English number expression is there for, told by the words around it."""

from __future__ import annotations

import re

from npf_corpus.quantities._found import NumberClass
from npf_corpus.quantities._quantity import Quantity
from npf_corpus.quantities._words import MONTHS, ORDINALS, VAGUE

_DATE = re.compile(
    rf"(?:{'|'.join(MONTHS)})\b|^[12]\d{{3}}$|\d[-/.]\d+[-/.]\d|^\d{{1,2}}:\d\d|\b[ap]\.?m\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"^(?:the\s+)?(?:\w+[- ])?(?:\d+(?:st|nd|rd|th)|{'|'.join(ORDINALS)})$", re.IGNORECASE
)
_VAGUE = re.compile(
    rf"^(?:a )?(?:{'|'.join(VAGUE)}|number of|one|a batch of|batches of)$", re.IGNORECASE
)
_SPAN = {"year", "month", "week", "day", "decade", "hour"}


def class_en(
    text: str, start: int, end: int, number: tuple[int, int], quantity: Quantity | None
) -> NumberClass:
    """Return the class of the expression at `number` whose words reach from `start` to `end`."""
    words, core = text[start:end], text[slice(*number)]
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if (
        before[-1:].isalpha()
        or after[:1].isalpha()
        or (before[-1:] == "-" and before[:1].isalpha())
        or re.search(r"\bno\.\s?\Z", text[max(0, start - 5) : start], re.IGNORECASE)
    ):
        return "name"
    if quantity is not None and quantity.unit in {"rank", "percent"}:
        return "claim"
    if _DATE.search(core) and (quantity is None or quantity.unit is None):
        return "date"
    if _ORDINAL.match(core):
        return "ordinal"
    if quantity is not None and quantity.unit in _SPAN:
        return "date"
    if _VAGUE.match(words) or _VAGUE.match(core):
        return "other"
    opened = before[-1:] == "(" and core.isdecimal()
    begins = opened or not text[:start].rpartition("\n")[2].strip()
    if begins and re.match(r"\)\s" if opened else r"[.)]\s", after):
        return "structural"
    return "claim"
