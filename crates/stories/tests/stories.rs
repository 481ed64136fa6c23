//! Every story under `stories/`, run.
//!
//! `STORY=hospital cargo test -p stories` runs only the files with this in their name.
#![allow(clippy::unwrap_used, clippy::panic)] // a test's helpers may stop it

use std::path::{Path, PathBuf};

use stories::{Fault, SUBJECTS, Story, run};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Every story: its name from the root of the repository, and its path.
fn stories() -> Vec<(String, PathBuf)> {
    let mut stories = Vec::new();
    for subject in std::fs::read_dir(root().join("stories")).unwrap() {
        let folder = subject.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        let subject = folder.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(
            SUBJECTS.contains(&subject.as_str()),
            "stories/{subject} is no subject: {}",
            SUBJECTS.join(", ")
        );
        for story in std::fs::read_dir(&folder).unwrap() {
            let path = story.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(name.ends_with(".md"), "stories/{subject}/{name} is no story");
            stories.push((format!("stories/{subject}/{name}"), path.clone()));
        }
    }
    stories.sort();
    stories
}

/// The contents of `stories/README.md`: every story's title, by subject, in the order of the subjects.
fn contents() -> String {
    let mut text = "# Stories\n\nWhat Kith must do, told with invented children. Each is a test: `cargo test -p stories` \
                    runs them all.\n[How to add one](../docs/adding/a-story.md). This page is made by that test; run it with \
                    `UPDATE=1` after adding a story.\n"
        .to_owned();
    let stories = stories();
    for subject in SUBJECTS {
        let folder = format!("stories/{subject}/");
        let of_subject: Vec<_> = stories.iter().filter(|(name, _)| name.starts_with(&folder)).collect();
        if of_subject.is_empty() {
            continue;
        }
        let heading = subject.replace('_', " ");
        text += &format!("\n## {}{}\n\n", heading[..1].to_uppercase(), &heading[1..]);
        for (name, path) in of_subject {
            let story = Story::read(&std::fs::read_to_string(path).unwrap())
                .unwrap_or_else(|fault| panic!("{name}: {fault}"));
            text += &format!("- [{}]({})\n", story.title, name.trim_start_matches("stories/"));
        }
    }
    text
}

#[test]
fn the_page_of_contents_is_up_to_date() {
    let path = root().join("stories/README.md");
    let contents = contents();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &contents).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == contents, "stories/README.md is out of date: UPDATE=1 cargo test -p stories");
}

#[test]
fn every_story_holds() {
    let wanted = std::env::var("STORY").unwrap_or_default();
    let chosen: Vec<_> = stories().into_iter().filter(|(name, _)| name.contains(&wanted)).collect();
    assert!(!chosen.is_empty(), "no story has {wanted:?} in its name");
    let faults: Vec<Fault> = chosen
        .iter()
        .flat_map(|(name, path)| run(name, &std::fs::read_to_string(path).unwrap(), root()))
        .collect();
    if !faults.is_empty() {
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!(
            "{} of {} stories' expectations do not hold:\n\n{}\n",
            told.len(),
            chosen.len(),
            told.join("\n")
        );
    }
}

/// Runs a story that is not in the folder, and gives its faults as they would be told.
fn told(text: &str) -> Vec<String> {
    let text = text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    run("stories/x.md", &text, root()).iter().map(ToString::to_string).collect()
}

#[test]
fn what_does_not_hold_is_told_by_file_and_line() {
    let faults = told(
        "# A title

        From: a ruling.

        Given Ash:

        | happened | what |
        | --- | --- |
        | 2010-05-04 | born |
        | 2018-01-10 | start; status V2; lives U6 AB1 |

        Expect the rows of care:

        | child | DECOM | RNE | DEC |
        | --- | --- | --- | --- |
        | Ash | 2018-01-10 | P | |
        | Ash | 2018-02-10 | P | |

        Expect verdicts of 2018-10:

        | child | 8.2 |
        | --- | --- |
        | Ash | in |",
    );
    assert_eq!(
        faults,
        [
            "stories/x.md:16: Ash, RNE: expected “P”, found “S”",
            "stories/x.md:17: Ash: expected “2018-02-10 | P | ”, found nothing",
            "stories/x.md:23: Ash in 8.2 of 2018-10: expected “in”, found “out”",
        ]
    );
}

#[test]
fn a_word_that_is_not_known_is_told_by_file_and_line() {
    let given = |heading: &str, row: &str| {
        format!(
            "# A title\n\nFrom: x.\n\n{heading}\n\n| happened | what |\n| --- | --- |\n| {row} |\n\n\
             Expect the figures of 2018-10:\n\n| figure | value |\n| --- | --- |\n| 6.1 | 0 |"
        )
    };
    let expect = |heading: &str, columns: &str, row: &str| {
        format!(
            "# A title\n\nFrom: x.\n\nGiven Ash:\n\n| happened | what |\n| --- | --- |\n| 2018-01-10 | start |\n\n\
             {heading}\n\n| {columns} |\n| --- | --- |\n| {row} |"
        )
    };
    for (text, line, part) in [
        (given("Given Ash:", "2018-01-10 | dances"), 9, "dances"),
        (given("Given Ash:", "10/01/2018 | start"), 9, "10/01/2018"),
        (given("Given Ash:", "2018-01-10 | lives U7"), 9, "placement type"),
        (given("Given ash:", "2018-01-10 | start"), 5, "in no way that is known"),
        (given("Given the authority:", "2018-01-10 | dances"), 9, "nothing that is said of the authority"),
        (given("Given the authority:", "2018-01-10 | target 8.9: green 9+"), 9, "8.9 is no indicator"),
        (given("Given the authority:", "2018-01-10 | standard visit.moon: 4K monthly"), 9, "no clock"),
        (given("Given the return of 2017-18:", "x | y"), 5, "when it was learnt"),
        (given("Given the return of 2017-18, table Moves, learnt 2018-06-30:", "x | y"), 5, "names no table"),
        (
            given("Given the return of 2017-18, table Episodes, learnt 2018-06-30:", "x | y"),
            5,
            "no column happened",
        ),
        (
            expect("Expect the moon on 2018-10-31:", "child | age", "Ash | 3"),
            11,
            "nothing that can be expected",
        ),
        (expect("Expect the children on 2018-10-31:", "child | mood", "Ash | 3"), 11, "no column mood"),
        (
            expect("Expect the children on 2018-10-31:", "child | age", "Oak | 3"),
            15,
            "no child of this story",
        ),
        (expect("Expect verdicts of 2018-10:", "child | 6.5", "Ash | in"), 11, "say which"),
        (expect("Expect verdicts of 2018-10:", "child | 6.1", "Oak | in"), 15, "nobody in this story"),
        (expect("Expect the figures of 2018-10, as known on May:", "figure | value", "6.1 | 0"), 11, "May"),
        (expect("Expect visits on 2018-10-31:", "child | mood", "Ash | 3"), 11, "no column mood"),
        (
            expect("Expect from the load of 2017-18, learnt 2018-06-30:", "table | new", "Header | 1"),
            11,
            "not in this story",
        ),
        (expect("Expect the findings of 2018-10:", "rule | says", "moon | x"), 15, "moon is no rule"),
    ] {
        let faults = told(&text);
        assert!(
            faults
                .iter()
                .any(|fault| fault.starts_with(&format!("stories/x.md:{line}: ")) && fault.contains(part)),
            "{text}\n{faults:?}"
        );
    }
}

#[test]
fn an_expectation_left_out_is_told() {
    let story = |rows: &str| {
        told(&format!(
            "# A title\n\nFrom: x.\n\nGiven Ash:\n\n| happened | what |\n| --- | --- |\n| 2018-01-08 | start; status V2 |\n\
             | 2018-01-09 | status C1 |\n\nGiven Oak:\n\n| happened | what |\n| --- | --- |\n| 2018-01-08 | start |\n\n{rows}"
        ))
    };
    let faults = story("Expect verdicts of 2018-10:\n\n| child | 6.1 |\n| --- | --- |\n| Ash | in |");
    assert_eq!(faults, ["stories/x.md:18: says nothing of Oak: verdicts are told of every child"]);
    let faults = story("Expect the rows of care:\n\n| child | RNE |\n| --- | --- |\n| Ash | S |");
    assert_eq!(faults, ["stories/x.md:22: Ash, after this row: expected nothing, found “L”"]);
    let faults = story("Expect the rows of care:\n\n| child |\n| --- |\n| Ash |");
    assert!(faults[0].contains("no column beside child"), "{faults:?}");
    let long = story(&format!(
        "{}\nExpect the rows of care:\n\n| child | RNE |\n| --- | --- |\n| Oak | S |",
        "words\n".repeat(50)
    ));
    assert!(
        long.len() == 1 && long[0].starts_with("stories/x.md:61: ") && long[0].contains("60 lines"),
        "{long:?}"
    );
}
