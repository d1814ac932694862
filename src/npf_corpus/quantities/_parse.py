"""The door to the reader of figures, which loads with the first figure and not with the package."""

from typing import Literal

from npf_corpus.quantities._choices import READINGS_VERSION
from npf_corpus.quantities._quantity import Quantity


def parse_quantity(
    text: str, *, language: Literal["en", "zh", "zh-Hans"] | None = None
) -> Quantity:
    """Return the quantity that the words of a figure state, in English or Chinese.

    The words are read without their sentence: a bare figure has no unit, and "over 60%" is
    `(60,)`, since only its measure says that a share ends at 100. A percent or a fraction is in
    the unit `percent`: 60% is 60, and a half is 50. Money has its ISO 4217 code; a bare $ is read
    as US dollars and a bare ¥ as yuan, as the sources of this corpus use them. What can be read
    in two ways is refused.

    Args:
        text: A figure's own few words, such as `"more than 2,000"` or `"近300亿元"`.
        language: The language of the words, as a document states it: what follows a hyphen, as
            in `zh-Hans`, changes nothing. By default Chinese if there is a Chinese character.

    Raises:
        InvalidQuantity: If the words are no figure, or none that can be read without guessing.

    Example:
        >>> from npf_corpus.quantities import parse_quantity
        >>> str(parse_quantity("tens of thousands").interval)
        '[10000,100000)'
        >>> parse_quantity("近300亿元").unit
        'CNY'
    """
    return read_figure(text, language)


def read_figure(
    text: object, language: str | None = None, readings: str = READINGS_VERSION
) -> Quantity:
    """Return the quantity that a text states, by a version of the table of readings.

    Raises:
        InvalidQuantity: If it states none, or more than one reading is left.
    """
    from npf_corpus.quantities._plain import plain_words

    words = plain_words(text, language)
    if words is None:
        from npf_corpus.quantities._figures import read_words

        words = read_words(text, language, readings)
    return Quantity(**words._asdict())
