"""Random conditions, without circles, and what hangs on them: gates, asked_if, bands, events."""

from decimal import Decimal

from made_leaves import SHARES

LETTERS = "abcdefgh"


class Conditions:
    """Conditions of a made-up edition, and its bands and events."""

    def subjects(self, node):
        """Rows that a row may hang on without a circle: earlier ones, and those below groups that hang on nothing."""
        if node is None:
            return self.nodes
        line = {id(each) for each in node.line()}
        if id(node.top) in self.free:
            return []
        return [
            other
            for other in self.nodes
            if id(other) not in line and (other.place < node.place or id(other.top) in self.free)
        ]

    def tests(self, subject):
        r = self.r
        drawn = r.random()
        row = subject.table
        if row.get("rule") == "choice" and drawn < 0.4:
            ids = self.ids(row)
            return {r.choice(("is", "is", "not")): r.choice(ids) if self.often(0.8) else r.sample(ids, 2)}
        if drawn < 0.55:
            return {"met": self.often(0.8)}
        if drawn < 0.65:
            return {"answered": True} if not subject.children else {"met": True}
        if drawn < 0.72 and not subject.children:
            return {"has": r.choice(("published", "evidence"))}
        most = max(int(subject.most), 1)
        if subject.role in ("normal", "bonus") and subject.most and self.often(0.5):
            tests = {r.choice(("ge", "gt")): r.choice(SHARES)}
        else:
            tests = {r.choice(("ge", "gt")): self.figure(0, most)}
        if self.often(0.2):
            tests = {r.choice(("le", "lt")): self.figure(0, most)}
        return tests

    def ids(self, row):
        if row["options"] == "yes-no":
            return ["yes", "no"]
        options = self.lists["steps"] if row["options"] == "steps" else row["options"]
        return [option.get("id") or LETTERS[place] for place, option in enumerate(options)]

    def condition(self, node):
        """A condition that the node (None: the total) may carry, or None."""
        r = self.r
        drawn = r.random()
        subjects = self.subjects(node)
        if drawn < 0.2 or not subjects:
            return self.about_fact()
        if drawn < 0.6:
            subject = r.choice(subjects)
            return {"criterion": subject.code} | self.tests(subject)
        if drawn < 0.68:
            return {"any_of": [self.condition(node) for _ in range(2)]}
        return self.about_range(node, subjects)

    def about_fact(self):
        r = self.r
        fact = r.choice(("n", "both", "class", "accident"))
        if fact in ("n", "both"):
            return {"fact": fact, r.choice(("ge", "gt", "lt", "le")): r.randint(0, 20)}
        value = r.choice(self.facts[fact]["options"])
        return {"fact": fact, r.choice(("is", "is", "not")): value}

    def about_range(self, node, subjects):
        r = self.r
        named = None
        if node is None and self.often(0.5):
            named = r.choice(("groups", "leaves", "mandatory"))
            has = {
                "groups": any(each.children and each.parent is None and each.role == "normal" for each in self.nodes),
                "leaves": any(not each.children and each.role in ("normal", "bonus") for each in self.nodes),
                "mandatory": any(each.role == "mandatory" for each in self.nodes),
            }
            if not has[named]:
                named = None
        if named is None:
            if self.often(0.5):
                leaves = [each for each in subjects if not each.children]
                if not leaves:
                    return self.about_fact()
                chosen = r.sample(leaves, min(len(leaves), r.randint(1, 3)))
                named = [each.code for each in chosen]
            else:
                named = r.choice(subjects).code
        tests = r.choice(
            ({"met": True}, {"answered": True}, {"has": "published"}, {"has": "evidence"}, {"ge": "50%"}, {"gt": "0%"})
        )
        if named == "groups":
            tests = {"ge": r.choice(SHARES)}
        elif named == "mandatory":
            tests = {"met": True}
        elif "ge" in tests or "gt" in tests:
            tests = {"met": True}
        word = r.choice(("every", "every", "any", "count"))
        condition = {word: named}
        if self.often(0.2) and named != "groups":
            condition["where"] = r.choice(({"answered": True}, {"met": True}, {"has": "published"}))
        condition |= tests
        if word == "count":
            if named == "groups":
                condition.pop("ge", None)
                condition |= {"met": True}
            condition["ge"] = r.randint(1, 3)
        return condition

    def conditions(self, node):
        return [self.condition(node) for _ in range(1 if self.often(0.75) else 2)]

    def conditional(self, node):
        """Gates and asked_if of a row."""
        r = self.r
        if id(node.top) in self.free:
            return
        if self.often(0.12):
            found = self.conditions(node)
            node.table["asked_if"] = found if len(found) > 1 or self.often(0.5) else found[0]
        if self.often(0.2):
            gates = []
            for condition in self.conditions(node):
                instead = self.instead(node, condition)
                if instead:
                    gates.append(condition | {"else": instead})
            if gates:
                node.table["requires"] = gates

    def instead(self, node, condition):
        drawn = self.r.random()
        if node and node.table.get("rule") == "choice" and drawn < 0.4:
            plain = [
                id
                for id, option in zip(self.ids(node.table), self.options(node.table))
                if "rule" not in option
            ]
            if any(isinstance(gate.get("else"), dict) for gate in node.table.get("requires", ())):
                return None
            return {"choice": self.r.choice(plain)}
        if drawn < 0.1:
            return "no-score"
        if node and node.role == "penalty":
            return None
        if node and node.role in ("info", "mandatory"):
            return "zero"
        return "zero" if drawn < 0.65 else {"cap": self.figure(0, max(int(node.most) if node else 20, 1))}

    def options(self, row):
        if row["options"] == "yes-no":
            return [{}, {}]
        return self.lists["steps"] if row["options"] == "steps" else row["options"]

    def bands(self, node, by=False, most=None):
        """Bands, best first, without holes: of a row, or of the total."""
        r = self.r
        most = max(int(node.most if node else most), 1)
        count = r.randint(1, 3)
        shares = self.often(0.3)
        if shares:
            cuts = [SHARES[at] for at in sorted(r.sample(range(7), count), reverse=True)]
        else:
            cuts = sorted({self.figure(0, most) for _ in range(count)}, reverse=True)
        by = by and not shares and self.often(0.3)
        if by:
            half = Decimal("0.5")
            cuts = [{"by": "class", "I": cut, "II": self.plain(cut * half), "III": cut} for cut in cuts]
        strict = self.often(0.4)
        bands, above = [], None
        for place, cut in enumerate(cuts):
            band = {"id": f"b{place}", "gt" if strict else "ge": cut}
            if above is not None and self.often(0.6):
                band["le" if strict else "lt"] = above
            if (node is None or id(node.top) not in self.free) and self.often(0.3):
                band["requires"] = self.conditions(node)
            bands.append(band)
            above = cut
        bands.append({"id": f"b{len(cuts)}", "le" if strict else "lt": above})
        return bands

    def events(self, bands):
        r = self.r
        ids = [band["id"] for band in bands] if bands else []
        events = []
        for _ in range(r.randint(1, 3)):
            event = {r.choice(("when", "when", "unless")): self.condition(None)}
            drawn = r.random()
            if not ids or drawn < 0.25:
                event["points"] = r.choice((-5, -2, -1, 2))
            elif drawn < 0.45:
                event["points_by_band"] = {id: -r.randint(0, 6) for id in ids}
            elif drawn < 0.65:
                event["shift"] = r.choice((-1, -2, 1))
            else:
                event[r.choice(("at_most", "at_most", "at_least"))] = r.choice(ids)
            events.append(event)
        return events
