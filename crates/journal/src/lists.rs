//! Lists that people named, and who wants to be told each day what is due.

use std::sync::Arc;

use calendar::Moment;

use crate::error::AppendError;
use crate::prepare::{code, words};

/// A list that somebody named, as an address of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedList {
    /// Its identifier.
    pub id: Arc<str>,
    /// Whose it is, by id.
    pub owner: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Path and query of the page that shows it.
    pub address: Arc<str>,
    /// The team that sees it too, by id.
    pub team: Option<Arc<str>>,
}

impl SavedList {
    pub(crate) fn check(&self) -> Result<(), AppendError> {
        code(None, "list's id", &self.id)?;
        code(None, "person's id", &self.owner)?;
        words(None, "name of a list", &self.name)?;
        words(None, "address of a list", &self.address)?;
        self.team.as_ref().map_or(Ok(()), |team| code(None, "team's id", team))
    }
}

/// Somebody who wants to be told each working day what is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DigestWanted {
    /// Who, by id.
    pub who: Arc<str>,
    /// The mail address.
    pub address: Arc<str>,
    /// Since when.
    pub since: Moment,
}

/// What the writer does about lists.
pub(crate) enum ListJob {
    Keep(SavedList),
    Drop(Arc<str>),
    /// An address, or none: not wanted any longer.
    Digest(Arc<str>, Option<Arc<str>>),
}
