//! Filters in a short notation that is easy to compare, and a strategy that makes filters.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

pub mod make;

use protocol::{
    Compare, Condition, Field, Filter, Glob, Literal, Message, Moment, Operand, SelectorStep, SelectorTest, Test, Text,
    ValueTest,
};

pub fn tree(filter: &Filter) -> String {
    let all = |parts: &[Filter]| parts.iter().map(tree).collect::<Vec<_>>().join(" ");
    match filter {
        Filter::All => "all".to_owned(),
        Filter::And(parts) => format!("(and {})", all(parts)),
        Filter::Or(parts) => format!("(or {})", all(parts)),
        Filter::Not(part) => format!("(not {})", tree(part)),
        Filter::Field(field) => format!("[{} {}]", name(&field.field), test(&field.test)),
        Filter::Text(Text::Contains(text)) => format!("{text:?}"),
        Filter::Text(Text::Like(pattern)) => format!("~{}", globs(pattern)),
        Filter::Text(Text::Regex { pattern, ignore_case }) => regex(pattern, *ignore_case),
        Filter::Selector(SelectorTest { selector, condition }) => {
            format!("[{} {}]", selector.iter().map(step).collect::<Vec<_>>().concat(), asked(condition))
        }
        Filter::Message(Message::Contains(text)) => format!("raw {text:?}"),
        Filter::Message(Message::Regex(pattern)) => format!("raw %{pattern}%"),
    }
}

fn step(step: &SelectorStep) -> String {
    match step {
        SelectorStep::Name(name) => format!("→{name}"),
        SelectorStep::AnyName => "→*".to_owned(),
        SelectorStep::Index(at) => format!("[{at}]"),
        SelectorStep::AnyElement => "[*]".to_owned(),
    }
}

fn asked(condition: &Condition) -> String {
    match condition {
        Condition::Equal(value) => format!("= {}", literal(value)),
        Condition::Differs(value) => format!("!= {}", literal(value)),
        Condition::Compare(compare, bound) => format!("{compare:?} {bound}"),
        Condition::Null => "null".to_owned(),
        Condition::Bool(wanted) => wanted.to_string(),
        Condition::Absent => "absent".to_owned(),
    }
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::Number(text) => text.clone(),
        Literal::Text(pieces) => format!("~{}", globs(pieces)),
        Literal::Regex(pattern) => format!("%{pattern}%"),
    }
}

fn name(field: &Field) -> String {
    match field {
        Field::Path(path) => path.join("→"),
        derived => format!("{derived:?}"),
    }
}

fn test(test: &Test) -> String {
    match test {
        Test::Exists => "exists".to_owned(),
        Test::AnyOf(values) => values.iter().map(value).collect::<Vec<_>>().join(" | "),
        Test::Compare(compare, operand) => {
            let sign = match compare {
                Compare::Greater => ">",
                Compare::GreaterOrEqual => ">=",
                Compare::Less => "<",
                Compare::LessOrEqual => "<=",
            };
            let operand = match operand {
                Operand::Number(number) => format!("{number}"),
                Operand::Time(at) => moment(*at),
                Operand::Version(parts) => format!("{parts:?}"),
            };
            format!("{sign} {operand}")
        }
    }
}

fn value(value: &ValueTest) -> String {
    match value {
        ValueTest::Is(text) => format!("{text:?}"),
        ValueTest::Like(pattern) => format!("~{}", globs(pattern)),
        ValueTest::Regex { pattern, ignore_case } => regex(pattern, *ignore_case),
        ValueTest::Cidr { network, prefix, text } => format!("in {network}/{prefix} as {text}"),
        ValueTest::Time { from, to, text } => format!("at {} to {} as {text}", moment(*from), moment(*to)),
    }
}

fn globs(pattern: &[Glob]) -> String {
    let pieces = pattern.iter().map(|piece| match piece {
        Glob::Literal(text) => format!("{text:?}"),
        Glob::Any => "*".to_owned(),
        Glob::One => "?".to_owned(),
    });
    pieces.collect::<Vec<_>>().concat()
}

fn regex(pattern: &str, ignore_case: bool) -> String {
    format!("/{pattern}/{}", if ignore_case { "i" } else { "" })
}

fn moment(moment: Moment) -> String {
    match moment {
        Moment::At(at) => jiff::Timestamp::from_microsecond(at.0).unwrap().to_string(),
        Moment::BeforeLast(back) => format!("last-{back}us"),
    }
}
