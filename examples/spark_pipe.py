"""Scores a CSV of many units with Spark: `score batch -` is the filter that each partition is piped through.

    pip install pyspark
    python3 examples/spark_pipe.py UNITS.csv LINES.jsonl [PARTITIONS]
    score batch --merge LINES.jsonl

`score` must be on the path. The rows of a unit are brought together, in their order, before they are piped, so that
partitions may be cut anywhere.
"""

import itertools
import os
import sys

from pyspark.sql import SparkSession

COMMAND = "score batch - --no-rank --format json --criteria binh-thuan-huyen-2022"


def main(source, target, partitions=2):
    spark = SparkSession.builder.master(f"local[{partitions}]").appName("score").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    lines = spark.sparkContext.textFile(source, partitions)
    header = lines.first()
    rows = lines.zipWithIndex().filter(lambda row: row[1] > 0)
    # (unit, [(line number, line)]): a unit is in one partition, whole
    units = rows.map(lambda row: (row[0].split(",", 1)[0], (row[1], row[0]))).groupByKey(partitions)
    whole = units.flatMap(lambda unit: [line for _, line in sorted(unit[1])])
    piped = whole.mapPartitions(lambda part: itertools.chain([header], part)).pipe(COMMAND, env=dict(os.environ))
    counts = piped.mapPartitions(lambda part: [sum(1 for _ in part)]).collect()
    with open(target, "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in piped.collect())
    print(f"Spark {spark.version}, {len(counts)} partitions with {' and '.join(map(str, counts))} units")
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
