//! Elements as XML.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

use super::WriteError;

/// Writes elements as XML (UTF-8, indented by two blanks), escaped, well formed whatever the texts are.
pub struct XmlWriter {
    writer: Writer<Vec<u8>>,
    open: Vec<String>,
}

impl XmlWriter {
    /// Begins a document with its declaration and its root element.
    pub fn new(root: &str) -> Result<XmlWriter, WriteError> {
        let mut out = XmlWriter { writer: Writer::new_with_indent(Vec::new(), b' ', 2), open: Vec::new() };
        out.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        out.start(root)?;
        Ok(out)
    }

    /// Begins an element.
    pub fn start(&mut self, name: &str) -> Result<(), WriteError> {
        self.writer.write_event(Event::Start(BytesStart::new(name)))?;
        self.open.push(name.to_owned());
        Ok(())
    }

    /// Ends the element begun last.
    pub fn end(&mut self) -> Result<(), WriteError> {
        if let Some(name) = self.open.pop() {
            self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        }
        Ok(())
    }

    /// Writes an element with a text, an empty one where the text is blank. Control characters, which XML cannot hold,
    /// are left out.
    pub fn leaf(&mut self, name: &str, text: &str) -> Result<(), WriteError> {
        let start = BytesStart::new(name);
        if text.is_empty() {
            self.writer.write_event(Event::Empty(start))?;
            return Ok(());
        }
        let text: String = text.chars().filter(|c| is_xml(*c)).collect();
        self.writer.write_event(Event::Start(start))?;
        self.writer.write_event(Event::Text(BytesText::new(&text)))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        Ok(())
    }

    /// Ends what is open and gives the document.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        while !self.open.is_empty() {
            self.end()?;
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// A character that XML 1.0 can hold.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_escaped_and_closed() {
        let mut xml = XmlWriter::new("R").unwrap();
        xml.start("CHILD").unwrap();
        xml.leaf("A", "1 < 2 & \u{1}3").unwrap();
        xml.leaf("B", "").unwrap();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<R>\n  <CHILD>\n    \
                        <A>1 &lt; 2 &amp; 3</A>\n    <B/>\n  </CHILD>\n</R>\n";
        assert_eq!(String::from_utf8(xml.finish().unwrap()).unwrap(), expected);
    }
}
