//! Commands that fetch the files Traillight reads.

use words::{Language, messages as m};

/// What users know about their account. Empty fields become placeholders in capitals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownTrail {
    /// Account id, 12 digits.
    pub account: String,
    /// Region that the logs were delivered from.
    pub region: String,
    /// Bucket of the trail.
    pub bucket: String,
}

/// A step towards getting the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// What the command fetches.
    pub title: &'static str,
    /// What that is good for.
    pub purpose: &'static str,
    /// The command, for a POSIX shell.
    pub text: String,
}

/// The three steps.
pub fn commands(place: &KnownTrail, language: Language) -> [Command; 3] {
    let account = word(&place.account, "ACCOUNT");
    let region = word(&place.region, "REGION");
    let bucket = word(&place.bucket, "BUCKET");
    let logs = format!(
        "aws s3 sync s3://{bucket}/AWSLogs/{account}/ AWSLogs/{account}/ \\\n  \
         --exclude '*' --include 'CloudTrail*/{region}/*'"
    );
    let keys = format!(
        "aws cloudtrail list-public-keys --region {region} \\\n  \
         --start-time 2015-01-01 > public-keys.{region}.json"
    );
    let newest = format!(
        "KEY=$(aws s3 ls --recursive \\\n  \
         s3://{bucket}/AWSLogs/{account}/CloudTrail-Digest/{region}/ \\\n  \
         | sort | tail -1 | awk '{{print $4}}')\n\
         aws s3api head-object --bucket {bucket} --key \"$KEY\" \\\n  \
         > \"$(basename \"$KEY\").head.json\""
    );
    [
        Command { title: m::command_logs(language), purpose: m::command_logs_why(language), text: logs },
        Command { title: m::command_keys(language), purpose: m::command_keys_why(language), text: keys },
        Command { title: m::command_newest(language), purpose: m::command_newest_why(language), text: newest },
    ]
}

/// What was typed, as one word of a shell command; `placeholder` if nothing was typed.
fn word(typed: &str, placeholder: &str) -> String {
    let typed = typed.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    match typed {
        "" => placeholder.to_owned(),
        text if text.chars().all(plain) => text.to_owned(),
        text => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_fill_in_the_commands() {
        let place =
            KnownTrail { account: "111122223333".into(), region: "eu-west-1".into(), bucket: " audit-logs ".into() };
        let [logs, keys, newest] = commands(&place, Language::En).map(|command| command.text);
        assert!(logs.contains("s3://audit-logs/AWSLogs/111122223333/"));
        assert!(keys.contains("--region eu-west-1") && keys.ends_with("> public-keys.eu-west-1.json"));
        assert!(newest.contains("--bucket audit-logs"));
        assert!(commands(&KnownTrail::default(), Language::En)[0].text.contains("s3://BUCKET/AWSLogs/ACCOUNT/"));
    }

    #[test]
    fn what_is_typed_stays_one_word_of_the_shell() {
        assert_eq!(word("a'; rm -rf ~; '", "X"), r"'a'\''; rm -rf ~; '\'''");
        assert_eq!(word("$(id)", "X"), "'$(id)'");
    }
}
