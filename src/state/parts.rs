//! A signal for each part of the fragment.

use leptos::prelude::*;
use view::fragment::{Fragment, Part};

macro_rules! signals {
    ($($(#[$doc:meta])* $part:ident: $kind:ty,)*) => {
        /// Everything in the fragment except the name of the view: a signal for each part.
        #[derive(Clone, Copy)]
        pub struct Parts {
            $($(#[$doc])* pub $part: RwSignal<$kind>,)*
        }

        impl Parts {
            pub(super) fn of(fragment: Fragment) -> Parts {
                Parts { $($part: RwSignal::new(fragment.$part),)* }
            }

            /// All parts as a fragment. Tracks them.
            pub(super) fn fragment(self, view: &str) -> Fragment {
                Fragment { view: view.to_owned(), $($part: self.$part.get(),)* }
            }

            /// Applies a fragment. What stays the same is not touched.
            pub(super) fn adopt(self, fragment: Fragment) {
                $(adopt(self.$part, fragment.$part);)*
            }
        }
    };
}

view::with_parts!(signals);

fn adopt<P: Part + Send + Sync + 'static>(known: RwSignal<P>, new: P) {
    if known.with_untracked(|known| !known.is_same(&new)) {
        known.set(new);
    }
}

/// A memo of something in a part.
pub(super) fn memo<P, T>(part: RwSignal<P>, read: fn(&P) -> T) -> Memo<T>
where
    P: Send + Sync + 'static,
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| part.with(read))
}
