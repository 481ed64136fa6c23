//! The way to where a child will grow up, as it is written down: steps of the plan and what delays them, the court,
//! adoption from the plan to after the order, and places in a cohort.
//!
//! It has its own chance, for what happens and for when it is learnt, so that whatever else is written stays as it was.

use calendar::Day;
use records::Answer;
use records::adoption::{
    AdoptionLink, AdoptionStep, AdoptionSupportPlan, AdoptionSupportReview, IntroductionsEnd,
    IntroductionsPlan, LaterLifeLetter, LinkEnd, StepSort,
};
use records::codes::LegalStatus;
use records::coming_into_care::PermanenceRoute;
use records::court::{
    CareProceedings, LegalDecision, LegalPlanningMeeting, PreProceedings, PreProceedingsEnd,
};
use records::governance::PanelSort;
use records::permanence::{
    CohortAnswer, CohortMember, CohortOutcome, CohortTracked, DelayCause, LifeStoryStage, LifeStoryWork,
    LongTermMatch, PermanencePlan, PermanenceStep, RouteStep, SpecialGuardianship, ViabilityAssessment,
};

use super::{Life, weekday};
use crate::course::{Adoption, Ending, Path};
use crate::dice::About;
use crate::fostering::{self, Whose};
use crate::lodged;
use crate::matched;
use crate::scribe::Lag;
use crate::sittings;

/// The cohort of the invented authority: its name, who belongs to it, and what is asked of each child.
pub(crate) const COHORT: (&str, &str, [&str; 3]) = (
    "Home or for good",
    "Children under a care order for a year and more, under 14, whose plan is home or long-term fostering and is not reached",
    ["What stands between the child and this plan?", "Who does what by when?", "What does the child want?"],
);

/// Days after the record is told whole on which the cohort was set up, and on which its list was frozen.
pub(crate) const COHORT_DAYS: (i32, i32) = (40, 70);

/// Of a thousand: a step is planned for a day; somebody says what delays it; the authority went through pre-proceedings first; a
/// later-life letter is written in time; a book is given; support stands after the order.
const PLANNED: u32 = 560;
const SAID_WHY: u32 = 620;
const BEFORE_COURT: u32 = 450;
const LETTER: u32 = 820;
const BOOK: u32 = 740;
const SUPPORT: u32 = 600;

const WHY: &[(u32, DelayCause)] = &[
    (30, DelayCause::Court),
    (18, DelayCause::Panel),
    (22, DelayCause::Assessment),
    (14, DelayCause::Capacity),
    (16, DelayCause::Family),
];

const RELATIVES: &[(&str, bool)] = &[
    ("Grandmother on the mother’s side", true),
    ("Grandfather on the father’s side", false),
    ("Aunt on the father’s side", true),
    ("Uncle on the mother’s side", false),
    ("A cousin of the mother", false),
];

impl Life<'_, '_, '_> {
    /// What is written of permanence, the court and adoption.
    pub(super) fn futures(&mut self) {
        self.apart(About::Futures, |life| {
            life.court();
            life.relatives();
            life.way_of_the_plan();
            life.guardian();
            if let Some(adoption) = life.spell.adoption {
                life.adoption(adoption);
            }
            life.cohort();
        });
    }

    /// On a weekday after another day, where care goes on.
    fn later(&mut self, than: Day, from: i32, to: i32) -> Day {
        let days = self.dice.between(from, to);
        weekday(self.spell.start, than.plus_days(days))
    }

    fn court(&mut self) {
        let orders = &self.spell.legal;
        let issued = orders.iter().find(|(_, status)| *status == LegalStatus::C1).map(|(day, _)| *day);
        let Some(issued) = issued else { return self.gateway_of_an_agreement() };
        let concluded = self.spell.settled.max(issued.plus_days(60)).min(self.spell.end);
        if concluded < self.from {
            return;
        }
        if self.dice.in_1000(BEFORE_COURT) {
            let letter = weekday(issued.plus_days(-400), issued.plus_days(-self.dice.between(60, 140)));
            self.before_court(letter, Some(issued), PreProceedingsEnd::Issued);
        }
        let hearing = weekday(issued, issued.plus_days(self.dice.between(16, 27)));
        let due = issued.plus_days(182);
        let over = concluded > due;
        let cause = (over && self.dice.in_1000(SAID_WHY)).then(|| self.dice.pick(WHY));
        let granted = over && self.dice.in_1000(700);
        let extended = granted.then(|| due.plus_days(-self.dice.between(3, 20)));
        let open = CareProceedings {
            intended: Some(issued.plus_days(-self.dice.between(4, 20))),
            issued: Some(issued),
            case_management: None,
            resolution: None,
            final_hearing: None,
            cause: None,
            extended: None,
            extended_to: None,
            concluded: None,
            outcome: None,
        };
        let heard = CareProceedings { case_management: Some(hearing), ..open.clone() };
        let listed = CareProceedings {
            resolution: Some(weekday(issued, concluded.plus_days(-50).max(hearing))),
            final_hearing: Some(concluded),
            cause,
            ..heard.clone()
        };
        let told = self.scribe.learnt(issued, Lag::Prompt);
        let mut revisions =
            vec![(issued, told, open), (hearing, self.scribe.learnt(hearing, Lag::Usual), heard)];
        let list_day = hearing.plus_days(30).min(concluded);
        revisions.push((list_day, self.scribe.learnt(list_day, Lag::Usual), listed.clone()));
        let last = match extended {
            Some(on) => {
                let more = CareProceedings {
                    extended: Some(on),
                    extended_to: Some(due.plus_days(56)),
                    ..listed.clone()
                };
                revisions.push((on, self.scribe.learnt(on, Lag::Usual), more.clone()));
                more
            }
            None => listed,
        };
        let ended = CareProceedings {
            concluded: Some(concluded),
            outcome: Some("As the authority asked".to_owned()),
            ..last
        };
        revisions.push((concluded, self.scribe.learnt(concluded, Lag::Prompt), ended));
        revisions.sort_by_key(|(day, ..)| *day);
        self.scribe.revise(revisions);
    }

    /// Some who are accommodated by agreement have a gateway and a letter.
    fn gateway_of_an_agreement(&mut self) {
        if self.spell.path != Path::Accommodated || !self.dice.in_1000(300) {
            return;
        }
        let letter = self.later(self.from, 10, 300);
        if letter < self.end {
            let ended = weekday(letter, letter.plus_days(self.dice.between(70, 150)));
            self.before_court(letter, Some(ended), PreProceedingsEnd::SteppedDown);
        }
    }

    fn before_court(&mut self, letter: Day, ended: Option<Day>, end: PreProceedingsEnd) {
        let gateway = weekday(letter.plus_days(-30), letter.plus_days(-self.dice.between(5, 12)));
        let meeting = LegalPlanningMeeting {
            day: gateway,
            threshold: Answer::Yes,
            decision: LegalDecision::PreProceedings,
            because: "Invented: little changed on a child protection plan of a year".to_owned(),
            review_by: Some(letter.plus_days(56)),
        };
        self.tell(gateway, Lag::Usual, meeting);
        let met = weekday(letter, letter.plus_days(self.dice.between(6, 20)));
        let reviewed = weekday(letter, letter.plus_days(self.dice.between(40, 75)));
        let open =
            PreProceedings { letter, meeting: None, reviewed: None, cause: None, ended: None, end: None };
        let seen = PreProceedings { meeting: Some(met), ..open.clone() };
        let again = PreProceedings { reviewed: Some(reviewed), ..seen.clone() };
        let mut revisions = vec![
            (letter, self.scribe.learnt(letter, Lag::Prompt), open),
            (met, self.scribe.learnt(met, Lag::Usual), seen.clone()),
        ];
        let until = ended.unwrap_or(reviewed.plus_days(400));
        let before = if reviewed < until {
            revisions.push((reviewed, self.scribe.learnt(reviewed, Lag::Usual), again.clone()));
            again
        } else {
            seen
        };
        if let Some(ended) = ended {
            let over = PreProceedings { ended: Some(ended), end: Some(end), ..before };
            revisions.push((ended, self.scribe.learnt(ended, Lag::Usual), over));
        }
        revisions.sort_by_key(|(day, ..)| *day);
        self.scribe.revise(revisions);
    }

    /// Relatives who were asked whether the child could live with them.
    fn relatives(&mut self) {
        let asked =
            matches!(self.spell.path, Path::Kin | Path::Adopted | Path::Waiting | Path::Long | Path::Home);
        if !asked || self.spell.settled < self.from {
            return;
        }
        let mut day = self.later(self.spell.start, 12, 40);
        for nth in 0..self.dice.between(1, 3) {
            let (who, often) = RELATIVES[(nth as usize + self.course.number as usize) % RELATIVES.len()];
            let might = self.dice.in_1000(if often && self.spell.path == Path::Kin { 900 } else { 180 });
            let because = if might {
                "Room, health and time; the child knows them"
            } else {
                "Invented: health, or no room"
            };
            let record = ViabilityAssessment {
                day,
                who: who.to_owned(),
                viable: if might { Answer::Yes } else { Answer::No },
                because: Some(because.to_owned()),
            };
            if day < self.end {
                self.tell(day, Lag::Usual, record);
            }
            day = self.later(day, 7, 30);
        }
    }

    /// What is planned of the plan that stands, and what delays it; a match that was agreed.
    fn way_of_the_plan(&mut self) {
        let Some(plan) = self.scribe.told::<PermanencePlan>().pop() else { return };
        if let Some(achieved) = plan.achieved.filter(|_| plan.route == PermanenceRoute::LongTermFostering) {
            let panel = weekday(self.spell.start, achieved.plus_days(-self.dice.between(7, 14)));
            let sat = sittings::before(self.scribe.world, PanelSort::Permanence, achieved.max(panel));
            let panel = sat.filter(|sat| *sat >= self.spell.start).unwrap_or(panel);
            let agreed = Some(achieved.max(panel));
            self.tell(
                achieved.max(panel),
                Lag::Usual,
                LongTermMatch { day: panel.min(achieved), agreed, carer: None },
            );
            return;
        }
        let until = self.scribe.world.plan.until;
        if plan.achieved.is_some() || self.end <= until {
            return;
        }
        let steps: &[RouteStep] = match plan.route {
            PermanenceRoute::Home if self.spell.path == Path::AtHome => {
                &[RouteStep::Application, RouteStep::Hearing]
            }
            PermanenceRoute::Home => &[RouteStep::Assessment, RouteStep::SupportPlan, RouteStep::MovesIn],
            PermanenceRoute::Guardianship => &[RouteStep::Assessment, RouteStep::SupportPlan],
            PermanenceRoute::LongTermFostering => {
                &[RouteStep::Assessment, RouteStep::Papers, RouteStep::Panel]
            }
            PermanenceRoute::Residential => &[RouteStep::Assessment],
            _ => return,
        };
        let mut day = self.later(plan.day, 20, 60);
        for what in steps {
            if !self.dice.in_1000(PLANNED) {
                break;
            }
            let planned = self.later(day, 20, 90);
            let done = weekday(planned, planned.plus_days(self.dice.early(-5, 90)));
            // A panel is planned for a day on which it sits, and hears what is ready then.
            let sits = |day: Day| sittings::after(self.scribe.world, PanelSort::Permanence, day);
            let (planned, done) = match what {
                RouteStep::Panel => (sits(planned).unwrap_or(planned), sits(done).unwrap_or(done)),
                _ => (planned, done),
            };
            let said = day.max(self.from);
            if said > until {
                break;
            }
            let step = |day, done, cause| PermanenceStep {
                day,
                what: *what,
                planned: Some(planned),
                done,
                cause,
                notes: None,
            };
            let learnt = self.scribe.learnt(said, Lag::Usual);
            let mut revisions = vec![(said, learnt, step(said, None, None))];
            let over = planned.plus_days(1).max(said);
            if done > planned && self.dice.in_1000(SAID_WHY) {
                let cause = Some(self.dice.pick(WHY));
                revisions.push((over, self.scribe.learnt(over, Lag::Usual), step(said, None, cause)));
                revisions.push((
                    done.max(over),
                    self.scribe.learnt(done.max(over), Lag::Usual),
                    step(said, Some(done), cause),
                ));
            } else {
                let on = done.max(said);
                revisions.push((on, self.scribe.learnt(on, Lag::Usual), step(said, Some(done), None)));
            }
            self.scribe.revise(revisions);
            if done > until {
                break;
            }
            day = self.later(done.max(said), 5, 25);
        }
    }

    /// Notice, application and order of a special guardian.
    fn guardian(&mut self) {
        if self.spell.ending != Ending::Guardianship || self.spell.end < self.from {
            return;
        }
        let ordered = self.spell.end;
        let noticed = weekday(self.spell.start, ordered.plus_days(-self.dice.between(120, 200)));
        let applied = weekday(noticed, noticed.plus_days(self.dice.between(90, 100))).min(ordered);
        let plan = weekday(noticed, applied.plus_days(-14).max(noticed));
        let open = SpecialGuardianship {
            noticed,
            by: RELATIVES[0].0.to_owned(),
            leave: None,
            applied: None,
            ordered: None,
            support_plan: None,
            support_ended: None,
        };
        let planned = SpecialGuardianship { support_plan: Some(plan), ..open.clone() };
        let asked = SpecialGuardianship { applied: Some(applied), ..planned.clone() };
        let made = SpecialGuardianship { ordered: Some(ordered), ..asked.clone() };
        let mut revisions = Vec::new();
        for (day, said) in [(noticed, open), (plan, planned), (applied, asked), (ordered, made)] {
            revisions.push((day, self.scribe.learnt(day, Lag::Usual), said));
        }
        self.scribe.revise(revisions);
    }

    fn step(&mut self, day: Day, what: StepSort, for_day: Option<Day>, cause: Option<DelayCause>) {
        self.tell(day, Lag::Usual, AdoptionStep { day, what, for_day, cause, notes: None });
    }

    fn adoption(&mut self, adoption: Adoption) {
        let start = self.spell.start;
        let ordered =
            self.spell.legal.iter().find(|(_, status)| *status == LegalStatus::E1).map(|(day, _)| *day);
        let Some(ordered) = ordered else { return };
        let papers = weekday(start, adoption.decided.plus_days(-self.dice.between(3, 9)).max(start));
        let plan = weekday(start, adoption.decided.plus_days(-self.dice.between(30, 75)).max(start));
        self.step(plan.min(papers), StepSort::BecamePlan, None, None);
        self.step(papers, StepSort::ChildReport, None, None);
        self.step(papers, StepSort::PapersReceived, None, None);
        let asked = weekday(start, adoption.decided.plus_days(self.dice.between(2, 10))).min(ordered);
        self.step(asked, StepSort::OrderApplied, None, None);
        const AGENCY: &str = "Three Valleys Adoption (invented)";
        let world = self.scribe.world;
        let found = weekday(ordered, ordered.plus_days(self.dice.between(1, 12)));
        let until = adoption.reversed.unwrap_or(adoption.matched);
        if found < until && !adoption.same_carer {
            self.step(found, StepSort::FamilyFinding, None, None);
        }
        // Some families are considered and not chosen.
        let mut day = self.later(ordered, 20, 120);
        while day.plus_days(30) < until.min(self.end) && self.dice.in_1000(420) {
            let ended = weekday(day, day.plus_days(self.dice.between(8, 30)));
            let result = self.dice.pick(&[
                (4, LinkEnd::NotRight),
                (3, LinkEnd::AdoptersWithdrew),
                (3, LinkEnd::NotChosen),
            ]);
            // Adopters who waited then; where nobody did, those of another agency.
            let household = matched::waiting(world, self.dice.below(24), day);
            let agency = household.is_none().then(|| AGENCY.to_owned());
            let because = Some("Invented: another child’s age fits their home better".to_owned());
            let open = AdoptionLink {
                since: day,
                household,
                agency,
                early: None,
                ended: None,
                result: None,
                because: None,
            };
            let over = AdoptionLink { ended: Some(ended), result: Some(result), because, ..open.clone() };
            let revisions = [
                (day, self.scribe.learnt(day, Lag::Usual), open),
                (ended, self.scribe.learnt(ended, Lag::Usual), over),
            ];
            self.scribe.revise(revisions);
            day = self.later(ended, 20, 160);
        }
        if adoption.reversed.is_some() {
            return;
        }
        let since =
            weekday(start, adoption.matched.plus_days(-self.dice.between(20, 60)).max(adoption.decided));
        let _ = (self.dice.below(24), self.dice.in_1000(250));
        let fosters = if adoption.same_carer { self.fostered_by() } else { None };
        let household = matched::adopters_of(world, self.course.number).or(fosters);
        let open = AdoptionLink {
            since: since.min(adoption.matched),
            agency: household.is_none().then(|| AGENCY.to_owned()),
            household,
            early: adoption.same_carer.then_some(true),
            ended: None,
            result: None,
            because: None,
        };
        let over =
            AdoptionLink { ended: Some(adoption.matched), result: Some(LinkEnd::Matched), ..open.clone() };
        let revisions = [
            (open.since, self.scribe.learnt(open.since, Lag::Usual), open),
            (adoption.matched, self.scribe.learnt(adoption.matched, Lag::Usual), over),
        ];
        self.scribe.revise(revisions);
        if !adoption.same_carer {
            let starts = adoption.placed.plus_days(-self.dice.between(6, 8)).max(adoption.matched);
            let midpoint = Day::from_number((starts.number() + adoption.placed.number()) / 2);
            let open = IntroductionsPlan {
                starts,
                midpoint: Some(midpoint),
                midpoint_held: None,
                moves_in: Some(adoption.placed),
                ended: None,
                end: None,
                because: None,
            };
            let held = IntroductionsPlan {
                midpoint_held: self.dice.in_1000(850).then_some(midpoint),
                ..open.clone()
            };
            let over = IntroductionsPlan {
                ended: Some(adoption.placed),
                end: Some(IntroductionsEnd::MovedIn),
                ..held.clone()
            };
            let mut revisions = Vec::new();
            for (day, said) in [(starts, open), (midpoint, held), (adoption.placed, over)] {
                revisions.push((day, self.scribe.learnt(day, Lag::Usual), said));
            }
            self.scribe.revise(revisions);
        }
        let end = self.spell.end;
        let applied = weekday(start, adoption.placed.plus_days(self.dice.between(72, 110))).min(end);
        self.step(applied, StepSort::ApplicationMade, None, None);
        let listed = weekday(start, end.plus_days(-self.dice.between(20, 70)).max(applied));
        let cause = self.dice.in_1000(250).then_some(DelayCause::Court);
        self.step(listed, StepSort::HearingListed, Some(end), cause);
        self.after_the_order(end);
    }

    /// The household of the authority that the child lived with last, where one is known.
    fn fostered_by(&self) -> Option<String> {
        let world = self.scribe.world;
        let lived = fostering::lived(world, self.spell, self.stays).into_iter().rev();
        let mut households = lived.filter_map(|lived| match lived.whose {
            Whose::Household(_) => lodged::household(world, self.course.number, lived.since),
            Whose::Home(_) => None,
        });
        households.next().map(str::to_owned)
    }

    fn after_the_order(&mut self, ordered: Day) {
        if self.dice.in_1000(LETTER) {
            let day = self.later(ordered, 4, 24);
            self.tell(day, Lag::Usual, LaterLifeLetter { day, letter: None });
        }
        if self.dice.in_1000(BOOK) {
            let day = self.later(ordered, -20, 30);
            self.tell(day, Lag::Usual, LifeStoryWork { day, what: LifeStoryStage::Final, words: None });
        }
        if self.dice.in_1000(SUPPORT) {
            let day = weekday(self.spell.start, ordered.plus_days(-14));
            let asked = self.dice.in_1000(500).then_some(day);
            let plan = AdoptionSupportPlan {
                day,
                what: "Therapeutic parenting group, and a worker to ring".to_owned(),
                review_by: Some(day.plus_months(6)),
                fund_asked: asked,
                fund_answered: None,
                granted: None,
                ended: None,
            };
            self.tell(day, Lag::Usual, plan);
            let day = self.later(ordered, 150, 190);
            self.tell(day, Lag::Usual, AdoptionSupportReview { day, continues: true, notes: None });
        }
    }

    /// A place in the cohort, and what is asked there.
    fn cohort(&mut self) {
        let (Some(life), Some(plan)) = (self.scribe.world.life, self.scribe.told::<PermanencePlan>().pop())
        else {
            return;
        };
        let since = weekday(life, life.plus_days(COHORT_DAYS.0));
        let fits = matches!(plan.route, PermanenceRoute::Home | PermanenceRoute::LongTermFostering)
            && plan.achieved.is_none_or(|achieved| achieved > since)
            && self.spell.start.plus_months(12) <= since
            && self.spell.end > since
            && self.age(since) < 14;
        if !fits || !self.dice.in_1000(450) {
            return;
        }
        let late = self.dice.in_1000(80);
        let since = if late { self.later(since, 45, 120) } else { since };
        let outcome = match (plan.achieved, self.spell.ending) {
            (Some(achieved), _) if plan.route == PermanenceRoute::LongTermFostering => {
                Some((achieved, CohortOutcome::LongTermMatch))
            }
            (Some(achieved), _) => Some((achieved, CohortOutcome::Home)),
            (None, Ending::Guardianship) => Some((self.spell.end, CohortOutcome::Guardianship)),
            // Of some who left nobody said what became of them.
            (None, Ending::For(_)) if self.dice.in_1000(700) => Some((self.spell.end, CohortOutcome::Home)),
            _ => None,
        };
        let outcome = outcome.filter(|(day, _)| *day > since);
        let open =
            CohortMember { since, cohort: COHORT.0.to_owned(), left: None, outcome: None, because: None };
        let mut revisions = vec![(since, self.scribe.learnt(since, Lag::Usual), open.clone())];
        if let Some((day, outcome)) = outcome {
            let over = CohortMember { left: Some(day), outcome: Some(outcome), ..open };
            revisions.push((day, self.scribe.learnt(day, Lag::Usual), over));
        }
        self.scribe.revise(revisions);
        let until = outcome.map_or(self.end, |(day, _)| day);
        let mut day = self.later(since, 14, 50);
        while day < until && day <= self.scribe.world.plan.until {
            let milestone = self.dice.in_1000(480).then(|| {
                self.dice
                    .pick(&[
                        (3, "Assessment begun"),
                        (2, "Housing found"),
                        (2, "Support agreed"),
                        (1, "Panel booked"),
                    ])
                    .to_owned()
            });
            let asked = self.dice.between(1, 3) as usize;
            let answers = COHORT.2.iter().take(asked).map(|question| CohortAnswer {
                question: (*question).to_owned(),
                answer: "Invented: the parents’ flat is too small; the housing office has the letter"
                    .to_owned(),
            });
            let record = CohortTracked {
                day,
                cohort: COHORT.0.to_owned(),
                milestone,
                answers: answers.collect(),
                next: Some("See the family together".to_owned()),
                by: Some(day.plus_days(30)),
            };
            self.tell(day, Lag::Usual, record);
            day = self.later(day, 25, 70);
        }
    }
}
