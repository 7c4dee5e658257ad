"""Editions and forms as TOML text."""


def text(value):
    """A value in TOML, tables on one line."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "{ " + ", ".join([f"{key} = {text(each)}" for key, each in value.items()]) + " }"
    if isinstance(value, list):
        return "[" + ", ".join([text(each) for each in value]) + "]"
    return str(value)


def table(name, entries):
    return f"[{name}]\n" + "".join([f"{key} = {text(value)}\n" for key, value in entries.items()])


def criteria_text(edition):
    """The edition as TOML."""
    parts = [
        table(name, edition[name])
        for name in ("criteria", "rounding", "defaults", "facts", "attributes", "lists")
        if edition.get(name)
    ]
    for row in edition["criterion"]:
        parts.append("[[criterion]]\n" + "".join([f"{key} = {text(value)}\n" for key, value in row.items()]))
    if edition.get("total"):
        parts.append(table("total", edition["total"]))
    return "\n".join(parts)


def submission_text(form):
    """A form as TOML."""
    parts = [f'criteria = "{form["criteria"]}"\n', table("unit", form["unit"])]
    if form.get("facts"):
        parts.append(table("facts", form["facts"]))
    for column in ("self", "appraisal"):
        if column in form:
            rows = "".join([f'"{code}" = {text(value)}\n' for code, value in form[column].items()])
            parts.append(f"[{column}]\n{rows}")
    return "\n".join(parts)
