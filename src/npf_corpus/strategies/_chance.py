"""What decides where something is drawn at random: Hypothesis, or a seed.

Hypothesis' own choices shrink one by one, but it counts them and gives up on a corpus of thousands
of records; such a corpus is drawn from a seed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

DAYS = (date(2020, 1, 1), date(2030, 12, 31))
"""All days drawn lie between these."""

_UNSEEN = "".join(
    map(chr, (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0,
              *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)  # fmt: skip
"""Letters, signs, and marks that nobody sees."""

WORDS: st.SearchStrategy[str] = st.sampled_from(
    ("words", "more words", "几个字", "é", '"quoted"', "\\n")
) | st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters=_UNSEEN), min_size=1, max_size=8
)
"""Free text of one line, never five words in a row."""

_SEEDED = ("words", "more words", "other words", "几个字", "Größe", "é", "a, b")


@lru_cache(256)
def _integers(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)


class Chance:
    """Picks by Hypothesis' choices, each of which shrinks to the first of its options.

    Args:
        draw: What a composite strategy is handed.
    """

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low if low == high else self._draw(_integers(low, high))

    def seed(self) -> int:
        """Return a seed to draw by."""
        return self.number(0, 2**32)

    def words(self) -> str:
        """Return a few words, none of them blank."""
        return self._draw(WORDS)

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.number(0, len(options) - 1)]

    def maybe(self) -> bool:
        """Return True or False."""
        return self.number(0, 1) == 1

    def one(self, options: Sequence[T]) -> T | None:
        """Return one of the options or None."""
        place = self.number(0, len(options))
        return options[place - 1] if place else None

    def some(self, options: Sequence[T], *, most: int = 2) -> tuple[T, ...]:
        """Return a few of the options, none twice, in any order."""
        left = list(options)
        count = self.number(0, min(most, len(left)))
        return tuple(left.pop(self.number(0, len(left) - 1)) for _ in range(count))

    def few(self, make: Callable[[], T]) -> tuple[T, ...]:
        """Return up to two different things of a kind."""
        return tuple(dict.fromkeys(make() for _ in range(self.number(0, 2))))

    def day(self, *, first: date = DAYS[0]) -> date:
        """Return a day."""
        return first + timedelta(self.number(0, (DAYS[1] - first).days))


class Seeded(Chance):
    """Picks by a seed, which Hypothesis draws; good for any number of picks.

    Args:
        seed: Any whole number.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - what is drawn is no secret

    def number(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return self._random.randint(low, high)

    def words(self) -> str:
        """Return a few words, none of them blank."""
        return self.pick(_SEEDED)
