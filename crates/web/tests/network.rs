//! What the server does on a real connection: TLS, slow clients, requests with two meanings.

// Helpers of a test fail as the test does.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use web::{Client, Listen, Page, Server, Site, Tls, TlsError};

async fn serving(server: Server) -> SocketAddr {
    let router = Router::new()
        .route("/", get(|| async { Page::new("Report") }))
        .route("/from", get(|Client(from): Client| async move { format!("from {from:?}") }))
        .route("/save", post(|body: String| async move { format!("{} bytes", body.len()) }));
    let (ready, address) = tokio::sync::oneshot::channel();
    tokio::spawn(web::serve(router, Site::default(), server, move |address| ready.send(address).unwrap()));
    address.await.unwrap()
}

fn anywhere() -> Listen {
    "127.0.0.1:0".parse().unwrap()
}

/// Sends these bytes and reads until the other side closes.
async fn sent(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), bytes: &str) -> String {
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn by_tls_a_page_is_served_and_browsers_are_told_to_come_back_by_tls() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let tls = Tls::read(&certificate, &key).unwrap();
    let address = serving(Server::new(anywhere()).by_tls(tls)).await;

    let mut roots = rustls::RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await.unwrap();
    let name = "localhost".to_owned().try_into().unwrap();
    let mut stream = tokio_rustls::TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
    let request =
        format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", address.port());
    let answer = sent(&mut stream, &request).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.to_lowercase().contains("strict-transport-security: max-age=31536000"), "{answer}");
    // Without TLS the same address answers nothing.
    let mut plain = TcpStream::connect(address).await.unwrap();
    assert!(!sent(&mut plain, &request).await.contains("200 OK"));
}

#[test]
fn a_certificate_that_cannot_be_used_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.pem");
    assert!(matches!(Tls::read(&file, &file), Err(TlsError::Unreadable { what: "certificate", .. })));
    std::fs::write(&file, "not a certificate").unwrap();
    assert!(matches!(Tls::read(&file, &file), Err(TlsError::Unreadable { what: "certificate", .. })));
    let made = |name: &str| rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    std::fs::write(&file, made("localhost").cert.pem()).unwrap();
    assert!(matches!(Tls::read(&file, &file), Err(TlsError::Unreadable { what: "key", .. })));
    let other = folder.path().join("other.pem");
    std::fs::write(&other, made("localhost").signing_key.serialize_pem()).unwrap();
    assert!(matches!(Tls::read(&file, &other), Err(TlsError::Unusable(_))));
}

#[tokio::test]
async fn who_sends_a_request_letter_by_letter_is_given_up() {
    let address = serving(Server::new(anywhere()).patience(Duration::from_millis(300))).await;
    // Nothing at all, and half a head: the other side closes, or this test never ends.
    for begun in ["", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let answer = sent(&mut stream, begun).await;
        assert!(!answer.contains("200 OK"), "{answer}");
    }
}

#[tokio::test]
async fn a_request_with_two_meanings_is_refused() {
    let address = serving(Server::new(anywhere())).await;
    let host = format!("Host: localhost:{}\r\nsec-fetch-site: same-origin", address.port());
    for (what, head) in [
        (
            "two lengths",
            format!("POST /save HTTP/1.1\r\n{host}\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd"),
        ),
        ("a length that is none", format!("POST /save HTTP/1.1\r\n{host}\r\nContent-Length: +4\r\n\r\nabcd")),
        (
            "an encoding nobody knows",
            format!("POST /save HTTP/1.1\r\n{host}\r\nTransfer-Encoding: xchunked\r\n\r\nabcd"),
        ),
        (
            "a space before the colon",
            format!("POST /save HTTP/1.1\r\n{host}\r\nContent-Length : 4\r\n\r\nabcd"),
        ),
        ("a head without an end", format!("GET / HTTP/1.1\r\n{host}\r\nX: {}\r\n\r\n", "x".repeat(600_000))),
        (
            "two hosts",
            format!("GET / HTTP/1.1\r\n{host}\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"),
        ),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let answer = sent(&mut stream, &head).await;
        assert!(!answer.starts_with("HTTP/1.1 2"), "{what}: {answer}");
    }
}

#[tokio::test]
async fn where_a_request_came_from_is_said_by_the_named_proxy_alone() {
    let ask = |address: SocketAddr| {
        format!(
            "GET /from HTTP/1.1\r\nHost: localhost:{}\r\nX-Forwarded-For: 192.0.2.7\r\nConnection: close\r\n\r\n",
            address.port()
        )
    };
    for (proxy, expected) in
        [(None, "127.0.0.1"), (Some("127.0.0.1"), "192.0.2.7"), (Some("10.0.0.9"), "127.0.0.1")]
    {
        let server = Server::new(anywhere());
        let server = match proxy {
            Some(proxy) => server.behind(proxy.parse().unwrap()),
            None => server,
        };
        let address = serving(server).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        let answer = sent(&mut stream, &ask(address)).await;
        assert!(answer.ends_with(&format!("from Some({expected})")), "{answer}");
    }
}
