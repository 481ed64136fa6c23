//! What can be cited.

use std::fmt;

use crate::{Cite, Provision};

/// An Act, regulations, guidance, or the guide to a statistical return.
#[derive(Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Its title without the year: "Children Act".
    pub title: &'static str,
    /// What people in the service call it: "CPPCR 2010".
    pub short: &'static str,
    /// The year in its title; `None` for what is revised every year or bears none.
    pub year: Option<u16>,
    /// Which kind it is, and its number where a source read for this work gives it.
    pub series: Series,
}

/// The kinds of instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// An Act of Parliament.
    Act {
        /// Its chapter, where a source gives it.
        chapter: Option<u16>,
    },
    /// A statutory instrument.
    Regulations {
        /// Its number within the year, where a source gives it.
        number: Option<u16>,
    },
    /// Guidance that an authority must follow or have regard to, and national standards.
    Guidance,
    /// The guide to a statistical return, and how the department counts what is returned.
    Collection,
    /// Practice directions and procedure of a court or profession.
    Practice,
    /// No law: what authorities set for themselves. A clock that stands on nothing else runs only where the authority has
    /// said so, and by the authority's own length.
    Local,
}

impl Instrument {
    /// Its official number: "SI 2010/959", "2026 c. 21"; `None` where there is none or no source gave it.
    pub fn reference(&self) -> Option<String> {
        match (self.series, self.year) {
            (Series::Act { chapter: Some(chapter) }, Some(year)) => Some(format!("{year} c. {chapter}")),
            (Series::Regulations { number: Some(number) }, Some(year)) => Some(format!("SI {year}/{number}")),
            _ => None,
        }
    }

    /// Whether it is law: an Act or regulations, and not guidance.
    pub const fn is_legislation(&self) -> bool {
        matches!(self.series, Series::Act { .. } | Series::Regulations { .. })
    }
}

impl fmt::Display for Instrument {
    /// The title as it is cited: "Children Act 1989".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{} {year}", self.title),
            None => f.write_str(self.title),
        }
    }
}

/// Citations of a part, which read as the law does: `CPPCR_2010.regulation("28(2)(a)")`.
impl Instrument {
    /// A section of an Act.
    pub const fn section(&'static self, number: &'static str) -> Cite {
        Cite { instrument: self, provision: Provision::Section(number) }
    }

    /// A regulation.
    pub const fn regulation(&'static self, number: &'static str) -> Cite {
        Cite { instrument: self, provision: Provision::Regulation(number) }
    }

    /// A Schedule, with its paragraph.
    pub const fn schedule(&'static self, number: &'static str) -> Cite {
        Cite { instrument: self, provision: Provision::Schedule(number) }
    }

    /// An article.
    pub const fn article(&'static self, number: &'static str) -> Cite {
        Cite { instrument: self, provision: Provision::Article(number) }
    }

    /// A chapter of guidance.
    pub const fn chapter(&'static self, number: &'static str) -> Cite {
        Cite { instrument: self, provision: Provision::Chapter(number) }
    }

    /// A numbered standard.
    pub const fn standard(&'static self, number: &'static str) -> Cite {
        Cite { instrument: self, provision: Provision::Standard(number) }
    }

    /// An item of a return.
    pub const fn item(&'static self, name: &'static str) -> Cite {
        Cite { instrument: self, provision: Provision::Item(name) }
    }

    /// The instrument as a whole, where no closer place is known.
    pub const fn whole(&'static self) -> Cite {
        Cite { instrument: self, provision: Provision::Whole }
    }
}
