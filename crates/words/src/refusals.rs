//! Why a question was refused.

use protocol::Refusal;

use crate::{Language, Say, messages as m};

impl Say for Refusal {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Refusal::BadQuery(error) => error.mistake.write(language, out),
            Refusal::BadPattern { pattern, problem } => m::RefusalBadPattern { pattern, problem }.write(language, out),
            Refusal::TooManyTests { tests, most } => {
                m::RefusalTooManyTests { tests: *tests, most: *most }.write(language, out);
            }
            Refusal::ColumnsOnly => out.push_str(m::refusal_columns_only(language)),
            Refusal::NoSuchEvent => out.push_str(m::refusal_no_such_event(language)),
            Refusal::NotFoundAgain => out.push_str(m::refusal_not_found_again(language)),
            Refusal::RecordLost => out.push_str(m::refusal_record_lost(language)),
            Refusal::ExportIncomplete => out.push_str(m::refusal_export_incomplete(language)),
            Refusal::FileChanged(path) => m::RefusalFileChanged { path }.write(language, out),
            Refusal::PageTooLarge { bytes, most } => {
                m::RefusalPageTooLarge { size: &language.bytes(*bytes), most: &language.bytes(*most) }
                    .write(language, out);
            }
            Refusal::Sample(problem) => problem.write(language, out),
            Refusal::PaperTooLarge { bytes, most } => {
                m::RefusalPaperTooLarge { size: &language.bytes(*bytes), most: &language.bytes(*most) }
                    .write(language, out);
            }
            Refusal::NotCheckedYet => out.push_str(m::refusal_not_checked_yet(language)),
            Refusal::CheckStopped => out.push_str(m::refusal_check_stopped(language)),
            Refusal::NoModule(problem) => m::RefusalNoModule { detail: &problem.detail }.write(language, out),
            Refusal::WorkerLost => out.push_str(m::refusal_worker_lost(language)),
            Refusal::Withdrawn => out.push_str(m::refusal_withdrawn(language)),
            Refusal::Restarted => out.push_str(m::refusal_restarted(language)),
            Refusal::NotStarted => out.push_str(m::refusal_not_started(language)),
            Refusal::Unreadable(unreadable) => {
                m::RefusalUnreadable { detail: &unreadable.detail }.write(language, out);
            }
        }
    }
}
