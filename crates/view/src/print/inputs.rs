//! The inputs: few files by name, many of a kind in one line.

use std::collections::BTreeMap;

use protocol::scribe::SuppliedInput;
use sha2::{Digest, Sha256};
use words::{Language, Say, messages as m};

use super::MOST_ROWS;
use super::html::Html;

/// Most files of a kind that are listed one by one.
const MOST_SINGLE: usize = 6;

/// Files of the same kind, account and region.
#[derive(Default)]
struct Group<'a> {
    files: Vec<&'a SuppliedInput>,
}

/// Writes the annex.
pub(crate) fn list(inputs: &[SuppliedInput], out: &mut Html) {
    let language = out.language;
    out.annex(m::print_inputs(language));
    out.element("p", m::print_inputs_hash(language));
    let mut groups: BTreeMap<(String, &str, &str), Group<'_>> = BTreeMap::new();
    for input in inputs {
        let (account, region) = owner(&input.path);
        groups.entry((input.contents.say(language), account, region)).or_default().files.push(input);
    }
    let (few, many): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, group)| group.files.len() <= MOST_SINGLE);
    if !many.is_empty() {
        out.element("p", m::print_inputs_groups(language));
        let rows: Vec<Vec<String>> = many.iter().map(|(key, group)| grouped(key, group, language)).collect();
        let headings = [
            m::print_what,
            m::print_account,
            m::print_region,
            m::print_files,
            m::print_records_stored,
            m::print_list_sha_256,
        ];
        out.table(&headings, &rows, MOST_ROWS);
    }
    let mut single: Vec<&SuppliedInput> = few.into_iter().flat_map(|(_, group)| group.files).collect();
    single.sort_by(|a, b| a.path.cmp(&b.path));
    if !single.is_empty() || many.is_empty() {
        let row = |input: &&SuppliedInput| {
            vec![
                input.path.clone(),
                input.contents.say(language),
                language.bytes(input.stored_bytes),
                input.sha256.clone(),
            ]
        };
        let rows: Vec<Vec<String>> = single.iter().map(row).collect();
        out.table(&[m::print_file, m::print_what, m::print_stored, m::print_sha_256], &rows, MOST_ROWS);
    }
}

fn grouped((what, account, region): &(String, &str, &str), group: &Group<'_>, language: Language) -> Vec<String> {
    let bytes = group.files.iter().map(|input| input.stored_bytes).fold(0, u64::saturating_add);
    let cell = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    vec![
        what.clone(),
        cell(account),
        cell(region),
        language.exact(group.files.len() as u64),
        language.bytes(bytes),
        hash(&group.files),
    ]
}

/// SHA-256 of a list as `sha256sum` writes it, sorted by path.
fn hash(files: &[&SuppliedInput]) -> String {
    let mut sorted = files.to_vec();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut hash = Sha256::new();
    for input in sorted {
        hash.update(format!("{}  {}\n", input.sha256, input.path));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Account and region in the name of a log or digest: `111122223333_CloudTrail_eu-west-1_…`; empty for other files.
fn owner(path: &str) -> (&str, &str) {
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut parts = name.split('_');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(account), Some(kind), Some(region))
            if kind.starts_with("CloudTrail")
                && account.len() == 12
                && account.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            (account, region)
        }
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use protocol::what::Contents;

    use super::*;

    fn input(path: &str, sha256: &str) -> SuppliedInput {
        SuppliedInput { path: path.to_owned(), contents: Contents::Log, stored_bytes: 1000, sha256: sha256.to_owned() }
    }

    fn listed(inputs: &[SuppliedInput]) -> String {
        let mut out = Html::new(Language::En);
        list(inputs, &mut out);
        out.finish().replace("<span class=\"whole\">", "").replace("</span>", "")
    }

    #[test]
    fn many_of_a_kind_are_one_line_with_the_hash_of_their_list() {
        let name = |n: usize| format!("x/111122223333_CloudTrail_eu-west-1_2026030{n}T0000Z_a.json.gz");
        let mut inputs: Vec<SuppliedInput> = (1..=7).map(|n| input(&name(n), &format!("{n}{n}"))).collect();
        inputs.push(input("other.json", "cafe"));
        inputs.reverse();
        let text = listed(&inputs);
        let list: String = (1..=7).map(|n| format!("{n}{n}  {}\n", name(n))).collect();
        let hash: String = Sha256::digest(list).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(text.contains(&hash) && text.contains("other.json") && text.contains("cafe"), "{text}");
        assert!(!text.contains("_CloudTrail_"), "{text}");
        assert!(text.contains("7\u{a0}kB"), "{text}");
    }

    #[test]
    fn few_are_listed_by_name() {
        let inputs: Vec<SuppliedInput> = (0..MOST_SINGLE).map(|n| input(&format!("{n}.json"), "ab")).collect();
        let text = listed(&inputs);
        assert!((0..MOST_SINGLE).all(|n| text.contains(&format!("<td>{n}.json</td>"))), "{text}");
        assert!(listed(&[]).contains("None."));
    }
}
