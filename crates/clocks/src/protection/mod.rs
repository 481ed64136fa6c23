//! Child protection, allegations, private fostering.

pub mod allegations;
pub mod private_fostering;
pub mod safeguarding;
