// Builds the style sheet and copies the icon into `built/`, which the web crate embeds.
// Run by `make front`; needs `npm ci` in this folder first.
import { mkdirSync, copyFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "built");

// Bytes of the minified sheet. A part added to src/kith.scss that breaks this needs a reason.
const LIMIT = 100_000;

const { css } = sass.compile(join(here, "src", "kith.scss"), {
  style: "compressed",
  // The MoJ sheets name `node_modules/…` from the folder they are installed in.
  loadPaths: [join(here, "src"), join(here, "node_modules"), here],
  quietDeps: true,
});

const forbidden = [/GDS Transport/, /@font-face/, /crown|crest/i, /@import/, /url\((?!["']?data:)/];
for (const pattern of forbidden) {
  if (pattern.test(css)) {
    console.error(`front: the built style sheet contains ${pattern}, which Kith may not serve`);
    process.exit(1);
  }
}
const bytes = Buffer.byteLength(css);
if (bytes > LIMIT) {
  console.error(`front: the style sheet is ${bytes} bytes, over the limit of ${LIMIT}`);
  process.exit(1);
}

mkdirSync(built, { recursive: true });
copyFileSync(join(here, "src", "kith.svg"), join(built, "kith.svg"));
// Written under another name first, so that a build that is stopped half-way leaves no half a sheet.
writeFileSync(join(built, "kith.css.part"), css);
renameSync(join(built, "kith.css.part"), join(built, "kith.css"));
console.log(`front: built/kith.css, ${bytes} bytes`);
