#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fill a manual page's template with the version and the table of design members.

Usage: make-manual.py template.1.in members.json VERSION > page.1
"""
import json
import sys

ESCAPES = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "²": "\\(S2", "°": "\\(de"}


def troff(text):
    """Text as troff shows it literally, also at the start of a line."""
    escaped = "".join(ESCAPES.get(char, char) for char in text)
    return "\\&" + escaped if escaped[:1] in (".", "'") else escaped


def number(value):
    return str(int(value)) if value == int(value) else repr(value)


def count(member):
    low, high = member["min_items"], member["max_items"]
    return str(low) if low == high else f"{low} to {high}"


def span(member):
    if member["min"] == member["max"]:
        return number(member["min"])
    return f"{number(member['min'])} to {number(member['max'])}"


def kind(member):
    """The type and range of a member, in words."""
    unit = " " + member["unit"] if "unit" in member else ""
    return {
        "object": lambda: "object",
        "objects": lambda: "list of objects",
        "word": lambda: " or ".join(member["words"]),
        "words": lambda: "list of words out of " + ", ".join(member["words"]),
        "digest": lambda: "64 hexadecimal digits",
        "number": lambda: span(member) + unit,
        "integer": lambda: "whole number, " + span(member) + unit,
        "numbers": lambda: f"list of {count(member)} numbers, each {span(member)}{unit}",
        "text": lambda: f"text of at most {member['max_items']} characters",
        "point": lambda: "[x, y]" + unit,
        "pair": lambda: f"[x, y], each {span(member)}{unit}",
        "points": lambda: f"list of {count(member)} points [x, y]{unit}",
        "path": lambda: f"list of {count(member)} points [x, y] or [x, y, pressure]{unit}",
    }[member["type"]]()


def default(member):
    if member.get("required"):
        return "the object counts only with it"
    value = member["default"]
    if member["type"] in ("object", "objects", "words") or value is None:
        return "may be absent"
    return "default " + (value if isinstance(value, str) else number(value))


def paragraphs(members):
    for member in members:
        yield ".TP"
        yield f"\\fB{troff(member['path'])}\\fR ({troff(kind(member))}; {troff(default(member))})"
        yield troff(member["description"])


def main():
    template, table, version = sys.argv[1:]
    with open(table, encoding="utf-8") as file:
        members = json.load(file)["members"]
    with open(template, encoding="utf-8") as file:
        page = file.read()
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(page.replace("@VERSION@", version)
                         .replace("@MEMBERS@", "\n".join(paragraphs(members))))


if __name__ == "__main__":
    main()
