//! What was done for a child in a census year, and the referral each belongs to.

use calendar::{Day, Period};
use timeline::Timeline;
use timeline::strands_of::coming_into_care::{Assessment, AssessmentOf};
use timeline::strands_of::early_help::{Referral, ReferralDecision};
use timeline::strands_of::protection::{
    ChildInNeedPlan, ConferenceSort, EnquiryEnd, ProtectionConference, ProtectionPlan, Section47Enquiry,
};

/// Something that was done.
pub(super) enum Work<'t> {
    /// The child was looked after, from this day in the year or before.
    Care(Day),
    Assessment(&'t Assessment),
    Plan(&'t ChildInNeedPlan),
    /// An enquiry, with the initial conference it led to.
    Enquiry(&'t Section47Enquiry, Option<Day>),
    /// An initial conference that followed from no enquiry on record.
    Conference(Day),
    /// A protection plan, with its reviews in the year.
    ProtectionPlan(&'t ProtectionPlan, Vec<Day>),
}

/// What was done in a year for a child, and the referrals up to its end; each work with the referral it belongs to, by
/// position.
pub(super) struct Done<'t> {
    pub(super) referrals: Vec<&'t Referral>,
    pub(super) works: Vec<(Option<usize>, Work<'t>)>,
}

impl<'t> Done<'t> {
    pub(super) fn of(timeline: &'t Timeline, year: Period) -> Done<'t> {
        let touches =
            |since: Day, until: Option<Day>| since <= year.to && until.is_none_or(|until| until >= year.from);
        let referrals: Vec<&Referral> = timeline
            .strand::<Referral>()
            .map(|said| said.record)
            .filter(|referral| referral.received <= year.to)
            .collect();
        let mut works = Vec::new();
        let looked_after =
            |of: &&timeline::Episode| of.start <= year.to && of.end.is_none_or(|end| end > year.from);
        if let Some(first) = timeline.episodes.iter().find(looked_after) {
            let since = timeline.period_of(first).map_or(first.start, |period| period.start);
            works.push(Work::Care(since));
        }
        let of_needs = |of: &&Assessment| matches!(of.of, AssessmentOf::Single | AssessmentOf::Prebirth);
        works.extend(
            timeline
                .strand::<Assessment>()
                .map(|said| said.record)
                .filter(of_needs)
                .filter(|of| touches(of.started, of.authorised))
                .map(Work::Assessment),
        );
        works.extend(
            timeline
                .strand::<ChildInNeedPlan>()
                .map(|said| said.record)
                .filter(|plan| touches(plan.since, plan.until))
                .map(Work::Plan),
        );
        protection(timeline, year, touches, &mut works);
        let works = works.into_iter().map(|work| (work.referral(&referrals), work)).collect();
        Done { referrals, works }
    }
}

/// Enquiries, conferences and protection plans.
fn protection<'t>(
    timeline: &'t Timeline,
    year: Period,
    touches: impl Fn(Day, Option<Day>) -> bool,
    works: &mut Vec<Work<'t>>,
) {
    let conferences: Vec<&ProtectionConference> =
        timeline.strand::<ProtectionConference>().map(|said| said.record).collect();
    let mut initial: Vec<(Day, bool)> = conferences
        .iter()
        .filter(|of| of.sort != ConferenceSort::Review && of.day <= year.to)
        .map(|of| (of.day, of.sort == ConferenceSort::TransferIn))
        .collect();
    let enquiries: Vec<&Section47Enquiry> =
        timeline.strand::<Section47Enquiry>().map(|said| said.record).collect();
    for (at, enquiry) in enquiries.iter().enumerate() {
        let next = enquiries.get(at + 1).map(|next| next.started);
        let without =
            matches!(enquiry.outcome, Some(EnquiryEnd::NoConference | EnquiryEnd::NotSubstantiated));
        let led_to = initial.iter().position(|(day, transfer)| {
            !transfer && !without && *day >= enquiry.started && next.is_none_or(|next| *day < next)
        });
        let conference = led_to.map(|at| initial.remove(at).0);
        if touches(enquiry.started, enquiry.ended.max(conference)) {
            works.push(Work::Enquiry(enquiry, conference));
        }
    }
    works
        .extend(initial.iter().filter(|(day, _)| year.contains(*day)).map(|(day, _)| Work::Conference(*day)));
    for plan in timeline.strand::<ProtectionPlan>().map(|said| said.record) {
        if touches(plan.since, plan.until) {
            let of_plan = |of: &&&ProtectionConference| {
                of.sort == ConferenceSort::Review
                    && plan.since <= of.day
                    && plan.until.is_none_or(|until| of.day <= until)
                    && year.contains(of.day)
            };
            let reviews = conferences.iter().filter(of_plan).map(|of| of.day).collect();
            works.push(Work::ProtectionPlan(plan, reviews));
        }
    }
}

impl Work<'_> {
    fn started(&self) -> Day {
        match self {
            Work::Care(day) | Work::Conference(day) => *day,
            Work::Assessment(of) => of.started,
            Work::Plan(of) => of.since,
            Work::Enquiry(of, _) => of.started,
            Work::ProtectionPlan(of, _) => of.since,
        }
    }

    fn referral(&self, referrals: &[&Referral]) -> Option<usize> {
        if let Work::Assessment(Assessment { referral: Some(day), .. }) = self
            && let Some(named) = referrals.iter().position(|of| of.received == *day)
        {
            return Some(named);
        }
        let started = self.started();
        let went_on = |of: &&Referral| {
            !matches!(of.decision, Some(ReferralDecision::Advice | ReferralDecision::EarlyHelp))
        };
        referrals.iter().rposition(|of| of.received <= started && went_on(of))
    }
}
