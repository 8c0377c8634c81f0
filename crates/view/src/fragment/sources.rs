//! What was open when a link was made, so that whoever follows it knows which files to open.

use super::{Pairs, Part};

/// Most names in a link.
const MOST_NAMES: usize = 3;

/// Longest name in a link, in characters.
const MOST_NAME: usize = 80;

/// Names of folders and files that were opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The first ones.
    pub names: Vec<String>,
    /// Whether there were more.
    pub more: bool,
}

impl Sources {
    /// Adds the folder or file at the beginning of a path.
    pub fn add(&mut self, path: &str) {
        let name: String =
            path.split('/').find(|part| !part.is_empty()).unwrap_or_default().chars().take(MOST_NAME).collect();
        if name.is_empty() || self.names.contains(&name) {
            return;
        }
        match self.names.len() < MOST_NAMES {
            true => self.names.push(name),
            false => self.more = true,
        }
    }
}

/// `of=…` for each name, and `of-more=1`.
impl Part for Sources {
    fn read(pairs: &Pairs) -> Sources {
        let names = pairs.all("of").filter(|name| !name.is_empty()).take(MOST_NAMES).map(str::to_owned).collect();
        Sources { names, more: pairs.last("of-more") == Some("1") }
    }

    fn write(&self, pairs: &mut Pairs) {
        self.names.iter().for_each(|name| pairs.push("of", name));
        if self.more {
            pairs.push("of-more", "1");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_is_named_once() {
        let mut sources = Sources::default();
        for path in ["AWSLogs/1/a.json.gz", "AWSLogs/1/b.json.gz", "/keys.json", "", "x", "y", "z/z"] {
            sources.add(path);
        }
        assert_eq!((sources.names.join(" "), sources.more), ("AWSLogs keys.json x".to_owned(), true));
        let mut pairs = Pairs::default();
        sources.write(&mut pairs);
        assert_eq!(Sources::read(&pairs), sources);
    }
}
