"""Laws of places: inside the text, in order, at the bounds of sentences, true to their digests."""

from __future__ import annotations

from collections.abc import Iterator

from npf_corpus.records import Anchor
from npf_corpus.records._kinds import LETTERS
from npf_corpus.validation._laws import Case, Finding, Rule, found, law

REMAKE = "make the anchor again with npf_corpus.anchoring.anchor_of"
"""What to do about an anchor that is not that of its text."""


@law(
    "E501",
    "The records of a document have anchors if the document has a text, and none if it has none.",
    "make the anchors from the text, or set text and anchors to null",
)
def _presence(case: Case) -> Iterator[Finding]:
    for place, document in case.sound("documents"):
        if document.text is None and document.skipped:
            message = "is set, but the document has no text"
            yield found("documents", place, document, ".skipped", message)
    for table in LETTERS:
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


@law("E502", "An anchor is not empty and lies inside its document's text.", REMAKE)
def _inside(case: Case) -> Iterator[Finding]:
    for table, place, record, path, key, anchor in case.anchored():
        document = case.get("documents", key)
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


@law(
    "E503",
    "Statements and skipped passages of a document do not overlap.",
    "move the end of the one or the start of the other",
)
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


@law(
    "E504",
    "The anchor of a claim lies inside its statement's.",
    "correct the anchor or the statement",
)
def _in_statement(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        statement = case.get("statements", claim.statement)
        if statement is not None and not _within(claim.anchor, statement.anchor):
            message = f"is not inside that of {statement.id!r}"
            yield found("claims", place, claim, ".anchor", message)


@law(
    "E505",
    "The anchors of a mention's claims lie inside its own.",
    "correct the anchor or the claims",
)
def _in_mention(case: Case) -> Iterator[Finding]:
    for place, mention in case.sound("mentions"):
        for at, key in enumerate(mention.claims):
            claim = case.get("claims", key)
            if claim is not None and not _within(claim.anchor, mention.anchor):
                message = f"the anchor of {key!r} is not inside this mention's"
                yield found("mentions", place, mention, f".claims[{at}]", message)


RULES: tuple[Rule, ...] = (_presence, _inside, _overlaps, _in_statement, _in_mention)
