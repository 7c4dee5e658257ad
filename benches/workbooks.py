"""Runs `score batch` over filled workbooks of the reference edition side by side with a bare read of every cell of them by
calamine, in the same run: time, ratio and peak memory, on one thread and on all, and one workbook alone.

    cargo build --release --examples && cargo build --release
    python3 benches/workbooks.py [--forms N] [--runs N] [--other PATH]

The programs take turns, run after run, and the least of each is kept. `--other` takes part with another build of the
program; both must write the same bytes.
"""

import argparse
import glob
import os
import subprocess
import sys
import tempfile

from compare import SCORE, TARGET, Job

WORKBOOKS = os.path.join(TARGET, "release", "examples", "workbooks")
EDITION = "binh-thuan-huyen-2022"


def jobs(folder, files, other):
    """The programs, each over all files and over one."""
    cores = str(os.cpu_count())
    made = []
    for what, chosen in (("all", files), ("one", files[:1])):
        for threads in {"1", cores} if what == "all" else {"1"}:
            name = f"{what} forms, {threads} thread(s)"
            made.append((name, Job("calamine, every cell", [WORKBOOKS, "read", threads, *chosen])))
            for title, program in (("score batch", SCORE), ("another build", other)):
                if program:
                    result = os.path.join(folder, f"{what}-{title}.json")
                    command = [program, "batch", "--criteria", EDITION, "--jobs", threads, "--format", "json", *chosen]
                    made.append((name, Job(title, command, result=result, stdout=True)))
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--forms", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--other")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([WORKBOOKS, "write", os.path.join(folder, "forms"), str(asked.forms)], check=True)
        files = sorted(glob.glob(os.path.join(folder, "forms", "*.xlsx")))
        all_jobs = jobs(folder, files, asked.other)
        for _ in range(asked.runs):
            for _, job in all_jobs:
                job.run()
        for what in ("all", "one"):
            results = {job.result for _, job in all_jobs if job.result and os.path.basename(job.result).startswith(what)}
            if len({open(result, "rb").read() for result in results}) > 1:
                sys.exit("the two builds wrote different results")
        floors = {}
        for name, job in all_jobs:
            job.measure_peak()
            floors.setdefault(name, job.wall)
            count = len(files) if name.startswith("all") else 1
            print(
                f"{name:26} {job.name:22} {job.wall:8.3f} s {1000 * job.wall / count:8.2f} ms a form "
                f"{job.wall / floors[name]:6.2f} x {job.peak / 1024:8.1f} MiB"
            )


if __name__ == "__main__":
    main()
