"""The door to the reader of figures, which loads with the first figure and not with the package."""

from typing import Literal

from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities._found import FoundQuantity
from npf_corpus.quantities._quantity import Quantity

__all__ = ["find_quantities", "parse_quantity"]


def parse_quantity(text: str, *, language: Literal["en", "zh"] | None = None) -> Quantity:
    """Return the quantity that the words of a figure state, in English or Chinese.

    The words are read without their sentence: a bare figure has no unit, and "over 60%" is
    `(60,)`, since only its measure says that a share ends at 100. A percent or a fraction is a
    number up to 100 of the unit `percent`. Money has its ISO 4217 code; a bare $ is read as
    US dollars and a bare ¥ as yuan, as the sources of this corpus use them. What can be read
    in two ways is refused.

    Args:
        text: A figure's own few words, such as `"more than 2,000"` or `"近300亿元"`.
        language: The language of the words; by default Chinese if there is a Chinese character.

    Raises:
        InvalidQuantity: If the words are no figure, or none that can be read without guessing.

    Example:
        >>> from npf_corpus.quantities import parse_quantity
        >>> str(parse_quantity("tens of thousands").interval)
        '[10000,100000)'
        >>> parse_quantity("近300亿元").unit
        'CNY'
    """
    from npf_corpus.quantities._figures import read_figure

    return read_figure(text, language)


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
        >>> for each in find_quantities("2025年，规上工业增加值增长5.5%左右。"):
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
