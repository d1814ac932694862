"""Agreement of two readings of work reports, recomputed from their sheets in docs/annotation.

`python tests/test_agreement_reports.py` prints what `docs/annotation/agreement.tsv` holds.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ANNOTATION = Path(__file__).parents[1] / "docs" / "annotation"
BOTH = ("first-reports", "second-reports")
FIELDS = (
    "measure", "aspect", "interval", "unit", "sectors", "regions", "modality", "hedged", "as_of",
    "deadline", "distribution",
)  # fmt: skip
DEFAULTS = {"aspect": "level", "distribution": "single"}
_LONGEST = 20
"""So many characters has the longest expression; a sentence has more."""

Row = dict[str, str]
Pair = tuple[Row | None, Row | None]


def _table(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def documents() -> list[str]:
    """Return the reports that the second reader read in part."""
    found = (ANNOTATION / BOTH[1]).glob("cn-*.tsv")
    return sorted(path.stem for path in found if ".statements" not in path.name)


@cache
def names() -> dict[tuple[str, ...], Row]:
    """Return what the second reader's words lead to, by kind, word, unit and sectors."""
    rows = _table(ANNOTATION / BOTH[1] / "names.tsv")
    return {(row["kind"], row["name"], row["unit"], row["sectors"]): row for row in rows}


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.replace("\uff1b", ";").split(";") if part.strip()]


def _second(row: Row, own: str) -> Row:
    """Return a row of the second reading with ids for words."""
    found = names()["measure", row["measure"], row["unit"], row["sectors"]]
    sectors = _parts(row["sectors"]) + _parts(found["add_sectors"])
    regions = [
        names().get(("region", part, own, "")) or names()["region", part, "", ""]
        for part in _parts(row["regions"])
    ]
    return row | {
        "measure": found["ids"] or row["measure"],
        "by": found["by"],
        "unit": names()["unit", row["unit"], "", ""]["ids"] or row["unit"],
        "sectors": ";".join(names()["sector", part, "", ""]["ids"] for part in sectors),
        "regions": ";".join(each["ids"] for each in regions),
    }


def readings(document: str) -> tuple[list[Row], list[Row]]:
    """Return the rows of both readings of a report, claims with ids and defaults."""
    own = f"CN-{document.split('-')[1].upper()}"
    both: list[list[Row]] = []
    for which in BOTH:
        rows = _table(ANNOTATION / which / f"{document}.tsv")
        for at, row in enumerate(rows):
            if row["class"] != "claim":
                continue
            filled = _second(row, own) if which == BOTH[1] else dict(row)
            for name, usual in DEFAULTS.items():
                filled[name] = filled[name] or usual
            for name in ("sectors", "regions"):
                filled[name] = ";".join(sorted(set(_parts(filled[name])) - {own}))
            rows[at] = filled
        both.append(rows)
    return both[0], both[1]


def _claims(one: Row, other: Row) -> bool:
    return one["class"] == other["class"] == "claim"


def likeness(one: Row, other: Row) -> int:
    """Return how well two rows fit: none unless one surface, quotes aside, holds the other."""
    here, there = (row["surface"].strip("“”") for row in (one, other))
    if here not in there and there not in here:
        return 0
    alike = 2000 if one["surface"] == other["surface"] else 1500 if here == there else 1000
    alike += 10 * (one["class"] == other["class"])
    return alike + (sum(one[name] == other[name] for name in FIELDS) if _claims(one, other) else 0)


def aligned(first: list[Row], second: list[Row]) -> list[Pair]:
    """Return the rows of a sentence side by side, in order, as they fit best together."""
    best = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for here in reversed(range(len(first))):
        for there in reversed(range(len(second))):
            fit = likeness(first[here], second[there])
            best[here][there] = max(
                best[here + 1][there],
                best[here][there + 1],
                fit and fit + best[here + 1][there + 1],
            )
    pairs: list[Pair] = []
    here = there = 0
    while here < len(first) or there < len(second):
        score = best[here][there]
        if here < len(first) and there < len(second):
            fit = likeness(first[here], second[there])
            if fit and score == fit + best[here + 1][there + 1]:
                pairs.append((first[here], second[there]))
                here, there = here + 1, there + 1
                continue
        if here < len(first) and (there == len(second) or score == best[here + 1][there]):
            pairs.append((first[here], None))
            here += 1
        else:
            pairs.append((None, second[there]))
            there += 1
    return pairs


def pairs() -> Iterator[Pair]:
    """Yield the rows of both readings side by side."""
    for document in documents():
        sentences: defaultdict[int, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
        for which, rows in enumerate(readings(document)):
            for row in rows:
                sentences[int(row["sent"])][which].append(row)
        for number in sorted(sentences):
            yield from aligned(*sentences[number])


def counts() -> list[tuple[str, int, int]]:
    """Return what was compared: how often, and how often the readings agree."""
    every = list(pairs())
    both = [(one, other) for one, other in every if one is not None and other is not None]
    claims = [pair for pair in both if _claims(*pair)]

    def same(rows: list[tuple[Row, Row]], test: Callable[[Row, Row], bool]) -> tuple[int, int]:
        return len(rows), sum(test(*pair) for pair in rows)

    known = [pair for pair in claims if pair[1]["by"] == "tables"]
    return [
        ("expressions of the first reading", sum(one is not None for one, _ in every), len(both)),
        ("expressions of the second reading", sum(two is not None for _, two in every), len(both)),
        ("surface", *same(both, lambda one, other: one["surface"] == other["surface"])),
        ("class", *same(both, lambda one, other: one["class"] == other["class"])),
        ("claims of the first reading", _found(every, 0), len(claims)),
        ("claims of the second reading", _found(every, 1), len(claims)),
        *((name, *same(claims, _agrees(name))) for name in FIELDS),
        ("measure, names that the tables know", *same(known, _agrees("measure"))),
    ]


def _agrees(name: str) -> Callable[[Row, Row], bool]:
    return lambda one, other: one[name] == other[name]


def _found(every: list[Pair], which: int) -> int:
    rows = (pair[which] for pair in every)
    return sum(row is not None and row["class"] == "claim" for row in rows)


def table() -> str:
    """Return the agreement as `agreement.tsv` holds it."""
    lines = [
        f"{name}\t{compared}\t{agreed}\t{agreed / compared:.4f}"
        for name, compared, agreed in counts()
    ]
    return "\n".join(["field\tcompared\tagreed\tshare", *lines, ""])


def test_the_agreement_is_what_the_sheets_give() -> None:
    """The table of agreement before settling is what both readings' own sheets give."""
    assert (ANNOTATION / "agreement.tsv").read_text("utf-8") == table()


def test_both_readings_hold_the_same_sentences() -> None:
    """Both readings are of the same reports, and of sentences whose number ends in 5."""
    for which in BOTH:
        for document in documents():
            rows = _table(ANNOTATION / which / f"{document}.tsv")
            assert rows, document
            assert all(row["sent"].endswith("5") for row in rows), document


def test_the_readings_hold_no_sentence() -> None:
    """A surface is the expression's own few characters."""
    for document in documents():
        for row in (row for rows in readings(document) for row in rows):
            assert len(row["surface"]) <= _LONGEST, row
            assert not set(row["surface"]) & set("。！？，；"), row


def _row(surface: str, kind: str = "name") -> Row:
    return dict.fromkeys(("sent", *FIELDS), "") | {"surface": surface, "class": kind}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["1", "2"], ["1", "2"], [("1", "1"), ("2", "2")]),
        (["1", "2"], ["2"], [("1", None), ("2", "2")]),
        (["2"], ["1", "2"], [(None, "1"), ("2", "2")]),
        (["“三北”"], ["三北"], [("“三北”", "三北")]),
        (["第十五个五年"], ["第十五个", "五年"], [("第十五个五年", "第十五个"), (None, "五年")]),
        ([], ["1"], [(None, "1")]),
        (["1"], [], [("1", None)]),
    ],
)
def test_alignment_of_small_sentences_worked_by_hand(
    first: list[str], second: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    """Rows stand side by side in order, where one surface holds the other."""
    found = aligned([_row(each) for each in first], [_row(each) for each in second])
    got = [(one and one["surface"], other and other["surface"]) for one, other in found]
    assert got == expected


def test_the_datasheet_has_the_table() -> None:
    """Each row of the table of agreement stands in the datasheet."""
    page = (ANNOTATION.parent / "datasheet.md").read_text("utf-8")
    for row in _table(ANNOTATION / "agreement.tsv"):
        assert f"| {' | '.join(row.values())} |" in page


if __name__ == "__main__":
    sys.stdout.write(table())
