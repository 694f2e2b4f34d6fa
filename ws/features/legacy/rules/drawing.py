"""A ribbon as a picture."""

from __future__ import annotations

from html import escape

from ws.content.schemas import Ribbon

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 120" role="img"><title>{name}</title>'
    '<path d="M30 64L18 114l16-10 12 14 6-50z" fill="{dark}"/>'
    '<path d="M66 64l12 50-16-10-12 14-6-50z" fill="{dark}"/>'
    '<path d="{rosette}" fill="{colour}"/><circle cx="48" cy="46" r="29" fill="#fffaf0"/>'
    '<circle cx="48" cy="46" r="29" fill="none" stroke="{dark}" stroke-width="1.5"/>'
    '<g transform="translate(28 26) scale(1.67)" fill="none" stroke="{dark}" stroke-width="1.5" '
    'stroke-linecap="round" stroke-linejoin="round"><path d="{emblem}"/></g></svg>'
)
_PETALS = (
    "M48 4l8 8 11-5 4 11 12-1-1 12 11 4-5 11 8 8-8 8 5 11-11 4 1 12-12-1-4 11-11-5-8 8-8-8-11 5-4-11-12 1 1-12-11-4 "
    "5-11-8-8 8-8-5-11 11-4-1-12 12 1 4-11 11 5z"
)
_DARKER = 65
"""Per cent of the light of the colour."""


def drawn(ribbon: Ribbon) -> str:
    """A rosette with the emblem of the ribbon, as SVG without scripts."""
    return _SVG.format(
        name=escape(ribbon.name),
        colour=ribbon.colour,
        dark=darker(ribbon.colour),
        emblem=ribbon.emblem,
        rosette=_PETALS,
    )


def darker(colour: str) -> str:
    """A colour as its own shadow."""
    parts = (int(colour[at : at + 2], 16) * _DARKER // 100 for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)
