"""The same job in polars: a lazy query over the long CSV, run by the streaming engine, that scores every answer in both
columns, compares every declared figure, adds up groups with their caps from below, ranks, and writes lines of JSON.

    POLARS_MAX_THREADS=2 python3 benches/polars_job.py IN.csv OUT.jsonl

Whole numbers only, in hundredths of a point. What it leaves out is what `duckdb_job.py` leaves out.
"""

import sys

import polars as pl

from edition_tables import tables

SCHEMA = {
    "unit": pl.String,
    "code": pl.String,
    "self_num": pl.Int32,
    "self_den": pl.Int32,
    "self_answer": pl.String,
    "self_score": pl.Decimal(9, 2),
    "appraisal_num": pl.Int32,
    "appraisal_den": pl.Int32,
    "appraisal_answer": pl.String,
    "appraisal_score": pl.Decimal(9, 2),
}
COMPARE = {">": "gt", ">=": "ge", "<": "lt", "<=": "le"}


def first_of(cases):
    """The value of the first case whose condition holds."""
    chain = pl
    for condition, value in cases:
        chain = chain.when(condition).then(value)
    return chain.otherwise(None)


def tier_points(tiers, column):
    """The first tier that holds, for each leaf that has tiers."""
    num, den = pl.col(f"{column}_num"), pl.col(f"{column}_den").fill_null(1)
    answer = pl.col(f"{column}_answer")

    def holds(bounds):
        return pl.all_horizontal(getattr(100 * num, COMPARE[sign])(bound * den) for sign, bound in bounds)

    cases = []
    for code, listed in tiers.items():
        ticked = first_of([(answer == id, pl.lit(points)) for id, points, _ in listed])
        measured = first_of([(holds(bounds), pl.lit(points)) for _, points, bounds in listed])
        cases.append((pl.col("code") == code, pl.when(num.is_null()).then(ticked).otherwise(measured)))
    return first_of(cases)


def points(column, tiers):
    """Hundredths of one column; 0 where nothing is answered."""
    num, den = pl.col(f"{column}_num"), pl.col(f"{column}_den")
    most, kind = pl.col("most"), pl.col("kind")
    ratio = pl.min_horizontal(num, den) * most * 100 // den
    number = pl.col(f"{column}_answer").cast(pl.Int32, strict=False)
    option = pl.col(f"{column}_points")
    return first_of([
        (kind == "ratio", ratio),
        (kind == "choice", pl.when(den.is_null()).then(option).otherwise(ratio)),
        (kind == "tiers", tier_points(tiers, column)),
        (kind == "count", (number * pl.col("each")).clip(upper_bound=most) * 100),
        (kind == "manual", number * 100),
    ]).fill_null(0)


def shown(amount):
    """Hundredths as they are printed."""
    whole = pl.col(amount).abs()
    sign = pl.when(pl.col(amount) < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    cents = (whole % 100).cast(pl.String).str.zfill(2)
    return sign + (whole // 100).cast(pl.String) + pl.lit(".") + cents



def main(source, target):
    edition = tables()
    leaf = pl.LazyFrame(
        edition.leaves,
        schema={"code": pl.String, "kind": pl.String, "most": pl.Int32, "each": pl.Int32, "parent": pl.Int32},
        orient="row",
    )
    options = {
        column: pl.LazyFrame(
            edition.options,
            schema={"code": pl.String, f"{column}_answer": pl.String, f"{column}_points": pl.Int32},
            orient="row",
        )
        for column in ("self", "appraisal")
    }
    tree = pl.LazyFrame(
        edition.groups,
        schema={"parent": pl.Int32, "depth": pl.Int32, "most": pl.Int32, "above": pl.Int32},
        orient="row",
    )
    scored = (
        pl.scan_csv(source, schema=SCHEMA)
        .join(leaf, on="code")
        .join(options["self"], on=["code", "self_answer"], how="left")
        .join(options["appraisal"], on=["code", "appraisal_answer"], how="left")
        .with_columns(own=points("self", edition.tiers), appraisal=points("appraisal", edition.tiers))
    )
    wrong = lambda column, score: (pl.col(score) * 100 != pl.col(column)).fill_null(False)
    sums = (
        scored.with_columns(wrong=wrong("own", "self_score") | wrong("appraisal", "appraisal_score"))
        .group_by("unit", "parent")
        .agg(pl.col("own", "appraisal", "wrong").sum())
        .with_columns(pl.col("own", "appraisal", "wrong").cast(pl.Int32))
        .collect(engine="streaming")
        .lazy()
    )
    # level by level: what is right below, capped, goes into the row above
    leaves_at = sums.join(tree, on="parent", how="left")
    plain = ["unit", "parent", "own", "appraisal", "wrong"]
    deepest = max(depth for _, depth, _, _ in edition.groups)
    level = leaves_at.filter(pl.col("depth") == deepest).select(plain)
    for depth in range(deepest, 0, -1):
        capped = level.join(tree, on="parent").select(
            "unit",
            pl.col("above").alias("parent"),
            pl.min_horizontal("own", "most").alias("own"),
            pl.min_horizontal("appraisal", "most").alias("appraisal"),
            "wrong",
        )
        at = pl.col("depth") == depth - 1 if depth > 1 else pl.col("parent") <= 0
        above = leaves_at.filter(at).select(plain)
        level = pl.concat([capped, above]).group_by("unit", "parent").agg(pl.col("own", "appraisal", "wrong").sum())

    def total(column):
        ordinary = pl.col(column).filter(pl.col("parent") == 0).sum().clip(upper_bound=edition.max)
        return (ordinary + pl.col(column).filter(pl.col("parent") == -1).sum()).alias(column)

    (
        level.group_by("unit")
        .agg(total("own"), total("appraisal"), pl.col("wrong").sum())
        .with_columns(
            rank=pl.col("appraisal").rank("min", descending=True), difference=pl.col("appraisal") - pl.col("own")
        )
        .sort("appraisal", "unit", descending=[True, False])
        .select(
            pl.lit(1).alias("schema"),
            "unit",
            pl.lit(None, pl.String).alias("name"),
            pl.lit("scored").alias("status"),
            "rank",
            shown("own").alias("self"),
            shown("appraisal").alias("appraisal"),
            shown("difference").alias("difference"),
            pl.col("wrong").alias("wrong_rows"),
            pl.lit(edition.fingerprint).alias("criteria"),
        )
        .sink_ndjson(target, engine="streaming")
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
