//! A citation.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::Instrument;

/// A provision of an instrument: "regulation 28(2)(a), Care Planning, Placement and Case Review (England) Regulations
/// 2010".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cite {
    /// What is cited.
    pub instrument: &'static Instrument,
    /// Which part of it.
    pub provision: Provision,
}

/// A part of an instrument. The text is the number as it is written, without the word: `Regulation("28(2)(a)")`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provision {
    /// A section of an Act.
    Section(&'static str),
    /// A regulation.
    Regulation(&'static str),
    /// A Schedule, with its paragraph: `Schedule("2, paragraph 19B")`.
    Schedule(&'static str),
    /// An article.
    Article(&'static str),
    /// A chapter of guidance.
    Chapter(&'static str),
    /// A numbered standard.
    Standard(&'static str),
    /// An item of a return: `Item("DECOM")`.
    Item(&'static str),
    /// The instrument as a whole, where no closer place is known.
    Whole,
}

impl Cite {
    /// Short, for lists and people who know the field: "reg 28(2)(a), CPPCR 2010".
    pub fn short(&self) -> String {
        let (word, number) = match self.provision {
            Provision::Section(number) => ("s.", number),
            Provision::Regulation(number) => ("reg ", number),
            Provision::Schedule(number) => ("Sch ", number),
            Provision::Article(number) => ("art ", number),
            Provision::Chapter(number) => ("ch ", number),
            Provision::Standard(number) => ("std ", number),
            Provision::Item(number) => ("", number),
            Provision::Whole => return self.instrument.short.to_owned(),
        };
        format!("{word}{number}, {}", self.instrument.short)
    }
}

impl fmt::Display for Cite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.provision {
            Provision::Section(number) => write!(f, "section {number}, ")?,
            Provision::Regulation(number) => write!(f, "regulation {number}, ")?,
            Provision::Schedule(number) => write!(f, "Schedule {number}, ")?,
            Provision::Article(number) => write!(f, "article {number}, ")?,
            Provision::Chapter(number) => write!(f, "chapter {number}, ")?,
            Provision::Standard(number) => write!(f, "standard {number}, ")?,
            Provision::Item(name) => write!(f, "item {name}, ")?,
            Provision::Whole => {}
        }
        fmt::Display::fmt(self.instrument, f)
    }
}

impl Serialize for Cite {
    /// As the citation people read.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use crate::instruments::{CHILDREN_ACT_1989, CPPCR_2010, IRO_HANDBOOK, SSDA903_GUIDE};

    #[test]
    fn long_and_short() {
        let table = [
            (
                CPPCR_2010.regulation("28(2)"),
                "regulation 28(2), Care Planning, Placement and Case Review (England) Regulations 2010",
                "reg 28(2), CPPCR 2010",
            ),
            (CHILDREN_ACT_1989.section("31A"), "section 31A, Children Act 1989", "s.31A, CA 1989"),
            (
                CHILDREN_ACT_1989.schedule("2, paragraph 19B"),
                "Schedule 2, paragraph 19B, Children Act 1989",
                "Sch 2, paragraph 19B, CA 1989",
            ),
            (IRO_HANDBOOK.chapter("3"), "chapter 3, IRO Handbook", "ch 3, IRO Handbook"),
            (
                SSDA903_GUIDE.item("DECOM"),
                "item DECOM, Children looked-after by local authorities in England: guide to the SSDA903 collection",
                "DECOM, SSDA903 guide",
            ),
            (IRO_HANDBOOK.whole(), "IRO Handbook", "IRO Handbook"),
        ];
        for (cite, long, short) in table {
            assert_eq!(cite.to_string(), long);
            assert_eq!(cite.short(), short);
        }
    }
}
