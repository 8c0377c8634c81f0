//! The report as text.

use protocol::report::Report;

/// The report as `aws cloudtrail validate-logs --verbose` would print it.
pub fn text_report(report: &Report) -> String {
    report.sentence.clone()
}
