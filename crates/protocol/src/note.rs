//! What should be said about a text in another tool's notation.

use serde::{Deserialize, Serialize};

use crate::{Mistake, Refusal};

/// What should be said about a text in another notation: how its meaning differs, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// Lookup-events takes one attribute; here all of them must hold.
    OneAttribute,
    /// Lookup-events has its own list of resources; here the record’s resources and request parameters are searched.
    OwnResources,
    /// CloudWatch Logs accepts at most `most` wildcard selectors in a pattern; there are `found` here.
    WildcardSelectors {
        /// `most`
        most: u64,
        /// `found`
        found: u64,
    },
    /// CloudWatch Logs accepts one wildcard in a selector.
    OneWildcard,
    /// CloudWatch Logs accepts at most `most` regular expressions in a pattern; there are `found` here.
    PatternRegexes {
        /// `most`
        most: u64,
        /// `found`
        found: u64,
    },
    /// CloudWatch Logs may refuse “`value`” without quotation marks.
    Unquoted(String),
    /// CloudWatch Logs ignores terms with “?” beside others, and so they are ignored here.
    OptionalTerms,
    /// The trail’s regions and accounts are not considered, and records without eventCategory (before version 1.07) are not found.
    SelectorScope,
    /// A trail may have at most `most` values; there are `found` here.
    SelectorValues {
        /// `most`
        most: u64,
        /// `found`
        found: u64,
    },
    /// The pattern compares this number by its value (1.1 is 1.10); here it is compared as text.
    NumberAsText,
    /// “user” also finds the name that the table shows; here only userName and the session’s name are searched.
    UserName,
    /// Only Traillight knows the file and the proof of an event.
    OnlyTraillight,
    /// Lookup-events takes one attribute; this filter has several.
    SeveralAttributes,
    /// Lookup-events is case-sensitive and knows only management events of the last 90 days, in one region.
    LookupScope,
    /// Lookup-events knows only one attribute that equals a value, and a time range.
    LookupOnly,
    /// Jq writes the record anew before it searches it; the log may be spaced and escaped differently.
    JqText,
    /// This condition cannot be written in jq.
    NoJq,
    /// Jq knows no IPv6 addresses.
    JqIpv6,
    /// Times are compared as text, as AWS writes them.
    TimesAsText,
    /// Jq ignores case only in ASCII.
    JqCase,
    /// Replace cloudtrail_logs with your table’s name, and add conditions on its partitions, which make the query cheap.
    AthenaTable,
    /// Replace EVENT_DATA_STORE_ID with the ID of your event data store.
    LakeStore,
    /// Athena’s table has no column with the whole record to search for words.
    AthenaText,
    /// Words are searched in the record’s JSON text, where some characters are escaped.
    JsonText,
    /// This condition cannot be written in SQL.
    NoSql,
    /// The table has no column for `field`.
    NoColumn(String),
    /// Names within JSON columns are case-sensitive, and lists in them are not searched.
    JsonColumns,
    /// SQL does not tell null from absent.
    SqlNull,
    /// SQL does not tell null from absent, so it cannot ask for null.
    SqlOnlyNull,
    /// Traillight searches single names and values, not the record’s text as a whole, and ignores case.
    SingleValues,
    /// Traillight looks into every element of a list, not into a numbered one.
    EveryElement,
    /// Traillight has no wildcard for names.
    NoNameWildcard,
    /// Traillight ignores case in names and values, and looks into every list.
    NoCase,
    /// Traillight does not tell null from absent.
    TraillightNull,
    /// Traillight does not tell null from absent, so it cannot ask for null.
    TraillightOnlyNull,
    /// A filter pattern cannot ask for no event.
    PatternNoEvent,
    /// CloudWatch Logs is case-sensitive in names and values, and looks into a list only where the pattern says so.
    PatternCase,
    /// A filter pattern cannot ask that no element of `field` fits.
    PatternNoElement(String),
    /// A filter pattern cannot ask whether the object `field` is there.
    PatternObject(String),
    /// Here null counts as absent; in CloudWatch Logs it is there.
    PatternNull,
    /// A filter pattern cannot ask for anything but a boolean.
    PatternBool,
    /// The opposite of a comparison finds no text that is not a number.
    PatternOpposite,
    /// A filter pattern can compare the size of numbers only, not times or versions.
    PatternNumbers,
    /// Regular expressions of CloudWatch Logs are always case-sensitive.
    PatternRegexCase,
    /// CloudWatch Logs has no blocks of addresses; only IPv4 blocks of 8, 16, 24 or 32 bits are a beginning of the text.
    PatternBlocks,
    /// Nothing is loaded, so “now” has no meaning.
    NoNow,
    /// CloudWatch Logs does not accept the regular expression `pattern`.
    PatternRegex(String),
    /// A filter pattern cannot ask for every event or for none.
    PatternAllOrNone,
    /// A filter pattern cannot name a field with “']” in its name.
    PatternName,
    /// Regular expressions of CloudWatch Logs are ASCII, and only they can say a star.
    PatternStar,
    /// CloudWatch Logs searches words in the record’s JSON text and is case-sensitive.
    PatternWords,
    /// Terms of CloudWatch Logs have no wildcards, and its regular expressions have few operators.
    PatternTerms,
    /// A filter pattern has conditions on fields or words, not both, and joins words by “and” or by “or”.
    PatternMixed,
    /// This condition cannot be written in Logs Insights.
    NoInsights,
    /// Logs Insights cannot look into every element of a list, only into numbered ones.
    InsightsElements,
    /// Logs Insights has fields for what is in an object, not for the object.
    InsightsObject,
    /// Logs Insights does not tell null from absent.
    InsightsNull,
    /// Logs Insights compares no times but eventTime, as text.
    InsightsTimes,
    /// Logs Insights cannot compare versions.
    InsightsVersions,
    /// The search text has no meaning.
    Mistake(Mistake),
    /// Why there is no text.
    Refused(Box<Refusal>),
}
