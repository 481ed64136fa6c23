//! What a manager must see before it is late: how heavy each caseload is, where a child's plan stands still, and who is about
//! to miss something; a child's reviews as one thread; workers' supervision and how the service is staffed.
//!
//! A shelf of signs ([`drift`]) and two small reckonings beside it ([`caseload`], [`near`]), and the
//! thread of reviews with its checklist ([`review`]); challenges to how a case is handled ([`escalation`]), what reviewing
//! officers did month by month ([`footprint`]); a fostering service's pipeline, vacancies, checks and leavers
//! ([`fostering`]); what the advocacy service sees ([`advocacy`]), volunteers who visit ([`visitors`]), and what children said
//! and what became of it ([`voice`]); where children live, what speaks for a move that
//! nobody wants, and arrangements that are not registered ([`placements`]); the way to where a child will grow up
//! ([`permanence`]), through the court ([`court`]) and to adoption ([`adoption`]); young people who leave care
//! ([`leaving_care`]); what somebody wrote on pages of their own and its answer ([`message`]); what plans and reviews say
//! that somebody does ([`to_do`]); [`supervision`] and [`workforce`]; audits
//! of practice ([`audit`]) and complaints ([`complaint`]). All are functions of a timeline and of the duties that clocks make
//! of it; nothing here is law, and nothing here is counted against anybody: it is where to look first. Pure: today is an
//! argument.

pub mod adoption;
pub mod advocacy;
pub mod audit;
pub mod caseload;
pub mod complaint;
pub mod court;
pub mod drift;
pub mod escalation;
pub mod footprint;
pub mod fostering;
pub mod leaving_care;
pub mod message;
pub mod near;
pub mod permanence;
pub mod placements;
pub mod review;
pub mod supervision;
pub mod to_do;
pub mod visitors;
pub mod voice;
pub mod workforce;
