// Finds the pages: from the first page, along every link, a few pages of each shape.

const EACH_SHAPE = 2;
const PAGES = 90;

/** The shape of an address: figures, months, ids and kinds of record left open, the names of the query kept. */
export function shape(url) {
  const path = url.pathname
    .split("/")
    .map((part, i, all) =>
      /\d|%/.test(part) || all[i - 1] === "record" ? `*${part.match(/\.[a-z]+$/)?.[0] ?? ""}` : part,
    )
    .join("/");
  return `${path}?${[...new Set(url.searchParams.keys())].sort().join("&")}`;
}

/** Every page that will be looked at, and every address that does not answer as it should. */
export async function crawl(base, firsts = ["/"], cookie = "") {
  const queue = firsts.map((path) => ({ url: new URL(path, base), from: "the start" }));
  const seen = new Set(queue.map(({ url }) => url.href));
  const shapes = new Map();
  const pages = [];
  const broken = [];
  const files = [];
  while (queue.length > 0) {
    const { url, from } = queue.shift();
    const kind = shape(url);
    const count = shapes.get(kind) ?? 0;
    if (count >= EACH_SHAPE || pages.length >= PAGES) continue;
    shapes.set(kind, count + 1);
    const response = await fetch(url, { redirect: "manual", headers: cookie ? { cookie } : {} });
    const type = response.headers.get("content-type") ?? "";
    if (response.status === 303 && response.headers.has("location")) {
      const next = new URL(response.headers.get("location"), url);
      if (!seen.has(next.href)) {
        seen.add(next.href);
        queue.push({ url: next, from });
      }
      continue;
    }
    if (response.status !== 200) {
      broken.push(`${url.pathname}${url.search} answers ${response.status} (linked from ${from})`);
      continue;
    }
    const body = Buffer.from(await response.arrayBuffer());
    if (!type.startsWith("text/html")) {
      files.push({ path: url.pathname + url.search, type, bytes: body.length });
      continue;
    }
    // A report made for download is a page of its own, not one of the site's.
    if (/attachment/.test(response.headers.get("content-disposition") ?? "")) {
      files.push({ path: url.pathname + url.search, type, bytes: body.length });
      continue;
    }
    pages.push(url.pathname + url.search);
    for (const [, href] of body.toString().matchAll(/<a [^>]*href="([^"#][^"]*)"/g)) {
      const target = new URL(href.replaceAll("&#38;", "&").replaceAll("&amp;", "&"), url);
      target.hash = "";
      // A telephone number leads to nobody's page.
      if (target.protocol === "tel:") continue;
      if (target.origin !== new URL(base).origin) {
        broken.push(`${url.pathname} links to another site, ${target.origin}`);
      } else if (!seen.has(target.href)) {
        seen.add(target.href);
        queue.push({ url: target, from: url.pathname + url.search });
      }
    }
  }
  return { pages, files, broken, addresses: seen.size };
}
