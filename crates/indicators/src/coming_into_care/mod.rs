//! Coming into care: how many, and how many more.

mod admissions;
mod looked_after;
mod looked_after_rate;

pub use admissions::ADMISSIONS;
pub use looked_after::LOOKED_AFTER;
pub use looked_after_rate::LOOKED_AFTER_RATE;

/// Why a child on short breaks is left out.
pub const SHORT_BREAK: &str = "looked after only under an agreed series of short breaks";
