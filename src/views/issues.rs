//! The issues view: what could not be read and why, and the kind of every file. Nothing is lost silently.

mod files;
mod list;
mod loader;
mod members;
mod reconciliation;

use leptos::prelude::*;
use words::{FIRST, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::views::undated::Undated;

use crate::state::{Badge, View, use_evidence, use_state};
use crate::ui::button::link;
use crate::ui::filled::filled;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo, optional};
use files::FileList;
use list::IssueList;
use reconciliation::Reconciliation;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Issues,
    Files,
}

impl Tab {
    const fn id(self) -> &'static str {
        match self {
            Tab::Issues => "tab-issues",
            Tab::Files => "tab-files",
        }
    }

    const fn panel(self) -> &'static str {
        match self {
            Tab::Issues => "panel-issues",
            Tab::Files => "panel-files",
        }
    }
}

/// Number of issues.
pub fn badge() -> Signal<Badge> {
    let progress = use_engine().progress();
    memo(move || Badge { count: progress.with(|progress| progress.issues), ..Badge::default() }).into()
}

#[component]
pub fn Issues() -> impl IntoView {
    let progress = use_engine().progress();
    let tab = RwSignal::new(Tab::Issues);
    let rejecting = RwSignal::new(false);
    let issues = Signal::derive(move || progress.with(|progress| progress.issues));
    let files = Signal::derive(move || progress.with(|progress| progress.files_total));
    let show_rejected = Callback::new(move |()| {
        tab.set(Tab::Issues);
        rejecting.set(true);
    });
    let language = language();
    view! {
        <div class="issues">
            <h1 class="visually-hidden">{m::view_issues(language)}</h1>
            <Reconciliation on_rejected=show_rejected/>
            {failed()}
            <Undated/>
            <div class="tabs" role="tablist" aria-label=m::page_issues_tabs(language) on:keydown=move |event| switch(&event, tab)>
                <TabButton tab this=Tab::Issues title=m::page_issues_issues(language) count=issues/>
                <TabButton tab this=Tab::Files title=m::page_issues_files(language) count=files/>
            </div>
            <div role="tabpanel" id=move || tab.get().panel() aria-labelledby=move || tab.get().id()>
                {dynamic(move || (match tab.get() {
                    Tab::Issues => view! { <IssueList rejecting/> }.into_any(),
                    Tab::Files => view! { <FileList/> }.into_any(),
                }).into_any())}
            </div>
        </div>
    }
}

/// Files that failed their proof are no issues of reading, so that nobody takes few issues for a proof.
fn failed() -> AnyView {
    let (failures, state) = (use_evidence().failures(), use_state());
    optional(move || {
        let (_, said) = failures.get()?;
        let lead = link(said, "", move || state.view.set(View::INTEGRITY));
        let words = filled(&m::PageIssuesFailed { what: FIRST }.say(language()), vec![lead]);
        let line = view! { <p class="issues-failed" data-testid="issues-failed"><Glyph icon=Icon::Cross/><span>{words}</span></p> };
        Some(line.into_any())
    })
}

#[component]
fn TabButton(tab: RwSignal<Tab>, this: Tab, title: &'static str, count: Signal<u64>) -> impl IntoView {
    let selected = move || tab.get() == this;
    view! {
        <button
            type="button"
            class="tab"
            role="tab"
            id=this.id()
            aria-selected=move || selected().to_string()
            aria-controls=move || selected().then_some(this.panel())
            tabindex=move || if selected() { "0" } else { "-1" }
            on:click=move |_| tab.set(this)
        >
            {title}
            <span class="tab-count">{dynamic(move || language().count(count.get()).into_any())}</span>
        </button>
    }
}

/// Left and right move between tabs.
fn switch(event: &leptos::ev::KeyboardEvent, tab: RwSignal<Tab>) {
    if !matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    let to = if tab.get_untracked() == Tab::Issues { Tab::Files } else { Tab::Issues };
    tab.set(to);
    crate::browser::focus::focus(&format!("#{}", to.id()));
}
