// How quickly the pages of the working day are answered: at a hundred requests a second, as fast as they can be had, and
// after a visit is recorded. The page of the framework alone is asked in the same run, on the same machine, which the
// programs share with this one.
//
//   node load.mjs BARE KITH demo --children 60              both programs, and what the second is to do; prints one line a measure
//   node load.mjs BARE KITH simulate --children 650 …       invents the authority in a database of its own, gives ACCOUNTS people
//                                                           an account, serves it, and signs in as fifty of them, as people do
//
// Of a demonstration people are chosen from its page without a password.
import autocannon from "autocannon";
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { signIn, start } from "../browser/server.mjs";
import { joined } from "./accounts.mjs";

const [bareProgram, kithProgram, ...asked] = process.argv.slice(2);
const ACCOUNTS = Number(process.env.ACCOUNTS ?? 1000);
const SECONDS = Number(process.env.SECONDS_EACH ?? 20);
const RATE = 100;
const WORKERS = 50;
const VISITS = 200;

const folder = mkdtempSync(join(tmpdir(), "kith-load-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const withAccounts = asked[0] === "simulate";
const { what, links } = withAccounts ? await rehearsal() : { what: asked, links: [] };

const bare = await start([bareProgram, "127.0.0.1:8904"]);
const begun = performance.now();
const kith = await start([kithProgram, ...what, "--listen", "127.0.0.1:8905"]).catch(async (fault) => {
  await bare.stop();
  throw fault;
});
console.log(`kith ${what.join(" ")}: its address after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
kith.base = kith.base.replace(/\/$/, "");

try {
  const people = withAccounts ? await signedIn(links) : await socialWorkers(WORKERS);
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

/** An invented authority in a database, and accounts: what to serve, and the set-up links of so many social workers. */
async function rehearsal() {
  const database = join(folder, "kith.db");
  const [, ...plan] = asked;
  console.log(execFileSync(kithProgram, ["simulate", ...plan, "--out", join(folder, "files"), "--database", database], { encoding: "utf8" }).trim());
  // Whoever holds a post on the last day, as the file of facts says.
  const workers = new Map();
  for await (const line of createInterface({ input: createReadStream(join(folder, "files/facts.jsonl")) })) {
    if (!line.includes('"worker_details"')) continue;
    const { subject, record } = JSON.parse(line);
    if (record.until) workers.delete(subject);
    else workers.set(subject, record);
  }
  const step = Math.max(1, Math.floor(workers.size / WORKERS));
  const rows = ["id,name,role"];
  const add = (id, name, role) => rows.push(`${id},${name},${role}`);
  for (const [subject, { name }] of workers) add(subject.split(":")[1], name, "social_worker");
  let nth = workers.size;
  const roles = ["reviewing_officer", "personal_adviser", "front_door", "placements", "health", "virtual_school", "performance_officer"];
  for (; nth < ACCOUNTS; nth += 1) add(`staff-${nth}`, `Invented Colleague ${nth}`, roles[nth % roles.length]);
  writeFileSync(join(folder, "staff.csv"), rows.join("\n"));
  const printed = execFileSync(kithProgram, ["user", "import", join(folder, "staff.csv"), "--database", database], { encoding: "utf8" });
  const all = printed.trim().split("\n").slice(1).map((line) => line.split(",")[1]);
  const links = all.slice(0, workers.size).filter((_, at) => at % step === 0).slice(0, WORKERS);
  console.log(`${all.length} accounts`);
  return { what: ["serve", "--database", database], links };
}

/** The cookies of those who open their set-up links: a password, an authenticator, and they are in. */
async function signedIn(links) {
  const cookies = [];
  for (const link of links) cookies.push(await joined(kith.base, new URL(link).pathname));
  return cookies;
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
