//! Reason for new episode.

use super::set::code_set;

code_set! {
    /// Why an episode began: what changed that day.
    ReasonNewEpisode = "RNE", "Reason for new episode" {
        S = "S" "Started to be looked after",
        L = "L" "Change of legal status only",
        P = "P" "Change of placement and carer only",
        T = "T" "Change of placement, same carer",
        B = "B" "Change of legal status, placement and carer on the same day",
        U = "U" "Change of legal status and placement, same carer",
    }
}
