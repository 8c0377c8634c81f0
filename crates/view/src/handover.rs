//! What a page with evidence in it would contain, and how one that was opened compares with what is here, in sentences.

use protocol::handover::{Compared, Differences, EventsHere, Manifests, PagePlan};
use protocol::report::Outcome;
use protocol::what::ManifestFact;
use words::{Language, Say, messages as m};

/// One sentence each: events, what goes along, what stays, and the size.
pub fn lines(plan: &PagePlan, with_proof: bool, language: Language) -> Vec<String> {
    let PagePlan { events, proved, logs, witnesses, left_out, .. } = *plan;
    let mut lines = vec![m::HandoverEvents { n: events, proved: &language.exact(proved) }.say(language)];
    if with_proof {
        lines.push(m::HandoverLogs { n: logs }.say(language));
        lines.push(m::HandoverWitnesses { n: witnesses }.say(language));
    } else {
        lines.push(m::handover_unproved(language).to_owned());
    }
    if left_out > 0 {
        lines.push(m::HandoverLeftOut { n: left_out }.say(language));
    }
    lines.push(m::HandoverSize { size: &language.bytes(size(plan)) }.say(language));
    lines
}

/// Bytes of the page: base64 takes four for three, and the tool itself about this many.
fn size(plan: &PagePlan) -> u64 {
    const TOOL: u64 = 6_000_000;
    TOOL.saturating_add(plan.bytes.saturating_mul(4) / 3)
}

/// A statement about a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Whether it speaks for or against the files here.
    pub outcome: Outcome,
    /// The statement.
    pub text: String,
    /// The files concerned.
    pub paths: Vec<String>,
    /// How many further ones there are, in words; may be empty.
    pub more: String,
}

/// What can be said about a manifest: whose it is, what it claims, and what is the same here.
pub fn compared(manifest: &Compared, language: Language) -> Vec<Found> {
    let plain = |outcome, text| Found { outcome, text, paths: Vec::new(), more: String::new() };
    let files = |outcome, text, differences: &Differences| {
        let left = differences.count.saturating_sub(differences.first.len() as u64);
        (differences.count > 0).then(|| Found {
            outcome,
            text,
            paths: differences.first.clone(),
            more: if left > 0 { m::More { n: left }.say(language) } else { String::new() },
        })
    };
    let about = &manifest.about;
    let mut found = vec![plain(Outcome::Unchecked, whose(manifest, language))];
    if !about.purpose.is_empty() {
        found.push(plain(Outcome::Unchecked, m::ManifestPurpose { purpose: &about.purpose }.say(language)));
    }
    if !about.filter.is_empty() || !about.filter_notes.is_empty() {
        let (filter, notes) = (&about.filter, &about.filter_notes.join(" "));
        found.push(plain(Outcome::Unchecked, m::ManifestFilter { filter, notes }.say(language).trim_end().to_owned()));
    }
    found.push(plain(Outcome::Unchecked, claim(manifest, language)));
    found.extend(here(manifest, language).map(|(outcome, text)| plain(outcome, text)));
    if manifest.same > 0 {
        found.push(plain(Outcome::Proved, m::ManifestSame { n: manifest.same }.say(language)));
    }
    let Compared { lost, changed, left_out, added, .. } = manifest;
    found.extend(files(Outcome::Failed, m::ManifestLost { n: lost.count }.say(language), lost));
    found.extend(files(Outcome::Failed, m::ManifestChanged { n: changed.count }.say(language), changed));
    found.extend(files(Outcome::Unchecked, m::ManifestLeftOut { n: left_out.count }.say(language), left_out));
    found.extend(files(Outcome::Unchecked, m::ManifestAdded { n: added.count }.say(language), added));
    let idle = manifest.keys_without_use.len() as u64;
    if idle > 0 {
        let paths = manifest.keys_without_use.clone();
        found.push(Found { paths, ..plain(Outcome::Unchecked, m::ManifestKeysIdle { n: idle }.say(language)) });
    } else if !manifest.keys.is_empty() {
        let n = manifest.keys.len() as u64;
        let paths = manifest.keys.clone();
        found.push(Found { paths, ..plain(Outcome::Proved, m::ManifestKeys { n }.say(language)) });
    }
    found.push(plain(Outcome::Unchecked, m::ManifestHash { sha256: &manifest.sha256 }.say(language)));
    found
}

fn claim(manifest: &Compared, language: Language) -> String {
    m::ManifestClaim { n: manifest.events, proved: &language.exact(manifest.proved) }.say(language)
}

/// Whether the events are those that a manifest claims; `None` if they need not be.
fn here(manifest: &Compared, language: Language) -> Option<(Outcome, String)> {
    let plain = |text: &str| Some((Outcome::Unchecked, text.to_owned()));
    match manifest.here {
        EventsHere::NotOfPage => None,
        EventsHere::NoFilter => plain(m::manifest_here_no_filter(language)),
        EventsHere::WithOthers => plain(m::manifest_here_with_others(language)),
        EventsHere::NotChecked => plain(m::manifest_here_not_checked(language)),
        EventsHere::Found { events, proved, .. } if (events, proved) != (manifest.events, manifest.proved) => {
            Some((Outcome::Failed, m::ManifestHereDiffers { n: events, proved: &language.exact(proved) }.say(language)))
        }
        EventsHere::Found { same_ids: None, .. } => plain(m::manifest_here_no_ids(language)),
        EventsHere::Found { same_ids: Some(false), .. } => {
            Some((Outcome::Failed, m::manifest_here_other_ids(language).to_owned()))
        }
        EventsHere::Found { events, .. } => Some((Outcome::Proved, m::ManifestHereAgrees { n: events }.say(language))),
    }
}

/// What can be said about a manifest that is none that can be read.
pub fn unusable(path: &str, fact: &ManifestFact, language: Language) -> Found {
    let outcome = match fact {
        ManifestFact::Broken(_) => Outcome::Failed,
        ManifestFact::OtherFormat(_) => Outcome::Unchecked,
    };
    let text = m::ManifestUnusable { path, why: &fact.say(language) }.say(language);
    Found { outcome, text, paths: Vec::new(), more: String::new() }
}

/// What is said about a page that was opened with evidence in it, once that has been compared with its manifest, and whether
/// something is wrong. `None` if the records are redacted and nothing is wrong: that is said elsewhere.
pub fn opened(all: &Manifests, is_redacted: bool, language: Language) -> Option<(bool, String)> {
    let Some(manifest) = all.compared.first() else {
        let why = all.unusable.first().map(|(_, fact)| fact.say(language));
        let why = why.unwrap_or_else(|| m::carried_no_manifest(language).to_owned());
        return Some((true, m::CarriedUnusable { why: &why }.say(language)));
    };
    let here = here(manifest, language);
    let is_wrong = matches!(here, Some((Outcome::Failed, _))) || manifest.lost.count > 0 || manifest.changed.count > 0;
    let mut said = vec![m::carried_opened(language).to_owned(), claim(manifest, language)];
    said.extend(here.map(|(_, text)| text));
    if manifest.lost.count > 0 {
        said.push(m::CarriedLacks { n: manifest.lost.count }.say(language));
    }
    (is_wrong || !is_redacted).then(|| (is_wrong, said.join(" ")))
}

fn whose(manifest: &Compared, language: Language) -> String {
    let about = &manifest.about;
    let when = about.saved_at.get(..16).unwrap_or(&about.saved_at).replace('T', " ");
    match about.author.is_empty() {
        true => m::ManifestWhen { path: &manifest.path, when: &when, version: &manifest.app.version }.say(language),
        false => {
            let (author, version) = (&about.author, &manifest.app.version);
            m::ManifestWhose { path: &manifest.path, author, when: &when, version }.say(language)
        }
    }
}

#[cfg(test)]
mod tests;
