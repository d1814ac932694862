"""Records that are made one by one: a file is read for them, and not over and over."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npf_corpus.query._rows import Rows
from npf_corpus.release._layout import file_of_lines

COUNTS = (3, 0, 1, 4)
PLACES = st.lists(st.integers(0, sum(COUNTS) - 1), max_size=40)


@given(PLACES)
def test_no_file_is_read_more_than_twice(places: list[int]) -> None:
    """However an answer goes to and fro, it finds each record, and reads a file twice at most."""
    lines = [b'"%d"' % place for place in range(sum(COUNTS))]
    reads: Counter[int] = Counter()

    def read(at: int) -> bytes:
        reads[at] += 1
        start = sum(COUNTS[:at])
        return file_of_lines(lines[start : start + COUNTS[at]])

    rows = Rows(COUNTS, read, lambda line: line.decode())
    assert [rows[place] for place in places] == [f'"{place}"' for place in places]
    assert all(times <= 2 for times in reads.values())


def test_places_count_from_both_ends() -> None:
    """As in a tuple: from the end, in slices, and an IndexError outside."""
    rows = Rows((2, 1), lambda _: file_of_lines([b"1", b"2"]), int)
    assert rows[-3] == 1
    assert rows[:2] == (1, 2)
    for place in (3, -4):
        with pytest.raises(IndexError):
            rows[place]
