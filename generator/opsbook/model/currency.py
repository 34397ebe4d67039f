"""Currencies by their three letters (ISO 4217), and which one somebody may have meant who wrote a name or a sign."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from opsbook.model.text import Line

_CODES = frozenset(
    re.findall(
        r"\w+",
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
        CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
        GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
        LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
        PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
        TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """,
    )
)
_NAMES = {
    "AUD": ("australian dollar", "a$", "au$"),
    "BRL": ("real", "reais", "r$"),
    "CAD": ("canadian dollar", "c$", "ca$"),
    "CHF": ("swiss franc", "franken", "sfr", "fr."),
    "CNY": ("yuan", "renminbi", "rmb"),
    "CZK": ("koruna", "czech koruna", "kč"),
    "DKK": ("danish krone", "danish kroner"),
    "EUR": ("euro", "€"),
    "GBP": ("pound", "pound sterling", "sterling", "british pound", "uk pound", "£"),
    "HUF": ("forint",),
    "INR": ("rupee", "indian rupee", "₹"),
    "JPY": ("yen", "¥", "japanese yen"),
    "NOK": ("norwegian krone", "norwegian kroner"),
    "NZD": ("new zealand dollar", "nz$"),
    "PLN": ("zloty", "złoty", "zł"),
    "SEK": ("krona", "kronor", "swedish krona", "swedish kronor"),
    "USD": ("us dollar", "u.s. dollar", "american dollar", "us$", "dollar", "$"),
    "ZAR": ("rand",),
}
_MEANT = {name: code for code, names in _NAMES.items() for name in names}
_VAGUE = frozenset(("dollar", "$", "pound", "£", "krona", "kronor", "real", "rand", "¥", "fr."))
"""Names and signs that more than one country uses."""


def _currency(value: Any) -> Any:
    if not isinstance(value, str) or value in _CODES or not value.strip():
        return value
    plain = " ".join(value.lower().split())
    name = plain if plain in _MEANT else plain.removesuffix("s")
    if plain.upper() in _CODES:
        meant: dict[str, str | None] = {"better": plain.upper()}
    elif name in _MEANT:
        meant = {"likely" if name in _VAGUE else "better": _MEANT[name]}
    else:
        meant = {"likely": _misspelt(plain.upper())}
    raise PydanticCustomError("currency", "is not a currency", meant)


def _misspelt(text: str) -> str | None:
    """The code that was probably meant, a common one first: of the same letters, or nearly."""
    swapped = (code for code in _NAMES if sorted(code) == sorted(text))
    near = get_close_matches(text, _NAMES, n=1) if len(text) <= 5 else []
    return next(swapped, None) or next(iter(near), None)


Currency = Annotated[Line, BeforeValidator(_currency, json_schema_input_type=str)]
"""The three letters of a currency, such as EUR."""
