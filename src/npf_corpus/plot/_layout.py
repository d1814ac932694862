"""Where titles, remarks and shapes stand, and what stands for a figure that nobody tells."""

from __future__ import annotations

from typing import Any

from npf_corpus.plot import _look as look
from npf_corpus.plot._canvas import Line, Picture, Shape, rows_of_words
from npf_corpus.plot._names import Names

_MARGIN, _SLANT = 12, 7.0
"""Pixels: above remarks, and from one slanting line to the next."""


def picture_of(
    shapes: list[Shape], title: str, subtitle: str, foot: list[str], size: look.Size, height: float
) -> Picture:
    """Return a picture with its titles above and its remarks below.

    Args:
        shapes: What is drawn, from the top.
        title: What it shows.
        subtitle: Of what, when and in which unit.
        foot: Remarks and sources, which stand below.
        size: What it is to fit.
        height: How far down the shapes reach.
    """
    width = look.ACROSS[size]
    small = look.SMALL[size]
    lines = [part for each in foot for part in look.wrapped(each, width, small)]
    below = rows_of_words(lines, 0, height + _MARGIN + small / 2, size=small, colour=look.FAINT)
    bottom = height + _MARGIN + len(lines) * small * look.LEADING
    return Picture(
        title=look.wrapped(title, width, look.TITLE, bold=True),
        subtitle=look.wrapped(subtitle, width, look.SUBTITLE),
        shapes=(*shapes, *below),
        width=width,
        height=bottom,
    )


def foot_height(foot: list[str], size: look.Size) -> float:
    """Return how much room remarks and sources take."""
    small = look.SMALL[size]
    lines = sum(len(look.wrapped(each, look.ACROSS[size], small)) for each in foot)
    return _MARGIN + lines * small * look.LEADING


def room_for(title: str, subtitle: str, foot: list[str], size: look.Size) -> float:
    """Return how high what is drawn may be: on a slide what titles and remarks leave."""
    if size == "page":
        return float(look.DOWN[size])
    width = look.ACROSS[size]
    above = len(look.wrapped(title, width, look.TITLE, bold=True)) * look.TITLE
    above += len(look.wrapped(subtitle, width, look.SUBTITLE)) * (look.SUBTITLE + 2)
    return look.DOWN[size] - 2 * look.EDGE - look.OFFSET - above - foot_height(foot, size)


def hatched(x: float, y: float, x2: float, y2: float) -> list[Shape]:
    """Return a rectangle with slanting lines in it, which stands for what is not reported."""
    shapes: list[Shape] = []
    wide, high = x2 - x, y2 - y
    at = _SLANT
    while at < wide + high:
        start = (x + min(at, wide), y + max(0.0, at - wide))
        end = (x + max(0.0, at - high), y + min(at, high))
        shapes.append(Line(x=start[0], y=start[1], x2=end[0], y2=end[1], stroke=look.HATCH))
        at += _SLANT
    return shapes


def with_documents(names: Names) -> frozenset[str]:
    """Return the regions with a document in the release; if none has one, those with claims."""
    documents: Any = names.store.records("documents")
    owners = frozenset(each.region for each in documents if each.region)
    return owners or frozenset(names.store.axis("claims", "region"))
