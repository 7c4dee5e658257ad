"""Cases for the differential test: random editions with forms, and what they come to by rules.py.

    python3 tests/oracle/differ.py --seed S --cases N

prints a JSON line each: seed, criteria, submissions, expected. `--seed SEED --cases 1` gives one case again.
"""

import argparse
import json
import os
import sys
import tomllib
from fractions import Fraction

sys.dont_write_bytecode = True  # the tests leave nothing behind

from generate import case  # noqa: E402
from rules import COLUMNS, Edition, evaluate  # noqa: E402
from written import criteria_text, submission_text  # noqa: E402

REREAD = 50


def shown(figure):
    """`13/3`, `-4`, or null."""
    return None if figure is None else str(Fraction(figure))


def told(outcome, banded, total=False, indexed=False):
    """What an outcome must be, with its band only where there are bands."""
    found = {"status": outcome.status, "points": shown(outcome.points)}
    if indexed:
        found["index"] = shown(outcome.index)
    if banded:
        found["band"] = outcome.band
        if total:
            found["band_by_points"] = outcome.by_points
    return found


def expected(tables, forms):
    """For each unit and column: every row, and the total."""
    edition = Edition(tables)
    banded, indexed = "bands" in edition.total, "index" in edition.total
    for columns in evaluate(edition, forms):
        yield {
            column: columns[column]
            and {
                "rows": {
                    row.code: told(outcome, row.bands is not None)
                    for row, outcome in zip(edition.rows, columns[column][0])
                },
                "total": told(columns[column][1], banded, True, indexed),
            }
            for column in COLUMNS
        }


def line(seed, reread=False):
    """One case. Now and then the texts are read again, so that they are surely what was evaluated."""
    tables, forms = case(seed)
    criteria, submissions = criteria_text(tables), [submission_text(form) for form in forms]
    if reread:
        tables = tomllib.loads(criteria, parse_float=Fraction)
        forms = [tomllib.loads(form, parse_float=Fraction) for form in submissions]
    return {
        "seed": seed,
        "criteria": criteria,
        "submissions": submissions,
        "expected": list(expected(tables, forms)),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=1)
    wanted = parser.parse_args()
    for place in range(wanted.cases):
        seed = wanted.seed + place
        sys.stdout.write(json.dumps(line(seed, seed % REREAD == 0), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
