//! The text of the report. It holds no number of its own: each is cited by name.

use press::{Block, Section};

use super::{Asked, Figures};

/// The sentences, with the figure that must be known for each to be said.
pub(super) const SAID: &[(&str, &str)] = &[
    (
        "lac_reviews",
        "{period}: {officers} reviewing officers held {lac_reviews} reviews. Of {judged} of these it is known when they \
        were due: \
         {in_time} were held in time ({share_in_time}).",
    ),
    (
        "share_of_minutes",
        "The minutes of {minutes} reviews were sent or due by now: {minutes.in_time} went out within the working days that the \
         handbook gives ({share_of_minutes}).",
    ),
    (
        "lac_reviews",
        "To {attended} of the reviews the child came; of {participation_unknown} nobody wrote down how the child took part.",
    ),
    (
        "visits",
        "They met or spoke to children {visits} times before a review, and looked {midway_reviews} times halfway to the next one \
         whether decisions are carried out.",
    ),
    (
        "checklists",
        "{checklists} quality and compliance checklists were graded: {outstanding} outstanding, {good} good, \
         {requires_improvement} requires improvement, {inadequate} inadequate. {unchecked} reviews were held without one.",
    ),
    (
        "stage_1",
        "{stage_1} challenges were raised at stage 1, {stage_2} went to stage 2, {stage_3} to stage 3, {stage_4} to stage 4 and \
         {contact_with_cafcass} to Cafcass. {informal} more were raised by a word, and {informal.solved} of those were \
         solved so. \
         Advocates raised {by_advocates} of their own, and chairs of child protection conferences {by_chairs}: these are in no \
         other count.",
    ),
    (
        "stage_1.days",
        "Of the challenges at stage 1, {stage_1.in_time} were answered in time, {stage_1.late} late, {stage_1.without} \
        never, and \
         {stage_1.waits} wait; an answer took {stage_1.days} working days on average.",
    ),
    (
        "resolved",
        "{resolved} challenges were resolved with what is different for the child, {whole_late} of them later than the whole may \
         take; {withdrawn} were withdrawn with the reason.",
    ),
    ("theme_1", "They were most often about: {theme_1} ({theme_1.count} times, all stages together)."),
    ("theme_2", "Next came: {theme_2} ({theme_2.count})."),
];

/// What is said first.
pub(super) fn summary(asked: &Asked<'_>, figures: &Figures) -> Vec<String> {
    let known =
        |name: &str| figures.get(name).is_some_and(|value| !matches!(value, super::Value::NotKnown(_)));
    let mut said: Vec<String> = SAID
        .iter()
        .filter(|(needs, _)| known(needs))
        .filter_map(|(_, template)| figures.cite(template).ok())
        .collect();
    let unknown = asked.footprint.months.iter().filter(|month| !asked.knows(**month)).count();
    if unknown > 0 {
        said.push(
            "Months before the record was kept here are not known here and are in no total; what was published of them stands \
             in a table of its own."
                .to_owned(),
        );
    }
    said
}

/// How it is counted.
pub(super) fn notes() -> Section {
    let mut section = Section::new("how", "How it is counted");
    for text in [
        "What an officer did is counted for whoever was the child’s reviewing officer on that day; a challenge for whoever \
         raised it, in the month in which its stage was opened. A total is the sum of its parts.",
        "A visit is a child met or spoken to in private before a review; one who did not want to is not counted. A review counts \
         once, on the day it was held; it is in time where it was held by the day it was due (regulation 33, the same duty \
         as figure 6.8, which also counts reviews that were due and not held).",
        "An answer is in time where it came within the working days of its stage. The caseload is the number of looked-after \
         children at the end of the month. 50 to 70 is for a full-time officer (IRO Handbook, chapter 7): where an officer’s \
         hours and those of a full week are recorded, their children are reckoned for a full-time officer; where they are not, \
         nothing is said against it.",
        "Minutes are counted for reviews of which they were sent, or whose day to send them has passed (20 working days, IRO \
         Handbook, chapter 3). What a challenge was about is counted for the team in which the child’s social worker was at the \
         end of the month.",
    ] {
        section = section.with(Block::text(text));
    }
    section
}
