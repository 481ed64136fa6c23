//! `/workforce`: posts filled and vacant, agency, who left, sickness and supervision of each team, and how often children changed
//! worker. What nobody records is not known here, and is never nought. `/settings/posts`: how many posts a team has, from a day.

use std::collections::BTreeMap;

use access::Person;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{Day, Moment};
use oversight::caseload::weights_on;
use oversight::supervision::Stands;
use oversight::workforce::{MANY_WORKERS, Staffing, staffing, teams_agreed, workers_in_a_year};
use records::workforce::{PostsAgreed, TeamGroup};
use records::{Definition, Subject};
use timeline::Worker;
use web::parts::{Cell, Column, Details, Table};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Problem, Query};

use super::my_team::caseloads::{hundredths, tenths};
use super::my_work::lead;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::rows::{self, List, Rows};
use crate::said::Saying;
use crate::signed::Me;
use crate::{Desk, words};

/// The pages.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/workforce", get(show))
        .route("/workforce.csv", rows::file(&LIST))
        .route("/settings/posts", get(settings).post(set))
}

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
    #[serde(default)]
    of: String,
}

async fn show(State(desk): State<Desk>, Me(me): Me, Query(asked): Query<Asked>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::staffing(&me).map_err(|refusal| door::closed(&refusal))?;
        let today = desk.today();
        let authority = desk.authority(Moment::END_OF_TIME);
        let full = weights_on(&authority, today).map(|set| set.hours);
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let workers = &cohort.workers;
        let all = staffing(workers.iter(), &authority, full, None, today);
        let mut html = Html::of(&lead(&sentence(&all)));
        if all.people == 0 && all.agency == 0.0 {
            html = html.with(&web::parts::Inset::new(
                "Nobody’s post is recorded here: what follows is not known, which is not nought.",
            ));
        }
        let rows = team_rows(desk, workers, full, today);
        html = html.with(&staffing_table(&all, &rows)).with(&rows::download("Each team", "/workforce.csv"));
        if all.without_hours > 0 {
            let says = format!(
                "The hours of {} are not recorded: they are in no full-time equivalent.",
                words::counted(all.without_hours, "worker", "workers")
            );
            html = html.with(&web::parts::Inset::new(says));
        }
        html = html
            .with(&heading("Supervision and sickness"))
            .with(&supervision_table(desk, workers, &rows, today));
        html = html
            .with(&heading("Caseloads of the looked-after teams"))
            .with(&caseloads(desk, &me, full, today));
        html = html.with(&heading("Changes of worker")).with(&changes(desk, &me, today)?);
        html = html.with(&how());
        if access::sets_the_service(&me).is_ok() {
            html = html.with(&link(&Link::new("Set the posts of a team", Address::new("/settings/posts"))));
        }
        let page = Page::new("Workforce")
            .caption(today.to_words())
            .in_menu("/team")
            .under("My team", Address::new("/team"))
            .body(html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// A team with its staffing: every team that is named by people, posts or workers.
fn team_rows(desk: &Desk, workers: &[Worker], full: Option<f64>, today: Day) -> Vec<(String, Staffing)> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let mut names: Vec<String> = desk.people().teams().iter().map(|team| team.name.clone()).collect();
    for (team, _) in teams_agreed(&authority, today) {
        if !names.iter().any(|name| name == team) {
            names.push(team.to_owned());
        }
    }
    let of = |name: String| {
        let staffing = staffing(workers.iter(), &authority, full, Some(&name), today);
        (name, staffing)
    };
    names.into_iter().map(of).collect()
}

/// The list: each team, and all of them together.
pub(crate) const LIST: List = List {
    name: "workforce",
    title: "Posts, vacancies, agency, turnover and sickness of each team",
    asks: &[],
    rows: |desk, me, _| {
        access::staffing(me).map_err(|refusal| door::closed(&refusal))?;
        let (today, cohort) = (desk.today(), desk.cohort(Moment::END_OF_TIME));
        let authority = desk.authority(Moment::END_OF_TIME);
        let full = weights_on(&authority, today).map(|set| set.hours);
        let mut all = team_rows(desk, &cohort.workers, full, today);
        all.push(("All teams".to_owned(), staffing(cohort.workers.iter(), &authority, full, None, today)));
        let some = |number: Option<f64>| number.map(tenths).unwrap_or_default();
        let row = |(name, each): (String, Staffing)| {
            vec![
                name,
                some(each.posts),
                tenths(each.in_post),
                some(each.vacant()),
                some(each.vacancy_rate()),
                tenths(each.agency),
                some(each.agency_rate()),
                tenths(each.left),
                some(each.turnover()),
                tenths(each.began),
                each.away.to_string(),
                each.sick_days.to_string(),
                each.without_hours.to_string(),
            ]
        };
        let headings = [
            "Team",
            "Posts",
            "In post",
            "Vacant",
            "Vacancy rate, per cent",
            "Agency",
            "Agency rate, per cent",
            "Left in a year",
            "Turnover, per cent",
            "Began in a year",
            "Away today",
            "Working days sick in a year",
            "Workers whose hours are not recorded",
        ];
        Ok(Rows::new(&headings, all.into_iter().map(row).collect()))
    },
};

fn sentence(all: &Staffing) -> String {
    let vacant = match (all.vacant(), all.vacancy_rate()) {
        (Some(vacant), Some(rate)) => format!("{} posts vacant ({}%)", tenths(vacant), tenths(rate)),
        _ => "vacancies are not known here".to_owned(),
    };
    let left = all.turnover().map_or_else(
        || "turnover is not known here".to_owned(),
        |rate| format!("{} left in a year ({}%)", tenths(all.left), tenths(rate)),
    );
    let agency = all.agency_rate().map_or_else(
        || "agency is not known here".to_owned(),
        |rate| format!("{} from an agency ({}%)", tenths(all.agency), tenths(rate)),
    );
    format!("{} full-time social workers in post; {vacant}; {agency}; {left}.", tenths(all.in_post))
}

const NOT_KNOWN: &str = "not known here";

fn number(number: Option<f64>) -> Cell {
    number.map_or_else(|| Cell::none(NOT_KNOWN), |number| Cell::new(tenths(number)))
}

fn percent(number: Option<f64>) -> Cell {
    number.map_or_else(|| Cell::none(NOT_KNOWN), |number| Cell::new(format!("{}%", tenths(number))))
}

fn staffing_table(all: &Staffing, rows: &[(String, Staffing)]) -> Table {
    let columns = [
        Column::text("Team"),
        Column::number("Posts"),
        Column::number("In post"),
        Column::number("Vacant"),
        Column::number("Vacancy rate"),
        Column::number("Agency"),
        Column::number("Agency rate"),
        Column::number("Left in a year"),
        Column::number("Turnover"),
        Column::number("Began in a year"),
    ];
    let mut table = Table::new("Full-time posts of social workers", columns);
    let mut push = |name: &str, each: &Staffing| {
        table.push([
            Cell::new(name),
            number(each.posts),
            Cell::new(tenths(each.in_post)),
            number(each.vacant()),
            percent(each.vacancy_rate()),
            Cell::new(tenths(each.agency)),
            percent(each.agency_rate()),
            Cell::new(tenths(each.left)),
            percent(each.turnover()),
            Cell::new(tenths(each.began)),
        ]);
    };
    for (name, each) in rows {
        push(name, each);
    }
    push("All teams", all);
    table
}

fn supervision_table(desk: &Desk, workers: &[Worker], rows: &[(String, Staffing)], today: Day) -> Table {
    let columns = [
        Column::text("Team"),
        Column::number("Social workers at work"),
        Column::number("Supervised in time"),
        Column::number("Late"),
        Column::number("Away today"),
        Column::number("Working days sick in a year"),
        Column::number("For each in post"),
    ];
    let mut table = Table::new("Supervision and sickness by team", columns).caption_hidden();
    let by_id: BTreeMap<&str, &Worker> = workers.iter().map(|worker| (&*worker.id, worker)).collect();
    for team in desk.people().teams() {
        let Some((_, staffing)) = rows.iter().find(|(name, _)| *name == team.name) else { continue };
        let own = desk.people().workers_of(&team.id);
        let standings: Vec<Stands> = own
            .iter()
            .filter_map(|who| by_id.get(&*who.id))
            .map(|worker| desk.supervision_of(worker, today).stands)
            .collect();
        let due =
            standings.iter().filter(|stands| !matches!(stands, Stands::Away | Stands::NothingAgreed)).count();
        let late = standings.iter().filter(|stands| matches!(stands, Stands::Late(_))).count();
        let in_time = (due > 0).then(|| (due - late) as f64 / due as f64 * 100.0);
        table.push([
            Cell::new(&team.name),
            Cell::new(due),
            percent(in_time),
            Cell::new(late),
            Cell::new(staffing.away),
            Cell::new(staffing.sick_days),
            number(staffing.sick_days_each()),
        ]);
    }
    table
}

/// 11.4 and 11.5 as they are today: of the teams that the posts' setting counts.
fn caseloads(desk: &Desk, me: &Person, full: Option<f64>, today: Day) -> Html {
    let authority = desk.authority(Moment::END_OF_TIME);
    let board = desk.board();
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let columns = [
        Column::text("Average"),
        Column::number("Children"),
        Column::number("Full-time workers"),
        Column::number("Average caseload"),
        Column::number("With reduced caseloads counted so"),
    ];
    let mut table = Table::new("Average caseloads of looked-after teams today", columns).caption_hidden();
    let mut most: Option<(usize, String)> = None;
    for (id, group, title) in
        [("11.5a", TeamGroup::OneToThree, "Teams 1 to 3"), ("11.5b", TeamGroup::FourAndFive, "Teams 4 and 5")]
    {
        let teams: Vec<String> = teams_agreed(&authority, today)
            .into_iter()
            .filter(|(_, own)| *own == Some(group))
            .map(|(team, _)| team.to_owned())
            .collect();
        let (mut children, mut fte, mut reduced) = (0, 0.0, 0.0);
        for team in desk.people().teams().iter().filter(|team| teams.contains(&team.name)) {
            for who in desk.people().workers_of(&team.id) {
                let own = board.of_worker(&who.id).len();
                let worker = cohort.workers.iter().find(|worker| worker.id == who.id);
                let post =
                    super::my_team::caseloads::post_of(desk, &who.id, today, weights_on(&authority, today));
                let share = post.share.filter(|_| full.is_some()).unwrap_or_default();
                children += own;
                fte += share;
                let less = worker.and_then(|worker| oversight::workforce::reduced(worker, today));
                reduced += share * less.map_or(1.0, |(_, share)| share);
                if most.as_ref().is_none_or(|(before, _)| own > *before) {
                    most = Some((own, who.name.clone()));
                }
            }
        }
        let average = |of: f64| (!teams.is_empty() && of > 0.0).then(|| children as f64 / of);
        let known = !teams.is_empty();
        table.push([
            Cell::new(format!("{title} ({id})")),
            if known { Cell::new(children) } else { Cell::none(NOT_KNOWN) },
            number(known.then_some(fte)),
            number(average(fte)),
            number(average(reduced)),
        ]);
    }
    let html = Html::of(&table);
    // The most that anybody has is one person's number: named to those who answer for everybody, told to no panel.
    match most.filter(|_| access::sees_everybody(me)) {
        Some((children, name)) => html.with(&lead(&format!(
            "The largest caseload of these teams (11.4): {}, {name}. It is one person’s number: do not publish it.",
            words::counted(children, "child", "children")
        ))),
        None => html,
    }
}

/// How many workers children in care had in a year, and who had three or more.
fn changes(desk: &Desk, me: &Person, today: Day) -> Result<Html, Problem> {
    let (board, seen) = (desk.board(), desk.seen(me)?);
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let (mut all, mut counted, mut known) = (0_usize, Vec::new(), false);
    for child in &cohort.children {
        if !child.on(today).looked_after() {
            continue;
        }
        all += 1;
        known |= !child.allocations.is_empty();
        let workers = workers_in_a_year(child, today);
        if workers >= MANY_WORKERS {
            counted.push((workers, child.child.clone()));
        }
    }
    if !known {
        return Ok(Html::of(&web::parts::Inset::new(
            "It is not recorded here who works with which child: changes of worker are not known.",
        )));
    }
    let share = if all == 0 { 0.0 } else { counted.len() as f64 / all as f64 * 100.0 };
    let sentence = format!(
        "{} of {} in care today had {MANY_WORKERS} or more social workers in the last twelve months ({}%).",
        counted.len(),
        words::counted(all, "child", "children"),
        tenths(share)
    );
    let columns =
        [Column::text("Child"), Column::number("Social workers in a year"), Column::text("Now with")];
    let mut table = Table::new("Children with the most changes of worker", columns).when_empty("Nobody.");
    counted.sort_by_key(|(workers, id)| (std::cmp::Reverse(*workers), id.clone()));
    let standings: BTreeMap<&str, &crate::board::Standing> =
        board.everybody().map(|child| (&*child.id, &**child)).collect();
    for (workers, id) in counted.iter().filter(|(_, id)| seen.has(id)).take(30) {
        let Some(child) = standings.get(&**id) else { continue };
        let now = child.worker.as_ref().map_or("nobody", |(worker, _)| desk.people().name_of(worker));
        table.push([
            Cell::link(child.called(), &crate::child::address(id).at("workers")),
            Cell::new(workers),
            Cell::new(now),
        ]);
    }
    Ok(Html::of(&lead(&sentence)).with(&table))
}

fn how() -> Html {
    let says = "Full-time equivalents are contracted hours over the hours of a full week. Vacancy is vacant over vacant \
                and in post; agency is agency over agency and in post; turnover is who left in a year over in post: the \
                formulas of the social work workforce census. A post that an agency covers is vacant. Agency workers \
                are not in post and are in no turnover. Whoever moves between teams leaves none. Cover of a child by \
                somebody for under five working days is no change of worker.";
    Html::of(&Details::new(
        "How these are counted",
        Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(says))),
    ))
}

async fn settings(State(desk): State<Desk>, Me(me): Me, Query(asked): Query<Asked>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let mut begin = Fields::default();
        begin.push("since", desk.today().to_string());
        let page = saying(desk, &me)?.get(&asked.of, begin)?;
        Ok(page)
    })
    .await
}

async fn set(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        saying(desk, &me)?.post(&sent, |troubles, record| troubles.extend(wrong(desk, record)))
    })
    .await
}

/// What cannot be said of posts: those of a team that there is not.
pub(crate) fn wrong(desk: &Desk, record: &dyn records::Record) -> Option<records::Trouble> {
    let said = record.as_any().downcast_ref::<PostsAgreed>()?;
    let teams: Vec<&str> = desk.people().teams().iter().map(|team| team.name.as_str()).collect();
    let says = || format!("There is no team of this name. The teams are: {}", teams.join("; "));
    (!teams.contains(&said.team.trim())).then(|| records::Trouble::stops("team", says()))
}

fn saying<'a>(desk: &'a Desk, me: &'a Person) -> Result<Saying<'a>, Problem> {
    access::sets_the_service(me).map_err(|refusal| door::closed(&refusal))?;
    let authority = desk.roll().authority().unwrap_or_else(|| "not-named".into());
    let today = desk.today();
    let settings = desk.authority(Moment::END_OF_TIME);
    let holds: Vec<String> = teams_agreed(&settings, today)
        .into_iter()
        .filter_map(|(team, _)| settings.posts_on(team, today))
        .map(|set| format!("{} {}", set.team, hundredths(set.full_time)))
        .collect();
    let caption =
        if holds.is_empty() { "None is set".to_owned() } else { format!("Today: {}", holds.join("; ")) };
    Ok(Saying {
        desk,
        me,
        subject: Subject::authority(&authority),
        kind: PostsAgreed::KIND,
        at: Address::new("/settings/posts"),
        back: ("Workforce", Address::new("/workforce")),
        because: "sets what holds for the whole service",
        caption,
        menu: "/team",
    })
}
