// Starts the program under test, finds out where it listens, and signs people in.
import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

// A demo of sixty children is ready in seconds; a first start on a busy machine may take longer.
const READY_WITHIN_MS = 120_000;

/**
 * The cookie of somebody of this role (of this very person, where one is named), as the page of people gives it; empty where
 * nobody is asked who they are.
 */
export async function signIn(base, role, wanted) {
  const page = await fetch(base + "/who");
  if (page.status !== 200) return "";
  const people = [...(await page.text()).matchAll(/<option value="([^"]+)">([^<]*)</g)];
  const [, person] = people.find(([, value, words]) => (wanted ? value === wanted : words.includes(`(${role}`) || words.startsWith(`${role} (`))) ?? [];
  if (!person) throw new Error(`nobody on the page of people is a ${role}`);
  const chosen = await fetch(base + "/who", {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ person, to: "/", sent: "" }),
  });
  return chosen.headers.get("set-cookie").split(";")[0];
}

/** A cookie header as the browser takes it. */
export function cookiesFor(base, cookie) {
  if (!cookie) return [];
  const [name, value] = cookie.split("=");
  return [{ name, value, url: base }];
}

/** `kith user` on a database: what it is told, given what it printed (a set-up link, the list of accounts). */
export function usersOf(kith, database) {
  const quiet = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
  return (...args) => execFileSync(kith, ["user", ...args, "--database", database], quiet).trim();
}

/** A port of this computer that nobody listens on. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs `command` until the returned `stop` is called. It must print a line with its address. */
export async function start([program, ...args]) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  const lines = createInterface({ input: child.stdout });
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const base = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${program} ${args.join(" ")}: ${why}\n${said.join("\n")}`));
    const late = setTimeout(() => fail("printed no address in time"), READY_WITHIN_MS);
    child.on("error", (error) => fail(error.message));
    child.on("exit", (code) => fail(`ended with status ${code} before it was ready`));
    lines.on("line", (line) => {
      said.push(line);
      const address = line.match(/http:\/\/[^\s/]+/);
      if (address) {
        clearTimeout(late);
        resolve(address[0]);
      }
    });
  }).catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
  child.removeAllListeners("exit");
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  return {
    base,
    pid: child.pid,
    /** Asks the program to stop, and says how it ended. */
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      const how = await ended;
      clearTimeout(late);
      return how;
    },
  };
}
