//! Events in a table: a line with what was done, and one below with what is too long for a column.

use protocol::paper::{Listed, PaperForm};
use protocol::{Column, Row};
use words::{Label, Message, Say, messages as m};

use crate::format;
use crate::print::html::Html;

/// Writes the table. `position` is where an event stands in the population, if that matters.
pub(super) fn table((listed, form): (&Listed, PaperForm), position: impl Fn(&Row) -> Option<u64>, out: &mut Html) {
    let language = out.language;
    let headings: [Message; 7] = [
        m::paper_number,
        m::paper_time,
        m::paper_event,
        m::paper_user,
        m::print_region,
        m::paper_source,
        m::print_verdict,
    ];
    out.begin_table(&headings);
    for (number, row) in (1..).zip(&listed.rows) {
        let number = position(row).unwrap_or(number);
        let cell = |column: Column| row.cells.get(column as usize).cloned().flatten().unwrap_or_default();
        let service = cell(Column::EventSource);
        let service = service.strip_suffix(".amazonaws.com").unwrap_or(&service).to_owned();
        out.raw("<tbody class=\"event\">");
        out.row(&[
            language.exact(number),
            row.time.map(format::time).unwrap_or_default(),
            done(&cell(Column::EventName), &service, &cell(Column::ErrorCode)),
            cell(Column::User),
            cell(Column::AwsRegion),
            cell(Column::SourceIpAddress),
            row.proof.outcome().label(language).to_owned(),
        ]);
        out.raw("<tr class=\"below\"><td colspan=\"7\">").text(&below(row));
        for remark in &row.noted.remarks {
            let when = remark.at.map(format::time).unwrap_or_default();
            let remark = m::PaperRemark { text: &remark.text, by: &remark.by, when: &when }.say(language);
            out.raw(" \u{b7} ").lines(&remark);
        }
        out.raw("</td></tr></tbody>\n");
    }
    out.raw("</table>\n");
    let left_out = listed.total.saturating_sub(listed.rows.len() as u64);
    if left_out > 0 {
        let said = match form {
            PaperForm::Archive { .. } => m::PaperMoreEvents { n: left_out }.say(language),
            PaperForm::Page => m::PaperMoreUnlisted { n: left_out }.say(language),
        };
        out.element("p", &said);
    }
}

fn done(name: &str, service: &str, error: &str) -> String {
    if error.is_empty() { format!("{name} ({service})") } else { format!("{name} ({service}): {error}") }
}

fn below(row: &Row) -> String {
    let cell = |column: Column| row.cells.get(column as usize).cloned().flatten().unwrap_or_default();
    let mut parts = vec![format!("eventID {}", row.event_id), cell(Column::RecipientAccountId)];
    // Whom the record names, beside the short name that is shown.
    parts.push(cell(Column::IdentityArn));
    parts.push(cell(Column::Resource));
    if row.noted.starred {
        parts.push("\u{2605}".to_owned());
    }
    parts.extend(row.noted.tags.iter().map(|tag| format!("#{tag}")));
    parts.retain(|part| !part.is_empty());
    parts.join(" \u{b7} ")
}
