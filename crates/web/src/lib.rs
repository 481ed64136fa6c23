//! Layout, components, errors, assets: knows HTML, knows no child.
//!
//! A handler answers `Result<Page, Problem>`. Neither is HTML yet: [`app`] puts one layout around
//! whatever comes out, so no page and no error can look different from the rest, and none leaves
//! without the security headers.
//!
//! ```text
//! request → reference → headers → gzip → layout → panics → time → host → origin → size → handler
//! ```
//!
//! **Invariants.** One script is served, which asks a device for a passkey; the content security policy of every other page
//! allows none. A page works without one. An address that may name a child is never logged: only the pattern of its route is.
//! What is not reached by TLS listens on a loopback address only (see [`Listen`]). HTTP/1.1 only; a slow head of a request is
//! given up.

mod address;
mod app;
mod assets;
mod client;
mod extract;
mod frame;
mod guard;
mod html;
mod listen;
mod logged;
mod page;
pub mod parts;
mod problem;
mod reference;
mod serve;
mod site;
mod tls;
mod told;

pub use address::Address;
pub use app::app;
pub use assets::front_is_built;
pub use client::{Client, Proxy};
pub use extract::{Fields, Path, Query};
pub use guard::{Hosts, named_host};
pub use html::Html;
pub use listen::{Listen, ListenError};
pub use logged::may_be_logged;
pub use page::{Answer, Link, Notice, Page, Reader};
pub use problem::Problem;
pub use reference::Reference;
pub use serve::{ServeError, Server, serve, serve_each};
pub use site::Site;
pub use tls::{Tls, TlsError};
pub use told::{FOR_PROGRAMS, PROBLEM_JSON, Told};
