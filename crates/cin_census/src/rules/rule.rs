//! What a rule of the census is, and how one is written down.

use exchange::{About, Level};

use super::context::Context;
use super::flags::Flags;
use crate::census::{Census, Child};

/// A rule of the census: what it says of itself, and the check.
#[derive(Debug)]
pub struct Rule {
    about: About,
    needs_header: bool,
    check: Judge,
}

/// How a rule looks at a census.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Judge {
    /// Child by child: the usual way.
    Child(for<'c> fn(&'c Child, &Context, &mut Flags<'c>)),
    /// At the whole return: children are counted or compared.
    Whole(for<'c> fn(&'c Census, &Context, &mut Flags<'c>)),
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
            needs_header: false,
            check: Judge::Child(|_, _, _| ()),
        }
    }

    /// Not judged where no file has a Header.
    pub(crate) const fn needs_header(mut self) -> Rule {
        self.needs_header = true;
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
    pub(crate) const fn each_child(mut self, check: for<'c> fn(&'c Child, &Context, &mut Flags<'c>)) -> Rule {
        self.check = Judge::Child(check);
        self
    }

    /// Judged on the whole return.
    pub(crate) const fn whole(mut self, check: for<'c> fn(&'c Census, &Context, &mut Flags<'c>)) -> Rule {
        self.check = Judge::Whole(check);
        self
    }

    /// What it says of itself.
    pub const fn about(&self) -> &About {
        &self.about
    }

    pub(crate) const fn asks_for_header(&self) -> bool {
        self.needs_header
    }

    pub(crate) const fn check(&self) -> Judge {
        self.check
    }
}

impl exchange::Rule for Rule {
    fn about(&self) -> &About {
        &self.about
    }
}
