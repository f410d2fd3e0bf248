"""Pages of the stage members, by noun."""
