"""A criteria file read once: its rows, their tree, the maxima that groups come to (SYNTAX, "Node", "Maxima")."""

from conditions import listed
from figures import BOUNDS, number, quotient, rounded
from kinds import ids, kind


class Row:
    """One row of the edition, its settings read once."""

    def __init__(self, table, place):
        self.place, self.code, self.table = place, table["code"], table
        self.children, self.parent = [], None
        self.max = number(table["max"]) if "max" in table else None
        self.floor = number(table["floor"]) if "floor" in table else None
        self.combine = table.get("combine", "sum") if "rule" not in table else None
        self.weight = number(table.get("weight", 1))
        self.not_applicable = table.get("not_applicable", "forbid")
        self.over_total = table.get("rescale_over") == "total"
        self.gates = listed(table.get("requires", []))
        self.asked_if = table.get("asked_if")
        self.bands = table.get("bands")
        self.evidence = table.get("evidence")
        self.role = table.get("role")
        self.down = False
        self.above_max = table.get("above_max", True)
        self.rule = None


class Edition:
    """A criteria file: the tree of its rows, its rounding, its total."""

    def __init__(self, tables):
        head, self.total = tables["criteria"], tables.get("total", {})
        self.max = number(head["max"]) if "max" in head else None
        rounding = tables["rounding"]
        self.mode, self.at, self.decimals = rounding["mode"], rounding.get("at"), rounding.get("decimals")
        self.defaults, self.lists = tables.get("defaults", {}), tables.get("lists", {})
        self.facts = tables.get("facts", {})
        self.rows = [Row(table, place) for place, table in enumerate(tables["criterion"])]
        self.place = {row.code: row.place for row in self.rows}
        self.grow()
        self.leaves = [row.place for row in self.rows if not row.children]
        for row in self.rows:
            row.bands = self.bands(row.bands)
            if not row.children:
                without_points = row.role in ("info", "mandatory") and not row.max
                if without_points:
                    row.max = 0
                row.rule = kind(self.spelled_out(row.table), row.max, self.defaults)
                if without_points and hasattr(row.rule, "decide_met"):
                    row.rule.decide_met(row.role == "mandatory")
        self.total_bands = self.bands(self.total.get("bands"))

    def grow(self):
        """The parent of a row is the longest shorter code that is a row, or else the total (SYNTAX, end)."""
        self.top = []
        for row in self.rows:
            parent = row.code.rpartition(".")[0]
            while parent and parent not in self.place:
                parent = parent.rpartition(".")[0]
            if parent:
                row.parent = self.rows[self.place[parent]]
                row.parent.children.append(row.place)
            else:
                self.top.append(row.place)
        for row in sorted(self.rows, key=lambda row: row.code.count(".")):
            above = row.parent
            if row.role is None:
                row.role = above.role if above else "normal"
            row.down = self.is_down(row)

    def is_down(self, row):
        """Are fewer points better? As the group says, else as the one above it, else as the total: but what reaches no
        sum has nothing from a sum."""
        counts = row.role not in ("info", "mandatory")
        above = row.parent
        if row.children and "direction" in row.table:
            return row.table["direction"] == "down"
        if above:
            return above.down and counts == (above.role not in ("info", "mandatory"))
        return counts and self.total.get("direction") == "down"

    def spelled_out(self, table):
        """A list that is only named stands under [lists]; yes-no is built in."""
        named = [key for key in ("options", "items", "tiers") if isinstance(table.get(key), str)]
        return table | {key: self.lists.get(table[key], table[key]) for key in named} if named else table

    def bands(self, bands):
        """Bands, best first: id, bounds, side conditions."""
        if isinstance(bands, str):
            bands = self.lists[bands]
        if not isinstance(bands, list):
            return bands
        return [
            (id, [(word, band[word]) for word in BOUNDS if word in band], band.get("requires", []))
            for id, band in zip(ids(bands), bands)
        ]

    def line(self, place):
        """A row and those above it."""
        found = set()
        row = None if place is None else self.rows[place]
        while row:
            found.add(row.place)
            row = row.parent
        return found

    def leaves_below(self, place):
        """All leaves below a row; a leaf is its own."""
        row = self.rows[place]
        return [leaf for child in row.children for leaf in self.leaves_below(child)] if row.children else [place]

    def members(self, row):
        """The rows that a group (None: the total) combines: those of its own role."""
        role = row.role if row else "normal"
        return [self.rows[place] for place in (row.children if row else self.top) if self.rows[place].role == role]

    def heads(self, role):
        """The bonus or penalty rows that are added at the total: those not below another of that role."""
        return [row for row in self.rows if row.role == role and not (row.parent and row.parent.role == role)]

    def comes_to(self, row):
        """The max of a row; where a group has none, what its rows' come to by its `combine`."""
        if row and row.max is not None:
            return row.max
        if row is None and self.max is not None:
            return self.max
        members = self.members(row)
        base = 0 if row else number(self.total.get("base", 0))
        how = row.combine if row else self.total.get("combine", "sum")
        return base + combined(how, [(self.comes_to(member), member.weight) for member in members])

    def round(self, points):
        return points if self.mode == "exact" else rounded(points, self.mode, self.decimals)


def combined(how, terms):
    """sum, mean, weighted-mean, max or min of (points, weight); nothing comes to 0."""
    points = [each for each, _ in terms]
    if how in ("max", "min"):
        return (max if how == "max" else min)(points, default=0)
    if how == "mean" and points:
        return quotient(sum(points), len(points))
    if how == "weighted-mean" and sum(weight for _, weight in terms):
        return quotient(sum(each * weight for each, weight in terms), sum(weight for _, weight in terms))
    return sum(points)
