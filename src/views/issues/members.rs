//! The issues of a group, page by page.

use leptos::prelude::*;
use protocol::{Issue, IssuesOf, ListIssues, Window};
use words::messages as m;

use super::list::row;
use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::ui::pager::Pager;
use crate::ui::reactive::dynamic;

/// Issues on a page.
const PER_PAGE: u32 = 100;

/// Rows of the table that shows the group.
pub fn members(of: IssuesOf) -> AnyView {
    let (engine, page) = (use_engine(), RwSignal::new(0_u64));
    let asked = Signal::derive(move || {
        // Asked again when there are more.
        let issues = engine.progress().with(|progress| progress.issues);
        let first = page.get().saturating_mul(u64::from(PER_PAGE));
        Some((ListIssues { of: Some(of.clone()), first, count: PER_PAGE }, issues))
    });
    let found: Latest<Window<Issue>> = engine.latest(asked, |engine, (ask, _)| {
        Box::pin(async move { engine.request(ask).await.map_err(|why| Some(why_not(&why))) })
    });
    let total = Signal::derive(move || found.answer.with(|found| found.as_ref().map_or(0, |found| found.total)));
    let trouble = move || found.error.get().map(|why| view! { <p class="issue-none" role="status">{why}</p> });
    let rows = dynamic(move || {
        found.answer.with(|found| {
            let issues = found.as_ref().map(|found| found.items.as_slice()).unwrap_or_default();
            issues.iter().map(row).collect_view().into_any()
        })
    });
    view! {
        {rows}
        <tr role="row" class="issue-pages">
            <td role="cell" colspan="6">
                {trouble}
                <Pager page per_page=u64::from(PER_PAGE) total name=m::page_issues_pages(language())/>
            </td>
        </tr>
    }
    .into_any()
}
