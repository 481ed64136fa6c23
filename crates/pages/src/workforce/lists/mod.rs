//! `/lists`: lists that people named, to find them again: what was chosen stands in an address, so a saved list is that address
//! and a name. `/lists/new?address=…` saves one, for oneself or with the team; `/lists/{list}` renames, shares or deletes it.
//!
//! A shared list shows each reader what that reader may see: it holds nobody's data, only what was chosen.

use access::Person;
use axum::extract::State;
use journal::SavedList;
use serde::Deserialize;
use web::parts::{Cell, Choice, Column, Control, ErrorSummary, Form, Inset, Question, Table};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use crate::child::glance::link;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::{Desk, words};

/// Letters of a name.
const NAME: usize = 80;
/// Bytes of an address.
const ADDRESS: usize = 1000;
/// Lists of one person.
const MOST: usize = 60;

/// Pages whose choices can be kept: the beginning of the path, and what is said of them.
const PAGES: [(&str, &str); 11] = [
    ("/work", "My work"),
    ("/due", "What is due"),
    ("/team", "My team"),
    ("/placements", "Where children live"),
    ("/permanence", "Permanence"),
    ("/court", "Court"),
    ("/adoption", "Adoption"),
    ("/care-leavers", "Care leavers"),
    ("/figures", "Figures"),
    ("/findings", "What does not add up"),
    ("/report", "Report"),
];

const NONE: Problem = Problem::Missing(
    "There is no such list, or it is somebody else’s. The page Saved lists has those that there are.",
);

/// The words of the page that an address shows; `None` where its choices cannot be kept.
fn page_of(address: &str) -> Option<&'static str> {
    let path = address.split('?').next().unwrap_or_default();
    let begins =
        |page: &str| path == page || path.strip_prefix(page).is_some_and(|rest| rest.starts_with('/'));
    PAGES.iter().find(|(page, _)| begins(page)).map(|(_, words)| *words)
}

/// The link that stands under a list: it keeps what was chosen there.
pub(crate) fn keep(address: &Address) -> Html {
    link(&Link::new("Save this list", Address::new("/lists/new").with("address", address)))
}

/// A person's lists and those of the team, as they stand on my work; nothing where there are none.
pub(crate) fn section(desk: &Desk, me: &Person) -> Result<Html, Problem> {
    let lists = desk.lists_of(me)?;
    if lists.is_empty() {
        return Ok(Html::new());
    }
    let mut html = String::from("<h2 class=\"govuk-heading-m\">Saved lists</h2><ul class=\"govuk-list\">");
    for list in &lists {
        html.push_str(&format!(
            "<li><a class=\"govuk-link\" href=\"{}\">{}</a>{}</li>",
            Html::text(Address::again(&list.address)),
            Html::text(&list.name),
            if list.owner == me.id {
                String::new()
            } else {
                format!(", shared by {}", Html::text(desk.people().name_of(&list.owner)))
            }
        ));
    }
    html.push_str("</ul>");
    Ok(Html::trusted(html).with(&link(&Link::new("Rename, share or delete", Address::new("/lists")))))
}

impl Desk {
    fn lists_of(&self, me: &Person) -> Result<Vec<SavedList>, Problem> {
        let lists = self.roll().journal().lists(&me.id, me.team.as_deref());
        lists.map_err(Problem::fault("reading saved lists"))
    }

    /// A list of the person's own.
    fn own_list(&self, me: &Person, id: &str) -> Result<SavedList, Problem> {
        let list = self.roll().journal().list(id).map_err(Problem::fault("reading a saved list"))?;
        list.filter(|list| list.owner == me.id).ok_or(NONE)
    }
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    address: String,
    #[serde(default)]
    done: String,
}

/// Every list that the reader sees.
///
/// # Errors
/// The journal cannot be read.
pub(crate) async fn all(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let columns = [
            Column::text("List"),
            Column::text("Page"),
            Column::text("Whose"),
            Column::text("Who sees it"),
            Column::text("Change"),
        ];
        let mut table = Table::new("Saved lists", columns).caption_hidden().when_empty(
            "No list is saved yet. Choose what you want to see on My work, My team or any other list, and press “Save this \
             list”.",
        );
        for list in desk.lists_of(&me)? {
            let own = list.owner == me.id;
            let team = list.team.as_deref().map(|id| desk.people().team(id).map_or(id, |team| &*team.name));
            table.push([
                Cell::link(&list.name, &Address::again(&list.address)),
                Cell::new(page_of(&list.address).unwrap_or("A list")),
                Cell::new(if own { "Yours" } else { desk.people().name_of(&list.owner) }),
                match team {
                    Some(team) => Cell::new(format!("Team {team}")),
                    None => Cell::new("You alone"),
                },
                if own {
                    let to = Address::new("/lists").at(&list.id);
                    Cell::html(words::link_for("Rename, share or delete", &list.name, &to))
                } else {
                    Cell::none("not yours to change")
                },
            ]);
        }
        let page = Page::new("Saved lists").under("My work", Address::new("/work")).in_menu("/work");
        let page = page.body(Html::of(&table).with(&rows::download("Saved lists", "/lists.csv")));
        Ok(match asked.done.as_str() {
            "saved" => page.notice(Notice::done("The list is saved.")),
            "changed" => page.notice(Notice::done("The list is changed.")),
            "deleted" => page.notice(Notice::done("The list is deleted. What it showed is where it was.")),
            _ => page,
        })
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "lists",
    title: "Lists that the reader or the reader’s team saved",
    asks: &[],
    rows: |desk, me, _| {
        let lists = desk.lists_of(me)?.into_iter();
        let rows = lists
            .map(|list| {
                let owner = desk.people().name_of(&list.owner).to_owned();
                let team = list.team.as_deref().unwrap_or_default().to_owned();
                vec![list.name.to_string(), Address::again(&list.address).to_string(), owner, team]
            })
            .collect();
        Ok(Rows::new(&["list", "address", "whose", "shared_with_team"], rows))
    },
};

/// The form that saves a list.
///
/// # Errors
/// The address is of no page whose choices can be kept.
pub(crate) async fn new(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    let address = kept(&asked.address)?;
    Ok(form(&desk, &me, &Editing { id: None, address: &address }, &Fields::default(), None))
}

/// A list is saved.
///
/// # Errors
/// As [`new`]; the journal cannot be written.
pub(crate) async fn save(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let address = kept(sent.get("address"))?;
        let mut wrong = wrong_name(sent.get("name"));
        if desk.lists_of(&me)?.iter().filter(|list| list.owner == me.id).count() >= MOST {
            wrong = Some("You have sixty lists already: delete one first");
        }
        if wrong.is_some() {
            return Ok(form(desk, &me, &Editing { id: None, address: &address }, &sent, wrong)
                .wrong()
                .into());
        }
        desk.keep_list(&me, words::new_identifier().into(), &address, &sent)?;
        Ok(Address::new("/lists").with("done", "saved").into())
    })
    .await
}

/// The form that changes a list.
///
/// # Errors
/// There is no such list of the reader's own.
pub(crate) async fn edit(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let list = desk.own_list(&me, &id)?;
        let mut stands = Fields::default();
        stands.push("name", &*list.name);
        stands.push("who", if list.team.is_some() { "team" } else { "me" });
        Ok(form(desk, &me, &Editing { id: Some(&id), address: &list.address }, &stands, None))
    })
    .await
}

/// A list is changed or deleted.
///
/// # Errors
/// As [`edit`]; the journal cannot be written.
pub(crate) async fn change(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let list = desk.own_list(&me, &id)?;
        if sent.get("act") == "delete" {
            desk.roll().journal().drop_list(&id).map_err(Problem::fault("deleting a list"))?;
            return Ok(Address::new("/lists").with("done", "deleted").into());
        }
        let wrong = wrong_name(sent.get("name"));
        if wrong.is_some() {
            let editing = Editing { id: Some(&id), address: &list.address };
            return Ok(form(desk, &me, &editing, &sent, wrong).wrong().into());
        }
        desk.keep_list(&me, list.id.clone(), &list.address, &sent)?;
        Ok(Address::new("/lists").with("done", "changed").into())
    })
    .await
}

impl Desk {
    fn keep_list(
        &self,
        me: &Person,
        id: std::sync::Arc<str>,
        address: &str,
        sent: &Fields,
    ) -> Result<(), Problem> {
        let team = me.team.clone().filter(|_| sent.get("who") == "team");
        let name = sent.get("name").trim().into();
        let list = SavedList { id, owner: me.id.clone(), name, address: address.into(), team };
        self.roll().journal().keep_list(list).map_err(Problem::fault("saving a list"))
    }
}

/// An address whose choices can be kept, as it is kept.
fn kept(address: &str) -> Result<String, Problem> {
    let again = Address::again(address).to_string();
    if again.len() <= ADDRESS && page_of(&again).is_some() {
        Ok(again)
    } else {
        Err(Problem::NotUnderstood(
            "A list of this page cannot be saved. Open the list itself and press “Save this list” there.",
        ))
    }
}

fn wrong_name(name: &str) -> Option<&'static str> {
    match name.trim().chars().count() {
        0 => Some("Give the list a name"),
        count if count > NAME => Some("Give the list a shorter name: eighty letters at most"),
        _ => None,
    }
}

/// Which list a form is about.
struct Editing<'a> {
    /// None for a new one.
    id: Option<&'a str>,
    address: &'a str,
}

fn form(desk: &Desk, me: &Person, editing: &Editing<'_>, sent: &Fields, wrong: Option<&str>) -> Page {
    let mut html = Html::new();
    if let Some(wrong) = wrong {
        html = html.with(&ErrorSummary::new().at(wrong, "name"));
    }
    let page = page_of(editing.address).unwrap_or("A list");
    html = html.with(&Inset::new(format!("It shows {page} with what is chosen there now.")));
    let (to, button) = match editing.id {
        Some(id) => (Address::new("/lists").at(id), "Change it"),
        None => (Address::new("/lists/new"), "Save the list"),
    };
    let mut asked = Form::new(to, button).keep("address", editing.address).ask(
        &Question::line("name", "What is it called?", sent.get("name"))
            .hint("Such as: dental checks that are late. Do not write a child’s name")
            .error(wrong.map(str::to_owned)),
    );
    if let Some(team) = me.team.as_deref() {
        let team = desk.people().team(team).map_or(team, |team| &team.name);
        let choices = vec![
            Choice::new("me", "I alone"),
            Choice::new("team", format!("Everybody in the team {team}: each sees what they may see")),
        ];
        let chosen = if sent.get("who") == "team" { "team" } else { "me" }.to_owned();
        asked = asked.ask(&Question::new("who", "Who sees it?", Control::OneOf { choices, chosen }));
    }
    if editing.id.is_some() {
        asked = asked.or("Delete it", "act", "delete");
    }
    let heading = if editing.id.is_some() { "Change a saved list" } else { "Save this list" };
    Page::new(heading).under("Saved lists", Address::new("/lists")).in_menu("/work").body(html.with(&asked))
}

#[cfg(test)]
mod tests {
    use super::{kept, page_of};

    #[test]
    fn only_lists_of_this_site_are_kept() {
        for (address, words) in [
            ("/work?within=late", Some("My work")),
            ("/team", Some("My team")),
            ("/figures/8.2?month=2018-10", Some("Figures")),
            ("/findings", Some("What does not add up")),
            ("/placements?sign=far", Some("Where children live")),
            ("/workshop", None),
            // A name would stand in it.
            ("/find", None),
            ("/child/C1", None),
            ("/", None),
        ] {
            assert_eq!(page_of(address), words, "{address}");
        }
        assert_eq!(kept("/work?within=late").unwrap(), "/work?within=late");
        for wrong in ["https://elsewhere.example/work", "//elsewhere.example/work", "javascript:alert(1)", ""]
        {
            assert!(kept(wrong).is_err(), "{wrong}");
        }
        assert!(kept(&format!("/work?q={}", "x".repeat(2000))).is_err());
    }
}
