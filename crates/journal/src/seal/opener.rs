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
    /// The key that was used last: entries about one subject often follow each other.
    last: Option<(u64, Option<Arc<DataKey>>)>,
}

impl<'a> Opener<'a> {
    pub(crate) fn new(store: &'a dyn Store, sealer: Option<&'a Sealer>) -> Opener<'a> {
        Opener { store, sealer, place: Place::default(), room: Vec::new(), last: None }
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
        let key = match &self.last {
            Some((last, key)) if *last == id => key.clone(),
            _ => {
                let key = sealer.key(self.store, id)?;
                self.last = Some((id, key.clone()));
                key
            }
        };
        let Some(key) = key else { return Ok(Opened::Destroyed) };
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
