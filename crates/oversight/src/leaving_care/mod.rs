//! Young people who leave care: what they are in law and what it brings, who keeps in touch with them, where they live, what they
//! do, the papers they need, and a plan that fits one page.
//!
//! Pure: functions of a timeline, of the duties that clocks make of it, and of a day.

pub mod birthdays;
pub mod contacts;
pub mod contradiction;
pub mod entitlements;
pub mod health;
pub mod leaver;
pub mod one_page;
pub mod own_words;
pub mod papers;
pub mod plan;

pub use clocks::leaving_care::{home, status};
