// What the journeys through the browser have in common: how they are called, the browser, what they count, and axe.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** `node JOURNEY [--shots FOLDER] -- PROGRAM ARGUMENT…`: the folder, made where it is missing, and what stands after the dashes. */
export function called() {
  const cut = process.argv.indexOf("--");
  const options = process.argv.slice(2, cut);
  const shots = options[options.indexOf("--shots") + 1 || options.length];
  if (shots) mkdirSync(shots, { recursive: true });
  return { shots, program: process.argv.slice(cut + 1) };
}

/** The browser: the system's own, which asks nobody on the internet for anything. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Counts what is right, tells at once what is not, and ends the program with the sum. */
export function tally(name) {
  let passed = 0;
  let failed = 0;
  return {
    check(what, right, saw = "") {
      if (right) {
        passed += 1;
      } else {
        failed += 1;
        console.log(`FAIL ${what}${saw ? `: ${saw}` : ""}`);
      }
    },
    end() {
      console.log(`${name}: ${passed} passed, ${failed} failed`);
      process.exit(failed === 0 ? 0 : 1);
    },
  };
}

/** What axe finds on a page whose window runs scripts, a line each. */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(
    async (rules) =>
      (await window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations.map(
        (v) => `${v.id} (${v.help}) at ${v.nodes.slice(0, 3).map((n) => n.target.join(" "))}`,
      ),
    RULES,
  );
}

/** By how many pixels a page scrolls sideways. */
export function sideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds on a page of a window that runs no scripts: axe is one, so it looks at the same HTML in a window that does. */
export async function violationsOfCopy(browser, page, width) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const copy = await context.newPage();
  // The copy runs no script of the page's own.
  const [url, html] = [page.url(), (await page.content()).replace(/<script src[^>]*><\/script>/g, "")];
  await copy.route("**/*", (route) =>
    route.request().isNavigationRequest() ? route.fulfill({ body: html, contentType: "text/html" }) : route.continue(),
  );
  await copy.goto(url);
  const found = await violations(copy);
  await context.close();
  return found;
}

/** Looks at a page wide and at phone width: nothing pushes it sideways, and axe finds nothing. `before`: how its pictures begin. */
export async function looks({ browser, check, shots, before }, page, name) {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await sideways(page);
    check(`${name} at ${width} does not scroll sideways`, wide <= 0, `${wide} pixels`);
    if (shots) await page.screenshot({ path: join(shots, `${before}-${name}-${width}.png`), fullPage: true });
  }
  const found = await violationsOfCopy(browser, page, 320);
  check(`${name}, axe`, found.length === 0, found.join("; "));
}
