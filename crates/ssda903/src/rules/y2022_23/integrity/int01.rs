//! A child in AD1 is in the Header too.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "INT01",
    "Data Integrity Check: Child in AD1 does not exist in Header.",
    &["CHILD"],
)
.reads(&[Table::Header, Table::Ad1])
.fix("Export the Header again with this child in it, or take the row out if it is another authority's child.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.headers.is_empty() {
        child.ad1.iter().for_each(|row| flags.flag(row));
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
            Header
            CHILD
            1
            2

            AD1
            CHILD
            1
            3      <
            ",
        );
    }
}
