//! The authority's own provider of sign-in (OpenID Connect): what is configured, and how it is asked.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use access::Role;
use identity::{Fetch, Group, Groups, HttpRequest, HttpResponse, Provider, ProviderSettings, Unreached};

use crate::failure::Failure;

/// An answer is awaited so long, and a connection half as long.
const LONGEST: Duration = Duration::from_secs(10);
/// Bytes of an answer at most.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Where people may sign in with what they have in their authority. The client's secret, where there is one, stands in a
/// file or in KITH_OIDC_SECRET.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Elsewhere {
    /// The provider of sign-in (OpenID Connect): its address, as its discovery document says it
    #[arg(long, value_name = "URL", requires_all = ["oidc_client", "site"])]
    oidc_issuer: Option<String>,
    /// As what Kith is known there
    #[arg(long, value_name = "ID", requires = "oidc_issuer")]
    oidc_client: Option<String>,
    /// A file that holds the client's secret and nothing else
    #[arg(long, value_name = "FILE", requires = "oidc_issuer")]
    oidc_secret_file: Option<PathBuf>,
    /// What people call it, after "Sign in with"
    #[arg(long, value_name = "WORDS", requires = "oidc_issuer", default_value = "your council account")]
    oidc_name: String,
    /// What is asked for beside openid; more than once for more
    #[arg(long, value_name = "SCOPE", requires = "oidc_issuer", default_value = "profile")]
    oidc_scope: Vec<String>,
    /// How people must have signed in there (acr), where the provider tells it
    #[arg(long, value_name = "VALUE", requires = "oidc_issuer")]
    oidc_acr: Option<String>,
    /// Which groups give which role: a CSV file with the columns group, role and team (which may be empty), of which the
    /// first that fits counts. Without it roles are given with kith user
    #[arg(long, value_name = "FILE", requires = "oidc_issuer")]
    oidc_groups: Option<PathBuf>,
    /// The claim that says in which groups somebody is
    #[arg(long, value_name = "CLAIM", requires = "oidc_issuer", default_value = "groups")]
    oidc_groups_claim: String,
    /// Lets those join who sign in there and have a role by their groups. The claim is their identifier here, by which the
    /// record knows a worker: one that people cannot change, such as a staff number, or sub
    #[arg(long, value_name = "CLAIM", requires = "oidc_groups")]
    oidc_joiners: Option<String>,
}

impl Elsewhere {
    /// The provider's address.
    pub(crate) fn issuer(&self) -> Option<&str> {
        self.oidc_issuer.as_deref()
    }

    /// What was configured; `None` where no provider is named.
    pub(crate) fn provider(&self, site: Option<&str>) -> Result<Option<Provider>, Failure> {
        let (Some(issuer), Some(client), Some(site)) = (&self.oidc_issuer, &self.oidc_client, site) else {
            return Ok(None);
        };
        let secret = match &self.oidc_secret_file {
            Some(file) => Some(read(file)?.trim().to_owned()),
            None => std::env::var("KITH_OIDC_SECRET").ok(),
        };
        let groups = match &self.oidc_groups {
            Some(file) => Some(groups(&read(file)?, &self.oidc_groups_claim, file)?),
            None => None,
        };
        let settings = ProviderSettings {
            name: self.oidc_name.clone(),
            issuer: issuer.clone(),
            client: client.clone(),
            secret: secret.filter(|secret| !secret.is_empty()),
            site: site.trim_end_matches('/').to_owned(),
            scopes: self.oidc_scope.clone(),
            acr: self.oidc_acr.clone(),
            groups,
            joiners: self.oidc_joiners.clone(),
        };
        Provider::new(settings, fetch()?).map(Some).map_err(Failure::new)
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}", file.display())))
}

/// The groups of a file. A role that is none is named, with its line: nobody finds out by not getting in.
fn groups(text: &str, claim: &str, file: &Path) -> Result<Groups, Failure> {
    let place = file.display();
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| Failure::new(format!("{place} is not read: {error}"));
    let heading = reader.headers().map_err(unreadable)?.clone();
    let column = |name: &str| heading.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let (Some(group), Some(role)) = (column("group"), column("role")) else {
        return Err(Failure::new(format!(
            "{place} needs a first line that names its columns: group,role,team"
        )));
    };
    let team = column("team");
    let mut groups = Vec::new();
    for row in reader.records() {
        let row = row.map_err(unreadable)?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: usize| row.get(at).unwrap_or_default();
        if cell(group).is_empty() || Role::of_code(cell(role)).is_none() {
            return Err(Failure::new(format!(
                "{place}, line {line}: a group and a role are needed, and \"{}\" is not a role; kith user add --help names them",
                cell(role)
            )));
        }
        let team = team.map(cell).filter(|team| !team.is_empty()).map(Into::into);
        groups.push(Group { group: cell(group).to_owned(), role: cell(role).into(), team });
    }
    Ok(Groups { claim: claim.to_owned(), groups })
}

/// Asks over TLS with the certificates that this computer trusts. Redirects are not followed: an address comes from the
/// configuration or from discovery, never from an answer.
pub(crate) fn agent() -> ureq::Agent {
    let trusted = rustls_native_certs::load_native_certs().certs;
    let trusted = trusted.iter().map(|one| ureq::tls::Certificate::from_der(one.as_ref()).to_owned());
    let tls = ureq::tls::TlsConfig::builder()
        .root_certs(ureq::tls::RootCerts::Specific(Arc::new(trusted.collect())))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    ureq::Agent::config_builder()
        .timeout_global(Some(LONGEST))
        .timeout_connect(Some(LONGEST / 2))
        .max_redirects(0)
        .http_status_as_error(false)
        .tls_config(tls)
        .build()
        .into()
}

fn fetch() -> Result<Fetch, Failure> {
    let agent = agent();
    Ok(Box::new(move |request: HttpRequest| {
        let failed = |error: ureq::Error| {
            // Where, and how it failed: neither names a person.
            tracing::warn!(%error, "the provider of sign-in was not reached");
            Unreached
        };
        let (parts, body) = agent.run(request).map_err(failed)?.into_parts();
        let bytes = body.into_with_config().limit(LARGEST).read_to_vec().map_err(failed)?;
        Ok(HttpResponse::from_parts(parts, bytes))
    }))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::groups;

    #[test]
    fn groups_are_read_in_order_and_what_is_no_role_is_named() {
        let read = |text: &str| groups(text, "groups", Path::new("groups.csv"));
        let read_well =
            read("group,role,team\nManagers of the moor,team_manager,team-1\n workers , social_worker ,\n")
                .unwrap();
        let told: Vec<_> = read_well
            .groups
            .iter()
            .map(|group| (&*group.group, &*group.role, group.team.as_deref()))
            .collect();
        let expected =
            [("Managers of the moor", "team_manager", Some("team-1")), ("workers", "social_worker", None)];
        assert_eq!(told, expected);
        assert_eq!(read("role,group\nsocial_worker,workers\n").unwrap().groups.len(), 1);
        for (text, said) in [
            ("workers,social_worker\n", "group,role,team"),
            ("group,role\nworkers,worker\n", "line 2"),
            ("group,role\n,social_worker\n", "line 2"),
            ("group,role\nworkers\n", "line 2"),
        ] {
            let failure = read(text).unwrap_err().to_string();
            assert!(failure.contains(said), "{text}: {failure}");
        }
    }
}
