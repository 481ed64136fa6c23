// The pictures of the README and the manual, of an invented authority on the day on which they are taken.
//
//   node pictures.mjs FOLDER -- PROGRAM ARGUMENT…
import { statSync } from "node:fs";
import { join } from "node:path";
import { cookiesFor, signIn, start } from "./server.mjs";
import { launch } from "./tally.mjs";

// A picture is fetched by whoever opens the README.
const BYTES = 150_000;

const cut = process.argv.indexOf("--");
const folder = process.argv[2];
const server = await start(process.argv.slice(cut + 1));
const browser = await launch();
let heavy = 0;
try {
  const worker = await signIn(server.base, "social worker");
  const child = await firstChild(worker);
  await take("my-work", worker, "/work", 375, 1100);
  await take("a-child", worker, child, 960, 1150);
  await take("a-child-on-a-phone", worker, child, 375, 1100);
  await take("report", await signIn(server.base, "performance officer"), "/report", 960, 1150);
} finally {
  await browser.close();
  await server.stop();
}
process.exit(heavy === 0 ? 0 : 1);

/** The child that stands first on somebody's list. */
async function firstChild(cookie) {
  const html = await (await fetch(server.base + "/work", { headers: { cookie } })).text();
  return html.match(/href="(\/child\/[^"/?#]+)"/)[1];
}

async function take(name, cookie, path, width, height) {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false, baseURL: server.base });
  await context.addCookies(cookiesFor(server.base, cookie));
  const page = await context.newPage();
  await page.goto(path);
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = statSync(file);
  console.log(`${file}: ${size} bytes`);
  if (size > BYTES) heavy += 1;
}
