#!/usr/bin/env bash
# Looks for inputs that break a reader or a rule: every target of crates/fuzzing under libFuzzer, one after the other.
#
#   tools/fuzz.sh SECONDS [TARGET…]
#
# Stable Rust and a C++ compiler are enough: the instrumentation that libFuzzer needs is asked of rustc itself. What is
# found is put into fuzz/found/TARGET, which `make test` replays; inputs that reach something new go to fuzz/corpus-grown,
# which is not committed. The exit status is 1 where anything was found.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:?how many seconds for each target}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(basename -s .rs fuzz/fuzz_targets/*.rs)

host=$(rustc -vV | sed -n 's/^host: //p')
build=${FUZZ_TARGET_DIR:-${CARGO_TARGET_DIR:-fuzz/target}/fuzz}
coverage=(
  -Cpasses=sancov-module
  -Cllvm-args=-sanitizer-coverage-level=3
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares
  --cfg=fuzzing
)
# The host is named so that build scripts are not instrumented.
RUSTFLAGS="${coverage[*]}" CARGO_TARGET_DIR="$build" \
  cargo build --release --manifest-path fuzz/Cargo.toml --target "$host" --quiet --bins

status=0
for target in "${targets[@]}"; do
  grown=fuzz/corpus-grown/$target
  mkdir -p "$grown" "fuzz/found/$target"
  words=()
  [ ! -f "fuzz/dictionaries/$target.dict" ] || words=(-dict="fuzz/dictionaries/$target.dict")
  log=$(mktemp)
  # An input that takes longer than ten seconds, or more than a gigabyte, is a fault too.
  if "$build/$host/release/$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=1024 \
    -artifact_prefix="fuzz/found/$target/" -print_final_stats=1 "${words[@]}" \
    "$grown" "fuzz/corpus/$target" >"$log" 2>&1; then
    said="nothing found"
  else
    said="FOUND: see fuzz/found/$target"
    status=1
    grep -B2 -A12 -m1 -E 'panicked at|ERROR: libFuzzer' "$log" || true
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  printf '%-12s %10s executions  %s\n' "$target" "${runs:-?}" "$said"
  rmdir "fuzz/found/$target" 2>/dev/null || true
  rm -f "$log"
done
exit "$status"
