"""HTML for notebooks: tables, lists of fields, ends of a span as a bar.

It brings no scripts and no colours, so that it reads on a light page and on a dark one, and writes
all values as text. It knows no class of ours: an object with a method `_inline_html` shows itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from html import escape
from typing import Any, Protocol, cast

MOST = 50
"""So many rows or values are shown, the others counted."""

_NONE = "–"
_LIST = "display:grid;grid-template-columns:max-content auto;gap:.2em 1em;margin:.3em 0"
_CELL = "width:auto;margin:0;padding:0;float:none;text-align:left"
_SENTENCE = 40
"""Texts longer than this are listed below each other."""

_LEFT, _WHOLE = "text-align:left", ";white-space:nowrap"
_ZERO = Decimal(0)
_LONG = 10_000
"""Numbers from this one on have separators."""
_ROUND = Context(prec=28)
"""Fine enough for a bar; the caller's context may round to anything."""
_WIDTH, _HEIGHT, _END = 120, 14, 8


class Ends(Protocol):
    """What a bar shows: two ends, each closed, open or missing; its text is written below."""

    @property
    def lower(self) -> Decimal | None:
        """The lower end, None where there is none."""
        ...

    @property
    def upper(self) -> Decimal | None:
        """The upper end, None where there is none."""
        ...

    @property
    def lower_closed(self) -> bool:
        """Whether the lower end belongs to it."""
        ...

    @property
    def upper_closed(self) -> bool:
        """Whether the upper end belongs to it."""
        ...


def table_html(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], below: str = ""
) -> str:
    """Return rows of cells, which are HTML already, as a table set flush left.

    Notebooks set tables flush right, which suits numbers alone. An id stays on one line.
    """
    head = "".join(f'<th style="{_LEFT}">{escape(each)}</th>' for each in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_LEFT}{_WHOLE if heads[place] == "id" else ""}">{cell}</td>'
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    foot = (
        f'<tfoot><tr><td colspan="{len(heads)}" style="{_LEFT}">{below}</td></tr></tfoot>'
        if below
        else ""
    )
    return (
        f'<table><caption style="{_LEFT}{_WHOLE}">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>"
    )


def listed(heading: str, fields: Iterable[tuple[str, object]]) -> str:
    """Return a heading with a list of fields."""
    items = "".join(
        f'<dt style="{_CELL}">{escape(name)}</dt><dd style="{_CELL}">{shown(value, name)}</dd>'
        for name, value in fields
    )
    return f'<div><strong>{escape(heading)}</strong><dl style="{_LIST}">{items}</dl></div>'


def inline(fields: Iterable[tuple[str, object]]) -> str:
    """Return fields one after another."""
    return "; ".join(f"<em>{escape(name)}</em> {shown(value, name)}" for name, value in fields)


def shown(value: object, name: str = "") -> str:
    """Return one value as HTML; as an address it is a link."""
    if value is None or value in ((), ""):
        return _NONE
    if own := _own(value):
        return str(own())
    if isinstance(value, tuple):
        return _several(cast("tuple[object, ...]", value))
    if isinstance(value, bool):
        text = "yes" if value else "no"
    else:
        text = f"{value:f}" if isinstance(value, Decimal) else escape(str(value))
    if name == "url" and text.startswith(("http://", "https://")):
        return f'<a href="{text}" rel="noopener noreferrer">{text}</a>'
    return text


def _own(value: object) -> Any:
    """Return the method by which a value shows itself, None where it has none."""
    return getattr(value, "_inline_html", None)


def _several(values: tuple[object, ...]) -> str:
    texts = [shown(each) for each in values[:MOST]]
    if len(values) > MOST:
        texts.append(f"and {len(values) - MOST} more")
    is_long = any(_own(each) or len(str(each)) > _SENTENCE for each in values)
    return ("<br>" if is_long else ", ").join(texts)


def bar(ends: Ends, scale: Sequence[Decimal] | None = None) -> str:
    """Return an interval as a small SVG, its text below.

    A dot is a single value, a full end a bound that belongs to the interval, an open ring one that
    does not, an arrow a side without a bound. The scale is logarithmic where all is above zero.

    Args:
        ends: What to draw.
        scale: Bounds of all that is to be compared with it; by default its own.
    """
    if scale is None:
        scale = [each for each in (ends.lower, ends.upper) if each is not None]
    low, high = min(scale, default=_ZERO), max(scale, default=_ZERO)
    left = _END if ends.lower is None else _place(ends.lower, low, high)
    right = _WIDTH - _END if ends.upper is None else _place(ends.upper, low, high)
    middle = _HEIGHT // 2
    parts = [f'<line x1="{left}" y1="{middle}" x2="{right}" y2="{middle}" stroke-width="3"/>']
    for at, bound, closed, tip in (
        (left, ends.lower, ends.lower_closed, -_END),
        (right, ends.upper, ends.upper_closed, _END),
    ):
        if bound is None:
            parts.append(f'<path d="M{at} {middle - 4}L{at + tip} {middle}L{at} {middle + 4}"/>')
        else:
            fill = "currentColor" if closed else "none"
            parts.append(f'<circle cx="{at}" cy="{middle}" r="3" fill="{fill}"/>')
    words = escape(_told(ends))
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    look = f'style="min-width:{_WIDTH}px" stroke="currentColor" fill="none"'
    return (
        f'<svg role="img" aria-label="{words}" {size} {look}><title>{words}</title>'
        f"{''.join(parts)}</svg><br>{words}"
    )


def axis(scale: Sequence[Decimal], symbol: str) -> str:
    """Return where the bars of a scale start and end, in which unit, and how they run."""
    low, high = min(scale), max(scale)
    return f"from {low:,f} to {high:,f} {symbol}{', logarithmic' if low > 0 else ''}"


def _told(ends: Ends) -> str:
    """Return one value as it is, others in bracket notation; long numbers have separators."""
    short = all(each is None or -_LONG < each < _LONG for each in (ends.lower, ends.upper))
    if ends.lower is not None and ends.lower == ends.upper:
        return f"{ends.lower:f}" if short else f"{ends.lower:,f}"
    if short:
        return str(ends)
    low, high = ("" if each is None else f"{each:,f}" for each in (ends.lower, ends.upper))
    left, right = "[" if ends.lower_closed else "(", "]" if ends.upper_closed else ")"
    return f"{left}{low}, {high}{right}"


def _place(value: Decimal, low: Decimal, high: Decimal) -> int:
    """Return where on the bar a value stands, between its two margins."""
    room = _WIDTH - 4 * _END
    if low == high:
        return 2 * _END + room // 2
    if low > 0:
        part, whole = (_ROUND.ln(_ROUND.divide(each, low)) for each in (value, high))
    else:
        part, whole = (_ROUND.subtract(each, low) for each in (value, high))
    return 2 * _END + round(_ROUND.multiply(_ROUND.divide(part, whole), Decimal(room)))
