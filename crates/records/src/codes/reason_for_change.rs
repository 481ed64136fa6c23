//! Reason for change of placement.

use super::set::code_set;

code_set! {
    /// Why the placement before ended. The return gives it on the episode that ceased.
    ReasonForChange = "REASON_PLACE_CHANGE", "Reason for change of placement" {
        Carpl = "CARPL" "Change to / implementation of care plan",
        Close = "CLOSE" "Resignation or closure of provision",
        Alleg = "ALLEG" "Allegation (section 47)",
        Stand = "STAND" "Standards of care concern",
        Apprr = "APPRR" "Approval removed",
        Creqb = "CREQB" "Carer requests end because of the child's behaviour",
        Creqo = "CREQO" "Carer requests end, other reason",
        Child = "CHILD" "Child requests end",
        Lareq = "LAREQ" "Responsible/area authority requests end",
        Place = "PLACE" "Change in status of the placement only (same carer)",
        Custod = "CUSTOD" "Custody arrangement",
        Other = "OTHER" "Other",
    }
}
