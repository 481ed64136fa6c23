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
