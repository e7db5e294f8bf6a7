"""QR codes (ISO/IEC 18004) of addresses, black on white whatever the page looks like: that is what cameras read."""

import io

import segno

_CORRECTION = "M"
"""Fifteen per cent may be torn or stained and it is still read: for what hangs on a notice board."""
_QUIET_ZONE = 4
"""Modules of white around it, as the standard asks."""
_PIXELS = 12
"""For each module of a picture: large enough to print on a poster."""


def svg(address: str, title: str = "") -> str:
    """Return the code as an SVG element without a size of its own; `title` says in words where it leads."""
    return segno.make(address, error=_CORRECTION, micro=False).svg_inline(
        border=_QUIET_ZONE,
        omitsize=True,
        light="#fff",
        dark="#000",
        title=title or None,
        svgclass="qr",
        lineclass=None,
    )


def svg_file(address: str) -> bytes:
    """Return the code as an SVG file."""
    out = io.BytesIO()
    segno.make(address, error=_CORRECTION, micro=False).save(
        out, kind="svg", border=_QUIET_ZONE, scale=_PIXELS, light="#fff", dark="#000"
    )
    return out.getvalue()


def png_file(address: str) -> bytes:
    """Return the code as a PNG picture."""
    out = io.BytesIO()
    segno.make(address, error=_CORRECTION, micro=False).save(
        out, kind="png", border=_QUIET_ZONE, scale=_PIXELS, light="#fff", dark="#000"
    )
    return out.getvalue()
