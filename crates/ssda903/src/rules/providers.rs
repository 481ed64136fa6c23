//! The regulator's lists of providers, as rules ask them.

use calendar::Day;
use rustc_hash::FxHashMap;

/// Providers and settings, by their unique reference number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Providers {
    by_urn: FxHashMap<Box<str>, Provider>,
    premises: FxHashMap<Box<str>, Vec<Box<str>>>,
}

/// What the lists say of one number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provider {
    /// The authorities the lists name for it, as they name them.
    pub authorities: Vec<Box<str>>,
    /// The placement types it may be returned with: `K2`, `U6` …
    pub places: Vec<Box<str>>,
    /// The kinds of provider it may be returned with: `PR1` …
    pub kinds: Vec<Box<str>>,
    /// The day its registration ended.
    pub closed: Option<Day>,
    /// The postcode of the setting, in upper case without blanks; blank where none is listed.
    pub postcode: Box<str>,
}

impl Providers {
    /// No provider at all.
    pub fn new() -> Providers {
        Providers::default()
    }

    /// Adds what a list says of a number. Several rows, or lists, of one number are taken together; the last closing
    /// date and postcode stand.
    pub fn add(&mut self, urn: &str, said: Provider) {
        let provider = self.by_urn.entry(plain(urn).into()).or_default();
        let take = |into: &mut Vec<Box<str>>, from: Vec<Box<str>>| {
            for one in from {
                if !into.contains(&one) {
                    into.push(one);
                }
            }
        };
        take(&mut provider.authorities, said.authorities);
        take(&mut provider.places, said.places);
        take(&mut provider.kinds, said.kinds);
        provider.closed = said.closed.or(provider.closed);
        if !said.postcode.is_empty() {
            take(self.premises.entry(plain(urn).into()).or_default(), vec![said.postcode.clone()]);
            provider.postcode = said.postcode;
        }
    }

    /// What the lists say of a number; `None` where they do not have it.
    pub fn find(&self, urn: &str) -> Option<&Provider> {
        self.by_urn.get(&*plain(urn))
    }

    /// The postcodes of all premises that the lists have under a number, in upper case without blanks.
    pub fn premises(&self, urn: &str) -> &[Box<str>] {
        self.premises.get(&*plain(urn)).map_or(&[], |premises| premises)
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.by_urn.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_urn.is_empty()
    }
}

/// A number as it is compared: trimmed, in upper case, without the `.0` that a spreadsheet adds to a number.
fn plain(urn: &str) -> String {
    let urn = urn.trim().to_ascii_uppercase();
    match urn.strip_suffix(".0") {
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => digits.to_owned(),
        _ => urn,
    }
}
