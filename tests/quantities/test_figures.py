"""The grammar of figures, wording by wording: what is read, and what is refused and why."""

# ruff: noqa: E501, SIM905 - rows of words

from __future__ import annotations

import decimal

import pytest

from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities import READINGS_VERSION, parse_quantity
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.quantities._numerals import INVISIBLE
from npf_corpus.quantities._parse import read_figure
from wordings import ROWS, Wording, wordings

READ = [row for row in ROWS.values() if not row.refusal]
REFUSED = [row for row in ROWS.values() if row.refusal]

_BEFORE = {
    "more-than": "more than | greater than | larger than | higher than | bigger than | over | above"
    " | exceeding | exceeds | exceed | exceeded | surpass | surpasses | surpassed"
    " | surpassing | upwards of | upward of | in excess of | >",
    "at-most": "no more than | not more than | no greater than | not greater than | no larger than"
    " | not larger than | no higher than | not higher than | no bigger than"
    " | not bigger than | less than or equal to | less or equal to"
    " | less than or equal than | less or equal than | less than or equal | less or equal"
    " | less than or equals | less or equals | less than or same as | less or same as"
    " | equal or less than | equal or less | equal to or less than | equal to or less"
    " | equals or less than | equals or less | fewer than or equal to | fewer or equal to"
    " | fewer than or equal than | fewer or equal than | fewer than or equal"
    " | fewer or equal | fewer than or equals | fewer or equals | fewer than or same as"
    " | fewer or same as | equal or fewer than | equal or fewer | equal to or fewer than"
    " | equal to or fewer | equals or fewer than | equals or fewer"
    " | smaller than or equal to | smaller or equal to | smaller than or equal than"
    " | smaller or equal than | smaller than or equal | smaller or equal"
    " | smaller than or equals | smaller or equals | smaller than or same as"
    " | smaller or same as | equal or smaller than | equal or smaller"
    " | equal to or smaller than | equal to or smaller | equals or smaller than"
    " | equals or smaller | lower than or equal to | lower or equal to"
    " | lower than or equal than | lower or equal than | lower than or equal"
    " | lower or equal | lower than or equals | lower or equals | lower than or same as"
    " | lower or same as | equal or lower than | equal or lower | equal to or lower than"
    " | equal to or lower | equals or lower than | equals or lower | at most | up to"
    " | not exceeding | not over | not above | at maximum | at the most | a maximum of"
    " | maximum of | maximum | < = | ≤ | ≦ | ⩽",
    "at-least": "more than or equal to | more or equal to | more than or equal than"
    " | more or equal than | more than or equal | more or equal | more than or equals"
    " | more or equals | more than or same as | more or same as | equal or more than"
    " | equal or more | equal to or more than | equal to or more | equals or more than"
    " | equals or more | greater than or equal to | greater or equal to"
    " | greater than or equal than | greater or equal than | greater than or equal"
    " | greater or equal | greater than or equals | greater or equals"
    " | greater than or same as | greater or same as | equal or greater than"
    " | equal or greater | equal to or greater than | equal to or greater"
    " | equals or greater than | equals or greater | larger than or equal to"
    " | larger or equal to | larger than or equal than | larger or equal than"
    " | larger than or equal | larger or equal | larger than or equals | larger or equals"
    " | larger than or same as | larger or same as | equal or larger than"
    " | equal or larger | equal to or larger than | equal to or larger"
    " | equals or larger than | equals or larger | higher than or equal to"
    " | higher or equal to | higher than or equal than | higher or equal than"
    " | higher than or equal | higher or equal | higher than or equals | higher or equals"
    " | higher than or same as | higher or same as | equal or higher than"
    " | equal or higher | equal to or higher than | equal to or higher"
    " | equals or higher than | equals or higher | bigger than or equal to"
    " | bigger or equal to | bigger than or equal than | bigger or equal than"
    " | bigger than or equal | bigger or equal | bigger than or equals | bigger or equals"
    " | bigger than or same as | bigger or same as | equal or bigger than"
    " | equal or bigger | equal to or bigger than | equal to or bigger"
    " | equals or bigger than | equals or bigger | no less than | not less than"
    " | no fewer than | not fewer than | no smaller than | not smaller than"
    " | no lower than | not lower than | at least | no under | not under | not below"
    " | no below | at the least | at minimum | a minimum of | minimum of | minimum | > ="
    " | ≥ | ≧ | ⩾",
    "less-than": "less than | fewer than | smaller than | lower than | under | below | <",
    "exactly": "exactly | precisely | a total of | totaling | totalling | equal to | equals | =",
    "nearly": "nearly | almost | close to | approaching",
    "about": "about | around | some | roughly | approximately | approx | circa | ~ | ≈",
}
"""Readings, and the words before a number that mean them."""

_AFTER = {
    "at-least": "or more | or greater | or larger | or higher | or bigger | or above | or over"
    " | or up | or upwards | and more | and greater | and larger | and higher"
    " | and bigger | and above | and over | and up | and upwards | + | plus | - plus"
    " | at least | at the least | at minimum | minimum",
    "at-most": "or less | or fewer | or smaller | or lower | or below | or under | and less"
    " | and fewer | and smaller | and lower | and below | and under | at most"
    " | at the most | at maximum | maximum",
    "about": "or so",
    "some-over": "odd | - odd",
}
"""Readings, and the words after a number that mean them."""

_BEFORE_ZH = {
    "exactly": "恰好 | 正好 | 刚好 | 整整 | 共 | 共计 | 共有 | 总计 | 合计 | 达 | 达到 | 等于 | 为"
    " | 有 | =",
    "more-than": "超过 | 超过了 | 超 | 逾 | 突破 | 突破了 | 超出 | 大于 | 多于 | 高于 | 过 | 不止 | >",
    "at-least": "至少 | 最少 | 起码 | 不少于 | 不低于 | 不小于 | 不下 | 不下于 | 不亚于"
    " | 不少于或等于 | 大于等于 | 大于或等于 | 大于或者等于 | 高于等于 | 高于或等于"
    " | 高于或者等于 | 多于等于 | 多于或等于 | 多于或者等于 | 等于或大于 | 等于或者大于"
    " | 等于或高于 | 等于或者高于 | 等于或多于 | 等于或者多于 | >= | ≥ | ≧ | ⩾ | 上",
    "less-than": "不足 | 不到 | 不满 | 低于 | 小于 | 少于 | 未满 | 未达 | 未到 | <",
    "at-most": "不超过 | 不超 | 至多 | 最多 | 不多于 | 不高于 | 不大于 | 不逾 | 小于等于"
    " | 小于或等于 | 小于或者等于 | 低于等于 | 低于或等于 | 低于或者等于 | 少于等于"
    " | 少于或等于 | 少于或者等于 | 等于或小于 | 等于或者小于 | 等于或低于 | 等于或者低于"
    " | 等于或少于 | 等于或者少于 | <= | ≤ | ≦ | ⩽",
    "nearly": "近 | 将近 | 接近 | 几近 | 近乎 | 接近于",
    "about": "约 | 大约 | 大概 | 约莫 | 大致 | 约为 | 差不多 | ~ | ≈",
}
"""Readings, and the Chinese words before a number that mean them."""

_AFTER_ZH = {
    "at-least": "以上 | 及以上 | 或以上 | 或者以上 | 和以上 | 之上 | 或更多 | 或者更多 | 及更多"
    " | 或更高 | 或者更高 | +",
    "at-most": "以内 | 以下 | 之内 | 之下 | 及以下 | 或以下 | 或者以下 | 和以下 | 及以内 | 或更少"
    " | 或者更少 | 或更低 | 或者更低",
    "about": "左右 | 上下",
}
"""Readings, and the Chinese words after a number that mean them."""

_UNITS_ZH = {
    "percent": "%",
    "permille": "‰",
    "percentage-point": "个百分点",
    "factor": "倍",
    "CNY": "元 | 元人民币 | 人民币 | 块 | 块钱 | 元钱 | rmb | ¥",
    "USD": "美元 | 美金 | $ | us$",
    "EUR": "欧元 | €",
    "GBP": "英镑 | £",
    "JPY": "日元 | 日圆 | 日币 | 元日币",
    "HKD": "港元 | 港币 | 港币元 | 元港币",
    "MOP": "澳门元 | 澳门币",
    "TWD": "新台币 | 台币 | 元新台币 | 新台币元",
    "KRW": "韩元 | 韩币 | 韩圜",
    "CHF": "瑞士法郎 | 瑞郎",
    "CAD": "加元 | 加拿大元 | 加币",
    "AUD": "澳元 | 澳大利亚元 | 澳币 | 澳洲元",
    "NZD": "新西兰元 | 纽元",
    "SGD": "新加坡元 | 新元 | 新币",
    "RUB": "卢布 | 俄罗斯卢布",
    "INR": "卢比 | 印度卢比",
    "PKR": "巴基斯坦卢比",
    "THB": "泰铢 | 泰国铢",
    "MYR": "林吉特 | 马来西亚林吉特 | 马币",
    "VND": "越南盾",
    "IDR": "印尼盾 | 印尼卢比 | 印度尼西亚卢比",
    "PHP": "菲律宾比索",
    "MXN": "墨西哥比索",
    "BRL": "巴西雷亚尔 | 雷亚尔",
    "SEK": "瑞典克朗",
    "NOK": "挪威克朗",
    "DKK": "丹麦克朗",
    "ISK": "冰岛克朗",
    "CZK": "捷克克朗",
    "ZAR": "南非兰特 | 兰特",
    "TRY": "土耳其里拉",
    "ITL": "意大利里拉",
    "FRF": "法国法郎",
    "BEF": "比利时法郎",
    "DEM": "德国马克",
    "ESP": "西班牙比塞塔 | 比塞塔",
    "NLG": "荷兰盾",
    "KZT": "坚戈 | 哈萨克斯坦坚戈",
    "AED": "迪拉姆 | 阿联酋迪拉姆",
    "SAR": "沙特里亚尔",
    "PLN": "波兰兹罗提 | 兹罗提",
    "HUF": "匈牙利福林 | 福林",
    "MNT": "图格里克 | 蒙古图格里克",
    "XBT": "比特币 | 个比特币 | 枚比特币",
    "project": "个项目",
    "person": "人 | 个人 | 名员工 | 位专家",
    "person-time": "人次",
    "enterprise": "家企业 | 个企业 | 家公司 | 户企业",
    "provincial-unit": "个省市 | 个省份 | 个省区市 | 个省 | 省 | 省份 | 省市 | 省区市 | 个省(区,市)"
    " | 省(区,市)",
    "cluster": "个集群 | 个产业集群",
    "laboratory": "个实验室 | 家实验室",
    "None": "个 | 家 | 项 | 件 | 名 | 位 | 座 | 条 | 台 | 辆 | 套 | 种 | 场 | 所 | 批 | 部 | 处 | 户 | 户(套)",
}
"""Units, and the Chinese words that stand for them after a number."""

_CODES = """
AED AFN AMD ANG AOA ARS ATS AUD AWG AZN BBD BDT BEF BGN BHD BIF BMD BND BRL BSD
BTN BWP BYN BZD CAD CDF CHF CLP CNY CRC CVE CZK DEM DJF DKK DOP DZD EGP ERN ESP
ETB EUR FIM FJD FKP FRF GBP GHS GIP GMD GNF GRD GTQ GYD HKD HNL HTG HUF IDR IEP
ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP
LKR LRD LSL LYD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG
NOK NPR NZD OMR PAB PGK PHP PKR PLN PTE PYG QAR RSD RUB RWF SAR SBD SCR SDG SEK
SGD SHP SLE SRD SSP STN SVC SYP SZL THB TJS TMT TND TTD TWD TZS UAH UGX USD UYU
UZS VED VES VND VUV WST XAF XBT XCD XOF XPF YER ZAR ZMW
"""
"""The currencies that are read by their codes."""


def _rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(words, said) for said, row in table.items() for words in row.split(" | ")]


@pytest.mark.parametrize("row", READ, ids=lambda row: row.words)
def test_wordings_and_what_they_say(row: Wording) -> None:
    """Each wording has one reading, with its interval, the number it names and its unit."""
    quantity = parse_quantity(row.words)
    nominal = "" if quantity.nominal is None else str(quantity.nominal)
    said = (quantity.reading, str(quantity.interval), nominal, quantity.unit or "")
    assert row[1:5] == said
    assert quantity.unit_basis == ("stated" if row.unit else None)


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.words)
def test_refusals_in_full(row: Wording) -> None:
    """What is no figure, or can be read in two ways, is shown and told what to write."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(row.words)
    assert row.refusal == caught.value.reason
    assert len(str(caught.value).splitlines()) == 1


def test_no_wording_stands_twice() -> None:
    """Each wording has one row, and says something or is refused."""
    assert len(ROWS) == len(wordings("en")) + len(wordings("zh"))
    assert all(bool(row.refusal) != bool(row.reading) for row in ROWS.values())


NO_EXPRESSIONS = set(
    "most 大部分 多数 大多数 全部 majority a_majority the_majority_of a_percent a_percentage_point a_basis_point a_decade a_majority_of the_overwhelming_majority a_couple_of a_handful_of_firms "
    "a_pair_of_satellites "
    "a_couple a_couple_of_years a_pair a_pair_of a_handful a_handful_of almost_all nearly_all "
    "the_majority the_vast_majority an_overwhelming_majority".split()
)
"""Figures without a word of number: the readings read them alone, and find none in a text."""


@pytest.mark.parametrize("row", READ, ids=lambda row: row.words)
def test_what_is_read_is_a_number_expression(row: Wording) -> None:
    """The finder sees a number in all that the grammars read."""
    found = number_expressions(row.words.translate(INVISIBLE))
    assert bool(found) != (row.words.replace(" ", "_") in NO_EXPRESSIONS)


def test_the_callers_decimal_context_reads_alike() -> None:
    """Low precision and traps of the caller's own arithmetic change no figure."""
    expected = [parse_quantity(row.words) for row in READ]
    with decimal.localcontext() as context:
        context.prec = 2
        context.traps[decimal.Inexact] = True
        assert expected == [parse_quantity(row.words) for row in READ]


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        *((f"{words} 20", reading) for words, reading in _rows(_BEFORE)),
        *((f"20 {words}", reading) for words, reading in _rows(_AFTER)),
        *((f"{words}二十", reading) for words, reading in _rows(_BEFORE_ZH)),
        *((f"二十{words}", reading) for words, reading in _rows(_AFTER_ZH)),
    ],
)
def test_words_of_the_table_of_readings(words: str, reading: str) -> None:
    """The words that bound a number, of version 2 of the table; another word is another version."""
    assert reading == parse_quantity(words).reading
    assert READINGS_VERSION == "2"


@pytest.mark.parametrize(("words", "unit"), _rows(_UNITS_ZH))
def test_chinese_units(words: str, unit: str) -> None:
    """Each Chinese word for a unit is read after a number; per mille becomes percent."""
    assert {"None": None, "permille": "percent"}.get(unit, unit) == parse_quantity(
        f"五{words}"
    ).unit


_FIRST_VERSION = {"家": "enterprise", "项": "item", "件": "item", "名": "person", "位": "person"}


@pytest.mark.parametrize(("word", "unit"), _FIRST_VERSION.items())
@pytest.mark.parametrize("form", ["5{}", "超过2000{}", "十几{}", "20{}左右", "多{}", "从20至30{}"])
def test_classifiers_by_both_versions_of_the_readings(word: str, unit: str, form: str) -> None:
    """What version 1 takes for a unit states none in version 2, large numbers of 名 aside."""
    words = form.format(word)
    old, new = read_figure(words, readings="1"), read_figure(words)
    large = unit == "person" and "2000" in form
    assert (old.unit, old.whole) == (unit, True)
    assert (new.unit, new.whole) == ((unit, True) if large else (None, False))
    assert (old.interval, old.reading, old.nominal) == (new.interval, new.reading, new.nominal)


@pytest.mark.parametrize("code", _CODES.split())
def test_currency_codes(code: str) -> None:
    """A currency's code is read before a number and after it, in either case."""
    units = {
        parse_quantity(words).unit for words in (f"{code} 5", f"5 {code.lower()}", f"5万{code}")
    }
    assert {code} == units


@pytest.mark.parametrize("word", "ALL BAM BOB COP CUP GEL MAD MOP PEN RON SOS TOP TRY".split())
def test_codes_that_are_words_too_are_no_money(word: str) -> None:
    """What is an English word as well is no currency, unless letters of a scale stand before it."""
    if word != "TOP":
        with pytest.raises(InvalidQuantity):
            parse_quantity(f"{word} 12")
    assert word == parse_quantity(f"12 M{word}").unit


def test_dollars_are_narrowed_by_a_word() -> None:
    """A dollar sign means the dollars, or pesos, that a later code names."""
    for code in "USD HKD CAD AUD NZD SGD TWD MXN ARS CLP COP".split():
        word = "colombian pesos" if code == "COP" else code
        assert code == parse_quantity(f"$5 {word}").unit


_EMPTY = "is no figure, write for example 'more than 2,000' or '近300亿元'"
_LARGE = "is larger than anything counted here"
_MANY = "has more words than a figure, write the figure alone"
_CONTROL = "has a line break or control character inside, leave it out"
_GUESSED = "is no figure that can be read without guessing: write a number, its comparator and unit"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", _EMPTY),
        ("  ", _EMPTY),
        ("…", _EMPTY),
        ("5\n%", _CONTROL),
        *((f"5{char}%", _CONTROL) for char in "\x00\x1f\x7f\x9f\u2028\u202e\u2066\u2069"),
        *((f"5{char}5", _GUESSED) for char in "\u2027\u2065\u206a"),
        ("1" * 150, _LARGE),
        ("10x10^99", _LARGE),
        ("-10x10^99", _LARGE),
        ("up to 10x10^99", _LARGE),
        ("one " * 49, _GUESSED),
        ("亿" * 20, _GUESSED),
        ("- " * 61, _MANY),
        ("- " * 90, _MANY),
        ("亿" * 81, _MANY),
        ("9" * 201, "is longer than 200 characters, write the figure alone"),
    ],
)
def test_refusals_of_what_is_no_figure_at_all(words: str, reason: str) -> None:
    """Empty words, signs that are none, and numbers past all counting are told from figures."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(words)
    assert (words, reason) == (caught.value.text, caught.value.reason)
    assert len(str(caught.value).splitlines()) == 1


def test_a_language_is_what_a_document_states() -> None:
    """Script and region after the language's own code change nothing."""
    assert parse_quantity("近300亿元", language="zh-Hans") == parse_quantity("近300亿元")
    with pytest.raises(InvalidQuantity, match="leave language out"):
        parse_quantity("近300亿元", language="en-GB")  # type: ignore[arg-type]


def test_a_fraction_in_digits_is_read_where_the_words_are_chinese() -> None:
    """1/4 is a share in Chinese and may be a date otherwise; 12/5 is open in both."""
    assert parse_quantity("1/4", language="zh").interval == parse_quantity("占1/4").interval
    for words, language in (("1/4", None), ("1/4", "en"), ("12/5", "zh")):
        with pytest.raises(InvalidQuantity, match="may be a date or a ratio"):
            parse_quantity(words, language=language)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["2025年有5年", "30个县有2个", "5项任务有3项"])
def test_two_numbers_are_no_share_unless_the_words_say_so(words: str) -> None:
    """每10人有3人 and 4辆汽车就有1辆 are shares; without 每, 就, 中 or 里 nothing says of what."""
    with pytest.raises(InvalidQuantity):
        parse_quantity(words)


def test_refusals_by_type_and_language() -> None:
    """What is no text, or no language here, is shown and told what to write."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(5)  # type: ignore[arg-type]
    assert str(caught.value) == "5 is no text, write the figure's words as a str"
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity("5", language="fr")  # type: ignore[arg-type]
    assert str(caught.value) == "'5' cannot be read in 'fr', write 'en', 'zh' or None"


@pytest.mark.parametrize("char", ["\u3400", "一", "\u9fff", "\uf900", "\ufaff"])
def test_chinese_characters_from_first_to_last(char: str) -> None:
    """A Chinese character, common or rare, is no English."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(f"5{char}", language="en")
    reason = "has Chinese characters, leave language out or write 'zh'"
    assert f"{f'5{char}'!r} {reason}" == str(caught.value)


@pytest.mark.parametrize("char", ["\u33ff", "\ua000", "\uf8ff", "\ufb00", "é"])
def test_other_characters_are_not_chinese(char: str) -> None:
    """A character next to the Chinese ones is not taken for one."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(f"5{char}", language="en")
    assert "Chinese" not in str(caught.value)


@pytest.mark.parametrize("words", ["9" * 100, f"0.{'1' * 198}", f"-{'9' * 99}.{'1' * 99}"])
def test_every_digit_of_the_longest_figure_is_kept(words: str) -> None:
    """Two hundred characters are read without rounding."""
    quantity = parse_quantity(words)
    assert f"[{words},{words}]" == str(quantity.interval)
    assert words == str(quantity.nominal)


@pytest.mark.parametrize("words", ["- " * 60, "亿" * 80])
def test_figures_of_many_words_are_still_looked_at(words: str) -> None:
    """Up to sixty English words, or eighty Chinese characters, are no figure for what they say."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(words)
    assert "more words" not in caught.value.reason
