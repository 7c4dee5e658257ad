"""The kinds of rule on a leaf (RULES, first table; SYNTAX, "Kinds"): from an answer to points, not capped or rounded.

Each kind is a class with `points(answer, column)`; `column` holds the facts of the column. What is not a number is
raised: Blank (nothing answered), Impossible (no points, an error), DoesNotApply (0/0 where that leaves the sum).
"""

from figures import BOUNDS, bound, number, pair, quotient, share, within


class NoFigure(Exception):
    """An answer comes to no figure of its own."""


class Blank(NoFigure):
    """Nothing was answered."""


class Impossible(NoFigure):
    """The answer cannot be computed: the row has no points, nor has any sum above it."""


class DoesNotApply(NoFigure):
    """0/0 on a row that then does not apply."""


class Full(NoFigure):
    """0/0 that earns all points."""


class Nothing(NoFigure):
    """0/0 that earns no points."""


def ids(entries):
    """Ids are a, b, c … by position unless given (SYNTAX, head)."""
    return [entry.get("id") or chr(ord("a") + place) for place, entry in enumerate(entries)]


def worth(entry, most):
    """What an option or item is worth: `points`, a `share` of the max, or the max less what it makes `lose`."""
    if "rule" in entry:
        return None
    if "points" in entry:
        return number(entry["points"])
    if "share" in entry:
        return share(entry["share"]) * most
    if "lose" in entry:
        return most - number(entry["lose"])
    return None


def whole(count):
    """A count that is not whole gives no points (semantics, "At the edges")."""
    if count.denominator != 1:
        raise Impossible
    return count


class Measured:
    """What tiers, piecewise, norm and ratio measure: a ratio, a value, or the growth of a value."""

    def measured_by(self, row, defaults):
        self.measure = row.get("measure", "ratio" if row["rule"] == "ratio" else None)
        policy = row.get("zero_over_zero", defaults.get("zero_over_zero", "error"))
        self.zero_over_zero = policy if row["rule"] == "ratio" else "error"  # a setting of ratios only (files.md)
        self.den = row.get("den")

    def fraction(self, answer, column):
        """num and den. Where only num is given, den is the fact that the row names (DESIGN 3)."""
        if "num" not in answer:
            raise Blank
        num = number(answer["num"])
        den = number(answer["den"]) if "den" in answer else column.facts[self.den]
        if den == 0:
            if num != 0:
                raise Impossible
            raise {"error": Impossible, "zero": Nothing, "full": Full, "not-applicable": DoesNotApply}[
                self.zero_over_zero
            ]
        return num, den

    def figure(self, answer, column):
        """The measure itself. A ratio over 100 % is judged as it stands."""
        if self.measure == "ratio":
            return quotient(*self.fraction(answer, column))
        if "value" not in answer:
            raise Blank
        value = number(answer["value"])
        if self.measure == "value":
            return value
        if "previous" not in answer:
            raise Blank
        previous = number(answer["previous"])
        if previous == 0:
            raise Impossible
        return quotient(value - previous, previous)


class Ratio(Measured):
    """min(n/d, 1) × M; lower-is-better as 1 − n/d; none below a share."""

    def __init__(self, row, most, defaults):
        self.measured_by(row, defaults)
        self.most = most
        self.over = row.get("over", defaults.get("over", "cap"))
        self.down = row.get("direction") == "down"
        self.below = share(row["zero_below"]) if "zero_below" in row else None

    def fewest(self):
        return 0

    def points(self, answer, column):
        num, den = self.fraction(answer, column)
        if num > den:
            if self.over == "error":
                raise Impossible
            num = den
        if self.down:
            num = den - num
        if self.below is not None and quotient(num, den) < self.below:
            return 0
        return quotient(num * self.most, den)


class Choice:
    """Points, or a share of M, of the option chosen; an option may have a rule of its own."""

    def __init__(self, row, most, defaults):
        options = row["options"]
        if options == "yes-no":
            options = [{"id": "yes", "share": "1"}, {"id": "no", "share": "0"}]
        self.most = most
        self.yes_no = row["options"] == "yes-no"
        self.options = {}
        self.said_met = [id for id, option in zip(ids(options), options) if option.get("met")]
        for id, option in zip(ids(options), options):
            top = number(option.get("max", most))
            nested = kind(option, top, defaults) if "rule" in option else None
            self.options[id] = (top if nested else worth(option, most) or 0, nested, option.get("share") == "1")

    def fewest(self):
        return min(nested.fewest() if nested else points for points, nested, _ in self.options.values())

    def points(self, answer, column):
        if "choice" not in answer:
            raise Blank
        points, nested, _ = self.options[self.chosen(answer["choice"])]
        return min(outcome_of(nested, points, answer, column), points) if nested else points

    def chosen(self, id):
        """The id of the option; "Có" and "Không" are also a and b (DESIGN 2)."""
        return {"a": "yes", "b": "no"}.get(id, id) if self.yes_no else id

    def den_of(self, answer):
        """The fact that the option's own rule names."""
        return self.options[self.chosen(answer["choice"])][1].den

    def decide_met(self, mandatory):
        """By which options a row without points is met: those that say so, or have the whole share; a mandatory row else
        by those with the most points, and where all have the same by the first (files, "A row")."""
        met = self.said_met
        if not met and mandatory and not any(full for _, _, full in self.options.values()):
            points = {id: option[0] for id, option in self.options.items()}
            most = max(points.values())
            met = [id for id in points if points[id] == most]
            if len(met) == len(points):
                met = met[:1]
        if met:
            self.options = {id: (points, nested, id in met) for id, (points, nested, _) in self.options.items()}

    def whole_share(self, id):
        """Is the option the full one? That is what makes a row met whose max is 0."""
        return id in self.options and self.options[id][2]


class Tiers(Measured):
    """Points of the first tier that holds the measure; without a measure the tick computes."""

    def __init__(self, row, most, defaults):
        self.measured_by(row, defaults)
        self.tiers = []
        self.ticks = {}
        for id, tier in zip(ids(row["tiers"]), row["tiers"]):
            points = worth(tier, most)
            self.tiers.append(([(word, bound(tier[word])[1]) for word in BOUNDS if word in tier], points, id))
            self.ticks[id] = points
        self.domain = [bound(end)[1] for end in row["domain"]] if "domain" in row else None

    def fewest(self):
        return min(points for _, points, _ in self.tiers)

    def points(self, answer, column):
        try:
            figure = self.figure(answer, column)
        except Blank:
            if "choice" in answer:
                return self.ticks[answer["choice"]]
            raise
        if self.domain and not self.domain[0] <= figure <= self.domain[1]:
            raise Impossible
        for bounds, points, _ in self.tiers:
            if within(bounds, figure):
                return points
        raise Impossible


class Checklist:
    """Combined points of the items that hold: their sum, the best one, or all or nothing."""

    def __init__(self, row, most, defaults):
        self.combine = row.get("combine", "sum")
        self.most = most
        self.items = {}
        for id, item in zip(ids(row["items"]), row["items"]):
            top = number(item.get("max", most))
            nested = kind(item, top, defaults) if "rule" in item else None
            self.items[id] = (worth(item, most), nested, item.get("rule"), top)

    def fewest(self):
        """Nothing ticked gives 0; some items may take points."""
        below = [min(nested.fewest() if nested else points or 0, 0) for points, nested, _, _ in self.items.values()]
        if self.combine == "all":
            return 0
        return min(below) if self.combine == "max" else sum(below)

    def points(self, answer, column):
        if "choices" not in answer:
            raise Blank
        held = answer["choices"]
        if isinstance(held, list):
            held = {id: True for id in held}
        earned = []
        for id, (points, nested, rule, top) in self.items.items():
            if nested and id in held:
                earned.append(min(outcome_of(nested, top, cell(held[id], rule), column), top))
            elif held.get(id):
                earned.append(points)
        if self.combine == "all":
            return self.most if len(earned) == len(self.items) else 0
        if self.combine == "max":
            return max(earned, default=0)
        return sum(earned)


class Count:
    """So many points for each; several rates add up. A part left out counts 0."""

    def __init__(self, row, most, defaults):
        self.each = number(row["each"]) if "each" in row else None
        self.rates = [(id, number(rate["each"])) for id, rate in zip(ids(row.get("rates", ())), row.get("rates", ()))]

    def fewest(self):
        return 0

    def points(self, answer, column):
        if self.each is not None:
            if "count" not in answer:
                raise Blank
            return whole(number(answer["count"])) * self.each
        if "counts" not in answer:
            raise Blank
        counts = answer["counts"]
        return sum(whole(number(counts.get(id, 0))) * each for id, each in self.rates)


class Deduct:
    """M minus deductions; a counter is linear, a table, or judged. "all" takes the row to its floor."""

    def __init__(self, row, most, defaults):
        self.most = most
        self.floor = number(row["floor"]) if "floor" in row else None
        self.counters = list(zip(ids(row["counters"]), row["counters"]))

    def loss(self, counter, figure):
        """What one counter takes away; None is everything."""
        if "per" in counter:
            loss = whole(figure) * number(counter["per"])
            return min(loss, number(counter["max"])) if "max" in counter else loss
        if "table" in counter:
            table = counter["table"]
            entry = table[min(int(whole(figure)), len(table) - 1)]
            return None if entry == "all" else number(entry)
        range_ = counter["judged"]
        most = self.most - (self.floor or 0) if range_["max"] == "all" else number(range_["max"])
        if figure != 0 and not number(range_["min"]) <= figure <= most:
            raise Impossible
        return figure

    def fewest(self):
        """Everything that the counters can take, down to the floor; 0 without one."""
        losses = []
        for _, counter in self.counters:
            if "per" in counter:
                losses.append(number(counter["max"]) if "max" in counter else None)
            elif "table" in counter:
                losses.append(None if "all" in counter["table"] else max(map(number, counter["table"])))
            else:
                top = counter["judged"]["max"]
                losses.append(None if top == "all" else number(top))
        floor = self.floor or 0
        return floor if None in losses else max(self.most - sum(losses), floor)

    def points(self, answer, column):
        if "counts" not in answer:
            raise Blank
        counts = answer["counts"]
        losses = [self.loss(counter, number(counts.get(id, 0))) for id, counter in self.counters]
        if None in losses:
            return self.floor or 0
        left = self.most - sum(losses)
        return left if self.floor is None else max(left, self.floor)


class Manual:
    """What a person awards, between min and max, in steps from the min."""

    def __init__(self, row, most, defaults):
        self.least, self.most = number(row.get("min", 0)), most
        self.step = number(row["step"]) if "step" in row else None

    def fewest(self):
        return self.least

    def points(self, answer, column):
        if "value" not in answer:
            raise Blank
        value = number(answer["value"])
        if not self.least <= value <= self.most:
            raise Impossible
        if self.step and quotient(value - self.least, self.step).denominator != 1:
            raise Impossible
        return value


class Piecewise(Measured):
    """Linear between the points given, constant outside."""

    def __init__(self, row, most, defaults):
        self.measured_by(row, defaults)
        self.joints = [(bound(joint["at"])[1], worth(joint, most)) for joint in row["points"]]

    def fewest(self):
        return min(points for _, points in self.joints)

    def points(self, answer, column):
        figure = self.figure(answer, column)
        before = None
        for at, points in self.joints:
            if figure <= at:
                if before is None or figure == at:
                    return points
                low, start = before
                return start + quotient((figure - low) * (points - start), at - low)
            before = at, points
        return self.joints[-1][1]


class Norm(Measured):
    """Relative to the batch: x ÷ best × M (down: best ÷ x × M), or the worst and the best get the ends of scale."""

    def __init__(self, row, most, defaults):
        self.measured_by(row, defaults)
        self.measure = row.get("measure", "value")
        self.most = most
        self.method = row.get("method", "best")
        self.down = row.get("direction") == "down"
        self.scale = [number(end) for end in row["scale"]] if "scale" in row else [0, most]
        self.alone = row.get("alone", "provisional")

    def fewest(self):
        return min(self.scale[0], 0)

    def points(self, answer, column):
        figure = self.figure(answer, column)
        others = column.batch_of(self)
        if len(others) == 1 or min(others) == max(others):
            if self.alone == "provisional":
                return None
            return self.most if self.alone == "full" else 0
        best, worst = (min(others), max(others)) if self.down else (max(others), min(others))
        if self.method == "min-max":
            low, high = self.scale
            return low + quotient((figure - worst) * (high - low), best - worst)
        if self.down:
            return self.most if figure == best else quotient(best * self.most, figure)
        return quotient(figure * self.most, best)


KINDS = {
    "ratio": Ratio,
    "choice": Choice,
    "tiers": Tiers,
    "checklist": Checklist,
    "count": Count,
    "deduct": Deduct,
    "manual": Manual,
    "piecewise": Piecewise,
    "norm": Norm,
}


def kind(row, most, defaults):
    """The rule of a row, or of an option or item that has one of its own."""
    return KINDS[row["rule"]](row, most, defaults)


def outcome_of(rule, most, answer, column):
    """Points of a rule, with 0/0 put in where the edition says what that comes to."""
    try:
        return rule.points(answer, column)
    except Full:
        return most
    except Nothing:
        return 0


def cell(value, rule):
    """An answer as a table: the bare thing where the rule leaves no doubt (DESIGN 3)."""
    if isinstance(value, dict):
        return value
    if value == "n/a":
        return {"not_applicable": True}
    if isinstance(value, str) and "/" in value:
        num, den = pair(value)
        return {"num": num, "den": den}
    if isinstance(value, str):
        return {"choice": value}
    return {"count" if rule == "count" else "value": value}
