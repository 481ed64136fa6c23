//! One delivery: signed, and sent to the very network address that was judged. No redirection is followed, nothing that comes
//! back is kept but the status.

use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::body::Bytes;
use calendar::Moment;
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::Full;
use hyper::{Request, header};
use hyper_util::rt::TokioIo;
use journal::{Delivery, Webhook};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use sha2::Sha256;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Url;

use super::place::{fit_to_call, may_be_called};
use crate::Config;

/// How long one delivery may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sends a delivery; the status that came back.
pub(super) async fn send(
    webhook: &Webhook,
    delivery: &Delivery,
    now: Moment,
    config: Config,
) -> Result<u16, String> {
    let url = fit_to_call(&webhook.address, &config).map_err(str::to_owned)?;
    match tokio::time::timeout(PATIENCE, call(&url, webhook, delivery, now, config)).await {
        Ok(answered) => answered,
        Err(_) => Err("it did not answer within ten seconds".to_owned()),
    }
}

async fn call(
    url: &Url,
    webhook: &Webhook,
    delivery: &Delivery,
    now: Moment,
    config: Config,
) -> Result<u16, String> {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let port = url.port_or_known_default().unwrap_or(443);
    let found =
        tokio::net::lookup_host((host, port)).await.map_err(|_| "its name is not found".to_owned())?;
    let found: Vec<SocketAddr> = found.collect();
    // One private address among public ones is a way in: none of them is called.
    if found.is_empty() || !found.iter().all(|place| may_be_called(place.ip().to_canonical(), &config)) {
        return Err("its name leads to this computer or a private network, which are not called".to_owned());
    }
    let stream =
        TcpStream::connect(&*found).await.map_err(|_| "no connection to it can be made".to_owned())?;
    let request =
        signed(url, webhook, delivery, now).map_err(|_| "the request cannot be written".to_owned())?;
    if url.scheme() == "http" {
        return exchange(stream, request).await;
    }
    let name =
        ServerName::try_from(host.to_owned()).map_err(|_| "its name is not one of a server".to_owned())?;
    let trusted = TLS.clone().ok_or_else(|| "TLS cannot be had on this computer".to_owned())?;
    let secured = TlsConnector::from(trusted).connect(name, stream).await;
    exchange(secured.map_err(|_| "its certificate is not trusted, or TLS failed".to_owned())?, request).await
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<u16, String>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let failed = |_| "it did not answer as a web server does".to_owned();
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
    let connection = tokio::spawn(connection);
    let answered = sender.send_request(request).await.map(|response| response.status().as_u16());
    // What it says is not read.
    connection.abort();
    answered.map_err(failed)
}

/// The request, signed over its moment and its body.
fn signed(
    url: &Url,
    webhook: &Webhook,
    delivery: &Delivery,
    now: Moment,
) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
    let seconds = now.micros().div_euclid(1_000_000);
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let host = match (url.host_str().unwrap_or_default(), url.port()) {
        (host, Some(port)) => format!("{host}:{port}"),
        (host, None) => host.to_owned(),
    };
    Request::post(format!("{}{query}", url.path()))
        .header(header::HOST, host)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::USER_AGENT, "Kith")
        .header("kith-delivery", &*delivery.id)
        .header(
            "kith-signature",
            format!("t={seconds},v1={}", signature(&webhook.secret, seconds, &delivery.body)),
        )
        .body(Full::new(Bytes::from(delivery.body.to_string())))
}

/// HMAC-SHA256 over the seconds, a full stop and the body, in hexadecimal: with the moment, so that what was sent once cannot be
/// sent again by somebody else as if it were new.
pub fn signature(secret: &[u8; 32], seconds: i64, body: &str) -> String {
    let mut mac = match Hmac::<Sha256>::new_from_slice(secret) {
        Ok(mac) => mac,
        // A key of any length is taken.
        Err(_) => return String::new(),
    };
    mac.update(format!("{seconds}.").as_bytes());
    mac.update(body.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How servers elsewhere are known: by the certificates that this computer trusts.
static TLS: LazyLock<Option<Arc<ClientConfig>>> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider);
    let builder = builder.with_safe_default_protocol_versions().ok()?;
    Some(Arc::new(builder.with_root_certificates(roots).with_no_client_auth()))
});

#[cfg(test)]
mod tests {
    use super::signature;

    /// By `printf '1541404800.{"a":1}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…`.
    #[test]
    fn the_signature_is_the_one_that_others_compute() {
        let expected = "2927edb3bd89a636e14706b90a29c5845f91872097fc8fde8992dece0326b26d";
        assert_eq!(signature(&[7; 32], 1_541_404_800, "{\"a\":1}"), expected);
    }
}
