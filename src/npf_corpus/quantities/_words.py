"""The words of numbers in both languages, once: the grammars and the finder read the same table.

Data only. A word that is added here is read by `parse_quantity` and found by
`number_expressions`; a word that only looks like a number goes to `NO_NUMBERS_ZH`.
"""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

from fractions import Fraction
from typing import Final

ONES: Final = {
    word: Fraction(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
"""The words below twenty."""

TENS: Final = {
    word: Fraction(10 * value)
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourty": Fraction(40)}
"""The words of the tens, a common misspelling with them."""

NOUGHTS: Final = ("nought", "naught")
"""Other words for zero."""

SCALES: Final = {
    word: Fraction(value)
    for value, words in {
        12: "dozen",
        10**3: "thousand thousands k",
        10**5: "lakh lakhs lac lacs",
        10**6: "million millions mn mln",
        10**7: "crore crores",
        10**9: "billion billions bn bln",
        10**12: "trillion trillions tn trn",
        10**15: "quadrillion quadrillions",
    }.items()
    for word in words.split()
}
"""What a number is multiplied by; `hundred` is part of the number before it."""

SCALE_WORDS: Final = tuple(
    "hundred thousand million billion trillion quadrillion dozen lakh crore".split()
)
"""The scale words that are a number without one before them."""

MAGNITUDES: Final = {
    "tens": Fraction(10),
    "dozens": Fraction(12),
    "scores": Fraction(20),
    "hundreds": Fraction(100),
    **{f"{word}s": SCALES[word] for word in SCALE_WORDS[1:6]},
}
"""The plurals that stand for a number of that size."""

PARTS: Final = {
    word: value
    for value, word in enumerate(
        "half third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=2,
    )
} | {"quarter": 4, "hundredth": 100, "thousandth": 1000}
"""The words of a part of one, and what it is divided by."""

ORDINALS: Final = {"first": Fraction(1), "second": Fraction(2)} | {
    word: Fraction(value)
    for word, value in PARTS.items()
    if word not in {"half", "quarter", "hundredth", "thousandth"}
}
"""The words of an order up to twenty."""

FOLDS: Final = {
    word: Fraction(value)
    for value, words in {
        2: "double doubled doubles doubling twice",
        3: "triple tripled triples tripling treble trebled thrice",
        4: "quadruple quadrupled quadruples quadrupling",
        5: "quintuple quintupled quintupling",
    }.items()
    for word in words.split()
}
"""The words for a number of times."""

VAGUE: Final = tuple("several few multiple both dual single".split())
"""Words that count without a number."""

MONTHS: Final = tuple(
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? "
    "oct(?:ober)? nov(?:ember)? dec(?:ember)?".split()
)
"""Patterns of the months."""

FRACTION_SIGNS: Final = {
    sign: Fraction(int(over), int(under))
    for sign, over, under in map(
        tuple, "½12 ⅓13 ⅔23 ¼14 ¾34 ⅕15 ⅖25 ⅗35 ⅘45 ⅙16 ⅚56 ⅛18 ⅜38 ⅝58 ⅞78".split()
    )
}
"""The fractions that are one character."""

DIGITS_ZH: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
"""The Chinese digits."""

STEPS_ZH: Final = {"千": 1000, "百": 100, "十": 10}
"""What multiplies a Chinese digit inside a section of four."""

SAME_ZH: Final = {
    other: plain
    for plain, others in {
        "零": "〇○",
        "一": "壹弌",
        "二": "贰貳弍弐",
        "三": "叁參叄",
        "四": "肆",
        "五": "伍",
        "六": "陆陸",
        "七": "柒",
        "八": "捌",
        "九": "玖",
        "十": "拾",
        "百": "佰",
        "千": "仟",
        "两": "兩",
        "万": "萬",
        "亿": "億",
    }.items()
    for other in others
}
"""Traditional numerals and those of cheques, and the plain ones. 廿, which is 二十, is apart."""

NO_NUMBERS_ZH: Final = (
    "一些 一般 一定 一样 一樣 一起 一直 一切 一致 一旦 一律 一向 一同 一贯 一貫 一度 一时 一時 "
    "一再 一边 一邊 一味 一概 一并 一併 一经 一經 一体 一體 一如 一流 一带 一帶 一道 一线 一線 "
    "一心 一路 一揽子 一攬子 一键 一鍵 一站式 一窗 一网通 一網通 一端 一生 一手 一举 一舉 一以贯之 "
    "第一时间 第一時間 进一步 進一步 更进一步 统一 統一 唯一 专一 專一 万一 同一 合一 归一 單一 单一 "
    "逐一 之一(?![0-9点]) 如一 划一 始终如一 十分(?!之) 十足 百姓 百货 百貨 万物 万众 万眾 万象 "
    "万家灯火 万能 万里长城 万里長城 千方百计 千方百計 千家万户 千家万戶 千行百业 千行百業 千万别 "
    "千万別 千头万绪 百花齐放 百家争鸣 百年未有 成千上万 一五一十 半导体 半導體 半岛 半島 "
    "几乎 幾乎 零售 零部件 零件 零食 零散 零星 零碳 零工 零距离 零距離 清零 归零 三峡 三峽 三亚 三亞 "
    "四川 九寨沟 九江 六安 六盘水 八桂 三明 三门峡 七台河 双鸭山 千岛湖 万宁 万州 百色 "
    "队伍 隊伍 入伍 退伍 登陆 登陸 大陆 大陸 陆地 陸地 陆上 陸上 内陆 內陸 陆海 陸海 陆续 陸續 着陆 "
    "着陸 陆路 陸路 陆港 陸港 水陆 水陸 收拾"
).split()
"""Patterns of words that are written with a numeral and count nothing."""
