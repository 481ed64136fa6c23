//! The keys that are known: those of the authority, and the data keys they open.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use calendar::Moment;
use ring::rand::{SecureRandom, SystemRandom};
use rustc_hash::{FxHashMap, FxHashSet};

use super::cipher::KEY_BYTES;
use super::{AuthorityKey, Cipher, KeyName, KeySource, NewDataKey, Place, Rewrapped};
use crate::SubjectId;
use crate::error::StoreError;
use crate::store::Store;

/// An authority's key as the database knows it: by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct StoredAuthorityKey {
    pub(crate) name: KeyName,
    pub(crate) since: Moment,
    pub(crate) ended: Option<Moment>,
}

/// A data key as the database holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct StoredDataKey {
    pub(crate) id: u64,
    pub(crate) subject: SubjectId,
    /// The key and what wraps it; none where it was destroyed.
    pub(crate) wrapped: Option<(Vec<u8>, KeyName)>,
}

/// One key of the authority.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyState {
    /// Its name.
    pub name: KeyName,
    /// Since when it has wrapped data keys here.
    pub since: Moment,
    /// Since when it does not any longer.
    pub ended: Option<Moment>,
    /// How many data keys it wraps.
    pub wraps: u64,
    /// Whether it is among the keys that were given.
    pub given: bool,
}

/// How far a journal is sealed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sealing {
    /// The keys of the authority, the oldest first; none where nothing is sealed.
    pub keys: Vec<KeyState>,
    /// Payloads that are sealed.
    pub sealed: u64,
    /// Payloads that stand open.
    pub open: u64,
    /// Drafts and parts of documents that stand open.
    pub open_beside: u64,
    /// Data keys that were destroyed.
    pub destroyed: u64,
}

/// A data key that opens.
pub(crate) struct DataKey {
    pub(crate) cipher: Cipher,
}

#[derive(Default)]
struct Held {
    /// The data keys up to this id are known.
    last: u64,
    by_id: FxHashMap<u64, Option<Arc<DataKey>>>,
    /// The one data key of each subject that seals.
    sealing: FxHashMap<SubjectId, (u64, Arc<DataKey>)>,
}

/// Seals and opens with the keys that were given.
pub(crate) struct Sealer {
    source: KeySource,
    /// Whether what is written is sealed: not yet, while a journal is open and was opened to be sealed.
    on: AtomicBool,
    given: RwLock<Arc<Vec<AuthorityKey>>>,
    held: RwLock<Held>,
}

impl Sealer {
    pub(crate) fn new(source: KeySource, keys: Vec<AuthorityKey>) -> Sealer {
        Sealer {
            source,
            on: AtomicBool::new(false),
            given: RwLock::new(Arc::new(keys)),
            held: RwLock::default(),
        }
    }

    /// From now on what is written is sealed.
    pub(crate) fn turn_on(&self) {
        self.on.store(true, Ordering::SeqCst);
    }

    /// Whether what is written is sealed.
    pub(crate) fn is_sealing(&self) -> bool {
        self.on.load(Ordering::SeqCst)
    }

    /// The keys of the authority that were given, the one that wraps what is new first.
    pub(crate) fn given(&self) -> Arc<Vec<AuthorityKey>> {
        self.given.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the keys again where they came from.
    pub(crate) fn fetch_again(&self) -> Result<(), StoreError> {
        let keys = self.source.fetch().map_err(|error| StoreError::Key { problem: error.to_string() })?;
        *self.given.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        Ok(())
    }

    /// Runs with the key of this name; the keys are read again where it is not among them.
    fn with<T>(&self, name: &KeyName, with: impl Fn(&AuthorityKey) -> T) -> Result<T, StoreError> {
        for again in [false, true] {
            if again {
                self.fetch_again()?;
            }
            if let Some(key) = self.given().iter().find(|key| key.name() == name) {
                return Ok(with(key));
            }
        }
        Err(StoreError::Key { problem: format!("key {name} is not in {}", self.source.words()) })
    }

    fn unwrap(&self, subject: &SubjectId, wrapped: &[u8], by: &KeyName) -> Result<Vec<u8>, StoreError> {
        let mut place = Place::default();
        let place = place.data_key(subject);
        let opened = self.with(by, |key| {
            let mut room = Vec::new();
            key.cipher().open(place, wrapped, &mut room).map(<[u8]>::to_vec)
        })?;
        opened.ok_or_else(|| StoreError::Key {
            problem: format!(
                "the data key of {subject} does not open with key {by}: it was changed in the database"
            ),
        })
    }

    /// Forgets every data key: they are read again when they are needed, those that were destroyed are not.
    pub(crate) fn forget(&self) {
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Held::default();
    }

    /// Learns the data keys that were added since.
    pub(crate) fn learn(&self, store: &dyn Store) -> Result<(), StoreError> {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        for stored in store.data_keys_after(held.last)? {
            let StoredDataKey { id, subject, wrapped } = stored;
            let key = match wrapped {
                Some((wrapped, by)) => {
                    let cipher = Cipher::new(&self.unwrap(&subject, &wrapped, &by)?).ok_or_else(|| {
                        StoreError::Key { problem: format!("what is wrapped for {subject} is no key") }
                    })?;
                    Some(Arc::new(DataKey { cipher }))
                }
                None => None,
            };
            if let Some(key) = &key {
                held.sealing.insert(subject, (id, key.clone()));
            }
            held.by_id.insert(id, key);
            held.last = held.last.max(id);
        }
        Ok(())
    }

    /// The data key of this id; none where it was destroyed.
    pub(crate) fn key(&self, store: &dyn Store, id: u64) -> Result<Option<Arc<DataKey>>, StoreError> {
        for again in [false, true] {
            if again {
                self.learn(store)?;
            }
            if let Some(key) = self.held.read().unwrap_or_else(PoisonError::into_inner).by_id.get(&id) {
                return Ok(key.clone());
            }
        }
        Ok(None)
    }

    /// The data key that seals what is about a subject.
    pub(crate) fn sealing(&self, subject: &SubjectId) -> Option<(u64, Arc<DataKey>)> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).sealing.get(subject).cloned()
    }

    /// New data keys for those of the subjects that have none, wrapped by the first of the authority's keys that this journal
    /// takes.
    pub(crate) fn lacking(
        &self,
        store: &dyn Store,
        subjects: &FxHashSet<&SubjectId>,
    ) -> Result<Vec<NewDataKey>, StoreError> {
        let lacks = |held: &Held| {
            subjects.iter().copied().filter(|subject| !held.sealing.contains_key(subject)).collect::<Vec<_>>()
        };
        let mut lacking = lacks(&self.held.read().unwrap_or_else(PoisonError::into_inner));
        if lacking.is_empty() {
            return Ok(Vec::new());
        }
        self.learn(store)?;
        lacking = lacks(&self.held.read().unwrap_or_else(PoisonError::into_inner));
        if lacking.is_empty() {
            return Ok(Vec::new());
        }
        let by = self.wrapping(store)?;
        let random = SystemRandom::new();
        let failed = || StoreError::Key { problem: "the system has no randomness to give".to_owned() };
        let mut place = Place::default();
        self.with(&by, |_| ())?;
        let given = self.given();
        let key = given.iter().find(|key| *key.name() == by).ok_or_else(failed)?;
        lacking
            .into_iter()
            .map(|subject| {
                let mut bytes = [0; KEY_BYTES];
                random.fill(&mut bytes).map_err(|_| failed())?;
                let wrapped = key.cipher().seal(place.data_key(subject), &[&bytes]).ok_or_else(failed)?;
                Ok(NewDataKey { subject: subject.clone(), wrapped, by: by.clone() })
            })
            .collect()
    }

    /// The name of the key that wraps what is new: the first given of those that have not ended here.
    pub(crate) fn wrapping(&self, store: &dyn Store) -> Result<KeyName, StoreError> {
        let known = store.authority_keys()?;
        let live = |key: &&AuthorityKey| {
            known.iter().any(|known| known.ended.is_none() && known.name == *key.name())
        };
        for again in [false, true] {
            if again {
                self.fetch_again()?;
            }
            if let Some(key) = self.given().iter().find(live) {
                return Ok(key.name().clone());
            }
        }
        Err(StoreError::Key {
            problem: format!("none of the keys in {} is one that seals this journal", self.source.words()),
        })
    }

    /// Data keys that another key than this one wraps, wrapped by this one.
    pub(crate) fn rewrap(
        &self,
        stored: &[StoredDataKey],
        by: &KeyName,
    ) -> Result<Vec<Rewrapped>, StoreError> {
        let mut place = Place::default();
        let mut rewrapped = Vec::new();
        for StoredDataKey { id, subject, wrapped } in stored {
            let Some((wrapped, before)) = wrapped.as_ref().filter(|(_, before)| before != by) else {
                continue;
            };
            let plain = self.unwrap(subject, wrapped, before)?;
            let place = place.data_key(subject);
            let sealed = self.with(by, |key| key.cipher().seal(place, &[&plain]))?;
            let wrapped = sealed.ok_or_else(|| StoreError::Key {
                problem: format!("the data key of {subject} cannot be wrapped"),
            })?;
            rewrapped.push(Rewrapped { id: *id, wrapped, by: by.clone() });
        }
        Ok(rewrapped)
    }
}
