//! The modules on demand: WebAssembly that is fetched and started when somebody first needs what it can do.

use serde::{Deserialize, Serialize};

/// A module on demand. To add one: a pure crate that does the work, a crate `traillight-NAME` in `crates/NAME-worker` that exports
/// `start` and `answer` (as `crates/scribe-worker` does), and a variant here with its line in [`Module::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Module {
    /// Reads other notations and writes for other tools and readers.
    Scribe,
}

impl Module {
    /// All of them: the build, the page and the workers go by this list.
    pub const ALL: [Module; 1] = [Module::Scribe];

    /// What its files and its crate are called.
    pub const fn name(self) -> &'static str {
        match self {
            Module::Scribe => "scribe",
        }
    }
}
