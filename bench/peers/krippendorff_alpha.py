"""Krippendorff's alpha by the package krippendorff: once, and in a loop over resampled units."""

import json
import sys
import time


def main(source: str, target: str) -> int:
    try:
        import krippendorff
        import numpy as np
    except ImportError:
        return 3
    with open(source, encoding="utf-8") as file:
        given = json.load(file)
    ratings = np.array(given["ratings"], dtype=float).T  # one row a rater, as the package wants them; null is a gap
    value = krippendorff.alpha(reliability_data=ratings, level_of_measurement="ordinal")
    generator = np.random.default_rng(1)
    values = []
    began = time.process_time()
    for _ in range(given["resamples"]):
        chosen = generator.integers(0, ratings.shape[1], ratings.shape[1])
        values.append(krippendorff.alpha(reliability_data=ratings[:, chosen], level_of_measurement="ordinal"))
    np.quantile(values, [0.025, 0.975])
    seconds = time.process_time() - began
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"seconds": seconds, "value": float(value)}, file)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
