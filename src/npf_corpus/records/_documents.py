"""Documents: what was read, and which of their passages hold no statement."""

from datetime import date

from attrs import field, frozen

from npf_corpus.intervals._value import Value
from npf_corpus.records._choices import (
    SINCE_2,
    Depth,
    DocumentId,
    Fidelity,
    OrganizationId,
    RegionId,
)
from npf_corpus.records._parts import Anchor


@frozen(eq=False, repr=False)
class Text(Value):
    """The text that offsets count in.

    Attributes:
        sha256: SHA-256 of the bytes, as 64 hexadecimal digits.
        characters: Code points of the text, decoded as UTF-8.
    """

    sha256: str
    characters: int


@frozen(eq=False, repr=False)
class Skipped(Value):
    """A passage that holds no statement, such as a dateline.

    Attributes:
        anchor: Where it stands.
        reason: Why it is no statement.
    """

    anchor: Anchor
    reason: str


@frozen(eq=False, repr=False, getstate_setstate=False)
class Document(Value):
    """A public document that was read, whole or for its figures.

    Attributes:
        id: Stable id, such as `ecns-2025-03-08-ningxia` or `cn-zj-gwr-2026`.
        title: Title as published, or None where the text at hand has none.
        label: Our short name for it.
        publisher: The body that published this version.
        authors: Bylines as printed.
        url: Public address.
        published: Day of publication.
        asserted: Day on which it was said, where that is not the publishing day.
        language: BCP 47 tag of the text.
        genre: What sort of text it is: `news`, `transcript`, `work-report`, `plan`, `resolution`,
            `communique`, `read-out` or another word.
        region: The region that it speaks for; None in schema 1.
        depth: Whether it was read `whole`, or its `figures` alone; `whole` in schema 1.
        fidelity: How close the text is to what was first said or written.
        derived_from: The text it goes back to, in words, or None for an original.
        text: What offsets count in, or None where the text was not at hand.
        skipped: Passages that hold no statement, each with the reason.
        caveats: What a reader must know before relying on it.
    """

    id: DocumentId
    title: str | None
    label: str
    publisher: OrganizationId
    authors: tuple[str, ...]
    url: str
    published: date
    asserted: date | None
    language: str
    genre: str
    region: RegionId | None = field(default=None, kw_only=True, metadata=SINCE_2)
    depth: Depth = field(default="whole", kw_only=True, metadata=SINCE_2)
    fidelity: Fidelity
    derived_from: str | None
    text: Text | None
    skipped: tuple[Skipped, ...]
    caveats: tuple[str, ...]
