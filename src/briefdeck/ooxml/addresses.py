"""Addresses as relationships of a package hold them: Office refuses a file in which one is no URI."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

# What a URI may hold as it stands (RFC 3986, 2.2); anything else is percent-encoded.
_URI = "%/:=&?~#+!$,;'@()*[]"


@lru_cache(maxsize=4096)
def uri(address: str) -> str:
    """An address as a URI, its host in letters of ASCII (RFC 3490); empty where it leads nowhere."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        if not host.isascii():
            around = parts.netloc.rpartition("@")
            port = f":{parts.port}" if parts.port is not None else ""
            netloc = "".join(around[:2]) + host.encode("idna").decode("ascii") + port
            address = urlunsplit(parts._replace(netloc=netloc))
        target = quote(address, safe=_URI)
        parts = urlsplit(target)
        # The port is read only when asked for, and raises where it is no number.
        return target if parts.port != 0 and (parts.hostname or parts.scheme == "mailto") else ""
    except ValueError:
        return ""
