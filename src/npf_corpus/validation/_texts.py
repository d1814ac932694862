"""Laws of places against the text: digests, surfaces, sentences, and the words of units."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from npf_corpus.anchoring import anchor_of, digest, normalise
from npf_corpus.errors import shown
from npf_corpus.release._manifest import sha256
from npf_corpus.validation._anchors import REMAKE
from npf_corpus.validation._aspects import contradiction
from npf_corpus.validation._figures import PLAIN_COUNT, Spelt, says
from npf_corpus.validation._laws import Case, Finding, Rule, found, law

_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BLANK_LINE = re.compile(rf"(?>\r\n|[{_ENDS}])[^\S{_ENDS}]*[{_ENDS}]")


@law(
    "E506",
    "Where texts are given, every document's text is among them and has the length that the "
    "document states.",
    "add the text, the very bytes that were read",
)
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


@law("E507", "The length and the digests of an anchor are those of its text.", REMAKE)
def _digests(case: Case) -> Iterator[Finding]:
    for table, place, record, path, key, anchor in case.anchored():
        text = text_of(case, key)
        if text is None:
            continue
        try:
            actual = anchor_of(text, anchor.start, anchor.end, form=case.form)
        except ValueError as fault:
            yield found(table, place, record, path, str(fault))
            continue
        for name in ("length", "digest", "before", "after"):
            if getattr(anchor, name) != getattr(actual, name):
                message = f"is {getattr(anchor, name)}, the text gives {getattr(actual, name)}"
                yield found(table, place, record, f"{path}.{name}", message)


@law(
    "E508",
    "The surface of a claim is the text at its anchor; where the text is not given, it has "
    "the digest of the anchor.",
    "copy it from the text",
)
def _surfaces(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        text = text_of(case, claim.document)
        if claim.anchor is None:
            continue
        if text is None:
            if claim.anchor.digest != digest(normalise(claim.quantity.surface, form=case.form)):
                message = f"is {shown(claim.quantity.surface)}, the anchor is that of other words"
                yield found("claims", place, claim, ".quantity.surface", message)
        else:
            span = text[claim.anchor.start : claim.anchor.end]
            if span != claim.quantity.surface:
                message = f"is {shown(claim.quantity.surface)}, the text has {shown(span)}"
                yield found("claims", place, claim, ".quantity.surface", message)


@law("E509", "A statement never crosses a blank line.", "make two statements of it")
def _paragraphs(case: Case) -> Iterator[Finding]:
    for place, statement in case.sound("statements"):
        text = text_of(case, statement.document)
        if text is None or statement.anchor is None:
            continue
        blank = _BLANK_LINE.search(text, statement.anchor.start, statement.anchor.end)
        if blank is not None:
            message = f"crosses the blank line at {blank.start()}"
            yield found("statements", place, statement, ".anchor", message)


@law(
    "E510",
    "A statement starts and ends at the edge of a line, beside punctuation or beside a skipped "
    "passage.",
    "move its ends to those of the sentence or clause",
)
def _sentences(case: Case) -> Iterator[Finding]:
    edges: dict[str, tuple[list[int], list[int]]] = {}
    for _, document in case.sound("documents"):
        skipped = [each.anchor for each in document.skipped]
        edges[document.id] = (
            sorted(each.start for each in skipped),
            sorted(each.end for each in skipped),
        )
    for place, statement in case.sound("statements"):
        text, anchor = text_of(case, statement.document), statement.anchor
        if text is None or anchor is None:
            continue
        starts_at, ends_at = edges[statement.document]
        before = bisect_right(ends_at, anchor.start)
        starts = before and not text[ends_at[before - 1] : anchor.start].strip()
        after = bisect_left(starts_at, anchor.end)
        ends = after < len(starts_at) and not text[anchor.end : starts_at[after]].strip()
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
        if text[left] in _ENDS:
            return True
        left -= 1
    right = offset
    while right < len(text) and text[right].isspace():
        if text[right] in _ENDS:
            return True
        right += 1
    if left < 0 or right >= len(text):
        return True
    return _parts(text[left]) or (left < offset - 1 and _parts(text[right]))


def _parts(char: str) -> bool:
    return char not in "-%'’#@&*/\\" and unicodedata.category(char).startswith("P")


@law(
    "E511",
    "Where the unit of a claim is a counted thing and stated, the statement names it: by the "
    "name, the symbol or an alias of the unit.",
    "write unit_basis inferred with a caveat, or add the text's word to the unit's aliases",
)
def _things(case: Case) -> Iterator[Finding]:
    spelt: dict[str, Spelt] = {}
    said: dict[tuple[str, str], bool] = {}
    for place, claim in case.sound("claims"):
        unit = case.get("units", claim.quantity.unit)
        statement = case.get("statements", claim.statement)
        text = text_of(case, claim.document)
        if unit is None or statement is None or statement.anchor is None or text is None:
            continue
        counted = unit.dimension == "count" and unit.id != PLAIN_COUNT
        if not counted or claim.quantity.unit_basis != "stated":
            continue
        asked = statement.id, unit.id  # a long list has many claims of one unit
        if asked not in said:
            span = text[statement.anchor.start : statement.anchor.end]
            said[asked] = says(span, unit, spelt)
        if not said[asked]:
            message = f"is stated, but {statement.id!r} does not say {unit.id!r}"
            yield found("claims", place, claim, ".quantity.unit_basis", message)


@law(
    "E512",
    "Since schema 2: the words of a statement do not contradict the aspect of its claim.",
    "correct the aspect: a figure after 下降 or 'fell' is a decline or decrease, and an average"
    " is one of several years",
    since=2,
)
def _aspects(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        unit = case.get("units", claim.quantity.unit)
        statement = case.get("statements", claim.statement)
        text = text_of(case, claim.document)
        if unit is None or statement is None or statement.anchor is None or text is None:
            continue
        start, end = statement.anchor.start, statement.anchor.end
        words = contradiction(
            claim.aspect,
            text[start : claim.anchor.start if claim.anchor else start],
            text[start:end],
            is_share=unit.dimension == "ratio",
        )
        if words is not None:
            message = f"is {claim.aspect}, the statement has {shown(words)}"
            yield found("claims", place, claim, ".aspect", message)


def read_texts(data: list[bytes]) -> dict[str, str]:
    """Return the texts of files, by the SHA-256 of their bytes; what is no UTF-8 is left out."""
    texts: dict[str, str] = {}
    for each in data:
        try:
            texts[sha256(each)] = each.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


RULES: tuple[Rule, ...] = (_texts, _digests, _surfaces, _paragraphs, _sentences, _things, _aspects)
