//! `/audits/rounds/new`: a round of audits begins: its theme, tool and team, and its sample, drawn at random with a number
//! that is kept, or named with the reason. `/audits/rounds/{round}`: how far it has come, and that the sample can be drawn
//! again from what was kept.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{Person, Role, drawn};
use axum::extract::State;
use records::quality::{AuditRound, DrawnFrom, SampleSort, Sampled};
use records::{Act, Change, Place, Subject};
use timeline::Stranded;
use web::parts::{
    Cell, Choice, Column, Control, ErrorSummary, Form, Inset, Question, SummaryList, Table, TypedAs,
};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use super::programme::team_name;
use crate::child::door;
use crate::child::record::enter::{RECORD, identifier, is_identifier};
use crate::child::record::read::day;
use crate::signed::Me;
use crate::{Desk, words};

/// Children of one sample, at most.
const MOST: usize = 200;
/// Days in which a round is done.
const LONGEST: i32 = 184;

/// The form.
///
/// # Errors
/// The reader arranges no audits.
pub(crate) async fn new(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        arranges(&me)?;
        let mut begin = Fields::default();
        begin.push("sort", "random");
        begin.push("many", "6");
        begin.push("until", desk.today().plus_days(28).to_string());
        Ok(page(desk, &begin, &ErrorSummary::new()))
    })
    .await
}

/// The sample is drawn and kept.
///
/// # Errors
/// As [`new`]; the journal cannot be written.
pub(crate) async fn draw(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        arranges(&me)?;
        let (today, authority) = (desk.today(), super::authority(desk));
        let mut wrong = ErrorSummary::new();
        let tool = super::tool(&authority, sent.get("tool"), today);
        if tool.is_none() {
            wrong = wrong.at(TOOL, "tool");
        }
        let until = day(sent.get("until").trim())
            .filter(|until| *until >= today && *until <= today.plus_days(LONGEST));
        if until.is_none() {
            wrong = wrong.at(UNTIL, "until");
        }
        let team = Some(sent.get("team")).filter(|team| !team.is_empty());
        if team.is_some_and(|team| desk.people().team(team).is_none()) {
            wrong = wrong.at("Team: choose one, or the whole service", "team");
        }
        let sort = SampleSort::of(sent.get("sort"));
        if sort.is_none() {
            wrong = wrong.at("How the children are chosen: say which", "sort");
        }
        let random = sort != Some(SampleSort::Targeted);
        let many = sent.get("many").trim().parse().ok().filter(|many| (1..=MOST).contains(many));
        if random && many.is_none() {
            wrong = wrong.at(MANY, "many");
        }
        let because = Some(sent.get("because").trim().to_owned()).filter(|because| !because.is_empty());
        if !random && because.is_none() {
            wrong = wrong.at(BECAUSE, "because");
        }
        let auditors: Vec<Person> = auditors(desk)
            .into_iter()
            .filter(|who| sent.all("auditors").any(|sent| *sent == *who.id))
            .cloned()
            .collect();
        if auditors.is_empty() {
            wrong = wrong.at(AUDITORS, "auditors");
        }
        let pool = pool(desk, &me, team)?;
        let named = if random { BTreeSet::new() } else { named(&sent) };
        if !random && (named.is_empty() || named.iter().any(|child| !pool.contains(child))) {
            wrong = wrong.at(CHILDREN, "children");
        }
        if pool.is_empty() {
            wrong = wrong.at("Team: no child in care is with it today", "team");
        }
        let (Some(tool), Some(until), Some(sort), true) = (tool, until, sort, wrong.is_empty()) else {
            return Ok(page(desk, &sent, &wrong).wrong().into());
        };
        let seed = random.then(|| u64::from(rand::random::<u32>()));
        let from: Vec<&str> = pool.iter().map(String::as_str).collect();
        let chosen: Vec<&str> = match (seed, many) {
            (Some(seed), Some(many)) => drawn(&from, seed, many),
            _ => named.iter().map(String::as_str).collect(),
        };
        let sample = shared_out(desk, &chosen, &auditors);
        let round = AuditRound {
            since: today,
            until,
            theme: tool.theme.clone(),
            tool: tool.tool.clone(),
            team: team.map(str::to_owned),
            sort,
            because,
            seed,
            counted: pool.len() as u32,
            pool: pool.iter().map(|child| DrawnFrom { child: child.clone() }).collect(),
            sample,
        };
        let id = match sent.get(RECORD) {
            id if is_identifier(id) => id.to_owned(),
            _ => words::new_identifier(),
        };
        let change = Change {
            subject: Subject::authority(&desk.roll().authority().unwrap_or_else(|| "not-named".into())),
            id: id.as_str().into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: Arc::new(round),
            place: Place::default(),
        };
        // A form that is sent twice draws once: the first sample stands.
        let _ = desk.say_all(&me, "arranges audits", &[change])?;
        Ok(Address::new("/audits/rounds").at(id).into())
    })
    .await
}

const TOOL: &str = "Tool: choose one. If there is none, set one first";
const UNTIL: &str = "To be done by: give a day from today on, within six months";
const MANY: &str = "How many children: give a number from 1 to 200";
const BECAUSE: &str = "Why these children: a targeted sample has a reason";
const CHILDREN: &str = "Which children: write their numbers, each a child in care whom you see";
const AUDITORS: &str = "Who audits: choose at least one";

fn arranges(me: &Person) -> Result<(), Problem> {
    access::arranges_audits(me).map_err(|refusal| door::closed(&refusal))
}

/// Children in care today whose whole record the reader may open, of a team or of all, by number. Closed records are not drawn.
fn pool(desk: &Desk, me: &Person, team: Option<&str>) -> Result<Vec<String>, Problem> {
    let (board, seen) = (desk.board(), desk.seen(me)?);
    let of_team = |worker: &str| {
        team.is_none_or(|team| desk.people().person(worker).and_then(|who| who.team.as_deref()) == Some(team))
    };
    let mut pool: Vec<String> = board
        .everybody()
        .filter(|child| child.looked_after && seen.has_whole(&child.id))
        .filter(|child| team.is_none() || child.worker.as_ref().is_some_and(|(worker, _)| of_team(worker)))
        .map(|child| child.id.to_string())
        .collect();
    pool.sort();
    Ok(pool)
}

/// The numbers that were written, apart by spaces, commas or lines.
fn named(sent: &Fields) -> BTreeSet<String> {
    let written = sent.get("children").split([' ', ',', ';', '\n', '\r', '\t']);
    written.map(|each| each.trim().to_owned()).filter(|each| !each.is_empty()).take(MOST).collect()
}

/// Each child with an auditor in turn, who is not of the team that works with the child where another can be had.
fn shared_out(desk: &Desk, children: &[&str], auditors: &[Person]) -> Vec<Sampled> {
    let board = desk.board();
    let worker_of =
        |id: &str| board.everybody().find(|child| *child.id == *id).and_then(|child| child.worker.clone());
    let mut shared = Vec::with_capacity(children.len());
    for (turn, child) in children.iter().enumerate() {
        let team = worker_of(child)
            .and_then(|(worker, _)| desk.people().person(&worker).and_then(|who| who.team.clone()));
        let order = (0..auditors.len()).map(|step| &auditors[(turn + step) % auditors.len()]);
        let apart = order.clone().find(|who| who.team.is_none() || who.team != team);
        let auditor = apart.or_else(|| order.clone().next());
        shared.push(Sampled { child: (*child).to_owned(), auditor: auditor.map(|who| who.id.to_string()) });
    }
    shared
}

/// Those who audit.
fn auditors(desk: &Desk) -> Vec<&Person> {
    [Role::QualityAssurance, Role::HeadOfService, Role::TeamManager, Role::ReviewingOfficer]
        .into_iter()
        .flat_map(|role| desk.people().of_role(role))
        .collect()
}

fn page(desk: &Desk, sent: &Fields, wrong: &ErrorSummary) -> Page {
    let authority = super::authority(desk);
    let tools = super::tools(&authority, desk.today());
    let says = |id: &str, sentence: &str| wrong.says(id).then(|| sentence.to_owned());
    let listed =
        |choices: Vec<Choice>, name: &str| Control::Listed { choices, chosen: sent.get(name).to_owned() };
    let sorts = SampleSort::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let who = auditors(desk)
        .into_iter()
        .map(|who| Choice::new(&*who.id, format!("{} ({})", who.name, who.role.words())));
    let chosen: Vec<String> = sent.all("auditors").map(str::to_owned).collect();
    let of_tools =
        tools.iter().map(|tool| Choice::new(&*tool.tool, format!("{}: {}", tool.theme, tool.tool))).collect();
    let teams = desk.people().teams().iter().map(|team| Choice::new(&*team.id, &*team.name)).collect();
    let form = Form::new("/audits/rounds/new", "Draw the sample and keep it")
        .keep(RECORD, identifier(sent))
        .ask(&Question::new("tool", "Which tool?", listed(of_tools, "tool")).error(says("tool", TOOL)))
        .ask(
            &Question::new("team", "Which team? (optional)", listed(teams, "team"))
                .hint("Leave it empty for the whole service"),
        )
        .ask(
            &Question::new(
                "sort",
                "How are the children chosen?",
                Control::OneOf { choices: sorts, chosen: sent.get("sort").to_owned() },
            )
            .error(says("sort", "Say which")),
        )
        .ask(
            &Question::typed("many", "At random: how many?", TypedAs::Number, sent.get("many"))
                .hint("Drawn from the children in care today. The number it was drawn with and everybody it was drawn \
                       from are kept")
                .error(says("many", MANY)),
        )
        .ask(
            &Question::paragraphs("children", "Targeted: which children?", sent.get("children"))
                .hint("Their numbers, one a line")
                .error(says("children", CHILDREN)),
        )
        .ask(&Question::paragraphs("because", "Targeted: why these?", sent.get("because")).error(says("because", BECAUSE)))
        .ask(
            &Question::new("auditors", "Who audits?", Control::AnyOf { choices: who.collect(), chosen })
                .hint("In turn. Nobody gets a child of their own team where another can take it")
                .error(says("auditors", AUDITORS)),
        )
        .ask(&Question::typed("until", "To be done by", TypedAs::Day, sent.get("until")).error(says("until", UNTIL)));
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    if tools.is_empty() {
        html = html.with(&Inset::new("No tool is set: set one first, under Audits, “Set a tool”."));
    }
    Page::new("Begin a round of audits")
        .under("Audits", Address::new("/audits"))
        .in_menu("/team")
        .body(html.with(&form))
}

/// One round.
///
/// # Errors
/// The reader sees no audits; there is no such round.
pub(crate) async fn one(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_audits(&me).map_err(|refusal| door::closed(&refusal))?;
        let authority = super::authority(desk);
        let round =
            authority.strand::<AuditRound>().find(|round| **round.id == *id).map(|round| round.record);
        let round = round.ok_or(Problem::Missing("There is no such round of audits."))?;
        let (seen, today) = (desk.seen(&me)?, desk.today());
        let cohort = desk.cohort(calendar::Moment::END_OF_TIME);
        let mut list = SummaryList::new()
            .row("Tool", round.tool.clone())
            .row("Team", team_name(desk, round.team.as_deref()))
            .row("From, to", format!("{} to {}", round.since.to_words(), round.until.to_words()))
            .row("Chosen", chosen(round));
        if let Some(because) = &round.because {
            list = list.row("Why these", because.clone());
        }
        let columns =
            [Column::text("Child"), Column::text("Auditor"), Column::text("State"), Column::text("Grade")];
        let mut table = Table::new("The sample", columns).large();
        for drawn in &round.sample {
            let audits = cohort.child(&drawn.child).map(|child| oversight::audit::audits_of(child, today));
            let audits = audits.unwrap_or_default();
            let own = audits.iter().find(|audit| audit.audit.round.as_deref() == Some(&*id));
            let auditor = drawn.auditor.as_deref().map_or_else(String::new, |who| words::worker(desk, who));
            let may_see = seen.has(&drawn.child);
            let child = if may_see {
                let called = words::name_of(&cohort, &drawn.child).unwrap_or_else(|| drawn.child.clone());
                Cell::link(called, &super::address(&drawn.child))
            } else {
                Cell::none("not yours to see")
            };
            let state = match own {
                Some(audit) if audit.is_closed() => "done, actions closed",
                Some(_) => "done, actions open",
                None if round.until < today => "not done, late",
                None => "not done",
            };
            let grade = own
                .filter(|_| may_see)
                .map_or_else(|| Cell::none("none yet"), |audit| super::grade(audit.grade()));
            table.push([child, Cell::new(auditor), Cell::new(state), grade]);
        }
        Ok(Page::new(round.theme.clone())
            .title("A round of audits")
            .under("Audits", Address::new("/audits"))
            .in_menu("/team")
            .body(Html::of(&list).with(&table)))
    })
    .await
}

/// How the sample was chosen, and that it comes out again.
fn chosen(round: &AuditRound) -> String {
    let Some(seed) = round.seed else {
        return format!(
            "{} of {}, targeted",
            round.sample.len(),
            words::counted(round.counted as usize, "child", "children")
        );
    };
    let pool: Vec<&str> = round.pool.iter().map(|from| from.child.as_str()).collect();
    let again = drawn(&pool, seed, round.sample.len());
    let same = again.iter().zip(&round.sample).all(|(again, kept)| *again == kept.child)
        && again.len() == round.sample.len()
        && pool.len() == round.counted as usize;
    let proof = if same {
        "Drawn again just now from the children kept with it: the same sample."
    } else {
        "Drawn again just now, it is NOT the same sample: ask who changed it."
    };
    format!(
        "{} of {}, at random, with the number {seed}. {proof}",
        round.sample.len(),
        words::counted(round.counted as usize, "child", "children")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_that_was_changed_is_told() {
        let pool: Vec<String> = (0..40).map(|nth| format!("C{nth:02}")).collect();
        let from: Vec<&str> = pool.iter().map(String::as_str).collect();
        let sample: Vec<Sampled> = drawn(&from, 7, 5)
            .into_iter()
            .map(|child| Sampled { child: child.to_owned(), auditor: None })
            .collect();
        let today: calendar::Day = "2018-11-05".parse().unwrap();
        let round = AuditRound {
            since: today,
            until: today,
            theme: "Plans".to_owned(),
            tool: "Plans".to_owned(),
            team: None,
            sort: SampleSort::Random,
            because: None,
            seed: Some(7),
            counted: 40,
            pool: pool.iter().map(|child| DrawnFrom { child: child.clone() }).collect(),
            sample,
        };
        assert!(chosen(&round).contains("the same sample"));
        let mut swapped = round.clone();
        swapped.sample[0].child = "C39".to_owned();
        let mut fewer = round.clone();
        fewer.pool.pop();
        let mut other = round;
        other.seed = Some(8);
        for changed in [swapped, fewer, other] {
            assert!(chosen(&changed).contains("NOT the same"), "{changed:?}");
        }
    }

    #[test]
    fn numbers_are_read_however_they_are_apart() {
        let sent = Fields::read(b"children=C1%2C+C2%0D%0AC3%3BC1++");
        assert_eq!(named(&sent).into_iter().collect::<Vec<_>>(), ["C1", "C2", "C3"]);
    }
}
