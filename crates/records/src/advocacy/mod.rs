//! Advocacy and independent visitors.

mod advocacy_referral;
mod advocate_visit;
mod independent_visitor_considered;
mod independent_visitor_match;
mod independent_visitor_review;
mod independent_visitor_visit;
mod rights_explained;

pub use advocacy_referral::{AdvocacyFrom, AdvocacyReferral, AdvocacyTheme};
pub use advocate_visit::AdvocateVisit;
pub use independent_visitor_considered::IndependentVisitorConsidered;
pub use independent_visitor_match::IndependentVisitorMatch;
pub use independent_visitor_review::IndependentVisitorReview;
pub use independent_visitor_visit::IndependentVisitorVisit;
pub use rights_explained::{Right, RightsExplained};
