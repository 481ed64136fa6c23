//! A region's own host: the figures that authorities share with it, side by side, and its people's accounts. There is no other
//! address, and no record behind it: what it is given is [`measure::SharedMonth`], which can hold no fact of a case.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::State;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Extension, Router};
use calendar::Month;
use measure::{SharedMonth, Shown};
use serde::Deserialize;
use web::parts::{Cell, Choice, Column, Filter, Inset, Table};
use web::{Address, Answer, Html, Link, Page, Problem, Query, Site};

use crate::child::door;
use crate::signed::{self, Me};
use crate::workforce::my_work::lead;
use crate::{Desk, account};

/// Months that are offered: two years. An earlier one may stand in the address.
const MONTHS: i32 = 24;

/// What a region sees of one authority.
#[derive(Debug, Clone)]
pub enum Sharing {
    /// It has not agreed, or no longer: nothing is shown.
    NotShared,
    /// It has agreed, and its figures are being worked out.
    NotYet,
    /// It has agreed, and its record cannot be opened now.
    Cannot,
    /// Its figures of the month.
    Figures(Arc<SharedMonth>),
}

/// An authority as the region sees it.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// What is shown of it.
    pub sharing: Sharing,
}

/// What comes, in a moment.
pub type Soon<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Who gives a region its figures.
pub trait Shares: Send + Sync + 'static {
    /// What the region is called.
    fn region(&self) -> &str;
    /// Every authority's figures of a month.
    fn month(&self, month: Month) -> Soon<Vec<Neighbour>>;
}

/// Every address of a region's host. The desk's record holds accounts and nothing else.
pub fn region(desk: Desk, shares: Arc<dyn Shares>) -> Router {
    Router::new()
        .route("/", get(|| async { Answer::from(Address::new("/region")) }))
        .route("/region", get(side_by_side))
        .merge(account::router())
        .layer(Extension(shares))
        .layer(from_fn_with_state(desk.clone(), signed::signed))
        .with_state(desk)
}

/// What every page of a region carries.
pub fn region_site(name: &str) -> Site {
    Site {
        authority: Some(name.to_owned()),
        menu: vec![Link::new("Figures of the region", "/region")],
        styles: press::html::styles(),
        ..Site::default()
    }
}

/// Which month is asked for.
#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    month: String,
}

/// # Errors
/// The reader sees no figures; the month is not understood, or has not ended.
async fn side_by_side(
    State(desk): State<Desk>,
    Extension(shares): Extension<Arc<dyn Shares>>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    access::figures(&me).map_err(|refusal| door::closed(&refusal))?;
    let last = Month::of(desk.today()).plus(-1);
    let month = match asked.month.as_str() {
        "" => last,
        text => text.parse::<Month>().map_err(|_| {
            Problem::NotUnderstood("The month is not one that Kith can read. Go back and choose it again.")
        })?,
    };
    if month > last {
        return Err(Problem::Missing(
            "This month has not ended, so there are no figures of it. Choose an earlier one.",
        ));
    }
    let neighbours = shares.month(month).await;
    let mut choices: Vec<Month> = (0..MONTHS).map(|back| last.plus(-back)).collect();
    if !choices.contains(&month) {
        choices.push(month);
    }
    let choices = choices.into_iter().map(|month| Choice::new(month.to_string(), month.to_words()));
    let filter =
        Filter::new("Month", Address::new("/region")).select("month", "Month", choices, month.to_string());
    let html =
        lead("Each authority’s own figures, with small numbers hidden. Nothing here leads to a person.")
            .with(&filter)
            .with(&told(&neighbours))
            .with(&table(&neighbours));
    let heading = format!("Figures of {}", shares.region());
    Ok(Page::new(heading).caption(month.to_words()).in_menu("/region").body(html))
}

/// Of whom nothing is shown, and why.
fn told(neighbours: &[Neighbour]) -> Html {
    let mut html = Html::new();
    for neighbour in neighbours {
        let says = match neighbour.sharing {
            Sharing::Figures(_) => continue,
            Sharing::NotShared => "not shared.",
            Sharing::NotYet => "being worked out. Look again in a minute.",
            Sharing::Cannot => "cannot be read now. Whoever runs the service can see why.",
        };
        html = html.with(&Inset::new(format!("{}: {says}", neighbour.name)));
    }
    html
}

fn table(neighbours: &[Neighbour]) -> Html {
    let shown: Vec<(&str, &SharedMonth)> = neighbours
        .iter()
        .filter_map(|neighbour| match &neighbour.sharing {
            Sharing::Figures(month) => Some((neighbour.name.as_str(), &**month)),
            _ => None,
        })
        .collect();
    let Some((_, first)) = shown.first() else { return Html::new() };
    let names = shown.iter().map(|(name, _)| Column::number(Html::text(name)));
    let columns = [Column::text("Figure"), Column::text("Over")].into_iter().chain(names);
    let mut table = Table::new("Figures of the month, side by side", columns).caption_hidden();
    for figure in first.figures() {
        let of_each = shown.iter().map(|(_, month)| {
            match month.figure(figure.id, figure.period).map(|figure| &figure.shown) {
                Some(Shown::Number(number)) => Cell::new(number.as_str()),
                Some(Shown::Hidden) => Cell::new("hidden"),
                Some(Shown::NotKnown) | None => Cell::new("not known"),
            }
        });
        let about = [Cell::new(format!("{} {}", figure.id, figure.title)), Cell::new(figure.period)];
        table.push(about.into_iter().chain(of_each));
    }
    Html::of(&table)
}
