//! AWS CLI output about keys, objects and trails in formats other than JSON: named, so that the user can get it as
//! JSON.

/// Only this many bytes of a text are examined.
const HEAD: usize = 1 << 16;

/// Commands whose output is evidence, and how it begins in each output format.
const ANSWERS: [Answer; 6] = [
    Answer {
        command: "list-public-keys",
        table: "ListPublicKeys",
        members: &["PublicKeyList"],
        words: &["PUBLICKEYLIST"],
        fields: &["Fingerprint", "ValidityStartTime"],
    },
    Answer {
        command: "head-object",
        table: "HeadObject",
        members: &["Metadata", "ContentLength"],
        words: &["METADATA"],
        fields: &["signature-algorithm"],
    },
    Answer {
        command: "describe-trails",
        table: "DescribeTrails",
        members: &["trailList"],
        words: &["TRAILLIST"],
        fields: &["TrailARN", "S3BucketName"],
    },
    Answer { command: "get-trail", table: "GetTrail", members: &["Trail"], words: &["TRAIL"], fields: &[] },
    Answer {
        command: "get-trail-status",
        table: "GetTrailStatus",
        members: &["IsLogging"],
        words: &[],
        fields: &["IsLogging", "LatestDeliveryTime"],
    },
    Answer {
        command: "get-event-selectors",
        table: "GetEventSelectors",
        members: &["TrailARN", "EventSelectors|AdvancedEventSelectors|InsightSelectors"],
        words: &["EVENTSELECTORS", "ADVANCEDEVENTSELECTORS", "INSIGHTSELECTORS"],
        fields: &[],
    },
];

struct Answer {
    command: &'static str,
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
pub fn answer(text: &[u8]) -> Option<(&'static str, &'static str)> {
    let head = String::from_utf8_lossy(text.get(..HEAD).unwrap_or(text));
    let lines: Vec<&str> = head.lines().collect();
    ANSWERS.iter().find_map(|answer| Some((answer.command, answer.form(&lines)?)))
}

impl Answer {
    fn form(&self, lines: &[&str]) -> Option<&'static str> {
        let is_title = |line: &str| line.trim().trim_matches('|').trim() == self.table && line.contains('|');
        if lines.iter().any(|line| is_title(line)) {
            return Some("a table");
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
            return Some("YAML");
        }
        let begins = |line: &str| line.split('\t').next().is_some_and(|word| self.words.contains(&word));
        if lines.iter().any(|line| line.contains('\t') && begins(line)) {
            return Some("text");
        }
        let is_named = |name: &&str| lines.iter().any(|line| line.contains(name));
        (!self.fields.is_empty() && self.fields.iter().all(is_named)).then_some("another form than JSON")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_every_answer_is_named() {
        let cases = [
            ("PublicKeyList:\n- Fingerprint: ab\n  Value: MII\n", "list-public-keys", "YAML"),
            ("- PublicKeyList:\n  - Fingerprint: ab\n", "list-public-keys", "YAML"),
            ("PUBLICKEYLIST\tab\t2026-03-01T00:00:00Z\t2026-04-01T00:00:00Z\tMII\n", "list-public-keys", "text"),
            ("-----\n|   ListPublicKeys   |\n+----+\n", "list-public-keys", "a table"),
            (
                "{'PublicKeyList': [{'Value': b'0', 'ValidityStartTime': 1, 'Fingerprint': 'ab'}]}",
                "list-public-keys",
                "another form than JSON",
            ),
            ("Fingerprint       : ab\r\nValidityStartTime : 1\r\n", "list-public-keys", "another form than JSON"),
            ("AcceptRanges: bytes\nContentLength: 5\nMetadata:\n  signature: '00'\n", "head-object", "YAML"),
            ("bytes\tapplication/json\nMETADATA\t00ff\tSHA256withRSA\n", "head-object", "text"),
            ("| HeadObject |\n", "head-object", "a table"),
            (
                "{'ETag': 'x', 'Metadata': {'signature': '00', 'signature-algorithm': 'x'}}",
                "head-object",
                "another form than JSON",
            ),
            ("trailList:\n- HomeRegion: eu-west-1\n", "describe-trails", "YAML"),
            ("Trail:\n  Name: main\n", "get-trail", "YAML"),
            ("IsLogging: true\n", "get-trail-status", "YAML"),
            ("TrailARN: arn\nAdvancedEventSelectors:\n- Name: x\n", "get-event-selectors", "YAML"),
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
