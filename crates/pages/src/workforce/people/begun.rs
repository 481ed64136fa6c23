//! What somebody who keeps the list began to write of who works here, and did not finish: kept for them alone until it is
//! recorded, like what is written of a child. The list itself leads back to it: administrators have no page of work.

use access::Person;
use journal::Draft;
use records::{Subject, SubjectKind};
use web::parts::{Cell, Column, Form, Table};
use web::{Address, Fields, Html, Problem};

use super::address;
use crate::Desk;
use crate::child::overview::heading;
use crate::child::record::enter::ACT;

/// A form below the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Who joins: kept beside whoever writes it, as nobody is named yet. It is there when the form is opened again.
    New,
    /// A post from a day on.
    Post,
    /// Somebody leaves.
    Leave,
}

impl At {
    /// The name under which it is kept.
    fn name(self) -> &'static str {
        match self {
            At::New => "people/new",
            At::Post => "people/post",
            At::Leave => "people/leave",
        }
    }

    fn title(self) -> &'static str {
        match self {
            At::New => "Somebody joins",
            At::Post => "A post from a day on",
            At::Leave => "Somebody leaves",
        }
    }

    /// Where the form about somebody stands.
    pub(super) fn address(self, id: &str) -> Address {
        match self {
            At::New => Address::new("/people/new"),
            At::Post => address(id).at("post"),
            At::Leave => address(id).at("leave"),
        }
    }
}

/// A form about somebody, as one reader writes it.
#[derive(Clone, Copy)]
pub(super) struct Writing<'a> {
    pub(super) desk: &'a Desk,
    pub(super) me: &'a Person,
    pub(super) at: At,
    /// About whom; about whoever writes, where nobody is named yet.
    pub(super) id: &'a str,
}

impl Writing<'_> {
    /// What was typed before, with when.
    pub(super) fn draft(&self) -> Result<Option<(Fields, Draft)>, Problem> {
        let draft = self.desk.draft_of(self.me, &Subject::worker(self.id), self.at.name())?;
        Ok(draft.map(|draft| (Fields::read(draft.text.as_bytes()), draft)))
    }

    /// Keeps what was typed.
    pub(super) fn keep(&self, sent: &Fields) -> Result<(), Problem> {
        self.desk.keep_draft_of(self.me, &Subject::worker(self.id), self.at.name(), sent)
    }

    /// Forgets it, once it is recorded or thrown away.
    pub(super) fn clear(&self) -> Result<(), Problem> {
        self.desk.clear_draft_of(self.me, &Subject::worker(self.id), self.at.name())
    }

    /// Where somebody goes who keeps it for later or begins again; none where they have sent it.
    pub(super) fn put_aside(&self, sent: &Fields) -> Result<Option<Address>, Problem> {
        match sent.get(ACT) {
            "draft" => {
                self.keep(sent)?;
                Ok(Some(Address::new("/people").with("done", "kept")))
            }
            "discard" => {
                self.clear()?;
                Ok(Some(self.at.address(self.id)))
            }
            _ => Ok(None),
        }
    }
}

/// The ways out of a form beside sending it.
pub(super) fn ways(form: Form, is_kept: bool) -> Form {
    let form = form.or("Keep it and finish later", ACT, "draft");
    if is_kept { form.or("Start again", ACT, "discard") } else { form }
}

/// Of whom a form below the list is kept that somebody was sending, and under which name: `rest` stands after `/people`.
pub(crate) fn form_at(rest: &[&str], writer: &str) -> Option<(Subject, &'static str)> {
    match *rest {
        ["new"] => Some((Subject::worker(writer), At::New.name())),
        [id, "post"] => Some((Subject::worker(id), At::Post.name())),
        [id, "leave"] => Some((Subject::worker(id), At::Leave.name())),
        _ => None,
    }
}

/// What the reader began, with the ways back; nothing where nothing is kept.
pub(super) fn list(desk: &Desk, me: &Person) -> Result<Html, Problem> {
    let columns = [Column::text("Form"), Column::text("About"), Column::date("Kept")];
    let mut table = Table::new("What you began", columns).caption_hidden();
    let begun = desk.roll().journal().begun(&me.id).map_err(Problem::fault("reading what was kept"))?;
    for one in begun.iter().filter(|one| one.subject.sort() == SubjectKind::Worker.word()) {
        let id = one.subject.id();
        let at = [At::Post, At::Leave].into_iter().find(|at| at.name() == &*one.form);
        let Some(at) = at.filter(|_| access::keeps_post_of(me, id).is_ok()) else { continue };
        let whom = super::listed(desk, id).map_or_else(|| id.to_owned(), |listed| listed.name);
        table.push([
            Cell::link(at.title(), &at.address(id)),
            Cell::new(whom),
            Cell::new(one.saved.to_words()),
        ]);
    }
    if table.is_empty() {
        return Ok(Html::new());
    }
    Ok(heading("What you began").with(&table))
}
