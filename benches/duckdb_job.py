"""The same job in SQL, by DuckDB: reads the long CSV with typed columns, scores every answer in both columns, compares
every declared figure, adds up groups with their caps from below, ranks, and writes a line of JSON for each unit.

    python3 benches/duckdb_job.py IN.csv OUT.jsonl [THREADS]

Whole numbers only, in hundredths of a point. What it leaves out: it trusts the file (no messages, no doubtful numbers,
no check for missing or doubled rows), and its totals cannot be explained.
"""

import sys

import duckdb

from edition_tables import tables

CSV_COLUMNS = {
    "unit": "VARCHAR",
    "code": "VARCHAR",
    "self_num": "INTEGER",
    "self_den": "INTEGER",
    "self_answer": "VARCHAR",
    "self_score": "DECIMAL(9,2)",
    "appraisal_num": "INTEGER",
    "appraisal_den": "INTEGER",
    "appraisal_answer": "VARCHAR",
    "appraisal_score": "DECIMAL(9,2)",
}


def tier_points(tiers, column):
    """The first tier that holds, for each leaf that has tiers."""
    num, den, answer = f"{column}_num", f"{column}_den", f"{column}_answer"
    cases = []
    for code, listed in tiers.items():
        ticked = " ".join(f"WHEN '{id}' THEN {points}" for id, points, _ in listed)
        measured = " ".join(
            "WHEN " + " AND ".join(f"100 * {num} {sign} {bound} * coalesce({den}, 1)" for sign, bound in bounds)
            + f" THEN {points}"
            for _, points, bounds in listed
        )
        cases.append(
            f"WHEN '{code}' THEN CASE WHEN {num} IS NULL THEN CASE {answer} {ticked} END ELSE CASE {measured} END END"
        )
    return f"CASE code {' '.join(cases)} END"


def points(column, tiers):
    """Hundredths of one column; 0 where nothing is answered."""
    num, den, answer = f"{column}_num", f"{column}_den", f"{column}_answer"
    ratio = f"(least({num}, {den}) * most * 100) // {den}"
    number = f"CAST({answer} AS INTEGER)"
    return f"""coalesce(CASE kind
        WHEN 'ratio' THEN {ratio}
        WHEN 'choice' THEN CASE WHEN {den} IS NULL THEN {column}_option.points ELSE {ratio} END
        WHEN 'tiers' THEN {tier_points(tiers, column)}
        WHEN 'count' THEN CASE WHEN {answer} IS NOT NULL THEN least({number} * each * 100, most * 100) END
        WHEN 'manual' THEN {number} * 100
        END, 0)"""


def shown(amount):
    """Hundredths as they are printed."""
    return f"(({amount})::INTEGER::DECIMAL(10,0) * 0.01::DECIMAL(3,2))::DECIMAL(12,2)::VARCHAR"


def main(source, target, threads):
    edition = tables()
    db = duckdb.connect()
    db.execute(f"SET threads = {threads}")
    db.execute("SET preserve_insertion_order = false")
    db.execute("CREATE TABLE leaf (code VARCHAR, kind VARCHAR, most INTEGER, each INTEGER, parent INTEGER)")
    db.executemany("INSERT INTO leaf VALUES (?, ?, ?, ?, ?)", edition.leaves)
    db.execute("CREATE TABLE option (code VARCHAR, id VARCHAR, points INTEGER)")
    db.executemany("INSERT INTO option VALUES (?, ?, ?)", edition.options)
    db.execute("CREATE TABLE tree (number INTEGER, depth INTEGER, most INTEGER, parent INTEGER)")
    db.executemany("INSERT INTO tree VALUES (?, ?, ?, ?)", edition.groups)

    # leaves, added up to the row above them as they are read
    steps = [
        f"""scored AS (
            SELECT unit, parent, self_score, appraisal_score,
                {points('self', edition.tiers)} AS own, {points('appraisal', edition.tiers)} AS appraisal
            FROM read_csv('{source}', header = true, auto_detect = false, delim = ',', quote = '"',
                columns = {CSV_COLUMNS}) answer
            JOIN leaf USING (code)
            LEFT JOIN option self_option ON self_option.code = answer.code AND self_option.id = self_answer
            LEFT JOIN option appraisal_option
                ON appraisal_option.code = answer.code AND appraisal_option.id = appraisal_answer)""",
        """sum_leaves AS MATERIALIZED (
            SELECT unit, parent, sum(own)::INTEGER AS own, sum(appraisal)::INTEGER AS appraisal,
                count(*) FILTER (self_score * 100 <> own OR appraisal_score * 100 <> appraisal)::INTEGER AS wrong
            FROM scored GROUP BY unit, parent)""",
    ]
    # then level by level: what is right below, capped, goes into the row above
    deepest = max(depth for _, depth, _, _ in edition.groups)
    below = f"SELECT sum_leaves.* FROM sum_leaves JOIN tree ON number = sum_leaves.parent WHERE depth = {deepest}"
    for depth in range(deepest, 0, -1):
        steps.append(f"sum_{depth} AS ({below})")
        above = (
            f"SELECT sum_leaves.* FROM sum_leaves JOIN tree ON number = sum_leaves.parent WHERE depth = {depth - 1}"
            if depth > 1
            else "SELECT * FROM sum_leaves WHERE parent <= 0"
        )
        below = f"""SELECT unit, parent, sum(own)::INTEGER AS own, sum(appraisal)::INTEGER AS appraisal,
                sum(wrong)::INTEGER AS wrong
            FROM (SELECT unit, tree.parent, least(own, most) AS own, least(appraisal, most) AS appraisal, wrong
                FROM sum_{depth} JOIN tree ON number = sum_{depth}.parent
                UNION ALL {above}) GROUP BY unit, parent"""
    steps.append(f"sum_top AS ({below})")
    ordinary = lambda column: f"least(coalesce(sum({column}) FILTER (parent = 0), 0), {edition.max})"
    bonus = lambda column: f"coalesce(sum({column}) FILTER (parent = -1), 0)"
    steps.append(
        f"""total AS (SELECT unit, sum(wrong)::INTEGER AS wrong, {ordinary('own')} + {bonus('own')} AS own,
            {ordinary('appraisal')} + {bonus('appraisal')} AS appraisal FROM sum_top GROUP BY unit)"""
    )
    db.execute(
        f"""COPY (WITH {', '.join(steps)}
        SELECT 1 AS schema, unit, NULL AS name, 'scored' AS status, rank() OVER (ORDER BY appraisal DESC) AS rank,
            {shown('own')} AS self, {shown('appraisal')} AS appraisal, {shown('appraisal - own')} AS difference,
            wrong AS wrong_rows, '{edition.fingerprint}' AS criteria
        FROM total ORDER BY total.appraisal DESC, unit) TO '{target}' (FORMAT json)"""
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2)
