"""A stranger's script, written with nothing but the README: which regions claim how much?

It prints one line for each claim about a region whose figure may reach a bound.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

import npf_corpus as npf


class Line(NamedTuple):
    """What the script writes of a claim."""

    region: str
    measure: str
    figure: str
    verdict: npf.Verdict
    speakers: tuple[str, ...]


def lines(corpus: npf.Corpus, claims: Iterable[npf.NumericClaim], *, bound: int) -> Iterator[Line]:
    """Yield a line for each region of each claim whose figure may be above a bound."""
    for claim in claims:
        verdict = claim.quantity.verdict(more_than=bound)
        if verdict is npf.Verdict.IMPOSSIBLE:
            continue
        statement = corpus.statements[claim.statement]
        speakers = tuple(name_of(corpus, key) for key in statement.speakers)
        for region in claim.regions:
            name = corpus.regions[region].name
            measure = corpus.measures[claim.measure].name
            yield Line(name, measure, figure(corpus, claim.quantity), verdict, speakers)


def name_of(corpus: npf.Corpus, speaker: npf.PersonId | npf.OrganizationId) -> str:
    """Return the name of a person or a body."""
    record = corpus[speaker]
    if isinstance(record, npf.Person | npf.Organization):
        return record.name
    raise TypeError(f"{speaker} speaks and is no speaker")


def figure(corpus: npf.Corpus, quantity: npf.Quantity) -> str:
    """Return the bounds of a figure with the symbol of its unit."""
    symbol = "" if quantity.unit is None else corpus.units[quantity.unit].symbol
    return f"{quantity.interval} {symbol}".strip()


def write(found: Iterable[Line], stream: TextIO) -> Counter[npf.Verdict]:
    """Write lines as CSV and return how many there are of each verdict."""
    writer = csv.writer(stream)
    counts: Counter[npf.Verdict] = Counter()
    for line in found:
        writer.writerow((line.region, line.measure, line.figure, line.verdict, *line.speakers))
        counts[line.verdict] += 1
    return counts


def main() -> None:
    """Ask two questions of one corpus."""
    corpus = npf.load("~=1.0").by_region("Northwest China")
    counts = write(lines(corpus, corpus.claims.by_modality("achieved"), bound=1_500), sys.stdout)
    assert counts[npf.Verdict.CERTAIN] > 0
    try:
        corpus.regions["Atlantis"]
    except npf.UnknownName as error:
        hints: list[str] = list(error.suggestions)
        assert "Atlantis" not in hints


if __name__ == "__main__":
    main()
