"""Laws of attaching, on made-up texts, most of them Chinese, and of the map under it."""

from __future__ import annotations

from collections.abc import Callable

from first_form import anchor_of, normalise, relocate
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from npf_corpus.anchoring import digest
from npf_corpus.attaching._mapped import Mapped
from npf_corpus.attaching._passages import Sought
from npf_corpus.attaching._relocation import Found

_ODD = st.text(
    st.sampled_from(
        "ab 中か。\u3099\u0301\n\r\t\u200b…“ﾞｶ\u1100\u1161é!,\u00a0😀\u3000\u2028İß`\u0338="
    )
)
_TEXTS = _ODD | st.text()

_NOUNS = st.sampled_from(["宁夏", "新疆", "湖北", "新能源", "新材料", "煤化工", "氢能", "葡萄酒"])
_VERBS = st.sampled_from(["建成", "签约", "计划新增", "目前拥有", "已经完成"])
_FIGURES = st.from_regex(r"(超过|近|约)?[1-9][0-9]{1,3}(余|万)?", fullmatch=True)
_THINGS = st.sampled_from(["个项目", "家企业", "亿元", "个实验室", "条生产线"])


@st.composite
def _sentences(draw: st.DrawFn) -> tuple[str, tuple[int, int]]:
    """Draw a Chinese sentence and where its figure stands in it."""
    head = f"{draw(_NOUNS)}在{draw(_NOUNS)}领域{draw(_VERBS)}"
    figure = draw(_FIGURES)
    return f"{head}{figure}{draw(_THINGS)}。", (len(head), len(head) + len(figure))


@st.composite
def _documents(draw: st.DrawFn) -> tuple[str, list[Sought]]:
    """Draw a Chinese text with its statements and figures as places."""
    text = draw(st.sampled_from(("", "宁夏日报\n\n")))
    places: list[tuple[int, int, bool]] = []
    drawn = draw(st.lists(_sentences(), min_size=1, max_size=6, unique_by=lambda each: each[0]))
    for sentence, (start, end) in drawn:
        at = len(text)
        places += ((at, at + len(sentence), True), (at + start, at + end, False))
        text += sentence + draw(st.sampled_from(("", "", "\n", "\n\n")))
    return text, [Sought(anchor_of(text, start, end), whole) for start, end, whole in places]


@settings(max_examples=400)
@example("ﾞ\r=")
@example("゙ ̸\r=")
@example(f"{'中' * 5000} {'a' * 5000}\u200b\n\u0301b")
@given(_TEXTS)
def test_the_map_has_the_normal_form_itself(text: str) -> None:
    """What is cut at seams and put together again is `normalise` of the whole."""
    assert normalise(text) == Mapped(text).normal


@settings(max_examples=300)
@given(_TEXTS, st.data())
def test_a_place_comes_back_with_its_own_words(text: str, data: st.DataObject) -> None:
    """A place of the normal form that has an origin has its words there."""
    mapped = Mapped(text)
    assume(mapped.normal)
    start = data.draw(st.integers(0, len(mapped.normal) - 1))
    end = data.draw(st.integers(start + 1, len(mapped.normal)))
    words = mapped.normal[start:end]
    assume(words == words.strip(" "))
    origin = mapped.origin(start, end)
    if origin is not None and normalise(words) == words:
        assert words == normalise(text[slice(*origin)])


@given(_documents())
def test_contexts_in_the_map_are_those_of_anchors(document: tuple[str, list[Sought]]) -> None:
    """Contexts taken from the normal form have the digests of those taken from the text."""
    text, sought = document
    mapped = Mapped(text)
    for each in sought:
        span = mapped.place(each.anchor.start, each.anchor.end)
        assert span is not None
        assert (each.anchor.start, each.anchor.end) == mapped.origin(*span)
        before, after = mapped.before(span[0]), mapped.after(span[1])
        assert each.anchor.before == (digest(before) if before else None)
        assert each.anchor.after == (digest(after) if after else None)


def _spaced(text: str) -> str:
    return text.replace("。", "。 \u3000").replace("\n\n", "\r\n \r\n")


def _wide(text: str) -> str:
    return text.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})


@given(
    _documents(),
    st.sampled_from([str, _spaced, _wide]),
    st.sampled_from(["", "网站首页\n\n", "网站首页 "]),
)
def test_a_chinese_copy_keeps_every_place(
    document: tuple[str, list[Sought]], copy: Callable[[str], str], header: str
) -> None:
    """Spaced out, full-width or under a header, each place is found with its own words."""
    text, sought = document
    again = f"{header}{copy(text)}"
    found = relocate(again, sought)
    assert {each.grade for each in found} <= {"exact", "relocated"}
    assert len({each.span for each in found}) == len(sought)
    for each, (_, span) in zip(sought, found, strict=True):
        assert span is not None
        words = text[each.anchor.start : each.anchor.end]
        assert normalise(words) == normalise(again[slice(*span)])
    spans = [each.span for each in found]
    order = [each.anchor.start for each in sought]
    assert sorted(order) == order
    assert sorted(spans, key=lambda span: span or (0, 0)) == spans


@given(_documents(), st.data())
def test_a_changed_digit_is_never_found(
    document: tuple[str, list[Sought]], data: st.DataObject
) -> None:
    """With another digit in it, a figure is neither exact nor relocated at its own place."""
    text, sought = document
    digits = [at for at, char in enumerate(text) if char.isdigit()]
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from("0123456789".replace(text[at], "")))
    found = relocate(f"{text[:at]}{digit}{text[at + 1 :]}", sought)
    for each, (grade, span) in zip(sought, found, strict=True):
        if each.anchor.start <= at < each.anchor.end:
            assert grade != "exact"
            assert span != (each.anchor.start, each.anchor.end)


_ANY_FIGURE = st.one_of(
    st.from_regex(
        r"[1-9][0-9]{0,2}(,[0-9]{3})?(\.[0-9]{1,2})?( percent|%|万|亿| million)?", fullmatch=True
    ),
    st.from_regex(r"[一二三五六七九]十?[二三五六]?(万|亿)?", fullmatch=True),
)
_LEFT_PARTS = st.sampled_from(
    [*"0123456789", "-", "+", "−", "±", "0.", "1,", "3.", "12", "$", "－", "１", "负", "minus "]
)
_RIGHT_PARTS = st.sampled_from([*"0123456789", ".5", "5.5", "％", "万", "亿"])


@given(
    figure=_ANY_FIGURE,
    before=_LEFT_PARTS,
    after=_RIGHT_PARTS,
    at_left=st.booleans(),
    chinese=st.booleans(),
)
@example(figure="5 percent", before="1", after="0", at_left=True, chinese=False)
@example(figure="3.5万", before="1", after="亿", at_left=False, chinese=True)
def test_no_figure_is_found_inside_a_longer_one(
    *, figure: str, before: str, after: str, at_left: bool, chinese: bool
) -> None:
    """A digit, sign or point before a figure, or one or a unit after it, makes another figure."""
    assume(at_left or figure[-1].isdigit() or (figure[-1] == "万" and after == "亿"))
    head, tail = (
        ("全省工资上涨", "其中城镇居民") if chinese else ("All wages rose by ", " in that year")
    )
    text = f"{head}{figure}{tail}"
    place = Sought(anchor_of(text, len(head), len(head) + len(figure)), whole=False)
    longer = f"{before}{figure}" if at_left else f"{figure}{after}"
    for start in ("", "Menu\n\n"):
        (found,) = relocate(f"{start}{head}{longer}{tail}", [place])
        assert found.span is None
    (found,) = relocate(f"Menu\n\n{text}", [place])
    assert found.span == (place.anchor.start + 6, place.anchor.end + 6)


@given(_documents(), _documents())
def test_places_are_distinct_and_have_their_words(
    document: tuple[str, list[Sought]], other: tuple[str, list[Sought]]
) -> None:
    """In any text: no two places share one, what has a place has its words, nothing else has."""
    _, sought = document
    for text in (other[0], f"{other[0]}\n{document[0]}\n{document[0]}"):
        found: list[Found] = relocate(text, sought)
        spans = [each.span for each in found if each.span is not None]
        assert len(set(spans)) == len(spans)
        for each, (grade, span) in zip(sought, found, strict=True):
            assert (span is not None) == (grade in {"exact", "relocated"})
            if span is not None:
                assert each.anchor.digest == anchor_of(text, *span).digest


@settings(max_examples=300)
@given(_TEXTS, _documents())
def test_any_text_is_taken(text: str, document: tuple[str, list[Sought]]) -> None:
    """Whatever the text holds, each place has one grade, and has a span if it was found."""
    for held in (text, f"{text}{document[0]}{text}"):
        found = relocate(held, document[1])
        assert len(document[1]) == len(found)
        for grade, span in found:
            assert grade in {"exact", "relocated", "ambiguous", "changed", "missing"}
            assert (span is not None) == (grade in {"exact", "relocated"})
