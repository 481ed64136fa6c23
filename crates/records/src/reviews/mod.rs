//! Looked-after reviews.

mod review;

pub use review::Review;
