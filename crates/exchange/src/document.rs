//! XML, read one record at a time.

use std::sync::Arc;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::limits::Limits;
use crate::problem::{Problem, shown};
use crate::source::TextFile;

/// An element with everything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name without a namespace prefix, as written.
    pub name: String,
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// Its attributes, in the order of the file.
    pub attributes: Vec<Attribute>,
    /// The text directly within it, trimmed.
    pub text: String,
    /// The elements directly within it, in the order of the file.
    pub children: Vec<Element>,
}

/// An attribute of an [`Element`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name without a namespace prefix.
    pub name: String,
    /// Its value, trimmed.
    pub value: String,
}

impl Element {
    /// The first element directly within this one that has this name (case does not matter).
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.is(name))
    }

    /// The elements directly within this one that have this name (case does not matter).
    pub fn children<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.is(name))
    }

    /// The text of the first element directly within this one that has this name; blank where there is none.
    pub fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.as_str())
    }

    /// Whether this is its name (case does not matter).
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// An XML file, read one record after the other: an iterator over the outermost elements of the wanted names.
///
/// No document type declaration is accepted and no entity is ever expanded (but for the five of XML itself and
/// characters by number), so that a small file cannot become a large one. One record is in memory at a time, within
/// [`Limits`]. After a problem nothing more comes.
pub struct Document<'f> {
    file: &'f TextFile,
    limits: Limits,
    reader: Reader<&'f [u8]>,
    wanted: &'f [&'f str],
    root: String,
    lines: Lines<'f>,
    depth: usize,
    finished: bool,
}

impl<'f> Document<'f> {
    /// Opens a file as far as its root element. `wanted` names the elements to be given out, wherever they stand.
    pub fn open(file: &'f TextFile, wanted: &'f [&'f str], limits: &Limits) -> Result<Document<'f>, Problem> {
        let mut document = Document {
            file,
            limits: *limits,
            reader: Reader::from_str(&file.text),
            wanted,
            root: String::new(),
            lines: Lines { text: file.text.as_bytes(), at: 0, line: 1 },
            depth: 0,
            finished: false,
        };
        loop {
            let (event, line) = document.event()?;
            match event {
                Event::Start(start) => {
                    document.root = local(&start);
                    document.depth = 1;
                    return Ok(document);
                }
                Event::Empty(start) => {
                    document.root = local(&start);
                    document.finished = true;
                    return Ok(document);
                }
                Event::Eof => return Err(document.broken(line, "has no element")),
                Event::Text(text) if text.trim().is_empty() => {}
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                _ => return Err(document.broken(line, "has text before its first element")),
            }
        }
    }

    /// The name of the root element, without a namespace prefix.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The file that is read.
    pub fn file(&self) -> &'f Arc<str> {
        &self.file.name
    }

    /// The next event that matters, and the line on which it begins.
    fn event(&mut self) -> Result<(Event<'f>, u32), Problem> {
        let line = self.lines.of(self.reader.buffer_position());
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => Err(self
                .broken(line, "has a document type declaration, which is not accepted")
                .advice("export it again without one")),
            Ok(event) => Ok((event, line)),
            Err(error) => {
                let line = self.lines.of(self.reader.error_position());
                Err(self.broken(line, &format!("is not well-formed XML ({})", shown_error(&error))))
            }
        }
    }

    fn broken(&self, line: u32, fault: &str) -> Problem {
        Problem::unreadable(fault).file(&self.file.name).line(line)
    }

    fn record(&mut self) -> Result<Option<Element>, Problem> {
        loop {
            let (event, line) = self.event()?;
            match event {
                Event::Start(start) => {
                    if self.wants(&start) {
                        return self.element(&start, line).map(Some);
                    }
                    self.depth += 1;
                    if self.depth > self.limits.xml_depth {
                        return Err(self.too_deep(line));
                    }
                }
                Event::Empty(start) if self.wants(&start) => {
                    return self.begun(&start, line).map(Some);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Ok(None);
                    }
                }
                Event::Eof => return Err(self.cut_short(line)),
                Event::GeneralRef(reference) if expanded(&reference).is_none() => {
                    return Err(self.entity(line, &reference));
                }
                _ => {}
            }
        }
    }

    fn wants(&self, start: &BytesStart<'_>) -> bool {
        let name = local(start);
        self.wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(&name))
    }

    /// Reads the rest of an element that has begun.
    fn element(&mut self, start: &BytesStart<'_>, line: u32) -> Result<Element, Problem> {
        let mut open = vec![self.begun(start, line)?];
        let mut elements = 1;
        let mut text_bytes = 0;
        loop {
            let (event, line) = self.event()?;
            match event {
                Event::Start(start) => {
                    if self.depth + open.len() >= self.limits.xml_depth {
                        return Err(self.too_deep(line));
                    }
                    open.push(self.begun(&start, line)?);
                    elements += 1;
                }
                Event::Empty(start) => {
                    let element = self.begun(&start, line)?;
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(element);
                    }
                    elements += 1;
                }
                Event::End(_) => {
                    let Some(mut element) = open.pop() else { return Err(self.cut_short(line)) };
                    trim(&mut element.text);
                    match open.last_mut() {
                        None => return Ok(element),
                        Some(parent) => parent.children.push(element),
                    }
                }
                Event::Text(text) => text_bytes += push(&mut open, &text),
                Event::CData(text) => text_bytes += push(&mut open, &text),
                Event::GeneralRef(reference) => match expanded(&reference) {
                    Some(c) => text_bytes += push(&mut open, c.encode_utf8(&mut [0; 4])),
                    None => return Err(self.entity(line, &reference)),
                },
                Event::Eof => return Err(self.cut_short(line)),
                _ => {}
            }
            if elements > self.limits.xml_elements || text_bytes > self.limits.xml_text_bytes {
                return Err(self.broken(line, "has more in one record than is read at most"));
            }
        }
    }

    /// An element as far as its start tag.
    fn begun(&self, start: &BytesStart<'_>, line: u32) -> Result<Element, Problem> {
        const MOST_ATTRIBUTES: usize = 64;
        let mut attributes = Vec::new();
        for attribute in start.attributes().take(MOST_ATTRIBUTES) {
            let value =
                attribute.as_ref().ok().and_then(|a| a.normalized_value(XmlVersion::Implicit1_0).ok());
            let (Ok(attribute), Some(value)) = (attribute, value) else {
                return Err(self.broken(line, "has an attribute that cannot be read"));
            };
            let name = attribute.key.local_name().as_ref().to_owned();
            attributes.push(Attribute { name, value: value.trim().to_owned() });
        }
        Ok(Element { name: local(start), line, attributes, text: String::new(), children: Vec::new() })
    }

    fn too_deep(&self, line: u32) -> Problem {
        self.broken(line, &format!("has elements nested more than {} deep", self.limits.xml_depth))
    }

    fn cut_short(&self, line: u32) -> Problem {
        self.broken(line, "ends before its last element is closed").advice("fetch or export the file again")
    }

    fn entity(&self, line: u32, name: &str) -> Problem {
        self.broken(line, "is an entity that XML does not have, and is not expanded")
            .said(&format!("&{name};"))
    }
}

impl Iterator for Document<'_> {
    type Item = Result<Element, Problem>;

    fn next(&mut self) -> Option<Result<Element, Problem>> {
        if self.finished {
            return None;
        }
        let record = self.record();
        self.finished = !matches!(record, Ok(Some(_)));
        record.transpose()
    }
}

/// Counts lines while positions only grow.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, position: u64) -> u32 {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        if position > self.at {
            let passed = self.text.get(self.at..position).unwrap_or_default();
            self.line += passed.iter().filter(|b| **b == b'\n').count() as u32;
            self.at = position;
        }
        self.line
    }
}

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

/// The character that a reference stands for, where XML itself says so.
fn expanded(reference: &str) -> Option<char> {
    match reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')
        }
    }
}

fn push(open: &mut [Element], text: &str) -> usize {
    if let Some(element) = open.last_mut() {
        // Blanks between elements are layout.
        if !(element.text.is_empty() && text.trim().is_empty()) {
            element.text.push_str(text);
        }
    }
    text.len()
}

fn trim(text: &mut String) {
    text.truncate(text.trim_end().len());
    let blanks = text.len() - text.trim_start().len();
    text.drain(..blanks);
}

fn shown_error(error: &quick_xml::Error) -> String {
    // The library's own words may quote the file: bounded, as all that somebody else wrote.
    let words = error.to_string();
    let words = words.rsplit(": ").next().unwrap_or(&words);
    let mut out = shown(words);
    if words.chars().count() > 120 || words.is_empty() {
        out.clear();
        out.push_str("a tag or quotation mark is out of place");
    } else {
        out = crate::problem::shown_within(words, 120);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::TextForm;

    const LIMITS: Limits = Limits { xml_depth: 5, xml_elements: 6, xml_text_bytes: 60, ..Limits::USUAL };

    fn file(text: &str) -> TextFile {
        TextFile { name: "a.xml".into(), text: text.to_owned(), form: TextForm::Xml }
    }

    /// Each record as `line: name text [children]`, a problem as its sentence.
    fn all(text: &str) -> Vec<String> {
        fn words(element: &Element) -> String {
            let children: Vec<String> = element.children.iter().map(words).collect();
            let attributes: Vec<String> =
                element.attributes.iter().map(|a| format!("{}={}", a.name, a.value)).collect();
            format!(
                "{}:{}{:?}({})[{}]",
                element.line,
                element.name,
                element.text,
                attributes.join(" "),
                children.join(" ")
            )
        }
        let file = file(text);
        match Document::open(&file, &["CHILD"], &LIMITS) {
            Err(problem) => vec![problem.to_string()],
            Ok(document) => document
                .map(|record| record.map_or_else(|problem| problem.to_string(), |element| words(&element)))
                .collect(),
        }
    }

    #[test]
    fn records_come_one_by_one_with_their_lines() {
        let table: &[(&str, &[&str])] = &[
            (
                "<R><CHILD><A>1</A></CHILD>\n<CHILD>\n<B/></CHILD></R>",
                &["1:CHILD\"\"()[1:A\"1\"()[]]", "2:CHILD\"\"()[3:B\"\"()[]]"],
            ),
            (
                "<?xml version='1.0'?>\n<!-- x -->\n<n:R xmlns:n='u'>\n\
                 <n:child a=' 1&amp;2 '>x &lt;&#65;<![CDATA[&]]> </n:child></n:R>",
                &["4:child\"x <A&\"(a=1&2)[]"],
            ),
            (
                "<R><M><CHILD/></M><CHILD><CHILD>in</CHILD></CHILD></R>",
                &["1:CHILD\"\"()[]", "1:CHILD\"\"()[1:CHILD\"in\"()[]]"],
            ),
            ("<R/>", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(all(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_accepted_has_a_sentence() {
        let bomb = "<!DOCTYPE b [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<R><CHILD>&b;</CHILD></R>";
        let table: &[(&str, &str)] = &[
            (
                bomb,
                "a.xml line 1: has a document type declaration, which is not accepted; export it again without one.",
            ),
            (
                "<R>\n<CHILD>&b;</CHILD></R>",
                "a.xml line 2: “&b;” is an entity that XML does not have, and is not expanded.",
            ),
            ("<R>&b;</R>", "a.xml line 1: “&b;” is an entity that XML does not have, and is not expanded."),
            ("<R><CHILD a='&b;'/></R>", "a.xml line 1: has an attribute that cannot be read."),
            (
                "<R>\n<CHILD>\n",
                "a.xml line 3: ends before its last element is closed; fetch or export the file again.",
            ),
            (
                "<R>\n\n",
                "a.xml line 3: ends before its last element is closed; fetch or export the file again.",
            ),
            ("<!-- -->\n", "a.xml line 2: has no element."),
            (
                "<R><A><B><C><D><E/></D></C></B></A>",
                "a.xml line 1: ends before its last element is closed; fetch or export the file again.",
            ),
            (
                "<R><A><B><C><D><E><F></F></E></D></C></B></A></R>",
                "a.xml line 1: has elements nested more than 5 deep.",
            ),
            (
                "<R><CHILD><A><B><C><D><E></E></D></C></B></A></CHILD></R>",
                "a.xml line 1: has elements nested more than 5 deep.",
            ),
            (
                "<R><CHILD><A/><A/><A/><A/><A/><A/></CHILD></R>",
                "a.xml line 1: has more in one record than is read at most.",
            ),
            (
                "<R><CHILD>0123456789012345678901234567890123456789012345678901234567890</CHILD></R>",
                "a.xml line 1: has more in one record than is read at most.",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(all(text), [*expected], "{text}");
        }
        let crossed = all("<R>\n<CHILD></R>");
        assert!(crossed[0].starts_with("a.xml line 2: is not well-formed XML ("), "{crossed:?}");
    }
}
