//! What is expected at a position in a text that somebody types.

use serde::{Deserialize, Serialize};

/// What is expected at a position in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// The text itself.
    Written(String),
    /// A value.
    Value,
    /// “:” and a value after the name.
    ValueAfterName,
    /// “`operator`” right after the name.
    OperatorRightAfterName(String),
    /// A value right after “`condition`”.
    ValueRightAfter(String),
    /// “or”, a comma or “)” in the list.
    InList,
    /// “)” at the end of the list.
    EndOfList,
    /// A number, a time or a version.
    Operand,
    /// A number, a time or a version, without quotation marks.
    UnquotedOperand,
    /// “:” after “proof”.
    ColonAfterProof,
    /// “:” after “outcome”.
    ColonAfterOutcome,
    /// An outcome.
    Outcome,
    /// “:” after “who”.
    ColonAfterActor,
    /// The name of a kind of caller.
    Actor,
    /// The name of a field (in quotes, if it is one).
    QuotedOrField,
    /// The name of a field.
    FieldName,
    /// “.” or “:” after the name.
    DotOrColon,
    /// A closing quotation mark.
    ClosingQuote,
    /// A name.
    Name,
    /// A name without an index (every element is looked into).
    NameWithoutIndex,
    /// A name without wildcards.
    NameWithoutWildcards,
    /// A version such as 1.08.
    Version,
    /// A time such as 2025-06-07 or now-7d.
    Time,
    /// A number or a time such as 2025-06-07 or now-7d.
    NumberOrTime,
    /// A shorter period.
    ShorterPeriod,
    /// A month from 01 to 12.
    Month,
    /// A day from 01 to `last`.
    Day(u64),
    /// An hour from 00 to 23.
    Hour,
    /// A minute from 00 to 59.
    Minute,
    /// A second from 00 to 59.
    Second,
    /// A zone such as Z or +02:00.
    Zone,
    /// An IPv4 address (four numbers from 0 to 255), or the value in quotes.
    Ipv4Address,
    /// A prefix length from 0 to `most`, or the value in quotes.
    PrefixLength(u64),
    /// A prefix length from 96 to 128 after an IPv4 address in IPv6 spelling, or the value in quotes.
    MappedPrefixLength,
    /// A verdict (`names`).
    Verdict(Vec<String>),
    /// A slash that ends the regular expression.
    ClosingSlash,
    /// Nothing or “i” after the regular expression (quote a value that begins with a slash).
    RegexFlag,
    /// A regular expression between the slashes.
    RegexBetweenSlashes,
    /// A character after “\”.
    CharacterAfterBackslash,
    /// The end of the text.
    EndOfText,
    /// A query of at most `most` bytes.
    QueryOfBytes(u64),
    /// A pattern of at most `most` bytes.
    PatternOfBytes(u64),
    /// A list of attributes of at most `most` bytes.
    AttributesOfBytes(u64),
    /// A configuration of at most `most` bytes.
    ConfigurationOfBytes(u64),
    /// At most `most` conditions.
    MostConditions(u64),
    /// At most `most` regular expressions.
    MostRegexes(u64),
    /// At most `most` levels of brackets and “not”.
    MostLevels(u64),
    /// At most `most` levels of brackets.
    MostBrackets(u64),
    /// At most `most` terms.
    MostTerms(u64),
    /// At most `most` attributes.
    MostAttributes(u64),
    /// At most `most` values.
    MostValues(u64),
    /// A condition or a word.
    ConditionOrWord,
    /// A blank (or quotation marks around the whole).
    BlankOrQuotes,
    /// A condition such as `name`:value.
    Condition(String),
    /// A field before “`operator`”.
    FieldBefore(String),
    /// “`word`” (or the text in quotes).
    WordOrQuoted(String),
    /// A double quotation mark (").
    DoubleQuote,
    /// A regular expression between the percent signs.
    RegexBetweenPercents,
    /// “\\[” within brackets.
    EscapedBracket,
    /// “\-” for a hyphen within brackets.
    EscapedHyphen,
    /// “\]” for a bracket within brackets.
    EscapedClosingBracket,
    /// No parentheses (CloudWatch Logs has no groups; “\x28” and “\x29” are the characters).
    NoParentheses,
    /// Only ASCII characters in a regular expression.
    OnlyAscii,
    /// “`code`” for this character, as CloudWatch Logs wants it.
    CharacterCode(String),
    /// Two hexadecimal digits of an ASCII character after “\x”.
    HexDigits,
    /// One of \d \D \s \S \w \W \xhh, or an operator after the backslash.
    RegexEscape,
    /// A character after the backslash.
    RegexAfterBackslash,
    /// A condition such as $.eventName = "DeleteTrail".
    PatternCondition,
    /// Nothing after the pattern’s last brace.
    NothingAfterPattern,
    /// A condition (filter patterns have no “not”; turn its operators round).
    PlainCondition,
    /// NULL, TRUE or FALSE (CloudWatch Logs has no IS NOT; “`there`” asks for a value).
    NullTrueFalse(String),
    /// NULL, TRUE or FALSE after IS.
    NullTrueFalseAfterIs,
    /// EXISTS after NOT.
    ExistsAfterNot,
    /// An operator (CloudWatch Logs has NOT EXISTS only; “`there`” asks for a value).
    OperatorNotExists(String),
    /// An operator: =, !=, >, >=, \<, \<=, IS or NOT EXISTS.
    PatternOperator,
    /// A value to compare `selector` with.
    ValueToCompare(String),
    /// “%” at the end of the regular expression.
    ClosingPercent,
    /// A number (only numbers can be compared for size).
    Number,
    /// “}”, “&&” or “||”, where no bracket is open.
    BraceOrAnd,
    /// “&&”, “||” or “}”.
    AndOrBrace,
    /// A condition such as $.eventName = "x" (this looks like an EventBridge pattern).
    NotEventBridge,
    /// A selector such as $.eventName.
    Selector,
    /// “.” and a name after “$”.
    NameAfterDollar,
    /// “']” at the end of the name.
    ClosingName,
    /// A name, “\*” or “\['name']” after the dot.
    Member,
    /// A place in the array, counted from 0, or “\*”, and “]”.
    ArrayPlace,
    /// Terms or “{”.
    Terms,
    /// A blank after the term.
    BlankAfterTerm,
    /// “`written`” after the key.
    ValueAfterKey(String),
    /// AttributeKey and AttributeValue.
    KeyAndValue,
    /// True or false for ReadOnly.
    TrueOrFalse,
    /// One of `names`.
    OneOf(Vec<String>),
    /// AdvancedEventSelectors or EventSelectors.
    Selectors,
    /// FieldSelectors in the selector.
    FieldSelectors,
    /// Field in the field selector.
    FieldOfSelector,
    /// A field that selectors know (`names`).
    SelectorField(Vec<String>),
    /// A field selector for eventCategory, which every selector needs.
    EventCategory,
    /// Equals, the only operator for `field`.
    OnlyEquals(String),
    /// An operator such as Equals with a value for `field`.
    SelectorOperator(String),
    /// ReadOnly, WriteOnly or All.
    ReadWriteType,
    /// Type and Values of the data resource.
    TypeAndValues,
    /// A list of attributes.
    ListOfAttributes,
    /// A list of selectors.
    ListOfSelectors,
    /// A list of field selectors.
    ListOfFieldSelectors,
    /// A list of values.
    ListOfValues,
    /// A list of event sources.
    ListOfEventSources,
    /// A list of data resources.
    ListOfDataResources,
    /// A list of ARNs.
    ListOfArns,
    /// A key as text.
    KeyAsText,
    /// A value as text.
    ValueAsText,
    /// The name of a field as text.
    FieldNameAsText,
    /// True or false as text.
    TrueOrFalseAsText,
    /// An event source as text.
    EventSourceAsText,
    /// A type such as AWS::S3::Object as text.
    TypeAsText,
    /// An ARN as text.
    ArnAsText,
    /// Nothing after the value.
    NothingAfterValue,
    /// A JSON value.
    JsonValue,
    /// A name in quotation marks.
    JsonName,
    /// “,” or “}”.
    CommaOrBrace,
    /// “,” or “]”.
    CommaOrBracket,
    /// Four hexadecimal digits after “\u”.
    FourHexDigits,
    /// A JSON escape after “\”.
    JsonEscape,
    /// What is missing of JSON that breaks off.
    RestOfJson,
}
