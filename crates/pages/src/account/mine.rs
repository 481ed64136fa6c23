//! `/account`: one's own account: what there is to sign in with, where one is signed in, what happened.

use access::Role;
use axum::extract::State;
use serde::Deserialize;
use web::parts::{Cell, Column, Form, SummaryList, Table};
use web::{Address, Answer, Html, Link, Notice, Page, Problem, Query};

use super::{Mine, with};
use crate::Desk;

/// Events that are shown.
const EVENTS: usize = 20;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// The page.
///
/// # Errors
/// The journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Mine(who): Mine,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    let mine = who.clone();
    let (sessions, codes, events, passkeys) = with(&desk, move |identity, now| {
        let events = identity.events(&mine.account.id, EVENTS)?;
        Ok((
            identity.sessions(&mine, now)?,
            identity.codes_left(&mine)?,
            events,
            identity.passkeys(&mine)?.len(),
        ))
    })
    .await?;
    let account = &who.account;
    let role = Role::of_code(&account.role).map_or("", Role::words);
    let change = |words: &str, to: &'static str| Link::new(words, Address::new(to));
    let list = SummaryList::new()
        .row("Name", &*account.name)
        .row("You sign in as", &*account.sign_in_name)
        .row("Role", role);
    let list = match super::provider::of(&desk).filter(|_| account.elsewhere.is_some()) {
        Some(provider) => list.row("You sign in with", provider.name()),
        None => list,
    };
    let list = if account.password.is_some() {
        let list = if super::passkeys::here(&desk) {
            let told = if passkeys == 0 { "None".to_owned() } else { passkeys.to_string() };
            list.row_with("Passkeys", told, change("Add or remove", "/account/passkeys"))
        } else {
            list
        };
        list.row_with("Password", "Set", change("Change", "/account/password"))
            .row_with("Authenticator", "Set up", change("Set up another", "/account/authenticator"))
            .row_with(
                "Recovery codes",
                format!("{codes} not used"),
                change("Make new ones", "/account/recovery-codes"),
            )
    } else {
        list.row("Password", "None here")
    };
    let list = list.row_with("Tokens", "For programs that work in your name", change("See them", "/tokens"));
    let mut table = Table::new(
        "Where you are signed in",
        [Column::text("Browser"), Column::date("Since"), Column::date("Last used")],
    )
    .large();
    for session in &sessions {
        let here = session.hash == who.session.hash;
        let browser = if session.device.is_empty() { "Not told" } else { &session.device };
        let browser = if here { format!("This one: {browser}") } else { browser.to_owned() };
        table.push([
            Cell::new(browser),
            Cell::new(session.began.to_words()),
            Cell::new(session.seen.to_words()),
        ]);
    }
    let mut html = Html::new().with(&list).with(&table);
    if sessions.len() > 1 {
        html = html.with(&Form::new("/account/sign-out-others", "Sign out everywhere else"));
    }
    let mut table =
        Table::new("What happened", [Column::date("When"), Column::text("What"), Column::text("By whom")])
            .large();
    for event in &events {
        let by = match &*event.who {
            who if *who == *account.id => "you",
            "nobody" => "somebody not signed in",
            other => desk.people().name_of(other),
        };
        table.push([Cell::new(event.at.to_words()), Cell::new(&event.what), Cell::new(by)]);
    }
    let html = html.with(&table).with(&super::says(
        "If something here was not you, change your password and tell whoever looks after Kith in your authority.",
    ));
    let page = Page::new("Your account").body(html);
    Ok(match asked.done.as_str() {
        "password" => page.notice(Notice::done("Your password is changed.")),
        "others" => page.notice(Notice::done("You are signed out everywhere else.")),
        _ => page,
    })
}

/// Every other session ends.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn sign_out_others(State(desk): State<Desk>, Mine(who): Mine) -> Result<Answer, Problem> {
    with(&desk, move |identity, _| identity.sign_out_others(&who)).await?;
    Ok(Address::new("/account").with("done", "others").into())
}
