//! Unaccompanied asylum-seeking children.

mod r104;
mod r205a;
mod r205b;
mod r205c;
mod r205d;
mod r303;
mod r304;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] =
    &[&r104::RULE, &r205a::RULE, &r205b::RULE, &r205c::RULE, &r205d::RULE, &r303::RULE, &r304::RULE];
