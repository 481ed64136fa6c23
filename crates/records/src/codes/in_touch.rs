//! In touch with the care leaver.

use super::set::code_set;

code_set! {
    /// Whether the authority was in touch around the birthday (SSDA903 OC3).
    InTouch = "IN_TOUCH", "In touch with the care leaver" {
        Yes = "YES" "In touch",
        NO = "NO" "Not in touch",
        Died = "DIED" "Died after leaving care",
        Refu = "REFU" "Young person refuses contact",
        Nreq = "NREQ" "Young person no longer requires services",
        Rhom = "RHOM" "Returned home to parents for a continuous 6 months or more",
    }
}
