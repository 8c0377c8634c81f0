//! The issues, filtered by severity and kind, page by page.

use leptos::prelude::*;
use protocol::{Issue, IssueKind, Severity};
use view::issues::{SEVERITIES, Shown, kinds, of_severity};
use words::{Label, Say, messages as m};

use super::loader::{Loader, MOST};
use crate::browser::language::language;
use crate::ui::cut::Cut;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pager::Pager;
use crate::ui::reactive::memo;
use crate::ui::seen::seen;

/// Issues on a page.
const PER_PAGE: usize = 100;

/// How many characters at the end of a path are always visible.
const TAIL: usize = 32;

/// The list with its filters.
#[component]
pub fn IssueList(
    /// Whether to show only issues because of which records were lost.
    rejecting: RwSignal<bool>,
) -> impl IntoView {
    let loader = Loader::watch();
    let (by_severity, by_kind, page) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(0_u64));
    let shown = memo(move || Shown { severity: by_severity.get(), kind: by_kind.get(), rejecting: rejecting.get() });
    let places = memo(move || {
        shown.with(|shown| {
            loader.with(|issues| {
                let places = issues.iter().enumerate().filter(|(_, issue)| shown.lets_through(issue));
                places.map(|(place, _)| place).collect::<Vec<usize>>()
            })
        })
    });
    let rows = move || {
        let last = places.with(Vec::len).saturating_sub(1) / PER_PAGE;
        let first = usize::try_from(page.get()).unwrap_or(0).min(last) * PER_PAGE;
        loader.with(|issues| {
            places.with(|places| {
                let page = places.iter().skip(first).take(PER_PAGE).filter_map(|place| issues.get(*place));
                page.map(row).collect_view()
            })
        })
    };
    let found = Signal::derive(move || places.with(|places| places.len() as u64));
    let none = move || loader.is_ready() && loader.total() == 0;
    let cut = move || loader.total() > MOST as u64;
    view! {
        {move || loader.trouble().map(|why| view! { <p class="issue-none" role="status">{why}</p> })}
        <Show when=move || !none() fallback=|| view! { <NoIssues/> }>
            <div class="issue-filters" role="group" aria-label=m::page_issues_filter(language())>
                <SeverityFilter loader chosen=by_severity/>
                <KindFilter loader chosen=by_kind/>
                <label class="issue-check">
                    <input
                        type="checkbox"
                        prop:checked=rejecting
                        on:change:target=move |event| rejecting.set(event.target().checked())
                    />
                    {m::page_issues_rejecting(language())}
                </label>
            </div>
            <Show when=cut>
                <p class="issue-cut">
                    {m::PageIssuesCut { n: MOST as u64 }.say(language())}
                </p>
            </Show>
            <Show
                when=move || found.get().gt(&0) || !loader.is_ready()
                fallback=|| view! { <p class="issue-none" role="status">{m::page_issues_no_fit(language())}</p> }
            >
                <table class="issue-table" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{m::page_issues_severity(language())}</th>
                            <th scope="col" role="columnheader">{m::page_issues_kind(language())}</th>
                            <th scope="col" role="columnheader">{m::page_issues_message(language())}</th>
                            <th scope="col" role="columnheader">{m::page_issues_file(language())}</th>
                            <th scope="col" role="columnheader" class="is-number">{m::page_issues_offset(language())}</th>
                            <th scope="col" role="columnheader" class="is-number">{m::page_issues_rejected(language())}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </Show>
            <Pager page per_page=PER_PAGE as u64 total=found what=m::page_issues_pages(language())/>
        </Show>
    }
}

const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity is-error",
        Severity::Warning => "severity is-warning",
        Severity::Info => "severity is-info",
    }
}

const fn icon(severity: Severity) -> Icon {
    match severity {
        Severity::Error => Icon::Cross,
        Severity::Warning => Icon::Warning,
        Severity::Info => Icon::Info,
    }
}

fn row(issue: &Issue) -> impl IntoView + use<> {
    let language = language();
    let rejected = (issue.rejected > 0).then(|| m::Records { n: issue.rejected }.say(language));
    view! {
        <tr role="row">
            <td role="cell" data-label=m::page_issues_severity(language)>
                <span class=class(issue.severity)>
                    <Glyph icon=icon(issue.severity)/>
                    {issue.severity.label(language)}
                </span>
            </td>
            <td role="cell" data-label=m::page_issues_kind(language)>{issue.kind.label(language)}</td>
            <td role="cell" data-label=m::page_issues_message(language) class="issue-message"><bdi>{seen(issue.what.say(language))}</bdi></td>
            <td role="cell" data-label=m::page_issues_file(language) class="issue-path"><Cut text=words::place(issue, language) tail=TAIL/></td>
            <td role="cell" data-label=m::page_issues_offset(language) class="is-number">{issue.offset.map(|n| language.exact(n))}</td>
            <td role="cell" data-label=m::page_issues_rejected(language) class="is-number">{rejected}</td>
        </tr>
    }
}

#[component]
fn SeverityFilter(loader: Loader, chosen: RwSignal<Option<Severity>>) -> impl IntoView {
    SEVERITIES
        .map(|this| {
            let count = move || loader.with(|issues| of_severity(issues, this));
            let pressed = move || chosen.get() == Some(this);
            let toggle = move |_| chosen.update(|chosen| *chosen = (*chosen != Some(this)).then_some(this));
            view! {
                <button
                    type="button"
                    class="severity-filter"
                    aria-pressed=move || pressed().to_string()
                    disabled=move || count() == 0 && !pressed()
                    on:click=toggle
                >
                    <span class=class(this)>
                        <Glyph icon=icon(this)/>
                        {this.label(language())}
                    </span>
                    <span class="tab-count">{move || language().count(count())}</span>
                </button>
            }
        })
        .collect_view()
}

#[component]
fn KindFilter(loader: Loader, chosen: RwSignal<Option<IssueKind>>) -> impl IntoView {
    let counts = memo(move || loader.with(kinds));
    let options = move || {
        counts
            .get()
            .into_iter()
            .enumerate()
            .map(|(i, (this, count))| {
                let words = m::PageIssuesKindCount { kind: this.label(language()), n: count }.say(language());
                view! { <option value=i.to_string() prop:selected=move || chosen.get() == Some(this)>{words}</option> }
            })
            .collect_view()
    };
    let choose = move |value: String| {
        let place = value.parse::<usize>().ok();
        chosen.set(place.and_then(|place| counts.with_untracked(|counts| counts.keys().nth(place).copied())));
    };
    view! {
        <label class="field issue-kind">
            <span>{m::page_issues_kind(language())}</span>
            <select on:change:target=move |event| choose(event.target().value())>
                <option value="" prop:selected=move || chosen.get().is_none()>
                    {m::page_issues_all_kinds(language())}
                </option>
                {options}
            </select>
        </label>
    }
}

#[component]
fn NoIssues() -> impl IntoView {
    view! {
        <div class="issues-none" role="status">
            <Glyph icon=Icon::Check/>
            <div>
                <h2>{m::page_issues_none(language())}</h2>
                <p>{m::page_issues_none_why(language())}</p>
            </div>
        </div>
    }
}
