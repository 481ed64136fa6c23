//! What groups of children and young people raised, the promises of the authority, and a survey: late answers among them.

use calendar::{Day, Moment};
use records::governance::{
    GroupMatter, GroupOf, MatterAnswer, MatterAnswered, ParticipationGroup, PledgePromise, PromiseKept,
    PromiseReport, Survey, SurveyAnswer,
};

use crate::plan::World;
use crate::settings::Book;

/// The groups: their names, of whom, when they meet.
const GROUPS: &[(&str, GroupOf, &str)] = &[
    ("In Care Voice", GroupOf::InCare, "Every second Tuesday, at the youth centre"),
    ("The Acorns", GroupOf::Younger, "The last Saturday of the month"),
    ("Next Steps", GroupOf::CareLeavers, "Each month, over pizza"),
];

/// What was raised: the group, so many days before the end, what, what is asked, who answers; the answer after so many days, and
/// after how many more the group was told.
type Raised = (
    usize,
    i32,
    &'static str,
    &'static str,
    &'static str,
    Option<(i32, MatterAnswer, &'static str, Option<i32>)>,
);

const MATTERS: &[Raised] = &[
    (
        0,
        300,
        "Our things are moved in bin bags.",
        "Suitcases for every move.",
        "Children’s services",
        Some((20, MatterAnswer::Did, "Every home now has suitcases. They are yours to keep.", Some(9))),
    ),
    (
        0,
        210,
        "We find out about meetings from other people.",
        "Tell us first.",
        "Children’s services",
        Some((
            25,
            MatterAnswer::Partly,
            "Your social worker must ask you before each meeting is booked.",
            Some(14),
        )),
    ),
    (
        1,
        160,
        "The room where we see our mums is sad.",
        "Paint it, and get some toys.",
        "Estates",
        Some((40, MatterAnswer::Did, "The room is yellow now, and there are games.", None)),
    ),
    (
        2,
        120,
        "Nobody helps with the first council tax bill.",
        "No council tax until 25.",
        "Finance",
        Some((35, MatterAnswer::Will, "It is on the list for the council in spring.", Some(5))),
    ),
    (2, 80, "The bus pass ends at 18.", "Free buses for care leavers.", "Transport", None),
    (
        0,
        45,
        "Some of us never met an advocate.",
        "Come to our group.",
        "Advocacy service",
        Some((10, MatterAnswer::Did, "The advocate comes to your group every second month.", Some(4))),
    ),
    (1, 12, "We want to go swimming in the holidays.", "Free swimming.", "Leisure", None),
];

/// Whether a promise is kept, and by what that is seen.
type Reported = Option<(PromiseKept, &'static str)>;

/// The promises, who reports, and whether they are kept by what is seen; nothing for one of which nobody has reported.
const PROMISES: &[(&str, &str, Reported)] = &[
    (
        "We ask you what you think before we decide.",
        "Children’s services",
        Some((PromiseKept::Partly, "Seven of ten children brought something to their last review.")),
    ),
    (
        "You know who your social worker is, and how to reach them.",
        "Children’s services",
        Some((PromiseKept::Kept, "Every child got a card with a name and a number.")),
    ),
    (
        "We help you to stay at your school.",
        "Education",
        Some((PromiseKept::Partly, "Two of three moves were without a new school.")),
    ),
    (
        "You see a dentist and a doctor when you need one.",
        "Public health",
        Some((PromiseKept::NotYet, "Waiting for a dentist takes three months in the north.")),
    ),
    (
        "We find you a safe place when you leave care.",
        "Housing",
        Some((PromiseKept::Partly, "Twelve flats were kept for care leavers this year.")),
    ),
    ("There are jobs and courses for you with the council.", "Human resources", None),
    (
        "We celebrate with you: birthdays, Eid, Christmas, results.",
        "Leisure",
        Some((PromiseKept::Kept, "An awards evening in July, and a party at Eid.")),
    ),
];

/// Tells them, where daily life is told.
pub(crate) fn groups(world: &World, book: &mut Book) {
    let Some(since) = world.life else { return };
    let until = world.plan.until;
    let told = |day: Day, after: i32| {
        let on = day.plus_days(after);
        Moment::from_micros(Moment::start_of(on).micros() + 36_000_000_000)
    };
    for (nth, (name, of, meets)) in GROUPS.iter().enumerate() {
        let group = ParticipationGroup {
            since,
            until: None,
            name: (*name).to_owned(),
            of: *of,
            meets: Some((*meets).to_owned()),
            supported: Some("The advocacy service".to_owned()),
        };
        book.tell(&format!("group-{nth}"), told(since, 1), group);
    }
    for (nth, (group, ago, words, asks, directorate, answer)) in MATTERS.iter().enumerate() {
        let day = until.plus_days(-ago);
        if day < since {
            continue;
        }
        let matter = GroupMatter {
            at: None,
            day,
            group: format!("group-{group}"),
            words: (*words).to_owned(),
            asks: Some((*asks).to_owned()),
            directorate: Some((*directorate).to_owned()),
            owner: "The head of service".to_owned(),
            due: day.plus_days(28),
        };
        // Written down after the meeting, some of it weeks later.
        book.tell(&format!("matter-{nth}"), told(day, if nth % 3 == 2 { 16 } else { 2 }), matter);
        let Some((days, answer, did, after)) = answer else { continue };
        let on = day.plus_days(*days);
        if on > until {
            continue;
        }
        let answered = MatterAnswered {
            day: on,
            matter: format!("matter-{nth}"),
            answer: *answer,
            did: (*did).to_owned(),
            by: Some("The head of service".to_owned()),
            told: after.map(|after| on.plus_days(after)).filter(|told| *told <= until),
            group_says: None,
        };
        book.tell(&format!("answer-{nth}"), told(on, 15), answered);
    }
    for (nth, (words, directorate, kept)) in PROMISES.iter().enumerate() {
        let promise = PledgePromise {
            since,
            until: None,
            words: (*words).to_owned(),
            directorate: (*directorate).to_owned(),
            owner: None,
        };
        book.tell(&format!("promise-{nth}"), told(since, 1), promise);
        let Some((kept, evidence)) = kept else { continue };
        let day = until.plus_days(-40 - 11 * nth as i32);
        if day < since {
            continue;
        }
        let report = PromiseReport {
            day,
            promise: format!("promise-{nth}"),
            kept: *kept,
            evidence: (*evidence).to_owned(),
            children_say: None,
            next: None,
        };
        book.tell(&format!("report-{nth}"), told(day, 6), report);
    }
    let asked = until.plus_days(-100);
    if asked >= since {
        let answer = |question: &str, answer: &str, count: f64| SurveyAnswer {
            question: question.to_owned(),
            answer: answer.to_owned(),
            count,
        };
        let survey = Survey {
            since: asked,
            until: Some(asked.plus_days(28)),
            title: "How is your health check?".to_owned(),
            asked: Some(60.0),
            returned: Some(34.0),
            answers: vec![
                answer("Did the nurse listen to you?", "Yes", 27.0),
                answer("Did the nurse listen to you?", "No", 7.0),
                answer("Where would you like it to be?", "At home", 19.0),
                answer("Where would you like it to be?", "At school", 6.0),
                answer("Where would you like it to be?", "At the clinic", 9.0),
            ],
            words: Some("It was in a room with a broken chair, and I missed maths.".to_owned()),
            did: Some("You can choose where it is, and it is never in lessons now.".to_owned()),
        };
        book.tell("survey-0", told(asked.plus_days(28), 12), survey);
    }
}
