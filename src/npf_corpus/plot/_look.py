"""What pictures look like: colours, shapes, sizes, and the text that stands around them."""

from __future__ import annotations

from textwrap import wrap
from typing import Any
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

POINT, END, ARROW, RING = 110, 70, 80, 320
"""Areas of marks in square pixels."""

_CHARACTER = 5.7
WIDEST, _LINE = 52, 100

NUMBERS = (
    "abs(datum.value) >= 1e15 ? format(datum.value, '.0e')"
    " : abs(datum.value) >= 1e12 ? format(datum.value / 1e12, ',~r') + ' trillion'"
    " : abs(datum.value) >= 1e9 ? format(datum.value / 1e9, ',~r') + ' billion'"
    " : abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',~r') + ' million'"
    " : abs(datum.value) >= 1e-3 || datum.value == 0 ? format(datum.value, ',~r')"
    " : format(datum.value, '.0e')"
)
"""How numbers are written at an axis, as an expression of Vega."""

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
        "fontSize": 15,
        "subtitleColor": FAINT,
        "subtitleFontSize": 11,
        "offset": 14,
    },
    "text": {"color": INK, "fontSize": 11},
}


def columns(text: str) -> int:
    """Return how wide a text is, in characters of Latin script."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def pixels(text: str) -> float:
    """Return about how wide a text is."""
    return _CHARACTER * columns(text)


def clipped(text: str) -> str:
    """Return a text that is no wider than there is room for beside the axes."""
    if columns(text) <= WIDEST:
        return text
    while columns(text) > WIDEST - 1:
        text = text[:-1]
    return f"{text.rstrip(' ,;')}…"


def lines(text: str) -> list[str]:
    """Return a text in lines that are no wider than a picture."""
    return wrap(text, _LINE) or [""]
