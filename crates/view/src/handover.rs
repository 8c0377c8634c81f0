//! What a page with evidence in it would contain, in sentences.

use protocol::handover::PagePlan;
use words::{Language, Say, messages as m};

/// One sentence each: events, what goes along, what stays, and the size.
pub fn lines(plan: &PagePlan, with_proof: bool, language: Language) -> Vec<String> {
    let PagePlan { events, proved, logs, witnesses, left_out, .. } = *plan;
    let mut lines = vec![m::HandoverEvents { n: events, proved: &language.exact(proved) }.say(language)];
    if with_proof {
        lines.push(m::HandoverLogs { n: logs }.say(language));
        lines.push(m::HandoverWitnesses { n: witnesses }.say(language));
    } else {
        lines.push(m::handover_unproved(language).to_owned());
    }
    if left_out > 0 {
        lines.push(m::HandoverLeftOut { n: left_out }.say(language));
    }
    lines.push(m::HandoverSize { size: &language.bytes(size(plan)) }.say(language));
    lines
}

/// Bytes of the page: base64 takes four for three, and the tool itself about this many.
fn size(plan: &PagePlan) -> u64 {
    const TOOL: u64 = 6_000_000;
    TOOL.saturating_add(plan.bytes.saturating_mul(4) / 3)
}
