"""Whether a release keeps the laws: every fault at once, each with its place and its remedy."""

from npf_corpus.validation._examine import LAWS, Problem, validate
from npf_corpus.validation._laws import Law
from npf_corpus.validation._read import _reopen, read_release  # pyright: ignore[reportPrivateUsage]

_UNPICKLE = (_reopen,)
"""What pickles of 0.1.0 look for here."""

__all__ = ["LAWS", "Law", "Problem", "read_release", "validate"]
