//! What the user chose, as the URL fragment carries it:
//! `#/events?v=1&q=eventName:Delete*&f=-userIdentity.type:AWSService&from=2024-01-15T12:00:00Z&to=…&sort=-time&event=…`
//!
//! Every view and tool has a [`Part`] of its own, which reads and writes itself; [`with_parts`](crate::with_parts) lists
//! them. Keys that are not known and values that can't be read are ignored, so that an old page can open a new link.
//! The fragment never leaves the browser.

mod chip;
mod comparison;
mod keys;
mod pairs;
mod paths;
mod scope;
mod table;

pub use comparison::{Comparison, Opened};
pub use keys::{Grouping, parse_key, print_key};
pub use pairs::Pairs;
pub use paths::{Charts, Fields, MOST_CHARTS, MOST_FACETS, toggle};
pub use scope::Scope;
pub use table::{DEFAULT_SORT, MOST_COLUMNS, Table};

/// Version of the format, `v=`. A change that old pages would misread gets a new number.
const VERSION: &str = "1";

/// What one view or tool keeps in the fragment.
pub trait Part: Clone + Default {
    /// Reads what stands under its keys; what is not there or can't be read is as by default.
    fn read(pairs: &Pairs) -> Self;

    /// Writes what is not as by default.
    fn write(&self, pairs: &mut Pairs);

    /// Whether the back button should come back to `before`.
    fn is_step(_before: &Self, _now: &Self) -> bool {
        false
    }

    /// Whether the fragment says the same of both.
    fn is_same(&self, other: &Self) -> bool {
        let written = |part: &Self| {
            let mut pairs = Pairs::default();
            part.write(&mut pairs);
            pairs
        };
        written(self) == written(other)
    }
}

/// The table of all parts, handed to a macro: here it makes the [`Fragment`], in the page a signal for each.
#[macro_export]
macro_rules! with_parts {
    ($make:ident) => {
        $make! {
            /// Which events are asked for.
            scope: $crate::fragment::Scope,
            /// The table of events.
            table: $crate::fragment::Table,
            /// The event whose detail is open.
            opened: Option<$crate::fragment::Opened>,
            /// The list of fields.
            fields: $crate::fragment::Fields,
            /// The charts of the overview.
            charts: $crate::fragment::Charts,
            /// The events that are compared.
            comparison: $crate::fragment::Comparison,
            /// What the events are grouped by.
            grouping: $crate::fragment::Grouping,
        }
    };
}

macro_rules! fragment {
    ($($(#[$doc:meta])* $part:ident: $kind:ty,)*) => {
        /// Everything that the fragment carries.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Fragment {
            /// Name of the view; "": none is named.
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

            /// Whether the back button should come back to `before`.
            pub fn is_step(before: &Fragment, now: &Fragment) -> bool {
                before.view != now.view $(|| Part::is_step(&before.$part, &now.$part))*
            }
        }
    };
}

with_parts!(fragment);

/// Reads a fragment, with or without its `#`.
pub fn parse(fragment: &str) -> Fragment {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    Fragment::read(path.strip_prefix('/').unwrap_or(path), &Pairs::parse(query))
}

/// Writes a fragment, `#` first.
pub fn print(state: &Fragment) -> String {
    let mut pairs = Pairs::default();
    pairs.push("v", VERSION);
    state.write(&mut pairs);
    format!("#/{}?{}", state.view, pairs.print())
}

#[cfg(test)]
mod tests;
