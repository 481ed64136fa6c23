//! The themes: which indicators stand on which page.

use indicators::{Indicator, panel};

/// A theme of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Who is looked after, who came and who left.
    LookedAfter,
    /// Reviews, plans and visits.
    Reviews,
    /// Health.
    Health,
    /// Personal education plans.
    EducationPlans,
    /// Care leavers.
    CareLeavers,
    /// Placements.
    Placements,
    /// Fostering.
    Fostering,
    /// Adoption.
    Adoption,
    /// Caseloads.
    Caseloads,
}

impl Theme {
    /// Every theme, in the order of the report.
    pub const ALL: &'static [Theme] = &[
        Theme::LookedAfter,
        Theme::Reviews,
        Theme::Health,
        Theme::EducationPlans,
        Theme::CareLeavers,
        Theme::Placements,
        Theme::Fostering,
        Theme::Adoption,
        Theme::Caseloads,
    ];

    /// Its name in an address.
    pub const fn id(self) -> &'static str {
        match self {
            Theme::LookedAfter => "looked-after",
            Theme::Reviews => "reviews-plans-visits",
            Theme::Health => "health",
            Theme::EducationPlans => "education-plans",
            Theme::CareLeavers => "care-leavers",
            Theme::Placements => "placements",
            Theme::Fostering => "fostering",
            Theme::Adoption => "adoption",
            Theme::Caseloads => "caseloads",
        }
    }

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Theme::LookedAfter => "Looked-after children",
            Theme::Reviews => "Reviews, plans and visits",
            Theme::Health => "Health",
            Theme::EducationPlans => "Personal education plans",
            Theme::CareLeavers => "Care leavers",
            Theme::Placements => "Placements",
            Theme::Fostering => "Fostering",
            Theme::Adoption => "Adoption",
            Theme::Caseloads => "Caseloads",
        }
    }

    /// The numbers of its indicators, in order.
    const fn numbers(self) -> &'static [&'static str] {
        match self {
            Theme::LookedAfter => &["6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.9"],
            Theme::Reviews => &["6.8", "6.15", "6.16"],
            Theme::Health => &["6.10", "6.11", "6.12"],
            Theme::EducationPlans => &["6.13", "6.14"],
            Theme::CareLeavers => &["7.1", "7.2", "7.3", "7.4", "7.5"],
            Theme::Placements => &["8.1", "8.2", "8.3", "8.4", "8.5"],
            Theme::Fostering => &["9.1", "9.2", "9.3", "9.4", "9.5"],
            Theme::Adoption => &["10.1", "10.2", "10.3", "10.4", "10.5"],
            Theme::Caseloads => &["11.4", "11.5a", "11.5b"],
        }
    }

    /// Its indicators, in order.
    pub fn indicators(self) -> impl Iterator<Item = &'static Indicator> {
        panel().iter().copied().filter(move |indicator| self.numbers().contains(&indicator.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_is_in_one_theme() {
        for indicator in panel() {
            let themes = Theme::ALL.iter().filter(|theme| theme.numbers().contains(&indicator.id));
            assert_eq!(themes.count(), 1, "{}", indicator.id);
        }
        let all: usize = Theme::ALL.iter().map(|theme| theme.indicators().count()).sum();
        let named: usize = Theme::ALL.iter().map(|theme| theme.numbers().len()).sum();
        assert_eq!((all, named), (panel().len(), panel().len()));
    }
}
