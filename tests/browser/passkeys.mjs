// Passkeys in a real browser with a virtual authenticator: added on one's account, used without a name and after a password, removed,
// copied (the count goes back), and the page without scripts.
//
//   node passkeys.mjs [--shots FOLDER] -- KITH
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf } from "./authenticator.mjs";
import { freePort, start, usersOf } from "./server.mjs";
import { called, launch, looks, tally } from "./tally.mjs";

const PASSWORD = "lantern gravel ochre";
const LONG = "The telephone of Wilhelmina-Josephine, blue, second drawer"; // as long as a name may be

const { shots, program: [kith] } = called();
const { check, end } = tally("passkeys");

const folder = mkdtempSync(join(tmpdir(), "kith-passkeys-"));
const database = join(folder, "kith.db");
const user = usersOf(kith, database);
const port = await freePort();
// Browsers use passkeys at a name, over TLS or at this one.
const site = `http://localhost:${port}`;
const link = user("add", "ada", "--name", "Ada Invented", "--role", "performance_officer", "--sign-in", "ada@council.example", "--address", site);
const server = await start([kith, "serve", "--database", database, "--listen", `127.0.0.1:${port}`, "--site", site]);
const browser = await launch();
const looked = (page, name) => looks({ browser, check, shots, before: "passkey" }, page, name);

try {
  await walk();
  await withoutScripts();
} catch (error) {
  check("every walk comes to its end", false, error.stack);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
}
end();

async function signsOut(page) {
  await page.goto(`${site}/account`);
  await page.click("header button");
}

async function walk() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const device = (residentKey) =>
    devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: residentKey, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
  const { authenticatorId } = await device(true);

  await page.goto(link);
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await page.click("main button");
  await page.fill("#code", codeOf(await page.locator("#key").textContent()));
  await page.click("main button");
  const [recovery] = await page.locator("li.kith-key").allTextContents();

  // Added: the password is asked for, then the device.
  await page.goto(`${site}/account`);
  await page.click("text=Add or remove");
  await looked(page, "none");
  await page.fill("#name", LONG);
  await page.fill("#password", "not the password");
  await page.click("main button");
  check("a wrong password adds nothing", (await page.textContent("main")).includes("The password is not right"));
  await page.fill("#name", LONG);
  await page.fill("#password", PASSWORD);
  await page.click("main form:has(#password) button");
  await looked(page, "asked");
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.click("main form button");
  await page.waitForFunction(() => document.getElementById("passkey-told").textContent !== "");
  check("a device that knows nobody adds nothing", page.url() === `${site}/account/passkeys`, page.url());
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.click("main form button");
  await page.waitForURL(/done=added/);
  check("the passkey stands there by its name", (await page.textContent("main")).includes(LONG));
  await looked(page, "one");

  // Signed in by it alone, to the page that was asked for.
  await signsOut(page);
  await page.goto(`${site}/definitions`);
  await looked(page, "sign-in");
  await page.click("text=Sign in with a passkey");
  await looked(page, "sign-in-asked");
  let sent = "";
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/sign-in/passkey")) sent = request.postData();
  });
  const cookies = await context.cookies();
  await page.click("main form button");
  await page.waitForURL(`${site}/definitions`);
  check("who signs in with a passkey is in", (await page.textContent("header")).includes("Ada Invented"));
  await page.goto(`${site}/account/passkeys`);
  check("when it was last used stands there", !(await page.textContent("main table")).includes("Never"));

  // The same answer again, with what the browser kept.
  const other = await browser.newContext();
  await other.addCookies(cookies.filter((cookie) => cookie.name.includes("passkey")));
  const again = await other.request.post(`${site}/sign-in/passkey`, {
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }, data: sent, maxRedirects: 0,
  });
  check("an answer used again lets nobody in", again.status() === 422, `${again.status()}`);
  await other.close();

  // After a password, in the place of the code.
  await signsOut(page);
  await page.goto(`${site}/sign-in`);
  await page.fill("#name", "ada@council.example");
  await page.fill("#password", PASSWORD);
  await page.click("main form:has(#password) button");
  await page.click("text=Use a passkey instead");
  await page.click("main form button");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  check("a passkey stands for the code", (await page.textContent("header")).includes("Ada Invented"));

  // A copy of the key that has signed less often: it is refused.
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  await devtools.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credentials[0].credentialId });
  await devtools.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credentials[0], signCount: 0 } });
  await signsOut(page);
  await page.goto(`${site}/sign-in/passkey`);
  await page.click("main form button");
  await page.waitForSelector("text=That passkey is not known here");
  check("a count that goes back is refused", true);
  await looked(page, "refused");

  // Recovery stays; what is removed signs nobody in.
  await page.goto(`${site}/sign-in`);
  await page.fill("#name", "ada@council.example");
  await page.fill("#password", PASSWORD);
  await page.click("main form:has(#password) button");
  await page.click("text=I do not have my authenticator here");
  await page.fill("#code", recovery);
  await page.click("main button");
  await page.goto(`${site}/account/passkeys`);
  await page.click("main table button");
  check("it can be removed", (await page.textContent("main")).includes("You have none"));
  await devtools.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credentials[0].credentialId });
  await devtools.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credentials[0], signCount: 99 } });
  await signsOut(page);
  await page.goto(`${site}/sign-in/passkey`);
  await page.click("main form button");
  await page.waitForSelector("text=That passkey is not known here");
  check("a passkey that was removed signs nobody in", true);
  const policy = errors.filter((error) => error.includes("Content Security Policy"));
  check("nothing on the pages is refused by their policy", policy.length === 0, policy.join("; "));
  await context.close();
}

/** The page without scripts says how else to sign in. */
async function withoutScripts() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}/sign-in/passkey`);
  check("without scripts the page says so", (await page.textContent("main")).includes("JavaScript"));
  await page.click("text=Sign in with a password and a code");
  check("and leads to the password", (await page.locator("#password").count()) === 1);
  await context.close();
}
