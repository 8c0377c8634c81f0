//! What a policy grants, in words. (IAM User Guide: "IAM JSON policy elements reference".)

use words::{Language, Say, messages as m};

use crate::tree::{Line, Value, text_at};

/// Most actions, resources or principals named; further ones are counted.
const MOST_NAMED: usize = 6;

/// A statement of a policy in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What it says.
    pub text: String,
    /// Whether it allows anyone something, on no condition.
    pub is_open: bool,
}

/// What the statements of a policy say; empty if it is no policy.
pub fn grants(lines: &[Line], language: Language) -> Vec<Grant> {
    statements(lines).into_iter().filter_map(|statement| statement.grant(language)).collect()
}

/// What attaching a policy gives to whom; `None` for other calls.
pub fn attached(record: &[Line], language: Language) -> Option<String> {
    let text = |path: &str| text_at(record, path);
    let name = text("eventName")?;
    let policy = text("requestParameters.policyArn")?;
    let who = ["userName", "roleName", "groupName"].iter().find_map(|it| text(&format!("requestParameters.{it}")))?;
    let policy = policy.rsplit('/').next().unwrap_or_default().to_owned();
    match name.as_str() {
        "AttachUserPolicy" | "AttachRolePolicy" | "AttachGroupPolicy" if denies(&policy) => {
            Some(m::PolicyDenyAttached { who: &who, policy: &policy }.say(language))
        }
        "DetachUserPolicy" | "DetachRolePolicy" | "DetachGroupPolicy" if denies(&policy) => {
            Some(m::PolicyDenyDetached { who: &who, policy: &policy }.say(language))
        }
        "AttachUserPolicy" | "AttachRolePolicy" | "AttachGroupPolicy" => {
            Some(m::PolicyAttached { who: &who, policy: &policy }.say(language))
        }
        "DetachUserPolicy" | "DetachRolePolicy" | "DetachGroupPolicy" => {
            Some(m::PolicyDetached { who: &who, policy: &policy }.say(language))
        }
        _ => None,
    }
}

/// Whether it is one of AWS's own policies that only deny: `AWSDenyAll`, and the quarantine of leaked keys with all its versions.
fn denies(policy: &str) -> bool {
    policy == "AWSDenyAll" || policy.starts_with("AWSCompromisedKeyQuarantine")
}

/// The lines of a statement.
struct Statement<'l> {
    lines: &'l [Line],
    depth: u16,
}

fn statements(lines: &[Line]) -> Vec<Statement<'_>> {
    let top = |line: &&Line| line.depth == 0 && line.name == "Statement" && !line.overridden;
    let Some(at) = lines.iter().position(|line| top(&line)) else { return Vec::new() };
    let inside = |at: usize| {
        let line = lines.get(at)?;
        let lines = lines.get(at + 1..line.end)?;
        matches!(line.value, Value::Object(_)).then_some(Statement { lines, depth: line.depth + 1 })
    };
    let Some(line) = lines.get(at) else { return Vec::new() };
    match line.value {
        Value::Object(_) => inside(at).into_iter().collect(),
        _ => (at + 1..line.end)
            .filter(|at| lines.get(*at).is_some_and(|it| it.depth == line.depth + 1))
            .filter_map(inside)
            .collect(),
    }
}

impl Statement<'_> {
    /// The texts of a member, whether it is one text, a list, or an object of these; `None` if it is not there.
    fn texts(&self, name: &str) -> Option<Vec<String>> {
        let is_it = |line: &Line| line.depth == self.depth && line.name == name && !line.overridden;
        let at = self.lines.iter().position(is_it)?;
        let line = self.lines.get(at)?;
        // `end` counts from the start of the document; what is inside is deeper.
        let inside = self.lines.iter().skip(at + 1).take_while(|inner| inner.depth > line.depth);
        Some(std::iter::once(line).chain(inside).filter_map(|line| line.value.text()).collect())
    }

    fn names(&self, name: &str) -> Vec<String> {
        let is_it = |line: &Line| line.depth == self.depth && line.name == name && !line.overridden;
        let Some(at) = self.lines.iter().position(is_it) else { return Vec::new() };
        let inside = self.lines.iter().skip(at + 1).take_while(|inner| inner.depth > self.depth);
        // An operator, and in it the keys that it compares.
        inside.filter(|line| line.depth == self.depth + 2).map(|line| line.name.clone()).collect()
    }

    fn grant(&self, language: Language) -> Option<Grant> {
        let effect = self.texts("Effect")?.pop()?;
        let is_all = |texts: &[String]| texts.iter().any(|text| text == "*");
        let either = |plain: &str, but: &str| {
            let (plain, but) = (self.texts(plain), self.texts(but));
            match (plain, but) {
                (Some(texts), _) if is_all(&texts) => Some(m::policy_everything(language).to_owned()),
                (Some(texts), _) => Some(list(&texts, language)),
                (None, Some(texts)) => Some(m::PolicyExcept { names: &list(&texts, language) }.say(language)),
                (None, None) => None,
            }
        };
        let who = match (self.texts("Principal"), self.texts("NotPrincipal")) {
            (Some(texts), _) if is_all(&texts) => Some(m::policy_anyone(language).to_owned()),
            (Some(texts), _) => Some(list(&texts, language)),
            (None, Some(texts)) => Some(m::PolicyAnyoneExcept { names: &list(&texts, language) }.say(language)),
            (None, None) => None,
        };
        let is_anyone = self.texts("Principal").is_some_and(|texts| is_all(&texts));
        let who = who.unwrap_or_else(|| m::policy_holder(language).to_owned());
        let what = either("Action", "NotAction").unwrap_or_else(|| m::policy_nothing(language).to_owned());
        let on = either("Resource", "NotResource").unwrap_or_else(|| m::policy_itself(language).to_owned());
        let (who, what, on) = (who.as_str(), what.as_str(), on.as_str());
        let said = match effect.as_str() {
            "Allow" => m::PolicyAllows { who, what, on }.say(language),
            "Deny" => m::PolicyDenies { who, what, on }.say(language),
            _ => return None,
        };
        let conditions = self.names("Condition");
        let text = match conditions.is_empty() {
            true => said,
            false => m::PolicyConditions { said: &said, names: &list(&conditions, language) }.say(language),
        };
        Some(Grant { text, is_open: effect == "Allow" && is_anyone && conditions.is_empty() })
    }
}

fn list(names: &[String], language: Language) -> String {
    let shown = names.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMED) as u64 {
        0 => shown,
        n => m::ListAndMore { named: &shown, more: n }.say(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::parse;

    fn said(policy: &str) -> Vec<String> {
        let lines = parse(policy).unwrap_or_default();
        grants(&lines, Language::En)
            .into_iter()
            .map(|it| format!("{}{}", if it.is_open { "! " } else { "" }, it.text))
            .collect()
    }

    #[test]
    fn statements_in_words() {
        let policy = r#"{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":"*","Resource":"*"},
            {"Effect":"Allow","Principal":"*","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::b/*"},
            {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetObject","Resource":"r","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}},
            {"Effect":"Deny","NotAction":["iam:*","sts:*"],"NotResource":"r"},
            {"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com","AWS":["1","2"]},"Action":"sts:AssumeRole"},
            {"Effect":"Perhaps"}, 7
        ]}"#;
        assert_eq!(
            said(policy),
            [
                "Allows those who have it everything on everything",
                "! Allows anyone s3:GetObject on arn:aws:s3:::b/*",
                "Allows anyone s3:GetObject on r, depending on aws:SourceIp",
                "Denies those who have it everything except iam:*, sts:* on everything except r",
                "Allows ec2.amazonaws.com, 1, 2 sts:AssumeRole on what it belongs to",
            ]
        );
        assert_eq!(
            said(
                r#"{"Statement":{"Effect":"Allow","Action":["a:1","a:2","a:3","a:4","a:5","a:6","a:7"],"Resource":"x"}}"#
            ),
            ["Allows those who have it a:1, a:2, a:3, a:4, a:5, a:6 and 1 more on x"]
        );
        for nothing in [r#"{"a":1}"#, r#"{"Statement":"x"}"#, r#"{"Statement":[]}"#] {
            assert_eq!(said(nothing), [] as [String; 0], "{nothing}");
        }
    }

    #[test]
    fn attaching_a_policy_in_words() {
        let record = r#"{"eventName":"AttachUserPolicy","requestParameters":{"userName":"eve","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}}"#;
        let told = |record: &str| attached(&parse(record).unwrap_or_default(), Language::En);
        assert_eq!(told(record).as_deref(), Some("Gives eve what the policy AdministratorAccess grants"));
        assert_eq!(
            told(&record.replace("Attach", "Detach")).as_deref(),
            Some("Takes from eve what the policy AdministratorAccess grants")
        );
        assert_eq!(told(&record.replace("AttachUser", "Get")), None);
        assert_eq!(
            told(&record.replace("AdministratorAccess", "AWSDenyAll")).as_deref(),
            Some("Denies eve what the policy AWSDenyAll forbids")
        );
    }
}
