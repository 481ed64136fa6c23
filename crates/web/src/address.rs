//! Addresses on this site, built from parts so that a value can never change their shape.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is left as it is in a path segment or a query value (RFC 3986, unreserved).
const KEEP: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Bytes that are usually added to a path that was written in the program.
const ROOM: usize = 32;

/// An address on this site: a path and its query, each value percent-encoded as it is added.
///
/// ```
/// let list = web::Address::new("/figures").at("8.2").with("month", "2018-10");
/// assert_eq!(list.to_string(), "/figures/8.2?month=2018-10");
/// ```
///
/// It is shown in a template like any text (`{{ address }}`), which escapes the `&`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    path: String,
    query: String,
}

impl Address {
    /// An address written in the program: a path that starts with `/`, or a place on the same page
    /// that starts with `#`. It may carry no query; use [`Address::with`].
    pub fn new(path: &'static str) -> Address {
        let mut address = Address { path: String::with_capacity(path.len() + ROOM), query: String::new() };
        address.path.push_str(path);
        address
    }

    /// A place on the same page: the field with this identifier.
    pub fn here(id: &str) -> Address {
        let mut path = String::from("#");
        path.extend(utf8_percent_encode(id, KEEP));
        Address { path, query: String::new() }
    }

    /// An address on this site that came back from a browser: its path and query as they were sent. One that could lead
    /// anywhere else, or break a header, becomes the first page.
    pub fn again(text: &str) -> Address {
        let (path, query) = text.split_at(text.find('?').unwrap_or(text.len()));
        let plain =
            |part: &str| part.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\' && byte != b'"');
        if path.starts_with('/') && !path.starts_with("//") && plain(path) && plain(query) {
            Address { path: path.to_owned(), query: query.to_owned() }
        } else {
            Address::new("/")
        }
    }

    /// The address one segment further down. A `/` in the segment stays part of the segment.
    #[must_use]
    pub fn at(mut self, segment: impl fmt::Display) -> Address {
        if !self.path.ends_with('/') {
            self.path.push('/');
        }
        let segment = segment.to_string();
        // "." and ".." would be taken for steps by the browser, before any request is made.
        if segment.chars().all(|c| c == '.') {
            self.path.push_str(&segment.replace('.', "%2E"));
        } else {
            self.path.push_str(&Cow::from(utf8_percent_encode(&segment, KEEP)));
        }
        self
    }

    /// The address with one more query value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Address {
        self.query.push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(&Cow::from(utf8_percent_encode(name, KEEP)));
        self.query.push('=');
        self.query.push_str(&Cow::from(utf8_percent_encode(&value.to_string(), KEEP)));
        self
    }

    /// The address with one more query value where there is one, and as it was otherwise.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl fmt::Display>) -> Address {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The path, without the query.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl From<&'static str> for Address {
    fn from(path: &'static str) -> Address {
        Address::new(path)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        f.write_str(&self.query)
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn a_value_cannot_change_the_shape_of_an_address() {
        for (address, expected) in [
            (Address::new("/"), "/"),
            (Address::new("/").at("figures"), "/figures"),
            (Address::new("/figures").at("6.16"), "/figures/6.16"),
            (Address::new("/children").at("a/b"), "/children/a%2Fb"),
            (Address::new("/children").at(".."), "/children/%2E%2E"),
            (Address::new("/children").at("x?y#z"), "/children/x%3Fy%23z"),
            (Address::new("/a").with("q", "fish & chips=nice"), "/a?q=fish%20%26%20chips%3Dnice"),
            (Address::new("/a").with("m", "2018-10").with("page", 2), "/a?m=2018-10&page=2"),
            (Address::new("/a").with_some("m", None::<u8>), "/a"),
            (Address::new("/a").with("q", "Zoë"), "/a?q=Zo%C3%AB"),
        ] {
            assert_eq!(address.to_string(), expected);
        }
    }
}
