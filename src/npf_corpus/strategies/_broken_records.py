"""Changes that break the laws of values, of anchors and of completeness, one for each."""

from __future__ import annotations

from collections.abc import Callable

from npf_corpus.anchoring import anchor_of
from npf_corpus.release._converter import plain
from npf_corpus.release._manifest import sha256
from npf_corpus.strategies._broken_files import Break, any_row, new_region, put
from npf_corpus.strategies._chance import Chance
from npf_corpus.strategies._draft import Row, Sketch

_FIRST = "doc-1"
"""The document that has what a change needs, and its text at hand."""


def _text(sketch: Sketch) -> str:
    digest = sketch.row("documents", _FIRST)["text"]["sha256"]
    return next(text for text in sketch.texts if sha256(text.encode()) == digest)


def _here(sketch: Sketch, table: str) -> list[Row]:
    """Return the rows of the first document."""
    return [row for row in sketch.tables[table] if row["document"] == _FIRST]


def _claim(chance: Chance, sketch: Sketch, **quantity: object) -> Row:
    """Return a claim of the first document whose quantity has those fields."""
    claims = _here(sketch, "claims")
    return chance.pick([row for row in claims if quantity.items() <= row["quantity"].items()])


def _words(sketch: Sketch, anchor: Row) -> str:
    return _text(sketch)[anchor["start"] : anchor["end"]]


def _place(sketch: Sketch, start: int, end: int) -> Row:
    anchor: Row = plain(anchor_of(_text(sketch), start, end))
    return anchor


def _whole(chance: Chance, sketch: Sketch, **more: object) -> Row:
    """Return a claim that is no item of another, and none of which is."""
    of = {row["item_of"] for row in sketch.tables["claims"]}
    claims = [row for row in _here(sketch, "claims") if not row["item_of"] and row["id"] not in of]
    return any_row(chance, claims, **more)


def _quantity(**fields: object) -> Callable[[Chance, Sketch], object]:
    """Return a change of a claim's figure."""

    def make(chance: Chance, sketch: Sketch) -> None:
        _claim(chance, sketch)["quantity"].update(fields)

    return make


def _grown(chance: Chance, sketch: Sketch) -> None:
    _claim(chance, sketch, unit="project")["measure"] = "growth"


def _fraction(chance: Chance, sketch: Sketch) -> None:
    claim = _claim(chance, sketch)
    claim |= {"measure": "works", "caveats": ["our guess"]}
    claim["quantity"] = {"surface": "2.5", "reading": "exactly", "interval": "[2.5,2.5]",
                         "nominal": "2.5", "unit": "count", "unit_basis": "inferred"}  # fmt: skip


def _misread(chance: Chance, sketch: Sketch) -> None:
    quantity = _claim(chance, sketch)["quantity"]
    quantity["reading"] = "at-least" if quantity["reading"] != "at-least" else "more-than"


def _guessed(chance: Chance, sketch: Sketch) -> None:
    _claim(chance, sketch, unit="percent")["quantity"]["unit_basis"] = "inferred"


def _unnamed(chance: Chance, sketch: Sketch) -> None:
    _claim(chance, sketch, reading="level")["quantity"]["unit_basis"] = "stated"


def _itemless(chance: Chance, sketch: Sketch) -> None:
    any_row(chance, _here(sketch, "claims"), distribution="each")["item_of"] = None


def _of_a_share(chance: Chance, sketch: Sketch) -> None:
    share = any_row(chance, _here(sketch, "claims"), measure="share")
    any_row(chance, _here(sketch, "claims"), distribution="each")["item_of"] = share["id"]


def _late(chance: Chance, sketch: Sketch) -> None:
    _claim(chance, sketch).update(modality="achieved", deadline="../2030-12-31")


def _silent(chance: Chance, sketch: Sketch) -> None:
    _claim(chance, sketch, unit_basis="inferred")["caveats"] = []


def _doubted(chance: Chance, sketch: Sketch) -> None:
    _claim(chance, sketch, unit_basis="stated").update(disputed=True, caveats=[])


def _elsewhere(chance: Chance, sketch: Sketch) -> None:
    others = [row for row in sketch.tables["statements"] if row["document"] != _FIRST]
    _whole(chance, sketch)["statement"] = chance.pick(others)["id"]


def _foreign_region(chance: Chance, sketch: Sketch) -> None:
    claim = _claim(chance, sketch)
    own = sketch.row("statements", claim["statement"])["regions"]
    others = [row["id"] for row in sketch.tables["regions"] if row["id"] not in own]
    claim["regions"] = [chance.pick(others)]


def _nameless(chance: Chance, sketch: Sketch) -> None:
    any_row(chance, _here(sketch, "mentions"), kind="region")["entity"] = None


def _other_class(chance: Chance, sketch: Sketch) -> None:
    mention = any_row(chance, _here(sketch, "mentions"), number_class="claim")
    mention["number_class"] = "other"


def _forgotten(chance: Chance, sketch: Sketch) -> None:
    mention = any_row(chance, _here(sketch, "mentions"), number_class="claim")
    mention.update(number_class="other", claims=[])


def _swapped(chance: Chance, sketch: Sketch) -> None:
    mention = any_row(chance, _here(sketch, "mentions"), kind="region")
    mention["entity"] = new_region(sketch)["id"]


def _unmentioned(chance: Chance, sketch: Sketch) -> None:
    region = new_region(sketch)["id"]
    chance.pick(_here(sketch, "statements"))["regions"] = [region]
    for claim in _here(sketch, "claims"):
        claim["regions"] = []


def _unplaced(chance: Chance, sketch: Sketch) -> None:
    any_row(chance, _here(sketch, "mentions"), kind="region")["anchor"] = None


def _outside(chance: Chance, sketch: Sketch) -> None:
    end = sketch.row("documents", _FIRST)["text"]["characters"] + chance.number(1, 9)
    any_row(chance, _here(sketch, "mentions"), kind="region")["anchor"]["end"] = end


def _inside_another(chance: Chance, sketch: Sketch) -> None:
    mention = any_row(chance, _here(sketch, "mentions"), kind="region")
    row: Row = {**chance.pick(_here(sketch, "statements")), "id": f"{_FIRST}.s999"}
    row["anchor"] = mention["anchor"]
    sketch.tables["statements"].append(row)


def _next_statement(chance: Chance, sketch: Sketch) -> None:
    claim = _whole(chance, sketch)
    others = [row for row in _here(sketch, "statements") if row["id"] != claim["statement"]]
    claim.update(statement=chance.pick(others)["id"], regions=[], sectors=[], initiative=None)


def _beside(chance: Chance, sketch: Sketch) -> None:
    anchor = any_row(chance, _here(sketch, "mentions"), number_class="claim")["anchor"]
    anchor.update(start=anchor["start"] + 1, end=anchor["end"] + 1)


def _lost_text(_: Chance, sketch: Sketch) -> None:
    lost = _text(sketch)
    sketch.texts = [text for text in sketch.texts if text != lost]


def _shifted(chance: Chance, sketch: Sketch) -> None:
    anchor = any_row(chance, _here(sketch, "mentions"), kind="region")["anchor"]
    anchor.update(start=anchor["start"] + 1, end=anchor["end"] + 1)


def _wrong_figure(chance: Chance, sketch: Sketch) -> None:
    claim = any_row(chance, _here(sketch, "claims"), measure="share")
    claim["quantity"] = {"surface": "98.5%", "reading": "exactly", "interval": "[98.5,98.5]",
                         "nominal": "98.5", "unit": "percent", "unit_basis": "stated"}  # fmt: skip


def _over_a_blank_line(_: Chance, sketch: Sketch) -> None:
    sketch.row("documents", _FIRST)["skipped"] = []
    statement = sketch.row("statements", f"{_FIRST}.s1")
    statement["anchor"] = _place(sketch, 0, statement["anchor"]["end"])


def _cut_short(_: Chance, sketch: Sketch) -> None:
    statement = sketch.row("statements", f"{_FIRST}.s1")
    start, end = statement["anchor"]["start"], statement["anchor"]["end"]
    statement["anchor"] = _place(sketch, start, end - 2)


def _other_thing(chance: Chance, sketch: Sketch) -> None:
    _claim(chance, sketch, unit="project")["quantity"]["unit"] = "park"


def _uncounted(chance: Chance, sketch: Sketch) -> None:
    row = any_row(chance, _here(sketch, "mentions"), number_class="date")
    sketch.tables["mentions"].remove(row)


def _no_number(chance: Chance, sketch: Sketch) -> None:
    row = any_row(chance, _here(sketch, "mentions"), kind="region")
    row = {**row, "id": f"{_FIRST}.m999", "kind": "number", "entity": None}
    sketch.tables["mentions"].append({**row, "number_class": "other"})


def _unread(_: Chance, sketch: Sketch) -> None:
    sketch.tables["statements"].remove(sketch.row("statements", f"{_FIRST}.s1"))


def _copied(chance: Chance, sketch: Sketch) -> None:
    claim = any_row(chance, _here(sketch, "claims"), distribution="each")
    statement = sketch.row("statements", claim["statement"])
    statement["gist"] = _words(sketch, statement["anchor"])


def _labelled(chance: Chance, sketch: Sketch) -> None:
    chance.pick(sketch.tables["statements"]).update(
        attribution="narrator", speakers=[], speaker_label="a clerk"
    )


def _no_denominator(_: Chance, sketch: Sketch) -> None:
    sketch.row("measures", "share")["denominator"] = None


_FIGURE = ("works",)

BREAKS: tuple[Break, ...] = (
    Break("E401", "the factor of a unit is 0", put("units", factor="0")),
    Break("E402", "a share without a denominator", _no_denominator),
    Break("E403", "the surface is `lots`", _quantity(surface="lots"), _FIGURE),
    Break("E404", "a count of projects of a measure of growth", _grown, _FIGURE),
    Break("E405", "the interval of a figure from 2 on is [0.5,0.5]",
          _quantity(interval="[0.5,0.5]"), _FIGURE),
    Break("E406", "2.5 of what comes whole", _fraction, _FIGURE),
    Break("E407", "the reading is another than the surface's", _misread, _FIGURE),
    Break("E408", "a percent is marked as inferred", _guessed, ("share",)),
    Break("E409", "yuan are marked as stated where the surface names no currency", _unnamed,
          ("parks",)),
    Break("E410", "`each` without `item_of`", _itemless, ("parks",)),
    Break("E411", "`item_of` is a share", _of_a_share, ("parks", "share")),
    Break("E412", "an achieved claim has a deadline", _late, _FIGURE),
    Break("E413", "an inferred unit without a caveat", _silent, ("guests",)),
    Break("E414", "a disputed claim without a caveat", _doubted, _FIGURE),
    Break("E415", "a narrator with a label", _labelled),
    Break("E416", "a claim of a statement of another document", _elsewhere, _FIGURE, 2),
    Break("E417", "a region that the statement has not", _foreign_region, _FIGURE),
    Break("E418", "a region's mention without an entity", _nameless),
    Break("E419", "a number of class other that names a claim", _other_class, _FIGURE),
    Break("E420", "a claim that no mention names", _forgotten, _FIGURE),
    Break("E421", "a mention of one region names another", _swapped),
    Break("E422", "a statement is about a region of which its document says nothing",
          _unmentioned, _FIGURE),
    Break("E501", "a mention without an anchor, in a document with a text", _unplaced),
    Break("E502", "an anchor ends behind the text", _outside),
    Break("E503", "a statement inside another", _inside_another),
    Break("E504", "a claim lies in another sentence", _next_statement, ("works", "plain")),
    Break("E505", "the mention of a figure is shifted by one", _beside, _FIGURE),
    Break("E506", "a text is not among those given", _lost_text),
    Break("E507", "the anchor of a name is shifted by one", _shifted),
    Break("E508", "a figure that the text has not", _wrong_figure, ("share",)),
    Break("E509", "a statement takes in the headline above it", _over_a_blank_line),
    Break("E510", "a statement ends amid a word", _cut_short, ("plain",)),
    Break("E511", "the sentence names no parks, the unit is stated", _other_thing, _FIGURE),
    Break("E601", "a year without a mention", _uncounted, ("date",)),
    Break("E602", "a number mention of a name", _no_number),
    Break("E603", "a sentence without a statement", _unread, ("plain",)),
    Break("E604", "a gist repeats its sentence", _copied, ("parks",)),
)  # fmt: skip
