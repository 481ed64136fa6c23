//! The pages of the report.

use press::Section;

use super::{Run, Theme, definitions, headline, notes, reconciliation, summary, theme_page};

/// One page of the report: a section of the document, a sheet of the workbook, a page of the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What changed, in sentences.
    Headline,
    /// Every indicator.
    Summary,
    /// The indicators of one theme.
    Theme(Theme),
    /// What does not add up.
    Reconciliation,
    /// How each indicator is defined.
    Definitions,
    /// What a reader must know of all of it.
    Notes,
}

impl Page {
    /// Every page, in order.
    pub const ALL: &'static [Page] = &[
        Page::Headline,
        Page::Summary,
        Page::Theme(Theme::LookedAfter),
        Page::Theme(Theme::Reviews),
        Page::Theme(Theme::Health),
        Page::Theme(Theme::EducationPlans),
        Page::Theme(Theme::CareLeavers),
        Page::Theme(Theme::Placements),
        Page::Theme(Theme::Fostering),
        Page::Theme(Theme::Adoption),
        Page::Theme(Theme::Caseloads),
        Page::Reconciliation,
        Page::Definitions,
        Page::Notes,
    ];

    /// Its name in an address: `placements`.
    pub const fn id(self) -> &'static str {
        match self {
            Page::Headline => "headline",
            Page::Summary => "summary",
            Page::Theme(theme) => theme.id(),
            Page::Reconciliation => "reconciliation",
            Page::Definitions => "definitions",
            Page::Notes => "notes",
        }
    }

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Page::Headline => "What changed",
            Page::Summary => "Summary of every indicator",
            Page::Theme(theme) => theme.title(),
            Page::Reconciliation => "What does not add up",
            Page::Definitions => "Definitions",
            Page::Notes => "About these figures",
        }
    }

    /// The page with this name.
    pub fn named(id: &str) -> Option<Page> {
        Page::ALL.iter().copied().find(|page| page.id() == id)
    }

    pub(crate) fn section(self, run: &Run<'_>) -> Section {
        let section = Section::new(self.id(), self.title());
        match self {
            Page::Headline => headline::write(run, section),
            Page::Summary => summary::write(run, section),
            Page::Theme(theme) => theme_page::write(run, theme, section),
            Page::Reconciliation => reconciliation::write(run, section),
            Page::Definitions => definitions::write(section),
            Page::Notes => notes::write(run, section),
        }
    }
}
