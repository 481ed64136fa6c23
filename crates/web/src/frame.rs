//! The layout: one frame around every page and every error.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::assets::{self, Assets};
use crate::guard::Scripted;
use crate::problem::{page_for, told_for};
use crate::told::{FOR_PROGRAMS, PROBLEM_JSON};
use crate::{Address, Link, Page, Problem, Reader, Reference, Site};

#[derive(Template)]
#[template(path = "frame.html")]
struct Frame<'a> {
    site: &'a Site,
    reader: Option<&'a Reader>,
    foot: Vec<&'a Link>,
    /// What only the reader finds in the menu, before the rest and after it, and whether it is the current entry.
    first: Vec<(&'a Link, bool)>,
    own: Vec<(&'a Link, bool)>,
    page: &'a Page,
    sheet: &'a str,
    icon: &'a str,
    script: Option<&'a str>,
    current: Option<usize>,
    is_entry: bool,
    built: bool,
}

impl Frame<'_> {
    /// Whether the entry of the menu at this place is the current one. (A template hands over a
    /// reference.)
    fn is_current(&self, place: &usize) -> bool {
        self.current == Some(*place)
    }

    /// Whether an address leads the reader nowhere: it is not shown to them. (A template hands over a reference.)
    fn is_closed(&self, address: &Address) -> bool {
        self.reader.is_some_and(|reader| reader.closed.contains(&address.path()))
    }

    /// An address of the menu, with what the page carries on.
    fn carrying(&self, link: &Link) -> Address {
        let kept = if link.carries { &self.page.kept[..] } else { &[] };
        kept.iter().fold(link.address.clone(), |address, (name, value)| address.with(name, value))
    }
}

/// Puts the layout around what a handler answered: a [`Page`], a [`Problem`], or any other answer
/// with an error status, wherever it came from. A file or a JSON answer goes through as it is.
pub(crate) async fn frame(State(shell): State<Arc<Shell>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let reference = request.extensions().get::<Reference>().copied().unwrap_or_else(Reference::next);
    let mut response = next.run(request).await;

    let status = response.status();
    if let Some(page) = response.extensions_mut().remove::<Page>() {
        return shell.dress(&path, &page, response);
    }
    if !(status.is_client_error() || status.is_server_error()) || is_json(&response) {
        return response;
    }
    let problem = response.extensions_mut().remove::<Problem>();
    if let Some(Problem::Fault { what, source }) = &problem {
        tracing::error!(%reference, "a fault while {what}");
        tracing::debug!(%reference, cause = %source, "its cause");
    }
    if path.starts_with(FOR_PROGRAMS) {
        let mut told = told_for(status, problem.as_ref(), reference).into_response();
        // What the answer carried stays: which methods there are, when to come back.
        for (name, value) in response.headers() {
            if *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH {
                told.headers_mut().insert(name.clone(), value.clone());
            }
        }
        return told;
    }
    let page = page_for(status, problem.as_ref(), reference);
    shell.dress(&path, &page, response)
}

/// Entries of the menu, each with whether it is the one that a page belongs to.
fn marked<'a>(entries: &'a [Link], at: &str) -> Vec<(&'a Link, bool)> {
    entries.iter().map(|entry| (entry, entry.address.path() == at)).collect()
}

fn is_json(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        kind.starts_with(b"application/json") || kind.starts_with(PROBLEM_JSON.as_bytes())
    })
}

/// What is put around every page.
pub(crate) struct Shell {
    pub(crate) site: Site,
    pub(crate) assets: Assets,
}

impl Shell {
    /// The response's status and headers, with the page as its body.
    fn dress(&self, path: &str, page: &Page, mut response: Response) -> Response {
        let reader = response.extensions_mut().remove::<Reader>();
        let current = self.site.current(page.menu.unwrap_or(path));
        let at = page.menu.unwrap_or(path);
        let frame = Frame {
            site: &self.site,
            reader: reader.as_ref(),
            first: reader.as_ref().map_or(Vec::new(), |reader| marked(&reader.first, at)),
            own: reader.as_ref().map_or(Vec::new(), |reader| marked(&reader.menu, at)),
            foot: self.site.foot.iter().chain(reader.iter().flat_map(|reader| &reader.links)).collect(),
            page,
            sheet: self.assets.sheet(),
            icon: self.assets.icon(),
            script: page.scripted.then(|| self.assets.script()),
            current,
            is_entry: current.is_some_and(|i| self.site.menu[i].address.path() == path),
            built: assets::front_is_built(),
        };
        match frame.render() {
            Ok(html) => {
                if page.scripted {
                    response.extensions_mut().insert(Scripted);
                }
                let headers = response.headers_mut();
                headers.remove(header::CONTENT_LENGTH);
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
                headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
                *response.body_mut() = Body::from(html);
                response
            }
            Err(error) => {
                tracing::error!(%error, "the layout could not be written");
                (StatusCode::INTERNAL_SERVER_ERROR, "Sorry, there is a problem with this page.")
                    .into_response()
            }
        }
    }
}
