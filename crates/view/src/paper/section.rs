//! A section: what was looked at, what came of it, and what proves it.

use protocol::Row;
use protocol::paper::{Listed, PaperAbout, PaperForm, Section, SectionText};
use protocol::sampling::Sample;
use words::{Language, Say, messages as m};

use super::{events, facts, period};
use crate::format;
use crate::print::html::Html;

/// Writes it.
pub(super) fn write(
    number: u64,
    section: &Section,
    text: &SectionText,
    (about, form): (&PaperAbout, PaperForm),
    out: &mut Html,
) {
    let language = out.language;
    out.element("h2", &format!("{number}. {}", text.title));
    let all = |text: &str| if text.is_empty() { m::paper_all_events(language).to_owned() } else { text.to_owned() };
    let signed =
        |name: &str, on: &str| [name, on].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let mut lines = vec![
        (m::paper_question as words::Message, text.asks.clone()),
        (m::paper_filter, all(&text.filter)),
        (m::paper_meaning, meaning(text, &all(&text.meaning))),
        (m::paper_population, population(section, about, language)),
        (m::paper_proof, proof(section, language)),
        (m::paper_result, text.result.clone()),
        (m::paper_exceptions, exceptions(section, text, language)),
    ];
    if let Some((sample, listed)) = &section.sample {
        lines.push((m::paper_sample, drawn(section, sample, listed, language)));
    }
    if let Some(name) = &section.lost_sample {
        lines.push((m::paper_sample, m::PaperSampleLost { name }.say(language)));
    }
    lines.extend([
        (m::paper_notes as words::Message, text.notes.clone()),
        (m::paper_conclusion, text.conclusion.clone()),
        (m::paper_prepared, signed(&about.prepared_by, &about.prepared_on)),
        (m::paper_reviewed, signed(&about.reviewed_by, &about.reviewed_on)),
    ]);
    facts(&lines, out);
    list((m::paper_exceptions(language), form), &section.exceptions, |_| None, out);
    if let Some((sample, listed)) = &section.sample {
        let position = |row: &Row| {
            let drawn = sample.drawn.iter().find(|(_, event)| event.event_id == row.event_id);
            drawn.map(|(position, _)| *position)
        };
        list((&m::PaperSampleNamed { name: &sample.name }.say(language), form), listed, position, out);
    }
    list((m::paper_noted(language), form), &section.noted, |_| None, out);
}

/// The filter in words, and how the text differs from what was asked for.
fn meaning(text: &SectionText, meaning: &str) -> String {
    let lines: Vec<&str> = std::iter::once(meaning).chain(text.differences.iter().map(String::as_str)).collect();
    lines.join("\n")
}

fn population(section: &Section, about: &PaperAbout, language: Language) -> String {
    let population = &section.population;
    let mut said = vec![
        m::PaperEvents {
            n: population.events,
            period: &match section.totals.period {
                Some((from, to)) => m::PaperFromTo { from: &format::time(from), to: &format::time(to) }.say(language),
                None => period(about.period, language),
            },
        }
        .say(language),
        m::PaperHash { sha256: &population.event_ids_sha256 }.say(language),
    ];
    if section.without_id > 0 {
        said.push(m::SampleWithoutId { n: section.without_id }.say(language));
    }
    if section.totals.undated > 0 {
        said.push(m::PaperUndated { n: section.totals.undated }.say(language));
    }
    said.join(" ")
}

fn proof(section: &Section, language: Language) -> String {
    let proof = section.totals.proof;
    let (unchecked, failed) = (language.exact(proof.unchecked), language.exact(proof.failed));
    m::PaperProofEvents { n: proof.proved, unchecked: &unchecked, failed: &failed }.say(language)
}

fn exceptions(section: &Section, text: &SectionText, language: Language) -> String {
    let mut said = vec![m::PaperExceptionEvents { n: section.exceptions.total }.say(language)];
    if section.exceptions_without_id > 0 {
        said.push(m::PaperExceptionsWithoutId { n: section.exceptions_without_id }.say(language));
    }
    if !text.exceptions.is_empty() {
        said.push(m::PaperExceptionFilter { filter: &text.exceptions }.say(language));
    }
    said.join(" ")
}

fn drawn(section: &Section, sample: &Sample, listed: &Listed, language: Language) -> String {
    let method = sample.method.say(language);
    let (n, of) = (sample.drawn.len() as u64, language.exact(sample.population.events));
    let mut said =
        vec![m::PaperDrawn { name: &sample.name, n, of: &of, method: &method, seed: &sample.seed }.say(language)];
    // A sample says something about what it was drawn from, and nothing else.
    said.push(match sample.population == section.population {
        true => m::paper_same_population(language).to_owned(),
        false => {
            let filter = if sample.filter.is_empty() { m::paper_all_events(language) } else { &sample.filter };
            let (here, sha256) = (language.exact(listed.total), &sample.population.event_ids_sha256);
            m::PaperOtherPopulation { filter, sha256, here: &here }.say(language)
        }
    });
    said.join(" ")
}

fn list((heading, form): (&str, PaperForm), listed: &Listed, position: impl Fn(&Row) -> Option<u64>, out: &mut Html) {
    if listed.total > 0 {
        out.element("h3", heading);
        events::table((listed, form), position, out);
    }
}
