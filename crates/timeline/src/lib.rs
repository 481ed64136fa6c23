//! A child's facts folded into strands of closed spans, as known at a moment.
