"""The Bình Thuận edition as tables for the peers: a row for each leaf, each option, each tier and each group.

Points are whole hundredths. Rows and groups are numbered in the order of the form, so that a peer joins once on the
code and then works with small integers.
"""

import tomllib
from dataclasses import dataclass, field

from generate import CRITERIA, Form

SIGNS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}


@dataclass
class Tables:
    """What a peer loads before it reads a unit."""

    leaves: list = field(default_factory=list)  # (code, kind, max, each, parent)
    options: list = field(default_factory=list)  # (code, id, points; None: a ratio of its own)
    tiers: dict = field(default_factory=dict)  # code: [(id, points, [(sign, bound in hundredths)])]
    groups: list = field(default_factory=list)  # (number, depth, max, parent; 0: the total, -1: beside its max)
    max: int = 0
    fingerprint: str = ""


def tables():
    with open(CRITERIA, "rb") as file:
        rows = tomllib.load(file)["criterion"]
    form = Form()
    codes = {row["code"] for row in rows}
    number = {row["code"]: at for at, row in enumerate(rows, 1)}

    def parent(code):
        above = Form.parent(code, codes)
        if above is not None:
            return number[above]
        return -1 if code in form.bonus else 0

    def depth(code):
        above = Form.parent(code, codes)
        return 1 if above is None else 1 + depth(above)

    found = Tables(max=form.max, fingerprint=form.fingerprint)
    for row in rows:
        code = row["code"]
        if "rule" not in row:
            found.groups.append((number[code], depth(code), int(row["max"] * 100), parent(code)))
            continue
        most = int(row["max"])
        found.leaves.append((code, row["rule"], most, int(row.get("each", 0)), parent(code)))
        if row["rule"] == "choice":
            listed = row["options"]
            if listed == "yes-no":
                listed = [{"points": most}, {"points": 0}]
            for at, option in enumerate(listed):
                points = None if "rule" in option else int(option["points"] * 100)
                found.options.append((code, chr(97 + at), points))
        if row["rule"] == "tiers":
            found.tiers[code] = [
                (chr(97 + at), int(tier["points"] * 100), bounds(tier)) for at, tier in enumerate(row["tiers"])
            ]
    return found


def bounds(tier):
    """The bounds of a tier as (sign, hundredths)."""
    return [
        (SIGNS[key], int(tier[key][:-1]) if isinstance(tier[key], str) else int(tier[key]) * 100)
        for key in SIGNS
        if key in tier
    ]
