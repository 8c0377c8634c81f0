//! AWS CLI output about keys, objects and trails in formats other than JSON: named, so that the user can get it as
//! JSON.

use protocol::what::{AwsCommand, PrintedForm};

/// Only this many bytes of a text are examined.
const HEAD: usize = 1 << 16;

/// Commands whose output is evidence, and how it begins in each output format.
const ANSWERS: [Answer; 6] = [
    Answer {
        command: AwsCommand::ListPublicKeys,
        table: "ListPublicKeys",
        members: &["PublicKeyList"],
        words: &["PUBLICKEYLIST"],
        fields: &["Fingerprint", "ValidityStartTime"],
    },
    Answer {
        command: AwsCommand::HeadObject,
        table: "HeadObject",
        members: &["Metadata", "ContentLength"],
        words: &["METADATA"],
        fields: &["signature-algorithm"],
    },
    Answer {
        command: AwsCommand::DescribeTrails,
        table: "DescribeTrails",
        members: &["trailList"],
        words: &["TRAILLIST"],
        fields: &["TrailARN", "S3BucketName"],
    },
    Answer { command: AwsCommand::GetTrail, table: "GetTrail", members: &["Trail"], words: &["TRAIL"], fields: &[] },
    Answer {
        command: AwsCommand::GetTrailStatus,
        table: "GetTrailStatus",
        members: &["IsLogging"],
        words: &[],
        fields: &["IsLogging", "LatestDeliveryTime"],
    },
    Answer {
        command: AwsCommand::GetEventSelectors,
        table: "GetEventSelectors",
        members: &["TrailARN", "EventSelectors|AdvancedEventSelectors|InsightSelectors"],
        words: &["EVENTSELECTORS", "ADVANCEDEVENTSELECTORS", "INSIGHTSELECTORS"],
        fields: &[],
    },
];

struct Answer {
    command: AwsCommand,
    /// The title of the table.
    table: &'static str,
    /// Names that begin lines in YAML output, all of them required; in a table, one of them between bars.
    members: &'static [&'static str],
    /// The first word of a line in text output.
    words: &'static [&'static str],
    /// Names in any other format, all of them required; empty if too few to recognise it.
    fields: &'static [&'static str],
}

/// The command and the output format; `None` for anything else.
pub fn answer(text: &[u8]) -> Option<(AwsCommand, PrintedForm)> {
    let head = String::from_utf8_lossy(text.get(..HEAD).unwrap_or(text));
    let lines: Vec<&str> = head.lines().collect();
    ANSWERS.iter().find_map(|answer| Some((answer.command, answer.form(&lines)?)))
}

impl Answer {
    fn form(&self, lines: &[&str]) -> Option<PrintedForm> {
        let is_title = |line: &str| line.trim().trim_matches('|').trim() == self.table && line.contains('|');
        if lines.iter().any(|line| is_title(line)) {
            return Some(PrintedForm::Table);
        }
        let is_member = |line: &str, name: &str| {
            // In `yaml-stream` format, output is a list.
            let line = line.strip_prefix("- ").unwrap_or(line);
            line.strip_prefix(name).is_some_and(|rest| rest == ":" || rest.starts_with(": "))
        };
        let any_of = |names: &str, is_there: &dyn Fn(&str) -> bool| names.split('|').any(is_there);
        let in_yaml = |names: &&str| {
            any_of(names, &|name| lines.iter().any(|line| is_member(line.trim_start_matches('\u{feff}'), name)))
        };
        if self.members.iter().all(in_yaml) {
            return Some(PrintedForm::Yaml);
        }
        let begins = |line: &str| line.split('\t').next().is_some_and(|word| self.words.contains(&word));
        if lines.iter().any(|line| line.contains('\t') && begins(line)) {
            return Some(PrintedForm::Text);
        }
        let is_named = |name: &&str| lines.iter().any(|line| line.contains(name));
        (!self.fields.is_empty() && self.fields.iter().all(is_named)).then_some(PrintedForm::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_every_answer_is_named() {
        let cases = [
            ("PublicKeyList:\n- Fingerprint: ab\n  Value: MII\n", AwsCommand::ListPublicKeys, PrintedForm::Yaml),
            ("- PublicKeyList:\n  - Fingerprint: ab\n", AwsCommand::ListPublicKeys, PrintedForm::Yaml),
            (
                "PUBLICKEYLIST\tab\t2026-03-01T00:00:00Z\t2026-04-01T00:00:00Z\tMII\n",
                AwsCommand::ListPublicKeys,
                PrintedForm::Text,
            ),
            ("-----\n|   ListPublicKeys   |\n+----+\n", AwsCommand::ListPublicKeys, PrintedForm::Table),
            (
                "{'PublicKeyList': [{'Value': b'0', 'ValidityStartTime': 1, 'Fingerprint': 'ab'}]}",
                AwsCommand::ListPublicKeys,
                PrintedForm::Other,
            ),
            ("Fingerprint       : ab\r\nValidityStartTime : 1\r\n", AwsCommand::ListPublicKeys, PrintedForm::Other),
            (
                "AcceptRanges: bytes\nContentLength: 5\nMetadata:\n  signature: '00'\n",
                AwsCommand::HeadObject,
                PrintedForm::Yaml,
            ),
            ("bytes\tapplication/json\nMETADATA\t00ff\tSHA256withRSA\n", AwsCommand::HeadObject, PrintedForm::Text),
            ("| HeadObject |\n", AwsCommand::HeadObject, PrintedForm::Table),
            (
                "{'ETag': 'x', 'Metadata': {'signature': '00', 'signature-algorithm': 'x'}}",
                AwsCommand::HeadObject,
                PrintedForm::Other,
            ),
            ("trailList:\n- HomeRegion: eu-west-1\n", AwsCommand::DescribeTrails, PrintedForm::Yaml),
            ("Trail:\n  Name: main\n", AwsCommand::GetTrail, PrintedForm::Yaml),
            ("IsLogging: true\n", AwsCommand::GetTrailStatus, PrintedForm::Yaml),
            ("TrailARN: arn\nAdvancedEventSelectors:\n- Name: x\n", AwsCommand::GetEventSelectors, PrintedForm::Yaml),
        ];
        for (text, command, form) in cases {
            assert_eq!(answer(text.as_bytes()), Some((command, form)), "{text}");
        }
    }

    #[test]
    fn what_only_mentions_them_is_something_else() {
        for text in [
            "",
            "Run `aws cloudtrail list-public-keys` and drop PublicKeyList here.\n",
            "Metadata:\n  name: a kubernetes object\nkind: Pod\n",
            "Trailing: x\nTRAIL of something\n",
            "| ListPublicKeys | is a column | of something |\n",
        ] {
            assert_eq!(answer(text.as_bytes()), None, "{text}");
        }
    }
}
