//! Ethnic background.

use super::set::code_set;

code_set! {
    /// Ethnic background as the child or family describes it.
    Ethnicity = "ETHNIC", "Ethnic background" {
        Wbri = "WBRI" "White British",
        Wiri = "WIRI" "White Irish",
        Woth = "WOTH" "Any other White background",
        Wirt = "WIRT" "Traveller of Irish heritage",
        Wrom = "WROM" "Gypsy/Roma",
        Mwbc = "MWBC" "White and Black Caribbean",
        Mwba = "MWBA" "White and Black African",
        Mwas = "MWAS" "White and Asian",
        Moth = "MOTH" "Any other mixed background",
        Aind = "AIND" "Indian",
        Apkn = "APKN" "Pakistani",
        Aban = "ABAN" "Bangladeshi",
        Aoth = "AOTH" "Any other Asian background",
        Bcrb = "BCRB" "Caribbean",
        Bafr = "BAFR" "African",
        Both = "BOTH" "Any other Black background",
        Chne = "CHNE" "Chinese",
        Ooth = "OOTH" "Any other ethnic group",
        Refu = "REFU" "Refused",
        Nobt = "NOBT" "Information not yet obtained",
    }
}
