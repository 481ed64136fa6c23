//! `/child/{child}/complaints/{complaint}/{step}`: the steps of a complaint, and at which stages each may be taken.

use oversight::complaint::Stage;

use crate::step::Step;

/// A step, and at which stages it may be taken.
struct AtStage {
    step: Step,
    at: fn(Stage) -> bool,
}

fn is_open(stage: Stage) -> bool {
    !matches!(stage, Stage::Closed)
}

/// The steps, in order.
const STEPS: &[AtStage] = &[
    AtStage {
        step: Step {
            last: "advocate",
            title: "Advocate, and reviewing officer",
            fields: &["offered", "wanted", "advocate", "officer_told"],
        },
        at: is_open,
    },
    AtStage {
        step: Step {
            last: "not-taken",
            title: "Withdrawn, or not a complaint under these regulations",
            fields: &["not_taken"],
        },
        // Who asked for a later stage may withdraw that too; what is answered is closed.
        at: |stage| {
            matches!(
                stage,
                Stage::One
                    | Stage::NotTaken
                    | Stage::TwoAsked
                    | Stage::Two
                    | Stage::PanelAsked
                    | Stage::Panel
            )
        },
    },
    AtStage {
        step: Step {
            last: "stage-1",
            title: "Stage 1: extend or answer",
            fields: &[
                "stage_1_by",
                "stage_1_extended",
                "stage_1_answered",
                "stage_1_outcome",
                "stage_1_words",
            ],
        },
        at: |stage| matches!(stage, Stage::One | Stage::OneAnswered),
    },
    AtStage {
        step: Step {
            last: "stage-2",
            title: "Stage 2: ask, begin, extend or answer",
            fields: &[
                "stage_2_requested",
                "stage_2_started",
                "investigator",
                "independent",
                "stage_2_extended",
                "stage_2_answered",
                "stage_2_outcome",
                "stage_2_words",
            ],
        },
        at: |stage| matches!(stage, Stage::OneAnswered | Stage::TwoAsked | Stage::Two | Stage::TwoAnswered),
    },
    AtStage {
        step: Step {
            last: "panel",
            title: "Review panel and the answer to it",
            fields: &[
                "stage_3_requested",
                "panel",
                "panel_met",
                "panel_reported",
                "recommendations",
                "answered",
                "stage_3_outcome",
                "ombudsman",
            ],
        },
        at: |stage| matches!(stage, Stage::TwoAnswered | Stage::PanelAsked | Stage::Panel | Stage::Answered),
    },
    AtStage {
        step: Step {
            last: "close",
            title: "What was put right and learnt; close it",
            fields: &["remedy", "learning", "nothing_learnt", "closed"],
        },
        at: is_open,
    },
];

/// The steps at a stage.
pub(super) fn steps(stage: Stage) -> Vec<&'static Step> {
    STEPS.iter().filter(|each| (each.at)(stage)).map(|each| &each.step).collect()
}
