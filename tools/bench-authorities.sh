#!/usr/bin/env bash
# Several authorities in one program: memory for each whose record is open, time to the first page of one that was put away,
# disk. Everything is invented: `kith simulate`.
#
#   tools/bench-authorities.sh [COUNT [CHILDREN [MONTHS]]]      6, 540 and 36 where nothing is said: a file each
#   ON=postgres tools/bench-authorities.sh …                    all in one database of PostgreSQL, a role each
#
# 540 children are England's 83,000 over its 153 authorities. KITH names a program built already. What is printed is what was
# measured, and the load of the machine before and after; nothing is extrapolated.
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-6}
children=${2:-540}
months=${3:-36}

if [ -z "${KITH:-}" ]; then
  cargo build --locked --release --quiet -p kith
  KITH=$(cargo metadata --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')/release/kith
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%d", $2 / 1024 }' /proc/meminfo) MiB; load before: $(cut -d' ' -f1-3 /proc/loadavg)"
if [ "${ON:-files}" = postgres ]; then
  # The distribution's server in the same folder, on a socket, as it comes: a transaction is on disk before it is answered.
  programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  # It does not run as root.
  own() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi; }
  mkdir "$work/server"
  chmod 711 "$work"
  [ "$(id -u)" != 0 ] || chown nobody:nogroup "$work/server"
  own "$programs/initdb" -D "$work/server/data" -U postgres --auth=trust > "$work/initdb" 2>&1
  own "$programs/pg_ctl" -D "$work/server/data" -l "$work/server/log" -w -o "-k $work/server -h '' -c max_connections=${CONNECTIONS:-100}" start > /dev/null
  trap 'own "$programs/pg_ctl" -D "$work/server/data" -m immediate stop > /dev/null; rm -rf "$work"' EXIT
  ask() { "$programs/psql" -h "$work/server" -U postgres -qAt "$@"; }
  ask -c 'CREATE DATABASE region' postgres
  address() { printf 'postgres://%s@/region?host=%s' "$1" "$work/server"; }
  "$KITH" database prepare --database "$(address postgres)" > /dev/null
fi

began=$SECONDS
for nth in $(seq 1 "$count"); do
  database="$work/$nth.db"
  if [ "${ON:-files}" = postgres ]; then
    ask -c "CREATE ROLE a$nth LOGIN" region
    "$KITH" database admit "Z$nth" --role "a$nth" --database "$(address postgres)" > /dev/null
    database="$(address "a$nth")"
  fi
  "$KITH" simulate --children "$children" --months "$months" --seed "$nth" --authority "Z$nth" --out "$work/files" \
    --database "$database" > /dev/null
  rm -rf "$work/files"
  "$KITH" user add hal --name "Hal Invented" --role head_of_service --database "$database" > /dev/null 2>&1
  "$KITH" user token add hal --name Bench --scope children --database "$database" > "$work/$nth.token" 2> /dev/null
  printf '[authority.a%s]\nname = "a%s.example"\ndatabase = "%s"\n' "$nth" "$nth" "$database" >> "$work/list"
done
echo "invented and recorded in $((SECONDS - began)) s, on ${ON:-files}"

disk() {
  if [ "${ON:-files}" = postgres ]; then ask -c "SELECT pg_database_size('region')" region; else cat "$work"/*.db* | wc -c; fi
}

python3 - "$KITH" "$work" "$count" "$(disk)" <<'PY'
import http.client, re, statistics, subprocess, sys, time

kith, work, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
MIB = 1 << 20


def serve(bound):
    head = 'listen = "127.0.0.1:0"\nmetrics = "127.0.0.1:0"\n' + (f"memory-mib = {bound}\n" if bound else "")
    with open(f"{work}/kith.toml", "w") as file:
        file.write(head + open(f"{work}/list").read())
    process = subprocess.Popen([kith, "serve", "--config", f"{work}/kith.toml"], stdout=subprocess.PIPE,
                               stderr=open(f"{work}/log", "w"), text=True)
    figures = re.search(r"//([^/]+)/", process.stdout.readline()).group(1)
    pages = re.search(r"//([^/]+)/", process.stdout.readline()).group(1)
    time.sleep(3)
    return process, pages, figures


def ask(pages, nth, path):
    began = time.perf_counter()
    connection = http.client.HTTPConnection(pages, timeout=120)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", f"a{nth}.example")
    token = open(f"{work}/{nth}.token").read().strip()
    connection.putheader("Authorization", f"Bearer {token}")
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        # What the program said of it: it names nobody.
        sys.exit(f"{nth}: {path} was answered with {answer.status}\n" + open(f"{work}/log").read()[-1500:])
    return (time.perf_counter() - began) * 1000


def told(figures):
    connection = http.client.HTTPConnection(figures, timeout=60)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    one = lambda name: float(re.search(rf"^{name} ([0-9.e+]+)$", text, re.M).group(1))
    heads = [float(head) for head in re.findall(r'^kith_journal_head\{[^}]*\} ([0-9.e+]+)$', text, re.M)]
    return one("process_resident_memory_bytes"), one("kith_authorities_bytes"), one("kith_authorities_open"), heads


process, pages, figures = serve(None)
empty, _, _, _ = told(figures)
first, work_pages, warm, resident = [], [], [], [empty]
for nth in range(1, count + 1):
    first.append(ask(pages, nth, "/sign-in"))
    work_pages.append(ask(pages, nth, "/api/v1/children"))
    warm.append(statistics.median(ask(pages, nth, "/api/v1/children") for _ in range(5)))
    time.sleep(1)
    resident.append(told(figures)[0])
all_memory, guessed, opened, heads = told(figures)
process.terminate()
process.wait()
each = [(after - before) / MIB for before, after in zip(resident, resident[1:])]
disk = int(sys.argv[4])
print(f"authorities: {count}, all open: {opened:.0f}; entries of each: {min(heads):.0f} to {max(heads):.0f}")
print(f"memory of the program with none open: {empty / MIB:.0f} MiB; with all: {all_memory / MIB:.0f} MiB")
print(f"memory of each, as it was opened and its children listed: median {statistics.median(each):.0f} MiB, most {max(each):.0f} MiB")
print(f"as guessed for the bound: {guessed / MIB / count:.0f} MiB each; bytes measured an entry: "
      f"{(all_memory - empty) / sum(heads):.0f}")
print(f"first page of one that is cold: median {statistics.median(first):.0f} ms, most {max(first):.0f} ms; the list of its children "
      f"after it: median {statistics.median(work_pages):.0f} ms; again: {statistics.median(warm):.1f} ms")
print(f"disk: {disk / MIB:.0f} MiB, {disk / MIB / count:.0f} MiB each")

bound = max(4, int(guessed / MIB / count * 2.5))
process, pages, figures = serve(bound)
again = []
for turn in range(2):
    for nth in range(1, count + 1):
        took = ask(pages, nth, "/sign-in")
        if turn:
            again.append(took)
memory, _, opened, _ = told(figures)
process.terminate()
process.wait()
print(f"bounded to {bound} MiB: {opened:.0f} open after {2 * count} first pages, memory of the program {memory / MIB:.0f} MiB; "
      f"first page of one that was put away: median {statistics.median(again):.0f} ms, most {max(again):.0f} ms")
PY
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
