//! Pages of the report's files.

use leptos::prelude::*;
use protocol::Reason;
use protocol::brief::{Line, LineFilter};
use protocol::report::{DigestEntry, Log, SignatureFrom};
use protocol::{Field, ListLines, Window};
use view::{chips, period};
use words::{Say, messages as m};

use super::digest::DigestParts;
use super::words::VerdictBadge;
use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::use_state;
use crate::ui::copy::CopyButton;
use crate::ui::cut::Cut;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pager::Pager;
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;

/// Lines on a page.
const PER_PAGE: u32 = 50;

/// How many characters at the end of a name are always visible: the time, and what distinguishes logs.
const TAIL: usize = 32;

/// The files that match the filter, page by page.
#[component]
pub fn Lines(
    filter: LineFilter,
    pages: &'static str,
    /// Whether all have the same verdict for the same reason, which is shown above them.
    grouped: bool,
) -> impl IntoView {
    let page = RwSignal::new(0_u64);
    let question = Signal::derive(move || Some((filter.clone(), page.get())));
    let Latest { answer: window, error: trouble, .. } = use_engine().latest(question, |engine, (filter, page)| {
        Box::pin(async move {
            let first = page * u64::from(PER_PAGE);
            let lines = engine.request(ListLines { filter, first, count: PER_PAGE }).await;
            lines.map(|Window { total, items }| (total, items)).map_err(|why| Some(why_not(&why)))
        })
    });
    let total = Signal::derive(move || window.with(|window| window.as_ref().map_or(0, |window| window.0)));
    let items = move || {
        window.with(|window| {
            let lines = window.iter().flat_map(|window| &window.1);
            lines.map(|line| view! { <FileLine line=line.clone() grouped/> }).collect_view()
        })
    };
    view! {
        <p class="integrity-trouble" role="alert">{trouble}</p>
        <ul class="file-lines">{items}</ul>
        <Pager page per_page=u64::from(PER_PAGE) total name=pages/>
    }
}

/// A file, whose details open on demand.
#[component]
fn FileLine(line: Line, grouped: bool) -> impl IntoView {
    let name = line.key().rsplit('/').next().unwrap_or_default().to_owned();
    let (part, verdict) = (line.part(), line.verdict());
    let outside = line.is_outside();
    let rule = line.reasons().first().copied();
    let (log, digest) = match &line {
        Line::Log(log) => (Some(log), None),
        Line::Digest(_, digest) => (None, Some(digest)),
    };
    let events = log.and_then(|log| log.path.clone().zip(log.events.filter(|events| *events > 0)));
    let notes: Vec<Reason> = line.reasons().iter().skip(1).copied().collect();
    let when = digest.and_then(period_of);
    let count = events.as_ref().map(|(_, count)| m::Events { n: *count }.say(language()));
    let open = RwSignal::new(false);
    let signer = digest.and_then(signer);
    let inspected = digest.and_then(|digest| digest.path.clone());
    let details = StoredValue::new(line);
    view! {
        <li>
            <details class="file-line" class:is-grouped=grouped on:toggle:target=move |event| open.set(event.target().open())>
                <summary>
                    <span class="chevron"><Glyph icon=Icon::Right/></span>
                    {(!grouped).then(|| view! { <VerdictBadge verdict/> })}
                    {outside.then(|| view! { <span class="tag">{m::tag_outside(language())}</span> })}
                    <span class="file-name"><Cut text=name.clone() tail=TAIL/></span>
                    <span class="file-when">
                        {signer.map(|words| view! { <span class="file-signer">{words}</span> })}
                        {when}
                        {count}
                    </span>
                    {(!grouped).then(|| view! { <code>{rule.map(Reason::name)}</code> })}
                </summary>
                {dynamic(move || open.get().then(|| view! {
                    <div class="file-details">
                        <p>{words::why(part, verdict, rule, language())}</p>
                        {notes.iter().map(|note| note_line(*note)).collect_view()}
                        {details.with_value(facts)}
                        {inspected.clone().map(|path| view! { <DigestParts path/> })}
                        {events.clone().map(|(path, count)| view! { <EventsLink path count/> })}
                    </div>
                }).into_any())}
            </details>
        </li>
    }
}

fn note_line(note: Reason) -> AnyView {
    let words = words::file_note(note, language());
    view! { <p class="file-note">{words}" "<code>{note.name()}</code></p> }.into_any()
}

fn period_of(digest: &DigestEntry) -> Option<String> {
    match (&digest.start_time, &digest.end_time) {
        (Some(start), Some(end)) => Some(period::between(start, end)),
        (None, Some(end)) => Some(m::LinesUntil { time: end }.say(language())),
        _ => None,
    }
}

/// Where the signature came from, and the beginning of its key's fingerprint.
fn signer(digest: &DigestEntry) -> Option<String> {
    let key = digest.public_key_fingerprint.as_deref().and_then(|it| it.get(..8)).unwrap_or_default();
    Some(match digest.signature_from? {
        SignatureFrom::Successor => m::LinesSignedByNext { key }.say(language()),
        SignatureFrom::Metadata => m::LinesSignedByMetadata { key }.say(language()),
        SignatureFrom::SignFile => m::LinesSigned { key }.say(language()),
    })
}

/// Everything known about the file.
fn facts(line: &Line) -> AnyView {
    let language = language();
    let mut facts: Vec<(&'static str, String)> = vec![(m::lines_key(language), line.key().to_owned())];
    facts.push((m::lines_file(language), line.path().unwrap_or(m::lines_no_file(language)).to_owned()));
    if let Some(sha256) = line.sha256() {
        facts.push((m::lines_sha256(language), sha256.to_owned()));
    }
    if let Some(sha256) = line.expected_sha256() {
        facts.push((m::lines_sha256_expected(language), sha256.to_owned()));
    }
    match line {
        Line::Digest(_, digest) => facts.extend(digest_facts(digest)),
        Line::Log(log) => facts.extend(log_facts(log)),
    }
    let items = facts.into_iter().map(|(name, value)| {
        let copied = StoredValue::new(value.clone());
        view! {
            <div>
                <dt>{name}</dt>
                <dd>
                    <bdi>{seen(value)}</bdi>
                    <CopyButton text=move || copied.get_value() label=m::LinesCopy { name }.say(language)/>
                </dd>
            </div>
        }
    });
    view! { <dl class="facts">{items.collect_view()}</dl> }.into_any()
}

fn digest_facts(digest: &DigestEntry) -> Vec<(&'static str, String)> {
    let language = language();
    let signature = match digest.signature_from {
        Some(SignatureFrom::Successor) => m::lines_signature_from_next(language),
        Some(SignatureFrom::Metadata) => m::lines_signature_from_metadata(language),
        Some(SignatureFrom::SignFile) => m::lines_signature_from_file(language),
        None => m::lines_signature_none(language),
    };
    let mut facts = vec![
        (m::lines_signature(language), signature.to_owned()),
        (m::lines_files_listed(language), language.exact(digest.log_files)),
    ];
    facts.extend(digest.recorded_at.iter().map(|it| (m::lines_recorded_at(language), it.clone())));
    facts.extend(digest.public_key_fingerprint.iter().map(|it| (m::lines_fingerprint(language), it.clone())));
    facts
}

fn log_facts(log: &Log) -> Vec<(&'static str, String)> {
    let language = language();
    let size = |n: u64| m::LinesSizeExact { n, size: &language.bytes(n) }.say(language);
    let mut facts = Vec::new();
    facts.extend(log.bytes.map(|bytes| (m::lines_size(language), size(bytes))));
    facts.extend(log.digest_key.iter().map(|key| (m::lines_listed_in(language), key.clone())));
    facts
}

/// Leads to the events of a log.
#[component]
fn EventsLink(path: String, count: u64) -> impl IntoView {
    let state = use_state();
    let show = move |_| {
        state.clear();
        state.add(chips::value_chip(Field::File, &path, false));
        state.show_events();
    };
    view! {
        <button type="button" class="link" on:click=show>
            {m::LinesShowEvents { n: count }.say(language())}
        </button>
    }
}
