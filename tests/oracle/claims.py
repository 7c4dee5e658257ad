"""Every claim that the program makes about random forms, held against the independent evaluator.

    python3 tests/oracle/claims.py --program target/debug/score --seed S --editions N

explains every row of random forms in both columns, checks forms in which wrong figures are declared, and reads each
sentence back. A sentence that no pattern knows is a failure, as is one that says what did not happen. Prints how many
claims of each sort were made, and those that are untrue.
"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the tests leave nothing behind

from claim_findings import Findings  # noqa: E402
from claim_lines import Lines  # noqa: E402
from claim_sentences import Sentence  # noqa: E402
from claim_words import Unknown  # noqa: E402
from generate import case  # noqa: E402
from planted import planted  # noqa: E402
from rules import COLUMNS, Edition, sheets_of  # noqa: E402
from written import criteria_text, submission_text  # noqa: E402

SHOWN = 12


class Told:
    """What is said of one form."""

    def __init__(self, counts, untrue, name):
        self.counts, self.untrue, self.name = counts, untrue, name
        self.total = None

    def claim(self, sort, is_true, text):
        self.counts[sort] += 1
        if not is_true:
            self.untrue.append(f"{self.name}: untrue ({sort}): {text}")

    def points_above(self, sheet, row):
        """The points of the sums that a row goes into."""
        edition = sheet.edition
        above = row and row.parent
        while above and above.role == row.role:
            yield sheet.outcome(above.place).points
            above = above.parent
        if row and row.role not in ("info", "mandatory") and edition.total.get("combine") != "none":
            yield self.total.points


def run(program, folder, *arguments):
    """The output of the program, on lines as long as they are."""
    environment = dict(os.environ, NO_COLOR="1", SCORE_LANG="en", COLUMNS="30000")
    found = subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if found.returncode == 2:
        raise SystemExit(f"{arguments}: {found.stderr}")
    return found.stdout


def examine(program, folder, edition, form, told, seed):
    """All sentences about one form, alone in its batch."""
    rows = [*edition.rows, None]
    codes = [row.code if row else "total" for row in rows]
    form, declared = planted(edition, form, seed)
    (folder / "form.toml").write_text(submission_text(form), encoding="utf-8")
    unit = sheets_of(edition, [form])[0]
    # a row that the appraisal says nothing of is blank here, and not open
    options = ("--criteria", "edition.toml", "--final")
    explain = ("explain", "form.toml", *options, *codes)
    explanations = json.loads(run(program, folder, *explain, "--format", "json"))["explanations"]
    lines = Lines.of(run(program, folder, *explain))
    checked = json.loads(run(program, folder, "check", "form.toml", *options, "--format", "json"))
    for column in COLUMNS:
        sheet = unit.get(column)
        if not sheet:
            continue
        told.total = sheet.whole()
        for row, code, explanation in zip(rows, codes, explanations):
            try:
                sentence = Sentence(told, sheet, row)
                sentence.check(explanation[column]["sentence"])
                lines[code].check(sentence, column, explanation[column], declared)
            except Unknown as unknown:
                told.claim("unknown", False, f"{code} {column}: no pattern knows {unknown}")
            except (KeyError, ValueError, AttributeError, TypeError) as error:
                said = explanation[column]["sentence"]
                told.claim("impossible", False, f"{code} {column}: {said} ({type(error).__name__}: {error})")
        Findings(told, sheet, declared).check(
            finding for finding in checked["findings"] if finding["column"] == column
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--editions", type=int, default=1)
    parser.add_argument("--shown", type=int, default=SHOWN)
    wanted = parser.parse_args()
    program = str(pathlib.Path(wanted.program).resolve())
    counts, untrue, forms_read = collections.Counter(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for seed in range(wanted.seed, wanted.seed + wanted.editions):
            tables, forms = case(seed)
            (folder / "edition.toml").write_text(criteria_text(tables), encoding="utf-8")
            edition = Edition(tables)
            for number, form in enumerate(forms):
                told = Told(counts, untrue, f"seed {seed}, form {number + 1}")
                examine(program, folder, edition, form, told, seed * 10 + number)
                forms_read += 1
    total = sum(counts.values())
    print(f"{total} claims about {forms_read} forms of {wanted.editions} editions, {len(untrue)} untrue")
    print(", ".join(f"{sort} {count}" for sort, count in counts.most_common()))
    print("\n".join(untrue[: wanted.shown]))
    sys.exit(1 if untrue else 0)


if __name__ == "__main__":
    main()
