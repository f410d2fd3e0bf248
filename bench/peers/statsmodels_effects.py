"""Random effects by statsmodels: combine_effects (Paule-Mandel) with its summary, of each fit, many times over."""

import csv
import json
import sys
import time
from statistics import median

TIMES = 20


def main(source: str, target: str) -> int:
    try:
        import numpy as np
        from statsmodels.stats.meta_analysis import combine_effects  # type: ignore[import-untyped]
    except ImportError:
        return 3
    fits: dict[str, list[tuple[float, float]]] = {}
    with open(source, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            fits.setdefault(row["fit"], []).append((float(row["mean"]), float(row["variance"])))
    told = []
    for rows in fits.values():
        means, variances = (np.array(one) for one in zip(*rows, strict=True))
        taken = []
        for _ in range(TIMES):
            began = time.process_time()
            found = combine_effects(means, variances, method_re="iterated", use_t=True)
            found.summary_frame()
            taken.append(time.process_time() - began)
        told.append({"seconds": median(taken), "tau2": float(found.tau2), "mu": float(found.mean_effect_re)})
    with open(target, "w", encoding="utf-8") as file:
        json.dump(told, file)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
