"""Makes a province, or a country: so many units that fill in the Bình Thuận form, and what each must come to.

    python3 benches/generate.py UNITS [--seed N] [--quotes] [--forms csv|toml] OUT

OUT.csv is one CSV of all units (or the folder OUT holds one form a unit), OUT.expected the results as lines of JSON
that `score batch --no-rank` must write byte for byte, and OUT.ranked the same with ranks, in their order.

Everything follows from the seed. 2 % of the declared figures are wrong; some rows are blank, some numerators are above
their denominators, some tiers are ticked without a figure; with --quotes some cells are quoted, some rows stand out of
the form's order. The expected figures are worked out here by whole numbers of hundredths, independently of the program.
"""

import argparse
import hashlib
import json
import os
import random
import sys
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
CRITERIA = os.path.join(HERE, "..", "criteria", "binh-thuan-huyen-2022.toml")
HEADER = (
    "unit,code,self_num,self_den,self_answer,self_score,"
    "appraisal_num,appraisal_den,appraisal_answer,appraisal_score"
)


def percent(bound):
    """A bound as (numerator, denominator)."""
    if isinstance(bound, str):
        if not bound.endswith("%"):
            raise SystemExit(f"bound {bound} is not known here")
        return int(bound[:-1]), 100
    return int(bound), 1


HOLDS = {
    "gt": lambda n, d, bn, bd: n * bd > bn * d,
    "ge": lambda n, d, bn, bd: n * bd >= bn * d,
    "lt": lambda n, d, bn, bd: n * bd < bn * d,
    "le": lambda n, d, bn, bd: n * bd <= bn * d,
}


def tier_points(tiers, n, d):
    for tier in tiers:
        if all(HOLDS[k](n, d, *percent(tier[k])) for k in HOLDS if k in tier):
            return tier["points"] * 100
    raise SystemExit(f"no tier holds {n}/{d}")


def ratio_points(n, d, most):
    """Hundredths, truncated: the product first, divided once."""
    return min(n, d) * most * 100 // d


def letter(position):
    return chr(ord("a") + position)


def pair(draw):
    """A numerator and a denominator; one in fifty numerators is above."""
    d = draw.randint(1, 400)
    n = draw.randint(0, d) if draw.random() < 0.98 else d + draw.randint(1, 9)
    return n, d


def leaf_maker(row):
    """A function that draws an answer: num, den, answer, and its points in hundredths."""
    most, kind = row["max"], row["rule"]
    if most != int(most):
        raise SystemExit(f"{row['code']}: a max of {most} is not known here")
    if kind == "ratio":

        def make(draw):
            n, d = pair(draw)
            return n, d, "", ratio_points(n, d, most)

    elif kind == "choice":
        options = row["options"]
        if options == "yes-no":
            options = [{"points": most}, {"points": 0}]

        def make(draw):
            at = draw.randrange(len(options))
            option = options[at]
            if option.get("rule") == "ratio":
                n, d = pair(draw)
                return n, d, letter(at), ratio_points(n, d, most)
            return "", "", letter(at), int(option["points"] * 100)

    elif kind == "tiers":
        tiers = row["tiers"]

        def make(draw):
            if draw.random() < 0.1:
                at = draw.randrange(len(tiers))
                return "", "", letter(at), tiers[at]["points"] * 100
            if row["measure"] == "value":
                n = draw.randint(0, 30)
                return n, "", "", tier_points(tiers, n, 1)
            n, d = pair(draw)
            return n, d, "", tier_points(tiers, n, d)

    elif kind == "count":
        each = row["each"]

        def make(draw):
            n = draw.randint(0, 14)
            return "", "", n, min(n * each * 100, most * 100)

    elif kind == "manual":

        def make(draw):
            n = draw.randint(int(row.get("min", 0)), int(most))
            return "", "", n, n * 100

    else:
        raise SystemExit(f"{row['code']}: rule {kind} is not known here")
    return make


class Form:
    """The edition, as far as totals need it."""

    def __init__(self):
        with open(CRITERIA, "rb") as file:
            text = file.read()
        criteria = tomllib.loads(text.decode())
        rows = criteria["criterion"]
        rounding = criteria["rounding"]
        if rounding != {"at": "leaf", "mode": "truncate", "decimals": 2}:
            raise SystemExit(f"rounding {rounding} is not known here")
        self.id = criteria["criteria"]["id"]
        self.fingerprint = f"{self.id}@{hashlib.sha256(text).hexdigest()[:16]}"
        self.max = criteria["criteria"]["max"] * 100
        codes = {row["code"] for row in rows}
        self.leaves = [(row["code"], leaf_maker(row)) for row in rows if "rule" in row]
        # every group with the rows right below it, from below; the bonus stands beside the max
        self.groups = []
        for row in reversed([row for row in rows if "rule" not in row]):
            below = [other["code"] for other in rows if self.parent(other["code"], codes) == row["code"]]
            self.groups.append((row["code"], below, int(row["max"] * 100)))
        top = [row for row in rows if self.parent(row["code"], codes) is None]
        self.top = [row["code"] for row in top if row.get("role") != "bonus"]
        self.bonus = [row["code"] for row in top if row.get("role") == "bonus"]

    @staticmethod
    def parent(code, codes):
        while "." in code:
            code = code.rpartition(".")[0]
            if code in codes:
                return code
        return None

    def total(self, points):
        points = dict(points)
        for code, below, most in self.groups:
            points[code] = min(sum(points[child] for child in below), most)
        ordinary = min(sum(points[code] for code in self.top), self.max)
        return ordinary + sum(points[code] for code in self.bonus)


def shown(hundredths):
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def declared(points, draw):
    """What a form writes: seldom with its zeros, sometimes wrong."""
    wrong = draw.random() < 0.02
    if wrong:
        points += draw.choice((1, -1, 9, 100)) if points > 0 else draw.randint(1, 99)
        points = max(points, 0) if points != 0 else 0
    text = f"{points // 100}.{points % 100:02}"
    if draw.random() < 0.5:
        text = text.rstrip("0").rstrip(".")
    return points, text


def unit(form, name, draw):
    """The cells of a unit's rows, what both columns come to, and in how many rows a figure is wrong."""
    rows, totals, wrong = [], ({}, {}), 0
    for code, make in form.leaves:
        cells, differs = [code], False
        for column in totals:
            if draw.random() < 0.01:
                num = den = answer = ""
                points = 0
            else:
                num, den, answer, points = make(draw)
            column[code] = points
            figure, text = declared(points, draw)
            differs |= figure != points
            cells += [str(num), str(den), str(answer), text]
        wrong += differs
        rows.append(cells)
    return rows, [form.total(column) for column in totals], wrong


def expected(criteria, name, totals, wrong, rank):
    own, appraisal = totals
    line = {
        "schema": 1,
        "unit": name,
        "name": None,
        "status": "scored",
        "rank": rank,
        "self": shown(own),
        "appraisal": shown(appraisal),
        "difference": shown(appraisal - own),
        "wrong_rows": wrong,
        "criteria": criteria,
    }
    return json.dumps(line, separators=(",", ":"))


def quoted(cells, draw):
    return [f'"{cell}"' if cell and draw.random() < 0.05 else cell for cell in cells]


def toml_form(form_id, name, rows):
    """The same answers as one form in TOML."""
    text = [f'criteria = "{form_id}"', "[unit]", f'id = "{name}"']
    for column, at in (("self", 1), ("appraisal", 5)):
        text.append(f"[{column}]")
        for cells in rows:
            num, den, answer, score = cells[at : at + 4]
            parts = []
            if answer:
                key = "choice" if answer.isalpha() else ("count" if cells[0] == "4.12.4" else "value")
                parts.append(f'choice = "{answer}"' if key == "choice" else f"{key} = {answer}")
            if num and den:
                parts.append(f"num = {num}, den = {den}")
            elif num:
                parts.append(f"value = {num}")
            parts.append(f"score = {score}")
            text.append(f'"{cells[0]}" = {{ {", ".join(parts)} }}')
    return "\n".join(text) + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("units", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--quotes", action="store_true")
    arguments.add_argument("--forms", choices=("csv", "toml"))
    arguments.add_argument("out")
    given = arguments.parse_args()
    form = Form()
    draw = random.Random(given.seed)
    results = []
    if given.forms:
        os.makedirs(given.out, exist_ok=True)
        file = None
    else:
        file = open(given.out + ".csv", "w", encoding="utf-8", newline="")
        file.write(HEADER + f"\n,criteria,,,{form.id},,,,,\n")
    with open(given.out + ".expected", "w", encoding="utf-8") as plain:
        for number in range(1, given.units + 1):
            name = f"U{number:06}"
            rows, totals, wrong = unit(form, name, draw)
            results.append((name, totals, wrong))
            plain.write(expected(form.fingerprint, name, totals, wrong, None) + "\n")
            if given.quotes:
                if draw.random() < 0.3:
                    at = draw.randrange(len(rows))
                    rows.append(rows.pop(at))
                rows = [quoted(cells, draw) for cells in rows]
            if given.forms == "toml":
                with open(f"{given.out}/{name}.toml", "w", encoding="utf-8") as one:
                    one.write(toml_form(form.id, name, rows))
            elif given.forms == "csv":
                with open(f"{given.out}/{name}.csv", "w", encoding="utf-8") as one:
                    one.write(HEADER.removeprefix("unit,") + f"\ncriteria,,,{form.id},,,,,\n")
                    one.write("".join(",".join(cells) + "\n" for cells in rows))
            else:
                file.write("".join(name + "," + ",".join(cells) + "\n" for cells in rows))
    # competition ranks by the appraisal, ties by name
    results.sort(key=lambda result: (-result[1][1], result[0]))
    with open(given.out + ".ranked", "w", encoding="utf-8") as ranked:
        rank = 0
        for position, (name, totals, wrong) in enumerate(results, 1):
            if position == 1 or totals[1] != results[position - 2][1][1]:
                rank = position
            ranked.write(expected(form.fingerprint, name, totals, wrong, rank) + "\n")
    if file:
        file.close()


if __name__ == "__main__":
    sys.exit(main())
