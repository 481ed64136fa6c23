#!/usr/bin/env python3
"""Runs schemathesis against the interface for programs, as people of a few roles.

    check.py KITH

It starts `kith demo` on this computer, takes the tokens that it prints, asks each role's for a child of theirs, one of somebody
else and one record, and gives those to schemathesis: so that it gets past the first 404. Schemathesis itself is installed from
requirements.txt, each part by its hash, into a folder outside the clone. The seed is fixed; each role has a time limit.
"""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements.txt"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "kith"
SEED = "20181105"
# Of each role: how many cases of each operation, and for how many seconds at most.
ROLES = {
    "social_worker": (12, 150),
    "health": (4, 60),
    "panel_member": (4, 45),
    "administrator": (3, 30),
    "head_of_service": (3, 60),
}
# What a well-formed request may be told without being wrong: it is not there or not theirs, it changed, it clashes, it says
# what no record may say (a rule between two fields).
TOLD = ["2xx", "304", "307", "400", "403", "404", "409", "410", "412", "422"]

# A record that is nobody's, where none is open.
NOTHING = {"kind": "authority_name", "id": "0123456789abcdef"}


def installed():
    """The program, in a folder of its own that is made anew when the requirements change."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    folder = CACHE / f"schemathesis-{wanted[:16]}"
    program = folder / "bin" / "schemathesis"
    if (folder / "installed").exists():
        return program
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    for command, missing in [
        ([sys.executable, "-m", "venv", str(folder)], "the module venv of Python (Debian and Ubuntu: python3-venv)"),
        (
            [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r",
             str(REQUIREMENTS)],
            "schemathesis (tests/api/requirements.txt): pip could not install it from the package index that it is set to",
        ),
    ]:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
        if done.returncode != 0:
            shutil.rmtree(folder, ignore_errors=True)
            sys.exit(f"Missing on this machine: {missing}\n{done.stdout}{done.stderr}")
    (folder / "installed").touch()
    return program


def started(kith, folder):
    """The server, its address, and a token of each role."""
    log = open(folder / "kith.log", "w")
    command = [kith, "demo", "--children", "40", "--seed", "1", "--listen", "127.0.0.1:0", "--tokens", "--api-rate", "1000000"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    tokens = {}
    for line in server.stdout:
        if line.startswith("token "):
            _, role, person, token = line.split()
            tokens[role] = (person, token)
        found = re.match(r"Kith is at (http://\S+?)/ ", line)
        if found:
            return server, found[1], tokens
    sys.exit(f"kith demo did not start:\n{(folder / 'kith.log').read_text()}")


def asked(base, token, path):
    request = urllib.request.Request(base + path, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return {"items": [], "status": error.code}


def known(base, role, tokens):
    """Values that lead somewhere, for the parts of paths."""
    person, token = tokens[role]
    path = f"/api/v1/work?worker={person}&within=3660&limit=1" if role == "social_worker" else "/api/v1/children?limit=1"
    items = asked(base, token, path)["items"]
    child = (items[0].get("child") or items[0]["id"]) if items else "C0000001"
    others = asked(base, tokens["performance_officer"][1], "/api/v1/children?limit=200")["items"]
    other = next((each["id"] for each in others if each["worker"] not in (person, None)), "C0000002")
    records = asked(base, token, f"/api/v1/children/{child}/records?limit=200")["items"]
    adds = asked(base, token, f"/api/v1/children/{child}").get("adds", [])
    record = next((each for each in reversed(records) if each["kind"] in adds), records[0] if records else None)
    record = record or {"kind": "child_name", "id": "0123456789abcdef"}
    return child, other, record


def beside(base, role, tokens):
    """A household, a home, a worker about whom something is open; a record of the authority, of the worker, of the home: or what is
    nobody's."""
    token = tokens[role][1]
    first = lambda path, name: next((each[name] for each in asked(base, token, path)["items"]), "nobody")
    household = first("/api/v1/households?limit=1", "household")
    home = first("/api/v1/homes?limit=1", "home")
    worker = first("/api/v1/workers?limit=1", "worker")
    record = lambda path: next(iter(asked(base, token, f"{path}/records?limit=1")["items"]), NOTHING)
    return household, home, worker, [record(f"/api/v1/{at}") for at in ("authority", f"workers/{worker}", f"homes/{home}")]


def config(child, other, record, places, seconds):
    """What schemathesis is told, beside the document."""
    told = json.dumps(TOLD)
    household, home, worker, (setting, of_worker, of_home) = places
    return f"""
max-time = {seconds}
[parameters]
"path.child" = ["{child}", "{child}", "{child}", "{other}"]
"path.record" = "{record['id']}"
"path.household" = "{household}"
"path.home" = "{home}"
"path.worker" = "{worker}"
"path.figure" = "6.1"
"path.set" = "document_sort"
[checks.positive_data_acceptance]
expected-statuses = {told}
[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "410", "412", "413", "415", "422", "428"]
[checks.missing_required_header]
expected-statuses = ["400", "401", "403", "404", "406", "410", "422", "428"]
[[operations]]
include-path = "/api/v1/authority/records/{{kind}}/{{record}}"
parameters = {{ "path.kind" = "{setting['kind']}", "path.record" = "{setting['id']}" }}
[[operations]]
include-path = "/api/v1/workers/{{worker}}/records/{{kind}}/{{record}}"
parameters = {{ "path.kind" = "{of_worker['kind']}", "path.record" = "{of_worker['id']}" }}
[[operations]]
include-path = "/api/v1/homes/{{home}}/records/{{kind}}/{{record}}"
parameters = {{ "path.kind" = "{of_home['kind']}", "path.record" = "{of_home['id']}" }}
"""


def main():
    program = installed()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-api-"))
    server, base, tokens = started(sys.argv[1], folder)
    failed = []
    try:
        for role, (cases, seconds) in ROLES.items():
            child, other, record = known(base, role, tokens)
            (folder / "schemathesis.toml").write_text(config(child, other, record, beside(base, role, tokens), seconds))
            print(f"schemathesis as {role}, {cases} cases of each operation", flush=True)
            done = subprocess.run(
                [program, "--config-file", folder / "schemathesis.toml", "run", base + "/api/v1/openapi.json", "--header",
                 f"Authorization: Bearer {tokens[role][1]}", "--mode", "all", "--max-examples", str(cases), "--seed", SEED,
                 "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--continue-on-failure",
                 "--request-timeout", "30", "--warnings", "off"],
                cwd=folder, capture_output=True, text=True, timeout=seconds * 2 + 300,
                env={**os.environ, "NO_COLOR": "1", "COLUMNS": "140"},
            )
            lines = done.stdout.splitlines()
            if done.returncode != 0:
                failed.append(role)
                print(done.stdout, done.stderr, sep="\n", flush=True)
            else:
                print("\n".join(line for line in lines if "passed" in line or "generated" in line), flush=True)
            if server.poll() is not None:
                sys.exit(f"kith stopped:\n{(folder / 'kith.log').read_text()}")
    finally:
        server.terminate()
        server.wait(timeout=30)
    faults = (folder / "kith.log").read_text()
    if "a fault while" in faults or "panicked" in faults:
        failed.append("the log of the server")
        print(faults)
    shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(ROLES) + 1 - len(failed)} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
