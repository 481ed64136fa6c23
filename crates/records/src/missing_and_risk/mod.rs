//! Missing and away.

mod missing_episode;
mod missing_meeting;
mod missing_notice;
mod return_interview;
mod risk_assessment;
mod trafficking_referral;
mod transfer_scheme;

pub use missing_episode::MissingEpisode;
pub use missing_meeting::MissingMeeting;
pub use missing_notice::{MissingNotice, ToldOfMissing};
pub use return_interview::ReturnInterview;
pub use risk_assessment::{Risk, RiskAssessment, RiskLevel, RiskOf};
pub use trafficking_referral::TraffickingReferral;
pub use transfer_scheme::TransferScheme;
