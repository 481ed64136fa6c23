//! An episode as rules read it, with what is worked out from its postcodes.

use super::context::Context;
use super::typed::{At, Dated, EpisodeCells, Placed};

/// Where a child lived, under which legal status; with the three derived columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Episode<'r> {
    pub(crate) at: At,
    pub(crate) decom: Dated<'r>,
    pub(crate) rne: &'r str,
    pub(crate) ls: &'r str,
    pub(crate) cin: &'r str,
    pub(crate) place: &'r str,
    pub(crate) place_provider: &'r str,
    pub(crate) dec: Dated<'r>,
    pub(crate) rec: &'r str,
    pub(crate) reason_place_change: &'r str,
    pub(crate) home_post: &'r str,
    pub(crate) pl_post: &'r str,
    pub(crate) urn: &'r str,
    /// Derived: the authority the placement lies in, as ONS code, or WAL, SCO, NIR …; blank where it cannot be told.
    pub(crate) pl_la: &'r str,
    /// Derived: IN or OUT of the reporting authority; blank where it cannot be told.
    pub(crate) pl_location: &'r str,
    /// Derived: miles from home to placement, to one decimal; none where it cannot be told, and not a number where the
    /// file has something else than a number.
    pub(crate) pl_distance: Option<f64>,
}

impl Placed for Episode<'_> {
    fn at(&self) -> At {
        self.at
    }
}

impl<'r> Episode<'r> {
    /// An episode from its columns. What the directory of postcodes tells goes before what a file has in the three
    /// derived columns; where the postcode is blank, or no directory was given, the file speaks.
    pub(crate) fn of(cells: EpisodeCells<'r>, context: &Context<'r>) -> Episode<'r> {
        let in_file = (!cells.pl_distance.is_empty()).then(|| cells.pl_distance.parse().unwrap_or(f64::NAN));
        let (mut pl_la, mut pl_location, mut pl_distance) = (cells.pl_la, cells.pl_location, in_file);
        if let Some(postcodes) = context.postcodes {
            let placed = postcodes.find(cells.pl_post);
            if !cells.pl_post.is_empty() {
                pl_la = placed.map_or("", |at| at.authority);
                pl_location = match context.authority {
                    Some(authority) if pl_la == authority => "IN",
                    Some(_) if !pl_la.is_empty() => "OUT",
                    _ => "",
                };
            }
            if !(cells.pl_post.is_empty() || cells.home_post.is_empty()) {
                let home = postcodes.find(cells.home_post);
                pl_distance = placed.zip(home).map(|(placed, home)| home.miles_to(placed));
            }
        }
        Episode {
            at: cells.at,
            decom: cells.decom,
            rne: cells.rne,
            ls: cells.ls,
            cin: cells.cin,
            place: cells.place,
            place_provider: cells.place_provider,
            dec: cells.dec,
            rec: cells.rec,
            reason_place_change: cells.reason_place_change,
            home_post: cells.home_post,
            pl_post: cells.pl_post,
            urn: cells.urn,
            pl_la,
            pl_location,
            pl_distance,
        }
    }

    /// Under an agreement for short breaks: V3 (one break) or V4 (a series). Such a child is not looked after in the
    /// figures, and many rules leave these episodes out.
    pub(crate) fn is_short_break(&self) -> bool {
        matches!(self.ls, "V3" | "V4")
    }

    /// In a temporary move: T0 to T4.
    pub(crate) fn is_temporary(&self) -> bool {
        matches!(self.place, "T0" | "T1" | "T2" | "T3" | "T4")
    }

    /// In an "other placement": Z1 up to 2024-25, Z11 to Z14 after.
    pub(crate) fn is_other_placement(&self) -> bool {
        matches!(self.place, "Z1" | "Z11" | "Z12" | "Z13" | "Z14")
    }

    /// In an "other placement" by the codes of a collection: Z1 in those that close up to 2025, Z11 to Z14 after.
    pub(crate) fn is_other_placement_in(&self, closing: u16) -> bool {
        self.is_other_placement() && (self.place == "Z1") == (closing <= 2025)
    }

    /// The placement is not in England, or where it is stays confidential: CON, NIR, NUK, SCO or WAL, or an ONS code of
    /// Wales, Scotland or Northern Ireland. Not where that cannot be told.
    pub(crate) fn is_outside_england(&self) -> bool {
        matches!(self.pl_la, "CON" | "NIR" | "NUK" | "SCO" | "WAL")
            || matches!(self.pl_la.as_bytes(), [b'W' | b'S' | b'N', b'0'..=b'9', ..])
    }

    /// The child ceased to be looked after when it ended: a code of REC other than X1.
    pub(crate) fn ended_care(&self) -> bool {
        !matches!(self.rec, "" | "X1")
    }

    /// Placed for adoption: A3 to A6.
    pub(crate) fn is_for_adoption(&self) -> bool {
        matches!(self.place, "A3" | "A4" | "A5" | "A6")
    }

    /// In foster care: U1 to U6.
    pub(crate) fn is_foster(&self) -> bool {
        matches!(self.place, "U1" | "U2" | "U3" | "U4" | "U5" | "U6")
    }

    /// Ended by an adoption order: REC E11 or E12.
    pub(crate) fn ended_by_adoption(&self) -> bool {
        matches!(self.rec, "E11" | "E12")
    }

    /// A number of the provider or setting is given, and is not the XXXXXXX that stands for one not known.
    pub(crate) fn has_urn(&self) -> bool {
        !self.urn.is_empty() && self.urn != "XXXXXXX"
    }
}

#[cfg(test)]
mod tests {
    use calendar::CollectionYear;

    use super::*;
    use crate::rules::postcodes::Postcodes;
    use crate::tables::{Table, Tables};

    /// Cells as `HOME_POST PL_POST PL_LA PL_LOCATION PL_DISTANCE`, `-` for a blank one; the three derived the same way.
    fn check(cells: &str, with_directory: bool, authority: Option<&str>, expected: &str) {
        let mut postcodes = Postcodes::new();
        postcodes.add("ZZ1 1AA", "E99999999", "E09000027", 500_000, 200_000);
        postcodes.add("ZZ2 2BB", "W99999999", "W06000008", 503_000, 204_000);
        let mut tables = Tables::new();
        let words: Vec<&str> = cells.split_whitespace().map(|word| word.trim_matches('-')).collect();
        let columns = ["HOME_POST", "PL_POST", "PL_LA", "PL_LOCATION", "PL_DISTANCE"];
        tables.push_new(
            Table::Episodes,
            Table::Episodes.columns().iter().map(|column| {
                columns.iter().position(|name| *name == column.name).map_or("", |at| words[at])
            }),
        );
        let context = Context {
            authority,
            postcodes: with_directory.then_some(&postcodes),
            ..Context::of(CollectionYear::new(2026).unwrap())
        };
        let row = tables.rows(Table::Episodes).next().unwrap();
        let episode = Episode::of(EpisodeCells::read(false, 0, row), &context);
        let said = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        let distance = episode.pl_distance.map_or("-".to_owned(), |miles| miles.to_string());
        let found = format!("{} {} {distance}", said(episode.pl_la), said(episode.pl_location));
        assert_eq!(found, expected, "{cells}");
    }

    #[test]
    fn the_derived_columns() {
        let ours = Some("E09000027");
        check("ZZ11AA ZZ22BB - - -", true, ours, "WAL OUT 3.1");
        check("ZZ22BB ZZ11AA - - -", true, ours, "E09000027 IN 3.1");
        check("ZZ11AA ZZ11AA - - -", true, None, "E09000027 - 0");
        check("ZZ11AA ZZ99ZZ E09000001 IN 7", true, ours, "- - -");
        check("ZZ99ZZ ZZ11AA - - 7", true, ours, "E09000027 IN -");
        check("ZZ11AA - CON OUT 7", true, ours, "CON OUT 7");
        check("ZZ11AA ZZ22BB - - -", false, ours, "- - -");
        check("ZZ11AA ZZ22BB SCO OUT 7.5", false, ours, "SCO OUT 7.5");
        check("- - SCO OUT far", false, ours, "SCO OUT NaN");
    }
}
