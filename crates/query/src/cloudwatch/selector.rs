//! `$.userIdentity.['a.b'][0].*`

use protocol::{Expected, Found, SelectorStep};

use super::conditions::Parser;
use crate::error::{Problem, slice};

impl Parser<'_> {
    /// Parses a selector.
    pub fn selector(&mut self) -> Result<Vec<SelectorStep>, Problem> {
        let start = self.at;
        if !self.take("$") {
            let quoted = self.rest().starts_with('"');
            let expected = if quoted { Expected::NotEventBridge } else { Expected::Selector };
            let problem = Problem::new(start, expected, self.found());
            let named = self.rest().starts_with(|c: char| c.is_alphabetic());
            return Err(if named { problem.fix(start..start, "$.") } else { problem });
        }
        let mut steps = Vec::new();
        loop {
            if self.take(".") {
                steps.push(self.member()?);
            } else if self.rest().starts_with('[') {
                steps.push(self.element()?);
            } else {
                break;
            }
        }
        if steps.is_empty() {
            let problem = Problem::new(self.at, Expected::NameAfterDollar, self.found());
            let named = self.rest().starts_with(|c: char| c.is_alphabetic());
            return Err(if named { problem.fix(self.at..self.at, ".") } else { problem });
        }
        let wildcards =
            steps.iter().filter(|step| matches!(step, SelectorStep::AnyName | SelectorStep::AnyElement)).count();
        self.usage.wildcards += wildcards;
        self.usage.wildcards_in_one = self.usage.wildcards_in_one.max(wildcards);
        Ok(steps)
    }

    /// Parses what follows a dot.
    fn member(&mut self) -> Result<SelectorStep, Problem> {
        if self.take("*") {
            return Ok(SelectorStep::AnyName);
        }
        if self.take("['") {
            let rest = self.rest();
            let Some(end) = rest.find("']") else {
                return Err(Problem::new(self.text.len(), Expected::ClosingName, Found::End));
            };
            self.at += end + 2;
            return Ok(SelectorStep::Name(slice(rest, 0..end).to_owned()));
        }
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(rest.len());
        if end == 0 {
            return Err(Problem::new(self.at, Expected::Member, self.found()));
        }
        self.at += end;
        Ok(SelectorStep::Name(slice(rest, 0..end).to_owned()))
    }

    /// `[0]`, `[*]`
    fn element(&mut self) -> Result<SelectorStep, Problem> {
        let start = self.at;
        if self.take("[*]") {
            return Ok(SelectorStep::AnyElement);
        }
        self.at += 1;
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let index = slice(rest, 0..end).parse::<u32>().ok();
        let closed = slice(rest, end..rest.len()).starts_with(']');
        match index {
            Some(index) if closed => {
                self.at += end + 1;
                Ok(SelectorStep::Index(index))
            }
            _ => {
                let problem = Problem::new(self.at, Expected::ArrayPlace, self.found());
                let quoted = rest.starts_with('\'');
                Err(if quoted { problem.fix(start..start, ".") } else { problem })
            }
        }
    }
}
