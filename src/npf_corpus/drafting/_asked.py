"""What the table of cues is asked of a figure: the nouns, the kind and the words around it."""

from __future__ import annotations

import re

from attrs import frozen

from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._setting import GENERIC, Setting
from npf_corpus.quantities import Quantity

LONGEST = 11
"""The longest noun of a row, in characters."""
_AROUND = (36, 14)
"""So many characters before and after a figure are words around it."""
_RELATIVE = {
    "growth", "decline", "average-growth", "average-decline", "rank", "difference", "relative",
}  # fmt: skip
_SHARE = re.compile("(?:占(?!地)|比重|比例|份额)[^，。；：、]*$")
_PART = re.compile("(.{2,}?)(?:占|相当于)(.{2,}?)的?(?:比重|比例|份额)?")
_WHOLES = (
    (re.compile(".*(?:生产总值|GDP|经济总量)"), "GDP"),
    (re.compile("规(?:模以上|模|上)工业.*"), "规上工业"),
)
"""What the most frequent wholes are called in short."""
_HALF = 5
"""So many characters of the whole are kept at most."""
_DONE = re.compile(
    "^(?:全省|全市|全区|累计|今年|其中|已|共|并)*"
    "(?:建成|打造|创建|获评|实施|完成|开展|举办|启动|推动|推进|出台|组建)(?=.{2})"
)
"""A verb that says what was done to the thing: no part of its noun."""
_DIGITS = re.compile("[0-9０-９.,，%万亿千百十一二两三四五六七八九几多余超约近过逾突破达以上左右]+")


@frozen
class Asked:
    """A figure whose measure is asked for.

    Attributes:
        before: The noun before it.
        after: The noun after it.
        classifier: Its last characters, its digits aside.
        kind: The dimension of its unit; `change` where it compares.
        unit: Id of its unit, if it states one.
        subject: The noun that it goes on from.
        around: The words before it and those after it.
    """

    before: str
    after: str
    classifier: str
    kind: str
    unit: str | None = None
    subject: str = ""
    around: tuple[str, str] = ("", "")

    @property
    def is_share(self) -> bool:
        """Return whether its words say that it is a part of a whole."""
        return self.kind == "ratio" and bool(_SHARE.search(self.around[0]))


def kind_of(quantity: Quantity | None, aspect: str, words: Vocabulary) -> str:
    """Return which rows a figure is compared with: its dimension, or `change`."""
    unit = quantity.unit if quantity else None
    if unit is None and quantity is not None and quantity.reading == "level":
        return "money"
    if aspect in _RELATIVE:
        return "change"
    if unit == "percentage-point":
        return "ratio"
    if unit is not None and words.has("units", unit):
        return str(words.record("units", unit).dimension)
    return "count"


def nouns_of(setting: Setting, aspect: str, kind: str, *, grew: bool) -> tuple[str, str]:
    """Return the noun before a figure, or before the one that it continues, and the noun after.

    Args:
        setting: Where it stands.
        aspect: What it is of its measure.
        kind: Its dimension.
        grew: Whether the figure that it continues is a growth, so that a rank ranks the growth.
    """
    before = setting.left
    if not before:
        before = "" if kind == "count" and len(setting.right) > 1 else setting.subject
    elif GENERIC.fullmatch(before):
        before = setting.subject + before
    grew = bool(re.search("增速|增幅", setting.clause)) or (grew and setting.back > 0)
    if grew and aspect in {"rank", "difference"} and not re.search("增速|增幅", before):
        before += "增速"
    return turned(_DONE.sub("", before))[-LONGEST:], setting.right[:LONGEST]


def turned(noun: str) -> str:
    """Return a noun that says what is a part of what with the part at its end.

    The end of a noun tells most, and a long whole would leave no room for the part.

    Example:
        >>> from npf_corpus.drafting._asked import turned
        >>> turned("全社会研发经费支出占地区生产总值的比重")
        'GDP占会研发经费支出'
    """
    found = _PART.fullmatch(noun)
    if found is None:
        return noun
    part, whole = found.groups()
    for pattern, short in _WHOLES:
        whole = pattern.sub(short, whole)
    whole = whole[-_HALF:]
    return f"{whole}占{part[len(whole) + 1 - LONGEST :]}"


def classifier_of(surface: str) -> str:
    """Return the last characters of a figure, its digits and comparators aside.

    Example:
        >>> from npf_corpus.drafting._asked import classifier_of
        >>> classifier_of("超6000家")
        '家'
    """
    return _DIGITS.sub("", surface)[-2:]


def asked_of(text: str, setting: Setting, kind: str, before: str, after: str) -> Asked:
    """Return what the table is asked of a figure of a text, between two nouns."""
    found = setting.found
    return Asked(
        before, after, classifier_of(found.surface), kind,
        found.quantity.unit if found.quantity else None, setting.subject,
        (setting.wide[-_AROUND[0] :], text[found.end : found.end + _AROUND[1]]),
    )  # fmt: skip
