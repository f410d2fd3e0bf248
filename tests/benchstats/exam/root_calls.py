"""What the root methods share: their scale, and what they cannot be asked."""

from __future__ import annotations

from benchstats import Scale

ONE_TO_FIVE = {"scale": Scale(1, 5)}

NO_VARIANCE = "it gives no variance"
