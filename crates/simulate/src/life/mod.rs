//! The working day: what people write about a child between the events that a return asks for.
//!
//! Of the child's last period of care, and of care leavers. What still holds (who the child is, the people in their life, plans,
//! the school) is told with the day it began; what comes round (notes, family time, interviews) of the last [`MONTHS`] months.
//! Each file is a subject, with the rates of what people do at its top. It has its own chance, so that it changes nothing else,
//! and a country goes without it.

mod arranged;
pub(crate) mod audited;
mod carers;
mod challenged;
mod complained;
mod directed;
mod disabled;
pub(crate) mod futures;
mod groups;
mod health;
mod heard;
mod held_up;
mod hub;
mod identity;
mod kept;
mod leaving;
mod links;
mod living;
mod notes;
mod outside;
mod overseen;
mod own_words;
mod permanence;
mod placed;
mod plans;
mod proposed;
mod reviewed;
mod reviewing;
pub(crate) mod rights;
mod risk;
mod school;
mod staff;
mod volunteers;

use calendar::{Day, Moment};
use records::Record;
use records::workforce::SocialWorkerAllocation;

use crate::allocations::worker_id;
use crate::course::{Course, Path, Spell};
use crate::dice::{About, Dice};
use crate::plan::World;
use crate::scribe::{Lag, Scribe};
use crate::stays::Stay;
use crate::teams;

pub(crate) use groups::groups;
pub(crate) use staff::staff;

/// For how many months what comes round is told.
pub(crate) const MONTHS: i32 = 12;

/// The kinds that are recorded here, for the time that is told whole.
pub(crate) const KINDS: &[&str] = &[
    "who_i_am",
    "relationship",
    "address",
    "section_20_consent",
    "care_plan",
    "approval",
    "permanence_plan",
    "placement_plan",
    "delegated_authority",
    "case_note",
    "family_time",
    "direct_work",
    "life_story_work",
    "iro_allocation",
    "child_spoken_to",
    "review_decisions",
    "midway_review",
    "review_planned",
    "review_report",
    "child_contribution",
    "review_checklist",
    "review_meeting",
    "decisions_answered",
    "review_record",
    "letter_to_child",
    "informal_challenge",
    "escalation",
    "health_plan",
    "health_condition",
    "optician_check",
    "immunisation_status",
    "strengths_and_difficulties",
    "school",
    "attendance",
    "exclusion",
    "risk_assessment",
    "return_interview",
    "needs_assessment",
    "pathway_plan",
    "personal_adviser",
    "adviser_visit",
    "kept_in_touch",
    "accommodation_provided",
    "leaver_activity",
    "leaver_document",
    "local_offer_use",
    "detained",
    "parenthood",
    "immigration_status",
    "adult_transition",
    "leaver_status_decided",
    "staying_put",
    "staying_put_arrangement",
    "staying_close",
    "support_offer",
    "own_words",
    "own_words_answered",
    "tenancy_readiness",
    "health_history",
    "worker_details",
    "supervision",
    "rights_explained",
    "advocate_visit",
    "advocacy_referral",
    "advocacy_note",
    "advocacy_shared",
    "advocacy_closing",
    "independent_visitor_considered",
    "independent_visitor_wishes",
    "independent_visitor_matching",
    "independent_visitor_match",
    "independent_visitor_visit",
    "independent_visitor_review",
    "visitor_enquiry",
    "visitor_step",
    "visitor_expense",
    "training_course",
    "child_said",
    "wish_answered",
    "supervision_agreement",
    "supervision_planned",
    "worker_absence",
    "reduced_caseload",
    "notice_to_end",
    "placement_meeting",
    "placement_terms",
    "move_made",
    "arrangement_step",
    "complaint",
    "compliment",
    "allegation",
    "access_request",
    "rectification_request",
    "case_audit",
    "audit_moderated",
    "dip_sample",
    "permanence_step",
    "cohort_member",
    "cohort_tracked",
    "long_term_match",
    "viability_assessment",
    "special_guardianship",
    "legal_planning_meeting",
    "pre_proceedings",
    "care_proceedings",
    "adoption_agency",
    "adoption_link",
    "match_proposal",
    "adoption_placement_plan",
    "placement_conditions",
    "placement_notice",
    "decision_made",
    "lifelong_links",
    "programme_place",
    "introductions_plan",
    "adoption_step",
    "later_life_letter",
    "adoption_support_plan",
    "adopter_application",
    "adopter_approval",
    "adopter_review",
    "court_direction",
    "family_group_meeting",
    "registration_check",
    "short_break_agreement",
    "guardianship_support_review",
    "emergency_steps",
    "transfer_scheme",
    "family_time_assessment",
    "family_time_arranged",
    "family_time_told",
    "placement_panel_heard",
    "placement_recharge",
    "court_party",
    "plo_panel_asked",
    "shared_with_carers",
    "hub_visit",
    "therapy_offered",
    "universal_services",
    "plan_graded",
];

/// One child's life, being written down.
pub(crate) struct Life<'a, 's, 'w> {
    scribe: &'s mut Scribe<'w>,
    dice: Dice,
    course: &'a Course,
    /// The last period of care, with its stays.
    spell: &'a Spell,
    stays: &'a [Stay],
    /// The first day that is told whole.
    from: Day,
    /// The day after the last in care, or after the last of all.
    end: Day,
    /// Who had the child, from which day.
    workers: Vec<(Day, u32)>,
}

/// What people wrote about a child. `begun`: when the start of each period of care was learnt; nothing of it is learnt before.
pub(crate) fn facts(scribe: &mut Scribe<'_>, course: &Course, homes: &[Vec<Stay>], begun: &[Moment]) {
    let Some(since) = scribe.world.life else { return };
    let until = scribe.world.plan.until;
    let Some(nth) = told_of(scribe.world, course) else {
        arranged::short_breaks(scribe, course, begun);
        return;
    };
    let (spell, Some(&known)) = (&course.spells[nth], begun.get(nth)) else { return };
    scribe.floor = known;
    let dice = Dice::of(scribe.world.plan.seed, About::Life, u64::from(course.number));
    let mut workers: Vec<(Day, u32)> = scribe
        .told::<SocialWorkerAllocation>()
        .into_iter()
        .filter_map(|each| Some((each.since, each.worker.strip_prefix("XX")?.parse().ok()?)))
        .collect();
    workers.sort_unstable();
    let end = spell.end.min(until.plus_days(1));
    let from = since.max(spell.start);
    let mut life = Life { scribe, dice, course, spell, stays: &homes[nth], from, end, workers };
    if spell.end >= since {
        life.identity();
        life.plans();
        life.reviewing();
        life.health();
        life.school();
        life.risk();
        life.notes();
        life.carers();
    }
    life.leaving();
    if spell.end >= since {
        life.reviewed();
        life.heard();
        life.overseen();
        life.audited();
        life.complained();
        // Last: what is learnt of it moves nothing that was told before.
        life.placed();
        life.futures();
    }
    life.living();
    life.own_words();
    life.agency();
    life.rights();
    if spell.end >= since {
        life.proposed();
        life.outside();
        life.links();
    }
    // With a chance of its own, and last: it changes nothing else.
    if spell.end >= since {
        crate::fostering::of_child(life.scribe, course, spell, &homes[nth], from, known);
        life.drawn();
        life.disabled();
        life.directed();
        life.arranged();
        life.guarded();
        life.held_up();
        life.kept();
    }
    life.hub();
    arranged::short_breaks(scribe, course, begun);
}

/// The period of care of which people write, where they do: the last, short breaks apart.
pub(crate) fn told_of(world: &World, course: &Course) -> Option<usize> {
    let (since, until) = (world.life?, world.plan.until);
    let own = |spell: &Spell| !spell.path.is_short_break() && spell.start <= until;
    let nth = course.spells.iter().rposition(own)?;
    (course.spells[nth].end >= since || course.is_care_leaver()).then_some(nth)
}

impl Life<'_, '_, '_> {
    /// Tells something by a chance of its own, for what happens and for when it is typed in: nothing that is told elsewhere
    /// moves.
    fn apart(&mut self, about: About, tells: impl FnOnce(&mut Self)) {
        let (seed, number) = (self.scribe.world.plan.seed, u64::from(self.course.number));
        let own = Dice::of(seed, about, number);
        let typing = Dice::of(seed, about, 1 << 40 | number);
        let (own, typing) =
            (std::mem::replace(&mut self.dice, own), std::mem::replace(&mut self.scribe.dice, typing));
        tells(self);
        (self.dice, self.scribe.dice) = (own, typing);
    }

    /// A fact of a day, typed in as late as its sort is.
    fn tell(&mut self, day: Day, lag: Lag, record: impl Record) {
        if day <= self.scribe.world.plan.until {
            let learnt = self.scribe.learnt(day, lag);
            self.scribe.tell(day, learnt, record);
        }
    }

    /// How old the child is.
    fn age(&self, day: Day) -> i32 {
        self.course.born.age_on(day)
    }

    fn alone(&self) -> bool {
        self.spell.path == Path::Unaccompanied
    }

    /// Who manages the team of the worker who had the child on a day.
    fn manager(&self, day: Day) -> String {
        let posts = self.scribe.world.posts;
        let post = self
            .workers
            .iter()
            .rev()
            .find(|(since, _)| *since <= day)
            .map_or(0, |(_, number)| number % posts);
        manager_of(self.scribe.world, post)
    }

    /// The worker who had the child on a day.
    fn worker(&self, day: Day) -> Option<String> {
        let number = self.workers.iter().rev().find(|(since, _)| *since <= day)?.1;
        Some(worker_id(u64::from(number)))
    }

    /// One of the texts, with the child's name where `{}` stands.
    fn say(&mut self, of: &[&str]) -> String {
        let text = of[self.dice.below(of.len() as u32) as usize];
        text.replace("{}", self.course.given)
    }

    /// One of the texts, so many times in a thousand.
    fn perhaps(&mut self, chance: u32, of: &[&str]) -> Option<String> {
        self.dice.in_1000(chance).then(|| self.say(of))
    }
}

/// The weekday on or after a day, never before care began.
fn weekday(began: Day, day: Day) -> Day {
    let day = day.max(began);
    day.plus_days([0, 0, 0, 0, 0, 2, 1][usize::from(day.weekday())])
}

/// When somebody writes down in the evening what was done that day; never before the record knew of the child.
pub(crate) fn in_the_evening(day: Day, floor: Moment) -> Moment {
    Moment::from_micros(Moment::start_of(day).micros() + 17 * 3_600_000_000).max(floor)
}

/// The manager of the team that a post is in.
fn manager_of(world: &World, post: u32) -> String {
    format!("manager-{}", teams::of_post(world.posts, post) + 1)
}
