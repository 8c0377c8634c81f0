//! Stratus Red Team: on the log of each technique, the detections that claim it find something.

use std::path::Path;

use tests::oracles::{self, Technique};

/// What is not as expected. Prints, for each log, all detections that find something.
pub fn compare(folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut techniques = oracles::stratus();
    for path in super::files(folder, "json") {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let (_, found) = super::found(std::slice::from_ref(&path));
        println!("{name}: {}", found.join(", "));
        let Some(Technique { found_by, none }) = techniques.remove(&name) else {
            wrong.push(format!("{name} is not listed"));
            continue;
        };
        let missing: Vec<String> = found_by.iter().filter(|id| !found.contains(id)).cloned().collect();
        if !missing.is_empty() {
            wrong.push(format!("{name} is not found by {}", missing.join(", ")));
        }
        if none.is_some() {
            wrong.push(format!("{name} has a log, and no detection"));
        }
    }
    println!("without a log: {}", techniques.into_keys().collect::<Vec<_>>().join(", "));
    wrong
}
