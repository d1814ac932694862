"""Changes that break the laws of values, of anchors and of completeness, one for each."""

from __future__ import annotations

from collections.abc import Callable

from npf_corpus.anchoring import anchor_of
from npf_corpus.release._converter import plain
from npf_corpus.release._manifest import FORMATS, sha256
from npf_corpus.strategies._broken_files import FIRST, Break, any_row, here, new_region, put
from npf_corpus.strategies._chance import Chance
from npf_corpus.strategies._draft import Row, Sketch


def _text(sketch: Sketch) -> str:
    digest = sketch.row("documents", FIRST)["text"]["sha256"]
    return next(text for text in sketch.texts if sha256(text.encode()) == digest)


def _here(sketch: Sketch, table: str) -> list[Row]:
    """Return the rows of the first document."""
    return [row for row in sketch.tables[table] if row["document"] == FIRST]


def _any(chance: Chance, sketch: Sketch, table: str, **where: object) -> Row:
    """Return a row of the first document with those fields."""
    return any_row(chance, sketch.tables[table], {"document": FIRST, **where})


def _place(sketch: Sketch, start: int, end: int) -> Row:
    form = FORMATS[sketch.schema].normalisation
    anchor: Row = plain(anchor_of(_text(sketch), start, end, form=form))
    return anchor


def _whole(chance: Chance, sketch: Sketch) -> Row:
    """Return a claim that is no item of another claim and has no items of its own."""
    of = {row["item_of"] for row in sketch.tables["claims"]}
    claims = [row for row in _here(sketch, "claims") if not row["item_of"] and row["id"] not in of]
    return chance.pick(claims)


def _shifted(**where: object) -> Callable[[Chance, Sketch], object]:
    """Return a change of a mention's place by one."""

    def make(chance: Chance, sketch: Sketch) -> None:
        anchor = _any(chance, sketch, "mentions", **where)["anchor"]
        anchor.update(start=anchor["start"] + 1, end=anchor["end"] + 1)

    return make


def _misread(chance: Chance, sketch: Sketch) -> None:
    quantity = _any(chance, sketch, "claims")["quantity"]
    quantity["reading"] = "at-least" if quantity["reading"] != "at-least" else "more-than"


def _of_a_share(chance: Chance, sketch: Sketch) -> None:
    share = _any(chance, sketch, "claims", measure="share")
    _any(chance, sketch, "claims", distribution="each")["item_of"] = share["id"]


def _elsewhere(chance: Chance, sketch: Sketch) -> None:
    others = [row for row in sketch.tables["statements"] if row["document"] != FIRST]
    _whole(chance, sketch)["statement"] = chance.pick(others)["id"]


def _foreign_region(chance: Chance, sketch: Sketch) -> None:
    claim = _any(chance, sketch, "claims")
    own = sketch.row("statements", claim["statement"])["regions"]
    own = [*own, sketch.row("documents", FIRST).get("region")]
    others = [row["id"] for row in sketch.tables["regions"] if row["id"] not in own]
    claim["regions"] = [chance.pick(others)]


def _swapped(chance: Chance, sketch: Sketch) -> None:
    mention = _any(chance, sketch, "mentions", kind="region")
    mention["entity"] = new_region(sketch)["id"]


def _unmentioned(chance: Chance, sketch: Sketch) -> None:
    region = new_region(sketch)["id"]
    chance.pick(_here(sketch, "statements"))["regions"] = [region]
    for claim in _here(sketch, "claims"):
        claim["regions"] = []


def _inside_another(chance: Chance, sketch: Sketch) -> None:
    mention = _any(chance, sketch, "mentions", kind="region")
    row: Row = {**chance.pick(_here(sketch, "statements")), "id": f"{FIRST}.s999"}
    row["anchor"] = mention["anchor"]
    sketch.tables["statements"].append(row)


def _next_statement(chance: Chance, sketch: Sketch) -> None:
    claim = _whole(chance, sketch)
    others = [row for row in _here(sketch, "statements") if row["id"] != claim["statement"]]
    claim.update(statement=chance.pick(others)["id"], regions=[], sectors=[], initiative=None)


def _lost_text(_: Chance, sketch: Sketch) -> None:
    lost = _text(sketch)
    sketch.texts = [text for text in sketch.texts if text != lost]


def _over_a_blank_line(_: Chance, sketch: Sketch) -> None:
    sketch.row("documents", FIRST)["skipped"] = []
    statement = sketch.row("statements", f"{FIRST}.s1")
    statement["anchor"] = _place(sketch, 0, statement["anchor"]["end"])


def _cut_short(_: Chance, sketch: Sketch) -> None:
    statement = sketch.row("statements", f"{FIRST}.s1")
    start, end = statement["anchor"]["start"], statement["anchor"]["end"]
    statement["anchor"] = _place(sketch, start, end - 2)


def _uncounted(chance: Chance, sketch: Sketch) -> None:
    row = _any(chance, sketch, "mentions", number_class="date")
    sketch.tables["mentions"].remove(row)


def _no_number(chance: Chance, sketch: Sketch) -> None:
    row = _any(chance, sketch, "mentions", kind="region")
    row = {**row, "id": f"{FIRST}.m999", "kind": "number", "entity": None}
    sketch.tables["mentions"].append({**row, "number_class": "date"})


def _unread(_: Chance, sketch: Sketch) -> None:
    sketch.tables["statements"].remove(sketch.row("statements", f"{FIRST}.s1"))


def _of_the_term(sketch: Sketch) -> Row:
    """Return the statement of the first document that speaks of new quality productive forces."""
    at = _text(sketch).index("new quality productive forces")
    return next(
        row
        for row in _here(sketch, "statements")
        if row["anchor"]["start"] < at < row["anchor"]["end"]
    )


def _unspoken(_: Chance, sketch: Sketch) -> None:
    sketch.tables["statements"].remove(_of_the_term(sketch))


def _copied(chance: Chance, sketch: Sketch) -> None:
    claim = _any(chance, sketch, "claims", distribution="each")
    statement = sketch.row("statements", claim["statement"])
    anchor = statement["anchor"]
    statement["gist"] = _text(sketch)[anchor["start"] : anchor["end"]]


_FIGURE = ("works",)


def _figure(surface: str, unit: str) -> Row:
    """Return the quantity of a bare number, or of a percentage."""
    number = surface.removesuffix("%")
    return {"surface": surface, "reading": "exactly", "interval": f"[{number},{number}]",
            "nominal": number, "unit": unit,
            "unit_basis": "inferred" if number == surface else "stated"}  # fmt: skip


BREAKS: tuple[Break, ...] = (
    Break("E401", "the factor of a unit is 0", put("units", {"factor": "0"})),
    Break("E402", "a share without a denominator",
          put("measures", {"denominator": None}, {"id": "share"})),
    Break("E403", "the surface is `lots`",
          here("claims", {"quantity.surface": "lots"}), _FIGURE),
    Break("E404", "a count of projects of a measure of growth",
          here("claims", {"measure": "growth"}, {"quantity.unit": "project"}), _FIGURE),
    Break("E405", "the interval of a figure from 2 on is [0.5,0.5]",
          here("claims", {"quantity.interval": "[0.5,0.5]"}), _FIGURE),
    Break("E406", "2.5 of what comes whole",
          here("claims", {"measure": "works", "caveats": ["our guess"],
                         "quantity": _figure("2.5", "count")}, {"quantity.unit": "project"}),
          _FIGURE),
    Break("E407", "the reading is another than the surface's", _misread, _FIGURE),
    Break("E408", "a percent is marked as inferred",
          here("claims", {"quantity.unit_basis": "inferred"}, {"quantity.unit": "percent"}),
          ("share",)),
    Break("E409", "yuan are marked as stated where the surface names no currency",
          here("claims", {"quantity.unit_basis": "stated"}, {"quantity.reading": "level"}),
          ("parks",)),
    Break("E410", "`each` without `item_of`",
          here("claims", {"item_of": None}, {"distribution": "each"}), ("parks",)),
    Break("E411", "`item_of` is a share", _of_a_share, ("parks", "share")),
    Break("E412", "an achieved claim has a deadline",
          here("claims", {"modality": "achieved", "deadline": "../2030-12-31"}), _FIGURE),
    Break("E413", "an inferred unit without a caveat",
          here("claims", {"caveats": []}, {"quantity.unit_basis": "inferred"}), ("guests",)),
    Break("E414", "a disputed claim without a caveat",
          here("claims", {"disputed": True, "caveats": []},
               {"measure": "works", "quantity.unit_basis": "stated"}), _FIGURE),
    Break("E415", "a narrator with a label",
          put("statements", {"attribution": "narrator", "speakers": [],
                             "speaker_label": "a clerk"})),
    Break("E416", "a claim of a statement of another document", _elsewhere, _FIGURE, 2),
    Break("E417", "a region that the statement has not", _foreign_region, _FIGURE),
    Break("E418", "a region's mention without an entity",
          here("mentions", {"entity": None}, {"kind": "region"})),
    Break("E419", "a number of class other that names a claim",
          here("mentions", {"number_class": "other"}, {"number_class": "claim"}), _FIGURE),
    Break("E420", "a claim that no mention names",
          here("mentions", {"number_class": "other", "claims": []}, {"number_class": "claim"}),
          _FIGURE),
    Break("E421", "a mention of one region names another", _swapped),
    Break("E422", "a statement is about a region of which its document says nothing",
          _unmentioned, _FIGURE),
    Break("E423", "a comparison without a caveat",
          here("claims", {"caveats": []}, {"aspect": "relative"}), ("ratio",), schema=2),
    Break("E424", "家 is a name of the unit of parks",
          put("units", {"aliases": ["家"]}, {"id": "park"}), schema=2),
    Break("E425", "no gist, in a document that was read whole",
          here("statements", {"gist": None}), ("plain", "whole"), schema=2),
    Break("E501", "a mention without an anchor, in a document with a text",
          here("mentions", {"anchor": None}, {"kind": "region"})),
    Break("E502", "an anchor ends behind the text",
          here("mentions", {"anchor.end": 10**6}, {"kind": "region"})),
    Break("E503", "a statement inside another", _inside_another),
    Break("E504", "a claim lies in another sentence", _next_statement, ("works", "plain")),
    Break("E505", "the mention of a figure is shifted by one", _shifted(number_class="claim"),
          _FIGURE),
    Break("E506", "a text is not among those given", _lost_text),
    Break("E507", "the anchor of a name is shifted by one", _shifted(kind="region")),
    Break("E508", "a figure that the text has not",
          here("claims", {"quantity": _figure("98.5%", "percent")}, {"measure": "share"}),
          ("share",)),
    Break("E509", "a statement takes in the headline above it", _over_a_blank_line),
    Break("E510", "a statement ends amid a word", _cut_short, ("plain",)),
    Break("E511", "the sentence names no parks, the unit is stated",
          here("claims", {"quantity.unit": "park"}, {"quantity.unit": "project"}), _FIGURE),
    Break("E512", "what grew is called a decline",
          here("claims", {"aspect": "decline"}, {"aspect": "growth", "measure": "worth"}),
          ("rise",), schema=2),
    Break("E601", "a year without a mention", _uncounted, ("date",)),
    Break("E602", "a number mention of a name", _no_number),
    Break("E603", "a sentence without a statement", _unread, ("plain", "whole")),
    Break("E604", "a gist repeats its sentence", _copied, ("parks",)),
    Break("E605", "a sentence of new quality productive forces without a statement", _unspoken,
          ("figures", "term"), schema=2),
    Break("E606", "a statement of new quality productive forces without a gist",
          lambda _, sketch: _of_the_term(sketch).update(gist=None), ("figures", "term"), schema=2),
)  # fmt: skip
