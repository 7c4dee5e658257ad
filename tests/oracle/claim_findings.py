"""What `check` says of declared figures: how the right one comes about, the likely slip, what it explains."""

import re
from fractions import Fraction

from claim_sentences import Sentence
from claim_words import NUMBER, Unknown, names, same, value
from conditions import holds, listed
from figures import number, quotient, rounded, within
from kinds import Blank, outcome_of
from sheet import Outcome, Sheet

MODES = ("truncate", "half-up", "half-even", "up")
GAP = r"([+−]\d[\d.]*)"


class Findings:
    """The findings about the declared figures of a column."""

    def __init__(self, told, sheet, declared):
        self.told, self.sheet, self.edition = told, sheet, sheet.edition
        self.column, self.both = sheet.column, declared
        self.declared = declared.get(sheet.column, {})

    def check(self, findings):
        for finding in findings:
            if finding["code"] != "declared-score-differs":
                continue
            try:
                self.finding(finding)
            except Unknown as unknown:
                self.told.claim("unknown", False, f"{finding['criterion']}: no pattern knows {unknown}")
            except (KeyError, ValueError, AttributeError, TypeError, StopIteration) as error:
                self.told.claim("impossible", False, f"{finding['message']} {finding.get('notes')} ({error!r})")

    # Numbers

    def row(self, code):
        return None if code in ("total", "the total") else self.edition.rows[self.edition.place[code]]

    def outcome(self, code):
        row = self.row(code)
        return self.sheet.outcome(row.place) if row else self.told.total

    def right(self, code):
        points = self.outcome(code).points
        return None if points is None else self.edition.round(points)

    def figure(self, code):
        """As declared, or else as it is."""
        return self.declared.get(key(code), self.right(code))

    def claim(self, sort, is_true, text):
        self.told.claim(sort, is_true, f"{self.code} {self.column}: {text}")

    # Findings

    def finding(self, finding):
        self.code = code = finding["criterion"]
        name = "the total" if code == "total" else code
        match = re.fullmatch(
            rf"{re.escape(name)} declares ({NUMBER}) in the {self.column} column, but (.*)", finding["message"]
        )
        if not match:
            raise Unknown(finding["message"])
        right, figure = self.right(code), self.declared.get(code)
        self.claim("declares", value(match[1]) == figure != right, finding["message"])
        self.why(match[2], finding["message"])
        for note in finding.get("notes", ()):
            self.note(note)

    def why(self, text, message):
        right = self.right(self.code)
        if match := re.fullmatch(
            rf"comes to ({NUMBER})(?: once (.*?) (?:is|are) corrected)?(?:,? as long as (.*) (?:is|are) missing)?", text
        ):
            self.claim("comes to", value(match[1]) == right, message)
            wrong, missing = (names(listed_) if listed_ else [] for listed_ in (match[2], match[3]))
            is_so = all(self.declared[code] != self.right(code) for code in wrong)
            is_so = is_so and all(self.is_below(code, self.code) for code in wrong + missing)
            is_so = is_so and all(self.row(code).place not in self.sheet.answers for code in missing)
            self.claim("caused by", is_so and (bool(missing) or self.all_corrected(wrong)), message)
        elif text == "it is not asked of this unit, and counts 0":
            self.claim("no points", self.outcome(self.code).status == "not-asked", message)
        elif match := re.fullmatch(rf"its rows come to ({NUMBER})", text):
            self.claim("adds up to", value(match[1]) == right and self.is_plain(), message)
        elif match := re.fullmatch(rf"its rows as declared come to ({NUMBER}); corrected, to ({NUMBER})", text):
            self.claim("adds up to", value(match[2]) == right and self.is_plain(), message)
            self.claim("adds up to", self.by_rows(value(match[1])), message)
        elif match := re.fullmatch(rf"it is ({NUMBER}) by its rows as declared; corrected, (.*)", text):
            self.claim("adds up to", self.by_rows(value(match[1])), message)
            self.account(match[2])
        else:
            self.account(text)

    def account(self, text):
        """The words of a sentence, short: `173/178 × 5 comes to 4.85`."""
        row = self.row(self.code)
        sentence = Sentence(self.told, self.sheet, row)
        right = self.right(self.code)
        if match := re.fullmatch(rf"(?:option (\S+): )?(.*) comes to ({NUMBER})(; .*)?", text):
            if match[1]:
                self.claim("chosen", sentence.is_chosen(match[1]), text)
            self.formula(sentence, match[2], match[3], match[4], text)
        elif match := re.fullmatch(rf"(?:option|tier) (\S+) is worth ({NUMBER})(?:; (.*))?", text):
            rule = row.rule
            chosen = sentence.is_chosen(match[1]) if hasattr(rule, "options") else self.is_tier(sentence, match[1])
            points = rule.ticks[match[1]] if hasattr(rule, "ticks") else rule.options[rule.chosen(match[1])][0]
            self.claim("chosen", chosen and same(match[2], points), text)
            self.rest(sentence, points, match[3], text)
        else:
            sentence.account_short(text, right)

    def is_tier(self, sentence, id):
        rule = sentence.row.rule
        try:
            figure = rule.figure(sentence.answer, self.sheet)
        except Blank:
            return sentence.answer["choice"] == id
        return next(each for bounds, _, each in rule.tiers if within(bounds, figure)) == id

    def rest(self, sentence, state, changes, text):
        """What changed the points after they came about; what they come to is the right figure."""
        right = self.right(self.code)
        if not changes:
            return self.claim("comes to", self.edition.round(state) == right, text)
        sentence.changes_short(changes, state, right, text)

    def formula(self, sentence, formula, points, changes, text):
        rule = sentence.nested()
        if match := re.fullmatch(r"([\d.]+) × ([\d./]+)", formula):
            exact = value(match[1]) * value(match[2])
            is_so = number(sentence.answer["count"]) == value(match[1]) and rule.each == value(match[2])
        elif match := re.fullmatch(r"([\d.]+)/([\d.]+) × ([\d./]+)", formula):
            num, den = rule.fraction(sentence.answer, self.sheet)
            exact = quotient(value(match[1]) * value(match[3]), value(match[2]))
            is_so = (value(match[1]), value(match[2]), value(match[3])) == (num, den, rule.most)
        elif match := re.fullmatch(rf"\(({NUMBER}) − ({NUMBER})\)/({NUMBER}) × ({NUMBER})", formula):
            num, den = rule.fraction(sentence.answer, self.sheet)
            exact = quotient((den - num) * rule.most, den)
            is_so = (value(match[1]), value(match[2]), value(match[3]), value(match[4])) == (den, num, den, rule.most)
        else:
            raise Unknown(text)
        if changes:
            self.claim("earned", is_so and same(points, exact), text)
            self.rest(sentence, exact, changes[2:], text)
        else:
            self.claim("earned", is_so and self.edition.round(exact) == value(points) == self.right(self.code), text)

    # Sums

    def is_below(self, code, sum_):
        row, above = self.row(code), self.row(sum_)
        while row.parent and row.parent.role == row.role:
            row = row.parent
            if row is above:
                return True
        return above is None and row.role not in ("info", "mandatory")

    def is_plain(self):
        """Whether a sum is what its rows come to: nothing but bonus, penalties and rounding changes it."""
        row = self.row(self.code)
        how = row.combine if row else self.edition.total.get("combine", "sum")
        gates = row.gates if row else listed(self.edition.total.get("requires", []))
        return how == "sum" and (not gates or self.right(self.code) is not None)

    def sheet_with(self, figures, corrected=()):
        """A sheet on which some rows have these figures."""
        right = [
            row.place
            for row in self.edition.rows
            if row.children and self.declared.get(row.code) is not None and row is not self.row(self.code)
            and self.declared[row.code] == self.right(row.code)
        ]
        right += [self.row(code).place for code in corrected if self.row(code)]
        return With(self.sheet, figures, right)

    def by_rows(self, points):
        """Whether a sum is this by its rows as they are declared."""
        wrong = {}
        for row in self.edition.rows:
            figure = self.declared.get(row.code)
            if figure is not None and figure != self.right(row.code) and row is not self.row(self.code):
                wrong[row.place] = figure
        found = self.sheet_with(wrong).sum(self.row(self.code))
        return points in (self.edition.round(found), found)

    def all_corrected(self, causes):
        """With these rows as they should be, and all others as declared, the sum is right."""
        wrong = {}
        for row in self.edition.rows:
            figure = self.declared.get(row.code)
            is_cause = row.code in causes
            if figure is not None and figure != self.right(row.code) and not is_cause:
                if not any(self.is_below(cause, row.code) for cause in causes) and row is not self.row(self.code):
                    wrong[row.place] = figure
        found = self.sheet_with(wrong, causes).sum(self.row(self.code))
        return self.edition.round(found) == self.right(self.code)

    # Notes

    def note(self, note):
        if note.startswith("the appraisal repeats this figure by `same`"):
            self.claim("declares", True, note)
        elif note.startswith("likely slip: "):
            for slip in note.removeprefix("likely slip: ").split("; or "):
                self.claim("likely slip", self.slip(slip), f"{note} ({self.declared[self.code]})")
        elif match := re.fullmatch(r"(?:this alone|together with (.*) it) explains (.*)", note):
            for each in names(match[2]):
                found = re.fullmatch(rf"(.*) \({GAP}\)", each)
                is_so = self.gap(found[1]) == value(found[2]) and self.is_below(self.code, found[1])
                self.claim("caused by", is_so, note)
            for other in names(match[1]) if match[1] else ():
                missing = self.row(other) and self.row(other).place not in self.sheet.answers
                self.claim("caused by", missing or self.declared[other] != self.right(other), note)
        elif match := re.fullmatch(r"(.*) is right all the same: (.*)", note):
            sum_ = key(match[1])
            self.claim("caused by", self.declared[sum_] == self.right(sum_) and self.hidden(sum_, match[2]), note)
        elif match := re.fullmatch(r"(.*) is wrong by itself, see there", note):
            self.claim("caused by", self.declared[key(match[1])] != self.right(match[1]), note)
        else:
            raise Unknown(note)

    def gap(self, code):
        return self.declared[key(code)] - self.right(code)

    def hidden(self, sum_, why):
        row = self.row(sum_)
        how = row.combine if row else self.edition.total.get("combine", "sum")
        right = self.right(sum_)
        if why == "it was not added up from this figure":
            return True
        if why == "its max cuts it off":
            most = row.max if row else self.edition.max
            return abs(right) == most or row is None
        if why == "a condition decides it":
            return any(True for gate in (row.gates if row else listed(self.edition.total["requires"])))
        if why == "its floor lifts it":
            return row is None and "floor" in self.edition.total or right == (row.floor if row else number(self.edition.total["floor"]))
        if why in ("the highest of its rows counts", "the lowest of its rows counts"):
            return how == ("max" if "highest" in why else "min")
        if why in ("its rounding hides the difference", "the difference does not reach it"):
            return True
        if match := re.fullmatch(rf"{GAP} here and (.*) cancel out", why):
            gaps = [value(each) for each in re.findall(GAP, why)]
            others = [re.fullmatch(rf"(.*) \({GAP}\)", each) for each in names(match[2])]
            is_so = all(self.gap(other[1]) == value(other[2]) for other in others)
            return is_so and sum(gaps) == 0 and how == "sum" and value(match[1]) == self.gap(self.code)
        raise Unknown(why)

    # Slips: each gives exactly the declared figure

    def is_declared(self, points):
        """Whether the declared figure is this one, rounded as the edition says; of a penalty also its loss."""
        if points is None:
            return False
        figure, row = self.declared[self.code], self.row(self.code)
        found = self.edition.round(points)
        return found == figure or (row is not None and row.role == "penalty" and -found == figure)

    def slip(self, text):
        for pattern, check in SLIPS:
            if match := re.fullmatch(pattern, text):
                return bool(check(self, match))
        raise Unknown(f"likely slip: {text}")

    def sentence(self):
        return Sentence(self.told, self.sheet, self.row(self.code))

    def condition_left_out(self, match):
        """The conditions of the row left out, it has the declared points."""
        row = self.row(self.code)
        gates, total = (row.gates if row else self.edition.total.get("requires")), self.edition.total
        try:
            if row:
                row.gates = []
                found = self.sheet.group(row) if row.children else self.sheet.leaf(row)
            else:
                total["requires"] = []
                found = self.sheet.whole()
        finally:
            if row:
                row.gates = gates
            else:
                total["requires"] = gates
        return bool(gates) and self.is_declared(found.points)

    def points_of_answer(self, match):
        row, sentence = self.row(self.code), self.sentence()
        points = outcome_of(row.rule, row.max, sentence.answer, self.sheet)
        floor = points if row.floor is None else max(points, row.floor)
        is_so = sentence.fails_with(lambda instead: isinstance(instead, dict) and "choice" in instead)
        return is_so and self.is_declared(min(floor, row.max))

    def neighbour(self, match):
        rule = self.row(self.code).rule
        points = rule.ticks[match[2]] if match[1] == "tier" else rule.options[rule.chosen(match[2])][0]
        return points == self.declared[self.code]

    def max_not_applied(self, match):
        """Without the max the sum, as computed or from its declared rows, is the declared figure; and the max cuts."""
        row, most = self.row(self.code), value(match[1])
        if most != (row.max if row else self.edition.max):
            return False
        if row and not row.children:
            sentence = self.sentence()
            points = outcome_of(row.rule, row.max * 1000, sentence.answer, self.sheet)
            return points > most and self.is_declared(points)
        members = self.edition.members(row) + ([] if row else self.edition.heads("bonus"))
        together = sum(self.figure(member.code) or 0 for member in members)
        computed = self.without_max(row)
        cuts = abs(computed) > most or together > most
        return cuts and (together == self.declared[self.code] or self.is_declared(computed))

    def without_max(self, row):
        if row is None:
            most, self.edition.max = self.edition.max, None
            try:
                return self.sheet.whole().points
            finally:
                self.edition.max = most
        most, row.max = row.max, None
        try:
            return self.sheet.group(row).points
        finally:
            row.max = most

    def floor_left_out(self, match):
        return True

    def left_out(self, match):
        """A row left out of the sum, or counted twice, by what the rows are declared to be."""
        sign = -1 if match[2] == "left out of the sum" else 1
        named = re.findall(rf"(\S+) \(({NUMBER})\)", match[1])
        wrong = {}
        for row in self.edition.rows:
            figure = self.declared.get(row.code)
            if figure is not None and figure != self.right(row.code):
                wrong[row.place] = figure
        expected = self.edition.round(self.sheet_with(wrong).sum(self.row(self.code)))
        each = [
            value(points) == self.figure(code)
            and self.is_below(code, self.code)
            and expected + sign * value(points) == self.declared[self.code]
            for code, points in named
        ]
        return bool(each) and all(each)

    def base_left_out(self, match):
        return value(match[1]) == number(self.edition.total["base"]) and self.is_declared(
            self.exact_total() - value(match[1])
        )

    def outer(self, role, sign, text):
        heads = [self.sheet.outcome(row.place).points or 0 for row in self.edition.heads(role)]
        above = [row.above_max for row in self.edition.heads(role)]
        groups = [heads] if role == "penalty" else [
            [points for points, over in zip(heads, above) if over is wanted] for wanted in (True, False)
        ]
        sums = [sum(group) for group in groups if any(group)]
        return any(self.is_declared(self.exact_total() - sign * each) for each in sums) or bool(self.sheet.given_back())

    def exact_total(self):
        """The total before it is rounded at the end."""
        mode, self.edition.mode = self.edition.mode, "exact"
        try:
            points = self.sheet.whole().points
        finally:
            self.edition.mode = mode
        return self.told.total.points if points is None else points

    def event_left_out(self, match):
        happened = [event for event in self.edition.total["events"] if self.sheet.happens(event)]
        changes = [number(event["points"]) for event in happened if "points" in event]
        changes += [number(each) for event in happened for each in event.get("points_by_band", {}).values()]
        candidates = (self.exact_total(), self.told.total.points)
        return any(self.is_declared(exact - change) for exact in candidates for change in changes)

    def added_up(self, match):
        row = self.row(self.code)
        how = row.combine if row else self.edition.total["combine"]
        wanted = {"mean": "mean", "weighted mean": "weighted-mean", "highest": "max", "lowest": "min"}
        live = self.sheet.live(row)[0]
        together = sum(self.figure(member.code) for member in live)
        named = re.sub(r"^the ", "", re.sub(r" of them$|^their ", "", match[1]))
        return wanted[named] == how and together == self.declared[self.code]

    def another_row(self, match):
        row = self.row(self.code)
        how = row.combine if row else self.edition.total["combine"]
        live = self.sheet.live(row)[0]
        member = self.row(match[1])
        taken = (max if how == "max" else min)(self.figure(each.code) for each in live)
        is_other = member in live and self.figure(match[1]) != taken
        wanted = {"highest": "max", "lowest": "min"}[match[2]]
        return wanted == how and is_other and self.figure(match[1]) == self.declared[self.code]

    def terms_rounded(self, match):
        """At the total: the sum of rounded terms. At the leaves: the terms before they are rounded."""
        row, edition = self.row(self.code), self.edition
        figures = {}
        if edition.at == "total":
            for leaf in edition.leaves:
                points = self.sheet.outcome(leaf).points
                if points is not None:
                    figures[leaf] = edition.round(points)
            return self.is_declared(With(self.sheet, figures, ()).sum(row))
        return False

    def terms_unrounded(self, match):
        if self.edition.at != "leaf":
            return False
        self.edition.at = "total"
        try:
            other = Sheet(self.edition, {}, self.sheet.facts, self.sheet.batch)
            other.answers, other.column, other.own = self.sheet.answers, self.sheet.column, self.sheet.own
            figures = {}
            for leaf in self.edition.leaves:
                figures[leaf] = self.before_rounding(other, leaf)
        finally:
            self.edition.at = "leaf"
        points = With(self.sheet, figures, ()).sum(self.row(self.code))
        decimals = self.edition.decimals
        return any(rounded(points, mode, decimals) == self.declared[self.code] for mode in MODES)

    def before_rounding(self, other, leaf):
        """The points before rounding, unless a condition or missing evidence decided them after it."""
        here, there = self.sheet.outcome(leaf), other.leaf(self.edition.rows[leaf])
        decided = there.points is None or here.points is None
        if not decided and self.edition.round(there.points) != here.points:
            decided = True
        return here.points if decided else there.points

    def other_rounding(self, match):
        row = self.row(self.code)
        self.edition.at, at = "total", self.edition.at
        try:
            points = abs(self.sheet.leaf(row).points)
        finally:
            self.edition.at = at
        figure, decimals = abs(self.declared[self.code]), self.edition.decimals
        if match.re.groups == 1:
            return any(rounded(points, mode, int(match[1])) == figure for mode in MODES)
        return rounded(points, word(match[1]), decimals) == figure and word(match[2]) == self.edition.mode

    def ratio_first(self, match):
        rule, answer = self.sentence().nested(), self.sentence().answer
        num, den = rule.fraction(answer, self.sheet)
        share = rounded(min(quotient(num, den), Fraction(1)), word(match[1]), int(match[2]))
        return self.edition.round(share * rule.most) == self.declared[self.code]

    def swapped(self, match):
        rule, answer = self.sentence().nested(), self.sentence().answer
        num, den = rule.fraction(answer, self.sheet)
        points = quotient(den * rule.most, num)
        return self.is_declared(points) or self.is_declared(min(points, rule.most))

    def uncut_ratio(self, match):
        rule, answer = self.sentence().nested(), self.sentence().answer
        num, den = rule.fraction(answer, self.sheet)
        return num > den and self.is_declared(quotient(num * rule.most, den))

    def denominator(self, match):
        rule, answer = self.sentence().nested(), self.sentence().answer
        num, den = rule.fraction(answer, self.sheet)
        fact = self.sheet.facts[rule.den]
        points = min(quotient(num * rule.most, fact), rule.most)
        return (value(match[1]), value(match[2])) == (den, fact) and self.is_declared(points)

    def factor(self, match):
        factor, figure, right = int(match[1]), self.declared[self.code], self.right(self.code)
        return figure == right * factor or figure * factor == right

    def transposed(self, match):
        decimals = self.edition.decimals if self.edition.decimals is not None else 0
        figure, right = self.declared[self.code], self.right(self.code)
        for places in {decimals, *range(4)}:
            a, b = (f"{int(abs(each) * 10**places):0{places + 1}d}" for each in (figure, right))
            if len(a) == len(b):
                differ = [at for at in range(len(a)) if a[at] != b[at]]
                if len(differ) == 2 and differ[1] == differ[0] + 1:
                    if a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]:
                        return True
        return False

    def other_column(self, match):
        return self.both[match[1]][self.code] == self.declared[self.code]

    def max_copied(self, match):
        return abs(self.declared[self.code]) == self.row(self.code).max

    def evidence(self, match):
        row = self.row(self.code)
        return row.evidence and not self.sheet.has(row.place, "evidence")


class With(Sheet):
    """A sheet some of whose rows have other points, while conditions and events stay as they are."""

    def __init__(self, original, figures, kept):
        super().__init__(original.edition, {}, original.facts, original.batch)
        self.answers, self.column, self.own, self.original = original.answers, original.column, original.own, original
        for place, row in enumerate(self.edition.rows):
            if not row.children or place in kept or original.outcome(place).status == "not-asked":
                self.outcomes[place] = copied(original.outcome(place))
        for place, figure in figures.items():
            self.outcomes[place] = copied(original.outcome(place))
            self.outcomes[place].points = figure

    def gated(self, row, outcome):
        for gate in row.gates if row else listed(self.edition.total.get("requires", [])):
            instead = gate.get("else", "zero")
            if isinstance(instead, dict) and "choice" in instead:
                continue
            if holds(gate, self.original, row.place if row else None):
                continue
            if instead == "no-score":
                return Outcome("no-score", None)
            outcome.points = 0 if instead == "zero" else min(outcome.points, number(instead["cap"]))
        return outcome

    def happens(self, event):
        return self.original.happens(event)

    def sum(self, row):
        if row:
            return self.group(row).points
        outcome, bands = self.summed(), self.edition.total_bands
        before = self.original.summed().points
        first = self.original.hit(bands, before, self.original.most()) if isinstance(bands, list) else None
        changes = []
        for event in filter(self.happens, self.edition.total.get("events", ())):
            changes += [number(event["points"])] if "points" in event else []
            if "points_by_band" in event and first is not None:
                changes.append(number(event["points_by_band"][bands[first][0]]))
        return self.finished(outcome.points + sum(changes)) if changes else outcome.points


def copied(outcome):
    found = Outcome(outcome.status, outcome.points, outcome.choice)
    found.band = outcome.band
    return found


def key(name):
    return "total" if name == "the total" else name


def word(participle):
    return {"truncated": "truncate", "rounded away from zero": "up"}.get(participle, participle.removeprefix("rounded "))


PARTICIPLE = r"(truncated|rounded (?:half-up|half-even|away from zero))"
SLIPS = (
    (r"the condition was not applied: these are the points of (.*), as answered", Findings.points_of_answer),
    (r"the condition was not applied", Findings.condition_left_out),
    (r"these are the points of (option|tier) (\S+)", Findings.neighbour),
    (rf"the max of ({NUMBER}) was not applied", Findings.max_not_applied),
    (rf"the floor of ({NUMBER}) was not applied", Findings.floor_left_out),
    (rf"(.*) was (left out of the sum|counted twice)", Findings.left_out),
    (rf"the base of ({NUMBER}) was left out", Findings.base_left_out),
    (rf"the bonus of ({NUMBER}) was left out", lambda self, match: self.outer("bonus", 1, match[1])),
    (rf"the penalties of ({NUMBER}) were not taken off", lambda self, match: self.outer("penalty", 1, match[1])),
    (
        rf"the penalties of ({NUMBER}) were added in place of taken off",
        lambda self, match: self.outer("penalty", 2, match[1]),
    ),
    (r"the event (.*) was not applied", Findings.event_left_out),
    (r"its rows were added up, and (.*) counts", Findings.added_up),
    (r"these are the points of (\S+), and the (highest|lowest) of them counts", Findings.another_row),
    (r"the terms were rounded before they were added up", Findings.terms_rounded),
    (r"the terms were added up before they were rounded", Findings.terms_unrounded),
    (r"the max of the rows that do not apply was not given to the others", Findings.floor_left_out),
    (r"rounded to (\d) decimals? instead of \d", Findings.other_rounding),
    (rf"{PARTICIPLE} instead of {PARTICIPLE}", Findings.other_rounding),
    (rf"the ratio was {PARTICIPLE} to (\d) decimals before it was multiplied", Findings.ratio_first),
    (r"numerator and denominator are swapped", Findings.swapped),
    (r"the ratio above 1 was not cut to 1", Findings.uncut_ratio),
    (rf"the denominator ({NUMBER}): with ({NUMBER}), the fact, it comes to {NUMBER} as declared", Findings.denominator),
    (r"points are claimed on a row that is not answered", lambda self, match: self.declared[self.code] != 0),
    (r"points are claimed without evidence", Findings.evidence),
    (r"the loss is declared without its minus", lambda self, match: -self.declared[self.code] == self.right(self.code)),
    (r"the decimal mark is off: a factor of (\d+)", Findings.factor),
    (r"two digits are transposed", Findings.transposed),
    (r"this is the figure of the (self|appraisal) column", Findings.other_column),
    (r"the max was copied", Findings.max_copied),
)
