//! What the provider says of itself: its addresses and its keys, asked for when they are needed and kept for a while.

use calendar::Moment;
use openidconnect::core::CoreJsonWebKeySet;
use openidconnect::{IssuerUrl, ProviderMetadataWithLogout, url::Url};

use super::{Provider, Unreached};

const MINUTE: i64 = 60 * 1_000_000;
/// Addresses and keys are asked for again after an hour.
const FRESH: i64 = 60 * MINUTE;
/// A provider that did not answer is not asked again for a quarter of a minute: nobody waits for what is known to fail.
const FAILED: i64 = MINUTE / 4;
/// Keys are asked for again at most once a minute, whatever keys answers name.
const KEYS_AGAIN: i64 = MINUTE;

/// What is kept.
#[derive(Default)]
pub(super) struct Discovered {
    metadata: Option<(ProviderMetadataWithLogout, Moment)>,
    failed: Option<Moment>,
    keys: Option<Moment>,
}

/// Whether an address may be used: over TLS, or of this computer itself. The sentence goes on after what the address is of.
pub(super) fn safe(address: &str) -> Result<Url, String> {
    let url = Url::parse(address)
        .map_err(|_| format!("cannot be read: \"{address}\"; write https://name.example"))?;
    let here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    match url.scheme() {
        "https" => Ok(url),
        "http" if here => Ok(url),
        _ => Err(format!("must begin with https:// \"{address}\" does not")),
    }
}

impl Provider {
    fn kept<T>(&self, act: impl FnOnce(&mut Discovered) -> T) -> T {
        act(&mut self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// What the provider says of itself.
    pub(super) fn metadata(&self, now: Moment) -> Result<ProviderMetadataWithLogout, Unreached> {
        let passed = |since: Moment| now.micros() - since.micros();
        let kept = self.kept(|known| {
            let fresh = known.metadata.as_ref().filter(|(_, at)| passed(*at) < FRESH);
            let failed = known.failed.is_some_and(|at| passed(at) < FAILED);
            fresh.map(|(metadata, _)| Ok(metadata.clone())).or(failed.then_some(Err(Unreached)))
        });
        if let Some(kept) = kept {
            return kept;
        }
        let found = self.ask();
        self.kept(|known| match &found {
            Ok(metadata) => {
                (known.metadata, known.failed) = (Some((metadata.clone(), now)), None);
            }
            Err(Unreached) => known.failed = Some(now),
        });
        found
    }

    fn ask(&self) -> Result<ProviderMetadataWithLogout, Unreached> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|_| Unreached)?;
        // That the document is of this issuer and no other is checked there.
        let metadata = ProviderMetadataWithLogout::discover(&issuer, &&*self.fetch).map_err(|_| Unreached)?;
        let end = &metadata.additional_metadata().end_session_endpoint;
        let addresses = [
            Some(metadata.authorization_endpoint().url()),
            metadata.token_endpoint().map(|at| at.url()),
            metadata.userinfo_endpoint().map(|at| at.url()),
            end.as_ref().map(|at| at.url()),
        ];
        if metadata.token_endpoint().is_none()
            || addresses.into_iter().flatten().any(|address| safe(address.as_str()).is_err())
        {
            return Err(Unreached);
        }
        Ok(metadata)
    }

    /// The provider's keys anew, where something was signed by one that is not known; nothing where they were asked for a
    /// moment ago.
    pub(super) fn new_keys(&self, now: Moment) -> Option<ProviderMetadataWithLogout> {
        let metadata = self.kept(|known| {
            let lately = known.keys.is_some_and(|at| now.micros() - at.micros() < KEYS_AGAIN);
            known.keys = (!lately).then_some(now).or(known.keys);
            known.metadata.as_ref().filter(|_| !lately).map(|(metadata, _)| metadata.clone())
        })?;
        let keys = CoreJsonWebKeySet::fetch(metadata.jwks_uri(), &&*self.fetch).ok()?;
        let metadata = metadata.set_jwks(keys);
        self.kept(|known| known.metadata = Some((metadata.clone(), now)));
        Some(metadata)
    }

    /// Where somebody signs out at the provider too, coming back to the page that says so; nothing where it has no such
    /// address, or was not asked yet.
    pub fn sign_out(&self) -> Option<String> {
        use openidconnect::{ClientId, LogoutRequest, PostLogoutRedirectUrl};
        let end = self.kept(|known| {
            let (metadata, _) = known.metadata.as_ref()?;
            metadata.additional_metadata().end_session_endpoint.clone()
        })?;
        let back = format!("{}{}", self.settings.site, super::SIGNED_OUT);
        let request = LogoutRequest::from(end)
            .set_client_id(ClientId::new(self.settings.client.clone()))
            .set_post_logout_redirect_uri(PostLogoutRedirectUrl::new(back).ok()?);
        Some(request.http_get_url().into())
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_what_is_encrypted_or_this_computer_is_asked() {
        for (address, expected) in [
            ("https://login.example/tenant", true),
            ("http://127.0.0.1:4000", true),
            ("http://localhost:4000/x", true),
            ("http://login.example", false),
            ("http://localhost.example", false),
            ("http://127.0.0.1.example", false),
            ("file:///etc/passwd", false),
            ("login.example", false),
        ] {
            assert_eq!(safe(address).is_ok(), expected, "{address}");
        }
    }
}
