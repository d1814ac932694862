"""What pictures look like: colours, shapes, sizes, and the text that stands around them."""

from __future__ import annotations

from re import findall
from textwrap import wrap
from typing import Any, Literal
from unicodedata import east_asian_width

INK, FAINT, GRID, PAPER = "#222222", "#666666", "#dddddd", "#ffffff"

LOOKS = {
    "achieved": ("#0072B2", "circle"),
    "under-way": ("#009E73", "square"),
    "targeted": ("#D55E00", "diamond"),
    "proposed": ("#CC79A7", "triangle-up"),
    "forecast": ("#E69F00", "triangle-down"),
}
"""Modality to colour (Okabe and Ito's, which colour-blind readers tell apart) and shape."""

FONT = (
    "Liberation Sans, Arial, Helvetica, Noto Sans CJK SC, Source Han Sans SC, "
    "WenQuanYi Micro Hei, PingFang SC, Microsoft YaHei, sans-serif"
)
"""Latin first, then the usual fonts that have Chinese characters."""

WIDTH, STEP, KEY_STEP = 400, 30, 20
"""Pixels: the axes, a lane, a line of the key."""

Size = Literal["page", "slide"]
"""What a picture is to fit: a page of a report, upright, or a slide, 16 to 9."""

EDGE = 16
"""Pixels left free around a picture."""

LEADING = 1.35
"""From line to line, in heights of a character."""

ACROSS: dict[Size, int] = {"page": 640, "slide": 928}
DOWN: dict[Size, int] = {"page": 900, "slide": 540}
SMALL: dict[Size, float] = {"page": 9.5, "slide": 10.5}
TITLE, SUBTITLE, OFFSET = 15, 11, 14
"""Pixels: what is drawn from side to side; the most from top to bottom; heights of characters."""

HATCH = "#9a9a9a"

SHADES = ("#edf3fa", "#c6dbef", "#9ecae1", "#6baed6", "#3182bd", "#08519c")
"""Light to dark, in one colour, so that they are told apart in grey as well."""

POINT, END, ARROW, RING = 110, 70, 80, 320
"""Areas of marks in square pixels."""

_CHARACTER = 5.7
WIDEST, REMARK, _LINE = 52, 78, 100


def _numbers(powers: tuple[tuple[int, str], ...]) -> str:
    """Return how numbers are written, as an expression of Vega: powers of ten by their words."""
    words = "".join(
        f" : abs(datum.value) >= 1e{power} ? format(datum.value / 1e{power}, ',~r') + '{word}'"
        for power, word in powers
    )
    return (
        f"abs(datum.value) >= 1e{powers[0][0] + 3} ? format(datum.value, '.0e'){words}"
        " : abs(datum.value) >= 1e-3 || datum.value == 0 ? format(datum.value, ',~r')"
        " : format(datum.value, '.0e')"
    )


NUMBERS = {
    "en": _numbers(((12, " trillion"), (9, " billion"), (6, " million"))),
    "zh": _numbers(((12, "万亿"), (8, "亿"), (4, "万"))),
}
"""How numbers are written at an axis in each language, as an expression of Vega."""

CONFIG: dict[str, Any] = {
    "background": PAPER,
    "font": FONT,
    "padding": {"left": 28, "right": 28, "top": 16, "bottom": 16},
    "view": {"stroke": None},
    "axis": {
        "labelColor": FAINT,
        "labelFlush": False,
        "labelFontSize": 10,
        "titleColor": INK,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": FAINT,
        "tickColor": FAINT,
    },
    "title": {
        "anchor": "start",
        "color": INK,
        "fontSize": TITLE,
        "subtitleColor": FAINT,
        "subtitleFontSize": SUBTITLE,
        "offset": OFFSET,
    },
    "text": {"color": INK, "fontSize": 11},
}


def columns(text: str) -> int:
    """Return how wide a text is, in characters of Latin script."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


_WIDTHS = {
    "ijl'": 0.22, " !,./:;I[\\]ft|": 0.28, '()-`r"*{}': 0.36, "^": 0.47, "Jcksvxyz": 0.5,
    "+<=>~−≤≥": 0.585, "AVXYKEPSB&": 0.667, "CDHNRUw": 0.722, "GOQ": 0.778, "mM": 0.833,
    "TFZ": 0.611, "%": 0.89, "W@—…": 1.0,
}  # fmt: skip
"""How wide characters of the fonts above are, in heights of a character; others 0.556."""

_WIDTH_OF = {each: wide for several, wide in _WIDTHS.items() for each in several}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in pixels; a Chinese character is as wide as it is high."""
    wide = sum(
        1.0 if east_asian_width(each) in "WF" else _WIDTH_OF.get(each, 0.556) for each in text
    )
    return wide * size * (1.07 if bold else 1.0)


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return a text that is no wider than there is room for."""
    if width_of(text, size, bold=bold) <= room:
        return text
    while text and width_of(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip(' ,;')}…"


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines that are no wider than there is room for; Chinese breaks anywhere."""
    found = [""]
    for word in findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", text):
        if found[-1] and width_of((found[-1] + word).rstrip(), size, bold=bold) > room:
            found.append("")
        found[-1] += word
    return [line.strip() for line in found]


def pixels(text: str) -> float:
    """Return about how wide a text is."""
    return _CHARACTER * columns(text)


def clipped(text: str, most: int = WIDEST) -> str:
    """Return a text that is no wider than there is room for beside the axes."""
    if columns(text) <= most:
        return text
    while columns(text) > most - 1:
        text = text[:-1]
    return f"{text.rstrip(' ,;')}…"


def lines(text: str) -> list[str]:
    """Return a text in lines that are no wider than a picture."""
    return wrap(text, _LINE) or [""]
