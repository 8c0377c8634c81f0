//! What a link asks for, in words, before the files are there.

use protocol::brief::FilesMark;
use words::{Language, Say, messages as m};

use crate::chips::describe;
use crate::format;
use crate::fragment::{Scope, Sources};

/// Digits of a hash that are shown.
const SHORT: usize = 12;

/// What the link selects; `None` if everything.
pub fn selection(scope: &Scope, language: Language) -> Option<String> {
    let text = (!scope.text.trim().is_empty()).then(|| scope.text.clone());
    let chips = scope.chips.iter().filter(|chip| chip.enabled).map(|chip| describe(chip, language));
    let range = scope.range.map(format::range);
    let parts: Vec<String> = text.into_iter().chain(chips).chain(range).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What was open when it was made; `None` if it does not say.
pub fn sources(sources: &Sources, language: Language) -> Option<String> {
    let names = sources.names.join(", ");
    let names = match (names.is_empty(), sources.more) {
        (true, _) => return None,
        (false, false) => names,
        (false, true) => m::AskedMore { names: &names }.say(language),
    };
    Some(match &sources.mark {
        None => names,
        Some(mark) => m::AskedHash { names: &names, n: mark.files, hash: short(&mark.sha256) }.say(language),
    })
}

/// Whether the files that are open are those that the link was made with.
pub fn compared(asked: &FilesMark, now: &FilesMark, language: Language) -> String {
    match asked == now {
        true => m::AskedSame { n: now.files }.say(language),
        false => {
            let then = m::Files { n: asked.files }.say(language);
            let here = m::Files { n: now.files }.say(language);
            let (hash_then, hash_here) = (short(&asked.sha256), short(&now.sha256));
            m::AskedOthers { then: &then, hash_then, here: &here, hash_here }.say(language)
        }
    }
}

/// As much of a hash as people compare.
fn short(hash: &str) -> &str {
    hash.get(..SHORT).unwrap_or(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fragment::parse;

    #[test]
    fn a_link_says_what_it_is_about() {
        let link = parse(
            "#/events?v=1&of=AWSLogs&of=keys.json&of-more=1&q=eventName:Delete*&f=awsRegion:us-east-1&f=~user:x\
             &from=2024-03-01T00:00:00Z&to=2024-04-01T00:00:00Z",
        );
        let said = selection(&link.scope, Language::En);
        assert_eq!(said.as_deref(), Some("eventName:Delete* · awsRegion is us-east-1 · 2024-03-01 – 2024-03-31"));
        assert_eq!(sources(&link.sources, Language::En).as_deref(), Some("AWSLogs, keys.json and others"));
        let hash = "0123456789abcdef0123456789abcdef";
        let marked = parse(&format!("#/events?v=1&of=AWSLogs&of-files=2015:{hash}")).sources;
        let said = "AWSLogs (2,015 files, hash 0123456789ab)";
        assert_eq!(sources(&marked, Language::En).map(|it| it.replace('\u{a0}', " ")).as_deref(), Some(said));
        let asked = marked.mark.unwrap();
        assert!(compared(&asked, &asked.clone(), Language::En).starts_with("These are the files"));
        let others = FilesMark { files: 1, sha256: "f".repeat(32) };
        let said = compared(&asked, &others, Language::En).replace('\u{a0}', " ");
        assert!(
            said.contains("2,015 files (hash 0123456789ab)") && said.contains("1 file (hash ffffffffffff)"),
            "{said}"
        );
        let plain = parse("#/events?v=1");
        assert_eq!((selection(&plain.scope, Language::En), sources(&plain.sources, Language::En)), (None, None));
    }
}
