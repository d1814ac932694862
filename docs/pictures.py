"""Make the pictures of these pages: `python docs/pictures.py [RELEASE]`, by default of 2.0.0."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import npf_corpus as npf
from npf_corpus import plot

_DOCS = Path(__file__).parent


def main(release: str = "2.0.0") -> None:
    """Write claims, a map, targets against results, a series and tiers."""
    corpus = npf.load(release)
    growth = corpus.claims.by_measure("gross-regional-product").by_aspect("growth")
    of_year = growth.by_unit("percent").by_year(2025)
    delta = ("Shanghai", "Jiangsu", "Zhejiang", "Anhui")
    first = npf.load("1.0.0")
    charts: dict[str, Any] = {
        "how-to/claims.svg": plot.claims(first.claims.by_region("Northwest China")),
        "growth-map.svg": plot.tile_map(of_year.by_modality("achieved")),
        "growth-targets.svg": plot.outcomes(of_year.outcomes()),
        "how-to/growth-series.svg": plot.series(
            growth.by_unit("percent").by_region(*delta).by_year(2024, 2025, 2026).series()
        ),
        "how-to/future-tiers.svg": plot.tiers(corpus.tiers.by_tier("future"), size="slide"),
    }
    for name, chart in charts.items():
        plot.write(chart, _DOCS / name, overwrite=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
