//! Advice on folders of very many files.

use protocol::{Phase, Progress};
use words::{Language, Say, messages as m};

/// With more files than this, it is worth packing them first.
const MANY: u64 = 20_000;

/// How much sooner very many files would be read from a single archive, with the command that makes it. Nothing is said
/// before sizes are known, nor when it is too late.
pub fn advice(progress: &Progress, language: Language) -> Option<String> {
    let is_due = progress.phase == Phase::Loading && progress.files_total > MANY && progress.files_measured > 0;
    let (one, all) = progress.as_one_file();
    let share = language.percent(one, all);
    is_due.then(|| m::NoticeManyFiles { n: progress.files_total, share: &share }.say(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_small_files_are_better_packed() {
        let loading = Progress {
            phase: Phase::Loading,
            files_total: 100_000,
            files_measured: 100,
            bytes_total: 1_000_000,
            ..Progress::default()
        };
        let said = advice(&loading, Language::En).unwrap();
        assert!(said.contains("100,000") && said.contains("33") && said.contains("tar cf logs.tar AWSLogs"), "{said}");
        let silent = [
            Progress { files_total: 20_000, ..loading.clone() },
            Progress { files_measured: 0, ..loading.clone() },
            Progress { phase: Phase::Ready, ..loading },
        ];
        assert!(silent.iter().all(|progress| advice(progress, Language::En).is_none()));
    }
}
