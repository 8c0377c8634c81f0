//! Exporting the matching events: in which format, with which columns, how large that is, and where to.

use leptos::prelude::*;
use protocol::{Direction, Export, ExportFormat, Question, Sort, SortKey, TableColumn, Want, Zone};
use view::exported::{all_columns, shown_columns};
use view::saving;
use words::{Language, Say, messages as m};

use crate::browser::language::language;
use crate::browser::saving::can_choose;
use crate::engine_client::{Latest, use_engine, whole};
use crate::later::later;
use crate::state::{Transfer, use_dialogs, use_state, use_transfer};
use crate::ui::dialog::Dialog;
use crate::ui::reactive::{dynamic, memo};
use crate::views::table_columns;

/// Events that the size of a file is estimated from.
const TRIED: u64 = 200;

type Words = fn(Language) -> &'static str;

/// The formats: name, and what each is.
const FORMATS: [(ExportFormat, Words, Words); 8] = [
    (ExportFormat::Excel, m::export_excel_name, m::export_excel_means),
    (ExportFormat::Csv, m::export_csv_name, m::export_csv_means),
    (ExportFormat::Tsv, m::export_tsv_name, m::export_tsv_means),
    (ExportFormat::Markdown, m::export_markdown_name, m::export_markdown_means),
    (ExportFormat::Json, m::export_json_name, m::export_json_means),
    (ExportFormat::Ndjson, m::export_ndjson_name, m::export_ndjson_means),
    (ExportFormat::Ocsf, m::export_ocsf_name, m::export_ocsf_means),
    (ExportFormat::Ocsf11, m::export_ocsf_old_name, m::export_ocsf_old_means),
];

#[component]
pub fn ExportDialog() -> impl IntoView {
    let open = use_dialogs().export;
    view! { <Dialog open title=m::export_title(language())>{content()}</Dialog> }
}

later!(dialogs: fn content() -> AnyView {
    let (engine, state, transfer, dialogs) = (use_engine(), use_state(), use_transfer(), use_dialogs());
    let language = language();
    let format = RwSignal::new(ExportFormat::Excel);
    let all = RwSignal::new(false);
    let has_notes = memo(move || engine.progress().with(|progress| progress.noted > 0));
    let shown = memo(move || table_columns(state, has_notes.get()));
    let zone = memo(move || Zone::clone(&state.zone.get()));
    let asked = memo(move || {
        let question = state.question(state.sort.get(), Want { zone: Box::new(zone.get()), ..Want::default() });
        let columns = match format.get().table() {
            None => Vec::new(),
            Some(_) if all.get() => state.columns.with(|added| all_columns(added, &zone.get())),
            Some(form) => shown_columns(&shown.get(), form, &zone.get()),
        };
        Asked { format: format.get(), question, columns }
    });
    let tried = Signal::derive(move || {
        let generation = engine.progress().with(|progress| progress.generation);
        Some((asked.get(), generation))
    });
    let Latest::<(u64, u64)> { answer, error, .. } = engine.latest(tried, |engine, (asked, _): (Asked, u64)| {
        Box::pin(async move {
            let ask = Export { portion: Some((0, TRIED)), ..asked.export() };
            let (answer, bytes) = engine.portion(ask).await.map_err(Some)?;
            let bytes = u64::from(js_sys::Uint8Array::new(&bytes).byte_length());
            Ok((answer.rows, saving::estimate(bytes, answer.rows.min(TRIED), answer.rows)))
        })
    });
    let order = memo(move || in_words(&state.sort.get(), &shown.get(), language));
    let size = dynamic(move || match (answer.get().as_deref(), error.get()) {
        (_, Some(why)) => view! { <p class="is-failed" role="alert">{why}</p> }.into_any(),
        (Some((rows, bytes)), None) => {
            let rows = m::ExportRows { n: *rows, order: &order.get() }.say(language);
            let size = m::ExportSize { size: &language.bytes(*bytes) }.say(language);
            view! { <p>{rows}". "{size}</p> }.into_any()
        }
        (None, None) => view! { <p>{m::export_size_wait(language)}</p> }.into_any(),
    });
    let times = move || match (format.get().table(), zone.with(|zone| zone.name.clone())) {
        (None, _) => m::export_raw(language).to_owned(),
        (Some(_), name) if name.is_empty() => m::export_zone_utc(language).to_owned(),
        (Some(_), name) => m::ExportZone { zone: &name }.say(language),
    };
    let columns = dynamic(move || format.get().table().map(|_| choice(all, shown)).into_any());
    let export = move |choose: bool| {
        dialogs.export.set(false);
        transfer.export_events(asked.get_untracked().export(), choose);
    };
    view! {
        <form class="handover export" on:submit=move |event| { event.prevent_default(); export(can_choose()) }>
            <fieldset class="export-formats">
                <legend>{m::export_format(language)}</legend>
                {FORMATS.into_iter().map(|one| offer(one, format)).collect::<Vec<_>>()}
            </fieldset>
            {columns}
            <div class="handover-plan" role="status" data-testid="export-plan">
                {size}
                <p>{dynamic(move || times().into_any())}</p>
            </div>
            {buttons(transfer, Callback::new(move |()| export(false)))}
        </form>
    }
    .into_any()
});

/// What is to be exported.
#[derive(Clone, PartialEq)]
struct Asked {
    format: ExportFormat,
    question: Question,
    columns: Vec<TableColumn>,
}

impl Asked {
    fn export(self) -> Export {
        whole(self.format, self.question, self.columns)
    }
}

fn offer((of, name, means): (ExportFormat, Words, Words), format: RwSignal<ExportFormat>) -> AnyView {
    let language = language();
    view! {
        <label class="export-format">
            <input type="radio" name="export-format" value=of.name() prop:checked=move || format.get() == of on:change=move |_| format.set(of)/>
            <span><b>{name(language)}</b>" "<span class="handover-means">{means(language)}</span></span>
        </label>
    }
    .into_any()
}

/// The columns of a table: those shown, or all.
fn choice(all: RwSignal<bool>, shown: Memo<Vec<(SortKey, String)>>) -> AnyView {
    let language = language();
    let names = move || {
        let names: Vec<String> = shown.get().into_iter().map(|(_, title)| title).collect();
        m::ExportColumnsShown { columns: &names.join(", ") }.say(language)
    };
    let one = move |is_all: bool, label: AnyView| {
        view! {
            <label class="export-format">
                <input type="radio" name="export-columns" value=if is_all { "all" } else { "shown" } prop:checked=move || all.get() == is_all on:change=move |_| all.set(is_all)/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="export-formats">
            <legend>{m::export_columns(language)}</legend>
            {one(false, dynamic(move || names().into_any()).into_any())}
            {one(true, m::export_columns_all(language).into_any())}
        </fieldset>
    }
    .into_any()
}

/// Where to: into a file, if the browser lets people choose one, or as a download.
fn buttons(transfer: Transfer, download: Callback<()>) -> AnyView {
    let language = language();
    let busy = memo(move || transfer.saving.now().with(Option::is_some));
    let disabled = move || busy.get();
    let chooses = can_choose();
    let choose = chooses.then(|| {
        view! {
            <button type="submit" class="button primary" disabled=disabled title=m::export_choose_means(language)>
                {m::export_choose(language)}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="sample-actions">
            {choose}
            <button type="button" class="button" class:primary=!chooses disabled=disabled on:click=move |_| download.run(())>
                {m::export_download(language)}
            </button>
        </div>
    }
    .into_any()
}

/// The order of the table.
fn in_words(sort: &Sort, shown: &[(SortKey, String)], language: Language) -> String {
    let one = |(key, direction): (&SortKey, Direction)| {
        let known = shown.iter().find(|(it, _)| it == key).map(|(_, title)| title.clone());
        let by = &known.unwrap_or_else(|| view::fragment::print_column(key));
        match direction {
            Direction::Ascending => m::ExportOrderUp { by }.say(language),
            Direction::Descending => m::ExportOrderDown { by }.say(language),
        }
    };
    let then = |first: String, then: String| m::ExportOrderThen { first: &first, then: &then }.say(language);
    sort.keys().map(one).reduce(then).unwrap_or_default()
}
