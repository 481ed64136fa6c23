//! `/fostering/new` somebody asks to foster; `/adoption/new` somebody asks to adopt; `/homes/new` a home is opened or first
//! used. The number is Kith’s: whoever writes it down knows none yet, and a number that says nothing tells nothing.

use std::sync::Arc;

use access::{Person, Refusal};
use axum::extract::State;
use records::adoption::AdopterApplication;
use records::fostering::FosteringApplication;
use records::homes::HomeDetails;
use records::{Definition, Field, Kind, Record, Subject, Trouble};
use web::parts::Inset;
use web::{Address, Answer, Fields, Html, Page, Problem};

use super::{home, record};
use crate::Desk;
use crate::child::door;
use crate::child::record::enter::identifier;
use crate::plain::{Plain, Sent, judged};
use crate::signed::Me;

/// What is begun.
pub(crate) struct Begin {
    kind: &'static Kind,
    at: &'static str,
    heading: &'static str,
    says: &'static str,
    /// Where it is listed: its name, its address.
    back: (&'static str, &'static str),
    /// How its number begins.
    number: &'static str,
    /// The field of its first day, and of what it is called.
    asks: (&'static str, &'static str),
    /// What the page asks; everything where none is named. What comes later is written down when it happens.
    fields: &'static [&'static str],
    subject: fn(&str) -> Subject,
    next: fn(&str) -> Address,
    may: fn(&Person) -> Result<(), Refusal>,
    because: &'static str,
}

/// Somebody asks to foster.
pub(crate) const FOSTERING: Begin = Begin {
    kind: FosteringApplication::KIND,
    at: "/fostering/new",
    heading: "Somebody asks to foster",
    says: "Write down who asked and when. The later stages are written down on the household’s page, each when it happens.",
    back: ("Fostering", "/fostering"),
    number: "household-",
    asks: ("enquired", "name"),
    fields: &[
        "name",
        "enquired",
        "responded",
        "for_child",
        "source",
        "campaign",
        "spare_room",
        "transfer",
        "owner",
        "notes",
    ],
    subject: Subject::carer_household,
    next: super::address,
    may: access::keeps_households,
    because: record::WHY,
};

/// Somebody asks to adopt.
pub(crate) const ADOPTION: Begin = Begin {
    kind: AdopterApplication::KIND,
    at: "/adoption/new",
    heading: "Somebody asks to adopt",
    says: "Write down who registered their interest and when. The later stages are written down on the household’s page, each \
           when it happens.",
    back: ("Adoption", "/adoption"),
    number: "household-",
    asks: ("registered", "name"),
    fields: &["name", "registered", "responded", "agency", "owner"],
    subject: Subject::carer_household,
    next: super::address,
    may: access::keeps_households,
    because: record::WHY,
};

/// A home is opened, or used for the first time.
pub(crate) const HOME: Begin = Begin {
    kind: HomeDetails::KIND,
    at: "/homes/new",
    heading: "A home is opened",
    says: "A children’s home, a short-break home or supported accommodation that the council runs or uses. What was found \
           there is written down on its page.",
    back: ("Homes", "/homes"),
    number: "home-",
    asks: ("since", "name"),
    fields: &[],
    subject: Subject::home,
    next: home::address,
    may: access::keeps_homes,
    because: home::WHY,
};

/// The form of the address.
///
/// # Errors
/// It is not the reader’s work.
pub(crate) async fn fostering(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| FOSTERING.get(desk, &me)).await
}

/// It was sent.
///
/// # Errors
/// It is not the reader’s work; the journal cannot be written.
pub(crate) async fn fostering_sent(
    State(desk): State<Desk>,
    Me(me): Me,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| FOSTERING.post(desk, &me, &sent)).await
}

/// As [`fostering`].
///
/// # Errors
/// As [`fostering`].
pub(crate) async fn adoption(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| ADOPTION.get(desk, &me)).await
}

/// As [`fostering_sent`].
///
/// # Errors
/// As [`fostering_sent`].
pub(crate) async fn adoption_sent(
    State(desk): State<Desk>,
    Me(me): Me,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| ADOPTION.post(desk, &me, &sent)).await
}

/// As [`fostering`].
///
/// # Errors
/// As [`fostering`].
pub(crate) async fn home(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| HOME.get(desk, &me)).await
}

/// As [`fostering_sent`].
///
/// # Errors
/// As [`fostering_sent`].
pub(crate) async fn home_sent(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| HOME.post(desk, &me, &sent)).await
}

impl Begin {
    /// Whether somebody begins one.
    pub(crate) fn is_open_to(&self, me: &Person) -> bool {
        (self.may)(me).is_ok()
    }

    /// The words of the link to it, and where it is.
    pub(crate) fn link(&self) -> web::Link {
        web::Link::new(self.heading, Address::new(self.at))
    }

    fn get(&self, desk: &Desk, me: &Person) -> Result<Page, Problem> {
        (self.may)(me).map_err(|refusal| door::closed(&refusal))?;
        let mut begin = Fields::default();
        begin.push(self.asks.0, desk.today().to_string());
        Ok(self.page(desk, &begin, &[], ""))
    }

    fn post(&self, desk: &Desk, me: &Person, sent: &Fields) -> Result<Answer, Problem> {
        (self.may)(me).map_err(|refusal| door::closed(&refusal))?;
        // What is not there yet has no facts to be judged beside.
        let read = crate::child::record::read::read(self.kind, sent, None);
        let further = |troubles: &mut Vec<Trouble>| {
            let (_, called) = self.asks;
            if sent.get(called).trim().is_empty() && troubles.iter().all(|trouble| trouble.field != called) {
                troubles
                    .push(Trouble::stops(called, "Say what they are called: a list of numbers helps nobody"));
            }
            if let Some(said) = &read.record {
                troubles.extend(self.wrong(desk, &**said));
            }
        };
        match judged(self.kind, sent, further) {
            Sent::Wrong(troubles) => Ok(self.page(desk, sent, &troubles, "").wrong().into()),
            Sent::More(list) => Ok(self.page(desk, sent, &[], &list).into()),
            Sent::Said(said) => {
                let id = identifier(sent);
                // The number of the form is the subject’s: a form that was sent twice begins nothing twice.
                let number = format!("{}{}", self.number, id.get(..8).unwrap_or(&id));
                let all: Vec<Arc<dyn Record>> = vec![said];
                let done = desk.say_of(me, self.because, (self.subject)(&number), &id, all)?;
                Ok((self.next)(&number).with("done", done).into())
            }
        }
    }

    fn wrong(&self, desk: &Desk, said: &dyn Record) -> Vec<Trouble> {
        match said.as_any().downcast_ref::<HomeDetails>() {
            Some(details) => home::wrong_of_new(desk, details),
            None => record::judged(said, desk.today()),
        }
    }

    fn page(&self, desk: &Desk, typed: &Fields, troubles: &[Trouble], more: &str) -> Page {
        let action = Address::new(self.at);
        let is_later = |field: &&Field| !self.fields.is_empty() && !self.fields.contains(&field.name);
        let later = self.kind.fields.iter().filter(is_later);
        let later: Vec<(&str, String)> =
            later.map(|field| (field.name, typed.get(field.name).to_owned())).collect();
        let form = Plain {
            desk,
            kind: self.kind,
            action,
            button: "Write it down",
            known: &later,
            needed: &[self.asks.1],
            typed,
            troubles,
            more,
        };
        Page::new(self.heading)
            .under(self.back.0, Address::new(self.back.1))
            .in_menu("/trackers")
            .body(Html::of(&Inset::new(self.says)).with(&form.html()))
    }
}
