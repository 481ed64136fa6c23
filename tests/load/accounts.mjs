// Joins as a person does in a browser: the set-up link, a password, an authenticator.
import { codeOf } from "../browser/authenticator.mjs";

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
