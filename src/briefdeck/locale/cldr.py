"""Babel, which knows CLDR, imported so that no setting of the machine can make it fail."""

from __future__ import annotations

import os

# Babel reads the time zone of the machine as it is imported, and fails where TZ names nonsense; no date here needs one.
_zone = os.environ.get("TZ")
os.environ["TZ"] = "UTC"
try:
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global
    from babel.dates import format_date
    from babel.numbers import format_decimal, get_currency_name, get_currency_symbol, list_currencies
finally:
    if _zone is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = _zone

__all__ = [
    "Locale",
    "UnknownLocaleError",
    "format_date",
    "format_decimal",
    "get_currency_name",
    "get_currency_symbol",
    "get_global",
    "list_currencies",
]
