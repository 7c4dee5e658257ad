#!/usr/bin/env bash
# Instructions that the hot path of `score batch` takes for each unit, by callgrind: a number that hardly hangs on the
# machine or its load, so that a regression is seen. The cost of the start is taken out by measuring two sizes.
#
#     benches/instructions.sh            prints instructions a unit, and the functions that take the most
set -euo pipefail
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
score="$target/release/score"
command -v valgrind >/dev/null || { echo "SKIPPED: there is no valgrind"; exit 0; }
[ -x "$score" ] || { echo "build it first: cargo build --release"; exit 1; }
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
for units in 400 1400; do # both above the size from which a CSV is read in portions
    python3 benches/generate.py "$units" "$folder/$units"
    # a declared figure is wrong: exit 1 is the result
    valgrind --tool=callgrind --callgrind-out-file="$folder/$units.out" \
        "$score" batch "$folder/$units.csv" --no-rank --jobs 1 >"$folder/$units.jsonl" 2>"$folder/$units.err" || true
    cmp "$folder/$units.jsonl" "$folder/$units.expected"
done
total() { awk '/^(summary|totals):/ { print $2; exit }' "$folder/$1.out"; }
echo "instructions a unit (82 rows, both columns): $(( ($(total 1400) - $(total 400)) / 1000 ))"
callgrind_annotate "$folder/1400.out" 2>/dev/null | grep 'score::' | head -15 | cut -c1-120
