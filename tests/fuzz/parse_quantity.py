"""Figures of any words: only InvalidQuantity escapes, and what is read or found obeys the laws."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from npf_corpus import Interval, InvalidBounds, InvalidQuantity, Quantity, Verdict, parse_quantity
from npf_corpus.intervals import verdict
from npf_corpus.quantities import find_quantities
from npf_corpus.release._converter import dump, structure

_FIGURES = """
more than 2,000|nearly 1 trillion yuan|over 60%|no fewer than three quarters|tens of thousands
about 20 percent|between 5 and 7 million people|3.5 percentage points|twofold|tripled|ranked first
top 10|a dozen projects|half of them|$1.2bn|RMB 300 million|up to 15 laboratories|at least 1,000
5-7|one in five|100-billion-level|from 12 to 18 enterprises|hundreds of|several|two and a half
200 ± 5|fewer than 0.5 percent|minus 3|1.5 times|three-fifths|a couple of hundred
近300亿元|2000余项|60%以上|十几个|超过三分之二|约1.5万人|数十家企业|百亿级|第一|翻了一番|3倍
两成|不少于五十个|上千人次|5至7个百分点|一万二千三百四十五|半数|居第一位|十五点三|三五个|百分之六十
""".strip().replace("\n", "|")

_PIECES = (
    "more than |over |nearly |about |some |at least |at most |fewer than |less than |up to "
    "|between | and | to |-|–|~|, |.|,| |0|1|2|3|4|5|6|7|8|9|00|000|10|100|1,000|12,345|0.5|1e9"
    "|zero|one|two|three|five|seven|nine|ten|eleven|twelve|twenty|ninety|hundred|thousand|million"
    "|billion|trillion|dozen|lakh|crore|score|k|m|bn|half|quarter|third|thirds|fifth|a |an |the "
    "|of |in |out of |per |percent|%|‰| percentage points| pp|times|fold|-fold|double|tripled"
    "|first|second|21st|top |ranked |no. |No |not |no more than |no fewer than |almost |around "
    "|several|few|a few|many|tens|hundreds|thousands|plus|minus|+|−|±|/|:|(|)|[|]|'|\"|$|¥|€|£|USD "
    "|CNY |RMB |yuan| dollars| people| projects| enterprises| items| laboratories| clusters|-level"
    "|or more|or less|or so|and a half|and above|each|total|years|days|km|GW|tonnes|5G|2025|May 5"
    "|超过|逾|近|约|大约|至少|不少于|不超过|不足|接近|高达|多达|达|共|各|每|第|居|前|上|数|几|多|余|来"
    "|左右|以上|以下|之|分之|百分之|千分之|百分点|个|个百分点|倍|成|半|两|俩|双|零|〇|一|二|三|四|五|六"
    "|七|八|九|十|廿|百|千|万|亿|兆|壹|贰|叁|拾|佰|仟|萬|億|点|至|到|—|元|人民币|美元|项|家|人|人次|企业"
    "|项目|实验室|集群|条|省|级|百亿|千亿|万亿|翻番|翻一番|一半|大半|０|５|９|，|．|％|￥|　"
    "|/人|/km|/0|每|每万人|人均|亩均|时速| per 0 | per capita|a year|亩|公斤|千瓦时|平方米|里|辆|户"
    "|\u200b|\u00a0|½|¾|Ⅳ|①"
)

WORDS = tuple(dict.fromkeys((*_PIECES.split("|"), *_FIGURES.split("|"))))
SEEDS = (
    *(b"t" + figure.encode() for figure in _FIGURES.split("|")),
    *(b"w" + bytes(word for at in range(start, start + 6) for word in divmod(at, 256))
      for start in range(0, len(WORDS), 5)),
)  # fmt: skip
LONGEST = 700


def picked(words: Sequence[str], data: bytes) -> Iterator[str]:
    """Yield a word for each two bytes, which reach all of them where one would not."""
    for high, low in zip(data[::2], data[1::2], strict=False):
        yield words[(high * 256 + low) % len(words)]


def text_of(data: bytes) -> str:
    """Return the text that bytes stand for: as they are, or one piece for each two."""
    if data[:1] == b"w":
        return "".join(picked(WORDS, data[1:]))
    return data[1:].decode("utf-8", "surrogateescape")


def check(data: bytes) -> None:
    """Read a figure in each language."""
    text = text_of(data)
    read = [_read(text, language) for language in (None, "en", "zh")]
    found = {quantity for quantity in read if quantity is not None}
    assert len(found) <= 2, found
    if read[0] is not None:
        assert read[0] in read[1:], text
    _find(text)


def _find(text: str) -> None:
    """Find figures: in order, none over another, each with a quantity or a reason."""
    for language in (None, "en", "zh"):
        before = 0
        for each in find_quantities(text, language=language):
            assert before <= each.start < each.end <= len(text), each
            assert each.surface == text[each.start : each.end]
            assert (each.quantity is None) != (each.reason is None), each
            before = each.end


def _read(text: str, language: str | None) -> Quantity | None:
    try:
        quantity = parse_quantity(text, language=language)  # type: ignore[arg-type]
    except InvalidQuantity as error:
        assert error.text == text
        line = str(error)
        assert len(line.splitlines()) == 1, line
        assert len(line) < 250, line
        return None
    obeys(quantity, text)
    assert quantity == parse_quantity(text, language=language)  # type: ignore[arg-type]
    return quantity


def obeys(quantity: Quantity, text: str) -> None:
    """Assert what holds of every figure that was read."""
    interval = quantity.interval
    assert quantity.surface == text
    assert Interval.parse(str(interval)) == interval
    assert (quantity.unit is None) == (quantity.unit_basis is None)
    lower, upper, nominal = interval.lower, interval.upper, quantity.nominal
    if nominal is not None:
        assert lower is None or lower <= nominal, quantity
        assert upper is None or nominal <= upper, quantity
    if text.isascii() or text.isprintable():
        row = json.loads(dump(quantity))
        assert structure(Quantity, row) == quantity
    try:
        same = verdict(interval, interval, whole=quantity.whole)
    except InvalidBounds as error:
        assert quantity.whole, error
        return
    assert same is Verdict.CERTAIN
    if lower is not None:
        assert quantity.verdict(less_than=lower) is Verdict.IMPOSSIBLE
        assert quantity.verdict(at_least=lower) is Verdict.CERTAIN
    if upper is not None:
        assert quantity.verdict(more_than=upper) is Verdict.IMPOSSIBLE
        assert quantity.verdict(at_most=upper) is Verdict.CERTAIN
