//! The pages made from the definitions say what the definitions say.

use super::{Check, Problem};
use crate::docs;

pub(crate) const CHECK: Check = Check {
    name: "stale pages",
    run: |house| {
        let stale = docs::stale(|path| house.file(path).map(|file| file.text.as_str()));
        let told = stale.into_iter().map(|stale| Problem::at(&stale.path, stale.line, stale.what));
        told.collect()
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::House;

    #[test]
    fn a_page_that_is_not_there_or_not_as_made() {
        let none = (CHECK.run)(&House::made_up(&[]));
        assert_eq!(none.len(), docs::PAGES.len());
        let made: Vec<(String, String)> =
            docs::PAGES.iter().map(|page| (page.path.to_owned(), (page.make)())).collect();
        let mut files: Vec<(&str, &str)> =
            made.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        assert_eq!((CHECK.run)(&House::made_up(&files)), []);
        let changed = files[0].1.replacen("\n## ", "\n## Not ", 1);
        files[0].1 = &changed;
        let told = (CHECK.run)(&House::made_up(&files));
        assert_eq!(told.len(), 1);
        assert!(told[0].path == files[0].0 && told[0].line > 1, "{}", told[0]);
    }
}
