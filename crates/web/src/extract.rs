//! What an address says, parsed at the edge. A refusal is a page that repeats nothing of it.

use axum::extract::{FromRequestParts, Path as AxumPath, Query as AxumQuery};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::Problem;

/// The query of an address (`?month=2018-10`), as a type of the page. What is not understood is
/// answered with status 400.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Query<T>, Problem> {
        AxumQuery::try_from_uri(&parts.uri).map(|AxumQuery(query)| Query(query)).map_err(|_| {
            Problem::NotUnderstood(
                "Something that was chosen or typed is not understood, such as a month that is not \
                 a month. Go back, check it and try again.",
            )
        })
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
