"""One column of one unit worked out: rows, groups, bands, total (docs/semantics.md, "What is computed")."""

from conditions import holds, listed
from edition import combined
from figures import bound, ends, number, quotient, rounded, within
from kinds import Blank, DoesNotApply, Impossible, NoFigure, outcome_of


class Outcome:
    """What a row comes to: its status, its points (None where there are none), the option that counts, its band."""

    __slots__ = ("status", "points", "choice", "band", "by_points", "index")

    def __init__(self, status, points, choice=None):
        self.status, self.points, self.choice = status, points, choice
        self.band = self.by_points = self.index = None


NO_SCORE, ERROR = "no-score", "error"


class Sheet:
    """One column of one unit. Rows are worked out as something asks for them, each once."""

    def __init__(self, edition, answers, facts, batch):
        self.edition, self.facts, self.batch = edition, facts, batch
        self.answers = {place: answers[row.code] for place, row in enumerate(edition.rows) if row.code in answers}
        self.outcomes, self.asked, self.measures = {}, {}, {}
        self.own = None

    # What applies (semantics 1)

    def is_asked(self, row):
        """A row is not asked where `asked_if` of the row or of a group above it fails."""
        if row is None:
            return True
        if row.place not in self.asked:
            self.asked[row.place] = self.is_asked(row.parent) and (
                row.asked_if is None or holds(row.asked_if, self, row.place)
            )
        return self.asked[row.place]

    def left(self, place):
        """Did the row leave the sum, or is it not asked? In ranges it is no row."""
        outcome = self.outcome(place)
        return outcome.status == "not-asked" or (outcome.status == "not-applicable" and outcome.points is None)

    def has(self, place, attribute):
        """An attribute: a yes beside the answer. `evidence` is built in; what the unit gave serves the appraisal too."""
        value = self.answers.get(place, {}).get(attribute)
        if attribute == "evidence":
            return bool(value) or (self.own is not None and self.own.has(place, attribute))
        return value is True

    def best(self, place):
        """The best result: 0 of a penalty, else the max; where fewer points are better, the fewest."""
        row = self.edition.rows[place]
        if row.down:
            return self.fewest(row)
        return 0 if row.role == "penalty" else self.edition.comes_to(row)

    def fewest(self, row):
        """The fewest points that a row can come to: its whole loss where it is a penalty; of a group, of what it
        combines."""
        if row.role == "penalty":
            return -self.edition.comes_to(row)
        if row.children:
            counted = [
                (self.fewest(member), member.weight)
                for member in self.edition.members(row)
                if not self.left(member.place)
            ]
            fewest = combined(row.combine, counted)
        else:
            fewest = row.rule.fewest()
        return fewest if row.floor is None else max(fewest, row.floor)

    def met(self, place):
        """A row is met when it has its best result; one whose max is 0, when its option has `share = "1"`."""
        row, outcome = self.edition.rows[place], self.outcome(place)
        if row.down:
            return outcome.points <= self.fewest(row)
        if self.edition.comes_to(row) == 0:
            return hasattr(row.rule, "whole_share") and row.rule.whole_share(outcome.choice)
        return outcome.points == (0 if row.role == "penalty" else self.applicable(place))

    # Rows (semantics 2)

    def outcome(self, place):
        if place not in self.outcomes:
            row = self.edition.rows[place]
            if not self.is_asked(row):
                found = Outcome("not-asked", 0)
            else:
                found = self.group(row) if row.children else self.leaf(row)
            if isinstance(row.bands, list):
                found.band = self.band(row.bands, found, place)
            self.outcomes[place] = found
        return self.outcomes[place]

    def not_applying(self, row, says):
        """forbid is an error; drop and rescale leave the sum; full is the best result; zero is 0."""
        if says == "forbid":
            return Outcome(ERROR, None)
        points = {"full": self.best(row.place), "zero": 0}.get(says)
        if points is not None and self.edition.at == "leaf":
            points = self.edition.round(points)  # the fewest points of a share may lie between two printed ones
        return self.standing(Outcome("not-applicable", points))

    def replaced(self, row, answer):
        """The answer, or what a gate says that the row counts as."""
        for gate in row.gates:
            instead = gate.get("else", "zero")
            if isinstance(instead, dict) and "choice" in instead and not holds(gate, self, row.place):
                return {"choice": instead["choice"]}
        return answer

    def leaf(self, row):
        """Replaced answer → rule → max, then floor → leaf rounding → sign of a penalty → gates → evidence."""
        answer = self.answers.get(row.place, {})
        if answer.get("not_applicable"):
            return self.not_applying(row, row.not_applicable)
        try:
            if "choice" in answer:
                answer = self.replaced(row, answer)
            points = outcome_of(row.rule, row.max, answer, self)
        except Blank:
            return self.gated(row, Outcome("blank", 0))
        except Impossible:
            chosen = getattr(row.rule, "chosen", None)
            return Outcome(ERROR, None, chosen(answer["choice"]) if chosen else None)
        except DoesNotApply:
            return self.not_applying(row, row.table.get("not_applicable", "drop"))
        chosen = getattr(row.rule, "chosen", None)
        outcome = Outcome("scored", points, chosen(answer["choice"]) if chosen else None)
        if points is None:
            outcome.status, points = "provisional", 0
        points = min(points, row.max)
        if row.floor is not None:
            points = max(points, row.floor)
        if self.edition.at == "leaf":
            points = self.edition.round(points)
        outcome.points = -points if row.role == "penalty" else points
        return self.standing(self.evidenced(row, self.gated(row, outcome)))

    def standing(self, outcome):
        """Under `mode = "exact"` points without an end are an error: what the row comes to, after its gates."""
        if self.edition.mode == "exact" and outcome.points is not None and not ends(outcome.points):
            return Outcome(ERROR, None, outcome.choice)
        return outcome

    def gated(self, row, outcome):
        """What follows where a condition fails: no score, zero points, or a cap. Gates of the total stand there."""
        gates = row.gates if row else listed(self.edition.total.get("requires", []))
        for gate in gates:
            instead = gate.get("else", "zero")
            if isinstance(instead, dict) and "choice" in instead or holds(gate, self, row.place if row else None):
                continue
            if instead == "no-score":
                return Outcome(NO_SCORE, None, outcome.choice)
            if instead == "zero":
                outcome.points = 0
            else:
                outcome.points = min(outcome.points, number(instead["cap"]))
        return outcome

    def evidenced(self, row, outcome):
        """Points that are claimed without a document count 0 where the edition says so."""
        wanted = row.evidence
        if wanted and wanted.get("else") == "zero" and wanted.get("column", self.column) == self.column:
            if outcome.points and outcome.points > 0 and not self.has(row.place, "evidence"):
                outcome.points = 0
        return outcome

    def batch_of(self, rule):
        """What the units of the batch measured by this rule, in the same column."""
        return [figure for sheet in self.batch for figure in sheet.measured(rule)]

    def measured(self, rule):
        """The figure that a unit brings into a comparison; none where the row is blank or does not apply."""
        if rule not in self.measures:
            row = next(row for row in self.edition.rows if row.rule is rule)
            answer = self.answers.get(row.place, {})
            self.measures[rule] = []
            if self.is_asked(row) and not answer.get("not_applicable"):
                try:
                    self.measures[rule] = [rule.figure(answer, self)]
                except NoFigure:
                    pass
        return self.measures[rule]

    # Groups (semantics 3)

    def applicable(self, place):
        """The max of a row that still applies: a row that left the sum takes its max along. `rescale` leaves it there."""
        row = self.edition.rows[place]
        return self.still(row, row.max, 0, 0) if row.children else row.max

    def still(self, row, printed, given, base):
        """What the members of a group (None: the total) come to at most. A printed max stands while none of them was
        dropped and they come to what they always do; else it is only their cap."""
        live, back = self.live(row)
        how = row.combine if row else self.edition.total.get("combine", "sum")
        most = base + combined(how, [(self.applicable(each.place), each.weight) for each in live]) + back + given
        if printed is None:
            return most
        members = self.edition.members(row)
        dropped = [each for each in members if each not in live and not self.gives_all(each)]
        always = base + combined(how, [(self.edition.comes_to(each), each.weight) for each in members])
        same = given or all(self.applicable(each.place) == self.edition.comes_to(each) for each in live)
        return printed if most == always and same and not dropped else min(most, printed)

    def gives_all(self, row):
        """Did a row that left give its max to others? A group did where all of it gave to the whole form."""
        if self.outcome(row.place).status == "not-asked":
            return False
        if row.children:
            members = self.edition.members(row)
            return bool(members) and all(
                self.gives_all(member) and (member.children or member.over_total) for member in members
            )
        return row.not_applicable == "rescale"

    def unasked(self, row):
        """A group of which no row is left that is asked is not asked itself."""
        statuses = [self.outcome(member.place).status for member in self.edition.members(row) if self.left(member.place)]
        return len(statuses) == len(self.edition.members(row)) and "not-asked" in statuses

    def live(self, row):
        """The members that count, and the max that `rescale` gives to them. A row that is not asked adds 0 to a sum; in
        a mean, a best-of or a minimum it is no row."""
        members, given = self.edition.members(row), 0
        how = row.combine if row else self.edition.total.get("combine", "sum")
        adds_0 = how == "sum" or (row is not None and self.unasked(row))
        live = []
        for member in members:
            outcome = self.outcome(member.place)
            if outcome.status == "not-applicable" and outcome.points is None:
                if member.not_applicable == "rescale" and not member.over_total and not member.children:
                    given += member.max
            elif outcome.status != "not-asked" or adds_0:
                live.append(member)
        return live, given if live else 0

    def sum_of(self, row):
        """Combine, then what `rescale` gives back: the rest × (max ÷ max still applicable). None: it has no points."""
        members = self.edition.members(row)
        live, given = self.live(row)
        if members and not live:
            return Outcome("not-applicable", None)
        statuses = [self.outcome(member.place).status for member in live]
        for status in (ERROR, NO_SCORE):
            if status in statuses:
                return Outcome(status, None)
        how = row.combine if row else self.edition.total.get("combine", "sum")
        points = combined(how, [(self.outcome(member.place).points, member.weight) for member in live])
        if given:
            rest = combined(how, [(self.applicable(member.place), member.weight) for member in live])
            if rest:
                points += quotient(points * given, rest)
        if row and how in ("mean", "weighted-mean") and self.edition.at == "leaf":
            points = self.edition.round(points)
        return Outcome("provisional" if "provisional" in statuses else "scored", points)

    def group(self, row):
        """Combine → rescale → rounding of a mean → floor, then max → gates."""
        if self.unasked(row):
            return Outcome("not-asked", 0)
        outcome = self.sum_of(row)
        if outcome.points is None:
            return outcome
        if row.floor is not None:
            outcome.points = max(outcome.points, row.floor)
        if row.max is not None:
            if row.role == "penalty":
                outcome.points = max(outcome.points, -row.max)
            else:
                outcome.points = min(outcome.points, row.max)
        return self.standing(self.gated(row, outcome))

    # Bands (semantics 5)

    def hit(self, bands, points, most):
        """The first band that holds the rounded points; None where none does or a threshold is not known."""
        points = self.edition.round(points)
        for place, (_, bounds, _) in enumerate(bands):
            limits = []
            for word, limit in bounds:
                if isinstance(limit, dict):
                    fact = self.facts.get(limit["by"])
                    if fact is None:
                        return None
                    limit = limit[fact]
                is_share, limit = bound(limit)
                limits.append((word, limit * most if is_share else limit))
            if within(limits, points):
                return place
        return None

    def sided(self, bands, hit, place):
        """The band hit, or the next one down whose own side conditions hold."""
        if hit is None:
            return None
        return next((at for at in range(hit, len(bands)) if holds(bands[at][2], self, place)), None)

    def band(self, bands, outcome, place):
        """The band of a row. Rows without points have none, nor has one that is not asked."""
        if outcome.points is None or outcome.status == "not-asked":
            return None
        found = self.sided(bands, self.hit(bands, outcome.points, self.applicable(place)), place)
        return None if found is None else bands[found][0]

    # The total (semantics 4 to 6)

    def most(self):
        """The max of the total that still applies, `base` included."""
        given = sum(row.max for row in self.given_back())
        return self.still(None, self.edition.max, given, number(self.edition.total.get("base", 0)))

    def given_back(self):
        """Ordinary rows that give their max to the rows that are left of the whole form."""
        return [
            row
            for row in self.edition.rows
            if row.over_total
            and row.not_applicable == "rescale"
            and not row.children
            and row.role == "normal"
            and self.outcome(row.place).status == "not-applicable"
        ]

    def whole(self):
        """The total: its points, its band, its index."""
        edition, total = self.edition, self.edition.total
        outcome = self.summed()
        bands = total.get("bands")
        events = [event for event in total.get("events", ()) if self.happens(event)]
        if isinstance(bands, dict):
            self.least(outcome, bands["least_of"], events)
        elif outcome.points is not None:
            self.classified(outcome, events)
        if "index" in total and outcome.points is not None:
            index = total["index"]
            most = self.most() if index.get("of", "applicable") == "applicable" else edition.comes_to(None)
            if most:
                figure = quotient(outcome.points * number(index.get("scale", 100)), most)
                outcome.index = rounded(figure, index["mode"], index["decimals"])
        return outcome

    def summed(self):
        """base → top rows → bonus that may not pass the max → penalties → what is given back → max → bonus that may
        → floor → rounding → gates."""
        edition, total = self.edition, self.edition.total
        if total.get("combine") == "none":
            return Outcome("none", None)
        outcome = self.sum_of(None)
        added = [
            (row, self.outcome(row.place))
            for role in ("bonus", "penalty")
            for row in edition.heads(role)
        ]
        statuses = [outcome.status] + [
            each.status for _, each in added if not (each.status == "not-applicable" and each.points is None)
        ]
        for status in (ERROR, NO_SCORE):
            if status in statuses:
                return Outcome(status, None)
        if outcome.points is None:
            return Outcome(NO_SCORE, None)

        def plus(role, above):
            return sum(
                each.points
                for row, each in added
                if row.role == role and row.above_max == above and each.points is not None
            )

        points = number(total.get("base", 0)) + outcome.points + plus("bonus", False)
        points += plus("penalty", True) + plus("penalty", False)
        given = sum(row.max for row in self.given_back())
        above = plus("bonus", True)
        if given:
            live, back = self.live(None)
            how = total.get("combine", "sum")
            rest = combined(how, [(self.applicable(row.place), row.weight) for row in live]) + back
            rest += number(total.get("base", 0))
            if rest:
                points += quotient(points * given, rest)
                above += quotient(above * given, rest)
        if edition.max is not None:
            points = min(points, edition.max)
        points += above
        outcome.points = self.finished(points)
        if "provisional" in statuses:
            outcome.status = "provisional"
        return self.standing(self.gated(None, outcome))

    def finished(self, points):
        """Floor, then rounding: at the total, or where the total is itself a mean."""
        total = self.edition.total
        if "floor" in total:
            points = max(points, number(total["floor"]))
        rounds = self.edition.at == "total" or total.get("combine") in ("mean", "weighted-mean")
        return self.edition.round(points) if rounds else points

    def happens(self, event):
        """An event happens `when` its conditions hold, or `unless` they do."""
        if "when" in event:
            return holds(event["when"], self, None)
        return not holds(event["unless"], self, None)

    def classified(self, outcome, events):
        """Band by points → events on points → rounding → band → side conditions → shift → at_least → at_most."""
        bands = self.edition.total_bands
        most = self.most()
        first = self.hit(bands, outcome.points, most) if bands else None
        changes = [number(event["points"]) for event in events if "points" in event]
        if first is not None:
            looked_up = [event["points_by_band"] for event in events if "points_by_band" in event]
            changes += [number(each[bands[first][0]]) for each in looked_up]
        if changes:
            outcome.points = self.finished(outcome.points + sum(changes))
        if bands:
            at = self.sided(bands, self.hit(bands, outcome.points, most), None)
            self.moved(outcome, [id for id, _, _ in bands], first, at, events)

    def moved(self, outcome, names, first, at, events):
        """Shifts, added up, then at_least, then at_most; the lowest of several ceilings."""
        outcome.by_points = None if first is None else names[first]
        if at is None:
            return
        at -= sum(event.get("shift", 0) for event in events)
        at = max(0, min(at, len(names) - 1))
        for event in events:
            if "at_least" in event:
                at = min(at, names.index(event["at_least"]))
        for event in events:
            if "at_most" in event:
                at = max(at, names.index(event["at_most"]))
        outcome.band = names[at]

    def least(self, outcome, codes, events):
        """The level as the least over groups that carry the same bands."""
        edition = self.edition
        places = [edition.place[code] for code in codes]
        names = [id for id, _, _ in edition.rows[places[0]].bands]
        found = [self.outcome(place).band for place in places if not self.left(place)]
        if found and None not in found:
            at = max(names.index(band) for band in found)
            self.moved(outcome, names, at, at, events)
