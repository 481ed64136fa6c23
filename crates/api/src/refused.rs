//! Why there is no answer, as a program is told.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use journal::{AppendError, StoreError};
use records::Trouble;
use serde_json::json;
use web::{Problem, Told};

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Refused {
    /// Said here.
    Told(Box<Told>, Option<(header::HeaderName, String)>),
    /// Said by what the pages share; the layout tells it.
    Problem(Problem),
    /// It is elsewhere.
    Moved(String),
}

impl Refused {
    pub(crate) fn new(
        status: StatusCode,
        kind: &'static str,
        detail: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Refused {
        Refused::Told(Box::new(Told::new(status, kind, detail)), None)
    }

    /// Without a token, or with one that opens nothing: told alike.
    pub(crate) fn no_token() -> Refused {
        let detail = "Send a token: Authorization: Bearer kith_… It may have expired or been revoked, or its owner has left. \
                      Tokens are made on the page Tokens, or with kith user token.";
        let told = Told::new(StatusCode::UNAUTHORIZED, "no-token", detail);
        let with = (header::WWW_AUTHENTICATE, "Bearer realm=\"kith\"".to_owned());
        Refused::Told(Box::new(told), Some(with))
    }

    /// What was asked is not understood.
    pub(crate) fn asked(detail: impl Into<std::borrow::Cow<'static, str>>) -> Refused {
        Refused::new(StatusCode::BAD_REQUEST, "not-understood", detail)
    }

    /// Nothing of this name, or nothing that may be seen: one answer.
    pub(crate) fn nothing() -> Refused {
        Refused::new(StatusCode::NOT_FOUND, "not-found", "There is nothing of this name here for you.")
    }

    /// What was sent cannot be recorded as it is.
    pub(crate) fn troubles(troubles: &[Trouble]) -> Refused {
        let errors: Vec<_> = troubles
            .iter()
            .filter(|trouble| trouble.stops)
            .map(|trouble| json!({"field": trouble.field, "says": trouble.says}))
            .collect();
        let detail = "What was sent cannot be recorded as it is. Each of the errors says what to do.";
        let told = Told::new(StatusCode::UNPROCESSABLE_ENTITY, "cannot-be-recorded", detail);
        Refused::Told(Box::new(told.with("errors", errors)), None)
    }

    /// One thing about one field.
    pub(crate) fn field(field: &str, says: impl Into<String>) -> Refused {
        Refused::troubles(&[Trouble::stops(field, says)])
    }

    /// The journal did not take it.
    pub(crate) fn append(error: AppendError) -> Refused {
        match error {
            AppendError::PayloadTooLarge { .. } | AppendError::TooMany { .. } => Refused::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "What was sent is larger than one record may be.",
            ),
            AppendError::Text { .. } => {
                Refused::field("", "A text of it is empty, too long or holds what no text may")
            }
            AppendError::Store(error @ StoreError::NewerRecord) => {
                Refused::new(StatusCode::SERVICE_UNAVAILABLE, "newer-record", error.to_string())
            }
            error => Refused::Problem(Problem::fault("recording for a program")(error)),
        }
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Refused {
        match problem {
            Problem::Instead(_) => Refused::new(
                StatusCode::FORBIDDEN,
                "not-open",
                "This is not open to the work of the token’s owner.",
            ),
            // The one address that the pages lead elsewhere to is a record that was merged into another.
            Problem::Elsewhere(to) => {
                let rest = to.to_string();
                Refused::Moved(format!("/api/v1/children/{}", rest.trim_start_matches("/child/")))
            }
            problem => Refused::Problem(problem),
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Refused::Told(told, with) => {
                let mut response = told.into_response();
                if let Some((name, value)) = with
                    && let Ok(value) = HeaderValue::from_str(&value)
                {
                    response.headers_mut().insert(name, value);
                }
                response
            }
            Refused::Problem(problem) => problem.into_response(),
            Refused::Moved(to) => {
                let told = Told::new(
                    StatusCode::TEMPORARY_REDIRECT,
                    "moved",
                    "This record was merged into another.",
                );
                let mut response = told.into_response();
                if let Ok(to) = HeaderValue::from_str(&to) {
                    response.headers_mut().insert(header::LOCATION, to);
                }
                response
            }
        }
    }
}
