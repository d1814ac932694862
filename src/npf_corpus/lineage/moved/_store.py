"""Where pickles of npf-corpus 0.1.0 look for moves, whose verbs were words then."""

from typing import Any

from npf_corpus.query import _verb

__all__ = ["Move"]


class Move:
    """Turns a move of then into one of today."""

    def __new__(cls, verb: str, arguments: tuple[Any, ...], before: int, after: int) -> Any:
        """Return the move."""
        given = arguments[:1]
        options: dict[str, Any] = {}
        if verb == "region":
            options = {"certainty": arguments[1]}
        elif verb == "value":
            given = ()
            options = dict(zip(("asked", "certainty", "inferred"), arguments, strict=True))
        elif verb in {"&", "|", "-"}:  # with a table of so many records
            given = ()
            options = {"count": arguments[0], "verbs": ()}
        name = verb if verb in {"&", "|", "-"} else f"by_{verb}"
        return _verb.Move(_verb.Verb(name, given, options), before, after)
