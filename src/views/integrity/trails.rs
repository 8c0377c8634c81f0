//! How trails are configured, according to API responses dropped along with the logs.

use leptos::prelude::*;
use protocol::brief::{Setting, TrailSettings};
use words::{Label, Say, messages as m};

use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::seen::seen;

/// The section, with how many descriptions were left out; `None` if no trail is described.
pub fn trails(trails: &[TrailSettings], left_out: u64) -> Option<AnyView> {
    if trails.is_empty() {
        return None;
    }
    let lists = trails.iter().map(|trail| {
        let settings = trail.settings.iter().map(setting).collect_view();
        view! {
            <h3 class="trail-title"><bdi>{seen(trail.trail.say(language()))}</bdi></h3>
            <dl class="facts">{settings}</dl>
        }
    });
    let section = view! {
        <section class="integrity-section" aria-labelledby="integrity-trails" data-testid="trail-settings">
            <h2 id="integrity-trails">{m::integrity_trails(language())}</h2>
            <p class="needs-lead">{m::integrity_trails_why(language())}</p>
            {lists.collect_view()}
            {(left_out > 0).then(|| view! { <p>{m::IntegrityTrailsLeftOut { n: left_out }.say(language())}</p> })}
        </section>
    };
    Some(section.into_any())
}

fn setting(setting: &Setting) -> AnyView {
    let mark = setting.lacks().then(|| view! { <span class="outcome-unchecked"><Glyph icon=Icon::Warning/></span> });
    view! {
        <div>
            <dt>{setting.label(language())}</dt>
            <dd>{mark}<bdi>{seen(setting.say(language()))}</bdi></dd>
        </div>
    }
    .into_any()
}
