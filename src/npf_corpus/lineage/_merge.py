"""A user's documents beside those of another corpus, as one corpus to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve, fields

from npf_corpus.corpus import Corpus, store_of
from npf_corpus.errors import InvalidRelease, shown
from npf_corpus.query._store import Store
from npf_corpus.records import TABLES, Record
from npf_corpus.records._kinds import EVIDENCE, KIND
from npf_corpus.release._manifest import Manifest, parse_manifest
from npf_corpus.release._progress import progress
from npf_corpus.release._write import seal
from npf_corpus.validation._shape import LONGEST_ID, unfit

_OWN = {"people": "roles", "initiatives": "anchors"}
"""Tables of vocabulary whose records also list places in documents: those of both are kept."""

_LONGEST = 200
"""Characters of a name at most."""

_HALF = re.compile("[\ud800-\udfff]")
_CITED = re.compile(r"(.+? \(\d{4}\))\. .+")


def merge(corpus: Corpus, mine: Corpus, *, name: str) -> Corpus:
    """Return the documents of two corpora as one corpus, under your name for it.

    Records of vocabulary that are equal are one. All verbs answer from both. The version says
    what it is made of: `2.0.0+harbour.1.0.0`; `pin` stands for exactly these records, and `write`
    makes a release of them.

    Args:
        corpus: The corpus that yours stands beside, such as `npf.load("2.0.0")`; whole.
        mine: Yours, of the same schema; whole.
        name: What you call the two together.

    Raises:
        InvalidRelease: The name is blank, too long or not one line; a corpus is narrowed; the
            schemas differ; a document or another record of evidence has the same id in both,
            or different records of vocabulary have.

    Example:
        >>> import npf_corpus as npf
        >>> shipped = npf.load("1.0.0")
        >>> own = npf.Corpus.from_records([], version="0.1", vocabularies=shipped)
        >>> npf.merge(shipped, own, name="My reading").version
        '1.0.0+my.reading.0.1'
    """
    first, second = store_of(corpus), store_of(mine, "mine")
    where = f"{first.manifest.version} with {second.manifest.version}"
    if not is_name(name):
        fault = f"name is {shown(name)}, write what you call the two, in one line"
        raise InvalidRelease(where, (fault,))
    if first.manifest.schema != second.manifest.schema:
        olds, news = first.manifest.schema, second.manifest.schema
        fault = f"the first has schema {olds}, the second {news}: make yours with schema={olds}"
        raise InvalidRelease(where, (fault,))
    tables: dict[str, list[Record]] = {}
    faults = [*_between_tables(first, second)]
    with progress("tables", len(TABLES)) as step:
        for table in TABLES:
            tables[table] = list(_merged(table, first, second, faults))
            step()
    if faults:
        raise InvalidRelease(where, tuple(faults))
    facts = _stated(name.strip(), first, second)
    if len(facts["version"]) > LONGEST_ID:
        fault = f"the version would have {len(facts['version'])} characters, at most {LONGEST_ID}"
        raise InvalidRelease(where, (f"{fault}: take a shorter name",))
    files = seal(tables, schema=first.manifest.schema, **facts)
    manifest: Manifest = parse_manifest("manifest.json", files["manifest.json"])
    return Corpus._make(Store(manifest, files, (_again, (corpus, mine, name))))


def is_name(name: object) -> bool:
    """Return whether a name can stand in a citation: one line of signs that UTF-8 can write."""
    if not isinstance(name, str) or len(name) > _LONGEST:
        return False
    return not (unfit(name.strip()) or _HALF.search(name))


def _again(corpus: Corpus, mine: Corpus, name: str) -> Corpus:
    """Return a merged corpus that was pickled as its two."""
    return merge(corpus, mine, name=name)


def _merged(table: str, first: Store, second: Store, faults: list[str]) -> Iterator[Any]:
    """Yield the records of a table of both, and note those that cannot stand side by side."""
    others = {each.id: each for each in second.records(table)}
    for one in first.records(table):
        other = others.pop(one.id, None)
        if other is not None and table in EVIDENCE and table not in _OWN:
            faults.append(f"both have the {KIND[table].one} {one.id!r}, give yours another id")
        else:
            yield one if other is None else joined(table, one, other, faults)
    yield from others.values()


def joined(table: str, one: Any, other: Any, faults: list[str]) -> Any:
    """Return one record for two of one id, and note why there can be none."""
    lists = _OWN.get(table)
    if one == other:
        return one
    if lists and evolve(one, **{lists: ()}) == evolve(other, **{lists: ()}):
        both = dict[Any, None].fromkeys((*getattr(one, lists), *getattr(other, lists)))
        return evolve(one, **{lists: tuple(both)})
    faults.append(_difference(table, one, other))
    return one


def _difference(table: str, one: Any, other: Any) -> str:
    lists = _OWN.get(table)
    names = [each.name for each in fields(TABLES[table]) if each.name != lists]
    name = next(each for each in names if getattr(one, each) != getattr(other, each))
    was, now = shown(getattr(one, name)), shown(getattr(other, name))
    said = f"{KIND[table].one} {one.id!r} has {name} {was} in the first and {now} in the second"
    return f"{said}: write the same, or give yours another id"


def _between_tables(first: Store, second: Store) -> Iterator[str]:
    """Yield why an id of one corpus cannot be used in the other."""
    homes = {key: table for table in TABLES for key in first.ids(table)}
    for table in TABLES:
        for key in second.ids(table):
            home = homes.get(key, table)
            if home != table:
                one, other = KIND[home].one, KIND[table].one
                yield f"{key!r} is a {one} of the first and a {other} of the second"
    for gone, held in ((first, second), (second, first)):
        for each in gone.manifest.retired:
            if any(each.id in held.positions(table) for table in TABLES):
                yield f"{each.id!r} was retired in {each.since}, give the other record a new id"


def local_version(text: str) -> str:
    """Return words as the local part of a version has them."""
    words = re.findall("[a-z0-9]+", text.lower())
    return ".".join((each.lstrip("0") or "0") if each.isdecimal() else each for each in words)


def _stated(name: str, first: Store, second: Store) -> dict[str, Any]:
    """Return what the manifest of both states."""
    theirs, mine = first.manifest, second.manifest
    slug = local_version(f"{name} {mine.version}")
    joint = "." if "+" in theirs.version else "+"
    author = _CITED.fullmatch(" ".join(mine.citation.split()))
    head = author[1] if author else f"{name} ({mine.date.year})"
    retired = {each.id: each for each in (*theirs.retired, *mine.retired)}
    return {
        "version": f"{theirs.version}{joint}{slug}",
        "day": max(theirs.date, mine.date),
        "licence": " AND ".join(dict.fromkeys((theirs.licence, mine.licence))),
        "citation": f"{head}. {name}: {mine.title}, with {theirs.citation}",
        "notes": (
            *dict.fromkeys((*theirs.notes, *mine.notes)),
            f"Merged of {first.pin} and {second.pin}.",
        ),
        "retired": tuple(retired.values()),
    }
