"""Composition only: home, navigation, language, error pages, and the demo network."""
