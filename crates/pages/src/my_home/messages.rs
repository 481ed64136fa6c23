//! What carers write to whoever supervises them: the form, and what was written with the answers.

use access::Person;
use oversight::message::Message;
use records::Trouble;
use records::fostering::{CarerAbout, CarerMessage};
use web::parts::{Form, Table};
use web::{Fields, Html, Problem};

use super::{Ours, address};
use crate::child::record::enter::RECORD;
use crate::{Desk, message, words};

/// Who reads what they write.
const WHO_READS: &str = "Your supervising social worker reads it, and those who answer for them can";

/// The form.
pub(super) fn form(typed: &Fields, wrong: &[Trouble]) -> Form {
    message::form(address(), CarerAbout::SET, WHO_READS, typed, wrong)
}

/// What they wrote, with the answers.
pub(super) fn written(desk: &Desk, all: &[Message]) -> Table {
    message::own(desk, "What we wrote, and the answers", "What was written", all, |each| said(desk, each))
}

/// What was written, with who wrote it where that is known.
pub(crate) fn said(desk: &Desk, each: &Message) -> Html {
    let by = each.by.as_ref().map_or_else(String::new, |by| format!("\n{}", desk.people().name_of(by)));
    words::lines(&format!("{}{by}", message::said(each)))
}

/// A message was sent: recorded of the household in the name of who wrote it, once however often it is sent.
pub(super) fn send(
    desk: &Desk,
    me: &Person,
    ours: &Ours,
    sent: &Fields,
) -> Result<Result<&'static str, Vec<Trouble>>, Problem> {
    match message::sent::<CarerMessage>(desk.today(), Some(&me.id), sent) {
        Ok(said) => {
            let household = ours.permit.subject().clone();
            desk.say_of(me, ours.permit.why(), household, sent.get(RECORD), vec![said]).map(Ok)
        }
        Err(wrong) => Ok(Err(wrong)),
    }
}
