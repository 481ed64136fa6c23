//! What changes while a child stays: a registration, the carer's house, a few days away.

use calendar::Day;
use records::codes::{PlacementType, ReasonForChange};

use super::{Stay, Walk};
use crate::places::{self, Area};

/// The first day on which supported accommodation is registered; before it is semi-independent living (K3 in place of H5).
const SUPPORTED_SINCE: Day = match Day::new(2024, 4, 1) {
    Some(day) => day,
    None => Day::from_number(0),
};

impl Walk<'_> {
    /// Semi-independent living becomes registered supported accommodation: the same people, on paper another place.
    pub(super) fn registered(&self, stays: Vec<Stay>) -> Vec<Stay> {
        let mut out = Vec::with_capacity(stays.len() + 1);
        for mut stay in stays {
            if stay.place == PlacementType::H5 {
                if stay.from >= SUPPORTED_SINCE {
                    stay.place = PlacementType::K3;
                } else if stay.to > SUPPORTED_SINCE {
                    let after = Stay {
                        from: SUPPORTED_SINCE,
                        place: PlacementType::K3,
                        same_carer: true,
                        because: Some(ReasonForChange::Place),
                        ..stay.clone()
                    };
                    stay.to = SUPPORTED_SINCE;
                    out.push(stay);
                    stay = after;
                }
            }
            out.push(stay);
        }
        out
    }

    /// Now and then a carer moves house, and the child with them.
    pub(super) fn house_moves(&mut self, stays: Vec<Stay>) -> Vec<Stay> {
        let mut out = Vec::with_capacity(stays.len());
        for mut stay in stays {
            let days = stay.from.days_until(stay.to);
            let likely = (days * 28 / 365).clamp(0, 200) as u32;
            if stay.place.is_foster() && days > 200 && self.dice.in_1000(likely) {
                let day = stay.from.plus_days(self.dice.between(90, days - 60));
                let number = 20_000 + self.dice.below(8000);
                let after = Stay {
                    from: day,
                    postcode: Some(places::postcode(Area::Others, number)),
                    same_carer: true,
                    because: Some(ReasonForChange::Place),
                    ..stay.clone()
                };
                stay.to = day;
                out.push(stay);
                stay = after;
            }
            out.push(stay);
        }
        out
    }

    /// Hospital, holidays, a few days elsewhere: the child goes back to where they were.
    pub(super) fn absences(&mut self, stays: Vec<Stay>) -> Vec<Stay> {
        let mut out = Vec::with_capacity(stays.len());
        // At most two in a child's time in care: all in the first period.
        let mut carer_holidays = if self.first { 0 } else { 2 };
        for mut stay in stays {
            let days = stay.from.days_until(stay.to);
            let likely = (days * 170 / 365).clamp(0, 700) as u32;
            let home_like = stay.place.is_foster() || stay.place == PlacementType::K2;
            if home_like && days > 50 && self.dice.in_1000(likely) {
                let what = self.dice.pick(&[
                    (35, PlacementType::T1),
                    (35, PlacementType::T3),
                    (25, PlacementType::T4),
                    (5, PlacementType::T2),
                ]);
                let (shortest, longest) = match what {
                    PlacementType::T1 => (1, 16),
                    PlacementType::T4 => (1, 6),
                    _ => (5, 14),
                };
                let away = self.dice.between(shortest, longest);
                let left = stay.from.plus_days(self.dice.between(10, days - away - 12));
                let back = left.plus_days(away);
                let order = self.spell.legal.iter().any(|&(day, _)| left <= day && day <= back);
                let allowed = what != PlacementType::T3 || (stay.place.is_foster() && carer_holidays < 2);
                if allowed && !order {
                    carer_holidays += u32::from(what == PlacementType::T3);
                    let number = 40_000 + self.dice.below(3000);
                    let absence = Stay {
                        from: left,
                        to: back,
                        place: what,
                        provider: None,
                        urn: None,
                        postcode: Some(places::postcode(Area::Others, number)),
                        same_carer: false,
                        returned: false,
                        because: None,
                    };
                    let after =
                        Stay { from: back, same_carer: false, returned: true, because: None, ..stay.clone() };
                    stay.to = left;
                    out.push(stay);
                    out.push(absence);
                    stay = after;
                }
            }
            out.push(stay);
        }
        out
    }
}
