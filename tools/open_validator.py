"""Runs the open 903 validator (csc-validator-be-903, MIT) on a return, as a process of its own.

    python open_validator.py RULESET THIS_YEAR [LAST_YEAR] > found.json

RULESET is lac2022_23 ... lac2026_27; the years are folders of CSV. Prints, for each rule, the rows it flagged by table (counted from 1),
and which rules it skipped or could not run. For `tools/bench-validate.sh`, and for reading differences by hand.
"""

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


def main():
    ruleset, now, *last = sys.argv[1:]
    # Some of its rules print.
    out, sys.stdout = sys.stdout, sys.stderr
    given = files(now, "This year")
    for folder in last:
        given += files(folder, "Prev year")
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
