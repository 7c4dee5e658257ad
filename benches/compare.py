"""Runs `score batch` side by side with DuckDB, polars, Python with Decimal, a bare pass of the csv crate, and cat, over
the same file in one run; holds every result against the expected one byte for byte, and prints times and ratios.

    cargo build --release --examples && cargo build --release
    python3 benches/compare.py [--units N] [--runs N] [--skip decimal,duckdb,polars] [--forms N] [--other PATH]

The programs take turns, run after run, so that a noisy machine is noisy for all of them; the least of each is kept.
A tool that is not installed is reported as skipped. `--other` takes part with another build of the program, to compare
two states of it in one run.
"""

import argparse
import filecmp
import importlib.metadata
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

    def __init__(self, name, command, result=None, expected=None, stdout=False, env=None):
        self.name, self.command, self.result = name, command, result
        self.env = {**os.environ, **(env or {})}
        self.expected, self.stdout = expected, stdout
        self.wall = self.cpu = float("inf")
        self.peak = 0

    def run(self):
        out = open(self.result, "wb") if self.stdout and self.result else subprocess.DEVNULL
        started = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=out, stderr=subprocess.PIPE, env=self.env)
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
            run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.env)
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


def long_csv(units, runs, skip, other, folder):
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
    if other:
        jobs.append(
            Job("the other build, ranked, 2 threads", [other, *batch[1:], "--jobs", "2"], to("o"), stdout=True)
        )
    peers = []
    for module, name in (("duckdb", "DuckDB"), ("polars", "polars")):
        if module in skip or importlib.util.find_spec(module) is None:
            print(f"SKIPPED: {module} (pip install {module})")
            continue
        script, result = os.path.join(HERE, f"{module}_job.py"), to(module)
        command = [sys.executable, script, source, result, "2"]
        version = importlib.metadata.version(module)
        peers.append(
            Job(f"{name} {version}, 2 threads", command, result, ranked, env={"POLARS_MAX_THREADS": "2"})
        )
    jobs += peers
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
    ours = next(job for job in jobs if job.name == "score, ranked, 2 threads")
    for peer in peers:
        print(f"{peer.name}: {peer.wall / ours.wall:.1f} × the time of score, {peer.cpu / ours.cpu:.1f} × its CPU time")


def forms(units, runs, other, folder):
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
        if other:
            pair.append(Job(f"the other build, {ending}, 2 threads", [other, *command[1:], "2"], to, stdout=True))
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


def cold(runs, other):
    """One form, against a program that does nothing."""
    example = os.path.join(HERE, "..", "examples", "la-gi-2022")
    jobs = [Job("true, which does nothing", ["true"]), Job("score --version", [SCORE, "--version"])]
    for ending in ("toml", "csv"):
        form = f"{example}.{ending}"
        for name, program in (("score", SCORE), ("the other build", other)):
            if not program:
                continue
            jobs.append(Job(f"{name} batch, {ending}", [program, "batch", form, "--no-rank"]))
            for format in ("json", "table"):
                command = [program, "evaluate", form, "--format", format]
                jobs.append(Job(f"{name} evaluate, {ending} to {format}", command))
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
    arguments.add_argument("--other")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.forms:
            forms(given.forms, given.runs, given.other, folder)
            cold(given.runs, given.other)
        else:
            long_csv(given.units, given.runs, given.skip.split(","), given.other, folder)


if __name__ == "__main__":
    main()
