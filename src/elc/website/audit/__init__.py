"""Who may open what, walked: every address, every role, every method, own and foreign, with canaries in every body."""
