"""Runs the open 903 validator (csc-validator-be-903, MIT) on a return, as a process of its own.

    python open_validator.py RULESET THIS_YEAR [LAST_YEAR] [--homes XLSX] [--others XLSX] > found.json

RULESET is lac2022_23 ... lac2026_27; the years are folders of CSV; the lists of providers are those of children's homes and
of other settings, as the regulator publishes them. Prints, for each rule, the rows it flagged by table (counted from 1),
and which rules it skipped or could not run. For `tools/bench-validate.sh`, and for reading differences by hand.
"""

import argparse
import importlib
import json
import logging
import sys
from pathlib import Path

from lac_validator import lac_validator

logging.disable(logging.CRITICAL)


def files(folder, description):
    return [
        {"name": path.name, "description": description, "file_content": path.read_bytes()}
        for path in sorted(Path(folder).glob("*.csv"))
    ]


def lookup(path, description):
    return [{"name": Path(path).name, "description": description, "file_content": Path(path).read_bytes()}] if path else []


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("ruleset")
    asked.add_argument("now")
    asked.add_argument("last", nargs="?")
    asked.add_argument("--homes")
    asked.add_argument("--others")
    asked = asked.parse_args()
    ruleset = asked.ruleset
    # Some of its rules print.
    out, sys.stdout = sys.stdout, sys.stderr
    given = files(asked.now, "This year")
    if asked.last:
        given += files(asked.last, "Prev year")
    given += lookup(asked.homes, "CH lookup") + lookup(asked.others, "SCP lookup")
    closing = int(ruleset[3:7]) + 1
    metadata = {"collectionYear": str(closing), "localAuthority": "E09000027"}
    registry = importlib.import_module(f"lac_validator.rules.{ruleset}").registry
    run = lac_validator.LacValidator(metadata=metadata, files=given, registry=registry)
    found = {}
    for table, rows in run.ds_results.items():
        for column in getattr(rows, "columns", []):
            if str(column).startswith("ERR_"):
                flagged = rows.index[rows[column] == True]  # noqa: E712
                found.setdefault(str(column)[4:], {})[table] = [int(row) + 1 for row in flagged]
    skipped = [str(code) for code in run.skips]
    broken = [str(code) for code in run.fails]
    json.dump({"found": found, "skipped": skipped, "broken": broken}, out)


main()
