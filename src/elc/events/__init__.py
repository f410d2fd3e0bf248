"""Bench-learning events: where members meet to compare and to learn."""
