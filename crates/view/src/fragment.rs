//! What the user chose, as kept in the URL fragment:
//! `#/events?v=1&q=eventName:Delete*&f=-userIdentity.type:AWSService&from=2024-01-15T12:00:00Z&to=…&sort=-time&event=…`
//!
//! Every view and tool has its own [`Part`], which reads and writes itself; [`with_parts`](crate::with_parts) lists
//! them. Unknown keys and unreadable values are ignored, so that an old page can open a new link. The fragment never
//! leaves the browser.

mod against;
mod benchmark;
pub(crate) mod chip;
mod claims;
mod clocks;
mod comparison;
mod detected;
mod hosted;
mod keys;
mod layout;
mod pairs;
mod paths;
mod scope;
mod sources;
mod stack;
mod table;
mod trail;

pub use against::Against;
pub use benchmark::Edition;
pub use claims::Claims;
pub use clocks::Clocks;
pub use comparison::{Comparison, Opened};
pub use detected::Detected;
pub use hosted::Hosted;
pub use keys::{Grouping, MOST_SORTED, parse_key, print_column, print_key};
pub use layout::{Density, Layout};
pub use pairs::Pairs;
pub use paths::{Charts, Fields, MOST_CHARTS, MOST_FACETS, toggle};
pub use scope::Scope;
pub use sources::Sources;
pub use stack::Stack;
pub use table::{DEFAULT_SORT, MOST_COLUMNS, Table};
pub use trail::Trail;

/// Version of the format, `v=`. A change that old pages would misread gets a new number.
const VERSION: &str = "1";

/// What one view or tool keeps in the fragment.
pub trait Part: Clone + Default {
    /// Reads the values of its keys; what is missing or unreadable gets its default.
    fn read(pairs: &Pairs) -> Self;

    /// Writes everything that is not the default.
    fn write(&self, pairs: &mut Pairs);

    /// Whether the back button should return to `before`.
    fn is_step(_before: &Self, _now: &Self) -> bool {
        false
    }

    /// Whether both are written the same way.
    fn is_same(&self, other: &Self) -> bool {
        let written = |part: &Self| {
            let mut pairs = Pairs::default();
            part.write(&mut pairs);
            pairs
        };
        written(self) == written(other)
    }
}

/// The table of all parts, for use by macros: here it defines [`Fragment`]; in the page, a signal for each part.
#[macro_export]
macro_rules! with_parts {
    ($make:ident) => {
        $make! {
            /// What was open.
            sources: $crate::fragment::Sources,
            /// What is opened from the page's own host.
            hosted: $crate::fragment::Hosted,
            /// Which events are selected.
            scope: $crate::fragment::Scope,
            /// The ranges that led to the selected one.
            trail: $crate::fragment::Trail,
            /// The table of events.
            table: $crate::fragment::Table,
            /// The arrangement of its columns, and the height of its rows.
            layout: $crate::fragment::Layout,
            /// The event whose detail is open.
            opened: Option<$crate::fragment::Opened>,
            /// The list of fields.
            fields: $crate::fragment::Fields,
            /// The charts added to the overview.
            charts: $crate::fragment::Charts,
            /// What the timeline is divided by.
            stack: $crate::fragment::Stack,
            /// What the events are compared with.
            against: $crate::fragment::Against,
            /// Whose clocks times are shown by.
            clocks: $crate::fragment::Clocks,
            /// The events marked for comparison.
            comparison: $crate::fragment::Comparison,
            /// What events are grouped by.
            grouping: $crate::fragment::Grouping,
            /// What is claimed of the export.
            claims: $crate::fragment::Claims,
            /// The edition of the CIS benchmark.
            edition: $crate::fragment::Edition,
            /// What is open among the findings.
            detected: $crate::fragment::Detected,
        }
    };
}

macro_rules! fragment {
    ($($(#[$doc:meta])* $part:ident: $kind:ty,)*) => {
        /// Everything in the fragment.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Fragment {
            /// Name of the view; "" if there is none.
            pub view: String,
            $($(#[$doc])* pub $part: $kind,)*
        }

        impl Fragment {
            fn read(view: &str, pairs: &Pairs) -> Fragment {
                Fragment { view: view.to_owned(), $($part: Part::read(pairs),)* }
            }

            fn write(&self, pairs: &mut Pairs) {
                $(self.$part.write(pairs);)*
            }

            /// Whether the back button should return to `before`.
            pub fn is_step(before: &Fragment, now: &Fragment) -> bool {
                before.view != now.view $(|| Part::is_step(&before.$part, &now.$part))*
            }
        }
    };
}

with_parts!(fragment);

impl Fragment {
    /// The same without the files that were opened: for a page that carries its own, which are not those.
    pub fn without_files(self) -> Fragment {
        Fragment { sources: Sources::default(), hosted: Hosted::default(), ..self }
    }
}

/// Parses a fragment, with or without `#`. People who write one by hand may leave out the view: `#src=logs.zip&q=…`.
pub fn parse(fragment: &str) -> Fragment {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    // No view is called so.
    let (path, query) = if path.contains('=') { ("", fragment) } else { (path, query) };
    Fragment::read(path.strip_prefix('/').unwrap_or(path), &Pairs::parse(query))
}

/// Writes a fragment, starting with `#`.
pub fn print(state: &Fragment) -> String {
    let mut pairs = Pairs::default();
    pairs.push("v", VERSION);
    state.write(&mut pairs);
    format!("#/{}?{}", state.view, pairs.print())
}

#[cfg(test)]
mod tests;
