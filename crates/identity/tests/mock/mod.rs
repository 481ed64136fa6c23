//! A provider of sign-in in memory: it answers what it is asked as OpenID Connect says, or as a test says.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use calendar::Moment;
use identity::{Fetch, HttpRequest, HttpResponse, ProviderSettings, Unreached};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey, url::Url};
use serde_json::{Value, json};

pub(crate) const ISSUER: &str = "https://id.example";

/// What a test changes of a token: its header, its claims.
pub(crate) type Change = fn(&mut Value, &mut Value);

struct Journey {
    nonce: String,
    challenge: String,
    back: String,
}

struct State {
    key: CoreEdDsaPrivateSigningKey,
    kid: String,
    codes: BTreeMap<String, Journey>,
    groups: Vec<String>,
    subject: String,
    tells: Option<String>,
    change: Change,
    forge: bool,
    issuer: &'static str,
    token_address: &'static str,
    stopped: bool,
    asked: usize,
    keys_asked: usize,
    now: fn() -> Moment,
}

#[derive(Clone)]
pub(crate) struct Mock(Arc<Mutex<State>>);

fn key(kid: &str) -> CoreEdDsaPrivateSigningKey {
    let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(
        &pair.serialize_pem(),
        Some(JsonWebKeyId::new(kid.to_owned())),
    )
    .unwrap()
}

impl Mock {
    pub(crate) fn new(now: fn() -> Moment) -> Mock {
        Mock(Arc::new(Mutex::new(State {
            key: key("first"),
            kid: "first".to_owned(),
            codes: BTreeMap::new(),
            groups: vec!["workers".to_owned()],
            subject: "s-1".to_owned(),
            tells: None,
            change: |_, _| {},
            forge: false,
            issuer: ISSUER,
            token_address: "https://id.example/token",
            stopped: false,
            asked: 0,
            keys_asked: 0,
            now,
        })))
    }

    pub(crate) fn settings(&self) -> ProviderSettings {
        ProviderSettings {
            name: "the council".to_owned(),
            issuer: ISSUER.to_owned(),
            client: "kith".to_owned(),
            secret: Some("a secret of the test".to_owned()),
            site: "https://kith.example".to_owned(),
            scopes: vec!["profile".to_owned()],
            acr: None,
            groups: None,
            joiners: None,
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap())
    }

    pub(crate) fn change(&self, change: Change) {
        self.with(|state| state.change = change);
    }

    pub(crate) fn forge(&self) {
        self.with(|state| state.forge = true);
    }

    pub(crate) fn groups(&self, groups: &[&str]) {
        self.with(|state| state.groups = groups.iter().map(|&group| group.to_owned()).collect());
    }

    pub(crate) fn subject(&self, subject: &str) {
        self.with(|state| state.subject = subject.to_owned());
    }

    /// Tells the groups of this person where it is asked for them.
    pub(crate) fn tells(&self, subject: &str) {
        self.with(|state| state.tells = Some(subject.to_owned()));
    }

    pub(crate) fn rotate(&self) {
        self.with(|state| (state.key, state.kid) = (key("second"), "second".to_owned()));
    }

    pub(crate) fn stop(&self) {
        self.with(|state| state.stopped = true);
    }

    /// Its document says that it is another's.
    pub(crate) fn lies(&self) {
        self.with(|state| state.issuer = "https://other.example");
    }

    /// Codes go to an address that is not encrypted.
    pub(crate) fn is_open(&self) {
        self.with(|state| state.token_address = "http://id.example/token");
    }

    pub(crate) fn asked(&self) -> usize {
        self.with(|state| state.asked)
    }

    pub(crate) fn keys_asked(&self) -> usize {
        self.with(|state| state.keys_asked)
    }

    /// Somebody signs in at the address: the state and the code that go back.
    pub(crate) fn signs_in(&self, address: &str) -> (String, String) {
        let url = Url::parse(address).unwrap();
        assert!(address.starts_with("https://id.example/authorize?"), "{address}");
        let asked: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!((&*asked["response_type"], &*asked["client_id"]), ("code", "kith"));
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let journey = Journey {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            back: asked["redirect_uri"].clone(),
        };
        assert_eq!(journey.back, "https://kith.example/sign-in/provider/back");
        let code = format!("code-{}", asked["state"].chars().rev().collect::<String>());
        self.with(|state| state.codes.insert(code.clone(), journey));
        (asked["state"].clone(), code)
    }

    pub(crate) fn fetch(&self) -> Fetch {
        let mock = self.clone();
        Box::new(move |request| mock.with(|state| state.answer(&request)))
    }
}

impl State {
    fn answer(&mut self, request: &HttpRequest) -> Result<HttpResponse, Unreached> {
        self.asked += 1;
        if self.stopped {
            return Err(Unreached);
        }
        let (status, body) = match request.uri().path() {
            "/.well-known/openid-configuration" => (200, self.document()),
            "/keys" => {
                self.keys_asked += 1;
                (200, json!({"keys": [self.key.as_verification_key()]}))
            }
            "/token" => self.token(request),
            "/me" => {
                assert_eq!(request.headers()["authorization"], "Bearer an-access-token");
                (200, json!({"sub": self.tells, "groups": self.tells.as_ref().map(|_| &self.groups)}))
            }
            _ => (404, json!({})),
        };
        let response = openidconnect::http::Response::builder()
            .status(status)
            .header("content-type", "application/json")
            .body(body.to_string().into_bytes());
        Ok(response.unwrap())
    }

    fn document(&self) -> Value {
        let mut document = json!({
            "issuer": self.issuer,
            "authorization_endpoint": "https://id.example/authorize",
            "token_endpoint": self.token_address,
            "jwks_uri": "https://id.example/keys",
            "end_session_endpoint": "https://id.example/out",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            // It may say what it likes: none is never taken.
            "id_token_signing_alg_values_supported": ["EdDSA", "none", "HS256"],
        });
        if self.tells.is_some() {
            document["userinfo_endpoint"] = json!("https://id.example/me");
        }
        document
    }

    fn token(&mut self, request: &HttpRequest) -> (u16, Value) {
        assert!(request.headers()["authorization"].to_str().unwrap().starts_with("Basic "));
        let sent =
            Url::parse(&format!("https://x.example/?{}", String::from_utf8_lossy(request.body()))).unwrap();
        let sent: BTreeMap<String, String> = sent.query_pairs().into_owned().collect();
        let journey = self.codes.remove(&sent["code"]);
        let proof = PkceCodeVerifier::new(sent["code_verifier"].clone());
        let proof = PkceCodeChallenge::from_code_verifier_sha256(&proof);
        let journey = match journey {
            Some(journey) if journey.challenge == proof.as_str() && journey.back == sent["redirect_uri"] => {
                journey
            }
            _ => return (400, json!({"error": "invalid_grant"})),
        };
        let now = (self.now)().micros() / 1_000_000;
        let mut header = json!({"alg": "EdDSA", "kid": self.kid});
        let mut claims = json!({
            "iss": ISSUER,
            "sub": self.subject,
            "aud": "kith",
            "exp": now + 300,
            "iat": now,
            "nonce": journey.nonce,
            "staff": "w-77",
            "name": "Ada Invented",
            "groups": self.groups,
        });
        (self.change)(&mut header, &mut claims);
        let said =
            format!("{}.{}", base64(header.to_string().as_bytes()), base64(claims.to_string().as_bytes()));
        let mut signature = self.key.sign(&CoreJwsSigningAlgorithm::EdDsa, said.as_bytes()).unwrap();
        if self.forge {
            signature[7] ^= 1;
        }
        let signature = if header["alg"] == "none" { String::new() } else { base64(&signature) };
        let token = json!({
            "access_token": "an-access-token",
            "token_type": "Bearer",
            "id_token": format!("{said}.{signature}"),
        });
        (200, token)
    }
}

/// Base64 for addresses, without padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            out.push(LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char);
        }
    }
    out
}
