//! A unique pupil number is one by its form, or one of the codes for a number that is not known.
//!
//! A row of Header fails where UPN is given and is neither UN1 to UN5 nor one capital letter other than I, O and S,
//! followed by twelve digits or by eleven digits and a letter. The check letter is not worked out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "168",
    "Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2, UN3, UN4 \
     or UN5.",
    &["UPN"],
)
.reads(&[Table::Header])
.fix(
    "Look the number up with the school; where there is none, enter the code UN1 to UN5 that says \
     why.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if !header.upn.is_empty() && !is_upn(header.upn) {
            flags.flag(header);
        }
    }
}

fn is_upn(upn: &str) -> bool {
    if matches!(upn, "UN1" | "UN2" | "UN3" | "UN4" | "UN5") {
        return true;
    }
    let [check, digits @ .., last] = upn.as_bytes() else { return false };
    check.is_ascii_uppercase()
        && !matches!(check, b'I' | b'O' | b'S')
        && digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || last.is_ascii_uppercase())
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
            Header
            CHILD UPN
            1     A123456789012
            2     X12345678901B
            3     UN1
            4     UN5
            5     -
            6     UN6            <
            7     UN             <
            8     I123456789012  <
            9     O123456789012  <
            10    S123456789012  <
            11    A12345678901   <
            12    A1234567890123 <
            13    A1234567890BC  <
            14    1123456789012  <
            15    a123456789012
            16    A              <
            ",
        );
    }
}
