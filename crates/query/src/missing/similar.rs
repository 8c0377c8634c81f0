//! Paths that are like another one.

use protocol::FieldPath;

use crate::suggest::nearest;

/// So many are offered.
const MOST: usize = 4;

/// Those that are like the path, the likest first: spelled otherwise, with a slip in one name; if there are none, other ways to
/// a field of that name, longer names.
pub(super) fn similar<'l>(path: &[String], loaded: &'l [FieldPath]) -> Vec<&'l [String]> {
    let mut found: Vec<(u8, &[String])> = Vec::new();
    for other in loaded.iter().filter(|other| other[..] != *path) {
        if let Some(rank) = rank(path, other) {
            found.push((rank, other));
        }
    }
    let mut likest: Vec<&[String]> = Vec::new();
    for rank in 0..=3 {
        if rank == 2 && !likest.is_empty() {
            break;
        }
        likest.extend(found.iter().filter(|(of, _)| *of == rank).map(|(_, other)| *other));
    }
    likest.truncate(MOST);
    likest
}

fn rank(path: &[String], other: &[String]) -> Option<u8> {
    if letters(&path.join(".")) == letters(&other.join(".")) {
        return Some(0);
    }
    if path.len() == other.len() {
        let differ: Vec<(&String, &String)> =
            path.iter().zip(other).filter(|(a, b)| !a.eq_ignore_ascii_case(b)).collect();
        if let [(name, other)] = differ.as_slice()
            && nearest(name, [other.as_str()]).is_some()
        {
            return Some(1);
        }
    }
    let (name, leaf) = (letters(path.last()?), letters(other.last()?));
    match leaf.strip_prefix(&name) {
        Some("") => Some(2),
        Some(_) if name.len() > 2 => Some(3),
        _ => None,
    }
}

/// Without what spellings differ in.
fn letters(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | '.')).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> FieldPath {
        text.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn the_likest_come_first() {
        let loaded: Vec<FieldPath> = [
            "requestParameters.bucketName",
            "requestParameters.userName",
            "userIdentity.userName",
            "userIdentity.type",
            "userIdentity.sessionContext.attributes.mfaAuthenticated",
        ]
        .map(path)
        .into();
        for (text, want) in [
            ("user_identity.user_name", vec!["userIdentity.userName"]),
            ("userName", vec!["requestParameters.userName", "userIdentity.userName"]),
            ("requestParameters.buketName", vec!["requestParameters.bucketName"]),
            ("requestParameters.bucket", vec!["requestParameters.bucketName"]),
            ("mfaauthenticated", vec!["userIdentity.sessionContext.attributes.mfaAuthenticated"]),
            ("userIdentity.userName", vec!["requestParameters.userName"]),
            ("nothing", vec![]),
        ] {
            let found: Vec<String> = similar(&path(text), &loaded).iter().map(|path| path.join(".")).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
