"""What a language needs, one module a language; `find` knows a language by its BCP 47 tag."""

from briefdeck.locale.base import Language, Phrases, Setting, currency_codes
from briefdeck.locale.finding import find, known, languages
from briefdeck.locale.tags import chain, lookup
from briefdeck.locale.units import meant

__all__ = ["Language", "Phrases", "Setting", "chain", "currency_codes", "find", "known", "languages", "lookup", "meant"]
