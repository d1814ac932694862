"""Laws of places: inside the text, in order, at the bounds of sentences, true to their digests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from npf_corpus._laws import Case, Finding, Law, Rule, found, shown
from npf_corpus._laws_values import PLAIN_COUNT, says
from npf_corpus._manifest import sha256
from npf_corpus.anchoring import anchor_of
from npf_corpus.records import Anchor

_ANCHORED = ("tiers", "statements", "claims", "mentions")
_BLANK_LINE = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*[\n\r\x0b\x0c\x85\u2028\u2029]")


def _presence(case: Case) -> Iterator[Finding]:
    for place, document in case.sound("documents"):
        if document.text is None and document.skipped:
            message = "is set, but the document has no text"
            yield found("documents", place, document, ".skipped", message)
    for table in _ANCHORED:
        for place, record in case.sound(table):
            document = case.get("documents", record.document)
            if document is not None and (document.text is None) != (record.anchor is None):
                fault = "null, but" if record.anchor is None else "set, but"
                has = "has a text" if record.anchor is None else "has no text"
                message = f"is {fault} {document.id!r} {has}"
                yield found(table, place, record, ".anchor", message)
    for place, initiative in case.sound("initiatives"):
        for at, each in enumerate(initiative.anchors):
            document = case.get("documents", each.document)
            if document is not None and document.text is None:
                message = f"is in {document.id!r}, which has no text"
                yield found("initiatives", place, initiative, f".anchors[{at}]", message)


def _inside(case: Case) -> Iterator[Finding]:
    for table, place, record, path, key, anchor in case.anchored():
        document = record if table == "documents" else case.get("documents", key)
        if document is None or document.text is None:
            continue
        size = document.text.characters
        if not 0 <= anchor.start < anchor.end <= size:
            message = f"is [{anchor.start}, {anchor.end}) in a text of {size} characters"
            yield found(table, place, record, path, message)


Place = tuple[Anchor, str, int, object, str]


def passages(case: Case, *, sound: bool = True) -> dict[str, list[Place]]:
    """Return, by document, the statements and skipped passages in reading order."""
    places: dict[str, list[Place]] = {}
    for table, place, record, path, key, anchor in case.anchored(sound=sound):
        if table in {"statements", "documents"}:
            places.setdefault(key, []).append((anchor, table, place, record, path))
    for each in places.values():
        each.sort(key=lambda item: (item[0].start, item[0].end))
    return places


def _overlaps(case: Case) -> Iterator[Finding]:
    for each in passages(case).values():
        reach, before = -1, ""
        for anchor, table, place, record, path in each:
            if anchor.start < reach:
                message = f"starts at {anchor.start}, before {before} ends at {reach}"
                yield found(table, place, record, path, message)
            if anchor.end > reach:
                reach, before = anchor.end, f"{getattr(record, 'id')}{path}"  # noqa: B009


def _within(inner: Anchor | None, outer: Anchor | None) -> bool:
    if inner is None or outer is None:
        return True
    return outer.start <= inner.start and inner.end <= outer.end


def _in_statement(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        statement = case.get("statements", claim.statement)
        if statement is not None and not _within(claim.anchor, statement.anchor):
            message = f"is not inside that of {statement.id!r}"
            yield found("claims", place, claim, ".anchor", message)


def _in_mention(case: Case) -> Iterator[Finding]:
    for place, mention in case.sound("mentions"):
        for at, key in enumerate(mention.claims):
            claim = case.get("claims", key)
            if claim is not None and not _within(claim.anchor, mention.anchor):
                message = f"the anchor of {key!r} is not inside this mention's"
                yield found("mentions", place, mention, f".claims[{at}]", message)


def _texts(case: Case) -> Iterator[Finding]:
    if case.texts is None:
        return
    for place, document in case.sound("documents"):
        if document.text is None:
            continue
        text = case.texts.get(document.text.sha256)
        if text is None:
            message = f"no text given has the digest {document.text.sha256}"
            yield found("documents", place, document, ".text.sha256", message)
        elif len(text) != document.text.characters:
            message = f"is {document.text.characters}, the text has {len(text)}"
            yield found("documents", place, document, ".text.characters", message)


def text_of(case: Case, document: str) -> str | None:
    """Return the text of a document, None where it is not at hand or not the right one."""
    record = case.get("documents", document)
    if case.texts is None or record is None or record.text is None:
        return None
    return case.texts.get(record.text.sha256)


def _digests(case: Case) -> Iterator[Finding]:
    for table, place, record, path, key, anchor in case.anchored():
        text = text_of(case, key)
        if text is None:
            continue
        try:
            actual = anchor_of(text, anchor.start, anchor.end)
        except ValueError as fault:
            yield found(table, place, record, path, str(fault))
            continue
        for name in ("length", "digest", "before", "after"):
            if getattr(anchor, name) != getattr(actual, name):
                message = f"is {getattr(anchor, name)}, the text gives {getattr(actual, name)}"
                yield found(table, place, record, f"{path}.{name}", message)


def _surfaces(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        text = text_of(case, claim.document)
        if text is not None and claim.anchor is not None:
            span = text[claim.anchor.start : claim.anchor.end]
            if span != claim.quantity.surface:
                message = f"is {shown(claim.quantity.surface)}, the text has {shown(span)}"
                yield found("claims", place, claim, ".quantity.surface", message)


def _paragraphs(case: Case) -> Iterator[Finding]:
    for place, statement in case.sound("statements"):
        text = text_of(case, statement.document)
        if text is None or statement.anchor is None:
            continue
        blank = _BLANK_LINE.search(text, statement.anchor.start, statement.anchor.end)
        if blank is not None:
            message = f"crosses the blank line at {blank.start()}"
            yield found("statements", place, statement, ".anchor", message)


def _sentences(case: Case) -> Iterator[Finding]:
    places = passages(case)
    for place, statement in case.sound("statements"):
        text, anchor = text_of(case, statement.document), statement.anchor
        if text is None or anchor is None:
            continue
        others = [each[0] for each in places[statement.document] if each[1] == "documents"]
        starts = any(other.end <= anchor.start and not text[other.end : anchor.start].strip()
                     for other in others)  # fmt: skip
        ends = any(anchor.end <= other.start and not text[anchor.end : other.start].strip()
                   for other in others)  # fmt: skip
        if not (starts or _is_boundary(text, anchor.start)):
            yield found("statements", place, statement, ".anchor.start",
                        f"is {anchor.start}, amid a clause")  # fmt: skip
        elif not (ends or _is_boundary(text, anchor.end)):
            yield found("statements", place, statement, ".anchor.end",
                        f"is {anchor.end}, amid a clause")  # fmt: skip


def _is_boundary(text: str, offset: int) -> bool:
    """Return whether a clause may end at an offset: at a line's edge or beside punctuation."""
    left = offset - 1
    while left >= 0 and text[left].isspace():
        if text[left] in "\n\r\u2028\u2029":
            return True
        left -= 1
    right = offset
    while right < len(text) and text[right].isspace():
        if text[right] in "\n\r\u2028\u2029":
            return True
        right += 1
    if left < 0 or right >= len(text):
        return True
    return _parts(text[left]) or (left < offset - 1 < right and _parts(text[right]))


def _parts(char: str) -> bool:
    return char not in "-%'’#@&*/\\" and unicodedata.category(char).startswith("P")


def _things(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        unit = case.get("units", claim.quantity.unit)
        statement = case.get("statements", claim.statement)
        text = text_of(case, claim.document)
        if unit is None or statement is None or statement.anchor is None or text is None:
            continue
        if unit.dimension != "count" or unit.id == PLAIN_COUNT:
            continue
        if claim.quantity.unit_basis == "stated":
            span = text[statement.anchor.start : statement.anchor.end]
            if not says(span, unit):
                message = f"is stated, but {statement.id!r} does not say {unit.id!r}"
                yield found("claims", place, claim, ".quantity.unit_basis", message)


def read_texts(data: list[bytes]) -> dict[str, str]:
    """Return the texts of files, by the SHA-256 of their bytes; what is no UTF-8 is left out."""
    texts: dict[str, str] = {}
    for each in data:
        try:
            texts[sha256(each)] = each.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def _law(code: str, statement: str, remedy: str) -> Law:
    return Law(code, "anchors", statement, remedy)


_ANCHOR = "make the anchor again with npf_corpus.anchoring.anchor_of"

RULES: tuple[Rule, ...] = (
    (
        _law(
            "E501",
            "Records of a document with a text have anchors, those of one without have none.",
            "make the anchors from the text, or set text and anchors to null",
        ),
        _presence,
    ),
    (
        _law("E502", "An anchor is not empty and lies inside its document's text.", _ANCHOR),
        _inside,
    ),
    (
        _law(
            "E503",
            "Statements and skipped passages of a document do not overlap.",
            "move the end of the one or the start of the other",
        ),
        _overlaps,
    ),
    (
        _law(
            "E504",
            "The anchor of a claim lies inside its statement's.",
            "correct the anchor or the statement",
        ),
        _in_statement,
    ),
    (
        _law(
            "E505",
            "The anchors of a mention's claims lie inside its own.",
            "correct the anchor or the claims",
        ),
        _in_mention,
    ),
    (
        _law(
            "E506",
            "Where texts are given, each document's is among them, with the length it states.",
            "add the text, the very bytes that were read",
        ),
        _texts,
    ),
    (
        _law("E507", "The length and the digests of an anchor are those of its text.", _ANCHOR),
        _digests,
    ),
    (
        _law("E508", "The surface of a claim is the text at its anchor.", "copy it from the text"),
        _surfaces,
    ),
    (
        _law("E509", "A statement never crosses a blank line.", "make two statements of it"),
        _paragraphs,
    ),
    (
        _law(
            "E510",
            "A statement starts and ends at the edge of a line, beside punctuation or beside a "
            "skipped passage.",
            "move its ends to those of the sentence or clause",
        ),
        _sentences,
    ),
    (
        _law(
            "E511",
            "A stated counted thing is named in the claim's statement, as its unit, symbol or an "
            "alias.",
            "write unit_basis inferred with a caveat, or add the text's word to the unit's aliases",
        ),
        _things,
    ),
)
