//! Every file that was opened, and what it turned out to be.

use leptos::prelude::*;
use protocol::{Field, FileSummary, ListFiles, Phase, Window};
use view::{chips, format};
use words::Label;

use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::use_state;
use crate::ui::button::IconButton;
use crate::ui::cut::Cut;
use crate::ui::icon::Icon;
use crate::ui::pager::Pager;
use crate::ui::reactive::memo;

/// Files of a page.
const PER_PAGE: u32 = 100;

/// Characters of a path's end that are always to be seen.
const TAIL: usize = 48;

/// The list, a page at a time.
#[component]
pub fn FileList() -> impl IntoView {
    let engine = use_engine();
    let page = RwSignal::new(0_u64);
    // While files come in, the list would change under the reader's eyes: it is fetched again when all are there.
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
        <Show when=move || !none() fallback=|| view! { <p class="issue-none" role="status">"No file was read yet."</p> }>
            <table class="file-table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">"File"</th>
                        <th scope="col" role="columnheader">"What it is"</th>
                        <th scope="col" role="columnheader" class="is-number">"Size"</th>
                        <th scope="col" role="columnheader" class="is-number">"Inflated"</th>
                        <th scope="col" role="columnheader" class="is-number">"Records"</th>
                        <th scope="col" role="columnheader">"SHA-256 of the content"</th>
                        <th scope="col" role="columnheader"><span class="visually-hidden">"Take out"</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <Pager page per_page=u64::from(PER_PAGE) total what="files"/>
        </Show>
    }
}

fn row(file: &FileSummary) -> impl IntoView + use<> {
    let what =
        if file.description.is_empty() { file.kind.label(language()).to_owned() } else { file.description.clone() };
    let exact = |bytes: u64| format!("{} bytes", format::exact(bytes));
    // What was dropped goes as a whole: an archive with all that is in it. The notice names it.
    let (engine, id) = (use_engine(), file.file);
    let label = format!("Take {} out", file.path);
    view! {
        <tr role="row">
            <td role="cell" data-label="File" class="issue-path"><Cut text=file.path.clone() tail=TAIL/></td>
            <td role="cell" data-label="What it is">{what}</td>
            <td role="cell" data-label="Size" class="is-number" title=exact(file.stored_bytes)>{format::bytes(file.stored_bytes)}</td>
            <td role="cell" data-label="Inflated" class="is-number" title=exact(file.bytes)>{format::bytes(file.bytes)}</td>
            <td role="cell" data-label="Records" class="is-number">{records(file)}</td>
            <td role="cell" data-label="SHA-256" class="file-hash" title=file.sha256.clone()>{file.sha256.clone()}</td>
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
    let label = format!("Show the {} of {}", format::counted(file.records, "record", "records"), file.path);
    view! { <button type="button" class="link" aria-label=label on:click=show>{format::exact(file.records)}</button> }
        .into_any()
}
