"""Random editions and forms that answer them: valid ones, which the program reads without an error, from a seed."""

import random
from decimal import Decimal

from made_conditions import Conditions
from made_forms import Forms
from made_leaves import Leaves

# The depth of the row that is added so that a group has one of its own role: it draws no role of its own.
LAST = 9
MODES = ("truncate", "half-up", "half-even", "up")


class Node:
    """A row while it is made: its table, its place in the tree, what it comes to at most."""

    def __init__(self, code, parent, top):
        self.code, self.parent, self.top = code, parent, top
        self.table, self.children, self.most, self.role = {"code": code, "title": "Row"}, [], 0, "normal"

    def line(self):
        node = self
        while node:
            yield node
            node = node.parent


class Maker(Leaves, Conditions, Forms):
    """Makes one edition, then forms for it."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.nodes = []

    def often(self, share):
        return self.r.random() < share

    def figure(self, low, high, decimals=None):
        """A number between two whole ones, with at most so many decimals."""
        decimals = min(self.decimals if decimals is None else decimals, self.r.choice((0, 0, 0, 1, 2)))
        value = self.r.randint(low * 10**decimals, high * 10**decimals)
        return self.plain(Decimal(value).scaleb(-decimals)) if decimals else value

    def plain(self, value):
        """A decimal without zeros at its end; a whole one as a whole number."""
        value = Decimal(value)
        return int(value) if value == value.to_integral_value() else Decimal(f"{value.normalize():f}")

    # The edition

    def edition(self):
        r = self.r
        self.head()
        self.size = r.randint(3, 9) if self.often(0.75) else r.randint(10, 25)
        self.tops = r.randint(1, 5)
        self.free = set()
        for number in range(1, self.tops + 1):
            self.grow(f"{number}" if self.often(0.95) else f"{number}.{number}", None, 1, "normal")
        self.make_free()
        for place, node in enumerate(self.nodes):
            node.place = place
            if node.children:
                self.group(node)
        self.sizes()
        for node in self.nodes:
            self.conditional(node)
            if self.often(0.15) and node.role == "normal":
                node.table["bands"] = self.bands(node)
        self.last_row()
        return self.finish()

    def head(self):
        r = self.r
        self.decimals = r.choice((0, 1, 2, 2, 2, 3))
        mode = "exact" if self.often(0.06) else r.choice(MODES)
        self.exact = mode == "exact"
        if self.exact:
            self.rounding, self.decimals = {"mode": mode}, 2
        else:
            self.rounding = {"at": r.choice(("leaf", "leaf", "total")), "mode": mode, "decimals": self.decimals}
        self.defaults = {}
        if self.often(0.2):
            self.defaults["over"] = r.choice(("cap", "error"))
        if self.often(0.3):
            self.defaults["zero_over_zero"] = r.choice(("error", "zero", "full", "not-applicable"))
        self.facts = {
            "n": {"title": "n"},
            "m": {"title": "m"},
            "class": {"title": "c", "options": ["I", "II", "III"]},
            "accident": {"title": "a", "options": ["no", "yes"]},
            "both": {"title": "n and m", "sum": ["n", "m"]},
        }
        self.lists = {"steps": [{"share": "1"}, {"share": "1/2"}, {"share": "0"}]}

    def grow(self, code, parent, depth, role):
        """A row and what is below it."""
        node = Node(code, parent, parent.top if parent else None)
        node.top = node.top or node
        self.nodes.append(node)
        self.size -= 1
        if depth != LAST and (depth == 1 or role == "normal"):
            drawn = self.r.random()
            roles = ((0.08, "bonus"), (0.14, "penalty"), (0.17, "info"), (0.21, "mandatory"))
            own = next((other for below, other in roles if drawn < below), role)
        else:
            own = role
        node.role = own
        if own != role:
            node.table["role"] = own
        deeper = 0.75 if depth == 1 else 0.3 if depth < 4 else 0
        if self.size > 1 and own != "mandatory" and self.often(deeper):
            for number in range(1, self.r.randint(1, 4) + 1):
                if self.size > 0 or number == 1:
                    child = self.grow(f"{code}.{number}", node, depth + 1, own)
                    node.children.append(child)
            if not any(child.role == own for child in node.children):
                child = self.grow(f"{code}.{len(node.children) + 1}", node, LAST, own)
                node.children.append(child)
        if not node.children:
            self.leaf(node)
        if own == "bonus" and role != "bonus" and self.often(0.4):
            node.table["above_max"] = self.often(0.5)
        return node

    def make_free(self):
        """Some groups hang on nothing, so that rows before them may hang on them."""
        tops = [node for node in self.nodes if node.parent is None]
        self.free = {id(node) for node in tops if len(tops) > 1 and self.often(0.4)}

    # Groups

    def group(self, node):
        if node.role in ("normal", "bonus") and self.often(0.35):
            node.table["combine"] = self.r.choice(("mean", "weighted-mean", "max", "min"))
        if self.often(0.1):
            node.table["direction"] = self.r.choice(("up", "down", "down"))
        if node.table.get("combine") == "weighted-mean":
            for child in node.children:
                if child.role == node.role and self.often(0.7):
                    child.table["weight"] = self.r.choice((1, 2, 3, Decimal("0.5")))

    def sizes(self):
        """What groups come to, from below; some print it, some print another max."""
        for node in reversed(self.nodes):
            if not node.children:
                continue
            terms = [(child.most, child.table.get("weight", 1)) for child in node.children if child.role == node.role]
            node.most = self.combined(node.table.get("combine", "sum"), terms)
            drawn = self.r.random()
            fits = node.most == round(node.most, self.decimals)
            if drawn < 0.3 and fits:
                node.table["max"] = self.plain(node.most)
            elif drawn < 0.4 and int(node.most) > 1:
                node.most = node.table["max"] = self.r.randint(1, int(node.most) + 2)
            if node.role == "normal" and self.often(0.06):
                node.table["floor"] = self.figure(0, max(int(node.most), 1))
                if "max" in node.table and node.table["floor"] > node.table["max"]:
                    del node.table["floor"]
        for node in self.nodes:
            if node.table.get("not_applicable") == "rescale":
                line = list(node.line())[1:]
                plain = all(above.table.get("combine", "sum") == "sum" and "max" not in above.table for above in line)
                if self.often(0.4) and plain:
                    node.table["rescale_over"] = "total"
                elif line and line[0].table.get("combine", "sum") != "sum":
                    node.table["not_applicable"] = "drop"

    def combined(self, how, terms):
        points = [Decimal(most) for most, _ in terms]
        if how == "max":
            return max(points)
        if how == "min":
            return min(points)
        if how == "mean":
            return sum(points) / len(points)
        if how == "weighted-mean":
            return sum(Decimal(most) * weight for most, weight in terms) / sum(weight for _, weight in terms)
        return sum(points)

    # The total

    def last_row(self):
        """Now and then a last row that hangs on all others."""
        counted = any(not node.children and node.role == "normal" for node in self.nodes)
        if not counted or not self.often(0.1):
            return
        node = Node(f"{self.tops + 5}", None, None)
        node.top, node.place = node, len(self.nodes)
        node.table |= {"rule": "choice", "max": 3, "options": "yes-no"}
        node.most = 3
        tests = self.r.choice(({"met": True}, {"answered": True}, {"has": "published"}))
        condition = {self.r.choice(("every", "any")): "leaves"} | tests
        node.table["requires"] = [condition | {"else": self.r.choice(("zero", {"cap": 1}))}]
        self.last = node
        self.nodes.append(node)

    def finish(self):
        r = self.r
        tops = [node for node in self.nodes if node.parent is None and node.role == "normal"]
        if not tops:
            return None
        total = {}
        if self.often(0.15) and not any(node.table.get("rescale_over") for node in self.nodes):
            total["combine"] = r.choice(("mean", "weighted-mean", "max", "min"))
            if total["combine"] == "weighted-mean":
                for node in tops:
                    node.table["weight"] = r.choice((1, 2, 3))
        if "combine" in total:
            for node in tops:
                if node.table.get("not_applicable") == "rescale":
                    node.table["not_applicable"] = "drop"
        if self.often(0.12):
            total["base"] = self.figure(1, 50)
        most = self.combined(total.get("combine", "sum"), [(node.most, node.table.get("weight", 1)) for node in tops])
        most += total.get("base", 0)
        head = {"id": "made-up", "title": "Made up"}
        bounded = any(node.table.get("above_max") is False for node in self.nodes)
        if most == round(most, self.decimals) and (self.often(0.5) or bounded):
            head["max"] = self.plain(most) if self.often(0.8) or most < 2 else r.randint(1, int(most) + 1)
        elif bounded:
            head["max"] = int(most) or 1
        if self.often(0.3):
            total["floor"] = self.figure(0, 3)
        if self.often(0.2):
            total["requires"] = [
                condition | {"else": self.instead(None, condition)} for condition in self.conditions(None)
            ]
        groups = [node for node in tops if node.children and node.role == "normal"]
        bands = None
        if groups and self.often(0.1):
            self.lists["levels"] = [
                {"id": "high", "gt": "80%"},
                {"id": "middle", "ge": "40%", "le": "80%"},
                {"id": "low", "lt": "40%"},
            ]
            bands = self.lists["levels"]
            for node in groups:
                node.table["bands"] = "levels"
            total = {"combine": "none", "bands": {"least_of": [node.code for node in groups]}}
            if self.often(0.5):
                total["events"] = [{"when": self.condition(None), "shift": r.choice((-1, 1))}]
            head.pop("max", None)
            for node in self.nodes:
                node.table.pop("above_max", None)
                if node.table.pop("rescale_over", None):
                    node.table["not_applicable"] = "drop"
        elif self.often(0.5):
            bands = self.bands(None, True, most)
            total["bands"] = bands
        if self.often(0.12):
            total["direction"] = "down"
        if self.often(0.35) and total.get("combine") != "none":
            total["events"] = self.events(bands)
        if self.often(0.3) and total.get("combine") != "none":
            total["index"] = {
                "scale": r.choice((100, 1)),
                "of": r.choice(("applicable", "applicable", "max")),
                "decimals": r.choice((0, 1, 2)),
                "mode": r.choice(MODES),
            }
        return {
            "criteria": head,
            "rounding": self.rounding,
            "defaults": self.defaults,
            "facts": self.facts,
            "attributes": {"published": {"title": "p"}},
            "lists": self.lists,
            "criterion": [node.table for node in self.nodes],
            "total": total,
        }


def case(seed):
    """An edition and its forms. A seed that comes to nothing to add up tries again, always in the same way."""
    for again in range(100):
        maker = Maker(seed * 100 + again)
        edition = maker.edition()
        if edition:
            return edition, maker.forms(edition)
    raise SystemExit(f"seed {seed} comes to nothing")
