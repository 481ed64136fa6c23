//! Where a journal in PostgreSQL is, and how it is reached.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};

/// The address of a PostgreSQL database, such as `postgres://kith_372@db.council.example/kith`: the form that PostgreSQL's own
/// programs take. The role decides which authority's journal it is.
///
/// Where the host is another computer the connection is by TLS, and the certificate must be good for its name: nothing else is
/// taken, unless the address says `sslmode=disable`. It holds no password: that is given beside it.
#[derive(Clone)]
pub struct PostgresAddress {
    config: Config,
    shown: Arc<str>,
    roots: Option<PathBuf>,
    connections: usize,
}

/// An address that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// Not of the form.
    #[error(
        "{shown} is not the address of a PostgreSQL database ({problem}); write postgres://ROLE@HOST/DATABASE"
    )]
    Form {
        /// What was given, without what follows a `?`.
        shown: String,
        /// What is wrong.
        problem: String,
    },
    /// It holds a password.
    #[error(
        "the address of the database holds a password, which others on this computer could read: leave it out, and put it \
         into PGPASSWORD or into a file that PGPASSFILE names"
    )]
    Password,
    /// It allows a connection that anybody may read.
    #[error(
        "sslmode={0} would also take a connection that others can read: leave it out (TLS, the certificate looked at), or \
         write sslmode=disable where the network is yours alone"
    )]
    Weak(String),
    /// A value that is not one.
    #[error("{name}={value} in the address of the database is not taken: {wanted}")]
    Value {
        /// Which.
        name: &'static str,
        /// What was given.
        value: String,
        /// What would be.
        wanted: &'static str,
    },
}

/// Connections that one process keeps, where the address does not say another number.
const CONNECTIONS: usize = 12;

impl PostgresAddress {
    /// Whether a text is meant as such an address.
    pub fn is_meant(text: &str) -> bool {
        text.starts_with("postgres:") || text.starts_with("postgresql:")
    }

    /// Reads an address. Beside PostgreSQL's own parameters it takes `connections`: how many this process keeps, 3 to 200.
    ///
    /// # Errors
    /// It is not of the form, holds a password, or would take a connection that others can read.
    pub fn parse(text: &str) -> Result<PostgresAddress, AddressError> {
        let (base, query) = text.split_once('?').unwrap_or((text, ""));
        let before_host = base.split_once("://").and_then(|(_, rest)| rest.split_once('@'));
        if before_host.is_some_and(|(user, _)| user.contains(':')) || query.contains("password=") {
            return Err(AddressError::Password);
        }
        let (mut rest, mut ssl, mut roots, mut connections) = (Vec::new(), None, None, CONNECTIONS);
        for given in query.split('&').filter(|given| !given.is_empty()) {
            match given.split_once('=') {
                Some(("sslmode", mode)) => ssl = Some(mode),
                Some(("sslrootcert", path)) => roots = Some(PathBuf::from(path.replace("%2F", "/"))),
                Some(("connections", number)) => {
                    connections = number.parse().ok().filter(|n| (3..=200).contains(n)).ok_or_else(|| {
                        let value = number.to_owned();
                        AddressError::Value { name: "connections", value, wanted: "3 to 200" }
                    })?;
                }
                _ => rest.push(given),
            }
        }
        let asked = if rest.is_empty() { base.to_owned() } else { format!("{base}?{}", rest.join("&")) };
        let mut config = Config::from_str(&asked).map_err(|error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            AddressError::Form { shown: base.to_owned(), problem: cause.unwrap_or_else(|| error.to_string()) }
        })?;
        let mode = match ssl {
            None if config.get_hosts().iter().all(is_here) => SslMode::Disable,
            None | Some("require" | "verify-ca" | "verify-full") => SslMode::Require,
            Some("disable") => SslMode::Disable,
            Some(weak) => return Err(AddressError::Weak(weak.to_owned())),
        };
        config.ssl_mode(mode).application_name("kith").keepalives_idle(Duration::from_secs(30));
        config.tcp_user_timeout(Duration::from_secs(30));
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(10));
        }
        // Of several hosts the one that takes writes: after a failover that is another.
        if config.get_target_session_attrs() == TargetSessionAttrs::Any {
            config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        }
        // The server finds out within two minutes that this computer has gone, and lets go of what it held.
        let options = format!(
            "{} -c search_path=kith -c timezone=UTC -c client_min_messages=warning -c standard_conforming_strings=on \
             -c lock_timeout=60s -c idle_in_transaction_session_timeout=120s -c tcp_keepalives_idle=60 \
             -c tcp_keepalives_interval=15 -c tcp_keepalives_count=3",
            config.get_options().unwrap_or_default()
        );
        config.options(options);
        Ok(PostgresAddress { config, shown: text.into(), roots, connections })
    }

    /// The same, with what the role shows that it is itself by.
    #[must_use]
    pub fn with_password(mut self, password: &str) -> PostgresAddress {
        self.config.password(password);
        self
    }

    /// Host, port, database and role, as a line of a password file names them; a socket's folder is `localhost`.
    pub fn names(&self) -> (String, String, String, String) {
        let host = match self.config.get_hosts().first() {
            Some(Host::Tcp(host)) => host.clone(),
            _ => "localhost".to_owned(),
        };
        let port = self.config.get_ports().first().copied().unwrap_or(5432);
        let user = self.config.get_user().unwrap_or_default();
        let database = self.config.get_dbname().unwrap_or(user);
        (host, port.to_string(), database.to_owned(), user.to_owned())
    }

    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// Where the certificates of who may vouch for the server are; none for those of the system.
    pub(super) fn roots(&self) -> Option<&Path> {
        self.roots.as_deref()
    }

    pub(super) fn connections(&self) -> usize {
        self.connections
    }

    /// As it is named in an error, where a path would be.
    pub(super) fn place(&self) -> PathBuf {
        PathBuf::from(&*self.shown)
    }
}

/// Whether the connection does not leave this computer.
fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(host) => matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1"),
        Host::Unix(_) => true,
    }
}

impl fmt::Display for PostgresAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for PostgresAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PostgresAddress").field(&self.shown).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_this_computer_goes_by_tls() {
        for (text, mode) in [
            ("postgres://kith@db.council.example/kith", SslMode::Require),
            ("postgres://kith@db.council.example/kith?sslmode=verify-full", SslMode::Require),
            ("postgres://kith@localhost,db.council.example/kith", SslMode::Require),
            ("postgres://kith@db.council.example/kith?sslmode=disable", SslMode::Disable),
            ("postgres://kith@localhost:5433/kith", SslMode::Disable),
            ("postgresql:///kith?host=/run/postgresql&user=kith", SslMode::Disable),
        ] {
            assert_eq!(PostgresAddress::parse(text).unwrap().config.get_ssl_mode(), mode, "{text}");
        }
    }

    #[test]
    fn what_is_not_taken_is_said_without_a_password() {
        for (text, says) in [
            ("postgres://kith:Kestrel@db/kith", "holds a password"),
            ("postgres://kith@db/kith?password=Kestrel", "holds a password"),
            ("postgres://kith@db/kith?sslmode=prefer", "sslmode=prefer would also take"),
            ("postgres://kith@db/kith?connections=1", "connections=1"),
            ("postgres://kith@db/kith?colour=red", "is not the address of a PostgreSQL database"),
        ] {
            let refused = PostgresAddress::parse(text).unwrap_err().to_string();
            assert!(refused.contains(says) && !refused.contains("Kestrel"), "{text}: {refused}");
        }
    }
}
