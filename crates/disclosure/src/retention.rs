//! Until when a record has to be kept: reckoned from the record, by dated rules.
//!
//! What the law asks is shipped with its provision. Where it says nothing, a period that authorities commonly choose is
//! shipped as
//! advice, and the authority sets its own ([`RetentionRule`]). Nothing is destroyed by itself: a record whose time has ended
//! is on a list, and two people decide.

use calendar::{Day, LeapBirthday, day};
use law::instruments::{CPPCR_2010, DISCLOSURE_2005, FOSTERING_SERVICES_2011, LOCAL_STANDARD};
use law::{Dated, History, Status};
use records::Trouble;
use records::advocacy::AdvocacyAsked;
use records::codes::ReasonEnded;
use records::governance::{RecordClass, RetentionFrom, RetentionHold, RetentionRule};
use timeline::strands_of::early_help::Referral;
use timeline::strands_of::fostering::{FosteringApplication, FosteringApproval};
use timeline::strands_of::leaving_care::Death;
use timeline::strands_of::protection::{PrivateFostering, ProtectionPlan};
use timeline::strands_of::workforce::WorkerDetails;
use timeline::{Authority, Household, Stranded, Timeline, Worker};

/// A rule that is shipped.
#[derive(Debug)]
pub struct Shipped {
    /// The class of record.
    pub class: RecordClass,
    /// From which event.
    pub from: RetentionFrom,
    /// Years, by day; advice where no law says so.
    pub years: History<u16>,
}

const fn rule(class: RecordClass, from: RetentionFrom, versions: &'static [Dated<u16>]) -> Shipped {
    Shipped { class, from, years: History::new(versions) }
}

/// When the provisions were last looked at.
const LOOKED: Day = day!(2026, 11, 23);

macro_rules! years {
    ($years:literal, $since:expr, $cite:expr) => {
        &[Dated {
            value: $years,
            since: $since,
            until: None,
            cite: $cite,
            checked: LOOKED,
            status: Status::Knowledge,
        }]
    };
}

/// What is shipped, in the order of the classes.
///
/// Sources: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50 (until the seventy-fifth
/// anniversary
/// of the birth; fifteen years beginning with the death of a child who died before 18); Disclosure of Adoption Information
/// (Post-Commencement Adoptions) Regulations 2005, regulation 6 (at least 100 years from the order); Fostering Services (England)
/// Regulations 2011, regulation 32(1) and (3) (at least ten years from the end of the approval, three from refusal or
/// withdrawal). The others are periods that many authorities' own schedules name; they are advice.
pub static SCHEDULE: &[Shipped] = &[
    rule(
        RecordClass::LookedAfter,
        RetentionFrom::Birth,
        years!(75, day!(2011, 4, 1), CPPCR_2010.regulation("50")),
    ),
    rule(
        RecordClass::DiedYoung,
        RetentionFrom::Death,
        years!(15, day!(2011, 4, 1), CPPCR_2010.regulation("50")),
    ),
    rule(
        RecordClass::Adopted,
        RetentionFrom::Order,
        years!(100, day!(2005, 12, 30), DISCLOSURE_2005.regulation("6")),
    ),
    rule(
        RecordClass::ProtectionPlan,
        RetentionFrom::Closed,
        years!(35, day!(2005, 1, 1), LOCAL_STANDARD.whole()),
    ),
    rule(RecordClass::InNeed, RetentionFrom::Birth, years!(25, day!(2005, 1, 1), LOCAL_STANDARD.whole())),
    rule(
        RecordClass::NotTakenFurther,
        RetentionFrom::Closed,
        years!(6, day!(2005, 1, 1), LOCAL_STANDARD.whole()),
    ),
    rule(
        RecordClass::PrivatelyFostered,
        RetentionFrom::Birth,
        years!(25, day!(2005, 1, 1), LOCAL_STANDARD.whole()),
    ),
    rule(
        RecordClass::FosterCarer,
        RetentionFrom::ApprovalEnded,
        years!(10, day!(2011, 4, 1), FOSTERING_SERVICES_2011.regulation("32(1)")),
    ),
    rule(
        RecordClass::FosterApplicant,
        RetentionFrom::Refused,
        years!(3, day!(2011, 4, 1), FOSTERING_SERVICES_2011.regulation("32(3)")),
    ),
    rule(
        RecordClass::Adopter,
        RetentionFrom::Order,
        years!(100, day!(2005, 12, 30), DISCLOSURE_2005.regulation("6")),
    ),
    rule(RecordClass::Staff, RetentionFrom::Left, years!(25, day!(2005, 1, 1), LOCAL_STANDARD.whole())),
    // A year in which somebody may complain about what became of it (Children Act 1989 Representations Procedure (England)
    // Regulations 2006, regulation 9). What it led to stands on the child’s record and is kept with that.
    rule(
        RecordClass::AskedOutside,
        RetentionFrom::Closed,
        years!(1, day!(2006, 9, 1), LOCAL_STANDARD.whole()),
    ),
];

/// Classes for which a law says how long at least.
pub const fn is_law(class: RecordClass) -> bool {
    matches!(
        class,
        RecordClass::LookedAfter
            | RecordClass::DiedYoung
            | RecordClass::Adopted
            | RecordClass::FosterCarer
            | RecordClass::FosterApplicant
            | RecordClass::Adopter
    )
}

/// Until when a record has to be kept, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The class of record.
    pub class: RecordClass,
    /// The day of the event from which it counts.
    pub event: Day,
    /// Years.
    pub years: u16,
    /// From this day on it need not be kept.
    pub until: Day,
    /// By which provision, or decision of the authority.
    pub provision: String,
    /// Whether a law says so; otherwise the authority, or advice.
    pub is_law: bool,
}

/// The rule for a class on a day: what the authority set, where it did, and never less than a law asks.
pub fn rule_for(
    class: RecordClass,
    authority: &Authority,
    day: Day,
) -> Option<(RetentionFrom, u16, String, bool)> {
    let shipped = SCHEDULE.iter().find(|rule| rule.class == class);
    let by_law = shipped.and_then(|rule| {
        // A rule holds for what was recorded before it too: the last one is asked for.
        let version = rule.years.in_force(day).or_else(|| rule.years.versions().last())?;
        Some((rule.from, version.value, version.cite.to_string(), is_law(class)))
    });
    let own = authority
        .strand::<RetentionRule>()
        .filter(|rule| {
            rule.class == class && rule.since <= day && rule.until.is_none_or(|until| until >= day)
        })
        .max_by_key(|rule| rule.since)
        .map(|rule| (rule.from, rule.years, rule.provision.clone(), false));
    match (by_law, own) {
        (Some(law), Some(own)) if law.3 && (own.1 < law.1 || own.0 != law.0) => Some(law),
        (law, own) => own.or(law),
    }
}

/// Why a rule that an authority would set is against the law: it keeps a class for a shorter time than a provision asks, or
/// counts it from something else. One that was stored before this was asked is left out of account by [`rule_for`].
pub fn against_the_law(rule: &RetentionRule) -> Option<Trouble> {
    let shipped = SCHEDULE.iter().find(|shipped| shipped.class == rule.class && is_law(shipped.class))?;
    let version = shipped.years.in_force(rule.since).or_else(|| shipped.years.versions().last())?;
    let (field, wrong) = match () {
        () if rule.from != shipped.from => ("from", "count from that, or leave the law to hold"),
        () if rule.years < version.value => ("years", "give as many years or more, or leave the law to hold"),
        () => return None,
    };
    let says = format!(
        "{}: {} asks for at least {} years from {}. No authority may make that shorter: {wrong}",
        rule.class.label(),
        version.cite,
        version.value,
        in_a_sentence(shipped.from.label()),
    );
    Some(Trouble::stops(field, says))
}

/// A label as it stands inside a sentence.
fn in_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What is known of a record that rules count from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Events {
    birth: Option<Day>,
    death: Option<Day>,
    order: Option<Day>,
    approval_ended: Option<Day>,
    refused: Option<Day>,
    closed: Option<Day>,
    left: Option<Day>,
}

impl Events {
    const fn on(&self, from: RetentionFrom) -> Option<Day> {
        match from {
            RetentionFrom::Birth => self.birth,
            RetentionFrom::Death => self.death,
            RetentionFrom::Order => self.order,
            RetentionFrom::ApprovalEnded => self.approval_ended,
            RetentionFrom::Refused => self.refused,
            RetentionFrom::Closed => self.closed,
            RetentionFrom::Left => self.left,
        }
    }
}

fn kept_by(classes: &[RecordClass], events: &Events, authority: &Authority, today: Day) -> Option<Kept> {
    let mut longest: Option<Kept> = None;
    for class in classes {
        let (from, years, provision, is_law) = rule_for(*class, authority, today)?;
        // One that cannot be reckoned may be the longest: then nothing is known.
        let event = events.on(from)?;
        let until = event.birthday(years.into(), LeapBirthday::FirstOfMarch);
        let kept = Kept { class: *class, event, years, until, provision, is_law };
        if longest.as_ref().is_none_or(|before| before.until < until) {
            longest = Some(kept);
        }
    }
    longest
}

/// Of which classes a child's record is, by what it says.
pub fn classes(child: &Timeline) -> Vec<RecordClass> {
    let mut classes = Vec::new();
    let looked_after = !child.periods.is_empty();
    if looked_after {
        let young = child
            .strand::<Death>()
            .next()
            .zip(child.born())
            .is_some_and(|(death, born)| death.day < born.birthday(18, LeapBirthday::FirstOfMarch));
        classes.push(if young { RecordClass::DiedYoung } else { RecordClass::LookedAfter });
    }
    if adopted(child).is_some() {
        classes.push(RecordClass::Adopted);
    }
    if !classes.is_empty() {
        return classes;
    }
    if child.strand::<ProtectionPlan>().next().is_some() {
        classes.push(RecordClass::ProtectionPlan);
    }
    if child.strand::<PrivateFostering>().next().is_some() {
        classes.push(RecordClass::PrivatelyFostered);
    }
    if classes.is_empty() {
        let referrals = child.strand::<Referral>().count();
        let helped = child.strand::<timeline::strands_of::protection::ChildInNeedPlan>().next().is_some()
            || child.strand::<timeline::strands_of::coming_into_care::Assessment>().next().is_some();
        classes.push(if referrals > 0 && !helped {
            RecordClass::NotTakenFurther
        } else {
            RecordClass::InNeed
        });
    }
    classes
}

/// The day of the adoption order, by how care ended.
fn adopted(child: &Timeline) -> Option<Day> {
    child
        .periods
        .iter()
        .filter_map(timeline::CarePeriod::ceased)
        .filter(|(_, reason)| matches!(reason, ReasonEnded::E11 | ReasonEnded::E12))
        .map(|(day, _)| day)
        .max()
}

/// Until when a child's record has to be kept; `last`: the day of the last thing that was recorded about them. None where it
/// cannot be reckoned: nobody knows when they were born.
pub fn of_child(child: &Timeline, last: Option<Day>, authority: &Authority, today: Day) -> Option<Kept> {
    let events = Events {
        birth: child.born(),
        death: child.strand::<Death>().map(|death| death.day).max(),
        order: adopted(child),
        closed: last,
        ..Events::default()
    };
    kept_by(&classes(child), &events, authority, today)
}

/// Until when the record of a household that fosters, or asked to, has to be kept. None while it is approved, and where nothing
/// is recorded that ends it.
pub fn of_household(household: &Household, authority: &Authority, today: Day) -> Option<Kept> {
    let approvals: Vec<_> = household.strand::<FosteringApproval>().collect();
    let ended = approvals.iter().map(|approval| approval.until).collect::<Option<Vec<Day>>>();
    let refused = household
        .strand::<FosteringApplication>()
        .filter_map(|asked| asked.closed.or(asked.stage_1_refused))
        .max();
    let (class, events) = if approvals.is_empty() {
        (RecordClass::FosterApplicant, Events { refused, ..Events::default() })
    } else {
        let approval_ended = ended.and_then(|days| days.into_iter().max());
        (RecordClass::FosterCarer, Events { approval_ended, ..Events::default() })
    };
    kept_by(&[class], &events, authority, today)
}

/// Until when a worker's record has to be kept. None while they work here.
pub fn of_worker(worker: &Worker, authority: &Authority, today: Day) -> Option<Kept> {
    let details: Vec<_> = worker.strand::<WorkerDetails>().collect();
    let left = details.iter().map(|details| details.until).collect::<Option<Vec<Day>>>();
    let events = Events { left: left.and_then(|days| days.into_iter().max()), ..Events::default() };
    kept_by(&[RecordClass::Staff], &events, authority, today)
}

/// Until when a request for an advocate that came from outside has to be kept: counted from the day on which the service looked
/// at it and said what became of it. None while it waits.
pub fn of_asked(asked: &AdvocacyAsked, authority: &Authority, today: Day) -> Option<Kept> {
    let events = Events { closed: asked.ended.and(asked.seen), ..Events::default() };
    kept_by(&[RecordClass::AskedOutside], &events, authority, today)
}

/// What stops destruction.
pub type Hold<'a> = &'a RetentionHold;

/// What stops the destruction of somebody's record on a day: of them, of their class, or of everybody.
pub fn holds<'a>(
    authority: &'a Authority,
    subject: &str,
    classes: &[RecordClass],
    day: Day,
) -> Vec<Hold<'a>> {
    authority
        .strand::<RetentionHold>()
        .map(|said| said.record)
        .filter(|hold| hold.since <= day && hold.until.is_none_or(|until| until >= day))
        .filter(|hold| hold.subject.as_deref().is_none_or(|held| held.trim() == subject))
        .filter(|hold| hold.class.is_none_or(|class| classes.contains(&class)))
        .collect()
}

#[cfg(test)]
mod tests;
