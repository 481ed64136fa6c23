//! The code exchanged, and what the provider signed checked: who somebody is there.

use calendar::Moment;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthType, AuthenticationContextClass, AuthorizationCode,
    ClaimsVerificationError, Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{BACK, Provider, Refused, Unreached};

/// Clocks differ: a token is taken this long after it has expired, and this long before it was issued.
const SKEW: i64 = 60;
/// A token older than this was not made for this answer.
const OLDEST: i64 = 10 * 60;

/// Claims beside those that OpenID Connect names.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
struct Extra {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Extra {}

type Token = StandardTokenResponse<
    IdTokenFields<
        Extra,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Known = Client<
    Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Token,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What goes with one journey to the provider and back. All of it follows from what the browser keeps.
pub(super) struct Journey {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
}

impl Journey {
    /// The journey of the browser that keeps this.
    pub(super) fn of(keeps: &str) -> Journey {
        let derived = |context: &str| {
            let bytes = blake3::derive_key(context, keeps.as_bytes());
            bytes.iter().map(|byte| format!("{byte:02x}")).collect()
        };
        Journey {
            state: derived("kith 2026-11-22 provider state"),
            nonce: derived("kith 2026-11-22 provider nonce"),
            verifier: derived("kith 2026-11-22 provider code verifier"),
        }
    }
}

/// Who somebody is, as the provider has signed it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Who, there.
    pub(super) subject: String,
    /// The claim that is the identifier of a joiner.
    pub(super) joins_as: Option<String>,
    /// Their name.
    pub(super) name: Option<String>,
    /// Their groups.
    pub(super) groups: Vec<String>,
}

impl Provider {
    fn client(&self, metadata: ProviderMetadataWithLogout) -> Result<Known, Unreached> {
        let by_form = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let back = RedirectUrl::new(format!("{}{BACK}", self.settings.site)).map_err(|_| Unreached)?;
        let secret = self.settings.secret.clone().map(ClientSecret::new);
        let client =
            Known::from_provider_metadata(metadata, ClientId::new(self.settings.client.clone()), secret);
        let auth = if by_form { AuthType::RequestBody } else { AuthType::BasicAuth };
        Ok(client.set_redirect_uri(back).set_auth_type(auth))
    }

    /// Where somebody signs in.
    pub(super) fn address(&self, journey: Journey, now: Moment) -> Result<String, Unreached> {
        let client = self.client(self.metadata(now)?)?;
        let Journey { state, nonce, verifier } = journey;
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier));
        let request = client.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        );
        let request = self
            .settings
            .scopes
            .iter()
            .fold(request, |request, scope| request.add_scope(Scope::new(scope.clone())));
        let request = match &self.settings.acr {
            Some(acr) => request.add_auth_context_value(AuthenticationContextClass::new(acr.clone())),
            None => request,
        };
        Ok(request.set_pkce_challenge(challenge).url().0.into())
    }

    /// Exchanges a code and checks what comes for it.
    pub(super) fn said(&self, code: &str, journey: Journey, now: Moment) -> Result<Said, Refused> {
        let metadata = self.metadata(now)?;
        let mut client = self.client(metadata)?;
        let token: Token = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Unreached)?
            .set_pkce_verifier(PkceCodeVerifier::new(journey.verifier))
            .request(&&*self.fetch)
            .map_err(|error| match error {
                RequestTokenError::Request(Unreached) => Refused::Unreached,
                RequestTokenError::ServerResponse(_) => Refused::NotBelieved("the code was not taken"),
                _ => Refused::NotBelieved("the answer for the code cannot be read"),
            })?;
        let nonce = Nonce::new(journey.nonce);
        let claims = match self.checked(&client, &token, &nonce, now) {
            // The provider may have begun to sign with another key since it was asked.
            Err(Unchecked::Key) => match self.new_keys(now) {
                Some(metadata) => {
                    client = self.client(metadata)?;
                    self.checked(&client, &token, &nonce, now)
                }
                None => Err(Unchecked::Key),
            },
            checked => checked,
        };
        let claims = claims.map_err(|unchecked| Refused::NotBelieved(unchecked.why()))?;
        self.read(&client, &token, &claims)
    }

    fn checked(
        &self,
        client: &Known,
        token: &Token,
        nonce: &Nonce,
        now: Moment,
    ) -> Result<IdTokenClaims<Extra, CoreGenderClaim>, Unchecked> {
        let id_token = token.id_token().ok_or(Unchecked::Other("there is no identity token"))?;
        let time = DateTime::<Utc>::from_timestamp_micros(now.micros()).unwrap_or_default();
        let acr = self.settings.acr.clone();
        let verifier = client
            .id_token_verifier()
            // What the provider itself says that it signs with is not asked: neither none nor a shared secret is ever taken.
            .set_allowed_algs(SIGNED_BY)
            .set_time_fn(move || time - TimeDelta::seconds(SKEW))
            .set_issue_time_verifier_fn(move |issued| {
                let age = (time - issued).num_seconds();
                if (-SKEW..=OLDEST).contains(&age) { Ok(()) } else { Err("not issued now".to_owned()) }
            })
            .set_auth_context_verifier_fn(move |said| match &acr {
                Some(acr) if said.is_none_or(|said| **said != *acr) => Err("another".to_owned()),
                _ => Ok(()),
            });
        let claims = id_token.claims(&verifier, nonce).map_err(Unchecked::of)?;
        if let Some(expected) = claims.access_token_hash() {
            let alg = id_token.signing_alg().map_err(|_| Unchecked::Other("it is not signed"))?;
            let key = id_token.signing_key(&verifier).map_err(|_| Unchecked::Key)?;
            let found = AccessTokenHash::from_token(token.access_token(), alg, key)
                .map_err(|_| Unchecked::Other("its access token cannot be compared"))?;
            if found != *expected {
                return Err(Unchecked::Other("its access token is another's"));
            }
        }
        Ok(claims.clone())
    }

    /// What is needed of the claims. Those that the token lacks are asked for, where the provider has an address for that.
    fn read(
        &self,
        client: &Known,
        token: &Token,
        claims: &IdTokenClaims<Extra, CoreGenderClaim>,
    ) -> Result<Said, Refused> {
        let unreadable = |_| Refused::NotBelieved("its claims cannot be read");
        let subject = claims.subject().as_str().to_owned();
        let mut all = object(serde_json::to_value(claims).map_err(unreadable)?);
        let settings = &self.settings;
        let wanted = [
            settings.groups.as_ref().map(|groups| groups.claim.as_str()),
            settings.joiners.as_deref(),
            settings.joiners.as_ref().map(|_| "name"),
        ];
        let lacks = wanted.into_iter().flatten().any(|claim| !all.contains_key(claim));
        if lacks && client.user_info_url().is_some() {
            let more: UserInfoClaims<Extra, CoreGenderClaim> = client
                .user_info(token.access_token().clone(), Some(claims.subject().clone()))
                .map_err(|_| Unreached)?
                .request(&&*self.fetch)
                .map_err(|_| Refused::NotBelieved("what it says of the person cannot be read"))?;
            for (claim, value) in object(serde_json::to_value(&more).map_err(unreadable)?) {
                all.entry(claim).or_insert(value);
            }
        }
        let text = |claim: &str| all.get(claim).and_then(Value::as_str).map(str::to_owned);
        let groups = settings.groups.as_ref().and_then(|groups| all.get(&groups.claim));
        Ok(Said {
            subject,
            joins_as: settings.joiners.as_deref().and_then(text),
            name: text("name"),
            groups: match groups {
                Some(Value::Array(groups)) => {
                    groups.iter().filter_map(|group| group.as_str().map(str::to_owned)).collect()
                }
                Some(Value::String(group)) => vec![group.clone()],
                _ => Vec::new(),
            },
        })
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The signatures that are taken.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Why what was signed is not believed. None of it repeats what stood there: it goes into the log.
enum Unchecked {
    Key,
    Other(&'static str),
}

impl Unchecked {
    fn of(error: ClaimsVerificationError) -> Unchecked {
        Unchecked::Other(match error {
            ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey | SignatureVerificationError::CryptoError(_),
            ) => return Unchecked::Key,
            ClaimsVerificationError::SignatureVerification(_) => "its signature is not taken",
            ClaimsVerificationError::Expired(_) => "it has expired, or was not issued now",
            ClaimsVerificationError::InvalidAudience(_) => "it is for somebody else",
            ClaimsVerificationError::InvalidIssuer(_) => "it is of another provider",
            ClaimsVerificationError::InvalidNonce(_) => "it is of another journey",
            ClaimsVerificationError::InvalidAuthContext(_) => "they signed in another way than is asked for",
            _ => "it cannot be read",
        })
    }

    fn why(self) -> &'static str {
        match self {
            Unchecked::Key => "it is signed by a key that the provider does not publish",
            Unchecked::Other(why) => why,
        }
    }
}
