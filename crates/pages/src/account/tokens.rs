//! `/tokens`: what programs use in one's own name: made here, shown once, revoked here; and what became of what they are told.

use access::{Person, Role};
use axum::Extension;
use axum::extract::State;
use identity::tokens::{self, NewToken, Scope, is_live};
use identity::{IdentityError, Who};
use journal::{Of, Token};
use serde::Deserialize;
use web::parts::{
    Cell, Choice, Colour, Column, Control, ErrorSummary, Form, Question, Table, Tag, TypedAs, Warning,
};
use web::{Address, Answer, Fields, Html, Notice, Page, Path, Problem, Query};

use super::{says, with_password};
use crate::Desk;
use crate::signed::Me;

/// For how many days a token may be made.
const DAYS: [(&str, &str); 4] =
    [("30", "30 days"), ("90", "90 days"), ("180", "180 days"), ("365", "365 days")];

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// One's own tokens; an administrator sees everybody's.
///
/// # Errors
/// The journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    mine: Option<Extension<Who>>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    let asks = has_password(mine.as_deref());
    desk.work(move |desk| {
        let page = page(desk, &me, &Fields::default(), None, asks)?;
        Ok(match asked.done.as_str() {
            "revoked" => page.notice(Notice::done("The token is revoked. It opens nothing any longer.")),
            _ => page,
        })
    })
    .await
}

/// Whether somebody has a password: then a token is made by who knows it, and not by whoever finds the browser open. Nobody has
/// one in a demonstration, nor where all sign in at a provider.
fn has_password(mine: Option<&Who>) -> bool {
    mine.is_some_and(|who| who.account.password.is_some())
}

/// A token is made, and shown once.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    mine: Option<Extension<Who>>,
    sent: Fields,
) -> Result<Page, Problem> {
    let asks = has_password(mine.as_deref());
    if let Some(Extension(who)) = mine.filter(|_| asks) {
        let password = sent.get("password").to_owned();
        if !with_password(&desk, move |identity, now| identity.knows_password(&who, &password, now)).await? {
            return desk.work(move |desk| Ok(page(desk, &me, &sent, Some(WRONG), asks)?.wrong())).await;
        }
    }
    desk.work(move |desk| {
        let scopes: Vec<Scope> = sent.all("scope").filter_map(Scope::of).collect();
        let days = sent.get("days").parse().unwrap_or(0);
        let new = NewToken { owner: &me.id, name: sent.get("name"), scopes: &scopes, days };
        match tokens::make(desk.roll().journal(), &new, &me.id, desk.now()) {
            Ok(secret) => Ok(shown(secret.as_str())),
            Err(IdentityError::Token(sentence)) => {
                Ok(page(desk, &me, &sent, Some(("name", sentence)), asks)?.wrong())
            }
            Err(error) => Err(Problem::fault("making a token")(error)),
        }
    })
    .await
}

/// A token is revoked: one's own, or by an administrator anybody's.
///
/// # Errors
/// It is nobody's or another's; the journal cannot be written.
pub(crate) async fn revoke(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Answer, Problem> {
    const NONE: Problem =
        Problem::Missing("There is no such token. The page Tokens lists those that there are.");
    desk.work(move |desk| {
        let token = all(desk, &me)?.into_iter().find(|token| *token.id == *id).ok_or(NONE)?;
        tokens::revoke(desk.roll().journal(), &token.owner, &token.id, &me.id)
            .map_err(Problem::fault("revoking a token"))?;
        Ok(Address::new("/tokens").with("done", "revoked").into())
    })
    .await
}

/// The tokens that somebody may see.
fn all(desk: &Desk, me: &Person) -> Result<Vec<Token>, Problem> {
    let of = if me.role == Role::Administrator { Of::Everybody } else { Of::Owner(&me.id) };
    desk.roll().journal().tokens(of).map_err(Problem::fault("reading tokens"))
}

/// The text of a token, once.
fn shown(text: &str) -> Page {
    let html = Html::new()
        .with(&says("A program sends it with each request: Authorization: Bearer, a space, and this."))
        .with(&Warning::new(
            "It is not shown again. Keep it where the program keeps its secrets, not in a mail or a file that is shared.",
        ))
        .with(&Html::trusted(format!("<p class=\"kith-key\">{}</p>", Html::text(text))))
        .with(&Html::trusted(format!(
            "<a class=\"govuk-button\" href=\"{}\" role=\"button\" draggable=\"false\">I have kept it: go on</a>",
            Html::text(Address::new("/tokens"))
        )));
    Page::new("Your new token").under("Tokens", Address::new("/tokens")).body(html)
}

/// What is wrong, after the field that it is about.
type Wrong = (&'static str, &'static str);

const WRONG: Wrong =
    ("password", "The password is not right, or was tried too often. Wait a minute and try again");

fn page(desk: &Desk, me: &Person, sent: &Fields, wrong: Option<Wrong>, asks: bool) -> Result<Page, Problem> {
    let mut html = Html::new();
    if let Some((field, sentence)) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, field));
    }
    let at = |field| wrong.filter(|(wrong, _)| *wrong == field).map(|(_, sentence)| sentence.to_owned());
    html = html.with(&says(
        "A program that works in your name uses a token in place of your password. It opens no more than you may open, less what \
         you leave out here, and each look at a record is logged with your name and its own.",
    ));
    html = html.with(&table(desk, me)?).with(&told(desk, me)?);
    let scopes = Scope::ALL.map(|scope| Choice::new(scope.word(), capital(scope.says())));
    let chosen = sent.all("scope").map(str::to_owned).collect();
    let days = match sent.get("days") {
        "" => "90",
        days => days,
    };
    let mut form = Form::new("/tokens", "Make a token")
        .ask(
            &Question::line("name", "What is it called?", sent.get("name"))
                .hint("The program and where it runs, such as: nightly export, server 2. It stands in the log of looks")
                .error(at("name")),
        )
        .ask(&Question::new("scope", "What may it do?", Control::AnyOf { choices: scopes.to_vec(), chosen }))
        .ask(&Question::new(
            "days",
            "For how long?",
            Control::OneOf {
                choices: DAYS.map(|(value, words)| Choice::new(value, words)).to_vec(),
                chosen: days.to_owned(),
            },
        ));
    if asks {
        let password = Question::typed("password", "Your password", TypedAs::Password, "");
        form = form.ask(
            &password.hint("So that nobody makes one who finds this browser open").error(at("password")),
        );
    }
    let heading = Html::trusted("<h2 class=\"govuk-heading-m\">A new token</h2>".to_owned());
    let html = html.with(&heading).with(&form);
    Ok(Page::new("Tokens").body(html))
}

fn table(desk: &Desk, me: &Person) -> Result<Table, Problem> {
    let (now, everybody) = (desk.now(), me.role == Role::Administrator);
    let mut columns = vec![Column::text("Name")];
    if everybody {
        columns.push(Column::text("Whose"));
    }
    columns.extend([
        Column::prose("What it may do"),
        Column::date("Until"),
        Column::date("Last used"),
        Column::text("State"),
        Column::text("End it"),
    ]);
    let caption = if everybody { "Everybody’s tokens" } else { "Your tokens" };
    let mut table = Table::new(caption, columns).large().when_empty("There is no token.");
    for token in all(desk, me)? {
        let words: Vec<&str> = tokens::scopes(&token).into_iter().map(Scope::word).collect();
        let mut cells = vec![Cell::new(&token.name)];
        if everybody {
            cells.push(Cell::new(desk.people().name_of(&token.owner)));
        }
        let live = is_live(&token, now);
        let state = match (live, token.revoked) {
            (true, _) => Tag::new("In use", Colour::Green),
            (false, Some(_)) => Tag::new("Revoked", Colour::Grey),
            (false, None) => Tag::new("Expired", Colour::Grey),
        };
        cells.extend([
            Cell::new(words.join(", ")),
            Cell::new(token.expires.day().to_words()),
            token.used.map_or_else(|| Cell::none("never"), |used| Cell::new(used.to_words())),
            Cell::part(&state),
            match live {
                true => Cell::part(&Form::new(
                    Address::new("/tokens").at(&token.id).at("revoke"),
                    format!("Revoke {}", token.name),
                )),
                false => Cell::none("it has ended"),
            },
        ]);
        table.push(cells);
    }
    Ok(table)
}

/// Deliveries that are looked at for one webhook.
const DELIVERIES: usize = 200;

/// What programs are told: nothing where no token has a webhook.
fn told(desk: &Desk, me: &Person) -> Result<Html, Problem> {
    let journal = desk.roll().journal();
    let failed = "reading webhooks";
    let of = if me.role == Role::Administrator { Of::Everybody } else { Of::Owner(&me.id) };
    let mut webhooks = journal.webhooks(of).map_err(Problem::fault(failed))?;
    webhooks.retain(|webhook| webhook.ended.is_none());
    if webhooks.is_empty() {
        return Ok(Html::new());
    }
    let columns = [
        Column::prose("Where"),
        Column::number("Taken"),
        Column::number("Waiting"),
        Column::number("Given up"),
        Column::prose("What was wrong last"),
    ];
    let mut table = Table::new("What programs are told, of the last deliveries", columns).large();
    for webhook in webhooks {
        let all = journal.deliveries(&webhook.id, DELIVERIES).map_err(Problem::fault(failed))?;
        let taken = all.iter().filter(|one| one.delivered.is_some()).count();
        let waiting = all.iter().filter(|one| one.next_try.is_some()).count();
        let problem = all.iter().find(|one| !one.problem.is_empty());
        table.push([
            Cell::new(&webhook.address),
            Cell::new(taken),
            Cell::new(waiting),
            Cell::new(all.len() - taken - waiting),
            problem.map_or_else(|| Cell::none("nothing"), |one| Cell::new(&one.problem)),
        ]);
    }
    Ok(Html::of(&table))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}
