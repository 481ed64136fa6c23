//! A page, before the layout is put around it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::{Address, Html};

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words, plain text.
    pub words: String,
    /// Where they lead.
    pub address: Address,
    /// In a menu: whether it carries on what the page it stands on was asked for ([`Page::keep`]).
    pub(crate) carries: bool,
}

impl Link {
    /// Words and where they lead.
    pub fn new(words: impl Into<String>, address: impl Into<Address>) -> Link {
        Link { words: words.into(), address: address.into(), carries: true }
    }

    /// An entry of a menu to which a month chosen on another page means nothing.
    #[must_use]
    pub fn alone(mut self) -> Link {
        self.carries = false;
        self
    }
}

/// A banner above the heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub(crate) done: bool,
    pub(crate) title: String,
    pub(crate) body: Html,
}

impl Notice {
    /// Something the reader must know before the page: a title and a sentence.
    pub fn important(title: impl Into<String>, body: impl Into<Html>) -> Notice {
        Notice { done: false, title: title.into(), body: body.into() }
    }

    /// Something that has just been done.
    pub fn done(body: impl Into<Html>) -> Notice {
        Notice { done: true, title: "Done".to_owned(), body: body.into() }
    }
}

/// A page: what a handler answers. The layout around it is put on by [`crate::app`].
#[derive(Clone, Debug)]
pub struct Page {
    pub(crate) title: String,
    pub(crate) heading: String,
    pub(crate) caption: Option<String>,
    pub(crate) back: Option<Link>,
    pub(crate) trail: Vec<Link>,
    pub(crate) notice: Option<Notice>,
    pub(crate) menu: Option<&'static str>,
    pub(crate) kept: Vec<(&'static str, String)>,
    pub(crate) body: Html,
    pub(crate) status: StatusCode,
    pub(crate) bare: bool,
    pub(crate) scripted: bool,
}

impl Page {
    /// A page with its heading, which is also its title. No child's name belongs in a title: it
    /// stays in the browser's history.
    pub fn new(heading: impl Into<String>) -> Page {
        let heading = heading.into();
        Page {
            title: heading.clone(),
            heading,
            caption: None,
            back: None,
            trail: Vec::new(),
            notice: None,
            menu: None,
            kept: Vec::new(),
            body: Html::new(),
            status: StatusCode::OK,
            bare: false,
            scripted: false,
        }
    }

    /// A title that differs from the heading, where the heading alone would not tell pages apart or
    /// names a child.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Page {
        self.title = title.into();
        self
    }

    /// A line above the heading: the month, the theme.
    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Page {
        self.caption = Some(caption.into());
        self
    }

    /// A link back, for a page with one way in. A page has this or a trail, not both.
    #[must_use]
    pub fn back(mut self, words: impl Into<String>, address: impl Into<Address>) -> Page {
        self.back = Some(Link::new(words, address));
        self
    }

    /// One more step of the trail from the first page to this one (breadcrumbs), outermost first.
    #[must_use]
    pub fn under(mut self, words: impl Into<String>, address: impl Into<Address>) -> Page {
        self.trail.push(Link::new(words, address));
        self
    }

    /// The address of the menu's entry that this page belongs to, where its own address does not say so.
    #[must_use]
    pub fn in_menu(mut self, entry: &'static str) -> Page {
        self.menu = Some(entry);
        self
    }

    /// A value of this page's address that the menu carries on: whoever chose a month must not be shown another
    /// because they changed the page.
    #[must_use]
    pub fn keep(mut self, name: &'static str, value: impl ToString) -> Page {
        self.kept.push((name, value.to_string()));
        self
    }

    /// A banner above the heading.
    #[must_use]
    pub fn notice(mut self, notice: Notice) -> Page {
        self.notice = Some(notice);
        self
    }

    /// The page of a form that was sent with something wrong in it: status 422, and a title that says so first, because it
    /// is what is read aloud first.
    #[must_use]
    pub fn wrong(mut self) -> Page {
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self.title = format!("Error: {}", self.title);
        self
    }

    /// The page that says that somebody else was quicker: status 409.
    #[must_use]
    pub fn conflict(mut self) -> Page {
        self.status = StatusCode::CONFLICT;
        self
    }

    /// The page that says that this is not for the reader, or not yet: status 403.
    #[must_use]
    pub fn refused(mut self) -> Page {
        self.status = StatusCode::FORBIDDEN;
        self
    }

    /// The page that says that something was asked too often: status 429.
    #[must_use]
    pub fn too_often(mut self) -> Page {
        self.status = StatusCode::TOO_MANY_REQUESTS;
        self.title = format!("Error: {}", self.title);
        self
    }

    /// The page that says that something else that is needed cannot be reached: status 503, and a title that says so first.
    #[must_use]
    pub fn unavailable(mut self) -> Page {
        self.status = StatusCode::SERVICE_UNAVAILABLE;
        self.title = format!("Error: {}", self.title);
        self
    }

    /// A page for somebody who is not signed in: without the menu, which would only lead back to it.
    #[must_use]
    pub fn bare(mut self) -> Page {
        self.bare = true;
        self
    }

    /// A page that asks a device for a passkey: it carries the one script there is, from this site, and says without it how else
    /// to go on.
    #[must_use]
    pub fn scripted(mut self) -> Page {
        self.scripted = true;
        self
    }

    /// What the page says, below its heading.
    #[must_use]
    pub fn body(mut self, body: Html) -> Page {
        self.body = body;
        self
    }
}

impl IntoResponse for Page {
    /// An empty answer that carries the page; the layout takes it from there (see `frame`).
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What a page that was sent a form answers: a page, or the way to the next.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A page: the form again, with what is wrong.
    Page(Box<Page>),
    /// It is done: the browser asks for this address next (status 303), so that going back or reloading sends nothing twice.
    Next(Address),
}

impl From<Page> for Answer {
    fn from(page: Page) -> Answer {
        Answer::Page(Box::new(page))
    }
}

impl From<Address> for Answer {
    fn from(next: Address) -> Answer {
        Answer::Next(next)
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Answer::Page(page) => page.into_response(),
            Answer::Next(next) => Redirect::to(&next.to_string()).into_response(),
        }
    }
}

/// Who reads, as the top of every page shows it. Whoever knows puts it among the extensions of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The name.
    pub name: String,
    /// What they do here: "social worker".
    pub role: String,
    /// Where they say that they are somebody else; or their account, where they are signed in.
    pub change: Address,
    /// Where they sign out, by a button; none where nobody signs in.
    pub sign_out: Option<Address>,
    /// What only they find in the menu, before what everybody finds there: where their day begins.
    pub first: Vec<Link>,
    /// What only they find in the menu, after what everybody finds there.
    pub menu: Vec<Link>,
    /// The addresses of the menu that are not open to them: what everybody finds there is theirs but for these.
    pub closed: Vec<&'static str>,
    /// What only they find at the foot of every page.
    pub links: Vec<Link>,
}
