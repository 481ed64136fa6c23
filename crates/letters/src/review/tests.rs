use super::*;
use crate::reading_age;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn told(band: Band) -> Told<'static> {
    Told {
        called: "Wren",
        band,
        review: day("2018-11-01"),
        participation: Some(Participation::PN1),
        chaired: Some(Chaired::Child),
        said: vec!["I want to stay", "“Can I see Nan more?”"],
        well: None,
        before: vec![
            Before { decision: "The bike is mended.", state: DecisionState::Done, because: None },
            Before {
                decision: "The tutor is found",
                state: DecisionState::NotDone,
                because: Some("Nobody was free. Dee is asking again."),
            },
        ],
        promises: vec![
            Promise {
                decision: "The optician is booked",
                words: None,
                owner: Some("Social worker"),
                by: Some(day("2018-12-01")),
            },
            Promise {
                decision: "x",
                words: Some("You will see Nan every Sunday"),
                owner: Some("Carer"),
                by: None,
            },
        ],
        next: Some(day("2019-04-30")),
        from: "Ivo Reviewlock",
        worker: Some("Dee Fernlea"),
    }
}

#[test]
fn the_letter_says_what_happened_to_the_child_it_is_for() {
    let letter = draft(&told(Band::Middle));
    for part in [
        "Dear Wren,",
        "Thank you for coming to your review on 1 November 2018, and for saying what you think. You led the meeting yourself.",
        "You said: “I want to stay.” You also said: “Can I see Nan more?” Everybody at the review heard it.",
        "One thing that we said last time is done: the bike is mended.",
        "We also said: the tutor is found. That has not happened, and I am sorry. This is why: Nobody was free. \
         Dee is asking again.",
        "• Dee, your social worker, will see to it by 1 December 2018 that the optician is booked.",
        "• You will see Nan every Sunday.",
        "Your next review is on 30 April 2019.",
        "lead it again",
        "advocate",
        "With very best wishes,\nIvo Reviewlock",
    ] {
        assert!(letter.contains(part), "{part}:\n{letter}");
    }
    assert!(letter.contains(PLACE), "the writer's own words have their place");
}

#[test]
fn each_age_and_each_way_of_taking_part_has_its_own_words() {
    let mut letters = Vec::new();
    for band in [Band::Small, Band::Middle, Band::Young] {
        for participation in Participation::ALL {
            let letter = draft(&Told { participation: Some(*participation), ..told(band) });
            assert!(!letters.contains(&letter), "{band:?} {participation:?}");
            assert!(!letter.contains("  ") && !letter.contains(".."), "{letter}");
            letters.push(letter);
        }
    }
}

#[test]
fn a_draft_can_be_read_at_its_age() {
    for band in [Band::Small, Band::Middle, Band::Young] {
        let text = draft(&told(band)).replace(PLACE, "We laughed about your dog. He ate my notes.");
        let age = reading_age::of(&text).age.unwrap();
        assert!(age <= band.reading_age(), "{band:?}: {age}\n{text}");
        assert_eq!(advice(&text, band), [], "{text}");
    }
}

#[test]
fn what_was_left_open_stops_it_and_hard_words_are_told() {
    let stops: Vec<bool> = advice(&draft(&told(Band::Small)), Band::Small).iter().map(|a| a.stops).collect();
    assert_eq!(stops, [true]);
    let hard = advice("Dear Wren, your placement is good.", Band::Young);
    assert_eq!(hard.len(), 1);
    assert!(!hard[0].stops && hard[0].says.contains("home"), "{hard:?}");
}

#[test]
fn a_letter_of_which_nothing_is_known_is_still_a_letter() {
    let bare = Told {
        participation: None,
        chaired: None,
        said: vec![],
        before: vec![],
        promises: vec![],
        next: None,
        worker: None,
        ..told(Band::Young)
    };
    let letter = draft(&bare);
    assert!(
        letter.starts_with("Dear Wren,\n\nOn 1 November 2018 we met") && letter.contains("not fixed yet")
    );
}
