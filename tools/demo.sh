#!/usr/bin/env bash
# Builds `kith` and starts `kith demo`, which prints the address to open. The program that makes PDFs
# (kith-press) takes several minutes to build the first time and nothing else waits for it: it is built
# beside the running demo, and until it is there the report's PDF link says that it is not ready.
# Run by `make demo`; arguments go on to `kith demo`.
set -euo pipefail

cargo build --locked --profile demo -p kith

bin="${CARGO_TARGET_DIR:?set by the Makefile}/demo"
press_log="$bin/kith-press.log"

build_press() { # what to say when it is ready
  nice -n 10 cargo build --locked --quiet --profile demo -p kith_press >"$press_log" 2>&1 &
  trap 'kill $! 2>/dev/null; exit 0' TERM
  if wait $!; then
    [ -z "$1" ] || echo "$1"
  else
    echo "The PDF program could not be built, so reports are web pages and spreadsheets only; see $press_log" >&2
  fi
}

if [ -x "$bin/kith-press" ]; then
  build_press "" &
else
  echo "PDF reports will be ready in some minutes; everything else is ready now."
  build_press "PDF reports are ready." &
fi
press=$!
# The build must not outlive the demo.
trap 'kill "$press" 2>/dev/null || true' EXIT

"$bin/kith" demo "$@"
