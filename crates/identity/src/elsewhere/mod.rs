//! Signing in at the authority's own provider: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636).
//!
//! ```text
//! Identity::send_away ─► the provider's address, and what the browser keeps meanwhile
//!                        … the person signs in there …
//! Identity::come_back ─► the code is exchanged, what the provider signed is checked ─► a session that opens
//! ```
//!
//! **Invariants.** A person is known by the provider's address and the identifier there (`sub`), never by an address of mail.
//! An answer is taken once, within minutes, in the browser that asked. What was signed is believed where the issuer, the
//! audience, the times, the nonce and the signature are right, by a key that the provider publishes now. Nothing here
//! opens a connection itself: [`Fetch`] does, whose address the configuration gave or the provider's own discovery.

mod answer;
mod come;
mod discovered;
mod groups;

pub use come::{Away, Back, CameBack, Leaving, Refused};
pub use groups::{Group, Groups};

use std::fmt;
use std::sync::Mutex;

use calendar::Moment;
pub use openidconnect::{HttpRequest, HttpResponse};

use discovered::Discovered;

/// The provider could not be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the provider of sign-in cannot be reached, or does not answer as one")]
pub struct Unreached;

/// Asks the provider: within seconds, following no redirect, taking some megabytes at most.
pub type Fetch = Box<dyn Fn(HttpRequest) -> Result<HttpResponse, Unreached> + Send + Sync>;

/// How the provider is used.
#[derive(Clone)]
pub struct ProviderSettings {
    /// What people call it: "Sign in with …".
    pub name: String,
    /// Its address, as its discovery document says it.
    pub issuer: String,
    /// As what Kith is known there.
    pub client: String,
    /// The secret that goes with it; none for a public client, which PKCE alone protects.
    pub secret: Option<String>,
    /// Kith's own address, without a slash at its end: the provider sends people back below it.
    pub site: String,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// How people must have signed in there (`acr`), such as with a second factor.
    pub acr: Option<String>,
    /// Which groups give which role; where it is none, roles are given here alone.
    pub groups: Option<Groups>,
    /// The claim that is the identifier of who joins by signing in; nobody joins so where it is none. It must be one that
    /// people cannot change themselves.
    pub joiners: Option<String>,
}

impl fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderSettings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Where the provider sends people back to, below the site.
pub const BACK: &str = "/sign-in/provider/back";
/// Where it sends them once they have signed out there, below the site.
const SIGNED_OUT: &str = "/signed-out";

/// The authority's provider of sign-in.
pub struct Provider {
    settings: ProviderSettings,
    fetch: Fetch,
    known: Mutex<Discovered>,
}

impl Provider {
    /// The provider of these settings, asked with `fetch`. It is not asked before somebody signs in.
    ///
    /// # Errors
    /// An address or claim that cannot be; the sentence says which.
    pub fn new(settings: ProviderSettings, fetch: Fetch) -> Result<Provider, String> {
        discovered::safe(&settings.issuer).map_err(|why| format!("the provider's address {why}"))?;
        discovered::safe(&settings.site).map_err(|why| format!("the address of the site {why}"))?;
        if settings.joiners.as_deref() == Some("email") {
            return Err(
                "people are not known by their address of mail, which may be given to somebody else; \
                        name another claim, such as sub"
                    .to_owned(),
            );
        }
        Ok(Provider { settings, fetch, known: Mutex::default() })
    }

    /// Whether it answers, and says of itself what it must: its addresses and keys, as the provider that it is.
    pub fn answers(&self, now: Moment) -> bool {
        self.metadata(now).is_ok()
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// How somebody is known who has this identifier at the provider.
    pub fn of_subject(&self, subject: &str) -> String {
        format!("{} {subject}", self.settings.issuer)
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.settings.issuer).finish_non_exhaustive()
    }
}
