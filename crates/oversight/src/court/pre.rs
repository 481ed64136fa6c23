//! Before proceedings: from the legal gateway and the letter to the way out, with the days at each stage.

use calendar::Day;
use clocks::Duty;
use records::coming_into_care::{Assessment, AssessmentOf};
use records::court::{
    CareProceedings, FamilyGroupMeeting, LegalDecision, LegalPlanningMeeting, PreProceedings,
    PreProceedingsEnd,
};
use records::permanence::DelayCause;
use timeline::Timeline;

use crate::permanence::family::{Relative, family};

/// Weeks from the letter in which it is reviewed (best practice guidance of 2021: weeks 6 to 8), and within which it ends.
pub const REVIEW_WEEKS: i32 = 8;
/// Weeks within which pre-proceedings end.
pub const WEEKS: i32 = 16;
/// Days from the letter in which the family is met.
pub const MEETING_DAYS: i32 = 10;

/// Where pre-proceedings stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The gateway decided on them, and the letter is not sent.
    Gateway,
    /// The letter is sent, and the family not met.
    Letter,
    /// The family was met; assessments go on.
    Assessing,
    /// Reviewed.
    Reviewed,
    /// Ended.
    Ended,
}

impl Stage {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Stage::Gateway => "Decided, letter not sent",
            Stage::Letter => "Letter sent, family not met",
            Stage::Assessing => "Family met, assessing",
            Stage::Reviewed => "Reviewed",
            Stage::Ended => "Ended",
        }
    }
}

/// A child in pre-proceedings, or who was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The gateway that decided on them: its day, and whether the threshold was thought to be met.
    pub gateway: Option<(Day, records::Answer)>,
    /// The letter before proceedings.
    pub letter: Option<Day>,
    /// The family group meeting: offered, and held.
    pub family_meeting: Option<(Day, Option<Day>)>,
    /// The first meeting with the family.
    pub meeting: Option<Day>,
    /// The day it was reviewed.
    pub reviewed: Option<Day>,
    /// The day it ended, and how.
    pub ended: Option<(Day, Option<PreProceedingsEnd>)>,
    /// The day by which it should end.
    pub due: Option<Day>,
    /// Where it stands.
    pub stage: Stage,
    /// Each stage with its first day and its days; they add up to the whole.
    pub stages: Vec<(Stage, Day, i32)>,
    /// Assessments since it began: what is assessed, begun, completed.
    pub assessments: Vec<(AssessmentOf, Day, Option<Day>)>,
    /// Every relative, considered or not.
    pub family: Vec<Relative>,
    /// What comes next, and by when.
    pub next: Option<(&'static str, Day)>,
    /// What delays it.
    pub cause: Option<DelayCause>,
}

impl Before {
    /// Whether it goes on.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Days from its beginning to its end, or to a day.
    pub fn days(&self) -> i32 {
        self.stages.iter().map(|(_, _, days)| days).sum()
    }

    /// Whether what comes next should have been done by a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.is_open() && self.next.is_some_and(|(_, by)| by < day)
    }

    /// Relatives of whom nobody has asked.
    pub fn not_considered(&self) -> usize {
        self.family.iter().filter(|relative| relative.considered.is_none()).count()
    }
}

/// The last pre-proceedings of a child on a day; a gateway that decided on them and was not followed by a letter counts.
pub fn of(child: &Timeline, duties: &[Duty], day: Day) -> Option<Before> {
    let by_then = |on: Option<Day>| on.filter(|on| *on <= day);
    let mut gateways = child.strand::<LegalPlanningMeeting>().filter(|said| said.day <= day);
    let gateway = gateways.rfind(|said| said.decision == LegalDecision::PreProceedings);
    let said = child.strand::<PreProceedings>().rfind(|said| said.letter <= day);
    let gateway = gateway.filter(|gateway| {
        said.is_none_or(|said| {
            gateway.day <= said.letter || by_then(said.ended).is_some_and(|end| gateway.day >= end)
        })
    });
    let fresh = gateway.filter(|gateway| said.is_none_or(|said| gateway.day > said.letter));
    let told = gateway.map(|gateway| (gateway.day, gateway.threshold));
    let since = fresh.map(|gateway| gateway.day).or(said.map(|said| said.letter))?;
    let said = if fresh.is_some() { None } else { said };
    let letter = said.map(|said| said.letter);
    let meeting = said.and_then(|said| by_then(said.meeting));
    let reviewed = said.and_then(|said| by_then(said.reviewed));
    // Issuing ends them, whoever forgot to say so.
    let issued = child
        .strand::<CareProceedings>()
        .filter_map(|said| said.issued)
        .find(|on| *on >= since && *on <= day);
    let ended = said.and_then(|said| by_then(said.ended).map(|on| (on, said.end)));
    let ended = ended.or(issued.map(|on| (on, Some(PreProceedingsEnd::Issued))));
    let asked = letter.and_then(|letter| {
        duties
            .iter()
            .find(|duty| duty.clock.id == "plo.preproc" && duty.because.day == letter)
            .map(|duty| duty.due)
    });
    let due = asked.or(letter.map(|letter| letter.plus_days(WEEKS * 7)));
    let marks = [
        (Stage::Gateway, fresh.map(|gateway| gateway.day)),
        (Stage::Letter, letter),
        (Stage::Assessing, meeting),
        (Stage::Reviewed, reviewed),
    ];
    let mut marks: Vec<(Stage, Day)> =
        marks.into_iter().filter_map(|(stage, on)| Some((stage, on?))).collect();
    marks.sort_by_key(|(_, on)| *on);
    let end = ended.map_or(day, |(on, _)| on);
    let stages = marks.iter().enumerate().map(|(nth, (stage, on))| {
        let until = marks.get(nth + 1).map_or(end, |(_, next)| *next).min(end);
        (*stage, *on, on.days_until(until).max(0))
    });
    let stages: Vec<_> = stages.collect();
    let stage =
        if ended.is_some() { Stage::Ended } else { marks.last().map_or(Stage::Gateway, |(stage, _)| *stage) };
    let next = match (stage, letter, due) {
        (Stage::Ended, ..) => None,
        (Stage::Gateway, ..) | (_, None, _) => {
            Some(("Send the letter before proceedings", since.plus_days(MEETING_DAYS)))
        }
        (Stage::Letter, Some(letter), _) => Some(("Meet the family", letter.plus_days(MEETING_DAYS))),
        (Stage::Assessing, Some(letter), _) => Some(("Review", letter.plus_days(REVIEW_WEEKS * 7))),
        (Stage::Reviewed, _, Some(due)) => Some(("End it: step down, or apply", due)),
        (Stage::Reviewed, ..) => None,
    };
    let assessments = child.strand::<Assessment>().filter(|said| {
        said.started <= day && said.completed.is_none_or(|on| on >= since) && said.started <= end
    });
    let meetings = child.strand::<FamilyGroupMeeting>().filter(|said| said.offered <= day);
    Some(Before {
        gateway: told,
        letter,
        family_meeting: meetings.map(|said| (said.offered, by_then(said.held))).next_back(),
        meeting,
        reviewed,
        ended,
        due,
        stage,
        stages,
        assessments: assessments.map(|said| (said.of, said.started, by_then(said.completed))).collect(),
        family: family(child, day),
        next,
        cause: said.and_then(|said| said.cause),
    })
}
