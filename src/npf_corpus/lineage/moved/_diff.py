"""Where pickles of npf-corpus 0.1.0 look for Change and Diff."""

from npf_corpus.lineage._diff import Change, Diff

__all__ = ["Change", "Diff"]
