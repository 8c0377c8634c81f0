### Everything that is said to a person, in English. This file says which messages there are and what each takes.
###
### `$name` is text; it is a number where it chooses a plural, is written as NUMBER($name), or a comment right above the
### message says `$name (Number)`. Numbers are grouped by themselves: 68,614.
###
### How to write: plain and short; no full stop behind what is not a sentence; names as AWS spells them.

## Issues: how bad, and what kind

severity-error = Error
severity-warning = Warning
severity-info = Note

issue-empty-file = Empty file
issue-not-cloudtrail = Not CloudTrail
issue-no-events = No events
issue-unreadable = Unreadable file
issue-damaged-compression = Damaged compression
issue-unusual-compression = Unusual compression
issue-truncated = Cut off
issue-malformed = Broken JSON
issue-bad-record = Bad record
issue-bad-encoding = Not UTF-8
issue-limit = Limit met
issue-conflicting-duplicate = Conflicting copies
issue-repeated-file = Same file twice
issue-bad-evidence = Unusable evidence
issue-crashed = Reader crashed
issue-stopped = Stopped
issue-left-out = Left out

## Kinds of file

file-log = CloudTrail log
file-digest = Digest
file-public-keys = Public keys
file-digest-metadata = Digest metadata
file-lake-signature = CloudTrail Lake signature
file-trail-settings = Trail settings
file-container = Container
file-empty = Empty
file-foreign = Not CloudTrail
file-unreadable = Unreadable

## Counts, with the number and its noun on one line

records = { $n ->
    [one] { $n } record
   *[other] { $n } records
}

## The view of issues

page-issues-cut = The { NUMBER($n) } most severe are listed here.
page-issues-rejecting = only issues that lost records
