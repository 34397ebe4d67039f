"""Short names for contents: equal prints mean that nothing has changed."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 12


def print_of(*parts: bytes) -> bytes:
    """One print of several; the order counts."""
    return blake2b(b"".join(parts), digest_size=SIZE).digest()


def text_print(*values: object) -> bytes:
    """The print of plain values, by their ``repr``."""
    return blake2b(repr(values).encode(errors="surrogatepass"), digest_size=SIZE).digest()
