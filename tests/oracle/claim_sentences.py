"""The sentence of an explanation, followed clause by clause: each clause is a claim, and their end is the points."""

import re
from fractions import Fraction

from claim_words import NUMBER, Unknown, names, percentage, reason, same, split, truth, value
from conditions import holds, listed, passes
from edition import combined
from figures import number, quotient, within
from kinds import Blank, cell, ids, outcome_of

OF = r"(?: of (?:at most [-−]?[\d.]+|the [\d.…/]+ that apply|[\d.]+))?"
END = rf"(?P<end>{NUMBER})(?P<of>{OF})(?: \(shown as (?P<shown>{NUMBER})\))?"


class Sentence:
    """A row of one column of a form, and what is said of it."""

    def __init__(self, told, sheet, row):
        self.told, self.sheet, self.row, self.edition = told, sheet, row, sheet.edition
        self.place = row.place if row else None
        self.outcome = sheet.outcome(row.place) if row else told.total
        self.answer = sheet.answers.get(self.place, {}) if row else {}
        self.role = row.role if row else "normal"
        self.scale = 1  # what the rows that do not apply leave to a bonus that is added after them

    def claim(self, sort, is_true, text):
        self.told.claim(sort, is_true, f"{self.row.code if self.row else 'total'} {self.sheet.column}: {text}")

    def gates(self):
        return self.row.gates if self.row else listed(self.edition.total.get("requires", []))

    def fails_with(self, wanted):
        """Gates that fail and whose consequence is this one."""
        fail = [gate for gate in self.gates() if not holds(gate, self.sheet, self.place)]
        return [gate for gate in fail if wanted(gate.get("else", "zero"))]

    def because(self, text, wanted):
        """A reason that is a gate of the row with this consequence."""
        return bool(self.fails_with(wanted)) and reason(text, self.sheet, self.place)

    # Sentences without an account

    def check(self, text):
        said = text.removesuffix(".")
        status = self.outcome.status
        for pattern, check in (
            (r"It cannot be computed(, nor can any sum above it)?", self.uncomputed),
            (r"It cannot be computed, because (.*) cannot", self.blocked("error")),
            (r"There is no score, because (it does not hold .*)", self.no_score),
            (r"There is no score, because (.*) ha(?:s|ve) none", self.blocked("no-score")),
            (r"There is no score: none of its rows applies", lambda match: status == "no-score" and self.none_applies()),
            (r"It is not asked of this unit, because (.*)", self.not_asked),
            (r"The rows at the top are not added up", lambda match: self.edition.total.get("combine") == "none"),
            (r"(\d+) of (\d+) requirements met", self.requirements),
            (r"It does not apply and is left out", lambda match: self.left() and not self.row.children),
            (r"None of its rows applies, and it is left out", lambda match: self.left() and self.row.children),
        ):
            if match := re.fullmatch(pattern, said):
                return self.claim("no points", check(match), text)
        return self.account(said, text)

    def requirements(self, match):
        below = [row for row in self.edition.rows if not row.children and self.place in self.edition.line(row.place)]
        below = [row for row in below if self.sheet.outcome(row.place).points is not None]
        met = [row for row in below if passes({"met": True}, self.sheet, row.place)]
        return (int(match[1]), int(match[2])) == (len(met), len(below))

    def left(self):
        return self.outcome.status == "not-applicable" and self.outcome.points is None

    def none_applies(self):
        return not self.sheet.live(self.row)[0]

    def uncomputed(self, match):
        above = not match[1] or all(points is None for points in self.told.points_above(self.sheet, self.row))
        return self.outcome.status == "error" and above

    def blocked(self, status):
        def check(match):
            rows = [self.sheet.outcome(self.edition.place[code]) for code in names(match[1])]
            return self.outcome.status == status and all(row.status == status for row in rows)

        return check

    def no_score(self, match):
        return self.outcome.status == "no-score" and self.because(match[1], lambda instead: instead == "no-score")

    def not_asked(self, match):
        if self.outcome.status != "not-asked":
            return False
        if match[1] == "none of its rows is asked and applies":
            return self.sheet.is_asked(self.row) and self.sheet.unasked(self.row)
        line = self.edition.line(self.place)
        return any(
            self.edition.rows[place].asked_if is not None and reason(match[1], self.sheet, place) for place in line
        )

    # Accounts

    def account(self, said, text):
        clauses = split(said, "; ")
        while clauses and self.suffix(clauses[-1], text):
            clauses.pop()
        clauses = self.chosen_first(clauses, text)
        if not clauses:
            return None
        first, rest = clauses[0], clauses[1:]
        if match := re.fullmatch(r"(.*) was answered; it counts as (\S+), because (.*); (\S+) is worth (.*)", "; ".join(clauses)):
            first, rest = match[0], []
            if "; " in match[5]:
                worth, *rest = split(match[5], "; ")
                first = first[: len(first) - len(match[5])] + worth
        elif match := re.fullmatch(r"(.*) was answered; it counts as (\S+), because (.*)", "; ".join(clauses)):
            return self.claim("chosen", self.is_replaced(match[1], match[2], match[3], None), text)
        state = self.origin(first, last=not rest, text=text)
        for place, clause in enumerate(rest):
            end = None
            if place == len(rest) - 1:
                clause, _, end = clause.rpartition(": ")
            state = self.change(clause, state, text)
            if end is not None:
                self.end(re.fullmatch(END, end), state, text)
        return None

    def account_short(self, text, right):
        """The same in a finding: it ends with the figure that is printed."""
        clauses = split(text, "; ")
        clauses = self.option_first(clauses, text)
        joined = "; ".join(clauses)
        first, rest = clauses[0], clauses[1:]
        if match := re.fullmatch(r"(.*) was answered; it counts as (\S+), because (.*); (\S+) is worth (.*)", joined):
            worth, *rest = split(match[5], "; ")
            first = joined[: len(joined) - len(match[5])] + worth
        state = self.origin(first, last=False, text=text)
        self.changes_short("; ".join(rest), state, right, text)

    def option_first(self, clauses, text):
        if match := re.fullmatch(r"option (\S+): (.*)", clauses[0]):
            self.claim("chosen", self.is_chosen(match[1]), text)
            return [match[2], *clauses[1:]]
        return clauses

    def changes_short(self, changes, state, right, text):
        rest = split(changes, "; ") if changes else []
        for place, clause in enumerate(rest):
            end = None
            if place == len(rest) - 1:
                clause, _, end = clause.rpartition(": ")
            state = self.change(clause, state, text)
            if end is not None:
                self.claim("comes to", state == self.outcome.points and value(end) == right, text)
        if not rest:
            self.claim("comes to", state is not None and self.edition.round(state) == right, text)

    def suffix(self, clause, text):
        if match := re.fullmatch(r"for now, as (.*) (?:is|are) compared with other units", clause):
            rows = [self.sheet.outcome(self.edition.place[code]) for code in names(match[1])]
            open_ = self.outcome.status == "provisional" and all(row.status == "provisional" for row in rows)
            self.claim("provisional", open_, text)
        elif clause == "it goes into no sum":
            self.claim("goes into", self.role == "info", text)
        elif match := re.fullmatch(r"the requirement is( not)? met", clause):
            met = passes({"met": True}, self.sheet, self.place)
            self.claim("met", self.role == "mandatory" and met != bool(match[1]), text)
        else:
            return False
        return True

    def chosen_first(self, clauses, text):
        """An option whose own rule gives the points is said first."""
        match = re.fullmatch(r"(?:[Oo]ption) (\S+) was chosen(?: \(.*\))?", clauses[0])
        if match:
            self.claim("chosen", self.is_chosen(match[1]), text)
            return clauses[1:]
        return clauses

    def is_chosen(self, id):
        rule = self.row.rule
        return rule.chosen(id) == rule.chosen(self.answer["choice"])

    def nested(self):
        """The rule that gives the points: the row's, or that of the option that was chosen."""
        rule = self.row.rule
        if hasattr(rule, "options"):
            return rule.options[rule.chosen(self.answer["choice"])][1] or rule
        return rule

    def is_replaced(self, answered, id, because, worth):
        rule = self.row.rule
        chosen = getattr(rule, "chosen", lambda id: id)
        of_it = lambda instead: isinstance(instead, dict) and chosen(instead.get("choice")) == chosen(id)
        points = rule.ticks[id] if hasattr(rule, "ticks") else rule.options[chosen(id)][0]
        given = self.answer
        shown = chosen(answered.split(" ")[0]) == chosen(given["choice"]) if "choice" in given else True
        return shown and self.because(because, of_it) and (worth is None or same(worth, points))

    def origin(self, clause, last, text):
        """Where points begin. Returns them."""
        number_ = END if last else rf"(?P<end>{NUMBER})(?P<of>)(?P<shown>)"
        for pattern, sort, check in self.origins():
            whole = pattern.replace("END", number_)
            if match := re.fullmatch(whole, clause) or re.fullmatch(whole, clause[0].upper() + clause[1:]):
                state = check(match)
                if state is False:
                    self.claim(sort, False, text)
                    return None
                if not last:
                    self.claim(sort, same(match["end"], state), text)
                    return state
                self.claim(sort, True, text)
                self.end(match, state, text)
                return state
        raise Unknown(text)

    def end(self, match, state, text):
        """What all of it comes to: the points, with the max that applies."""
        points, shown = self.outcome.points, match["shown"] or match["end"]
        is_true = state is not None and state == points and same(match["end"], points)
        is_true = is_true and same(shown, self.edition.round(points)) and self.is_max(match["of"] or "")
        self.claim("comes to", is_true, text)

    def is_max(self, of):
        most = self.row.max if self.row else self.edition.max
        applies = self.sheet.applicable(self.place) if self.row and self.row.children else most
        if not self.row and most is not None:
            applies = self.sheet.most()
        of = of.removeprefix(" of ")
        if not of:
            return most in (None, 0)
        if of.startswith("at most "):
            return self.role == "penalty" and value(of.removeprefix("at most ")) == -most
        if of.startswith("the "):
            return applies != most and same(of.split(" ")[1], applies)
        return value(of) == most and (applies == most or self.role == "penalty")

    def origins(self):
        """Patterns, what sort of claim each is, and what it must come to: the points, or False."""
        return (
            (r"(.*) was answered; it counts as (\S+), because (.*); (\S+) is worth END", "chosen", self.replaced_worth),
            (rf"({NUMBER}) of ({NUMBER}) \((\S+)\)(, where less is better)?,? (earn|lose) END", "earned", self.ratio),
            (r"0 of 0, which counts END", "earned", self.nothing),
            (r"Option (\S+) was chosen(?: \(.*\))?, which is worth END", "chosen", self.option),
            (r"Tier (\S+) (is ticked|holds the figure), which is worth END", "ticked", self.tier),
            (rf"({NUMBER}) at ({NUMBER}) each (earn|lose) END", "earned", self.count),
            (r"(\d\S* \S+(?: and \d\S* \S+|, \d\S* \S+)*) (earn|lose) END", "earned", self.rates),
            (r"No item holds, which is worth END", "chosen", lambda match: 0 if not self.held() else False),
            (r"Item (\S+)( \(.*\))? holds, which is worth END", "chosen", self.item),
            (r"Items (.*) add up to END", "adds up to", self.items),
            (r"The best of (\d+) items is (.*) with END", "chosen", self.best_item),
            (r"All (\d+) items hold, which is worth END", "chosen", self.all_items),
            (r"(.*) (?:is|are) missing of the (\d+) items that must all hold, which is worth END", "chosen", self.missing),
            (r"Nothing of (\S+) is lost, which leaves END", "lost", self.nothing_lost),
            (r"Of (\S+), (.*) is lost(, but not more than down to \S+)?, which leaves END", "lost", self.lost),
            (r"The end of the line gives END", "earned", self.line),
            (rf"The line between ({NUMBER}) and ({NUMBER}) gives END", "earned", self.line),
            (r"There is no other unit to compare with, which counts END", "earned", self.alone),
            (r"END was awarded by judgement", "awarded", self.awarded),
            (r"END was awarded", "awarded", self.awarded),
            (r"It does not apply, which counts END", "no points", self.not_applicable),
            (r"(?:Nothing is answered, so it|It is not answered, which) counts END", "no points", self.blank),
            (r"No row adds points, which is END", "adds up to", lambda match: self.rows(0, "sum")),
            (r"(\d+) rows? adds? up to END", "adds up to", lambda match: self.rows(int(match[1]), "sum")),
            (r"The (mean|weighted mean) of (\d+) rows? is END", "adds up to", self.mean),
            (r"The (best|weakest|highest|lowest) of (\d+) rows? is (.*) with END", "chosen", self.best),
            (r"No row counts, which is END", "adds up to", lambda match: self.rows(0, None)),
        )

    def replaced_worth(self, match):
        is_so = match[2] == match[4] and self.is_replaced(match[1], match[2], match[3], None)
        rule = self.row.rule
        return is_so and (rule.ticks[match[2]] if hasattr(rule, "ticks") else rule.options[rule.chosen(match[2])][0])

    def verb(self, word):
        return word == ("lose" if self.role == "penalty" else "earn")

    def ratio(self, match):
        rule = self.nested()
        num, den = rule.fraction(self.answer, self.sheet)
        is_so = (value(match[1]), value(match[2])) == (num, den) and percentage(match[3], quotient(num, den))
        is_so = is_so and bool(match[4]) == rule.down and self.verb(match[5])
        return is_so and quotient((den - num if rule.down else num) * rule.most, den)

    def nothing(self, match):
        return self.nested_points() if self.answer.get("den", 0) == 0 else False

    def nested_points(self):
        rule = self.nested()
        return outcome_of(rule, getattr(rule, "most", self.row.max), self.answer, self.sheet)

    def option(self, match):
        return self.is_chosen(match[1]) and self.row.rule.options[self.row.rule.chosen(match[1])][0]

    def tier(self, match):
        rule = self.row.rule
        if match[2] == "is ticked":
            try:
                rule.figure(self.answer, self.sheet)
                return False
            except Blank:
                return self.answer.get("choice") == match[1] and rule.ticks[match[1]]
        figure = rule.figure(self.answer, self.sheet)
        hit = next(id for bounds, _, id in rule.tiers if within(bounds, figure))
        return hit == match[1] and rule.ticks[hit]

    def count(self, match):
        rule = self.nested()
        count = number(self.answer["count"])
        is_so = value(match[1]) == count and value(match[2]) == rule.each and self.verb(match[3])
        return is_so and count * rule.each

    def rates(self, match):
        rule = self.nested()
        told = dict(reversed(each.split(" ")) for each in names(match[1]))
        given = {id: number(count) for id, count in self.answer["counts"].items()}
        is_so = {id: value(count) for id, count in told.items()} == given and self.verb(match[2])
        return is_so and sum(given.get(id, 0) * each for id, each in rule.rates)

    def held(self):
        """The items that hold, and what each comes to."""
        held = self.answer["choices"]
        if isinstance(held, list):
            held = dict.fromkeys(held, True)
        items = self.edition.spelled_out(self.row.table)["items"]
        capped = {id for id, item in zip(ids(items), items) if "max" in item}
        found = {}
        for id, (points, nested, rule, top) in self.row.rule.items.items():
            if nested and id in held:
                points = outcome_of(nested, top, cell(held[id], rule), self.sheet)
                found[id] = min(points, top) if id in capped else points
            elif held.get(id):
                found[id] = points
        return found

    def worked(self, text, points):
        """`1 × 2 = 2, cut to 1`: the number at the end is what the item comes to."""
        return same(re.split(r" = |, cut to ", text)[-1], points)

    def item(self, match):
        held = self.held()
        is_so = list(held) == [match[1]] and (not match[2] or self.worked(match[2][2:-1], held[match[1]]))
        return is_so and held[match[1]]

    def items(self, match):
        told = {}
        for each in split(re.sub(r"\) and ", "), ", match[1]), ", "):
            id, _, worked = each.partition(" (")
            told[id] = worked[:-1]
        held = self.held()
        is_so = told.keys() == held.keys() and all(self.worked(told[id], held[id]) for id in held)
        return is_so and sum(held.values())

    def best_item(self, match):
        held = self.held()
        best = max(held.values())
        is_so = int(match[1]) == len(held) and set(match[2].split(" or ")) == {id for id in held if held[id] == best}
        return is_so and best

    def all_items(self, match):
        rule = self.row.rule
        return len(self.held()) == len(rule.items) == int(match[1]) and rule.most

    def missing(self, match):
        rule, held = self.row.rule, self.held()
        missing = {id for id in rule.items if id not in held}
        return 0 if set(names(match[1])) == missing and len(rule.items) == int(match[2]) else False

    def losses(self):
        rule, counts = self.row.rule, self.answer["counts"]
        return {id: rule.loss(counter, number(counts.get(id, 0))) for id, counter in rule.counters}

    def nothing_lost(self, match):
        rule = self.row.rule
        return value(match[1]) == rule.most and not any(self.losses().values()) and rule.most

    def lost(self, match):
        rule, losses = self.row.rule, self.losses()
        told = dict(re.fullmatch(r"(\S+) \((\S+)\)", each).groups()[::-1] for each in names(match[2]))
        counts = {id: loss for id, loss in losses.items() if loss != 0}
        is_so = value(match[1]) == rule.most and told.keys() == counts.keys()
        is_so = is_so and all(
            told[id] == "all" if loss is None else same(told[id], loss) for id, loss in counts.items()
        )
        points = rule.points(self.answer, self.sheet)
        below = None in losses.values() or rule.most - sum(losses.values()) != points
        return is_so and below == bool(match[3]) and points

    def line(self, match):
        rule = self.nested()
        figure = rule.figure(self.answer, self.sheet)
        points = rule.points(self.answer, self.sheet)
        at = [at for at, _ in rule.joints]
        if match.re.groups == 3:
            return (figure <= at[0] or figure >= at[-1] or figure in at) and points
        low = [each for each in at if same(match[1], each)]
        high = [each for each in at if same(match[2], each)]
        return any(a <= figure <= b for a in low for b in high) and points

    def alone(self, match):
        return len(self.sheet.batch_of(self.row.rule)) == 1 and (self.row.rule.points(self.answer, self.sheet) or 0)

    def awarded(self, match):
        return number(self.answer["value"])

    def not_applicable(self, match):
        return self.outcome.status == "not-applicable" and abs(self.outcome.points)

    def blank(self, match):
        return 0 if self.outcome.status == "blank" else False

    def rows(self, count, how):
        live, _ = self.sheet.live(self.row)
        own = self.row.combine if self.row else self.edition.total.get("combine", "sum")
        is_so = len(live) == count and how in (own, None)
        points = combined(own, [(self.sheet.outcome(row.place).points, row.weight) for row in live])
        return is_so and points

    def mean(self, match):
        return self.rows(int(match[2]), match[1].replace(" ", "-"))

    def best(self, match):
        how = "max" if match[1] in ("best", "highest") else "min"
        points = self.rows(int(match[2]), how)
        live, _ = self.sheet.live(self.row)
        taken = {row.code for row in live if self.sheet.outcome(row.place).points == points}
        return points is not False and set(match[3].split(" or ")) == taken and points

    # Changes

    def change(self, clause, state, text):
        if state is None:
            return None
        for pattern, sort, check in self.changes():
            if match := re.fullmatch(pattern, clause):
                after = check(match, state)
                self.claim(sort, after is not False, text)
                return None if after is False else after
        raise Unknown(text)

    def changes(self):
        return (
            (rf"cut to the max of ({NUMBER})", "cut", self.capped),
            (rf"held to the most that it takes, ({NUMBER})", "cut", self.held_to),
            (rf"lifted to the floor of ({NUMBER})", "cut", self.floored),
            (r"a ratio above 1 counts as 1", "cut", self.above_one),
            (r"(\S+) is below (\S+), which earns nothing", "cut", self.below),
            (r"as a loss", "lost", lambda match, state: self.role == "penalty" and -state),
            (r"no points, because (.*)", "gate", self.zeroed),
            (rf"cut to ({NUMBER}), because (.*)", "gate", self.cut),
            (r"no points without evidence", "gate", self.unproven),
            (rf"× ({NUMBER}) ÷ ({NUMBER}) for the rows that do not apply", "rescaled", self.rescaled),
            (rf"with the base of ({NUMBER})", "adds up to", self.base),
            (rf"with the bonus of ({NUMBER}) \((.*)\)", "adds up to", self.bonus),
            (rf"less the penalties of ({NUMBER}) \((.*)\)", "lost", self.penalties),
            (rf"([+]?{NUMBER}) (as|unless) (.*)", "event", self.event),
            (r"(truncated|rounded half-up|rounded half-even|rounded away from zero) to (\d+) decimals?", "rounded", self.rounding),
        )

    def maxima(self):
        if not self.row:
            return [self.edition.max]
        nested = [options[0] for options in getattr(self.row.rule, "options", {}).values() if options[1]]
        return [self.row.max, *nested]

    def capped(self, match, state):
        most = value(match[1])
        return most in self.maxima() and state > most and most

    def held_to(self, match, state):
        most = value(match[1])
        return self.role == "penalty" and most == self.row.max and state < -most and -most

    def floored(self, match, state):
        floor = self.row.floor if self.row else number(self.edition.total["floor"])
        return floor == value(match[1]) and state < floor and floor

    def above_one(self, match, state):
        rule = self.nested()
        num, den = rule.fraction(self.answer, self.sheet)
        return num > den and (0 if rule.down else rule.most)

    def below(self, match, state):
        rule = self.nested()
        num, den = rule.fraction(self.answer, self.sheet)
        share = quotient(den - min(num, den) if rule.down else min(num, den), den)
        is_so = percentage(match[1], share) and percentage(match[2], rule.below) and share < rule.below
        return 0 if is_so else False

    def zeroed(self, match, state):
        return 0 if self.because(match[1], lambda instead: instead == "zero") else False

    def cut(self, match, state):
        cap = value(match[1])
        of_it = lambda instead: isinstance(instead, dict) and "cap" in instead and number(instead["cap"]) == cap
        return self.because(match[2], of_it) and state > cap and cap

    def unproven(self, match, state):
        wanted = self.row.evidence
        is_so = wanted["else"] == "zero" and wanted.get("column", self.sheet.column) == self.sheet.column
        return 0 if is_so and not self.sheet.has(self.place, "evidence") and state > 0 else False

    def rescaled(self, match, state):
        left = [row for row in self.edition.rows if row.not_applicable == "rescale" and self.sheet.left(row.place)]
        whole, rest = Fraction(match[1].rstrip("…")), Fraction(match[2].rstrip("…"))
        if not left or whole <= rest:
            return False
        if "…" in match[0]:  # the factor is not all there: it is what gives the points, if it is about that
            points = self.sheet.sum_of(self.row).points if self.row else self.outcome.points
            return abs(points - state * whole / rest) < Fraction(1, 1000) and points
        self.scale = whole / rest if not self.row and self.sheet.given_back() else 1
        return state * whole / rest

    def base(self, match, state):
        return value(match[1]) == number(self.edition.total["base"]) and state + value(match[1])

    def outer(self, role, codes):
        rows = {row.code: self.sheet.outcome(row.place).points for row in self.edition.heads(role)}
        told = codes.split(", ")
        above = {row.code: row.above_max for row in self.edition.heads(role)}
        is_so = all(rows.get(code) is not None for code in told)
        alike = [code for code in rows if role == "penalty" or above[code] == above.get(told[0])]
        others = [code for code in alike if code not in told and rows[code]]
        return is_so and (sum(rows[code] for code in told), others)

    def bonus(self, match, state):
        found = self.outer("bonus", match[2])
        if not found:
            return False
        if found[1] or not same(match[1], found[0] * self.scale):
            return False
        return state + found[0] * self.scale

    def penalties(self, match, state):
        found = self.outer("penalty", match[2])
        return found and not found[1] and same(match[1], -found[0]) and state + found[0]

    def event(self, match, state):
        change = value(match[1])
        for event in self.edition.total["events"]:
            changes = [number(event["points"])] if "points" in event else []
            changes += [number(each) for each in event.get("points_by_band", {}).values()]
            holds_ = {"as": True, "unless": False}[match[2]]
            if change in changes and self.sheet.happens(event) and truth(match[3], self.sheet, None) == holds_:
                return state + change
        return False

    def rounding(self, match, state):
        word = {"truncated": "truncate", "rounded away from zero": "up"}.get(match[1], match[1].removeprefix("rounded "))
        is_so = self.edition.mode == word and self.edition.decimals == int(match[2])
        after = self.edition.round(state)
        return is_so and after != state and after
