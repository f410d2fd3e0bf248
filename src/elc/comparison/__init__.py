"""On equal terms: figures computed from snapshots by benchstats, and the gate between a figure and anybody's eyes."""
