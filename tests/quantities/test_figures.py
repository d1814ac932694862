"""The grammar of figures, wording by wording: what is read, and what is refused and why."""

# ruff: noqa: E501, SIM905 - rows of words

from __future__ import annotations

import decimal

import pytest

from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities import READINGS_VERSION, parse_quantity

_ENGLISH = {
    "exactly [-5,-5] -5 None": "minus 5 | negative 5 | -5",
    "exactly [-7,-7] -7 percent": "minus 7 percent",
    "exactly [5,5] 5 None": "a drop from 10 to 5 | a drop to 5 | went to 5 | went up to 5 | plus 5 | +5 | expanded by 5 | rose to 5 | fell from 10 to 5 | fell to 5",
    "exactly [-5,-5] -5 USD": "minus $5 | -$5 | $-5 | $ -5",
    "exactly [5,5] 5 USD": "$+5 | U.S. $5 | 5 u.s. dollars",
    "between [20,30] None None": "between 20 - 30 | between 20 to 30 | from 20-30 | from 20 through 30"
    " | from 20 till 30 | from 20 until 30 | 20 through 30 | at least 20 and at most 30"
    " | 20 or more and 30 or less",
    "between [20,21] None None": "20 or 21",
    "between [2,3] None None": "two or three",
    "exactly [120000,120000] 120000 EUR": "120 kEUR",
    "exactly [120000000000,120000000000] 120000000000 EUR": "120 bEUR | 120 bnEUR",
    "exactly [120000000,120000000] 120000000 USD": "120 MUSD",
    "exactly [20,20] 20 None": "(20) | twenty",
    "more-than (20,) 20 None": "( more than 20 ) | well over 20 | just over 20 | already well over 20",
    "exactly [20,20] 20 percent": "(20 percent)",
    "more-than (200000000000,) 200000000000 CNY": "more than 200 billion yuan (about $31 billion)",
    "exactly [200,200] 200 CNY": "200 yuan ($31)",
    "exactly [5,5] 5 percent": "an increase of 5 percent | a rise of 5 percent | an increase to 5 percent"
    " | increase by 5 percent | gain 5 percent | went up 5 percent | went up by 5 percent"
    " | went 5 percent | rose up 5 percent | up 5 percent | one twentieth"
    " | five hundredths",
    "exactly [6,6] 6 percent": "growth of 6 percent",
    "at-most (,5] 5 percent": "up to 5 percent",
    "exactly [10,10] 10 None": "an increase from 5 to 10 | a rise from 5 to 10 | went up from 5 to 10 | rose from 5 to 10",
    "exactly [10000000,10000000] 10000000 None": "rose from 5 million to 10 million",
    "exactly [10,10] 10 percent": "rose from 5% to 10% | a tenth",
    "between [20,30] None percent": "grew 20 to 30 percent",
    "fold [2,2] 2 factor": "doubled | increased twofold | double | doubles | doubling | twice",
    "half [50,50] 50 percent": "increased by half | half | a half | one half",
    "magnitude [12,120) None project": "dozens of projects | dozens projects",
    "magnitude [100,1000) None person": "hundreds of people",
    "magnitude [100000000000,1000000000000) None CNY": "hundreds of billions of yuan",
    "few [2,10) None CNY": "several yuan",
    "few [2,10) None percent": "several percent",
    "few [2,10) None project": "several projects",
    "plural [2,) None project": "multiple projects | a batch of projects | batches of projects",
    "plural [2,) None enterprise": "multiple enterprises | a number of companies",
    "about [18,22] 20 None": "only about 20 | 20 or so",
    "at-most (,20] 20 None": "less than or equal to 20 | less than 20 or equal to | 20 or less",
    "at-least [20,) 20 None": "more than 20 or equal | more than 20 or equal to | 20 or more",
    "some-over (20,30) 20 project": "twenty-odd projects",
    "some-over (20,30) 20 percent": "20 odd percent",
    "some-over (5000000,6000000) 5000000 None": "5 million odd",
    "some-over (20,30) 20 None": "20-odd",
    "exactly [150,150] 150 percent": "three halves",
    "exactly [-50,-50] -50 percent": "minus half",
    "exactly [0.5,0.5] 0.5 percent": "half a percent | half of a percent | half percent | ½ percent",
    "exactly [0.5,0.5] 0.5 percentage-point": "half a percentage point",
    "exactly [25,25] 25 percent": "a quarter | one fourth",
    "exactly [75,75] 75 percent": "three quarters | three-quarters",
    "at-least [75,) 75 percent": "three quarters or more",
    "more-than (50,) 50 percent": "more than half",
    "nearly [45,50) 50 percent": "nearly half",
    "at-least [50,) 50 percent": "half or more",
    "at-least [33.33333333333333333333333333,) 33.33333333333333333333333333 percent": "at least a third",
    "exactly [66.66666666666666666666666666,66.66666666666666666666666667] 66.66666666666666666666666667 percent": "two thirds | two-thirds",
    "between [33.33333333333333333333333333,50] None percent": "a third to half",
    "between [50,66.66666666666666666666666667] None percent": "half to two thirds",
    "between [0.5,2] None percent": "half a percent to 2 percent",
    "level [100,) 100 None": "100-level | exactly 100-level",
    "level [100000000000,) 100000000000 CNY": "100 billion yuan level | 100-billion-yuan-level",
    "level [100000000000,) 100000000000 USD": "$100 billion-level | $100-billion-dollar level",
    "level [100000000000,) 100000000000 None": "100-billion-scale | 100 billion class",
    "level [100,) 100 USD": "$100 level",
    "exactly [20,20] 20 CNY": "20-yuan",
    "at-least [20,) 20 percent": "20% or more | 20 or more percent | 20 + percent | 20+% | 20 percent or more",
    "at-least [20,) 20 project": "20 or more projects | 20 plus projects",
    "exactly [5000000,5000000] 5000000 CNY": "5m yuan",
    "exactly [5000000,5000000] 5000000 USD": "$5m",
    "exactly [5000000000,5000000000] 5000000000 USD": "$5b",
    "exactly [5000000000000,5000000000000] 5000000000000 USD": "$5t",
    "exactly [5000,5000] 5000 None": "5k | 5 thousands",
    "exactly [5000,5000] 5000 CNY": "5 k yuan",
    "exactly [5000000,5000000] 5000000 None": "5 million | 5 mn | 5 mln | 5 millions",
    "at-least [5000000,) 5000000 CNY": "5 million yuan or more",
    "exactly [5.2,5.2] 5.2 USD": "5 dollars 20 cents | 5 dollars and 20 cents",
    "exactly [5.01,5.01] 5.01 USD": "5 dollars 1 cent",
    "exactly [5.005,5.005] 5.005 USD": "5 dollars 0.5 cents",
    "exactly [5.99,5.99] 5.99 USD": "5 dollars 99 cents",
    "exactly [5.2,5.2] 5.2 EUR": "5 euros 20 cents | 5 euros and 20 cents",
    "exactly [5.2,5.2] 5.2 GBP": "5 pounds 20 pence | 5 pounds and 20 pence",
    "exactly [5.01,5.01] 5.01 GBP": "5 pounds 1 penny",
    "between (20,30) None None": "more than 20 and less than 30 | more than 20 but less than 30"
    " | more than 20, less than 30 | more than 20, and less than 30"
    " | more than 20, but less than 30 | less than 30 and more than 20 | >20,<30",
    "between [20,30) None percent": "at least 20 percent and less than 30 percent",
    "between (20,30) None CNY": "more than 20 yuan and less than 30",
    "between [1,2] None None": "1 to 2 | between 1 and 2",
    "between [5,10] None USD": "$5 to $10 | $5 to 10 | 5 to 10 dollars",
    "between [5,10] None None": "5 to 10",
    "between [5,10] None percent": "5-10%",
    "between [5,2000000] None None": "5 to 2 million",
    "between [20,24] None None": "twenty to twenty four | 20-24",
    "between [5000000,10000000] None None": "5 million-10 million | 5 million to 10 million",
    "between [200,300] None None": "two to three hundred",
    "between [100,200] None None": "one hundred to two hundred | one to two hundred",
    "between [100000,200000] None None": "one to two hundred thousand | one or two hundred thousand",
    "between [2000,3000] None None": "two or three thousand",
    "between [2000000,3000000] None None": "2 or 3 million",
    "between [1,2] None percent": "1 or 2 percent",
    "between [20,30] 25 None": "25±5 | 25+/-5",
    "between [20,30] 25 percent": "25% ± 5%",
    "between [20,30] 25 USD": "$25 ± 5",
    "fold [3,3] 3 factor": "triple | tripled | triples | tripling | treble | trebled | thrice | threefold",
    "fold [4,4] 4 factor": "quadruple | quadrupled | quadruples | quadrupling",
    "fold [5,5] 5 factor": "quintuple | quintupled | quintupling",
    "more-than (2,) 2 factor": "more than double",
    "fold [12,12] 12 factor": "12-fold",
    "fold [2.5,2.5] 2.5 factor": "2.5-fold",
    "fold [100,100] 100 factor": "100 fold",
    "magnitude [10,100) None None": "tens",
    "magnitude [12,120) None None": "dozens",
    "magnitude [100,1000) None None": "hundreds",
    "magnitude [1000,10000) None None": "thousands",
    "magnitude [1000000,10000000) None None": "millions",
    "magnitude [1000000000,10000000000) None None": "billions",
    "magnitude [1000000000000,10000000000000) None None": "trillions | thousands of billions",
    "magnitude [10000000,100000000) None None": "tens of millions",
    "magnitude [10000000000,100000000000) None None": "tens of billions",
    "magnitude [100000,1000000) None None": "hundreds of thousands",
    "magnitude [100000000000,1000000000000) None None": "hundreds of billions",
    "magnitude [12000,120000) None None": "dozens of thousands",
    "few [24,120) None None": "several dozen | a few dozen | several dozens",
    "few [20000,100000) None None": "several tens of thousands",
    "few [2000,10000) None None": "several thousand",
    "few [2000000,10000000) None None": "several million | a few million",
    "few [200000,1000000) None None": "several hundred thousand",
    "few [200000000,1000000000) None None": "several hundred million",
    "few [2000000000,10000000000) None None": "several billion",
    "plural [2,) None None": "batches of | multiple",
    "half (50,100] None percent": "the majority of | a majority | most",
    "rank [1,10] 10 rank": "top ten | top 10",
    "rank [1,3] 3 rank": "the top 3",
    "rank [1,1] 1 rank": "the top 1 | top 1 | first place | the first place | ranked first | ranks first"
    " | ranked in the first place | ranked no. 1 | ranked number 1",
    "rank [3,3] 3 rank": "ranking third | ranked 3 | ranked 3rd | ranked 3rd in China | ranked 3rd nationwide"
    " | placed third | stood third | 3rd in the world | third largest | third-largest"
    " | third-largest in China | third-largest in the world | third largest nationwide"
    " | third in asia | third across the region | third nationally",
    "rank [2,2] 2 rank": "came second | came in second | second place | second place worldwide"
    " | 2nd place globally | 2nd spot | 2nd position overall | 2nd in the country",
    "rank [5,5] 5 rank": "stands 5th | stood at 5th",
    "rank [7,7] 7 rank": "listed 7th | listed as number 7",
    "rank [9,9] 9 rank": "standing 9th",
    "rank [21,21] 21 rank": "21st place",
    "rank [20,20] 20 rank": "twentieth place",
    "rank [11,11] 11 rank": "eleventh place",
    "rank [13,13] 13 rank": "thirteenth place",
    "rank [19,19] 19 rank": "nineteenth place",
    "exactly [0,0] 0 None": "zero | nought | -0",
    "exactly [1,1] 1 None": "one",
    "exactly [17,17] 17 None": "seventeen",
    "exactly [21,21] 21 None": "twenty one | twenty-one",
    "exactly [40,40] 40 None": "fourty",
    "exactly [99,99] 99 None": "ninety-nine",
    "exactly [100,100] 100 None": "one hundred | a hundred | hundred",
    "exactly [105,105] 105 None": "hundred and five | one hundred five | one hundred-five | one hundred and 5",
    "exactly [125,125] 125 None": "one hundred and twenty-five | one hundred 25",
    "exactly [199,199] 199 None": "one hundred and 99",
    "exactly [200000,200000] 200000 None": "two hundred thousand",
    "exactly [205000,205000] 205000 None": "two hundred and five thousand",
    "exactly [500,500] 500 None": "5 hundred",
    "exactly [250,250] 250 None": "2.5 hundred",
    "exactly [1000,1000] 1000 None": "one thousand | thousand | a thousand | 1.0e+3",
    "exactly [12,12] 12 None": "a dozen | dozen",
    "exactly [24,24] 24 None": "two dozen",
    "exactly [60,60] 60 None": "5 dozen",
    "exactly [6,6] 6 None": "half a dozen | half dozen",
    "exactly [1000000,1000000] 1000000 None": "a million | one thousand thousand | 1.0e6 | 1x10^6 | 1 x 10^6 | 1*10^6 | 1 × 10 ** 6"
    " | 1×10⁶",
    "exactly [1200000,1200000] 1200000 None": "one million, two hundred thousand",
    "exactly [1200005,1200005] 1200005 None": "one million two hundred thousand and five",
    "exactly [1000005,1000005] 1000005 None": "one million, five | one million and five",
    "exactly [100000000000000,100000000000000] 100000000000000 None": "one hundred million million",
    "exactly [100000,100000] 100000 None": "one lakh",
    "exactly [500000,500000] 500000 None": "5 lakhs | 5 lac | half a million | half million | a half million | half of a million",
    "exactly [50000000,50000000] 50000000 None": "5 crore",
    "exactly [20000000,20000000] 20000000 None": "2 crores",
    "exactly [5000000000,5000000000] 5000000000 None": "5 bn | 5 bln | 5 billions",
    "exactly [5000000000000,5000000000000] 5000000000000 None": "5 tn | 5 trn | 5 trillions",
    "exactly [5000000000000000,5000000000000000] 5000000000000000 None": "5 quadrillion",
    "exactly [0.5,0.5] 0.5 None": "point five | zero point five | nought point five | o point five | oh point five | ½"
    " | .5 | 0.5 | 00.5",
    "exactly [1.25,1.25] 1.25 None": "one point two five",
    "exactly [1500000,1500000] 1500000 None": "one point five million | one and a half million",
    "exactly [1000000.5,1000000.5] 1000000.5 None": "one million point five",
    "exactly [1.5,1.5] 1.5 None": "one and a half",
    "exactly [2.75,2.75] 2.75 None": "two and three quarters",
    "exactly [2.666666666666666666666666666,2.666666666666666666666666667] 2.666666666666666666666666667 None": "two and two thirds",
    "exactly [2.5,2.5] 2.5 percent": "two and a half percent",
    "exactly [2333333.333333333333333333333,2333333.333333333333333333334] 2333333.333333333333333333333 None": "two and a third million",
    "exactly [2.5,2.5] 2.5 None": "2 and ½ | 2 and a half | 2½ | 2 ½",
    "exactly [250000,250000] 250000 None": "a quarter million | a quarter of a million | quarter of a million | quarter million",
    "exactly [750000,750000] 750000 None": "three quarters of a million",
    "exactly [333333.3333333333333333333333,333333.3333333333333333333334] 333333.3333333333333333333333 None": "a third of a million",
    "exactly [2500000,2500000] 2500000 None": "2 and ½ million | 2½ million",
    "exactly [0.75,0.75] 0.75 None": "¾",
    "exactly [0.3333333333333333333333333333,0.3333333333333333333333333334] 0.3333333333333333333333333333 None": "⅓",
    "exactly [0.6666666666666666666666666666,0.6666666666666666666666666667] 0.6666666666666666666666666667 None": "⅔",
    "exactly [0.25,0.25] 0.25 None": "¼",
    "exactly [0.2,0.2] 0.2 None": "⅕",
    "exactly [0.4,0.4] 0.4 None": "⅖",
    "exactly [0.6,0.6] 0.6 None": "⅗",
    "exactly [0.8,0.8] 0.8 None": "⅘",
    "exactly [0.1666666666666666666666666666,0.1666666666666666666666666667] 0.1666666666666666666666666667 None": "⅙",
    "exactly [0.8333333333333333333333333333,0.8333333333333333333333333334] 0.8333333333333333333333333333 None": "⅚",
    "exactly [0.125,0.125] 0.125 None": "⅛",
    "exactly [0.375,0.375] 0.375 None": "⅜",
    "exactly [0.625,0.625] 0.625 None": "⅝",
    "exactly [0.875,0.875] 0.875 None": "⅞",
    "exactly [1,1] 1 percent": "one hundredth",
    "exactly [0.1,0.1] 0.1 percent": "one thousandth",
    "exactly [15,15] 15 percent": "three twentieths",
    "exactly [40,40] 40 percent": "two fifths",
    "exactly [37.5,37.5] 37.5 percent": "three eighths",
    "exactly [33.33333333333333333333333333,33.33333333333333333333333334] 33.33333333333333333333333333 percent": "one third",
    "exactly [12.5,12.5] 12.5 percent": "an eighth",
    "exactly [9.09090909090909090909090909,9.090909090909090909090909091] 9.090909090909090909090909091 percent": "one eleventh",
    "exactly [8.333333333333333333333333333,8.333333333333333333333333334] 8.333333333333333333333333333 percent": "one twelfth",
    "exactly [7.692307692307692307692307692,7.692307692307692307692307693] 7.692307692307692307692307692 percent": "one thirteenth",
    "exactly [7.142857142857142857142857142,7.142857142857142857142857143] 7.142857142857142857142857143 percent": "one fourteenth",
    "exactly [6.666666666666666666666666666,6.666666666666666666666666667] 6.666666666666666666666666667 percent": "one fifteenth",
    "exactly [6.25,6.25] 6.25 percent": "one sixteenth",
    "exactly [5.882352941176470588235294117,5.882352941176470588235294118] 5.882352941176470588235294118 percent": "one seventeenth",
    "exactly [5.555555555555555555555555555,5.555555555555555555555555556] 5.555555555555555555555555556 percent": "one eighteenth",
    "exactly [5.263157894736842105263157894,5.263157894736842105263157895] 5.263157894736842105263157895 percent": "one nineteenth",
    "exactly [11.11111111111111111111111111,11.11111111111111111111111112] 11.11111111111111111111111111 percent": "one ninth",
    "exactly [14.28571428571428571428571428,14.28571428571428571428571429] 14.28571428571428571428571429 percent": "one seventh",
    "exactly [16.66666666666666666666666666,16.66666666666666666666666667] 16.66666666666666666666666667 percent": "one sixth",
    "exactly [1234,1234] 1234 None": "1,234",
    "exactly [1234.5,1234.5] 1234.5 None": "1,234.5",
    "exactly [1234567,1234567] 1234567 None": "12,34,567 | 1 234 567 | 1,234,567",
    "exactly [0.001,0.001] 0.001 None": "1.0e-3 | 1×10⁻³",
    "exactly [0.0015,0.0015] 0.0015 None": "1.5×10^-3",
    "exactly [1.1111111111111111111111111111111111111111,1.1111111111111111111111111111111111111111] 1.1111111111111111111111111111111111111111 None": "1.1111111111111111111111111111111111111111",
    "about [0.99999999999999999999999999999999999999999,1.22222222222222222222222222222222222222221] 1.1111111111111111111111111111111111111111 None": "about 1.1111111111111111111111111111111111111111",
    "between [99,101] 100 None": "100 ± 1",
    "between [4.5,5.5] 5 None": "5 ± 0.5",
    "between [2000,500000] None None": "2 to 500 thousand",
    "between [200000,500000] None None": "200 to 500 thousand",
    "between [200000,300000] None None": "2 to 3 hundred thousand",
    "between [500000,2000000] None None": "half a million to 2 million",
    "exactly [1.05,1.05] 1.05 None": "one point o five | one point naught five | one point oh five",
    "between [20,20] None None": "at least 20 and at most 20",
    "exactly [1000001,1000001] 1000001 None": "one million and one",
    "exactly [105,105] 105 project": "one hundred and 5 projects",
    "exactly [200000001,200000001] 200000001 None": "two hundred million and one",
    "between (20,30) None percent": "more than 20 and less than 30 percent",
    "between [1,100] None None": "1 to 1 hundred",
    "between [1000,2000000000] None None": "1 thousand to 2000 million",
}
"""Reading, interval, nominal and unit, and the English words that mean them."""

_CHINESE = {
    "exactly [0,0] 0 None": "零",
    "exactly [1,1] 1 None": "一",
    "exactly [9,9] 9 None": "九",
    "exactly [10,10] 10 None": "十 | 从20降到10",
    "exactly [11,11] 11 None": "十一",
    "exactly [20,20] 20 None": "二十 | 达20 | 达到20 | 达到了20 | 为20 | 共有20 | 共计20 | 总计20 | 合计20"
    " | 净增长20 | 增到20 | 减少到20 | 从30下降到20 | =20 | 恰好20 | 正好20 | 刚好20"
    " | 整整20 | 等于20 | 有20 | 減少到20 | 剛好20 | 淨增長20",
    "exactly [23,23] 23 None": "二十三",
    "exactly [100,100] 100 None": "一百 | 百",
    "exactly [105,105] 105 None": "一百零五",
    "exactly [150,150] 150 None": "一百五 | 百五十",
    "exactly [110,110] 110 None": "一百一十 | 一百十",
    "exactly [1000,1000] 1000 None": "千",
    "exactly [10000,10000] 10000 None": "万",
    "exactly [100000000,100000000] 100000000 None": "亿",
    "exactly [1000000,1000000] 1000000 None": "百万",
    "exactly [10000000,10000000] 10000000 None": "千万",
    "exactly [1001,1001] 1001 None": "一千零一",
    "exactly [1010,1010] 1010 None": "一千零十 | 一千零一十",
    "exactly [1100,1100] 1100 None": "一千一百 | 一千一",
    "exactly [1050,1050] 1050 None": "一千零五十",
    "exactly [10005,10005] 10005 None": "一万零五",
    "exactly [15000,15000] 15000 None": "一万五 | 一万五千 | 1.5万",
    "exactly [34000,34000] 34000 None": "三万四 | 3万4000",
    "exactly [94000,94000] 94000 None": "九万四",
    "exactly [350000000,350000000] 350000000 None": "三亿五 | 三亿五千万 | 三点五亿",
    "exactly [300000005,300000005] 300000005 None": "三亿零五",
    "exactly [3000000000000,3000000000000] 3000000000000 None": "三万亿",
    "exactly [300000000,300000000] 300000000 None": "三万万",
    "exactly [2,2] 2 None": "两",
    "exactly [200,200] 200 None": "两百",
    "exactly [250,250] 250 None": "二百五 | 2百50",
    "exactly [450,450] 450 None": "四百五",
    "exactly [500,500] 500 None": "5百",
    "exactly [5000,5000] 5000 None": "5k个 | 5千 | 5k | 5 k",
    "exactly [56,56] 56 None": "五十六",
    "exactly [567,567] 567 None": "五百六十七",
    "exactly [510,510] 510 None": "五百十",
    "exactly [1500,1500] 1500 None": "千五百 | 1 500",
    "exactly [2025,2025] 2025 None": "二零二五",
    "exactly [202,202] 202 None": "二零二",
    "exactly [3.14,3.14] 3.14 None": "三点一四",
    "exactly [0.5,0.5] 0.5 None": "点五 | 零点五 | 半个",
    "exactly [3500000000000,3500000000000] 3500000000000 None": "三点五万亿",
    "exactly [3500000,3500000] 3500000 None": "三点五百万",
    "exactly [150000000,150000000] 150000000 None": "1.5亿",
    "exactly [15000000,15000000] 15000000 None": "1,500万",
    "half [50,50] 50 percent": "半 | 一半 | 半数",
    "exactly [-5,-5] -5 None": "负五 | 负5 | -5",
    "exactly [5,5] 5 None": "正五 | +5 | 5个",
    "exactly [5,5] 5 item": "+5项 | 5项 | 5件",
    "exactly [-5,-5] -5 percent": "负百分之五 | 百分之负五",
    "exactly [5,5] 5 percent": "百分之五 | 百分之5 | 5%",
    "exactly [100,100] 100 percent": "百分之百",
    "exactly [0.5,0.5] 0.5 percent": "百分之零点五 | 千分之五 | 5‰",
    "some-over (5,6) 5 percent": "百分之五多 | 百分之五余",
    "some-over (0.5,0.6) 0.5 percent": "千分之五多",
    "exactly [0.05,0.05] 0.05 percent": "万分之五",
    "exactly [10,10] 10 percent": "十分之一",
    "exactly [33.33333333333333333333333333,33.33333333333333333333333334] 33.33333333333333333333333333 percent": "三分之一",
    "exactly [66.66666666666666666666666666,66.66666666666666666666666667] 66.66666666666666666666666667 percent": "三分之二",
    "exactly [166.6666666666666666666666666,166.6666666666666666666666667] 166.6666666666666666666666667 percent": "三分之五",
    "exactly [-33.33333333333333333333333334,-33.33333333333333333333333333] -33.33333333333333333333333333 percent": "负三分之一",
    "exactly [5.333333333333333333333333333,5.333333333333333333333333334] 5.333333333333333333333333333 None": "五又三分之一",
    "exactly [-5.5,-5.5] -5.5 None": "负五又二分之一",
    "exactly [50,50] 50 percent": "5成 | 五成",
    "exactly [55,55] 55 percent": "五成五 | 五成半",
    "some-over (50,60) 50 percent": "五成多",
    "between [30,50] None percent": "三成至五成",
    "between [50,60] None percent": "五到六成",
    "exactly [5,5] 5 CNY": "5元 | 5块 | 5块钱 | 5元钱 | 人民币5元 | 人民币5 | ¥5",
    "exactly [5.5,5.5] 5.5 CNY": "5元5角 | 5块5毛 | 5块5毛钱",
    "exactly [5.55,5.55] 5.55 CNY": "5元5角5分 | 5元5角5分钱",
    "exactly [5.05,5.05] 5.05 CNY": "5元5分",
    "exactly [0.5,0.5] 0.5 CNY": "5角 | 5毛 | 5毛钱",
    "exactly [0.55,0.55] 0.55 CNY": "5角5分 | 5角5分钱",
    "exactly [500000000,500000000] 500000000 CNY": "人民币 5亿 | ¥5亿元",
    "exactly [5,5] 5 JPY": "¥5日元 | 5日元",
    "exactly [5,5] 5 USD": "$5 | $5美元 | 5美元 | 5usd | 5 usd",
    "exactly [500000000,500000000] 500000000 USD": "usd 5亿 | US$5亿 | 美元5亿 | 5亿美元 | usd5亿 | 5亿usd",
    "exactly [500000000,500000000] 500000000 EUR": "欧元5亿",
    "exactly [5,5] 5 EUR": "5 euros",
    "exactly [50000,50000] 50000 JPY": "5万日元",
    "exactly [5,5] 5 HKD": "5港元",
    "exactly [5,5] 5 project": "5个项目",
    "exactly [5,5] 5 person": "5人 | 5名 | 5位",
    "exactly [5,5] 5 person-time": "5人次",
    "exactly [5,5] 5 enterprise": "5家 | 5家企业 | 5户企业",
    "exactly [5,5] 5 provincial-unit": "5省 | 5个省区市",
    "exactly [5,5] 5 percentage-point": "5个百分点",
    "fold [5,5] 5 factor": "5倍",
    "some-over (5,6) 5 factor": "5多倍",
    "some-over (2,3) 2 factor": "两倍多 | 增长一倍多",
    "at-least [2,) 2 factor": "2倍以上 | 增长1倍以上 | 翻一番以上",
    "level [100,) 100 None": "100级",
    "level [1000,) 1000 None": "千级",
    "level [100000000000,) 100000000000 None": "千亿级",
    "level [100000000000,) 100000000000 CNY": "一千亿元级",
    "some-over (10,20) 10 None": "十几 | 十余 | 十多",
    "few [20,100) None None": "几十",
    "few [200,1000) None None": "几百",
    "few [2000,10000) None None": "几千",
    "few [20000,100000) None None": "几万",
    "few [200000000,1000000000) None None": "几亿",
    "few [2,10) None None": "几个 | 几 | 数个",
    "few [2,10) None enterprise": "几家 | 数家",
    "magnitude [10,100) None None": "数十",
    "magnitude [100,1000) None None": "数百",
    "magnitude [1000,10000) None None": "数千",
    "magnitude [10000,100000) None None": "数万",
    "magnitude [100000000,1000000000) None None": "数亿",
    "magnitude [100000,1000000) None None": "数十万",
    "magnitude [1000000,10000000) None None": "数百万",
    "magnitude [10000000,100000000) None None": "数千万",
    "magnitude [1000000000,10000000000) None None": "数十亿",
    "few [20,100) None percent": "提高到几成 | 几成 | 增长几成",
    "few [2,10) None CNY": "几元",
    "plural [2,) None None": "多个 | 一批",
    "plural [2,) None item": "多项",
    "plural [2,) None person": "多人",
    "plural [2,) None project": "多个项目 | 一批项目",
    "plural [2,) None enterprise": "多家 | 一批企业",
    "few [20000000,100000000) None None": "几千万",
    "few [2000000000000,10000000000000) None None": "几万亿",
    "few [20000000000,100000000000) None CNY": "几百亿元",
    "some-over (20,30) 20 None": "二十几 | 二十余",
    "some-over (100,200) 100 None": "百余 | 百多",
    "some-over (1000,2000) 1000 None": "千余",
    "some-over (10000,20000) 10000 None": "万余 | 万多",
    "some-over (100000000,200000000) 100000000 None": "亿多",
    "some-over (30,40) 30 None": "三十多",
    "some-over (3000000,4000000) 3000000 None": "三百多万 | 三百余万",
    "some-over (30000000000,40000000000) 30000000000 CNY": "三百多亿元",
    "some-over (500,600) 500 None": "500多",
    "some-over (5000000,6000000) 5000000 None": "500多万",
    "some-over (50000,60000) 50000 None": "5多万",
    "some-over (5,6) 5 None": "5余",
    "some-over (50,60) 50 None": "50余",
    "some-over (23000,24000) 23000 None": "2.3万余",
    "some-over (2.3,2.4) 2.3 None": "2.3余",
    "some-over (1000,2000) 1000 enterprise": "1000多家",
    "some-over (2000,3000) 2000 None": "两千多",
    "some-over (10000,20000) 10000 person-time": "万余人次",
    "between [300,400] None None": "三四百",
    "between [300,400] None enterprise": "三四百家",
    "between [70,80] None None": "七八十",
    "between [7,8] None None": "七八",
    "between [17,18] None None": "十七八",
    "between [20,30] None None": "20～30 | 二三十 | 20以上30以下 | 20以上且30以下 | 20至30 | 20到30 | 20~30 | 20-30 | 20—30"
    " | 从20到30 | 由20到30 | 20和30之间 | 20与30之间 | 介于20和30之间 | 在20到30间"
    " | 位于20和30之间 | 处于20至30之间 | 20-30之间 | 20~30间 | 處於20至30之間",
    "between [2,3] None None": "两三",
    "between [200,300] None None": "两三百 | 2至3百 | 两至三百",
    "between [1,2] None None": "一二 | 一两 | 一两个",
    "exactly [90,90] 90 None": "九十",
    "exactly [345,345] 345 None": "三四五",
    "exactly [3.34,3.34] 3.34 None": "三点三四",
    "between [30,40] None percent": "三四成",
    "between [130,140] None None": "百三四",
    "exactly [20,20] 20 item": "(20项) | 增加20项 | 减少至20项",
    "more-than (20,) 20 None": "超过了20 | 超过了有20 | 超过有20 | 比20多 | 比20高 | 比20大 | 不止20 | 高于20"
    " | 多于20 | >20 | 突破20 | 突破了20 | 超出20",
    "about [18,22] 20 None": "约为20 | 约有20 | 约达20 | 约达到20 | 约是20 | 20左右 | 20上下 | 大概20 | 约莫20"
    " | 大致20 | 差不多20 | ~20 | ≈20",
    "at-least [20,) 20 item": "20项+ | 至少有20项",
    "at-least [20,) 20 None": "20以上 | 20及以上 | 20或以上 | 20或者以上 | 20和以上 | 20之上 | 20或更多 | 20+"
    " | 不下20 | 不亚于20 | 不小于20 | 起码20 | 最少20 | 大于等于20 | 大于或等于20"
    " | 等于或大于20 | >=20 | ≥20 | ≧20 | 高于等于20",
    "at-most (,20] 20 percent": "20%以内",
    "at-most (,20] 20 None": "20以下 | 20之内 | 20之下 | 20或更少 | 20个以内 | 不逾20 | 至多20 | 最多20 | 不大于20"
    " | 小于等于20 | <=20 | ≤20 | ≦20",
    "about [18,22] 20 item": "20项左右 | 20左右项",
    "at-least [20,) 20 project": "20个以上项目",
    "less-than (,20) 20 None": "比20少 | 比20低 | 比20小 | 未满20 | 未达20 | 未到20 | 少于20 | 小于20 | 低于20 | <20",
    "more-than (20,) 20 CNY": "比20元多",
    "between (20,30] None None": "超过20且不超过30 | 超过20,不超过30 | 超过20但不超过30",
    "between (20,30) None None": "超过20而低于30 | 超过20并低于30 | 超过20又低于30 | 超过20和低于30 | 大于20小于30",
    "between [20,30] None item": "20至30项 | 20项至30项 | 从20至30项",
    "between [20,30] None percent": "20至30% | 20%至30% | 增长20%至30%",
    "between [15,25] 20 None": "20±5",
    "between [15,25] 20 percent": "20%±5%",
    "between [300000000,500000000] None CNY": "三至五亿元",
    "between [30000000,50000000] None None": "三到五千万",
    "between [100,10000] None None": "100到1万",
    "between [1000,2000] None None": "1-2千",
    "between [100000,200000] None None": "10-20万",
    "exactly [20,20] 20 percent": "增长20% | 增长了20% | 同比增长20% | 环比增长20% | 年均增长20% | 累计增长20%"
    " | 比上年增长20% | 较上年增长20% | 净增20% | 提升20% | 上升20% | 上涨20% | 增20%"
    " | 涨20% | 扩大20% | 增幅20% | 升高20% | 增长到20% | 增长至20% | 增长为20%"
    " | 增长到了20% | 提高到20% | 上升至20% | 增至20% | 降到20% | 降至20% | 下降到20%"
    " | 降低到20% | 上漲20% | 環比增長20% | 較上年增長20%",
    "exactly [20,20] 20 percentage-point": "提高20个百分点",
    "fold [2,2] 2 factor": "增长到原来的2倍 | 扩大到2倍 | 增长一倍 | 增长1倍 | 提升一倍 | 上升一倍 | 上涨一倍"
    " | 增加一倍 | 扩大一倍 | 增一倍 | 涨一倍 | 升高一倍 | 增幅一倍 | 增长翻番"
    " | 同比增长到两倍 | 累计增长到两倍 | 翻番 | 翻倍 | 翻一番 | 翻了一番",
    "exactly [30,30] 30 None": "从20增长到30 | 从20发展到30 | 从20增至30 | 從20發展到30",
    "exactly [30,30] 30 percent": "从20%提高到30% | 20%提高到30%",
    "fold [3,3] 3 factor": "增长两倍 | 提高两倍",
    "fold [3.5,3.5] 3.5 factor": "增长2.5倍",
    "nearly [1.9,2) 2 factor": "增长近一倍",
    "more-than (2,) 2 factor": "增长超过一倍 | 超过翻一番 | 翻超过一番",
    "less-than (,2) 2 factor": "增长不到一倍",
    "between [2,3] None factor": "增长1到2倍",
    "few [3,11) None factor": "增长几倍",
    "few [2,10) None percentage-point": "增长几个百分点",
    "nearly [18,20) 20 percent": "增长了近两成",
    "fold [4,4] 4 factor": "翻两番 | 翻了两番",
    "fold [8,8] 8 factor": "翻三番",
    "fold [1267650600228229401496703205376,1267650600228229401496703205376] 1267650600228229401496703205376 factor": "翻100番",
    "nearly [1.8,2) 2 factor": "近翻一番 | 翻近一番 | 翻了近一番",
    "about [1.8,2.2] 2 factor": "约翻番 | 翻约一番 | 翻番左右",
    "half (50,100] None percent": "过半 | 过半数 | 大部分 | 多数 | 大多数",
    "rank [1,1] 1 rank": "居首 | 居首位 | 首位 | 榜首 | 位居榜首 | 位居第一 | 位居第一位 | 名列第一 | 稳居第一"
    " | 居第一 | 全国第一 | 全国首位 | 世界第一 | 全球第一 | 国内第一 | 国际第一"
    " | 亚洲第一 | 中国第一 | 东部第一 | 中部第一 | 西部第一 | 东北第一 | 行业第一"
    " | 同类第一 | 居全国第一 | 居全国首位 | 居全国第一位 | 穩居第一 | 同類第一"
    " | 國際第一 | 東部第一",
    "rank [3,3] 3 rank": "位列第3 | 位于第三 | 居于第三 | 排名第三 | 排在第三位 | 居第3位 | 列第3 | 排第3"
    " | 第三位 | 第三名",
    "rank [1,10] 10 rank": "排名前10 | 全国前10 | 前10 | 前十 | 前十名 | 前10位 | 前10强",
    "rank [2,2] 2 rank": "全省第二 | 全市第二 | 全区第二",
    "at-least [100,) 100 None": "上百",
    "at-least [100,) 100 enterprise": "上百家",
    "at-least [100000000000,) 100000000000 CNY": "上千亿元",
    "nearly [18,20) 20 None": "几近20 | 近乎20 | 接近于20",
    "exactly [5,5] 5 cluster": "五個產業集群",
    "exactly [5,5] 5 RUB": "五俄羅斯盧布",
    "exactly [5,5] 5 MYR": "五馬來西亞林吉特",
    "exactly [5,5] 5 SAR": "五沙特里亞爾",
    "exactly [5,5] 5 DKK": "五丹麥克朗",
    "exactly [5,5] 5 PHP": "五菲律賓比索",
    "exactly [5,5] 5 ISK": "五冰島克朗",
    "exactly [5,5] 5 AED": "五阿聯酋迪拉姆",
    "exactly [5,5] 5 KZT": "五哈薩克斯坦堅戈",
    "exactly [5,5] 5 MNT": "五圖格里克",
    "exactly [5,5] 5 MOP": "五澳門元",
    "exactly [5,5] 5 BRL": "五巴西雷亞爾",
    "exactly [5000,5000] 5000 CNY": "5 k元 | 5k元",
    "at-least [5,) 5 USD": "5 usd 以上 | 5 usd以上",
    "between [500000000,1000000000] None CNY": "人民币5至10亿",
    "between [5,10] None CNY": "人民币5至10",
    "between [15,25] 20 item": "20项±5项",
    "between [5.333333333333333333333333333,6] None None": "五又三分之一至六",
    "between [33.33333333333333333333333333,66.66666666666666666666666667] None percent": "三分之一至三分之二",
    "exactly [0,0] 0 percent": "三分之零",
    "exactly [1000000000000000000000000,1000000000000000000000000] 1000000000000000000000000 None": "一亿亿亿",
    "exactly [1000000000000,1000000000000] 1000000000000 None": "一万万万",
    "few [2,10) None factor": "增长到几倍",
    "exactly [1500000,1500000] 1500000 CNY": "1.5x10^6元 | 1.5e6元",
    "exactly [1300000,1300000] 1300000 item": "1.3×10⁶项",
    "exactly [30000,30000] 30000 None": "三万零",
    "some-over (30,40) 30 percent": "三成余",
    "more-than (60,) 60 percent": "超过六成",
    "less-than (,60) 60 percent": "不到六成",
    "at-least [60,) 60 percent": "至少六成",
    "at-most (,0.5] 0.5 percent": "不超过千分之五",
    "between [10000,2000000000000] None None": "1万到20000亿",
    "exactly [155,155] 155 None": "一百五十五",
}
"""Reading, interval, nominal and unit, and the Chinese words that mean them."""

_WRITING = {
    "exactly [5,5] 5 CNY": "￥5 | 五圓 | 五圜 | 五塊錢 | 五塊",
    "exactly [5,5] 5 GBP": "￡5 | 五英鎊",
    "between (20,30) None None": "超过20、低于30 | 超過20並低於30",
    "between [20,30] None None": "20〜30 | 20∼30 | 20–30 | 20—30 | 20―30 | 20‐30 | 20‑30 | 20−30 | 20﹣30"
    " | 二十和三十之間 | 在二十到三十間 | 20與30之間 | 介於20與30之間",
    "exactly [-5,-5] -5 None": "−5 | 負五",
    "exactly [1,1] 1 None": "1×10⁰",
    "exactly [2000000000000,2000000000000] 2000000000000 None": "2×10¹²",
    "exactly [60000000,60000000] 60000000 None": "6×10⁷",
    "exactly [20000,20000] 20000 None": "兩萬",
    "exactly [500000000,500000000] 500000000 None": "五億",
    "exactly [3.5,3.5] 3.5 None": "三點五",
    "exactly [5,5] 5 None": "五個",
    "some-over (20,30) 20 None": "二十餘",
    "few [20,100) None None": "幾十",
    "magnitude [10,100) None None": "數十",
    "about [18,22] 20 None": "約二十",
    "more-than (20,) 20 None": "超過二十",
    "less-than (,20) 20 None": "低於二十 | 不滿二十",
    "exactly [20,20] 20 None": "達到二十 | 貳拾 | 共計二十 | 總計二十 | 弐拾 | 減少到20 | 為20",
    "exactly [20,20] 20 item": "二十項",
    "exactly [5,5] 5 enterprise": "五戶企業 | 五個企業",
    "exactly [30,30] 30 None": "參拾 | 叄拾",
    "exactly [36,36] 36 None": "三十陸",
    "exactly [5,5] 5 HKD": "五港幣",
    "exactly [5,5] 5 EUR": "五歐元",
    "exactly [5,5] 5 KRW": "五韓元",
    "exactly [5,5] 5 RUB": "五盧布",
    "exactly [20,20] 20 percent": "增長二十% | 上陞20% | 上昇20% | 擴大20%",
    "level [100000000000,) 100000000000 None": "千億級",
    "exactly [10,10] 10 percent": "從5%提高到10%",
    "at-most (,20] 20 None": "二十以內",
    "exactly [5,5] 5 laboratory": "五個實驗室 | 五家實驗室",
    "rank [1,1] 1 rank": "國內第一 | 同類第一",
    "nearly [18,20) 20 None": "將近二十",
    "exactly [5,5] 5 person": "五名員工",
    "exactly [5,5] 5 provincial-unit": "五個省區市",
    "exactly [5,5] 5 cluster": "五個產業集群",
    "exactly [5,5] 5 THB": "五泰銖",
    "exactly [120,120] 120 None": "壹佰貳拾",
    "exactly [4000,4000] 4000 None": "肆仟",
    "exactly [500,500] 500 None": "伍佰",
    "exactly [78,78] 78 None": "柒拾捌",
    "exactly [9000,9000] 9000 None": "玖仟",
    "exactly [2025,2025] 2025 None": "二〇二五 | 二○二五",
    "rank [1,3] 3 rank": "前三強",
    "exactly [5,5] 5 CHF": "五瑞士法郎",
    "exactly [5,5] 5 TWD": "五臺幣 | 五台幣 | 五新臺幣",
    "exactly [5,5] 5 AUD": "五澳元",
    "exactly [5,5] 5 NZD": "五紐元 | 五新西蘭元",
    "exactly [5,5] 5 PLN": "五兹羅提",
    "exactly [5,5] 5 MYR": "五馬來西亞林吉特",
    "exactly [5,5] 5 NLG": "五荷蘭盾",
    "between [95,105] 100 None": "100+∕-5 | 100+⁄-5",
}
"""The same for signs, superscripts and traditional characters."""

_REFUSED = {
    "is no figure that can be read without guessing: write a number, its comparator and unit": "三百四百 | more than 20 and more than 20 | more than 20 and more than 30 | 一二三四百 | 二百三百 | 二百10十 | 一万10000 | one thousand zero | one thousand one thousand | 五又二分之二 | 三点五百 | 三点五千 | 三点一二百 | 比熊猫多 | 百分之熊猫点五 | 一万万万万 | 一亿亿亿亿 | 五又三分之零 | ranked third pandas | 零12345 | 百分之五多多 | 百分之多 | 十10 | 一百100 | one point ten | 20和熊猫之间 | 熊猫和20之间 | 且且20 | 和和20以上 | 二百12十 | 一百二千 | 5万k | - -5 | 20 or 30 | ٣ | ٣٠ | 1.5 or 2.5 | oh | o | 5。5 | ranks among the first in the world | 20-twenty four | a third-half | 120 MXYZ | 120 XEUR | ((20)) | 200 yuan (31 yuan) | 200 yuan (31)"
    " | 200 (31 yuan) | 20 percent (31 yuan) | 200 yuan (pandas) | pandas ($31)"
    " | 200 yuan) | a 5 percent increase | rose from pandas to 10 | rose from 5 to"
    " | an 8 percent rise | grew | grew by | several MEUR | multiple yuan"
    " | multiple percent | most projects | most of projects | a majority of companies"
    " | several projects projects | only 20 | just 20 | well 20 | about 20 or equal"
    " | more than 20 or more | about 20 or so | half of | half a project | half an hour"
    " | quarter | quarter to half | 99-level | 100 MEUR level | 100 5 level | 5m projects"
    " | 5 dollars 20 pence | 5 dollars 20 | >20 and | more than 20 and 30"
    " | 20 to 30 to 40 | twenty-twenty four | two-three million | 25 + 5 | 25 +- 5"
    " | minus double | $ double | several thousand hundred | hundreds thousand"
    " | thousands of hundreds | tens of | hundreds of | majority of companies"
    " | top 3 nationwide | top 0 | top 2.5 | top | twenty-first place | hundredth place"
    " | quarter place | half place | ranked 2.5 | ranked 5 projects | twenty ten"
    " | twenty zero | twenty- | one hundred and 100 | one thousand and one million"
    " | one point twenty | one point | half a million and five | 2.5½ | two third"
    " | one thirds | a halves | two half | 1 2345 | 5. | 10^6 | 1×10^100 | 5 don't | 3万4"
    " | 2百5 | 四百5 | 五十百 | 十百 | 五千百 | 十千 | 一五百 | 二五 | 两零二 | 一两三"
    " | 三点 | 三点五k | 三点十 | 五k | 一个半 | 三亿半 | 两倍半 | 五又三分之四"
    " | 半又三分之一 | 一分之一 | 零分之五 | 二点五分之一 | 五成十 | 5分 | 5多元5角"
    " | 5多角 | 5元x角 | 5角x分 | 10元半 | 5百分点 | 五倍半 | 5级 | 数千亿级 | 数 | 几角"
    " | 几分 | 几块5毛 | 多 | 多元 | 多十个 | 一批十个 | 一批个项目 | 一批元 | 几百千 | 二几 | 几几"
    " | 两千多公里 | 三五百 | 几三四 | 至少20项以上 | 20以上的项目 | 超过20以上 | 比多"
    " | 比20 | 和30之间 | 增长 | 由20变为30 | 从熊猫增至30 | 从20增至熊猫 | 翻几番"
    " | 翻半番 | 翻0番 | 翻101番 | 翻一番多 | 近翻近一番 | 近翻一番以上 | 熊猫翻番"
    " | 翻熊猫 | 翻一 | 翻 | 少数 | 首 | 名列前茅 | 前0 | 前2.5 | 發展到",
    "is a fall, write the figure without its verb": "fell by 5 | 同比下降5% | 下降5%",
    "mixes the units USD and CNY, write one of them": "$100-billion-yuan level | $5元",
    "bounds a level, write one or the other": "more than 100-level | 超过千亿级 | 1000亿级以上",
    "is a name or has a unit unknown here, not a quantity": "5m | 5b | twenty-24",
    "names a currency of several countries, write its ISO 4217 code": "5 dollars 0 cents | 5 dollars 100 cents | 5 yuan 20 cents | 5 pounds 20 cents"
    " | $5 20 cents",
    "may share its scale or not, write the scale at both ends": "500-2 billion | 500-2亿",
    "is a range that does not rise, write the lower number first": "5 million to 2 million | 20到20 | 30到20",
    "has a tolerance in another unit, write its two ends as a range": "$5±1元 | 25 ± 5 percent | 25 ± $5 | 25 yuan ± 5 | 20±5%",
    "may be a date or a ratio, write the fraction in words": "25 +/ 5",
    "is a tolerance, write it with its number as in '100 ± 5'": "±5 | ±5",
    "has no tolerance above zero, write the number alone": "25 ± 0 | 25 ± -5 | 5±-5",
    "is an ordinal, write 'ranked first', 'top 10' or 居第一位 where it ranks": "third west | third of the list | third in | 3rd in | third largest in china pandas | third place worldwide pandas | third place pandas | third largest pandas | first | 3rd among nations | third in pandas | second of | 0th place | 2.5th place"
    " | ranked fifth pandas | 3rd | third | 第三 | 第3 | 第三个 | 第0名 | 第2.5名"
    " | 第几名",
    "has a comma or point that separates neither thousands nor decimals, write for example 1.5 or 1,500": "1,234,56 | 12,34 | 1,2345 | 01,234 | 0,123 | 1.234.5",
    "adds some to nothing, write a number above zero": "0余",
    "is a range whose ends are open, write its two ends as figures": "20多万到30多万 | 20多到30 | 20到30余家",
    "has a fraction at its upper end only, write both ends in percent": "one to two thirds | 20 to half | between 20 and half | five or six tenths | 一到三分之二 | 二十到一半 | 2到半",
    "has a unit at its lower end only, write it at the upper one": "三分之一到五 | 20项至30 | 20%到30",
    "bounds a range, write the range or the bound alone": "近20到30",
    "is a date, not a quantity": "14號",
    "adds some to what has no last digit, write a whole number above zero": "a third odd",
    "has bounds that contradict each other": "more than 20 and at most 20 | more than 20 and less than 20 | more than 30 and less than 20",
    "comes close to nothing, write 'about' or the number itself": "nearly 0",
    "is a range of levels, write its two ends as figures": "千亿级到万亿级 | 100 to 200-level | 100-level to 200-level",
    "mixes the units CNY and USD, write one of them": "more than 20 yuan and less than 30 dollars",
    "may be a label as well as a power of ten, write it out or as 1.0e6": "1e6",
    "mixes percent with percentage points, write one of them": "20%至30个百分点 | 20% to 30 percentage points",
    "is a range that can be split in two ways, write its numbers in digits": "between one thousand and five hundred and two thousand",
}
"""Why, and the words that are refused for it."""

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
    "item": "项 | 件",
    "project": "个项目",
    "person": "人 | 名 | 位 | 个人 | 名员工 | 位专家",
    "person-time": "人次",
    "enterprise": "家 | 家企业 | 个企业 | 家公司 | 户企业",
    "provincial-unit": "个省市 | 个省份 | 个省区市 | 个省 | 省 | 省份 | 省市 | 省区市 | 个省(区,市)"
    " | 省(区,市)",
    "cluster": "个集群 | 个产业集群",
    "laboratory": "个实验室 | 家实验室",
    "None": "个",
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


@pytest.mark.parametrize(("words", "said"), [*_rows(_ENGLISH), *_rows(_CHINESE), *_rows(_WRITING)])
def test_wordings_and_what_they_say(words: str, said: str) -> None:
    """Each wording has one reading, with its interval, the number it names and its unit."""
    quantity = parse_quantity(words)
    shown = f"{quantity.reading} {quantity.interval} {quantity.nominal} {quantity.unit}"
    assert said == shown


def test_the_callers_decimal_context_reads_alike() -> None:
    """Low precision and traps of the caller's own arithmetic change no figure."""
    words = [each for table in (_ENGLISH, _CHINESE, _WRITING) for each, _ in _rows(table)]
    expected = [parse_quantity(each) for each in words]
    with decimal.localcontext() as context:
        context.prec = 2
        context.traps[decimal.Inexact] = True
        assert expected == [parse_quantity(each) for each in words]


@pytest.mark.parametrize(("words", "reason"), _rows(_REFUSED))
def test_refusals_in_full(words: str, reason: str) -> None:
    """What is no figure, or can be read in two ways, is shown and told what to write."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(words)
    assert f"{words!r} {reason}" == str(caught.value)


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
    """The words that bound a number, of version 1 of the table; another word is another version."""
    assert reading == parse_quantity(words).reading
    assert READINGS_VERSION == "1"


@pytest.mark.parametrize(("words", "unit"), _rows(_UNITS_ZH))
def test_chinese_units(words: str, unit: str) -> None:
    """Each Chinese word for a unit is read after a number; per mille becomes percent."""
    assert {"None": None, "permille": "percent"}.get(unit, unit) == parse_quantity(
        f"五{words}"
    ).unit


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


_DATE = "is a date, not a quantity"
_EMPTY = "is no figure, write for example 'more than 2,000' or '近300亿元'"
_LARGE = "is larger than anything counted here"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", _EMPTY),
        ("  ", _EMPTY),
        ("%", _EMPTY),
        ("…", _EMPTY),
        ("08:33", "is a time of day, not a quantity"),
        ("March 12", _DATE),
        ("jan 5", _DATE),
        ("5 jan", _DATE),
        ("5 Dec 2024", _DATE),
        ("December 5", _DATE),
        ("2025-03-08", _DATE),
        ("10x10^99", _LARGE),
        ("-10x10^99", _LARGE),
        ("up to 10x10^99", _LARGE),
        ("- " * 61, "has more words than a figure, write the figure alone"),
        ("亿" * 81, "has more words than a figure, write the figure alone"),
        ("9" * 201, "is longer than 200 characters, write the figure alone"),
    ],
)
def test_refusals_of_what_is_no_figure_at_all(words: str, reason: str) -> None:
    """Dates, times, empty words and numbers past all counting are told from figures."""
    with pytest.raises(InvalidQuantity) as caught:
        parse_quantity(words)
    assert reason == caught.value.reason
    assert words == caught.value.text


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
