//! Early help and the front door.

mod early_help_assessment;
mod referral;

pub use early_help_assessment::EarlyHelpAssessment;
pub use referral::{Referral, ReferralDecision, ReferralFrom};
