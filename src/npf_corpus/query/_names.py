"""Names to records."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from npf_corpus.errors import AmbiguousName, UnknownName
from npf_corpus.intervals._value import Value

if TYPE_CHECKING:
    from difflib import SequenceMatcher

How = Literal["id", "name", "alias", "prefix", "part", "similar"]

_IGNORED = str.maketrans("", "", " \t\n\u00a0\u3000-‐‑–—_.'’ʼ·`")
_HOW: tuple[How, ...] = ("id", "name", "alias", "prefix", "part", "similar")
_SIMILAR = 0.72
_ONE_OFF = 2, 3
"""Chinese names of so many characters, at least and at most, are suggested for one wrong one."""
_SUGGESTIONS = 3
_SHORTEST_PART = 2
_SHORT = 3
"""A word of up to so many letters is found as a whole word only."""
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "new", "number")
)
"""Words that do not make two names alike."""
LONGEST = 1000
"""A longer text is compared with no name, which would take long; a record may have exactly it."""


def fold(name: str) -> str:
    """Return a name without case, width, accents, spaces, hyphens, dots and apostrophes."""
    return plain(name).translate(_IGNORED)


def plain(name: str) -> str:
    """Return a name without case, width and accents."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    return name.casefold()


def _words(name: str) -> set[str]:
    """Return the words of a name, R&D as one, and of Chinese each two characters in a row."""
    import re

    words: set[str] = set()
    for word in re.findall(r"[^\W_]+(?:&[^\W_]+)*", plain(name)):
        words.update({word} if word.isascii() else {word[at : at + 2] for at in range(len(word))})
    return words


def _acronyms(name: str) -> set[str]:
    """Return the words of a name that are capitals only, as GDP and R&D are."""
    import re

    return {plain(each) for each in re.findall(r"(?<![^\W_])[A-Z]+(?:&?[A-Z]+)+(?![^\W_])", name)}


def _says(short: set[str], names: Iterable[str]) -> bool:
    """Return whether one of the names holds an acronym or spells it."""
    return any(short & (_words(each) | {_initials(each)}) for each in names)


def _initials(name: str) -> str:
    """Return the first letters of the words of a name, small words aside."""
    import re

    return "".join(each[0] for each in re.findall("[a-z]+", plain(name)) if each not in _SMALL)


def _marked(name: str) -> str:
    """Return a folded name that keeps its accents."""
    if name.isascii():
        return fold(name)
    return unicodedata.normalize("NFKC", name).casefold().translate(_IGNORED)


@frozen(eq=False, repr=False)
class Hit(Value):
    """A name that answers to what was typed.

    Attributes:
        id: The record's id.
        alias: The name that matched.
        how: In what way it matched.
        score: Likeness from 0 to 1; 1 for an exact match.
    """

    id: str
    alias: str
    how: How
    score: float


class Names:
    """The ids, names and aliases of one kind of record."""

    __slots__ = ("_entries", "_exact", "_folded", "_ids", "_kind")

    def __init__(
        self, kind: str, entries: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]
    ) -> None:
        self._kind = kind
        self._entries = tuple((key, names, (*more, key)) for key, names, more in entries)
        self._ids = {key: (*names, *more[:-1]) for key, names, more in self._entries}
        self._exact = _by_spelling(self._ids.items())
        self._folded: tuple[dict[str, list[str]], ...] = ()

    def resolve(self, name: str) -> str:
        """Return the id that a name stands for.

        An exact id wins, then the only record so spelt, then the only one so named, then the only
        one with such an alias, the last two as `fold` compares them, but for accents that are
        typed: Shǎnxī is not taken for Shānxī.

        Raises:
            AmbiguousName: Several records have it.
            UnknownName: None has.
        """
        keys = self.meant(name)
        if len(keys) == 1:
            return keys[0]
        if keys:
            raise AmbiguousName(self._kind, name, keys)
        raise UnknownName(self._kind, name, self.suggest(name))

    def meant(self, name: str) -> tuple[str, ...]:
        """Return the ids that a name may stand for, where no rule decides between them."""
        if name in self._ids:
            return (name,)
        exact = self._exact.get(name, ())
        if len(exact) == 1:
            return tuple(exact)
        if len(name) > LONGEST:
            return ()
        if not self._folded:
            self._folded = tuple(
                _by_spelling((entry[0], map(like, entry[part])) for entry in self._entries)
                for like in (_marked, fold)
                for part in (1, 2)
            )
        marked, folded = _marked(name), fold(name)
        spelt, spelt_too, named, named_too = self._folded
        keys = named.get(folded)
        if marked != folded:
            keys = spelt.get(marked) or spelt_too.get(marked)
        return tuple(keys or dict.fromkeys((*named.get(folded, ()), *named_too.get(folded, ()))))

    def suggest(self, name: str) -> tuple[str, ...]:
        """Return at most three names that are nearest to an unknown one.

        Where none is near, those that share most of its words: `R&D` in "R&D intensity". An
        acronym says what is meant, so that "GDP growth" suggests no growth of anything else.
        A document is told by its id, since titles are long.
        """
        if len(name) > LONGEST:
            return ()
        short = self._short(name)
        hits = self._hits(name, whole=False)
        meant = [hit for hit in hits if short and _says(short, (hit.id, *self._ids[hit.id]))]
        nearest = sorted(meant or hits, key=lambda hit: -hit.score)
        named = (hit.id if self._kind == "document" else hit.alias for hit in nearest)
        found = tuple(dict.fromkeys(islice(named, _SUGGESTIONS)))
        return found or (*self._sharing(name), *self._one_off(fold(name)))[:_SUGGESTIONS]

    def _one_off(self, name: str) -> list[str]:
        """Return the short Chinese names with one other character, as 宁夏 for 宁下.

        Those with the same beginning are first, and of these the ones with short ids: provinces.
        """
        found = [
            (other[0] != name[0], len(key), other)
            for key, names, more in (self._entries if _is_short(name) else ())
            for other in (*names, *more)
            if len(other) == len(name) and _is_short(other)
            if sum(one != its for one, its in zip(name, other, strict=True)) == 1
        ]
        return [other for *_, other in sorted(found)]

    def _short(self, name: str) -> set[str]:
        """Return the acronyms of a name, and the other ones of records that they name alone."""
        short = _acronyms(name)
        for key in {key for each in short for key in self.meant(each)}:
            for each in self._ids[key]:
                short |= {_initials(each), *_acronyms(each)}
        return {each for each in short if len(each) > 1}  # one word has no initials

    def _sharing(self, name: str) -> Iterator[str]:
        """Yield a name of each record that shares words, the most words of the fewest first."""
        words, short = _words(name), self._short(name)
        best: list[tuple[float, str]] = []
        for key, names, more in self._entries:
            every = (*names, *more)
            if short and not _says(short, every):
                continue
            shares = [(_shared(words, _words(each)), each) for each in every]
            share, near = min(shares, key=lambda each: -each[0])
            if share:
                best.append((-share, key if self._kind == "document" else near))
        return (near for _, near in sorted(best, key=lambda each: each[0]))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return each record that a text may mean once, by its best match, best first.

        First comes what `resolve` returns, or those between which it does not decide. A short word
        matches whole words only: AI is in no Hainan.
        """
        if not isinstance(text, str):
            raise UnknownName(self._kind, text)
        if len(text) > LONGEST:
            return ()
        found = self._hits(text, whole=True)
        meant = self.meant(text)

        def rank(hit: Hit) -> tuple[object, ...]:
            alias = hit.alias not in self._ids[hit.id][:1]
            return hit.id not in meant, _HOW.index(hit.how), -hit.score, alias, hit.id

        return tuple(sorted(found, key=rank))

    def _hits(self, text: str, *, whole: bool) -> list[Hit]:
        """Return the best match of each record; a short word within others only if not `whole`."""
        folded = fold(text)
        if not folded:
            return []
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(folded)
        whole = whole and len(folded) <= _SHORT and folded.isascii() and folded.isalpha()
        hits = (_best(text, folded, entry, matcher, whole=whole) for entry in self._entries)
        return [hit for hit in hits if hit is not None]


def _is_short(name: str) -> bool:
    return not name.isascii() and _ONE_OFF[0] <= len(name) <= _ONE_OFF[1]


def _shared(words: set[str], others: set[str]) -> float:
    """Return how much of two sets of words is in both, by their letters; 0 where little is."""
    both = sum(map(len, (words & others) - _SMALL))
    return both / sum(map(len, words | others)) if both >= _SHORTEST_PART else 0.0


def _by_spelling(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for key, spellings in entries:
        for spelling in dict.fromkeys(spellings):
            table.setdefault(spelling, []).append(key)
    return table


def _best(
    text: str,
    folded: str,
    entry: tuple[str, tuple[str, ...], tuple[str, ...]],
    matcher: SequenceMatcher[str],
    *,
    whole: bool,
) -> Hit | None:
    """Return the best match of a record, None where none of its names is near."""
    key, names, aliases = entry
    if text == key:
        return Hit(key, key, "id", 1.0)
    best: tuple[int, float, str] | None = None
    for position, name in enumerate((*names, *aliases)):
        how, score = _likeness(folded, name, matcher, whole=whole)
        if how == "alias" and position < len(names):
            how = "name"
        if how is not None and (best is None or (_HOW.index(how), -score) < best[:2]):
            best = (_HOW.index(how), -score, name)
    return best and Hit(key, best[2], _HOW[best[0]], round(-best[1], 3))


def _likeness(
    folded: str, name: str, matcher: SequenceMatcher[str], *, whole: bool
) -> tuple[How | None, float]:
    """Return how a folded text matches a name, and how closely; `whole` words of it only."""
    candidate = fold(name)
    if folded == candidate:
        return "alias", 1.0
    if whole and not (folded in candidate and folded in _ascii_words(name)):
        return None, 0.0
    if len(folded) >= _SHORTEST_PART and folded in candidate:
        how: How = "prefix" if candidate.startswith(folded) else "part"
        return how, len(folded) / len(candidate)
    matcher.set_seq1(candidate)
    if matcher.real_quick_ratio() < _SIMILAR or matcher.quick_ratio() < _SIMILAR:
        return None, 0.0
    score = matcher.ratio()
    return ("similar", score) if score >= _SIMILAR else (None, 0.0)


def _ascii_words(name: str) -> list[str]:
    import re

    return re.findall("[a-z0-9]+", plain(name))
