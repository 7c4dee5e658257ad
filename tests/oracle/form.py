"""Works out a scorecard a second time, independently of the Rust code.

    python3 tests/oracle/form.py CRITERIA.toml SUBMISSION.toml [truncate|half-up|half-even|up] [leaf|total]

Prints `code column points` for every row in both columns, then the two totals. Figures that the submission
declares otherwise, and maxima that do not add up, are told on stderr; the exit status is then 1.

Numbers are exact fractions from the file's text to the rounding. It knows the kinds, options and roles of the
Bình Thuận form and stops at anything else, rather than guess.
"""

import sys
import tomllib
from decimal import Decimal
from fractions import Fraction

COLUMNS = ("self", "appraisal")

# The words that an answer may consist of, besides what any cell may carry.
ANSWERS = {
    "group": set(),
    "ratio": {"num", "den"},
    "choice": {"choice", "num", "den"},
    "tiers": {"choice", "num", "den", "value"},
    "count": {"count"},
    "manual": {"value"},
}
ANY_CELL = {"score", "note", "evidence", "same"}


def load(path):
    """Decimals keep the text of a number; Fraction takes them over exactly."""
    with open(path, "rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def rounded(x, mode, decimals):
    """Rounds by magnitude: truncate goes toward zero, up away from it, half-up sends a half away from it."""
    scaled = abs(x) * 10**decimals
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    half = Fraction(1, 2)
    away = {
        "truncate": False,
        "up": rest > 0,
        "half-up": rest >= half,
        "half-even": rest > half or (rest == half and whole % 2 == 1),
    }[mode]
    return Fraction(whole + away, 10**decimals) * (-1 if x < 0 else 1)


def shown(x):
    """A rounded number with its two decimals."""
    cents = x * 100
    if cents.denominator != 1:
        raise SystemExit(f"{x} has more than two decimals")
    whole = abs(cents.numerator)
    return f"{'-' if x < 0 else ''}{whole // 100}.{whole % 100:02}"


def bound(value):
    """A tier's bound: "15%" is a share, 20 a number."""
    return Fraction(value[:-1]) / 100 if isinstance(value, str) and value.endswith("%") else Fraction(value)


# The rules of the leaves: what an answer earns before the cap and the rounding. None is blank.


def ratio(answer, most, over, zero_over_zero):
    if "num" not in answer:
        return None
    num, den = Fraction(answer["num"]), Fraction(answer["den"])
    if den == 0 and num == 0 and zero_over_zero in ("zero", "full"):
        return most if zero_over_zero == "full" else Fraction(0)
    if den == 0 or (num > den and over != "cap"):
        raise SystemExit(f"{num}/{den} cannot be computed")
    return min(num, den) * most / den


def chosen(answer, entries):
    """The option or tier answered: an id, or a, b, c … by position."""
    ids = [entry.get("id", chr(ord("a") + i)) for i, entry in enumerate(entries)]
    return entries[ids.index(answer["choice"])]


def choice(answer, row, most, *policy):
    if "choice" not in answer:
        return None
    options = row["options"]
    if options == "yes-no":
        options = [{"points": most}, {"points": 0}]
    option = chosen(answer, options)
    if option.get("rule") == "ratio":
        return ratio(answer, most, *policy)
    return Fraction(option["points"])


def tiers(answer, row):
    """A measured value decides; the tick counts only where nothing was measured."""
    if row["measure"] == "ratio" and "num" in answer:
        measure = Fraction(answer["num"]) / Fraction(answer["den"])
    elif row["measure"] == "value" and "value" in answer:
        measure = Fraction(answer["value"])
    elif "choice" in answer:
        return Fraction(chosen(answer, row["tiers"])["points"])
    else:
        return None
    holds = {
        "gt": lambda b: measure > b,
        "ge": lambda b: measure >= b,
        "lt": lambda b: measure < b,
        "le": lambda b: measure <= b,
    }
    for tier in row["tiers"]:
        if all(test(bound(tier[key])) for key, test in holds.items() if key in tier):
            return Fraction(tier["points"])
    raise SystemExit(f"{row['code']}: no tier holds {measure}")


def leaf(row, answer, defaults):
    """Points of one leaf, capped, not yet rounded. Blank earns 0."""
    most = Fraction(row["max"])
    policy = [row.get(key, defaults[key]) for key in ("over", "zero_over_zero")]
    match row["rule"]:
        case "ratio":
            points = ratio(answer, most, *policy)
        case "choice":
            points = choice(answer, row, most, *policy)
        case "tiers":
            points = tiers(answer, row)
        case "count":
            points = answer["count"] * Fraction(row["each"]) if "count" in answer else None
        case "manual":
            points = Fraction(answer["value"]) if "value" in answer else None
            if points is not None and not row["min"] <= points <= most:
                raise SystemExit(f"{row['code']}: {points} is outside {row['min']} to {most}")
        case other:
            raise SystemExit(f"{row['code']}: rule {other} is not known here")
    return min(points or Fraction(0), most)


def tree(rows):
    """Children by parent, "" being the root. A parent is the longest shorter code that is a row."""
    codes = {row["code"] for row in rows}
    if len(codes) != len(rows):
        raise SystemExit("a code stands twice in the criteria")
    children = {}
    for row in rows:
        parent = row["code"]
        while parent and (parent == row["code"] or parent not in codes):
            parent = parent.rpartition(".")[0]
        children.setdefault(parent, []).append(row)
    return children


def combined(children, values, cap):
    """The sum of the ordinary rows, capped, and the bonus rows outside that cap unless they may not pass it."""
    normal = sum((values[row["code"]] for row in children if "role" not in row), Fraction(0))
    points = min(normal, cap)
    for row in children:
        if row.get("role") == "bonus":
            points += values[row["code"]]
            if not row["above_max"]:
                points = min(points, cap)
        elif "role" in row:
            raise SystemExit(f"{row['code']}: role {row['role']} is not known here")
    return points


def evaluate(criteria, children, answers, mode, at):
    """Points of every row and of the total in one column, from the last row up, so that children come first."""
    decimals = criteria["rounding"]["decimals"]
    points = {}
    for row in reversed(criteria["criterion"]):
        code = row["code"]
        strange = set(answers.get(code, {})) - ANSWERS[row.get("rule", "group")] - ANY_CELL
        if strange:
            raise SystemExit(f"{code}: {', '.join(sorted(strange))} is no answer to this row")
        if code in children:
            points[code] = combined(children[code], points, Fraction(row["max"]))
        else:
            value = leaf(row, answers.get(code, {}), criteria["defaults"])
            points[code] = rounded(value, mode, decimals) if at == "leaf" else value
    total = combined(children[""], points, Fraction(criteria["criteria"]["max"]))
    points["total"] = rounded(total, mode, decimals) if at == "total" else total
    return points


def wrong_maxima(criteria, children):
    """Groups, and the total, whose maximum is not what their rows come to; bonus rows are left out."""
    most = {row["code"]: row["max"] for row in criteria["criterion"]} | {"": criteria["criteria"]["max"]}
    for code, rows in children.items():
        comes_to = sum(row["max"] for row in rows if row.get("role") != "bonus")
        if comes_to != most[code]:
            yield f"{code or 'total'}: max {most[code]}, its rows come to {comes_to}"


def columns(submission):
    """Both columns' answers, `same` put out: the self column's answer and declared score hold."""
    own, other = submission["self"], submission["appraisal"]
    return own, {code: own[code] | cell if cell.get("same") else cell for code, cell in other.items()}


def main(criteria_path, submission_path, mode=None, at=None):
    criteria, submission = load(criteria_path), load(submission_path)
    if submission["criteria"] != criteria["criteria"]["id"]:
        raise SystemExit(f"the submission is for {submission['criteria']}, not {criteria['criteria']['id']}")
    mode, at = mode or criteria["rounding"]["mode"], at or criteria["rounding"]["at"]
    if mode not in ("truncate", "half-up", "half-even", "up") or at not in ("leaf", "total"):
        raise SystemExit(f"rounding by {mode} at {at} is not known here")
    children = tree(criteria["criterion"])
    problems = list(wrong_maxima(criteria, children))

    answers = columns(submission)
    points = [evaluate(criteria, children, cells, mode, at) for cells in answers]
    declared = 0
    for code in [row["code"] for row in criteria["criterion"]] + ["total"]:
        for name, cells, values in zip(COLUMNS, answers, points):
            # Under rounding at the total the rows above are exact; they are compared as they would be printed.
            computed = rounded(values[code], mode, criteria["rounding"]["decimals"])
            print(code, name, shown(computed))
            if "score" in cells.get(code, {}):
                declared += 1
                if computed != Fraction(cells[code]["score"]):
                    problems.append(f"{code} {name}: declared {cells[code]['score']}, computed {shown(computed)}")
    for name, cells in zip(COLUMNS, answers):
        problems += [f"{code} {name}: not a row of the criteria" for code in cells if code not in points[0]]

    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{declared} declared figures, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 5:
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:]))
