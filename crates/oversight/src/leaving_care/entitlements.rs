//! What a status brings, in plain words, each with its provision. One list; a young person reads it as their rights.

use clocks::leaving_care::status::LeaverStatus;
use law::Cite;
use law::instruments::{
    CARE_LEAVERS_2010, CHILDREN_ACT_1989, CHILDREN_AND_SOCIAL_WORK_ACT_2017, CPPCR_2010,
    PROMOTING_HEALTH_2015,
};

/// Something a status brings.
#[derive(Debug, Clone, Copy)]
pub struct Entitlement {
    /// Who has it.
    pub of: &'static [LeaverStatus],
    /// What it is, as it is told to a young person: a sentence.
    pub words: &'static str,
    /// Where it stands in law.
    pub cite: Cite,
}

use LeaverStatus::{Eligible, FormerRelevant, FormerRelevant21, Qualifying, Relevant};

/// Every entitlement, in reading order.
pub static ENTITLEMENTS: &[Entitlement] = &[
    Entitlement {
        of: &[Eligible],
        words: "You are still in care, with all that brings: a social worker, reviews and a reviewing officer.",
        cite: CHILDREN_ACT_1989.section("22"),
    },
    Entitlement {
        of: &[Eligible],
        words: "Somebody talks with you about what you will need, within three months.",
        cite: CPPCR_2010.regulation("42"),
    },
    Entitlement {
        of: &[Relevant],
        words: "Somebody talks with you about what you will need, within three months, if nobody has yet.",
        cite: CARE_LEAVERS_2010.regulation("5"),
    },
    Entitlement {
        of: &[Eligible],
        words: "You have a pathway plan, made with you.",
        cite: CHILDREN_ACT_1989.schedule("2, paragraph 19B(4)"),
    },
    Entitlement {
        of: &[Relevant, FormerRelevant],
        words: "You have a pathway plan, made with you, and it is looked at again at least every six months.",
        cite: CARE_LEAVERS_2010.regulation("7"),
    },
    Entitlement {
        of: &[Eligible],
        words: "You have a personal adviser of your own.",
        cite: CHILDREN_ACT_1989.schedule("2, paragraph 19C"),
    },
    Entitlement {
        of: &[Relevant],
        words: "You have a personal adviser of your own, and the council keeps in touch with you.",
        cite: CHILDREN_ACT_1989.section("23B(1) to (3)"),
    },
    Entitlement {
        of: &[FormerRelevant],
        words: "You have a personal adviser of your own, and the council keeps in touch with you until you are 21.",
        cite: CHILDREN_ACT_1989.section("23C(2) and (3)"),
    },
    Entitlement {
        of: &[Relevant],
        words: "The council sees that you have somewhere suitable to live, and pays for it and for what you live on.",
        cite: CHILDREN_ACT_1989.section("23B(8)"),
    },
    Entitlement {
        of: &[FormerRelevant],
        words: "You get help with living near where you work, learn or look for work, as far as your welfare needs it.",
        cite: CHILDREN_ACT_1989.section("23C(4)"),
    },
    Entitlement {
        of: &[Eligible, FormerRelevant],
        words: "If you live with foster carers and you all want it, you can stay put with them until you are 21.",
        cite: CHILDREN_ACT_1989.section("23CZA"),
    },
    Entitlement {
        of: &[FormerRelevant],
        words: "If you go on to higher education, there is a bursary.",
        cite: CHILDREN_ACT_1989.section("23C(5A)"),
    },
    Entitlement {
        of: &[FormerRelevant, FormerRelevant21, Qualifying],
        words: "If you study away from home, you get somewhere to live in the holidays if you need it, until you are 25.",
        cite: CHILDREN_ACT_1989.section("24B(5)"),
    },
    Entitlement {
        of: &[FormerRelevant21],
        words: "You can ask for a personal adviser and for support, for any reason and as often as you need, until you \
                are 25. If you said no, you may change your mind.",
        cite: CHILDREN_ACT_1989.section("23CZB"),
    },
    Entitlement {
        of: &[FormerRelevant21],
        words: "At least once a year somebody asks you whether you want support.",
        cite: CHILDREN_ACT_1989.section("23CZB"),
    },
    Entitlement {
        of: &[FormerRelevant21],
        words: "If you go back to learning, you get a personal adviser, a plan and help with what it costs.",
        cite: CHILDREN_ACT_1989.section("23CA"),
    },
    Entitlement {
        of: &[Qualifying],
        words: "You can ask for advice and help, until you are 21.",
        cite: CHILDREN_ACT_1989.section("24A"),
    },
    Entitlement {
        of: &[Qualifying],
        words: "You can ask for help with what work, training or learning costs.",
        cite: CHILDREN_ACT_1989.section("24B"),
    },
    Entitlement {
        of: &[Eligible, Relevant, FormerRelevant],
        words: "Where you live is looked at with you: is it safe, can you afford it, does it suit you?",
        cite: CARE_LEAVERS_2010.regulation("9"),
    },
    Entitlement {
        of: &[Eligible, Relevant, FormerRelevant],
        words: "When you leave care you are given your health history.",
        cite: PROMOTING_HEALTH_2015.whole(),
    },
    Entitlement {
        of: &[Relevant, FormerRelevant, FormerRelevant21, Qualifying],
        words: "The council’s local offer says what else there is: ask about council tax, travel and leisure.",
        cite: CHILDREN_AND_SOCIAL_WORK_ACT_2017.section("2"),
    },
    Entitlement {
        of: &[Eligible, Relevant, FormerRelevant, FormerRelevant21, Qualifying],
        words: "You can have an advocate, and you can complain.",
        cite: CHILDREN_ACT_1989.section("26A"),
    },
];

/// What a status brings.
pub fn of(status: LeaverStatus) -> impl Iterator<Item = &'static Entitlement> {
    ENTITLEMENTS.iter().filter(move |each| each.of.contains(&status))
}

/// What a status is, in a sentence to a young person.
pub const fn told(status: LeaverStatus) -> &'static str {
    match status {
        Eligible => "You are in care and 16 or 17. The law calls you an “eligible child”.",
        Relevant => "You have left care and are 16 or 17. The law calls you a “relevant child”.",
        FormerRelevant => "You were in care and are 18 to 20. The law calls you “former relevant”.",
        FormerRelevant21 => "You were in care and are 21 to 24. The law calls you “former relevant”.",
        Qualifying => {
            "You were in care at 16 or 17 for a shorter time, or left it to a guardian. The law calls you “qualifying”."
        }
        LeaverStatus::None => {
            "The record here gives you no status in the law on leaving care. If you think it should, say so."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_but_none_brings_something_in_short_sentences() {
        for &status in LeaverStatus::ALL {
            let brings: Vec<_> = of(status).collect();
            assert_eq!(brings.is_empty(), status == LeaverStatus::None, "{status:?}");
            for each in brings {
                assert!(each.words.ends_with('.') || each.words.ends_with('?'), "{}", each.words);
                assert!(!each.cite.short().is_empty());
            }
            let all: String = of(status).map(|each| format!("{} ", each.words)).collect();
            let age = letters::reading_age::of(&all).age;
            assert!(age.is_none_or(|age| age <= 14), "{status:?} reads at {age:?}");
        }
    }

    #[test]
    fn an_adviser_comes_with_every_status_that_has_a_plan() {
        let has = |status, word: &str| of(status).any(|each| each.words.contains(word));
        for status in [Eligible, Relevant, FormerRelevant] {
            assert!(has(status, "personal adviser of your own") && has(status, "pathway plan"), "{status:?}");
        }
        assert!(!has(Qualifying, "personal adviser of your own"));
    }
}
