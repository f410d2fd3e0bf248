"""A QR code as a drawing of our own kind: one path, no styles in it."""

from __future__ import annotations

from qrcode.main import QRCode

QUIET = 4  # modules around the code, without which a camera does not find it


def qr_picture(text: str) -> str:
    """An SVG of the code, for a page; `text` is what a camera reads."""
    code = QRCode(border=QUIET)
    code.add_data(text)
    matrix = code.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark)
    side = len(matrix)
    return (
        f'<svg class="qr" viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true">'
        f'<path class="paper" d="M0 0h{side}v{side}H0z"/><path class="ink" d="{dots}"/></svg>'
    )
