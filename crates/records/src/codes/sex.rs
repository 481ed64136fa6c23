//! Sex.

use super::set::code_set;

code_set! {
    /// Sex as recorded for the return; 1 and 2 before the collection of 2024-25, M, F and U since.
    Sex = "SEX", "Sex" {
        Male = "M" "Male",
        Female = "F" "Female",
        Unknown = "U" "Unknown",
    }
}

impl Sex {
    /// The code a return of this collection year takes: 1 and 2 up to 2023-24, M, F and U since 2024-25. There was no
    /// code for *unknown* before, so there is none to write.
    pub const fn return_code(self, year: u16) -> &'static str {
        match self {
            Sex::Male if year <= 2024 => "1",
            Sex::Female if year <= 2024 => "2",
            Sex::Unknown if year <= 2024 => "",
            _ => self.code(),
        }
    }

    /// Reads either form, whatever the year.
    pub fn from_return(code: &str) -> Option<Sex> {
        match code.trim() {
            "1" => Some(Sex::Male),
            "2" => Some(Sex::Female),
            other => Sex::of(other),
        }
    }
}
