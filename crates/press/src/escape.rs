//! Text made safe for HTML and XML.

/// Appends text so that it can stand between tags or in a double-quoted attribute of HTML or XML.
///
/// Characters that XML 1.0 does not allow at all (control characters) become the replacement character, so that one bad
/// byte in an import cannot make a whole report unreadable.
pub(crate) fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if !allowed(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

/// The text made safe, as [`push`] does.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push(&mut out, text);
    out
}

/// Is this character allowed in an XML 1.0 document and meant for reading? The bidirectional overrides are left out
/// because they let a name rearrange the line around it.
fn allowed(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn nothing_hostile_is_left() {
        for (given, want) in [
            ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
            ("\" onload=\"x", "&quot; onload=&quot;x"),
            ("a & b &amp;", "a &amp; b &amp;amp;"),
            ("line\nbreak", "line break"),
            ("\0\u{1b}[31m\u{FFFF}\u{202E}", "\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}"),
        ] {
            assert_eq!(text(given), want);
        }
    }
}
