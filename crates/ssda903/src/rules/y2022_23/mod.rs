//! The rules of 2022-23, the first year that is kept here: a folder for each table or matter they are about.

mod adoption;
mod continuing;
mod episodes;
mod header;
mod integrity;
mod missing;
mod oc2;
mod oc3;
mod prev_perm;
mod reviews;
mod uasc;

use exchange::Overlay;

use super::Rule;

pub(super) const YEAR: Overlay<Rule> = Overlay {
    closing: 2023,
    added: &[
        header::RULES,
        episodes::RULES,
        integrity::RULES,
        adoption::RULES,
        oc2::RULES,
        oc3::RULES,
        prev_perm::RULES,
        continuing::RULES,
        reviews::RULES,
        uasc::RULES,
        missing::RULES,
    ],
    changed: &[],
    removed: &[],
};
