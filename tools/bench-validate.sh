#!/usr/bin/env bash
# Kith and the open validator on one return, in one run: wall time, CPU time and the most memory each ever held.
#
#   tools/bench-validate.sh [CHILDREN [ENGLAND]]      10000 and 83000 where nothing is said; 0 leaves one out
#
# The open validator (csc-validator-be-903, MIT) is installed from its package into an environment that is thrown away
# afterwards; where that cannot be done, this says so and measures Kith alone. Everything is invented: `kith simulate`.
# KITH names a program built already; PEER_PYTHON a Python that has the open validator.
set -euo pipefail
cd "$(dirname "$0")/.."

children=${1:-10000}
england=${2:-83000}
peer=csc-validator-be-903==0.1.17
lists=samples/csc-validator-be-903

if [ -z "${KITH:-}" ]; then
  cargo build --locked --release --quiet -p kith
  KITH=$(cargo metadata --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')/release/kith
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure NAME COMMAND…: sets wall, cpu and mib; a validator's exit status says what it found, not how it went.
measure() {
  local name=$1
  shift
  python3 - "$work/$name.measured" "$@" <<'PY'
import os, resource, subprocess, sys, time

out, *command = sys.argv[1:]
began = time.perf_counter()
status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=open(out + ".said", "w")).returncode
wall = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if status not in (0, 1):
    sys.exit(f"{command[0]} ended with {status}: " + open(out + ".said").read()[-2000:])
with open(out, "w") as file:
    file.write(f"{wall:.2f} {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss // 1024}\n")
PY
  read -r wall cpu mib <"$work/$name.measured"
  printf '%-46s %9s s wall %9s s CPU %7s MiB\n' "$name" "$wall" "$cpu" "$mib"
}

# a_return CHILDREN: makes this year's return and last year's.
a_return() {
  "$KITH" simulate --children "$1" --months 24 --until 2026-03-31 --seed 903 --out "$work/$1" >/dev/null
  mapfile -t years < <(find "$work/$1" -mindepth 1 -maxdepth 1 -name 'ssda903-*' | sort)
}

uptime
"$KITH" --version

if [ "$children" -gt 0 ]; then
  a_return "$children"
  now=${years[-1]} last=${years[-2]}
  wc -l "$now"/*.csv "$last"/*.csv | tail -1 | awk -v of="$children" '{print of " children, " $1 " lines of two years"}'
  for run in 1 2 3; do
    measure "Kith, $children children, run $run" "$KITH" validate ssda903 "$now" --year 2026 --last-year "$last" \
      --authority E09000027 --providers $lists/ch_fake.xlsx --providers $lists/scp_fake.xlsx \
      --format json --out "$work/found.json"
    best=$(printf '%s\n' "$wall" "${best:-$wall}" | sort -n | head -1)
  done
  python=${PEER_PYTHON:-}
  if [ -z "$python" ]; then
    python=$work/python/bin/python
    python3 -m venv "$work/python" >"$work/pip" 2>&1 &&
      "$work/python/bin/pip" install --quiet "$peer" >>"$work/pip" 2>&1 || python=
  fi
  if [ -n "$python" ]; then
    measure "the open validator, $children children" "$python" tools/open_validator.py lac2025_26 "$now" "$last" \
      --homes $lists/ch_fake.xlsx --others $lists/scp_fake.xlsx
    awk -v peer="$wall" -v kith="$best" 'BEGIN { printf "Kith is %.0f times faster (its best of three)\n", peer / kith }'
  else
    echo "SKIPPED: the open validator could not be installed ($peer): $(tail -1 "$work/pip")"
  fi
  rm -rf "${work:?}/$children"
fi

if [ "$england" -gt 0 ]; then
  a_return "$england"
  now=${years[-1]} last=${years[-2]}
  wc -l "$now"/*.csv "$last"/*.csv | tail -1 | awk -v of="$england" '{print of " children, " $1 " lines of two years"}'
  measure "Kith, England, $england children" "$KITH" validate ssda903 "$now" --year 2026 --last-year "$last" \
    --authority E09000027 --providers $lists/ch_fake.xlsx --providers $lists/scp_fake.xlsx \
    --format csv --out "$work/found.csv"
  rm -rf "${work:?}/$england"
fi

if [ -z "${SKIP_CIN:-}" ]; then
  echo "The children in need census, 10000 children:"
  cargo run --locked --release --quiet -p cin_census --example size -- 10000
fi
