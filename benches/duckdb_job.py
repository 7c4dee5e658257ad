"""The same job in SQL, by DuckDB: read the long CSV, score every answer in both columns, compare every declared figure,
add up groups with their caps, and write a line for each unit. Whole numbers only; `benches/compare.py` runs it.

    python3 benches/duckdb_job.py IN.csv OUT.jsonl [THREADS]
"""

import sys

import duckdb

from generate import Form, CRITERIA  # the edition's tree; the rules below are read from the same file

import tomllib


def rule_rows():
    """One row a leaf: code, kind, max and points for each; one an option; one a tier with its bounds in hundredths."""
    with open(CRITERIA, "rb") as file:
        criteria = tomllib.load(file)
    rules, options, tiers = [], [], []
    for row in criteria["criterion"]:
        if "rule" not in row:
            continue
        code, most = row["code"], int(row["max"])
        rules.append((code, row["rule"], most, int(row.get("each", 0))))
        if row["rule"] == "choice":
            listed = row["options"]
            if listed == "yes-no":
                listed = [{"points": most}, {"points": 0}]
            for at, option in enumerate(listed):
                options.append((code, chr(97 + at), None if "rule" in option else int(option["points"] * 100)))
        if row["rule"] == "tiers":
            for at, tier in enumerate(row["tiers"]):
                bounds = []
                for key in ("gt", "ge", "lt", "le"):
                    bound = tier.get(key)
                    share = isinstance(bound, str)
                    bounds.append(None if bound is None else int(bound[:-1]) if share else int(bound) * 100)
                tiers.append((code, at, chr(97 + at), int(tier["points"] * 100), *bounds))
    return rules, options, tiers


def tier_points(tiers, column):
    """The first tier that holds, for each leaf that has tiers, as nested CASEs."""
    num, den, answer = f"{column}_num", f"{column}_den", f"{column}_answer"
    leaves = {}
    for tier in tiers:
        leaves.setdefault(tier[0], []).append(tier)
    cases = []
    for code, listed in leaves.items():
        by_tick = " ".join(f"WHEN '{letter}' THEN {worth}" for _, _, letter, worth, *_ in listed)
        by_measure = []
        for _, _, _, worth, *bounds in listed:
            tests = [
                f"100 * {num} {sign} {bound} * coalesce({den}, 1)"
                for sign, bound in zip((">", ">=", "<", "<="), bounds)
                if bound is not None
            ]
            by_measure.append(f"WHEN {' AND '.join(tests)} THEN {worth}")
        cases.append(
            f"WHEN '{code}' THEN CASE WHEN {num} IS NULL THEN CASE {answer} {by_tick} END"
            f" ELSE CASE {' '.join(by_measure)} END END"
        )
    return f"CASE code {' '.join(cases)} END"


def points(column, tiers):
    """Hundredths of one column, in SQL; NULL where nothing is answered."""
    num, den, answer = f"{column}_num", f"{column}_den", f"{column}_answer"
    option = f"{column}_option"
    ratio = f"(least({num}, {den}) * most * 100) // {den}"
    return f"""CASE kind
        WHEN 'ratio' THEN {ratio}
        WHEN 'choice' THEN CASE WHEN {den} IS NULL THEN {option} ELSE {ratio} END
        WHEN 'tiers' THEN {tier_points(tiers, column)}
        WHEN 'count' THEN CASE WHEN {answer} IS NOT NULL THEN least(TRY_CAST({answer} AS BIGINT) * each * 100, most * 100) END
        WHEN 'manual' THEN TRY_CAST({answer} AS BIGINT) * 100
        END"""


def main(source, target, threads):
    form = Form()
    rules, options, tiers = rule_rows()
    db = duckdb.connect()
    db.execute(f"SET threads = {threads}")
    db.execute("CREATE TABLE rule (code VARCHAR, kind VARCHAR, most BIGINT, each BIGINT)")
    db.executemany("INSERT INTO rule VALUES (?, ?, ?, ?)", rules)
    db.execute("CREATE TABLE option (code VARCHAR, id VARCHAR, points BIGINT)")
    db.executemany("INSERT INTO option VALUES (?, ?, ?)", options)
    whole = "BIGINT"
    types = (
        f"{{'unit': 'VARCHAR', 'code': 'VARCHAR', 'self_num': '{whole}', 'self_den': '{whole}', 'self_answer': 'VARCHAR',"
        f" 'self_score': 'DECIMAL(9,2)', 'appraisal_num': '{whole}', 'appraisal_den': '{whole}',"
        f" 'appraisal_answer': 'VARCHAR', 'appraisal_score': 'DECIMAL(9,2)'}}"
    )
    db.execute(f"""CREATE TABLE leaf AS SELECT unit, code, own, appraisal,
            (self_score IS NOT NULL AND CAST(self_score * 100 AS BIGINT) <> own)
            OR (appraisal_score IS NOT NULL AND CAST(appraisal_score * 100 AS BIGINT) <> appraisal) AS wrong
        FROM (SELECT unit, code, self_score, appraisal_score,
            coalesce({points('self', tiers)}, 0) AS own, coalesce({points('appraisal', tiers)}, 0) AS appraisal
            FROM (SELECT answers.*, kind, most, each, own.points AS self_option, other.points AS appraisal_option
                FROM read_csv('{source}', header = true, columns = {types}) answers
                JOIN rule ON rule.code = answers.code
                LEFT JOIN option own ON own.code = answers.code AND own.id = answers.self_answer
                LEFT JOIN option other ON other.code = answers.code AND other.id = answers.appraisal_answer))""")
    # groups from below: each is the capped sum of the rows right below it
    sums = {code: (below, most) for code, below, most in form.groups}

    def formula(code, column):
        if code not in sums:
            return f"{column}_{code.replace('.', '_')}"
        below, most = sums[code]
        return f"least({' + '.join(formula(child, column) for child in below)}, {most})"

    leaves = [rule[0] for rule in rules]
    pivoted = ", ".join(
        f"sum({column}) FILTER (code = '{code}') AS {column}_{code.replace('.', '_')}"
        for code in leaves
        for column in ("own", "appraisal")
    )
    totals = ", ".join(
        f"least({' + '.join(formula(code, column) for code in form.top)}, {form.max})"
        f" + {' + '.join(formula(code, column) for code in form.bonus)} AS {column}"
        for column in ("own", "appraisal")
    )
    db.execute(f"""CREATE TABLE result AS SELECT unit, wrong, {totals} FROM
        (SELECT unit, count(*) FILTER (wrong) AS wrong, {pivoted} FROM leaf GROUP BY unit)""")
    shown = (
        lambda it: f"(CASE WHEN {it} < 0 THEN '-' ELSE '' END || (abs({it}) // 100)::BIGINT || '.' ||"
        f" lpad((abs({it}) % 100)::BIGINT::VARCHAR, 2, '0'))"
    )
    lines = db.execute(f"""SELECT '{{"schema":1,"unit":"' || unit || '","name":null,"status":"scored","rank":'
        || rank() OVER (ORDER BY appraisal DESC) || ',"self":"' || {shown('own')} || '","appraisal":"'
        || {shown('appraisal')} || '","difference":"' || {shown('(appraisal - own)')} || '","wrong_rows":' || wrong || '}}'
        FROM result ORDER BY appraisal DESC, unit""").fetchall()
    with open(target, "w", encoding="utf-8") as out:
        out.write("".join(line[0] + "\n" for line in lines))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2)
