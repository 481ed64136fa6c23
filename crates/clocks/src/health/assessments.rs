//! Health assessments, dental and optician's checks and the questionnaire of a looked-after child.
//!
//! The first assessment within 20 working days of becoming looked after: the clock stops on the day of the assessment, as the
//! authority's own figure does; the guidance asks for the report by then. Reviews every 6 months under 5 and every 12 after:
//! where six months from the last one fall before the fifth birthday they stand, otherwise 12 months do.

use calendar::{Day, day};
use law::instruments::{CPPCR_2010, DENTAL_RECALL_GUIDANCE, LOCAL_STANDARD, SSDA903_GUIDE};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::health::{DentalCheck, HealthAssessment, OpticianCheck, StrengthsAndDifficulties};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, looked_after};
use crate::owed::{Owed, RECORD_BEGINS, because, done, first_from};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Health of a looked-after child",
    clocks: &[&INITIAL, &UNDER_5, &FROM_5, &DENTAL, &OPTICIAN, &SDQ],
    duties: Duties::Child(duties),
};

/// Initial health assessment, written report available.
pub static INITIAL: Clock = Clock {
    id: "health.iha",
    title: "Initial health assessment, written report available",
    sort: Sort::Deadline,
    owner: "Registered medical practitioner; social worker obtains consent",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("7(1)-(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The child's health is assessed", kinds: &[HealthAssessment::KIND] },
};

/// Review health assessment, under 5.
pub static UNDER_5: Clock = Clock {
    id: "health.rha.under5",
    title: "Review health assessment, under 5",
    sort: Sort::Recurring,
    owner: "Medical practitioner or nurse/midwife",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("7(3)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child's health is assessed", kinds: &[HealthAssessment::KIND] },
};

/// Review health assessment, 5 and over.
pub static FROM_5: Clock = Clock {
    id: "health.rha.5plus",
    title: "Review health assessment, 5 and over",
    sort: Sort::Recurring,
    owner: "Medical practitioner or nurse",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("7(3)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child's health is assessed", kinds: &[HealthAssessment::KIND] },
};

/// Dental check up to date.
pub static DENTAL: Clock = Clock {
    id: "health.dental",
    title: "Dental check up to date",
    sort: Sort::Recurring,
    owner: "Carer, social worker",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2011, 4, 1),
        until: None,
        cite: DENTAL_RECALL_GUIDANCE.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A dentist checks the child's teeth", kinds: &[DentalCheck::KIND] },
};

/// Optician check.
pub static OPTICIAN: Clock = Clock {
    id: "health.optician",
    title: "Optician check",
    sort: Sort::Recurring,
    owner: "Carer",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "An optician checks the child's eyes", kinds: &[OpticianCheck::KIND] },
};

/// Strengths and Difficulties Questionnaire score.
pub static SDQ: Clock = Clock {
    id: "health.sdq",
    title: "Strengths and Difficulties Questionnaire score",
    sort: Sort::Recurring,
    owner: "Carer completes; social worker arranges",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2009, 4, 1),
        until: None,
        cite: SSDA903_GUIDE.item("SDQ_SCORE"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The questionnaire is completed, or it is said why not",
        kinds: &[StrengthsAndDifficulties::KIND],
    },
};

/// What is counted from.
const CAME: &str = "the child became looked after";

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let mets = |done: &[timeline::Done]| -> Vec<Met> {
        let mut mets: Vec<Met> = done.iter().map(|done| Met { day: done.day, learnt: done.learnt }).collect();
        mets.dedup_by_key(|met| met.day);
        mets
    };
    let (assessed, teeth) = (mets(&child.health_assessments), mets(&child.dental_checks));
    let eyes = done(child, |said: &OpticianCheck| Some(said.day));
    let asked = done(child, |said: &StrengthsAndDifficulties| Some(said.day));
    for care in looked_after(child) {
        let came = because(CAME, care.from);
        let within = |met: &Met| care.end.is_none_or(|end| met.day < end);
        owed.once(&INITIAL, came, care.end, first_from(&assessed, care.from).filter(within));
        let interval = |from: Day| match birthday(child, 5) {
            Some(fifth) if from.plus_months(6) < fifth => &UNDER_5,
            _ => &FROM_5,
        };
        let mut last = first_from(&assessed, care.from).filter(within);
        // Where care began before the record and it knows of none, the next is asked from the day the record begins.
        let begins = INITIAL.known_since(at.authority).filter(|&since| care.from < since);
        if let (None, Some(begins)) = (last, begins.filter(|&since| care.end.is_none_or(|end| since < end))) {
            owed.once(interval(begins), because(RECORD_BEGINS, begins), care.end, None);
        }
        while let Some(before) = last {
            let next = first_from(&assessed, before.day.plus_days(1)).filter(within);
            let clock = interval(before.day);
            owed.once(clock, because("the health assessment before", before.day), care.end, next);
            last = next.filter(|next| next.day <= owed.today());
        }
        owed.cycle((&DENTAL, &DENTAL), came, "the dental check before", care.end, &teeth);
        owed.cycle((&OPTICIAN, &OPTICIAN), came, "the optician's check before", care.end, &eyes);
        // Looked after for a year, from the fourth birthday to the day before the seventeenth.
        if let (Some(fourth), Some(seventeenth)) = (birthday(child, 4), birthday(child, 17)) {
            let end = care.end.map_or(seventeenth, |end| end.min(seventeenth));
            let begins = because("the child is of the age for the questionnaire", care.from.max(fourth));
            owed.cycle((&SDQ, &SDQ), begins, "the questionnaire before", Some(end), &asked);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
