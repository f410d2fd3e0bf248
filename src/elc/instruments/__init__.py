"""How it is asked: instruments, their items, scales and languages, in versions."""
