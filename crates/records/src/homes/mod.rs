//! Children's homes and supported accommodation.

mod break_cancelled;
mod home_details;
mod independent_visit;
mod location_review;
mod ofsted_inspection;
mod quality_review;
mod quality_visit;
mod restraint;
mod serious_event;
mod young_inspection;

pub use break_cancelled::{BreakCancelled, CancelledBecause};
pub use home_details::{HomeDetails, HomeSort};
pub use independent_visit::IndependentVisit;
pub use location_review::LocationReview;
pub use ofsted_inspection::OfstedInspection;
pub use quality_review::QualityReview;
pub use quality_visit::{QualityFinding, QualityTheme, QualityVisit, VisitGrade};
pub use restraint::Restraint;
pub use serious_event::SeriousEvent;
pub use young_inspection::{YoungFinding, YoungInspection, YoungSay, YoungTheme};
