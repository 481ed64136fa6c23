// Signs in at a real provider (OpenID Connect) in a real browser, without scripts on our pages: joins, moves, is refused, signs out
// there too, ties an account with a set-up link; with the provider away, with new keys, and with an answer used again.
//
//   node provider.mjs [--shots FOLDER] -- KITH
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, start, usersOf } from "./server.mjs";
import { called, launch, looks, tally } from "./tally.mjs";

const { shots, program: [kith] } = called();
const { check, end } = tally("provider");

const folder = mkdtempSync(join(tmpdir(), "kith-provider-"));
const [database, people, secret, groups] = ["kith.db", "people.json", "secret", "groups.csv"].map((name) => join(folder, name));
const user = usersOf(kith, database);
const known = { ada: { name: "Ada Invented", staff: "w-77", groups: ["workers"] }, bo: { name: "Bo Invented", staff: "w-78", groups: ["analysts"] } };
const tell = () => writeFileSync(people, JSON.stringify(known));
tell();
writeFileSync(secret, "a secret of the tests\n");
writeFileSync(groups, "group,role,team\nmanagers,team_manager,team-1\nanalysts,performance_officer,\nworkers,social_worker,\n");
user("add", "first", "--name", "First Invented", "--role", "administrator");

const offered = "text=Sign in with the invented council";
const [ours, theirs] = [await freePort(), await freePort()];
const site = `http://127.0.0.1:${ours}`;
const server = await start([
  kith, "serve", "--database", database, "--listen", `127.0.0.1:${ours}`, "--site", site,
  "--oidc-issuer", `http://127.0.0.1:${theirs}`, "--oidc-client", "kith", "--oidc-secret-file", secret,
  "--oidc-name", "the invented council", "--oidc-groups", groups, "--oidc-joiners", "staff",
]);
let provider;
async function startProvider() {
  const script = join(dirname(fileURLToPath(import.meta.url)), "../provider/provider.mjs");
  const child = spawn(process.execPath, [script, String(theirs), site, people], { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", (code) => reject(new Error(`the provider ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  provider = child;
}
const stopProvider = () =>
  new Promise((resolve) => {
    provider.once("exit", resolve);
    provider.kill("SIGTERM");
  });

const browser = await launch();
const looked = (page, name) => looks({ browser, check, shots, before: "provider" }, page, name);

try {
  await away();
  await startProvider();
  const page = await joins();
  await leadsOut(page);
  await moves();
  await refused();
  await ties();
  await otherKeys();
} catch (error) {
  check("every walk comes to its end", false, error.stack);
} finally {
  await browser.close();
  await server.stop();
  if (provider?.exitCode === null) await stopProvider();
  rmSync(folder, { recursive: true });
}
end();

async function open(width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: false });
  return context.newPage();
}

/** At the provider: who, any password, and that Kith may know it. */
async function signsIn(page, login) {
  await page.fill("input[name=login]", login);
  await page.fill("input[name=password]", "any");
  await page.click("button[type=submit]");
  if (page.url().startsWith(`http://127.0.0.1:${theirs}`)) await page.click("button[type=submit]");
}

/** The provider is not there: a plain page, and the way in that needs none. */
async function away() {
  const page = await open();
  await page.goto(`${site}/sign-in?to=%2Fdefinitions`);
  await looked(page, "sign-in");
  await page.click(offered);
  check("a provider that is away is said", (await page.textContent("main")).includes("cannot be reached just now"));
  check("one can still sign in with a password", (await page.locator("#password").count()) === 1);
  await looked(page, "away");
  await page.context().close();
}

async function joins() {
  const page = await open();
  // It is not asked again within a quarter of a minute.
  for (let tries = 0; tries < 60; tries += 1) {
    await page.goto(`${site}/definitions`);
    await page.click(offered);
    if (!page.url().startsWith(site)) break;
    await page.waitForTimeout(1000);
  }
  let answer = "";
  page.on("request", (request) => {
    if (request.url().includes("/sign-in/provider/back")) answer = request.url();
  });
  await signsIn(page, "ada");
  check("who joins lands where they wanted", page.url() === `${site}/definitions`, page.url());
  await page.goto(`${site}/account`);
  const said = await page.textContent("main");
  check("their account says how they sign in", said.includes("Ada Invented") && said.includes("the invented council"), said);
  await looked(page, "account");
  const other = await open();
  await other.goto(answer);
  check("an answer used again lets nobody in", (await other.textContent("main")).includes("Start again from here"));
  await looked(other, "used-again");
  await other.goto(answer.replace(/state=[^&]*/, "state=https%3A%2F%2Felsewhere.example%2F"));
  check("a state that is an address leads nowhere", other.url().startsWith(`${site}/sign-in/provider/back`), other.url());
  await other.context().close();
  return page;
}

/** Signing out here leads to signing out there, and back. */
async function leadsOut(page) {
  await page.click("header button");
  check("signing out says that there is more", (await page.textContent("main")).includes("You are still signed in with the invented council"));
  await looked(page, "signed-out");
  await page.click("text=Sign out of the invented council");
  check("the provider asks", page.url().startsWith(`http://127.0.0.1:${theirs}/session/end`), page.url());
  await page.click("button[value=yes]");
  check("and leads back", page.url().startsWith(`${site}/signed-out`), page.url());
  await page.goto(`${site}/definitions`);
  await page.click(offered);
  check("where one must sign in again", (await page.locator("input[name=login]").count()) === 1);
  await page.context().close();
}

async function signedIn(login, at = `${site}/account`) {
  const page = await open();
  await page.goto(at);
  await page.click(offered);
  await signsIn(page, login);
  return page;
}

async function moves() {
  known.ada.groups = ["workers", "managers"];
  tell();
  const page = await signedIn("ada");
  check("a mover has another role", (await page.textContent("header")).includes("team manager"), await page.textContent("header"));
  await page.context().close();
}

async function refused() {
  known.ada.groups = ["finance"];
  tell();
  const page = await signedIn("ada");
  check("without a group there is no role", (await page.textContent("main")).includes("none of your groups"));
  await looked(page, "no-role");
  await page.context().close();
  known.ada.groups = ["workers"];
  tell();
  user("leave", "w-77");
  const left = await signedIn("ada");
  check("who has left does not come back", (await left.textContent("main")).includes("no account in Kith"));
  await left.context().close();
}

async function ties() {
  const link = user("add", "bo", "--name", "Bo Invented", "--role", "panel_member");
  const page = await open();
  await page.goto(link.replace("http://127.0.0.1:8903", site));
  await looked(page, "set-up");
  await page.click(offered);
  await signsIn(page, "bo");
  await page.goto(`${site}/account`);
  const list = user("list");
  check("a set-up link ties the account", list.includes("signs in elsewhere") && !list.includes("w-78"), list);
  check("with the role that the groups give", (await page.textContent("header")).includes("performance officer"));
  await page.context().close();
}

/** The provider is started again, with other keys. */
async function otherKeys() {
  await stopProvider();
  await startProvider();
  const page = await signedIn("bo");
  check("new keys are taken", page.url() === `${site}/account`, page.url());
  await page.context().close();
}
