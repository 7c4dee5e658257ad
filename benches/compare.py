"""Runs `score batch` side by side with DuckDB, Python with Decimal, a bare pass of the csv crate, and cat, over the same
file in one run; holds every result against the expected one byte for byte, and prints times and ratios.

    cargo build --release --examples && cargo build --release
    python3 benches/compare.py [--units N] [--runs N] [--skip decimal,duckdb] [--forms N]

The programs take turns, run after run, so that a noisy machine is noisy for all of them; the least of each is kept.
A tool that is not there is said to be skipped.
"""

import argparse
import filecmp
import importlib.util
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(HERE, "..", "target"))
SCORE = os.path.join(TARGET, "release", "score")
PASS = os.path.join(TARGET, "release", "examples", "csv_pass")


class Job:
    """A program, and what it must write."""

    def __init__(self, name, command, result=None, expected=None, stdout=False):
        self.name, self.command, self.result = name, command, result
        self.expected, self.stdout = expected, stdout
        self.wall = self.cpu = float("inf")
        self.peak = 0

    def run(self):
        out = open(self.result, "wb") if self.stdout and self.result else subprocess.DEVNULL
        started = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=out, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        error = process.stderr.read().decode()
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{self.name} failed: {error}")
        self.wall = min(self.wall, wall)
        self.cpu = min(self.cpu, usage.ru_utime + usage.ru_stime)
        if self.expected and not filecmp.cmp(self.result, self.expected, shallow=False):
            raise SystemExit(f"{self.name} wrote something else than {self.expected}")


    def measure_peak(self):
        """Peak memory in KiB. What this script itself takes must not count, so a small program starts the other."""
        if os.path.exists("/usr/bin/time"):
            command = ["/usr/bin/time", "-f", "%M", *self.command]
            run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            self.peak = int(run.stderr.split()[-1])


def table(jobs, base):
    for job in jobs:
        job.measure_peak()
    print(f"{'':34}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'wall ÷ ' + base.name:>28}{'CPU ÷ ' + base.name:>28}")
    for job in jobs:
        ratios = f"{job.wall / base.wall:>28.2f}{job.cpu / base.cpu:>28.2f}"
        print(f"{job.name:34}{job.wall:>9.3f}{job.cpu:>9.3f}{job.peak / 1024:>10.1f}{ratios}")


def generate(units, folder, *options):
    out = os.path.join(folder, "units")
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), str(units), *options, out], check=True)
    return out


def long_csv(units, runs, skip, folder):
    out = generate(units, folder)
    source, ranked, plain = out + ".csv", out + ".ranked", out + ".expected"
    to = lambda name: os.path.join(folder, name)
    batch = [SCORE, "batch", source, "--format", "json"]
    jobs = [
        Job("cat", ["cat", source]),
        Job("csv crate", [PASS, source]),
        Job("score, ranked, 2 threads", batch + ["--jobs", "2"], to("a"), ranked, stdout=True),
        Job("score, ranked, 1 thread", batch + ["--jobs", "1"], to("b"), ranked, stdout=True),
        Job("score, streamed, 2 threads", batch + ["--jobs", "2", "--no-rank"], to("c"), plain, stdout=True),
    ]
    base = jobs[1]
    if "duckdb" in skip or importlib.util.find_spec("duckdb") is None:
        print("SKIPPED: duckdb (pip install duckdb)")
    else:
        script = os.path.join(HERE, "duckdb_job.py")
        jobs.append(Job("DuckDB, 2 threads", [sys.executable, script, source, to("d"), "2"], to("d"), ranked))
    if "decimal" in skip:
        print("SKIPPED: Python with Decimal")
    else:
        script = os.path.join(HERE, "decimal_job.py")
        jobs.append(Job("Python, csv and Decimal", [sys.executable, script, source, to("e")], to("e"), ranked))
    for _ in range(runs):
        for job in jobs:
            job.run()
    size = os.path.getsize(source) / 2**20
    print(f"{units} units, {units * 82} rows, {size:.1f} MiB; all results equal the expected ones byte for byte")
    table(jobs, base)
    named = {job.name: job for job in jobs}
    if "DuckDB, 2 threads" in named:
        duck, ours = named["DuckDB, 2 threads"], named["score, ranked, 2 threads"]
        print(f"score is {duck.wall / ours.wall:.1f} × faster than DuckDB")


def forms(units, runs, folder):
    """One file a unit, in both notations."""
    jobs = []
    for ending in ("csv", "toml"):
        place = os.path.join(folder, ending)
        os.makedirs(place)
        out = generate(units, place, "--forms", ending)
        files = sorted(os.path.join(out, name) for name in os.listdir(out))
        floor = "toml" if ending == "toml" else "read"
        to = os.path.join(place, "result")
        command = [SCORE, "batch", out, "--no-rank", "--jobs"]
        pair = [
            Job(f"bare {'parse' if floor == 'toml' else 'read'} of {ending}", [PASS, floor, *files]),
            Job(f"score, {ending} forms, 1 thread", command + ["1"], to, out + ".expected", stdout=True),
            Job(f"score, {ending} forms, 2 threads", command + ["2"], to, out + ".expected", stdout=True),
        ]
        if ending == "csv":
            pair.insert(1, Job("cat", ["cat", *files]))
        jobs.append(pair)
    for _ in range(runs):
        for pair in jobs:
            for job in pair:
                job.run()
    print(f"{units} unit files; all results equal the expected ones byte for byte")
    for pair in jobs:
        table(pair, pair[0])


def cold(runs):
    """One form, against a program that does nothing."""
    example = os.path.join(HERE, "..", "examples", "la-gi-2022")
    jobs = [Job("true, which does nothing", ["true"]), Job("score --version", [SCORE, "--version"])]
    for ending in ("toml", "csv"):
        form = f"{example}.{ending}"
        jobs.append(Job(f"score batch, {ending}", [SCORE, "batch", form, "--no-rank"]))
        for format in ("json", "table"):
            jobs.append(Job(f"score evaluate, {ending} to {format}", [SCORE, "evaluate", form, "--format", format]))
    for _ in range(runs * 50):
        for job in jobs:
            job.run()
    print("one form, cold")
    for job in jobs:
        print(f"{job.name:34}{job.wall * 1000:>9.2f} ms, {(job.wall - jobs[0].wall) * 1000:>6.2f} ms above an empty process")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--units", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--skip", default="")
    arguments.add_argument("--forms", type=int, default=0)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.forms:
            forms(given.forms, given.runs, folder)
            cold(given.runs)
        else:
            long_csv(given.units, given.runs, given.skip.split(","), folder)


if __name__ == "__main__":
    main()
