//! What a link asks for, in words, before the files are there.

use words::{Language, Say, messages as m};

use crate::chips::describe;
use crate::format;
use crate::fragment::{Scope, Sources};

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
    match (names.is_empty(), sources.more) {
        (true, _) => None,
        (false, false) => Some(names),
        (false, true) => Some(m::AskedMore { names: &names }.say(language)),
    }
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
        let plain = parse("#/events?v=1");
        assert_eq!((selection(&plain.scope, Language::En), sources(&plain.sources, Language::En)), (None, None));
    }
}
