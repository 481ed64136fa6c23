// What the journeys through the browser have in common: how they are called, what they count, and axe.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

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
