"""Who takes part: organisations, people and their dated roles."""
