"""Random forms that answer a made-up edition."""

from decimal import Decimal

LETTERS = "abcdefgh"


class Forms:
    """Units of a made-up edition: one column or both, edges and blanks."""

    def forms(self, edition):
        """One to four units, with one column or both."""
        count = 1 if self.often(0.55) else self.r.randint(2, 4)
        return [self.form(edition, number) for number in range(1, count + 1)]

    def form(self, edition, number):
        r = self.r
        form = {"criteria": "made-up", "unit": {"id": f"u{number}", "name": f"Unit {number}"}}
        facts = {}
        self.nothing = self.often(0.04)
        for name in ("n", "m"):
            low = 0 if self.often(0.1) else 1
            facts[name] = r.randint(low, 20)
            if self.often(0.2):
                facts[name] = {"self": facts[name], "appraisal": r.randint(1, 20)}
        if self.often(0.1):
            facts["both"] = r.randint(1, 40)
        if self.often(0.85):
            facts["class"] = r.choice(("I", "II", "III"))
        if self.often(0.8):
            facts["accident"] = r.choice(("no", "no", "yes"))
        form["facts"] = facts
        self.mood = r.random()
        form["self"] = self.column(edition)
        if self.often(0.5):
            own = form["self"]
            form["appraisal"] = {}
            for code, answer in self.column(edition).items():
                form["appraisal"][code] = {"same": True} if code in own and self.often(0.4) else answer
            if not form["appraisal"]:
                del form["appraisal"]
        if not form["self"]:
            form["self"] = {self.nodes[0].code if "rule" in self.nodes[0].table else self.first_leaf(): {}}
        return form

    def first_leaf(self):
        return next(node.code for node in self.nodes if not node.children)

    def column(self, edition):
        answers = {}
        for node in self.nodes:
            if node.children or self.often(0.02):
                continue
            answer = self.cell(node.table, node.most)
            bare = isinstance(answer, dict) and len(answer) == 1 and self.often(0.3)
            rule = node.table["rule"]
            if bare and next(iter(answer)) in ("choice", "count") and rule in ("choice", "tiers", "count"):
                answer = next(iter(answer.values()))
            elif bare and "value" in answer and rule == "manual":
                answer = answer["value"]
            answers[node.code] = answer
        return answers

    def cell(self, row, most):
        r = self.r
        if self.often(0.05):
            return {}
        if (row.get("not_applicable", "forbid") != "forbid" and self.often(0.35)) or self.often(0.006):
            return {"not_applicable": True}
        answer = self.answer(row, most)
        if self.often(0.2):
            answer["evidence"] = ["No. 1"]
        if self.often(0.25):
            answer["published"] = self.often(0.8)
        return answer

    def pair(self, row):
        r = self.r
        if self.often(0.03):
            return {"num": 0, "den": 0}
        if self.often(0.01):
            return {"num": 3, "den": 0}
        if self.often(0.2):
            share = r.choice(((1, 2), (1, 3), (2, 3), (4, 5), (1, 10), (5, 8), (1, 1), (1, 4), (9, 10), (0, 7)))
            return {"num": share[0], "den": share[1]}
        den = r.randint(1, 30)
        num = r.randint(0, den) if self.often(0.95) else den + 1
        if self.mood > 0.6 and self.often(0.8):
            num = den
        if "den" in row and self.often(0.5):
            return {"num": min(num, r.randint(0, 20))}
        return {"num": num, "den": den}

    def value(self, row):
        r = self.r
        bounds = [bound for tier in row.get("tiers", ()) for bound in tier.values() if not isinstance(bound, str)]
        bounds += [joint["at"] for joint in row.get("points", ()) if isinstance(joint, dict)]
        if bounds and self.often(0.3):
            bound = r.choice(bounds)
            return bound if not isinstance(bound, str) else 3
        return self.figure(0, 14, 2)

    def measured(self, row):
        if row["measure"] == "ratio":
            return self.pair(row)
        if row["measure"] == "value":
            return {"value": self.value(row)}
        previous = self.r.choice((0, 1, 2, 3, 4, 8, 10, 10, 10, 20) if self.often(0.1) else (2, 3, 8, 10))
        return {"value": self.r.randint(0, 20), "previous": previous}

    def counted(self, high=6):
        return self.r.randint(0, high) if self.often(0.985) else Decimal("1.5")

    def awarded(self, row, most):
        """A judged score: mostly on its steps and in its range."""
        least, step = Decimal(row.get("min", 0)), Decimal(row.get("step", Decimal("0.25")))
        steps = int((Decimal(most) - least) / step)
        if self.often(0.985) and steps >= 0:
            return self.plain(least + step * self.r.randint(0, steps))
        return self.figure(0, int(most) + 1)

    def answer(self, row, most):
        r = self.r
        rule = row["rule"]
        if rule == "ratio":
            return self.pair(row)
        if rule == "choice":
            ids = self.ids(row)
            place = 0 if self.mood > 0.6 and self.often(0.7) else r.randrange(len(ids))
            option = self.options(row)[place]
            answer = {"choice": ids[place]}
            if "rule" in option:
                answer |= self.answer(option, option.get("max", most))
            elif row["options"] == "yes-no" and self.often(0.2):
                answer["choice"] = "ab"[place]
            return answer
        if rule == "tiers":
            if self.often(0.2):
                return {"choice": LETTERS[r.randrange(len(row["tiers"]))]}
            answer = self.measured(row)
            return answer | ({"choice": LETTERS[r.randrange(len(row["tiers"]))]} if self.often(0.1) else {})
        if rule == "count":
            if "each" in row:
                return {"count": self.counted()}
            ids = [rate["id"] for rate in row["rates"]]
            counts = {id: self.counted() for id in ids if self.often(0.9)}
            return {"counts": counts or {ids[0]: 1}}
        if rule == "deduct":
            return {"counts": self.faults(row, most)}
        if rule == "manual":
            return {"value": self.awarded(row, most)}
        if rule == "checklist":
            return {"choices": self.items(row, most)}
        if rule == "norm":
            value = {"value": r.choice((0, 2, 5, 8, Decimal("2.5"), 10))}
            return self.pair(row) if row["measure"] == "ratio" else value
        return self.measured(row)

    def faults(self, row, most):
        counts = {}
        for place, counter in enumerate(row["counters"]):
            if self.often(0.1) and counts:
                continue
            if "judged" in counter:
                range_ = counter["judged"]
                top = most - row["floor"] if range_["max"] == "all" else range_["max"]
                value = 0 if self.often(0.4) else range_["min"] + self.r.randint(0, max(int(top) - range_["min"], 0))
                counts[LETTERS[place]] = value if self.often(0.98) else value + 7
            else:
                counts[LETTERS[place]] = self.counted(5) if self.often(0.6) else 0
        return counts

    def items(self, row, most):
        held = {}
        plain = True
        for place, item in enumerate(row["items"]):
            if not self.often(0.8 if row.get("combine") == "all" else 0.6):
                continue
            id = item.get("id") or LETTERS[place]
            if "rule" in item:
                plain = False
                answer = self.answer(item, item.get("max", most))
                if "num" in answer:
                    if "den" not in answer:
                        answer["den"] = 7
                    if answer["den"] == 0:
                        answer = {"num": 1, "den": 2}
                    held[id] = f"{answer['num']}/{answer['den']}"
                else:
                    held[id] = next(iter(answer.values()))
            else:
                held[id] = True
        if any("rule" in item for item in row["items"]):
            plain = False
        if plain:
            return list(held)
        for place, item in enumerate(row["items"]):
            id = item.get("id") or LETTERS[place]
            if "rule" not in item and id not in held and self.often(0.3):
                held[id] = False
        return held or []
