//! The looked-after return of an invented authority.

use calendar::Moment;
use exchange::WriteError;
use records::as_known;

use crate::Invented;

/// The SSDA903 return of a collection year (named by the year in which it closes) as files: name and content of each table,
/// from all that was learnt by the last day of the plan.
///
/// Errors: none in practice; a table whose text could not be written.
pub fn ssda903(invented: &Invented, year: u16) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let children = invented.children.iter();
    let known = children.map(|(subject, facts)| (&*subject.id, as_known(facts, Moment::END_OF_TIME)));
    ::ssda903::write_csv(&::ssda903::to_return(known, year))
}
