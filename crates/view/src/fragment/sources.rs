//! What was open when a link was made, so that whoever follows it knows which files to open.

use protocol::brief::FilesMark;

use super::{Pairs, Part};

/// Most names in a link.
const MOST_NAMES: usize = 3;

/// Longest name in a link, in characters.
const MOST_NAME: usize = 80;

/// Length of the hash, in hexadecimal digits.
const HASH: usize = 32;

/// Names of folders and files that were opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The first ones.
    pub names: Vec<String>,
    /// Whether there were more.
    pub more: bool,
    /// How many files there were in them, and one hash over all of their contents; `None` until they have been read.
    pub mark: Option<FilesMark>,
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

/// `of=…` for each name, `of-more=1`, and `of-files=2015:` with the hash.
impl Part for Sources {
    fn read(pairs: &Pairs) -> Sources {
        let names = pairs.all("of").filter(|name| !name.is_empty()).take(MOST_NAMES).map(str::to_owned).collect();
        let mark = |text: &str| {
            let (files, hash) = text.split_once(':')?;
            let is_hash = hash.len() == HASH && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
            Some(FilesMark { files: files.parse().ok()?, sha256: Some(hash).filter(|_| is_hash)?.to_ascii_lowercase() })
        };
        Sources { names, more: pairs.last("of-more") == Some("1"), mark: pairs.last("of-files").and_then(mark) }
    }

    fn write(&self, pairs: &mut Pairs) {
        self.names.iter().for_each(|name| pairs.push("of", name));
        if self.more {
            pairs.push("of-more", "1");
        }
        if let Some(FilesMark { files, sha256 }) = &self.mark {
            pairs.push("of-files", &format!("{files}:{sha256}"));
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
        sources.mark = Some(FilesMark { files: 2015, sha256: "0123456789abcdef0123456789abcdef".to_owned() });
        let mut pairs = Pairs::default();
        sources.write(&mut pairs);
        assert_eq!(Sources::read(&pairs), sources);
    }

    #[test]
    fn a_hash_that_is_none_is_left_out() {
        for text in ["", "2015", "2015:abc", "x:0123456789abcdef0123456789abcdef", "1:<b>3456789abcdef0123456789abcdef"]
        {
            let mut pairs = Pairs::default();
            pairs.push("of-files", text);
            assert_eq!(Sources::read(&pairs), Sources::default(), "{text}");
        }
    }
}
