#!/usr/bin/env bash
# Faults, for hours: kills, power cuts, disks that fail, bytes that rot, a crowd at the door. Each prints what it counted and fails on
# any loss; `make test` runs the same, shorter.
#
#   tools/soak.sh [FILTER]      a name of some of them, such as power_cut or crowd
set -euo pipefail

cd "$(dirname "$0")/.."
# A connection takes a file on either side.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
export KITH_SOAK=1
tests='test(every_acknowledged_entry_survives_kill_nine) | test(/^faults::/) | binary(crowd) | test(killed)'
[ $# = 0 ] || tests="test($1) | binary(~$1)"
if cargo nextest --version >/dev/null 2>&1; then
  # The whole workspace is built, as every other run builds it: a part would be built anew, with other features.
  cargo nextest run --locked --workspace --no-capture -E "(package(journal) | package(kith)) & ($tests)"
else
  cargo test --locked -p journal --test it -- --nocapture --test-threads 1 "${1:-faults}"
  [ $# != 0 ] || cargo test --locked -p journal --test it -- --nocapture --test-threads 1 every_acknowledged_entry_survives_kill_nine
  cargo test --locked -p kith --test crowd -- --nocapture --test-threads 1 "${1:-}"
fi
