"""Reference cases: what other software computed, held against benchstats (`elc cases DIR`)."""
