"""How an answer explains itself."""

from __future__ import annotations

from attrs import frozen

from npf_corpus.intervals._value import Value

_OF_ONE = {
    "claims left out, which are no results of a time that is told": (
        "claim left out, which is no result of a time that is told"
    ),
    "claims left out, which are no targets": "claim left out, which is no target",
    "claims left out, of no time that is told": "claim left out, of no time that is told",
    "documents that tell of several such things, left out": (
        "document that tells of several such things, left out"
    ),
    "things told by one document alone": "thing told by one document alone",
}
"""What is said of one, by what is said of several."""
_MOST = 50
"""Up to so many rows are listed one by one; the others are counted."""


@frozen(eq=False, repr=False)
class Account(Value):
    """Why an answer holds what it holds.

    Attributes:
        what: How many things of which kind there are, such as `1816 targets`.
        corpus: Name of the corpus.
        version: The release.
        counts: Each sort of rows, or of claims left out, with how many there are.
        lines: What each row rests on, or why it rests on nothing; one line a row.
    """

    what: str
    corpus: str
    version: str
    counts: tuple[tuple[str, int], ...]
    lines: tuple[str, ...]

    def __str__(self) -> str:
        """Return the counts, then up to fifty rows, one a line."""
        head = [f"{self.what} in {self.corpus} {self.version}"]
        head += [
            f"- {count} {_OF_ONE.get(words, words) if count == 1 else words}"
            for words, count in self.counts
        ]
        more = len(self.lines) - _MOST
        tail = [f"  and {more} more"] if more > 0 else []
        return "\n".join([*head, *(f"  {line}" for line in self.lines[:_MOST]), *tail])

    def _repr_html_(self) -> str:
        """Return the account as notebooks show it."""
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"
