//! The shorthand of the AWS CLI for values with parts: `metricName=Logins,metricValue=1`, or JSON.
//! <https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html>

use crate::given::Given;

/// Reads a value in shorthand or JSON.
pub fn read(text: &str) -> Given {
    let text = text.trim();
    if text.starts_with(['[', '{'])
        && let Ok(value) = serde_json::from_str::<serde_json::Value>(text)
    {
        return Given::from(value);
    }
    let parts = split(text).into_iter().filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        Some((name.trim().to_owned(), Given::Text(bare(value).to_owned())))
    });
    Given::Map(parts.collect())
}

/// Splits at commas outside of quotes and braces.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quote) = (Vec::new(), 0, 0_u32, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '{' | '[') => depth = depth.saturating_add(1),
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.extend(text.get(from..at));
                from = at + 1;
            }
            (None, _) => {}
        }
    }
    parts.extend(text.get(from..));
    parts
}

fn bare(value: &str) -> &str {
    let value = value.trim();
    ['\'', '"'].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorthand_and_json_say_the_same() {
        let both = [
            "metricName=Root,metricNamespace='Cloud Trail, all',metricValue=1,defaultValue=0",
            r#"{"metricName":"Root","metricNamespace":"Cloud Trail, all","metricValue":"1","defaultValue":0}"#,
        ];
        for text in both {
            let given = read(text);
            assert_eq!(given.text(&["MetricName"]), Ok(Some("Root")), "{text}");
            assert_eq!(given.text(&["MetricNamespace"]), Ok(Some("Cloud Trail, all")), "{text}");
            assert_eq!(given.text(&["DefaultValue"]), Ok(Some("0")), "{text}");
        }
        let with_dimensions = read("metricName=a,dimensions={User=$.userIdentity.arn,Ip=$.sourceIPAddress},unit=Count");
        assert!(with_dimensions.has(&["dimensions"]));
        assert_eq!(with_dimensions.text(&["unit"]), Ok(Some("Count")));
    }
}
