#!/usr/bin/env bash
# The package, tried in a root of its own: installed, something recorded, installed again as a newer version, removed, purged.
# What was recorded and what was configured is there after each. Needs root (dpkg does), or fakeroot.
#
#   tests/package/check.sh PACKAGE.deb
set -euo pipefail

package="$(realpath "$1")"
root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT
say() { printf '%s\n' "$*"; }
fail() { say "tests/package: $*" >&2; exit 1; }

mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/etc"
: > "$root/var/lib/dpkg/status"
printf 'root:x:0:0:root:/root:/bin/sh\n' > "$root/etc/passwd"
printf 'root:x:0:\n' > "$root/etc/group"
# Scripts run outside the new root and are told where it is (DPKG_ROOT), as those who build images do.
in_root() {
  dpkg --root="$root" --force-script-chrootless --force-depends --force-architecture --log=/dev/null "$@" > "$root/said" 2>&1 ||
    { cat "$root/said" >&2; fail "dpkg $*"; }
}

in_root --install "$package"
for file in usr/bin/kith usr/bin/kith-press etc/kith/kith.toml usr/lib/sysusers.d/kith.conf usr/share/doc/kith/install.md; do
  [ -e "$root/$file" ] || fail "$file is not there"
done
units="$(find "$root" -name 'kith*.service' -o -name 'kith*.timer' | sort)"
[ "$(printf '%s\n' "$units" | wc -l)" = 3 ] || fail "not three units: $units"
grep -q '^kith:' "$root/etc/passwd" || fail "there is no user kith"
for folder in var/lib/kith var/backups/kith; do
  [ "$(stat -c %a "$root/$folder")" = 700 ] || fail "$folder can be read by others"
  [ "$(stat -c %u "$root/$folder")" = "$(sed -n 's/^kith:[^:]*:\([0-9]*\):.*/\1/p' "$root/etc/passwd")" ] || fail "$folder is not kith's"
done
if command -v systemd-analyze >/dev/null; then
  # Only what is wrong is said; that the program is not at its place is no fault of the unit.
  wrong="$(for unit in $units; do systemd-analyze verify "$unit" 2>&1; done | grep -v 'is not executable: No such file' || true)"
  [ -z "$wrong" ] || fail "the units: $wrong"
  exposure="$(systemd-analyze security --offline=yes "$(printf '%s\n' "$units" | grep '/kith\.service')" | sed -n 's/.*Overall exposure level[^:]*: \([0-9]*\)\.\([0-9]*\).*/\1\2/p')"
  [ "$exposure" -le 20 ] || fail "the unit is exposed at $exposure tenths, and 20 is the most"
  say "Exposure of the unit by systemd-analyze: $((exposure / 10)).$((exposure % 10))"
fi

# Something is recorded, and something configured.
kith="$root/usr/bin/kith"
database="$root/var/lib/kith/kith.db"
"$kith" key new "$root/etc/kith/key" > /dev/null
"$kith" user add ada --name "Ada Winterbeck" --role administrator --database "$database" --key-file "$root/etc/kith/key" > /dev/null
printf 'idle = 45\n' >> "$root/etc/kith/kith.toml"
before="$(cat "$database" "$root/etc/kith/key" "$root/etc/kith/kith.toml" | sha256sum)"
same() { [ "$(cat "$database" "$root/etc/kith/key" "$root/etc/kith/kith.toml" | sha256sum)" = "$before" ] || fail "$1 changed what was kept"; }

# The same, as a newer version, with another file of settings in it: what somebody wrote there is kept.
newer="$root/newer"
dpkg-deb --raw-extract "$package" "$newer"
sed -i 's/^Version: .*/Version: 9999.0/' "$newer/DEBIAN/control"
printf '# a newer version says more here\n' >> "$newer/etc/kith/kith.toml"
# Sums of what is in it are not in every package: they are read by who checks a disk, not by dpkg.
[ ! -e "$newer/DEBIAN/md5sums" ] || sed -i '\|etc/kith/kith.toml|d' "$newer/DEBIAN/md5sums"
dpkg-deb --root-owner-group --build "$newer" "$root/newer.deb" > /dev/null
in_root --force-confold --install "$root/newer.deb"
grep -q '^Version: 9999.0' "$root/var/lib/dpkg/status" || fail "the newer version is not installed"
same "an upgrade"
"$kith" verify --database "$database" --key-file "$root/etc/kith/key" > /dev/null || fail "kith verify after an upgrade"
"$kith" user list --config "$root/etc/kith/kith.toml" --database "$database" --key-file "$root/etc/kith/key" | grep -q "Ada Winterbeck" || fail "the account is gone"

kept="$root/kept"
cp -a "$database" "$root/etc/kith/key" "$root/var/backups" "$kept" 2>/dev/null || { mkdir -p "$kept"; cp -a "$database" "$root/etc/kith/key" "$kept"; }
in_root --remove kith
[ ! -e "$kith" ] || fail "the program is still there after it was removed"
same "a removal"
in_root --purge kith
[ -e "$database" ] && [ -e "$root/etc/kith/key" ] || fail "a purge took what was recorded, or its key"
cmp -s "$database" "$kept/kith.db" || fail "a purge changed what was recorded"
grep -q "what was recorded is kept" "$root/said" || fail "a purge does not say what it leaves"
say "Installed, upgraded, removed and purged: what was recorded is as it was."
