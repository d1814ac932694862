"""Claims that an engine found, laid side by side in memory.

An engine narrows; what is left, and what it must be held against, is read into a store in which
the comparison of the tables in memory works as it is. What bears on a target are the claims of its
measure, whoever makes them, so that no more than these is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from npf_corpus.comparison import Outcomes, Series
    from npf_corpus.engine._store import ExportStore
    from npf_corpus.engine._tables import EngineClaims
    from npf_corpus.query._store import Store


def series(claims: EngineClaims) -> Series:
    """Return what claims say of each thing and time."""
    from npf_corpus.comparison._series import series as compared

    store = _holding(claims)
    return compared(store, store.records("claims"))


def outcomes(claims: EngineClaims, all_claims: EngineClaims) -> Outcomes:
    """Return what came of the targets among claims, by what all claims tell."""
    from npf_corpus.comparison._outcomes import outcomes as compared
    from npf_corpus.comparison._outcomes import said
    from npf_corpus.comparison._things import told

    targets = claims.by_modality("targeted")
    found = targets.expression.select("id", "measure").to_pyarrow()
    wanted, measures = set(found["id"].to_pylist()), sorted(set(found["measure"].to_pylist()))
    store = _holding(all_claims.by_measure(*measures) if measures else targets)
    regions = _regions(claims) if measures else {}
    store.once("reporting", lambda: list(said(told(store), lambda key: regions.get(key, ()))))
    return compared(store, [each for each in store.records("claims") if each.id in wanted])


def _regions(claims: EngineClaims) -> dict[str, list[str]]:
    """Return the regions of the claims of each document that names no region of its own."""
    tables = claims._reach.tables
    rows, documents = tables["claims"], tables["documents"]
    if "region" in documents.columns:
        rows = rows.filter(rows.document.isin(documents.filter(documents.region.isnull()).id))
    pairs = rows.select("document", region=rows.regions.unnest()).distinct().to_pyarrow()
    found: dict[str, list[str]] = {}
    for pair in pairs.to_pylist():
        found.setdefault(pair["document"], []).append(pair["region"])
    return found


def _holding(claims: EngineClaims) -> Store:
    """Return a store of the release that has these claims alone."""
    store = cast("ExportStore", claims._store)
    rows: Any = claims.to_arrow().to_pylist()
    return store.holding({"claims": store.made("claims", rows)})
