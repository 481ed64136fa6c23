//! Matches with adopters that are proposed: the papers and who had them, the panel, the decision, the plan that follows. Most in
//! time, some late, some not agreed. With chance of its own, and last: nothing else moves.

use calendar::Day;
use records::adoption::{
    AdoptionLink, AdoptionPlacementPlan, MatchDecided, MatchPaper, MatchProposal, MatchView, PaperShared,
    SharedWith,
};
use records::governance::PanelSort;

use super::{Life, weekday};
use crate::dice::About;
use crate::matched;
use crate::scribe::Lag;
use crate::sittings;

/// Of a thousand matches: the adopters have the report in time; a panel puts it off once; a match with others was proposed before
/// and not agreed; the plan is sent within days.
const IN_TIME: u32 = 830;
const PUT_OFF: u32 = 90;
const NOT_AGREED: u32 = 70;
const PLANNED: u32 = 920;

const SAID: &[&str] = &[
    "The panel is impressed by what they have read of the child and how they speak of the foster carers.",
    "The panel asks for a worker who knows about loss to see the family in the first months.",
    "The panel asks that contact by letter is written into the plan.",
];

impl Life<'_, '_, '_> {
    /// The match that was made, or is on its way, and now and then one that was not.
    pub(super) fn proposed(&mut self) {
        let Some(adoption) = self.spell.adoption.filter(|adoption| adoption.reversed.is_none()) else {
            return;
        };
        self.apart(About::Proposed, |life| {
            let matched = adoption.matched;
            if matched >= life.from {
                // Before the decision the panel, and before that ten working days and some more with the report.
                let panel = weekday(life.spell.start, matched.plus_days(-life.dice.between(3, 8)));
                let world = life.scribe.world;
                let sat = |day: Day| sittings::before(world, PanelSort::Adoption, day);
                let panel = sat(matched).filter(|sat| *sat > adoption.decided).unwrap_or(panel);
                let not_agreed = sat(panel.plus_days(-85)).unwrap_or(panel.plus_days(-90));
                if not_agreed > adoption.decided.max(life.from) && life.dice.in_1000(NOT_AGREED) {
                    let decided = weekday(not_agreed, not_agreed.plus_days(life.dice.between(3, 8)));
                    life.proposal(not_agreed, decided, adoption.decided, false);
                }
                life.proposal(panel.min(matched), matched, adoption.decided, true);
                if !adoption.same_carer && life.dice.in_1000(PLANNED) {
                    let day = weekday(matched, matched.plus_days(life.dice.between(0, 4)));
                    let plan = AdoptionPlacementPlan {
                        day,
                        moves_in: Some(adoption.placed.max(day)),
                        decides: Some(
                            "Hair, haircuts, school trips and the dentist; not the name, nor a passport."
                                .to_owned(),
                        ),
                        in_touch: Some(
                            "A letter each way in June and December; the brother twice a year.".to_owned(),
                        ),
                        support: Some(
                            "A worker to ring; a group for new parents; the setting-up grant.".to_owned(),
                        ),
                        wished: Some(day.plus_days(2)),
                        notified: None,
                    };
                    if day < life.end {
                        life.tell(day, Lag::Usual, plan);
                    }
                }
            }
        });
    }

    /// A proposal from the day it is made to the decision, as it becomes known. What is agreed is with those whom the child was
    /// linked with last.
    fn proposal(&mut self, panel: Day, decided: Day, since: Day, agreed: bool) {
        let others = matched::waiting(self.scribe.world, self.dice.below(24), panel.plus_days(-30));
        let linked = self.scribe.told::<AdoptionLink>().pop().filter(|_| agreed);
        let (household, agency) = linked.map_or((others, None), |linked| (linked.household, linked.agency));
        let elsewhere = household.is_none();
        let agency = agency.or(elsewhere.then(|| "Three Valleys Adoption (invented)".to_owned()));
        let in_time = self.dice.in_1000(IN_TIME);
        let ahead = if in_time { self.dice.between(15, 20) } else { self.dice.between(6, 12) };
        let given = weekday(self.spell.start, panel.plus_days(-ahead));
        let day = weekday(since, given.plus_days(-self.dice.between(6, 16))).min(given);
        let share = |paper, with, on| PaperShared { paper, with, day: on };
        let open = MatchProposal {
            day,
            household,
            agency,
            met: Some(day),
            views: None,
            support_assessed: None,
            shared: vec![
                share(MatchPaper::ChildReport, SharedWith::Adopters, day),
                share(MatchPaper::AdoptersReport, SharedWith::AdoptersAgency, day),
            ],
            observations: None,
            panel: None,
            view: None,
            said: None,
            received: None,
            decided: None,
            decision: None,
            told: None,
            withdrawn: None,
            because: None,
        };
        let mut with_them = MatchProposal {
            views: Some("They have read everything twice and ask about the nights.".to_owned()),
            support_assessed: Some(given),
            panel: Some(panel),
            ..open.clone()
        };
        with_them.shared.push(share(MatchPaper::PlacementReport, SharedWith::Adopters, given));
        let sent = weekday(given, panel.plus_days(-5).max(given)).min(panel);
        let answered = in_time && self.dice.in_1000(600);
        let mut with_panel = MatchProposal { observations: answered.then_some(sent), ..with_them.clone() };
        with_panel.shared.push(share(MatchPaper::ChildReport, SharedWith::Panel, sent));
        with_panel.shared.push(share(MatchPaper::AdoptersReport, SharedWith::Panel, sent));
        with_panel.shared.push(share(MatchPaper::PlacementReport, SharedWith::Panel, sent));
        let said = SAID[self.dice.below(SAID.len() as u32) as usize].to_owned();
        let view = if agreed { MatchView::Recommended } else { MatchView::NotRecommended };
        let before = sittings::before(self.scribe.world, PanelSort::Adoption, panel.plus_days(-8));
        let before = before.unwrap_or(panel.plus_days(-21));
        let put_off = agreed && before > given && self.dice.in_1000(PUT_OFF);
        let heard = MatchProposal {
            view: Some(view),
            said: Some(said),
            // The minutes come some days after the sitting.
            received: Some(panel.plus_days(1).max(decided.plus_days(-6)).min(decided)),
            ..with_panel.clone()
        };
        let because = (!agreed)
            .then(|| "Invented: the panel found too little room for two children’s needs".to_owned());
        let over = MatchProposal {
            decided: Some(decided),
            decision: Some(if agreed { MatchDecided::Agreed } else { MatchDecided::NotAgreed }),
            told: Some(decided),
            because,
            ..heard.clone()
        };
        let mut revisions = vec![(day, self.scribe.learnt(day, Lag::Usual), open)];
        let again = self.scribe.learnt(given, Lag::Usual);
        revisions.push((given, again, with_them));
        if put_off {
            let off = MatchProposal {
                panel: Some(before),
                view: Some(MatchView::PutOff),
                said: Some("Put off: the medical adviser has not seen the last letter.".to_owned()),
                ..with_panel.clone()
            };
            revisions.push((before, self.scribe.learnt(before, Lag::Usual), off));
        }
        revisions.push((sent.max(given), self.scribe.learnt(sent.max(given), Lag::Usual), with_panel));
        revisions.push((panel, self.scribe.learnt(panel, Lag::Usual), heard));
        revisions.push((decided, self.scribe.learnt(decided, Lag::Usual), over));
        revisions.sort_by_key(|(day, ..)| *day);
        self.scribe.revise(revisions);
    }
}
