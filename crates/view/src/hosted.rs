//! Files on the page's own host that a link or a manifest names.

/// Most files that a link may name; a manifest may list more.
pub const MOST_LINKED: usize = 50;

/// Most files that are fetched for a link.
pub const MOST_FETCHED: usize = 20_000;

/// A path in a manifest that does not name a file in its folder or below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside(pub String);

/// The files to be fetched for the paths in a manifest, each once, in their order. Of a log in an archive, that is the archive.
pub fn files<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<Result<String, Outside>> {
    let mut seen = std::collections::BTreeSet::new();
    let mut files = Vec::new();
    for path in paths {
        let file = path.split('!').next().unwrap_or(path);
        if seen.insert(file) {
            files.push(if is_below(file) { Ok(file.to_owned()) } else { Err(Outside(path.to_owned())) });
        }
    }
    files
}

/// Whether an address made of this path is always below the folder that it is resolved against.
fn is_below(path: &str) -> bool {
    // `:` would begin an address of its own, browsers take `\` for `/`, drop tabs and line breaks, and decode `%2e`.
    let is_odd = |c: char| c.is_control() || c.is_whitespace() && c != ' ' || matches!(c, ':' | '\\');
    let climbs = |step: &str| matches!(step.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    // Blanks at its ends would not be part of the address.
    !path.is_empty()
        && path.trim() == path
        && !path.starts_with('/')
        && !path.contains(is_odd)
        && !path.split('/').any(climbs)
}

/// The address of such a file, relative to the manifest: what has a meaning in addresses is escaped, and nothing else.
pub fn address(file: &str) -> String {
    let mut address = String::with_capacity(file.len());
    for c in file.chars() {
        match c {
            '%' => address.push_str("%25"),
            ' ' => address.push_str("%20"),
            '?' => address.push_str("%3F"),
            '#' => address.push_str("%23"),
            other => address.push(other),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_leads_nowhere_but_below_its_folder() {
        let inside = ["a.json.gz", "AWSLogs/1/x y.json.gz", "a..b/..c", "ü/%41.json"];
        let outside = [
            "",
            "../a",
            "a/../../b",
            "/etc/passwd",
            "//host/a",
            "https://host/a",
            "data:text/plain,x",
            "a\\..\\b",
            "..",
            "a/%2E%2e/b",
            "\t/a",
            "a\n/b",
            "./a",
            " /a",
            " ../a",
            ".. ",
            "a ",
            "blob:x",
        ];
        for path in inside {
            assert_eq!(files([path].into_iter()), [Ok(path.to_owned())]);
        }
        for path in outside {
            assert_eq!(files([path].into_iter()), [Err(Outside(path.to_owned()))], "{path:?}");
        }
    }

    #[test]
    fn an_archive_is_fetched_once() {
        let found = files(["logs.zip!a.json.gz", "logs.zip!b.tar!c.json", "x.json"].into_iter());
        assert_eq!(found, [Ok("logs.zip".to_owned()), Ok("x.json".to_owned())]);
    }

    #[test]
    fn names_are_escaped_where_they_would_mean_something_else() {
        assert_eq!(address("a b/50%?#x.json"), "a%20b/50%25%3F%23x.json");
    }
}
