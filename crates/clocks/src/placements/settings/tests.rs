use super::*;
use crate::invented::trials;

#[test]
fn nobody_under_16_lives_where_nothing_is_regulated() {
    let placed = "2010-06-01 born\n2025-05-02 placement_conditions what=not_regulated";
    trials(
        &FAMILY,
        &[
            (placed, "2025-05-04", &["reg.under16.ban 2025-05-02 -> 2025-05-02 Overdue(2)"]),
            (
                &format!("{placed} until=2025-05-05"),
                "2025-06-04",
                &["reg.under16.ban 2025-05-02 -> 2025-05-02 Late(3)"],
            ),
            (&placed.replace("2010-06-01", "2009-05-02"), "2025-05-04", &[]),
        ],
    );
}

#[test]
fn supported_accommodation_is_registered_before_the_move() {
    let placed = "2009-04-01 born\n2025-05-02 placement_conditions what=supported_accommodation\n";
    trials(
        &FAMILY,
        &[
            (
                &format!("{placed}2025-05-03 registration_check registered"),
                "2025-05-04",
                &["reg.supported 2025-05-02 -> 2025-05-02 Late(1)"],
            ),
            (
                &format!("{placed}2025-05-01 registration_check registered"),
                "2025-05-04",
                &["reg.supported 2025-05-02 -> 2025-05-02 InTime"],
            ),
        ],
    );
}

#[test]
fn weekly_oversight_where_the_authority_asks_it() {
    let standard = "2025-11-07 local_standard clock=unreg.oversight limit=1K\n";
    let placed =
        "2026-01-05 placement_conditions what=unregistered\n2026-01-09 management_oversight level=senior\n";
    trials(
        &FAMILY,
        &[(
            &format!("{standard}{placed}"),
            "2026-01-22",
            &[
                "unreg.oversight 2026-01-05 -> 2026-01-12 InTime",
                "unreg.oversight 2026-01-13 -> 2026-01-20 Missed",
                "unreg.oversight 2026-01-21 -> 2026-01-28 Open",
            ],
        )],
    );
}

/// Nobody ticked anything: the type of the placement, or what a look found out, is enough, and what is owed counts from the
/// day on
/// which the child came to live there, not from the day on which somebody wrote about it.
#[test]
fn what_is_owed_counts_from_the_day_the_child_came() {
    let standard = "2025-11-07 local_standard clock=unreg.oversight limit=1K\n";
    let start = "2010-03-01 born\n2026-01-05 start\n2026-01-05 status C2\n";
    trials(
        &FAMILY,
        &[
            (
                &format!(
                    "{standard}{start}2026-01-05 lives K2 AB1\n2026-01-09 registration_check registered=no\n2026-01-10 \
                         management_oversight level=senior"
                ),
                "2026-01-14",
                &[
                    "unreg.oversight 2026-01-05 -> 2026-01-12 InTime",
                    "unreg.oversight 2026-01-13 -> 2026-01-20 Open",
                ],
            ),
            // A home of which somebody has seen that it is registered, and one of which nobody said anything, owe nothing.
            (
                &format!(
                    "{standard}{start}2026-01-05 lives K2 AB1\n2026-01-04 registration_check registered"
                ),
                "2026-01-14",
                &[],
            ),
            (&format!("{standard}{start}2026-01-05 lives K2 AB1"), "2026-01-14", &[]),
            // Under 16 in supported accommodation by its type.
            (
                &format!("{}2026-01-05 lives H5 AB1", start.replace("2010-03-01", "2011-03-01")),
                "2026-01-07",
                &["reg.under16.ban 2026-01-05 -> 2026-01-05 Overdue(2)"],
            ),
        ],
    );
}
