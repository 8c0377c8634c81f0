//! The issues, filtered by severity and kind, page by page. Many of a kind in a folder are one line, which can be unfolded.

use leptos::prelude::*;
use protocol::{Issue, IssueGroup, IssueKind, IssuesOf, Severity};
use view::issues::{SEVERITIES, Shown, kinds, of_severity};
use words::{Label, Say, messages as m};

use super::loader::{Loader, MOST};
use super::members::members;
use crate::browser::language::language;
use crate::ui::cut::Cut;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pager::Pager;
use crate::ui::reactive::{dynamic, memo, optional};
use crate::ui::seen::seen;

/// Lines on a page.
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
    let unfolded = RwSignal::new(None);
    let shown = memo(move || Shown { severity: by_severity.get(), kind: by_kind.get(), rejecting: rejecting.get() });
    let places = memo(move || {
        shown.with(|shown| {
            loader.with(|groups| {
                let places = groups.iter().enumerate().filter(|(_, group)| shown.lets_through(group));
                places.map(|(place, _)| place).collect::<Vec<usize>>()
            })
        })
    });
    let rows = move || {
        let last = places.with(Vec::len).saturating_sub(1) / PER_PAGE;
        let first = usize::try_from(page.get()).unwrap_or(0).min(last) * PER_PAGE;
        loader.with(|groups| {
            places.with(|places| {
                let page = places.iter().skip(first).take(PER_PAGE).filter_map(|place| groups.get(*place));
                page.map(|group| line(group, unfolded)).collect_view()
            })
        })
    };
    let found = Signal::derive(move || places.with(|places| places.len() as u64));
    let none = move || loader.is_ready() && loader.total() == 0;
    let cut = move || loader.total() > MOST as u64;
    view! {
        {dynamic(move || loader.trouble().map(|why| view! { <p class="issue-none" role="status">{why}</p> }).into_any())}
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
            <Pager page per_page=PER_PAGE as u64 total=found name=m::page_issues_pages(language())/>
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

/// A single issue, or a group that can be unfolded.
fn line(group: &IssueGroup, unfolded: RwSignal<Option<IssuesOf>>) -> AnyView {
    let Some(of) = group.of.clone() else { return row(&group.first) };
    let (language, first) = (language(), &group.first);
    let what = if group.is_alike { first.what.say(language) } else { m::page_issues_differ(language).to_owned() };
    let rejected = (group.rejected > 0).then(|| m::Records { n: group.rejected }.say(language));
    let (n, folder) = (group.count, of.folder.as_str());
    let place = match folder {
        "" => m::PageIssuesSeveral { n }.say(language),
        folder => m::PageIssuesSeveralIn { n, folder }.say(language),
    };
    let this = StoredValue::new(of);
    let is_unfolded = memo(move || unfolded.with(|unfolded| this.with_value(|this| unfolded.as_ref() == Some(this))));
    let toggle = move |_| unfolded.set((!is_unfolded.get_untracked()).then(|| this.get_value()));
    let label = move || if is_unfolded.get() { m::page_issues_hide(language) } else { m::page_issues_show(language) };
    let members = optional(move || is_unfolded.get().then(|| members(this.get_value())));
    let show = view! {
        <button type="button" class="button quiet" aria-expanded=move || is_unfolded.get().to_string() on:click=toggle>{label}</button>
    };
    view! {
        {cells(first, what, place, Some(show.into_any()), rejected)}
        {members}
    }
    .into_any()
}

/// A single issue.
pub fn row(issue: &Issue) -> AnyView {
    let language = language();
    let rejected = (issue.rejected > 0).then(|| m::Records { n: issue.rejected }.say(language));
    let at = issue.offset.map(|offset| language.exact(offset).into_any());
    cells(issue, issue.what.say(language), words::place(issue, language), at, rejected)
}

fn cells(issue: &Issue, what: String, place: String, at: Option<AnyView>, rejected: Option<String>) -> AnyView {
    let language = language();
    view! {
        <tr role="row">
            <td role="cell" data-label=m::page_issues_severity(language)>
                <span class=class(issue.severity)>
                    <Glyph icon=icon(issue.severity)/>
                    {issue.severity.label(language)}
                </span>
            </td>
            <td role="cell" data-label=m::page_issues_kind(language)>{issue.kind.label(language)}</td>
            <td role="cell" data-label=m::page_issues_message(language) class="issue-message"><bdi>{seen(what)}</bdi></td>
            <td role="cell" data-label=m::page_issues_file(language) class="issue-path"><Cut text=place tail=TAIL/></td>
            <td role="cell" data-label=m::page_issues_offset(language) class="is-number">{at}</td>
            <td role="cell" data-label=m::page_issues_rejected(language) class="is-number">{rejected}</td>
        </tr>
    }
    .into_any()
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
                    <span class="tab-count">{dynamic(move || language().count(count()).into_any())}</span>
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
