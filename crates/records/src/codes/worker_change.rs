//! Reason for change of social worker.

use super::set::code_set;

code_set! {
    /// Why the allocated social worker changed.
    WorkerChangeReason = "SW_REASON", "Reason for change of social worker" {
        Manage = "MANAGE" "Managing caseloads",
        Fconta = "FCONTA" "First contact or re-referral",
        Leftrl = "LEFTRL" "Previous worker left role",
        Orgrst = "ORGRST" "New worker after organisational restructure",
        Tsproc = "TSPROC" "New worker after transfer under standard process",
        Absenc = "ABSENC" "Absence cover or return from absence",
        Chchan = "CHCHAN" "Child requested change",
        Pcchan = "PCCHAN" "Parent/carer requested change",
        Swdied = "SWDIED" "Previous worker died",
        Others = "OTHERS" "Other reason",
    }
}
