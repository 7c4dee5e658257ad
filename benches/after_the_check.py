"""Runs what follows the first check beside the check itself, in one run: `losses`, `target` and `--set` on the reference form
beside `evaluate`; `compare` of two folders beside one batch.

    cargo build --release
    python3 benches/after_the_check.py [--forms N] [--runs N]

The programs take turns, run after run, and the least of each is kept.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from compare import HERE, SCORE, Job, table

FORM = os.path.join(HERE, "..", "examples", "la-gi-2022.toml")


def single(runs):
    def job(name, *command):
        return Job(name, [SCORE, *command, "-q"])

    jobs = [
        job("evaluate", "evaluate", FORM),
        job("evaluate --set", "evaluate", FORM, "--set", "appraisal.1.4.den=16"),
        job("losses", "losses", FORM),
        job("target 440", "target", FORM, "440"),
        job("target 499", "target", FORM, "499"),
    ]
    for _ in range(runs * 20):
        for one in jobs:
            one.run()
    table(jobs, jobs[0])


def folders(forms, runs):
    with tempfile.TemporaryDirectory() as folder:
        before, after = (os.path.join(folder, name) for name in ("before", "after"))
        generate = [sys.executable, os.path.join(HERE, "generate.py"), str(forms), "--forms", "toml", before]
        subprocess.run(generate, check=True)
        shutil.copytree(before, after)
        # each third form gains or loses something
        for name in sorted(os.listdir(after))[::3]:
            path = os.path.join(after, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace('choice = "a"', 'choice = "b"', 1))
        jobs = [
            Job("batch of one folder", [SCORE, "batch", after, "--jobs", "1", "--format", "csv"]),
            Job("compare of two", [SCORE, "compare", before, after, "--format", "csv"]),
        ]
        for _ in range(runs):
            for one in jobs:
                one.run()
        table(jobs, jobs[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--forms", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    single(asked.runs)
    print()
    folders(asked.forms, asked.runs)


if __name__ == "__main__":
    main()
