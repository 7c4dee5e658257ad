"""The same job as people write it in Python: the csv module, and Decimal for every figure.

    python3 benches/decimal_job.py IN.csv OUT.jsonl
"""

import csv
import json
import sys
import tomllib
from decimal import ROUND_DOWN, Decimal, getcontext

from generate import CRITERIA, Form

getcontext().prec = 60
CENT = Decimal("0.01")
ZERO = Decimal(0)


def bound(value):
    return Decimal(value[:-1]) / 100 if isinstance(value, str) else Decimal(value)


def load():
    with open(CRITERIA, "rb") as file:
        rows = [row for row in tomllib.load(file)["criterion"] if "rule" in row]
    for row in rows:
        row["max"] = Decimal(row["max"])
        if row.get("options") == "yes-no":
            row["options"] = [{"points": row["max"]}, {"points": 0}]
        for tier in row.get("tiers", []):
            tier |= {key: bound(tier[key]) for key in ("gt", "ge", "lt", "le") if key in tier}
    return {row["code"]: row for row in rows}


def holds(tier, value):
    return (
        ("gt" not in tier or value > tier["gt"])
        and ("ge" not in tier or value >= tier["ge"])
        and ("lt" not in tier or value < tier["lt"])
        and ("le" not in tier or value <= tier["le"])
    )


def ratio(num, den, most):
    num, den = Decimal(num), Decimal(den)
    return (min(num, den) * most / den).quantize(CENT, ROUND_DOWN)


def score(row, num, den, answer):
    kind, most = row["rule"], row["max"]
    if not (num or answer):
        return ZERO
    if kind == "ratio":
        return ratio(num, den, most)
    if kind == "choice":
        option = row["options"][ord(answer) - 97]
        return ratio(num, den, most) if "rule" in option else Decimal(option["points"])
    if kind == "tiers":
        if not num:
            return Decimal(row["tiers"][ord(answer) - 97]["points"])
        value = Decimal(num) / Decimal(den) if den else Decimal(num)
        return Decimal(next(tier["points"] for tier in row["tiers"] if holds(tier, value)))
    if kind == "count":
        return min(Decimal(answer) * row["each"], most)
    return Decimal(answer)


def main(source, target):
    form, rules = Form(), load()
    units = {}
    with open(source, encoding="utf-8", newline="") as file:
        for unit, code, *cells in csv.reader(file):
            if code not in rules:
                continue
            own, appraisal, wrong = units.setdefault(unit, ({}, {}, [0]))
            differs = False
            for column, (num, den, answer, declared) in ((own, cells[:4]), (appraisal, cells[4:])):
                column[code] = score(rules[code], num, den, answer)
                differs |= bool(declared) and Decimal(declared) != column[code]
            wrong[0] += differs
    results = []
    for unit, (own, appraisal, wrong) in units.items():
        totals = [form.total({code: int(points * 100) for code, points in it.items()}) for it in (own, appraisal)]
        results.append((unit, totals, wrong[0]))
    results.sort(key=lambda result: (-result[1][1], result[0]))
    shown = lambda cents: f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"
    with open(target, "w", encoding="utf-8") as out:
        rank = 0
        for position, (unit, (own, appraisal), wrong) in enumerate(results, 1):
            if position == 1 or appraisal != results[position - 2][1][1]:
                rank = position
            line = {"schema": 1, "unit": unit, "name": None, "status": "scored", "rank": rank, "self": shown(own)}
            line |= {"appraisal": shown(appraisal), "difference": shown(appraisal - own), "wrong_rows": wrong}
            line["criteria"] = form.fingerprint
            out.write(json.dumps(line, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
