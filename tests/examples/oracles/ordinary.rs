//! Logs of ordinary work: what detections find there is right, or a false alarm.

use std::collections::BTreeMap;
use std::path::Path;

use tests::oracles;

/// What nobody has judged right, and what is no longer found.
pub fn compare(folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, mut right) in oracles::ordinary() {
        let mut files = Vec::new();
        super::all_files(&folder.join(&name), &mut files);
        let (events, found) = super::found(&files);
        println!("{name}: {events} events, {}", found.join(", "));
        let false_alarms = found.iter().filter(|id| right.remove(*id).is_none());
        wrong.extend(false_alarms.map(|id| format!("{id} is a false alarm in {name}")));
        wrong.extend(BTreeMap::into_keys(right).map(|id| format!("{id} does not find anything in {name}")));
    }
    wrong
}
