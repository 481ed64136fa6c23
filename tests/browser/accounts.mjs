// Joins, signs in, changes a password and signs out in a real browser, without scripts, wide and on a small phone.
//
//   node accounts.mjs [--shots FOLDER] -- KITH
//
// The database is made for it with `kith user add`. Each page met on the way is given to axe.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf } from "./authenticator.mjs";
import { start, usersOf } from "./server.mjs";
import { called, launch, sideways, tally, violationsOfCopy } from "./tally.mjs";

const PASSWORD = "lantern gravel ochre";
const NEW = "harbour velvet nine";
const LONG = "Wilhelmina-Josephine Fitzgerald-Featherstonehaugh of the Invented Moor";

const { shots, program: [kith] } = called();
const { check, end } = tally("accounts");

const folder = mkdtempSync(join(tmpdir(), "kith-accounts-"));
const database = join(folder, "kith.db");
const user = usersOf(kith, database);
user("add", "ada", "--name", LONG, "--role", "performance_officer", "--sign-in", "ada@council.example");
const server = await start([kith, "serve", "--database", database, "--listen", "127.0.0.1:0"]);
// The server's port is known only now.
const linkOf = (said) => said.replace("http://127.0.0.1:8903", server.base);
const browser = await launch();

try {
  await joins(1280);
  await joins(320);
  await refused();
} catch (error) {
  check("every walk comes to its end", false, error.stack);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
}
end();

async function open(width) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: false });
  return context.newPage();
}

/** A page as it is looked at: one heading, nothing that pushes it sideways, axe. */
async function looked(page, name, width) {
  const wide = await sideways(page);
  check(`${name} at ${width} does not scroll sideways`, wide <= 0, `${wide} pixels`);
  check(`${name} at ${width} has one heading`, (await page.locator("h1").count()) === 1);
  if (shots) await page.screenshot({ path: join(shots, `account-${name}-${width}.png`), fullPage: true });
  const found = await violationsOfCopy(browser, page, width);
  check(`${name} at ${width}, axe`, found.length === 0, found.join("; "));
}

/** From the link to one's own account and out again. */
async function joins(width) {
  const link = linkOf(user("reset", "ada"));
  const page = await open(width);
  await page.goto(link);
  await looked(page, "choose-a-password", width);
  await page.fill("#password", "short");
  await page.fill("#again", "short");
  await page.click("main button");
  await looked(page, "choose-a-password-wrong", width);
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await page.click("main button");
  await looked(page, "authenticator", width);
  const key = await page.locator("#key").textContent();
  await page.fill("#code", codeOf(key));
  await page.click("main button");
  await looked(page, "recovery-codes", width);
  const codes = await page.locator("li.kith-key").allTextContents();
  check(`ten recovery codes at ${width}`, codes.length === 10);
  await page.click("main a.govuk-button");
  await page.goto(`${server.base}/account`);
  await looked(page, "account", width);
  await page.goto(`${server.base}/account/password`);
  await looked(page, "change-password", width);
  await page.fill("#current", PASSWORD);
  await page.fill("#password", NEW);
  await page.fill("#again", NEW);
  await page.click("main button");
  check(`the change is confirmed at ${width}`, (await page.textContent("main")).includes("Your password is changed"));
  for (const [name, path] of [["another-authenticator", "/account/authenticator"], ["new-recovery-codes", "/account/recovery-codes"]]) {
    await page.goto(server.base + path);
    await looked(page, name, width);
  }
  await page.click("header button");
  await looked(page, "signed-out", width);
  // Signing in again, by the address that was asked for, with a code on paper.
  await page.goto(`${server.base}/definitions`);
  await looked(page, "sign-in", width);
  await page.fill("#name", "ada@council.example");
  await page.fill("#password", PASSWORD);
  await page.click("main button");
  await looked(page, "sign-in-wrong", width);
  check(`the old password is refused at ${width}`, page.url().endsWith("/sign-in"));
  await page.fill("#password", NEW);
  await page.click("main button");
  await looked(page, "code", width);
  await page.click("text=I do not have my authenticator here");
  await looked(page, "recovery-code", width);
  await page.fill("#code", codes[0].toLowerCase());
  await page.click("main button");
  check(`the page that was asked for opens at ${width}`, page.url() === `${server.base}/definitions`, page.url());
  await page.context().close();
}

/** Nobody is let in by trying. */
async function refused() {
  const page = await open(1280);
  let waits = false;
  for (let tries = 0; tries < 12 && !waits; tries += 1) {
    await page.goto(`${server.base}/sign-in`);
    await page.fill("#name", "somebody@council.example");
    await page.fill("#password", `guess number ${tries}`);
    await page.click("main button");
    waits = (await page.textContent("main")).includes("too many tries");
  }
  check("who tries too often waits", waits);
  await looked(page, "too-often", 1280);
  await page.context().close();
}
