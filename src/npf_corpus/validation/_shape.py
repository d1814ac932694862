"""Laws of single values: ids, lists, words, digests, codes and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

from npf_corpus.errors import shown
from npf_corpus.quantities import Quantity
from npf_corpus.records import Document, Member, Period, Region
from npf_corpus.records._kinds import LETTERS
from npf_corpus.validation._laws import Case, Finding, Rule, found, law

_ID = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")

_HEX = {32: re.compile("[0-9a-f]{32}"), 64: re.compile("[0-9a-f]{64}")}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_URL = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_COUNTRY = re.compile("[A-Z]{2}")
_SUBDIVISION = re.compile("[A-Z]{2}-[A-Z0-9]{1,3}")
_ADCODE = re.compile("[0-9]{6}")
_PROVINCIAL = ("province", "autonomous-region", "municipality", "special-administrative-region")
_SCHEMES = {
    "sei-2018": re.compile(r"[1-9](?:\.[0-9]{1,2}){0,2}"),
    "gbt4754-2017": re.compile("[A-T](?:[0-9]{2,4})?"),
    "future-2024": re.compile(r"\S+"),
}
"""Form of a code in each list of industries; the list of 2024 has names for codes."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NAMES = re.compile(r"\.(?:name|name_zh|aliases\[\d+\])$")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
"""Characters that nobody sees: white space, format controls, fillers and variation selectors."""

_LONGEST = 10_000
LONGEST_ID = 200


def is_id(text: str) -> bool:
    """Return whether a text can be an id."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


@law(
    "E203",
    "An id consists of groups of letters and digits, with single dots or hyphens between "
    "them, and has at most 200 characters.",
    "rename it, say 'new-energy'",
)
def _ids(case: Case) -> Iterator[Finding]:
    for table, place, record in case.every():
        if not is_id(record.id):
            yield found(table, place, record, ".id", f"is {shown(record.id)}")
    for place, retired in enumerate(case.manifest.retired):
        for path, key in (("id", retired.id), *_numbered("successors", retired.successors)):
            if not is_id(key):
                where = f"$.retired[{place}].{path}"
                yield Finding("manifest", None, where, f"is {shown(key)}")


def _numbered(name: str, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for place, key in enumerate(keys):
        yield f"{name}[{place}]", key


@law(
    "E204",
    "No two records have the same id, not even in different tables.",
    "give one of the records another id",
)
def _unique(case: Case) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for table, place, record in case.every():
        owner = first.setdefault(record.id, f"{table} $[{place}]")
        if owner != f"{table} $[{place}]":
            yield found(table, place, record, ".id", f"{record.id!r} is also the id of {owner}")


@law(
    "E205",
    "The id of a tier, statement, claim or mention begins with its document's id and a dot.",
    "start the id with the document's",
)
def _children(case: Case) -> Iterator[Finding]:
    for table, letter in LETTERS.items():
        for place, record in case.sound(table):
            if not record.id.startswith(f"{record.document}."):
                wanted = f"{record.document}.{letter}1"
                message = f"is {shown(record.id)}, its document wants one such as {shown(wanted)}"
                yield found(table, place, record, ".id", message)


@law("E206", "No list holds the same value twice.", "take one of them out")
def _lists(case: Case) -> Iterator[Finding]:
    for table, place, record in case.every():
        lists: list[Any] = [
            each for each in case.values(record) if type(each) is tuple and each[1:]
        ]
        if all(len(set(value)) == len(value) for value in lists) and table != "regions":
            continue
        for path, _, value in case.parts(record):
            if type(value) is not tuple or not value[1:]:
                continue
            items = cast("tuple[object, ...]", value)
            keys = [each.region if isinstance(each, Member) else each for each in items]
            if len(set(keys)) < len(keys):
                twice = next(each for each, count in Counter(keys).items() if count > 1)
                yield found(table, place, record, path, f"has {shown(twice)} twice")


@law(
    "E207",
    "A text is one line of at most 10,000 characters, some of them visible, without blanks at"
    " its ends; a name has no marks that change the direction of writing.",
    "write the text, or null where the field allows it",
)
def _words(case: Case) -> Iterator[Finding]:
    for table, place, record in case.every():
        for path, _, value in case.parts(record):
            if type(value) is not str or _is_plainly_fit(value):
                continue
            if path == ".quantity.surface":
                if not value.strip():
                    yield found(table, place, record, path, "is blank")
            elif reason := unfit(value) or (_NAMES.search(path) and _unfit_name(value)):
                yield found(table, place, record, path, f"is {reason}: {shown(value)}")
    manifest = case.manifest
    stated = [("licence", manifest.licence), ("citation", manifest.citation)]
    stated += [(f"notes[{place}]", note) for place, note in enumerate(manifest.notes)]
    stated += [(f"retired[{place}].reason", r.reason) for place, r in enumerate(manifest.retired)]
    for path, text in stated:
        if reason := unfit(text):
            yield Finding("manifest", None, f"$.{path}", f"is {reason}: {shown(text)}")


def _is_plainly_fit(text: str) -> bool:
    """Return whether a text is plain ASCII without a fault, as ids and digests are."""
    if not text.isascii() or not text.isprintable() or len(text) > _LONGEST:
        return False
    return text != "" and text[0] != " " and text[-1] != " "


def _unfit_name(text: str) -> str | None:
    """Return what is wrong with a name; a reader must be able to tell names apart."""
    return "written with marks that turn its direction" if _TURNING.search(text) else None


def unfit(text: str) -> str | None:
    """Return what is wrong with a piece of text, None where nothing is."""
    if not _INVISIBLE.sub("", text):
        return "blank"
    if text != text.strip():
        return "padded with blanks"
    if _CONTROL.search(text):
        return "more than one line or holds control characters"
    return f"longer than {_LONGEST} characters" if len(text) > _LONGEST else None


@law(
    "E208",
    "Digests of anchors have 32 and those of texts 64 lower-case hexadecimal digits; lengths "
    "are 1 or more.",
    "make anchors with npf_corpus.anchoring.anchor_of",
)
def _digests(case: Case) -> Iterator[Finding]:
    for table, place, record in case.every():
        for path, _, value in case.parts(record):
            length = _digits_of(path)
            if length is None:
                continue
            if not length:
                if value < 1:
                    yield found(table, place, record, path, f"is {value}, below 1")
            elif not _HEX[length].fullmatch(value):
                message = f"is no {length} lower-case hexadecimal digits: {shown(value)}"
                yield found(table, place, record, path, message)


@lru_cache(4096)
def _digits_of(path: str) -> int | None:
    """Return how many digits the digest at a path has, 0 for a length; None for all else."""
    if path == ".text.characters" or path.endswith(".anchor.length"):
        return 0
    if path == ".text.sha256":
        return 64
    of_anchor = ".anchor." in path and path.rpartition(".")[2] in {"digest", "before", "after"}
    return 32 if of_anchor else None


@law(
    "E209",
    "Language tags, web addresses and the codes of regions and sectors have their standard's form.",
    "write the code as the standard has it",
)
def _codes(case: Case) -> Iterator[Finding]:
    for place, record in case.sound("documents"):
        if not _LANGUAGE.fullmatch(record.language):
            message = f"is no BCP 47 tag: {shown(record.language)}"
            yield found("documents", place, record, ".language", message)
        if not _URL.fullmatch(record.url):
            message = f"is no web address: {shown(record.url)}"
            yield found("documents", place, record, ".url", message)
    for place, record in case.sound("sectors"):
        for at, each in enumerate(record.codes):
            if not _SCHEMES[each.scheme].fullmatch(each.code):
                message = f"is no code of {each.scheme}: {shown(each.code)}"
                yield found("sectors", place, record, f".codes[{at}].code", message)
    for place, record in case.sound("regions"):
        for path, message in _region_codes(record):
            yield found("regions", place, record, path, message)


def _region_codes(region: Region) -> Iterator[tuple[str, str]]:
    if region.adcode is not None and not _ADCODE.fullmatch(region.adcode):
        yield ".adcode", f"is no six digits: {shown(region.adcode)}"
    if region.kind == "country" and not _COUNTRY.fullmatch(region.id):
        yield ".id", f"is no ISO 3166-1 code of a country: {shown(region.id)}"
    if region.kind in _PROVINCIAL and not _SUBDIVISION.fullmatch(region.id):
        yield ".id", f"is no ISO 3166-2 code of a {region.kind}: {shown(region.id)}"
    lower = region.kind in {"city", "county"} and region.id.startswith("CN-")
    if lower and region.id != f"CN-{region.adcode}":
        yield ".id", f"is not CN- and its adcode: {shown(region.id)}"


@law(
    "E210",
    "A document's `asserted` day, where it has one, is earlier than its publishing day; no "
    "day is before 1800.",
    "correct the day, or leave asserted null where it is the publishing day",
)
def _days(case: Case) -> Iterator[Finding]:
    for table, place, record in case.every():
        asserted = record.asserted if isinstance(record, Document) else None
        if asserted is not None and asserted >= record.published:
            message = f"is {asserted}, not before {record.published}"
            yield found(table, place, record, ".asserted", message)
        for path, _, value in case.parts(record):
            # Interval and Period refuse bad ends themselves; a day of the first years is a slip.
            days = (value.start, value.end) if isinstance(value, Period) else (value,)
            for day in days:
                year = getattr(day, "year", None)
                if year is not None and year < _FIRST_YEAR:
                    yield found(table, place, record, path, f"is {day}, before {_FIRST_YEAR}")


_FIRST_YEAR = 1800


@law(
    "E211",
    "A version has the normal form of PEP 440; a release is newer than the one it supersedes.",
    "write a version such as 1.1.0",
)
def _versions(case: Case) -> Iterator[Finding]:
    from packaging.version import InvalidVersion, Version

    manifest = case.manifest
    known: dict[str, Version] = {}
    stated = [("version", manifest.version), ("supersedes", manifest.supersedes)]
    stated += [(f"retired[{place}].since", r.since) for place, r in enumerate(manifest.retired)]
    for path, text in stated:
        if text is None:
            continue
        try:
            known[path] = Version(text if len(text) <= LONGEST_ID else "")
        except InvalidVersion:
            yield Finding("manifest", None, f"$.{path}", f"is no version: {shown(text)}")
            continue
        if str(known[path]) != text:
            yield Finding("manifest", None, f"$.{path}", f"is {text!r}, write {known[path]!s}")
    version, before = known.get("version"), known.get("supersedes")
    if version is not None and before is not None and before >= version:
        message = f"is {before}, not before {version}"
        yield Finding("manifest", None, "$.supersedes", message)


@law(
    "E212",
    "The quantity of a claim has a unit and says whether it is stated or inferred.",
    "write the unit that the reader infers, with unit_basis inferred",
)
def _readable(case: Case) -> Iterator[Finding]:
    """Yield figures whose unit and its basis do not stand together."""
    for place, record in case.sound("claims"):
        quantity: Quantity = record.quantity
        if quantity.unit is None or quantity.unit_basis is None:
            path = ".quantity.unit" if quantity.unit is None else ".quantity.unit_basis"
            yield found("claims", place, record, path, "is null")


RULES: tuple[Rule, ...] = (
    _ids, _unique, _children, _lists, _words, _digests, _codes, _days, _versions, _readable,
)  # fmt: skip
