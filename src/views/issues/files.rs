//! Every file that was opened, and its kind.

use leptos::prelude::*;
use protocol::{Field, FileSummary, ListFiles, Phase, Window};
use view::chips;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::use_state;
use crate::ui::button::IconButton;
use crate::ui::cut::Cut;
use crate::ui::icon::Icon;
use crate::ui::pager::Pager;
use crate::ui::reactive::memo;

/// Files on a page.
const PER_PAGE: u32 = 100;

/// How many characters at the end of a path are always visible.
const TAIL: usize = 48;

/// The list, page by page.
#[component]
pub fn FileList() -> impl IntoView {
    let engine = use_engine();
    let page = RwSignal::new(0_u64);
    // While files are loading, the list would change while being read, so it is fetched again when all are there.
    let settled = memo(move || engine.progress().with(|it| (it.phase == Phase::Ready, it.files_total)));
    let question = Signal::derive(move || {
        settled.track();
        Some(page.get())
    });
    let Latest { answer: window, error, .. } = engine.latest(question, |engine, page| {
        Box::pin(async move {
            let files = engine.request(ListFiles { first: page * u64::from(PER_PAGE), count: PER_PAGE }).await;
            files.map(|Window { total, items }| (total, items)).map_err(|why| Some(why_not(&why)))
        })
    });
    let total = Signal::derive(move || window.with(|window| window.as_ref().map_or(0, |window| window.0)));
    let rows = move || window.with(|window| window.iter().flat_map(|window| &window.1).map(row).collect_view());
    let none = move || window.with(|window| window.as_ref().is_some_and(|window| window.0 == 0));
    view! {
        <p class="issue-none" role="status">{error}</p>
        <Show when=move || !none() fallback=|| view! { <p class="issue-none" role="status">{m::page_issues_no_files(language())}</p> }>
            <table class="file-table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{m::page_issues_file(language())}</th>
                        <th scope="col" role="columnheader">{m::page_issues_file_kind(language())}</th>
                        <th scope="col" role="columnheader" class="is-number">{m::page_issues_size(language())}</th>
                        <th scope="col" role="columnheader" class="is-number">{m::page_issues_inflated(language())}</th>
                        <th scope="col" role="columnheader" class="is-number">{m::page_issues_records(language())}</th>
                        <th scope="col" role="columnheader">{m::page_issues_sha256(language())}</th>
                        <th scope="col" role="columnheader"><span class="visually-hidden">{m::page_issues_take_out(language())}</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <Pager page per_page=u64::from(PER_PAGE) total name=m::page_issues_file_pages(language())/>
        </Show>
    }
}

fn row(file: &FileSummary) -> impl IntoView + use<> {
    let language = language();
    let what = file.contents.say(language);
    let exact = |n: u64| m::Bytes { n }.say(language);
    // A dropped file is removed as a whole: an archive with everything in it. The notice names it.
    let (engine, id) = (use_engine(), file.file);
    let label = m::PageIssuesTakeFileOut { path: &file.path }.say(language);
    view! {
        <tr role="row">
            <td role="cell" data-label=m::page_issues_file(language) class="issue-path"><Cut text=file.path.clone() tail=TAIL/></td>
            <td role="cell" data-label=m::page_issues_file_kind(language)>{what}</td>
            <td role="cell" data-label=m::page_issues_size(language) class="is-number" title=exact(file.stored_bytes)>{language.bytes(file.stored_bytes)}</td>
            <td role="cell" data-label=m::page_issues_inflated(language) class="is-number" title=exact(file.bytes)>{language.bytes(file.bytes)}</td>
            <td role="cell" data-label=m::page_issues_records(language) class="is-number">{records(file)}</td>
            <td role="cell" data-label=m::page_issues_sha256_short(language) class="file-hash" title=file.sha256.clone()>{file.sha256.clone()}</td>
            <td role="cell" class="file-remove">
                <IconButton icon=Icon::Close label=label on_click=move |_| engine.remove(id)/>
            </td>
        </tr>
    }
}

/// The number of records, which leads to them.
fn records(file: &FileSummary) -> AnyView {
    if file.records == 0 {
        return "–".into_any();
    }
    let state = use_state();
    let path = file.path.clone();
    let show = move |_| {
        state.clear();
        state.add(chips::value_chip(Field::File, &path, false));
        state.show_events();
    };
    let label = m::PageIssuesShowRecords { n: file.records, path: &file.path }.say(language());
    view! { <button type="button" class="link" aria-label=label on:click=show>{language().exact(file.records)}</button> }
        .into_any()
}
