#!/usr/bin/env bash
# Makes sure that what `make test` and `make demo` call is on this machine. Installs what is missing
# with apt where it may (as root, or by a sudo that asks no password); otherwise says exactly what is
# missing and how to get it, and ends with status 1. Asks nothing. Installs nothing that is there.
#
#   tools/install.sh          everything (tests)
#   tools/install.sh demo     what a demo needs: no browser, no PDF tools
set -euo pipefail

for_what="${1:-test}"

missing=() # what, in words
packages=() # the packages that bring it

need() { # words, package, test…
  local words="$1" package="$2"
  shift 2
  if ! "$@" >/dev/null 2>&1; then
    missing+=("$words")
    packages+=("$package")
  fi
}

have() { command -v "$1"; }
python_venv() { python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'; }
browser() { [ -n "${CHROMIUM:-}" ] || have chromium; }
haproxy_there() { ls /usr/sbin/haproxy || have haproxy; }
postgresql() { ls /usr/lib/postgresql/*/bin/initdb; }
open_sans() { ls /usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf; }

look() {
  missing=() packages=()
  need "a C compiler (cc)" build-essential have cc
  need "make" make have make
  need "Node.js (node)" nodejs have node
  # Node from another source brings npm with it; the distribution's npm would clash with that.
  if have node >/dev/null 2>&1 || [ -n "${CI:-}" ]; then need "npm" npm have npm; else packages+=(npm); fi
  if [ "$for_what" != demo ]; then
    need "git" git have git
    need "Chromium (chromium)" chromium browser
    need "Python 3.10 or newer with venv (python3)" python3-venv python_venv
    need "the PDF tools (pdftotext)" poppler-utils have pdftotext
    need "a PostgreSQL server for the tests (15 or newer)" postgresql postgresql
    need "HAProxy for the tests of several nodes (haproxy)" haproxy haproxy_there
  fi
  need "the Open Sans fonts" fonts-open-sans open_sans
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

look
if [ ${#packages[@]} -gt 0 ] && have apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
  echo "installing: ${packages[*]}"
  export DEBIAN_FRONTEND=noninteractive
  as_root timeout 600 apt-get update -qq || true
  # The distribution's npm alone is some four hundred packages: ten minutes on a busy machine.
  as_root env DEBIAN_FRONTEND=noninteractive timeout 1800 \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || true
  look
fi

status=0
if [ ${#missing[@]} -gt 0 ]; then
  echo "Missing on this machine:" >&2
  printf '  %s\n' "${missing[@]}" >&2
  echo "On Debian or Ubuntu: sudo apt-get install ${packages[*]}" >&2
  status=1
fi

if have node >/dev/null 2>&1 && [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 18 ]; then
  echo "Node.js is $(node --version); the front end and the browser tests need 18 or newer." >&2
  status=1
fi
if ! have cargo >/dev/null 2>&1; then
  echo "Missing on this machine: Rust (cargo), 1.95 or newer. See https://www.rust-lang.org/tools/install" >&2
  status=1
fi
exit $status
