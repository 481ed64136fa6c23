// How quickly the pages of the working day are answered: at a hundred requests a second, as fast as they can be had, and
// after a visit is recorded. The page of the framework alone is asked in the same run, on the same machine, which the
// programs share with this one.
//
//   node load.mjs BARE KITH demo --children 3000 --months 132        both programs, and what the second is to do;
//                                                                    prints one line a measure
//
// People are chosen from the page of a demonstration: `kith serve` asks for an account, and was measured before it did.
import autocannon from "autocannon";
import { readFileSync } from "node:fs";
import { signIn, start } from "../browser/server.mjs";

const [bareProgram, kithProgram, ...what] = process.argv.slice(2);
const SECONDS = Number(process.env.SECONDS_EACH ?? 20);
const RATE = 100;
const WORKERS = 50;
const VISITS = 200;

const bare = await start([bareProgram, "127.0.0.1:8904"]);
const begun = performance.now();
const kith = await start([kithProgram, ...what, "--listen", "127.0.0.1:8905"]).catch(async (fault) => {
  await bare.stop();
  throw fault;
});
console.log(`kith ${what.join(" ")}: its address after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
kith.base = kith.base.replace(/\/$/, "");

try {
  const people = await socialWorkers(WORKERS);
  const work = people.map((cookie) => ({ path: "/work", headers: { cookie } }));
  const children = [];
  for (const cookie of people) {
    for (const path of (await childrenOf(cookie)).slice(0, 8)) children.push({ path, headers: { cookie } });
  }
  console.log(`${people.length} social workers, ${children.length} children of theirs`);
  console.log(`memory after signing in: ${memory(kith.pid)} MiB`);

  const measures = [
    ["the bare page", bare.base, [{ path: "/" }]],
    ["my work", kith.base, work],
    ["a child's page", kith.base, children],
  ];
  for (const [what, url, requests] of measures) {
    await fire(url, requests, { duration: 3 });
    const calm = await fire(url, requests, { duration: SECONDS, overallRate: RATE });
    tell(what, `${RATE} a second`, calm);
  }
  for (const [what, url, requests] of measures) {
    tell(what, "as fast as can be", await fire(url, requests, { duration: SECONDS / 2, connections: 50 }));
  }
  await visits(children);
  console.log(`memory at the end: ${memory(kith.pid)} MiB`);
} finally {
  await bare.stop();
  await kith.stop();
}

/** The cookies of so many social workers, spread over the page of people. */
async function socialWorkers(wanted) {
  const page = await (await fetch(kith.base + "/who")).text();
  const all = [...page.matchAll(/<option value="([^"]+)">([^<]*)</g)].filter(([, , words]) =>
    words.includes("(social worker"),
  );
  const step = Math.max(1, Math.floor(all.length / wanted));
  const cookies = [];
  for (const [, person] of all.filter((_, at) => at % step === 0).slice(0, wanted)) {
    cookies.push(await signIn(kith.base, "Social worker", person));
  }
  return cookies;
}

/** The addresses of the children on somebody's list. */
async function childrenOf(cookie) {
  const page = await (await fetch(kith.base + "/work", { headers: { cookie } })).text();
  return [...new Set([...page.matchAll(/href="(\/child\/[^"/?#]+)/g)].map(([, path]) => path))];
}

function fire(url, requests, options) {
  return new Promise((resolve, reject) => {
    autocannon({ url, requests, connections: 10, timeout: 10, ...options }, (fault, told) =>
      fault ? reject(fault) : resolve(told),
    );
  });
}

function tell(what, how, told) {
  const wrong = told.non2xx + told.errors + told.timeouts;
  const { p50, p99, max } = told.latency;
  const seconds = told.duration;
  const kilobytes = (told.throughput.total / Math.max(1, told.requests.total) / 1000).toFixed(1);
  console.log(
    `${what}, ${how}: p50 ${p50} ms, p99 ${p99} ms, most ${max} ms, ` +
      `${(told.requests.total / seconds).toFixed(0)} a second, ${kilobytes} kB each` +
      (wrong ? `, ${wrong} WRONG` : "") +
      `; memory ${memory(kith.pid)} MiB`,
  );
}

/** Visits one after another: how long until it is on disk, and until the child's page has it too. */
async function visits(children) {
  const durable = [];
  const everywhere = [];
  for (let nth = 0; nth < VISITS; nth += 1) {
    const { path, headers } = children[nth % children.length];
    const said = `load ${nth} ${Date.now()}`;
    const from = performance.now();
    const answer = await fetch(`${kith.base}${path}/visit`, {
      method: "POST",
      redirect: "manual",
      headers: {
        ...headers,
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
      },
      body: new URLSearchParams({ "~when": "today", seen: "alone", notes: said }),
    });
    if (answer.status !== 303) throw new Error(`a visit was answered with ${answer.status}`);
    durable.push(performance.now() - from);
    const page = await (await fetch(kith.base + path, { headers })).text();
    if (!page.includes(said)) throw new Error(`the visit ${said} is not on ${path}`);
    everywhere.push(performance.now() - from);
  }
  const at = (of, share) => of.sort((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))].toFixed(1);
  console.log(`a visit recorded: on disk p50 ${at(durable, 0.5)} ms, p99 ${at(durable, 0.99)} ms`);
  console.log(`… and read again on the child's page: p50 ${at(everywhere, 0.5)} ms, p99 ${at(everywhere, 0.99)} ms`);
}

/** Resident memory in MiB, as the system tells it. */
function memory(pid) {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/);
  return line ? Math.round(Number(line[1]) / 1024) : "not known";
}
