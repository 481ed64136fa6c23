//! A Rust file as a flat run of tokens. Comments are gone; what is in quotes is one token; so a check that looks for a word
//! finds code, never prose.

use proc_macro2::{Delimiter, LexError, TokenStream, TokenTree};

/// What sort of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or a keyword.
    Word,
    /// A character of punctuation, or a bracket.
    Mark,
    /// Something in quotes, or a number.
    Literal,
}

/// One token.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// What sort.
    pub(crate) kind: Kind,
    /// As it is written.
    pub(crate) text: String,
    /// The line it begins on, from 1.
    pub(crate) line: usize,
    /// Whether it is under `#[cfg(test)]` or `#[test]`.
    pub(crate) for_tests: bool,
}

/// The tokens of a file.
#[derive(Debug, Default)]
pub(crate) struct Rust {
    /// In the order of the file.
    pub(crate) tokens: Vec<Token>,
    /// Where and why it cannot be read, if so.
    pub(crate) fault: Option<(usize, String)>,
}

impl Rust {
    /// Reads a file.
    pub(crate) fn read(text: &str) -> Rust {
        let mut rust = Rust::default();
        match text.parse::<TokenStream>() {
            Ok(stream) => flatten(stream, false, &mut rust.tokens),
            Err(fault) => rust.fault = Some((line_of(&fault), fault.to_string())),
        }
        rust
    }

    /// Where a phrase stands: the place of its first token, and what follows it.
    pub(crate) fn find<'a>(&'a self, phrase: &[String]) -> Vec<(&'a Token, &'a [Token])> {
        let places = self
            .tokens
            .windows(phrase.len().max(1))
            .enumerate()
            .filter(|(_, window)| window.iter().zip(phrase).all(|(token, word)| token.text == *word));
        places.map(|(at, window)| (&window[0], &self.tokens[at + phrase.len()..])).collect()
    }
}

/// A piece of Rust as the texts of its tokens, to be looked for: `phrase("SystemTime::now")`.
pub(crate) fn phrase(code: &str) -> Vec<String> {
    // Brackets need not match in a phrase: `code_set! {`.
    let (code, open) = match code.strip_suffix(['{', '(', '[']) {
        Some(before) => (before, code.chars().next_back()),
        None => (code, None),
    };
    let mut words: Vec<String> = Rust::read(code).tokens.into_iter().map(|token| token.text).collect();
    words.extend(open.map(String::from));
    words
}

fn line_of(fault: &LexError) -> usize {
    fault.span().start().line
}

fn flatten(stream: TokenStream, for_tests: bool, tokens: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut for_tests = for_tests;
    // What an attribute says holds to the end of its item: a `;` or a block.
    let mut item_for_tests = false;
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        at += 1;
        if is_mark(tree, '#') {
            let inner = trees.get(at).is_some_and(|next| is_mark(next, '!'));
            if let Some(TokenTree::Group(attribute)) = trees.get(at + usize::from(inner))
                && attribute.delimiter() == Delimiter::Bracket
            {
                at += 1 + usize::from(inner);
                match is_for_tests(&attribute.stream()) {
                    true if inner => for_tests = true,
                    true => item_for_tests = true,
                    false => {}
                }
                if !is_doc(&attribute.stream()) {
                    flatten(attribute.stream(), for_tests || item_for_tests, tokens);
                }
                continue;
            }
        }
        let here = for_tests || item_for_tests;
        let mut push = |kind: Kind, text: String, line: usize| {
            tokens.push(Token { kind, text, line, for_tests: here });
        };
        match tree {
            TokenTree::Ident(word) => push(Kind::Word, word.to_string(), word.span().start().line),
            TokenTree::Literal(literal) => {
                push(Kind::Literal, literal.to_string(), literal.span().start().line);
            }
            TokenTree::Punct(mark) => {
                push(Kind::Mark, mark.as_char().to_string(), mark.span().start().line);
                if mark.as_char() == ';' {
                    item_for_tests = false;
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                push(Kind::Mark, open.to_owned(), group.span_open().start().line);
                flatten(group.stream(), here, tokens);
                let line = group.span_close().start().line;
                tokens.push(Token { kind: Kind::Mark, text: close.to_owned(), line, for_tests: here });
                if group.delimiter() == Delimiter::Brace {
                    item_for_tests = false;
                }
            }
        }
    }
}

fn is_mark(tree: &TokenTree, mark: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn is_doc(attribute: &TokenStream) -> bool {
    matches!(attribute.clone().into_iter().next(), Some(TokenTree::Ident(word)) if word == "doc")
}

/// `#[test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`.
fn is_for_tests(attribute: &TokenStream) -> bool {
    let mut words: Vec<Token> = Vec::new();
    flatten(attribute.clone(), false, &mut words);
    let has = |word: &str| words.iter().any(|token| token.text == word);
    match words.first().map(|token| token.text.as_str()) {
        Some("test") => words.len() == 1,
        Some("cfg") => has("test") && !has("not") && !has("any"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(code: &str) -> Vec<String> {
        Rust::read(code).tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn comments_are_gone_and_quotes_are_one_token() {
        let code = "//! a.unwrap()\n/// b\nfn f() { g(\"x.unwrap()\"); /* h() */ }\n";
        assert_eq!(texts(code), ["fn", "f", "(", ")", "{", "g", "(", "\"x.unwrap()\"", ")", ";", "}"]);
    }

    #[test]
    fn a_phrase_is_found_across_lines() {
        let rust = Rust::read("fn f() {\n  std::time::SystemTime\n    ::now();\n}");
        let lines: Vec<usize> =
            rust.find(&phrase("SystemTime::now")).iter().map(|(token, _)| token.line).collect();
        assert_eq!(lines, [2]);
        assert_eq!(phrase("code_set! {"), ["code_set", "!", "{"]);
    }

    #[test]
    fn what_is_for_tests() {
        let table = [
            ("#[cfg(test)]\nmod tests { use here; }\nfn after() {}", "here", true),
            ("#[cfg(test)]\nmod tests { use x; }\nfn here() {}", "here", false),
            ("#[cfg(test)]\nmod here;\nmod after;", "here", true),
            ("#[cfg(test)]\nmod tests;\nmod here;", "here", false),
            ("#[cfg(all(test, unix))]\nuse a::{here};", "here", true),
            ("#[cfg(not(test))]\nuse a::{here};", "here", false),
            ("#[cfg(any(test, unix))]\nuse a::{here};", "here", false),
            ("#[test]\n#[should_panic]\nfn t() { here(); }", "here", true),
            ("#![cfg(test)]\nuse a;\nfn t() { here(); }", "here", true),
            ("fn t() { #[cfg(test)] { a(); } here(); }", "here", false),
        ];
        for (code, word, expected) in table {
            let rust = Rust::read(code);
            let token = rust.tokens.iter().find(|token| token.text == word).unwrap();
            assert_eq!(token.for_tests, expected, "{code}");
        }
    }

    #[test]
    fn what_is_not_rust_says_where() {
        let rust = Rust::read("fn f() {\n  (\n}\n");
        assert!(rust.fault.is_some_and(|(line, _)| line > 1));
    }
}
