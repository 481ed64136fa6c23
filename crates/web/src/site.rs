//! What is the same on every page of one running copy.

use crate::{Address, Html, Link};

/// What every page of one running copy carries: the authority, the menu, a word on its state.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Whose record this is, beside the product's name: "Northmoor (invented)".
    pub authority: Option<String>,
    /// The menu, in order. The one whose address begins the page's own is marked as current.
    pub menu: Vec<Link>,
    /// Where a child is found from any page: the box at the top sends what is typed there as `q`. None: no box.
    pub find: Option<Address>,
    /// One word and a sentence above every page: "Demo", "Everybody here is invented…".
    pub phase: Option<(String, Html)>,
    /// Links at the foot of every page.
    pub foot: Vec<Link>,
    /// Style rules of parts that other crates draw (charts, judgements), added to the style sheet.
    pub styles: String,
}

impl Site {
    /// The entry of the menu that a path belongs to: the one with the longest address that begins
    /// it. `/` belongs to itself only.
    pub(crate) fn current(&self, path: &str) -> Option<usize> {
        let begins = |entry: &Link| {
            let address = entry.address.path();
            path == address
                || (address != "/" && path.strip_prefix(address).is_some_and(|rest| rest.starts_with('/')))
        };
        (0..self.menu.len())
            .filter(|&i| begins(&self.menu[i]))
            .max_by_key(|&i| self.menu[i].address.path().len())
    }
}

#[cfg(test)]
mod tests {
    use super::Site;
    use crate::Link;

    #[test]
    fn the_longest_address_that_begins_the_path_is_current() {
        let site = Site {
            menu: vec![
                Link::new("Report", "/"),
                Link::new("Figures", "/figures"),
                Link::new("Definitions", "/figures/definitions"),
            ],
            ..Site::default()
        };
        for (path, expected) in [
            ("/", Some(0)),
            ("/figures", Some(1)),
            ("/figures/8.2/children", Some(1)),
            ("/figures/definitions/8.2", Some(2)),
            ("/figuresque", None),
            ("/findings", None),
        ] {
            assert_eq!(site.current(path), expected, "{path}");
        }
    }
}
