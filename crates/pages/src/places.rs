//! Where postcodes lie: by the directory that is kept beside the record. Nothing is asked of a service on the network, and what
//! is in no directory is not known here.

use std::sync::Arc;

use records::Postcode;
use ssda903::rules::Postcodes;

/// Over so many miles from home, a child is counted as far away: the line of the national tables.
pub(crate) const FAR: f64 = 20.0;

/// The directory, where there is one.
#[derive(Debug, Default)]
pub(crate) struct Places(pub(crate) Option<Arc<Postcodes>>);

/// In whose area a postcode lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LiesIn {
    /// In this authority's.
    Here,
    /// In that of another, by its name or else its code.
    Elsewhere(String),
    /// In no directory.
    NotKnown,
}

impl Places {
    /// Miles as the crow flies, to one decimal, as the return reckons them.
    pub(crate) fn miles(&self, from: &Postcode, to: &Postcode) -> Option<f64> {
        let directory = self.0.as_deref()?;
        Some(directory.find(from.as_str())?.miles_to(directory.find(to.as_str())?))
    }

    /// In whose area a postcode lies, seen from an authority (by its ONS code or DfE number).
    pub(crate) fn lies_in(&self, postcode: Option<&Postcode>, own: &str) -> LiesIn {
        let found = || self.0.as_deref()?.find(postcode?.as_str());
        let Some(at) = found() else { return LiesIn::NotKnown };
        let ours = ssda903::authority(own).map_or(own, |authority| authority.ons);
        if at.authority == ours {
            return LiesIn::Here;
        }
        let name = match at.authority {
            "WAL" => "Wales".to_owned(),
            "SCO" => "Scotland".to_owned(),
            "NIR" => "Northern Ireland".to_owned(),
            code => ssda903::authority(code)
                .map_or_else(|| format!("another authority ({code})"), |authority| authority.name.to_owned()),
        };
        LiesIn::Elsewhere(name)
    }
}

impl matching::Distances for Places {
    fn miles(&self, from: &Postcode, to: &Postcode) -> Option<f64> {
        Places::miles(self, from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_no_directory_is_not_known() {
        let at = |text: &str| Postcode::of(text).unwrap();
        let none = Places::default();
        assert_eq!(
            (none.miles(&at("QX1 0AA"), &at("QX1 0AA")), none.lies_in(None, "318")),
            (None, LiesIn::NotKnown)
        );
        let mut all = Postcodes::new();
        assert!(all.add("QX1 0AA", "", "E09000027", 500_000, 200_000));
        assert!(all.add("QX2 0AA", "E10000003", "E07000008", 503_000, 204_000));
        assert!(all.add("QX3 0AA", "", "Z99", 503_000, 204_000));
        let places = Places(Some(Arc::new(all)));
        assert_eq!(places.miles(&at("qx10aa"), &at("QX2 0AA")), Some(3.1));
        assert_eq!(places.miles(&at("QX1 0AA"), &at("QX9 0AA")), None);
        let lies = |text: &str, own: &str| places.lies_in(Some(&at(text)), own);
        // By either number of the authority.
        assert_eq!((lies("QX1 0AA", "318"), lies("QX1 0AA", "E09000027")), (LiesIn::Here, LiesIn::Here));
        assert_eq!(lies("QX2 0AA", "318"), LiesIn::Elsewhere("Cambridgeshire".to_owned()));
        assert_eq!((lies("QX3 0AA", "Z99"), lies("QX9 0AA", "Z99")), (LiesIn::Here, LiesIn::NotKnown));
    }
}
