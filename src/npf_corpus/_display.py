"""A table as HTML for notebooks: a few columns, and each interval drawn as a small bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from html import escape
from typing import TYPE_CHECKING, Any, cast

from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.records import NumericClaim

if TYPE_CHECKING:
    from npf_corpus._store import Store

_ROWS = 50
_LEFT, _WHOLE = "text-align:left", ";white-space:nowrap"
_ZERO = Decimal(0)
_ROUND = Context(prec=28)
"""Fine enough for a bar; the caller's context may round to anything."""
_WIDTH, _HEIGHT, _END = 120, 14, 8
_COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("id", "label", "published", "fidelity"),
    "regions": ("id", "name", "name_zh", "kind", "parent"),
    "sectors": ("id", "name", "name_zh", "broader"),
    "tiers": ("id", "sector", "tier", "document"),
    "organizations": ("id", "name", "kind", "region"),
    "people": ("id", "name"),
    "initiatives": ("id", "name", "kind", "status", "regions"),
    "measures": ("id", "name", "dimension", "domain"),
    "units": ("id", "name", "dimension", "symbol"),
    "statements": ("id", "kind", "gist", "attribution", "speakers"),
    "claims": ("id", "measure", "figure", "interval", "regions", "sectors", "modality"),
    "mentions": ("id", "kind", "entity", "number_class", "claims"),
}


def html(store: Store, table: str, places: Iterable[int], caption: str, note: str = "") -> str:
    """Return a table as one HTML element without scripts or colours of its own.

    Args:
        store: The release.
        table: The kind of record.
        places: Positions of the records to show, in order.
        caption: What stands above.
        note: What stands below, such as why there are none.
    """
    records = [store.records(table)[place] for place in places]
    columns = _COLUMNS[table]
    shown = records[:_ROWS]
    cells = _claim_cells(store, shown) if table == "claims" else [_cells(r, columns) for r in shown]
    more = len(records) - len(shown)
    below = f"and {more} more" if more else f"<pre>{escape(note)}</pre>" if note else ""
    return table_html(caption, columns, cells, below)


def table_html(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], below: str = ""
) -> str:
    """Return rows of cells, which are HTML already, as a table that reads from the left.

    Notebooks set tables flush right, as suits numbers; an id stays on one line.
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


def _cells(record: Any, columns: tuple[str, ...]) -> list[str]:
    return [_cell(getattr(record, column)) for column in columns]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return escape(", ".join(map(str, cast("tuple[object, ...]", value))))
    return escape(str(value))


def _claim_cells(store: Store, claims: list[NumericClaim]) -> list[list[str]]:
    scales: dict[str | None, list[Decimal]] = {}
    for claim in claims:
        bounds = (claim.quantity.interval.lower, claim.quantity.interval.upper)
        scales.setdefault(claim.quantity.unit, []).extend(b for b in bounds if b is not None)
    rows: list[list[str]] = []
    for claim in claims:
        quantity = claim.quantity
        rows.append(
            [
                escape(claim.id),
                escape(store.record("measures", claim.measure).name),
                escape(figure(store, quantity)),
                bar(quantity.interval, scales[quantity.unit]),
                _cell(tuple(store.record("regions", key).name for key in claim.regions)),
                _cell(tuple(store.record("sectors", key).name for key in claim.sectors)),
                escape(claim.modality) + (" (disputed)" if claim.disputed else ""),
            ]
        )
    return rows


def figure(store: Store, quantity: Quantity) -> str:
    """Return a figure's words with the unit that they leave out."""
    unit = store.record("units", cast("str", quantity.unit))
    if quantity.unit_basis == "inferred":
        return f"{quantity.surface} {unit.symbol} (inferred)"
    if unit.dimension != "count":
        return quantity.surface
    many = quantity.reading in {"magnitude", "plural"} and quantity.surface.endswith("s")
    of = "of " if many else ""  # tens of thousands of persons
    return f"{quantity.surface} {of}{unit.name if quantity.nominal == 1 else unit.symbol}"


def bar(interval: Interval, scale: list[Decimal]) -> str:
    """Return an interval as a small SVG on the scale of other bounds of its unit.

    A dot is a single value, a full end a bound that belongs to the interval, an open ring one that
    does not, an arrow a side without a bound. The scale is logarithmic where all is above zero.
    """
    low, high = min(scale, default=_ZERO), max(scale, default=_ZERO)
    left = _END if interval.lower is None else _place(interval.lower, low, high)
    right = _WIDTH - _END if interval.upper is None else _place(interval.upper, low, high)
    middle = _HEIGHT // 2
    parts = [f'<line x1="{left}" y1="{middle}" x2="{right}" y2="{middle}" stroke-width="3"/>']
    for at, bound, closed, tip in (
        (left, interval.lower, interval.lower_closed, -_END),
        (right, interval.upper, interval.upper_closed, _END),
    ):
        if bound is None:
            parts.append(f'<path d="M{at} {middle - 4}L{at + tip} {middle}L{at} {middle + 4}"/>')
        else:
            fill = "currentColor" if closed else "none"
            parts.append(f'<circle cx="{at}" cy="{middle}" r="3" fill="{fill}"/>')
    words = escape(str(interval))
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    look = f'style="min-width:{_WIDTH}px" stroke="currentColor" fill="none"'
    return (
        f'<svg role="img" aria-label="{words}" {size} {look}><title>{words}</title>'
        f"{''.join(parts)}</svg><br>{words}"
    )


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
