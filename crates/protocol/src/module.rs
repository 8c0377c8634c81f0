//! Modules on demand: WebAssembly that is fetched and started when it is first needed.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Everything that one module on demand can be asked: the enum that `asks!` generates.
pub trait ModuleAsk: Serialize + DeserializeOwned {
    /// The module.
    const MODULE: Module;
}

/// Declares the modules on demand. Build, page and workers use this table.
macro_rules! modules {
    ($($(#[$doc:meta])* $module:ident, $name:literal, $asks:ty;)*) => {
        /// A module on demand.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Module { $($(#[$doc])* $module,)* }

        impl Module {
            /// All of them.
            pub const ALL: &[Module] = &[$(Module::$module),*];

            /// Name of its files. Its crate is `traillight-` followed by this.
            pub const fn name(self) -> &'static str {
                match self { $(Module::$module => $name,)* }
            }
        }

        $(impl ModuleAsk for $asks {
            const MODULE: Module = Module::$module;
        })*
    };
}

modules! {
    /// Reads other notations, and writes for other tools and readers.
    Scribe, "scribe", crate::scribe::ScribeAsk;
    /// Reads and evaluates metric filters and alarms of CloudWatch.
    Alarms, "alarms", crate::alarms::AlarmsAsk;
    /// The controls and detections, and how they are looked for.
    Detections, "detections", crate::detections::DetectionsAsk;
    /// Writes pages with evidence in them.
    Handover, "handover", crate::handover::HandoverAsk;
    /// Replaces what should not leave by tokens. Asked by the page, not by the engine.
    Redact, "redact", crate::redact::RedactAsk;
}

/// Why a module on demand cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleProblem {
    /// The module.
    pub module: Module,
    /// The browser's error message.
    pub detail: String,
}
