//! Listening, and stopping without cutting anyone off.

use std::future::IntoFuture;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;

use crate::{Hosts, Listen, Site, app};

/// How long the pages under way may take once the server has been told to stop.
const LAST_ORDERS: Duration = Duration::from_secs(10);

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
/// # Errors
/// The address cannot be listened on, or the listening socket fails.
pub async fn serve(
    router: Router,
    site: Site,
    listen: Listen,
    on_ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let address = listen.address();
    let bind = |source| ServeError::Bind { address, source };
    let listener = TcpListener::bind(address).await.map_err(bind)?;
    let address = listener.local_addr()?;
    if !crate::front_is_built() {
        tracing::warn!("the style sheet is not in this program, so pages look plain; `make front` builds it");
    }
    let (stop, mut stopped) = tokio::sync::watch::channel(false);
    let app = app(router, site, Hosts::of(address));
    let server = axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            told_to_stop().await;
            let _ = stop.send(true);
        })
        .into_future();
    on_ready(address);
    let last_orders = async move {
        // An error means that the sender is gone, so the server has ended by itself.
        if stopped.wait_for(|stop| *stop).await.is_ok() {
            tokio::time::sleep(LAST_ORDERS).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        ended = server => Ok(ended?),
        () = last_orders => Ok(()),
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
