"""Every formula, rule and link of workbooks as openpyxl sees them: a JSON line for each workbook.

    python3 tests/formulas/openpyxl_sees.py WORKBOOK...
"""

import json
import sys

import openpyxl

for name in sys.argv[1:]:
    book = openpyxl.load_workbook(name)
    seen = {"formulas": [], "rules": [], "links": [], "texts": [], "external": len(book._external_links)}
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            at = f"{sheet.title}!{cell.coordinate}"
            if cell.data_type == "f":
                seen["formulas"].append([at, getattr(cell.value, "text", cell.value)])
            elif isinstance(cell.value, str):
                seen["texts"].append(cell.value)
            if cell.hyperlink and (cell.hyperlink.target or cell.hyperlink.id):
                seen["links"].append([at, cell.hyperlink.target])
        for rule in sheet.data_validations.dataValidation:
            seen["rules"].append([str(rule.sqref), rule.formula1, rule.formula2])
        for area in sheet.conditional_formatting:
            seen["rules"] += [[str(area.sqref), *rule.formula] for rule in area.rules]
    seen["rules"] += [[name, of.attr_text] for name, of in book.defined_names.items()]
    print(json.dumps(seen))
