//! `/findings`: what must hold between the figures of a month and does not, with the children who make the difference.

use access::Seen;
use askama::Template;
use axum::extract::State;
use measure::reconcile::{Finding, RULES, Severity};
use web::parts::{Colour, Download, Downloads, Filter, Tag};
use web::{Address, Html, Link, Page, Problem, Query};

use crate::child::door;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::when::{AskedWhen, When};
use crate::{Desk, words};

/// Children named under one finding; the rest are counted.
const NAMED: usize = 50;

/// What does not add up in a month.
///
/// # Errors
/// The month or the day is not understood; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<AskedWhen>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::whole_figures(&me).map_err(|refusal| door::closed(&refusal))?;
        let seen = desk.seen(&me)?;
        let when = When::of(&asked, desk)?;
        let findings = measure::reconcile(&desk.cohort(when.moment()), when.month);
        let of = |severity| {
            findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .map(|finding| Told::of(finding, when, &seen))
                .collect()
        };
        let body = Body {
            filter: when.filter(desk, Address::new("/findings")),
            rules: words::counted(RULES.len(), "rule", "rules"),
            groups: vec![
                Group {
                    title: "To be resolved before publication, or published with the reason",
                    tag: Tag::new("Blocks", Colour::Red),
                    none: "Nothing stands in the way of publication.",
                    findings: of(Severity::Blocks),
                },
                Group {
                    title: "A reader must be told",
                    tag: Tag::new("Tell", Colour::Yellow),
                    none: "There is nothing that a reader must be told.",
                    findings: of(Severity::Warns),
                },
                Group {
                    title: "Worth knowing",
                    tag: Tag::new("Know", Colour::Grey),
                    none: "There is nothing more.",
                    findings: of(Severity::Informs),
                },
            ],
        };
        Ok(when.page("What does not add up").body(Html::render(&body)?.with(&file(when))))
    })
    .await
}

/// The link to the list as a file.
fn file(when: When) -> Downloads {
    Downloads::new([Download::new("What does not add up", "CSV", when.at(Address::new("/findings.csv")))])
}

/// The same to take away: each child who makes a difference a row, or one without a child where the record cannot tell.
pub(crate) const LIST: List = List {
    name: "findings",
    title: "What does not add up in a month",
    asks: &[
        ("month", "The month, 2018-10; the last one where it is not given"),
        ("known", "As known at the end of this day"),
    ],
    rows: |desk, me, asked| {
        access::whole_figures(me).map_err(|refusal| door::closed(&refusal))?;
        let (seen, when) = (desk.seen(me)?, When::of(&asked.read::<AskedWhen>()?, desk)?);
        let mut rows = Vec::new();
        for finding in measure::reconcile(&desk.cohort(when.moment()), when.month) {
            let bears = match finding.severity {
                Severity::Blocks => "blocks",
                Severity::Warns => "tell",
                Severity::Informs => "know",
            };
            let said =
                [bears, finding.rule, &finding.sentence, &finding.figures.join("; ")].map(str::to_owned);
            let named: Vec<&String> = finding.children.iter().filter(|id| seen.has_whole(id)).collect();
            if named.is_empty() {
                rows.push([&said[..], &[String::new()]].concat());
            }
            rows.extend(named.into_iter().map(|child| [&said[..], std::slice::from_ref(child)].concat()));
        }
        Ok(Rows::new(&["bears", "rule", "finding", "figures", "child"], rows))
    },
};

#[derive(Template)]
#[template(path = "governance/findings/page.html")]
struct Body {
    filter: Filter,
    rules: String,
    groups: Vec<Group>,
}

/// Findings that bear on publication in one way.
struct Group {
    title: &'static str,
    tag: Tag,
    none: &'static str,
    findings: Vec<Told>,
}

/// A finding as it is told.
struct Told {
    sentence: String,
    /// What must hold.
    rule: &'static str,
    figures: Vec<Link>,
    children: Vec<Link>,
    /// How many more children there are.
    more: usize,
}

impl Told {
    fn of(finding: &Finding, when: When, seen: &Seen) -> Told {
        let figure = |id: &str| when.at(Address::new("/figures").at(id));
        let first = finding.figures.first().map_or("", String::as_str);
        // Only those whose records the reader may open are named.
        let named: Vec<&String> = finding.children.iter().filter(|id| seen.has_whole(id)).collect();
        let child = |id: &String| {
            Link::new(id.clone(), when.at(Address::new("/figures").at(first).at("children").at(id)))
        };
        Told {
            sentence: finding.sentence.clone(),
            rule: RULES.iter().find(|rule| rule.id == finding.rule).map_or("", |rule| rule.title),
            figures: finding.figures.iter().map(|id| Link::new(id.clone(), figure(id))).collect(),
            children: named.iter().copied().take(NAMED).filter(|_| !first.is_empty()).map(child).collect(),
            more: named.len().saturating_sub(NAMED),
        }
    }
}
