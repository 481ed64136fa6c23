//! The court and the time before it: children in pre-proceedings with the days at each stage, care proceedings with their
//! weeks, children looked after by agreement, children on the way home and those who came back, babies who are not born
//! yet.
//!
//! Where a court is late it is shown and is nobody's breach here; what delays is named where somebody said it.

pub mod discharge;
pub mod pre;
pub mod proceedings;
pub mod section_20;
pub mod unborn;

#[cfg(test)]
mod tests;
