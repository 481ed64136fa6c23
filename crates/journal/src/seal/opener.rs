//! Payloads, opened one after another.

use std::sync::Arc;

use super::keys::{DataKey, Sealer};
use super::place::Place;
use crate::Envelope;
use crate::chain::Salt;
use crate::error::StoreError;
use crate::store::{Store, StoredPayload};

/// A payload that is open, or why there is none.
pub(crate) enum Opened<'a> {
    /// The entry has none.
    None,
    /// Its salt and its JSON.
    Open { salt: &'a [u8], json: &'a [u8] },
    /// It was erased, or the key that it was sealed with is destroyed.
    Destroyed,
}

/// Opens what was sealed, with room that is used again and again.
pub(crate) struct Opener<'a> {
    store: &'a dyn Store,
    sealer: Option<&'a Sealer>,
    place: Place,
    room: Vec<u8>,
    /// The keys that were used, by id: to look one up among those of everybody costs more than to open a payload with it.
    used: Vec<Option<Arc<DataKey>>>,
}

/// Ids from here on are looked up each time. They are given one after another, so that nothing but a changed database has one.
const DENSE: usize = 1 << 22;

impl<'a> Opener<'a> {
    pub(crate) fn new(store: &'a dyn Store, sealer: Option<&'a Sealer>) -> Opener<'a> {
        Opener { store, sealer, place: Place::default(), room: Vec::new(), used: Vec::new() }
    }

    pub(crate) fn open<'room>(
        &'room mut self,
        envelope: &Envelope,
        payload: Option<StoredPayload<'room>>,
    ) -> Result<Opened<'room>, StoreError> {
        let (id, bytes) = match payload {
            None => return Ok(Opened::None),
            Some(StoredPayload::Open { salt, json }) => return Ok(Opened::Open { salt, json }),
            Some(StoredPayload::Erased) => return Ok(Opened::Destroyed),
            Some(StoredPayload::Sealed { key, bytes }) => (key, bytes),
        };
        let Some(sealer) = self.sealer else { return Err(StoreError::NoKey) };
        let at = usize::try_from(id).unwrap_or(usize::MAX);
        let asked;
        let key = match self.used.get(at) {
            Some(Some(key)) => key,
            _ => {
                asked = sealer.key(self.store, id)?;
                let Some(key) = &asked else { return Ok(Opened::Destroyed) };
                if at < DENSE {
                    if self.used.len() <= at {
                        self.used.resize(at + 1, None);
                    }
                    self.used[at] = Some(key.clone());
                }
                key
            }
        };
        let seq = envelope.seq;
        let plain = match self.place.of(envelope) {
            Some(place) => key.cipher.open(place, bytes, &mut self.room),
            None => None,
        };
        let (salt, json) = plain
            .and_then(|plain| plain.split_at_checked(size_of::<Salt>()))
            .ok_or(StoreError::DoesNotOpen { seq })?;
        Ok(Opened::Open { salt, json })
    }
}
