"""What the finder hands out: a number expression of a text, with its quantity or a reason."""

from __future__ import annotations

from typing import Literal

import attrs

from npf_corpus.intervals._value import Value
from npf_corpus.quantities._quantity import Quantity

NumberClass = Literal["claim", "date", "ordinal", "name", "threshold", "structural", "other"]
"""What a number expression is there for."""


@attrs.frozen(eq=False, repr=False)
class FoundQuantity(Value):
    """A number expression of a running text.

    Attributes:
        start: Offset of its first code point in the text, from 0.
        end: Offset after its last code point.
        surface: Its own words: number, comparator and unit.
        quantity: What the words state; `None` where they are no figure, or cannot be read.
        number_class: Whether it asserts a number (`claim`), says which things are meant
            (`threshold`), or is there for something else.
        reason: Why there is no quantity; `None` where there is one.

    Example:
        >>> from npf_corpus.quantities import find_quantities
        >>> found = find_quantities("2025年新增超6000家企业。")
        >>> [(each.surface, each.number_class) for each in found]
        [('2025年', 'date'), ('超6000家', 'claim')]
    """

    start: int
    end: int
    surface: str
    quantity: Quantity | None
    number_class: NumberClass
    reason: str | None
