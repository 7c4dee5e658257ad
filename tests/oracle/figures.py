"""Exact figures: whole numbers and fractions of whole numbers, from the text of a file to the points."""

from fractions import Fraction

HALF = Fraction(1, 2)


def number(value):
    """A figure as written. Whole numbers stay whole, the rest become fractions; nothing is ever a binary float."""
    return value if type(value) is int else Fraction(value)


def share(value):
    """`"50%"`, `"1/2"`, `"1"`: a share (SYNTAX: "a share is a string with % or a fraction")."""
    return Fraction(value[:-1]) / 100 if value.endswith("%") else Fraction(value)


def bound(value):
    """A bound as (is it a share?, figure): a percentage or a fraction in quotes is a share, a number is points."""
    return (True, share(value)) if isinstance(value, str) else (False, number(value))


def pair(text):
    """`"13/15"` as numerator and denominator, not yet divided: the denominator may be 0."""
    num, den = text.split("/")
    return Fraction(num), Fraction(den)


def quotient(num, den):
    """num ÷ den, exact."""
    return Fraction(num) / den


def rounded(x, mode, decimals):
    """By magnitude: truncate goes toward zero, up away from it, half-up sends a half away, half-even to the even."""
    power = 10**decimals
    scaled = abs(x) * power
    if type(scaled) is int or scaled.denominator == 1:
        return x
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    away = {
        "truncate": False,
        "up": True,
        "half-up": rest >= HALF,
        "half-even": rest > HALF or (rest == HALF and whole % 2 == 1),
    }[mode]
    return Fraction(whole + away, power) * (-1 if x < 0 else 1)


def ends(x):
    """Has the figure an end as a decimal? 1/8 has, 10/3 has not."""
    den = x.denominator
    for prime in (2, 5):
        while den % prime == 0:
            den //= prime
    return den == 1


def within(bounds, figure):
    """Does the figure keep all bounds (pairs of word and limit)?"""
    for word, limit in bounds:
        if word == "ge":
            if figure < limit:
                return False
        elif word == "gt":
            if figure <= limit:
                return False
        elif word == "le":
            if figure > limit:
                return False
        elif figure >= limit:
            return False
    return True


BOUNDS = ("gt", "ge", "lt", "le")
