//! What every target begins with.

/// Has everything that would be shared out among threads done by this one: an input then takes the same way each time.
pub fn one_thread() {
    // It is the first thing that the program does, so that there can be no other pool yet.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
}
