//! Downloading the report.

use leptos::prelude::*;
use protocol::{ExportFormat, Question, Want};
use view::fragment::DEFAULT_SORT;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::ui::icon::{Glyph, Icon};

/// The download buttons.
#[component]
pub fn Exports() -> impl IntoView {
    let (trouble, language) = (RwSignal::new(None::<String>), language());
    view! {
        <div class="integrity-exports" role="group" aria-label=m::integrity_export(language)>
            <Export format=ExportFormat::IntegrityHtml label=m::integrity_export_html(language) trouble/>
            <Export format=ExportFormat::IntegrityJson label=m::integrity_export_json(language) trouble/>
            <Export format=ExportFormat::IntegrityText label=m::integrity_export_text(language) trouble/>
            <Export format=ExportFormat::Manifest label=m::integrity_export_manifest(language) trouble/>
            <p class="integrity-trouble" role="alert">{trouble}</p>
        </div>
    }
}

#[component]
fn Export(format: ExportFormat, label: &'static str, trouble: RwSignal<Option<String>>) -> impl IntoView {
    let engine = use_engine();
    let busy = RwSignal::new(false);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        leptos::task::spawn_local(async move {
            // The report is about all files, whatever the filter.
            let (text, chips) = (String::new(), Vec::new());
            let all = Question { text, notation: None, chips, range: None, sort: DEFAULT_SORT, want: Want::default() };
            let outcome = engine.export(format, all).await;
            busy.try_set(false);
            if let Err(why) = outcome {
                trouble.try_set(Some(m::IntegrityExportTrouble { why: &why }.say(language())));
            }
        });
    };
    view! {
        <button
            type="button"
            class="button"
            data-testid="export"
            data-format=format.name()
            aria-disabled=move || busy.get().to_string()
            on:click=save
        >
            <Glyph icon=Icon::Download/>
            {label}
        </button>
    }
}
