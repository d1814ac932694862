"""Records that are made one by one: a file is read for them, and not over and over."""

import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npf_corpus.query._indexed import Bits
from npf_corpus.query._rows import Rows
from npf_corpus.release._index import InPieces
from npf_corpus.release._layout import (
    BLOCK,
    Blocks,
    Lines,
    blocks_of,
    file_of_lines,
    lines_of,
    start_of_block,
)

COUNTS = (3, 0, 1, 4)
PLACES = st.integers(0, sum(COUNTS) - 1)
LINES = [b'"%d"' % place for place in range(sum(COUNTS))]


def _file(at: int) -> bytes:
    start = sum(COUNTS[:at])
    return file_of_lines(LINES[start : start + COUNTS[at]])


@given(st.lists(PLACES, max_size=40))
def test_no_file_is_read_more_than_twice(places: list[int]) -> None:
    """However an answer goes to and fro, it finds each record, and reads a file twice at most."""
    reads: Counter[int] = Counter()

    def read(at: int) -> Lines:
        reads[at] += 1
        return Lines(_file(at))

    rows = Rows(COUNTS, read, bytes.decode, str)
    assert [rows[place] for place in places] == [f'"{place}"' for place in places]
    assert all(times <= 2 for times in reads.values())


@given(st.lists(PLACES, max_size=40))
def test_lines_are_those_of_the_file(places: list[int]) -> None:
    """In whatever order they are asked for, lines are what splitting the file gives."""
    data = file_of_lines(LINES)
    lines = Lines(data)
    assert [lines[place] for place in places] == [lines_of(data)[place] for place in places]


@given(st.lists(PLACES, max_size=40))
def test_blocks_are_the_lines_of_the_file_and_each_is_read_once(places: list[int]) -> None:
    """In whatever order lines are asked for; where a block ends is where its bytes end."""
    data, reads = file_of_lines(LINES), Counter[int]()
    marks = list(blocks_of(data))
    ends = [0, *(end for end, _ in marks)]

    def read(number: int) -> bytes:
        reads[number] += 1
        block = data[start_of_block(ends[number]) : ends[number + 1]]
        assert block == marks[number][1]
        return block

    lines = Blocks(read)
    assert [lines[place] for place in places] == [LINES[place] for place in places]
    assert reads.keys() == {place // BLOCK for place in places}
    assert set(reads.values()) <= {1}


def test_threads_at_once_get_the_lines_of_a_file() -> None:
    """Where one thread passes a line, the others still get theirs."""
    expected, interval = [b'"%d"' % place for place in range(200)], sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(20):
            lines = Lines(file_of_lines(expected))
            with ThreadPoolExecutor(4) as pool:
                found = pool.map(lambda _, of=lines: [of[at] for at in range(200)], range(4))
                assert [expected] * 4 == list(found)
    finally:
        sys.setswitchinterval(interval)


def test_places_count_from_both_ends() -> None:
    """As in a tuple: from the end, in slices, and an IndexError outside."""
    rows = Rows((2, 1), lambda _: Lines(file_of_lines([b"1", b"2"])), bytes.decode, int)
    assert rows[-3] == 1
    assert rows[:2] == (1, 2)
    for place in (3, -4):
        with pytest.raises(IndexError):
            rows[place]
    with pytest.raises(IndexError, match=r"^3$"):
        rows[3]


@given(st.lists(PLACES, max_size=20))
def test_a_record_is_made_once(places: list[int]) -> None:
    """However often it is asked for, by whichever end, it is the very same one."""
    made: Counter[str] = Counter()

    def make(row: str) -> list[str]:
        made[row] += 1
        return [row]

    rows = Rows(COUNTS, lambda at: Lines(_file(at)), bytes.decode, make)
    for place in places:
        assert rows[place] is rows[place] is rows[place - len(rows)]
    assert all(times == 1 for times in made.values())


def test_what_was_read_once_is_read_again_and_then_kept() -> None:
    """The bytes of the file that was read last are at hand; those of others after a second time."""
    reads: list[int] = []

    def read(at: int) -> Lines:
        reads.append(at)
        return Lines(_file(at))

    rows = Rows(COUNTS, read, bytes.decode, str)
    for place in (0, 1, 4, 5, 2, 6, 0, 7):
        rows.row(place)
    assert reads == [0, 3, 0, 3]


def test_the_bits_of_a_key_are_made_once_and_those_of_several_are_kept_by_none() -> None:
    """A key without rows is looked for once too, and has the default that is asked for."""
    asked: list[tuple[tuple[str, ...], int]] = []
    held = {"a": 5, "b": 2, "c": 0}

    def bits(keys: Iterable[str], size: int) -> int:
        asked.append((tuple(keys), size))
        return sum(held.get(key, 0) for key in asked[-1][0])

    axis = Bits(cast("Any", SimpleNamespace(bits=bits)), 9)
    for _ in range(2):
        assert [axis["a"], axis.get("a"), axis.get("a", 7), axis["b"]] == [5, 5, 5, 2]
        assert [axis["c"], axis.get("c"), axis.get("d", 7)] == [0, 0, 7]
    assert asked == [(("a",), 9), (("b",), 9), (("c",), 9), (("d",), 9)]
    asked.clear()
    assert [axis.union(("a", "b")), axis.union(("a", "b")), axis.union(())] == [7, 7, 0]
    assert asked == [(("a", "b"), 9), (("a", "b"), 9), ((), 9)]


@given(st.lists(st.integers(0, 9), max_size=20))
def test_a_piece_of_lines_is_decoded_once(places: list[int]) -> None:
    """Whichever of its lines is asked for, from either end or in a slice."""
    lines, asked = [f"line {at}" for at in range(10)], list[int]()

    def piece(number: int) -> list[str]:
        asked.append(number)
        return lines[number * 4 : number * 4 + 4]

    found = InPieces(piece, 10, 4)
    assert asked == []
    for place in places:
        assert found[place] == found[place - 10] == lines[place]
        assert found[place : place + 1] == [lines[place]]
    assert sorted(asked) == sorted({place // 4 for place in places})
    assert [*found] == found[:] == lines
    assert sorted(asked) == [0, 1, 2]
    for place in (10, -11):
        with pytest.raises(IndexError):
            found[place]
