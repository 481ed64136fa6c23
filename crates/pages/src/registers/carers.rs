//! `/carers`: carers as colleagues: what they said and what was answered, which parts of a child’s plan they have, what they
//! were asked in surveys; what relatives and friends who care are given; and the front door: who sees to enquiries, how old the
//! oldest is, and who covers.

use std::collections::BTreeMap;

use access::{Person, Seen};
use calendar::{Day, Moment};
use oversight::fostering::pipeline;
use records::fostering::{
    CarerAbout, CarerSurvey, CarerTraining, CarerVoice, FosteringAllowance, FosteringApplication,
    KinshipSupport,
};
use records::placements::{CarerPart, PlacedWith, SharedWithCarers};
use records::workforce::{StandingIn, WorkerAbsence};
use records::{Subject, as_known};
use timeline::{Household, Stranded};
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody, name, share};
use crate::futures::told::{Holds, List, Told};
use crate::{Desk, rows, words};

/// What carers say is answered within so many days.
const ANSWERED: i32 = 28;
/// An enquiry is answered within so many days.
const ENQUIRY: i32 = 7;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/carers",
    file: "/carers.csv",
    what: "What carers say and what is answered, what they have of each plan, help for relatives who care, and the front door",
    may: access::finds_homes,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "carers",
    title: "Carers as colleagues",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

fn approved(of: &Household, today: Day) -> Option<bool> {
    let holds =
        of.approvals.iter().rfind(|each| each.since <= today && each.until.is_none_or(|until| until > today));
    holds.map(|each| each.kinship)
}

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = super::children(desk, &board, &cohort, me, Seen::has)?;
    // Who lives with whom, of those the reader sees, and what the carers have of the plan.
    let mut lives: BTreeMap<String, Vec<(String, Option<SharedWithCarers>)>> = BTreeMap::new();
    for (standing, timeline) in &children {
        // A break with other carers is no home, and whoever left care lives with no carers of the plan.
        let with = timeline.strand::<PlacedWith>().map(|said| said.record);
        let with =
            with.filter(|said| !said.respite && standing.looked_after).rfind(|said| said.holds_on(today));
        let Some((household, since)) = with.and_then(|said| Some((said.household.clone()?, said.since)))
        else {
            continue;
        };
        // What the carers before them had is not what these have.
        let theirs = |said: &&SharedWithCarers| match &said.household {
            Some(of) => *of == household,
            None => said.day >= since,
        };
        let shared = timeline.strand::<SharedWithCarers>().map(|said| said.record);
        let shared = shared.filter(theirs).rfind(|said| said.day <= today).cloned();
        lives.entry(household).or_default().push((standing.called().to_owned(), shared));
    }
    let (mut said_rows, mut have, mut kin) = (Vec::new(), Vec::new(), Vec::new());
    let (mut open, mut late, mut without) = (0, 0, 0);
    for of in &cohort.households {
        let Some(kinship) = approved(of, today) else { continue };
        for said in of.strand::<CarerVoice>().map(|said| said.record).filter(|said| said.day <= today) {
            let waits = said.answered.is_none();
            // What nobody answered stays until somebody does.
            if !waits && said.day <= today.plus_years(-1) {
                continue;
            }
            open += usize::from(waits);
            late += usize::from(waits && said.day.plus_days(ANSWERED) < today);
            said_rows.push(((!waits, std::cmp::Reverse(said.day)), voice(&cohort, of, said, today)));
        }
        let credits: f64 = of
            .strand::<CarerTraining>()
            .filter(|said| said.day > today.plus_years(-1) && said.day <= today)
            .filter_map(|said| said.hours)
            .sum();
        for (child, shared) in lives.get(&*of.id).into_iter().flatten() {
            without += usize::from(shared.is_none());
            have.push(plan_parts(&cohort, of, child, shared.as_ref(), credits, today));
        }
        if kinship {
            kin.push(relatives(desk, &cohort, of, today));
        }
    }
    said_rows.sort_by_key(|(key, _)| *key);
    let (front, oldest) = front_door(desk, &cohort, today);
    let sentence = format!(
        "{} not answered yet, {late} for more than {ANSWERED} days. Of {} nobody wrote down what the carers have of the plan. {}",
        words::counted(open, "thing that carers said is", "things that carers said are"),
        words::counted(without, "child", "children"),
        oldest.map_or_else(
            || "No enquiry waits for an answer.".to_owned(),
            |days| {
                let days = words::counted(days.max(0) as usize, "day", "days");
                format!("The oldest enquiry without an answer waits {days}.")
            }
        ),
    );
    let mut lists = vec![
        (
            "",
            List {
                name: "carers",
                caption: "What carers said, those not answered first",
                columns: &[
                    (Holds::Words, "Household"),
                    (Holds::Day, "Said"),
                    (Holds::Words, "About"),
                    (Holds::Prose, "What they said"),
                    (Holds::Prose, "Answer"),
                    (Holds::Day, "Answered"),
                    (Holds::Words, "What changed"),
                ],
                rows: said_rows.into_iter().map(|(_, row)| row).collect(),
                empty: "Nothing is written down that carers said in the last year, or that waits for an answer.",
            },
        ),
        (
            "What carers have of a child’s plan",
            List {
                name: "carers-plan",
                caption: "What carers have of the plan",
                columns: &[
                    (Holds::Words, "Household"),
                    (Holds::Words, "Child"),
                    (Holds::Words, "They have"),
                    (Holds::Words, "They asked for"),
                    (Holds::Day, "As of"),
                    (Holds::Number, "Hours of training in a year"),
                ],
                rows: have,
                empty: "No child whom you see lives with a household that is approved here.",
            },
        ),
        (
            "Relatives and friends who care",
            List {
                name: "kinship-support",
                caption: "What relatives and friends are given",
                columns: &[
                    (Holds::Words, "Household"),
                    (Holds::Words, "Given"),
                    (Holds::Prose, "What was agreed"),
                    (Holds::Number, "Allowances a week"),
                    (Holds::Words, "Who sees to it"),
                    (Holds::Day, "Looked at again by"),
                ],
                rows: kin,
                empty: "Nobody is approved for a relative or friend.",
            },
        ),
        ("The front door", front),
    ];
    lists.push(("Asked in surveys", survey(desk, today)));
    Ok(Shown {
        sentence,
        how: "Write “What a carer said, and the answer” and “Support plan of relatives and friends who care” on the \
             page of a household, \
              “What carers may see of the plan” on the child’s record. Carers see nothing of the birth family that is \
                   not shared there.",
        lists,
    })
}

fn voice(cohort: &timeline::Cohort, of: &Household, said: &CarerVoice, today: Day) -> Vec<Told> {
    let about: CarerAbout = said.about;
    let answered = match said.answered {
        Some(day) => Told::day(day),
        None => Told::by(Some(said.day.plus_days(ANSWERED)), today, "not said"),
    };
    vec![
        Told::household(cohort, &of.id, today),
        Told::day(said.day),
        Told::text(about.label()),
        Told::text(&said.words),
        Told::or(said.answer.as_deref(), "not answered"),
        answered,
        Told::or(said.changed.as_deref(), "nothing"),
    ]
}

fn plan_parts(
    cohort: &timeline::Cohort,
    of: &Household,
    child: &str,
    shared: Option<&SharedWithCarers>,
    credits: f64,
    today: Day,
) -> Vec<Told> {
    let parts = |parts: &[CarerPart]| parts.iter().map(|part| part.label()).collect::<Vec<_>>().join(", ");
    let (have, asked) = match shared {
        Some(said) => (
            if said.parts.is_empty() {
                Told::text("Nothing").tagged(Colour::Red)
            } else {
                Told::text(parts(&said.parts))
            },
            if said.not_yet.is_empty() {
                Told::none("nothing more")
            } else {
                Told::text(parts(&said.not_yet))
            },
        ),
        None => (Told::text("Nobody wrote it down").tagged(Colour::Yellow), Told::none("not known")),
    };
    vec![
        Told::household(cohort, &of.id, today),
        Told::text(child),
        have,
        asked,
        Told::day_or(shared.map(|said| said.day), "never"),
        Told::text(format!("{credits:.1}")),
    ]
}

fn relatives(desk: &Desk, cohort: &timeline::Cohort, of: &Household, today: Day) -> Vec<Told> {
    let holds = |since: Day, until: Option<Day>| since <= today && until.is_none_or(|until| until > today);
    let plan =
        of.strand::<KinshipSupport>().map(|said| said.record).rfind(|said| holds(said.since, said.until));
    let allowances: i64 = of
        .strand::<FosteringAllowance>()
        .filter(|said| holds(said.since, said.until))
        .filter_map(|said| said.a_week.map(|money| money.in_pence()))
        .sum();
    let more = plan.and_then(|plan| plan.a_week).map_or(0, |money| money.in_pence());
    let given = match plan {
        Some(plan) => Told::text(plan.what.iter().map(|what| what.label()).collect::<Vec<_>>().join(", ")),
        None => Told::text("No plan of support").tagged(Colour::Yellow),
    };
    vec![
        Told::household(cohort, &of.id, today),
        given,
        Told::or(plan.map(|plan| plan.words.as_str()), "nothing"),
        if allowances + more == 0 {
            Told::none("none recorded")
        } else {
            Told::text(format!("£{}", (allowances + more) / 100))
        },
        Told::or(plan.and_then(|plan| plan.worker.as_deref()).map(|who| name(desk, who)), "nobody"),
        Told::by(plan.and_then(|plan| plan.review_by), today, "not said"),
    ]
}

/// Who is away on a day, and who stands in.
fn away(desk: &Desk, who: &str, today: Day) -> Told {
    let facts = desk.roll().facts(&Subject::worker(who));
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let absent = standing
        .iter()
        .filter_map(|fact| fact.of::<WorkerAbsence>())
        .any(|said| said.since <= today && said.until.is_none_or(|until| until >= today));
    let cover = standing
        .iter()
        .filter_map(|fact| fact.of::<StandingIn>())
        .find(|said| said.since <= today && said.until >= today)
        .map(|said| name(desk, &said.whom));
    match (absent, cover) {
        (_, Some(cover)) => Told::text(format!("{cover} stands in")),
        (true, None) => Told::text("Away, and nobody stands in").tagged(Colour::Red),
        (false, None) => Told::text("Here"),
    }
}

/// Open enquiries by who sees to them: how many, how old; and the days of the oldest that nobody answered.
fn front_door(desk: &Desk, cohort: &timeline::Cohort, today: Day) -> (List, Option<i32>) {
    let mut by: BTreeMap<Option<String>, Vec<&FosteringApplication>> = BTreeMap::new();
    // The same households as on the page of the service, each once.
    for each in pipeline(cohort.households.iter().map(|of| &**of), &cohort.standpoint(today)) {
        by.entry(each.said.owner.clone()).or_default().push(each.said);
    }
    let waits = |said: &&&FosteringApplication| said.responded.is_none();
    let all: usize = by.values().map(Vec::len).sum();
    let mut oldest = None;
    let mut rows = Vec::new();
    for (who, own) in &by {
        let unanswered: Vec<_> = own.iter().filter(waits).collect();
        let age = unanswered.iter().map(|said| said.enquired.days_until(today)).max();
        oldest = oldest.max(age);
        let age = match age {
            Some(days) if days > ENQUIRY => Told::over(days, ENQUIRY),
            Some(days) => Told::days(days),
            None => Told::none("all are answered"),
        };
        let early = own.iter().filter(|said| said.applied.is_none()).count();
        rows.push((
            std::cmp::Reverse(own.len()),
            vec![
                Told::or(who.as_deref().map(|who| name(desk, who)), "nobody"),
                Told::text(own.len()),
                Told::text(share(own.len(), all)),
                Told::text(unanswered.len()),
                age,
                Told::text(early),
                who.as_deref().map_or_else(|| Told::none("nobody"), |who| away(desk, who, today)),
            ],
        ));
    }
    rows.sort_by_key(|(key, _)| *key);
    let list = List {
        name: "fostering-front-door",
        caption: "Who sees to those who ask to foster",
        columns: &[
            (Holds::Words, "Who"),
            (Holds::Number, "On the way"),
            (Holds::Number, "Of all"),
            (Holds::Number, "Not answered"),
            (Holds::Words, "Oldest not answered"),
            (Holds::Number, "Before an application"),
            (Holds::Words, "Cover today"),
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        empty: "Nobody is on the way to foster.",
    };
    (list, oldest)
}

fn survey(desk: &Desk, today: Day) -> List {
    let authority = desk.authority(Moment::END_OF_TIME);
    let mut rows = Vec::new();
    for said in authority.strand::<CarerSurvey>().map(|said| said.record).filter(|said| said.since <= today) {
        let returned =
            said.asked.zip(said.returned).map(|(asked, returned)| format!("{returned:.0} of {asked:.0}"));
        for each in &said.answers {
            rows.push((
                std::cmp::Reverse(said.since),
                vec![
                    Told::text(&said.title),
                    Told::day(said.since),
                    Told::or(returned.clone(), "not known"),
                    Told::text(&each.question),
                    Told::text(&each.answer),
                    Told::text(format!("{:.0}", each.count)),
                    Told::or(said.did.as_deref(), "nothing yet"),
                ],
            ));
        }
    }
    rows.sort_by_key(|(key, _)| *key);
    List {
        name: "carer-surveys",
        caption: "What carers were asked",
        columns: &[
            (Holds::Words, "Survey"),
            (Holds::Day, "Asked"),
            (Holds::Words, "Answered"),
            (Holds::Words, "Question"),
            (Holds::Words, "Answer"),
            (Holds::Number, "How many"),
            (Holds::Prose, "What was done"),
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        empty: "No survey of carers is written down. It is written under Settings, Survey of carers.",
    }
}
