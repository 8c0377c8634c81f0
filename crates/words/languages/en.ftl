### Everything said to users, in English. This file defines which messages there are and which arguments they take.
###
### `$name` is text; it is a number if it selects a plural, is written as NUMBER($name) or COMPACT($name), or a comment right
### above the message says `$name (Number)`. Numbers are grouped automatically, 68,614; COMPACT abbreviates those above 99,999:
### 1.23 M.
###
### Style: plain and short; no full stop unless it is a sentence; names as AWS spells them.

## The language's own name for itself

language-name = English

## Issues: severities and kinds

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
issue-unread-time = Time not read
issue-repeated-name = Repeated name
issue-bad-encoding = Not UTF-8
issue-limit = Limit reached
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
file-alarm-definitions = Filters and alarms
file-notes = Notes on events
file-manifest = Manifest
file-sigma-rules = Sigma rules
file-container = Container
file-empty = Empty
file-companion = macOS or Windows companion file
file-not-cloudtrail = Not CloudTrail
file-unreadable = Unreadable

## What is in a file

contents-log = CloudTrail log
contents-lookup-events = lookup-events output
contents-log-events = CloudWatch Logs with CloudTrail events
contents-envelopes = EventBridge events of CloudTrail
contents-aggregated = CloudTrail aggregated events
contents-lake-results = CloudTrail Lake query results
contents-query-results = Query results with events (JSON)
contents-empty-log = CloudTrail log without events
contents-unreadable-log = CloudTrail log, not readable
contents-event-history = CloudTrail Event history (CSV)
contents-own-table = Events that Traillight exported (CSV)
contents-event-table = Query results with events (CSV)
contents-record-table = A table with CloudTrail records in it (CSV)
contents-python = CloudTrail events as a Python program printed them
contents-yaml = CloudTrail events as YAML
contents-javascript = CloudTrail events as a JavaScript program printed them
contents-powershell = CloudTrail events as a PowerShell list
contents-ruby = CloudTrail events as a Ruby program printed them
contents-go = CloudTrail events as a Go program printed them
contents-markup = Fields of CloudTrail events in XML or HTML
contents-unknown-notation = Fields of CloudTrail events in a notation that is not JSON
contents-control-message = a CloudWatch Logs control message
contents-empty-list = a list of events that is empty
contents-digest = CloudTrail digest
contents-public-keys = CloudTrail public keys
contents-lake-signature = CloudTrail Lake signature
contents-object-metadata = S3 object metadata
contents-digest-metadata = S3 object metadata of digests
contents-trail-settings = the settings of a trail
contents-alarm-definitions = Metric filters and alarms of CloudWatch
contents-sigma-rules = Sigma rules
contents-zip = zip archive
contents-tar = tar archive
contents-tar-in-gzip = tar archive in gzip
contents-gzip-in-gzip = gzip in gzip
contents-archive-in-gzip = an archive in gzip
contents-zstandard = Zstandard file
contents-broken-json = JSON that is broken
contents-unsearched-json = JSON of which not all was read
contents-damaged-gzip = Damaged gzip without content
contents-empty = Empty file
contents-companion = what macOS or Windows put beside other files
contents-printed = the answer of { $command } as { $form }
contents-unread-entry = Could not be read
contents-too-large = Too large to be read
contents-not-from-disk = Could not be read from disk

printed-table = a table
printed-yaml = YAML
printed-text = text
printed-other = another form than JSON

# What is not CloudTrail's
other-png = a PNG picture
other-jpeg = a JPEG picture
other-gif = a GIF picture
other-bmp = a BMP picture
other-tiff = a TIFF picture
other-riff = a WebP picture, sound or film
other-film = a film or HEIF picture
other-icon = an icon
other-pdf = a PDF document
other-post-script = a PostScript document
other-rtf = an RTF document
other-old-office = an old Office document
other-excel = an Excel workbook (XLSX)
other-word = a Word document (DOCX)
other-power-point = a PowerPoint presentation (PPTX)
other-apple-document = a document of Apple Numbers, Pages or Keynote
other-open-spreadsheet = an OpenDocument spreadsheet (ODS)
other-open-document = an OpenDocument file
other-markup = an XML or HTML document
other-linux-program = a Linux program
other-windows-program = a Windows program
other-mac-program = a macOS program
other-java-or-mac = a Java class or macOS program
other-web-assembly = a WebAssembly module
other-parquet = a Parquet file
other-encrypted-parquet = an encrypted Parquet file
other-ocsf-parquet = a Parquet file of events in the schema OCSF, as Amazon Security Lake writes them
other-avro = an Avro file
other-orc = an ORC file
other-sqlite = an SQLite database
other-windows-event-log = a Windows event log
other-bzip2 = a bzip2 archive
other-xz = an xz archive
other-seven-zip = a 7-Zip archive
other-rar = a RAR archive
other-compress = a compress archive
other-lzip = an lzip archive
other-lz4 = an LZ4 archive
other-snappy = a Snappy archive
other-key-or-certificate = a key or certificate
other-vpc-flow-logs = VPC flow logs
other-load-balancer-logs = load balancer access logs
other-s3-access-logs = S3 server access logs
other-web-access-logs = web or CloudFront access logs
other-config = an AWS Config snapshot or history
other-s3-notifications = S3 event notifications
other-lambda-event = a Lambda event without CloudTrail events in it
other-delivery-notice = a notice that CloudTrail delivered a log
other-lake-rows = a CloudTrail Lake query result without whole events
other-log-messages = CloudWatch Logs messages that are not CloudTrail’s
other-cloud-formation = a CloudFormation template
other-terraform = a Terraform state
other-iam-policy = an IAM policy
other-json = JSON without CloudTrail records
other-table = a table (CSV) that is not CloudTrail’s
other-text = text
other-blank = blank text
other-binary = binary data of an unknown kind
schema-ecs = CloudTrail events in the Elastic Common Schema (ECS)
schema-ocsf = CloudTrail events in the schema OCSF, as in Amazon Security Lake

# What helps with files that may hold events and are not read
remedy-convert = If it holds CloudTrail events, have it written as JSON lines or CSV, as DuckDB does: COPY (FROM 'FILE') TO 'events.json'.
remedy-convert-raw-data = These events are not as CloudTrail wrote them: open the log files that it delivers to S3. Where the lake keeps raw_data, that is the record; have it written as JSON lines, as DuckDB does: COPY (SELECT raw_data FROM 'FILE') TO 'events.json'.
remedy-save-sheets = If it holds events, save each of its sheets as CSV (UTF-8) and open those.
remedy-save-sheets-of-workbook = If it is a workbook that holds events, save each of its sheets as CSV (UTF-8) and open those.
remedy-save-text = If it holds events, save them as a text file of their own and open that.
remedy-unpack = If it holds CloudTrail logs, unpack it and open what is in it.
remedy-export-ecs = Export them with the field event.original, which Elastic keeps where preserve_original_event is set, or open the log files themselves.
remedy-export-ocsf = Export them with raw_data, where it was kept, or open the log files that CloudTrail delivers to S3.

## Issues: in a string, in a cell, and those not listed

what-in-string = In the JSON text of a string: { $what }
what-in-cell = In a cell of this row: { $what }
what-more = { $more ->
    [one] { $more } more finding
   *[other] { $more } more findings
} in this file; only the first { NUMBER($listed) } are listed.
what-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
}

## Issues: archives

archive-no-directory = The directory at the end of the zip archive is missing or damaged, as in a download that was cut off. Its files were found by scanning it from the start.
archive-miscounted = The zip archive says that it has { NUMBER($said) } files and lists { NUMBER($listed) }. All listed files were read.
archive-tar-damaged = The tar archive is damaged or cut off at offset { NUMBER($at) }. Whatever could be recognised after that was read.
archive-tar-open = The tar archive stops after a file, without the end mark, as a download does that was cut off there. Everything up to there was read; more may be missing.
archive-tar-goes-on = The tar archive has an end and goes on behind it, at offset { NUMBER($at) }, as two do that were joined. All was read.
archive-strays = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
} in { $places ->
    [one] { $places } place
   *[other] { $places } places
}, the first at offset { NUMBER($first) }, belong to no file of the archive. Those that could hold records were read as files of their own, named after their position.
archive-not-followed = { $n ->
    [one] { $n } link or device in the tar archive holds nothing itself and was not followed: { $named }.
   *[other] { $n } links or devices in the tar archive hold nothing themselves and were not followed: { $named }.
}
archive-entry-cut = The tar archive ends inside this file. What is there was read.
archive-unknown-kind = The tar archive says that this is a file of the kind ‘{ $kind }’. It was read like any other file.
archive-sparse-too-large = This file with holes is larger than one file may be. What comes before the limit was read.
archive-sparse-untrue = The tar archive describes the holes in this file wrongly. It was read as far as possible.
archive-encrypted = This file in the zip archive is encrypted. It was left out.
# $method (Number)
archive-unknown-method = This file in the zip archive is compressed with method { $method }. Only stored, deflated and Zstandard files are read.
archive-behind-entry = { $n ->
    [one] { $n } byte stands behind the end of this file in its place in the zip archive. It was left out.
   *[other] { $n } bytes stand behind the end of this file in its place in the zip archive. They were left out.
}
archive-entry-too-large = This file in the zip archive is larger than one file may be, or inflates more than any log does. What comes before the limit was read.
archive-entry-left-out = This file in the archive is larger than can be held in memory. It was left out; unpacked, it may be read.
archive-entry-astray = Where the directory of the zip archive says that this file is, there is no file. It was left out; what does stand there is an issue of the archive.
archive-entry-damaged = This file in the zip archive is damaged or cut off. What could be inflated was read.
archive-wrong-checksum = The checksum in the zip archive is not that of this file, so it was changed or damaged. It was read as it is.
archive-too-deep = More than { NUMBER($most) } containers inside one another. This one was not opened.
archive-too-much = { $left ->
    [one] { $left } more file in this container was not read
   *[other] { $left } more files in this container were not read
}: { NUMBER($files) } files or { NUMBER($bytes) } inflated bytes are read from one container.

# Links and devices
member-link = { $name } (a link to { $to })
member-hard-link = { $name } (a hard link to { $to })
member-character-device = { $name } (a character device)
member-block-device = { $name } (a block device)
member-pipe = { $name } (a pipe)
list-join = ,{" "}
list-and-more = { $named } and { NUMBER($more) } more

## Issues: compressed streams

stream-members = { NUMBER($n) } gzip members in one file. AWS writes one; more come from joining files. All were read.
stream-cut = The { $method } stream is cut off: expected more of it, found the end of the file. What could be inflated was read. { $place }
stream-damaged = The { $method } stream is damaged here: its data, checksum or length is wrong, so it was changed after it was written. What could be inflated was read. { $place }
stream-trailing-bytes = The { $method } stream ends, and bytes follow that are not part of it. AWS writes no such files. If they could hold records, they were read as a file of their own; otherwise they were left out. { $place }
stream-too-large = The { $method } stream holds more than one file may, or inflates more than any log does. What comes before the limit was read. { $place }
stream-place = (Offset { NUMBER($at) } of the compressed file, with { $behind ->
    [one] { $behind } byte
   *[other] { $behind } bytes
} from there on.)

## Issues: files as a whole

note-file-empty = The file is empty and was ignored.
note-file-empty-log = The file is empty, but is named like a CloudTrail file. Its content is lost.
note-file-no-records = A log without events: its list of records is empty.
note-file-eventless = No events in it: { $contents }.
note-file-aggregated = { $n ->
    [one] { $n } aggregated record: it counts events but is not one, so it is not shown.
   *[other] { $n } aggregated records: they count events but are not events, so they are not shown.
}
note-file-aggregated-between = { $n ->
    [one] { $n } aggregated record between the events: it counts events but is not one, so it is not shown.
   *[other] { $n } aggregated records between the events: they count events but are not events, so they are not shown.
}
note-file-not-cloudtrail = Not CloudTrail: { $other }. Left alone.
note-file-not-read = This is { $other }, which is not read. { $remedy }
note-file-not-as-named = Going by its name, expected a CloudTrail file, found { $other }. Nothing in it was read.
note-file-mostly-text = Mostly text that is not JSON, such as a manual or a letter, with { $n ->
    [one] { $n } CloudTrail record in it. It was left out; put it in a file of its own to have it read.
   *[other] { $n } CloudTrail records in it. They were left out; put them in a file of their own to have them read.
}
note-file-python = { $contents }. They are not JSON, and were not understood. Write them with json.dumps instead. Nothing in the file was read.
note-file-yaml = { $contents }. YAML is not read. Get them as JSON: with --output json, or with yq -o=json. Nothing in the file was read.
note-file-javascript = { $contents }. They are not JSON. Write them with JSON.stringify instead. Nothing in the file was read.
note-file-powershell = { $contents }. Long values in it are broken into lines. Write them with ConvertTo-Json or Export-Csv instead. Nothing in the file was read.
note-file-ruby = { $contents }. They are not JSON. Write them with to_json instead. Nothing in the file was read.
note-file-go = { $contents }. They are not JSON. Write them with json.Marshal instead. Nothing in the file was read.
note-file-other-notation = { $contents }. They are not read: export the events as JSON or CSV, or open the log files themselves. Nothing in the file was read.
note-file-not-python = From here on this is not what Python prints for lists and dictionaries. It was left out: about { $n ->
    [one] { $n } record
   *[other] { $n } records
}. Write them with json.dumps instead.
note-file-printed = Expected JSON, found the answer of { $command } as { $form }. Nothing in it was read; run it again with --output json.
note-file-broken-evidence = { $contents } that can’t be read: its JSON is broken.

## Issues: the encoding of text

encoding-utf16 = UTF-16, whereas AWS writes UTF-8. It was read; its records are shown and exported as UTF-8.
encoding-stray = Expected UTF-8, found bytes here that are not. They are in no record.
encoding-in-record = Expected UTF-8, found bytes in this record that are not. It was kept: they are shown as � and exported as they are.

## Issues: JSON

json-broken-line = A line that is not JSON: { $why } at offset { NUMBER($at) }. It was left out, other lines were kept.
json-broken = The JSON is broken here: { $why }. { $kept ->
    [one] { $kept } record before this place was kept, what follows was left out.
   *[other] { $kept } records before this place were kept, what follows was left out.
}
json-broken-rows = The JSON is broken here: { $why }. Rows before this place were kept, what follows was left out.
json-cut-in-record = The JSON ends in the middle: expected more, found the end of the text. The record that begins here is cut off and was left out; complete records before it were kept.
json-cut = The JSON ends in the middle: expected more, found the end of the text. The rest is missing; complete records before it were kept.
json-torn = The structure of the JSON breaks here: { $why }. AWS writes no such files: this one was edited, joined or damaged since; { $complete ->
    [one] { $complete } complete record stands before this place and was left out,
   *[other] { $complete } complete records stand before this place and were left out,
} as was what follows: { NUMBER($behind) } more, by the look of them.
json-behind = From here on, this file was not read, because the part before is broken and so large that nobody can tell where it ends. { $n ->
    [one] { $n } record was left out, by the look of it.
   *[other] { $n } records were left out, by the look of them.
}
json-commas = A comma is missing or superfluous here{ $more ->
    [0] .
    [one] , and in { $more } more place.
   *[other] , and in { $more } more places.
} AWS writes no such files. All records were kept.
json-passed-over = Text that is not JSON begins here, { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
} in all. It was skipped, the records around it were kept.
json-too-deep = Here, more JSON is nested deep inside other JSON than is searched. What begins here was skipped.
json-in-too-many-strings = Here, JSON text is nested in more than { NUMBER($most) } strings. It was not searched, and may hold records.

# Why JSON stops making sense
fault-cut = the text ends in the middle
fault-expected = expected { $wanted }, found { $found }
fault-too-deep = more than { NUMBER($most) } levels of nesting
wanted-value = a value
wanted-new-value = a new value
wanted-name = a name in quotes
wanted-colon = a colon
wanted-comma-or-brace = a comma or {"}"}
wanted-comma-or-bracket = a comma or ]
wanted-digit = a digit
wanted-escape = an escape sequence
json-found-end = the end of the text
json-found-line-break = a line break
json-found-not-utf8 = bytes that are not UTF-8
json-found-control = the control character { $code }
json-found-char = ‘{ $char }’

## Issues: records, rows and what is packed into strings

record-bad = A record that can’t be read: { $why }. It was left out, its neighbours were kept.
record-too-large = A record of { NUMBER($bytes) } bytes, where AWS writes 1 MB at most and { NUMBER($most) } bytes are read. It was left out.
record-name-twice = The name “{ $name }” occurs twice in one object of this record. The last one counts, everywhere.
record-ecs = An event in the Elastic Common Schema (ECS), without the record that it was made from. It was left out. { $remedy }
record-ocsf = An event in the schema OCSF, without the record that it was made from. It was left out. { $remedy }
record-nameless-row = A row without an event name. It was left out, other rows were kept.
record-empty-rows = { $n ->
    [one] { $n } row has no CloudTrail record in any cell. It was skipped.
   *[other] { $n } rows have no CloudTrail record in any cell. They were skipped.
}
bad-json-at = { $why } at offset { NUMBER($at) }
bad-broken = its JSON is broken
bad-nameless = expected eventName and eventSource, found at most one of them
bad-no-object = expected an object
bad-behind = expected nothing after the object
packed-base64 = The base64 in a string ends or is invalid after { NUMBER($n) } characters. What comes before was read.
packed-damaged = The gzip in a string is damaged or cut off at its byte { NUMBER($at) }. What could be inflated was read.
packed-behind = The gzip in a string ends at its byte { NUMBER($at) }. What follows was left out.
packed-too-large = A compressed string holds more than { NUMBER($most) } bytes, or all strings of this file more than { NUMBER($all) }. What comes before the limit was read.

## Issues: the times of events

times-ambiguous = The time of { $n ->
    [one] { $n } event
   *[other] { $n } events
} was not read: in “{ $example }”, day and month can’t be told apart. Events are kept without a time; export them again with times like 2026-02-03T09:20:00Z.
times-unread = The time of { $n ->
    [one] { $n } event
   *[other] { $n } events
} was not read. Events are kept without a time.
times-unread-example = The time of { $n ->
    [one] { $n } event
   *[other] { $n } events
} was not read, for example “{ $example }”. Events are kept without a time.
times-absent = { $n ->
    [one] { $n } event without eventTime. It is kept without a time.
   *[other] { $n } events without eventTime. They are kept without a time.
}
times-no-zone = The time of { $n ->
    [one] { $n } event
   *[other] { $n } events
} is given without a time zone, as shown on the screen of whoever exported it, for example “{ $example }”. It is shown as if it were UTC.

## Issues: answers of AWS that proofs are made of

answers-no-answer = Expected an answer of list-public-keys, {"{"}"PublicKeyList": [...]{"}"}, of head-object with a "Metadata" member, or about a trail; found other JSON. Run the command again with --output json.
answers-others = { $n ->
    [one] One JSON text in it is no answer that proves anything. It was left out; the others were read.
   *[other] { $n } JSON texts in it are no answers that prove anything. They were left out; the others were read.
}
answers-broken = Expected JSON to the end of the file, found something else in line { NUMBER($line) }, column { NUMBER($column) }. { $read } Run the command again with --output json.
answers-cut = Expected JSON to the end of the file; it ends in the middle, in line { NUMBER($line) }, column { NUMBER($column) }. { $read } Run the command again with --output json.
answers-read-before = What comes before was read.
answers-read-nothing = Nothing in it was read.
answers-unsigned = Object metadata without a signature: it proves nothing. Only digests are stored with one; ask head-object about a digest.
answers-other-keys = { $n ->
    [one] { $n } of { NUMBER($of) } keys is not what it is called:
   *[other] { $n } of { NUMBER($of) } keys are not what they are called:
} one is listed with the fingerprint { $stated }, and its own is { $own }. They prove nothing; fetch the list again with aws cloudtrail list-public-keys.
answers-no-sign-files = { $n ->
    [one] { $n } JSON text in it is not a sign file of CloudTrail Lake; the others were read.
   *[other] { $n } JSON texts in it are not sign files of CloudTrail Lake; the others were read.
} If one is missing, fetch it again as it is stored: aws s3 cp s3://BUCKET/FOLDER_OF_THE_QUERY/result_sign.json .
answers-broken-sign-file = Expected JSON to the end of the file, found something else in line { NUMBER($line) }, column { NUMBER($column) }. { $read } Fetch the sign file again as it is stored: aws s3 cp s3://BUCKET/FOLDER_OF_THE_QUERY/result_sign.json .
answers-lacking-sign-file = A sign file lacks a field that every sign file has, or lists something that is not a hash. Fetch it again as it is stored: aws s3 cp s3://BUCKET/FOLDER_OF_THE_QUERY/result_sign.json .
answers-no-keys = { NUMBER($n) } of { NUMBER($of) } keys cannot be used: expected RSA keys of { NUMBER($least) } to { NUMBER($most) } bits in base64. What they signed is not proved; fetch the list again with aws cloudtrail list-public-keys.

## Issues: files and events that came more than once

copy-same-file = The same content as { $path }. Its events are shown once.
copy-proved-elsewhere = No digest lists this file. { $n ->
    [one] The only record in it is found in a log that is proved, and is shown from there.
   *[other] All { $n } records in it are found in logs that are proved, and are shown from there.
}
copy-differs = The same eventID, { $id }, has different content in { $other }. { $how }
differs-contradiction = { $path } is { $here } here and { $there } there. Both are shown.
differs-each-says-more = They do not contradict each other, but each says something that the other does not. Both are shown.
differs-not-compared = They could not be compared, because a record could not be read again. Both are shown.
differs-value = “{ $value }”
differs-no-value = not given

## Issues: the course of reading

reading-stopped-inside = Reading was stopped here. { $n ->
    [one] { $n } more file in this container was not read, and nothing is known about it.
   *[other] { $n } more files in this container were not read, and nothing is known about them.
}
reading-stopped-at = Reading was stopped here, after { NUMBER($read) } of { NUMBER($of) } bytes. Nothing is known of what follows; choose the file again to have all of it read.
reading-stopped = { $n ->
    [one] Reading was stopped before this file was read. Nothing is known about it; choose it again to have it read.
   *[other] Reading was stopped before these files were read. Nothing is known about them; choose them again to have them read.
}
reading-other-days = { $n ->
    [one] You chose to read only { $first } to { $last }, and its name says that this file is from another day. Nothing else is known about it.
   *[other] You chose to read only { $first } to { $last }, and their names say that these files are from other days. Nothing else is known about them.
}
reading-companions = macOS and Windows add such files next to others on their own; there are no events in them: { $named }.
reading-too-large = The file has { NUMBER($bytes) } bytes, and at most { NUMBER($most) } can be read at once. It was left out; split into parts, it can be read.
reading-unreadable = The browser could not read this file; it may have been moved, changed or locked: { $reason }
reading-changed = The file changed while it was being read: it had { NUMBER($chosen) } bytes when it was chosen, and { NUMBER($read) } when it was read. What was read is shown; choose it again to read it once more.
reading-lost = { $n ->
    [one] { $n } record of this file was read, and then lost on its way from one worker to another ({ $why }).
   *[other] { $n } records of this file were read, and then lost on their way from one worker to another ({ $why }).
} What else was found out about the file may be lost, too. Opening the files again may help; please report it.
reading-no-room = there is no room for more events
reading-crashed = Reading this file ended a worker twice. It was left out; all other files were read. Please report it.

## Counts: number and noun

records = { $n ->
    [one] { $n } record
   *[other] { $n } records
}
files = { $n ->
    [one] { COMPACT($n) } file
   *[other] { COMPACT($n) } files
}
bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
events = { $n ->
    [one] { COMPACT($n) } event
   *[other] { COMPACT($n) } events
}
groups = { $n ->
    [one] { COMPACT($n) } group
   *[other] { COMPACT($n) } groups
}
digests = { $n ->
    [one] { COMPACT($n) } digest
   *[other] { COMPACT($n) } digests
}
sign-files = { $n ->
    [one] { COMPACT($n) } sign file
   *[other] { COMPACT($n) } sign files
}
logs = { $n ->
    [one] { COMPACT($n) } log
   *[other] { COMPACT($n) } logs
}
hours = { $n ->
    [one] { COMPACT($n) } hour
   *[other] { COMPACT($n) } hours
}
minutes = { $n ->
    [one] { COMPACT($n) } minute
   *[other] { COMPACT($n) } minutes
}
seconds = { $n ->
    [one] { COMPACT($n) } second
   *[other] { COMPACT($n) } seconds
}
# With all digits, however many
exact-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
exact-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
exact-not-proved = { NUMBER($n) } not proved
exact-logs = { $n ->
    [one] { $n } log
   *[other] { $n } logs
}
exact-log-files = { $n ->
    [one] { $n } log file
   *[other] { $n } log files
}
exact-digests = { $n ->
    [one] { $n } digest
   *[other] { $n } digests
}
exact-signed-digests = { $n ->
    [one] { $n } signed digest
   *[other] { $n } signed digests
}
exact-sign-files = { $n ->
    [one] { $n } sign file
   *[other] { $n } sign files
}
exact-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
exact-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
exact-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
exact-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
# Buttons that lead through a long list
pages-of-digests = Pages of digests
pages-of-sign-files = Pages of sign files
pages-of-logs = Pages of logs
# How many more are not shown, on its own and at the end of a list
more = { COMPACT($n) } more
and-more = and { NUMBER($n) } more

## Views, and what several of them share

view-overview = Overview
view-events = Events
view-integrity = Integrity
view-detections = Detections
view-issues = Issues
proof = Proof
absent = absent
counting = Counting …

## The first screen

open-title = See who did what in your AWS accounts, and prove that the CloudTrail logs are complete and untouched.
open-files-area = Open files
open-drop = Drop a folder or files here
open-drop-note =
    Logs, digests and key files, as they are in the bucket: gzip or plain JSON, in any folders, also inside zip and tar.
open-folder = Open folder
open-files = Open files
open-sample = Try the sample
open-how-to = How to get the files
open-account = Account
open-region = Region
open-bucket = Bucket
open-command = Command: { $title }
open-copy-command = Copy the command: { $title }
open-privacy = Nothing leaves this page. Requests to other hosts: { NUMBER($requests) }.
open-privacy-more = What this page may do

## The overview

overview-whole-period = Whole period
overview-by-proof = Colour by proof
overview-stack = Divide the columns by
overview-stack-errors = Errors
overview-no-digest = no digest
overview-fewer-rows = Fewer rows
overview-remove-chart = Remove
overview-totals = Totals
overview-events = Events
overview-events-hint = Show these events
overview-errors = Errors
overview-errors-hint = Filter for events that failed
overview-files = Files
overview-files-hint = Show all files
overview-accounts = Accounts
overview-accounts-hint = Go to the accounts
overview-regions = Regions
overview-regions-hint = Go to the regions
overview-users = Users
overview-users-hint = Go to the users
overview-figure = { NUMBER($n) }. { $hint }
overview-read-only = { $share } read-only
overview-period = Period
overview-from-to = { $from } to { $to }
overview-proof = Proof of these events
overview-proof-part = { $n ->
    [one] { $n } event: { $outcome }. Filter for it
   *[other] { $n } events: { $outcome }. Filter for them
}

# What deserves a look first
look-title = What deserves a look
look-all = All of them
look-whole = Among all events shown
look-compared = { $range }, compared with { $events } before
look-nothing-before = { $range }: no event came before, so there is nothing to compare with
look-new = Seen for the first time
look-nothing-new = Nothing is new.
look-new-users = { $n ->
    [one] { COMPACT($n) } user
   *[other] { COMPACT($n) } users
}
look-new-addresses = { $n ->
    [one] { COMPACT($n) } address
   *[other] { COMPACT($n) } addresses
}
look-new-networks = { $n ->
    [one] { COMPACT($n) } network
   *[other] { COMPACT($n) } networks
}
look-new-agents = { $n ->
    [one] { COMPACT($n) } user agent
   *[other] { COMPACT($n) } user agents
}
look-new-regions = { $n ->
    [one] { COMPACT($n) } region
   *[other] { COMPACT($n) } regions
}
look-new-calls = { $n ->
    [one] { COMPACT($n) } call that its user had never made
   *[other] { COMPACT($n) } calls that their users had never made
}
look-moved = Changed most
look-since = Against { $range }
look-nothing-moved = Nothing changed by more than a few events.
look-no-period-before = The events do not reach back another period of this length.
# Numbers of events in the period before and in this one
look-from-to = { $then } → { $now }
look-heading = { $title } ({ COMPACT($n) })
look-errors = Errors by person
look-no-errors = No person’s call failed.
look-sign-ins = Sign-ins to the console
look-no-sign-ins = Nobody signed in.
look-changes = Privileged changes
look-no-changes = No call changed permissions, trails or keys.
look-count-failed = { $count }, { NUMBER($n) } failed

# When a trail did not record something
bands-title = { $n ->
    [one] { COMPACT($n) } logging gap
   *[other] { COMPACT($n) } logging gaps
}
bands-left-out = { $n ->
    [one] { $n } more event about trails was not read.
   *[other] { $n } more events about trails were not read.
}
bands-trouble = Could not look for logging gaps: { $why }
# `$trail` may be followed by its account in brackets; `$missing` is what events about trails say
bands-line = { $trail } did not record { $missing }, { $time }

## The events: panes, toolbar, table

events-pane = Events
events-fields-pane = Fields
events-event-pane = Event
events-fields-width = Width of the fields
events-event-width = Width of the detail
events-some = { $n ->
    [one] { COMPACT($matching) } of { COMPACT($n) } event
   *[other] { COMPACT($matching) } of { COMPACT($n) } events
}
events-some-exact = { $n ->
    [one] { NUMBER($matching) } of { $n } event
   *[other] { NUMBER($matching) } of { $n } events
}
events-export = Export the matching events
events-export-as = Download the matching events as { $format }
picked = { NUMBER($n) } selected
picked-copy = Copy
picked-copy-as = Copy as { $format }
picked-compare = Compare
picked-compare-title = Compare two to { NUMBER($most) } selected events field by field (X)
picked-none = Select nothing (Esc)
picked-copied = { $n ->
    [one] { $n } event copied
   *[other] { $n } events copied
}
picked-not-copied = The browser did not allow copying.
picked-too-many = { NUMBER($n) } events are too many to copy. Up to { NUMBER($most) } can be copied; an export takes all.
events-fields = Fields
events-fields-title = Show or hide the fields (f)
events-timeline = Timeline
events-group = Group by …
events-group-title = Count the matching events by one or two fields (v: by the selected column)
events-columns = Columns
events-columns-label = Columns (c)
events-add-column = Add a column
events-other-field = Any other field …
events-remove-column = Remove the column
events-remove-named-column = Remove the column “{ $name }”
events-show-column = Show as a column
events-most-columns = No more than { NUMBER($most) } columns can be added
events-remove-column-label = Remove the column { $name }
events-sort-by = Sort by { $name }. Shift+click to sort by it within the present order; “.” for more
events-row-number = Row
events-row-number-title = Go to the row with this number (#)
events-row-height = Height of rows
events-rows-compact = Compact
events-rows-usual = Usual
events-rows-roomy = Roomy
events-usual-layout = The usual layout
heading-ascending = Sort ascending
heading-descending = Sort descending
heading-also = Sort by it, too
heading-wider = Wider
heading-narrower = Narrower
heading-fit = As wide as its content
heading-move-left = Move left
heading-move-right = Move right
heading-pin = Keep in view up to here
heading-unpin = Keep nothing in view
heading-hide = Hide the column
layouts-title = Layouts of the table
layouts-open = Layouts …
layouts-save-as = Save the columns as they are under the name
layouts-kept = Layouts are kept in this browser, and only those that you save. They contain names of fields, no values.
events-from-here = From here on
events-up-to-here = Up to here
events-minutes-around = { $n ->
    [one] { $n } minute before and after
   *[other] { $n } minutes before and after
}
events-hours-around = { $n ->
    [one] { $n } hour before and after
   *[other] { $n } hours before and after
}
events-no-time = No usable time

# Headings of the usual columns. None is contained in another one: tests look for them by name
events-column-proof = Proof
events-column-time = Time
events-column-event = Event
events-column-service = Service
events-column-region = Region
events-column-user = User
events-column-source-ip = Source IP
events-column-error = Error
events-column-read-only = Read-only
events-column-resource = Resource

# Cells
events-cell-picked = Selected
events-cell-picked-title = Selected (x)
events-cell-unread = could not be read
events-cell-read = read
events-cell-write = write
events-cell-no-time = no usable time
events-cell-repeated = A name occurs more than once in one object of this record: the last one counts
# In the column of error codes
events-cell-failed = Failure, no code
# path: a field, "responseElements.ConsoleLogin"
events-cell-failed-title = { $path } says that it failed; there is no error code.
events-cell-no-time-title = eventTime is absent or not a time
events-cell-disputed = Another record has the same eventID but different content
# An outcome, with the verdict it comes from
events-cell-proof = { $outcome }: { $verdict }

## The fields next to the events

facets-close = Close the fields
facets-which = Which fields
facets-usual = Usual
facets-all = All fields
facets-distinct = Distinct values
facets-value-title = { $n ->
    [one] { $value }: { $n } event, { $share }. Click to filter for it, Alt+click to filter it out
   *[other] { $value }: { $n } events, { $share }. Click to filter for it, Alt+click to filter it out
}
facets-proof-title = { $n ->
    [one] { $outcome }: { $n } event. Click to filter for it, Alt+click to filter it out
   *[other] { $outcome }: { $n } events. Click to filter for them, Alt+click to filter them out
}
facets-filter-out = Filter out { $value }
facets-absent-title = { $n ->
    [one] { $n } event without it
   *[other] { $n } events without it
}
facets-filter-out-absent = Filter out events without it
facets-rest = { $events ->
    [one] { COMPACT($n) } more, { COMPACT($events) } event. Search finds them.
   *[other] { COMPACT($n) } more, { COMPACT($events) } events. Search finds them.
}
facets-more = Show more ({ COMPACT($n) })
facets-fewer = Show fewer

# All fields
facets-find = Find a field
facets-everything = All events, whatever the filter
facets-columns-only = Fields are counted from raw records, but only columns are kept in memory.
facets-cancel = Cancel
facets-go-on = Continue
facets-listed = { $fields ->
    [one] { NUMBER($listed) } of { COMPACT($fields) } field in { $events }.
   *[other] { NUMBER($listed) } of { COMPACT($fields) } fields in { $events }.
}
facets-counted = { COMPACT($counted) } of { $events } counted.
facets-left-out = { $n ->
    [one] { COMPACT($n) } value at further or longer paths is left out.
   *[other] { COMPACT($n) } values at further or longer paths are left out.
}
facets-share = Share of the events that have it
facets-rest-of-field = { COMPACT($n) } more. Search finds them.
facets-add = Add to the usual fields
facets-remove = Remove from the usual fields
facets-show-chart = Show as a chart on the overview
facets-remove-chart = Remove the chart

## The command palette

palette-title = Commands
palette-field = Find a command
palette-none = No command has these letters.
palette-go = Go to: { $view }
palette-search = Search: { $title }
palette-group = Count values: { $name }
palette-column = Show or remove the column: { $name }
palette-rows = Height of rows: { $name }
palette-colours = Colours: { $name }
palette-people = Who acts: { $name }
palette-layout = Layout of the table: { $name }
palette-zone = Times by the clocks of: { $name }
palette-stack = Timeline by: { $name }
palette-notation = Read searches as: { $name }
palette-edition = CIS benchmark: { $name }
palette-language = Language: { $name }
palette-export = Export: { $name }
palette-undo = Undo
palette-redo = Redo

## What a link asks for

asked-what = This link asks for { $what }. Open the files it is about.
asked-sources = This link was made with { $names } open. Open the same again.
asked-both = This link asks for { $what }, and was made with { $names } open. Open the same again.
asked-more = { $names } and others
asked-hash = { $names } ({ $n ->
    [one] { $n } file
   *[other] { $n } files
}, hash { $hash })
asked-same = { $n ->
    [one] This is the file that was open when the link was made: its hash is the same.
   *[other] These are the files that were open when the link was made: all { $n } are the same, by their hashes.
}
asked-others = These are not the files that the link was made with: { $then } (hash { $hash_then }) then, { $here } (hash { $hash_here }) now.

## Notes on events

events-column-notes = Notes
notes-title = Notes
notes-short = Notes
notes-star = Star
notes-unstar = Remove the star
notes-starred = Starred
notes-star-title = Give the event a star, or take it (s)
notes-tags = Tags, separated by commas
notes-text = Remark
notes-by = Your name
notes-add = Remark, save
notes-add-now = Add the remark
notes-unsaved = Not saved yet.
notes-discard = Discard it
notes-begun = { $n ->
    [one] { $n } unsaved remark
   *[other] { $n } unsaved remarks
}
notes-begun-title = Open the event with the next one
notes-remove = Remove the remark
notes-head = { $by } { $when }
notes-save = Save all notes as a file
notes-no-event-id = This event has no eventID by which a note could find it again.

## Documents in strings, and what policies grant

unfold-document = Document in
unfold-policy = Policy in
policy-open = Open to anyone:
policy-anyone = anyone
policy-anyone-except = anyone except { $names }
policy-holder = those who have it
policy-everything = everything
policy-except = everything except { $names }
policy-nothing = nothing
policy-itself = what it belongs to
policy-allows = Allows { $who } { $what } on { $on }
policy-denies = Denies { $who } { $what } on { $on }
policy-conditions = { $said }, depending on { $names }
policy-deny-attached = Denies { $who } what the policy { $policy } forbids
policy-deny-detached = No longer denies { $who } what the policy { $policy } forbids
policy-attached = Gives { $who } what the policy { $policy } grants
policy-detached = Takes from { $who } what the policy { $policy } grants

## Groups by time

groups-hour = Hour
groups-day = Day

## Files of notes

notes-broken = This file of notes is broken and was not read.
notes-other-format = These notes are in the format { $format }, which this version does not know.
notes-left-out = { $n ->
    [one] { $n } note has no eventID or did not fit, and was left out.
   *[other] { $n } notes have no eventID or did not fit, and were left out.
}
manifest-broken = This manifest is broken and was not used: { $detail }
manifest-other-format = This manifest has the format { $format }, which this version does not know. A newer version of Traillight wrote it.
notes-of-both = { $n ->
    [one] { $n } event had other remarks before. It has those of both files now.
   *[other] { $n } events had other remarks before. They have those of both files now.
}

## One event

detail-no-name = Event
detail-previous = Previous event (k)
detail-next = Next event (j)
detail-close = Close (Esc)
detail-copy-record = Copy the record
detail-copy-path = Copy the path
detail-fields = Fields
detail-fields-label = Fields of the record
detail-json = JSON, exactly as in the log
detail-json-label = JSON of the record
detail-not-json = This record is not a complete JSON object. It is shown below exactly as in the log.
detail-not-loaded = No loaded event has the eventID { $id }.
detail-not-read = The record could not be read: { $why }
glossary-title = What this call means
glossary-next = Look at:
glossary-source = Source:
glossary-copy = Copy the address of the source
# What clocks show in the region of an event
detail-when-there = { $time } in { $region }
detail-outcome = ({ $outcome })
detail-file = File
detail-offset = Offset
detail-offset-of-json = byte { NUMBER($n) } of its JSON
detail-copies = Copies
detail-rivals = Same eventID, different content
detail-overridden = repeated below; the last one counts
detail-repeated = { $n ->
    [one] A name occurs more than once in one object of this record: { $names }. The last one counts, everywhere.
   *[other] Names occur more than once in one object of this record: { $names }. The last one of each counts, everywhere.
}
detail-deep = nested too deeply to be drawn: the JSON below has all of it
detail-overridden-title = This name occurs again below, in the same object: the last one counts.
detail-lit = matches the filter

# Who did what, when and where
detail-summary = Summary
detail-who = Who
detail-what = What
detail-when = When
detail-where = Where
detail-from = From
detail-value-title = { $path }: filter or copy

# Why it matches the filter
detail-clauses = Clauses of the filter
detail-clauses-more = { $n ->
    [one] and { $n } more clause
   *[other] and { $n } more clauses
}
detail-matched = matched
detail-not-matched = not matched
detail-not-matched-alternative = not matched, one of several

# Leads to other events
detail-related = Related events
detail-certain = Certain: the record says so
detail-inferred = Inferred: the value is the same, but the record does not say that they belong together
detail-inferred-mark = inferred
detail-related-none = { $label }: not among the loaded events
detail-related-only = { $label }: only this event

# Its chain of roles
chain-title = Role chain
chain-this = this event
chain-certain = certain
chain-inferred = inferred
chain-certain-title = Certain: its answer holds the key that the next call was made with
chain-inferred-title = Inferred: it took the same role under the same session name when the session began
chain-onwards = Calls with the credentials it issued
chain-looking = Looking for the previous call …
chain-more = There are more calls before these; open the first one to see them.
chain-begins = The first call was made without temporary credentials: so the chain begins there.
chain-not-loaded = The call that issued the first of these credentials is not among the loaded events.
chain-trouble = Could not look for the previous call: { $why }

## Events side by side

compare-title = Compare events
compare-same = Also show fields that are the same
compare-copy = Copy the comparison as CSV
compare-reading = Reading the events …
compare-table = Comparison
compare-field = Field
compare-differ = { $n ->
    [one] { COMPACT($differing) } of { COMPACT($n) } field differs
   *[other] { COMPACT($differing) } of { COMPACT($n) } fields differ
}
compare-left-out = { $n ->
    [one] { $said }; { COMPACT($n) } field was too many to compare
   *[other] { $said }; { COMPACT($n) } fields were too many to compare
}
compare-more = { $n ->
    [one] { COMPACT($n) } more field; the copy has all of them.
   *[other] { COMPACT($n) } more fields; the copy has all of them.
}

## Groups of events

groups-title = Group the matching events
groups-by = Group by
groups-and-by = and by
groups-nothing-else = nothing else
key-other = Another path …
key-path = Path
groups-copy = Copy the table as CSV
groups-save = Save the groups
groups-left-out = { $n ->
    [one] The 100,000 largest groups are saved; 1 smaller one is left out.
   *[other] The 100,000 largest groups are saved; { $n } smaller ones are left out.
}
groups-table = Groups
groups-largest = The largest { NUMBER($shown) } of { $total }

## If no event matches

no-match = No event matches
no-match-ways = Remove one of the filters:
no-match-clear = Remove all filters
no-match-text = Search: { $text }
no-match-time = Time: { $range }
no-match-no-events = No events
no-match-no-events-why = The files contain no events. The issues view says what they are.

## The menu of a value

value-is = { $field }: { $value }
value-filter-for = Filter for
value-filter-out = Filter out
value-only = Only this
value-over-time = Count over time
value-copy = Copy
value-count-all = Count all values

## Columns: headings of fields

column-event-name = Event name
column-event-source = Event source
column-aws-region = Region
column-user = User
column-source-ip-address = Source IP
column-user-agent = User agent
column-error-code = Error code
column-read-only = Read-only
column-resource = Resource
column-recipient-account-id = Account
column-event-category = Category
column-event-type = Event type
column-event-version = Event version
column-identity-type = Identity type
column-identity-arn = Identity ARN
column-principal-id = Principal
column-identity-account-id = Identity account
column-access-key-id = Access key
column-user-name = User name
column-invoked-by = Invoked by
column-role-name = Role
column-actor = Who acts
column-target = Target

## Who acts: kinds of callers, and the switch that selects one

actor-people = People
actor-unknown = Unknown
actor-workloads = Workloads
actor-services = AWS services
people-label = Who acts
people-all = All
people-people-hint = Somebody who signed in: to the console, through a federation, or with an MFA device
people-unknown-hint = The record does not tell whether a person acted or a program, as with an access key
people-workloads-hint = Programs with a role: on EC2, in Lambda, in a cluster, in a pipeline
people-services-hint = AWS itself, also on somebody’s behalf
people-all-hint = Everybody
people-hint = { $who }: { $events }

## The status bar

status-name = Status
status-issues = { $n ->
    [one] { COMPACT($n) } issue
   *[other] { COMPACT($n) } issues
}
status-issues-why = What could not be read. It says nothing about whether the files are untouched
status-failed-why = Files that failed their proof: { $what }
status-failed = { NUMBER($n) } failed
status-folded = { $n ->
    [one] { COMPACT($n) } copy folded
   *[other] { COMPACT($n) } copies folded
}
status-folded-why = Exact copies of events, each shown once
status-rejected = { COMPACT($n) } rejected
status-rejected-why = Records that could not be used
status-bytes-why = Bytes of JSON
status-memory = { $size } in memory
status-matching = { $n ->
    [one] { COMPACT($n) } event matches
   *[other] { COMPACT($n) } events match
}
status-utc = UTC
status-zone-why = Times are shown by the clocks of { $zone }, each with its offset. Click to choose another time zone
status-zone-unknown = The link asks for the time zone “{ $zone }”, which this browser does not know. Times are shown in UTC. Click to choose another one
zone-title = Time zone
zone-field = Search time zones
zone-own = { $zone } (this computer)
status-paused = Paused
status-speed = { COMPACT($n) } events/s · { $left } left
status-looking = Looking through folders: { $files }
status-listing = The browser is listing the folder
status-searching = Searching raw records: { $share }
status-files-read = Files read
status-cancel = Cancel
status-signatures-checked = Signatures checked
status-stop-checking = Stop checking

# Progress of a check
check-gathering = Reading digests
check-verifying = { $total ->
    [one] Checking { COMPACT($done) } of { COMPACT($total) } signature
   *[other] Checking { COMPACT($done) } of { COMPACT($total) } signatures
}
check-judging = Comparing digests and logs

## The page as a whole

page-title = { $view } · Traillight
page-skip = Skip to the view
page-views = Views
close = Close
dismiss = Dismiss

## The verdict in the top bar and above every view

pill-figures = { $total ->
    [one] { COMPACT($proved) } of { COMPACT($total) } event proved
   *[other] { COMPACT($proved) } of { COMPACT($total) } events proved
}
pill-no-events = no events to prove
pill-failed-figures = { $fault } · { $figures }
pill-hover = { $total ->
    [one] { $sentence } ({ NUMBER($proved) } of { NUMBER($total) } event proved)
   *[other] { $sentence } ({ NUMBER($proved) } of { NUMBER($total) } events proved)
}

# A single word for small screens
pill-failed = Failed
pill-proved = Proved
pill-partly-proved = Partly proved
pill-not-proved = Not proved
pill-not-checked = Not checked
pill-reading = Reading
pill-checking = Checking

# What failed; `$files` is “2 logs”
fault-tampered = { $files } altered
fault-invalid-format = { $files } damaged
fault-moved = { $files } moved
fault-missing = { $files } missing

check-stopped = Checking was stopped
check-stopped-why = Checking was stopped, so nothing is proved. You can still start it in the integrity view.
check-stopped-verdict = Checking was stopped: nothing is proved, and nothing is disproved.
check-not-yet = Not checked yet
check-waits = Checking starts once all files are read
check-events = Checking { $events }
verdict-line = Verdict

## Hours of the completeness map: their states, and what they mean

hour-nothing = Nothing supplied
hour-silent = Provably silent
hour-proved = Logs proved
hour-partly = Partly proved
hour-hash-only = Not proved
hour-not-covered = In no digest
hour-gap = Gap
hour-digest-missing = Digest missing
hour-log-missing = Log missing
hour-failed = Failed

hour-nothing-why = Neither digests nor logs were supplied for this time.
hour-silent-why = A proved digest lists no log: nothing was delivered.
hour-proved-why = Every log that a proved digest lists is here and untouched.
hour-partly-why = Part of this time is proved; for the rest there is no digest.
hour-hash-only-why = At most, the hashes agree: no signature vouches for them.
hour-not-covered-why = There are logs that no digest lists.
hour-gap-why = No digests were made: validation or logging was off.
hour-digest-missing-why = The digest is missing, so nobody knows which logs there were.
hour-log-missing-why = A digest lists a log that was not supplied.
hour-failed-why = A log or a digest was altered, damaged or moved.

hour-unknown = unknown
hour-cell = { $when } · { $account } · { $region }: { $state }
hour-cell-some = { $when } · { $account } · { $region }: { $state }, in some of its hours
hour-cell-parts = { $cell } ({ $parts })
hour-part = { $from } – { $to } { $state }
length-hours-minutes = { $hours } { $minutes }
hours-no-evidence = No digests and no logs: nothing is known about any hour
hours-all-proved = All { $all } are proved, { $silent } of them silent
hours-proved = { $proved } of { $all } are proved
hours-proved-rest = { $proved } of { $all } are proved; { $rest }
hours-nothing = { $length } without digests or logs
hours-failed = { $length } failed
hours-log-missing = { $length } with logs missing
hours-digest-missing = { $length } without their digest
hours-gap = { $length } in gaps
hours-not-covered = { $length } in no digest
hours-hash-only = { $length } not proved

## Charts

chart-as-table = As a table
chart-copy = Copy as CSV
chart-picture = Save as a picture
chart-picture-failed = There is no picture: { $detail }
chart-failed = (failure without an error code)
chart-none = There are no values to count.
chart-events = Events
chart-errors = Errors
chart-not-proved = Not proved
chart-share = Share
chart-from = From
chart-to = To
week-day-1 = Mondays
week-day-2 = Tuesdays
week-day-3 = Wednesdays
week-day-4 = Thursdays
week-day-5 = Fridays
week-day-6 = Saturdays
week-day-7 = Sundays
week-hour = { $day } { $from }–{ $to }
# The same, with the time zone it is in
week-hour-in = { $hour }, { $zone }
week-hours-label = Hours of the week
week-hours = Hour ({ $zone })
week-finding = Busiest hour of the week: { $hour }, { $events }
week-none = No event has a usable time
week-summary = By the clocks of { $zone }: { $parts }.
week-summary-short = By the clocks of { $zone }: { $parts }. The events span less than a week.
week-office = { $share } on working days from 08:00 to 18:00
week-nights = { $share } at other times on working days
week-weekend = { $share } on weekends
week-finding-short = Most events: { $hour }, { $events }, in less than a week
week-cell = { $hour }: { $events }
week-too-many = There would be more than { NUMBER($most) } such hours between the first event and the last, too many for a filter. Select a time range of up to nine years first.
places-none = No event names a region
places-finding = { $n ->
    [one] Events in { $n } of { $all } regions
   *[other] Events in { $n } of { $all } regions
}
places-place = { $region }: { $events }
places-elsewhere = Not on the map: { $names }
# Two sets of events compared
contrast-title = Compare
contrast-open = Compare with …
contrast-by = Values of
contrast-text = Another filter (empty: the same)
contrast-from = From (empty: the period before)
contrast-to = To: a day inclusive
contrast-apply = Compare
contrast-these = These events
contrast-those = Those events
contrast-change = Change of the share
contrast-everything = all events
contrast-none-before = Select a time range to compare it with the one before, or enter another filter or period.
contrast-nothing = Neither set has an event.
contrast-summary = { $these } compared with { $those }: { $only } only in the first, { $gone } only in the second, { $both } in both.
contrast-why = Most surprising first: how far the two shares are apart, in units of what chance would make of equal shares.
contrast-only-here = only here
contrast-only-there = only there
contrast-more = { $times } times the share
contrast-less = a share { $times } times smaller
contrast-same = same share
chart-from-utc = From (UTC)
chart-to-utc = To (UTC)
chart-other-values = { $n ->
    [one] { $n } other value
   *[other] { $n } other values
}
chart-counts-marked = { $events }, { $marked }
chart-bar = { $value }: { $events }, { $share }
chart-bar-errors = { $value }: { $events }, { $share }; of these { $errors }
# The first rows, for people who cannot see the bars
chart-summary = { $rows }.
chart-summary-more = { $n ->
    [one] { $rows }, and { $n } more row.
   *[other] { $rows }, and { $n } more rows.
}

# Titles of bar charts, by what they count
chart-user = User
chart-user-absent = no user
chart-user-none = No event names a user
chart-user-all = All events were made by { $value }
chart-user-most = { $value } made { $share } of events
chart-user-spread = Events are spread over { NUMBER($n) } users; { $value } leads with { $share }
chart-user-people = Of the people, { $value } made most events: { $share }
chart-event = Event name
chart-event-absent = no event name
chart-event-none = No event has a name
chart-event-all = All events are { $value }
chart-event-most = { $share } of events are { $value }
chart-event-spread = Events are spread over { NUMBER($n) } event names; { $value } leads with { $share }
chart-service = Service
chart-service-absent = no service
chart-service-none = No event names a service
chart-service-all = All events are calls to { $value }
chart-service-most = { $share } of events are calls to { $value }
chart-service-spread = Events are spread over { NUMBER($n) } services; { $value } leads with { $share }
chart-region = Region
chart-region-absent = no region
chart-region-none = No event names a region
chart-region-all = All events come from { $value }
chart-region-most = { $share } of events come from { $value }
chart-region-spread = Events are spread over { NUMBER($n) } regions; { $value } leads with { $share }
chart-error = Error code
chart-error-none = No event has an error code
chart-error-all = All errors are { $value }
chart-error-most = { $share } of errors are { $value }
chart-error-spread = Errors are spread over { NUMBER($n) } error codes; { $value } leads with { $share }
chart-account = Account
chart-account-absent = no account
chart-account-none = No event names an account
chart-account-all = All events are in account { $value }
chart-account-most = { $share } of events are in account { $value }
chart-account-spread = Events are spread over { NUMBER($n) } accounts; { $value } leads with { $share }
chart-path-most = { $path }: { $value } in { $share } of events
chart-path-spread = { $path }: { NUMBER($n) } values; { $value } leads with { $share }
chart-path-none = No event has { $path }

## The timeline

timeline-slider = Time range: arrow keys move, Shift and arrow keys extend, Enter selects
timeline-nothing-selected = nothing selected
timeline-column = One column is { $length }, { $zone }
timeline-column-undated = One column is { $length }, { $zone } · { $events } without a usable time
timeline-key-events = events
timeline-layer-others = all others
timeline-key-errors = errors
timeline-period = { $from } to { $to }
timeline-bin = { $period }: { $counts }
timeline-no-events = No dated events.
timeline-summary = { $bins ->
    [one] { $counts } in { $bins } bin of { $length } from { $from } to { $to }.
   *[other] { $counts } in { $bins } bins of { $length } from { $from } to { $to }.
}
timeline-undated = No event has a usable time
timeline-empty = No event in this period
timeline-few-at = { $events } at { $when }
timeline-few-between = { $events } from { $from } to { $to }
# `$unit` is day, hour, minute or second; if bins have another length, it is `$length`
timeline-busiest = { $unit ->
    [day] Busiest day: { $when } with { $events }
    [hour] Busiest hour: { $when } with { $events }
    [minute] Busiest minute: { $when } with { $events }
    [second] Busiest second: { $when } with { $events }
   *[other] Busiest { $length }: { $when } with { $events }
}
timeline-busiest-times = { $busiest }, { $times } times the average
timeline-milliseconds = { NUMBER($n) } ms
timeline-microseconds = { NUMBER($n) } µs
timeline-gap-from = from { $time } on

# On the time axis
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
axis-day = { $day } { $month }
axis-day-time = { $day }, { $time }

## Buttons, lists and panels

copy = Copy
copied = Copied
copy-failed = Could not copy
pager-range = { NUMBER($first) }–{ NUMBER($end) } of { NUMBER($total) }
pager-first = First
pager-last = Last
pager-previous = Previous page
pager-next = Next page

## Whom a user's name names: what is behind the name

person-permission-set = { $name }, SSO
person-account = account { $account }
person-identity-center = Identity Center
person-hidden = name hidden by AWS

## Text that could deceive the eye

deception-direction = A bidi control character ({ $code }) changes the direction of this text
deception-invisible = There is an invisible character ({ $code }) in this text
deception-mathematical = “{ $letter }” ({ $code }) in this text is a mathematical sign that looks like a letter
deception-mixed =
    A word in this text mixes letters of two alphabets: “{ $letter }” ({ $code }) looks like another letter

## Fields and their values

fields-only-long = only long values
fields-at-least = at least { $values }
values = { $n ->
    [one] { COMPACT($n) } value
   *[other] { COMPACT($n) } values
}
fields-missed =
    There are too many values to count each one: a count may be up to { NUMBER($n) } too low, and values in fewer events than that may be missing.
fields-long = { $n ->
    [one] { COMPACT($n) } value longer than 256 bytes is not listed.
   *[other] { COMPACT($n) } values longer than 256 bytes are not listed.
}
kind-array = array
kind-object = object
kind-text = text
kind-number = number
kind-boolean = boolean
kind-null = null
# In the copied table
compare-heading = Field

## Groups of events: headings

group-events = Events
group-errors = Errors
group-first = First
group-last = Last
group-users = Users
group-addresses = Addresses
group-names = Event names
group-errors-share = { NUMBER($n) } ({ $share })

## Commands that fetch what Traillight reads

command-logs = Logs and digests
command-logs-why = the events, and what they are checked against
command-keys = Public keys
command-keys-why = turn consistency into proof
command-newest = Signature of the newest digest
command-newest-why = proves the last hour as well

## Leads from one event to others

pivot-session = Same session
pivot-access-key = Same access key
pivot-user = Same user
pivot-role = Same role
pivot-source-identity = Same source identity
pivot-identity-center-user = Same Identity Center user
pivot-issued-credentials = Calls with the credentials it issued
pivot-made-key = Calls with the access key it made
pivot-shared = Same event in other accounts
pivot-address = Same address
pivot-issuer = The call that issued its credentials
pivot-resource = Same resource
pivot-story = Life story
pivot-around = Everything around this time
pivot-since = since { $time }
pivot-minutes = ± { NUMBER($n) } minutes

# What a record says about who is behind a session
behind-source-identity = Source identity
behind-identity-center-user = Identity Center user
behind-identity-provider = Identity provider
behind-invoked-by = On behalf of

## The report to print

print-title = Integrity of CloudTrail logs
print-made = Made { $when } with { $name } { $version }; report format { $format }.
print-no-time = at an unknown time
print-scope = 1 Scope
print-supplied = { $n ->
    [one] { $n } file was supplied: { $parts }.
   *[other] { $n } files were supplied: { $parts }.
}
print-digest-files = { $n ->
    [one] { $n } digest file
   *[other] { $n } digest files
}
print-sign-files = { $n ->
    [one] { $n } sign file of CloudTrail Lake
   *[other] { $n } sign files of CloudTrail Lake
}
print-public-keys = { $n ->
    [one] { $n } public key
   *[other] { $n } public keys
}
print-signatures = { $n ->
    [one] { $n } signature from object metadata
   *[other] { $n } signatures from object metadata
}
print-not-given = not given
print-given = Given by the person who made this report: bucket { $bucket }, period from { $from }, to { $to }.
print-found-bucket = { $said } (found: { $found })
print-chains = Chains of digests, one for each account, region and trail:
print-trail-home-region = { $trail } ({ $home })
print-trail-backfill = { $trail } ({ $home }), backfill
print-method = 2 Method
print-method-digests =
    CloudTrail writes a digest file for every region and hour. It lists the log files delivered in that hour with their SHA-256, names the digest before it with its SHA-256, and is signed by AWS (RSASSA-PKCS1-v1_5 with SHA-256) over four lines: end of its time, bucket and key, its own SHA-256, and the signature of the digest before it. Its signature is kept in its object metadata, and once more in the digest after it.
print-method-checks =
    Each digest was read, compared with the place it says it was delivered to, and its signatures were verified with the public keys that were supplied, as far as these were valid at that time. Then its hash was compared with what the digests after it record. Each log file was inflated, hashed, and compared with every digest that lists it. Logs that no digest lists, digests that are named but were not supplied, and times without a digest were determined.
print-method-proved =
    AWS was not contacted, and no file left the machine on which this was done. Proved means: it is vouched for by a signature that verifies with a supplied key. Not checked means neither proved nor disproved. Anyone can repeat these checks with SHA-256 and OpenSSL.
print-method-lake =
    Saved results of CloudTrail Lake queries come with a sign file. It lists the results with the SHA-256 of each as it is stored, compressed, and is signed by AWS over these hashes, joined by spaces. Its signature was verified, and each result was hashed as stored and compared. Names of results, region and time are not signed.
print-limits = 6 What cannot be proved in this way
print-limit-newest =
    That the newest digests of a chain were not deleted: nothing names them. Compare the end of each chain with the time of the export.
print-limit-before =
    Anything before the oldest digest, and times in which log file validation or logging was off.
print-limit-bucket =
    The bucket, unless its name was given above.
print-limit-keys =
    That the public keys are AWS’s. Compare the fingerprints in part 5 with an answer of “aws cloudtrail list-public-keys” that you fetched yourself.
print-inputs = Annex: inputs
print-inputs-groups = Files of the same kind, account and region are one line each, with the SHA-256 of the list that sha256sum would write of them, sorted by path. The manifest (JSON) names every file with its hash.
print-files = Files
print-records-stored = Stored in all
print-list-sha-256 = SHA-256 of the list
print-inputs-hash = SHA-256 is that of the content: of the inflated bytes where a file is compressed.
print-verdict-name = { $verdict } ({ $name })
print-failed = 3 What failed
print-failed-nothing = Nothing: no file contradicts what was signed or recorded, and no named file is missing.
print-unchecked = 4 What could not be checked, and why
print-unchecked-nothing = Nothing: every file that was supplied or named was either proved or disproved.
print-figures = 5 Everything in figures, and the keys
print-not-supplied = not supplied
print-gap-restart = no digests were made: validation or logging was off
print-gap-missing = digests are missing
print-gap-unexplained = there is no digest, and nothing says why
print-gaps = Times without a digest
print-ended-by-nothing = nothing in these logs
print-open = open
print-told = What was not recorded, according to events
print-copies = Exact copies of other files, not counted
print-keys = Public keys whose signatures verified
print-unknown = unknown
print-hashes = found { $found }, expected { $expected }
print-hash-found = found { $found }
print-hash-expected = expected { $expected }
print-group = { $files }: { $verdict }, { $reason }
print-none = None.
print-more-rows = { $n ->
    [one] { $n } more row is only in the report as JSON.
   *[other] { $n } more rows are only in the report as JSON.
}
print-account = Account
print-bucket = Bucket
print-digests = Digests
print-events = Events
print-file = File
print-fingerprint = Fingerprint
print-from = From
print-from-file = From the file
print-key = Key
print-logs = Logs
print-not-recorded = Not recorded
print-outcome = Outcome
print-period = Period
print-region = Region
print-regions = Regions
print-sha-256 = SHA-256
print-sign-files-heading = Sign files
print-stored = Stored
print-same-as = The same as
print-to = To
print-trail = Trail
print-trail-home = Trail (home region)
print-verdict = Verdict
print-what = What it is
print-why = Why

## A typed period

period-no-time = “{ $text }” is not a time such as 2024-01-15T12:00:00Z, 2024-01-15T13:00+01:00 or 2024-01-15.

## The filters

filters = Filters
filters-clear = Clear all
filter-pin = Pin: keep it when the filter is cleared or replaced
filter-unpin = Unpin
filter-either = Either one is enough
filter-both = Both
filter-or = or { $filter }
filter-and = and { $filter }
filter-split = Take apart
filter-combine = Combine
filter-combine-or = Either one is enough (or)
filter-combine-and = Both (and)
filter-menu = Filter
filter-switch-off = { $filter }. Switch off
filter-switch-on = { $filter }. Switch on
filter-not = not{" "}
filter-edit = Edit: { $filter }
filter-invert = Invert: { $filter }
filter-more = More: { $filter }
filter-remove = Remove: { $filter }

# On chips, and in words
chip-any-of = any of
chip-all-of = all of
chip-or = {" "}or{" "}
chip-and = {" "}and{" "}
chip-is-there = { $field } is there
chip-is-absent = { $field } is absent
chip-is = { $field } is { $value }
chip-is-not = { $field } is not { $value }
chip-not-all = not ({ $what })
chip-pinned = , pinned
chip-off = , switched off

## The keys

keys-title = Keys
keys-everywhere = Everywhere
keys-events = Events
keys-record = Record
keys-views = Views
key-search = Search
key-search-enter = In the search bar: apply, or take the chosen suggestion
key-search-arrows = In the search bar: suggestions; in an empty one, earlier searches
key-escape = One step back: close a menu, a dialog, the detail; in the search bar: restore
key-help = All keys
key-next-event = Next, previous event
key-next-cell = Next, previous cell
key-page = A screen of events
key-ends = First, last event
key-detail = Open the detail
key-cell-menu = Menu of the cell: filter for, filter out, only this, count over time, copy, mark
key-fields = Show or hide the fields
key-all-fields = All fields of the records, or the usual ones
key-values = All values of the cell’s column, with their counts
key-columns = Columns: add or remove one
key-pick = Select the event, or no longer
key-pick-range = Select a range
key-pick-all = Select all; copy what is selected
key-row-number = Go to a row by its number
key-star = Give a star, or take it
key-undo = Undo; redo
key-palette = All commands
key-compare = Compare the selected events
key-toggle-detail = Show or hide the detail
key-next-line = Next, previous line
key-fold = Close, open
key-value-menu = Menu of the value

## Opening files

open-files-input = Files to open
open-folder-input = Folder to open
drop-title = Drop to read these files and folders
drop-here = They are read here, on this machine.
drop-added = { $n ->
    [one] They are added to the { COMPACT($n) } file already open.
   *[other] They are added to the { COMPACT($n) } files already open.
}
chosen-nothing = Your selection contains no files.
dropped-neither = What you dropped is neither a file nor a folder. Drop files, or use Open folder.
dropped-nothing = What you dropped contains no files.
dropped-empty-folders = { $n ->
    [one] The folder is empty: there are no files in it.
   *[other] None of the { $n } folders contains a file.
}
dropped-unreadable = The browser could not read { $paths }.
dropped-unreadable-more = The browser could not read { $paths } and { NUMBER($n) } more.
sample-failed = The sample could not be loaded: { $detail }
export-failed = The export failed: { $detail }

## The page's main menu

menu = Menu
menu-add-files = Add files …
menu-open-files = Open files …
menu-add-folder = Add folder …
menu-open-folder = Open folder …
menu-export-csv = As CSV
menu-export-json = As JSON
menu-export-ndjson = As NDJSON
menu-export-ocsf = As OCSF 1.5.0, for a SIEM
menu-export-ocsf-old = As OCSF 1.1.0, for a SIEM
export-title = Export the matching events
export-menu = As CSV, Markdown, JSON, OCSF …
export-more = Export …
export-rows = { $n ->
    [one] 1 event
   *[other] { NUMBER($n) } events
}, { $order }
export-order-up = by { $by }, ascending
export-order-down = by { $by }, descending
export-order-then = { $first }, then { $then }
export-zone-utc = Times are in UTC.
export-zone = Times are in UTC, and in a column beside it by the clocks of { $zone }.
export-raw = Each record with its bytes as they are in the log, with all fields.
export-format = Format
export-csv-name = CSV
export-csv-means = Plain CSV (RFC 4180), UTF-8. For programs. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
export-excel-name = CSV for Excel
export-excel-means = With a byte order mark, so that Excel reads UTF-8. Account numbers, and whatever else it would take for a number or a date, are written as ="…", which keeps them text. Formulas get an apostrophe.
export-tsv-name = TSV
export-tsv-means = With tabs between cells. Formulas get an apostrophe.
export-markdown-name = Markdown
export-markdown-means = A table for a ticket or a report, in which nothing of the log is markup.
export-json-name = JSON
export-json-means = As CloudTrail writes it: one object with all records. Each keeps its bytes.
export-ndjson-name = NDJSON
export-ndjson-means = One record a line, with its bytes; only line breaks between its values are removed.
export-ocsf-name = OCSF 1.5.0
export-ocsf-means = Events of the Open Cybersecurity Schema Framework, one a line, for a SIEM. Nothing of a record is lost.
export-ocsf-old-name = OCSF 1.1.0
export-ocsf-old-means = The same in the version that Amazon Security Lake reads.
export-columns = Columns
export-columns-shown = As shown: { $columns }
export-columns-all = All that every event has, with eventID, file and outcome, and those you added. Traillight reads such a table again.
export-size = About { $size }.
export-size-wait = Counting …
export-choose = Save as …
export-choose-means = It is written into a file that you choose, portion by portion.
export-download = Download
export-changed = The events changed while they were written, so the file was not kept. Export them again.
saving-preparing = { $name }: being prepared
saving-bytes = { $name }: { $size } written
saving-rows = { $name }: { NUMBER($done) } of { NUMBER($of) } rows, { $size }
saving-cancel = Cancel
saving-cancelled = Cancelled. Nothing of { $name } is left.
saving-done = { $name } is written: { $size }.
saving-done-rows = { $n ->
    [one] { $name } is written: 1 row, { $size }.
   *[other] { $name } is written: { NUMBER($n) } rows, { $size }.
}
saving-another = Another file is being written. Wait for it, or cancel it.
saving-not-chosen = No file was chosen, so nothing was written.
saving-full = There is no room for { $name } where you chose to save it. What had been written is incomplete and was given up. Make room, or choose another place.
saving-forbidden = The browser does not let this page write { $name }. What had been written was given up. Choose the file again, or download it.
saving-gone = The place for { $name } is gone; perhaps a drive was removed. What had been written is incomplete. Choose another place.
saving-in-use = { $name } is being used by something else, so it was not written. Close that, or choose another name.
saving-failed = { $name } was not written, and what had been written of it was given up: { $detail }
saving-choose = Choose the file that it is written to
integrity-export-manifest = Manifest (JSON)
menu-save-page = As a page that proves itself …
menu-print = Print …
printed-only-drawn = These are only the rows on screen. To print all that match, press Ctrl+P in the page, or choose Print in its menu.
printed-some = The first { NUMBER($shown) } of { NUMBER($n) } matching events. Export them as CSV to have all.
menu-save-tool = Save Traillight as one file
handover-title = Save as a page
handover-intro = One HTML file with Traillight and these events in it. It opens from disk in any current browser, without network, and checks all evidence again on the spot. It cannot vouch for itself: pass on the SHA-256 of the file some other way.
handover-author = Saved by (optional)
handover-purpose = Purpose, case or control (optional)
handover-with-proof = With the logs, digests and keys that prove the events
handover-wait = Counting …
handover-saving = Saving …
handover-save = Save the page
handover-events = { $n ->
    [one] 1 event, of which { $proved } proved
   *[other] { $n } events, of which { $proved } proved
}
handover-logs = { $n ->
    [one] 1 log, whole, since a hash is that of a whole file
   *[other] { $n } logs, whole, since a hash is that of a whole file
}
handover-witnesses = { $n ->
    [one] 1 file that proves them: digests, keys, signatures
   *[other] { $n } files that prove them: digests, keys, signatures
}
handover-unproved = Only the records: whoever opens the page can search them, but not check them.
handover-left-out = { $n ->
    [one] 1 file stays here; its path and hash are in the manifest
   *[other] { $n } files stay here; their paths and hashes are in the manifest
}
handover-size = About { $size }
redact-title = Save redacted
redact-menu = Redacted …
redact-intro = For somebody who may see what happened, but not to whom: what is ticked is replaced by tokens. The same value always has the same token, so filters, counts and charts still work. Nothing is replaced in the files that are open.
redact-unproved = Redacted records cannot be proved any more. A digest has the hash of the original log, so nothing that is saved here contains logs, digests or keys of AWS: whoever receives it has to believe you, or to compare its events with the originals by their eventID.
redact-kinds = What is replaced
redact-accounts = Account IDs
redact-addresses = IP addresses
redact-keys = IDs of access keys and principals
redact-emails = E-mail addresses
redact-names = Names of users, roles, groups and sessions
redact-resources = Names and IDs of resources, also in ARNs
redact-hosts = Hosts of own domains
redact-patterns = Matches of expressions
redact-arns = ARNs keep their service and type; their account and names are replaced as ticked above. Names of services, calls and regions, times and event IDs stay.
redact-domains-field = Own domains, with blanks between them (optional)
redact-patterns-field = Regular expressions, one on each line; all that they match is replaced (optional)
redact-preview = Preview
redact-collecting = Looking for values: { $done } of { $n }
redact-writing = Replacing: { $done } of { $n }
redact-cancel = Cancel
redact-replaced = Replaced
redact-kind = Kind
redact-values = Values
redact-occurrences = Replaced
redact-words = { $n ->
    [one] 1 value is so short or common that it is only replaced where it stands alone, not within longer words.
   *[other] { $n } values are so short or common that they are only replaced where they stand alone, not within longer words.
}
redact-left = Left as it is
redact-left-intro = Text in which nothing was replaced. Look whether it names anybody: an expression can replace that, too.
redact-left-nothing = Nothing but AWS’s own words.
redact-field = Field
redact-texts = Texts
redact-left-more = { $n ->
    [one] 1 further field
   *[other] { $n } further fields
}
redact-ready = { $n ->
    [one] 1 event is redacted, and can be saved
   *[other] { $n } events are redacted, and can be saved
}
redact-save-ndjson = Save as NDJSON
redact-save-json = Save as JSON
redact-save-page = Save as a page
redact-save-key = Save the key
redact-key-means = With the key, the token of any value can be calculated, so whoever has it can test guesses. It is in none of the other files: keep it apart from them. As long as this page is open, the same key is used.
redact-key-field = Key of an earlier redaction, so that the same values get the same tokens (optional)
redact-key-used = The key in { $name } is used, with what was chosen then.
redact-key-refused = { $name } is not used: { $why }
redact-key-large = It has { $size }, which is too much for a key.
redact-key-not-json = It is not JSON ({ $why }).
redact-key-not-ours = It does not say that it is a key of the format { $format }.
redact-key-bad = Its key does not have 64 hexadecimal digits.
redact-key-bad-list = “{ $member }” in it is not a list of texts.
redact-key-unknown-kind = It asks for “{ $kind }” to be replaced, which is unknown here. A newer version of Traillight may have written it.
redact-others = Tables, OCSF and working papers are not redacted here. Open the redacted file in Traillight, and save them from there: they then say only what it says. Notes and samples are not carried along.
redact-offer = Redact …
redact-paper = A working paper names accounts, paths, hashes and keys, so it cannot be redacted. Save redacted events, open them, and write the paper about them.
redact-proof-offer = Whatever proves events contains everything that they say. For somebody who may not see all of it, save redacted events instead.
redact-too-large = { $size } of redacted records do not fit into a page, which has room for { $most }. Save them as NDJSON, or fewer of them.
redact-cancelled = Cancelled. Nothing was saved.
redact-bad-pattern = The expression “{ $pattern }” cannot be read, from character { $at } on: { $why }
redact-empty-match = The expression “{ $pattern }” matches the empty text, so it is everywhere. Ask for at least one character, with + instead of *, for example.
redact-matches-all = The expression “{ $pattern }” matches nearly everything, so nothing would be left. Ask for what these texts have in common.
redact-bad-domain = “{ $domain }” is no domain. It needs a dot and no other signs than letters, digits and hyphens, such as example.com.
redact-nothing = Nothing is chosen that could be replaced.
redact-too-many = { $n ->
    [one] There is more than 1 value to replace, which is too many.
   *[other] There are more than { $n } different values to replace, which is too many. Choose fewer events, or fewer kinds.
}
redact-not-json = A record is not JSON, so it cannot be redacted.
redact-changed = The events changed while they were redacted. Ask for the preview again.
redact-no-token = A value is part of everything it could be replaced by. Choose other kinds or expressions.
carried-redacted = The records in this page were redacted before it was saved: names, numbers and addresses are tokens, and the same token always stands for the same value. They cannot be proved: there are no logs, digests or keys in this page.
sample-title = Draw a sample
sample-menu = Draw a sample …
sample-intro = From the events that match now. The seed decides which ones: with the same events, method and seed, anybody draws the same sample.
sample-population = { $n ->
    [one] Population: 1 event, eventIDs with SHA-256 { $sha256 }
   *[other] Population: { $n } events, eventIDs with SHA-256 { $sha256 }
}
sample-without-id = { $n ->
    [one] 1 event without an eventID is left out: nothing would find it again.
   *[other] { $n } events without an eventID are left out: nothing would find them again.
}
sample-strata = { $n ->
    [one] 1 different value
   *[other] { $n } different values
}
sample-name = Name
sample-method = Method
sample-by = By
sample-size = Events
sample-seed = Seed
sample-draw = Draw
sample-drawing = Drawing …
sample-random = Random
sample-systematic = Systematic
sample-stratified = Stratified
sample-weighted = Weighted
sample-stratified-by = Stratified by { $column }
sample-weighted-by = Weighted by { $column }
sample-means-random = Every event is equally likely.
sample-means-systematic = Every so many events, from a random start.
sample-means-stratified = At random from each value, in proportion to its number of events.
sample-means-weighted = Every so many events, arranged by value: whoever has many events is sure to be among them.
sample-drawn = Drawn samples
sample-line = { $drawn } of { $n } events, { $method }, seed { $seed }
sample-show = Show the events
sample-population-show = Show what it was drawn from
sample-more = Draw more
sample-remove = Remove
sample-save = Save with the notes
sample-in-notes = sample { $name }
sample-nothing = There are no events with an eventID to draw from.
sample-drawn-otherwise = There is a sample “{ $name }” already, drawn by another method or with another seed. Choose another name.
sample-other-population = { $n ->
    [one] “{ $name }” was drawn from 1 event, and it is not what matches now ({ $now }). Only the same population continues its sequence.
   *[other] “{ $name }” was drawn from { $n } events, and they are not those that match now ({ $now }). Only the same population continues its sequence.
}
sample-whole = “{ $name }” contains the whole population.
sample-too-large = { $n ->
    [one] A sample of 1 event is too large; at most { $most } are possible.
   *[other] A sample of { $n } events is too large; at most { $most } are possible.
}
sample-no-room = A sample needs a name, its seed and its filter can have at most { NUMBER($characters) } characters each, and there can be at most { NUMBER($n) } samples.
paper-kind = Working paper
paper-title = Working paper
paper-menu = Working paper …
paper-intro = For controls and searches: what was looked at, what proves it, exceptions, a sample, and what you conclude. The period is the selected time range.
paper-name = Title
paper-accounts-field = Accounts, separated by commas; empty for all
paper-prepared-by = Prepared by
paper-reviewed-by = Reviewed by
paper-on = On
paper-populations = In the archive, all events of the populations, not only exceptions and samples
paper-save-page = Save as a page to print
paper-save-proving = Save as a page that proves itself
paper-carried = { $path } carries the working paper “{ $title }”.
paper-carried-by = { $path } carries the working paper “{ $title }”, prepared by { $who }.
paper-take-up = Take it up here
paper-as-saved = When it was saved: { $then }, SHA-256 of their eventIDs { $sha256 }. The same here.
paper-not-as-saved = When it was saved: { $then }, SHA-256 of their eventIDs { $sha256 }. Here: { $now }, { $other }. This is not the same population.
paper-not-text = “{ $title }” cannot be carried by a page: { $why }
paper-save-archive = Save as an archive (zip)
paper-no-sample = None
paper-remove = Remove the section
paper-add = Add a section
paper-add-choose = Choose …
paper-shown = What matches now
paper-group-shown = Now
paper-group-searches = Saved searches: exceptions are the events tagged “exception”
paper-group-controls = Controls and detections: exceptions are the events they find
paper-all-accounts = all accounts
paper-all-times = all of the log
paper-all-events = all events
paper-period = Period
paper-accounts = Accounts
paper-prepared = Prepared by, on
paper-reviewed = Reviewed by, on
paper-made = Written
paper-made-with = { $when } with { $name } { $version }
paper-verdict = Everything that was supplied
paper-from-to = from { $from } to { $to }
paper-overview = Overview
paper-section = Section
paper-population = Population
paper-proved = Proved
paper-exceptions = Exceptions
paper-sample = Sample
paper-conclusion = Conclusion
paper-completeness = Completeness of the period
paper-completeness-means = What digests, signed by AWS every hour, say about the period, in minutes. Silent time is proved to have no events. Without a digest, nothing says what was delivered.
paper-minutes = Minutes
paper-minutes-proved = Proved
paper-minutes-silent = of these silent
paper-minutes-unproved = Not proved
paper-minutes-failed = Failed or missing
paper-minutes-uncovered = Without digest
paper-gaps = Gaps
paper-matrix = Coverage by hour and region (UTC)
paper-matrix-days = Coverage by day and region (UTC)
paper-keys = Annex: keys
paper-keys-means = A proof is only as good as these. Compare them with an answer of “aws cloudtrail list-public-keys” that you fetched yourself.
paper-no-digests = There are no digests for it, so nothing proves that it is complete.
paper-question = Question
paper-filter = Filter
paper-meaning = In words
paper-proof = Proof
paper-result = Result
paper-notes = Notes
paper-events = { $n ->
    [one] 1 event, { $period }.
   *[other] { $n } events, { $period }.
}
paper-hash = SHA-256 of their eventIDs, by time: { $sha256 }
paper-undated = { $n ->
    [one] 1 event has no usable time.
   *[other] { $n } events have no usable time.
}
paper-proof-events = { $n ->
    [one] 1 event is proved by a signed chain of digests; not checked: { $unchecked }, failed: { $failed }.
   *[other] { $n } events are proved by a signed chain of digests; not checked: { $unchecked }, failed: { $failed }.
}
paper-exception-events = { $n ->
    [one] 1 event.
   *[other] { $n } events.
}
paper-exception-filter = Filter: { $filter }
paper-drawn = { $n ->
    [one] { $name }: 1 of { $of } events, { $method }, seed { $seed } (ChaCha20).
   *[other] { $name }: { $n } of { $of } events, { $method }, seed { $seed } (ChaCha20).
}
paper-same-population = Drawn from this population.
paper-other-population = Drawn from another population ({ $filter }; SHA-256 { $sha256 }); { $here } of its events are in this one.
paper-sample-lost = The sample “{ $name }” was chosen for this section, but has been removed since. None is given.
paper-exceptions-without-id = { $n ->
    [one] 1 of them has no eventID, so it is not part of the population.
   *[other] { $n } of them have no eventID, so they are not part of the population.
}
paper-more-unlisted = { $n ->
    [one] 1 further event is not listed here. An archive of this paper has it.
   *[other] { $n } further events are not listed here. An archive of this paper has them.
}
paper-unmapped = The map ends here, since the period is longer than ten years. From { $from } on, it is in the page’s completeness map.
paper-sample-named = Sample { $name }
paper-noted = Noted events
paper-number = No.
paper-time = Time (UTC)
paper-event = Event
paper-user = User
paper-source = Source IP
paper-more-events = { $n ->
    [one] 1 further event is only in the archive.
   *[other] { $n } further events are only in the archive.
}
paper-remark = “{ $text }” ({ $by } { $when })
manifest-title = Handed over
manifest-list = Which
manifest-whose = { $path }: saved by { $author }, { $when } UTC, with Traillight { $version }
manifest-when = { $path }: saved { $when } UTC, with Traillight { $version }
manifest-purpose = Purpose: { $purpose }
manifest-filter = Filter: { $filter } { $notes }
manifest-claim = { $n ->
    [one] It says: 1 event, of which { $proved } proved.
   *[other] It says: { $n } events, of which { $proved } proved.
}
manifest-here-agrees = { $n ->
    [one] That is so here: 1 event matches its filter, and its eventID has the hash that it names.
   *[other] That is so here: { $n } events match its filter, and their eventIDs have the hash that it names.
}
manifest-here-differs = { $n ->
    [one] That is not so here: 1 event matches its filter, of which { $proved } proved.
   *[other] That is not so here: { $n } events match its filter, of which { $proved } proved.
}
manifest-here-other-ids = So many match its filter here, but they are not the same events: the hash of their eventIDs differs.
manifest-here-no-ids = So many match its filter here. It names no hash of their eventIDs, so they need not be the same.
manifest-here-no-filter = Whether that is so was not compared: its filter cannot be tried here.
manifest-here-with-others = Whether that is so was not compared: other logs are open, too.
manifest-here-not-checked = Whether that is so is not known until the check has been made.
manifest-unusable = { $path }: { $why }
manifest-same = { $n ->
    [one] 1 file has the same content here and there
   *[other] { $n } files have the same content here and there
}
manifest-lost = { $n ->
    [one] 1 file was handed over, but is not here or cannot be read
   *[other] { $n } files were handed over, but are not here or cannot be read
}
manifest-changed = { $n ->
    [one] 1 file differs
   *[other] { $n } files differ
}
manifest-left-out = { $n ->
    [one] 1 file was not handed over
   *[other] { $n } files were not handed over
}
manifest-added = { $n ->
    [one] 1 file is only here
   *[other] { $n } files are only here
}
manifest-keys = { $n ->
    [one] It was proved by 1 key, which proves files here, too. Compare its SHA-256 with that of AWS’s key
   *[other] It was proved by { $n } keys, which prove files here, too. Compare their SHA-256 with those of AWS’s keys
}
manifest-keys-idle = { $n ->
    [one] 1 key by which it was proved proves nothing here
   *[other] { $n } keys by which it was proved prove nothing here
}
manifest-hash = SHA-256 of the manifest: { $sha256 }
carried-unreadable = This page was saved with evidence in it, but its manifest cannot be read: { $detail }. It was changed or cut off.
carried-opened = This page was saved with evidence in it. Nothing of it is believed: all of it is checked again here. The page cannot vouch for itself: compare the SHA-256 of this file with that of whoever saved it. The Integrity view says whose it is, what it claims, and what was left out.
carried-lacks = { $n ->
    [one] 1 file that was handed over is not here or cannot be read.
   *[other] { $n } files that were handed over are not here or cannot be read.
}
carried-unusable = This page was saved with evidence in it, but what its manifest says cannot be used: { $why } The evidence is checked here all the same; who saved it, and whether it is complete, is not known.
carried-no-manifest = There is no manifest that can be read.
carried-redacted-not = The manifest of this page says that its records were redacted. But logs, digests or keys of AWS are open here, and redacted pages contain none: what is proved was not redacted.
carried-broken = Some of the evidence in this page cannot be read: { $parts }. The rest is below.
menu-colours = Colours
menu-language = Language
theme-system = Same as the system
theme-light = Light
theme-dark = Dark
menu-memory = Memory …
menu-palette = Commands
menu-keys = All keys
menu-privacy = Privacy
menu-start-over = Start over

## Notices

notice-removed = { $path } was removed.
notice-put-back = Put it back
notice-only-days = Only files from { $first } to { $last } are read.
notice-choose-days = Choose days …
notice-many-files =
    Opening { NUMBER($n) } files takes a browser longer than reading them. Packed into one file first (tar cf logs.tar AWSLogs), they would load in about { $share } of the time.
notice-stop-reading = Stop reading
notice-no-events = { $n ->
    [one] The file holds no CloudTrail events.
   *[other] None of the { $n } files holds CloudTrail events.
}
notice-see-issues = See what was found
notice-other-folder = Open another folder

## Privacy

privacy-title = Privacy
privacy-local = Files are read by this page, on this machine. Nothing from them is sent anywhere.
privacy-policy =
    The page carries a Content-Security-Policy that forbids the browser every request but those for the page’s own parts: its program, its style, and the sample if you ask for it.
privacy-filters =
    Filters are kept in the address after the #, the part that browsers never send. If you share the address, you share the filters, not the logs.
privacy-kept = Nothing that you open is kept when the tab is closed. What stays: the colours, the language, the panel widths, the layouts of the table and, if you ticked the box, the saved searches that you chose, and this page’s own files.
privacy-requests = Requests to other sites
privacy-in-force = Policy in force
privacy-no-policy = This page contains no policy: it was not built as it should be. Do not open confidential files.
privacy-hash = SHA-256 of this page
privacy-no-hash = The browser does not let a page from disk read its own file. Compare it with sha256sum or certutil instead.
privacy-compute = Compute
privacy-try = Try it
privacy-send = Try to send something
privacy-trying = Trying …
privacy-blocked = The browser blocked it ({ $directive }). Nothing was sent.
privacy-not-blocked = Nothing blocked it. Something is wrong with this copy of the page: do not open confidential files.
privacy-check = You can check all of this: open the browser’s developer tools, Network, and load your files.

## The time range

range-all = All time
range-select = Select a time range
range-exact = From { $from } until just before { $to }
range-clear = Clear the time range
range-trail = Ranges that led to this one
range-title = Time range
range-zone = Times without an offset such as Z or +01:00 are by the clocks of { $zone }.
range-period = The loaded events are from { $from } to { $to }.
range-last = Ranges that end with the last event
range-last-hour = Last hour
range-last-6-hours = Last 6 hours
range-last-day = Last day
range-last-7-days = Last 7 days
range-last-30-days = Last 30 days
range-from = From, inclusive
range-to = To: a day inclusive, a time exclusive
range-from-wrong = From is not a time. Write 2024-01-15 12:00:00Z.
range-to-wrong = To is not a time. Write 2024-01-15 12:00:00Z.
range-reversed = From must be before To.
range-apply = Apply

## The search bar

search-label = Search events
search-placeholder = Search: eventName:Delete* and not userIdentity.type:AWSService
search-enter = Enter ↵
search-clear = Clear the search
search-offers = Suggestions
search-earlier = earlier
search-no-spelling = This filter cannot be written in the search bar.
search-kept-result = The last result stays on screen.
search-suggestion = Did you mean { $text }?
search-hidden = { $n ->
    [one] { COMPACT($n) } event is not found only because the field before “!=” is absent.
   *[other] { COMPACT($n) } events are not found only because the field before “!=” is absent.
}

search-read-as = Read the search as
search-read-as-detected = What it looks like
search-notation = Notation: { $name }
search-notation-menu = Notation
search-copy-as = Copy the filter as
search-copy-as-more = Copy the filter as …
search-copy-title = Copy the filter
search-copy-no-spelling = This filter cannot be written as { $name }

# Notations
notation-traillight = Traillight query
notation-cloudwatch = CloudWatch Logs filter pattern
notation-selectors = Event selectors
notation-lookup = lookup-events attributes
notation-athena = Athena SQL
notation-lake = CloudTrail Lake SQL
notation-insights = CloudWatch Logs Insights
notation-jq = jq
notation-lookup-command = aws cloudtrail lookup-events

# Next to suggestions: what an operator means
hint-is-not = is not
hint-is-there-and-is-not = is there and is not
hint-is-there = is there
hint-is-absent = is absent
hint-is-null = is there and null
hint-is-true = is the boolean true
hint-at-least = at least, from then on
hint-below = below, before

## Saved searches

saved-title = Saved searches
saved-remove = Remove { $title }
saved-my-searches = My searches
saved-save-as = Save the search as
saved-set = In the set
saved-save = Save
saved-kept = Your own searches are kept while this page is open, or longer in a file.
saved-in-browser = Keep them in this browser, too: what they search for, such as names and addresses, and when they were run
saved-last = last run { $time }
saved-export = Export my searches
saved-import = Import a file
saved-unreadable = The searches that this browser keeps cannot be read. They stay as they are until you have searches kept again.
events-not-counted = not counted
saved-not-written = The file could not be written.
saved-too-large = { $name }: expected at most 1 MB, found { $size }.
saved-no-json = { $name }: expected JSON: { $why }
saved-no-format = { $name }: expected "format": "{ $format }".
saved-no-list = { $name }: expected a list "searches".
saved-bad-search = { $name }: expected "set", "title" and "query" in every search.

## Built-in searches: the sets, and the question each search answers

saved-set-deletions = Deletions
saved-set-sign-ins = Sign-ins
saved-set-root-and-keys = Root and keys
saved-set-refused = Errors
saved-set-changes = Changes
saved-set-kms = KMS keys
saved-set-other-accounts = Other accounts
saved-what-was-deleted = What was deleted
saved-who-deleted-a-database = Who deleted a database
saved-denied-deletions = Denied deletions
saved-console-sign-ins = Console sign-ins
saved-sign-ins-without-mfa = Successful, with neither federation nor MFA
saved-sign-ins-federated = Federated (MFA is up to the identity provider)
saved-sign-ins-failed = Failed sign-ins
saved-root = Root account activity
saved-new-keys = New access keys and passwords
saved-access-keys = Access key activity, by key and user
saved-failed-calls = Failed calls, by user and error
saved-unauthorized = Unauthorized calls
saved-all-failed = All failed calls
saved-iam = IAM
saved-security-groups = Security groups
saved-network-acls = Network ACLs
saved-bucket-policies = Bucket policies
saved-trails = Trails
saved-kms-use = KMS key usage
saved-kms-disabled = Disabled or scheduled for deletion
saved-accounts = Which account acts in which
saved-shared-events = Events shared with another account
saved-foreign-calls = Calls and assumed roles from other accounts
saved-networks = From outside these networks …

## When workers fail

later-loading = Loading …
later-failed = This part of Traillight could not be loaded: { $why }
later-again = Try again
trouble-language = The texts in { $name } could not be loaded: { $why }
trouble-other-build = they belong to another build; load the page again
trouble-start = Traillight could not start: { $detail }
trouble-workers = Traillight’s workers could not be started: { $detail }
trouble-edges = Workers keep stopping, and no file explains it ({ $detail }).
trouble-edge-at-file =
    A worker stopped while reading a file. Everything is read again, and that file by itself. ({ $detail }; { $path })
trouble-edge-at-files =
    A worker stopped while reading one of { NUMBER($n) } files. Everything is read again, and these one by one. ({ $detail })
trouble-edge = A worker stopped. Everything is read again. ({ $detail })
trouble-open-again =
    Open the { NUMBER($n) } files again to go on. Of more than { NUMBER($most) }, Traillight lets go of those it has read, because the
    browser takes several kilobytes of memory for each file that it holds on to.
trouble-not-removed =
    No file can be taken out: all others would have to be read again, and Traillight has let go of them. Start over, and open the
    others only.
trouble-engine-again =
    The engine stopped again ({ $detail }). Start over with fewer files; this tab may not have enough memory.
trouble-engine = The engine stopped and was started again. Everything is read again. ({ $detail })
trouble-message = a message between page and workers can’t be read: { $detail }
trouble-no-randomness = no source of randomness
trouble-not-compiled = the worker is not compiled yet
trouble-no-engine = the engine is not running
trouble-no-window = there is no window
trouble-no-document = there is no document
trouble-status = { $file } answered with status { $status }
trouble-not-loaded = { $file } could not be loaded
trouble-no-assets = the page does not name its files: meta traillight-assets is missing
trouble-bad-assets = meta traillight-assets cannot be read
trouble-no-asset = this build has no { $name }

## Memory, and how to use less

memory-title = Memory
memory-parts = In memory: { $columns } of columns, { $raw } of raw records, compressed
memory-columns = In memory: { $columns } of columns, no raw records
memory-parts-explained =
    Columns answer nearly every question. Without raw records, opening an event means reading its file again, and what has no column can’t be searched, sorted by or counted.
memory-columns-explained =
    Opening an event means reading its file again. What has no column can’t be searched, sorted by or counted.
memory-keep-raw = Read everything again and keep raw records
memory-columns-only = Keep columns only
memory-days = Going by their names, the files are from { $first } to { $last }, UTC. Fewer days take less memory.
memory-no-days = The names of the files do not say which days they are from.
memory-first-day = First day
memory-last-day = Last day
memory-read-these-days = Read only these days
memory-read-all-days = Read all days
memory-full =
    { NUMBER($n) } events take nearly all the memory that this page may have ({ $size }).
memory-paused =
    Reading is paused: { NUMBER($n) } events take nearly all the memory that this page may have ({ $size }). You can work with what is loaded.
memory-chosen = { NUMBER($n) } of { NUMBER($total) } files.
memory-chosen-undated = { NUMBER($n) } of { NUMBER($total) } files; { $undated ->
    [one] { $undated } has no date in its name and is always read.
   *[other] { $undated } have no date in their names and are always read.
}
days-missing = Choose a first and a last day.
days-reversed = The first day must not be after the last.

## The integrity view

integrity-export = Export the report
integrity-export-html = Report to print
integrity-export-json = Report (JSON)
integrity-export-text = Report (text)
integrity-export-trouble = The report could not be saved: { $why }
integrity-trails = Settings of trails
integrity-trails-why = How the trails were set up when somebody asked AWS. That proves nothing about the time before.
integrity-trails-left-out = { $n ->
    [one] { $n } more description was not read.
   *[other] { $n } more descriptions were not read.
}
integrity-copies = Exact copies
integrity-copies-why = These files are byte-for-byte copies of others. They prove nothing more and are not counted.
integrity-copy = Copy
integrity-copy-of = Copy of
integrity-shown-events = Events of this account and time
integrity-shown-close = Close this list
integrity-shown-pages = Pages of files

# The verdict, and what is said while there is none
integrity-verdict = Verdict
integrity-wait-for-files = Checking starts once all files are read: { COMPACT($done) } of { COMPACT($total) } so far.
integrity-checking-now = { $what } …
integrity-checking = Checking …
integrity-no-files = No files yet.
integrity-load-failed = Loading failed, so nothing was checked.
integrity-check-now = Check now

# Files by outcome and verdict
integrity-outcome-count = { COMPACT($n) } { $outcome }
integrity-what-failed = What failed
integrity-what-unchecked = What could not be checked, and why
integrity-what-proved = What was proved
integrity-group-events = { $n ->
    [one] { $files } · { COMPACT($n) } event
   *[other] { $files } · { COMPACT($n) } events
}
integrity-verdicts = Verdicts
integrity-verdict-column = Verdict
integrity-digests-column = Digests
integrity-sign-files-column = Sign files
integrity-logs-column = Logs
integrity-events-column = Events
# `$proof` is a verdict or an outcome, as filters spell it
integrity-show-events = { $n ->
    [one] Show the { $n } event whose proof is { $proof }
   *[other] Show the { $n } events whose proof is { $proof }
}
integrity-files-with = { $files }: { $verdict }

# Chains of digests
chains-title = Digest chains
chains-count = { $n ->
    [one] { COMPACT($n) } chain
   *[other] { COMPACT($n) } chains
}
chains-pages = Pages of chains
chains-backfill = backfill
chains-home = home region { $region }
chains-unreadable = no readable digest
chains-gaps = { $n ->
    [one] { COMPACT($n) } gap
   *[other] { COMPACT($n) } gaps
}
chains-bucket = Bucket
chains-bucket-unknown = unknown: no digest is readable
chains-newest = Newest digest
chains-newest-signature = its signature was supplied
chains-newest-no-signature = its signature was not supplied
chains-newest-unknown = without a public key, it is unknown whether its signature is here
chains-keys = Signing keys
chains-gaps-name = Gaps
chains-period-covered = { $period }: { $covered }
chains-gap = { $from } – { $to }: { $why }
chains-gap-time-unknown = unknown
chains-gap-restart = validation or logging was off, and then started again
chains-gap-missing = digests are missing
chains-gap-unexplained = there is no digest, and nothing says why

# One file
lines-until = until { $time }
lines-signed-by-next = signed, signature from the next digest · key { $key }
lines-signed-by-metadata = signed, signature from the metadata · key { $key }
lines-signed = signed · key { $key }
lines-key = Key
lines-file = Loaded as
lines-no-file = not loaded
lines-sha256 = SHA-256 found
lines-sha256-expected = SHA-256 expected
lines-signature = Signature
lines-signature-from-next = verified; from the next digest
lines-signature-from-metadata = verified; from its object metadata
lines-signature-from-file = verified; from the file itself
lines-signature-none = none that verifies
lines-copy = Copy: { $name }
lines-files-listed = Files listed
lines-recorded-at = Recorded at
lines-fingerprint = Key fingerprint
lines-size = Uncompressed size
lines-size-exact = { $n ->
    [one] { $size } ({ $n } byte)
   *[other] { $size } ({ $n } bytes)
}
lines-listed-in = Listed in digest
lines-show-events = { $n ->
    [one] Show its { COMPACT($n) } event
   *[other] Show its { COMPACT($n) } events
}

# Keys
integrity-keys = Keys that verified signatures
integrity-keys-count = { $n ->
    [one] { COMPACT($n) } key
   *[other] { COMPACT($n) } keys
}
integrity-keys-why = All proofs rest on these keys. Compare them with a list that you fetched from AWS yourself.
integrity-key-fingerprint = Fingerprint
integrity-key-sha256 = SHA-256
integrity-key-listed = Listed in
integrity-key-proved = Proved
integrity-key-proved-of = { $what } of { $regions }
integrity-key-both = { $digests } and { $files }

# What there is to check with, after the number
integrity-supplied = Supplied
integrity-supplied-logs = { $n ->
    [one] log file
   *[other] log files
}
integrity-supplied-digests = { $n ->
    [one] digest file
   *[other] digest files
}
integrity-supplied-sign-files = { $n ->
    [one] sign file of CloudTrail Lake
   *[other] sign files of CloudTrail Lake
}
integrity-supplied-keys = { $n ->
    [one] public key
   *[other] public keys
}
integrity-supplied-signatures = { $n ->
    [one] signature from object metadata
   *[other] signatures from object metadata
}
integrity-lack-logs = none
integrity-lack-digests = none, so nothing can be compared
integrity-lack-keys = none, so no signature can be checked
integrity-lack-signatures = none, so the newest digest of each chain has no signature
integrity-lack-newest = { $n ->
    [one] { COMPACT($n) } chain lacks the one for its newest digest
   *[other] { COMPACT($n) } chains lack the one for their newest digest
}

# What would prove more
integrity-needs = To prove more
integrity-needs-nothing = Nothing is missing: no further file would prove more.
integrity-needs-why = Fetch these and drop them on this page. Files that are already open stay open.
integrity-needs-bucket = Replace BUCKET with the name of your bucket, or enter it above.
integrity-copy-commands = Copy all commands
integrity-copy-command = Copy this command
integrity-copy-command-for = Copy the command for { $place }
integrity-copy-signed = Copy what is signed

# The parts of a digest or sign file
digest-gone = This file is no longer loaded.
digest-previous = Previous digest
digest-next = Next digest
digest-linked = { $link }: { $file }
digest-hash-agrees = its recorded hash agrees
digest-hash-differs = its recorded hash differs
digest-hash-unknown = not here to compare
digest-key = Key { $fingerprint }, valid { $from } – { $to }
digest-key-unknown = Key { $fingerprint }, validity not given
digest-signed = What is signed, and the signature
digest-signed-by-spaces = These, joined by single spaces:
digest-signed-by-lines = Four lines, joined by line feeds:
digest-signature = Signature { $place }: { $outcome }
digest-signature-in-next = in the next digest
digest-signature-in-metadata = in its object metadata
digest-signature-in-file = in the file itself
digest-signature-verifies = verifies
digest-signature-differs = does not verify
digest-signature-untried = no key to try it with
# Parts of what is signed
signed-part-end = End
signed-part-location = Location
signed-part-sha-256 = SHA-256
signed-part-previous-signature = Signature of the digest before it
digest-by-hand = Check it by hand with OpenSSL
digest-by-hand-where = Run these in the folder that you dropped this from.
step-hash-digest = Hash of the digest. It must be { $sha256 }.
step-signed-digest = What is signed: the end of its hour, its location, its hash, and the signature of the digest before it.
step-hash-results = Hashes of the results as they are stored. They must be those that are signed.
step-signed-hashes = What is signed: the hashes of all results, in the order of the sign file.
step-signature = The signature, in binary instead of hex, so that OpenSSL can read it.
step-key = The public key, as list-public-keys gave it, in a form that OpenSSL verifies with.
step-verify = The check. It must say “Verified OK”.

# The map
map-account = Account
map-region = Region
map-from = From
map-to = To
map-state = State
map-earlier = Earlier
map-later = Later
map-whole-period = Whole period
map-by-hour = Hour by hour
map-rows = { $n ->
    [one] { COMPACT($n) } account and region
   *[other] { COMPACT($n) } accounts and regions
}
map-summary-hours = { $finding }. { $rows }, hour by hour.
map-summary-days = { $days ->
    [one] { $finding }. { $rows }, { $days } day a cell.
   *[other] { $finding }. { $rows }, { $days } days a cell.
}
map-legend = What the cells mean
map-keys = Completeness map: arrow keys move, Enter lists the files of a cell
map-cell = { $cell }. { $meaning }
map-cell-is-hour = One cell is one hour, UTC
map-cell-is-days = { $days ->
    [one] One cell is a day (UTC), coloured by its worst hour
   *[other] One cell is { $days } days (UTC), coloured by their worst hour
}

## The issues view

page-issues-cut = The { NUMBER($n) } most severe are listed here.
page-issues-several = { NUMBER($n) } files
page-issues-several-in = { NUMBER($n) } in { $folder }
page-issues-differ = What happened differs from one to another.
page-issues-show = Show them
page-issues-hide = Hide them
page-issues-rejecting = only issues that lost records
page-issues-tabs = Issues and files
page-issues-issues = Issues
page-issues-files = Files
page-issues-filter = Filter issues
page-issues-all-kinds = all kinds
page-issues-kind-count = { $kind } ({ COMPACT($n) })
page-issues-no-fit = No issue matches these filters.
page-issues-none = Everything was read
page-issues-none-why = All files were understood, and every record in them is shown.
page-issues-pages = Pages of issues
page-issues-file-pages = Pages of files
page-issues-severity = Severity
page-issues-kind = Kind
page-issues-message = What happened
page-issues-file = File
page-issues-offset = Byte offset
page-issues-rejected = Rejected
page-issues-no-files = No file has been read yet.
page-issues-file-kind = What it is
page-issues-size = Size
page-issues-inflated = Uncompressed
page-issues-records = Records
page-issues-sha256 = SHA-256 of the content
page-issues-sha256-short = SHA-256
page-issues-take-out = Take out
page-issues-take-file-out = Take { $path } out
page-issues-show-records = { $n ->
    [one] Show the { $n } record of { $path }
   *[other] Show the { $n } records of { $path }
}

# “Records read = shown + folded + rejected”; `$count` is the number
page-issues-where = Where every record went
page-issues-read = { $n ->
    [one] { $count } record read
   *[other] { $count } records read
}
page-issues-read-so-far = { $n ->
    [one] { $count } record read so far
   *[other] { $count } records read so far
}
page-issues-shown = { $count } shown
page-issues-folded = { $count } folded (exact copies)
page-issues-folded-title = Exact copies of events that are shown once
page-issues-rejected-records = { $count } rejected
page-issues-failed = Not among these issues, which are about reading: { $what }

## Mistakes in queries

mistake-expected = Expected { $expected }, found { $found }.
mistake-regex = This regular expression cannot be used: { $why }.
mistake-filter-pattern = Expected a query, found “{"{"}”, which begins a CloudWatch Logs filter pattern.
mistake-sql-query = Expected conditions such as eventName:DeleteTrail, found an SQL query.

# Habits from other tools
habit-count = “{ $written }” is not part of a query. To count events by the values of a field, use “Group by …” above the table, or “Count all values” in the menu of a cell.
habit-cut = “{ $written }” is not part of a query. All matching events are shown; to see fewer, choose a time range.
habit-sort = “{ $written }” is not part of a query. To sort the table, click the header of a column.
habit-columns = “{ $written }” is not part of a query. Columns are chosen with “Columns” above the table.
habit-condition = “{ $written }” is not needed: a query contains only conditions, joined by “and”, “or” and “not”.
habit-command = “{ $written }” is not part of a query, which contains only conditions. To search for it as a word, put it in quotes.
habit-presence = Instead of “{ $written }”, write “field:*”, or “not field:*” for a field that is absent.
habit-null = Fields are not compared with null: “field:*” finds events that have the field, “not field:*” those where it is absent or null. To find the text “null”, put it in quotes.
habit-range = Instead of ranges in brackets, write “>=” and “<=”, for numbers, times and versions. If the value is a text, put it in quotes.
habit-period = Instead of “{ $written }”, write “time >= now-…”, where “now” is the time of the last event. To search for the words, put them in quotes.
habit-operator = “{ $written }” is not an operator here. Use wildcards or a regular expression: “field:text*”, “field:/regex/”.
habit-plus = A “+” is not needed, because all conditions have to be met. To search for it, put the word in quotes.
habit-minus = To exclude a condition or a word, write “not” instead of “{ $sign }”. To search for the sign, put the word in quotes.
habit-fuzzy = “{ $written }” has no meaning here, because nothing is matched approximately; wildcards may help. If it is part of a text, put the text in quotes.
habit-boost = “{ $written }” has no meaning here, because events are not ranked. If it is part of a text, put the text in quotes.
habit-function = There are no functions such as “{ $name }”. A field is followed by a value, a wildcard, or a regular expression.

# Fields that no loaded event has
missing-field = No loaded event has a field { $name }.
missing-known = No loaded event has the field { $name }.
missing-without = The search without it
missing-together = The search with all of them replaced
missing-finds = { $n ->
    [one] { $search } finds { NUMBER($n) } event.
   *[other] { $search } finds { NUMBER($n) } events.
}
missing-more = { $n ->
    [one] { $n } more field was not checked.
   *[other] { $n } more fields were not checked.
}

# What is there
found-written = “{ $text }”
found-begins = “{ $text }…”
found-end = the end of the text
found-end-of-regex = the end of the regular expression
found-blank = a space
found-nothing = none
found-another = another one
found-neither = neither
found-not-both = only one or neither
found-other = something else
found-text = text
found-bytes = { NUMBER($n) } bytes
found-deeper = “{ $written }” one level deeper
found-unopened = “)” without its “(”
found-sql-word = the SQL word “{ $word }”

# What is expected
expected-written = “{ $text }”
expected-value = a value
expected-value-after-name = “:” and a value after the name
expected-operator-right-after-name = “{ $operator }” right after the name
expected-value-right-after = a value right after “{ $condition }”
expected-in-list = “or”, a comma or “)” in the list
expected-end-of-list = “)” at the end of the list
expected-operand = a number, a time or a version
expected-unquoted-operand = a number, a time or a version, without quotation marks
expected-colon-after-proof = “:” after “proof”
expected-colon-after-outcome = “:” after “outcome”
expected-outcome = “failure” or “success”
expected-colon-after-actor = “:” after “who”
expected-actor = “people”, “workloads”, “services” or “unknown”
expected-quoted-or-field = the name of a field (in quotes, if it is one)
expected-field-name = the name of a field
expected-dot-or-colon = “.” or “:” after the name
expected-closing-quote = a closing quotation mark
expected-name = a name
expected-name-without-index = a name without an index (every element is looked into)
expected-name-without-wildcards = a name without wildcards
expected-version = a version such as 1.08
expected-time = a time such as 2025-06-07 or now-7d
expected-number-or-time = a number or a time such as 2025-06-07 or now-7d
expected-shorter-period = a shorter period
expected-month = a month from 01 to 12
expected-day = a day from 01 to { NUMBER($last) }
expected-hour = an hour from 00 to 23
expected-minute = a minute from 00 to 59
expected-second = a second from 00 to 59
expected-zone = a zone such as Z or +02:00
expected-ipv-4address = an IPv4 address (four numbers from 0 to 255), or the value in quotes
expected-prefix-length = a prefix length from 0 to { NUMBER($most) }, or the value in quotes
expected-mapped-prefix-length = a prefix length from 96 to 128 after an IPv4 address in IPv6 spelling, or the value in quotes
expected-verdict = a verdict ({ $names })
expected-closing-slash = a slash that ends the regular expression
expected-regex-flag = nothing or “i” after the regular expression (quote a value that begins with a slash)
expected-regex-between-slashes = a regular expression between the slashes
expected-character-after-backslash = a character after “\”
expected-end-of-text = the end of the text
expected-query-of-bytes = a query of at most { NUMBER($most) } bytes
expected-pattern-of-bytes = a pattern of at most { NUMBER($most) } bytes
expected-attributes-of-bytes = a list of attributes of at most { NUMBER($most) } bytes
expected-configuration-of-bytes = a configuration of at most { NUMBER($most) } bytes
expected-most-conditions = at most { NUMBER($most) } conditions
expected-most-regexes = at most { NUMBER($most) } regular expressions
expected-most-levels = at most { NUMBER($most) } levels of brackets and “not”
expected-most-brackets = at most { NUMBER($most) } levels of brackets
expected-most-terms = at most { NUMBER($most) } terms
expected-most-attributes = at most { NUMBER($most) } attributes
expected-most-values = at most { NUMBER($most) } values
expected-condition-or-word = a condition or a word
expected-blank-or-quotes = a space (or quotation marks around the whole)
expected-condition = a condition such as { $name }:value
expected-field-before = a field before “{ $operator }”
expected-word-or-quoted = “{ $word }” (or the text in quotes)
expected-double-quote = a double quotation mark (")
expected-regex-between-percents = a regular expression between the percent signs
expected-escaped-bracket = “\[” within brackets
expected-escaped-hyphen = “\-” for a hyphen within brackets
expected-escaped-closing-bracket = “\]” for a bracket within brackets
expected-no-parentheses = no parentheses (CloudWatch Logs has no groups; “\x28” and “\x29” are the characters)
expected-only-ascii = only ASCII characters in a regular expression
expected-character-code = “{ $code }” for this character, as CloudWatch Logs wants it
expected-hex-digits = two hexadecimal digits of an ASCII character after “\x”
expected-regex-escape = one of \d \D \s \S \w \W \xhh, or an operator after the backslash
expected-regex-after-backslash = a character after the backslash
expected-pattern-condition = a condition such as $.eventName = "DeleteTrail"
expected-nothing-after-pattern = nothing after the pattern’s last brace
expected-plain-condition = a condition (filter patterns have no “not”; use the opposite operators)
expected-null-true-false = NULL, TRUE or FALSE (CloudWatch Logs has no IS NOT; “{ $there }” asks for a value)
expected-null-true-false-after-is = NULL, TRUE or FALSE after IS
expected-exists-after-not = EXISTS after NOT
expected-operator-not-exists = an operator (CloudWatch Logs has NOT EXISTS only; “{ $there }” asks for a value)
expected-pattern-operator = an operator: =, !=, >, >=, <, <=, IS or NOT EXISTS
expected-value-to-compare = a value to compare { $selector } with
expected-closing-percent = “%” at the end of the regular expression
expected-number = a number (only numbers can be compared by size)
expected-brace-or-and = “{"}"}”, “&&” or “||” (no bracket is open)
expected-and-or-brace = “&&”, “||” or “{"}"}” (a value with a space needs quotation marks)
expected-not-event-bridge = a condition such as $.eventName = "x" (this looks like an EventBridge pattern)
expected-selector = a selector such as $.eventName
expected-name-after-dollar = “.” and a name after “$”
expected-closing-name = “']” at the end of the name
expected-member = a name, “*” or “['name']” after the dot
expected-array-place = a place in the array, counted from 0, or “*”, and “]”
expected-terms = terms or “{"{"}”: patterns in brackets are for text in columns, and records are JSON
expected-blank-after-term = a space after the term
expected-value-after-key = “{ $written }” after the key
expected-key-and-value = AttributeKey and AttributeValue
expected-true-or-false = true or false for ReadOnly
expected-one-of = one of { $names }
expected-selectors = AdvancedEventSelectors or EventSelectors
expected-field-selectors = FieldSelectors in the selector
expected-field-of-selector = Field in the field selector
expected-selector-field = a field that selectors know ({ $names })
expected-event-category = a field selector for eventCategory, which every selector needs
expected-only-equals = Equals, the only operator for { $field }
expected-selector-operator = an operator such as Equals with a value for { $field }
expected-read-write-type = ReadOnly, WriteOnly or All
expected-type-and-values = Type and Values of the data resource
expected-list-of-attributes = a list of attributes
expected-list-of-selectors = a list of selectors
expected-list-of-field-selectors = a list of field selectors
expected-list-of-values = a list of values
expected-list-of-event-sources = a list of event sources
expected-list-of-data-resources = a list of data resources
expected-list-of-arns = a list of ARNs
expected-key-as-text = a key as text
expected-value-as-text = a value as text
expected-field-name-as-text = the name of a field as text
expected-true-or-false-as-text = true or false as text
expected-event-source-as-text = an event source as text
expected-type-as-text = a type such as AWS::S3::Object as text
expected-arn-as-text = an ARN as text
expected-nothing-after-value = nothing after the value
expected-json-value = a JSON value
expected-json-name = a name in quotation marks
expected-comma-or-brace = “,” or “{"}"}”
expected-comma-or-bracket = “,” or “]”
expected-four-hex-digits = four hexadecimal digits after “\u”
expected-json-escape = a JSON escape after “\”
expected-rest-of-json = the rest of the JSON

## Queries in other tools' notations

note-one-attribute = lookup-events takes one attribute; here all of them must hold.
note-own-resources = lookup-events has its own list of resources; here the record’s resources and request parameters are searched.
note-wildcard-selectors = CloudWatch Logs accepts at most { NUMBER($most) } wildcard selectors in a pattern; there are { NUMBER($found) } here.
note-one-wildcard = CloudWatch Logs accepts one wildcard in a selector.
note-pattern-regexes = CloudWatch Logs accepts at most { NUMBER($most) } regular expressions in a pattern; there are { NUMBER($found) } here.
note-unquoted = CloudWatch Logs may refuse “{ $value }” without quotation marks.
note-optional-terms = CloudWatch Logs ignores terms with “?” beside others, and so they are ignored here.
note-selector-scope = The trail’s regions and accounts are not considered, and records without eventCategory (before version 1.07) are not found.
note-selector-values = A trail may have at most { NUMBER($most) } values; there are { NUMBER($found) } here.
note-number-as-text = The pattern compares this number by its value (1.1 is 1.10); here it is compared as text.
note-user-name = “user” also finds the name that the table shows; here only userName and the session’s name are searched.
note-only-traillight = Only Traillight knows the file and the proof of an event.
note-several-attributes = lookup-events takes one attribute; this filter has several.
note-lookup-scope = lookup-events is case-sensitive and knows only management events of the last 90 days, in one region.
note-lookup-only = lookup-events knows only one attribute that equals a value, and a time range.
note-jq-text = jq rewrites the record before it searches it; the log may be spaced and escaped differently.
note-no-jq = This condition cannot be written in jq.
note-jq-ipv-6 = jq knows no IPv6 addresses.
note-times-as-text = Times are compared as text, as AWS writes them.
note-jq-case = jq ignores case only in ASCII.
note-athena-table = Replace cloudtrail_logs with your table’s name, and add conditions on its partitions, which make the query cheap.
note-lake-store = Replace EVENT_DATA_STORE_ID with the ID of your event data store.
note-athena-text = Athena’s table has no column with the whole record to search for words.
note-json-text = Words are searched in the record’s JSON text, where some characters are escaped.
note-no-sql = This condition cannot be written in SQL.
note-no-column = The table has no column for { $field }.
note-json-columns = Names within JSON columns are case-sensitive, and lists in them are not searched.
note-sql-null = SQL does not tell null from absent.
note-sql-only-null = SQL does not tell null from absent, so it cannot ask for null.
note-single-values = Traillight searches single names and values, not the record’s text as a whole, and ignores case.
note-every-element = Traillight looks into every element of a list, not into a numbered one.
note-no-name-wildcard = Traillight has no wildcard for names.
note-no-case = Traillight ignores case in names and values, and looks into every list.
note-traillight-null = Traillight does not tell null from absent.
note-traillight-only-null = Traillight does not tell null from absent, so it cannot ask for null.
note-pattern-no-event = A filter pattern cannot ask for no event.
note-pattern-case = CloudWatch Logs is case-sensitive in names and values, and looks into a list only where the pattern says so.
note-pattern-no-element = A filter pattern cannot ask that no element of { $field } fits.
note-pattern-object = A filter pattern cannot ask whether the object { $field } is there.
note-pattern-null = Here null counts as absent; in CloudWatch Logs it is there.
note-pattern-bool = A filter pattern cannot ask for anything but a boolean.
note-pattern-opposite = The opposite of a comparison finds no text that is not a number.
note-pattern-numbers = A filter pattern can compare the size of numbers only, not times or versions.
note-pattern-regex-case = Regular expressions of CloudWatch Logs are always case-sensitive.
note-pattern-blocks = CloudWatch Logs has no blocks of addresses; only IPv4 blocks of 8, 16, 24 or 32 bits are a beginning of the text.
note-no-now = Nothing is loaded, so “now” has no meaning.
note-pattern-regex = CloudWatch Logs does not accept the regular expression { $pattern }.
note-pattern-all-or-none = A filter pattern cannot ask for every event or for none.
note-pattern-name = A filter pattern cannot name a field with “']” in its name.
note-pattern-star = Regular expressions of CloudWatch Logs are ASCII, and only they can say a star.
note-pattern-words = CloudWatch Logs searches words in the record’s JSON text and is case-sensitive.
note-pattern-terms = Terms of CloudWatch Logs have no wildcards, and its regular expressions have few operators.
note-pattern-mixed = A filter pattern has conditions on fields or words, not both, and joins words by “and” or by “or”.
note-no-insights = This condition cannot be written in Logs Insights.
note-insights-elements = Logs Insights cannot look into every element of a list, only into numbered ones.
note-insights-object = Logs Insights has fields for what is in an object, not for the object.
note-insights-null = Logs Insights does not tell null from absent.
note-insights-times = Logs Insights compares no times but eventTime, as text.
note-insights-versions = Logs Insights cannot compare versions.

## What a filter asks for

sense-every = every event
sense-none = no event
sense-and = and
sense-or = or
sense-not = not ({ $what })
sense-anywhere = { $what } occurs anywhere
sense-nowhere = { $what } occurs nowhere
sense-record-text = the record’s text contains { $what }
sense-not-record-text = the record’s text does not contain { $what }

# What follows the name of a field
asks-exists = is there
asks-not-exists = is absent or null
asks-absent = is absent
asks-not-absent = is there or null
asks-null = is null
asks-not-null = is not null
asks-true = is the boolean true
asks-not-true = is not the boolean true
asks-false = is the boolean false
asks-not-false = is not the boolean false
# `$other` says that the field is or is not something
asks-differs = is there and { $other }
asks-not-differs = is absent or { $other }
asks-join-or = , or{" "}
asks-join-and = , and{" "}
asks-is = is { $value }
asks-is-not = is not { $value }
asks-one-of = is one of { $values }
asks-none-of = is none of { $values }
asks-empty = is empty
asks-not-empty = is not empty
asks-like = is like { $pattern }
asks-not-like = is not like { $pattern }
asks-in = is in { $range }
asks-not-in = is not in { $range }
asks-matches = matches { $pattern }
asks-not-matches = does not match { $pattern }
asks-after = is after { $time }
asks-from = is at or after { $time }
asks-before = is before { $time }
asks-until = is at or before { $time }
asks-not-after = is not after { $time }
asks-not-from = is not at or after { $time }
asks-not-before = is not before { $time }
asks-not-until = is not at or before { $time }
asks-above = is above { $value }
asks-at-least = is at least { $value }
asks-below = is below { $value }
asks-at-most = is at most { $value }
asks-not-above = is not above { $value }
asks-not-at-least = is not at least { $value }
asks-not-below = is not below { $value }
asks-not-at-most = is not at most { $value }
when-last = the last event
when-before-last = { $period } before the last event

## Why a question has no answer

refusal-bad-pattern = The regular expression /{ $pattern }/ cannot be used: { $problem }.
refusal-too-many-tests =
    This search looks for { NUMBER($tests) } different things in the raw records; at most { NUMBER($most) } can be looked for at once. Search for fewer at a time.
refusal-columns-only =
    This needs the raw records, but only the columns are kept in memory. What is on screen is older. To keep the raw records again, click the memory figure in the status bar.
refusal-no-such-event = There is no such event.
refusal-not-found-again =
    It is not in memory, and its file cannot be read again or has changed.
refusal-record-lost = The worker that read this event no longer has its record.
refusal-export-incomplete = A record could not be fetched, so nothing was exported.
refusal-file-changed = { $path } can’t be read again, or has changed since it was opened, so nothing was saved.
refusal-page-too-large = A page would have to carry { $size }; at most { $most } are possible. Narrow the search, or save without the logs that prove the events.
refusal-paper-too-large = The events of this paper take more than { $size }; at most { $most } are possible. Leave out the populations, or choose a shorter period.
refusal-not-checked-yet = Files are still being read. They are checked once all of them are there.
refusal-check-stopped = Checking was stopped.
refusal-no-module =
    This needs a part of Traillight that could not be started or has stopped ({ $detail }). Everything else works. The next attempt starts it again; if Traillight has just been updated, reload the page.
refusal-worker-lost = The worker that holds the raw records is gone.
refusal-withdrawn = A newer question replaced this one.
refusal-restarted = The engine was restarted.
refusal-not-started = Traillight could not start.
refusal-unreadable = The answer cannot be read: { $detail }.

## A stalled load, and what it is waiting for

standstill = Nothing has happened for a while. { $waiting } If this goes on, everything is restarted and read again.
waiting-program = The part of Traillight that reads files is still being fetched.
waiting-taking-in = The page has not yet taken in { $n ->
    [one] { $n } file.
   *[other] { $n } files.
}
waiting-start = { $n ->
    [one] A worker was started and has not answered.
   *[other] { $n } workers were started and have not answered.
}
waiting-reading = A worker is reading { $path }.
waiting-first-read = { $n ->
    [one] A worker was given files and has not said which one it is reading.
   *[other] { $n } workers were given files and have not said which ones they are reading.
}
waiting-handing = { $n ->
    [one] { $n } file is waiting for a worker.
   *[other] { $n } files are waiting for a worker.
}
waiting-engine = All files are read; the engine has not confirmed that it has them all.
waiting-check = Signatures are being checked.

## Verdicts

overall-failed = Evidence against these files
overall-proved = All logs proved
overall-partly-proved = Partly proved
overall-not-proved = Nothing proved
outcome-failed = failed
outcome-unchecked = not checked
outcome-proved = proved
verdict-tampered = Tampered with
verdict-invalid-format = Damaged
verdict-moved = Moved
verdict-missing = Missing
verdict-unverifiable = Cannot be checked
verdict-verified-hash-only = Consistent, not signed
verdict-not-covered = In no digest
verdict-not-exported = Before the export
verdict-verified-chained = Proved by the chain
verdict-verified-signed = Proved by signature

# Why a file has its verdict
why-digest-by-chain = Its own signature could not be checked, but a proved digest after it recorded its hash.
why-log-hash-only = Its content has the hash that its digest recorded, but no signature vouches for that digest.
why-log-hash-proved = Its content has the hash that a proved digest recorded.
why-sign-file-unreadable = The sign file cannot be read or lacks a field that every sign file has. Nothing that it lists counts.
why-unreadable = The digest cannot be read: it is damaged, cut off or not a digest. Nothing that it lists counts.
why-missing-field = The digest lacks a field that every digest has. Nothing that it lists counts.
why-key = The digest was recorded under a different key than the one it has: it was moved or renamed.
why-bucket = The digest was recorded in a different bucket than the one you named.
why-signature-mismatch = Its signature does not fit its content: the file or its signature was changed.
why-digest-hash-mismatch = The digest after it recorded another hash: this digest was changed or replaced.
why-log-hash-mismatch = Its content does not have the hash that its digest recorded: the log was changed.
why-signature = Its signature verifies with a public key that you supplied.
why-no-keys = There is no public key to check its signature with, so nothing vouches for it yet.
why-key-not-found = The public key that signed it is not among those you supplied.
why-key-outside-validity = The key that signed it was not valid at that time.
why-key-unusable = The public key that signed it cannot be read.
why-too-many-to-try = More keys or signatures were supplied for it than are tried, and none of those that were tried fits.
why-no-signature = No signature of it was supplied: it has no successor and its object metadata is not here.
why-unsupported-algorithm = It names a signature or hash algorithm that CloudTrail does not use.
why-referenced = Another digest names it as its predecessor, but it is not among the files: it was deleted or not exported.
why-inferred = Its hour lies between a digest that is here and one that is missing, so there must have been one.
why-boundary = It lies before the first digest of the export. That is normal at the beginning of a period.
why-left-out = A digest lists it, but whoever handed these files over left it out, as their manifest says.
why-listed = A digest lists it, but it is not among the files: it was deleted or not exported.
why-listed-by-untrusted-digest = It is not among the files, and only a digest that failed its own check lists it.
why-bad-gzip = The compressed file is damaged and cannot be checked against its digest.
why-trailing-data = There is more in the file than the log that was recorded: data was appended.
why-not-gzip = The file is not the compressed log that its digest recorded.
why-hash = Its content has the hash that a digest recorded.
why-digest-not-trusted = Only a digest that failed its own check lists it, so nothing can be said.
why-decompressed = It was decompressed on the way, but the hash is of the compressed file: fetch it again as it is stored.
why-not-read = The browser could not read all of it, so it was not compared.
why-inside-covered-period = No digest lists it although digests cover its time. That is suspicious: CloudTrail lists every log that it delivers.
why-inside-missing-digest = The digest of its hour is missing.
why-other-kind = Digests do not list files with such a folder or name, yet it holds events of a kind that they cover.
why-outside-coverage = There are no digests for its account, region and time.

# If the verdict says it all
alone-tampered = Its content differs from what was recorded.
alone-invalid-format = It cannot be read as what it should be.
alone-moved = It was recorded in another place.
alone-missing = It was recorded, but it is not here.
alone-unverifiable = There is nothing to check it with.
alone-verified-hash-only = The hashes agree, but no signature vouches for them. Anyone who can write all the files can make them agree.
alone-not-covered = No digest covers it.
alone-not-exported = It lies before the exported period.
alone-verified-chained = A digest that is itself proved recorded its hash.
alone-verified-signed = A signed digest vouches for it.

# Notes beside the reason
file-note-trailing-data = There are bytes after the end of the compressed file. They are not part of what was signed.
file-note-events-proved-elsewhere = All its events are shown from files that are proved.
file-note-copy-in-failed-file = A file that failed holds an exact copy of this event. What differs in that file is something else.
file-note-metadata-signature-disagrees = The signature in the object metadata does not fit or is missing, but the next digest holds one that does.
file-note-lake-sign-file = A sign file of CloudTrail Lake: it lists query results and is signed itself.
file-note-lake-query-result = A query result of CloudTrail Lake: its sign file holds the hash of the file as stored.
file-note-matched-by-content = The file has another name; its content is what was recorded.
file-note-location-not-checkable = The path of the file does not say where it was in the bucket.
file-note-already-decompressed = It was stored decompressed; the content is what was recorded.
file-note-gzip-trailer-incomplete = The end of the compressed file is cut off; the content is what was recorded.

## The verdict on the whole, in a few sentences


whole-nothing-supplied = Nothing could be checked: neither digests nor logs were supplied.
whole-no-digests = Nothing could be checked: no digests were supplied.
whole-said = { $words }.
whole-all-proved = All { $events } from { $files } are proved by { $witnesses }{ $period }.
whole-some-proved = { $proved } of { $events }, from { $proved-files } of { $files }, are proved by { $witnesses }{ $period }
whole-digests-only = No log is proved, though digests are{ $period }: { $rest }.
whole-nothing-delivered = { $n ->
    [one] { $digests } proves that no log was delivered{ $period }.
   *[other] { $digests } prove that no log was delivered{ $period }.
}
whole-nothing-saved = { $n ->
    [one] { $files } proves that no result was saved{ $period }.
   *[other] { $files } prove that no result was saved{ $period }.
}
whole-nothing-proved = Nothing is proved{ $why }{ $details }.
whole-but-nothing-proved = nothing is proved{ $why }{ $details }
whole-details = {" "}({ $details })
why-nothing-no-keys = : no public keys were supplied to check signatures with
why-nothing-no-signature = : no signature could be checked with the keys that were supplied
witness-digests = signed digests
witness-sign-files = sign files of CloudTrail Lake
witness-both = signed digests and sign files
unproved-hash-only = { $n ->
    [one] { $logs } matches digests that are not proved
   *[other] { $logs } match digests that are not proved
}
unproved-unverifiable = { $n ->
    [one] { $logs } could not be checked
   *[other] { $logs } could not be checked
}
unproved-not-covered = { $n ->
    [one] { $logs } is in no digest
   *[other] { $logs } are in no digest
}
whole-in-no-log = { $n ->
    [one] { $events } is in no log that is proved
   *[other] { $events } are in no log that is proved
}
whole-span = , { $from } to { $to } UTC{ $holes }
holes-one-chain = , { $length } missing
holes-chains = , up to { $length } missing in { NUMBER($n) } of { $all ->
    [one] { $all } chain
   *[other] { $all } chains
}
whole-exempt = Not counted: { $n ->
    [one] { $n } Insights event, of a kind that no digest ever lists.
   *[other] { $n } Insights events, of a kind that no digest ever lists.
}
whole-exempt-network = Not counted: { $n ->
    [one] { $n } network activity event, of a kind that no digest ever lists.
   *[other] { $n } network activity events, of a kind that no digest ever lists.
}
whole-proved-elsewhere = { $n ->
    [one] { $n } file in no digest contains only copies of events that are proved.
   *[other] { $n } files in no digest contain only copies of events that are proved.
}

# A period that somebody claims
period-order = The period ends before it begins.
claims-legend = What you know about the export (optional)
claims-from = Validate from
claims-to = Validate to: a day inclusive
claims-bucket = Bucket the files came from
claims-bucket-of = Bucket of the files that say { $bucket }
claims-confirm = Found: { $bucket }. Confirm
claim-outside-meaning =
    These files, and { $events }, are of another time. They are judged like all others, but not counted here, nor held against anyone.
chain-period = Period
tag-outside = outside the period
covered-proved = covered, all proved
covered-not-proved = covered, not all proved
covered-not = not covered: { $length } missing
covered-nothing = not covered
claim-scope =
    What follows is about this period. A file belongs to it by the time for which its digest speaks, an event by its eventTime. What lies outside is listed, but neither counted nor held against anyone.
claim-outside-heading = Outside the period
claim-span = { $from } to { $to } UTC
claim-span-from = from { $from } UTC on
claim-span-to = up to { $to } UTC
claim-proved = Digests cover all of the period { $span }, and everything they say of it is proved.
claim-covered = Digests cover all of the period { $span }, but not everything they say of it is proved.
claim-uncovered = The period { $span } is not covered. Missing in { $chains }.
claim-no-chain = No digest speaks for the period { $span }.
claim-chain = { $account } { $region } { $trail }: { $times }
claim-nothing-of-it = all of it
claim-time = { $from } to { $to }, { $length }
claim-more-times = and { $n ->
    [one] { $n } more time
   *[other] { $n } more times
}
claim-more-chains = and in { $n ->
    [one] { $n } more chain
   *[other] { $n } more chains
}
claim-outside = Outside the period, and not counted: { $files }.
claim-nothing-inside = Nothing that was supplied lies in the period.
claim-failed-outside = { $n ->
    [one] { $events } of the period is in a file that failed and was delivered outside it
   *[other] { $events } of the period are in files that failed and were delivered outside it
}
claim-bad-start = The start of the period, “{ $text }”, is not a time, so no period was applied.
claim-bad-end = The end of the period, “{ $text }”, is not a time, so no period was applied.
claim-bad-order = The period ends before it begins, so none was applied.

## What would prove more

need-digests = Digest files
need-digests-why = Digests hold the hash of every log. Without them, there is nothing to compare logs with.
need-public-keys = Public keys
need-public-keys-why = Keys verify who signed. Without them, hashes only show that the files agree with each other. Each region has its own.
need-signature = Signature of the newest digest
need-signature-why = Every digest holds its predecessor's signature; the newest one's is only in its object metadata.
need-missing-digests = Missing digests
need-missing-digests-why = Other digests name these. If they are still in the bucket, fetch them.
need-missing-logs = Missing logs
need-missing-logs-why = Digests list these. If they are still in the bucket, fetch them.
need-place-account = { $account } in { $region }

## Trails: what they did not record, and how they were configured

trail-stopped = anything: logging was stopped
trail-deleted = anything: the trail was deleted
trail-not-started = anything: the trail is new and was not started
trail-insights-events = Insights events
trail-other-regions = other regions than its own
trail-global-services = events of global services such as IAM and STS
trail-digests = which logs it delivered: log file validation was off, so nothing from that time can be proved

# What event selectors select, and what they leave out
selected-management = management events
selected-read-only = management events that only read
selected-write-only = management events that write
selected-not-all = management events, not all
selected-data = data events of { $types }
selected-nothing = nothing
list-join-parts = ;{" "}
left-out-on-conditions = management events that do not meet its conditions
left-out-services = management events of { $services }
left-out-data = data events
left-out-other-data = data events of other resources than { $types }

described-trail-arn = { $name } ({ $arn })
described-trail-unnamed = A trail that is not named
described-trail-status = The trail whose status is in { $file }

# Settings: their names, then their values
setting-regions = Regions
setting-organization = Organization
setting-validation = Log file validation
setting-global-services = Global services
setting-bucket = Bucket
setting-kms-key = KMS key
setting-log-group = CloudWatch Logs
setting-logging = Logging
setting-latest-delivery = Latest delivery
setting-latest-digest = Latest digest
setting-latest-cloudwatch-logs = Latest to CloudWatch Logs
setting-latest-notification = Latest notification
setting-records = Records
setting-does-not-record = Does not record
setting-insights = Insights
setting-all = all
setting-all-regions = all; created in { $region }
setting-one-region = { $region } only
setting-own-region = its own region only
setting-all-accounts = all accounts of the organization
setting-one-account = this account only
setting-on = on
setting-on-since = on since { $time }
setting-stopped = stopped
setting-stopped-since = stopped since { $time }
setting-validation-off = off: nothing that it delivers can be proved
setting-recorded = recorded
setting-not-recorded = not recorded
setting-no-kms-key = none: encrypted with keys that S3 manages
setting-no-log-group = not sent there
setting-failed = failed: { $error }
setting-failed-after = failed: { $error }; last successful { $time }
setting-none = none

## Events without a usable time

undated-events = { $n ->
    [one] { COMPACT($n) } event has no time
   *[other] { COMPACT($n) } events have no time
}
undated-line = { $n ->
    [one] { NUMBER($n) } of all events has no time that could be read. No time range contains it.
   *[other] { NUMBER($n) } of all events have no time that could be read. No time range contains them.
}
undated-title = eventTime is absent or could not be read, so the timeline does not show them. Click to see them.
undated-show = Show them

## Answers that do not cover everything

partial-answer = { $n ->
    [one] Not searched yet: { NUMBER($n) } event that arrived meanwhile. Rows and figures leave it out.
   *[other] Not searched yet: { NUMBER($n) } events that arrived meanwhile. Rows and figures leave them out.
}

## The outcome of an event

outcome = Outcome

## Controls and detections

level-critical = Critical
level-high = High
level-medium = Medium
level-low = Low

rules-controls = Controls
rules-detections = Detections
rules-sigma = Sigma rules
rules-anomalies = Anomalies

sigma-not-yaml = is not YAML, on line { $line }: { $detail }
sigma-no-rule = has no detection with a condition.
sigma-other-source = is about other logs than those of CloudTrail.
sigma-condition = has a condition that cannot be read: { $text }
sigma-aggregation = counts in its condition, or within a time frame, which Sigma 2 leaves to correlation rules.
sigma-selection = refers to { $name }, which it does not have.
sigma-modifier = has the modifier { $name }, which cannot be tried here.
sigma-empty = has a selection, a list of values or a word that is empty, so it would find everything.
sigma-placeholder = has placeholders, and nothing here says what they stand for.
sigma-value = has a value of { $field } that its modifiers cannot take.
sigma-object-text = compares all of { $field }, which is an object, with a text.
sigma-too-many-fields = groups by or measures a field that is no column of the table; only { NUMBER($most) } of these are read, for all rules together.
sigma-correlation = is a correlation with { $what }, which cannot be tried here.
sigma-other-rule = refers to the rule { $name }, which is not there or cannot be tried.
sigma-too-many-terms = has more than { NUMBER($most) } values.
sigma-too-many = was not read: there are more than { NUMBER($most) } rules.
sigma-too-large = was not read: the text has more than { NUMBER($most) } bytes.
sigma-none = Sigma rules of your own (.yml files, a folder or a zip of them) can be dropped anywhere on this page, or opened like logs. They are tried here.
sigma-unnamed = A rule without a title
sigma-refused = { $name } ({ $source }) { $why }
sigma-refused-title = { $n ->
    [one] { NUMBER($n) } Sigma rule cannot be tried
   *[other] { NUMBER($n) } Sigma rules cannot be tried
}

fault-or = As printed, all four terms are joined with “or”, so that nearly every event matches. The count is of what is meant.
fault-precedence = As printed, “and” binds tighter than “or”, so that the exclusions do not apply to UnauthorizedOperation. The count is of what is meant.
fault-unquoted = As printed, “Failed authentication” is not in quotes, which is no legal pattern: no filter can have it. The count is of what is meant.
fault-first-name = As printed, “and” binds tighter than “or”, so that the service is asked only of CreateRoute. The count is of what is meant.

findings-introduction = What the events say, as far as they were recorded: these events would have matched. Whether a filter and an alarm existed, a log cannot show.
findings-benchmark = CIS AWS Foundations Benchmark
findings-print = Print the controls
findings-trying = { NUMBER($done) } of { NUMBER($all) } rules tried
findings-nothing = { $n ->
    [one] { NUMBER($n) } more was looked for and not found
   *[other] { NUMBER($n) } more were looked for and not found
}
findings-pause = Pause
findings-go-on = Go on
findings-paused = Paused: { NUMBER($done) } of { NUMBER($all) } rules tried
findings-tally = { NUMBER($n) } { $level }
findings-groups = Groups of findings
findings-yours = Yours
findings-were-expected = { $n ->
    [one] { NUMBER($n) } finding was expected.
   *[other] { NUMBER($n) } findings were expected.
}
findings-hide-expected = Hide what was expected
findings-show-expected = Show what was expected
findings-expected = Expected
findings-expected-some = { NUMBER($n) } of { NUMBER($all) } expected; { NUMBER($fresh) } newer, or not seen then
findings-mark = Mark as expected
findings-mark-lead = What was found will count as expected, and whatever comes later as new. Everybody who loads your file of notes sees who says so, and why.
findings-mark-who = Events of
findings-mark-everybody = Everybody ({ NUMBER($n) })
findings-mark-user = { $user } ({ NUMBER($n) })
findings-mark-note = Why they were expected
findings-mark-full = That was marked already, or there is no more room for it.
findings-mark-about = { $n ->
    [one] { NUMBER($n) } event
   *[other] { NUMBER($n) } events
} of { $who }
findings-mark-evidence = { $n ->
    [one] { NUMBER($n) } piece of evidence
   *[other] { NUMBER($n) } pieces of evidence
}
findings-withdraw = No longer expected
findings-none-yet = Nothing found yet.
findings-none = Nothing of the kind was found.
findings-wait = The events are tried once all files have been read and checked.
findings-show = { $n ->
    [one] Show the { NUMBER($n) } event
   *[other] Show the { NUMBER($n) } events
}
findings-show-filter = Show what the filter finds. { $n ->
    [one] { NUMBER($n) } event of it is the finding
   *[other] { NUMBER($n) } events of it are the finding
}
findings-show-printed = Show the events of the printed pattern: { NUMBER($n) }
findings-printed = As printed: { $n ->
    [one] { NUMBER($n) } event
   *[other] { NUMBER($n) } events
}
findings-succeeded = { $succeeded ->
    [0] (none succeeded)
   *[other] ({ NUMBER($succeeded) } succeeded)
}
findings-literal = As the benchmark prints it
findings-by = by { $who }
findings-by-more = by { $who } and { $n ->
    [one] 1 other
   *[other] { NUMBER($n) } others
}
findings-people = { $n ->
    [one] by 1 user
   *[other] by { NUMBER($n) } users
}
findings-proved = { NUMBER($proved) } of { NUMBER($n) } proved
findings-failed = { NUMBER($failed) } of { NUMBER($n) } in altered files
findings-why = Why it matters
findings-next = What to look at next
findings-blind = What it cannot see
findings-who = Who
findings-others = and { NUMBER($n) } more
findings-references = References
findings-control = CIS { $number }
findings-pattern = Filter
findings-author = Author
findings-licence = Licence
findings-by-author = by { $author }
findings-times = When
findings-time = { $key }: { $n ->
    [one] { NUMBER($n) } event
   *[other] { NUMBER($n) } events
} from { $from } to { $to }

surges-title = Unusual hours
surges-rule = What is usual is taken from the log: the busiest hour of each other day, the busiest day left out. An hour with more than { NUMBER($factor) } times as many calls, and { NUMBER($least) } more, is unusual. From four weeks on, each hour is also compared with the same hours of the week. In simulated quiet months, no API had more than one such hour.
surges-too-short = Unusual hours can be told from { NUMBER($needed) } days on; these events are of { $days ->
    [one] 1 day.
   *[other] { NUMBER($days) } days.
}
surges-none = No hour was unusual.
surges-line = { $name } ({ $service }) was called { NUMBER($count) } times in the hour from { $hour }
surges-error = { $name } ({ $service }) failed with { $error } { NUMBER($count) } times in the hour from { $hour }
surges-next = Compare this hour with the hours before: who called, from where, and with which parameters.
surges-blind = What happens once a month, and what grows slowly, is not told from what is usual.
surges-arithmetic = Usual: { NUMBER($usual) }. Limit: { NUMBER($factor) } × { NUMBER($usual) } + { NUMBER($least) } = { NUMBER($limit) }.
surges-arithmetic-weekly = Usual at this hour of the week: { NUMBER($usual) }. Limit: { NUMBER($factor) } × { NUMBER($usual) } + { NUMBER($least) } = { NUMBER($limit) }.

## Filters and alarms of the account

alarms-title = Filters and alarms of the account
alarms-lead = Drop or paste put-metric-filter and put-metric-alarm commands, output of describe-metric-filters and describe-alarms, CloudFormation or Terraform. Filters and alarms see the whole log, as CloudWatch would, whatever is searched for.
alarms-paste = Paste commands, output or a template
alarms-read = Evaluate
alarms-clear = Clear
alarms-none = No filters or alarms yet.
alarms-wait = Alarms are evaluated when everything has been read.
alarms-left-out = { $n ->
    [one] One more definition was not read.
   *[other] { $n } more definitions were not read.
}
alarms-refused = What cannot be evaluated
alarms-refused-filter = Metric filter { $name }: { $why }
alarms-refused-alarm = Alarm { $name }: { $why }
alarms-refused-file = { $path }: { $why }
alarms-refused-pasted = The pasted text: { $why }
alarms-lacks = { $setting } is not given.
alarms-elsewhere = { $setting } is decided elsewhere ({ $value }).
alarms-bad-value = { $setting } cannot be { $value }.
alarms-bad-pattern = the pattern has no meaning at character { NUMBER($offset) }: { $why }
alarms-reports-field = it reports the value of { $selector }; only fixed values are counted here.
alarms-dimensions = dimensions split its metric; only metrics without dimensions are counted here.
alarms-expression = it watches an expression over metrics, not one metric.
alarms-composite = it watches other alarms.
alarms-seconds = its period of { $n ->
    [one] one second
   *[other] { $n } seconds
} is no whole number of minutes, and metric filters report minute by minute.
alarms-too-long = its periods last { $n ->
    [one] one minute
   *[other] { $n } minutes
} together; CloudWatch accepts a day, or seven days of periods of an hour or more.
alarms-replaced = it is defined again further on; as in CloudWatch, the last definition counts.
alarms-same-as = it reports the same as { $name } does for another log group. Here, both see the same events, so it is not counted again.
alarms-no-filter = none of these metric filters feeds its metric, { $namespace } { $name }.
alarms-too-much = it looks back so far, so often, that evaluating it would take too long here.
alarms-broken = it cannot be read: { $why }
alarms-nothing = it defines neither a metric filter nor an alarm.
alarms-too-large = it is longer than { $n ->
    [one] one byte
   *[other] { $n } bytes
}.
alarms-unfolds = what its references stand for comes to more than { $n ->
    [one] one byte
   *[other] { $n } bytes
}.
alarms-too-deep = it has brackets in more than { $n ->
    [one] one bracket
   *[other] { $n } brackets
}.
alarms-state-ok = OK
alarms-state-alarm = ALARM
alarms-state-unknown = INSUFFICIENT_DATA
alarms-would = { $n ->
    [one] It would have gone to ALARM once: on { $at }, for { $length }.
   *[other] It would have gone to ALARM { $n } times, first on { $at }, for { $length }.
}
alarms-would-open = { $n ->
    [one] It would have gone to ALARM on { $at }, and still been there at the end.
   *[other] It would have gone to ALARM { $n } times, first on { $at }, and still been there at the end of the last time.
}
alarms-never = It would not have gone to ALARM.
alarms-at-end = At the end: { $state }
alarms-strip = { $state } from { $from } to { $to }
alarms-show = Show its times
alarms-from = From
alarms-state = State
alarms-lasted = For
alarms-more = { $n ->
    [one] One more change of state is not listed.
   *[other] { $n } more changes of state are not listed.
}
alarms-filters = Metric filters
alarms-feeds = It feeds { $metrics }.
alarms-rule = { $statistic } of { $metric } over { $length } { $comparison } { $threshold }, { NUMBER($datapoints) } of { NUMBER($periods) }
alarms-greater = >
alarms-greater-or-equal = ≥
alarms-less = <
alarms-less-or-equal = ≤

## Checklist of a sound trail

setup-title = Trail health
setup-lead = Settings count when their output is dropped, and events when they change or show something. Settings that were dropped prove nothing; events are as proved as their logs.
setup-wait = The checklist is made when everything has been read.
setup-counts = { $seen ->
    [one] One seen
   *[other] { $seen } seen
}, { $contradicted ->
    [one] one contradicted
   *[other] { $contradicted } contradicted
}, { $unseen ->
    [one] one cannot be seen
   *[other] { $unseen } cannot be seen
}
setup-seen = Seen
setup-contradicted = Contradicted
setup-unseen = Cannot be seen
setup-command = To see it, drop the output of
setup-remedy = How to set it up
setup-copy = Copy the commands
setup-digests = { $n ->
    [one] A digest is there
   *[other] { $n } digests are there
}
setup-logs = { $files } that CloudTrail delivered, the last one about { $last }
setup-event = { $name } on { $time }
setup-event-proved = its log is proved
setup-event-unchecked = its log is not checked
setup-event-failed = its log is disproved
setup-more = { $n ->
    [one] One more piece of evidence
   *[other] { $n } more pieces of evidence
}
setup-show-event = Show this event
setup-show-events = Show these events
setup-latency = Delivery: half of { $events ->
    [one] one event
   *[other] { $events } events
} came within { $median }, 95 % within { $most }; the latest came after { $longest }.
setup-late = { $n ->
    [one] One event came more than 15 minutes late.
   *[other] { $n } events came more than 15 minutes late.
}
setup-item-logging = A trail records
setup-why-logging = A stopped trail records nothing, and nobody is told.
setup-item-multi-region = It records all regions
setup-why-multi-region = Somebody who hides works in a region that nobody uses.
setup-item-global-services = It records global services
setup-why-global-services = IAM, STS and CloudFront are recorded in one region only, and not by every trail.
setup-item-organization = It records all accounts of the organization
setup-why-organization = A trail of the organization cannot be stopped from a member account.
setup-item-management = It records management events that read and that write
setup-why-management = Without reading events, what somebody looked at is not known.
setup-item-nothing-excluded = It leaves out no service
setup-why-nothing-excluded = Leaving out KMS or RDS Data saves money and hides what was decrypted or queried.
setup-item-s3-data = It records what happens to objects in S3
setup-why-s3-data = Without data events, downloads and deletions of objects are not seen.
setup-item-lambda-data = It records calls of Lambda functions
setup-why-lambda-data = Without data events, calls of functions are not seen.
setup-item-insights = It looks for unusual activity
setup-why-insights = CloudTrail Insights tells of unusual rates of calls and errors.
setup-item-validation = It writes digests
setup-why-validation = Without digests, nobody can prove that logs are complete and unchanged.
setup-item-digest-delivery = Its digests arrive
setup-why-digest-delivery = A digest that could not be delivered leaves a gap in the proof.
setup-item-delivery = Its logs arrive
setup-why-delivery = A policy or key that was changed can keep logs from being delivered.
setup-item-kms = Its logs are encrypted with a key of your own
setup-why-kms = Then reading logs also takes permission to use the key, and its use is recorded.
setup-item-cloud-watch = It sends events to CloudWatch Logs
setup-why-cloud-watch = Metric filters and alarms need events there.
setup-item-notifications = It tells of new logs
setup-why-notifications = A topic of SNS tells other systems about each log as it arrives.
setup-item-second-copy = Events also go somewhere else
setup-why-second-copy = A second copy, in an event data store or another account, survives the loss of the bucket.
setup-item-policy-source = CloudTrail may write to the bucket for your account’s trails only
setup-why-policy-source = Without the condition aws:SourceArn, somebody else's trail can be made to write there.
setup-item-tls = The bucket refuses requests without TLS
setup-why-tls = A statement does that if it denies everybody every call and object where aws:SecureTransport is false.
setup-item-policy-private = The policy of the bucket is not open to everybody
setup-why-policy-private = A statement that allows * without a condition on who asks makes logs public.
setup-item-public-access = The bucket blocks public access
setup-why-public-access = All four settings together keep a mistake from making logs public.
setup-item-versioning = The bucket keeps earlier versions
setup-why-versioning = Then an overwritten or deleted log can be brought back.
setup-item-mfa-delete = Deleting a version takes a second factor
setup-why-mfa-delete = A stolen key alone cannot delete logs for good.
setup-item-encryption = The bucket encrypts with KMS by default
setup-why-encryption = Objects that others put there are encrypted with your key, too.
setup-item-retention = Logs are kept for a year at least
setup-why-retention = Intrusions are often found after months; many rules ask for a year.
setup-item-object-lock = Logs cannot be deleted before their time
setup-why-object-lock = Object Lock in compliance mode binds even the root user; in governance mode, a permission lifts it.
setup-item-access-logging = Access to the bucket is logged
setup-why-access-logging = Server access logs tell who read or deleted logs.

## Guided stories

stories-start = Where to start
stories-start-why = Each of these gathers who, with which credentials, what else, and what is not visible, from all events, whatever is filtered.
stories-kind-database = A database was deleted
stories-kind-resource = A resource nobody knows
stories-kind-key = A leaked key
stories-kind-root = Root was used
stories-kind-role = A role was assumed from outside
stories-kind-bucket = Data left a bucket
stories-choose-database = Which database?
stories-choose-resource = Which resource? These are the newest.
stories-choose-key = Which key? Those used from most addresses come first.
stories-choose-root = In which account?
stories-choose-role = Which role, and by whom?
stories-choose-bucket = Which bucket?
stories-type-resource = Name, ID or ARN
stories-type-key = ID of the access key
stories-type-bucket = Name of the bucket
stories-tell = Tell
stories-nothing-database = No event deletes a database.
stories-nothing-resource = No event makes anything that has a name.
stories-nothing-key = No long-term access key was used.
stories-nothing-root = Root was not used in the events that are loaded.
stories-nothing-role = No event assumes a role from another account or with an identity provider.
stories-nothing-bucket = No event reads objects of a bucket or opens one. Reading is recorded only as data events.
stories-nothing-told = There is no such event among those that are loaded.
stories-back = Other stories
stories-again = Choose another
stories-wait = Looking it up
stories-save = Save as a note
stories-saved = Noted on the event { $name } of { $time }, and kept in the file of notes.
stories-show-event = Show this event
stories-show-events = Show these events
stories-palette = Story: { $name }
stories-what = What happened
stories-history = Before and after
stories-who = Who
stories-credentials = The credentials, and where they came from
stories-session = Done with the same credentials
stories-as-role = Done as the role
stories-trust = Who may assume it
stories-around = Who else
stories-signing-in = Signing in
stories-opened = How it was opened
stories-unseen = What is not visible
stories-nobody = nobody named
stories-event = { $time } { $name } by { $user }
stories-event-of = { $time } { $name } of { $target } by { $user }
stories-refused = { $event }, refused with { $error }
stories-more = and { $n ->
    [one] { NUMBER($n) } more event
   *[other] { NUMBER($n) } more events
}
stories-before = { $n ->
    [one] { NUMBER($n) } earlier event
   *[other] { NUMBER($n) } earlier events
}
stories-counted = { $value } ({ NUMBER($n) })
stories-named-more = { $named } and { NUMBER($n) } more
stories-who-is = { $user } ({ $kind })
stories-who-in = { $user } ({ $kind }) of account { $account }
stories-from = From { $ip } with { $agent }
stories-mfa = With a second factor
stories-no-mfa = Without a second factor
stories-no-key = The event names no access key.
stories-invoked = { $service } made the call on behalf of the caller.
stories-key-made = { $time } { $user } made key { $key } from { $ip }
stories-key-made-for = { $time } { $user } made key { $key } for { $owner } from { $ip }
stories-key-unmade = No event tells who made key { $key }.
stories-issued = { $time } { $name } issued { $key } to { $user } at { $ip }
stories-issued-role = { $time } { $name } issued { $key } for { $role } to { $user } at { $ip }
stories-not-issued = No event tells how { $key } was issued.
stories-session-began = Its session began on { $time } for { $issuer }
stories-signed-in-federated = { $time } { $user } signed in to the console from { $ip } through an identity provider; the log does not say whether with a second factor
stories-signed-in = { $time } { $user } signed in to the console from { $ip } without a second factor
stories-signed-in-mfa = { $time } { $user } signed in to the console from { $ip } with a second factor
stories-not-signed-in = { $time } { $user } failed to sign in to the console from { $ip }
stories-chain-ends = The chain goes on; { NUMBER($n) } links were followed.
stories-used = { $n ->
    [one] { NUMBER($n) } event on { $from }
   *[other] { NUMBER($n) } events from { $from } to { $to }
}
stories-most = Most often: { $list }
stories-addresses = { $n ->
    [one] From { NUMBER($n) } address: { $list }
   *[other] From { NUMBER($n) } addresses: { $list }
}
stories-regions = { $n ->
    [one] In { NUMBER($n) } region: { $list }
   *[other] In { NUMBER($n) } regions: { $list }
}
stories-failed = { NUMBER($n) } failed: { $list }
stories-changed = { $n ->
    [one] { NUMBER($n) } change: { $list }
   *[other] { NUMBER($n) } changes: { $list }
}
stories-same-address = From { $ip } as well: { $list }
stories-period = Events from { $from } to { $to } are loaded. What happened before or after is not.
stories-no-data = No data events are loaded: reading and writing objects, items of tables and calls of functions are not seen.
stories-only-regions = { $n ->
    [one] Events of { NUMBER($n) } region only are loaded: { $list }
   *[other] Events of { NUMBER($n) } regions are loaded: { $list }
}
stories-recording = Recording was changed: { $event }
stories-other-account = The credentials are of account { $account }, whose own log tells more.
stories-provider = An identity provider vouched for the caller: { $provider }
stories-unproved = { NUMBER($n) } of all { NUMBER($all) } events are not proved.
stories-database = { $target } was deleted
stories-database-refused = Deleting { $target } was refused
stories-snapshot = A final snapshot was kept: { $name }
stories-no-snapshot = No final snapshot was kept.
stories-no-backups = Its automated backups were deleted, too.
stories-resource = Where { $subject } comes from
stories-not-named = No event names { $subject }.
stories-not-made = This does not make it: it is older than the events that are loaded, or was made where nothing was recorded.
stories-named = { $n ->
    [one] { NUMBER($n) } event names it: { $list }
   *[other] { NUMBER($n) } events name it: { $list }
}
stories-key = What was done with key { $key }
stories-key-choice = { $key }: { $n ->
    [one] { NUMBER($n) } event
   *[other] { NUMBER($n) } events
}, { NUMBER($failed) } failed, from { $addresses ->
    [one] { NUMBER($addresses) } address
   *[other] { NUMBER($addresses) } addresses
}, { $users }
stories-key-unused = No event was made with key { $key }.
stories-from-address = { $time } first from { $ip }, { $n ->
    [one] { NUMBER($n) } event
   *[other] { NUMBER($n) } events
}: { $list }
stories-root = What root did
stories-root-choice = { $account }: { $n ->
    [one] { NUMBER($n) } event
   *[other] { NUMBER($n) } events
}
stories-root-unused = Root was not used in the events that are loaded.
stories-role = { $role } was assumed from outside
stories-role-choice = { $role } by { $caller }, { $n ->
    [one] { NUMBER($n) } time
   *[other] { NUMBER($n) } times
}, last on { $time }
stories-role-times = Account { $account } assumed it { $n ->
    [one] { NUMBER($n) } time
   *[other] { NUMBER($n) } times
}, first on { $time }
stories-external-id = External ID: { $id }
stories-no-external-id = No external ID was given.
stories-bucket = What left { $bucket }
stories-bucket-choice = { $bucket }: { $read ->
    [one] { NUMBER($read) } read
   *[other] { NUMBER($read) } reads
}, { $opened ->
    [one] { NUMBER($opened) } change of who may read
   *[other] { NUMBER($opened) } changes of who may read
}
stories-reads = { $n ->
    [one] { NUMBER($n) } object was read: { $list }
   *[other] Objects were read { NUMBER($n) } times: { $list }
}
stories-bytes = { $n ->
    [one] { $size } in the last read
   *[other] { $size } in the last { NUMBER($n) } reads
}
stories-outside = { $n ->
    [one] { NUMBER($n) } read was by another account, or by nobody known.
   *[other] { NUMBER($n) } reads were by other accounts, or by nobody known.
}
stories-listed = { $n ->
    [one] Its objects were listed { NUMBER($n) } time: { $list }
   *[other] Its objects were listed { NUMBER($n) } times: { $list }
}
stories-no-reads = No event reads an object of it. Without data events for the bucket, reading is not seen.

## Files that a link names on the page's own host.

hosted-one-file = This page is a single file and fetches nothing: open the files that its link names yourself.
hosted-malformed = { $name } is not the address of a file on this host.
hosted-elsewhere = { $name } is on another host ({ $host }). This page only fetches files from its own: download it and open it here.
hosted-outside = The manifest lists { $name }, which is not in its folder. It was not fetched.
hosted-failed = { $name } could not be fetched: { $why }
hosted-status = the host answered { $status }.
hosted-sent-on = the host sends on to another address, which this page may not fetch from if it is on another host.
hosted-too-many-names = This link names more than { NUMBER($n) } files; only the first { NUMBER($n) } are fetched. A manifest can list more.
hosted-nameless = { $n ->
    [one] One input of the manifest has no path and was not fetched.
   *[other] { NUMBER($n) } inputs of the manifest have no path and were not fetched.
}
hosted-too-many = Only the first { NUMBER($n) } files that the manifest lists are fetched.
hosted-more = { $n ->
    [one] And one more problem.
   *[other] And { NUMBER($n) } more problems.
}
hosted-stopped = Fetching was cancelled: { NUMBER($done) } of { NUMBER($all) } files were opened.
status-stop-fetching = Stop fetching
status-fetching = Fetching files: { NUMBER($done) } of { NUMBER($all) }, { $size }

## A newer version, and opening the page without its host.

notice-newer = There is a newer version of Traillight. Loading it closes what is open here.
notice-newer-load = Load it
privacy-offline = Without a network
privacy-offline-unavailable = Nothing of this page is kept in this browser.
privacy-offline-keeping = This page’s own files are being kept in this browser …
privacy-offline-kept = This page’s own files are kept in this browser, so it opens without its host. Nothing that you open is kept.
privacy-offline-failed = This page’s own files could not be kept in this browser, so it needs its host. { $why }
filter-not-text = a filter that cannot be written as text
