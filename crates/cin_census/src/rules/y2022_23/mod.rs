//! The rules of 2022-23, the first year that is kept here: a folder for each module or matter they are about.

mod assessments;
mod characteristics;
mod cin_details;
mod cin_plans;
mod header;
mod identifiers;
mod protection_plans;
mod section47;

use exchange::Overlay;

use super::Rule;

pub(super) use identifiers::lacks_upn;

pub(super) const YEAR: Overlay<Rule> = Overlay {
    closing: 2023,
    added: &[
        header::RULES,
        identifiers::RULES,
        characteristics::RULES,
        cin_details::RULES,
        assessments::RULES,
        cin_plans::RULES,
        section47::RULES,
        protection_plans::RULES,
    ],
    changed: &[],
    removed: &[],
};
