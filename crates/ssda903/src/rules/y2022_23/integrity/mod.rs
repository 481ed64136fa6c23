//! Whether the tables of a return fit together. Checks made by tools, not by the DfE.

mod int01;
mod int02;
mod int03;
mod int04;
mod int05;
mod int06;
mod int07;
mod int08;
mod int09;
mod int11;
mod int12;
mod int13;
mod int14;
mod int15;
mod int16;
mod int17;
mod int18;
mod int21;
mod int31;
mod int32;
mod int33;
mod int34;
mod int35;
mod int36;

use crate::rules::Rule;
use crate::rules::prelude::{Child, Dated, Flags, Placed};

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &int01::RULE,
    &int02::RULE,
    &int03::RULE,
    &int04::RULE,
    &int05::RULE,
    &int06::RULE,
    &int07::RULE,
    &int08::RULE,
    &int09::RULE,
    &int11::RULE,
    &int12::RULE,
    &int13::RULE,
    &int14::RULE,
    &int15::RULE,
    &int16::RULE,
    &int17::RULE,
    &int18::RULE,
    &int21::RULE,
    &int31::RULE,
    &int32::RULE,
    &int33::RULE,
    &int34::RULE,
    &int35::RULE,
    &int36::RULE,
];

/// Flags each row whose date of birth is another than one of the child in the Header.
fn flag_other_births<'a, 'r: 'a, P: Placed + 'a>(
    child: &Child<'r>,
    rows: impl Iterator<Item = (&'a P, Dated<'r>)>,
    flags: &mut Flags,
) {
    for (row, dob) in rows.filter(|(_, dob)| dob.is_given()) {
        for header in child.headers.iter().filter(|header| header.dob.is_given()) {
            if dob.day() != header.dob.day() {
                flags.flag_beside(row, header, "DOB");
            }
        }
    }
}
