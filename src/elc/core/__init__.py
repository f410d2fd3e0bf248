"""What every stage stands on: audit trail, refusals, field classes, slots; a closed list of small shared pieces."""
