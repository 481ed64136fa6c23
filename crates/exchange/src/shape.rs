//! What a table is recognised by.

use crate::problem::shown;

/// A kind of table: its name and its columns.
///
/// A table is recognised by its set of columns, whatever their order and whatever the file is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The table's name in its return: `Episodes`.
    pub name: &'static str,
    /// Its columns, in the order in which they are written and in which a [`Row`](crate::Row) gives its cells.
    pub columns: &'static [Column],
}

/// A column of a [`Shape`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The heading. Compared trimmed and without regard to case.
    pub name: &'static str,
    /// Whether a file without this column is not this table.
    pub required: bool,
}

impl Column {
    /// A column without which a file is not this table.
    pub const fn required(name: &'static str) -> Column {
        Column { name, required: true }
    }

    /// A column that a file may lack.
    pub const fn optional(name: &'static str) -> Column {
        Column { name, required: false }
    }
}

impl Shape {
    /// Where a column with this heading stands in the shape.
    pub fn position(&self, heading: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(heading.trim()))
    }

    fn fit(&self, headings: &[String]) -> Fit {
        let matched = headings.iter().filter(|heading| self.position(heading).is_some()).count();
        let missing: Vec<&'static str> = self
            .columns
            .iter()
            .filter(|column| column.required && !headings.iter().any(|h| column.name.eq_ignore_ascii_case(h)))
            .map(|column| column.name)
            .collect();
        Fit { matched, missing }
    }
}

struct Fit {
    matched: usize,
    missing: Vec<&'static str>,
}

/// Why headings are none of the shapes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// They fit several shapes equally well.
    Ambiguous(Vec<&'static str>),
    /// They come nearest to this one, but these columns are missing and these are not its own.
    Near { shape: &'static str, missing: Vec<&'static str>, extra: Vec<String> },
    /// They have nothing in common with any shape.
    Strange,
}

/// The shape that these headings (trimmed, without duplicates) are of.
pub(crate) fn recognise<'s>(headings: &[String], shapes: &'s [Shape]) -> Result<&'s Shape, Unknown> {
    let fits: Vec<(&Shape, Fit)> = shapes.iter().map(|shape| (shape, shape.fit(headings))).collect();
    let best = fits.iter().filter(|(_, fit)| fit.missing.is_empty()).map(|(_, fit)| fit.matched).max();
    if let Some(best) = best {
        let mut whole = fits.iter().filter(|(_, fit)| fit.missing.is_empty() && fit.matched == best);
        return match (whole.next(), whole.next()) {
            (Some((shape, _)), None) => Ok(shape),
            _ => Err(Unknown::Ambiguous(
                fits.iter()
                    .filter(|(_, fit)| fit.missing.is_empty() && fit.matched == best)
                    .map(|(shape, _)| shape.name)
                    .collect(),
            )),
        };
    }
    // The nearest is the one with the largest share of columns in common, of all columns that either has.
    let nearest = fits.into_iter().filter(|(_, fit)| fit.matched > 0).max_by(|(a, a_fit), (b, b_fit)| {
        let union = |shape: &Shape, fit: &Fit| shape.columns.len() + headings.len() - fit.matched;
        (a_fit.matched * union(b, b_fit)).cmp(&(b_fit.matched * union(a, a_fit)))
    });
    match nearest {
        None => Err(Unknown::Strange),
        Some((shape, fit)) => Err(Unknown::Near {
            shape: shape.name,
            missing: fit.missing,
            extra: headings
                .iter()
                .filter(|h| !h.is_empty() && shape.position(h).is_none())
                .map(|h| shown(h))
                .collect(),
        }),
    }
}

/// The one shape that these headings point to: the only one of which they have a column that no other shape has. For
/// a file that lacks columns and is to be read all the same.
pub(crate) fn pointed_to<'s>(headings: &[String], shapes: &'s [Shape]) -> Option<&'s Shape> {
    let mut found: Option<&Shape> = None;
    for heading in headings {
        let mut with = shapes.iter().filter(|shape| shape.position(heading).is_some());
        let (Some(only), None) = (with.next(), with.next()) else { continue };
        if found.is_some_and(|found| found.name != only.name) {
            return None;
        }
        found = Some(only);
    }
    found
}

/// Names in a sentence: `A, B and C`, at most eight of them.
pub(crate) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    const MOST: usize = 8;
    let mut out = String::new();
    let more = names.len().saturating_sub(MOST);
    let shown = names.len().min(MOST);
    for (index, name) in names.iter().take(MOST).enumerate() {
        if index > 0 {
            out.push_str(if index + 1 == shown && more == 0 { " and " } else { ", " });
        }
        out.push_str(name.as_ref());
    }
    if more > 0 {
        out.push_str(&format!(" and {more} more"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: &[Shape] = &[
        Shape {
            name: "Header",
            columns: &[
                Column::required("CHILD"),
                Column::required("SEX"),
                Column::required("DOB"),
                Column::required("UPN"),
                Column::optional("UASC"),
            ],
        },
        Shape {
            name: "UASC",
            columns: &[
                Column::required("CHILD"),
                Column::required("SEX"),
                Column::required("DOB"),
                Column::required("DUC"),
            ],
        },
        Shape { name: "List", columns: &[Column::required("CHILD"), Column::required("DOB")] },
    ];

    fn check(headings: &[&str], expected: Result<&str, Unknown>) {
        let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        assert_eq!(recognise(&headings, SHAPES).map(|shape| shape.name), expected, "{headings:?}");
    }

    #[test]
    fn a_table_is_known_by_its_columns() {
        check(&["CHILD", "SEX", "DOB", "UPN"], Ok("Header"));
        check(&["upn", "Child", "dob", "sex", "uasc", "NOTE"], Ok("Header"));
        check(&["CHILD", "SEX", "DOB", "DUC"], Ok("UASC"));
        check(&["CHILD", "SEX", "DOB"], Ok("List"));
        check(&["CHILD", "SEX", "DOB", "UPN", "DUC"], Err(Unknown::Ambiguous(vec!["Header", "UASC"])));
        check(
            &["CHILD", "SEX", "UPN", "NHS"],
            Err(Unknown::Near { shape: "Header", missing: vec!["DOB"], extra: vec!["NHS".into()] }),
        );
        check(&["Name", "Address"], Err(Unknown::Strange));
    }

    #[test]
    fn a_table_that_lacks_columns_is_known_by_what_only_it_has() {
        let named = |headings: &[&str]| {
            let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
            pointed_to(&headings, SHAPES).map(|shape| shape.name)
        };
        assert_eq!(named(&["CHILD", "upn", "NHS"]), Some("Header"));
        assert_eq!(named(&["CHILD", "DUC"]), Some("UASC"));
        assert_eq!(named(&["CHILD", "SEX"]), None);
        assert_eq!(named(&["CHILD", "UPN", "DUC"]), None);
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
        assert_eq!(listed(&["A"; 10]), "A, A, A, A, A, A, A, A and 2 more");
    }
}
