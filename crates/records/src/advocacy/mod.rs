//! Advocacy and independent visitors.

mod advocacy_asked;
mod advocacy_closing;
mod advocacy_note;
mod advocacy_referral;
mod advocacy_shared;
mod advocate_visit;
mod independent_visitor_considered;
mod independent_visitor_match;
mod independent_visitor_matching;
mod independent_visitor_review;
mod independent_visitor_visit;
mod independent_visitor_wishes;
mod rights_explained;

pub use advocacy_asked::{AdvocacyAsked, AskedEnd};
pub use advocacy_closing::{AdvocacyClosing, GotIt};
pub use advocacy_note::{AdvocacyMoment, AdvocacyNote, Sharing};
pub use advocacy_referral::{AdvocacyEnd, AdvocacyFrom, AdvocacyHow, AdvocacyReferral, AdvocacyTheme};
pub use advocacy_shared::{AdvocacyShared, SharingAgreed};
pub use advocate_visit::AdvocateVisit;
pub use independent_visitor_considered::IndependentVisitorConsidered;
pub use independent_visitor_match::{IndependentVisitorMatch, MatchEnded};
pub use independent_visitor_matching::{IndependentVisitorMatching, MatchDecided};
pub use independent_visitor_review::IndependentVisitorReview;
pub use independent_visitor_visit::IndependentVisitorVisit;
pub use independent_visitor_wishes::{IndependentVisitorWishes, Interest, VisitorWanted};
pub use rights_explained::{Right, RightsExplained};
