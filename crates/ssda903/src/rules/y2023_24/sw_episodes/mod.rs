//! Social workers of a child.

mod sw01stg1;
mod sw02stg1;
mod sw03stg1;
mod sw04stg1;
mod sw05stg1;
mod sw06stg2;
mod sw07stg2;
mod sw08stg2;
mod sw09stg2;
mod sw10stg2;
mod sw11astg2;
mod sw11bstg2;
mod sw12stg2;
mod sw13stg1;
mod sw14stg2;

use calendar::Day;

use crate::rules::Rule;
use crate::rules::prelude::{Child, Context, Dated, Flags, SwEpisode};

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &sw01stg1::RULE,
    &sw02stg1::RULE,
    &sw03stg1::RULE,
    &sw04stg1::RULE,
    &sw05stg1::RULE,
    &sw06stg2::RULE,
    &sw07stg2::RULE,
    &sw08stg2::RULE,
    &sw09stg2::RULE,
    &sw10stg2::RULE,
    &sw11astg2::RULE,
    &sw11bstg2::RULE,
    &sw12stg2::RULE,
    &sw13stg1::RULE,
    &sw14stg2::RULE,
];

/// The child's social worker episodes by start, then by end; those without a real start last, and one without a real end
/// after those of the same start that have one.
pub(in crate::rules) fn in_order<'c, 'r>(child: &'c Child<'r>) -> Vec<&'c SwEpisode<'r>> {
    let mut rows: Vec<&SwEpisode<'r>> = child.sw_episodes.iter().collect();
    rows.sort_by_key(|row| {
        (row.sw_decom.is_missing(), row.sw_decom.day(), row.sw_dec.is_missing(), row.sw_dec.day())
    });
    rows
}

/// Each social worker episode of the child but the last, with the one after it.
pub(in crate::rules) fn in_pairs<'c, 'r>(
    child: &'c Child<'r>,
) -> impl Iterator<Item = (&'c SwEpisode<'r>, &'c SwEpisode<'r>)> {
    let rows = in_order(child);
    let next: Vec<&SwEpisode<'r>> = rows.iter().skip(1).copied().collect();
    rows.into_iter().zip(next)
}

/// Flags what has no end and is followed by an episode with a start.
fn flag_without_end(child: &Child<'_>, flags: &mut Flags) {
    for (row, next) in in_pairs(child) {
        if row.sw_dec.is_missing() && next.sw_decom.is_given() {
            flags.flag_beside(row, next, "SW_DECOM");
        }
    }
}

/// Flags what starts more than seven days before or after the end of the one before it.
pub(in crate::rules) fn far_from_previous(
    child: &Child<'_>,
    flags: &mut Flags,
    is_left_out: impl Fn(&SwEpisode<'_>) -> bool,
) {
    for (before, row) in in_pairs(child) {
        let apart =
            before.sw_dec.day().zip(row.sw_decom.day()).map_or(0, |(ended, began)| ended.days_until(began));
        if apart.abs() > 7 && !is_left_out(row) {
            flags.flag_beside(row, before, "SW_DEC");
        }
    }
}

/// The start of a social worker episode. Where only its month is known, and the return of the year took that, the first
/// of the month.
pub(in crate::rules) fn start_of(row: &SwEpisode<'_>, context: &Context<'_>) -> Option<Day> {
    row.sw_decom.day().or_else(|| month_of(row.sw_decom, context))
}

/// Whether an episode that started on a day is one of those whose reason was asked from the first: since 1 April 2023.
pub(in crate::rules) fn is_since_first_asked(began: Day) -> bool {
    Day::new(2023, 4, 1).is_some_and(|first| began >= first)
}

/// Whether of a date only month and year are known, and the return of the year took that: ZZ/MM/YYYY, up to 2024-25.
fn is_known_in_part(date: Dated<'_>, context: &Context<'_>) -> bool {
    month_of(date, context).is_some()
}

fn month_of(date: Dated<'_>, context: &Context<'_>) -> Option<Day> {
    let rest = date.text.strip_prefix("ZZ/").filter(|_| context.closing <= 2025)?;
    Day::parse_return(&format!("01/{rest}")).ok()
}

/// The first day of the time that social worker episodes are asked about: two years, in 2023-24 one.
fn reported_from(context: &Context<'_>) -> Day {
    context.start.plus_years(if context.closing >= 2025 { -1 } else { 0 })
}

/// Whether worker, start and reason are completed, with whatever it be.
fn is_complete(row: &SwEpisode<'_>) -> bool {
    !row.sw_id.is_empty() && row.sw_decom.is_filled() && !row.sw_reason.is_empty()
}
