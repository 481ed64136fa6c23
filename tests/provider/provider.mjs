// A provider of sign-in on this computer, for tests: oidc-provider with invented people and keys of its own at each start.
//
//   node provider.mjs PORT SITE PEOPLE
//
// PEOPLE is a JSON file, read at each sign-in: {"LOGIN": {"name": …, "staff": …, "groups": […]}}. Any password will do.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const [port, site, people] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), kid: randomBytes(4).toString("hex"), use: "sig", alg: "RS256" };

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "kith",
      client_secret: "a secret of the tests",
      redirect_uris: [`${site}/sign-in/provider/back`],
      post_logout_redirect_uris: [`${site}/signed-out`],
    },
  ],
  jwks: { keys: [key] },
  cookies: { keys: [randomBytes(16).toString("hex")] },
  claims: { openid: ["sub"], profile: ["name", "staff", "groups"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, id) => ({
    accountId: id,
    claims: async () => ({ sub: `subject-of-${id}`, ...JSON.parse(readFileSync(people, "utf8"))[id] }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log(`provider at ${issuer}`));
