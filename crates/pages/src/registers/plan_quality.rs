//! `/plan-quality`: how good pathway plans are: those read and graded, what was found, and which are to be read next.

use access::{Person, Seen};
use calendar::Day;
use records::leaving_care::{PathwayPlan, PlanGraded};
use records::reviews::Grade;
use timeline::Definition;
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody, name, share};
use crate::futures::told::{Holds, List, Told};
use crate::{Desk, child, rows, words};

/// Plans and grades of so many months are looked at.
const MONTHS: i32 = 12;
/// So many are proposed to be read next.
const NEXT: usize = 12;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/plan-quality",
    file: "/plan-quality.csv",
    what: "How good pathway plans are, plan by plan, and which are to be read next",
    may,
    shown,
};

fn may(me: &Person) -> Result<(), access::Refusal> {
    access::sees_care_leavers(me)?;
    access::sees_audits(me)
}

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "plan-quality",
    title: "Quality of pathway plans",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

fn graded(grade: Grade) -> Told {
    let colour = match grade {
        Grade::Outstanding | Grade::Good => Colour::Green,
        Grade::RequiresImprovement => Colour::Yellow,
        Grade::Inadequate => Colour::Red,
    };
    Told::text(grade.label()).tagged(colour)
}

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = super::children(desk, &board, &cohort, me, Seen::has_whole)?;
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    let (mut plans, mut good, mut heard, mut dated) = (0, 0, 0, 0);
    for (standing, timeline) in &children {
        let last =
            timeline.strand::<PathwayPlan>().rfind(|said| said.happened.is_some_and(|day| day <= today));
        let Some(plan) = last.and_then(|said| said.happened).filter(|day| *day > today.plus_months(-MONTHS))
        else {
            continue;
        };
        plans += 1;
        let to = child::address(&standing.id).at("record").at(PlanGraded::KIND.name);
        let said = timeline.strand::<PlanGraded>().rfind(|said| said.day <= today && said.plan == plan);
        let Some(said) = said else {
            let adviser =
                standing.leaving.as_ref().and_then(|of| of.adviser.as_ref()).map(|(who, _)| name(desk, who));
            unread.push((
                spread(&standing.id, today),
                plan,
                vec![Told::child(standing, to), Told::day(plan), Told::or(adviser, "nobody")],
            ));
            continue;
        };
        good += usize::from(matches!(said.grade, Grade::Outstanding | Grade::Good));
        heard += usize::from(said.heard);
        dated += usize::from(said.dated);
        let yes = |yes: bool| Told::text(if yes { "Yes" } else { "No" });
        read.push((
            said.day,
            vec![
                Told::child(standing, to),
                Told::day(plan),
                Told::day(said.day),
                Told::or(said.by.as_deref().map(|who| name(desk, who)), "not said"),
                graded(said.grade),
                yes(said.heard),
                yes(said.dated),
                yes(said.sample),
                Told::text(&said.because),
            ],
        ));
    }
    read.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    unread.sort_by_key(|(place, plan, _)| (*place, *plan));
    let of = read.len();
    let sentence = format!(
        "{of} of {} of the last twelve months were read. Of these {} were good or better, {} have the young person’s \
             own words in them, \
         {} have a name and a day at each step.",
        words::counted(plans, "plan", "plans"),
        share(good, of),
        share(heard, of),
        share(dated, of),
    );
    Ok(Shown {
        sentence,
        how: "Write “Quality of a pathway plan” on a young person’s record when you have read their plan. Those to be \
             read next are spread \
              over all who have a plan, in an order that changes each month and is nobody’s choice.",
        lists: vec![
            (
                "",
                List {
                    name: "plan-quality",
                    caption: "Plans that were read, the newest first",
                    columns: &[
                        (Holds::Child, "Young person"),
                        (Holds::Day, "Plan"),
                        (Holds::Day, "Read"),
                        (Holds::Words, "By"),
                        (Holds::Words, "Grade"),
                        (Holds::Words, "Own words"),
                        (Holds::Words, "Names and days"),
                        (Holds::Words, "Drawn"),
                        (Holds::Prose, "Why"),
                    ],
                    rows: read.into_iter().map(|(_, row)| row).collect(),
                    empty: "No plan of the last twelve months was graded.",
                },
            ),
            (
                "To be read next",
                List {
                    name: "plan-quality-next",
                    caption: "The sample of this month",
                    columns: &[
                        (Holds::Child, "Young person"),
                        (Holds::Day, "Plan"),
                        (Holds::Words, "Adviser"),
                    ],
                    rows: unread.into_iter().take(NEXT).map(|(.., row)| row).collect(),
                    empty: "Every plan was read.",
                },
            ),
        ],
    })
}

/// A place in the order of a month: the same for everybody who asks, another next month.
fn spread(id: &str, today: Day) -> u64 {
    let (year, month, _) = today.parts();
    let seed = u64::from(year.unsigned_abs()) * 12 + u64::from(month);
    let stirred = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    id.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15), stirred)
}
