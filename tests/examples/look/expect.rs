//! What a case may expect:
//!
//! - `events`, `folded`, `rejected`, `records` (their sum): counts;
//! - `verdict`: the overall verdict, or a list of which one must hold;
//! - `digests`, `logs`, `signFiles`: number of files by verdict;
//! - `queries`: search text to the number of matching events, or `"error"`;
//! - `facets`: field to all its values with their counts; `queryFacets`: the same by query;
//! - `worst`: the highest severity that an issue may have; `says`, `told`, `shows`, `never`: regular expressions for
//!   the words of some issue, for some issue with its severity and file, for the integrity view, and for what must not
//!   appear anywhere;
//! - `either`: a list of sets of these, one of which must hold.

use std::collections::BTreeSet;

use regex::{Regex, RegexBuilder};
use serde_json::{Map, Value};
use tests::session::{Session, question};

use crate::seen::{Counts, Seen, facet, said, severity, told};

/// The differences, one line each, and the names of expectations that need a page.
pub fn compare(expected: &Map<String, Value>, seen: &Seen, session: &mut Session) -> (Vec<String>, Vec<String>) {
    let mut left_out = BTreeSet::new();
    let mut wrong = differences(expected, seen, session, &mut left_out);
    let sets = expected.get("either").and_then(Value::as_array);
    let ways = sets.into_iter().flatten().filter_map(Value::as_object);
    let nearest = ways.map(|set| differences(set, seen, session, &mut left_out)).min_by_key(Vec::len);
    wrong.extend(nearest.into_iter().flatten().map(|line| format!("nearest alternative: {line}")));
    (wrong, left_out.into_iter().collect())
}

fn differences(
    expected: &Map<String, Value>,
    seen: &Seen,
    session: &mut Session,
    left_out: &mut BTreeSet<String>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, wanted) in expected {
        match name.as_str() {
            "why" | "drop" | "steps" | "either" => {}
            "events" => same(&mut wrong, name, wanted, &seen.events.into()),
            "folded" => same(&mut wrong, name, wanted, &seen.folded.into()),
            "rejected" => same(&mut wrong, name, wanted, &seen.rejected.into()),
            "records" => same(&mut wrong, name, wanted, &(seen.events + seen.folded + seen.rejected).into()),
            "verdict" => {
                let verdict = Value::from(seen.report.verdict.name());
                if *wanted != verdict && !wanted.as_array().is_some_and(|any| any.contains(&verdict)) {
                    wrong.push(format!("verdict: want {wanted}, got {verdict}"));
                }
            }
            "digests" | "logs" | "signFiles" => {
                let found = seen.tallies().into_iter().find(|(what, _)| what == name).unwrap().1;
                same(&mut wrong, name, wanted, &json(&found));
            }
            "queries" => {
                for (text, wanted) in wanted.as_object().unwrap() {
                    let found = session.ask(&question(text)).map_or("error".into(), |answer| answer.matching.into());
                    same(&mut wrong, &format!("query {text}"), wanted, &found);
                }
            }
            "facets" => facets(&mut wrong, session, "", wanted, left_out),
            "queryFacets" => {
                for (text, wanted) in wanted.as_object().unwrap() {
                    facets(&mut wrong, session, text, wanted, left_out);
                }
            }
            "worst" => wrong.extend(too_bad(seen, wanted)),
            "says" => none_like(&mut wrong, name, wanted, &seen.issues.iter().map(said).collect::<Vec<_>>()),
            "told" => none_like(&mut wrong, name, wanted, &seen.issues.iter().map(told).collect::<Vec<_>>()),
            "shows" => none_like(&mut wrong, name, wanted, std::slice::from_ref(&seen.integrity)),
            "never" => {
                let all = seen.issues.iter().map(told).chain([seen.integrity.clone()]);
                wrong.extend(
                    all.flat_map(|text| patterns(wanted).filter_map(move |bad| found(&bad, &text)).collect::<Vec<_>>()),
                );
            }
            _ => drop(left_out.insert(name.clone())),
        }
    }
    wrong
}

fn same(wrong: &mut Vec<String>, what: &str, wanted: &Value, found: &Value) {
    if wanted != found {
        wrong.push(format!("{what}: want {wanted}, got {found}"));
    }
}

fn json(counts: &Counts) -> Value {
    counts.iter().map(|(name, count)| (name.clone(), Value::from(*count))).collect::<Map<_, _>>().into()
}

fn facets(wrong: &mut Vec<String>, session: &mut Session, text: &str, wanted: &Value, left_out: &mut BTreeSet<String>) {
    for (field, wanted) in wanted.as_object().unwrap() {
        let Some(mut found) = facet(session, text, field) else {
            left_out.insert(format!("facet {field}"));
            continue;
        };
        if wanted.get("(absent)").is_none() {
            found.remove("(absent)");
        }
        same(wrong, &format!("facet {field} of {text:?}"), wanted, &json(&found));
    }
}

fn too_bad(seen: &Seen, wanted: &Value) -> Option<String> {
    let rank = |name: &str| ["none", "info", "warning", "error"].iter().position(|known| *known == name);
    let worst = seen.issues.iter().max_by_key(|issue| issue.severity)?;
    (rank(severity(worst.severity)) > rank(wanted.as_str().unwrap()))
        .then(|| format!("worst: want {wanted}, got {}", told(worst)))
}

fn patterns(wanted: &Value) -> impl Iterator<Item = Regex> {
    let all = wanted.as_array().into_iter().flatten().filter_map(Value::as_str);
    all.map(|text| RegexBuilder::new(text).case_insensitive(true).build().unwrap())
}

fn none_like(wrong: &mut Vec<String>, name: &str, wanted: &Value, texts: &[String]) {
    for pattern in patterns(wanted) {
        if !texts.iter().any(|text| pattern.is_match(text)) {
            wrong.push(format!("{name}: want /{pattern}/, got {}", short(&texts.join(" | "))));
        }
    }
}

fn found(pattern: &Regex, text: &str) -> Option<String> {
    let at = pattern.find(text)?;
    let from = text.floor_char_boundary(at.start().saturating_sub(60));
    Some(format!("never: want no /{pattern}/, got {}", short(text.get(from..).unwrap_or(text))))
}

fn short(text: &str) -> &str {
    text.get(..text.floor_char_boundary(300)).unwrap_or(text)
}
