//! A page, before the layout is put around it.

use axum::response::{IntoResponse, Response};

use crate::{Address, Html};

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words, plain text.
    pub words: String,
    /// Where they lead.
    pub address: Address,
}

impl Link {
    /// Words and where they lead.
    pub fn new(words: impl Into<String>, address: impl Into<Address>) -> Link {
        Link { words: words.into(), address: address.into() }
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
        let mut response = Response::default();
        response.extensions_mut().insert(self);
        response
    }
}
