"""Pictures with Altair; `write` makes a file of what was drawn.

They need the extra: `pip install 'npf-corpus[plot]'`. No file needs a network, neither when it is
written nor when it is looked at. A notebook shows a picture as Altair is told to: by default with
scripts from a network, after `altair.renderers.enable("svg")` without.
"""

from npf_corpus.plot._files import write
from npf_corpus.plot._plot import claims, outcomes, series, tiers, tile_map

__all__ = ["claims", "outcomes", "series", "tiers", "tile_map", "write"]
