//! The components of a page, a file each, shaped like the GOV.UK and MoJ Design Systems' own.
//!
//! Each shows itself as safe HTML: in a template `{{ table }}`, in code [`crate::Html::of`] or
//! [`crate::Html::with`]. What goes in as text is escaped by the component.

mod button;
mod details;
mod downloads;
mod error_summary;
mod filter;
mod form;
mod inset;
mod pagination;
mod sub_navigation;
mod summary_list;
mod table;
mod tag;
mod warning;

pub use button::Button;
pub use details::Details;
pub use downloads::{Download, Downloads};
pub use error_summary::ErrorSummary;
pub use filter::{Choice, Filter};
pub use form::{Control, Form, Question, TypedAs};
pub use inset::Inset;
pub use pagination::Pagination;
pub use sub_navigation::SubNavigation;
pub use summary_list::SummaryList;
pub use table::{Cell, Column, Row, Table};
pub use tag::{Colour, Tag};
pub use warning::Warning;
