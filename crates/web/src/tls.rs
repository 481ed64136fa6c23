//! The certificate and key of a server that browsers reach by TLS.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// A certificate with its key: TLS 1.2 and 1.3, HTTP/1.1.
#[derive(Clone, Debug)]
pub struct Tls(pub(crate) Arc<ServerConfig>);

/// Why a certificate or its key cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlsError {
    /// The file cannot be read, or holds none.
    #[error("the {what} cannot be read from {}: {why}; give a file in the PEM form", path.display())]
    Unreadable {
        /// "certificate" or "key".
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The two do not belong together, or cannot be used.
    #[error("the certificate and the key cannot be used together: {0}")]
    Unusable(String),
}

impl Tls {
    /// Reads a certificate, with the chain above it, and its key, each a PEM file.
    ///
    /// # Errors
    /// A file cannot be read, or the two do not belong together.
    pub fn read(certificate: &Path, key: &Path) -> Result<Tls, TlsError> {
        let unreadable =
            |what, path: &Path, why: String| TlsError::Unreadable { what, path: path.to_owned(), why };
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect)
            .map_err(|error| unreadable("certificate", certificate, error.to_string()))?;
        if chain.is_empty() {
            return Err(unreadable("certificate", certificate, "there is none in it".to_owned()));
        }
        let key =
            PrivateKeyDer::from_pem_file(key).map_err(|error| unreadable("key", key, error.to_string()))?;
        let unusable = |error: rustls::Error| TlsError::Unusable(error.to_string());
        let mut config =
            ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .map_err(unusable)?
                .with_no_client_auth()
                .with_single_cert(chain, key)
                .map_err(unusable)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Tls(Arc::new(config)))
    }
}
