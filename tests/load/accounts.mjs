// Joins as a person does in a browser: the set-up link, a password, an authenticator.
import { createHmac } from "node:crypto";

const PASSWORD = "lantern gravel ochre";

/** The cookies of somebody who has joined by their set-up link. */
export async function joined(base, link) {
  const jar = new Map();
  const ask = async (path, form) => {
    const answer = await fetch(base + path, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: {
        cookie: header(jar),
        ...(form && { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }),
      },
      body: form && new URLSearchParams(form),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      jar.set(name, value);
    }
    return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
  };
  const chosen = await ask(link, { password: PASSWORD, again: PASSWORD });
  if (!chosen.to) throw new Error(`the set-up link was answered with ${chosen.status}`);
  const page = await ask(chosen.to);
  const key = page.html.match(/name="key" value="([^"]+)"/)?.[1];
  if (!key) throw new Error(`the page of the authenticator shows no key: ${page.status}`);
  const enrolled = await ask("/sign-in/authenticator", { key, code: codeOf(key) });
  if (enrolled.status !== 200) throw new Error(`the authenticator was answered with ${enrolled.status}`);
  return header(jar);
}

function header(jar) {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** The code that an authenticator with this key shows now (RFC 6238). */
function codeOf(key) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replace(/\s/g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
