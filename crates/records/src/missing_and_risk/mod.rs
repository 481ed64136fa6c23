//! Missing and away.

mod missing_episode;

pub use missing_episode::MissingEpisode;
