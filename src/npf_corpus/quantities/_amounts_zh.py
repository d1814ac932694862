"""Chinese amounts: a number with what is added to it, its unit, and the vague numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import attrs

from npf_corpus.quantities._choices import Reading
from npf_corpus.quantities._currencies import CODES
from npf_corpus.quantities._numerals_zh import NUMERAL_ZH, neighbours, numeral_zh, tail_zh
from npf_corpus.quantities._ranges import Amount, narrowed
from npf_corpus.quantities._readings import Bounds, Figure, Refused
from npf_corpus.quantities._units import CLASSIFIER, counts, money_en, rate, units_zh

_LOWEST_LEVEL = 100
"""A smaller number before 级 is a grade."""

_FIRST_YEAR = 1000
"""From here on 年 stands after a year, and not after a number of years."""

_LEAST_ENERGY = 10_000
"""From so many on, 度 are kilowatt-hours: neither a temperature nor an angle."""

_LONGEST_MONEY = 20
"""No currency has a longer name than this."""

_HALF = {"半", "一半", "半数"}
_OUT_OF = {"百": "percent", "千": "permille"}


@cache
def _number() -> re.Pattern[str]:
    exponent = r"(?:[0-9]\.[0-9]+e[+-]?[0-9]+|[0-9.]+\s?[x×*]\s?10\s?\^\s?-?[0-9]+)"
    return re.compile(
        rf"(?P<sign>[-+]|正|负)?(?P<number>[0-9]*{exponent}|(?:[{NUMERAL_ZH}]|k(?![a-z]))+)"
        r"(?P<over>[余多几来])?(?P<large>[百千万亿]*)(?P<unit>.*)"
    )


@cache
def _leading() -> dict[str, str]:
    """Return what may stand before a number as its currency."""
    words = {word: unit for word, unit in units_zh().items() if unit in CODES}
    return {**{word: unit for word, unit in words.items() if unit}, **money_en()}


def amount_zh(text: str) -> Amount | None:
    """Return the amount that the whole text states, `None` if it states none.

    Raises:
        Refused: If its digits can be read in two ways, or it names two units.
    """
    if text in _HALF:
        return Amount(Fraction(50), "percent", part=True, kind="half")
    if (part := _part(text)) is not None:
        return part
    if half := re.fullmatch(r"(.+)(个|年|倍|天|小时)半", text):
        inner = amount_zh(f"{half[1]}{half[2]}")
        if inner is None or inner.value.denominator != 1 or inner.kind not in {"exactly", "fold"}:
            return None
        return attrs.evolve(inner, value=inner.value + Fraction(1, 2))
    if match := re.fullmatch(r"(.+)点[多余]", text):
        whole = amount_zh(match[1])
        if whole is None or whole.unit is not None or whole.kind != "exactly":
            return None
        return attrs.evolve(whole, kind="some-over")
    if match := re.fullmatch(r"(.+)个[多余](百分点|月|小时|星期|工作日)", text):
        return amount_zh(f"{match[1]}多个{match[2]}")
    if match := re.fullmatch(r"(.+个)半(月|小时|星期|百分点)", text):
        whole = amount_zh(f"{match[1]}{match[2]}")
        exact = whole is not None and whole.kind == "exactly" and whole.value.denominator == 1
        return attrs.evolve(whole, value=whole.value + Fraction(1, 2)) if whole and exact else None
    if match := re.fullmatch(r"零下(.+?)(?:度|摄氏度|℃)", text):
        cold = _plain(match[1])
        plain = cold is not None and cold.unit is None
        return (
            attrs.evolve(cold, value=-cold.value, unit="degree-celsius") if cold and plain else None
        )
    if match := re.fullmatch(r"([0-9]{1,2})折", text):
        tenths = Fraction(match[1]) * (10 if len(match[1]) == 1 else 1)
        return Amount(tenths, "percent")
    level, sign, noun = text.partition("级")
    if sign and (not noun or noun in units_zh()):
        amount = amount_zh(level)
        if amount is None or amount.kind != "exactly" or amount.value < _LOWEST_LEVEL:
            return None
        return attrs.evolve(amount, kind="level")
    added = text[-1:] in {"多", "余"} and "分之" not in text
    inner = amount_zh(text[:-1]) if added else None
    if inner is not None and inner.unit is not None and inner.kind in {"exactly", "fold"}:
        # 三成多 and 两倍多: what is added stands after the unit.
        return attrs.evolve(inner, kind="some-over")
    for length in range(min(_LONGEST_MONEY, len(text) - 1), 0, -1):
        unit = _leading().get(text[:length])
        if unit is not None and (amount := _plain(text[length:].lstrip())) is not None:
            both = narrowed(unit, amount.unit)
            return attrs.evolve(amount, unit=both, leading=amount.unit is None)
    return _plain(text)


def _part(text: str) -> Amount | None:
    """Return 百分之五, 千分之一, 三分之一, 五又三分之一, and the 1/3 of 占1/3."""
    if (match := re.fullmatch(r"([1-9])/([2-9]|10)", text)) and int(match[1]) < int(match[2]):
        return Amount(Fraction(int(match[1]) * 100, int(match[2])), "percent", part=True)
    if match := re.fullmatch(
        r"(每)?([0-9]+)(.)[^0-9]{0,6}?(?(1)[就中里]?|[就中里])有([0-9]+)\3", text
    ):
        # 4辆汽车就有1辆: a ratio of parts, one in four.
        every, some = int(match[2]), int(match[4])
        return Amount(Fraction(some * 100, every), "percent", part=True) if some < every else None
    match = re.fullmatch(r"(负?)(?:(.+)又)?(.+)分之(.+)", text)
    if match is None:
        return None
    sign = -1 if match[1] else 1
    over = re.fullmatch(r"([^余多]+)([余多]?)", match[4])
    under, count = numeral_zh(match[3]), numeral_zh(over[1].removeprefix("负")) if over else None
    if over is None or under is None or count is None or under <= 1 or under.denominator != 1:
        return None
    if over[1].startswith("负"):
        sign = -sign
    if match[2]:
        whole = numeral_zh(match[2])
        if whole is None or whole.denominator != 1 or not 0 < count < under or over[2]:
            return None
        return Amount(sign * (whole + count / under), bare=False)
    kind: Reading = "some-over" if over[2] else "exactly"
    if match[3] in _OUT_OF:
        return Amount(sign * count, _OUT_OF[match[3]], leading=True, kind=kind)
    if over[2]:
        return None
    return Amount(sign * count / under * 100, "percent", part=True)


def _plain(text: str) -> Amount | None:
    """Return a number, what is added to it, and its unit; a rate or a ratio to one too."""
    if (found := _rate(text) or _ratio(text)) is not None:
        return found
    for words in _numeral_units():
        if text.endswith(words) and (found := _plain(text[: -len(words)])) and not found.unit:
            return attrs.evolve(found, unit=units_zh()[words])
    match = _number().fullmatch(text)
    if match is None:
        return None
    number, sign = match["number"], -1 if match["sign"] in {"-", "负"} else 1
    trimmed = number.rstrip()
    value = _signless(trimmed, match["over"], match["large"])
    if value is None:
        return None
    unit, value = _with_unit(value, match["unit"], over=bool(match["over"]))
    scaled = set(trimmed) & set("百千万亿")
    if match["unit"] == "年" and value >= _FIRST_YEAR and not scaled:
        return None
    if unit == "":
        return None
    written = trimmed + match["large"]
    tails = tail_zh(written)
    kind: Reading = "fold" if unit == "factor" else "exactly"
    if match["over"]:
        kind = "about" if match["over"] == "来" else "some-over"
    return Amount(sign * value, unit, bare=not tails[1], shares=_shares(written, *tails), kind=kind)


@cache
def _numeral_units() -> tuple[str, ...]:
    """Return the units that begin with a numeral, as 千瓦 does."""
    return tuple(word for word in units_zh() if word[0] in "千百" and len(word) > 1)


@cache
def _rates() -> re.Pattern[str]:
    numeral = f"[{NUMERAL_ZH}]"
    under = rf"(?P<scale>{numeral}*)(?P<under>[^\d{NUMERAL_ZH}/]+|千瓦时|千克|千米|千克标准煤)"
    said = "(?:达到|达|为|有)"
    return re.compile(
        rf"(?P<over>.+)(?:/|每){under}"
        rf"|每(?P<scale_>{numeral}*)(?P<rest>[^\d{NUMERAL_ZH}].*)"
        rf"|(?P<mean>日均|月均|年均|人均|户均|年产|日产|月产|时速){said}?(?P<of>.+)"
    )


_MEANS = {"日": "day", "月": "month", "年": "year", "人": "person", "户": "household",
          "时": "hour"}  # fmt: skip
_UNDER = {"常住人口": "person", "日": "day", "月": "month", "时": "hour",
          "户": "household", "分": "minute", "辆": "car"}  # fmt: skip
"""Words that are units only below a line."""


def _rate(text: str) -> Amount | None:
    """Return 元/人, 件/万人, 每万人16件, 日均3万吨: so much for each of something."""
    if nested := re.fullmatch(r"(.+)/(人|户|亩)[·•.](月|年|天|日)", text):  # 元/人·月
        text = f"每{nested[2]}每{nested[3]}{nested[1]}"
    match = _rates().fullmatch(text) if set(text) & set("/每均产速") else None
    if match is None:
        return None
    if match["mean"]:
        return _per(match["of"], _MEANS[match["mean"][0]], Fraction(1))
    scale = numeral_zh(match["scale"] or match["scale_"] or "一")
    if scale is None:
        return None
    if match["over"]:
        return _per(match["over"], _under(match["under"]), scale)
    rest = match["rest"]
    for length in range(6, 0, -1):
        if under := _under(rest[:length]):
            # 每万人专利拥有量达到16件: the noun stands between.
            body = re.sub(rf"^(?:[^\d{NUMERAL_ZH}每]{{2,20}}?)?(?:达到|达|为)", "", rest[length:])
            verb = re.match("(?:补贴|补助|奖励|给予|增收|新增)", body)
            return _per(body[verb.end() if verb else 0 :], under, scale)
    return None


def _under(words: str) -> str | None:
    known = _UNDER.get(words) or units_zh().get(words)
    return None if known is None else known.removeprefix(CLASSIFIER)


def _per(over: str, under: str | None, scale: Fraction) -> Amount | None:
    amount = amount_zh(over)
    if amount is None or under is None or amount.unit in {"percent", "factor", "tenth"}:
        return None
    return attrs.evolve(amount, unit=rate(amount.unit, under, scale))


def _ratio(text: str) -> Amount | None:
    """Return how many times the second number the first is, where the second is one.

    Raises:
        Refused: If it is a ratio of other numbers, which are shares of a whole.
    """
    first, *others = (numeral_zh(part) for part in text.split(":"))
    if first is None or not others or None in others:
        return None
    if others != [1]:
        raise Refused("is a ratio of parts or a time of day, write each part as a share of its own")
    return Amount(first, "factor")


def _signless(number: str, over: str | None, large: str) -> Fraction | None:
    """Return a number without its sign; the last scale of 1亿2000多万 is of its last digits."""
    if over == "几" and not number.endswith("十"):
        return None
    return numeral_zh(f"{number}{large}")


def _shares(written: str, every: str, large: str) -> tuple[Fraction, ...]:
    """Return the scales that a bare number before this one may share, the largest first."""
    shared: list[Fraction] = []
    for tail in dict.fromkeys((every, large)):
        scale = numeral_zh(f"一{tail}") if tail else None
        if scale is not None and written != tail:
            shared.append(scale)
    return tuple(shared)


def _with_unit(value: Fraction, words: str, *, over: bool) -> tuple[str | None, Fraction]:
    """Return the unit that the words name and the value in it; an empty unit if they name none."""
    if not words:
        return None, value
    if words in units_zh():
        return units_zh()[words], value
    if words == "度" and value >= _LEAST_ENERGY:
        return "kilowatt-hour", value
    if words in money_en() and words.isascii():
        return money_en()[words], value
    if match := re.fullmatch(r"(\D+)\((\D+)\)", words):
        both = {units_zh().get(word, "no") or CLASSIFIER for word in match.groups()}
        if all(each.startswith(CLASSIFIER) for each in both):
            return None, value  # 户(套)
    if match := re.fullmatch(r"成(?:([一二三四五六七八九半1-9])|)", words):
        rest = (numeral_zh(match[1]) if match[1] else None) or Fraction(0)
        return "tenth", value + (rest if match[1] == "半" else rest / 10)
    if match := re.fullmatch(r"[元块](?:(.)[角毛])?(?:(.)分)?(?:钱)?", words):
        dime, cent = (numeral_zh(part) if part else Fraction(0) for part in match.groups())
        if over or dime is None or cent is None:
            return "", value
        return "CNY", value + dime / 10 + cent / 100
    if match := re.fullmatch(r"[角毛](?:(.)分)?(?:钱)?", words):
        cents = numeral_zh(match[1]) if match[1] else Fraction(0)
        return ("", value) if cents is None or over else ("CNY", value / 10 + cents / 100)
    return "", value


def few_zh(text: str) -> Figure | None:
    """Return 几十家, 数万名, 多个, 一批: figures that name no number."""
    if match := re.fullmatch(r"数以([十百千万亿]+)计", text):
        return few_zh(f"数{match[1]}")
    match = re.fullmatch(r"好?([几数多]|一批|若干)([十百千万亿]*)(.*)", text)
    if match is None:
        return None
    kind, scales, words = match.groups()
    if kind == "一批" and words:  # which stands for 个
        words = f"个{words}"
    unit, factor = _with_unit(Fraction(1), words, over=True)
    if unit == "" or factor != 1 or text in {"多", "数", "若干"}:
        return None
    if kind in {"多", "一批", "若干"}:
        if scales or (not counts(unit)):
            return None
        return Figure("plural", Bounds(Fraction(2), None, lower_closed=True), None, unit)
    scale = numeral_zh(f"一{scales}" if scales[:1] != "十" else scales)
    if scale is None:
        return None
    scale *= 10 if unit == "tenth" else 1
    unit = "percent" if unit == "tenth" else unit
    if kind == "数" and scales:
        return Figure("magnitude", Bounds(scale, 10 * scale, lower_closed=True), None, unit)
    return Figure("few", Bounds(2 * scale, 10 * scale, lower_closed=True), None, unit)


def plain_range(text: str) -> tuple[Amount, Amount] | None:
    """Return the two amounts of 三四百家: neighbouring digits that share what surrounds them."""
    pair = neighbours(text)
    if pair is None:
        return None
    low, high = amount_zh(pair[0]), amount_zh(pair[1])
    if (
        low is None
        or high is None
        or (low.kind != high.kind and "exactly" not in {low.kind, high.kind})
    ):
        return None
    return low, high
