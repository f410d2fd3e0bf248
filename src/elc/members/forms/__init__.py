"""Forms of the stage members, by noun."""
