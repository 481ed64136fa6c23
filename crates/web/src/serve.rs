//! Listening, and stopping without cutting anyone off.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use hyper_util::rt::TokioTimer;

use crate::app::{app_anywhere, app_behind};
use crate::{Hosts, Listen, Proxy, Site, Tls};

/// How long the pages under way may take once the server has been told to stop.
const LAST_ORDERS: Duration = Duration::from_secs(10);

/// How long somebody may take to send the head of a request, or leave a connection unused.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where and how to listen.
#[derive(Clone, Debug)]
pub struct Server {
    listen: Listen,
    tls: Option<Tls>,
    proxy: Proxy,
    names: Vec<String>,
    patience: Duration,
}

impl Server {
    /// Plainly, on this computer.
    pub fn new(listen: Listen) -> Server {
        Server { listen, tls: None, proxy: Proxy::default(), names: Vec::new(), patience: PATIENCE }
    }

    /// By TLS, with this certificate.
    #[must_use]
    pub fn by_tls(mut self, tls: Tls) -> Server {
        self.tls = Some(tls);
        self
    }

    /// Behind a proxy at this address, which browsers reach by TLS: its word on where a request came from is taken, nobody
    /// else's.
    #[must_use]
    pub fn behind(mut self, proxy: IpAddr) -> Server {
        self.proxy = Proxy(Some(proxy));
        self
    }

    /// Also answers to this name, as browsers write it: `kith.council.example`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Server {
        self.names.push(name.into());
        self
    }

    /// How long somebody may take to send the head of a request: for tests, which do not wait long.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Server {
        self.patience = patience;
        self
    }

    /// Whether it has a certificate of its own.
    pub fn has_certificate(&self) -> bool {
        self.tls.is_some()
    }

    /// Whether browsers reach it by TLS, its own or a proxy's.
    pub fn is_reached_by_tls(&self) -> bool {
        self.tls.is_some() || self.proxy.0.is_some()
    }
}

impl Server {
    /// These pages in this layout with all the guards, at these hosts alone: one of several that [`serve_each`] serves.
    pub fn app(&self, router: Router, site: Site, hosts: Hosts) -> Router {
        app_behind(router, site, hosts, self.proxy, self.is_reached_by_tls())
    }

    /// The same at whatever host: for what may be told to whoever asks.
    pub fn app_anywhere(&self, router: Router) -> Router {
        app_anywhere(router, Site::default(), self.proxy, self.is_reached_by_tls())
    }
}

impl From<Listen> for Server {
    fn from(listen: Listen) -> Server {
        Server::new(listen)
    }
}

/// Why the server could not start or go on.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken, or may not be taken by this user.
    #[error(
        "cannot listen on {address}: {source}; choose another with --listen, such as 127.0.0.1:0 for any that is free"
    )]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The listening socket failed later.
    #[error("the server stopped: {0}")]
    Stopped(#[from] io::Error),
}

/// Serves the pages of `router` in the layout of `site` until the process is told to stop (Ctrl+C or
/// a termination signal); pages under way then have ten seconds. `on_ready` is called once, with the
/// address, when a browser can connect.
///
/// HTTP/1.1 only: a few hundred people on one page at a time gain nothing from more, and it is one protocol less to be attacked
/// by.
///
/// # Errors
/// The address cannot be listened on, or the listening socket fails.
pub async fn serve(
    router: Router,
    site: Site,
    server: impl Into<Server>,
    on_ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let server = server.into();
    let bound = bound(&server).await?;
    let address = bound.address;
    let hosts = server.names.iter().fold(Hosts::of(address), |hosts, name| hosts.and(name));
    let app = app_behind(router, site, hosts, server.proxy, server.is_reached_by_tls());
    on_ready(address);
    bound.serve(app, server).await
}

/// Serves several sites, each of which was made by [`Server::app`], in the same way: `app` makes what every request is given to
/// when it is known where the server listens, and puts no layout around what that answers.
///
/// # Errors
/// The address cannot be listened on, or the listening socket fails.
pub async fn serve_each(
    server: Server,
    app: impl FnOnce(SocketAddr) -> Router,
    on_ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let bound = bound(&server).await?;
    let app = app(bound.address);
    on_ready(bound.address);
    bound.serve(app, server).await
}

/// A socket on which is listened.
struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

async fn bound(server: &Server) -> Result<Bound, ServeError> {
    let address = server.listen.address();
    let bind = |source| ServeError::Bind { address, source };
    let listener = tokio::net::TcpListener::bind(address).await.map_err(bind)?.into_std()?;
    let address = listener.local_addr()?;
    if !crate::front_is_built() {
        tracing::warn!("the style sheet is not in this program, so pages look plain; `make front` builds it");
    }
    Ok(Bound { listener, address })
}

impl Bound {
    async fn serve(self, app: Router, server: Server) -> Result<(), ServeError> {
        let handle = Handle::new();
        let stopping = handle.clone();
        tokio::spawn(async move {
            told_to_stop().await;
            stopping.graceful_shutdown(Some(LAST_ORDERS));
        });
        Ok(run(app, self.listener, server.tls, handle, server.patience).await?)
    }
}

async fn run(
    app: Router,
    listener: TcpListener,
    tls: Option<Tls>,
    handle: Handle<SocketAddr>,
    patience: Duration,
) -> io::Result<()> {
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let mut plain = axum_server::from_tcp(listener)?.handle(handle).http1_only();
    plain.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(patience);
    match tls {
        None => plain.serve(app).await,
        Some(Tls(config)) => {
            let acceptor = RustlsAcceptor::new(RustlsConfig::from_config(config)).handshake_timeout(patience);
            plain.acceptor(acceptor).serve(app).await
        }
    }
}

/// Waits for Ctrl+C or, on Unix, a termination signal.
async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let terminate = async {
            match signal(SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending::<()>().await,
            }
        };
        tokio::select! { () = interrupt => (), () = terminate => () }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
