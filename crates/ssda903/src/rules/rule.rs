//! What a rule of the return is, and how one is written down.

use exchange::{About, Level};

use super::child::Child;
use super::context::Context;
use super::flags::Flags;
use super::whole::Whole;
use crate::tables::Table;

/// A rule of the return: what it says of itself, what it needs, and the check.
#[derive(Debug)]
pub struct Rule {
    about: About,
    reads: &'static [Table],
    reads_last: &'static [Table],
    reads_either: &'static [Table],
    needs: &'static [Need],
    check: Check,
}

/// What a rule needs beside the tables of the return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A list of providers.
    Providers,
    /// A directory of postcodes, for the derived columns of Episodes; a file that has them itself will do.
    Postcodes,
    /// The directory of postcodes itself, for postcodes of which nothing is derived.
    Directory,
    /// A directory of postcodes and the reporting authority, for PL_LOCATION; a file that has it itself will do.
    Location,
    /// The reporting authority.
    Authority,
    /// A return in XML: it is about something that CSV does not carry.
    Xml,
}

/// How a rule looks at a return.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// Child by child: the usual way.
    Child(fn(&Child<'_>, &Context<'_>, &mut Flags)),
    /// Over all children at once, where rows of different children are compared.
    Whole(fn(&Whole<'_>, &Context<'_>, &mut Flags)),
}

impl Rule {
    /// A rule with the published code, message and columns; the rest is said by the methods below.
    pub(crate) const fn new(
        code: &'static str,
        message: &'static str,
        fields: &'static [&'static str],
    ) -> Rule {
        Rule {
            about: About { code, message, fields, fix: "", level: Level::Error, differs: None },
            reads: &[],
            reads_last: &[],
            reads_either: &[],
            needs: &[],
            check: Check::Child(|_, _, _| ()),
        }
    }

    /// The tables of this year without which it is not judged. One that holds its heading only is there.
    pub(crate) const fn reads(mut self, tables: &'static [Table]) -> Rule {
        self.reads = tables;
        self
    }

    /// The tables of last year's return without which it is not judged.
    pub(crate) const fn reads_last(mut self, tables: &'static [Table]) -> Rule {
        self.reads_last = tables;
        self
    }

    /// The tables that must be there of this year or of last, and are read of both: it is judged on what is loaded.
    pub(crate) const fn reads_either(mut self, tables: &'static [Table]) -> Rule {
        self.reads_either = tables;
        self
    }

    /// What else it needs.
    pub(crate) const fn needs(mut self, needs: &'static [Need]) -> Rule {
        self.needs = needs;
        self
    }

    /// What would make it right.
    pub(crate) const fn fix(mut self, fix: &'static str) -> Rule {
        self.about.fix = fix;
        self
    }

    /// Something to look at that may be right.
    pub(crate) const fn query(mut self) -> Rule {
        self.about.level = Level::Query;
        self
    }

    /// Where the open validator does something else than the published text, and why the text is followed.
    pub(crate) const fn differs(mut self, differs: &'static str) -> Rule {
        self.about.differs = Some(differs);
        self
    }

    /// Judged child by child.
    pub(crate) const fn each_child(mut self, check: fn(&Child<'_>, &Context<'_>, &mut Flags)) -> Rule {
        self.check = Check::Child(check);
        self
    }

    /// Judged over all children at once.
    pub(crate) const fn whole(mut self, check: fn(&Whole<'_>, &Context<'_>, &mut Flags)) -> Rule {
        self.check = Check::Whole(check);
        self
    }

    /// What it says of itself.
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// The tables of this year without which it is not judged.
    pub const fn tables(&self) -> &'static [Table] {
        self.reads
    }

    /// The tables of last year's return without which it is not judged.
    pub const fn tables_last(&self) -> &'static [Table] {
        self.reads_last
    }

    /// The tables of which this year's or last year's must be there.
    pub const fn tables_either(&self) -> &'static [Table] {
        self.reads_either
    }

    /// What else it needs.
    pub const fn other_needs(&self) -> &'static [Need] {
        self.needs
    }

    pub(crate) const fn check(&self) -> Check {
        self.check
    }
}

impl exchange::Rule for Rule {
    fn about(&self) -> &About {
        &self.about
    }
}
