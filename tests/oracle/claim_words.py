"""Words of sentences read back: numbers, conditions, reasons. What they say is then asked of a sheet (sheet.py)."""

import re
from fractions import Fraction

from conditions import fact_passes, holds, in_range, passes
from figures import BOUNDS

NUMBER = r"[-−]?\d+(?:\.\d+)?(?:/\d+)?…?"
FAILS = "it does not hold that "
HOLDS = "it holds that "


class Unknown(Exception):
    """A sentence that no pattern knows."""


def value(text):
    """A number as it is printed; one that is cut has no value of its own."""
    return Fraction(text.replace("−", "-"))


def same(text, number):
    """Is this the number, or what is left of it after a cut?"""
    text = text.replace("−", "-")
    if not text.endswith("…"):
        return Fraction(text) == number
    digits = text[:-1]
    power = 10 ** len(digits.partition(".")[2])
    cut = Fraction(int(abs(Fraction(number)) * power), power)
    return abs(Fraction(digits)) == cut and abs(Fraction(number)) != cut


def percentage(text, number):
    """`87.22…%`."""
    return text.endswith("%") and same(text[:-1], number * 100)


def split(text, mark):
    """The parts of a text between marks that stand in no parentheses."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0 and text.startswith(mark, place):
            parts.append(text[start:place])
            start = place + len(mark)
    return parts + [text[start:]]


def names(text):
    """`a, b and c`."""
    most, _, last = text.rpartition(" and ")
    return [*filter(None, most.split(", ")), *last.split(", ")]


def tests(text):
    """`is met and has published`, as a condition has them."""
    found = {}
    for part in text.split(" and "):
        if match := re.fullmatch(r"(?:has|have) (\S+)", part):
            found.setdefault("has", []).append(match[1])
        elif match := re.fullmatch(r"(?:is|are)( not)? met", part):
            found["met"] = not match[1]
        elif match := re.fullmatch(r"(?:is|are)( not)? (?:answered|stated)", part):
            found["answered"] = not match[1]
        elif match := re.fullmatch(r"(?:is|are) ([≥>≤<] .*)", part):
            found |= limits(match[1])
        elif match := re.fullmatch(r"(?:is|are) not (.*)", part):
            found["not"] = [id for id in match[1].split(" or ")]
        elif match := re.fullmatch(r"(?:is|are) (.*)", part):
            found["is"] = [id for id in match[1].split(" or ")]
        else:
            raise Unknown(f"the tests `{part}`")
    return found




def limits(text):
    """`≥ 50% of its max, < 80`."""
    found = {}
    for part in text.split(", "):
        part = part.replace("33.33…%", "1/3").replace("66.66…%", "2/3")
        match = re.fullmatch(r"([≥>≤<]) ([\d./]+%?)(?: of its max)?", part)
        if not match:
            raise Unknown(f"the bound `{part}`")
        word = {"≥": "ge", ">": "gt", "≤": "le", "<": "lt"}[match[1]]
        found[word] = match[2] if re.search("[%/]", match[2]) else Fraction(match[2].replace("−", "-"))
    return found


def which(text):
    """The rows of a range."""
    known = {"the groups at the top": "groups", "the leaves with points": "leaves", "the mandatory rows": "mandatory"}
    if text in known:
        return known[text]
    if match := re.fullmatch(r"the leaves below (\S+)", text):
        return match[1]
    return text.split(", ")


def condition(text, sheet):
    """A condition from its words."""
    if text.startswith("(") and text.endswith(")") and len(split(text, "\0")) == 1 and closes_last(text):
        return condition(text[1:-1], sheet)
    for mark, build in ((", and ", list), (", or ", lambda parts: {"any_of": parts})):
        parts = split(text, mark)
        if len(parts) > 1:
            return build([condition(part, sheet) for part in parts])
    verb = r"(?:is|are|has|have) "
    if match := re.fullmatch(rf"(every one|at least one) of (.+?)(?: that ({verb}.+?))? ({verb}.*)", text):
        word = "every" if match[1] == "every one" else "any"
        return {word: which(match[2])} | where(match[3]) | tests(match[4])
    if match := re.fullmatch(rf"of (.+?)(?: that ({verb}.+?))?, ([≥>≤<] \d+(?:, [≥>≤<] \d+)*)(?: ({verb}.*))?", text):
        return {"count": which(match[1])} | where(match[2]) | limits(match[3]) | (tests(match[4]) if match[4] else {})
    subject, _, rest = text.partition(" ")
    if subject in sheet.edition.place:
        return {"criterion": subject} | tests(rest)
    if subject in sheet.edition.facts:
        found = tests(rest)
        return {"fact": subject} | found
    raise Unknown(f"the condition `{text}`")


def closes_last(text):
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return place == len(text) - 1
    return False


def where(text):
    return {"where": tests(text)} if text else {}


def told_ids(parsed, sheet):
    """Ids of a yes-no list may be its letters; sheets know them by their names."""
    if isinstance(parsed, list):
        return [told_ids(each, sheet) for each in parsed]
    if "any_of" in parsed:
        return {"any_of": told_ids(parsed["any_of"], sheet)}
    if "criterion" in parsed:
        rule = sheet.edition.rows[sheet.edition.place[parsed["criterion"]]].rule
        chosen = getattr(rule, "chosen", lambda id: id)
        return parsed | {key: [chosen(id) for id in parsed[key]] for key in ("is", "not") if key in parsed}
    return parsed


def truth(text, sheet, place):
    """Whether a condition in words holds, for the row that carries it."""
    return holds(told_ids(condition(text, sheet), sheet), sheet, place)


def parts_of(parsed):
    """The conditions about one row, fact or range that a condition is made of."""
    if isinstance(parsed, list):
        return [part for each in parsed for part in parts_of(each)]
    return [part for each in parsed["any_of"] for part in parts_of(each)] if "any_of" in parsed else [parsed]


def failing(parts, name, sheet, place):
    """Whether one of the parts fails because of a row or a fact."""
    for part in parts:
        if holds(part, sheet, place):
            continue
        if name.startswith("the fact "):
            if part.get("fact") == name.removeprefix("the fact ") and not fact_passes(part, sheet):
                return True
        elif part.get("criterion") == name:
            return True
        elif word := next((word for word in ("every", "any") if word in part), None):
            rows = list(in_range(part[word], part.get("where"), sheet, place))
            row = sheet.edition.place[name]
            if row in rows and not passes(part, sheet, row):
                return True
    return False


def reason(text, sheet, place):
    """`it does not hold that every one of 1, 2 is met (it fails for 2)`: is it so, and because of these rows?"""
    if not text.startswith(FAILS):
        raise Unknown(f"the reason `{text}`")
    text = text.removeprefix(FAILS)
    because = ""
    if match := re.fullmatch(r"(.*?) \((it (?:fails|holds) for .*)\)", text):
        text, because = match[1], match[2]
    if truth(text, sheet, place):
        return False
    parts = parts_of(told_ids(condition(text, sheet), sheet))
    for said in filter(None, because.split("; ")):
        word, _, listed = said.partition(" for ")
        listed = re.sub(r" and \d+ more$", "", listed)
        if word == "it fails":
            if not all(failing(parts, name, sheet, place) for name in names(listed)):
                return False
        else:
            counts = [part for part in parts if "count" in part]
            found = set() if listed == "none" else set(names(listed))
            if not any(found <= counted(part, sheet, place) for part in counts):
                return False
            if listed == "none" and not any(not counted(part, sheet, place) for part in counts):
                return False
    return True


def counted(part, sheet, place):
    """The codes of the rows that a count finds."""
    wanted = {key: each for key, each in part.items() if key not in BOUNDS}
    rows = in_range(part["count"], part.get("where"), sheet, place)
    return {sheet.edition.rows[row].code for row in rows if passes(wanted, sheet, row)}
