//! An error as a program reads it: problem details in JSON (RFC 9457).

use std::borrow::Cow;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

/// The media type of problem details.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// What the path of everything for programs begins with: an error there is told in JSON, never as a page.
pub const FOR_PROGRAMS: &str = "/api/";

/// An error for a program. It holds nothing of the record, and says the same of what is not there and of what may not be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The status.
    pub status: StatusCode,
    /// What sort of error, in a word that a program can compare: `not-found`.
    pub kind: &'static str,
    /// The sort of error in a line.
    pub title: Cow<'static, str>,
    /// What is wrong, and what to do.
    pub detail: Cow<'static, str>,
    /// Members of its own: which fields, what stands.
    pub more: Map<String, Value>,
}

impl Told {
    /// An error without members of its own.
    pub fn new(status: StatusCode, kind: &'static str, detail: impl Into<Cow<'static, str>>) -> Told {
        let title = status.canonical_reason().unwrap_or("Error").into();
        Told { status, kind, title, detail: detail.into(), more: Map::new() }
    }

    /// With one more member.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Told {
        self.more.insert(name.to_owned(), value.into());
        self
    }
}

/// The word for an error that says nothing but its status.
pub(crate) fn kind_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => "not-understood",
        StatusCode::FORBIDDEN => "refused",
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::MISDIRECTED_REQUEST => "misdirected",
        StatusCode::SERVICE_UNAVAILABLE => "not-ready",
        status if status.is_server_error() => "fault",
        _ => "error",
    }
}

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        let Told { status, kind, title, detail, more } = self;
        let mut members = Map::new();
        members.insert("type".to_owned(), format!("urn:kith:problem:{kind}").into());
        members.insert("title".to_owned(), title.into_owned().into());
        members.insert("status".to_owned(), status.as_u16().into());
        members.insert("detail".to_owned(), detail.into_owned().into());
        members.extend(more);
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON))];
        (status, kind, Value::Object(members).to_string()).into_response()
    }
}
