// Walks through a working day in a real browser, as people do: docs/using/working-day.md tells of the pages.
//
//   node journeys.mjs [--shots FOLDER] -- PROGRAM ARGUMENT…
//
// A social worker on Monday at 8.50 with the keyboard alone; a visit on a doorstep, on a phone 320 pixels wide, without
// scripts; a team manager who asks who is about to miss something; what happens when things go wrong; then the day of each
// other role, a function each. Each page met on the way is given to axe. Screenshots are kept to be looked at.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cookiesFor, signIn, start } from "./server.mjs";
import { called, launch, sideways, tally, violations } from "./tally.mjs";

// Somebody quick needs a third of this; the rest is for thinking.
const A_MINUTE_MS = 60_000;

const { shots, program } = called();
const { check, end } = tally("journeys");

const server = await start(program);
const browser = await launch();
/** The windows of the journey that is walked. */
const opened = [];

try {
  const child = await walk(monday);
  await walk(doorstep, child);
  await walk(plan);
  await walk(manager);
  await walk(wrong, child);
  await walk(together, child);
  await walk(papers, child);
  await walk(twice, child);
  await walk(lists);
  await walk(aReturn);
  await walk(aReview);
  await walk(aChallenge);
  await walk(anAdvocate);
  await walk(supervision);
  await walk(auditor);
  await walk(complaint);
  await walk(homes);
  await walk(supervisingSocialWorker);
  await walk(leavingCare);
  await walk(familyFinder);
  await walk(managerOnAPhone);
  await walk(administrator);
} catch (error) {
  check("every journey comes to its end", false, error.stack);
} finally {
  await browser.close();
  await server.stop();
}
end();

/** Walks a journey, and closes the windows that were opened for it. Where one does not come to its end, the others are walked. */
async function walk(journey, ...args) {
  try {
    return await journey(...args);
  } catch (error) {
    check(`${journey.name} comes to its end`, false, error.stack);
  } finally {
    for (const context of opened.splice(0)) await context.close();
  }
}

/** A window of somebody of this role; nobody has signed in where there is none. */
async function window(role, width, { scripts = false, touch = false, height = 800, who } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: scripts,
    hasTouch: touch,
    isMobile: touch,
    locale: "en-GB",
    baseURL: server.base,
  });
  opened.push(context);
  if (role) await context.addCookies(cookiesFor(server.base, await signIn(server.base, role, who)));
  return context.newPage();
}

/** Keeps a screenshot, and gives the same HTML to axe in a window where scripts run. */
async function look(page, name) {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  // On a telephone the window grows around what is too wide, and nothing scrolls.
  const grown = (await page.evaluate(() => innerWidth)) - page.viewportSize().width;
  const wide = Math.max(grown, await sideways(page));
  check(`${name}: nothing pushes the page sideways`, wide <= 0, `${wide} pixels`);
  const lists = await page.evaluate(() =>
    [...document.querySelectorAll(".kith-scroll:has(> .kith-cards)")]
      .filter((e) => e.scrollWidth > e.clientWidth + 1 && innerWidth < 640)
      .map((e) => `${e.getAttribute("aria-label")} by ${e.scrollWidth - e.clientWidth} pixels`),
  );
  check(`${name}: no list scrolls sideways on a phone`, lists.length === 0, lists.join("; "));
  const html = await page.content();
  check(`${name}: the page is light`, html.length < 100 * 1024, `${html.length} letters`);
  const other = await browser.newContext({ viewport: page.viewportSize(), bypassCSP: true });
  const copy = await other.newPage();
  const sheet = await page.locator("link[rel=stylesheet]").getAttribute("href");
  const css = await (await fetch(new URL(sheet, server.base))).text();
  await copy.setContent(html.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${css}</style>`));
  await copy.evaluate(() => document.querySelectorAll("details").forEach((e) => (e.open = true)));
  const found = await violations(copy);
  await other.close();
  check(`${name}: axe finds nothing`, found.length === 0, found.join("; "));
}

/** Tabs on until what has the focus satisfies `is`; says after how many presses, or -1. */
async function tabTo(page, is, most = 80) {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      return { tag: e.tagName, words: e.textContent.trim(), href: e.getAttribute("href") ?? "", id: e.id };
    });
    if (is(at)) return presses;
  }
  return -1;
}

/** Presses something that leads to another page, and waits until that is here. */
async function leads(page, press) {
  await Promise.all([page.waitForEvent("load"), press()]);
}

/** The name of the file that a press on a link hands over. */
async function downloaded(page, link) {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return file.suggestedFilename();
}

/** Of a link into a child's record, the address of the record. */
function recordOf(href) {
  return href.split("?")[0].split("/").slice(0, 3).join("/");
}

/** Somebody is chosen by name on the page of people. */
async function chosen(page, name) {
  await page.goto("/who");
  const own = page.locator("#person option", { hasText: name });
  await page.selectOption("#person", await own.first().getAttribute("value"));
  await leads(page, () => page.locator("button", { hasText: "Go on" }).click());
}

/** A plan has one action more; gives what fills in a field of it. */
async function anotherAction(page) {
  await leads(page, () => page.locator("button", { hasText: "Add another action" }).click());
  const nth = (await page.locator("fieldset[id^='actions.'][tabindex]").last().getAttribute("id")).split(".")[1];
  return (field, text) => page.locator(`[id='actions.${nth}.${field}']`).fill(text);
}

/** Monday, 8.50: whom must I see, what is late, why. The keyboard alone. */
async function monday() {
  const page = await window("", 1280, { scripts: true });
  await page.goto("/");
  check("Monday: nobody reads before saying who they are", /\/who/.test(page.url()), page.url());
  await look(page, "1-who-are-you");
  await tabTo(page, (at) => at.id === "person");
  await page.keyboard.type("W");
  const workers = page.locator("#person option", { hasText: "(social worker" });
  const me = (await workers.first().textContent()).split(" (")[0].trim();
  await page.selectOption("#person", await workers.first().getAttribute("value"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/work$/);
  check("Monday: the day begins with my work", (await page.textContent("h1")).includes("My work"));
  check("Monday: it says what is overdue", /overdue/.test(await page.textContent(".kith-lead")));
  await look(page, "2-my-work");
  const presses = await tabTo(page, (at) => at.href.startsWith("/child/"));
  check("Monday: the first child is a few presses away", presses > 0 && presses < 30, `${presses} presses`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/child\//);
  const said = await page.textContent("main");
  for (const words of ["At a glance", "Lives", "Legal status", "Social worker", "What is due, and why", "My people"]) {
    check(`Monday: the child's page says '${words}'`, said.includes(words));
  }
  check("Monday: a due day names its provision", /regulation|reg\.|section|Regulations/.test(said));
  await look(page, "3-a-child");
  const child = new URL(page.url()).pathname;
  const name = (await page.textContent("h1")).replace(/.*?\. C\d+/, "").trim();
  // The browser's own keys (Alt and K) are not pressed by a driver: that the box has one is what can be seen.
  check("Monday: a key goes to the box that finds a child", (await page.getAttribute("#kith-find", "accesskey")) === "k");
  await page.focus("#kith-find");
  await page.keyboard.type(name.slice(0, -1));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/find/);
  check("Monday: a name that lacks a letter is found", (await page.locator(`a[href="${child}"]`).count()) > 0, name);
  await look(page, "4-found");
  for (const [who, relation, above] of [
    ["Sorrel Invented", "mother", ""],
    ["Moss Invented", "father", ""],
    ["Fern Invented", "sister", ""],
    ["Betony Invented", "grandmother", "Sorrel Invented"],
  ]) {
    await page.goto(`${child}/record/relationship`);
    await page.fill("#name", who);
    await page.selectOption("#relation", relation);
    await page.fill("#parent_of", above);
    await page.check("#important");
    await page.click("text=Record it");
    await page.waitForURL(/done=recorded/);
  }
  check("Monday: the family is drawn", (await page.locator("svg[role=img]").count()) === 1);
  check("Monday: and told in words", (await page.textContent("main")).includes("Betony Invented"));
  await look(page, "5-my-people");
  await page.goto("/children/new");
  await look(page, "5-add-a-child");
  await page.goto("/my-calendar");
  await look(page, "5-my-calendar");
  await page.goto(`${child}/note`);
  await look(page, "5-a-note");
  for (const view of ["chronology", "story", "record", "looks"]) {
    await page.goto(`${child}/${view}`);
    await look(page, `5-${view}`);
  }
  check("Monday: my look is on the page", (await page.locator("main tbody").allTextContents()).join(" ").includes(me), me);
  return child;
}

/** A visit on the doorstep: a phone, no scripts, under a minute, with three presses and a sentence. */
async function doorstep(child) {
  const role = "out-of-hours social worker";
  const page = await window(role, 320, { touch: true, height: 640 });
  await page.goto(child);
  await look(page, "6-a-child-on-a-phone");
  const begun = Date.now();
  await page.locator("a", { hasText: "Record a visit" }).tap();
  await page.waitForURL(/\/visit$/);
  await look(page, "7-a-visit-on-a-phone");
  await page.locator("label", { hasText: "Yes, alone" }).tap();
  await page.locator("textarea").fill("She showed me her new room. “It’s quiet here.”");
  await page.locator("button", { hasText: "Record the visit" }).tap();
  await page.waitForURL(/done=recorded/);
  check("Doorstep: under a minute", Date.now() - begun < A_MINUTE_MS, `${Date.now() - begun} ms`);
  check("Doorstep: it says so", (await page.textContent("main")).includes("It is recorded"));
  check("Doorstep: seen today", /today, seen alone/.test(await page.textContent("main")));
  await look(page, "8-recorded");
}

/** A plan on a phone, without scripts: several actions, one without its owner; sent, returned, put right, approved. */
async function plan() {
  const manages = await window("team manager", 1280);
  await manages.goto("/team?show=rows&within=all");
  const child = await manages.locator("tbody a[href^='/child/']").first().getAttribute("href");
  const row = manages.locator("tbody tr", { has: manages.locator(`a[href='${child}']`) }).first();
  const person = (await row.locator("td").last().textContent()).trim();
  const page = await window("", 320, { touch: true, height: 640 });
  await chosen(page, person);
  await page.goto(`${child}/plan`);
  await look(page, "8a-a-plan-on-a-phone");
  await page.locator("#summary").fill("He stays with his aunt, and sees his brother every week.");
  const before = await page.locator("fieldset[id^='actions.'][tabindex]").count();
  const fill = await anotherAction(page);
  check("Plan: one more action without scripts", (await page.locator("fieldset[id^='actions.'][tabindex]").count()) === before + 1);
  check("Plan: what was typed is there", (await page.inputValue("#summary")).includes("his aunt"));
  check("Plan: it goes on at the new action", /#actions\.\d+$/.test(page.url()), page.url());
  await fill("outcome", "He sees his brother every week");
  await fill("by", "2030-01-31");
  await leads(page, () => page.locator("button", { hasText: "send it for approval" }).tap());
  check("Plan: an action without its owner is not sent", (await page.locator(".govuk-error-summary").count()) === 1);
  const missing = (await page.textContent(".govuk-error-summary")).trim();
  check("Plan: the form says which action lacks what", /Number \d+: Say who does it/.test(missing), missing);
  await look(page, "8b-a-plan-that-cannot-be-sent");
  await fill("owner", "The social worker");
  await leads(page, () => page.locator("button", { hasText: "send it for approval" }).tap());
  check("Plan: it is sent", /done=sent/.test(page.url()), await page.textContent("main"));
  await look(page, "8c-sent");
  await manages.goto("/team?show=approvals");
  await look(manages, "8d-waiting-for-you");
  const paper = await manages.locator(`tbody a[href^='${child}/approval/']`).first().getAttribute("href");
  await manages.goto(paper);
  await look(manages, "8e-a-plan-to-answer");
  await leads(manages, () => manages.locator("button", { hasText: "Return it" }).click());
  check("Plan: it is not returned without a reason", (await manages.locator(".govuk-error-summary").count()) === 1);
  await manages.locator("#because").fill("When does he see his aunt's doctor?");
  await leads(manages, () => manages.locator("button", { hasText: "Return it" }).click());
  check("Plan: it goes back", /done=returned/.test(manages.url()), manages.url());
  await page.goto("/approvals");
  check("Plan: whoever sent it reads why", (await page.textContent("main")).includes("aunt's doctor"));
  await look(page, "8f-what-i-sent");
  await page.goto(`${child}/plan`);
  await page.locator("#family_views").fill("His aunt agrees.");
  await leads(page, () => page.locator("button", { hasText: "send it for approval" }).tap());
  check("Plan: put right, it is sent again", /done=sent/.test(page.url()), page.url());
  await manages.goto("/approvals");
  await leads(manages, () => manages.locator(`tbody a[href^='${child}/approval/']`, { hasText: "Answer" }).first().click());
  await leads(manages, () => manages.locator("button", { hasText: "Approve it" }).click());
  check("Plan: it is approved", /done=approved/.test(manages.url()), manages.url());
  check("Plan: the record says who and when", /approved by .* on /.test(await manages.textContent("main")));
  await look(manages, "8g-approved");
  for (const [last, name] of [["pep", "8h-an-education-plan"], ["review", "8i-a-review-prepared"], ["decision", "8j-a-decision"], ["transfer", "8k-a-transfer"]]) {
    await page.goto(`${child}/${last}`);
    await look(page, name);
  }
}

/** Who in my team is about to miss something? */
async function manager() {
  const page = await window("team manager", 1280);
  await page.goto("/");
  check("Manager: the day begins with my team", /\/team$/.test(page.url()), page.url());
  await look(page, "9-my-team");
  await page.click("text=By what is due");
  await look(page, "10-by-what-is-due");
  await page.click("text=Row by row");
  check("Manager: every row names its worker", (await page.textContent("thead")).includes("Social worker"));
  await look(page, "11-row-by-row");
  for (const [view, name] of [["near", "11-about-to-miss"], ["caseload", "11-caseloads"], ["drift", "11-drift"]]) {
    await page.goto(`/team?show=${view}`);
    await look(page, name);
    const file = await downloaded(page, page.locator("a", { hasText: "CSV" }));
    check(`Manager: ${view} is a file`, /\.csv$/.test(file), file);
  }
  await page.goto("/team?show=near");
  check("Manager: what may be missed says why", (await page.textContent("thead")).includes("Why it may be missed"));
  await page.goto("/team");
  await page.locator("tbody th a").first().click();
  await page.waitForURL(/\/work\?worker=/);
  check("Manager: a worker's name opens their list", (await page.textContent("h1")).includes("The work of"));
  await page.goto("/team");
  const file = await downloaded(page, page.locator("a", { hasText: "CSV" }));
  check("Manager: the list is a file", /\.csv$/.test(file), file);
}

/** What is wrong is said, where, and nothing typed is lost. */
async function wrong(child) {
  const page = await window("out-of-hours social worker", 375, { scripts: true });
  await page.goto(`${child}/visit`);
  const box = page.locator("textarea");
  await box.fill("He was out in the garden");
  await page.click("text=Record the visit");
  await page.waitForSelector(".govuk-error-summary");
  check("Wrong: the title says so first", (await page.title()).startsWith("Error: "), await page.title());
  check("Wrong: what was typed is kept", (await box.inputValue()) === "He was out in the garden");
  await look(page, "12-something-is-missing");
  await page.locator(".govuk-error-summary a").first().click();
  check("Wrong: the summary leads to the field", (await page.evaluate(() => document.activeElement.id)) === "seen");
  await page.goto(`${child}/visit`);
  check("Wrong: it is kept for later", (await page.textContent("main")).includes("Kept for you"));
  for (const kind of ["case_note", "care_plan", "relationship", "placement", "missing_episode", "health_condition"]) {
    const answer = await page.goto(`${child}/record/${kind}`);
    if (answer.status() === 200) await look(page, `13-form-${kind}`);
  }
}

/** Two people put one record right at once: both versions are shown. */
async function together(child) {
  const one = await window("out-of-hours social worker", 1280);
  await one.goto(`${child}/record/dental_check`);
  await one.fill("#day", "2026-01-05");
  await one.click("text=Record it");
  await one.waitForURL(/done=recorded/);
  await one.goto(`${child}/record?kind=dental_check`);
  const record = await one.locator("tbody a[href*='/record/dental_check/']").evaluateAll((all) =>
    all.map((a) => a.getAttribute("href")).find((href) => /\/[0-9a-f]{16}$/.test(href)),
  );
  const two = await window("performance officer", 1280);
  await one.goto(`${record}/correct`);
  await two.goto(`${record}/correct`);
  for (const [page, day] of [
    [one, "2026-01-06"],
    [two, "2026-01-07"],
  ]) {
    await page.fill("#day", day);
    await page.fill("[name='~reason']", "The wrong day was typed");
    await page.click("text=Put it right");
  }
  check("Together: the first is recorded", /done=corrected/.test(one.url()), one.url());
  const said = await two.textContent("main");
  check("Together: both versions are shown", said.includes("6 January 2026") && said.includes("7 January 2026"));
  await look(two, "14-both-versions");
  await two.locator("button", { hasText: "Put it right" }).click();
  check("Together: sent again, it follows", /done=corrected/.test(two.url()), two.url());
  await two.goto(record);
  await look(two, "15-history");
}

/** A letter and a photo are attached on a phone, without scripts; a web page is refused; the file comes back. */
async function papers(child) {
  const page = await window("out-of-hours social worker", 320, { touch: true, height: 640 });
  await page.goto(`${child}/documents`);
  await look(page, "16-no-documents");
  const attach = async (name, text, title) => {
    await page.setInputFiles("#file", { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
    await page.fill("#title", title);
    await page.selectOption("#sort", "letter");
    await page.fill("#why", "The school asked for it at the review");
    await page.click("text=Attach it");
  };
  await attach("letter.pdf", "<html><script>alert(1)</script></html>", "A letter");
  check("Papers: a web page is refused", (await page.textContent("main")).includes("can carry programs"));
  check("Papers: what was typed is kept", (await page.inputValue("#title")) === "A letter");
  await look(page, "17-a-file-refused");
  await attach("A long name of a letter from an invented school.pdf", "%PDF-1.7\nInvented.", "A letter from the school");
  check("Papers: a letter is attached", /done=attached/.test(page.url()), page.url());
  await look(page, "18-documents");
  const link = page.locator("td a, th a", { hasText: "A letter from the school" });
  const file = await downloaded(page, link.first());
  check("Papers: it comes back as a file", file.endsWith(".pdf"), file);
  const wide = await window("performance officer", 1280);
  await wide.goto(`${child}/documents`);
  await look(wide, "19-documents-wide");
}

/** One child was recorded twice: both side by side, merged, made two again. */
async function twice(child) {
  const page = await window("performance officer", 1280);
  await page.goto(`${child}/merge`);
  await look(page, "20-which-other-record");
  await page.goto("/team?show=rows&within=all");
  const other = await page
    .locator("tbody a[href^='/child/']")
    .evaluateAll((all, mine) => all.map((a) => a.getAttribute("href")).find((href) => href !== mine), child);
  const number = other.split("/").pop();
  await page.goto(`${child}/merge?other=${number}`);
  await look(page, "21-side-by-side");
  const phone = await window("performance officer", 320);
  await phone.goto(`${child}/merge?other=${number}`);
  await look(phone, "22-side-by-side-on-a-phone");
  await page.fill("#why", "An invented reason");
  await page.click("text=Merge them");
  check("Twice: they are one", /done=merged/.test(page.url()), page.url());
  await look(page, "23-merged");
  await page.goto(`${other}/chronology`);
  check("Twice: the old address leads to the kept record", page.url().includes(`${child}/chronology`), page.url());
  await page.goto(child);
  await page.click("text=Undo the merge");
  await page.fill("[name='~reason']", "Two children after all");
  await page.locator("button", { hasText: "Take it back" }).click();
  // Where the return would fail with it, that is shown first: pressed again, it is done.
  if (await page.locator("button", { hasText: "Take it back" }).count()) {
    await page.locator("button", { hasText: "Take it back" }).click();
  }
  check("Twice: they are two again", /done=withdrawn/.test(page.url()), page.url());
  await page.goto(other);
  check("Twice: at both addresses", page.url().endsWith(other), page.url());
}

/** What was chosen on a list is kept under a name, shared with the team, found on my work. */
async function lists() {
  const page = await window("social worker", 320, { touch: true, height: 640 });
  await page.goto("/work?within=28&by=day");
  await page.click("text=Save this list");
  await look(page, "24-save-a-list");
  await page.fill("#name", "The next four weeks");
  await page.click("text=Save the list");
  await look(page, "25-saved-lists");
  await page.goto("/work");
  await page.click("text=The next four weeks");
  check("Lists: a saved list opens as it was", /within=28&by=day/.test(page.url()), page.url());
  await page.goto("/my-digest");
  await look(page, "26-my-digest");
}

/** A return is dropped, judged, read by child and by rule, cut, accepted in part, taken away. */
async function aReturn() {
  const folder = new URL("../../samples/csc-validator-be-903/", import.meta.url);
  const names = ["header.csv", "episodes.csv", "oc2.csv", "missing.csv"];
  const files = names.map((name) => ({ name, mimeType: "text/csv", buffer: readFileSync(new URL(name, folder)) }));
  const page = await window("performance officer", 1280);
  const phone = await window("performance officer", 320);
  await phone.goto("/check-a-return");
  await look(phone, "27-check-a-return-on-a-phone");
  await page.goto("/check-a-return");
  await look(page, "28-check-a-return");
  await page.setInputFiles("#files", files);
  await page.selectOption("#year", { index: 1 });
  await page.click("text=Check the return");
  for (let asked = 0; asked < 60 && (await page.locator(".kith-progress").count()) > 0; asked += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  check("A return: it is judged", (await page.locator(".kith-finding").count()) > 0, await page.textContent("main"));
  await look(page, "29-findings-by-child");
  await phone.context().clearCookies();
  const cookies = await page.context().cookies();
  await phone.context().addCookies(cookies);
  await phone.goto(page.url());
  await look(phone, "30-findings-on-a-phone");
  await page.click("text=By rule");
  await look(page, "31-findings-by-rule");
  await phone.goto(page.url());
  await look(phone, "32-findings-by-rule-on-a-phone");
  const rule = page.locator("tbody th a").first();
  const code = (await rule.textContent()).trim();
  await rule.click();
  const headings = await page.locator(".kith-finding h3").allTextContents();
  check("A return: cut by rule", headings.length > 0 && headings.every((words) => words.startsWith(code)), headings[0]);
  const file = await downloaded(page, page.locator("a", { hasText: "CSV" }).first());
  check("A return: everything is a file", /findings\.csv$/.test(file), file);
  await page.locator(".kith-finding a", { hasText: "Accept" }).first().click();
  await look(page, "33-accept-a-finding");
  await page.fill("#reason", "The register office confirmed it");
  await page.click("text=Accept it");
  await page.goto("/check-a-return/accepted");
  check("A return: what was accepted is listed", (await page.textContent("main")).includes("The register office confirmed it"));
  await look(page, "34-accepted");
}

/** A reviewing officer raises a challenge on a phone; the team manager answers it; only what is different for the child closes it. */
async function aChallenge() {
  const officer = await window("independent reviewing officer", 320, { touch: true, height: 640 });
  const wide = await window("independent reviewing officer", 1280);
  const child = await reviewed(wide);
  await officer.goto(`${child}/challenge`);
  const says = await officer.textContent("main");
  const name = /It goes to (.+) \(team manager\)/.exec(says)?.[1];
  check("A challenge: it says who must answer before it is sent", Boolean(name), says);
  await look(officer, "60-raise-a-challenge");
  await officer.click("text=Raise it at stage 1");
  check("A challenge: nothing is raised about nothing", (await officer.textContent("main")).includes("Say what is wanted for the child"));
  await look(officer, "61-raised-about-nothing");
  await officer.fill("#wanted", "A school place by the end of the month");
  await officer.selectOption("select[name=theme]", "education");
  await officer.click("text=Raise it at stage 1");
  check("A challenge: raised", /escalations\?done=raised/.test(officer.url()), officer.url());
  await look(officer, "62-challenges-of-a-child");
  const one = await officer.locator("main a:has-text('Open it')").first().getAttribute("href");
  await wide.goto("/escalations");
  check("A challenge: it stands in the officer's list", (await wide.textContent("main")).includes("Waits for an answer"));
  await look(wide, "63-my-challenges");
  // The manager whose name it said, among those of the teams.
  const manager = await window(name, 1280);
  await manager.goto("/team");
  check("A challenge: the manager is told on the team's page", (await manager.textContent("main")).includes("for your answer"));
  await look(manager, "64-for-your-answer");
  await manager.goto(`${one}/answer`);
  await manager.check("input[name=answer][value=put_right]");
  await manager.click("main form button >> nth=0");
  check("A challenge: an answer says what changes", (await manager.textContent("main")).includes("Say what changes in the child"));
  await look(manager, "65-an-answer-without-what-changes");
  await manager.fill("#changes", "The virtual school names a place this week");
  await manager.click("main form button >> nth=0");
  check("A challenge: answered", /done=answer/.test(manager.url()), manager.url());
  await manager.goto(`${one}/close`);
  check("A challenge: the manager closes nothing", (await manager.textContent("main")).includes("An answer alone closes nothing"));
  await officer.goto(one);
  await look(officer, "66-answered");
  await officer.goto(`${one}/close`);
  await officer.fill("#outcome", "She started on Monday");
  await look(officer, "67-close-it");
  await officer.click("main form button >> nth=0");
  check("A challenge: closed with what is different", /done=close/.test(officer.url()), officer.url());
  await wide.goto("/footprint");
  await look(wide, "68-what-you-did");
  const head = await window("head of service", 1280);
  await head.goto("/footprint");
  await look(head, "69-footprint");
  const phone = await window("head of service", 320, { touch: true, height: 640 });
  await phone.goto("/footprint");
  await look(phone, "70-footprint-on-a-phone");
  await head.goto("/settings/escalation_stages");
  await look(head, "71-stages");
  await head.goto("/settings/management_line");
  await look(head, "72-line");
}

/** A reviewing officer: the thread, a booking, the checklist that cannot be left ungraded, the meeting, decisions, the letter. */
async function aReview() {
  const page = await window("independent reviewing officer", 1280);
  const phone = await window("independent reviewing officer", 320, { touch: true, height: 640 });
  const child = await reviewed(page);
  const at = (last) => `${child}/${last}`;
  await page.goto(at("reviews"));
  check("A review: the thread says when the next is due, and why", (await page.textContent("main")).includes("Why then"));
  await look(page, "35-reviews");
  await phone.goto(at("reviews"));
  await look(phone, "36-reviews-on-a-phone");
  await page.goto(at("book-review"));
  await look(page, "37-book-a-review");
  await phone.goto(at("review-visit"));
  await phone.check("input[name=declined][value=no]");
  await phone.fill("#words", "Can I see Nan more?");
  await look(phone, "38-the-officers-visit");
  await phone.click("text=Record the visit");
  check("A review: the visit is recorded", /reviews\?done=recorded/.test(phone.url()), phone.url());
  await page.goto(at("review-checklist"));
  await look(page, "39-checklist");
  await phone.goto(at("review-checklist"));
  await look(phone, "40-checklist-on-a-phone");
  await page.click("text=Record the grades");
  check("A review: nothing is left ungraded", (await page.textContent("main")).includes("Grade “Heard”"));
  const first = await page.locator(".govuk-error-summary a").first().getAttribute("href");
  check("A review: the summary leads to the question", (await page.locator(first.replaceAll(".", "\\.")).count()) === 1, first);
  await look(page, "41-checklist-ungraded");
  for (let nth = 0; nth < 8; nth += 1) await page.check(`input[name="sections.${nth}.grade"][value=good]`);
  await page.check("input[name=grade][value=good]");
  await page.fill("#because", "Settled, and heard");
  await page.click("text=Record the grades");
  check("A review: graded", /reviews\?done=recorded/.test(page.url()), page.url());
  await page.goto(at("review-meeting"));
  await look(page, "42-meeting");
  const young = await page.isChecked("input[name='~participation'][value=PN0]");
  if (!young) await page.check("input[name='~participation'][value=PN1]");
  await page.fill("#words", "I want to stay");
  for (const how of await page.locator("select[name$='.how']").all()) {
    if (!(await how.getAttribute("name")).startsWith("people.40.")) await how.selectOption("came");
  }
  for (const state of await page.locator("input[name^='checked.'][value=done]").all()) await state.check();
  await page.selectOption("select[name=moved]", "not_booked");
  // Nobody booked it: a review is not held so without saying why.
  await page.click("text=Record the meeting");
  check("A review: held without a booking asks why", (await page.textContent("main")).includes("Say why it was held without"));
  const why = page.locator("select[name=unprepared]");
  if (await why.count()) await why.selectOption("child_away");
  else await page.check("input[name=unprepared][value=child_away]");
  await page.fill("#unprepared_because", "She was with her Nan until that morning");
  await page.click("text=Record the meeting");
  check("A review: held", /reviews\?done=recorded/.test(page.url()), await page.textContent("main"));
  await look(page, "43-held");
  await phone.goto(at("review-decisions"));
  // After what is carried on from the review before.
  const rows = await phone.locator("[name$='.decision']").evaluateAll((all) => all.map((one) => [one.name, one.value]));
  const row = rows.find(([, value]) => value === "")[0].replace(/decision$/, "");
  const set = async (last, value) => phone.locator(`[name="${row}${last}"]`).fill(value);
  await set("decision", "The optician is booked");
  await set("outcome", "They see the board");
  await phone.click("text=Send them out");
  check("A review: no decision without owner and day", (await phone.textContent("main")).includes("Say who does it"));
  await look(phone, "44-a-decision-without-an-owner");
  await set("owner", "Social worker");
  await set("by", new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10));
  await set("words", "You will get an eye test");
  await phone.click("text=Send them out");
  check("A review: decisions are sent", /reviews\?done=recorded/.test(phone.url()), phone.url());
  await page.goto(at("letter"));
  const letter = await page.inputValue("#words");
  check("A review: the letter has the child's words", letter.includes("I want to stay"), letter);
  check("A review: and the decision as it is said to the child", letter.includes("You will get an eye test"), letter);
  await look(page, "45-letter");
  await phone.goto(at("letter"));
  await look(phone, "46-letter-on-a-phone");
  await page.check("input[name=how][value=read_together]");
  await page.click("text=Send it");
  check("A review: a letter with an empty place does not go", (await page.textContent("main")).includes("not filled in yet"));
  await page.fill("#words", letter.replace(/\[[^\]]*\]/, "We laughed about your dog."));
  await page.click("text=Send it");
  check("A review: the letter is sent", /done=letter_sent/.test(page.url()), await page.textContent("main"));
  await page.click("text=All of this review");
  await look(page, "47-one-review");
  await page.locator("a", { hasText: "Read" }).first().click();
  await look(page, "48-the-letter");
  await page.click("text=In large print");
  await look(page, "49-the-letter-large");
  await page.goto(at("review-minutes"));
  check("A review: the minutes are put together", (await page.inputValue("#minutes")).includes("The optician is booked"));
  await look(page, "50-minutes");
  await page.goto(at("review-midway"));
  await look(page, "51-midway");
}

/** A child whom the reviewing officer reviews, of nine or over. */
async function reviewed(page) {
  await page.goto("/reviews");
  const links = await page.locator("main a[href^='/child/'][href$='/reviews']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of new Set(links)) {
    await page.goto(link);
    const text = await page.textContent("body");
    if (text.includes("Why then") && /(9|1[0-6]) years old/.test(text)) return link.replace(/\/reviews$/, "");
  }
  throw new Error("nobody of nine or over is this reviewing officer's");
}

/** An advocate: the list, a first visit on a phone with what may be known, a volunteer, a match, the year; and what a group raised. */
async function anAdvocate() {
  const page = await window("advocate", 1280);
  const phone = await window("advocate", 320, { touch: true, height: 640 });
  await page.goto("/");
  check("An advocate: the day begins with the service", /\/advocacy$/.test(page.url()), page.url());
  check("An advocate: it says by which standard", (await page.textContent("main")).includes("It is a local standard, not the law"));
  await look(page, "60-advocacy");
  await phone.goto("/advocacy");
  await look(phone, "61-advocacy-on-a-phone");
  const visit = await page.locator("main a[href$='/advocate-visit']").first().getAttribute("href");
  await phone.goto(visit);
  await phone.check("input[name='~came'][value=seen]");
  await phone.check("input[name='~pack'][value=yes]");
  await phone.fill("[id='~words']", "I want to be asked first");
  await look(phone, "62-a-first-visit");
  await phone.click("text=Record the visit");
  check("An advocate: what may be known is asked", (await phone.textContent("main")).includes("Ask the child what may be written"));
  await look(phone, "63-what-may-be-known");
  await phone.check("input[name=share][value=nothing]");
  await phone.click("text=Record the visit");
  check("An advocate: the visit is recorded", /advocacy\?done=recorded/.test(phone.url()), phone.url());
  await look(phone, "64-a-child-and-their-advocate");
  await page.goto(visit.replace("advocate-visit", "advocacy"));
  check("An advocate: reads what they wrote", (await page.textContent("main")).includes("I want to be asked first"));
  await look(page, "65-advocacy-of-a-child");
  for (const [last, name] of [["advocacy-referral", "66-ask-for-an-advocate"], ["advocacy-note", "67-a-note"]]) {
    await page.goto(visit.replace("advocate-visit", last));
    await look(page, name);
  }
  await page.goto("/visitors");
  await look(page, "68-visitors");
  await page.locator("main a[href^='/visitors/visitor']").first().click();
  await look(page, "69-a-volunteer");
  await phone.goto("/visitors");
  await look(phone, "70-visitors-on-a-phone");
  const waits = page.locator("main a[href$='/visitor-match']");
  await page.goto("/visitors");
  if ((await waits.count()) > 0) {
    await waits.first().click();
    check("An advocate: every reason is shown", (await page.textContent("main")).includes("Nothing here decides"));
    await look(page, "71-find-a-visitor");
  }
  await page.goto("/advocacy");
  await page.click("text=The annual report");
  check("An advocate: the year balances", /−.*=/.test(await page.textContent("main")));
  await look(page, "72-the-year-of-advocacy");
  await page.goto("/voice");
  await look(page, "73-what-children-say");
  await phone.goto("/voice");
  await look(phone, "74-what-children-say-on-a-phone");
  await phone.goto("/you-said");
  check("An advocate: what was done is printed", (await phone.textContent("main")).includes("We did"));
  await look(phone, "75-you-said");
  const worker = await window("social worker", 1280);
  await worker.goto(visit.replace("advocate-visit", "advocacy"));
  check("An advocate: a social worker does not read it", !(await worker.textContent("body")).includes("I want to be asked first"));
  await worker.goto("/work");
  const child = await worker.locator("main a[href^='/child/']").first().getAttribute("href");
  await worker.goto(`${recordOf(child)}/words`);
  await look(worker, "76-in-their-words");
}

/** A team manager: who is about to miss supervision, a session written down, and how the service is staffed. */
async function supervision() {
  const page = await window("team manager", 1280);
  const phone = await window("team manager", 320, { touch: true, height: 640 });
  await page.goto("/team");
  await page.click("text=Supervision of the team");
  check("Supervision: it says who is late and about to miss it", /late, \d+ about to be missed/.test(await page.textContent(".kith-lead")));
  await look(page, "60-supervision");
  await phone.goto("/supervision");
  await look(phone, "61-supervision-on-a-phone");
  // Somebody who has children: they are talked about.
  const workers = await page.locator("main a[href^='/supervision/']").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  let worker = workers[0];
  for (const each of workers) {
    await page.goto(`${each}/record`);
    worker = each;
    if ((await page.locator("select[name='about.0.child'] option").count()) > 1) break;
  }
  await page.goto(worker);
  await look(page, "62-supervision-of-one");
  await phone.goto(worker);
  await look(phone, "63-supervision-of-one-on-a-phone");
  await page.goto(`${worker}/say/supervision_planned`);
  await look(page, "64-plan-a-day");
  await phone.goto(`${worker}/record`);
  await look(phone, "65-record-on-a-phone");
  await page.goto(`${worker}/record`);
  await page.check("input[name=reflective][value=yes]");
  await page.fill("#reflection", "Whose worry leads the plan");
  await page.locator("select[name='about.0.child'] option").nth(1).evaluate((option) => (option.selected = true));
  await page.fill("[name='about.0.text']", "Settled, and says so");
  await page.fill("[name='about.0.decision']", "Bring the review forward");
  await page.fill("[name='actions.0.what']", "Chronology up to date");
  await page.click("text=Record the session");
  const told = await page.textContent("main");
  check("Supervision: no decision without why, no action without an owner", told.includes("Say why: a decision") && told.includes("Say who does it"), told);
  await look(page, "66-record-refused");
  await page.fill("[name='about.0.why']", "The plan no longer fits");
  await page.fill("[name='actions.0.owner']", "The social worker");
  await page.fill("[name='actions.0.by']", "2019-03-01");
  await page.click("text=Record the session");
  check("Supervision: recorded", /done=recorded/.test(page.url()), page.url());
  await page.locator("a", { hasText: "Say what you saw" }).first().click();
  await page.click("button:has-text('It is done')");
  check("Supervision: an action is not done because a day passed", (await page.textContent("main")).includes("Say what was seen of it"));
  await look(page, "67-an-action");
  await page.fill("#words", "Read it");
  await page.click("button:has-text('It is done')");
  check("Supervision: done with what was seen", /done=recorded/.test(page.url()), page.url());
  const head = await window("head of service", 1280);
  await head.goto("/workforce");
  check("Workforce: vacancies by the census's formula", (await head.textContent(".kith-lead")).includes("vacant"));
  await look(head, "68-workforce");
  const small = await window("head of service", 320, { touch: true, height: 640 });
  await small.goto("/workforce");
  await look(small, "69-workforce-on-a-phone");
  await head.goto("/settings/posts");
  await look(head, "70-posts");
  await head.goto("/workforce");
  await head.locator("main a[href$='/workers']").first().click();
  await look(head, "71-workers-of-a-child");
}

/** An auditor: a sample that comes out again, an audit that lacks nothing, prose that cites its numbers. */
async function auditor() {
  const page = await window("quality assurance", 1280);
  const phone = await window("quality assurance", 320, { touch: true, height: 640 });
  await page.goto("/audits");
  check("Audits: the page says how many", /audits of/.test(await page.textContent(".kith-lead")));
  await look(page, "72-audits");
  await phone.goto("/audits");
  await look(phone, "73-audits-on-a-phone");
  await page.click("text=Begin a round");
  await page.locator("#tool option").nth(1).evaluate((option) => (option.selected = true));
  await page.locator("input[name=auditors]").first().check();
  await look(page, "74-begin-a-round");
  await page.click("text=Draw the sample");
  const round = page.url();
  check("Audits: the sample comes out again", (await page.textContent("main")).includes("the same sample"), round);
  await look(page, "75-a-round");
  await page.locator("main a[href^='/child/'][href$='/audits']").first().click();
  const child = new URL(page.url()).pathname.replace(/\/audits$/, "");
  check("Audits: the child's page says it was drawn", (await page.textContent("main")).includes("Drawn for an audit"));
  await page.goto(`${child}/audit`);
  await look(page, "76-audit");
  await phone.goto(`${child}/audit`);
  await look(phone, "77-audit-on-a-phone");
  await page.check("input[name=together][value=yes]");
  await page.check("input[name=grade][value=inadequate]");
  await page.click("text=Record the audit");
  check("Audits: nothing is left ungraded, unheard or without an action", (await page.locator(".govuk-error-summary a").count()) > 4);
  await look(page, "78-audit-refused");
  for (const grade of await page.locator("input[name^='domains.'][value=good]").all()) await grade.check();
  for (const because of await page.locator("[name^='domains.'][name$='.because']").all()) await because.fill("It stands in the record");
  await page.fill("#because", "Nobody was seen alone");
  await page.fill("[name=no_feedback]", "Rung twice");
  await page.fill("[name='actions.0.what']", "See the child alone");
  await page.fill("[name='actions.0.owner']", "The social worker");
  await page.fill("[name='actions.0.by']", "2019-03-01");
  await page.click("text=Record the audit");
  check("Audits: recorded", /audits\?done=recorded/.test(page.url()), await page.textContent("main"));
  await look(page, "79-audits-of-a-child");
  await phone.goto(`${child}/audits`);
  await look(phone, "80-audits-of-a-child-on-a-phone");
  await page.goto("/audits/say/audit_summary");
  await page.fill("#words", "We made 2,037 audits.");
  await page.click("text=Record it");
  check("Audits: no number is typed", (await page.textContent("main")).includes("Write no number into the text"));
  await look(page, "81-a-number-that-was-typed");
}

/** A child complains: taken in their words, an advocate offered, answered; and an allegation that is open to a few. */
async function complaint() {
  const page = await window("team manager", 1280);
  const phone = await window("team manager", 320, { touch: true, height: 640 });
  await page.goto("/complaints");
  check("Complaints: it says how many are open", /open/.test(await page.textContent(".kith-lead")));
  await look(page, "82-complaints");
  await phone.goto("/complaints");
  await look(phone, "83-complaints-on-a-phone");
  await page.goto("/team?show=rows");
  const child = recordOf(await page.locator("main a[href^='/child/']").first().getAttribute("href"));
  await phone.goto(`${child}/complaint`);
  await phone.fill("#about", "I was told I would see my sister every month");
  await look(phone, "84-take-a-complaint");
  await phone.click("text=Take the complaint");
  check("Complaints: taken", /complaints\?done=recorded/.test(phone.url()), await phone.textContent("main"));
  check("Complaints: an advocate is to be offered", (await phone.textContent("main")).includes("Offer an advocate"));
  await look(phone, "85-a-complaint-on-a-phone");
  await page.goto(`${child}/complaints`);
  await look(page, "86-a-complaint");
  await page.locator("a", { hasText: "What was put right and learnt" }).first().click();
  await page.fill("#closed", "2018-01-01");
  await page.click("text=Record it");
  check("Complaints: none is closed unanswered", (await page.textContent("main")).includes("It cannot be closed before it is answered"));
  await look(page, "87-closed-unanswered");
  const head = await window("head of service", 1280);
  await head.goto("/allegations");
  await look(head, "88-allegations");
  await head.goto("/allegations/new");
  await look(head, "89-an-allegation");
  const closed = await page.goto("/allegations");
  check("Allegations: a manager does not see them", closed.status() === 403, String(closed.status()));
}

/** Somebody who finds homes: which placements may not last, notice for one of them, and the register that nobody can miss. */
async function homes() {
  const page = await window("placements", 1200);
  await page.goto("/placements");
  await look(page, "70-where-children-live");
  await page.selectOption("[name=sort]", "foster");
  await page.click("button:has-text('Show')");
  const lead = () => page.textContent(".kith-lead");
  check("Homes: foster homes alone", /^\s*[1-9]\d* placements?:/.test(await lead()), await lead());
  const first = page.locator("tbody a[href$='/placement']").first();
  const place = await first.getAttribute("href");
  await first.click();
  await look(page, "71-where-one-child-lives");
  await page.click("a:has-text('Notice was given')");
  const day = await page.inputValue("[name=day]");
  if (!day) await page.fill("[name=day]", new Date().toISOString().slice(0, 10));
  await page.check("[name=by][value=carer]");
  await page.click("button:has-text('Record')");
  check("Homes: what was said is asked for", (await page.textContent("main")).includes("There is a problem"));
  await page.fill("[name=words]", "The carers are worn out and asked for an end.");
  await page.click("button:has-text('Record')");
  await page.goto(place);
  check("Homes: notice stands on the child's page", (await page.textContent("main")).includes("Notice was given on"));
  await page.goto("/placements?sign=notice");
  check("Homes: and in the tracker", (await page.locator(`tbody a[href='${place}']`).count()) === 1);
  const phone = await window("placements", 320, { touch: true, height: 640 });
  await phone.goto("/placements");
  await look(phone, "72-where-children-live-on-a-phone");
  await phone.goto(place);
  await look(phone, "73-where-one-child-lives-on-a-phone");
  await phone.goto("/unregistered");
  await look(phone, "74-not-registered-on-a-phone");
  await page.goto("/unregistered");
  await look(page, "74-not-registered");
}

/** A supervising social worker: what is due for their households, a visit recorded on a doorstep, a check, what the household is owed;
 * the agenda of a panel, need against homes, and the year as the regulator asks for it. */
async function supervisingSocialWorker() {
  const page = await window("placements", 1280, { who: "ssw-1" });
  const phone = await window("placements", 320, { touch: true, height: 640, who: "ssw-1" });
  await page.goto("/");
  check("Supervising: the day begins with one's own households", new URL(page.url()).pathname === "/homes-work", page.url());
  const lead = await page.textContent(".kith-lead");
  check("Supervising: it says how many and what is overdue", /You supervise \d+ households?: .*overdue/.test(lead), lead);
  await look(page, "110-supervising-work");
  await phone.goto("/homes-work");
  await look(phone, "110-supervising-work-on-a-phone");
  await page.selectOption("[name=whose]", "all");
  await page.click("button:has-text('Show')");
  check("Supervising: everybody's households say whose they are", (await page.textContent("main")).includes("Supervised by"));
  await page.goto("/homes-work");
  await page.locator("main tbody a[href^='/fostering/']").first().click();
  const household = new URL(page.url()).pathname;
  await look(page, "111-a-household");
  await phone.goto(household);
  await phone.click("text=Record a visit");
  await phone.click("button:has-text('Record')");
  const lacks = await phone.textContent(".govuk-error-summary");
  check("Supervising: a visit asks whether the children were seen", lacks.includes("Were the children seen"), lacks);
  await look(phone, "112-a-visit-on-a-phone");
  await phone.check("[name=unannounced][value=no]");
  await phone.check("[name=children_seen][value=yes]");
  await phone.click("button:has-text('Record')");
  check("Supervising: a visit is recorded on a phone", /done=recorded/.test(phone.url()), phone.url());
  await page.goto(`${household}/record/fostering_allowance`);
  await page.click("button:has-text('Record')");
  check("Supervising: an allowance asks for what it is", (await page.textContent("main")).includes("Say the band of the allowance"));
  await page.fill("[name=fee_level]", "2");
  await page.fill("[name=a_week]", "190.00");
  await page.click("button:has-text('Record')");
  check("Supervising: and stands on the household's page", (await page.textContent("main")).includes("190.00"), page.url());
  await look(page, "113-what-a-household-is-owed");
  await page.goto("/panels");
  await look(page, "114-panels");
  await page.locator("main a[href^='/panels/']").first().click();
  await look(page, "115-an-agenda");
  await phone.goto(new URL(page.url()).pathname);
  await look(phone, "115-an-agenda-on-a-phone");
  await page.goto("/sufficiency");
  check("Supervising: everybody in care counts once", (await page.textContent("main")).includes("Everybody in care"));
  await look(page, "116-sufficiency");
  await phone.goto("/sufficiency");
  await look(phone, "116-sufficiency-on-a-phone");
  await page.locator("main a[href^='/placements?age=']").first().click();
  check("Supervising: a number leads to its children", /^\s*\d+ placements?:/.test(await page.textContent(".kith-lead")));
  await page.goto("/fostering-year");
  await look(page, "117-the-fostering-year");
  await phone.goto("/fostering-year");
  await look(phone, "117-the-fostering-year-on-a-phone");
  const manager = await window("team manager", 1280);
  await manager.goto("/private-fostering");
  await look(manager, "118-private-fostering");
  const adviser = await window("personal adviser", 1280);
  for (const list of ["advisers", "tenancy-readiness"]) {
    await adviser.goto(`/${list}`);
    await look(adviser, `119-${list}`);
  }
}

/** A personal adviser: who needs seeing to, one tap on a phone for being in touch, and the plan on a page; then the young person, who
 * reads their own plan and nothing else. */
async function leavingCare() {
  const page = await window("personal adviser", 1280);
  const phone = await window("personal adviser", 320, { touch: true, height: 640 });
  await page.goto("/");
  check("An adviser: the day begins with care leavers", /\/care-leavers$/.test(page.url()), page.url());
  check("An adviser: it says who is not in touch", /not in touch in time/.test(await page.textContent(".kith-lead")));
  await look(page, "90-care-leavers");
  await phone.goto("/care-leavers");
  await look(phone, "91-care-leavers-on-a-phone");
  const one = await page.locator("main a[href$='/leaving-care']").first().getAttribute("href");
  await page.goto(one);
  check("An adviser: the status says why", (await page.textContent("main")).includes("Days in care since 14"));
  await look(page, "92-leaving-care");
  await phone.goto(one);
  await look(phone, "93-leaving-care-on-a-phone");
  await phone.click("text=Answered a text");
  check("An adviser: one tap is a contact", /leaving-care\?done=recorded/.test(phone.url()), phone.url());
  await phone.goto(one.replace("leaving-care", "in-touch"));
  await look(phone, "94-in-touch");
  await page.goto(one.replace("leaving-care", "plan-on-a-page"));
  await look(page, "95-plan-on-a-page");
  await phone.goto(one.replace("leaving-care", "plan-on-a-page"));
  await look(phone, "96-plan-on-a-page-on-a-phone");
  const young = await window("child or care leaver", 375, { touch: true, height: 667 });
  await young.goto("/");
  check("A young person: the day begins with their own pages", /\/my$/.test(young.url()), young.url());
  for (const part of ["My plan", "My people", "My papers", "My rights", "Who has looked"]) {
    check(`A young person: ${part}`, (await young.textContent("main")).includes(part));
  }
  await look(young, "97-my-pages");
  await young.fill("[name=words]", "The heating is off again.");
  await young.click("button:has-text('Send it')");
  check("A young person: what they wrote is sent", (await young.textContent("main")).includes("The heating is off again."));
  check("A young person: and they are told by when it is answered", (await young.textContent("main")).includes("It should come by"));
  await look(young, "97-what-i-wrote");
  const closed = await young.goto(one);
  check("A young person: no other record is theirs", closed.status() === 403, String(closed.status()));
  const wide = await window("child or care leaver", 1280);
  await wide.goto("/my");
  await look(wide, "98-my-pages-wide");
}

/** A team manager between two meetings, on a phone 375 pixels wide without scripts: who is about to miss what, by clock; a child opened; a
 * note; a paper answered; and back. The numbers are those of the lists they open. */
async function managerOnAPhone() {
  const page = await window("team manager", 375, { touch: true, height: 667 });
  const go = (link) => leads(page, () => link.tap());
  const lead = async () => (await page.textContent(".kith-lead")).trim();
  const of = (caption) => page.locator("main table", { has: page.locator("caption", { hasText: caption }) }).locator("tbody tr:has(a)");
  const rows = (caption) => of(caption).count();
  await page.goto("/");
  check("A manager's phone: the day begins with my team", /\/team$/.test(page.url()), page.url());
  await look(page, "130-my-team-on-a-phone");

  // What a row says of a worker is what their own list has.
  const workers = of("Social workers of the team");
  const numbers = (row) => row.locator("td").allTextContents().then((cells) => cells.map((cell) => Number(cell.replace(/\D+/g, "") || 0)));
  const [overdue, coming] = (await lead()).match(/(\d+) overdue, (\d+) to come/).slice(1).map(Number);
  const each = [];
  for (let nth = 0; nth < (await workers.count()); nth += 1) each.push(await numbers(workers.nth(nth)));
  const sum = (at) => each.reduce((all, cells) => all + cells[at], 0);
  check("A manager's phone: the workers' overdue add up to the team's", sum(1) === overdue, `${sum(1)}, not ${overdue}`);
  check("A manager's phone: what comes adds up too", sum(4) === coming, `${sum(4)}, not ${coming}`);
  const busiest = each.map((cells, at) => [cells[1], at]).sort((a, b) => b[0] - a[0])[0][1];
  const name = (await workers.nth(busiest).locator("th a").textContent()).trim();
  await go(workers.nth(busiest).locator("th a"));
  check("A manager's phone: a name opens their list", (await page.textContent("h1")).includes(name), await page.textContent("h1"));
  const theirs = Number((await lead()).match(/(\d+) overdue/)?.[1] ?? 0);
  check("A manager's phone: with as many overdue as their row said", theirs === each[busiest][1], `${theirs}, not ${each[busiest][1]}`);
  await page.goto("/team");

  // Who is about to miss what.
  await go(page.locator("main a", { hasText: "About to miss" }));
  await look(page, "131-about-to-miss-on-a-phone");
  const near = await rows("About to be missed");
  const said = Number((await lead()).match(/\d+/)?.[0] ?? 0);
  check("A manager's phone: as many stand there as it says may be missed", near === Math.min(said, 120), `${near}, not ${said}: ${await lead()}`);

  // By clock: each number is that of the rows it opens.
  await go(page.locator("main a", { hasText: "By what is due" }));
  await look(page, "132-by-clock-on-a-phone");
  const clocks = of("By what is due");
  const counted = [];
  for (let nth = 0; nth < (await clocks.count()); nth += 1) counted.push((await numbers(clocks.nth(nth))).slice(0, 2));
  check("A manager's phone: the clocks' overdue add up to the team's", counted.reduce((all, [late]) => all + late, 0) === overdue);
  const at = counted.findIndex(([late, next]) => late + next > 0 && late + next <= 100);
  const clock = (await clocks.nth(at).locator("th a").textContent()).trim();
  await go(clocks.nth(at).locator("th a"));
  const open = await rows("What is due");
  check(`A manager's phone: ${clock} opens as many rows as it counts`, open === counted[at][0] + counted[at][1], `${open}, not ${counted[at]}`);
  check("A manager's phone: and no other clock", (await of("What is due").allTextContents()).every((row) => row.includes(clock)));
  const list = page.url();
  await look(page, "133-one-clock-on-a-phone");

  // A child of the list: opened, noted, and back where one was.
  const person = (await of("What is due").first().locator("td").last().innerText()).split("\n").pop().trim();
  await go(of("What is due").locator("a[href^='/child/']").first());
  const child = recordOf(new URL(page.url()).pathname);
  check("A manager's phone: the child's page says what is due", (await page.textContent("main")).includes(clock), clock);
  await look(page, "134-a-child-of-the-team-on-a-phone");
  await page.goto(`${child}/note`);
  await page.locator("#text").fill("Rang the carer. I have asked that the visit is done by Friday.");
  if ((await page.locator("input[name=about]:checked").count()) === 0) await page.locator("input[name=about]").first().check({ force: true });
  await page.locator("input[name=important]").first().check({ force: true });
  await look(page, "135-a-note-on-a-phone");
  await leads(page, () => page.locator("button", { hasText: "Record the note" }).tap());
  check("A manager's phone: the note is recorded", /done=recorded/.test(page.url()), (await page.locator(".govuk-error-summary").allTextContents()).join(" "));
  await page.goto(`${child}/chronology`);
  check("A manager's phone: and stands in the chronology", (await page.textContent("main")).includes("Rang the carer"));
  await page.goto(list);
  check("A manager's phone: back where the list was, with as many rows", (await rows("What is due")) === open, `${await rows("What is due")}, not ${open}`);

  // Their worker sends a plan. What waits for an answer: one is approved, and is gone from the list.
  const worker = await window("", 1280);
  await chosen(worker, person);
  await worker.goto(`${child}/plan`);
  await worker.locator("#summary").fill("She stays where she is, and sees her grandmother every week.");
  const fill = await anotherAction(worker);
  await fill("outcome", "She sees her grandmother");
  await fill("owner", "The social worker");
  await fill("by", "2030-01-31");
  await leads(worker, () => worker.locator("button", { hasText: "send it for approval" }).click());
  check("A manager's phone: a worker sends a plan", /done=sent/.test(worker.url()), (await worker.locator(".govuk-error-summary").allTextContents()).join(" "));
  await page.goto("/team?show=approvals");
  const waiting = "Waiting for your answer";
  const waits = await rows(waiting);
  check("A manager's phone: as many papers as the tab says", (await page.textContent("main")).includes(`Waiting for you (${waits})`), `${waits}`);
  await look(page, "136-waiting-on-a-phone");
  const papers = await of(waiting).locator("a[href*='/approval/']").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  let answered = "";
  for (const paper of papers) {
    await page.goto(paper);
    const approve = page.locator("button", { hasText: "Approve it" });
    // A transfer asks why the worker changes; a plan is approved as it is.
    if ((await approve.count()) === 0 || (await page.locator("#changes").count()) > 0) continue;
    await look(page, "137-a-paper-to-answer-on-a-phone");
    await leads(page, () => approve.tap());
    if (/done=approved/.test(page.url())) {
      answered = paper;
      break;
    }
  }
  check("A manager's phone: a paper is approved", answered !== "", papers.join(" "));
  await page.goto("/team?show=approvals");
  check("A manager's phone: one fewer waits", (await rows(waiting)) === waits - 1, `${await rows(waiting)} of ${waits}`);
  check("A manager's phone: and it is not that one", (await page.locator(`main a[href='${answered}']`).count()) === 0);
  await go(page.locator("main a", { hasText: "By worker" }));
  check("A manager's phone: back at the team", (await lead()).includes("social worker"), await lead());
}

/** An administrator: how the service runs; nobody else sees it. */
async function administrator() {
  const page = await window("administrator", 1280);
  const phone = await window("administrator", 320, { touch: true, height: 640 });
  await page.goto("/");
  await page.click("text=How it runs");
  const said = await page.textContent("main");
  check("How it runs: the head of the chain", /Head of the chain\s+\d+:[0-9a-f]{64}/.test(said), said.slice(0, 400));
  check("How it runs: nothing to mend, or what to do", /Nothing is to be mended|kith /.test(said));
  await look(page, "120-how-it-runs");
  await phone.goto("/status");
  await look(phone, "121-how-it-runs-on-a-phone");
  const other = await window("head of service", 1280);
  check("How it runs: administrators only", (await other.goto("/status")).status() === 403);
}

/** A family finder: who waits for a family, the scorecard, the year; and what is not theirs. A manager: permanence and the court. */
async function familyFinder() {
  const page = await window("placements", 1280);
  const phone = await window("placements", 320, { touch: true, height: 640 });
  await page.goto("/adoption");
  check("Adoption: it says how many are on the way", /on the way to adoption/.test(await page.textContent(".kith-lead")));
  await look(page, "93-adoption");
  await phone.goto("/adoption");
  await look(phone, "94-adoption-on-a-phone");
  for (const [nth, view] of ["scorecard", "year", "adopters", "after", "matches"].entries()) {
    await page.goto(`/adoption?view=${view}`);
    await look(page, `${95 + nth}-adoption-${view}`);
    await phone.goto(`/adoption?view=${view}`);
    await look(phone, `${95 + nth}-adoption-${view}-on-a-phone`);
  }
  await page.goto("/adoption");
  await page.locator("main a[href^='/child/'][href$='/permanence']").first().click();
  check("Adoption: a child's way has its stage", (await page.textContent("main")).includes("Stage"));
  check("Adoption: the plan is not the family finder's", !(await page.textContent("main")).includes("Where the child will grow up"));
  await look(page, "99-a-childs-adoption");
  check("Adoption: permanence is not the family finder's list", (await page.goto("/permanence")).status() === 403);
  const manager = await window("team manager", 1280);
  const small = await window("team manager", 320, { touch: true, height: 640 });
  await manager.goto("/team");
  await manager.click("text=Permanence");
  check("Permanence: it says how far children are", /in care/.test(await manager.textContent(".kith-lead")));
  await look(manager, "100-permanence");
  await small.goto("/permanence");
  await look(small, "101-permanence-on-a-phone");
  for (const view of ["matches", "panels", "cohorts"]) {
    await manager.goto(`/permanence?view=${view}`);
    await look(manager, `102-permanence-${view}`);
  }
  await manager.locator("main a[href^='/permanence/cohorts/']").first().click();
  await look(manager, "103-a-cohort");
  for (const view of ["", "proceedings", "section-20", "home", "came-back", "unborn"]) {
    await manager.goto(`/court?view=${view}`);
    await look(manager, `104-court-${view || "before"}`);
    await small.goto(`/court?view=${view}`);
    await look(small, `104-court-${view || "before"}-on-a-phone`);
  }
  await manager.goto("/permanence?state=twin");
  await look(manager, "105-two-plans-side-by-side");
  await manager.goto("/permanence");
  await manager.locator("main a[href^='/child/'][href$='/permanence']").first().click();
  await look(manager, "106-a-childs-way");
  const way = new URL(manager.url()).pathname;
  await small.goto(way);
  await look(small, "106-a-childs-way-on-a-phone");
}
