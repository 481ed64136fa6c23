//! The pages, a folder each: what it asks, how it answers, its HTML beside it.
//!
//! A page reads the roll through a `Desk` and answers a [`web::Page`]. It computes nothing of its own: figures and the
//! children behind them are `measure`'s, the report is `reports`', a drawing is `press`'s. The same answer can be had
//! from the command, and the two cannot disagree.
//!
//! **Invariants.** A record of a child is read and written through `record` alone: with a permit, and logged before it is
//! shown. What was chosen is in the address, so a page can be kept and gone back from. A form that is refused comes back
//! with what was typed. No title holds a child's name: titles stay in the browser's history.

mod account;
mod board;
mod by_program;
mod csv;
mod desk;
mod here;
mod light;
mod looked;
mod message;
mod places;
mod plain;
mod record;
pub mod rows;
mod said;
pub mod shared;
mod signed;
mod step;
mod when;
mod words;
mod worked;

mod advocacy;
mod child;
mod coming_into_care;
mod complaints;
mod education;
mod futures;
mod governance;
mod homes;
mod leaving_care;
mod my_home;
mod placements;
mod quality;
mod region;
mod registers;
mod reviews;
mod rights;
mod visits;
mod voice;
mod workforce;

use std::sync::Arc;

use access::{People, Role};
use axum::Router;
use axum::extract::State;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use calendar::Moment;
use identity::Identity;
use roll::Roll;
use web::{Address, Answer, Html, Link, Site};

use advocacy::close::CloseTheCase;
use advocacy::note::WriteForTheChild;
use advocacy::refer::AskForAnAdvocate;
use advocacy::visit::AdvocateComes;
use advocacy::visitors::decide::DecideAMatch;
use child::fast::{self, Made};
use child::record::{correct, enter, history};
use coming_into_care::note::WriteANote;
use coming_into_care::plan::WriteThePlan;
use complaints::take::TakeAComplaint;
use education::plan::MakeAnEducationPlan;
use homes::matching::FindAHome;
use leaving_care::pathway_plan::WriteThePathwayPlan;
use leaving_care::touch::GetInTouch;
use leaving_care::write::AnswerTheirWords;
use quality::audits::audit::AuditACase;
use quality::audits::dip::DipIntoARecord;
use quality::audits::moderate::ModerateAnAudit;
use reviews::answer::AnswerDecisions;
use reviews::book::BookAReview;
use reviews::bring::BringToReview;
use reviews::checklist::GradeBeforeReview;
use reviews::decide::DecideAtReview;
use reviews::escalation::informal::ChallengeByAWord;
use reviews::escalation::raise::RaiseAChallenge;
use reviews::meeting::HoldTheReview;
use reviews::midway::MidwayCheck;
use reviews::minutes::SendMinutes;
use reviews::prepare::PrepareAReview;
use reviews::seen::SeeTheChild;
use rights::put_right::AskToPutRight;
use rights::take::TakeARequest;
use signed::Me;
use visits::record_a_visit::RecordAVisit;
use voice::said::WriteWhatTheySaid;
use voice::wish::AnswerAWish;
use workforce::approvals::ask::{AskADecision, AskATransfer};

pub use account::notices::account_notices;
pub use child::documents::Scanner;
pub use desk::Desk;
pub use governance::status::{Residents, Running, last_noted};
pub use here::people;
pub use region::{Neighbour, Shares, Sharing, Soon, region, region_site};
pub use workforce::digest::{Mailing, digests};
pub use workforce::people::{catch_up, post};

/// What the pages need from whoever serves them.
#[derive(Clone, Debug)]
pub struct Rooms {
    /// Everybody.
    pub roll: Roll,
    /// Who uses the record.
    pub people: Arc<People>,
    /// How people sign in.
    pub sign_in: SignIn,
    /// Tells the moment.
    pub now: fn() -> Moment,
    /// Looks into documents that are attached; where there is none, pages say that nobody looked.
    pub scanner: Option<Scanner>,
    /// How digests are written; where there is none, nobody can ask for one.
    pub mailing: Option<Mailing>,
    /// Where postcodes lie; where there is no directory, distances are not known.
    pub postcodes: Option<Arc<ssda903::rules::Postcodes>>,
}

/// How people sign in.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// They choose who they are from a list: a demonstration, on this computer only.
    Chosen,
    /// With an account.
    Accounts {
        /// The accounts and sessions.
        identity: Identity,
        /// Whether browsers reach it by TLS only: cookies are then sent by TLS only, and no other site can set them.
        by_tls: bool,
    },
}

/// Every address, with the page that answers it.
pub fn router(rooms: Rooms) -> Router {
    router_on(Desk::new(rooms))
}

/// The same on a desk that something else reads too: what was worked out for one is there for the other.
pub fn router_on(desk: Desk) -> Router {
    // The first list of the day is worked out while nobody waits for it.
    let early = desk.clone();
    std::thread::spawn(move || early.board());
    child::documents::follow(&desk);
    Router::new()
        .route("/", get(first))
        .route("/who", get(workforce::who::get).post(workforce::who::post))
        .route("/work", get(workforce::my_work::get))
        .route("/work.csv", rows::file(&workforce::my_work::LIST))
        .route("/begun", get(workforce::begun::get))
        .route("/my-calendar", get(workforce::calendar::get).post(workforce::calendar::post))
        .route("/calendar/{person}/{file}", get(workforce::calendar::feed))
        .route("/my-digest", get(workforce::digest::get).post(workforce::digest::post))
        .route("/lists", get(workforce::lists::all))
        .route("/lists.csv", rows::file(&workforce::lists::LIST))
        .route("/lists/new", get(workforce::lists::new).post(workforce::lists::save))
        .route("/lists/{list}", get(workforce::lists::edit).post(workforce::lists::change))
        .route("/due", get(workforce::my_part::get))
        .route("/due.csv", rows::file(&workforce::my_part::LIST))
        .route("/team", get(workforce::my_team::get))
        .route("/team.csv", rows::file(&workforce::my_team::LIST))
        .route("/standing-in", get(workforce::standing_in::get).post(workforce::standing_in::post))
        .route("/standing-in/end", axum::routing::post(workforce::standing_in::end))
        .route("/approvals", get(workforce::approvals::get))
        .route("/approvals.csv", rows::file(&workforce::approvals::LIST))
        .route("/trackers", get(workforce::trackers::get))
        .merge(governance::settings::router())
        .merge(governance::status::router())
        .merge(workforce::supervision::router())
        .merge(workforce::to_do::router())
        .merge(workforce::service::router())
        .merge(workforce::people::router())
        .route("/settings/caseloads", get(workforce::weights::get).post(workforce::weights::post))
        .route("/reviews", get(reviews::mine::get))
        .route("/reviews.csv", rows::file(&reviews::mine::LIST))
        .route("/find", get(workforce::find::get).post(workforce::find::post))
        .route(
            "/children/new",
            get(coming_into_care::add_a_child::get).post(coming_into_care::add_a_child::post),
        )
        // one child
        .route("/child/{child}", get(child::overview::get))
        .route("/child/{child}/open", get(child::door::get).post(child::door::post))
        .route("/child/{child}/chronology", get(child::chronology::get))
        .route("/child/{child}/chronology.csv", get(child::chronology::file))
        .route("/child/{child}/story", get(child::story::get))
        .route("/child/{child}/reviews", get(reviews::thread::get))
        .route("/child/{child}/reviews/{review}", get(reviews::thread::one))
        .merge(reviews::letter::router())
        .merge(reviews::escalation::router())
        .merge(quality::footprint::router())
        .merge(quality::lead::router())
        .merge(advocacy::router())
        .merge(futures::router())
        .merge(voice::router())
        .merge(placements::router())
        .merge(homes::router())
        .merge(leaving_care::router())
        .merge(my_home::router())
        .merge(registers::router())
        .route("/child/{child}/workers", get(child::workers::get))
        .route("/child/{child}/return", get(child::returned::get))
        .merge(child::documents::router())
        .route("/child/{child}/merge", get(child::merge::get).post(child::merge::post))
        .route("/child/{child}/looks", get(child::looks::get))
        .route("/child/{child}/looks.csv", get(child::looks::file))
        .route("/child/{child}/access", get(child::access::get))
        .merge(fast())
        .route(
            "/child/{child}/approval/{approval}",
            get(workforce::approvals::one::get).post(workforce::approvals::one::post),
        )
        .route("/child/{child}/record", get(child::record::get))
        .route("/child/{child}/record/{kind}", get(enter::get).post(enter::post))
        .route("/child/{child}/record/{kind}/{record}", get(history::get))
        .route("/child/{child}/record/{kind}/{record}/correct", get(correct::get).post(correct::post))
        .route(
            "/child/{child}/record/{kind}/{record}/withdraw",
            get(correct::ask_withdraw).post(correct::withdraw),
        )
        // the authority
        .route("/report", get(governance::report::start))
        .route("/report/{page}", get(governance::report::get))
        .route("/findings", get(governance::findings::get))
        .route("/findings.csv", rows::file(&governance::findings::LIST))
        .route("/looks", get(governance::looks::get))
        .route("/inspections.csv", rows::file(&governance::inspection::LIST))
        .route("/inspection", get(governance::inspection::get).post(governance::inspection::post))
        .route("/figures", get(governance::figures::get))
        .route("/figures/{figure}", get(governance::figure::get))
        .route("/behind-a-figure.csv", rows::file(&governance::figure::LIST))
        .route("/looks.csv", rows::file(&governance::looks::LIST))
        .route("/figures/{figure}/children/{child}", get(governance::figure_child::get))
        .route("/definitions", get(governance::definitions::all))
        .route("/definitions/{figure}", get(governance::definitions::one))
        .merge(quality::audits::router())
        .merge(complaints::router())
        .merge(complaints::allegations::router())
        .merge(rights::router())
        .merge(quality::check_a_return::router())
        .merge(account::router())
        .layer(from_fn_with_state(desk.clone(), signed::signed))
        .with_state(desk)
}

/// The pages made for speed, in reading order.
pub(crate) const FAST: &[Made] = &[
    Made::of::<RecordAVisit>(),
    Made::of::<WriteANote>(),
    Made::of::<WriteThePlan>(),
    Made::of::<WriteThePathwayPlan>(),
    Made::of::<GetInTouch>(),
    Made::of::<AnswerTheirWords>(),
    Made::of::<MakeAnEducationPlan>(),
    Made::of::<PrepareAReview>(),
    Made::of::<BookAReview>(),
    Made::of::<BringToReview>(),
    Made::of::<SeeTheChild>(),
    Made::of::<GradeBeforeReview>(),
    Made::of::<HoldTheReview>(),
    Made::of::<DecideAtReview>(),
    Made::of::<AnswerDecisions>(),
    Made::of::<SendMinutes>(),
    Made::of::<MidwayCheck>(),
    Made::of::<RaiseAChallenge>(),
    Made::of::<ChallengeByAWord>(),
    Made::of::<AskForAnAdvocate>(),
    Made::of::<AdvocateComes>(),
    Made::of::<WriteForTheChild>(),
    Made::of::<CloseTheCase>(),
    Made::of::<DecideAMatch>(),
    Made::of::<WriteWhatTheySaid>(),
    Made::of::<AnswerAWish>(),
    Made::of::<TakeAComplaint>(),
    Made::of::<TakeARequest>(),
    Made::of::<AskToPutRight>(),
    Made::of::<AuditACase>(),
    Made::of::<ModerateAnAudit>(),
    Made::of::<DipIntoARecord>(),
    Made::of::<AskADecision>(),
    Made::of::<AskATransfer>(),
    Made::of::<FindAHome>(),
];

/// Their addresses.
fn fast() -> Router<Desk> {
    Router::new()
        .route("/child/{child}/visit", get(fast::get::<RecordAVisit>).post(fast::post::<RecordAVisit>))
        .route("/child/{child}/note", get(fast::get::<WriteANote>).post(fast::post::<WriteANote>))
        .route("/child/{child}/plan", get(fast::get::<WriteThePlan>).post(fast::post::<WriteThePlan>))
        .route(
            "/child/{child}/pathway-plan",
            get(fast::get::<WriteThePathwayPlan>).post(fast::post::<WriteThePathwayPlan>),
        )
        .route(
            "/child/{child}/pep",
            get(fast::get::<MakeAnEducationPlan>).post(fast::post::<MakeAnEducationPlan>),
        )
        .route("/child/{child}/review", get(fast::get::<PrepareAReview>).post(fast::post::<PrepareAReview>))
        .route("/child/{child}/book-review", get(fast::get::<BookAReview>).post(fast::post::<BookAReview>))
        .route(
            "/child/{child}/review-words",
            get(fast::get::<BringToReview>).post(fast::post::<BringToReview>),
        )
        .route("/child/{child}/review-visit", get(fast::get::<SeeTheChild>).post(fast::post::<SeeTheChild>))
        .route(
            "/child/{child}/review-checklist",
            get(fast::get::<GradeBeforeReview>).post(fast::post::<GradeBeforeReview>),
        )
        .route(
            "/child/{child}/review-meeting",
            get(fast::get::<HoldTheReview>).post(fast::post::<HoldTheReview>),
        )
        .route(
            "/child/{child}/review-decisions",
            get(fast::get::<DecideAtReview>).post(fast::post::<DecideAtReview>),
        )
        .route(
            "/child/{child}/review-answer",
            get(fast::get::<AnswerDecisions>).post(fast::post::<AnswerDecisions>),
        )
        .route("/child/{child}/review-minutes", get(fast::get::<SendMinutes>).post(fast::post::<SendMinutes>))
        .route("/child/{child}/review-midway", get(fast::get::<MidwayCheck>).post(fast::post::<MidwayCheck>))
        .route(
            "/child/{child}/challenge",
            get(fast::get::<RaiseAChallenge>).post(fast::post::<RaiseAChallenge>),
        )
        .route(
            "/child/{child}/informal-challenge",
            get(fast::get::<ChallengeByAWord>).post(fast::post::<ChallengeByAWord>),
        )
        .route("/child/{child}/request", get(fast::get::<TakeARequest>).post(fast::post::<TakeARequest>))
        .route("/child/{child}/put-right", get(fast::get::<AskToPutRight>).post(fast::post::<AskToPutRight>))
        .route(
            "/child/{child}/complaint",
            get(fast::get::<TakeAComplaint>).post(fast::post::<TakeAComplaint>),
        )
        .route("/child/{child}/audit", get(fast::get::<AuditACase>).post(fast::post::<AuditACase>))
        .route(
            "/child/{child}/audit-moderation",
            get(fast::get::<ModerateAnAudit>).post(fast::post::<ModerateAnAudit>),
        )
        .route(
            "/child/{child}/dip-sample",
            get(fast::get::<DipIntoARecord>).post(fast::post::<DipIntoARecord>),
        )
        .route("/child/{child}/decision", get(fast::get::<AskADecision>).post(fast::post::<AskADecision>))
        .route("/child/{child}/transfer", get(fast::get::<AskATransfer>).post(fast::post::<AskATransfer>))
}

/// `/`: where somebody's day begins.
async fn first(State(_): State<Desk>, Me(me): Me) -> Answer {
    let to = match me.role {
        Role::SocialWorker => "/work",
        Role::TeamManager => "/team",
        Role::ReviewingOfficer => "/reviews",
        Role::Advocate => "/advocacy",
        Role::PersonalAdviser => "/care-leavers",
        Role::Child => "/my",
        Role::Carer => "/my-home",
        Role::Administrator => "/people",
        Role::Inspector => "/inspection",
        Role::Health | Role::VirtualSchool => "/due",
        _ if access::whole_figures(&me).is_err() && access::opens_records(&me) => "/find",
        Role::OutOfHours | Role::FrontDoor => "/find",
        Role::Placements => "/homes-work",
        _ => "/report",
    };
    Address::new(to).into()
}

/// What every page carries: the authority's name, the menu, and what this copy is (`demo`: an invented authority).
pub fn site(roll: &Roll, demo: bool) -> Site {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let demo = demo.then(|| {
        let sentence =
            "Everybody here is invented, and you choose who you are. It listens on this computer only.";
        ("Demo".to_owned(), Html::text(sentence))
    });
    Site {
        authority: cohort.authority.name.as_deref().or(roll.authority().as_deref()).map(str::to_owned),
        menu: vec![
            Link::new("My work", "/work").alone(),
            Link::new("My team", "/team").alone(),
            Link::new("Report", "/report"),
            Link::new("Figures", "/figures"),
            Link::new("What does not add up", "/findings"),
            Link::new("Homes and futures", "/trackers").alone(),
            Link::new("Check a return", "/check-a-return").alone(),
            Link::new("What children say", "/voice").alone(),
        ],
        phase: demo,
        find: Some(Address::new("/find")),
        foot: vec![Link::new("Definitions", "/definitions")],
        styles: press::html::styles(),
    }
}

#[cfg(test)]
mod tests {
    use super::FAST;

    #[test]
    fn every_page_made_for_speed_has_its_address() {
        let source = [
            include_str!("lib.rs"),
            include_str!("advocacy/mod.rs"),
            include_str!("advocacy/visitors/mod.rs"),
            include_str!("voice/mod.rs"),
            include_str!("homes/mod.rs"),
            include_str!("leaving_care/mod.rs"),
        ]
        .concat();
        for made in FAST {
            let address = format!("\"/child/{{child}}/{}\"", made.last);
            assert!(source.contains(&address), "{address}");
        }
    }
}
