"""The door to the finder of figures, which loads with the first text and not with the package."""

from typing import Literal

from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities._found import FoundQuantity, NumberClass

__all__ = ["FoundQuantity", "NumberClass", "find_quantities"]


def find_quantities(
    text: str, *, language: Literal["en", "zh"] | None = None
) -> tuple[FoundQuantity, ...]:
    """Return every number expression of a running text, in order, with what it states.

    No figure is passed over: what is a date, a name, an ordinal or cannot be read is there too,
    with the reason. In a list that a comparator governs, the later figures heed it. The time
    taken grows with the length of the text alone.

    Args:
        text: Any text, English or Chinese.
        language: The language of its numbers; by default that of the words around each.

    Raises:
        InvalidQuantity: If `text` is no str, or `language` none of the two.

    Example:
        >>> from npf_corpus.quantities import find_quantities
        >>> for each in find_quantities("2025年港口货运量增长5.5%左右。"):
        ...     print(each.surface, each.quantity.interval if each.quantity else each.reason)
        2025年 is a date or a span of time
        5.5%左右 [4.95,6.05]
    """
    if not isinstance(text, str):
        raise InvalidQuantity(text, "is no text, give the running text as a str")
    if language not in {None, "en", "zh"}:
        raise InvalidQuantity(language, "is no language here, write 'en', 'zh' or None")
    from npf_corpus.quantities._find import find

    return find(text, language)
