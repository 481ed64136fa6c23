//! What an address says, parsed at the edge. A refusal is a page that repeats nothing of it.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path as AxumPath, Query as AxumQuery, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;

use crate::Problem;

/// The query of an address (`?month=2018-10`), as a type of the page. What is not understood is
/// answered with status 400.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> Query<T> {
    /// Reads `month=2018-10&view=panels`.
    ///
    /// # Errors
    /// It is not understood: status 400.
    pub fn read(query: &str) -> Result<Query<T>, Problem> {
        format!("/?{query}").parse().map_err(|_| NOT_READ).and_then(|uri| Query::of(&uri))
    }

    fn of(uri: &Uri) -> Result<Query<T>, Problem> {
        AxumQuery::try_from_uri(uri).map(|AxumQuery(query)| Query(query)).map_err(|_| NOT_READ)
    }
}

const NOT_READ: Problem = Problem::NotUnderstood(
    "Something that was chosen or typed is not understood, such as a month that is not a month. Go back, check it and try \
     again.",
);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Query<T>, Problem> {
        Query::of(&parts.uri)
    }
}

/// The parts of a path (`/figures/{id}`), as a type of the page. What is not understood is answered
/// with status 404: there is no page of that name.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, Problem> {
        AxumPath::from_request_parts(parts, state).await.map(|AxumPath(path)| Path(path)).map_err(|_| {
            Problem::Missing(
                "If you typed the address, check it. If you followed a link, it may be out of date.",
            )
        })
    }
}

/// Fields of a form as they were sent, in order; a name may stand there more than once.
///
/// What a browser sends always reads. What is not UTF-8 is replaced letter by letter and never refused: nothing that was
/// typed is lost over one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// Fields of a form; what is beyond is left out. A plan of forty actions has some 300.
const MOST_FIELDS: usize = 2000;

impl Fields {
    /// Reads `a=1&b=two+words`.
    pub fn read(body: &[u8]) -> Fields {
        let text = |part: &[u8]| {
            let spaced: Vec<u8> = part.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
            let decoded = percent_decode(&spaced).decode_utf8_lossy().into_owned();
            // A browser sends the two letters; a payload keeps one.
            decoded.replace("\r\n", "\n").replace('\0', "")
        };
        let pairs = body.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()).take(MOST_FIELDS);
        Fields(
            pairs
                .map(|pair| {
                    let cut = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
                    (text(&pair[..cut]), text(pair.get(cut + 1..).unwrap_or_default()))
                })
                .collect(),
        )
    }

    /// The first value of this name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every value of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every name and value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Puts a value at the end.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// The same in the form in which a browser sends it.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            for (mark, part) in [("&", name), ("=", value)] {
                text.push_str(if mark == "&" && text.is_empty() { "" } else { mark });
                text.extend(percent_encoding::utf8_percent_encode(part, percent_encoding::NON_ALPHANUMERIC));
            }
        }
        text
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Fields, Response> {
        let form = request
            .headers()
            .get(axum::http::header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if !form {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        // Too large is 413, with the page that says so.
        let body = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Fields::read(&body))
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn what_a_browser_sends_reads_and_writes() {
        let fields = Fields::read(b"a=1&b=two+words&a=%C3%A9%0D%0A2&c&=x&d=%FF%00");
        assert_eq!(fields.get("a"), "1");
        assert_eq!(fields.all("a").collect::<Vec<_>>(), ["1", "\u{e9}\n2"]);
        assert_eq!((fields.get("b"), fields.get("c"), fields.get("none")), ("two words", "", ""));
        assert_eq!(fields.get("d"), "\u{fffd}");
        assert_eq!(Fields::read(fields.to_text().as_bytes()), fields);
        assert_eq!(Fields::read(b""), Fields::default());
    }
}
