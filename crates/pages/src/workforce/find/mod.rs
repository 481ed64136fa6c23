//! `/find`: a child, from anywhere: by name as it sounds or as it was, by number, by date of birth. What is looked for is sent in
//! the body: a name stands in no address, which browsers and proxies keep.

pub(crate) mod search;

use axum::extract::State;
use web::parts::{Cell, Column, Filter, Inset, Table};
use web::{Address, Fields, Html, Link, Page, Problem};

use crate::child::glance::link;
use crate::coming_into_care::add_a_child::may;
use crate::signed::Me;
use crate::{Desk, child};

/// Rows shown.
const ROWS: usize = 40;

/// The question.
///
/// # Errors
/// The reader's work finds no children; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    post(State(desk), Me(me), Fields::default()).await
}

/// Who it may be.
///
/// # Errors
/// As [`get`].
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let seen = desk.seen(&me)?;
        let q = sent.get("q").trim();
        let bar = Filter::new("Find a child", "/find")
            .text("q", "Name, number or date of birth", Some("A name may be misspelt or an old one"), q)
            .in_the_body()
            .button("Find");
        let mut html = Html::new().with(&bar);
        if !q.is_empty() {
            let board = desk.board();
            let mine = board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id));
            let found = search::find(mine, q);
            let columns = [
                Column::text("Child"),
                Column::date("Born"),
                Column::text("Number"),
                Column::text("Looked after"),
                Column::text("Social worker"),
                Column::text("Found by"),
            ];
            let mut table = Table::new("Children found", columns).when_empty(
                "Nobody is found among the children whose records your work opens. Try fewer letters, another spelling, a date \
                 of birth such as 3/4/2012, or a number.",
            );
            let all = found.len();
            // Said of every number that is not found, whether or not it is somebody's.
            let number = (all == 0 && q.bytes().any(|byte| byte.is_ascii_digit()) && !q.contains(['/', ' ']))
                .then(|| child::address(q).at("open"));
            for hit in found.into_iter().take(ROWS) {
                let each = hit.child;
                table.push([
                    Cell::link(each.called(), &child::address(&each.id)),
                    each.born.map_or_else(|| Cell::none("not known"), |born| Cell::new(born.to_words())),
                    Cell::new(&each.id),
                    Cell::new(if each.looked_after { "Yes" } else { "No" }),
                    match &each.worker {
                        Some((worker, _)) => Cell::new(desk.people().name_of(worker)),
                        None => Cell::none("nobody"),
                    },
                    Cell::new(hit.by),
                ]);
            }
            html = html.with(&table);
            if let Some(to) = number.filter(|_| access::opens_by_a_reason(&me)) {
                html = html.with(&link(&Link::new("You know whose number this is, and must open the record", to)));
            }
            if all > ROWS {
                html = html.with(&Inset::new(format!("The first {ROWS} of {all} are shown. Write more of the name.")));
            }
        }
        if may(&me) {
            let add = Link::new("Add a child who is not here yet", Address::new("/children/new"));
            html = html.with(&link(&add));
        }
        if access::sees_allegations(&me, desk.board().register().staff(), desk.today()).is_ok() {
            html = html.with(&link(&Link::new("Allegations", Address::new("/allegations"))));
        }
        if me.role == access::Role::ReviewingOfficer {
            html = html.with(&link(&Link::new("Audits and learning", Address::new("/audits"))));
            html = html.with(&link(&Link::new("Complaints and compliments", Address::new("/complaints"))));
            html = html.with(&link(&Link::new("My supervision", Address::new("/supervision"))));
        }
        Ok(Page::new("Find a child").body(html))
    })
    .await
}
