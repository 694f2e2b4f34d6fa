"""The album as one page of HTML, without scripts and without anything from elsewhere."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from ws.features.album.messages import ShownPhoto

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_STYLE: Final = (
    "body{margin:0;background:#efe6d8;color:#3d3347;font:17px/1.5 Georgia,serif}"
    "header{padding:3rem 1rem 1rem;text-align:center}h1{margin:0;font-size:2.4rem}"
    "main{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1.6rem;max-width:76rem;"
    "margin:auto;padding:1.5rem}figure{margin:0;padding:.8rem;background:#fffaf0;border-radius:.5rem;"
    "box-shadow:0 2px 10px #0002;break-inside:avoid}svg{display:block;width:100%}"
    "figcaption{padding:.6rem .2rem 0}figcaption small{display:block;color:#6b6275}"
)
END: Final = "</main></body></html>"


def head(name: str) -> str:
    """Everything before the first picture."""
    title = f"The album of {escape(name)}"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width,initial-scale=1'><title>{title}</title>"
        f"<style>{_STYLE}</style></head><body><header><h1>{title}</h1></header><main>"
    )


def figure(photo: ShownPhoto) -> str:
    """A picture with what is written under it."""
    mark = "★ " if photo.favourite else ""
    when = f"{_MONTHS[photo.month - 1]} {photo.year}, age {photo.age}"
    return (
        f"<figure>{photo.svg}<figcaption>{mark}{escape(photo.caption)}"
        f"<small>{escape(photo.title)}, {when}</small></figcaption></figure>"
    )
