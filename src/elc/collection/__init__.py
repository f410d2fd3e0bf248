"""Asking: rounds, the groups they ask about, and submissions; answers of anybody's file."""
