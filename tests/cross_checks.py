"""Look across documents for claims that do not go together.

`python tests/cross_checks.py [RELEASE]`: a folder of a release, or a version; without one, the
newest. It prints each finding that docs/annotation/crosschecks.tsv does not list as looked up and
found to be as the text says, and ends with 1 if there are any. No text is read: what is compared
is what claims say.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import npf_corpus as npf
from npf_corpus.drafting._odd import centre_of, denied, is_far, middle_of, year_of
from npf_corpus.records import Document, Measure, NumericClaim, Unit

KNOWN = Path(__file__).parent.parent / "docs" / "annotation" / "crosschecks.tsv"
PROVINCES = 31
GROWTH = {"growth", "average-growth"}
RELATIVE = {"percent", "percentage-point", "permille", "factor", "rank"}
Finding = tuple[str, str, str, str]
"""Document, claim, check, what was seen."""


def apart(first: NumericClaim, second: NumericClaim, tolerance: Decimal) -> bool:
    """Return whether no value suits both, a part of it aside."""
    one, other = first.quantity.interval, second.quantity.interval
    for low, high in ((one.lower, other.upper), (other.lower, one.upper)):
        if low is not None and high is not None and low > high + tolerance * abs(high):
            return True
    return False


def told(*claims: NumericClaim) -> str:
    """Return what is compared, in a form that numbering does not change."""
    first = claims[0]
    values = " / ".join(f"{each.aspect} {each.quantity.interval}" for each in claims)
    where = ",".join((*first.sectors, *first.regions))
    return f"{first.measure} {where} {values}"


class Checks:
    """The claims of a corpus, and what does not go together in them."""

    def __init__(self, corpus: npf.Corpus) -> None:
        """Take the claims of work reports and what they name."""
        self.documents: dict[str, Document] = {each.id: each for each in corpus.documents}
        self.measures: dict[str, Measure] = {each.id: each for each in corpus.measures}
        self.units: dict[str, Unit] = {each.id: each for each in corpus.units}
        self.claims = list(corpus.claims)
        self.by_id: dict[str, NumericClaim] = {each.id: each for each in self.claims}
        self.reached = [
            each
            for each in self.claims
            if each.modality == "achieved" and each.distribution != "each" and not each.item_of
        ]

    def findings(self) -> Iterator[Finding]:
        """Yield what each check finds."""
        for check in (
            self.two_tellings,
            self.growth_and_levels,
            self.parts,
            self.ranks,
            self.shares,
            self.outliers,
            self.targets,
            self.dimensions,
            self.periods,
            self.sectors,
        ):
            for claims in check():
                yield claims[0].document, claims[0].id, check.__name__, told(*claims)

    def two_tellings(self) -> Iterator[tuple[NumericClaim, ...]]:
        """One result that two documents tell differently."""
        groups: dict[object, list[NumericClaim]] = defaultdict(list)
        for each in self.reached:
            place = (each.measure, each.aspect, each.quantity.unit, each.sectors, each.regions)
            groups[place, each.as_of].append(each)
        for group in groups.values():
            for first, second in combinations(group, 2):
                if first.document != second.document and apart(first, second, Decimal("0.01")):
                    yield first, second

    def growth_and_levels(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A growth that the levels of two years do not bear out."""
        levels: dict[tuple[object, int | None], NumericClaim] = {}
        growths: dict[tuple[object, int | None], NumericClaim] = {}
        for each in self.reached:
            thing = (each.measure, each.sectors, each.regions)
            if each.aspect == "level" and each.quantity.nominal is not None:
                levels.setdefault(((thing, each.quantity.unit), year_of(each)), each)
            elif each.aspect in {"growth", "decline"} and each.quantity.unit == "percent":
                growths.setdefault((thing, year_of(each)), each)
        for (_, when), now in levels.items():
            thing = (now.measure, now.sectors, now.regions)
            growth = growths.get((thing, when))
            before = levels.get(((thing, now.quantity.unit), when - 1)) if when else None
            if growth is None or before is None:
                continue
            if denied(growth, before, now) is not None:
                yield before, now, growth

    def parts(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A part, or the sum of the parts, that is more than the total."""
        sums: dict[str, list[NumericClaim]] = defaultdict(list)
        for each in self.claims:
            total = self.by_id.get(each.item_of or "")
            same = total and (each.quantity.unit, each.aspect) == (
                total.quantity.unit,
                total.aspect,
            )
            if total and same and each.aspect == "level":
                sums[total.id].append(each)
        for name, parts in sums.items():
            total, most = self.by_id[name], self.by_id[name].quantity.interval.upper
            least = sum(each.quantity.interval.lower or 0 for each in parts)
            if most is not None and least > most * Decimal("1.02"):
                yield total, *parts

    def ranks(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A place before the first, or behind the last province; two places at one time."""
        places: dict[object, list[NumericClaim]] = defaultdict(list)
        for each in self.claims:
            interval = each.quantity.interval
            if each.aspect == "rank":
                if (interval.lower or 0) < 1 or (interval.upper or 1) > PROVINCES:
                    yield (each,)
                if each.modality == "achieved":
                    key = (each.document, each.measure, each.sectors, each.regions, each.as_of)
                    places[key].append(each)
        for group in places.values():
            for first, second in combinations(group, 2):
                if first.quantity.interval != second.quantity.interval:
                    yield first, second

    def shares(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A share outside 0 to 100, a fall by more than all, a growth of more than twofold."""
        for each in self.claims:
            low, high = each.quantity.interval.lower or 0, each.quantity.interval.upper or 0
            percent = each.quantity.unit == "percent"
            share = each.aspect == "level" and percent and "100]" in str(self.domain(each))
            if (
                (share and (low < 0 or max(low, high) > 100))
                or (each.aspect == "decline" and percent and high > 100)
                or (each.aspect in GROWTH and percent and low > 200)
            ):
                yield (each,)

    def domain(self, claim: NumericClaim) -> object:
        """Return the values that the claim's measure can have."""
        return self.measures[claim.measure].domain

    def outliers(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A value far from those of the other documents, as where a 万 or 亿 is lost."""
        groups: dict[object, list[tuple[float, NumericClaim]]] = defaultdict(list)
        for each in self.claims:
            middle = middle_of(each)
            if middle and middle > 0 and each.aspect != "rank":
                key = (each.measure, each.aspect, each.quantity.unit, each.sectors)
                groups[key].append((math.log10(middle), each))
        for group in groups.values():
            logs = [log for log, _ in group]
            for log, each in group if len(group) > 5 else ():
                if is_far(log, logs):
                    yield (each,)

    def targets(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A share that is aimed at, and lies below what the same document says is reached."""
        last: dict[object, list[NumericClaim]] = defaultdict(list)
        for each in self.reached:
            if each.aspect == "level" and year_of(each):
                last[self.aim(each)].append(each)
        for each in self.claims:
            before = last.get(self.aim(each), [])
            more = self.measures[each.measure].aim == "more"
            kept = more and each.quantity.unit in RELATIVE and each.aspect == "level"
            one = before[0] if len(before) == 1 and each.modality == "targeted" and kept else None
            aim, held = (
                one and centre_of(claim.quantity.interval) for claim in (each, one or each)
            )
            if one and (aim or 0) < 0.98 * (held or 0):
                yield one, each

    @staticmethod
    def aim(claim: NumericClaim) -> object:
        """Return what a target and a result must share to be compared."""
        quantity = claim.quantity
        return (claim.document, claim.measure, quantity.unit, claim.sectors, claim.regions)

    def dimensions(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A unit that does not measure what the measure does; a growth that is no ratio."""
        for each in self.claims:
            unit = each.quantity.unit or "count"
            relative = each.aspect in {*GROWTH, "decline", "average-decline"}
            if relative and unit not in {"percent", "factor", "permille"}:
                yield (each,)
            elif each.aspect in {"level", "increase", "decrease"} and unit not in RELATIVE:
                held = self.units.get(unit)
                if held and held.dimension != self.measures[each.measure].dimension:
                    yield (each,)

    def periods(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A result after its document, a deadline before it, a yearly average without a span."""
        for each in self.claims:
            day = self.documents[each.document].published
            span = each.as_of if each.modality == "achieved" else each.deadline
            end = span.end if span else None
            late = each.modality == "achieved" and end and end > day
            past = each.modality == "targeted" and end and end < day
            average = each.aspect.startswith("average") and span and span.start and span.end
            short = average and span.end.year - span.start.year < 1  # type: ignore[union-attr]
            if (late and end and end.year > day.year) or past or short:
                yield (each,)

    def sectors(self) -> Iterator[tuple[NumericClaim, ...]]:
        """A sector where almost no other claim of the measure has one."""
        groups: dict[str, list[NumericClaim]] = defaultdict(list)
        for each in self.claims:
            groups[each.measure].append(each)
        for group in groups.values():
            named = [each for each in group if each.sectors]
            if len(group) >= 20 and len(named) <= 0.05 * len(group):
                for each in named:
                    yield (each,)


def corpus_of(name: str | None) -> npf.Corpus:
    """Return a release by its folder or version; the newest one without a name."""
    if name and Path(name).is_dir():
        return npf.read_release(name)
    return npf.load(name) if name else npf.load()


def main(arguments: list[str]) -> int:
    """Print what no one has looked up, and the count of each check."""
    with KNOWN.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, dialect="excel-tab")
        known = {(row["document"], row["check"], row["seen"]) for row in rows}
    found = list(Checks(corpus_of(arguments[0] if arguments else None)).findings())
    new = [each for each in found if (each[0], each[2], each[3]) not in known]
    counts = Counter(check for _, _, check, _ in found)
    lines = ["\t".join(each) for each in new]
    lines += [f"{count:5} {name}" for name, count in counts.most_common()]
    lines.append(f"{len(found)} findings, {len(new)} not looked up")
    sys.stdout.write("\n".join((*lines, "")))
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
