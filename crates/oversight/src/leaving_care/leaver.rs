//! One young person as the personal adviser and the manager need to see them: a line of the tracker, and the head of a page.

use calendar::Day;
use clocks::Duty;
use clocks::leaving_care::status::{self, Held, LeaverStatus, Why};
use records::Answer;
use records::leaving_care::{
    AdultTransition, Detained, LeaverStatusDecided, Parenthood, PersonalAdviser, StayingPutArrangement,
    SupportOffer, TransitionStage,
};
use timeline::{Said, Timeline};

use super::contacts::{self, InTouch};
use super::home::{self, ActivityNow, HomeNow};
use super::papers;
use super::plan::{self, PlanNow, Prompt};

/// A young person as they stand on a day.
#[derive(Debug, Clone)]
pub struct Leaver<'a> {
    /// Whose record.
    pub child: &'a Timeline,
    /// What stands: worked out, or decided by a person.
    pub standing: Held,
    /// What is worked out from the record alone.
    pub worked: Held,
    /// The decision, where one stands.
    pub decided: Option<Said<'a, LeaverStatusDecided>>,
    /// What it changes to next if nothing else happens.
    pub next: Option<Held>,
    /// The personal adviser, and since when.
    pub adviser: Option<(&'a str, Day)>,
    /// Since when an adviser should have been named, where none is.
    pub lacks_adviser: Option<Day>,
    /// Keeping in touch.
    pub in_touch: InTouch,
    /// The plan.
    pub plan: Option<PlanNow<'a>>,
    /// When a plan, a review or an assessment is due, where there is no plan.
    pub plan_due: Option<(Day, bool)>,
    /// What has changed since the plan.
    pub prompts: Vec<Prompt>,
    /// Where they live.
    pub home: Option<HomeNow>,
    /// What they do.
    pub activity: Option<ActivityNow>,
    /// Papers still to be seen to.
    pub papers_to_do: usize,
    /// From 21: whether they want support.
    pub from_21: Option<From21>,
    /// What shapes the plan.
    pub marks: Vec<Mark>,
}

/// What shapes a plan: shown with its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A parent.
    Parent,
    /// Expects a child.
    Expecting,
    /// In custody; the day on which release is expected.
    Custody(Option<Day>),
    /// In hospital.
    Hospital,
    /// Came as a child alone, or has a right to stay that is not settled.
    SeekingAsylum,
    /// Moves on to adult services; `false`: refused or waiting.
    AdultServices(TransitionStage),
    /// Stays put.
    StayingPut,
    /// Said no at 21.
    SaidNo,
}

impl Mark {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Mark::Parent => "parent".to_owned(),
            Mark::Expecting => "expects a child".to_owned(),
            Mark::Custody(Some(release)) => format!("in custody, release expected {}", release.to_words()),
            Mark::Custody(None) => "in custody".to_owned(),
            Mark::Hospital => "in hospital".to_owned(),
            Mark::SeekingAsylum => "right to stay".to_owned(),
            Mark::AdultServices(stage) => format!("adult services: {}", stage.label().to_lowercase()),
            Mark::StayingPut => "staying put".to_owned(),
            Mark::SaidNo => "said no at 21".to_owned(),
        }
    }
}

/// Whether somebody of 21 or more wants support.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From21 {
    /// Nobody has asked.
    NotAsked,
    /// Asked on this day, and the answer is not known.
    NoAnswer(Day),
    /// Wants it, since this day.
    Wants(Day),
    /// Said no on this day.
    SaidNo(Day),
    /// Said no, and came back on this day.
    CameBack(Day),
}

impl From21 {
    /// In words.
    pub fn words(self) -> String {
        match self {
            From21::NotAsked => "nobody has asked yet".to_owned(),
            From21::NoAnswer(day) => format!("asked on {}, no answer", day.to_words()),
            From21::Wants(day) => format!("wants support, said on {}", day.to_words()),
            From21::SaidNo(day) => format!("said no on {}; asked again each year", day.to_words()),
            From21::CameBack(day) => format!("said no, and came back on {}", day.to_words()),
        }
    }
}

/// The young person on a day; `None` where they have no status and none was decided, or will have one only later. `duties`:
/// theirs, met or not.
pub fn of<'a>(child: &'a Timeline, duties: &[Duty], day: Day) -> Option<Leaver<'a>> {
    let held = status::standing(child);
    let standing = status::on(&held, day);
    if standing.status == LeaverStatus::None && !matches!(standing.why, Why::Decided(_)) {
        return None;
    }
    let worked = status::on(&status::worked(child), day);
    let next = standing.until.map(|until| status::on(&held, until));
    let adviser = adviser(child, day);
    let from_21 = (standing.status == LeaverStatus::FormerRelevant21).then(|| from_21(child, day));
    let asked_for = status::has_plan(child, standing.status, day);
    Some(Leaver {
        child,
        standing,
        worked,
        decided: decided(child, day),
        next,
        adviser,
        lacks_adviser: (asked_for && adviser.is_none()).then(|| first_entitled(&held)).flatten(),
        in_touch: contacts::in_touch(child, duties, day),
        plan: plan::now(child, duties, day),
        plan_due: plan::due(duties, day).or_else(|| needs_due(duties, day)),
        prompts: if asked_for { plan::prompts(child, day) } else { Vec::new() },
        home: home::home(child, day),
        activity: home::activity(child, day),
        papers_to_do: papers::to_do(child, day),
        from_21,
        marks: marks(child, day, from_21),
    })
}

/// The decision about the status that stands on a day.
pub fn decided(child: &Timeline, day: Day) -> Option<Said<'_, LeaverStatusDecided>> {
    let holds = |said: &Said<'_, LeaverStatusDecided>| {
        said.since <= day && said.until.is_none_or(|until| until > day)
    };
    child.strand::<LeaverStatusDecided>().filter(holds).max_by_key(|said| (said.since, said.learnt))
}

/// The first day on which an adviser was owed.
fn first_entitled(held: &[Held]) -> Option<Day> {
    let has = |status| status == LeaverStatus::Eligible || status::is_supported(status);
    held.iter().find(|each| has(each.status)).map(|each| each.from)
}

fn needs_due(duties: &[Duty], day: Day) -> Option<(Day, bool)> {
    let open =
        duties.iter().filter(|duty| duty.clock.id.starts_with("cl.needs") && duty.state_on(day).is_open());
    let first = open.min_by_key(|duty| duty.act_by())?;
    Some((first.act_by(), matches!(first.state_on(day), clocks::State::Overdue(_))))
}

/// The personal adviser of a day, and since when.
pub fn adviser(child: &Timeline, day: Day) -> Option<(&str, Day)> {
    let said = child
        .strand::<PersonalAdviser>()
        .rfind(|said| said.since <= day && said.until.is_none_or(|until| until > day))?;
    Some((said.record.worker.as_str(), said.record.since))
}

/// What somebody of 21 or more says to support.
pub fn from_21(child: &Timeline, day: Day) -> From21 {
    let mut stands = From21::NotAsked;
    for said in child.strand::<SupportOffer>().filter(|said| said.day <= day) {
        stands = match (said.wanted, stands) {
            (Some(Answer::Yes), From21::SaidNo(_)) => From21::CameBack(said.day),
            // Whoever came back and still wants it goes on.
            (Some(Answer::Yes), back @ From21::CameBack(_)) => back,
            (Some(Answer::Yes), _) => From21::Wants(said.day),
            (Some(Answer::No), _) => From21::SaidNo(said.day),
            // An offer that nobody answered changes nothing of what was said before.
            (_, From21::NotAsked | From21::NoAnswer(_)) => From21::NoAnswer(said.day),
            (_, before) => before,
        };
    }
    stands
}

fn marks(child: &Timeline, day: Day, from_21: Option<From21>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let born = child.identity.as_ref().and_then(|identity| identity.child_born);
    let parent = child.strand::<Parenthood>().any(|said| !said.expected && said.since <= day);
    if parent || born.is_some_and(|born| born <= day) {
        marks.push(Mark::Parent);
    }
    if child.strand::<Parenthood>().any(|said| said.expected && said.since > day.plus_days(-30)) {
        marks.push(Mark::Expecting);
    }
    if let Some(held) = home::detained(child, day) {
        marks.push(if held.how.is_custody() { Mark::Custody(held.release) } else { Mark::Hospital });
    }
    let settled = papers::stay(child, day).is_some_and(|stay| {
        use records::leaving_care::StayStatus::{British, Settled};
        matches!(stay.status, British | Settled)
    });
    if papers::came_alone(child) && !settled {
        marks.push(Mark::SeekingAsylum);
    }
    if let Some(moving) = child.strand::<AdultTransition>().rfind(|said| said.referred <= day) {
        marks.push(Mark::AdultServices(moving.stage));
    }
    let stays = |said: &Said<'_, StayingPutArrangement>| {
        said.since <= day && said.until.is_none_or(|until| until > day)
    };
    if child.strand::<StayingPutArrangement>().any(|said| stays(&said)) {
        marks.push(Mark::StayingPut);
    }
    if matches!(from_21, Some(From21::SaidNo(_))) {
        marks.push(Mark::SaidNo);
    }
    marks
}

/// Custody with its release and whether a resettlement plan is there; `None` where not in custody.
pub fn resettlement(child: &Timeline, day: Day) -> Option<(Said<'_, Detained>, Option<String>)> {
    let held = home::detained(child, day).filter(|held| held.how.is_custody())?;
    let ten_weeks = day.plus_days(70);
    let missing = match (held.release, held.plan_agreed, &held.record.home_after) {
        (None, _, _) => Some("No day of release is recorded."),
        (Some(release), None, _) if release <= ten_weeks => {
            Some("Release is near, and no resettlement plan is agreed.")
        }
        (Some(release), _, None) if release <= ten_weeks => {
            Some("Release is near, and nothing says where they will live.")
        }
        _ => None,
    };
    Some((held, missing.map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use timeline::{Authority, Standpoint, history};

    use super::*;

    const LEFT: &str =
        "2000-06-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n2018-06-15 end E5\n";

    fn with(history: &str, day: &str, look: impl Fn(Option<Leaver<'_>>)) {
        let child = history::child("A1", history).unwrap();
        let authority = Authority::default();
        let day = day.parse().unwrap();
        let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
        look(of(&child, &clocks::due(&child, &at), day));
    }

    #[test]
    fn somebody_without_a_status_is_no_leaver() {
        with(LEFT, "2016-06-14", |leaver| assert!(leaver.is_none()));
        with(LEFT, "2025-06-15", |leaver| assert!(leaver.is_none()));
        with(LEFT, "2018-06-15", |leaver| {
            let leaver = leaver.unwrap();
            assert_eq!(leaver.standing.status, LeaverStatus::FormerRelevant);
            assert_eq!(leaver.next.map(|next| next.status), Some(LeaverStatus::FormerRelevant21));
        });
    }

    #[test]
    fn who_should_have_an_adviser_and_has_none() {
        let day: Day = "2016-06-15".parse().unwrap();
        with(LEFT, "2018-07-01", |leaver| assert_eq!(leaver.unwrap().lacks_adviser, Some(day)));
        let named = format!("{LEFT}2018-05-01 personal_adviser worker=adviser-1 until=2018-08-01");
        with(&named, "2018-07-01", |leaver| {
            let leaver = leaver.unwrap();
            assert_eq!(leaver.adviser.map(|(who, _)| who), Some("adviser-1"));
            assert_eq!(leaver.lacks_adviser, None);
        });
        with(&named, "2018-08-01", |leaver| assert!(leaver.unwrap().lacks_adviser.is_some()));
        // From 21 only who wants one.
        with(LEFT, "2022-07-01", |leaver| assert_eq!(leaver.unwrap().lacks_adviser, None));
        let wants = format!("{LEFT}2021-06-01 support_offer wanted=yes reviewed");
        with(&wants, "2022-07-01", |leaver| assert!(leaver.unwrap().lacks_adviser.is_some()));
        // Qualifying: no adviser is owed.
        let few = "2002-06-15 born\n2019-01-10 start\n2019-01-10 status V2\n2019-01-10 lives U6\n2019-02-20 end E8\n";
        with(few, "2019-03-01", |leaver| assert_eq!(leaver.unwrap().lacks_adviser, None));
    }

    #[test]
    fn who_said_no_may_come_back() {
        let said = |more: &str, day: &str| {
            let child = history::child("A1", &format!("{LEFT}{more}")).unwrap();
            from_21(&child, day.parse().unwrap())
        };
        let day = |text: &str| text.parse().unwrap();
        let no = "2021-06-01 support_offer wanted=no reviewed";
        assert_eq!(said("", "2021-07-01"), From21::NotAsked);
        assert_eq!(said("2021-06-01 support_offer", "2021-07-01"), From21::NoAnswer(day("2021-06-01")));
        assert_eq!(said(no, "2021-07-01"), From21::SaidNo(day("2021-06-01")));
        let asked = format!("{no}\n2022-06-01 support_offer");
        assert_eq!(said(&asked, "2022-07-01"), From21::SaidNo(day("2021-06-01")));
        let back = format!("{asked}\n2023-02-01 support_offer wanted=yes");
        assert_eq!(said(&back, "2023-07-01"), From21::CameBack(day("2023-02-01")));
    }

    #[test]
    fn custody_a_child_and_a_decision_are_marked() {
        let more = format!(
            "{LEFT}2018-07-01 detained how=prison release=2018-10-01\n2018-08-01 parenthood\n2018-08-01 \
             leaver_status_decided status=former_relevant because=Checked by=adviser-1"
        );
        with(&more, "2018-09-01", |leaver| {
            let leaver = leaver.unwrap();
            let release = "2018-10-01".parse().unwrap();
            assert_eq!(leaver.marks, [Mark::Parent, Mark::Custody(Some(release))]);
            assert!(leaver.decided.is_some());
            assert_eq!(leaver.worked.status, LeaverStatus::FormerRelevant);
            let (_, missing) = resettlement(leaver.child, "2018-09-01".parse().unwrap()).unwrap();
            assert_eq!(missing.as_deref(), Some("Release is near, and no resettlement plan is agreed."));
        });
    }
}
