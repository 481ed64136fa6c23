//! One child's record: what somebody must know in a minute, and everything behind it.
//!
//! Each page asks for a permit and is logged. `?known=2018-10-31` shows the child as known at the end of that day.

pub(crate) mod access;
mod cautions;
pub(crate) mod chronology;
pub(crate) mod documents;
pub(crate) mod door;
pub(crate) mod due;
pub(crate) mod fast;
mod first;
pub(crate) mod glance;
pub(crate) mod looks;
pub(crate) mod merge;
pub(crate) mod overview;
mod people;
pub(crate) mod plans;
pub(crate) mod record;
pub(crate) mod returned;
pub(crate) mod story;
pub(crate) mod thread;
pub(crate) mod workers;

pub(crate) use first::phone_of;

use calendar::{Day, Moment};
use serde::Deserialize;
use timeline::Timeline;
use web::parts::{Details, Filter, Inset, SubNavigation};
use web::{Address, Html, Link, Page, Problem};

use crate::record::Record;
use crate::{Desk, words};

/// As known on which day; an empty text: everything known today.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct AskedKnown {
    #[serde(default)]
    known: String,
    /// What has just been done, to be said at the top of the page.
    #[serde(default)]
    pub(crate) done: String,
}

/// The day a child's page shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    /// The day that was asked for; `None`: today.
    asked: Option<Day>,
    /// The day of which the page speaks.
    pub(crate) day: Day,
}

impl AskedKnown {
    /// A day that another part of an address gave.
    pub(crate) fn of(day: &str) -> AskedKnown {
        AskedKnown { known: day.to_owned(), done: String::new() }
    }

    /// Whether no day was asked for.
    pub(crate) fn is_now(&self) -> bool {
        self.known.is_empty()
    }

    /// The day, or today.
    ///
    /// # Errors
    /// It is no day, or lies in the future.
    pub(crate) fn day(&self, desk: &Desk) -> Result<Known, Problem> {
        let today = desk.today();
        let asked = match self.known.as_str() {
            "" => None,
            text => Some(text.parse::<Day>().ok().filter(|day| *day <= today).ok_or(
                Problem::NotUnderstood(
                    "The day on which it was known is not a day up to today. Go back and choose it again, or leave it empty \
                     for everything known today.",
                ),
            )?),
        };
        Ok(Known { asked, day: asked.unwrap_or(today) })
    }
}

impl Known {
    /// The moment up to which what was learnt counts.
    pub(crate) fn moment(self) -> Moment {
        self.asked.map_or(Moment::END_OF_TIME, Moment::end_of)
    }

    /// An address that keeps the day.
    pub(crate) fn at(self, address: Address) -> Address {
        address.with_some("known", self.asked)
    }
}

/// The address of a child's record.
pub(crate) fn address(id: &str) -> Address {
    Address::new("/child").at(id)
}

/// The pages of a child's record, as links in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Overview,
    Chronology,
    Story,
    Placement,
    Reviews,
    Permanence,
    Words,
    Advocacy,
    Leaving,
    Workers,
    Audits,
    Complaints,
    Requests,
    Record,
    Documents,
    Return,
    Looks,
    Access,
}

impl View {
    const ALL: [(View, &'static str, &'static str); 18] = [
        (View::Overview, "Overview", ""),
        (View::Chronology, "Chronology", "chronology"),
        (View::Story, "Story", "story"),
        (View::Placement, "Home", "placement"),
        (View::Reviews, "Reviews", "reviews"),
        (View::Permanence, "Permanence", crate::futures::WAY),
        (View::Words, "In their words", "words"),
        (View::Advocacy, "Advocacy", "advocacy"),
        (View::Leaving, "Leaving care", "leaving-care"),
        (View::Workers, "Workers", "workers"),
        (View::Audits, "Audits", "audits"),
        (View::Complaints, "Complaints", "complaints"),
        (View::Requests, "Requests", crate::rights::THREAD),
        (View::Record, "Record", "record"),
        (View::Documents, "Documents", "documents"),
        (View::Return, "Return", "return"),
        (View::Looks, "Who has looked", "looks"),
        (View::Access, "Who could", "access"),
    ];
}

/// Bytes of what stands round the body on every page of a record, about.
const ROUND_A_BODY: usize = 8 << 10;

/// The frame of every page of a child's record: the name, the age, the views, and why the reader may see it.
pub(crate) fn page(record: &Record, child: &Timeline, view: View, known: Known, body: Html) -> Page {
    let id = record.id();
    // What is made from the whole record is not there for those to whom a part is open.
    let whole = record.permit.is_whole();
    let access = record.permit.reads().has(::access::Part::Access);
    let advocacy = record.permit.reads().has(::access::Part::Advocacy);
    let shown = |view: &View| match view {
        View::Advocacy => advocacy,
        View::Access => access,
        View::Placement => record.permit.reads().has(::access::Part::Matching),
        View::Leaving => whole && crate::leaving_care::has_page(child, known.day),
        View::Complaints => record.permit.reads().has(::access::Part::Complaint),
        View::Requests => record.permit.reads().has(::access::Part::Requests),
        View::Permanence => whole || record.permit.reads().has(::access::Part::Adoption),
        View::Audits => record.permit.reads().has(::access::Part::Audit),
        View::Story
        | View::Reviews
        | View::Words
        | View::Workers
        | View::Return
        | View::Looks
        | View::Documents => whole,
        View::Overview | View::Chronology | View::Record => true,
    };
    let all: Vec<_> = View::ALL.iter().filter(|(view, _, _)| shown(view)).collect();
    let here = all.iter().position(|(each, _, _)| *each == view).unwrap_or(0);
    let (_, words, last) = *all[here];
    let base = address(id);
    let to = |last: &str| known.at(if last.is_empty() { base.clone() } else { base.clone().at(last) });
    let views = all.iter().map(|(_, words, last)| Link::new(*words, to(last)));
    let navigation = SubNavigation::new("This record", views, here);
    let mut html = Html::with_room(body.as_str().len() + ROUND_A_BODY).with(&navigation);
    if let Some(day) = known.asked {
        html = html.with(&Inset::new(format!(
            "As known at the end of {}. What was learnt later is not shown.",
            day.to_words()
        )));
    }
    let chosen = known.asked.map(|day| day.to_string()).unwrap_or_default();
    let mut bar = Filter::new("As known on", if last.is_empty() { base } else { base.at(last) });
    bar = bar.day("known", "As known on", Some("Leave empty for today"), chosen);
    let why = Html::new()
        .with(&Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(record.permit.sentence()))))
        .with(&bar);
    let html = html.with(&body).with(&Details::new("Why you can see this, and other days", why));
    Page::new(words::name(child).unwrap_or_else(|| format!("Child {id}")))
        .title(format!("{words} of one child"))
        .caption(caption(child, id, known.day))
        .in_menu("/find")
        .body(html)
}

/// Age, day of birth and identifier in a line.
fn caption(child: &Timeline, id: &str, day: Day) -> String {
    match child.born() {
        Some(born) => format!("{}, born {}. {id}", age(born, day), born.to_words()),
        None => id.to_owned(),
    }
}

/// An age as people say it: years, and for a small child months or weeks.
pub(crate) fn age(born: Day, day: Day) -> String {
    let years = born.age_on(day);
    if day < born {
        return "not born yet".to_owned();
    }
    if years >= 2 {
        return format!("{years} years old");
    }
    match (0..36).take_while(|months| born.plus_months(months + 1) <= day).count() {
        months @ 3.. => format!("{months} months old"),
        _ => {
            let weeks = born.days_until(day) / 7;
            format!("{weeks} {} old", if weeks == 1 { "week" } else { "weeks" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::age;

    #[test]
    fn an_age_is_said_as_people_say_it() {
        let on = |born: &str, day: &str| age(born.parse().unwrap(), day.parse().unwrap());
        for (born, day, said) in [
            ("2010-05-04", "2018-05-03", "7 years old"),
            ("2016-11-01", "2018-11-01", "2 years old"),
            ("2016-11-02", "2018-11-01", "23 months old"),
            ("2018-08-01", "2018-11-01", "3 months old"),
            ("2018-10-24", "2018-11-01", "1 week old"),
            ("2018-12-01", "2018-11-01", "not born yet"),
        ] {
            assert_eq!(on(born, day), said);
        }
    }
}
