//! Rules from what the files say.

use std::collections::BTreeSet;
use std::fmt;

use protocol::detections::Term;
use protocol::findings::{Benchmark, Counts, Look, Printed, Rule, RuleGroup, Step, Together};
use protocol::{Column, Filter, GroupKey, Notation};

use crate::file::{Belonging, Content, Control, Detection};
use crate::glossary::terms;

/// What `build.rs` made of the files.
const CONTENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content"));

const MINUTE: i64 = 60_000_000;

/// Why a file makes no rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// This text is no query or pattern.
    Query(String),
    /// There is no such column.
    Column(String),
    /// This edition is unknown, or prints no pattern.
    Edition(String),
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Unusable::Query(text) | Unusable::Column(text) | Unusable::Edition(text)) = self;
        f.write_str(text)
    }
}

/// What calls mean, in the language with this tag.
pub fn glossary(language: &str) -> Vec<Term> {
    let Ok(content) = content(language) else { return Vec::new() };
    content.glossary.iter().flat_map(terms).collect()
}

/// What the files say, as far as possible in the language with this tag.
fn content(language: &str) -> postcard::Result<Content> {
    postcard::from_bytes::<Content>(CONTENT).map(|content| content.told_in(language))
}

/// All rules, explained in the language with this tag: controls by number, then detections, the most serious first.
pub fn rules(benchmark: Benchmark, language: &str) -> Vec<Rule> {
    // Tests read every file, so there is none that makes no rule.
    let Ok(content) = content(language) else { return Vec::new() };
    let controls = content.controls.into_iter().filter_map(|control| of_control(control, benchmark).ok().flatten());
    let mut detections: Vec<Rule> =
        content.detections.into_iter().filter_map(|detection| of_detection(detection).ok()).collect();
    detections.sort_by_key(|rule| rule.level);
    controls.chain(detections).collect()
}

/// The names of our detections.
pub fn own_ids() -> BTreeSet<String> {
    content("").map(|content| content.detections.into_iter().map(|it| it.id).collect()).unwrap_or_default()
}

/// The rule for a control; `None` if this edition does not have it.
///
/// # Errors
/// If a pattern that should be legal is not.
pub fn of_control(control: Control, benchmark: Benchmark) -> Result<Option<Rule>, Unusable> {
    let mut printed = None;
    for edition in control.printed {
        let from = Benchmark::named(&edition.from).ok_or_else(|| Unusable::Edition(edition.from.clone()))?;
        if from <= benchmark {
            printed = Some(edition);
        }
    }
    let Some(edition) = printed else { return Ok(None) };
    let filter = pattern(&edition.pattern).ok();
    let (query, look) = match (control.intent.filter(|_| edition.fault.is_some()), &filter) {
        (Some(intent), _) => {
            let look = pattern(&intent)?;
            (intent, look)
        }
        (None, Some(filter)) => (edition.pattern.clone(), filter.clone()),
        (None, None) => return Err(Unusable::Query(edition.pattern)),
    };
    Ok(Some(Rule {
        id: format!("cis-5.{}", control.number),
        group: RuleGroup::Control,
        level: control.level,
        number: format!("{}.{}", benchmark.chapter(), control.number),
        title: control.title,
        why: control.why,
        next: control.next,
        blind: control.blind,
        attack: control.attack,
        controls: Vec::new(),
        query,
        look: Look { steps: vec![Step { filter: look, at_least: 1 }], together: None },
        printed: Some(Printed { pattern: edition.pattern, filter, fault: edition.fault }),
        origin: None,
    }))
}

/// The rule for a detection.
///
/// # Errors
/// If its filter is no query, or it names a column that does not exist.
pub fn of_detection(detection: Detection) -> Result<Rule, Unusable> {
    let mut steps = vec![Step { filter: query(&detection.filter)?, at_least: detection.at_least }];
    let mut texts = vec![detection.filter];
    for then in detection.then {
        steps.push(Step { filter: query(&then.filter)?, at_least: then.at_least });
        texts.push(then.filter);
    }
    Ok(Rule {
        id: detection.id,
        group: if detection.anomaly { RuleGroup::Anomaly } else { RuleGroup::Detection },
        level: detection.level,
        number: String::new(),
        title: detection.title,
        why: detection.why,
        next: detection.next,
        blind: detection.blind,
        attack: detection.attack,
        controls: detection.controls,
        query: any(&texts),
        look: Look { steps, together: detection.together.map(|it| together(it, detection.at_least)).transpose()? },
        printed: None,
        origin: None,
    })
}

/// The events of all steps.
fn any(texts: &[String]) -> String {
    match texts {
        [one] => one.clone(),
        several => several.iter().map(|text| format!("({text})")).collect::<Vec<_>>().join(" or "),
    }
}

fn together(belonging: Belonging, at_least: u32) -> Result<Together, Unusable> {
    let column = |path: String| Column::from_path(&path).ok_or(Unusable::Column(path));
    let distinct = belonging.distinct.map(column).transpose()?;
    Ok(Together {
        by: belonging.by.into_iter().map(|path| column(path).map(GroupKey::Column)).collect::<Result<_, _>>()?,
        aliases: Vec::new(),
        within: i64::from(belonging.minutes) * MINUTE,
        counts: distinct.map_or(Counts::InOrder, |column| Counts::different(column, at_least)),
    })
}

fn query(text: &str) -> Result<Filter, Unusable> {
    query::parse(text).map_err(|_| Unusable::Query(text.to_owned()))
}

fn pattern(text: &str) -> Result<Filter, Unusable> {
    let read = query::read(text, Some(Notation::CloudWatch));
    read.map(|read| read.filter).map_err(|_| Unusable::Query(text.to_owned()))
}
