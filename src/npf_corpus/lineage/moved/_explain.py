"""Where pickles of npf-corpus 0.1.0 look for explanations, which named no corpus then."""

from typing import Any

from npf_corpus.query import _explain
from npf_corpus.query._explain import Step

__all__ = ["Explanation", "Step"]


class Explanation:
    """Turns an explanation of then into one of today."""

    def __new__(cls) -> Any:
        """Return an explanation of the only corpus that there was; pickle adds the other fields."""
        found: Any = _explain.Explanation.__new__(_explain.Explanation)
        object.__setattr__(found, "corpus", "npf_corpus data")
        return found
