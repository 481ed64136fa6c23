//! Visits to the child.

mod circumstances;
mod governing;
pub mod on_request;
pub mod reg_28;
mod rules;

pub use circumstances::Circumstances;
pub use governing::{Governing, pieces};
pub use rules::{Rule, govern};
