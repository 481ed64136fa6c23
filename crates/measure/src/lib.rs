//! A figure: what was counted, what it comes to, how it is shown and judged, and what a reader must know of it.
//!
//! Pure: children and settings in, figures out. Counts are exact integers; a value is rounded once, when it is shown, and
//! judged before that. What the record does not know is *not known here*, never 0; a published figure may stand in its place
//! and says that it does.

mod count;
mod decimal;
mod figure;
mod figures;
mod judge;
mod members;
mod published;
pub mod reconcile;
mod shared;
mod suppress;
mod window;

#[cfg(test)]
mod tests;

pub use decimal::display;
pub use figure::{Direction, Figure, Kind, MonthFigures, Origin, Rag};
pub use figures::{figure, figures, financial_year, series};
pub use judge::rag_of;
pub use members::{Member, MemberEvent, members};
pub use reconcile::reconcile;
pub use shared::{Digits, SharedFigure, SharedMonth, Shown};
pub use suppress::{HIDDEN, Hidden, SMALL, suppressed};
