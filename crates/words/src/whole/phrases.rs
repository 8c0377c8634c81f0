//! Figures within sentences, times, and how long something lasts.

use protocol::brief::{Lead, Phrase};

use crate::{Language, Say, messages as m};

/// In a sentence, a figure is one of these characters, which no text of ours has.
const FIRST: u32 = 0xE000;
const LAST: u32 = 0xF8FF;

/// Figures that stand in sentences by a mark.
#[derive(Default)]
pub(super) struct Marked(Vec<(String, Lead)>);

impl Marked {
    /// Keeps a figure; what stands for it in a sentence. Beyond thousands it is plain text.
    pub fn mark(&mut self, words: String, lead: Lead) -> String {
        let next = u32::try_from(self.0.len()).ok().and_then(|at| FIRST.checked_add(at)).filter(|mark| *mark <= LAST);
        match next.and_then(char::from_u32) {
            Some(mark) => {
                self.0.push((words, lead));
                mark.to_string()
            }
            None => words,
        }
    }

    /// A text with marks, taken apart.
    pub fn phrases(self, text: &str) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let mut words = String::new();
        for character in text.chars() {
            match place(character).map(|at| self.0.get(at)) {
                None => words.push(character),
                Some(figure) => {
                    if !words.is_empty() {
                        phrases.push(Phrase::Words(std::mem::take(&mut words)));
                    }
                    phrases.extend(figure.map(|(words, lead)| Phrase::Figure(words.clone(), lead.clone())));
                }
            }
        }
        if !words.is_empty() {
            phrases.push(Phrase::Words(words));
        }
        phrases
    }
}

fn place(character: char) -> Option<usize> {
    let number = u32::from(character);
    (FIRST..=LAST).contains(&number).then(|| number.saturating_sub(FIRST)).and_then(|at| usize::try_from(at).ok())
}

/// Text from elsewhere: it holds no marks.
pub(super) fn foreign(text: &str) -> String {
    text.chars()
        .map(|character| if place(character).is_some() { char::REPLACEMENT_CHARACTER } else { character })
        .collect()
}

/// One part after the other, without those that are empty.
pub(super) fn join(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// `2026-03-02 08:03` of `2026-03-02T08:03:02Z`; any other text as it is.
pub(super) fn short(time: &str) -> String {
    match parts(time) {
        Some((date, minute, _)) => format!("{date} {minute}"),
        None => foreign(time),
    }
}

/// The same, with seconds where there are some.
pub(super) fn exact(time: &str) -> String {
    match parts(time) {
        Some((date, minute, "" | ":00")) => format!("{date} {minute}"),
        Some((date, minute, seconds)) => format!("{date} {minute}{seconds}"),
        None => foreign(time),
    }
}

/// An end behind its start: without the date if that is the same.
pub(super) fn end(from: &str, to: &str) -> String {
    let whole = exact(to);
    let date = |time: &str| parts(time).map(|(date, ..)| date.to_owned());
    match whole.split_once(' ') {
        Some((day, clock)) if date(from).as_deref() == Some(day) => clock.to_owned(),
        _ => whole,
    }
}

/// Date, minute and the rest of the clock, without its `Z`.
fn parts(time: &str) -> Option<(&str, &str, &str)> {
    let (date, clock) = time.strip_suffix('Z')?.split_once('T')?;
    let (minute, rest) = clock.split_at_checked(5)?;
    (date.len() == 10 && minute.is_ascii() && rest.is_ascii()).then_some((date, minute, rest))
}

/// `4 hours`, `1 hour 8 minutes`, `7 seconds`.
pub(super) fn length(seconds: u64, language: Language) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let hours = (hours > 0).then(|| m::ExactHours { n: hours }.say(language));
    let minutes = (minutes > 0).then(|| m::ExactMinutes { n: minutes }.say(language));
    let parts: Vec<String> = hours.into_iter().chain(minutes).collect();
    if parts.is_empty() { m::ExactSeconds { n: seconds }.say(language) } else { parts.join(" ") }
}

/// `60 minutes`, `3 minutes 2 seconds`.
pub(super) fn minutes(seconds: u64, language: Language) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let minutes = (minutes > 0).then(|| m::ExactMinutes { n: minutes }.say(language));
    let rest = (rest > 0).then(|| m::ExactSeconds { n: rest }.say(language));
    let parts: Vec<String> = minutes.into_iter().chain(rest).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_again_where_their_marks_stand() {
        let mut marked = Marked::default();
        let (one, two) =
            (marked.mark("1 event".to_owned(), Lead::Events(None)), marked.mark("2".to_owned(), Lead::Events(None)));
        let words = |text: &str| Phrase::Words(text.to_owned());
        let figure = |text: &str| Phrase::Figure(text.to_owned(), Lead::Events(None));
        let text = format!("{two} of {one} and {}", foreign("a\u{E000}b"));
        assert_eq!(marked.phrases(&text), [figure("2"), words(" of "), figure("1 event"), words(" and a\u{FFFD}b")]);
    }

    #[test]
    fn times_are_as_short_as_they_can_be() {
        assert_eq!(short("2026-03-02T08:03:02Z"), "2026-03-02 08:03");
        assert_eq!(exact("2026-03-02T08:03:02Z"), "2026-03-02 08:03:02");
        assert_eq!(exact("2026-03-02T08:03:00Z"), "2026-03-02 08:03");
        assert_eq!(end("2026-03-02T08:03:02Z", "2026-03-02T09:00:00Z"), "09:00");
        assert_eq!(end("2026-03-02T08:03:02Z", "2026-03-03T09:00:00Z"), "2026-03-03 09:00");
        for odd in ["", "now", "éT2:33Z", "2026-03-02T8Z"] {
            assert_eq!(exact(odd), odd);
        }
    }

    #[test]
    fn what_is_missing_is_counted_in_minutes() {
        let said = |seconds| minutes(seconds, Language::En);
        assert_eq!(
            [said(3600), said(182), said(60), said(59), said(86_400)],
            ["60 minutes", "3 minutes 2 seconds", "1 minute", "59 seconds", "1,440 minutes"]
        );
        assert_eq!([length(3600 + 480, Language::En), length(7, Language::En)], ["1 hour 8 minutes", "7 seconds"]);
    }
}
