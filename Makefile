# Kith: build, try, test. Needs Rust, Node.js and, for the tests, Chromium: `make tools` looks and,
# where it may, installs. Nothing here asks a question or needs a secret.
#
#   make demo     an invented authority with the web app on it; prints the address to open
#   make test     everything that CI runs
#   make browser  of these, the pages in a real browser; make api, the interface for programs
#   make bench    the benchmarks
#   make load     how quickly pages are answered, a million facts behind them
#   make fuzz     looks for inputs that break a reader or a rule: make fuzz TIME=600 TARGETS="rules903 records"
#   make soak     faults for hours: kills, power cuts, failing disks, rotten bytes, crowds: make soak ONLY=power_cut
#   make fmt      formats the code
#   make bom      every part of the programs and its licence, as CycloneDX (kith.cdx.json in the build folder)
#   make deb      the Debian package, tried in a root of its own: make deb PROFILE=demo is quicker
#   make reproducible  two builds of the same commit, at two places: the same bytes?
#   make deny     licences, sources and advisories, where cargo-deny is installed
#   make pictures the pictures of the README, taken anew
#   make docs     the reference pages and the code's own documentation
#   make front    the style sheet alone (made by the others when it is out of date)
#   make clean-front   removes what `make front` made and fetched

# Built things live outside the clone, so that a fresh clone on the same machine need not start over.
CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/kith/target
export CARGO_TARGET_DIR
export CARGO_TERM_PROGRESS_WHEN ?= never
export CARGO_TERM_COLOR ?= never

FRONT := crates/web/front
BROWSER := tests/browser
PROVIDER := tests/provider
NPM_CI := timeout 600 npm ci --no-audit --no-fund --ignore-scripts --omit=optional --loglevel=error
CHROMIUM ?= $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome))
export CHROMIUM

# Arguments of `make demo`: make demo ARGS="--children 200 --listen 127.0.0.1:9000"
ARGS ?=

# What the tests build. The browser is shown the same programs, so that nothing is built twice with other features.
ALL := --workspace --lib --bins --tests --examples

# KiB that must be free beside an earlier build for a test run to be begun on top of it: two whole builds.
ROOM ?= 20971520

# Seconds for each target of `make fuzz`, and which; all where none is named.
TIME ?= 60
TARGETS ?=

.PHONY: api bom deb deny reproducible soak here pictures demo test bench load fuzz fmt docs front clean-front tools format lint unit doctest tidy browser
.NOTPARALLEL:
.DEFAULT_GOAL := demo

demo:
	@tools/install.sh demo
	@$(MAKE) --no-print-directory front
	@tools/demo.sh $(ARGS)

# Cheap checks first; each step has a time limit, so that one hang cannot spend CI's ninety minutes.
# The limits are four times what a step takes on two idle cores.
test: tools here front format lint unit doctest tidy deny bom browser api

tools:
	@tools/install.sh

# What is compiled for a test run is not compiled again with small changes: the parts kept for that are a third of the folder.
test: export CARGO_INCREMENTAL = 0

# Tests know their clone's path from when they were compiled, and cargo takes those of another clone that shares the folder
# for fresh: where the clone is another than last time, they are compiled again. Nor does cargo ever take away what an earlier
# commit left there: where the disk is nearly full of it, the folder is begun anew.
here:
	@mkdir -p "$(CARGO_TARGET_DIR)"; \
	if [ -d "$(CARGO_TARGET_DIR)/debug" ] && [ "$$(df --output=avail -k "$(CARGO_TARGET_DIR)" | tail -1)" -lt $(ROOM) ]; then \
	  echo "Less than $$(($(ROOM) / 1048576)) GiB free: what was built before is taken away and built anew."; \
	  rm -rf "$(CARGO_TARGET_DIR)/debug"; \
	fi; \
	if [ "$$(cat "$(CARGO_TARGET_DIR)/built-for" 2>/dev/null)" != "$(CURDIR)" ]; then \
	  find crates -name '*.rs' -exec touch {} +; \
	  echo "$(CURDIR)" > "$(CARGO_TARGET_DIR)/built-for"; \
	fi

format:
	timeout 120 cargo fmt --all --check

lint:
	timeout 1800 cargo clippy --locked --workspace --all-targets -- -D warnings

# nextest runs each test in a process of its own; plain `cargo test` does where it is not installed.
unit:
	@if cargo nextest --version >/dev/null 2>&1; then \
	  echo "cargo nextest run --locked $(ALL)"; \
	  timeout 2700 cargo nextest run --locked $(ALL) --no-fail-fast --status-level fail --final-status-level fail; \
	else \
	  echo "cargo test --locked $(ALL)"; \
	  timeout 2700 cargo test --locked $(ALL) --no-fail-fast; \
	fi

# The examples in the documentation. nextest does not run these.
doctest:
	timeout 900 cargo test --locked --workspace --doc --quiet

tidy:
	timeout 1800 cargo build --locked --quiet --workspace --bins --examples
	timeout 300 $(CARGO_TARGET_DIR)/debug/xtask tidy

# Every component first (the specimen), then the product itself.
browser: front $(BROWSER)/node_modules/.installed $(PROVIDER)/node_modules/.installed
	timeout 1800 cargo build --locked --quiet --workspace --bins --examples
	timeout 300 node $(BROWSER)/check.mjs --name specimen --long '/long?page=2' -- \
	  $(CARGO_TARGET_DIR)/debug/examples/specimen 127.0.0.1:0
	timeout 1200 node $(BROWSER)/check.mjs --name browser --as "performance officer" \
	  --from "/report,/team,/work,/find,/who,/care-records,/advocate" -- \
	  $(CARGO_TARGET_DIR)/debug/kith demo --children 60 --seed 1 --listen 127.0.0.1:0
	timeout 300 node $(BROWSER)/accounts.mjs --shots $(CARGO_TARGET_DIR)/screenshots -- $(CARGO_TARGET_DIR)/debug/kith
	timeout 300 node $(BROWSER)/provider.mjs --shots $(CARGO_TARGET_DIR)/screenshots -- $(CARGO_TARGET_DIR)/debug/kith
	timeout 300 node $(BROWSER)/passkeys.mjs --shots $(CARGO_TARGET_DIR)/screenshots -- $(CARGO_TARGET_DIR)/debug/kith
	timeout 900 node $(BROWSER)/journeys.mjs --shots $(CARGO_TARGET_DIR)/screenshots -- \
	  $(CARGO_TARGET_DIR)/debug/kith demo --children 60 --seed 1 --listen 127.0.0.1:0

pictures: front $(BROWSER)/node_modules/.installed
	cargo build --locked --quiet -p kith
	timeout 300 node $(BROWSER)/pictures.mjs docs/using -- \
	  $(CARGO_TARGET_DIR)/debug/kith demo --children 60 --seed 1 --listen 127.0.0.1:0

# The interface for programs, by schemathesis, which is installed outside the clone at a first run.
api:
	timeout 1800 cargo build --locked --quiet --workspace --bins --examples
	timeout 1500 python3 tests/api/check.py $(CARGO_TARGET_DIR)/debug/kith

# The PDF program is left out: its release build alone takes longer than all of these.
bench:
	timeout 3600 cargo bench --locked -p journal -p roll
	timeout 1800 cargo run --locked --release -p measure --example england
	timeout 3600 tools/bench-validate.sh
	timeout 1800 tools/bench-authorities.sh
	timeout 1800 cargo run --locked --release -p pages --example same_answer

# The pages of the working day under load, beside a bare page of the same framework.
load: front
	cargo build --locked --release -p kith -p web --bin kith --example bare
	cd tests/load && $(NPM_CI)
	node tests/load/load.mjs "$(CARGO_TARGET_DIR)/release/examples/bare" "$(CARGO_TARGET_DIR)/release/kith" \
	  simulate --children 650 --in-need 1950 --months 132 --seed 5 \
	  --until $$(date -d yesterday +%F)

# Under libFuzzer, on stable Rust; a C++ compiler is needed. What is kept is replayed by `make test`.
fuzz:
	tools/fuzz.sh $(TIME) $(TARGETS)

bom:
	@cargo build --locked --quiet --workspace --bins --examples
	@$(CARGO_TARGET_DIR)/debug/xtask bom > "$(CARGO_TARGET_DIR)/kith.cdx.json"
	@echo "$(CARGO_TARGET_DIR)/kith.cdx.json"

# cargo-deny is a large program of its own, so it is used where it is and not installed for this. Advisories come from the
# network: where they cannot be had that is said, and in CI it fails.
deny:
	@if ! cargo deny --version >/dev/null 2>&1; then \
	  echo "cargo-deny is not installed: deny.toml was not checked (cargo install --locked cargo-deny)"; \
	else \
	  cargo deny --locked check --hide-inclusion-graph licenses bans sources && \
	  { timeout 300 cargo deny --locked check --hide-inclusion-graph advisories || \
	    { echo "advisories were not looked at, or one was found: read the lines above"; [ -z "$$CI" ]; }; }; \
	fi

soak:
	tools/soak.sh $(ONLY)

# The package is tried where dpkg may be: as root, or under fakeroot.
PROFILE ?= release
deb: front
	@package="$$(tools/deb.sh $(PROFILE))" && echo "$$package" && \
	if [ "$$(id -u)" = 0 ]; then tests/package/check.sh "$$package"; \
	elif command -v fakeroot >/dev/null; then fakeroot tests/package/check.sh "$$package"; \
	else echo "not tried: dpkg needs root, or fakeroot"; fi

reproducible:
	tools/reproducible.sh $(PROFILE)

fmt:
	cargo fmt --all

docs: front
	cargo run --locked --quiet -p xtask -- docs
	timeout 1800 cargo doc --locked --workspace --no-deps

front: $(FRONT)/built/kith.css

$(FRONT)/built/kith.css: $(wildcard $(FRONT)/src/*) $(FRONT)/build.mjs $(FRONT)/node_modules/.installed
	timeout 120 node $(FRONT)/build.mjs

%/node_modules/.installed: %/package-lock.json %/package.json
	cd $* && $(NPM_CI)
	@touch $@

clean-front:
	rm -rf $(FRONT)/built $(FRONT)/node_modules $(BROWSER)/node_modules $(PROVIDER)/node_modules
