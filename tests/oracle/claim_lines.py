"""The lines of an explanation, by label: each is read back as its sentence is."""

import re
from fractions import Fraction

from claim_words import NUMBER, Unknown, percentage, reason, same, split, truth, value
from conditions import holds
from edition import combined
from figures import number, within
from kinds import Blank

COLUMNS = ("self", "appraisal")
RULE = re.compile("━{5,}")
# what these say is said by the sentence too, or is the form's own text
PLAIN = ("In short", "Answer", "Declared band", "Note", "Stands in", "Index", "Items", "Rates", "Losses", "Line", "Against others", "Too low")
HEADINGS = {"sum": "sum", "mean": "mean", "weighted mean": "weighted-mean", "best": "max", "weakest": "min"}
HEADINGS |= {"highest": "max", "lowest": "min"}


class Lines:
    """What is said of one row, label by label."""

    def __init__(self):
        self.heading, self.lines = "", []

    @staticmethod
    def of(text):
        """All explanations of an output, by code."""
        found, block = {}, []
        for line in text.split("\n"):
            block.append(line)
            if RULE.fullmatch(line.strip()) and sum(bool(RULE.fullmatch(each.strip())) for each in block) == 2:
                lines = Lines()
                lines.read([each for each in block if each.strip()])
                code = "total" if lines.title == "TOTAL" else lines.title.split(" ")[0]
                found[code] = lines
                block = []
        return found

    def read(self, block):
        self.title, self.heading, head = block[:3]
        own, appraisal = head.index("Self"), head.index("Appraisal")
        for line in block[4:-1]:
            label, cells = line[:own].strip(), (line[own:appraisal].strip(), line[appraisal:].strip())
            self.lines.append((label, dict(zip(COLUMNS, cells))))

    def check(self, sentence, column, explanation, declared):
        reader = Reader(sentence, explanation, declared.get(column, {}))
        reader.heading(self.heading)
        for label, cells in self.lines:
            if cells[column] and label not in PLAIN:
                reader.read(label, cells[column])


class Reader:
    """Reads the lines of a column of a row."""

    def __init__(self, sentence, explanation, declared):
        self.told, self.sheet, self.row, self.edition = sentence, sentence.sheet, sentence.row, sentence.edition
        self.outcome, self.place, self.explanation, self.declared = sentence.outcome, sentence.place, explanation, declared

    def claim(self, sort, is_true, text):
        self.told.claim(sort, is_true, text)

    def outcome_of(self, code):
        return self.told.told.total if code == "total" else self.sheet.outcome(self.edition.place[code])

    def points(self, code):
        return self.outcome_of(code).points

    def for_now(self, text, outcome):
        """The mark of points that may still change."""
        self.claim("provisional", outcome.status == "provisional", text)
        return text.removeprefix("~ ")

    def is_taken(self, code, reached):
        """Whether the sum after those that are reached takes another row than the one that leads to it."""
        line = [self.row]
        while line[-1].parent and line[-1].parent.role == self.row.role:
            line.append(line[-1].parent)
        below, sum_ = line[reached], line[reached + 1] if reached + 1 < len(line) else None
        how = sum_.combine if sum_ else self.edition.total.get("combine")
        live = {row.code: self.sheet.outcome(row.place).points for row in self.sheet.live(sum_)[0]}
        live = {code: points for code, points in live.items() if points is not None}
        best = {"max": max, "min": min}[how](live.values())
        return code != below.code and live.get(code) == best

    def heading(self, text):
        """How rows become one number, and the most that it can be."""
        rule = text.rpartition(" · ")[0]
        own = self.row.combine if self.row else self.edition.total.get("combine", "sum")
        if match := re.match(r"the ([a-z ]+?) of (?:its rows|the groups|the rows at the top)", rule):
            self.claim("adds up to", self.row is None or bool(self.row.children), text)
            self.claim("adds up to", HEADINGS.get(match[1]) == own, text)
        elif "are not added up" in rule:
            self.claim("adds up to", own == "none", text)
        most = self.row.max if self.row else self.edition.max
        match = re.search(r", at most ([\d.]+)(?: without bonus)?(?: \(what applies: (.*)\))?$", rule)
        pointless = self.row and self.row.role in ("info", "mandatory") and most == 0
        said = None if pointless else most
        self.claim("at most", (match is None) == (said is None) and (match is None or value(match[1]) == said), text)
        if match and match[2] and (here := re.search(rf"({NUMBER}) in the {self.sheet.column} column", match[2])):
            applies = self.sheet.applicable(self.place) if self.row else self.sheet.most()
            self.claim("at most", same(here[1], applies) and applies != most, text)

    def read(self, label, text):
        name = label.lower().replace(" ", "_")
        check = getattr(self, {"points": "points_", "declared": "declared_"}.get(name, name), None)
        if not check:
            raise Unknown(f"the label `{label}`: {text}")
        found = check(text)
        for sort, is_true in found if isinstance(found, list) else [found]:
            self.claim(sort, is_true, f"{label}: {text}")

    # One function for each label

    def points_(self, text):
        if text.startswith("~ "):
            text = self.for_now(text, self.outcome)
        return "comes to", value(text) == self.edition.round(self.outcome.points)

    def declared_(self, text):
        figure = self.declared.get(self.row.code if self.row else "total")
        match = re.fullmatch(rf"({NUMBER})(?: ✓| ✗ it should be ({NUMBER})| ✗ there is no score)?", text)
        if figure is None and self.outcome.points is not None:
            return "declared", True  # the self column's, by `same`
        right = self.edition.round(self.outcome.points) if self.outcome.points is not None else None
        is_so = value(match[1]) == figure
        if right is None:
            # of a row that is left out, a declared 0 is what nothing comes to
            left_out = figure == 0 and self.outcome.status == "not-applicable"
            if text.endswith("there is no score"):
                return "declared", is_so and not left_out
            return "declared", is_so and not match[2] and ("✓" not in text or left_out)
        return "declared", is_so and (figure == right if "✓" in text else value(match[2]) == right != figure)

    def goes_into(self, text):
        chain, _, share = text.partition("; ")
        codes, claims = [], []
        if match := re.fullmatch(r"(?:nothing|(.*), and no further): (\S+) was taken", text):
            chain, share = match[1] or "", ""
            claims.append(("goes into", self.is_taken(match[2], len(split(chain, " → ")) if chain else 0)))
        for step in filter(None, chain.split(" → ")):
            match = re.fullmatch(rf"(\S+?)(?: \((~ )?({NUMBER})\))?", step)
            if match[2]:
                self.for_now("~ ", self.outcome_of(match[1]))
            match = re.fullmatch(rf"(\S+?)(?: \(({NUMBER})\))?", step.replace("~ ", ""))
            codes.append(match[1])
            points = self.points(match[1])
            is_so = points is None if match[2] is None else value(match[2]) == self.edition.round(points)
            claims.append(("goes into", is_so))
        above = []
        row = self.row
        while row.parent and row.parent.role == self.row.role:
            row = row.parent
            above.append(row.code)
        if self.edition.total.get("combine") != "none":
            above.append("total")
        claims.append(("goes into", codes == above[: len(codes)] and self.row.role not in ("info", "mandatory")))
        if match := re.fullmatch(r"((?:< )?\S+%) of the total", share):
            total = self.edition.round(self.told.told.total.points)
            share_of = Fraction(self.edition.round(self.outcome.points)) / total
            claims.append(("goes into", rounded_share(match[1], share_of) and 0 <= share_of <= 1))
        elif share:
            raise Unknown(f"goes into: {text}")
        return claims

    def sum_of(self, text):
        terms, _, total = text.rpartition(" = ")
        found = [re.fullmatch(rf"(\S+) \(({NUMBER})\)", term) for term in terms.split(" + ")]
        is_so = all(same(match[2], self.points(match[1])) for match in found)
        members = [row.code for row in self.sheet.live(self.row)[0]]
        exact = sum(self.points(match[1]) for match in found)
        return "adds up to", is_so and [match[1] for match in found] == members and same(total, exact)

    def combined(self, text):
        how, _, rest = text.partition(" of ")
        terms, _, total = rest.rpartition(" = ")
        live = self.sheet.live(self.row)[0]
        codes = [re.match(r"\S+", term)[0] for term in split(terms, ", ")]
        own = self.row.combine if self.row else self.edition.total["combine"]
        points = combined(own, [(self.points(row.code), row.weight) for row in live])
        return "adds up to", how == own and codes == [row.code for row in live] and same(total, points)

    def gate(self, text):
        claims = []
        for part in split(text, "; "):
            said, _, did = part.partition(": ")
            if said.startswith("it holds that "):
                claims.append(("gate", truth(said.removeprefix("it holds that "), self.sheet, self.place)))
                continue
            claims.append(("gate", reason(said, self.sheet, self.place)))
            effect = lambda wanted: bool(self.told.fails_with(wanted))
            is_choice = lambda instead: isinstance(instead, dict) and "choice" in instead
            if match := re.fullmatch(rf"({NUMBER}) becomes (.*)", did):
                after = match[2]
                is_so = after == "no score" and effect(lambda instead: instead == "no-score")
                is_so = is_so or after == "0" and effect(lambda instead: instead == "zero")
                is_so = is_so or effect(
                    lambda instead: isinstance(instead, dict) and "cap" in instead and after == shown(instead["cap"])
                )
                claims.append(("gate", is_so))
            elif match := re.fullmatch(rf"at most ({NUMBER}), not exceeded", did):
                claims.append(("gate", self.row is None or self.outcome.points <= value(match[1])))
            elif did in ("the answer is replaced",):
                claims.append(("gate", effect(is_choice) and self.outcome.status != "blank"))
            elif did == "nothing is answered, and nothing is replaced":
                claims.append(("gate", effect(is_choice) and self.outcome.status == "blank"))
            elif did:
                raise Unknown(f"gate: {part}")
        return claims

    def counts_as(self, text):
        match = re.fullmatch(r"(\S+), in place of (.*), because (.*)", text)
        return "chosen", self.told.is_replaced(match[2], match[1], match[3], None) or self.told.is_chosen(match[1])

    def tier(self, text):
        match = re.fullmatch(r"(\S+) \((.*)\): (\S+) points(, .*)?", text)
        rule = self.row.rule
        is_so = same(match[3], rule.ticks[match[1]])
        how = match[4] or ""
        if how == ", by the tick: no figure is given":
            return "ticked", is_so and self.figure() is None and self.told.answer["choice"] == match[1]
        if how == ", in place of the answer":
            return "ticked", is_so and bool(self.told.fails_with(lambda instead: isinstance(instead, dict)))
        if how:
            raise Unknown(f"tier: {text}")
        return "ticked", is_so and self.hit() == match[1]

    def figure(self):
        try:
            return self.row.rule.figure(self.told.answer, self.sheet)
        except Blank:
            return None

    def hit(self):
        return next(id for bounds, _, id in self.row.rule.tiers if within(bounds, self.figure()))

    def why_not_better(self, text):
        rule = self.row.rule
        at = self.hit() if self.figure() is not None else self.told.answer["choice"]
        worth = {id: points for _, points, id in rule.tiers}
        if text == "it is the best tier":
            return "ticked", worth[at] == max(worth.values())
        if match := re.fullmatch(r"(\S+) \((.*), (\S+) points\) was not ticked", text):
            return "ticked", match[1] != at and worth[match[1]] > worth[at]
        order = list(worth)
        if match := re.fullmatch(r"(\S+) \((.*), (\S+) points\) is tried after it", text):
            return "ticked", order.index(match[1]) > order.index(at) and worth[match[1]] > worth[at]
        match = re.fullmatch(r"(\S+) \((.*), (\S+) points\) does not hold (\S+?)(?:; it takes .*)?", text)
        bounds = {id: bounds for bounds, _, id in rule.tiers}
        is_so = not within(bounds[match[1]], self.figure()) and worth[match[1]] > worth[at]
        if needs := re.search(r": (\S+) of (\S+), (\S+) more$", text):
            num, den = rule.fraction(self.told.answer, self.sheet)
            least = next(limit for word, limit in bounds[match[1]] if word in ("ge", "gt"))
            word = next(word for word, _ in bounds[match[1]] if word in ("ge", "gt"))
            reach = lambda num: within([(word, least)], Fraction(num) / den)
            is_so = is_so and reach(value(needs[1])) and value(needs[1]) - num == value(needs[3])
        return "ticked", is_so

    def cap(self, text):
        if match := re.fullmatch(rf"cut from ({NUMBER}) to ({NUMBER})", text):
            return "cut", abs(value(match[2])) in self.told.maxima()
        if match := re.fullmatch(rf"a ratio counts as 1 at most: ({NUMBER}) becomes ({NUMBER})", text):
            return "cut", True
        raise Unknown(f"cap: {text}")

    def band(self, text):
        """The band, the one that the points alone give, and the moves between them, which follow each other."""
        match = re.fullmatch(
            r"(\S+)(?:; the lowest is ([^;(]*?))?(?:; (?:by points alone|before events): (\S+))?(?: \((.*)\))?"
            r"(; it depends on something blank)?",
            text,
        )
        if not match:
            raise Unknown(f"band: {text}")
        total = self.row is None
        band = self.outcome.band or "none"
        claims = [("band", match[1] == band)]
        by_points = (self.outcome.by_points or "none") if total else (match[3] or band)
        if match[3]:
            claims.append(("band", match[3] == by_points != band))
        elif total:
            claims.append(("band", by_points == band))
        if match[2]:
            rows = [self.sheet.outcome(self.edition.place[code]).band for code in match[2].split(", ")]
            claims.append(("band", set(rows) == {by_points}))
        at = by_points
        for move in split(match[4], "; ") if match[4] else []:
            cause, _, ends = move.rpartition(": ")
            start, _, end = ends.partition(" → ")
            claims.append(("caused by", start == at and end != start and self.moved_by(cause, start, end)))
            at = end
        claims.append(("caused by", at == band))
        return claims

    def moved_by(self, cause, start, end):
        events = self.edition.total.get("events", ())
        happened = [event for event in events if self.sheet.happens(event)]
        if "asks for more" in cause:
            return self.asks_for_more(cause)
        if match := re.search(r", at (least|most) (\S+)$", cause):
            return end == match[2] and any(event.get(f"at_{match[1]}") == end for event in happened)
        if match := re.search(r", ([+−]\d+) of the bands$", cause):
            return sum(event.get("shift", 0) for event in happened) == int(match[1].replace("−", "-"))
        changes = [value(each) for each in re.findall(r"(?:^|, |\S )([+−]\d\S*?)(?=, |$)", cause)]
        return bool(changes) and any("points" in event or "points_by_band" in event for event in happened)

    def asks_for_more(self, cause):
        bands = self.row.bands if self.row else self.edition.total_bands
        place = self.place
        for asked in re.split(r", (?=\S+ asks for more: )", cause):
            id, _, why = asked.partition(" asks for more: ")
            requires = next(requires for each, _, requires in bands if each == id)
            if holds(requires, self.sheet, place):
                return False
            if not all(reason(each, self.sheet, place) for each in re.split(r", and (?=it does not hold)", why)):
                return False
        return True

    def event(self, text):
        happened = [event for event in self.edition.total["events"] if self.sheet.happens(event)]
        parts = split(text, "; ")
        changing = [event for event in happened if "points" in event or "points_by_band" in event]
        return "event", 0 < len(parts) <= len(changing)

    def evidence(self, text):
        return "gate", not self.sheet.has(self.place, "evidence") and self.outcome.points == 0

    def floor(self, text):
        floor = self.row.floor if self.row else number(self.edition.total["floor"])
        matches = [re.fullmatch(rf"lifted from ({NUMBER}) to ({NUMBER})", part) for part in split(text, "; ")]
        return "cut", all(value(match[2]) == floor for match in matches)

    def sign(self, text):
        return "lost", self.row.role == "penalty" and text.startswith("a loss: −")

    def base(self, text):
        match = re.match(rf"starts from ({NUMBER}): ", text)
        return "adds up to", value(match[1]) == number(self.edition.total["base"])

    def terms(self, text, role):
        found = re.findall(rf"(\S+) \(({NUMBER})\)", text)
        heads = [row.code for row in self.edition.heads(role)]
        return all(code in heads for code, _ in found) and (
            bool(self.sheet.given_back()) or all(same(points, self.points(code)) for code, points in found)
        )

    def penalties(self, text):
        return "lost", self.terms(text, "penalty")

    def bonus(self, text):
        return "adds up to", self.terms(text, "bonus")

    bonus_within = bonus

    def rescaled(self, text):
        return "rescaled", any(self.sheet.left(row.place) for row in self.edition.rows)

    def rounding(self, text):
        match = re.search(rf": ({NUMBER}) becomes ({NUMBER})$", text)
        return "rounded", "…" in match[1] or self.edition.round(value(match[1])) == value(match[2])

    def formula(self, text):
        left, _, right = text.rpartition(" = ")
        if match := re.fullmatch(rf"({NUMBER})/({NUMBER}) × ({NUMBER})", left):
            return "earned", right == f"{match[1]} × {match[3]} ÷ {match[2]}"
        if match := re.fullmatch(rf"({NUMBER})/({NUMBER})", left):
            return "earned", percentage(right, value(match[1]) / value(match[2]))
        if match := re.fullmatch(rf"({NUMBER}) × ({NUMBER})", left):
            return "earned", same(right, value(match[1]) * value(match[2]))
        return "earned", True

    def exactly(self, text):
        fraction, _, cut = text.partition(" = ")
        return "earned", not cut or same(cut, value(fraction))


def rounded_share(text, share):
    """`8.4%`, rounded half-up to one decimal."""
    if text == "< 0.1%":
        return 0 < share < Fraction(1, 2000)
    return Fraction(text[:-1]) * 10 == (share * 1000 + Fraction(1, 2)).__floor__()


def shown(cap):
    return str(cap)

