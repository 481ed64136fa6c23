//! Social workers of a child.

mod sw01astg1;
mod sw01bstg1;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&sw01astg1::RULE, &sw01bstg1::RULE];
