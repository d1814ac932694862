"""Pictures of claims, with Altair: `claims` draws them, `write` makes a file of what was drawn.

Both need the extra: `pip install 'npf-corpus[plot]'`. No file needs a network, neither when it is
written nor when it is looked at. A notebook shows a picture as Altair is told to: by default with
scripts from a network, after `altair.renderers.enable("svg")` without.
"""

from npf_corpus.plot._plot import claims, outcomes, series, tile_map, write

__all__ = ["claims", "tile_map", "write"]
