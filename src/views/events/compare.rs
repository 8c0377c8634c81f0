//! The selected events side by side, field by field.

use leptos::prelude::*;
use view::compare::{Row, compare, table};
use view::tree::{self, Line, text_at};
use words::{Say, messages as m};

use super::detail::find;
use super::model::Events;
use crate::browser::language::language;
use crate::later::later;
use crate::ui::copy::CopyButton;
use crate::ui::dialog::{Dialog, in_step};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// Most fields shown; copying includes all.
const MOST_ROWS: usize = 500;

/// The events (names and times) and their fields.
#[derive(Default, PartialEq)]
struct Compared {
    heads: Vec<String>,
    rows: Vec<Row>,
    left_out: usize,
    /// Why an event is missing.
    missing: Vec<String>,
}

impl Compared {
    fn rows(&self, all: bool) -> Vec<Row> {
        self.rows.iter().filter(|row| all || row.differs()).cloned().collect()
    }
}

#[component]
pub fn Compare(model: Events) -> impl IntoView {
    let open = RwSignal::new(false);
    let is_open = memo(move || model.state.parts.comparison.with(|it| it.open));
    in_step(open, is_open, move || model.state.compare(&[]));
    view! { <Dialog open title=m::compare_title(language())>{comparison(model)}</Dialog> }
}

later!(tables: fn comparison(model: Events) -> AnyView {
    let all = RwSignal::new(false);
    let question = Signal::derive(move || {
        model.state.parts.comparison.with(|it| it.open.then(|| it.marked.clone()))
    });
    let compared = model.engine.get_value().latest(question, |engine, events| {
        Box::pin(async move {
            let (mut records, mut missing) = (Vec::new(), Vec::new());
            for event in &events {
                match find(engine, event).await {
                    Ok(record) => records.push(tree::parse(&record.json).unwrap_or_default()),
                    Err(reason) => missing.push(reason),
                }
            }
            Ok::<_, Option<String>>(read(&records, missing))
        })
    });
    let compared = compared.answer;
    let text = move || {
        compared
            .with_untracked(|it| it.as_ref().map(|it| table(&it.heads, &it.rows(all.get_untracked()), language())))
            .unwrap_or_default()
    };
    let shown = move || match compared.get() {
        Some(it) => shown(&it, all.get()),
        None => view! { <p role="status">{m::compare_reading(language())}</p> }.into_any(),
    };
    view! {
        <div class="groups-by">
            <label class="fields-scope">
                <input type="checkbox" on:change=move |event| all.set(event_target_checked(&event))/>
                {m::compare_same(language())}
            </label>
            <CopyButton text label=m::compare_copy(language()) worded=true/>
        </div>
        {dynamic(shown)}
    }
    .into_any()
});

fn read(records: &[Vec<Line>], missing: Vec<String>) -> Compared {
    let head = |lines: &Vec<Line>| {
        let text = |path| text_at(lines, path).unwrap_or_default();
        format!("{} {}", text("eventName"), text("eventTime"))
    };
    let (rows, left_out) = compare(&records.iter().map(Vec::as_slice).collect::<Vec<_>>());
    Compared { heads: records.iter().map(head).collect(), rows, left_out, missing }
}

fn said(compared: &Compared) -> String {
    let language = language();
    let differing = compared.rows.iter().filter(|row| row.differs()).count() as u64;
    let said = m::CompareDiffer { differing, n: compared.rows.len() as u64 }.say(language);
    match compared.left_out as u64 {
        0 => said,
        n => m::CompareLeftOut { n, said: &said }.say(language),
    }
}

fn shown(compared: &Compared, all: bool) -> AnyView {
    let rows = compared.rows(all);
    let more = rows.len().saturating_sub(MOST_ROWS) as u64;
    let heads: Vec<AnyView> =
        compared.heads.iter().map(|head| view! { <th scope="col"><bdi>{seen(head)}</bdi></th> }.into_any()).collect();
    let lines: Vec<AnyView> = rows.into_iter().take(MOST_ROWS).map(line).collect();
    let missing: Vec<AnyView> = compared
        .missing
        .iter()
        .map(|reason| view! { <p class="detail-missing">{reason.clone()}</p> }.into_any())
        .collect();
    let rest = (more > 0).then(|| m::CompareMore { n: more }.say(language()));
    view! {
        <p>{said(compared)}</p>
        {missing}
        <div class="compare-frame">
            <table class="groups compare" aria-label=m::compare_table(language())>
                <thead><tr><th scope="col">{m::compare_field(language())}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <p>{rest}</p>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let class = if row.differs() { "is-different" } else { "" };
    let cells: Vec<AnyView> =
        row.values
            .into_iter()
            .map(|value| match value {
                Some(text) => view! { <td><bdi>{seen(text)}</bdi></td> }.into_any(),
                None => view! { <td class="is-absent"><span class="facet-text">{m::absent(language())}</span></td> }
                    .into_any(),
            })
            .collect();
    view! { <tr class=class><th scope="row"><bdi>{seen(row.path)}</bdi></th>{cells}</tr> }.into_any()
}
