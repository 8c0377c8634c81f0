//! A number of events that is being found out.

use leptos::prelude::*;
use words::{Say, messages as m};

use super::reactive::dynamic;
use crate::browser::language::language;

/// "12 events"; nothing yet; or that they were not counted, with the reason on hover.
pub fn counted(count: Signal<Option<Result<u64, String>>>) -> AnyView {
    dynamic(move || match count.get() {
        None => ().into_any(),
        Some(Ok(n)) => m::Events { n }.say(language()).into_any(),
        Some(Err(why)) => view! { <span title=why>{m::events_not_counted(language())}</span> }.into_any(),
    })
}
