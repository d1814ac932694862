"""The words, signs and codes of currencies in both languages: data only."""

# ruff: noqa: SIM905 - lists of words and signs read best as one line

from __future__ import annotations

from typing import Final

# ISO 4217 (active codes), the former codes that older texts use, and XBT, which ISO has not.
CODES: Final = frozenset(
    (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP "
        "BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP "
        "GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
        "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
        "MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR "
        "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
        "UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ATS BEF DEM ESP FIM FRF "
        "GRD IEP ITL NLG PTE XBT"
    ).split()
)

# "All 12" is no money: these are read by the names of their currencies only.
ALSO_WORDS: Final = frozenset("ALL BAM BOB COP CUP GEL MAD MOP PEN RON SOS TOP TRY".split())

# Nouns that several countries share are listed with their country only: never guess.
DOLLARS: Final = frozenset("USD HKD CAD AUD NZD SGD TWD MXN ARS CLP COP".split())
"""The codes that a bare dollar sign may be narrowed to by a later word."""

MONEY_EN: Final = """
USD: $|us$|us $|usd$|usd $|dollar|dollars|us dollar|us dollars|american dollar
USD: american dollars|united states dollar|united states dollars|greenback
CNY: ¥|cn¥|rmb¥|rmb|yuan|renminbi|yuan rmb|rmb yuan|yuan renminbi|renminbi yuan|chinese yuan
CNY: chinese renminbi
EUR: €|euro|euros
GBP: £|pound|pounds|sterling|pound sterling|pounds sterling|british pound|british pounds
GBP: uk pound|uk pounds
JPY: jp¥|jpy¥|yen|japanese yen
HKD: hk$|hk $|hkd$|hong kong dollar|hong kong dollars
CAD: c$|c $|ca$|can$|cad$|canadian dollar|canadian dollars|canada dollars
AUD: a$|au$|aud$|australian dollar|australian dollars|australia dollars
NZD: nz$|nzd$|new zealand dollar|new zealand dollars
SGD: s$|sg$|sgd$|singapore dollar|singapore dollars
TWD: nt$|nt $|twd$|new taiwan dollar|new taiwan dollars|taiwan dollar|taiwan dollars
MXN: mex$|mx$|mxn$|mexican peso|mexican pesos
BRL: r$|brl$|brazilian real|brazilian reais|reais|brazilian reals
ARS: ars$|argentine peso|argentine pesos
CLP: clp$|chilean peso|chilean pesos
COP: cop$|colombian peso|colombian pesos
PHP: ₱|philippine peso|philippine pesos
INR: ₹|rupee|rupees|indian rupee|indian rupees
PKR: pakistani rupee|pakistani rupees|pakistan rupees
LKR: sri lankan rupee|sri lankan rupees
IDR: rp|rupiah|rupiahs|indonesian rupiah|indonesian rupiahs
RUB: ₽|ruble|rubles|rouble|roubles|russian ruble|russian rubles|russian roubles
RUB: russian rouble
KRW: ₩|won|korean won|south korean won
KPW: north korean won
CHF: swiss franc|swiss francs|sfr
FRF: french franc|french francs
BEF: belgian franc|belgian francs
DEM: german mark|german marks|deutsche mark|deutsche marks|deutschmark|deutschmarks
DEM: deutschemarks
FIM: finnish markka|markka|markkaa
ITL: italian lira|italian lire
ESP: peseta|pesetas|spanish peseta|spanish pesetas
PTE: portuguese escudo|portuguese escudos
NLG: guilder|guilders|dutch guilder|dutch guilders
ATS: austrian schilling|austrian schillings
GRD: drachma|drachmas|greek drachma|greek drachmas
IEP: irish pound|irish pounds|irish punt|irish punts
TRY: ₺|turkish lira|turkish liras
SEK: swedish krona|swedish kronor|swedish kronas
NOK: norwegian krone|norwegian kroner
DKK: danish krone|danish kroner
ISK: icelandic krona|icelandic kronur
PLN: zł|zloty|zlotys|zlotych|polish zloty|polish zlotys
CZK: kč|czech koruna|czech korunas|czech crown|czech crowns
HUF: forint|forints|hungarian forint|hungarian forints
THB: ฿|baht|thai baht
MYR: ringgit|ringgits|malaysian ringgit|malaysian ringgits
VND: ₫|dong|vietnamese dong
ILS: ₪|shekel|shekels|israeli shekel|israeli shekels
ZAR: rand|rands|south african rand
NGN: ₦|naira|nairas
UAH: ₴|hryvnia|hryvnias
KZT: ₸|tenge|kazakhstani tenge|kazakhstani tenges|kazakh tenge
SAR: saudi riyal|saudi riyals
AED: dirham|dirhams|uae dirham|uae dirhams|united arab emirates dirham
EGP: egyptian pound|egyptian pounds
CRC: ₡|costa rican colon|costa rican colones
PYG: ₲|guarani|guaranis
GHS: ₵|cedi|cedis
MNT: ₮|tugrik|tugriks
BDT: ৳|taka|bangladeshi taka
XBT: ₿|bitcoin|bitcoins
KGS: kyrgyzstani som|kyrgyz som|kyrgyzstani soms
MOP: macanese pataca|macanese patacas|macau pataca|pataca|patacas
TJS: tajikistani somoni|tajikistani somonis
TMT: turkmenistani manat
UZS: uzbekistani som|uzbek som|uzbek soum
"""
"""Code, and English words and signs."""

MONEY_ZH: Final = """
CNY: 元|元人民币|人民币|块|块钱|元钱|rmb|¥
USD: 美元|美金|$|us$
EUR: 欧元|€
GBP: 英镑|£
JPY: 日元|日圆|日币|元日币
HKD: 港元|港币|港币元|元港币
MOP: 澳门元|澳门币
TWD: 新台币|台币|元新台币|新台币元
KRW: 韩元|韩币|韩圜
CHF: 瑞士法郎|瑞郎
CAD: 加元|加拿大元|加币
AUD: 澳元|澳大利亚元|澳币|澳洲元
NZD: 新西兰元|纽元
SGD: 新加坡元|新元|新币
RUB: 卢布|俄罗斯卢布
INR: 卢比|印度卢比
PKR: 巴基斯坦卢比
THB: 泰铢|泰国铢
MYR: 林吉特|马来西亚林吉特|马币
VND: 越南盾
IDR: 印尼盾|印尼卢比|印度尼西亚卢比
PHP: 菲律宾比索
MXN: 墨西哥比索
BRL: 巴西雷亚尔|雷亚尔
SEK: 瑞典克朗
NOK: 挪威克朗
DKK: 丹麦克朗
ISK: 冰岛克朗
CZK: 捷克克朗
ZAR: 南非兰特|兰特
TRY: 土耳其里拉
ITL: 意大利里拉
FRF: 法国法郎
BEF: 比利时法郎
DEM: 德国马克
ESP: 西班牙比塞塔|比塞塔
NLG: 荷兰盾
KZT: 坚戈|哈萨克斯坦坚戈
AED: 迪拉姆|阿联酋迪拉姆
SAR: 沙特里亚尔
PLN: 波兰兹罗提|兹罗提
HUF: 匈牙利福林|福林
MNT: 图格里克|蒙古图格里克
XBT: 比特币|个比特币|枚比特币
KGS: 吉尔吉斯斯坦索姆
TJS: 塔吉克斯坦索莫尼
TMT: 土库曼斯坦马纳特
UZS: 乌兹别克斯坦苏姆
"""
"""Code, and Chinese words as they stand after a number."""
