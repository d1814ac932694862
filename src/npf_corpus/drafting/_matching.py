"""Many names at once: where a text speaks of regions and sectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from npf_corpus.errors import MissingExtra

_SHORTEST = 2


@frozen
class Named:
    """A name in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        key: Id of what it names.
    """

    start: int
    end: int
    key: str


class Matcher:
    """Finds names in texts, the longest first where they overlap."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take names with the id that each stands for.

        Raises:
            MissingExtra: pyahocorasick is not installed.
        """
        try:
            import ahocorasick
        except ModuleNotFoundError:
            raise MissingExtra("pyahocorasick", "draft") from None
        self._automaton: Any = vars(ahocorasick)["Automaton"]()  # it has no types
        for name, key in names.items():
            self._automaton.add_word(name, (len(name), key))
        self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Named]:
        """Yield the names of a text in order."""
        if len(self._automaton):
            for end, (size, key) in self._automaton.iter_long(text):
                yield Named(end + 1 - size, end + 1, key)


def names_of(records: Iterable[Any], *, chinese: bool) -> dict[str, str]:
    """Return the names of records that are of use in a text of a language, with their ids.

    A name that two records share is left out.
    """
    found: dict[str, str] = {}
    twice: set[str] = set()
    for record in records:
        for name in {record.name, getattr(record, "name_zh", None) or "", *record.aliases}:
            if name.isascii() is chinese or len(name) < _SHORTEST:
                continue
            if found.setdefault(name, record.id) != record.id:
                twice.add(name)
    return {name: key for name, key in found.items() if name not in twice}
