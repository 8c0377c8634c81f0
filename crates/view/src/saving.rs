//! What is said about a file that is being written.

use protocol::TableForm;
use words::{Language, Say, messages as m};

/// What can go wrong with a file that somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The dialog was closed without a choice.
    NotChosen,
    /// There is no room for it.
    Full,
    /// The page may not write there, or no longer.
    Forbidden,
    /// The file or its folder is gone.
    Gone,
    /// Another program uses it.
    InUse,
    /// Something else.
    Other,
}

impl Trouble {
    /// By the name that the DOM gives it.
    pub fn of(kind: &str) -> Trouble {
        match kind {
            "AbortError" => Trouble::NotChosen,
            "QuotaExceededError" => Trouble::Full,
            "NotAllowedError" | "SecurityError" => Trouble::Forbidden,
            "NotFoundError" => Trouble::Gone,
            "NoModificationAllowedError" | "InvalidStateError" => Trouble::InUse,
            _ => Trouble::Other,
        }
    }
}

/// Why a file was not written. Nothing half written is left.
pub fn failed(name: &str, trouble: Trouble, detail: &str, language: Language) -> String {
    match trouble {
        Trouble::NotChosen => m::saving_not_chosen(language).to_owned(),
        Trouble::Full => m::SavingFull { name }.say(language),
        Trouble::Forbidden => m::SavingForbidden { name }.say(language),
        Trouble::Gone => m::SavingGone { name }.say(language),
        Trouble::InUse => m::SavingInUse { name }.say(language),
        Trouble::Other => m::SavingFailed { name, detail }.say(language),
    }
}

/// How far writing is.
pub fn progress(name: &str, rows: (u64, u64), bytes: u64, language: Language) -> String {
    let size = &language.bytes(bytes);
    match (rows.1, bytes) {
        (0, 0) => m::SavingPreparing { name }.say(language),
        (0, _) => m::SavingBytes { name, size }.say(language),
        (of, _) => m::SavingRows { name, done: rows.0, of, size }.say(language),
    }
}

/// That a file was written into.
pub fn done(name: &str, rows: u64, bytes: u64, language: Language) -> String {
    let size = &language.bytes(bytes);
    match rows {
        0 => m::SavingDone { name, size }.say(language),
        n => m::SavingDoneRows { name, n, size }.say(language),
    }
}

/// Ending and MIME type of a table or, without a form, of JSON.
pub fn file_of(form: Option<TableForm>) -> (&'static str, &'static str) {
    match form {
        Some(TableForm::Csv | TableForm::Excel) => ("csv", "text/csv;charset=utf-8"),
        Some(TableForm::Tsv) => ("tsv", "text/tab-separated-values;charset=utf-8"),
        Some(TableForm::Markdown) => ("md", "text/markdown;charset=utf-8"),
        None => ("json", "application/json"),
    }
}

/// The size of a file of which the first rows take so many bytes.
pub fn estimate(bytes: u64, of_rows: u64, rows: u64) -> u64 {
    let whole = u128::from(bytes) * u128::from(rows) / u128::from(of_rows.max(1));
    u64::try_from(whole).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_has_its_sentence() {
        let kinds = ["AbortError", "QuotaExceededError", "NotAllowedError", "NotFoundError", "InvalidStateError", "?"];
        let said = kinds.map(|kind| failed("a.csv", Trouble::of(kind), "why", Language::En));
        for (at, one) in said.iter().enumerate() {
            assert!(said.iter().skip(at + 1).all(|other| other != one), "{one}");
        }
        assert!(said.last().is_some_and(|other| other.contains("why")));
    }

    #[test]
    fn sizes_are_estimated_from_the_first_rows() {
        assert_eq!(estimate(1_000, 10, 1_000_000), 100_000_000);
        assert_eq!(estimate(0, 0, 0), 0);
        assert_eq!(estimate(u64::MAX, 1, u64::MAX), u64::MAX);
    }
}
