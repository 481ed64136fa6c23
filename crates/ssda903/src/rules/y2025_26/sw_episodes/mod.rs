//! Social workers of a child.

mod sw10astg2;
mod sw10bstg2;
mod sw17stg2;
mod sw18stg2;
mod sw19stg2;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] =
    &[&sw10astg2::RULE, &sw10bstg2::RULE, &sw17stg2::RULE, &sw18stg2::RULE, &sw19stg2::RULE];
