"""Times results as people open them: the workbook and the page of the reference form, and of a ranking of so many units, beside
openpyxl writing the same workbook: time and size, in one run.

    cargo build --release
    python3 benches/result_workbook.py [--units N] [--runs N]

Time of `score` is that of the whole program: it starts, reads the form (or every form), computes and writes. Time of openpyxl
is that of writing alone, by its own clock: cells, formulas, styles, sizes, validations, conditions and charts are read from the
workbook of `score` beforehand, and named styles are used, the fastest public way. It writes no saved values beside formulas, and
streamed no merged cells. What it wrote is read again and held against what it was to write. The programs take turns, run after
run, and the least of each is kept.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

from compare import HERE, SCORE, Job, generate

FORM = os.path.join(HERE, "..", "examples", "la-gi-2022.toml")
EDITION = "binh-thuan-huyen-2022"


class Timed(Job):
    """A program that says itself how long the work took."""

    def run(self):
        run = subprocess.run(self.command, stdout=subprocess.PIPE, check=True)
        wall, cpu = json.loads(run.stdout)
        self.wall, self.cpu = min(self.wall, wall), min(self.cpu, cpu)


def look(cell):
    """All that a style of a cell says."""
    return cell.font, cell.fill, cell.border, cell.alignment, cell.number_format, cell.protection


def planned(path):
    """What the workbook at a path consists of: looks by number, and for each sheet its cells and settings."""
    import copy

    import openpyxl

    book = openpyxl.load_workbook(path)
    looks, sheets = {}, []
    for sheet in book:
        cells = [
            [(cell.value, looks.setdefault(cell._style, (len(looks), cell))[0], cell.hyperlink) for cell in row]
            for row in sheet.iter_rows()
        ]
        sheets.append((sheet, cells))
    styles = [tuple(copy.copy(part) for part in look(cell)) for _, cell in looks.values()]
    return book, styles, sheets


def settings(source, sheet, merges):
    """Everything of a sheet that is not in its cells."""
    sheet.sheet_state = source.sheet_state
    for letter, column in source.column_dimensions.items():
        own = sheet.column_dimensions[letter]
        own.min, own.max, own.width, own.hidden = column.min, column.max, column.width, column.hidden
    for number, row in source.row_dimensions.items():
        own = sheet.row_dimensions[number]
        own.height, own.hidden, own.outline_level = row.height, row.hidden, row.outline_level
    sheet.freeze_panes = source.freeze_panes
    sheet.auto_filter.ref = source.auto_filter.ref
    sheet.print_title_rows = source.print_title_rows
    sheet.page_setup, sheet.page_margins = source.page_setup, source.page_margins
    if merges:
        for merged in source.merged_cells.ranges:
            sheet.merge_cells(merged.coord)
    for validation in source.data_validations.dataValidation:
        sheet.data_validations.append(validation)
    for area in source.conditional_formatting:
        for rule in area.rules:
            sheet.conditional_formatting.add(str(area.sqref), rule)


def write(plan, path, streamed):
    """Writes what was planned, by cells that stay in memory or row by row."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import NamedStyle

    source, styles, sheets = plan
    book = Workbook(write_only=streamed)
    if not streamed:
        book.remove(book.active)
    for index, (font, fill, border, alignment, number_format, protection) in enumerate(styles):
        style = NamedStyle(f"s{index}", font, fill, border, alignment, number_format, protection)
        book.add_named_style(style)
    names = [f"s{index}" for index in range(len(styles))]
    for original, cells in sheets:
        sheet = book.create_sheet(original.title)
        if streamed:
            settings(original, sheet, merges=False)
            for row in cells:
                line = []
                for value, style, link in row:
                    cell = WriteOnlyCell(sheet, value)
                    cell.style = names[style]
                    line.append(cell)
                    if link:
                        cell.hyperlink = link
                sheet.append(line)
        else:
            for number, row in enumerate(cells, 1):
                for column, (value, style, link) in enumerate(row, 1):
                    cell = sheet.cell(number, column, value)
                    cell.style = names[style]
                    if link:
                        cell.hyperlink = link
            settings(original, sheet, merges=True)
        for chart in original._charts:
            sheet.add_chart(chart)
    for name, defined in source.defined_names.items():
        book.defined_names[name] = defined
    book.save(path)


def holds(plan, path):
    """Whether a file has the cells that were planned."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    for original, cells in plan[2]:
        found = {cell.coordinate: cell.value for row in book[original.title].iter_rows() for cell in row}
        for row, line in zip(original.iter_rows(), cells):
            for cell, (value, _, _) in zip(row, line):
                if found.get(cell.coordinate) != value:
                    sys.exit(f"{path}: {original.title}!{cell.coordinate} is {found.get(cell.coordinate)!r}, not {value!r}")


def job(kind, ours, theirs):
    """What one run of openpyxl does: [wall, CPU] in seconds on standard output."""
    import openpyxl.chart  # what is imported later is imported before the clock runs

    plan = planned(ours)
    wall, cpu = time.perf_counter(), time.process_time()
    write(plan, theirs, kind == "streamed")
    taken = time.perf_counter() - wall, time.process_time() - cpu
    holds(plan, theirs)
    print(json.dumps(taken))


def group(title, command, folder, name):
    """The programs that write one result, and the workbook that openpyxl copies."""
    to = lambda ending: os.path.join(folder, f"{name}{ending}")
    jobs = [
        Job("score, computed only (JSON)", [SCORE, *command, "--format", "json"], result=to(".json"), stdout=True),
        Job("score, workbook", [SCORE, *command, "-o", to(".xlsx")], result=to(".xlsx")),
        Job("score, page", [SCORE, *command, "-o", to(".html")], result=to(".html")),
    ]
    try:
        import openpyxl
    except ImportError:
        print("SKIPPED: openpyxl (pip install openpyxl)")
        return title, jobs
    for kind in ("in memory", "streamed"):
        theirs = to(f"-{kind}.xlsx".replace(" ", "-"))
        command = [sys.executable, os.path.abspath(__file__), "--job", kind, to(".xlsx"), theirs]
        jobs.append(Timed(f"openpyxl {openpyxl.__version__}, {kind}", command, result=theirs))
    return title, jobs


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--units", type=int, default=3321)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--job", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.job:
        return job(*asked.job)
    with tempfile.TemporaryDirectory() as folder:
        units = generate(asked.units, folder) + ".csv"
        groups = [
            group("the reference form", ["check", FORM], folder, "form"),
            group(f"a ranking of {asked.units} units", ["batch", units, "--criteria", EDITION], folder, "ranking"),
        ]
        for _ in range(asked.runs):
            for _, jobs in groups:
                for one in jobs:
                    one.run()
        for title, jobs in groups:
            ours = jobs[1]
            print(f"{title:34}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'kB':>9}{'wall ÷ workbook':>17}{'CPU ÷ workbook':>16}")
            for one in jobs:
                one.measure_peak()
                size = os.path.getsize(one.result) / 1000
                ratios = f"{one.wall / ours.wall:>17.2f}{one.cpu / ours.cpu:>16.2f}"
                peak = f"{one.peak / 1024:>10.1f}" if not isinstance(one, Timed) else f"{'':10}"
                print(f"{one.name:34}{one.wall:>9.3f}{one.cpu:>9.3f}{peak}{size:>9.0f}{ratios}")


if __name__ == "__main__":
    main()
