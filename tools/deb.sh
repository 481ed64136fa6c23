#!/usr/bin/env bash
# The Debian package, by cargo-deb, which is installed outside the clone where it is not on this computer. With dates from the
# commit and without the paths of this computer in it: the same commit gives the same bytes (tools/reproducible.sh).
#
#   tools/deb.sh [PROFILE]     prints where the package is
set -euo pipefail

profile="${1:-release}"
here="$(cd "$(dirname "$0")/.." && pwd)"
cd "$here"
version=3.8.0
tools="$CARGO_TARGET_DIR/tools"
export PATH="$tools/bin:$PATH"
if ! cargo-deb --version >/dev/null 2>&1; then
  CARGO_TARGET_DIR="$tools/target" cargo install --quiet --locked cargo-deb --version "$version" --root "$tools" >&2
  rm -rf "$tools/target"
fi
source tools/same-bytes.sh
# All programs at once, as the tests build them: with the same features of what they stand on.
cargo build --locked --quiet --profile "$profile" --workspace --bins >&2
folder="$CARGO_TARGET_DIR/debian"
mkdir -p "$folder"
cargo deb --quiet -p kith --no-build --profile "$profile" --no-dbgsym --strip --output "$folder/" >&2
ls -t "$folder"/kith_*.deb | head -1
