//! The modules on demand: WebAssembly that is fetched and started when somebody first needs what it can do.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Everything that one module on demand can be asked: the enum that `asks!` makes of its questions.
pub trait ModuleAsk: Serialize + DeserializeOwned {
    /// Which module.
    const MODULE: Module;
}

/// Declares the modules on demand: the build, the page and the workers go by this table.
macro_rules! modules {
    ($($(#[$doc:meta])* $module:ident, $name:literal, $asks:ty;)*) => {
        /// A module on demand.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Module { $($(#[$doc])* $module,)* }

        impl Module {
            /// All of them.
            pub const ALL: &[Module] = &[$(Module::$module),*];

            /// What its files are called; its crate is `traillight-` and this.
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
    /// Reads other notations and writes for other tools and readers.
    Scribe, "scribe", crate::scribe::ScribeAsk;
}

/// Why a module on demand is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleProblem {
    /// Which.
    pub module: Module,
    /// What the browser says about it.
    pub detail: String,
}
