//! Ethnicity and disabilities.

mod r2887q;
mod r2888q;
mod r4220;
mod r8540;
mod r8790;
mod r8794;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] =
    &[&r2887q::RULE, &r2888q::RULE, &r4220::RULE, &r8540::RULE, &r8790::RULE, &r8794::RULE];
