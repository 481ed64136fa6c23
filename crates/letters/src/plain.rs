//! Words that professionals say and children do not: each with what to say instead.

/// A word to think again about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hard {
    /// As it stands in the text.
    pub word: String,
    /// What to say instead.
    pub instead: &'static str,
}

/// Words, in lower case, and what people say. (Language that cares; the words of children in care councils.)
const WORDS: &[(&str, &str)] = &[
    ("placement", "home, or where you live"),
    ("placements", "homes"),
    ("placed", "came to live"),
    ("contact", "family time, or seeing your family"),
    ("siblings", "brothers and sisters"),
    ("sibling", "brother or sister"),
    ("lac", "children in care"),
    ("looked-after child", "you"),
    ("lac review", "your review"),
    ("pep", "school plan"),
    ("sdq", "the questions about how you feel"),
    ("respite", "a short stay"),
    ("absconded", "went missing"),
    ("absconding", "going missing"),
    ("contingency", "what we do if it does not work"),
    ("permanence", "where you will grow up"),
    ("permanency", "where you will grow up"),
    ("care plan", "the plan for you"),
    ("pathway plan", "the plan for when you are older"),
    ("statutory", "what the law says"),
    ("local authority", "the council"),
    ("professionals", "the people who help you"),
    ("agencies", "the people who help you"),
    ("multi-agency", "everybody together"),
    ("engage", "talk, or take part"),
    ("engagement", "talking, or taking part"),
    ("disengaged", "did not want to"),
    ("presenting", "being"),
    ("behaviours", "what you do"),
    ("challenging behaviour", "hard times"),
    ("attainment", "how you do at school"),
    ("peers", "friends"),
    ("in relation to", "about"),
    ("regarding", "about"),
    ("commence", "start"),
    ("facilitate", "help"),
    ("implement", "do"),
    ("outcomes", "what gets better"),
    ("outcome", "what gets better"),
    ("actions", "what we will do"),
    ("recommendations", "what we decided"),
    ("minutes", "the notes of the meeting"),
    ("birth parents", "your mum and dad, by the names you use"),
    ("birth family", "your family"),
    ("foster carer", "their name"),
    ("carers", "their names"),
    ("therapeutic", "that helps you feel better"),
    ("safeguarding", "keeping you safe"),
    ("assessment", "a check"),
    ("iro", "my name, and what I do"),
    ("independence", "living on your own"),
    ("transition", "change"),
    ("appropriate", "right for you"),
    ("ensure", "make sure"),
    ("identified", "found"),
    ("advised", "told"),
    ("attend", "come"),
    ("attended", "came"),
];

/// The words of a text to think again about, each once, in the order in which they come.
pub fn hard(text: &str) -> Vec<Hard> {
    let lower = text.to_lowercase();
    let mut found: Vec<(usize, Hard)> = Vec::new();
    for (word, instead) in WORDS {
        if let Some(at) = whole(&lower, word) {
            // A longer word that holds this one speaks for it.
            found.push((at, Hard { word: (*word).to_owned(), instead }));
        }
    }
    found.sort_by_key(|(at, hard)| (*at, std::cmp::Reverse(hard.word.len())));
    found.dedup_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, hard)| hard).collect()
}

/// Where a word or phrase stands whole in a text; both in lower case.
pub(crate) fn whole(text: &str, word: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find(word) {
        let (start, end) = (from + found, from + found + word.len());
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        if !joins(before) && !joins(after) {
            return Some(start);
        }
        from = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_children_do_not_say() {
        let text = "Your placement is going well and contact with siblings will commence. Your care plan is replaced.";
        let found: Vec<String> = hard(text).into_iter().map(|hard| hard.word).collect();
        assert_eq!(found, ["placement", "contact", "siblings", "commence", "care plan"]);
        assert!(hard("You live with Bea and you see your brother.").is_empty());
    }

    #[test]
    fn every_word_is_in_lower_case_and_says_what_instead() {
        for (word, instead) in WORDS {
            assert_eq!(*word, word.to_lowercase());
            assert!(!instead.is_empty());
        }
    }
}
