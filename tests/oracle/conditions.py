"""Conditions (SYNTAX, "Conditions"): one grammar for gates, asked_if, side conditions of bands and events.

A subject, then tests that must all hold; a list of conditions is "and", `any_of` is "or". A condition about a blank
row or a fact that is not stated fails (semantics, "States of a row").
"""

from figures import BOUNDS, bound, number, within


def listed(value):
    """One thing or several."""
    return value if isinstance(value, list) else [value]


def holds(condition, sheet, place):
    """Does a condition hold on the sheet, for the row at `place` (None: the total) that carries it?"""
    if isinstance(condition, list):
        return all(holds(each, sheet, place) for each in condition)
    if "any_of" in condition:
        return any(holds(each, sheet, place) for each in condition["any_of"])
    if "criterion" in condition:
        return passes(condition, sheet, sheet.edition.place[condition["criterion"]])
    if "fact" in condition:
        return fact_passes(condition, sheet)
    word = next(word for word in ("every", "any", "count") if word in condition)
    rows = in_range(condition[word], condition.get("where"), sheet, place)
    if word == "count":
        tests = {key: value for key, value in condition.items() if key not in BOUNDS}
        found = sum(passes(tests, sheet, row) for row in rows)
        return within([(key, number(condition[key])) for key in BOUNDS if key in condition], found)
    return (all if word == "every" else any)(passes(condition, sheet, row) for row in rows)


def in_range(named, where, sheet, place):
    """The rows that a range comes to: without the row that carries the condition and those above it, without rows
    that are not asked or left the sum, narrowed by `where`."""
    edition = sheet.edition
    if named == "groups":
        rows = [row for row in edition.top if edition.rows[row].children and edition.rows[row].role == "normal"]
    elif named == "leaves":
        rows = [row for row in edition.leaves if edition.rows[row].role not in ("info", "mandatory")]
    elif named == "mandatory":
        rows = [row for row in edition.leaves if edition.rows[row].role == "mandatory"]
    else:
        rows = [row for code in listed(named) for row in edition.leaves_below(edition.place[code])]
    without = edition.line(place)
    for row in rows:
        if row in without or sheet.left(row):
            continue
        if where is None or passes(where, sheet, row):
            yield row


def passes(tests, sheet, row):
    """Do all tests hold on a row?"""
    outcome = sheet.outcome(row)
    blank = outcome.status == "blank"
    if tests.get("answered") is False:
        return blank
    if blank or outcome.status == "not-asked":
        return False
    if "is" in tests and outcome.choice not in listed(tests["is"]):
        return False
    if "not" in tests and (outcome.choice is None or outcome.choice in listed(tests["not"])):
        return False
    if "has" in tests and not all(sheet.has(row, attribute) for attribute in listed(tests["has"])):
        return False
    if "met" in tests and (outcome.points is None or sheet.met(row) != tests["met"]):
        return False
    for word in BOUNDS:
        if word in tests:
            if outcome.points is None:
                return False
            is_share, limit = bound(tests[word])
            if is_share:
                limit = limit * sheet.applicable(row)
            if not within([(word, limit)], outcome.points):
                return False
    return True


def fact_passes(tests, sheet):
    """Tests on a fact: a number's bounds, or the option stated."""
    fact = sheet.facts.get(tests["fact"])
    if fact is None:
        return False
    if "is" in tests and fact not in listed(tests["is"]):
        return False
    if "not" in tests and fact in listed(tests["not"]):
        return False
    return within([(word, number(tests[word])) for word in BOUNDS if word in tests], fact)
