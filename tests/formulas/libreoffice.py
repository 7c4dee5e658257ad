#!/usr/bin/env python3
"""Makes libreoffice.tsv: random formulas, and what LibreOffice makes of them. Needs openpyxl and soffice.

    tests/formulas/libreoffice.py [COUNT [SEED]] > tests/formulas/libreoffice.tsv

Each line: the formula, its value with 15 digits, and what stands in the cells B1 to F1 beside it.
"""
import random
import re
import subprocess
import sys
import tempfile

import openpyxl

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 20261129)
COLUMNS = "BCDEF"


def typed():
    """What somebody typed into a cell; nothing, often enough."""
    kind = random.random()
    if kind < 0.35:
        return random.randint(0, 20)
    if kind < 0.6:
        return round(random.uniform(-50, 500), random.choice([1, 2, 3]))
    if kind < 0.7:
        return random.randint(-10, 0)
    if kind < 0.8:
        return round(random.uniform(0, 1), random.choice([2, 4]))
    if kind < 0.88:
        return None
    if kind < 0.93:
        return random.choice([True, False])
    if kind < 0.97:
        return random.choice(["x", "Tốt"])
    return random.randint(1000, 10**7)


def constant():
    kind = random.random()
    if kind < 0.5:
        return str(random.randint(0, 12))
    if kind < 0.8:
        return str(round(random.uniform(0, 20), random.choice([1, 2])))
    return random.choice(["100", "60.5", "57", "0.01", "1000"])


def cell(row):
    return random.choice(COLUMNS) + str(row)


def cells(row):
    first, last = sorted(random.sample(COLUMNS, 2))
    return f"{first}{row}:{last}{row}"


def formula(row, depth):
    if depth <= 0 or random.random() < 0.15:
        return cell(row) if random.random() < 0.6 else constant()
    kind = random.random()
    inner = lambda: formula(row, depth - 1)
    if kind < 0.4:
        return f"{operand(row, depth - 1)}{random.choice('+-*/')}{operand(row, depth - 1)}"
    if kind < 0.45:
        return f"-{operand(row, depth - 1)}"
    if kind < 0.5:
        return f"{constant()}%"
    if kind < 0.54:
        return f"{operand(row, 0)}^{random.choice([2, 3, -1])}"
    if kind < 0.64:
        name = random.choice(["ROUND", "ROUNDDOWN", "ROUNDUP", "TRUNC"])
        return f"{name}({inner()},{random.choice([0, 1, 2, 3, -1])})"
    if kind < 0.68:
        return f"INT({inner()})"
    if kind < 0.71:
        return f"ABS({inner()})"
    if kind < 0.82:
        return f"{random.choice(['SUM', 'MIN', 'MAX', 'AVERAGE', 'COUNT', 'COUNTA'])}({cells(row)})"
    if kind < 0.92:
        return f"IF({condition(row, depth - 1)},{inner()},{inner()})"
    if kind < 0.95:
        return f"IFERROR({inner()},{constant()})"
    if kind < 0.98:
        criterion = random.choice(['">=5"', '"x"', "5", '"<10"'])
        return f"{random.choice(['COUNTIF', 'SUMIF'])}({cells(row)},{criterion})"
    return f"SUMPRODUCT({cells(row)})"


def operand(row, depth):
    inner = formula(row, depth)
    return inner if re.fullmatch(r"[A-Z0-9.]+", inner) else f"({inner})"


def condition(row, depth):
    kind = random.random()
    if kind < 0.6:
        return f"{operand(row, depth - 1)}{random.choice(['<', '<=', '>', '>=', '=', '<>'])}{operand(row, depth - 1)}"
    if kind < 0.7:
        return f"AND({condition(row, depth - 1)},{condition(row, depth - 1)})"
    if kind < 0.8:
        return f"OR({condition(row, depth - 1)},NOT({condition(row, depth - 1)}))"
    if kind < 0.87:
        return f"ISNUMBER({cell(row)})"
    if kind < 0.93:
        return f"ISBLANK({cell(row)})"
    return f'{cell(row)}="x"'


def shown(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}".replace("e", "E")
    return str(value)


def in_first_row(text, row):
    return re.sub(rf"\b([B-F]){row}\b", r"\g<1>1", text)


with tempfile.TemporaryDirectory() as folder:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, COUNT + 1):
        for column in COLUMNS:
            sheet[f"{column}{row}"] = typed()
        sheet[f"A{row}"] = "=" + formula(row, random.choice([1, 2, 2, 3, 3, 4]))
    book.save(f"{folder}/in.xlsx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/out", f"{folder}/in.xlsx"],
        check=True, stdout=subprocess.DEVNULL,
    )
    results = openpyxl.load_workbook(f"{folder}/out/in.xlsx", data_only=True).active
    for row in range(1, COUNT + 1):
        text = in_first_row(sheet[f"A{row}"].value, row)
        beside = [shown(sheet[f"{column}{row}"].value) for column in COLUMNS]
        print("\t".join([text, shown(results[f"A{row}"].value), *beside]))
