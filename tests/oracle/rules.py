"""Evaluates a scorecard a second time, independently of the program: the whole rule language, in exact fractions.

    python3 tests/oracle/rules.py CRITERIA.toml SUBMISSION.toml…

prints code, column, status, points and band of every row and of the total; several submissions are one batch. It is
written from RULES, SYNTAX, DESIGN and docs/semantics.md. It evaluates what is well formed and checks nothing.
"""

import sys
import tomllib
from fractions import Fraction

sys.dont_write_bytecode = True  # the tests leave nothing behind

from edition import Edition  # noqa: E402
from figures import number  # noqa: E402
from kinds import cell  # noqa: E402
from sheet import Sheet  # noqa: E402

COLUMNS = ("self", "appraisal")


def sheets_of(edition, submissions):
    """The sheets of a batch: for each unit, its columns that are there."""
    units = []
    batches = {column: [] for column in COLUMNS}
    for submission in submissions:
        unit = {}
        own = {}
        for column in COLUMNS:
            if column not in submission:
                continue
            answers = {
                code: cell(value, edition.rows[edition.place[code]].table.get("rule"))
                for code, value in submission[column].items()
                if code != "total"
            }
            for code, answer in answers.items():
                if answer.get("same"):
                    answers[code] = own[code]
            facts = {
                name: number(value) if not isinstance(value, str) else value
                for name, value in (
                    (name, value.get(column) if isinstance(value, dict) else value)
                    for name, value in submission.get("facts", {}).items()
                )
                if value is not None
            }
            for name, fact in edition.facts.items():
                if "sum" in fact and name not in facts and all(term in facts for term in fact["sum"]):
                    facts[name] = sum(facts[term] for term in fact["sum"])
            unit[column] = Sheet(edition, answers, facts, batches[column])
            unit[column].column = column
            unit[column].own = unit.get("self") if column == "appraisal" else None
            if column == "self":
                own = {code: with_den(edition, code, answer, facts) for code, answer in answers.items()}
            batches[column].append(unit[column])
        units.append(unit)
    return units


def with_den(edition, code, answer, facts):
    """An answer as `same` takes it over: with the fact of its own column that stands for `den`."""
    table = edition.rows[edition.place[code]].table
    if "num" in answer and "den" not in answer:
        options = edition.rows[edition.place[code]].rule
        name = table.get("den") or options.den_of(answer)
        return answer | {"den": facts[name]}
    return answer


def evaluate(edition, submissions):
    """Every unit of a batch: for each column None or (outcomes of the rows, outcome of the total)."""
    results = []
    for unit in sheets_of(edition, submissions):
        columns = {}
        for column in COLUMNS:
            sheet = unit.get(column)
            columns[column] = sheet and (
                [sheet.outcome(row.place) for row in edition.rows],
                sheet.whole(),
            )
        results.append(columns)
    return results


def main(criteria, *submissions):
    def load(path):
        with open(path, "rb") as file:
            return tomllib.load(file, parse_float=Fraction)

    edition = Edition(load(criteria))
    for columns in evaluate(edition, [load(path) for path in submissions]):
        for column in COLUMNS:
            if columns[column]:
                rows, total = columns[column]
                for code, outcome in [*zip((row.code for row in edition.rows), rows), ("total", total)]:
                    points = "-" if outcome.points is None else outcome.points
                    print(code, column, outcome.status, points, *filter(None, [outcome.band]))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
