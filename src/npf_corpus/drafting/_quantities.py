"""The quantity that a row of a sheet states, with its unit and the place of its words."""

from __future__ import annotations

import bisect
import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from attrs import evolve, frozen

from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._sentences import Sentence
from npf_corpus.drafting._sheet import Figure, Place
from npf_corpus.errors import InvalidBounds, InvalidQuantity, shown
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity, find_quantities
from npf_corpus.quantities._parse import read_figure

_SAID_SO = re.compile("infer|assumed")
_HEEDED = "the comparator stands before an earlier figure of the list"
_INFERRED = "the unit {} is inferred; the words do not state it"


@frozen
class Spot:
    """Where a row's expression stands: offsets in the text, and in which sentence."""

    start: int
    end: int
    sent: int


class Reader:
    """Reads the figures of one document's sheet."""

    def __init__(
        self,
        words: Vocabulary,
        text: str,
        sentences: Sequence[Sentence],
        fault: Callable[[Place, str, str], None],
        language: Literal["en", "zh"],
    ) -> None:
        self.words, self.text, self.sentences = words, text, sentences
        self._fault, self._language = fault, language
        found = find_quantities(text, language=None if language == "zh" else language)
        self._read = found
        self._ends = [each.end for each in found]

    def resolved(self, row: Any, column: str, table: str, name: str) -> str:
        """Return the id of a name in a column, or tell its fault and return nothing."""
        empty = "is empty, write an id or a name, or another class than claim"
        key, fault = self.words.found(table, name) if name else ("", empty)
        if fault:
            self._fault(row.place, column, fault)
        return key

    def quantity(
        self, row: Figure, spot: Spot, measure: str, caveats: list[str]
    ) -> tuple[Quantity | None, Spot]:
        """Return the quantity of a row with the place of its words, None where there is a fault."""
        try:
            wanted = Interval.parse(row.interval) if row.interval else None
        except InvalidBounds as fault:
            self._fault(row.place, "interval", str(fault))
            return None, spot
        admitted = self.words.admitted
        read = [
            (each, admitted(each.interval, row.aspect, measure, each.unit or row.unit), at)
            for each, at in self._readings(row, spot)
        ]
        fitting = [
            each
            for each in read
            if each[1] is not None
            and wanted in {None, each[1]}
            and not (row.unit and each[0].unit not in {None, row.unit})
        ]
        chosen = next(iter(fitting or read), None)
        if chosen is None:
            self._fault(row.place, "surface", f"{shown(row.surface)} is no figure that is read")
            return None, spot
        quantity, said, spot = chosen
        alone = read_figure(quantity.surface, self._language)
        if alone.interval != quantity.interval and not caveats:
            caveats.append(_HEEDED)
        interval = wanted or said
        domain = self.words.record("measures", measure).domain
        if interval is None:
            self._fault(row.place, "interval", f"{quantity.interval} lies outside {domain}")
            return None, spot
        if not fitting and not caveats:
            message = f"is {interval}, the words say {said}: write that, or a caveat"
            if said is None:
                message = f"is {interval}, outside {domain}, the values of {measure}: correct one"
            self._fault(row.place, "interval", message)
        unit = self._unit(row, quantity, caveats)
        if unit is None:
            return None, spot
        whole = self.words.record("units", unit[0]).integral
        quantity = evolve(quantity, reading=alone.reading, nominal=alone.nominal)
        stated: Any = {"unit": unit[0], "unit_basis": unit[1], "whole": whole}
        made = evolve(quantity, interval=interval, **stated)
        return made, spot

    def _readings(self, row: Figure, spot: Spot) -> Iterator[tuple[Quantity, Spot]]:
        """Yield what the words may say: the surface, then the expression that it is part of."""
        with contextlib.suppress(InvalidQuantity):
            yield read_figure(row.surface, self._language), spot
        for each in self._read[bisect.bisect_right(self._ends, spot.start) :]:
            if each.start >= spot.end:
                break
            if each.quantity is not None:
                yield each.quantity, Spot(each.start, each.end, spot.sent)
        for words in ("增长", "增加", "提高", "超过", "居", "位列", "第"):
            start = spot.start - len(words)
            if self.text[start : spot.start] == words:
                with contextlib.suppress(InvalidQuantity):
                    read = read_figure(words + row.surface, self._language)
                    yield read, Spot(start, spot.end, spot.sent)

    def _unit(self, row: Figure, quantity: Quantity, caveats: list[str]) -> tuple[str, str] | None:
        """Return the unit of a row and whether the words state it, None where there is a fault."""
        stated = quantity.unit
        unit = self.resolved(row, "unit", "units", row.unit or stated or "count")
        if not unit:
            return None
        if stated is not None:
            if stated != unit:
                self._fault(row.place, "unit", f"is {unit}, the words state {stated}: write that")
                return None
            return unit, "stated"
        words = self.sentences[row.sent - 1].text
        counted = unit != "count" and self.words.record("units", unit).dimension == "count"
        if counted and any(each in words for each in self.words.words("units", unit)):
            return unit, "stated"
        if not any(_SAID_SO.search(each) for each in caveats):
            caveats.append(_INFERRED.format(unit))
        return unit, "inferred"
