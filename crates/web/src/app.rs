//! The pages and everything around them, put together in one place and in one order.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;

use crate::assets::Assets;
use crate::frame::Shell;
use crate::{Hosts, Proxy, Site, client, frame, guard};

/// Bytes of a request's body: a form with a long case note, each letter of another alphabet sent as six or nine. A page
/// that takes files raises it for its own route. Whatever reads a body does so within this limit.
const LARGEST_BODY: usize = 512 * 1024;

/// The pages of `router` with the layout of `site` and all the guards, for a server that answers to
/// `hosts`. [`crate::serve`] calls this; a test calls it to see what a browser would.
pub fn app(router: Router, site: Site, hosts: Hosts) -> Router {
    app_behind(router, site, hosts, Proxy::default(), false)
}

/// The same behind a proxy, whose word on where a request came from is taken; reached by TLS or not.
pub(crate) fn app_behind(router: Router, site: Site, hosts: Hosts, proxy: Proxy, by_tls: bool) -> Router {
    let site = framed(router, site, |router| router.layer(from_fn_with_state(hosts, guard::host)));
    around(site, proxy, by_tls)
}

/// The same at whatever host: for what is told to whoever asks, and holds nothing.
pub(crate) fn app_anywhere(router: Router, site: Site, proxy: Proxy, by_tls: bool) -> Router {
    around(framed(router, site, |router| router), proxy, by_tls)
}

/// A router, and the layout of its pages.
struct Framed(Router, Arc<Shell>);

fn framed(router: Router, site: Site, guarded: impl FnOnce(Router) -> Router) -> Framed {
    let assets = Assets::with_styles(&site.styles);
    let shell = Arc::new(Shell { site, assets });
    let files = shell.clone();
    let router = router
        .route("/assets/{name}", get(move |uri: Uri| async move { files.assets.get(uri.path()) }))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CsrfLayer::new());
    Framed(guarded(router), shell)
}

/// The last layer is the outermost: the first to see a request, the last to see its answer.
fn around(Framed(router, shell): Framed, proxy: Proxy, by_tls: bool) -> Router {
    router
        .layer(from_fn_with_state(proxy, client::client))
        .layer(from_fn(guard::in_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(shell, frame::frame))
        .layer(compression())
        .layer(from_fn_with_state(guard::ByTls(by_tls), guard::headers))
}

/// gzip at its fastest: the default level costs eight times as much as the page itself. What is
/// compressed already is left alone.
fn compression() -> CompressionLayer<impl Predicate> {
    let worth_it = DefaultPredicate::new()
        .and(NotForContentType::new("application/pdf"))
        .and(NotForContentType::new("application/zip"))
        .and(NotForContentType::new("application/vnd.openxmlformats"));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it)
}

/// The answer to a panic. Its message is not logged here: it may hold a piece of the record.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a page panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
