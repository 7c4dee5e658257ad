"""Random leaves: every kind of rule, with its settings."""

from decimal import Decimal

SHARES = ("10%", "25%", "1/3", "50%", "62.5%", "2/3", "80%", "100%")


# options of a row without points, made anew for each
DUTIES = (
    lambda: [{"id": "has"}, {"id": "no"}],
    lambda: [{"points": 0}, {"points": 0}, {"points": 0}],
    lambda: [{"points": 0}, {"points": 1}],
    lambda: [{"points": 2}, {"points": 0}, {"points": 2}],
    lambda: [{"id": "no"}, {"id": "has", "met": True}, {"points": 1}],
    lambda: [{"share": "1/2"}, {"share": "1"}],
)


class Leaves:
    """The rules of a made-up edition."""

    def leaf(self, node):
        r = self.r
        most = r.choice((1, 2, 3, 4, 5, 5, 6, 8, 10, 10, 12, 20))
        if self.decimals and self.often(0.2):
            most = most + Decimal("0.5")
        if node.role == "mandatory":
            most = r.choice((0, 0, 1))
        node.most = most
        kinds = ["ratio", "ratio", "choice", "choice", "tiers", "tiers", "count", "manual", "piecewise"]
        if node.role != "penalty":
            kinds += ["checklist", "deduct", "norm"]
        rule = "choice" if node.role == "mandatory" else r.choice(kinds)
        row = node.table
        row["rule"], row["max"] = rule, most
        getattr(self, rule)(row, most)
        if node.role in ("normal", "bonus") and rule != "deduct" and most and self.often(0.06):
            row["floor"] = self.figure(0, int(most))
        if node.role in ("normal", "bonus", "penalty"):
            if self.often(0.3):
                row["not_applicable"] = r.choice(("forbid", "drop", "drop", "rescale", "rescale", "full", "zero"))
                if row["not_applicable"] == "forbid" and self.policy(row) == "not-applicable":
                    row["not_applicable"] = "zero"
            if node.role != "normal" and row.get("not_applicable") == "rescale":
                row["not_applicable"] = "drop"
        if node.role in ("normal", "bonus") and self.often(0.12):
            row["evidence"] = {"else": r.choice(("zero", "zero", "warn"))}
            if self.often(0.4):
                row["evidence"]["column"] = r.choice(("self", "appraisal"))

    def policy(self, row):
        return row.get("zero_over_zero", self.defaults.get("zero_over_zero"))

    def ratio(self, row, most, nested=False):
        r = self.r
        if self.often(0.25):
            row["den"] = r.choice(("n", "m", "both"))
        if self.often(0.2):
            row["over"] = r.choice(("cap", "error"))
        if self.often(0.3):
            row["zero_over_zero"] = r.choice(("error", "zero", "full", "not-applicable"))
        if self.often(0.2):
            row["direction"] = r.choice(("up", "down"))
        if self.often(0.15):
            row["zero_below"] = r.choice(SHARES)

    def nested(self, most):
        """A rule inside an option or an item."""
        rule = self.r.choice(("ratio", "ratio", "count", "manual", "piecewise"))
        entry = {"rule": rule}
        if self.often(0.4) and most:
            entry["max"] = self.figure(1, max(int(most), 1))
        top = entry.get("max", most)
        if rule != "ratio":
            getattr(self, rule)(entry, top, True)
        return entry

    def choice(self, row, most, nested=False):
        r = self.r
        drawn = r.random()
        if not most and not nested and drawn < 0.6:
            row["options"] = r.choice(DUTIES)()
        elif not most or drawn < 0.35:
            row["options"] = "yes-no"
        elif drawn < 0.5:
            row["options"] = "steps"
        else:
            row["options"] = []
            for place in range(r.randint(2, 5)):
                how = r.random()
                if how < 0.4 or place == 0:
                    option = {"points": self.figure(0, int(most))}
                elif how < 0.6:
                    option = {"share": r.choice(SHARES + ("1", "0"))}
                elif how < 0.75:
                    option = {"lose": self.figure(0, int(most))}
                else:
                    option = self.nested(most)
                if self.often(0.2):
                    option = {"id": f"o{place}"} | option
                row["options"].append(option)

    def measure(self, row):
        row["measure"] = self.r.choice(("ratio", "ratio", "value", "growth"))
        if row["measure"] == "ratio" and self.often(0.2):
            row["den"] = self.r.choice(("n", "m", "both"))
        return row["measure"]

    def cuts(self, measure, count):
        """So many bounds of a measure, downwards."""
        r = self.r
        if measure == "value":
            return sorted(r.sample([1, 2, Decimal("2.5"), 3, 5, 7, Decimal("7.25"), 10, 12, 20], count), reverse=True)
        choices = ["5%", "10%", "1/4", "1/3", "50%", "62.5%", "2/3", "80%", "90%", "100%"]
        if measure == "growth":
            choices = ["0%"] + choices
        return [choices[at] for at in sorted(r.sample(range(len(choices)), count), reverse=True)]

    def tiers(self, row, most, nested=False):
        r = self.r
        measure = self.measure(row)
        cuts = self.cuts(measure, r.randint(1, 4))
        strict = self.often(0.5)
        tiers, above = [], None
        for cut in cuts:
            both = self.often(0.6) and above is not None
            bounds = {"gt" if strict else "ge": cut}
            if both:
                upper = "le" if strict or self.often(0.2) else "lt"
                bounds[upper] = above
            tiers.append(bounds)
            above = cut
        tiers.append({"le" if strict or self.often(0.2) else "lt": above})
        step = 0
        for tier in reversed(tiers):
            tier["points"] = step
            step = min(most, step + self.figure(0, int(most)))
        row["tiers"] = tiers
        if measure == "value" and self.often(0.25):
            row["domain"] = [0, r.choice((10, 15, 20, 30))]
        elif measure == "ratio" and self.often(0.15):
            row["domain"] = ["0%", "100%"]

    def checklist(self, row, most, nested=False):
        r = self.r
        combine = r.choice(("sum", "sum", "max", "all"))
        if combine != "sum" or self.often(0.3):
            row["combine"] = combine
        items = []
        for place in range(r.randint(1, 4)):
            if combine == "all":
                item = {"title": "item"}
            elif self.often(0.25):
                item = self.nested(most)
            elif self.often(0.3):
                item = {"share": r.choice(SHARES)}
            else:
                item = {"points": self.figure(0, int(most))}
            if self.often(0.2):
                item = {"id": f"i{place}"} | item
            items.append(item)
        row["items"] = items

    def count(self, row, most, nested=False):
        r = self.r
        if nested or self.often(0.5):
            row["each"] = r.choice((1, 2, 3) if self.often(0.6) else (Decimal("0.333"), Decimal("0.666667"), Decimal("1.25")))
        else:
            names = ("national", "local")[: r.randint(1, 2)]
            row["rates"] = [{"id": name, "each": self.figure(1, 4)} for name in names]

    def deduct(self, row, most, nested=False):
        r = self.r
        row["floor"] = 0 if self.often(0.7) else min(1, int(most))
        counters = []
        for _ in range(r.randint(1, 3)):
            how = r.random()
            if how < 0.4:
                counter = {"per": r.choice((Decimal("0.25"), Decimal("0.5"), 1, 2))}
                if self.often(0.4):
                    counter["max"] = self.figure(1, 4)
            elif how < 0.75:
                losses = sorted(r.sample(range(0, 8), r.randint(1, 4)))
                counter = {"table": [0] + losses + (["all"] if self.often(0.4) else [])}
            else:
                low = r.choice((0, 1)) if most > 2 else 0
                counter = {"judged": {"min": low, "max": "all" if self.often(0.4) else low + r.randint(1, 3)}}
            counters.append(counter)
        row["counters"] = counters

    def manual(self, row, most, nested=False):
        if self.often(0.3) and most >= 1:
            row["min"] = self.figure(0, 1)
        if self.often(0.5):
            row["step"] = self.r.choice((Decimal("0.25"), Decimal("0.5"), 1))
        if self.often(0.2):
            row["source"] = "survey"

    def piecewise(self, row, most, nested=False):
        measure = self.plain_measure(row) if nested else self.measure(row)
        cuts = list(reversed(self.cuts(measure, self.r.randint(2, 4))))
        row["points"] = [{"at": cut, "points": self.figure(0, int(most))} for cut in cuts]

    def plain_measure(self, row):
        row["measure"] = self.r.choice(("ratio", "value"))
        return row["measure"]

    def norm(self, row, most, nested=False):
        r = self.r
        row["measure"] = r.choice(("value", "ratio"))
        row["method"] = r.choice(("best", "min-max"))
        if self.often(0.4):
            row["direction"] = r.choice(("up", "down"))
        if row["method"] == "min-max" and self.often(0.4) and most > 1:
            row["scale"] = [1, self.figure(1, int(most))]
            if row["scale"][1] <= 1:
                row["scale"][1] = most
        if self.often(0.6):
            row["alone"] = r.choice(("provisional", "full", "zero"))
