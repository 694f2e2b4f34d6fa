"""Which outside services are here, and why not."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pymysql
from sqlalchemy.engine import make_url

MYSQL_URL = os.environ.get("BAOLIFE_TEST_MYSQL_URL", "mysql://root@127.0.0.1:3306")
REDIS_URL = os.environ.get("BAOLIFE_TEST_REDIS_URL", "redis://127.0.0.1:6379")
CHROMIUM = os.environ.get("BAOLIFE_TEST_CHROMIUM", "")
INSIST = os.environ.get("BAOLIFE_TEST_INSIST") == "1"
"""A missing service is a failure (CI) and not a skip."""

SERVICES = ("mysql", "redis", "chromium")


@cache
def missing(service: str) -> str:
    """Why a service can not be used; "" when it can."""
    if service == "mysql":
        return _mysql()
    if service == "chromium":
        return "" if chromium() else "Chromium was not found (BAOLIFE_TEST_CHROMIUM names it)"
    if service == "redis":
        return _redis()
    raise ValueError(f"no service is called {service!r}")


def chromium() -> str:
    """The browser's file; "" when there is none."""
    if CHROMIUM:
        return CHROMIUM if Path(CHROMIUM).is_file() else ""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), "")


def _mysql() -> str:
    url = make_url(MYSQL_URL)
    try:
        pymysql.connect(
            host=url.host or "127.0.0.1",
            port=url.port or 3306,
            user=url.username or "root",
            password=str(url.password or ""),
            connect_timeout=3,
        ).close()
    except pymysql.MySQLError as error:
        return f"MySQL at {url.render_as_string()} does not answer: {error}"
    return ""


def _redis() -> str:
    import socket  # only needed here

    url = make_url(REDIS_URL)
    try:
        socket.create_connection((url.host or "127.0.0.1", url.port or 6379), timeout=2).close()
    except OSError as error:
        return f"Redis at {REDIS_URL} does not answer: {error}"
    return ""
