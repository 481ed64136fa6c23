#!/usr/bin/env bash
# Two builds of the same commit, in two clones at two places with two build folders: are they the same bytes?
#
#   tools/reproducible.sh [PROFILE] [PROGRAM...]     release and both programs, unless others are named
set -euo pipefail

profile="${1:-release}"
shift || true
programs=("$@")
[ ${#programs[@]} -gt 0 ] || programs=(kith kith-press)
clone="$(cd "$(dirname "$0")/.." && pwd)"
commit="$(git -C "$clone" rev-parse HEAD)"
room="$(mktemp -d "${TMPDIR:-/tmp}/kith-reproducible.XXXXXX")"
trap 'rm -rf "$room"' EXIT

build() { # place
  git clone --quiet --no-hardlinks "$clone" "$room/$1/kith"
  git -C "$room/$1/kith" checkout --quiet "$commit"
  ( cd "$room/$1/kith"
    export CARGO_TARGET_DIR="$room/$1/build"
    here="$PWD"
    source tools/same-bytes.sh
    make --no-print-directory front > /dev/null
    bins=(); for program in "${programs[@]}"; do bins+=(--bin "$program"); done
    cargo build --locked --quiet --profile "$profile" --workspace "${bins[@]}" )
}

folder="$profile"; [ "$profile" = dev ] && folder=debug
build one; sums="$(cd "$room/one/build/$folder" && sha256sum "${programs[@]}")"
rm -rf "$room/one"
build another-place-with-a-longer-name
again="$(cd "$room/another-place-with-a-longer-name/build/$folder" && sha256sum "${programs[@]}")"
printf '%s\n' "$sums"
if [ "$sums" = "$again" ]; then
  echo "Two builds of $commit ($profile) are the same bytes."
else
  printf '%s\n' "$again"
  echo "Two builds of $commit ($profile) differ." >&2
  exit 1
fi
