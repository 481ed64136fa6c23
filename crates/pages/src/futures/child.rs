//! `/child/{child}/permanence`: one child's way: the plan and its parallel with the day on which it is decided, each step
//! with its day and what delays it, the family that was considered, the court, adoption as far as it is open to the reader.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::adoption::proposal::Proposal;
use oversight::adoption::{after, stage};
use oversight::court::{pre, proceedings, section_20};
use oversight::permanence::steps::From;
use oversight::permanence::{Track, family, long_term};
use records::adoption::AdoptionStep;
use records::permanence::{LifelongLinks, PermanencePlan, ProgrammePlace};
use records::{Answer, Definition};
use timeline::{Cohort, Standpoint, Timeline};
use web::parts::{Colour, Inset, SummaryList};
use web::{Html, Notice, Page, Path, Problem, Query};

use super::told::{Holds, List, Told, days_of};
use super::{family_time, relative};
use crate::Desk;
use crate::child::overview::{heading, said};
use crate::child::record::fastest;
use crate::child::{AskedKnown, View};
use crate::record::Record;
use crate::signed::Me;

/// The page.
///
/// # Errors
/// As [`crate::child::overview::get`]; nothing of it is open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "permanence", &to)?;
        let plan = record.permit.may_read(PermanencePlan::KIND);
        if !plan {
            record.must_read(AdoptionStep::KIND)?;
        }
        let child = record.timeline(known.moment());
        let (authority, day) = (desk.authority(known.moment()), known.day);
        let at = Standpoint { day, known: known.moment(), authority: &authority };
        // Days come from everything that is recorded, words from what is open to the reader.
        let clocked = record.clocked(known.moment());
        let duties = clocks::due(&clocked, &at);
        let mut html = actions(&record);
        if plan {
            html = html.with(&of_the_plan(&child, &duties, day));
            html = html.with(&family_time::section(&child, day)).with(&of_the_court(&child, &duties, day));
        }
        if record.permit.may_read(AdoptionStep::KIND) {
            html = html.with(&of_adoption((desk, &me), &clocked, &duties, day));
        }
        let page = crate::child::page(&record, &child, View::Permanence, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// What the reader may record here.
fn actions(record: &Record) -> Html {
    let mut links = Vec::new();
    for (kind, words) in [
        ("permanence_step", "Record a step, or what delays it"),
        ("permanence_plan", "Make or change the plan"),
        ("viability_assessment", "Record that a relative was considered"),
        ("long_term_match", "Record a long-term match"),
        ("pre_proceedings", "Begin pre-proceedings"),
        ("adoption_step", "Record a step towards adoption"),
        ("adoption_link", "Record adopters who are considered"),
        ("match_proposal", "Propose a match, or write down its papers and the panel"),
        ("adoption_placement_plan", "Write down the adoption placement plan"),
        ("introductions_plan", "Plan introductions"),
        ("lifelong_links", "Lifelong links"),
        ("programme_place", "A place in a programme"),
    ] {
        let Some(kind) = records::kind(kind).filter(|kind| record.adds(kind)) else { continue };
        let class = if links.is_empty() { "govuk-button" } else { "govuk-link" };
        let to = fastest(record.id(), kind);
        links.push(format!("<li><a class=\"{class}\" href=\"{}\">{words}</a></li>", Html::text(&to)));
    }
    if links.is_empty() {
        return Html::new();
    }
    Html::trusted(format!("<ul class=\"govuk-list\">{}</ul>", links.concat()))
}

fn or(day: Option<Day>, none: &str) -> String {
    day.map_or_else(|| none.to_owned(), Day::to_words)
}

fn of_the_plan(child: &Timeline, duties: &[clocks::Duty], day: Day) -> Html {
    let Some(track) = Track::of(child, day) else {
        return Html::of(&heading("Where the child will grow up"))
            .with(&Inset::new("The child is not in care on this day: no plan of permanence is followed."));
    };
    let mut list = SummaryList::new().row("How far", track.state.words());
    if let Some(plan) = &track.plan {
        list = list.row("Plan", format!("{}, since {}", plan.route.label(), plan.base.to_words()));
        if let Some(parallel) = plan.parallel {
            list = list.row("If that does not work", parallel.label());
            let point = match (plan.approved, plan.decide_by) {
                (Some(approved), _) => format!("Decided {}", approved.to_words()),
                (None, Some(by)) => format!("To be decided by {}", by.to_words()),
                (None, None) => "No day is set by which it is decided".to_owned(),
            };
            list = list.row("Between the two", point);
        }
        list = list.row("Approved", or(plan.approved, "Not yet"));
        for (on, route, why) in &plan.left {
            let why = why.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
            list = list.row("Given up", format!("{}, {}{why}", route.label(), on.to_words()));
        }
    } else {
        list = list.row("Plan", "None is recorded in this time in care");
    }
    if let Some(next) = track.next() {
        let by = next.planned.unwrap_or(next.due).to_words();
        list = list.row("Waits for", format!("{}, by {by}", next.title));
    }
    if track.behind() > 0 {
        list = list.row("Behind", days_of(track.behind()));
    }
    if let Some(found) = long_term::of(child, &track, duties, day) {
        let says = format!("{}. Panel by {}", found.stands.words(), found.due.to_words());
        list = list.row("Long-term match", says);
    }
    let mut html = Html::of(&heading("Where the child will grow up")).with(&list);
    html = html.with(&heading("Steps")).with(&steps(&track).table());
    let family = family::family(child, day);
    html = html.with(&heading("Family considered"));
    if family.is_empty() {
        return html.with(&Inset::new(
            "Nobody of the family is recorded as considered, and no relative is on record.",
        ));
    }
    let items: String = family.iter().map(|one| format!("<li>{}</li>", Html::text(relative(one)))).collect();
    html.with(&Html::trusted(format!("<ul class=\"govuk-list govuk-list--bullet\">{items}</ul>")))
        .with(&for_life(child, day))
}

/// Whom the child keeps for life, and programmes with a name that the child has a place in; nothing where nobody wrote of either.
fn for_life(child: &Timeline, day: Day) -> Html {
    let mut html = Html::new();
    if let Some(links) = child.strand::<LifelongLinks>().rfind(|said| said.day <= day) {
        let met = or(links.met.filter(|on| *on <= day), "Not yet");
        let mut list = SummaryList::new().row("Begun", links.day.to_words()).row("They met", met);
        for each in &links.people {
            let willing = match each.willing {
                Some(Answer::Yes) => "will be in touch",
                Some(Answer::No) => "will not be in touch",
                _ => "not known yet",
            };
            let how = each.how.as_deref().map(|how| format!(" {how}.")).unwrap_or_default();
            list = list.row(each.who.clone(), format!("{}.{how}", capital(willing)));
        }
        if let Some(plan) = &links.plan {
            list = list.row("What they promised", plan.clone());
        }
        html = html.with(&heading("Lifelong links")).with(&list);
    }
    let places: Vec<_> = child.strand::<ProgrammePlace>().filter(|said| said.referred <= day).collect();
    if !places.is_empty() {
        let mut list = SummaryList::new();
        for said in places.iter().rev() {
            let state = match (said.ended.filter(|on| *on <= day), said.started.filter(|on| *on <= day)) {
                (Some(on), _) => {
                    let outcome = said.outcome.map_or("", |outcome| outcome.label());
                    format!("Ended {}. {outcome}", on.to_words())
                }
                (None, Some(on)) => format!("Since {}", on.to_words()),
                (None, None) => format!("Referred {}, not begun", said.referred.to_words()),
            };
            list = list.row(said.programme.clone(), state);
        }
        html = html.with(&heading("Programmes")).with(&list);
    }
    html
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

fn steps(track: &Track) -> List {
    let rows = track.steps.iter().map(|step| {
        let whence = match step.from {
            From::SecondReview => "second review".to_owned(),
            From::Planned => "planned".to_owned(),
            From::Weeks(weeks) => format!("{weeks} weeks from the plan"),
        };
        let done = match step.done {
            Some(done) => Told::day(done).tagged(Colour::Green),
            None if step.passed => Told::none("left out"),
            None => Told::none("not yet"),
        };
        vec![
            Told::text(step.title),
            Told::day(step.due),
            Told::text(whence),
            Told::day_or(step.planned.filter(|planned| *planned != step.due), "as expected"),
            done,
            Told::behind(step.late),
            Told::behind(step.own),
            Told::or(step.cause_words(), "nothing"),
            Told::or(step.notes.as_deref(), "nothing more"),
        ]
    });
    List {
        name: "steps",
        caption: "Each step, its day, and what delays it",
        columns: &[
            (Holds::Words, "Step"),
            (Holds::Day, "Expected"),
            (Holds::Words, "By"),
            (Holds::Day, "Now planned for"),
            (Holds::Day, "Done"),
            (Holds::Number, "Behind"),
            (Holds::Number, "Of its own"),
            (Holds::Words, "Because of"),
            (Holds::Prose, "More"),
        ],
        rows: rows.collect(),
        empty: "No step is asked for.",
    }
}

fn of_the_court(child: &Timeline, duties: &[clocks::Duty], day: Day) -> Html {
    let mut html = Html::new();
    let track = Track::of(child, day);
    if let Some(agreed) = section_20::of(child, track.as_ref(), day) {
        let faults: Vec<&str> = agreed.faults.iter().map(|fault| fault.words()).collect();
        let consent = match &agreed.consent {
            Some((on, by, _)) => format!("{by}, {}", on.to_words()),
            None => "None is recorded".to_owned(),
        };
        let list = SummaryList::new()
            .row("Since", format!("{} ({})", agreed.since.to_words(), days_of(agreed.days)))
            .row("Consent", consent)
            .row("Asked again", or(agreed.looked_again, "Not yet"))
            .row("To put right", if faults.is_empty() { "Nothing".to_owned() } else { faults.join("; ") });
        html = html.with(&heading("Looked after by agreement (section 20)")).with(&list);
    }
    if let Some(before) = pre::of(child, duties, day) {
        let mut list = SummaryList::new().row("Stage", before.stage.words());
        list = list.row("Letter", or(before.letter, "Not sent"));
        for (stage, on, days) in &before.stages {
            list = list.row(stage.words(), format!("From {}, {}", on.to_words(), days_of(*days)));
        }
        if let Some((on, held)) = before.family_meeting {
            list = list.row(
                "Family group meeting",
                format!("Offered {}, held: {}", on.to_words(), or(held, "not yet")),
            );
        }
        if let Some((what, by)) = before.next {
            list = list.row("Next", format!("{what}, by {}", by.to_words()));
        }
        if let Some((on, how)) = &before.ended {
            let how = how.map_or("", |how| how.label());
            list = list.row("Ended", format!("{}. {how}", on.to_words()));
        }
        html = html.with(&heading("Before proceedings")).with(&list);
    }
    for one in proceedings::of(child, day).iter().rev() {
        let mut list = SummaryList::new()
            .row("Issued", one.issued.to_words())
            .row("Weeks", format!("{} of 26; {}", one.weeks(day), one.time.words().to_lowercase()));
        for hearing in &one.hearings {
            let held = if hearing.held { "" } else { " (to come)" };
            list = list.row(hearing.what.clone(), format!("{}{held}", hearing.day.to_words()));
        }
        for filing in &one.filings {
            let state = match filing.done {
                Some(done) => format!("done {}", done.to_words()),
                None => format!("due {}", filing.by.to_words()),
            };
            list = list.row(filing.what.label(), state);
        }
        if let Some((on, outcome)) = &one.concluded {
            list = list
                .row("Concluded", format!("{}. {}", on.to_words(), outcome.as_deref().unwrap_or_default()));
        }
        if let Some(cause) = one.cause {
            list = list.row("What delays", cause.label());
        }
        html = html.with(&heading("Care proceedings")).with(&list);
    }
    html
}

fn of_adoption((desk, me): (&Desk, &Person), child: &Timeline, duties: &[clocks::Duty], day: Day) -> Html {
    let Some(way) = stage::of(child, duties, day) else {
        return Html::new();
    };
    let mut list = SummaryList::new()
        .row("Stage", format!("{}, since {}", way.stage.words(), way.since.to_words()))
        .row("Decided that the child should be placed", or(way.decided, "Not decided"));
    for (made, reversed, why) in &way.reversed {
        let why = why.map_or("no reason recorded", |why| why.label());
        let says = format!("Decided {}, reversed {}: {why}", made.to_words(), reversed.to_words());
        list = list.row("Reversed", says);
    }
    list = list
        .row("The agency may place since", or(way.ordered, "Not yet"))
        .row("Matched", or(way.matched, "Not yet"))
        .row("Moved in with the adopters", or(way.placed, "Not yet"))
        .row("Order", or(way.adopted, "Not made"));
    if let Some(plan) = way.introductions {
        let midway = match (plan.midpoint_held, plan.midpoint) {
            (Some(held), _) => format!("held {}", held.to_words()),
            (None, Some(planned)) => format!("planned for {}", planned.to_words()),
            (None, None) => "not planned".to_owned(),
        };
        list = list.row("Introductions", format!("Begin {}; review midway {midway}", plan.starts.to_words()));
    }
    if way.early {
        list = list.row(
            "Early permanence",
            "The child lives, or was to live, with the adopters as foster carers first",
        );
    }
    if let Some((what, by)) = way.next {
        let by = by.map(|by| format!(", by {}", by.to_words())).unwrap_or_default();
        list = list.row("Waits for", format!("{what}{by}"));
    }
    if let Some(cause) = way.cause {
        list = list.row("What delays", cause.label());
    }
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let mut html = Html::of(&heading("Adoption")).with(&list);
    if !way.links.is_empty() {
        html = html.with(&heading("Adopters considered")).with(&links(me, &cohort, &way, day).table());
    }
    for each in way.proposals.iter().rev() {
        html = html
            .with(&heading(&format!("Match proposed with {}", with(me, &cohort, each, day))))
            .with(&proposal(each, day))
            .with(&papers(each).table());
    }
    if way.matched.is_some() && !child.adoption_matches.iter().any(|said| said.matched == way.matched) {
        html = html.with(&Inset::new(
            "The match is decided, and the return does not have it yet: record Match with adopters.",
        ));
    }
    if let Some(after) = after::of(child, &way, duties, day) {
        let owed = |owed: &after::Owed| match (owed.done, owed.due) {
            (Some(done), _) => format!("Done {}", done.to_words()),
            (None, Some(due)) => format!("By {}", due.to_words()),
            (None, None) => "To do".to_owned(),
        };
        let list = SummaryList::new()
            .row("May be appealed until", after.final_on.to_words())
            .row("Later-life letter", owed(&after.letter))
            .row("Life-story book", owed(&after.book))
            .row("Support plan", or(after.support, "None"))
            .row("Support reviewed", after.review.as_ref().map_or_else(|| "Not asked".to_owned(), owed));
        html = html.with(&heading("After the order")).with(&list);
    }
    html
}

/// How far a proposed match is.
fn proposal(each: &Proposal, day: Day) -> SummaryList {
    let given = match (each.given, each.give_by) {
        (Some(given), Some(by)) if given > by => {
            format!("{}: later than {}, ten working days before the panel", given.to_words(), by.to_words())
        }
        (Some(given), _) => given.to_words(),
        (None, Some(by)) if each.given_late(day) => format!("Not yet. It was due by {}", by.to_words()),
        (None, Some(by)) => format!("Not yet. By {}, ten working days before the panel", by.to_words()),
        (None, None) => "Not yet; no panel is set".to_owned(),
    };
    let panel = match (each.panel, each.view) {
        (Some(on), Some(view)) => format!("{}: {}", on.to_words(), view.label()),
        (Some(on), None) => format!("{}, not heard yet", on.to_words()),
        (None, _) => "No day is set".to_owned(),
    };
    let decided = match (each.decided, each.withdrawn, each.decide_by) {
        (Some(on), ..) => format!("{}: {}", on.to_words(), each.progress.words()),
        (None, Some(on), _) => format!("Given up, {}", on.to_words()),
        (None, None, Some(by)) => format!("Not yet. By {}", by.to_words()),
        (None, None, None) => "Not yet".to_owned(),
    };
    let mut list = SummaryList::new()
        .row("How far", format!("{}; proposed {}", each.progress.words(), each.day.to_words()))
        .row("Placement report to the adopters", given)
        .row("What they think of it came", or(each.observations, "Not yet"))
        .row("Panel", panel)
        .row("Decided", decided);
    if let Some(because) = &each.because {
        list = list.row("Why", because.clone());
    }
    list
}

/// Whom a match is proposed with: the household by its name, for those to whom households are open.
fn with(me: &Person, cohort: &Cohort, each: &Proposal, day: Day) -> String {
    match each.household.as_deref() {
        Some(household) if access::household(me, household).is_ok() => {
            crate::homes::called_household(me, cohort, household, day)
        }
        _ => each.with.clone(),
    }
}

/// Who had which paper of a proposed match, on which day.
fn papers(each: &Proposal) -> List {
    let rows = each
        .shared
        .iter()
        .map(|(paper, with, on)| vec![Told::text(paper.label()), Told::text(with.label()), Told::day(*on)]);
    List {
        name: "papers",
        caption: "Who had which paper",
        columns: &[(Holds::Words, "Paper"), (Holds::Words, "With whom"), (Holds::Day, "On")],
        rows: rows.collect(),
        empty: "Nobody is recorded as having had a paper.",
    }
}

fn links(me: &Person, cohort: &Cohort, way: &stage::Way, day: Day) -> List {
    let rows = way.links.iter().rev().map(|link| {
        let end = link.ended.as_ref();
        let because = end.and_then(|(.., why)| why.as_deref());
        vec![
            match link.household.as_deref() {
                Some(household) => Told::household_for(me, cohort, household, day),
                None => Told::none("not named"),
            },
            Told::or(link.agency.as_deref(), "our own"),
            Told::day(link.since),
            Told::day_or(end.map(|(on, ..)| *on), "goes on"),
            Told::or(end.and_then(|(_, how, _)| how.map(|how| how.label())), "nothing decided"),
            Told::or(because, "nothing said"),
        ]
    });
    List {
        name: "links",
        caption: "Adopters who were considered, newest first",
        columns: &[
            (Holds::Words, "Household"),
            (Holds::Words, "Agency"),
            (Holds::Day, "Since"),
            (Holds::Day, "Ended"),
            (Holds::Words, "How"),
            (Holds::Prose, "Why"),
        ],
        rows: rows.collect(),
        empty: "No adopters were considered yet.",
    }
}
