"""Frozen answers: what analysis reads, for ever the same, with a digest that proves it."""
