#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print the table of design members as troff paragraphs for a manual page.

Usage: members-to-man.py members.json
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
        "digest": lambda: "64 hexadecimal digits",
        "number": lambda: span(member) + unit,
        "integer": lambda: "whole number, " + span(member) + unit,
        "point": lambda: "[x, y]" + unit,
        "pair": lambda: f"[x, y], each {span(member)}{unit}",
        "points": lambda: f"list of {count(member)} points [x, y]{unit}",
        "path": lambda: f"list of {count(member)} points [x, y] or [x, y, pressure]{unit}",
    }[member["type"]]()


def default(member):
    if member.get("required"):
        return "required"
    value = member["default"]
    if member["type"] in ("object", "objects") or value is None:
        return "may be absent"
    return "default " + (value if isinstance(value, str) else number(value))


def main():
    with open(sys.argv[1], encoding="utf-8") as table:
        members = json.load(table)["members"]
    for member in members:
        print(".TP")
        print(f"\\fB{troff(member['path'])}\\fR ({troff(kind(member))}; {troff(default(member))})")
        print(troff(member["description"]))


if __name__ == "__main__":
    main()
