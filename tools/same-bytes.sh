# Sourced before a build whose bytes are to be the same wherever it is made: the commit gives the time, and no path of this
# computer gets into the programs.
SOURCE_DATE_EPOCH="$(git -C "$here" log -1 --format=%ct)"
cargo_home="${CARGO_HOME:-$HOME/.cargo}"
rust_source="$(rustc --print sysroot)/lib/rustlib/src/rust"
# The last that fits counts.
maps="--remap-path-prefix=$HOME=/home"
maps="$maps --remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=$rust_source=/rust"
maps="$maps --remap-path-prefix=$CARGO_TARGET_DIR=/target --remap-path-prefix=$here=/kith"
export SOURCE_DATE_EPOCH
export RUSTFLAGS="${RUSTFLAGS:-} $maps"
export CFLAGS="${CFLAGS:-} -ffile-prefix-map=$here=/kith -ffile-prefix-map=$CARGO_TARGET_DIR=/target -ffile-prefix-map=$cargo_home=/cargo"
export CXXFLAGS="$CFLAGS"
export CARGO_INCREMENTAL=0
