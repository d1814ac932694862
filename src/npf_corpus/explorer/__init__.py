"""One page that explores a corpus: filters, a grid, pictures, links, CSV; no server, no network.

`write` makes it. What a page shows is what the verbs of a corpus return: beside each selection
stands the line of Python that gives the same records.
"""

from npf_corpus.explorer._write import write

__all__ = ["write"]
