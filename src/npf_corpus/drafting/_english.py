"""English news: figures with the nearest names of the vocabulary around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from npf_corpus.drafting._fields import Told
from npf_corpus.drafting._matching import Matcher, Named, names_of
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._sentences import Sentence
from npf_corpus.drafting._sheet import Figure, Place, Said
from npf_corpus.quantities import FoundQuantity

_REACH = 90
_LONGEST_CODE = 5
_STOP = re.compile(r"[.;!?](?:\s|$)|\n")
_TERM = re.compile("new(?: |-)quality productive forces", re.IGNORECASE)
_PLACE = Place("draft", 0)
_AIMED = re.compile(
    r"\b(?:will|aims?|plans?|targets?|goals?|by 20\d\d|to be|strives?|is to|are to|wants? to"
    r"|hopes? to|intends? to)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(?:strives?|seeks?|endeavou?rs?)\b", re.IGNORECASE)
_FORECAST = re.compile(r"\b(?:expected|forecast|projected|estimated)\b", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"\b(?:is|are|has been|have been) (?:being|under|\w+ing)\b|\bunder ?way\b|\bcurrently\b",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\b(?:propos\w+|suggest\w*|should)\b", re.IGNORECASE)
_ASPECTS = (
    (
        "average-growth",
        re.compile(
            r"\b(?:annual|average)\b.{0,40}\b(?:grow\w*|rise|increas\w*)|\b(?:grow\w*|rose|increas\w*)\b.{0,40}annual",
            re.IGNORECASE,
        ),
    ),
    (
        "decline",
        re.compile(r"\b(?:fell|fall\w*|drop\w*|decreas\w*|declin\w*|down)\b(?! to)", re.IGNORECASE),
    ),
    (
        "growth",
        re.compile(
            r"\b(?:grow\w*|grew|ris\w+|rose|increas\w*|up|surg\w*|climb\w*)\b(?! to)", re.IGNORECASE
        ),
    ),
)
_BY = re.compile(r"\b(?:by|in|until) (?:the end of )?(20\d\d)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:(]|\band\b|\bwhile\b")
_LAST_YEAR = re.compile(r"\b(?:last|the previous|the past) year\b", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:add(?:ed|s)?|gain(?:ed|s)?|created?|new)\b[^,;]*$", re.IGNORECASE)


@frozen
class English:
    """The vocabulary's English names, ready to be found.

    Attributes:
        words: The vocabulary.
        found: What finds the names of each table in lower case, with how each is written.
        keys: The id that each name of a table stands for.
    """

    words: Vocabulary
    found: Mapping[str, Matcher]
    keys: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, words: Vocabulary) -> English:
        """Return the names of a vocabulary."""
        tables = ("measures", "regions", "sectors", "units")
        keys = {table: names_of(words.tables[table], chinese=False) for table in tables}
        made = {
            table: Matcher({name.lower(): name for name in names if not name.isdecimal()})
            for table, names in keys.items()
        }
        return cls(words, made, keys)

    def row(
        self, text: str, found: FoundQuantity, sent: int, year: int | None, own: str | None
    ) -> tuple[Figure, str, float]:
        """Return the row of a figure, why, and how sure it is."""
        start, end = self._around(text, found)
        before, after = text[start : found.start], text[found.end : end]
        unit = found.quantity.unit if found.quantity else None
        measure, why = self._nearest("measures", before, text[found.start : end])
        counted = unit or self._nearest("units", "", after)[0] or "count"
        aspect = _aspect(unit, before, after)
        modality, hedged, as_of, deadline = _when(before, after, year)
        sectors = tuple(
            dict.fromkeys(each.key for each in self._names("sectors", before + " " + after))
        )
        said = f"{before} {found.surface} {after}"
        regions = dict.fromkeys(each.key for each in self._names("regions", said))
        regions.pop(own or "", None)
        row = Figure(
            "", sent, found.surface, "claim", measure, aspect.value,
            self.words.proposed(found.quantity, aspect.value, measure, counted), counted,
            sectors, tuple(regions), modality, hedged, as_of, deadline, "", "", "", _PLACE,
        )  # fmt: skip
        return (
            row,
            f"measure: {why or 'no name near'}; {aspect.value}: {aspect.why}; {modality}",
            (0.5 if measure else 0.2),
        )

    def statements(self, sentences: tuple[Sentence, ...]) -> Iterator[tuple[Said, str, float]]:
        """Yield a row for each sentence that speaks of the term."""
        for sent, sentence in enumerate(sentences, 1):
            if _TERM.search(sentence.text):
                sectors = tuple(
                    dict.fromkeys(each.key for each in self._names("sectors", sentence.text))
                )
                yield Said(sent, "context", "", (), sectors, (), _PLACE), "the term is named", 0.4

    def _around(self, text: str, found: FoundQuantity) -> tuple[int, int]:
        """Return the bounds of the sentence around a figure, within the window that is searched."""
        low = max(0, found.start - 2 * _REACH)
        stops = [each.end() for each in _STOP.finditer(text, low, found.start)]
        close = _STOP.search(text, found.end, found.end + _REACH)
        return (stops[-1] if stops else low), (close.start() if close else found.end + _REACH)

    def _names(self, table: str, words: str) -> Iterator[Named]:
        """Yield the names that stand in words as whole words, written as names.

        AE, IT and ARE are codes, and "are" and "it" are none; a mile is not the city of Mile.
        """
        for each in self.found[table].find(words.lower()):
            written, name = words[each.start : each.end], each.key
            beside = words[max(0, each.start - 1) : each.start] + words[each.end : each.end + 1]
            if any(map(str.isalnum, beside)) or (written != name and _is_code(name)):
                continue
            if table == "regions" and written.islower() and not name.islower():
                continue
            yield Named(each.start, each.end, self.keys[table][name])

    def _nearest(self, table: str, before: str, after: str) -> tuple[str, str]:
        """Return the id of the nearest name, what stands after first, and the name."""
        for words, last in ((after, False), (before, True)):
            named = list(self._names(table, words))
            if named:
                each = named[-1] if last else named[0]
                return each.key, words[each.start : each.end]
        return "", ""


def _is_code(name: str) -> bool:
    """Return whether a name is written with capitals that make it another word: AE, IoT, US$."""
    return len(name) <= _LONGEST_CODE and not name[1:].islower() and not name.islower()


def _aspect(unit: str | None, before: str, after: str) -> Told:
    if unit == "rank":
        return Told("rank", "a place in an order", 0.9)
    if unit in {"percent", "factor"}:
        for aspect, words in _ASPECTS:
            if words.search(before[-_REACH:]) or words.match(after.lstrip()):
                return Told(aspect, "a word of change near the figure", 0.7)
    if unit == "percentage-point":
        fell = dict(_ASPECTS)["decline"].search(before[-_REACH:])
        return Told("decrease" if fell else "increase", "points of a change", 0.6)
    if _ADDED.search(before):
        return Told("increase", "a word of adding before the figure", 0.6)
    return Told("level", "no word of change", 0.7)


def _when(before: str, after: str, year: int | None) -> tuple[str, bool, str, str]:
    """Return modality, whether it is striven for, as_of and deadline."""
    words = before + after
    near = _BY.search(_CLAUSE.split(after, maxsplit=1)[0])
    earlier = [*_BY.finditer(before)]
    named = near or (earlier[-1] if earlier else _BY.search(after))
    if _PROPOSED.search(before):
        return "proposed", False, "", named[1] if named else ""
    if _AIMED.search(before) or (named is not None and year is not None and int(named[1]) > year):
        return "targeted", bool(_HEDGED.search(before)), "", named[1] if named else ""
    as_of = named[1] if named else f"../{year}" if year is not None else ""
    if named is None and year is not None and _LAST_YEAR.search(words):
        as_of = str(year - 1)
    if _FORECAST.search(before):
        return "forecast", False, as_of, ""
    return ("under-way" if _UNDER_WAY.search(before) else "achieved"), False, as_of, ""
