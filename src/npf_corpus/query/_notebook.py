"""A table as HTML for notebooks: a few columns, and each interval drawn as a small bar."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any, cast

from npf_corpus.intervals._html import MOST, axis, bar, table_html
from npf_corpus.quantities import Quantity
from npf_corpus.records import NumericClaim
from npf_corpus.records._kinds import KIND

if TYPE_CHECKING:
    from npf_corpus.query._store import Store


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
    columns = KIND[table].columns
    shown = records[:MOST]
    cells = _claim_cells(store, shown) if table == "claims" else [_cells(r, columns) for r in shown]
    more = len(records) - len(shown)
    below = f"and {more} more" if more else f"<pre>{escape(note)}</pre>" if note else ""
    if table == "claims" and shown:
        below = "<br>".join(filter(None, (below, escape(_axes(store, shown)))))
    return table_html(caption, columns, cells, below)


def _cells(record: Any, columns: tuple[str, ...]) -> list[str]:
    return [_cell(getattr(record, column)) for column in columns]


def _scales(claims: list[NumericClaim]) -> dict[str | None, list[Decimal]]:
    """Return the bounds of the figures in each unit, which share a scale."""
    scales: dict[str | None, list[Decimal]] = {}
    for claim in claims:
        bounds = (claim.quantity.interval.lower, claim.quantity.interval.upper)
        scales.setdefault(claim.quantity.unit, []).extend(b for b in bounds if b is not None)
    return scales


def _axes(store: Store, claims: list[NumericClaim]) -> str:
    """Return from where to where the bars of each unit run."""
    axes = [
        axis(ends, str(store.record("units", str(unit)).symbol))
        for unit, ends in _scales(claims).items()
        if len(set(ends)) > 1
    ]
    return f"Bars run {'; '.join(axes)}." if axes else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return escape(", ".join(map(str, cast("tuple[object, ...]", value))))
    return escape(str(value))


def _claim_cells(store: Store, claims: list[NumericClaim]) -> list[list[str]]:
    scales = _scales(claims)
    rows: list[list[str]] = []
    for claim in claims:
        quantity = claim.quantity
        rows.append(
            [
                escape(claim.id),
                escape(
                    store.record("measures", claim.measure).name
                    + told(claim, store.manifest.schema)
                ),
                escape(figure(store, quantity)),
                bar(quantity.interval, scales[quantity.unit]),
                _cell(tuple(store.record("regions", key).name for key in claim.regions)),
                _cell(tuple(store.record("sectors", key).name for key in claim.sectors)),
                escape(claim.modality)
                + (" (striven for)" if claim.hedged else "")
                + (" (disputed)" if claim.disputed else ""),
            ]
        )
    return rows


def told(claim: NumericClaim, schema: int) -> str:
    """Return the aspect of a claim in brackets, nothing where it is a level or of schema 1."""
    is_level = schema == 1 or claim.aspect == "level"
    return "" if is_level else f" ({claim.aspect.replace('-', ' ')})"


def figure(store: Store, quantity: Quantity) -> str:
    """Return a figure's words with the unit that they leave out."""
    unit = store.record("units", cast("str", quantity.unit))
    if quantity.unit_basis == "inferred":
        return f"{quantity.surface} {unit.symbol} (inferred)"
    if unit.dimension == "count" and not quantity.surface.isascii():
        return f"{quantity.surface} ({unit.symbol})"  # 近2.5万家 has its own word for each
    if unit.dimension != "count":
        return quantity.surface
    many = quantity.reading in {"magnitude", "plural"} and quantity.surface.endswith("s")
    of = "of " if many else ""  # tens of thousands of persons
    return f"{quantity.surface} {of}{unit.name if quantity.nominal == 1 else unit.symbol}"
