"""A portrait as SVG, some two kilobytes, from an appearance. No scripts, nothing from outside."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from ws.features.people.appearance import Appearance

_HAIR_BEHIND: Final = {
    "long": '<path d="M24 46 Q22 14 50 13 Q78 14 76 46 L79 82 Q66 86 50 86 Q34 86 21 82 Z" fill="{hair}"/>',
    "bob": '<path d="M25 44 Q24 15 50 14 Q76 15 75 44 L76 63 Q72 68 66 66 L34 66 Q28 68 24 63 Z" fill="{hair}"/>',
    "curls": (
        '<g fill="{hair}"><circle cx="30" cy="34" r="11"/><circle cx="40" cy="22" r="11"/>'
        '<circle cx="54" cy="19" r="11"/>'
        '<circle cx="67" cy="27" r="11"/><circle cx="72" cy="41" r="9"/><circle cx="27" cy="46" r="8"/></g>'
    ),
    "bun": '<circle cx="50" cy="12" r="9" fill="{hair}"/>',
}
_HAIR_BEFORE: Final = {
    "short": '<path d="M28 42 Q27 18 50 18 Q73 18 72 42 Q68 30 56 28 Q40 28 33 33 Q30 36 28 42 Z" fill="{hair}"/>',
    "crop": '<path d="M29 38 Q29 20 50 19 Q71 20 71 38 Q66 27 50 26 Q34 27 29 38 Z" fill="{hair}"/>',
    "bob": '<path d="M28 44 Q28 19 50 18 Q72 19 72 44 Q70 31 50 30 Q32 31 28 44 Z" fill="{hair}"/>',
    "long": '<path d="M28 46 Q27 19 50 18 Q73 19 72 46 Q70 32 54 25 Q44 34 31 36 Q29 40 28 46 Z" fill="{hair}"/>',
    "curls": '<path d="M29 40 Q30 22 50 21 Q70 22 71 40 Q66 31 58 33 Q50 27 42 33 Q34 31 29 40 Z" fill="{hair}"/>',
    "bun": '<path d="M28 42 Q28 18 50 18 Q72 18 72 42 Q66 28 50 27 Q34 28 28 42 Z" fill="{hair}"/>',
    "bald": '<path d="M28 47 Q27 38 30 34 L31 46 Z M72 47 Q73 38 70 34 L69 46 Z" fill="{hair}"/>',
}
_BEARD: Final = (
    '<path d="M30 50 Q31 74 50 75 Q69 74 70 50 Q66 58 58 58 Q50 55 42 58 Q34 58 30 50 Z" fill="{hair}" opacity=".9"/>'
)


def portrait(looks: Appearance, title: str, mood: int = 0) -> str:
    """The drawing; `title` is read by screen readers. `mood` from -100 to 100 bends the mouth."""
    rx = 22 * looks.face
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" role="img"><title>{escape(title)}</title>',
        f'<rect width="100" height="100" rx="14" fill="{looks.clothes}" opacity=".18"/>',
        _HAIR_BEHIND.get(looks.style, "").format(hair=looks.hair),
        f'<path d="M14 100 Q16 80 38 77 L62 77 Q84 80 86 100 Z" fill="{looks.clothes}"/>',
        f'<path d="M42 66 L42 78 Q50 85 58 78 L58 66 Z" fill="{looks.skin}"/>',
        '<path d="M42 70 Q50 77 58 70 L58 66 L42 66 Z" fill="#000" opacity=".12"/>',
        f'<ellipse cx="{50 - rx:.1f}" cy="47" rx="3.5" ry="5" fill="{looks.skin}"/>',
        f'<ellipse cx="{50 + rx:.1f}" cy="47" rx="3.5" ry="5" fill="{looks.skin}"/>',
        f'<ellipse cx="50" cy="46" rx="{rx:.1f}" ry="26" fill="{looks.skin}"/>',
        _BEARD.format(hair=looks.hair) if looks.beard else "",
        _eyes(looks),
        _lines(looks),
        '<path d="M50 47 Q47.5 54 51 54.5" fill="none" stroke="#000" stroke-opacity=".3" stroke-width="1.4"/>',
        _mouth(mood),
        _HAIR_BEFORE[looks.style].format(hair=looks.hair),
        _glasses() if looks.glasses else "",
        "</svg>",
    ]
    return "".join(parts)


def _eyes(looks: Appearance) -> str:
    size = 2.9 if looks.age < 12 else 2.4
    drawn = [
        f'<circle cx="{x}" cy="45" r="{size + 1.2}" fill="#fff"/>'
        f'<circle cx="{x}" cy="45" r="{size}" fill="{looks.eyes}"/>'
        f'<circle cx="{x}" cy="45" r="1.1" fill="#111"/>'
        for x in (41, 59)
    ]
    brows = (
        f'<path d="M36 38 Q41 35.5 46 38 M54 38 Q59 35.5 64 38" fill="none" stroke="{looks.hair}" '
        'stroke-width="1.8" stroke-linecap="round"/>'
    )
    freckles = "".join(
        f'<circle cx="{x}" cy="{y}" r=".8" fill="#9c5a2b" opacity=".6"/>'
        for x, y in ((36, 51), (39, 53), (42, 51), (58, 51), (61, 53), (64, 51))
    )
    return "".join(drawn) + brows + (freckles if looks.freckles else "")


def _lines(looks: Appearance) -> str:
    """What years write into a face."""
    if looks.age < 12:
        return "".join(f'<circle cx="{x}" cy="53" r="3.5" fill="#e2725b" opacity=".3"/>' for x in (36, 64))
    if looks.age < 45:
        return ""
    lines = "M33 47 L30.5 46 M33 49 L30.5 50 M67 47 L69.5 46 M67 49 L69.5 50"
    if looks.age >= 60:
        lines += " M42 31 Q50 29.5 58 31 M43 56 Q41 59 42 62 M57 56 Q59 59 58 62"
    return f'<path d="{lines}" fill="none" stroke="#000" stroke-opacity=".28" stroke-width="1.1"/>'


def _mouth(mood: int) -> str:
    bend = 61 + max(-100, min(100, mood)) / 100 * 5
    return (
        f'<path d="M43 61 Q50 {bend + 1.5:.1f} 57 61" fill="none" stroke="#7a2e2e" stroke-width="1.9" '
        'stroke-linecap="round"/>'
    )


def _glasses() -> str:
    return (
        '<g fill="none" stroke="#222" stroke-width="1.4"><circle cx="41" cy="45" r="6.4"/>'
        '<circle cx="59" cy="45" r="6.4"/><path d="M47.4 44 Q50 42.5 52.6 44"/></g>'
    )
