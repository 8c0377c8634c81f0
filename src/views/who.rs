//! A person wherever one is shown: the name, which stays whole, and what is behind it, which gives way.

use leptos::prelude::*;
use protocol::About;
use view::person::{Behind, Person};
use view::seen::line;
use words::Say;

use crate::browser::language::language;
use crate::ui::named::Named;

/// Whom a value of `user` names. The value itself is shown on hover.
pub fn who(user: &str, about: Option<&About>) -> AnyView {
    let Person { name, behind } = Person::of(user, about, language());
    let title = match &behind {
        Some(Behind::IdentityCenter(id)) => id.clone(),
        _ => user.to_owned(),
    };
    let behind = behind.map(|behind| behind.say(language()));
    view! { <Named name behind title=line(&title).into_owned()/> }.into_any()
}
