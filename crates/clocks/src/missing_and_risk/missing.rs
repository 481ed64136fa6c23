//! Missing children and exploitation: the independent return interview within 72 hours of the return, who must be
//! told at once, the meeting by the authority's own trigger, the end of an episode at 18, referrals of trafficked
//! children and transfers.
//!
//! The interview is counted in days where only the day of the return is known, which is the most favourable. It is offered for
//! each episode; whether it was accepted and held is told beside it.

use calendar::{Length, Moment, day};
use law::instruments::{
    LOCAL_STANDARD, MISSING_GUIDANCE_2014, MODERN_SLAVERY_ACT_2015, MODERN_SLAVERY_GUIDANCE, SSDA903_GUIDE,
    TRANSFER_PROTOCOL,
};
use law::{Dated, Evidence, History, Status};
use timeline::codes::MissingKind;
use timeline::strands_of::missing_and_risk::{
    MissingEpisode, MissingMeeting, MissingNotice, ReturnInterview, TraffickingReferral, TransferScheme,
};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::birthday;
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Missing children and exploitation",
    clocks: &[&INTERVIEW, &TOLD, &MEETING, &AT_18, &TRAFFICKED, &GROUNDS, &TRANSFER],
    duties: Duties::Child(duties),
};

/// Independent return home interview offered.
pub static INTERVIEW: Clock = Clock {
    id: "missing.rhi",
    title: "Independent return home interview offered",
    sort: Sort::Deadline,
    owner: "Person independent of placement",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Hours(72)),
        since: day!(2014, 1, 1),
        until: None,
        cite: MISSING_GUIDANCE_2014.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "An independent return interview is offered", kinds: &[ReturnInterview::KIND] },
};

/// Notify police, IRO, parents of missing child.
pub static TOLD: Clock = Clock {
    id: "missing.notify",
    title: "Notify police, IRO, parents of missing child",
    sort: Sort::Deadline,
    owner: "Carer, social worker",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2014, 1, 1),
        until: None,
        cite: MISSING_GUIDANCE_2014.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The police, the reviewing officer and the parents are told",
        kinds: &[MissingNotice::KIND],
    },
};

/// Strategy or missing-intervention meeting.
pub static MEETING: Clock = Clock {
    id: "missing.strategy",
    title: "Strategy or missing-intervention meeting",
    sort: Sort::Deadline,
    owner: "Team manager",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A meeting about the missing child is held", kinds: &[MissingMeeting::KIND] },
};

/// Missing episode kept open until found or 18.
pub static AT_18: Clock = Clock {
    id: "missing.close18",
    title: "Missing episode kept open until found or 18",
    sort: Sort::Threshold,
    owner: "System",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(0)),
        since: law::NOT_STATED,
        until: None,
        cite: SSDA903_GUIDE.item("MIS_END"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The young person is 18: the episode ends", kinds: &[MissingEpisode::KIND] },
};

/// National Referral Mechanism referral.
pub static TRAFFICKED: Clock = Clock {
    id: "nrm.refer",
    title: "National Referral Mechanism referral",
    sort: Sort::Deadline,
    owner: "First responder (authority)",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2015, 11, 1),
        until: None,
        cite: MODERN_SLAVERY_ACT_2015.section("52"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The child is referred to the National Referral Mechanism",
        kinds: &[TraffickingReferral::KIND],
    },
};

/// Reasonable grounds decision target.
pub static GROUNDS: Clock = Clock {
    id: "nrm.rg",
    title: "Reasonable grounds decision target",
    sort: Sort::Target,
    owner: "Competent authority",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: law::NOT_STATED,
        until: None,
        cite: MODERN_SLAVERY_GUIDANCE.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The competent authority decides whether there are reasonable grounds",
        kinds: &[TraffickingReferral::KIND],
    },
};

/// National Transfer Scheme transfer.
pub static TRANSFER: Clock = Clock {
    id: "uasc.nts",
    title: "National Transfer Scheme transfer",
    sort: Sort::Deadline,
    owner: "Entry and receiving authorities",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2022, 1, 1),
        until: None,
        cite: TRANSFER_PROTOCOL.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child is transferred", kinds: &[TransferScheme::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let told = done(child, |said: &MissingNotice| Some(said.at.day()));
    let met_about = done(child, |said: &MissingMeeting| Some(said.day));
    let eighteen = birthday(child, 18);
    for episode in child.missing.iter().filter(|episode| episode.what == MissingKind::M) {
        let went = because("the child went missing", episode.since);
        owed.once(&TOLD, went, episode.until, first_from(&told, episode.since));
        owed.once(&MEETING, went, episode.until, first_from(&met_about, episode.since));
        if let Some(back) = episode.until {
            let offered = child.strand::<ReturnInterview>().find(|said| said.returned == back);
            let offer = offered.and_then(|said| met_on(said.offered.map(Moment::day), said.learnt));
            owed.once(&INTERVIEW, because("the child came back", back), None, offer);
        } else if let Some(eighteen) = eighteen {
            owed.reached(&AT_18, because("the young person is 18 and still missing", eighteen), None);
        }
    }
    for said in child.strand::<TraffickingReferral>() {
        let noticed = because("signs of trafficking or slavery were noticed", said.noticed);
        owed.once(&TRAFFICKED, noticed, None, met_on(said.referred, said.learnt));
        if let Some(referred) = said.referred {
            let referral = because("the child was referred", referred);
            owed.once(&GROUNDS, referral, None, met_on(said.reasonable_grounds, said.learnt));
        }
    }
    for said in child.strand::<TransferScheme>() {
        let accepted = because("the transfer was accepted", said.accepted);
        owed.once(&TRANSFER, accepted, None, met_on(said.transferred, said.learnt));
    }
    owed.all()
}

#[cfg(test)]
mod tests;
