//! A child's complaint as one thread: at which stage it is, what it wants next and by which day, and whether what was learnt
//! was seen to.
//!
//! The days are those of the clocks. An advocate is offered at once, the reviewing officer is told, and nothing is closed
//! before it was answered and somebody said what was learnt.

use std::sync::Arc;

use calendar::Day;
use clocks::Duty;
use records::complaints::Complaint;
use records::quality::FollowedAction;
use timeline::Timeline;

/// Where a complaint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It was not taken as a complaint under the regulations, and why is said.
    NotTaken,
    /// Waits for the answer of stage 1.
    One,
    /// Stage 1 answered: the child may ask for stage 2.
    OneAnswered,
    /// Stage 2 was asked for: it is being agreed in writing.
    TwoAsked,
    /// It is investigated.
    Two,
    /// Stage 2 answered: the child may ask for a panel.
    TwoAnswered,
    /// A panel was asked for, and has not met.
    PanelAsked,
    /// The panel met: its report and the answer to it are due.
    Panel,
    /// The authority answered the panel.
    Answered,
    /// Closed.
    Closed,
}

impl Stage {
    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Stage::NotTaken => "Not taken as a complaint",
            Stage::One => "Stage 1",
            Stage::OneAnswered => "Stage 1 answered",
            Stage::TwoAsked => "Stage 2 asked for",
            Stage::Two => "Stage 2",
            Stage::TwoAnswered => "Stage 2 answered",
            Stage::PanelAsked => "Panel asked for",
            Stage::Panel => "Panel",
            Stage::Answered => "Panel answered",
            Stage::Closed => "Closed",
        }
    }

    /// The stage of a complaint.
    pub fn of(said: &Complaint) -> Stage {
        let taken = said.not_taken.as_deref().is_none_or(|why| why.trim().is_empty());
        match () {
            () if said.closed.is_some() => Stage::Closed,
            () if !taken => Stage::NotTaken,
            () if said.answered.is_some() => Stage::Answered,
            () if said.panel_met.is_some() => Stage::Panel,
            () if said.stage_3_requested.is_some() => Stage::PanelAsked,
            () if said.stage_2_answered.is_some() => Stage::TwoAnswered,
            () if said.stage_2_started.is_some() => Stage::Two,
            () if said.stage_2_requested.is_some() => Stage::TwoAsked,
            () if said.stage_1_answered.is_some() => Stage::OneAnswered,
            () => Stage::One,
        }
    }
}

/// What a complaint wants of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wants {
    /// An advocate is offered: at once.
    OfferAdvocate,
    /// The child wants an advocate, and none is appointed.
    AppointAdvocate,
    /// The reviewing officer is told.
    TellOfficer,
    /// Stage 1 is answered.
    AnswerOne,
    /// Stage 2 begins: the complaint is agreed in writing, with an investigating officer and an independent person.
    BeginTwo,
    /// Stage 2 is answered.
    AnswerTwo,
    /// The panel meets.
    Panel,
    /// The authority answers the panel.
    AnswerPanel,
    /// What was learnt is late.
    Learning,
    /// The answer stands and the time to go on has run out: say what was learnt, and close it.
    Close,
}

impl Wants {
    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Wants::OfferAdvocate => "Offer an advocate",
            Wants::AppointAdvocate => "Find the advocate whom the child wants",
            Wants::TellOfficer => "Tell the reviewing officer",
            Wants::AnswerOne => "Answer at stage 1",
            Wants::BeginTwo => "Agree the complaint in writing and begin stage 2",
            Wants::AnswerTwo => "Answer at stage 2",
            Wants::Panel => "Hold the review panel",
            Wants::AnswerPanel => "Answer the panel",
            Wants::Learning => "See to what was learnt",
            Wants::Close => "Say what was learnt, and close it",
        }
    }
}

/// A complaint of a child.
#[derive(Debug, Clone)]
pub struct Thread<'a> {
    /// The record.
    pub id: &'a Arc<str>,
    /// The complaint.
    pub said: &'a Complaint,
    /// Where it stands.
    pub stage: Stage,
    /// What it wants, with the day by which, soonest first; a want of no day is wanted at once.
    pub wants: Vec<(Wants, Option<Day>)>,
}

impl Thread<'_> {
    /// Whether something should have been done before a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.wants.iter().any(|(_, by)| by.is_some_and(|by| by < day))
    }

    /// What was learnt and should have been seen to before a day.
    pub fn late_learning(&self, day: Day) -> impl Iterator<Item = (usize, &FollowedAction)> {
        self.said.learning.iter().enumerate().filter(move |(_, action)| action.is_late(day))
    }
}

/// The complaints of a child, newest first. `duties`: what the clocks ask about this child.
pub fn threads<'a>(child: &'a Timeline, duties: &[Duty], day: Day) -> Vec<Thread<'a>> {
    let all = child.strand::<Complaint>().filter(|said| said.received <= day);
    let mut threads: Vec<Thread<'a>> = all
        .map(|said| {
            let stage = Stage::of(said.record);
            Thread { id: said.id, said: said.record, stage, wants: wants(said.record, stage, duties, day) }
        })
        .collect();
    threads.reverse();
    threads
}

fn wants(said: &Complaint, stage: Stage, duties: &[Duty], day: Day) -> Vec<(Wants, Option<Day>)> {
    let open = |clocks: &[&str], since: Option<Day>| {
        let since = since.unwrap_or(said.received);
        let own = duties.iter().filter(|duty| clocks.contains(&duty.clock.id) && duty.because.day == since);
        own.filter(|duty| duty.state_on(day).is_open()).map(Duty::act_by).min()
    };
    let mut wants = Vec::new();
    let goes_on = !matches!(stage, Stage::Closed | Stage::NotTaken);
    if goes_on {
        if said.offered.is_none() {
            wants.push((Wants::OfferAdvocate, Some(said.received)));
        }
        if said.wanted == Some(records::complaints::AdvocateWanted::Yes) && said.advocate.is_none() {
            wants.push((Wants::AppointAdvocate, said.offered));
        }
        if said.officer_told.is_none() {
            wants.push((Wants::TellOfficer, None));
        }
    }
    let next = match stage {
        Stage::One => {
            // From the day of the advocate, where one was appointed for it: the clock says which.
            let due = duties
                .iter()
                .filter(|duty| matches!(duty.clock.id, "complaint.s1" | "complaint.s1.max"))
                .filter(|duty| duty.because.day >= said.received && duty.state_on(day).is_open());
            Some((Wants::AnswerOne, due.map(Duty::act_by).min()))
        }
        Stage::TwoAsked => Some((Wants::BeginTwo, None)),
        Stage::Two => {
            Some((Wants::AnswerTwo, open(&["complaint.s2", "complaint.s2.max"], said.stage_2_started)))
        }
        Stage::PanelAsked => Some((Wants::Panel, open(&["complaint.s3.panel"], said.stage_3_requested))),
        Stage::Panel => Some((
            Wants::AnswerPanel,
            open(&["complaint.s3.response"], said.recommendations.or(said.panel_met)),
        )),
        Stage::OneAnswered => over(said.stage_1_answered, day),
        Stage::TwoAnswered => over(said.stage_2_answered, day),
        Stage::Answered => Some((Wants::Close, None)),
        Stage::NotTaken | Stage::Closed => None,
    };
    wants.extend(next);
    let late = said.learning.iter().filter(|action| action.is_late(day)).filter_map(|action| action.by).min();
    wants.extend(late.map(|by| (Wants::Learning, Some(by))));
    wants.sort_by_key(|(wants, by)| (by.is_none(), *by, *wants));
    wants
}

/// Closing, once the twenty working days in which the child may go on have passed.
fn over(answered: Option<Day>, day: Day) -> Option<(Wants, Option<Day>)> {
    let last = calendar::Holidays::england_and_wales().plus_working_days(answered?, 20);
    (last < day).then_some((Wants::Close, None))
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use timeline::{Authority, Standpoint, history};

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// What one complaint of January 2018 wants on a day, with its stage.
    fn asked(complaint: &str, on: &str) -> (Stage, Vec<(Wants, Option<String>)>) {
        let child =
            history::child("C1", &format!("2010-05-04 born\n2018-01-08 complaint {complaint}")).unwrap();
        let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
        let at = Standpoint { day: day(on), known: Moment::END_OF_TIME, authority: &authority };
        let duties = clocks::due(&child, &at);
        let all = threads(&child, &duties, day(on));
        let wants = all[0].wants.iter().map(|(wants, by)| (*wants, by.map(|by| by.to_string()))).collect();
        (all[0].stage, wants)
    }

    #[test]
    fn what_it_wants_at_each_stage() {
        use Wants::*;
        let by = |text: &str| Some(text.to_owned());
        const TOLD: &str = "received=2018-01-08 offered=2018-01-08 officer_told=2018-01-09";
        let one = "stage_1_answered=2018-01-19 stage_1_outcome=not_upheld";
        let two = "stage_2_requested=2018-01-25 stage_2_started=2018-02-01";
        type Wanted = Vec<(Wants, Option<String>)>;
        let cases: Vec<(String, &str, Stage, Wanted)> = vec![
            (
                "received=2018-01-08".to_owned(),
                "2018-01-09",
                Stage::One,
                vec![(OfferAdvocate, by("2018-01-08")), (AnswerOne, by("2018-01-22")), (TellOfficer, None)],
            ),
            (TOLD.to_owned(), "2018-01-09", Stage::One, vec![(AnswerOne, by("2018-01-22"))]),
            (
                format!("{TOLD} wanted=yes"),
                "2018-01-09",
                Stage::One,
                vec![(AppointAdvocate, by("2018-01-08")), (AnswerOne, by("2018-01-22"))],
            ),
            (format!("{TOLD} {one}"), "2018-02-16", Stage::OneAnswered, vec![]),
            (format!("{TOLD} {one}"), "2018-02-17", Stage::OneAnswered, vec![(Close, None)]),
            (
                format!("{TOLD} {one} stage_2_requested=2018-01-25"),
                "2018-01-26",
                Stage::TwoAsked,
                vec![(BeginTwo, None)],
            ),
            (format!("{TOLD} {one} {two}"), "2018-02-02", Stage::Two, vec![(AnswerTwo, by("2018-03-08"))]),
            (format!("{TOLD} not_taken=Court"), "2018-02-02", Stage::NotTaken, vec![]),
            (
                format!(
                    "{TOLD} {one} closed=2018-02-20 learning.0.what=Tell learning.0.owner=Elm learning.0.by=2018-03-01"
                ),
                "2018-03-02",
                Stage::Closed,
                vec![(Learning, by("2018-03-01"))],
            ),
        ];
        for (complaint, on, stage, wants) in cases {
            assert_eq!(asked(&complaint, on), (stage, wants), "{complaint} on {on}");
        }
    }
}
