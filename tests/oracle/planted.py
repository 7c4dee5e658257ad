"""Figures that a form declares: most of them right, some wrong in the ways in which hands and spreadsheets are."""

import random
from decimal import Decimal
from fractions import Fraction

from figures import ends, rounded
from kinds import cell
from rules import COLUMNS, sheets_of

MODES = ("truncate", "half-up", "half-even", "up")


def planted(edition, form, seed):
    """The form with declared figures, and these by column and code."""
    r = random.Random(seed)
    form = dict(form)
    unit = sheets_of(edition, [form])[0]
    declared = {}
    for column in COLUMNS:
        if column not in form:
            continue
        sheet = unit[column]
        total = sheet.whole()
        answers = {}
        figures = declared[column] = {}
        for row in [*edition.rows, None]:
            code = row.code if row else "total"
            value = form[column].get(code)
            answer = cell(value, row.table.get("rule")) if value is not None and row else {}
            outcome = sheet.outcome(row.place) if row else total
            figure = None
            if outcome.points is not None and not answer.get("same") and r.random() < 0.8:
                figure = a_figure(r, sheet, row, outcome)
            if answer.get("same") and code in declared["self"]:
                figures[code] = declared["self"][code]
            if value is None and figure is None:
                continue
            if row and not row.children and value is None:
                continue
            if figure is not None:
                figures[code] = figure
                answer = {**answer, "score": written(figure)}
            answers[code] = answer if figure is not None else value
        form[column] = {code: plain(answer) for code, answer in answers.items()}
    return form, declared


def plain(answer):
    """An answer that can be written: fractions of a bare text are decimals again."""
    if not isinstance(answer, dict):
        return answer
    return {key: written(each) if isinstance(each, Fraction) else each for key, each in answer.items()}


def written(figure):
    figure = Fraction(figure)
    if figure.denominator == 1:
        return int(figure)
    return Decimal(figure.numerator) / Decimal(figure.denominator)


def a_figure(r, sheet, row, outcome):
    """The right figure, or a wrong one; None where that cannot be written."""
    edition = sheet.edition
    right = edition.round(outcome.points)
    is_penalty = row is not None and row.role == "penalty"
    if right < 0 and not is_penalty:
        return None
    if r.random() < 0.6:
        return right
    decimals = edition.decimals if edition.decimals is not None else 2
    figure = rounded(Fraction(r.choice([*wrong(r, sheet, row, outcome, right)] or [right])), r.choice(MODES), decimals)
    return right if figure < 0 and not is_penalty or not ends(Fraction(figure)) else figure


def wrong(r, sheet, row, outcome, right):
    """Figures that somebody could have written instead."""
    edition = sheet.edition
    yield from (right + 1, right * 10, -right, right + Fraction(1, 10 ** (edition.decimals or 0)))
    if row and row.max is not None:
        yield row.max
    yield from without_conditions(sheet, row)
    if row and not row.children:
        rule = row.rule
        yield from (points for points in getattr(rule, "ticks", {}).values())
        yield from (points for points, nested, _ in getattr(rule, "options", {}).values() if not nested)
        return
    members = [sheet.outcome(member.place).points for member in edition.members(row)]
    members = [edition.round(points) for points in members if points is not None]
    yield sum(members)
    for points in members:
        yield from (right - points, right + points, points)
    outer = [sheet.outcome(each.place).points or 0 for role in ("bonus", "penalty") for each in edition.heads(role)]
    if row is None:
        yield from (right - points for points in outer)
        yield right - Fraction(edition.total.get("base", 0))
        yield from (right - Fraction(event["points"]) for event in edition.total.get("events", ()) if "points" in event)


def without_conditions(sheet, row):
    """What a row would come to if its conditions were not applied."""
    edition = sheet.edition
    gates = row.gates if row else None
    if row is None or not gates or sheet.outcome(row.place).status != "scored":
        return
    row.gates = []
    try:
        found = sheet.group(row) if row.children else sheet.leaf(row)
        if found.points is not None:
            yield from [edition.round(found.points)] * 6
    finally:
        row.gates = gates


