//! The authority in which a permanence option was arranged is one that there is, or was.
//!
//! A row of PrevPerm fails where LA_PERM holds something that is neither the three-digit number of an English
//! authority, of today or of one abolished since 2009, nor 999, nor WAL, SCO, NIR (another country of the United
//! Kingdom), NUK (outside it) or CON (confidential).
//!
//! The numbers are in `sources/`, today's as for every other use of them and those of the past in a list of their
//! own.

use crate::authorities::authority;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "633",
    "Local authority code where previous permanence option was arranged is not a valid value.",
    &["LA_PERM"],
)
.reads(&[Table::PrevPerm])
.fix("Look up which authority arranged the order and enter its three-digit number, that of its time.")
.differs(
    "The open validator's list lacks the authorities made since 2019 (838, 839, 940 to 943), those \
     abolished in 2009, and CON of the code set; they are taken here.",
)
.each_child(judge);

/// Authorities that were abolished: an order of their time keeps their number.
const PAST: &str = include_str!("../../../../../../sources/ssda903/past-authorities.csv");

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.prev_perm {
        if !row.la_perm.is_empty() && !is_authority(row.la_perm) {
            flags.flag(row);
        }
    }
}

fn is_authority(code: &str) -> bool {
    match code {
        "999" | "WAL" | "SCO" | "NIR" | "NUK" | "CON" => true,
        number if number.len() == 3 => {
            authority(number).is_some()
                || PAST.lines().skip(1).any(|line| line.split(',').next() == Some(number))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            PrevPerm
            CHILD LA_PERM
            1     -
            2     SCO
            3     WAL
            4     NIR
            5     NUK
            6     CON
            7     999
            8     204
            9     838
            10    839
            11    940
            12    941
            13    942
            14    943
            15    835
            16    909
            17    928
            18    875
            19    458          <
            20    176          <
            21    ENG          <
            22    E09000012    <
            23    20           <
            24    DFE          <
            ",
        );
    }
}
