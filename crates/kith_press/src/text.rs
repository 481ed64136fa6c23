//! Text as a PDF can hold it. PDF/A and PDF/UA allow no character without a shape, so one that no font covers becomes a
//! replacement before the typesetter sees it; a whole report must not fail for one letter in one name.

use crate::fonts::Fonts;

/// A word longer than this may break anywhere, so that it cannot run over its neighbours.
const LONGEST_WORD: usize = 28;

/// Where a word may break without a mark.
const BREAK: char = '\u{200B}';

/// Text made fit to be printed in these fonts.
pub(crate) fn fit(text: &str, fonts: &Fonts) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in covered(text, fonts).chars() {
        run = if c.is_whitespace() { 0 } else { run + 1 };
        if run > LONGEST_WORD {
            out.push(BREAK);
            run = 1;
        }
        out.push(c);
    }
    out
}

/// Text with every character replaced that no font covers, and those left out that have no shape on purpose.
pub(crate) fn covered(text: &str, fonts: &Fonts) -> String {
    let replacement = if fonts.cover('\u{FFFD}') { '\u{FFFD}' } else { '?' };
    text.chars()
        .filter(|c| !invisible(*c))
        .map(|c| match c {
            c if c.is_whitespace() => ' ',
            c if !c.is_control() && !private(c) && fonts.cover(c) => c,
            // A non-breaking hyphen and the like are drawn as what they stand for.
            '\u{2010}' | '\u{2011}' => '-',
            '\u{2212}' => '\u{2013}',
            _ => replacement,
        })
        .collect()
}

/// Characters that only change the direction or joining of their neighbours.
fn invisible(c: char) -> bool {
    let joins = matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    joins || matches!(c, '\u{202A}'..='\u{202E}' | '\u{FE00}'..='\u{FE0F}')
}

/// PDF/A-2a has no place for characters whose meaning is private.
fn private(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..)
}
