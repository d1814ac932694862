"""Chinese number characters, alone or mixed with digits, as exact numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from npf_corpus.quantities._numerals import from_digits, number_pattern
from npf_corpus.quantities._words import DIGITS_ZH, STEPS_ZH

NUMERAL_ZH = "0-9.,零一二三四五六七八九两十百千万亿点半 "
"""The characters of a number, as the inside of a character class."""

_DIGIT_BY_DIGIT = 3
"""So many digits in a row are read one by one; two may be a slip, or two numbers."""

_DEPTH = 3
"""How often 万 or 亿 may multiply itself: 万亿 and 万万 are written, 亿亿亿亿 is not."""


def numeral_zh(text: str) -> Fraction | None:
    """Return the number that the whole text writes, `None` if it is no number.

    Raises:
        Refused: If its digits can be read in two ways.
    """
    if text == "半":
        return Fraction(1, 2)
    if text.count("亿") > _DEPTH or text.count("万") > _DEPTH:
        return None
    head, point, rest = text.partition("点")
    if point:
        tail = rest.rstrip("千百万亿")
        scale = _large(f"一{rest[len(tail) :]}") if rest != tail else Fraction(1)
        whole = _large(head)
        odd = rest[-1:] in STEPS_ZH  # 三点五百 is not how decimals are written.
        if odd or whole is None or scale is None or not tail or not set(tail) <= set(DIGITS_ZH):
            return None
        digits = "".join(str(DIGITS_ZH[digit]) for digit in tail)
        return (whole + Fraction(int(digits), 10 ** len(digits))) * scale
    if len(text) >= _DIGIT_BY_DIGIT and set(text) <= set(DIGITS_ZH) and "两" not in text:
        # 二零二五: digits one by one, as years are written.
        return Fraction(int("".join(str(DIGITS_ZH[digit]) for digit in text)))
    return _large(text)


def _large(text: str) -> Fraction | None:
    """Return a number of sections that end in 亿 and 万."""
    for step, value in (("亿", Fraction(10**8)), ("万", Fraction(10**4))):
        before, found, after = text.rpartition(step)
        if not found:
            continue
        high = _large(before) if before else Fraction(1)
        low = _low(after, value)
        if high is None or low is None or low >= value:
            return None
        return high * value + low
    return _section(text)


def _low(text: str, step: Fraction) -> Fraction | None:
    """Return what stands after a step; a lone digit is one place lower: 九万四 is 94000."""
    if not text:
        return Fraction(0)
    if text in DIGITS_ZH and text != "零":
        return DIGITS_ZH[text] * step / 10
    if text[0] in "百千万亿":
        return None  # 亿万 and 万百 have no digit of their own.
    if text.isascii() and len(text) < len(str(step)) - 1:
        return None  # 3万4: 30004 and 34000 are both read.
    return _large(text)


def _section(text: str) -> Fraction | None:  # noqa: PLR0911
    """Return a number below ten thousand, or any in plain digits."""
    match = number_pattern().match(text)
    if match and match[0] == text:
        return from_digits(match)
    if match and text[match.end() :].lstrip() == "k":
        return from_digits(match) * 1000
    total, limit, at = Fraction(0), Fraction(10**4), 0
    while at < len(text):
        zero = text[at] == "零"
        at += zero
        start, digit = at, _digit(text, at)
        at = start if digit is None else digit[1]
        step = STEPS_ZH.get(text[at : at + 1])
        if digit is None and (step is None or (total and not zero and step != STEPS_ZH["十"])):
            return Fraction(0) if text == "零" else None
        value = Fraction(1) if digit is None else digit[0]
        if step is None:
            if at < len(text) or value >= limit:
                return None
            if not total or zero or limit < STEPS_ZH["百"] or value * 10 >= limit:
                return total + value
            # 四百五 is 450; 4百5 may be 405 or 450.
            return total + value * limit / 10 if text[start] in DIGITS_ZH else None
        if step >= limit or (total and value >= STEPS_ZH["十"]):
            return None
        total, limit, at = total + value * step, Fraction(step), at + 1
    return total


def _digit(text: str, at: int) -> tuple[Fraction, int] | None:
    if at < len(text) and text[at] in DIGITS_ZH:
        return Fraction(DIGITS_ZH[text[at]]), at + 1
    match = number_pattern().match(text, at)
    if match:
        return from_digits(match), match.end()
    return None


def tail_zh(text: str) -> tuple[str, str]:
    """Return the scale characters that a number ends in, all of them and 万 and 亿 only."""
    match = re.search(r"[百千]?[万亿]*$", text)
    every = match[0] if match else ""
    return every, every.lstrip("百千")


def neighbours(text: str) -> tuple[str, str] | None:
    """Return 三百 and 四百 for 三四百: two digits in a row are two numbers, if one apart."""
    found: tuple[str, str] | None = None
    for at in range(len(text) - 1):
        low, high = (DIGITS_ZH.get(digit, 0) for digit in text[at : at + 2])
        if low and high:
            if high != low + 1 or found or text[at - 1 : at] == "点":
                return None
            found = text[: at + 1] + text[at + 2 :], text[:at] + text[at + 1 :]
    return found
