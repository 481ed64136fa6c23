//! Why a household stopped fostering.

use super::set::code_set;

code_set! {
    /// Why a household stopped fostering.
    LeavingReason = "leaving_reason", "Why a household stopped fostering" {
        Practice = "practice" "Resigned over practice or safeguarding",
        Safeguarding = "safeguarding" "Approval ended over safeguarding",
        Guardian = "guardian" "Became guardians or adopters of the child",
        Retired = "retired" "Retired",
        Health = "health" "Health",
        Family = "family" "A change in the family or at work",
        Support = "support" "Not enough support",
        Money = "money" "Fees and allowances",
        NoChildren = "no_children" "No child was placed",
        Behaviour = "behaviour" "What the children needed was too much",
        Transfer = "transfer" "Went to another service",
        Moved = "moved" "Moved away",
        NamedChildLeft = "named_child_left" "The child they were approved for left",
        Died = "died" "Death",
        Other = "other" "Something else",
    }
}
