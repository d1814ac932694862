"""What a figure is about: sectors, regions, units and tiers, by the vocabulary's names."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from npf_corpus.drafting._cues import Cue, Guess
from npf_corpus.drafting._matching import Matcher, Named, names_of
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._parts import Part
from npf_corpus.drafting._sentences import Sentence
from npf_corpus.drafting._setting import Setting
from npf_corpus.drafting._sheet import Place, Said

TERM = "新质生产力"
_TIERS = {
    "未来产业": "future",
    "战略性新兴产业": "strategic-emerging",
    "新兴支柱产业": "emerging-pillar",
    "新兴产业": "emerging",
    "传统产业": "traditional",
    "现代服务业": "modern-services",
    "特色产业": "characteristic",
}
_TIER = re.compile("|".join(sorted(_TIERS, key=len, reverse=True)))
_KINDS = {
    "review": "achievement",
    "years": "achievement",
    "plan": "goal",
    "tasks": "commitment",
    "notes": "definition",
}
_MOST = 30
"""At most so many industries stand in one list."""
_SEEN, _NEARLY = 4, 0.95
"""A name tells a sector that readers gave so often, and in that share of the nouns with it."""
_PLACE = Place("draft", 0)
_OPEN = re.compile("(?:推动|支持|带动|其中|在|对|打造|建设|加快|预计|全年|力争|新增|争取)*")


class Scope:
    """The vocabulary's names, ready to be found."""

    def __init__(self, words: Vocabulary, rows: Iterable[Cue] = ()) -> None:
        """Take the vocabulary, and rows that tell which names readers took for a sector."""
        self._words = words
        self._sectors = Matcher(names_of(words.tables["sectors"], chinese=True))
        self._regions = Matcher(
            names_of(
                [each for each in words.tables["regions"] if each.kind != "country"], chinese=True
            )
        )
        self._units = Matcher(_things(words))
        self._telling = frozenset(self._taken(rows))

    def _taken(self, rows: Iterable[Cue]) -> Iterator[str]:
        """Yield the sectors that readers gave nearly wherever the noun named them."""
        named, given = Counter[str](), Counter[str]()
        for row in rows:
            for found in [*self._sectors.find(row.before)][-1:]:
                named[found.key] += row.count
                given[found.key] += row.count * (found.key in (row.sectors or ()))
        yield from (key for key, n in named.items() if given[key] >= max(_SEEN, _NEARLY * n))

    def sectors(self, setting: Setting, guess: Guess | None) -> tuple[tuple[str, ...], str]:
        """Return the sectors of a figure, and the name that tells them if one does."""
        told = guess.sectors if guess is not None else None
        settled = told is not None and not (guess and guess.varied)
        for words in () if told and settled else (setting.left, setting.subject, setting.right):
            found = list(self._sectors.find(words))
            if found and (not settled or found[-1].key in self._telling):
                return (found[-1].key,), words[found[-1].start : found[-1].end]
        return told or (), ""

    def regions(self, setting: Setting, own: str | None) -> tuple[str, ...]:
        """Return the regions that a clause opens with, the document's own aside."""
        words = setting.clause[-40:]
        named = self._regions.find(words)
        first = next((each.key for each in named if _OPEN.fullmatch(words[: each.start])), own)
        return (first,) if first and first != own else ()

    def without_places(self, noun: str) -> str:
        """Return the part of a noun after the last region that it names."""
        return noun[max((each.end for each in self._regions.find(noun)), default=0) :]

    def unit(self, setting: Setting) -> str:
        """Return the unit of the thing that is counted, if the vocabulary names it."""
        for words in (setting.right, setting.left):
            found = [each for each in self._units.find(words) if each.end == len(words)]
            if found:
                return found[0].key
        return ""

    def statements(
        self, sentences: Sequence[Sentence], parts: Sequence[Part], firsts: Sequence[int]
    ) -> Iterator[tuple[Said, str, float]]:
        """Yield a row for each sentence that speaks of the term or places industries in a tier."""
        for sent, sentence in enumerate(sentences, 1):
            words = sentence.text
            tier = _TIER.search(words)
            if TERM not in words and tier is None:
                continue
            named = list(self._sectors.find(words))
            tiers = tuple(self._tiers(words, named))
            sectors = tuple(dict.fromkeys(each.key for each in named))
            if TERM not in words and not tiers:
                continue
            part = parts[bisect.bisect_right(firsts, sent) - 1]
            why = (
                f"{TERM} is named"
                if TERM in words
                else f"industries beside {tier[0] if tier else ''}"
            )
            yield Said(sent, _KINDS[part.kind], "", tiers, sectors, (), _PLACE), why, 0.6

    def _tiers(self, words: str, named: Sequence[Named]) -> Iterator[tuple[str, str]]:
        """Yield tier and industry where a list of industries stands right before a tier's name."""
        ends = [each.end for each in named]
        for match in _TIER.finditer(words):
            end = match.start()
            run: list[str] = []
            last = bisect.bisect_right(ends, end)
            for each in reversed(named[max(0, last - _MOST) : last]):
                if each.end <= end and re.fullmatch(
                    "等?(?:[0-9一二三四五六七八九十]+大?个?)?|、|和|及|与", words[each.end : end]
                ):
                    run.append(each.key)
                    end = each.start
                else:
                    break
            if len(run) > 1:
                yield from ((_TIERS[match[0]], key) for key in reversed(run))


def _things(words: Vocabulary) -> dict[str, str]:
    """Return the names of what is counted, with the units' ids."""
    found: dict[str, str] = {}
    for unit in words.tables["units"]:
        if unit.dimension == "count":
            for name in unit.aliases:
                if not name.isascii() and len(name) > 1:
                    found[name] = unit.id
    return found
