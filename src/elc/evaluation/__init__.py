"""The evaluation of events: what participants said, criterion by criterion."""
