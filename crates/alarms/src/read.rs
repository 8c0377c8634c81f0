//! Finds the definitions in texts of any kind.

use std::collections::BTreeSet;

use protocol::alarms::{DefinitionText, Definitions, Refused, Subject, WhyNot};

use crate::budget::{Budget, MOST_MADE};
use crate::given::Given;
use crate::repeated::without_repeats;
use crate::request;
use crate::sources::{Found, shell, template, terraform};

/// A longer text is not read.
const MOST_BYTES: usize = 8 << 20;

/// Most filters and alarms read, together.
const MOST_DEFINITIONS: usize = 1000;

/// Levels of objects and lists around a definition that are searched.
const MOST_AROUND: u32 = 8;

/// Brackets within brackets of a YAML text. The time that its parser takes grows with their square.
const MOST_BRACKETS: u32 = 500;

/// Reads what texts define. Alarms may be defined in another text than the filters that feed them.
pub fn read(texts: &[DefinitionText]) -> Definitions {
    let mut definitions = Definitions::default();
    for text in texts {
        one(text, &mut definitions);
    }
    without_repeats(&mut definitions);
    let fed: BTreeSet<_> = definitions.filters.iter().flat_map(|it| &it.reports).map(|it| it.metric.clone()).collect();
    let (alarms, unfed) = std::mem::take(&mut definitions.alarms).into_iter().partition(|it| fed.contains(&it.metric));
    definitions.alarms = alarms;
    definitions.refused.extend(unfed.into_iter().map(|alarm| Refused {
        subject: Subject::Alarm,
        name: alarm.name,
        source: alarm.source,
        why: WhyNot::NoFilter(alarm.metric),
    }));
    definitions
}

fn one(DefinitionText { source, text }: &DefinitionText, definitions: &mut Definitions) {
    let mut refuse = |why| {
        let (subject, name) = (Subject::Text, String::new());
        definitions.refused.push(Refused { subject, name, source: source.clone(), why });
    };
    if text.len() > MOST_BYTES {
        return refuse(WhyNot::TooLarge(MOST_BYTES as u64));
    }
    let parts = fenced(text);
    let parts = if parts.is_empty() { vec![text.as_str()] } else { parts };
    let (mut found, mut broken) = (Vec::new(), None);
    for part in parts {
        match definitions_in(part) {
            Ok(more) => found.extend(more),
            Err(why) => broken = broken.or(Some(why)),
        }
    }
    match broken {
        Some(why) => refuse(why),
        None if found.is_empty() && !text.trim().is_empty() => refuse(WhyNot::Nothing),
        None => {}
    }
    for found in found {
        understand(found, source, definitions);
    }
}

fn understand(Found { subject, given, label }: Found, source: &str, definitions: &mut Definitions) {
    if definitions.filters.len() + definitions.alarms.len() + definitions.refused.len() >= MOST_DEFINITIONS {
        definitions.left_out = definitions.left_out.saturating_add(1);
        return;
    }
    let or_label = |name: String| if name.is_empty() { label.clone().unwrap_or_default() } else { name };
    let is_filter = subject == Subject::Filter;
    let name = or_label(if is_filter { request::filter_name(&given) } else { request::alarm_name(&given) });
    let why = if is_filter {
        match request::filter(&given, source) {
            Ok(filter) => return definitions.filters.push(protocol::alarms::MetricFilter { name, ..filter }),
            Err(why) => why,
        }
    } else {
        match request::alarm(&given, source) {
            Ok(alarm) => return definitions.alarms.push(protocol::alarms::Alarm { name, ..alarm }),
            Err(why) => why,
        }
    };
    definitions.refused.push(Refused { subject, name, source: source.to_owned(), why });
}

/// The blocks between fences of Markdown.
fn fenced(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once("```") {
        let Some((_, block)) = behind.split_once('\n') else { break };
        let Some((block, after)) = block.split_once("```") else { break };
        blocks.push(block);
        rest = after;
    }
    blocks
}

fn definitions_in(text: &str) -> Result<Vec<Found>, WhyNot> {
    let budget = Budget::new();
    let found = found_in(text, &budget)?;
    if budget.is_spent() { Err(WhyNot::Unfolds(MOST_MADE as u64)) } else { Ok(found) }
}

fn found_in(text: &str, budget: &Budget) -> Result<Vec<Found>, WhyNot> {
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    let commands = shell::commands(text, budget);
    if !commands.is_empty() {
        let found = commands.into_iter().map(|command| {
            let subject = match command.name {
                shell::Name::PutMetricFilter => Subject::Filter,
                shell::Name::PutMetricAlarm => Subject::Alarm,
            };
            Found { subject, given: command.request, label: None }
        });
        return Ok(found.collect());
    }
    if terraform::is_it(text) && !begins.starts_with('{') {
        return terraform::resources(text, budget).map_err(WhyNot::Broken);
    }
    let mut found = Vec::new();
    if begins.starts_with(['{', '[']) {
        for document in serde_json::Deserializer::from_str(begins).into_iter::<serde_json::Value>() {
            look(Given::from(document.map_err(|error| WhyNot::Broken(error.to_string()))?), 0, budget, &mut found);
        }
    } else if mentions_definitions(text) {
        if brackets(text) > MOST_BRACKETS {
            return Err(WhyNot::TooDeep(u64::from(MOST_BRACKETS)));
        }
        let document = yaml_serde::from_str::<yaml_serde::Value>(text);
        let document = document.map_err(|error| WhyNot::Broken(error.to_string()))?;
        look(Given::from(document), 0, budget, &mut found);
    }
    Ok(found)
}

/// Whether a text that is neither JSON nor a command may define something.
fn mentions_definitions(text: &str) -> bool {
    let words =
        ["AWS::Logs::MetricFilter", "AWS::CloudWatch::", "ilterPattern", "lter_pattern", "MetricAlarms", "AlarmName"];
    words.iter().any(|word| text.contains(word))
}

/// How deep brackets stand in brackets, wherever they stand.
fn brackets(text: &str) -> u32 {
    let (mut open, mut deepest) = (0_u32, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open = open.saturating_add(1),
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Looks for a template, for output of `describe-…`, and for requests on their own.
fn look(given: Given, around: u32, budget: &Budget, found: &mut Vec<Found>) {
    if let Some(resources) = template::resources(&given, budget) {
        return found.extend(resources);
    }
    let is = |subject| Found { subject, given: given.clone(), label: None };
    if request::is_filter(&given) {
        return found.push(is(Subject::Filter));
    }
    if request::is_alarm(&given) {
        return found.push(is(Subject::Alarm));
    }
    if around < MOST_AROUND {
        match given {
            Given::List(items) => items.into_iter().for_each(|item| look(item, around + 1, budget, found)),
            Given::Map(entries) => entries.into_iter().for_each(|(_, value)| look(value, around + 1, budget, found)),
            Given::Text(_) | Given::Elsewhere(_) | Given::Nothing => {}
        }
    }
}
