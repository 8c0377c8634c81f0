//! What surrounds every chart: a title that says what it shows, a text summary, a table, and copying as CSV.

use leptos::prelude::*;
use words::messages as m;

use super::picture::{self, Draw};
use crate::browser::language::language;
use crate::ui::button::IconButton;
use crate::ui::copy::CopyButton;
use crate::ui::icon::Icon;

/// A table of text: the alternative to the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlainTable {
    /// Headings, one for each column.
    pub headings: Vec<String>,
    /// Rows with as many cells.
    pub rows: Vec<Vec<String>>,
    /// How many of the first columns contain words rather than numbers.
    pub words: usize,
}

/// The frame; `children` is the drawing.
#[component]
pub fn ChartFrame(
    /// `data-chart`, and the prefix of ids.
    #[prop(into)]
    name: String,
    /// The finding.
    #[prop(into)]
    title: Signal<String>,
    /// The whole chart in a sentence.
    #[prop(into)]
    summary: Signal<String>,
    /// The whole chart as a table.
    #[prop(into)]
    table: Signal<PlainTable>,
    /// The whole chart as CSV; called when it is copied.
    csv: Callback<(), String>,
    /// Writes the chart as a picture, where it can be one.
    #[prop(optional)]
    picture: Option<Draw>,
    /// Whether newer numbers are on their way.
    #[prop(into)]
    pending: Signal<bool>,
    /// Further buttons for the header.
    #[prop(optional)]
    tools: Option<ViewFn>,
    /// The drawing.
    children: Children,
) -> impl IntoView {
    let as_table = RwSignal::new(false);
    // Without blanks, because these separate ids.
    let id: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let title_id = format!("chart-{id}-title");
    let summary_id = format!("chart-{id}-summary");
    view! {
        <section
            class="chart"
            data-testid="chart"
            data-chart=name
            aria-labelledby=title_id.clone()
            aria-describedby=summary_id.clone()
        >
            <header class="chart-head">
                <h2 class="chart-title" id=title_id.clone() title=title>{title}</h2>
                <div class="chart-tools">
                    {tools.map(|tools| move || tools.run())}
                    <IconButton
                        icon=Icon::Events
                        label=m::chart_as_table(language())
                        pressed=as_table
                        on_click=move |_| as_table.update(|on| *on = !*on)
                    />
                    <CopyButton text=move || csv.run(()) label=m::chart_copy(language())/>
                    {picture.map(|draw| picture::button(format!("traillight-{id}"), draw))}
                </div>
            </header>
            <p class="visually-hidden" id=summary_id.clone()>{summary}</p>
            <div class="chart-drawing" class:is-stale=pending hidden=as_table>{children()}</div>
            // Always in the document, so that it can be read aloud; visible only on request.
            <div class="chart-table" class:is-stale=pending class:visually-hidden=move || !as_table.get()>
                <Table title table shown=as_table/>
            </div>
        </section>
    }
}

#[component]
fn Table(title: Signal<String>, table: Signal<PlainTable>, shown: RwSignal<bool>) -> impl IntoView {
    let head = move || {
        table.with(|table| {
            table.headings.iter().map(|heading| view! { <th scope="col">{heading.clone()}</th> }).collect_view()
        })
    };
    let body = move || {
        table.with(|table| {
            let words = table.words;
            table.rows.iter().map(|row| view! { <tr>{cells(row, words)}</tr> }).collect_view()
        })
    };
    // A scrolling region must be reachable by keyboard, but only while it is visible.
    view! {
        <div
            class="chart-table-scroll"
            role="group"
            aria-label=m::chart_as_table(language())
            tabindex=move || shown.get().then_some("0")
        >
            <table>
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn cells(row: &[String], words: usize) -> impl IntoView + use<> {
    row.iter()
        .enumerate()
        .map(|(i, cell)| {
            let cell = cell.clone();
            if i == 0 {
                view! { <th scope="row">{cell}</th> }.into_any()
            } else {
                view! { <td class:is-number={i >= words}>{cell}</td> }.into_any()
            }
        })
        .collect_view()
}
