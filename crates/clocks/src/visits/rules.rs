//! The rules of visiting, and which of them governs.

use crate::Clock;
use crate::visits::{Circumstances, reg_28};

/// A rule of visiting. Exactly one governs on each day on which a child is looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A series of short breaks, before the first visit.
    ShortBreaksFirst,
    /// A series of short breaks, after it.
    ShortBreaksAfter,
    /// Placed for adoption, before the first visit.
    AdoptionFirst,
    /// Placed for adoption, until the first review of the placement.
    AdoptionWeekly,
    /// Placed for adoption, after that review: as the review decides, so that no limit of law can be worked out.
    AdoptionAsDecided,
    /// With a parent under a full care order, before the first visit.
    CareOrderFirst,
    /// With a parent under a full care order.
    CareOrderAfter,
    /// With a parent under an interim care order, until the first review.
    InterimWeekly,
    /// With a parent under an interim care order, after it.
    InterimAfter,
    /// With a parent before the assessment is complete, until the first review.
    ImmediateWeekly,
    /// With a parent before the assessment is complete, after it.
    ImmediateAfter,
    /// With a connected person approved temporarily, until the first review.
    TemporaryWeekly,
    /// With a connected person approved temporarily, after it.
    TemporaryAfter,
    /// Where others arrange how the child lives, before the first visit.
    OthersFirst,
    /// Where others arrange how the child lives, in the first year.
    OthersYearOne,
    /// Where others arrange how the child lives, after a year.
    OthersAfter,
    /// Any other placement, before the first visit.
    First,
    /// Any other placement, in the first year.
    YearOne,
    /// Long-term fostering of a year or more, where the child agreed to fewer visits.
    FewerAgreed,
    /// A placement of a year or more, meant to last to 18.
    To18,
    /// A placement of a year or more, not meant to last to 18.
    NotTo18,
}

/// The rule that governs in these circumstances (regulation 28; for short breaks regulation 48, for adoption
/// regulation 36 of the Adoption Agencies Regulations 2005).
pub const fn govern(child: &Circumstances) -> Rule {
    if child.short_breaks {
        return if child.visited { Rule::ShortBreaksAfter } else { Rule::ShortBreaksFirst };
    }
    if child.for_adoption {
        return match (child.adoption_review_held, child.visited) {
            (true, _) => Rule::AdoptionAsDecided,
            (false, true) => Rule::AdoptionWeekly,
            (false, false) => Rule::AdoptionFirst,
        };
    }
    if child.with_parent && child.care_order {
        return if child.visited { Rule::CareOrderAfter } else { Rule::CareOrderFirst };
    }
    // An interim order at home under regulation 19 takes the stricter of the two tails, 4 weeks.
    if child.with_parent && child.interim_care_order {
        return match (child.first_review_held, child.immediate) {
            (false, true) => Rule::ImmediateWeekly,
            (false, false) => Rule::InterimWeekly,
            (true, _) => Rule::InterimAfter,
        };
    }
    if child.immediate {
        return if child.first_review_held { Rule::ImmediateAfter } else { Rule::ImmediateWeekly };
    }
    if child.temporarily_approved {
        return if child.first_review_held { Rule::TemporaryAfter } else { Rule::TemporaryWeekly };
    }
    match (child.arranged_by_others, child.visited, child.first_year) {
        (true, false, _) => Rule::OthersFirst,
        (true, true, true) => Rule::OthersYearOne,
        (true, true, false) => Rule::OthersAfter,
        (false, false, _) => Rule::First,
        (false, true, true) => Rule::YearOne,
        (false, true, false) if child.fewer_visits_agreed => Rule::FewerAgreed,
        (false, true, false) if child.to_18 => Rule::To18,
        (false, true, false) => Rule::NotTo18,
    }
}

impl Rule {
    /// Its clock; `None` where no limit of law can be worked out.
    pub fn clock(self) -> Option<&'static Clock> {
        Some(match self {
            Rule::ShortBreaksFirst => &reg_28::SHORT_BREAKS_FIRST,
            Rule::ShortBreaksAfter => &reg_28::SHORT_BREAKS_AFTER,
            Rule::AdoptionFirst => &reg_28::ADOPTION_FIRST,
            Rule::AdoptionWeekly => &reg_28::ADOPTION_WEEKLY,
            Rule::AdoptionAsDecided => return None,
            Rule::CareOrderFirst => &reg_28::CARE_ORDER_FIRST,
            Rule::CareOrderAfter => &reg_28::CARE_ORDER_AFTER,
            Rule::InterimWeekly => &reg_28::INTERIM_WEEKLY,
            Rule::InterimAfter => &reg_28::INTERIM_AFTER,
            Rule::ImmediateWeekly => &reg_28::IMMEDIATE_WEEKLY,
            Rule::ImmediateAfter => &reg_28::IMMEDIATE_AFTER,
            Rule::TemporaryWeekly => &reg_28::TEMPORARY_WEEKLY,
            Rule::TemporaryAfter => &reg_28::TEMPORARY_AFTER,
            Rule::OthersFirst => &reg_28::OTHERS_FIRST,
            Rule::OthersYearOne => &reg_28::OTHERS_YEAR_ONE,
            Rule::OthersAfter => &reg_28::OTHERS_AFTER,
            Rule::First => &reg_28::FIRST,
            Rule::YearOne => &reg_28::YEAR_ONE,
            Rule::FewerAgreed => &reg_28::FEWER_AGREED,
            Rule::To18 => &reg_28::TO_18,
            Rule::NotTo18 => &reg_28::NOT_TO_18,
        })
    }

    /// Where the rule is about the first visit of an arrangement: what began, from which a fresh time runs.
    pub const fn begins(self) -> Option<&'static str> {
        Some(match self {
            Rule::ShortBreaksFirst => "the series of short breaks began",
            Rule::AdoptionFirst => "the child was placed for adoption",
            Rule::CareOrderFirst => "the child lives with a parent under a care order",
            Rule::OthersFirst => "the living arrangements began",
            Rule::First => "the placement began",
            _ => return None,
        })
    }

    /// Whether it asks for a visit every week until a review is held.
    pub const fn is_weekly(self) -> bool {
        matches!(
            self,
            Rule::AdoptionWeekly | Rule::InterimWeekly | Rule::ImmediateWeekly | Rule::TemporaryWeekly
        )
    }
}
