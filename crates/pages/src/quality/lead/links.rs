//! `/link-teams`: which reviewing officer is linked to which team, and the issues that were raised in the link: patterns of
//! practice, with who answers, by when and what changed. `/link-teams.csv`: the issues in a file.

use access::{Person, Role};
use axum::extract::State;
use calendar::Moment;
use oversight::footprint::links_on;
use records::reviews::LinkIssue;
use records::{Definition, Trouble};
use timeline::{Said, Stranded};
use web::parts::{Cell, Colour, Column, Inset, Table, Tag};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Problem, Query};

use super::BECAUSE;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::rows::{self, List, Rows};
use crate::said::Saying;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    team: String,
}

fn address() -> Address {
    Address::new("/link-teams")
}

/// Whether somebody raises and answers issues in a link: everybody who sees the programme of audits but those who keep figures.
pub(crate) fn raises(me: &Person) -> bool {
    access::sees_audits(me).is_ok() && me.role != Role::PerformanceOfficer
}

/// The issues, open and late ones first.
fn issues(authority: &timeline::Authority) -> Vec<Said<'_, LinkIssue>> {
    let mut all: Vec<_> = authority.strand::<LinkIssue>().collect();
    all.sort_by_key(|issue| (issue.answered.is_some(), issue.due, std::cmp::Reverse(issue.day)));
    all
}

/// The page.
///
/// # Errors
/// It is not the reader's to see.
pub(crate) async fn page(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_audits(&me).map_err(|refusal| door::closed(&refusal))?;
        let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
        let all = issues(&authority);
        let open = all.iter().filter(|issue| issue.answered.is_none()).count();
        let late = all.iter().filter(|issue| issue.is_late(today)).count();
        let sentence = format!("{} open, {late} late.", words::counted(open, "issue is", "issues are"));
        let mut html = lead(&sentence).with(&heading("Who is linked to which team"));
        let columns = [
            Column::text("Team"),
            Column::text("Reviewing officer"),
            Column::number("Issues open"),
            Column::number("Raised in a year"),
            Column::text("Do it"),
        ];
        let mut table = Table::new("Link teams", columns).caption_hidden().when_empty(
            "No reviewing officer is set as the link of a team. A head of service or administrator sets it under Settings.",
        );
        let year = today.plus_years(-1);
        for each in links_on(&authority, today).map(|set| set.links.as_slice()).unwrap_or_default() {
            let own = || all.iter().filter(|issue| issue.team.trim() == each.team.trim());
            let doing = match raises(&me) {
                true => Cell::html(words::link_for(
                    "Write down an issue",
                    &format!("of {}", each.team),
                    &address().at("say").with("team", &each.team),
                )),
                false => Cell::none("nothing to do here"),
            };
            table.push([
                Cell::new(&each.team),
                Cell::new(desk.people().name_of(&each.who)),
                Cell::new(own().filter(|issue| issue.answered.is_none()).count()),
                Cell::new(own().filter(|issue| issue.day > year).count()),
                doing,
            ]);
        }
        html = html.with(&table).with(&heading("What was raised"));
        let columns = [
            Column::date("Day"),
            Column::text("Team"),
            Column::text("About"),
            Column::prose("What was raised"),
            Column::text("Who answers"),
            Column::text("State"),
            Column::prose("What changed"),
        ];
        let mut table =
            Table::new("Issues", columns).caption_hidden().when_empty("No issue was raised in a link yet.");
        for issue in &all {
            let state = match issue.answered {
                Some(day) => Tag::new(format!("Answered {}", day.to_words()), Colour::Green),
                None if issue.is_late(today) => Tag::new(format!("Late, due {}", issue.due.to_words()), Colour::Red),
                None => Tag::new(format!("By {}", issue.due.to_words()), Colour::Blue),
            };
            let to = address().at("say").with("of", issue.id);
            let team = match raises(&me) {
                true => Cell::html(words::link_for(&issue.team, "answer or put right", &to)),
                false => Cell::new(&issue.team),
            };
            let by = issue.by.as_deref().map(|by| format!("Raised by {}", desk.people().name_of(by)));
            table.push([
                Cell::new(issue.day.to_words()),
                team,
                Cell::new(issue.theme.label()),
                Cell::with_under(&issue.words, by.unwrap_or_default()),
                Cell::new(&issue.owner),
                Cell::part(&state),
                issue.changed.as_deref().map_or_else(|| Cell::none("not answered yet"), Cell::new),
            ]);
        }
        html = html.with(&table).with(&rows::download("The issues", "/link-teams.csv"));
        html = html.with(&link(&Link::new("What reviews and links show together", Address::new("/themes"))));
        if raises(&me) && links_on(&authority, today).is_none() {
            html = html.with(&Inset::new("An issue can be written down before links are set: name the team."));
            html = html.with(&link(&Link::new("Write down an issue", address().at("say"))));
        }
        let page = Page::new("Link teams").caption(today.to_words()).in_menu("/report").body(html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// The issues, to take away.
pub(crate) const LIST: List = List {
    name: "link-teams",
    title: "Issues raised between reviewing officers and the teams they are linked to",
    asks: &[],
    rows: |desk, me, _| {
        access::sees_audits(me).map_err(|refusal| door::closed(&refusal))?;
        let authority = desk.authority(Moment::END_OF_TIME);
        let row = |issue: &Said<'_, LinkIssue>| {
            vec![
                issue.day.to_string(),
                issue.team.clone(),
                issue.theme.label().to_owned(),
                issue.words.clone(),
                issue.by.as_deref().map(|by| desk.people().name_of(by).to_owned()).unwrap_or_default(),
                issue.owner.clone(),
                issue.due.to_string(),
                rows::day(issue.answered),
                issue.changed.clone().unwrap_or_default(),
            ]
        };
        let headings = [
            "day",
            "team",
            "about",
            "raised",
            "raised by",
            "who answers",
            "answer by",
            "answered",
            "changed",
        ];
        Ok(Rows::new(&headings, issues(&authority).iter().map(row).collect()))
    },
};

/// The form of an issue.
///
/// # Errors
/// It is not the reader's to raise one.
pub(crate) async fn form(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let mut begin = Fields::default();
        let today = desk.today();
        begin.push("day", today.to_string());
        begin.push("due", today.plus_days(28).to_string());
        begin.push("team", asked.team.as_str());
        begin.push("by", &*me.id);
        saying(desk, &me)?.get(&asked.of, begin)
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`form`]; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        saying(desk, &me)?.post(&sent, |troubles, record| {
            troubles.extend(super::wrong(desk, record));
        })
    })
    .await
}

fn saying<'a>(desk: &'a Desk, me: &'a Person) -> Result<Saying<'a>, Problem> {
    if !raises(me) {
        let says = "Issues in a link are raised and answered by reviewing officers, team managers and those who lead.";
        return Err(door::closed(&access::Refusal::told(says)));
    }
    Ok(Saying {
        desk,
        me,
        subject: desk.own(),
        kind: LinkIssue::KIND,
        at: address().at("say"),
        back: ("Link teams", address()),
        because: BECAUSE,
        caption: "Link teams".to_owned(),
        menu: "/report",
    })
}

/// A team that there is not; a day to come on which it was raised or answered.
pub(super) fn wrong(desk: &Desk, issue: &LinkIssue) -> Option<Trouble> {
    let teams: Vec<&str> = desk.people().teams().iter().map(|team| team.name.as_str()).collect();
    // A team that was given up since still has its issues: they are answered.
    let authority = desk.authority(Moment::END_OF_TIME);
    let known = || authority.strand::<LinkIssue>().any(|other| other.team.trim() == issue.team.trim());
    if !teams.contains(&issue.team.trim()) && !known() {
        let says = format!("There is no team of this name. The teams are: {}", teams.join("; "));
        return Some(Trouble::stops("team", says));
    }
    let ahead = |day: calendar::Day| day > desk.today();
    if ahead(issue.day) {
        return Some(Trouble::stops("day", "That day has not come: write what was raised"));
    }
    let ahead = issue.answered.is_some_and(ahead);
    ahead.then(|| Trouble::stops("answered", "That day has not come: say it when it is answered"))
}

/// What is said where no issue was raised in some months.
pub(super) fn none() -> Html {
    Html::of(&Inset::new("No issue was raised in a link in this time."))
}
