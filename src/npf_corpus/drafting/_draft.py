"""A draft: what a machine proposes of a text, row by row, with its reasons."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from attrs import evolve, frozen

from npf_corpus.drafting._asked import asked_of, kind_of, nouns_of
from npf_corpus.drafting._cues import Cue, Cues, Guess, read_cues
from npf_corpus.drafting._english import English
from npf_corpus.drafting._fields import Told, When, aspect_of, when_of
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._parts import Part, parts_of
from npf_corpus.drafting._scope import Scope
from npf_corpus.drafting._sentences import Sentence, is_chinese, sentences_of
from npf_corpus.drafting._setting import Setting, governed, settings_of
from npf_corpus.drafting._sheet import Figure, Place, Sheet
from npf_corpus.quantities import FoundQuantity, find_quantities

_ANY = Place("draft", 0)
_NOT_HEDGED = False
_SAME = "same figure: 均 gives it to each"
_UNKNOWN = 0.15
"""A measure that is less sure than this is not proposed."""
_CHANGES = frozenset({"growth", "decline", "average-growth", "average-decline"})
_MADE = frozenset({
    "新建", "新培育", "新认定", "新获批", "新开工", "新改建", "新设", "新入选", "新开", "新投",
    "建成", "建设", "建", "培育", "认定", "创建", "打造", "设立", "布局", "组建", "开通",
})  # fmt: skip
"""Verbs that tell what was made in a period; 新增 tells a rise."""
_IN_ALL = re.compile("累计|加快")
"""Words beside such a verb that tell otherwise: all that there are, or what is being built."""
_REACH = 300
"""So many characters of a sentence before a figure are searched for its time."""


@frozen
class Reason:
    """Why a row is proposed.

    Attributes:
        why: The words that say so, in short.
        sure: From 0 to 1.
    """

    why: str
    sure: float


@frozen
class Draft:
    r"""What a machine proposes of a text; nothing of it is a record before a person has read it.

    Attributes:
        text: The text.
        sheet: The proposed rows, as a sheet.
        reasons: Why, for each figure of the sheet.
        said: Why, for each statement of the sheet.
        language: The language that its sentences are told by.

    Example:
        >>> import npf_corpus as npf
        >>> draft = npf.draft("二、2026年重点工作\n城镇新增就业100万人以上。", year=2026)
        >>> [(row.surface, row.modality, row.deadline) for row in draft.claims]
        [('100万人以上', 'targeted', '2026')]
    """

    text: str
    sheet: Sheet
    reasons: tuple[Reason, ...]
    said: tuple[Reason, ...]
    language: Literal["en", "zh"] = "zh"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text; the first has number 1."""
        return sentences_of(self.text, language=self.language)

    @property
    def claims(self) -> tuple[Figure, ...]:
        """The rows that claim something, in order."""
        return tuple(each for each in self.sheet.figures if each.number_class == "claim")


class Drafter:
    """Drafts texts with one vocabulary."""

    def __init__(
        self,
        words: Vocabulary,
        rows: Sequence[Cue] | None = None,
        weights: Sequence[float] | None = None,
    ) -> None:
        self.words = words
        rows = read_cues() if rows is None else rows
        self.cues = Cues(rows, words, weights)
        self._scope = Scope(words, rows)

    def draft(
        self,
        text: str,
        *,
        region: str | None,
        year: int | None,
        genre: str | None = None,
        language: Literal["en", "zh"] | None = None,
    ) -> Draft:
        """Return what is proposed of a text.

        Args:
            text: The text.
            region: Id of the region whose document it is.
            year: The year that it was said in.
            genre: Kind of document; the first part of a plan looks ahead.
            language: Its language; by default that of most of its letters.
        """
        chinese = language == "zh" or (language is None and is_chinese(text))
        tongue: Literal["en", "zh"] = "zh" if chinese else "en"
        sentences = sentences_of(text, language=tongue)
        starts = [each.start for each in sentences]
        by_sentence: list[list[FoundQuantity]] = [[] for _ in sentences]
        for each in find_quantities(text, language=tongue):
            first = each.start + len(each.surface) - len(each.surface.lstrip())
            by_sentence[max(0, bisect.bisect_right(starts, first) - 1)].append(each)
        parts = parts_of(sentences, year, ahead=genre == "plan")
        firsts = [each.first for each in parts]
        if chinese:
            statements = list(self._scope.statements(sentences, parts, firsts))
        else:
            statements = list(self._english.statements(sentences))
        figures: list[Figure] = []
        reasons: list[Reason] = []
        earlier: list[str] = []
        for sent, found in enumerate(by_sentence, 1):
            sentence = sentences[sent - 1]
            part = parts[bisect.bisect_right(firsts, sent) - 1]
            rows = (
                self._rows(text, sentence, sent, found, part, region, year, earlier)
                if chinese
                else self._english_rows(text, sent, found, region, year)
            )
            for row, reason in rows:
                figures.append(evolve(row, n=str(len(figures) + 1), item_of=_total(figures, row)))
                reasons.append(reason)
        sheet = Sheet(tuple(figures), tuple(row for row, _, _ in statements))
        said = tuple(Reason(why, sure) for _, why, sure in statements)
        return Draft(text, sheet, tuple(reasons), said, tongue)

    @cached_property
    def _english(self) -> English:
        return English.of(self.words)

    def _english_rows(
        self,
        text: str,
        sent: int,
        found: Sequence[FoundQuantity],
        region: str | None,
        year: int | None,
    ) -> Iterator[tuple[Figure, Reason]]:
        for each in found:
            if each.number_class == "claim":
                row, why, sure = self._english.row(text, each, sent, year, region)
                yield row, Reason(why, sure)
            else:
                yield _plain(each, sent), Reason(each.reason or each.number_class, 0.9)

    def without_places(self, noun: str) -> str:
        """Return the part of a noun after the last region that it names."""
        return self._scope.without_places(noun)

    def settings(
        self, text: str, sentence: Sentence, sent: int, found: Sequence[FoundQuantity]
    ) -> Iterator[tuple[Setting, Told, str, str, str]]:
        """Yield each claim's setting, aspect, kind and nouns."""
        claims = [each for each in found if each.number_class == "claim"]
        made = settings_of(text, sentence.start, sent, claims)
        aspects: list[Told] = []
        for at, setting in enumerate(made):
            aspect = aspect_of(setting, aspects[-1] if aspects else None)
            aspects.append(aspect)
            kind = kind_of(setting.found.quantity, aspect.value, self.words)
            earlier = aspects[at - setting.back].value if setting.back else ""
            grew = "growth" in earlier or earlier == "decline"
            for each in governed(setting):
                yield each, aspect, kind, *nouns_of(each, aspect.value, kind, grew=grew)

    def _rows(
        self,
        text: str,
        sentence: Sentence,
        sent: int,
        found: Sequence[FoundQuantity],
        part: Part,
        region: str | None,
        year: int | None,
        earlier: list[str],
    ) -> Iterator[tuple[Figure, Reason]]:
        claims: dict[int, list[tuple[Setting, Told, str, str, str]]] = {}
        for told in self.settings(text, sentence, sent, found):
            claims.setdefault(told[0].found.start, []).append(told)
        for each in found:
            if each.start not in claims:
                yield _plain(each, sent), Reason(each.reason or each.number_class, 0.9)
            for at, (setting, aspect, kind, before, after) in enumerate(claims.get(each.start, ())):
                guess = self.cues.guess(asked_of(text, setting, kind, before, after), earlier)
                if guess is not None:
                    earlier.append(guess.measure)
                    guess = guess if guess.sure >= _UNKNOWN else None
                said = text[max(sentence.start, each.start - _REACH) : each.start]
                when = when_of(setting, aspect.value, part.kind, year, said)
                row, reason = self._claim(setting, aspect, guess, when, part, region)
                yield (evolve(row, caveat=_SAME) if at else row), reason

    def _claim(
        self,
        setting: Setting,
        aspect: Told,
        guess: Guess | None,
        when: When,
        part: Part,
        region: str | None,
    ) -> tuple[Figure, Reason]:
        found = setting.found
        measure = self._made(setting, aspect, guess.measure) if guess else ""
        sectors, by_name = self._scope.sectors(setting, guess)
        regions = self._scope.regions(setting, region)
        unit = self._unit(setting, aspect.value, guess)
        row = Figure(
            n="",
            sent=setting.sent,
            surface=found.surface,
            number_class="claim",
            measure=measure,
            aspect=aspect.value,
            interval=self.words.proposed(found.quantity, aspect.value, measure, unit),
            unit=unit,
            sectors=sectors,
            regions=regions,
            modality=when.modality,
            hedged=when.hedged,
            as_of=when.as_of,
            deadline=when.deadline,
            distribution="",
            item_of="其中" if "其中" in setting.clause else "",
            caveat="",
            place=_ANY,
        )
        told = [
            f"measure: {guess.why}" if guess else "measure: no words known",
            f"{aspect.value}: {aspect.why}",
            f"{when.modality}: {when.why}",
            f"part: {part.kind}, {part.why}",
        ]
        if by_name:
            told.append(f"sectors: {by_name}")
        sure = min(aspect.sure, when.sure, guess.sure if guess else 0.1)
        return row, Reason("; ".join(told), round(sure, 2))

    def _made(self, setting: Setting, aspect: Told, measure: str) -> str:
        """Return the measure of what was made in a period, where the verb says so and one is known.

        新建绿色工厂30家 counts `new-green-factory-count`, if the vocabulary has it.
        """
        new = f"new-{measure}"
        made = aspect.value == "level" and setting.lead in _MADE and self.words.has("measures", new)
        return new if made and not _IN_ALL.search(setting.clause) else measure

    def _unit(self, setting: Setting, aspect: str, guess: Guess | None) -> str:
        quantity = setting.found.quantity
        if quantity is not None and quantity.unit is not None:
            return quantity.unit
        if aspect in _CHANGES:
            return "percent"
        if quantity is not None and quantity.reading == "level":
            return "CNY"
        return self._scope.unit(setting) or (guess.unit if guess and guess.unit else "count")


def _plain(found: FoundQuantity, sent: int) -> Figure:
    """Return the row of an expression that claims nothing."""
    return Figure(
        "", sent, found.surface.strip(), found.number_class,
        "", "", "", "", (), (), "", _NOT_HEDGED, "", "", "", "", "", _ANY,
    )  # fmt: skip


def _total(before: Sequence[Figure], row: Figure) -> str:
    """Return the number of the row that a part is of: the last of its sentence in the same unit."""
    if row.item_of:
        for each in reversed(before):
            if each.sent != row.sent:
                break
            alike = each.unit == row.unit or "count" in {each.unit, row.unit}
            aspects = {each.aspect, row.aspect}
            same = len(aspects) == 1 or aspects == {"level", "increase"}
            if alike and same and each.number_class == "claim":
                return each.n
    return ""
