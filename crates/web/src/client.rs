//! Where a request came from.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

/// The network address a request came from; none where it is not known, as in a test without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Client(pub Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Client, Infallible> {
        Ok(parts.extensions.get::<Client>().copied().unwrap_or_default())
    }
}

/// The address of a proxy whose word on where a request came from is taken; nobody else's is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proxy(pub Option<IpAddr>);

/// Notes where a request came from: the other end of the connection or, where that is the proxy, whom the proxy names last.
pub(crate) async fn client(State(proxy): State<Proxy>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_canonical());
    let client = Client(came_from(peer, proxy, request.headers()));
    request.extensions_mut().insert(client);
    next.run(request).await
}

fn came_from(peer: Option<IpAddr>, proxy: Proxy, headers: &HeaderMap) -> Option<IpAddr> {
    if peer.is_none() || peer != proxy.0.map(|proxy| proxy.to_canonical()) {
        return peer;
    }
    // A client may send the header itself: only what the proxy put at the end is its own word.
    let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|said| said.to_str().ok());
    last.and_then(|said| said.rsplit(',').next()?.trim().parse().ok()).or(peer)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::{Proxy, came_from};

    #[test]
    fn only_the_named_proxy_is_believed_and_only_its_own_word() {
        let address = |text: &str| text.parse().ok();
        for (peer, proxy, said, expected) in [
            ("10.0.0.1", "", "192.0.2.7", "10.0.0.1"),
            ("10.0.0.1", "127.0.0.1", "192.0.2.7", "10.0.0.1"),
            ("127.0.0.1", "127.0.0.1", "192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "127.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "127.0.0.1", "not an address", "127.0.0.1"),
            ("::ffff:127.0.0.1", "127.0.0.1", "2001:db8::1", "2001:db8::1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.append("x-forwarded-for", HeaderValue::from_static(said));
            let peer = address(peer).map(|peer: std::net::IpAddr| peer.to_canonical());
            assert_eq!(came_from(peer, Proxy(address(proxy)), &headers), address(expected), "{said}");
        }
    }
}
