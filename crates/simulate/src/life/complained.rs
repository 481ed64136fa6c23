//! Complaints of children and those who speak for them, with what was answered and learnt; and compliments.

use calendar::{Day, Holidays};
use records::complaints::{
    AdvocateWanted, Complaint, ComplaintBy, ComplaintEnd, ComplaintHow, ComplaintTheme, Compliment,
};
use records::quality::FollowedAction;

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;

/// Of a thousand children in a year: complain; are spoken well for. Of complaints: an advocate is offered on the day; stage
/// 1 is late; goes on to stage 2; something is learnt.
const COMPLAIN: u32 = 55;
const PRAISE: u32 = 70;
const OFFERED: u32 = 860;
const LATE: u32 = 180;
const GOES_ON: u32 = 140;
const LEARNT: u32 = 620;

const ABOUT: &[(ComplaintTheme, &str)] = &[
    (ComplaintTheme::Contact, "I was told I would see my sister every month. I have seen her twice."),
    (
        ComplaintTheme::ChangesOfWorker,
        "Nobody told me my social worker was leaving. I found out from my carer.",
    ),
    (ComplaintTheme::Placement, "I moved on a school night with a bag. Nobody asked me."),
    (ComplaintTheme::Promise, "You said the savings would be there. They are not."),
    (ComplaintTheme::Record, "What you wrote about my mum is not what happened."),
];

const PRAISED: &[&str] = &[
    "She came to my play. Nobody else from your place ever did.",
    "He rings back. Every time.",
    "You got my brother and me on the same holiday.",
];

impl Life<'_, '_, '_> {
    /// Complaints and compliments of the time that is told whole.
    pub(super) fn complained(&mut self) {
        let seed = self.scribe.world.plan.seed;
        let mut dice = Dice::of(seed, About::Complaint, u64::from(self.course.number));
        let span = self.from.days_until(self.end).max(1);
        if dice.in_1000(PRAISE) {
            let day = weekday(self.spell.start, self.from.plus_days(dice.between(0, span - 1)));
            let words = PRAISED[dice.below(PRAISED.len() as u32) as usize].to_owned();
            let from =
                dice.pick(&[(3, ComplaintBy::Child), (2, ComplaintBy::Carer), (1, ComplaintBy::Parent)]);
            let worker = self.worker(day);
            if day < self.end {
                let told = Some(day.plus_days(2));
                self.tell(day, Lag::Usual, Compliment { day, from, worker, household: None, words, told });
            }
        }
        if dice.in_1000(COMPLAIN) {
            let day = weekday(self.spell.start, self.from.plus_days(dice.between(0, span - 1)));
            if day < self.end {
                self.complaint(&mut dice, day);
            }
        }
    }

    fn complaint(&mut self, dice: &mut Dice, received: Day) {
        let (theme, about) = ABOUT[dice.below(ABOUT.len() as u32) as usize];
        let old = self.age(received) >= 10;
        let by = if old { ComplaintBy::Child } else { ComplaintBy::Parent };
        let offered = dice.in_1000(OFFERED).then_some(received);
        let begun = Complaint {
            grounds: Some(received.plus_days(-dice.between(3, 60))),
            received,
            by: Some(by),
            how: Some(dice.pick(&[
                (4, ComplaintHow::Said),
                (3, ComplaintHow::Message),
                (1, ComplaintHow::Letter),
            ])),
            themes: vec![theme],
            household: None,
            offered,
            wanted: offered.map(|_| dice.pick(&[(2, AdvocateWanted::No), (1, AdvocateWanted::NotYet)])),
            advocate: None,
            officer_told: Some(received.plus_days(1)),
            not_taken: None,
            stage_1_by: Some(self.manager(received)),
            stage_1_extended: false,
            stage_1_answered: None,
            stage_1_outcome: None,
            stage_1_words: None,
            stage_2_requested: None,
            stage_2_started: None,
            investigator: None,
            independent: None,
            stage_2_extended: false,
            stage_2_answered: None,
            stage_2_outcome: None,
            stage_2_words: None,
            stage_3_requested: None,
            panel: Vec::new(),
            panel_met: None,
            panel_reported: None,
            recommendations: None,
            answered: None,
            stage_3_outcome: None,
            ombudsman: None,
            remedy: None,
            learning: Vec::new(),
            nothing_learnt: None,
            closed: None,
            about: Some(about.to_owned()),
        };
        let holidays = Holidays::england_and_wales();
        let days = if dice.in_1000(LATE) { dice.between(12, 19) } else { dice.between(4, 10) };
        let answered = holidays.plus_working_days(received, days as u16);
        let mut one = begun.clone();
        one.stage_1_answered = Some(answered);
        one.stage_1_outcome = Some(dice.pick(&[
            (4, ComplaintEnd::Upheld),
            (4, ComplaintEnd::Partly),
            (3, ComplaintEnd::NotUpheld),
        ]));
        one.stage_1_words =
            Some("You are right that nobody told you. I am sorry. This is what we do now.".to_owned());
        let mut told = vec![
            (received, self.scribe.learnt(received, Lag::Prompt), begun),
            (answered, self.scribe.learnt(answered, Lag::Usual), one.clone()),
        ];
        let end = if dice.in_1000(GOES_ON) {
            let asked = holidays.plus_working_days(answered, 8);
            let started = holidays.plus_working_days(asked, 6);
            let mut two = one.clone();
            (two.stage_2_requested, two.stage_2_started) = (Some(asked), Some(started));
            two.investigator = Some("Linnea Askham".to_owned());
            two.independent = Some("Tobias Fernley".to_owned());
            told.push((started, self.scribe.learnt(started, Lag::Usual), two.clone()));
            let answered = holidays.plus_working_days(started, dice.between(18, 30) as u16);
            two.stage_2_answered = Some(answered);
            two.stage_2_outcome = Some(ComplaintEnd::Partly);
            two.stage_2_words = Some("Two of your three points are upheld.".to_owned());
            told.push((answered, self.scribe.learnt(answered, Lag::Usual), two.clone()));
            one = two;
            answered
        } else {
            answered
        };
        let closed = holidays.plus_working_days(end, 22);
        one.closed = Some(closed);
        one.remedy = Some("We put right what could be put right, and said sorry in a letter.".to_owned());
        if dice.in_1000(LEARNT) {
            one.learning = vec![FollowedAction {
                what: "Tell a child themselves before their worker changes, with a day to say goodbye"
                    .to_owned(),
                owner: Some("Team manager".to_owned()),
                by: Some(closed.plus_days(30)),
                done: None,
                seen: None,
                checked: None,
                found: None,
            }];
        } else {
            one.nothing_learnt = Some("It was a misunderstanding, cleared up the same week".to_owned());
        }
        told.push((closed, self.scribe.learnt(closed, Lag::Usual), one));
        self.scribe.revise(told);
    }
}
