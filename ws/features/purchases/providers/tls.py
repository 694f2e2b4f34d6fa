"""What the stores' connections trust: one TLS context a process.

Reading the authorities takes about 30 ms of CPU, and httpx2 does it for every client that is not given a context.
Import it only where a store is configured.
"""

from __future__ import annotations

import functools
import ssl

import httpx2


@functools.cache
def tls_context() -> ssl.SSLContext:
    """The context that every client of a store is given; made when it is first wanted. Nobody may change it, and no
    client may ask for HTTP/2: the protocols offered are kept in it, and httpx2 sets them as it connects."""
    return httpx2.create_ssl_context(trust_env=False)
