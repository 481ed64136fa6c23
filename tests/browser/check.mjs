// Looks at the pages of a running Kith in a real browser.
//
//   node check.mjs [--name WORD] [--long PATH] [--as ROLE] [--from PATH,PATH…] -- PROGRAM ARGUMENT…
//
// Starts the program, follows its links, and checks each page wide and at phone width. Nothing here
// needs a script on the page: the layout is checked with scripts off, and axe is brought along.
import { crawl } from "./crawl.mjs";
import { cookiesFor, signIn, start } from "./server.mjs";
import { launch, violations } from "./tally.mjs";

const WIDTHS = [1280, 320];
const HTML_BYTES = 100 * 1024;
// axe's cost grows with what is on the page: past this only the one long page is given to it.
const AXE_NODES = 1500;

const cut = process.argv.indexOf("--");
const options = process.argv.slice(2, cut);
const command = process.argv.slice(cut + 1);
if (cut < 0 || command.length === 0) {
  console.error("use: node check.mjs [--name WORD] [--long PATH] [--as ROLE] [--from PATH,PATH…] -- PROGRAM ARGUMENT…");
  process.exit(2);
}
const option = (name) => options[options.indexOf(name) + 1 || options.length];
const long = option("--long");
const name = option("--name") ?? "browser";
const role = option("--as");
const firsts = (option("--from") ?? "/").split(",");

let passed = 0;
let tooLong = 0;
const failures = [];
function check(what, problem) {
  if (problem) {
    failures.push(`${what}: ${problem}`);
    console.log(`FAIL ${what}: ${problem}`);
  } else {
    passed += 1;
  }
}

const server = await start(command);
const cookie = role ? await signIn(server.base, role) : "";
const get = (path) => fetch(new URL(path, server.base), { headers: cookie ? { cookie } : {} });
const browser = await launch().catch(async (error) => {
  await server.stop();
  throw error;
});

try {
  const found = await crawl(server.base, long ? [...firsts, long] : firsts, cookie);
  for (const problem of found.broken) check("links", problem);
  check("links", found.pages.length < 2 && "the first page leads nowhere");
  console.log(`${found.pages.length} pages of ${found.addresses} addresses, ${found.files.length} files`);
  for (const file of found.files) check(file.path, file.bytes === 0 && "the file is empty");

  for (const path of found.pages) {
    await weight(path);
    for (const width of WIDTHS) await layout(path, width);
    await keyboard(path);
  }
  for (const path of [...found.pages, "/no-such-page"]) {
    for (const width of WIDTHS) await accessible(path, width);
  }
  await sheet();
  if (role) await numbersOpen();
} finally {
  await browser.close();
  const how = await server.stop();
  check("the program", how.signal === "SIGKILL" && "did not stop when it was asked to");
}
if (tooLong > 0) console.log(`${tooLong} views are too long for axe; the specimen's long list stands for them`);
console.log(`${name}: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** A page is light before it is compressed. */
async function weight(path) {
  const html = await (await get(path)).arrayBuffer();
  check(`${path}, weight`, html.byteLength > HTML_BYTES && `${html.byteLength} bytes of HTML`);
}

/** Opens a page, runs `look`, and fails what the browser complained of or fetched from elsewhere. */
async function visit(path, width, scripts, look) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: scripts });
  await context.addCookies(cookiesFor(server.base, cookie));
  const page = await context.newPage();
  const complaints = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.base) && !url.startsWith("data:")) complaints.push(`fetches ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== server.base + path) {
      complaints.push(`${response.url()} answers ${response.status()}`);
    }
  });
  page.on("console", (message) => {
    const wanted = path === "/no-such-page" && /404/.test(message.text());
    if (message.type() === "error" && !wanted) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(server.base + path, { waitUntil: "load", timeout: 30_000 });
    await look(page);
  } catch (error) {
    complaints.push(error.message);
  }
  await context.close();
  check(`${path} at ${width}`, complaints.join("; "));
}

/** With scripts off: one heading, a title, a language, nothing that pushes the page sideways. */
function layout(path, width) {
  return visit(path, width, false, async (page) => {
    const seen = await page.evaluate(() => ({
      headings: document.querySelectorAll("h1").length,
      title: document.title,
      lang: document.documentElement.lang,
      scripts: document.querySelectorAll("script, [onclick], [style]").length,
      ids: [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      widest: [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".kith-scroll"))
        .map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""}`)
        .slice(0, 3),
      // A list is cards on a phone: nothing in it is pushed sideways.
      cards: [...document.querySelectorAll(".kith-scroll:has(> .kith-cards)")]
        .filter((e) => e.scrollWidth > e.clientWidth + 1 && innerWidth < 640)
        .map((e) => `${e.getAttribute("aria-label")} by ${e.scrollWidth - e.clientWidth} pixels`),
    }));
    const where = `${path} at ${width}`;
    check(`${where}, heading`, seen.headings !== 1 && `${seen.headings} first-level headings`);
    check(`${where}, title`, !/ - Kith$/.test(seen.title) && `the title is '${seen.title}'`);
    check(`${where}, language`, seen.lang !== "en-GB" && `the language is '${seen.lang}'`);
    check(`${where}, scripts`, seen.scripts > 0 && `${seen.scripts} scripts or styles in the page`);
    check(`${where}, ids`, seen.ids.length > 0 && `ids used twice: ${seen.ids}`);
    check(`${where}, cards`, seen.cards.length > 0 && `lists scroll sideways: ${seen.cards.join("; ")}`);
    check(`${where}, sideways`, seen.wide > 0 && `scrolls by ${seen.wide} pixels (${seen.widest.join(", ")})`);
  });
}

/** The first Tab shows the skip link; Enter on it moves to the page's own content. */
function keyboard(path) {
  return visit(path, 1280, true, async (page) => {
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => {
      const link = document.activeElement;
      const box = link.getBoundingClientRect();
      const style = getComputedStyle(link);
      return {
        words: link.textContent,
        seen: box.width > 50 && box.height > 10 && box.top >= 0 && box.left >= 0,
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      };
    });
    check(`${path}, skip link`, !/^Skip to/.test(skip.words) && `the first Tab reaches '${skip.words}'`);
    check(`${path}, skip link seen`, !(skip.seen && skip.marked) && "focus on it cannot be seen");
    await page.keyboard.press("Enter");
    const reached = await page.evaluate(() => document.activeElement?.id || location.hash);
    check(`${path}, skip link works`, !/main/.test(reached) && `Enter on it reaches '${reached}'`);
  });
}

/** axe, on a page short enough, or on the one long page. */
function accessible(path, width) {
  return visit(path, width, true, async (page) => {
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    if (nodes > AXE_NODES && path !== long) {
      tooLong += 1;
      return;
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((e) => (e.open = true)));
    const found = await violations(page);
    check(`${path} at ${width}, axe`, found.join("; "));
  });
}

/** The style sheet is the built one, small, and kept by the browser. */
async function sheet() {
  const html = await (await get(firsts[0])).text();
  const href = html.match(/<link rel="stylesheet" href="([^"]+)"/)?.[1];
  const response = await fetch(new URL(href ?? "/none", server.base));
  const css = await response.text();
  check("style sheet", !css.includes(".moj-sub-navigation") && "is not the built one; run make front");
  check("style sheet, weight", css.length > 100_000 && `${css.length} bytes`);
  check("style sheet, kept", !/immutable/.test(response.headers.get("cache-control") ?? "") && "is not kept");
  check("style sheet, compressed", response.headers.get("content-encoding") !== "gzip" && "is not compressed");
  check("style sheet, fonts", /GDS Transport|@font-face/.test(css) && "names a font that is not ours to use");
}

/** Every number of the report that is a link opens a list of children, or says there are none. */
async function numbersOpen() {
  await visit("/report", 1280, false, async (page) => {
    const links = await page.$$eval("table a[href*='/figures/']", (all) => all.map((a) => a.getAttribute("href")));
    for (const href of [...new Set(links)].slice(0, 40)) {
      const html = await (await get(href)).text();
      check(`${href} opens a list`, !/class="kith-(table|empty)"/.test(html) && "it holds no list of children");
    }
  });
}
