### Alles, was Benutzern gesagt wird, auf Deutsch. Welche Meldungen es gibt und welche Argumente sie haben, bestimmt en.ftl.
###
### Stil: schlicht und kurz, ohne Anrede, wo es geht; Fachwörter von AWS (Trail, Bucket, Digest, Namen von Feldern) bleiben
### englisch.

language-name = Deutsch

## Probleme: Schwere und Art

severity-error = Fehler
severity-warning = Warnung
severity-info = Hinweis

issue-empty-file = Leere Datei
issue-not-cloudtrail = Nicht von CloudTrail
issue-no-events = Keine Ereignisse
issue-unreadable = Unlesbare Datei
issue-damaged-compression = Beschädigte Komprimierung
issue-unusual-compression = Ungewöhnliche Komprimierung
issue-truncated = Abgeschnitten
issue-malformed = Fehlerhaftes JSON
issue-bad-record = Fehlerhafter Eintrag
issue-unread-time = Zeit nicht lesbar
issue-repeated-name = Doppelter Name
issue-bad-encoding = Nicht UTF-8
issue-limit = Grenze erreicht
issue-conflicting-duplicate = Widersprüchliche Kopien
issue-repeated-file = Dieselbe Datei zweimal
issue-bad-evidence = Unbrauchbarer Beleg
issue-crashed = Absturz beim Lesen
issue-stopped = Abgebrochen
issue-left-out = Ausgelassen

## Arten von Dateien

file-log = CloudTrail-Log
file-digest = Digest
file-public-keys = Öffentliche Schlüssel
file-digest-metadata = Digest-Metadaten
file-lake-signature = Signatur von CloudTrail Lake
file-trail-settings = Trail-Einstellungen
file-alarm-definitions = Filter und Alarme
file-notes = Notizen zu Ereignissen
file-manifest = Manifest
file-container = Container
file-empty = Leer
file-companion = Begleitdatei von macOS oder Windows
file-not-cloudtrail = Nicht von CloudTrail
file-unreadable = Unlesbar

## Was in einer Datei ist

contents-log = CloudTrail-Log
contents-lookup-events = Ausgabe von lookup-events
contents-log-events = CloudWatch Logs mit CloudTrail-Ereignissen
contents-envelopes = EventBridge-Ereignisse von CloudTrail
contents-aggregated = aggregierte CloudTrail-Ereignisse
contents-lake-results = Ergebnisse einer CloudTrail-Lake-Abfrage
contents-empty-log = CloudTrail-Log ohne Ereignisse
contents-unreadable-log = CloudTrail-Log, nicht lesbar
contents-event-history = Ereignisverlauf von CloudTrail (CSV)
contents-own-table = von Traillight exportierte Ereignisse (CSV)
contents-event-table = Abfrageergebnis mit Ereignissen (CSV)
contents-record-table = eine Tabelle mit CloudTrail-Einträgen darin (CSV)
contents-python = CloudTrail-Ereignisse, wie ein Python-Programm sie ausgibt
contents-yaml = CloudTrail-Ereignisse als YAML
contents-javascript = CloudTrail-Ereignisse, wie ein JavaScript-Programm sie ausgibt
contents-powershell = CloudTrail-Ereignisse als PowerShell-Liste
contents-control-message = eine Kontrollnachricht von CloudWatch Logs
contents-empty-list = eine leere Liste von Ereignissen
contents-digest = CloudTrail-Digest
contents-public-keys = öffentliche Schlüssel von CloudTrail
contents-lake-signature = Signatur von CloudTrail Lake
contents-object-metadata = Metadaten eines S3-Objekts
contents-digest-metadata = S3-Metadaten von Digests
contents-trail-settings = die Einstellungen eines Trails
contents-alarm-definitions = Metrikfilter und Alarme von CloudWatch
contents-zip = Zip-Archiv
contents-tar = Tar-Archiv
contents-tar-in-gzip = Tar-Archiv in gzip
contents-gzip-in-gzip = gzip in gzip
contents-archive-in-gzip = ein Archiv in gzip
contents-zstandard = Zstandard-Datei
contents-broken-json = fehlerhaftes JSON
contents-unsearched-json = JSON, das nicht ganz gelesen wurde
contents-damaged-gzip = beschädigtes gzip ohne Inhalt
contents-empty = Leere Datei
contents-companion = was macOS oder Windows neben andere Dateien legt
contents-printed = die Antwort von { $command } als { $form }
contents-unread-entry = Konnte nicht gelesen werden
contents-too-large = Zu groß zum Lesen
contents-not-from-disk = Konnte nicht vom Datenträger gelesen werden

printed-table = Tabelle
printed-yaml = YAML
printed-text = Text
printed-other = etwas anderes als JSON

# Was nicht von CloudTrail ist
other-png = ein PNG-Bild
other-jpeg = ein JPEG-Bild
other-gif = ein GIF-Bild
other-bmp = ein BMP-Bild
other-tiff = ein TIFF-Bild
other-riff = ein WebP-Bild, Ton oder Film
other-film = ein Film oder HEIF-Bild
other-icon = ein Symbol
other-pdf = ein PDF-Dokument
other-post-script = ein PostScript-Dokument
other-rtf = ein RTF-Dokument
other-old-office = ein altes Office-Dokument
other-excel = eine Excel-Arbeitsmappe (XLSX)
other-word = ein Word-Dokument (DOCX)
other-power-point = eine PowerPoint-Präsentation (PPTX)
other-apple-document = ein Dokument von Apple Numbers, Pages oder Keynote
other-open-spreadsheet = eine OpenDocument-Tabelle (ODS)
other-open-document = eine OpenDocument-Datei
other-markup = ein XML- oder HTML-Dokument
other-linux-program = ein Linux-Programm
other-windows-program = ein Windows-Programm
other-mac-program = ein macOS-Programm
other-java-or-mac = eine Java-Klasse oder ein macOS-Programm
other-web-assembly = ein WebAssembly-Modul
other-parquet = eine Parquet-Datei
other-encrypted-parquet = eine verschlüsselte Parquet-Datei
other-ocsf-parquet = eine Parquet-Datei mit Ereignissen im Schema OCSF, wie Amazon Security Lake sie schreibt
other-avro = eine Avro-Datei
other-orc = eine ORC-Datei
other-sqlite = eine SQLite-Datenbank
other-windows-event-log = ein Windows-Ereignisprotokoll
other-bzip2 = ein bzip2-Archiv
other-xz = ein xz-Archiv
other-seven-zip = ein 7-Zip-Archiv
other-rar = ein RAR-Archiv
other-compress = ein compress-Archiv
other-lzip = ein lzip-Archiv
other-lz4 = ein LZ4-Archiv
other-snappy = ein Snappy-Archiv
other-key-or-certificate = ein Schlüssel oder Zertifikat
other-vpc-flow-logs = VPC Flow Logs
other-load-balancer-logs = Zugriffslogs eines Load Balancers
other-s3-access-logs = Zugriffslogs von S3
other-web-access-logs = Zugriffslogs eines Webservers oder von CloudFront
other-config = ein Snapshot oder Verlauf von AWS Config
other-s3-notifications = S3-Ereignisbenachrichtigungen
other-lambda-event = ein Lambda-Ereignis ohne CloudTrail-Ereignisse darin
other-delivery-notice = eine Nachricht, dass CloudTrail ein Log geliefert hat
other-lake-rows = ein Ergebnis einer CloudTrail-Lake-Abfrage ohne vollständige Ereignisse
other-log-messages = Meldungen aus CloudWatch Logs, die nicht von CloudTrail sind
other-cloud-formation = eine CloudFormation-Vorlage
other-terraform = ein Terraform-Zustand
other-iam-policy = eine IAM-Richtlinie
other-json = JSON ohne CloudTrail-Einträge
other-table = eine Tabelle (CSV), die nicht von CloudTrail ist
other-text = Text
other-blank = leerer Text
other-binary = Binärdaten unbekannter Art
schema-ecs = CloudTrail-Ereignisse im Elastic Common Schema (ECS)
schema-ocsf = CloudTrail-Ereignisse im Schema OCSF, wie in Amazon Security Lake

# Was bei Dateien hilft, die Ereignisse enthalten können und nicht gelesen werden
remedy-convert = Falls sie CloudTrail-Ereignisse enthält: als JSON-Zeilen oder CSV schreiben lassen, wie DuckDB es tut: COPY (FROM 'FILE') TO 'events.json'.
remedy-convert-raw-data = Diese Ereignisse sind nicht so, wie CloudTrail sie geschrieben hat: besser die Logdateien öffnen, die CloudTrail an S3 liefert. Wo der Data Lake raw_data behält, ist das der Eintrag; als JSON-Zeilen schreiben lassen, wie DuckDB es tut: COPY (SELECT raw_data FROM 'FILE') TO 'events.json'.
remedy-save-sheets = Falls sie Ereignisse enthält: jedes Tabellenblatt als CSV (UTF-8) speichern und diese Dateien öffnen.
remedy-save-sheets-of-workbook = Falls es eine Arbeitsmappe mit Ereignissen ist: jedes Tabellenblatt als CSV (UTF-8) speichern und diese Dateien öffnen.
remedy-save-text = Falls Ereignisse darin sind: als eigene Textdatei speichern und diese öffnen.
remedy-unpack = Falls CloudTrail-Logs darin sind: entpacken und öffnen, was darin ist.
remedy-export-ecs = Mit dem Feld event.original exportieren, das Elastic behält, wenn preserve_original_event gesetzt ist, oder die Logdateien selbst öffnen.
remedy-export-ocsf = Mit raw_data exportieren, sofern es behalten wurde, oder die Logdateien öffnen, die CloudTrail an S3 liefert.

## Probleme: in einer Zeichenkette, in einer Zelle, und nicht aufgeführte

what-in-string = Im JSON-Text einer Zeichenkette: { $what }
what-in-cell = In einer Zelle dieser Zeile: { $what }
what-more = { $more ->
    [one] { $more } weiterer Befund
   *[other] { $more } weitere Befunde
} in dieser Datei; nur die ersten { NUMBER($listed) } sind aufgeführt.
what-files = { $n ->
    [one] { $n } Datei
   *[other] { $n } Dateien
}

## Probleme: Archive

archive-no-directory = Das Verzeichnis am Ende des Zip-Archivs fehlt oder ist beschädigt, wie bei einem abgebrochenen Download. Die Dateien wurden beim Durchsuchen von Anfang an gefunden.
archive-miscounted = Das Zip-Archiv gibt { NUMBER($said) } Dateien an und führt { NUMBER($listed) } auf. Alle aufgeführten wurden gelesen.
archive-tar-damaged = Das Tar-Archiv ist ab Offset { NUMBER($at) } beschädigt oder abgeschnitten. Was dahinter erkennbar war, wurde gelesen.
archive-tar-goes-on = Das Tar-Archiv geht nach seinem Ende bei Offset { NUMBER($at) } weiter, als wären zwei aneinandergehängt worden. Alles wurde gelesen.
archive-strays = { $bytes ->
    [one] { $bytes } Byte
   *[other] { $bytes } Bytes
} an { $places ->
    [one] { $places } Stelle
   *[other] { $places } Stellen
}, zuerst bei Offset { NUMBER($first) }, gehören zu keiner Datei des Archivs. Was Einträge enthalten kann, wurde als eigene Datei gelesen, benannt nach seiner Stelle.
archive-not-followed = { $n ->
    [one] { $n } Verweis oder Gerät im Tar-Archiv enthält selbst nichts und wurde nicht verfolgt: { $named }.
   *[other] { $n } Verweise oder Geräte im Tar-Archiv enthalten selbst nichts und wurden nicht verfolgt: { $named }.
}
archive-entry-cut = Das Tar-Archiv endet innerhalb dieser Datei. Was da ist, wurde gelesen.
archive-unknown-kind = Laut Tar-Archiv ist dies eine Datei der Art „{ $kind }“. Sie wurde wie jede andere gelesen.
archive-sparse-too-large = Diese Datei mit Lücken ist größer, als eine Datei sein darf. Was vor der Grenze kommt, wurde gelesen.
archive-sparse-untrue = Das Tar-Archiv beschreibt die Lücken in dieser Datei falsch. Sie wurde gelesen, so weit es ging.
archive-encrypted = Diese Datei im Zip-Archiv ist verschlüsselt. Sie wurde ausgelassen.
archive-unknown-method = Diese Datei im Zip-Archiv ist mit Methode { $method } komprimiert. Gelesen werden nur unkomprimierte Dateien, Deflate und Zstandard.
archive-behind-entry = { $n ->
    [one] { $n } Byte steht im Zip-Archiv noch hinter dem Ende dieser Datei. Es wurde ausgelassen.
   *[other] { $n } Bytes stehen im Zip-Archiv noch hinter dem Ende dieser Datei. Sie wurden ausgelassen.
}
archive-entry-too-large = Diese Datei im Zip-Archiv ist größer, als eine Datei sein darf, oder stärker komprimiert als jedes Log. Was vor der Grenze kommt, wurde gelesen.
archive-entry-left-out = Diese Datei im Archiv ist größer, als in den Speicher passt. Sie wurde ausgelassen; entpackt lässt sie sich vielleicht lesen.
archive-entry-astray = Wo diese Datei laut Verzeichnis des Zip-Archivs steht, ist keine Datei. Sie wurde ausgelassen; was dort stattdessen steht, ist ein Problem des Archivs.
archive-entry-damaged = Diese Datei im Zip-Archiv ist beschädigt oder abgeschnitten. Was sich dekomprimieren ließ, wurde gelesen.
archive-wrong-checksum = Die Prüfsumme im Zip-Archiv passt nicht zu dieser Datei: sie wurde verändert oder beschädigt. Sie wurde gelesen, wie sie ist.
archive-too-deep = Mehr als { NUMBER($most) } Container ineinander. Dieser wurde nicht geöffnet.
archive-too-much = { $left ->
    [one] { $left } weitere Datei in diesem Container wurde nicht gelesen
   *[other] { $left } weitere Dateien in diesem Container wurden nicht gelesen
}: aus einem Container werden { NUMBER($files) } Dateien oder { NUMBER($bytes) } dekomprimierte Bytes gelesen.

# Verweise und Geräte
member-link = { $name } (ein Verweis auf { $to })
member-hard-link = { $name } (ein Hardlink auf { $to })
member-character-device = { $name } (ein zeichenorientiertes Gerät)
member-block-device = { $name } (ein blockorientiertes Gerät)
member-pipe = { $name } (eine Pipe)
list-join = ,{" "}
list-and-more = { $named } und { NUMBER($more) } weitere

## Probleme: komprimierte Datenströme

stream-members = { NUMBER($n) } gzip-Teile in einer Datei. AWS schreibt einen; mehrere entstehen durch Aneinanderhängen. Alle wurden gelesen.
stream-cut = Der { $method }-Datenstrom ist abgeschnitten: erwartet wurde mehr davon, gefunden das Ende der Datei. Was sich dekomprimieren ließ, wurde gelesen. { $place }
stream-damaged = Der { $method }-Datenstrom ist hier beschädigt: Daten, Prüfsumme oder Länge sind falsch; er wurde nach dem Schreiben verändert. Was sich dekomprimieren ließ, wurde gelesen. { $place }
stream-trailing-bytes = Der { $method }-Datenstrom endet, und es folgen Bytes, die nicht dazugehören. AWS schreibt keine solchen Dateien. Konnten sie Einträge enthalten, wurden sie als eigene Datei gelesen, sonst ausgelassen. { $place }
stream-too-large = Der { $method }-Datenstrom enthält mehr, als eine Datei darf, oder ist stärker komprimiert als jedes Log. Was vor der Grenze kommt, wurde gelesen. { $place }
stream-place = (Offset { NUMBER($at) } der komprimierten Datei, mit { $behind ->
    [one] { $behind } Byte
   *[other] { $behind } Bytes
} ab dort.)

## Probleme: ganze Dateien

note-file-empty = Die Datei ist leer und wurde ignoriert.
note-file-empty-log = Die Datei ist leer, heißt aber wie eine Datei von CloudTrail. Ihr Inhalt ist verloren.
note-file-no-records = Ein Log ohne Ereignisse: die Liste der Einträge ist leer.
note-file-eventless = Keine Ereignisse darin: { $contents }.
note-file-aggregated = { $n ->
    [one] { $n } aggregierter Eintrag: er zählt Ereignisse, ist aber keines, und wird deshalb nicht angezeigt.
   *[other] { $n } aggregierte Einträge: sie zählen Ereignisse, sind aber keine, und werden deshalb nicht angezeigt.
}
note-file-aggregated-between = { $n ->
    [one] { $n } aggregierter Eintrag zwischen den Ereignissen: er zählt Ereignisse, ist aber keines, und wird deshalb nicht angezeigt.
   *[other] { $n } aggregierte Einträge zwischen den Ereignissen: sie zählen Ereignisse, sind aber keine, und werden deshalb nicht angezeigt.
}
note-file-not-cloudtrail = Nicht von CloudTrail: { $other }. Ignoriert.
note-file-not-read = Das ist { $other } und wird nicht gelesen. { $remedy }
note-file-not-as-named = Dem Namen nach wurde eine CloudTrail-Datei erwartet, gefunden wurde { $other }. Nichts darin wurde gelesen.
note-file-mostly-text = Größtenteils Text, der kein JSON ist, wie ein Handbuch oder ein Brief, mit { $n ->
    [one] { $n } CloudTrail-Eintrag darin. Er wurde ausgelassen; in einer eigenen Datei wird er gelesen.
   *[other] { $n } CloudTrail-Einträgen darin. Sie wurden ausgelassen; in einer eigenen Datei werden sie gelesen.
}
note-file-python = { $contents }. Das ist kein JSON und wurde nicht verstanden. Bitte stattdessen mit json.dumps schreiben. Nichts in der Datei wurde gelesen.
note-file-yaml = { $contents }. YAML wird nicht gelesen. Als JSON geht es: mit --output json oder mit yq -o=json. Nichts in der Datei wurde gelesen.
note-file-javascript = { $contents }. Das ist kein JSON. Bitte stattdessen mit JSON.stringify schreiben. Nichts in der Datei wurde gelesen.
note-file-powershell = { $contents }. Lange Werte sind darin auf Zeilen umbrochen. Bitte stattdessen mit ConvertTo-Json oder Export-Csv schreiben. Nichts in der Datei wurde gelesen.
note-file-not-python = Ab hier ist dies nicht, was Python für Listen und Dictionaries ausgibt. Es wurde ausgelassen: etwa { $n ->
    [one] { $n } Eintrag
   *[other] { $n } Einträge
}. Bitte stattdessen mit json.dumps schreiben.
note-file-printed = Erwartet wurde JSON, gefunden die Antwort von { $command } als { $form }. Nichts darin wurde gelesen; bitte noch einmal mit --output json ausführen.
note-file-broken-evidence = { $contents }, nicht lesbar: das JSON ist fehlerhaft.

## Probleme: Zeichenkodierung

encoding-utf16 = UTF-16, während AWS UTF-8 schreibt. Es wurde gelesen; die Einträge werden als UTF-8 angezeigt und exportiert.
encoding-stray = Erwartet wurde UTF-8, hier stehen aber andere Bytes. Sie sind in keinem Eintrag.
encoding-in-record = Erwartet wurde UTF-8, in diesem Eintrag stehen aber andere Bytes. Er wurde behalten: sie werden als � angezeigt und unverändert exportiert.

## Probleme: JSON

json-broken-line = Eine Zeile, die kein JSON ist: { $why } bei Offset { NUMBER($at) }. Sie wurde ausgelassen, andere Zeilen wurden behalten.
json-broken = Das JSON ist hier fehlerhaft: { $why }. { $kept ->
    [one] { $kept } Eintrag davor wurde behalten, der Rest ausgelassen.
   *[other] { $kept } Einträge davor wurden behalten, der Rest ausgelassen.
}
json-broken-rows = Das JSON ist hier fehlerhaft: { $why }. Zeilen davor wurden behalten, der Rest ausgelassen.
json-cut-in-record = Das JSON endet mittendrin: erwartet wurde mehr, gefunden das Ende des Textes. Der Eintrag, der hier beginnt, ist abgeschnitten und wurde ausgelassen; vollständige Einträge davor wurden behalten.
json-cut = Das JSON endet mittendrin: erwartet wurde mehr, gefunden das Ende des Textes. Der Rest fehlt; vollständige Einträge davor wurden behalten.
json-torn = Der Aufbau des JSON bricht hier: { $why }. AWS schreibt keine solchen Dateien: diese wurde bearbeitet, zusammengefügt oder beschädigt; { $complete ->
    [one] { $complete } vollständiger Eintrag davor wurde ausgelassen,
   *[other] { $complete } vollständige Einträge davor wurden ausgelassen,
} ebenso was folgt: dem Anschein nach { NUMBER($behind) } weitere.
json-behind = Ab hier wurde diese Datei nicht gelesen, weil das Stück davor fehlerhaft und so groß ist, dass sich nicht sagen lässt, wo es endet. { $n ->
    [one] Ausgelassen wurde dem Anschein nach { $n } Eintrag.
   *[other] Ausgelassen wurden dem Anschein nach { $n } Einträge.
}
json-commas = Hier fehlt ein Komma oder ist eines zu viel{ $more ->
    [0] .
    [one] , ebenso an { $more } weiteren Stelle.
   *[other] , ebenso an { $more } weiteren Stellen.
} AWS schreibt keine solchen Dateien. Alle Einträge wurden behalten.
json-passed-over = Hier beginnt Text, der kein JSON ist, insgesamt { $n ->
    [one] { $n } Byte
   *[other] { $n } Bytes
}. Er wurde übersprungen, alle Einträge wurden behalten.
json-too-deep = Hier steckt mehr JSON tief in anderem JSON, als durchsucht wird. Was hier beginnt, wurde übersprungen.
json-in-too-many-strings = JSON-Text steckt hier in mehr als { NUMBER($most) } Zeichenketten ineinander. Er wurde nicht durchsucht und kann Einträge enthalten.

# Warum JSON keinen Sinn mehr ergibt
fault-cut = der Text endet mittendrin
fault-expected = erwartet: { $wanted }, gefunden: { $found }
fault-too-deep = mehr als { NUMBER($most) } Ebenen ineinander
wanted-value = ein Wert
wanted-new-value = ein neuer Wert
wanted-name = ein Name in Anführungszeichen
wanted-colon = ein Doppelpunkt
wanted-comma-or-brace = ein Komma oder {"}"}
wanted-comma-or-bracket = ein Komma oder ]
wanted-digit = eine Ziffer
wanted-escape = eine Escape-Sequenz
json-found-end = das Ende des Textes
json-found-line-break = ein Zeilenumbruch
json-found-not-utf8 = Bytes, die kein UTF-8 sind
json-found-control = das Steuerzeichen { $code }
json-found-char = ‚{ $char }‘

## Probleme: Einträge, Zeilen und was in Zeichenketten steckt

record-bad = Ein Eintrag, der nicht gelesen werden kann: { $why }. Er wurde ausgelassen, seine Nachbarn wurden behalten.
record-too-large = Ein Eintrag von { NUMBER($bytes) } Bytes; AWS schreibt höchstens 1 MB, gelesen werden höchstens { NUMBER($most) } Bytes. Er wurde ausgelassen.
record-name-twice = Der Name „{ $name }“ kommt in einem Objekt dieses Eintrags zweimal vor. Überall zählt der letzte.
record-ecs = Ein Ereignis im Elastic Common Schema (ECS), ohne den Eintrag, aus dem es entstand. Es wurde ausgelassen. { $remedy }
record-ocsf = Ein Ereignis im Schema OCSF, ohne den Eintrag, aus dem es entstand. Es wurde ausgelassen. { $remedy }
record-nameless-row = Eine Zeile ohne Ereignisnamen. Sie wurde ausgelassen, andere Zeilen wurden behalten.
record-empty-rows = { $n ->
    [one] { $n } Zeile hat in keiner Zelle einen CloudTrail-Eintrag. Sie wurde übersprungen.
   *[other] { $n } Zeilen haben in keiner Zelle einen CloudTrail-Eintrag. Sie wurden übersprungen.
}
bad-json-at = { $why } bei Offset { NUMBER($at) }
bad-broken = das JSON ist fehlerhaft
bad-nameless = erwartet wurden eventName und eventSource, gefunden höchstens eines davon
bad-no-object = erwartet wurde ein Objekt
bad-behind = erwartet wurde nichts hinter dem Objekt
packed-base64 = Das Base64 in einer Zeichenkette endet oder ist fehlerhaft nach { NUMBER($n) } Zeichen. Was davor steht, wurde gelesen.
packed-damaged = Das gzip in einer Zeichenkette ist bei seinem Byte { NUMBER($at) } beschädigt oder abgeschnitten. Was sich dekomprimieren ließ, wurde gelesen.
packed-behind = Das gzip in einer Zeichenkette endet bei seinem Byte { NUMBER($at) }. Was dahinter steht, wurde ausgelassen.
packed-too-large = Eine komprimierte Zeichenkette enthält mehr als { NUMBER($most) } Bytes, oder alle Zeichenketten dieser Datei mehr als { NUMBER($all) }. Was vor der Grenze kommt, wurde gelesen.

## Probleme: Zeiten von Ereignissen

times-ambiguous = Die Zeit von { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignissen
} wurde nicht gelesen: in „{ $example }“ lassen sich Tag und Monat nicht unterscheiden. Ereignisse werden ohne Zeit behalten; bitte mit Zeiten wie 2026-02-03T09:20:00Z neu exportieren.
times-unread = Die Zeit von { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignissen
} wurde nicht gelesen. Ereignisse werden ohne Zeit behalten.
times-unread-example = Die Zeit von { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignissen
} wurde nicht gelesen, zum Beispiel „{ $example }“. Ereignisse werden ohne Zeit behalten.
times-absent = { $n ->
    [one] { $n } Ereignis ohne eventTime. Es wird ohne Zeit behalten.
   *[other] { $n } Ereignisse ohne eventTime. Sie werden ohne Zeit behalten.
}
times-no-zone = Die Zeit von { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignissen
} ist ohne Zeitzone angegeben, wie sie beim Export auf dem Bildschirm stand, zum Beispiel „{ $example }“. Sie wird angezeigt, als wäre sie UTC.

## Probleme: Antworten von AWS, auf denen Nachweise beruhen

answers-no-answer = Erwartet wurde eine Antwort von list-public-keys, {"{"}"PublicKeyList": [...]{"}"}, von head-object mit "Metadata" oder zu einem Trail; gefunden wurde anderes JSON. Bitte den Befehl noch einmal mit --output json ausführen.
answers-others = { $n ->
    [one] Ein JSON-Text darin ist keine Antwort, die etwas nachweist. Er wurde ausgelassen; die anderen wurden gelesen.
   *[other] { $n } JSON-Texte darin sind keine Antworten, die etwas nachweisen. Sie wurden ausgelassen; die anderen wurden gelesen.
}
answers-broken = Erwartet wurde JSON bis zum Ende der Datei, in Zeile { NUMBER($line) }, Spalte { NUMBER($column) } steht etwas anderes. { $read } Bitte den Befehl noch einmal mit --output json ausführen.
answers-cut = Erwartet wurde JSON bis zum Ende der Datei; es endet mittendrin, in Zeile { NUMBER($line) }, Spalte { NUMBER($column) }. { $read } Bitte den Befehl noch einmal mit --output json ausführen.
answers-read-before = Was davor kommt, wurde gelesen.
answers-read-nothing = Nichts darin wurde gelesen.
answers-unsigned = Objekt-Metadaten ohne Signatur: sie weisen nichts nach. Nur Digests haben eine; bitte head-object für einen Digest ausführen.
answers-other-keys = { $n ->
    [one] { $n } von { NUMBER($of) } Schlüsseln ist nicht der, als der er bezeichnet wird:
   *[other] { $n } von { NUMBER($of) } Schlüsseln sind nicht die, als die sie bezeichnet werden:
} einer ist mit dem Fingerabdruck { $stated } aufgeführt, hat aber { $own }. Sie weisen nichts nach; bitte die Liste mit aws cloudtrail list-public-keys neu abrufen.
answers-no-sign-files = { $n ->
    [one] { $n } JSON-Text darin ist keine Signaturdatei von CloudTrail Lake; die anderen wurden gelesen.
   *[other] { $n } JSON-Texte darin sind keine Signaturdateien von CloudTrail Lake; die anderen wurden gelesen.
} Falls eine fehlt, bitte so abrufen, wie sie gespeichert ist: aws s3 cp s3://BUCKET/FOLDER_OF_THE_QUERY/result_sign.json .
answers-broken-sign-file = Erwartet wurde JSON bis zum Ende der Datei, in Zeile { NUMBER($line) }, Spalte { NUMBER($column) } steht etwas anderes. { $read } Bitte die Signaturdatei so abrufen, wie sie gespeichert ist: aws s3 cp s3://BUCKET/FOLDER_OF_THE_QUERY/result_sign.json .
answers-lacking-sign-file = Einer Signaturdatei fehlt ein Feld, das jede hat, oder sie führt etwas auf, das kein Hash ist. Bitte so abrufen, wie sie gespeichert ist: aws s3 cp s3://BUCKET/FOLDER_OF_THE_QUERY/result_sign.json .
answers-no-keys = { NUMBER($n) } von { NUMBER($of) } Schlüsseln sind unbrauchbar: erwartet werden RSA-Schlüssel von { NUMBER($least) } bis { NUMBER($most) } Bit in Base64. Was sie signiert haben, ist nicht nachgewiesen; bitte die Liste mit aws cloudtrail list-public-keys neu abrufen.

## Probleme: mehrfache Dateien und Ereignisse

copy-same-file = Derselbe Inhalt wie { $path }. Die Ereignisse werden einmal angezeigt.
copy-proved-elsewhere = Kein Digest führt diese Datei auf. { $n ->
    [one] Der einzige Eintrag darin steht auch in einem nachgewiesenen Log und wird von dort angezeigt.
   *[other] Alle { $n } Einträge darin stehen auch in nachgewiesenen Logs und werden von dort angezeigt.
}
copy-differs = Dieselbe eventID, { $id }, hat in { $other } anderen Inhalt. { $how }
differs-contradiction = { $path } ist hier { $here } und dort { $there }. Beide werden angezeigt.
differs-each-says-more = Sie widersprechen sich nicht, aber jeder sagt etwas, das der andere nicht sagt. Beide werden angezeigt.
differs-not-compared = Sie konnten nicht verglichen werden, weil ein Eintrag nicht erneut gelesen werden konnte. Beide werden angezeigt.
differs-value = „{ $value }“
differs-no-value = nicht angegeben

## Probleme: beim Lesen

reading-stopped-inside = Hier wurde das Lesen abgebrochen. { $n ->
    [one] { $n } weitere Datei in diesem Container wurde nicht gelesen, und über sie ist nichts bekannt.
   *[other] { $n } weitere Dateien in diesem Container wurden nicht gelesen, und über sie ist nichts bekannt.
}
reading-stopped = { $n ->
    [one] Das Lesen wurde vor dieser Datei abgebrochen. Über sie ist nichts bekannt; wird sie noch einmal gewählt, wird sie gelesen.
   *[other] Das Lesen wurde vor diesen Dateien abgebrochen. Über sie ist nichts bekannt; werden sie noch einmal gewählt, werden sie gelesen.
}
reading-other-days = { $n ->
    [one] Gelesen werden soll nur { $first } bis { $last }, und diese Datei ist ihrem Namen nach von einem anderen Tag. Sonst ist über sie nichts bekannt.
   *[other] Gelesen werden soll nur { $first } bis { $last }, und diese Dateien sind ihren Namen nach von anderen Tagen. Sonst ist über sie nichts bekannt.
}
reading-companions = macOS und Windows legen solche Dateien von sich aus neben andere; Ereignisse sind nicht darin: { $named }.
reading-too-large = Die Datei hat { NUMBER($bytes) } Bytes, und auf einmal können höchstens { NUMBER($most) } gelesen werden. Sie wurde ausgelassen; in Teilen lässt sie sich lesen.
reading-unreadable = Der Browser konnte diese Datei nicht lesen; vielleicht wurde sie verschoben, verändert oder gesperrt: { $reason }
reading-changed = Die Datei hat sich beim Lesen verändert: sie hatte { NUMBER($chosen) } Bytes, als sie gewählt wurde, und { NUMBER($read) }, als sie gelesen wurde. Was gelesen wurde, wird angezeigt; wird sie noch einmal gewählt, wird sie neu gelesen.
reading-lost = { $n ->
    [one] { $n } Eintrag dieser Datei wurde gelesen und ging dann auf dem Weg von einem Worker zum anderen verloren ({ $why }).
   *[other] { $n } Einträge dieser Datei wurden gelesen und gingen dann auf dem Weg von einem Worker zum anderen verloren ({ $why }).
} Was sonst über die Datei herausgefunden wurde, kann ebenfalls verloren sein. Die Dateien noch einmal zu öffnen hilft vielleicht; bitte melden.
reading-no-room = für weitere Ereignisse ist kein Platz
reading-crashed = Das Lesen dieser Datei hat zweimal einen Worker beendet. Sie wurde ausgelassen; alle anderen Dateien wurden gelesen. Bitte melden.

## Anzahlen: Zahl und Hauptwort

records = { $n ->
    [one] { $n } Eintrag
   *[other] { $n } Einträge
}
files = { $n ->
    [one] { COMPACT($n) } Datei
   *[other] { COMPACT($n) } Dateien
}
bytes = { $n ->
    [one] { $n } Byte
   *[other] { $n } Bytes
}
events = { $n ->
    [one] { COMPACT($n) } Ereignis
   *[other] { COMPACT($n) } Ereignisse
}
groups = { $n ->
    [one] { COMPACT($n) } Gruppe
   *[other] { COMPACT($n) } Gruppen
}
digests = { $n ->
    [one] { COMPACT($n) } Digest
   *[other] { COMPACT($n) } Digests
}
sign-files = { $n ->
    [one] { COMPACT($n) } Signaturdatei
   *[other] { COMPACT($n) } Signaturdateien
}
logs = { $n ->
    [one] { COMPACT($n) } Log
   *[other] { COMPACT($n) } Logs
}
hours = { $n ->
    [one] { COMPACT($n) } Stunde
   *[other] { COMPACT($n) } Stunden
}
minutes = { $n ->
    [one] { COMPACT($n) } Minute
   *[other] { COMPACT($n) } Minuten
}
seconds = { $n ->
    [one] { COMPACT($n) } Sekunde
   *[other] { COMPACT($n) } Sekunden
}
# Mit allen Ziffern
exact-events = { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignisse
}
exact-errors = { $n ->
    [one] { $n } Fehler
   *[other] { $n } Fehler
}
exact-not-proved = { NUMBER($n) } nicht nachgewiesen
exact-logs = { $n ->
    [one] { $n } Log
   *[other] { $n } Logs
}
exact-log-files = { $n ->
    [one] { $n } Logdatei
   *[other] { $n } Logdateien
}
exact-digests = { $n ->
    [one] { $n } Digest
   *[other] { $n } Digests
}
exact-signed-digests = { $n ->
    [one] { $n } signierter Digest
   *[other] { $n } signierte Digests
}
exact-sign-files = { $n ->
    [one] { $n } Signaturdatei
   *[other] { $n } Signaturdateien
}
exact-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
exact-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}
exact-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
exact-seconds = { $n ->
    [one] { $n } Sekunde
   *[other] { $n } Sekunden
}
# Knöpfe zum Blättern in langen Listen
pages-of-digests = Seiten mit Digests
pages-of-sign-files = Seiten mit Signaturdateien
pages-of-logs = Seiten mit Logs
# Wie viele nicht angezeigt sind, allein und am Ende einer Liste
more = { COMPACT($n) } weitere
and-more = und { NUMBER($n) } weitere

## Ansichten, und was mehrere gemeinsam haben

view-overview = Übersicht
view-events = Ereignisse
view-integrity = Integrität
view-issues = Probleme
proof = Nachweis
absent = fehlt
counting = Wird gezählt …

## Der erste Bildschirm

open-title = Wer hat was in den AWS-Konten getan? Und sind die CloudTrail-Logs nachweislich vollständig und unverändert?
open-files-area = Dateien öffnen
open-drop = Ordner oder Dateien hier ablegen
open-drop-note =
    Logs, Digests und Schlüsseldateien, wie sie im Bucket liegen: gzip oder JSON, in beliebigen Ordnern, auch in Zip und Tar.
open-folder = Ordner öffnen
open-files = Dateien öffnen
open-sample = Beispiel ansehen
open-how-to = So kommt man an die Dateien
open-account = Konto
open-region = Region
open-bucket = Bucket
open-command = Befehl: { $title }
open-copy-command = Befehl kopieren: { $title }
open-privacy = Nichts verlässt diese Seite. Anfragen an andere Server: { NUMBER($requests) }.
open-privacy-more = Was diese Seite darf

## Die Übersicht

overview-whole-period = Ganzer Zeitraum
overview-by-proof = Nach Nachweis einfärben
overview-stack = Säulen teilen nach
overview-stack-errors = Fehler
overview-no-digest = kein Digest
overview-fewer-rows = Weniger Zeilen
overview-remove-chart = Entfernen
overview-totals = Summen
overview-events = Ereignisse
overview-events-hint = Diese Ereignisse zeigen
overview-errors = Fehler
overview-errors-hint = Nach fehlgeschlagenen Ereignissen filtern
overview-files = Dateien
overview-files-hint = Alle Dateien zeigen
overview-accounts = Konten
overview-accounts-hint = Zu den Konten
overview-regions = Regionen
overview-regions-hint = Zu den Regionen
overview-users = Benutzer
overview-users-hint = Zu den Benutzern
overview-figure = { NUMBER($n) }. { $hint }
overview-read-only = { $share } nur lesend
overview-period = Zeitraum
overview-from-to = { $from } bis { $to }
overview-proof = Nachweis dieser Ereignisse
overview-proof-part = { $n ->
    [one] { $n } Ereignis: { $outcome }. Danach filtern
   *[other] { $n } Ereignisse: { $outcome }. Danach filtern
}

# Was zuerst einen Blick verdient
look-title = Was einen Blick verdient
look-all = Alle davon
look-whole = Unter allen gezeigten Ereignissen
look-compared = { $range }; zum Vergleich davor: { $events }
look-nothing-before = { $range }: davor kam kein Ereignis, also gibt es nichts zu vergleichen
look-new = Zum ersten Mal gesehen
look-nothing-new = Nichts ist neu.
look-new-users = { $n ->
    [one] { COMPACT($n) } Benutzer
   *[other] { COMPACT($n) } Benutzer
}
look-new-addresses = { $n ->
    [one] { COMPACT($n) } Adresse
   *[other] { COMPACT($n) } Adressen
}
look-new-networks = { $n ->
    [one] { COMPACT($n) } Netz
   *[other] { COMPACT($n) } Netze
}
look-new-agents = { $n ->
    [one] { COMPACT($n) } User-Agent
   *[other] { COMPACT($n) } User-Agents
}
look-new-regions = { $n ->
    [one] { COMPACT($n) } Region
   *[other] { COMPACT($n) } Regionen
}
look-new-calls = { $n ->
    [one] { COMPACT($n) } Aufruf, neu für seinen Benutzer
   *[other] { COMPACT($n) } Aufrufe, neu für ihre Benutzer
}
look-moved = Am meisten verändert
look-since = Gegenüber { $range }
look-nothing-moved = Nichts hat sich um mehr als ein paar Ereignisse verändert.
look-no-period-before = Die Ereignisse reichen nicht um einen weiteren Zeitraum dieser Länge zurück.

# Zahl der Ereignisse im Zeitraum davor und in diesem
look-from-to = { $then } → { $now }
look-heading = { $title } ({ COMPACT($n) })
look-errors = Fehler nach Person
look-no-errors = Kein Aufruf einer Person ist fehlgeschlagen.
look-sign-ins = Anmeldungen an der Konsole
look-no-sign-ins = Niemand hat sich angemeldet.
look-changes = Änderungen mit besonderen Rechten
look-no-changes = Kein Aufruf hat Rechte, Trails oder Schlüssel verändert.
look-count-failed = { $count }, { NUMBER($n) } fehlgeschlagen

# Wenn ein Trail etwas nicht aufgezeichnet hat
bands-title = { $n ->
    [one] { COMPACT($n) } Aufzeichnungslücke
   *[other] { COMPACT($n) } Aufzeichnungslücken
}
bands-left-out = { $n ->
    [one] { $n } weiteres Ereignis über Trails wurde nicht gelesen.
   *[other] { $n } weitere Ereignisse über Trails wurden nicht gelesen.
}
bands-trouble = Die Suche nach Aufzeichnungslücken ist fehlgeschlagen: { $why }
bands-line = { $trail }, { $time }, nicht aufgezeichnet: { $missing }

## Die Ereignisse: Bereiche, Werkzeuge, Tabelle

events-pane = Ereignisse
events-fields-pane = Felder
events-event-pane = Ereignis
events-fields-width = Breite der Felder
events-event-width = Breite des Details
events-some = { $n ->
    [one] { COMPACT($matching) } von { COMPACT($n) } Ereignis
   *[other] { COMPACT($matching) } von { COMPACT($n) } Ereignissen
}
events-some-exact = { $n ->
    [one] { NUMBER($matching) } von { $n } Ereignis
   *[other] { NUMBER($matching) } von { $n } Ereignissen
}
events-export = Gefundene Ereignisse exportieren
events-export-as = Gefundene Ereignisse als { $format } herunterladen
picked = { NUMBER($n) } ausgewählt
picked-copy = Kopieren
picked-copy-as = Als { $format } kopieren
picked-compare = Vergleichen
picked-compare-title = Zwei bis { NUMBER($most) } ausgewählte Ereignisse Feld für Feld vergleichen (X)
picked-none = Nichts auswählen (Esc)
picked-copied = { $n ->
    [one] { $n } Ereignis kopiert
   *[other] { $n } Ereignisse kopiert
}
picked-not-copied = Der Browser hat das Kopieren nicht erlaubt.
picked-too-many = { NUMBER($n) } Ereignisse sind zu viele zum Kopieren. Bis zu { NUMBER($most) } lassen sich kopieren; ein Export umfasst alle.
events-fields = Felder
events-fields-title = Felder zeigen oder verbergen (f)
events-timeline = Zeitleiste
events-group = Gruppieren …
events-group-title = Gefundene Ereignisse nach einem oder zwei Feldern zählen (v: nach der gewählten Spalte)
events-columns = Spalten
events-columns-label = Spalten (c)
events-add-column = Spalte hinzufügen
events-other-field = Ein anderes Feld …
events-remove-column = Spalte entfernen
events-remove-named-column = Spalte „{ $name }“ entfernen
events-show-column = Als Spalte zeigen
events-most-columns = Mehr als { NUMBER($most) } Spalten lassen sich nicht hinzufügen
events-remove-column-label = Spalte { $name } entfernen
events-sort-by = Nach { $name } sortieren. Mit Umschalt und Klick innerhalb der jetzigen Reihenfolge; mehr mit „.“
events-row-number = Zeile
events-row-number-title = Zur Zeile mit dieser Nummer (#)
events-row-height = Höhe der Zeilen
events-rows-compact = Niedrig
events-rows-usual = Üblich
events-rows-roomy = Hoch
events-usual-layout = Übliche Anordnung
heading-ascending = Aufsteigend sortieren
heading-descending = Absteigend sortieren
heading-also = Auch danach sortieren
heading-wider = Breiter
heading-narrower = Schmaler
heading-fit = So breit wie der Inhalt
heading-move-left = Nach links
heading-move-right = Nach rechts
heading-pin = Bis hierher fixieren
heading-unpin = Nichts fixieren
heading-hide = Spalte verbergen
layouts-title = Anordnungen der Tabelle
layouts-open = Anordnungen …
layouts-save-as = Die Spalten, wie sie sind, unter diesem Namen speichern
layouts-kept = Anordnungen bleiben in diesem Browser, und nur die gespeicherten. Sie enthalten Namen von Feldern, keine Werte.
events-from-here = Ab hier
events-up-to-here = Bis hier
events-minutes-around = { $n ->
    [one] { $n } Minute davor und danach
   *[other] { $n } Minuten davor und danach
}
events-hours-around = { $n ->
    [one] { $n } Stunde davor und danach
   *[other] { $n } Stunden davor und danach
}
events-no-time = Keine brauchbare Zeit

# Überschriften der üblichen Spalten. Keine ist in einer anderen enthalten
events-column-proof = Nachweis
events-column-time = Zeit
events-column-event = Ereignis
events-column-service = Dienst
events-column-region = Region
events-column-user = Benutzer
events-column-source-ip = Quell-IP
events-column-error = Fehler
events-column-read-only = Lesend
events-column-resource = Ressource

# Zellen
events-cell-picked = Ausgewählt
events-cell-picked-title = Ausgewählt (x)
events-cell-unread = nicht lesbar
events-cell-read = liest
events-cell-write = schreibt
events-cell-no-time = keine brauchbare Zeit
events-cell-repeated = Ein Name kommt in einem Objekt dieses Eintrags mehrfach vor: der letzte zählt
# In the column of error codes
events-cell-failed = Fehler ohne Code
# path: a field, "responseElements.ConsoleLogin"
events-cell-failed-title = { $path } sagt, dass es fehlschlug; einen Fehlercode gibt es nicht.
events-cell-no-time-title = eventTime fehlt oder ist keine Zeit
events-cell-disputed = Ein anderer Eintrag hat dieselbe eventID, aber anderen Inhalt
events-cell-proof = { $outcome }: { $verdict }

## Die Felder neben den Ereignissen

facets-close = Felder schließen
facets-which = Welche Felder
facets-usual = Übliche
facets-all = Alle Felder
facets-distinct = Verschiedene Werte
facets-value-title = { $n ->
    [one] { $value }: { $n } Ereignis, { $share }. Klick filtert danach, Alt+Klick schließt es aus
   *[other] { $value }: { $n } Ereignisse, { $share }. Klick filtert danach, Alt+Klick schließt sie aus
}
facets-proof-title = { $n ->
    [one] { $outcome }: { $n } Ereignis. Klick filtert danach, Alt+Klick schließt es aus
   *[other] { $outcome }: { $n } Ereignisse. Klick filtert danach, Alt+Klick schließt sie aus
}
facets-filter-out = { $value } ausschließen
facets-absent-title = { $n ->
    [one] { $n } Ereignis ohne dieses Feld
   *[other] { $n } Ereignisse ohne dieses Feld
}
facets-filter-out-absent = Ereignisse ohne dieses Feld ausschließen
facets-rest = { $events ->
    [one] { COMPACT($n) } weitere, { COMPACT($events) } Ereignis. Die Suche findet sie.
   *[other] { COMPACT($n) } weitere, { COMPACT($events) } Ereignisse. Die Suche findet sie.
}
facets-more = Mehr zeigen ({ COMPACT($n) })
facets-fewer = Weniger zeigen

# Alle Felder
facets-find = Feld suchen
facets-everything = Alle Ereignisse, ungeachtet des Filters
facets-columns-only = Felder werden in den rohen Einträgen gezählt, im Speicher sind aber nur Spalten.
facets-cancel = Abbrechen
facets-go-on = Fortsetzen
facets-listed = { $fields ->
    [one] { NUMBER($listed) } von { COMPACT($fields) } Feld. Durchsucht: { $events }.
   *[other] { NUMBER($listed) } von { COMPACT($fields) } Feldern. Durchsucht: { $events }.
}
facets-counted = Gezählt: { COMPACT($counted) }, insgesamt { $events }.
facets-left-out = { $n ->
    [one] { COMPACT($n) } Wert an weiteren oder längeren Pfaden ist ausgelassen.
   *[other] { COMPACT($n) } Werte an weiteren oder längeren Pfaden sind ausgelassen.
}
facets-share = Anteil der Ereignisse, die es haben
facets-rest-of-field = { COMPACT($n) } weitere. Die Suche findet sie.
facets-add = Zu den üblichen Feldern hinzufügen
facets-remove = Aus den üblichen Feldern entfernen
facets-show-chart = Als Diagramm in der Übersicht zeigen
facets-remove-chart = Diagramm entfernen

## Die Befehlspalette

palette-title = Befehle
palette-field = Befehl suchen
palette-none = Kein Befehl hat diese Buchstaben.
palette-go = Ansicht: { $view }
palette-search = Suchen: { $title }
palette-group = Werte zählen: { $name }
palette-column = Spalte zeigen oder entfernen: { $name }
palette-rows = Höhe der Zeilen: { $name }
palette-colours = Farben: { $name }
palette-people = Wer handelt: { $name }
palette-layout = Anordnung der Tabelle: { $name }
palette-zone = Zeiten nach den Uhren von: { $name }
palette-stack = Zeitleiste nach: { $name }
palette-notation = Suchen lesen als: { $name }
palette-edition = CIS-Benchmark: { $name }
palette-language = Sprache: { $name }
palette-export = Exportieren: { $name }
palette-undo = Rückgängig
palette-redo = Wiederholen

## Was ein Link verlangt

asked-what = Dieser Link fragt nach { $what }. Bitte die Dateien öffnen, um die es geht.
asked-sources = Dieser Link entstand, als { $names } offen war. Bitte dasselbe wieder öffnen.
asked-both = Dieser Link fragt nach { $what } und entstand, als { $names } offen war. Bitte dasselbe wieder öffnen.
asked-more = { $names } und andere
asked-hash = { $names } ({ $n ->
    [one] { $n } Datei
   *[other] { $n } Dateien
}, Hash { $hash })
asked-same = { $n ->
    [one] Dies ist die Datei, die offen war, als der Link entstand: Ihr Hash ist derselbe.
   *[other] Dies sind die Dateien, die offen waren, als der Link entstand: Alle { $n } sind nach ihren Hashes dieselben.
}
asked-others = Dies sind nicht die Dateien, mit denen der Link entstand: damals { $then } (Hash { $hash_then }), jetzt { $here } (Hash { $hash_here }).

## Notizen zu Ereignissen

events-column-notes = Notizen
notes-title = Notizen
notes-short = Notizen
notes-star = Stern vergeben
notes-unstar = Stern wegnehmen
notes-starred = Mit Stern
notes-star-title = Dem Ereignis einen Stern geben oder nehmen (s)
notes-tags = Schlagwörter, durch Kommas getrennt
notes-text = Bemerkung
notes-by = Eigener Name
notes-add = Bemerken, speichern
notes-add-now = Bemerkung hinzufügen
notes-unsaved = Noch nicht gespeichert.
notes-discard = Verwerfen
notes-begun = { $n ->
    [one] { $n } ungespeicherte Bemerkung
   *[other] { $n } ungespeicherte Bemerkungen
}
notes-begun-title = Das Ereignis mit der nächsten öffnen
notes-remove = Bemerkung entfernen
notes-head = { $by } { $when }
notes-save = Alle Notizen als Datei speichern
notes-no-event-id = Dieses Ereignis hat keine eventID, an der eine Notiz es wiederfinden könnte.

## Dokumente in Zeichenketten, und was Richtlinien gewähren

unfold-document = Dokument in
unfold-policy = Richtlinie in
policy-open = Offen für jeden:
policy-anyone = jedem
policy-anyone-except = jedem außer { $names }
policy-holder = allen, die sie haben,
policy-everything = alles
policy-except = alles außer { $names }
policy-nothing = nichts
policy-itself = das, wozu sie gehört
policy-allows = Erlaubt { $who } { $what } für { $on }
policy-denies = Verweigert { $who } { $what } für { $on }
policy-conditions = { $said }, abhängig von { $names }
policy-deny-attached = Verbietet { $who }, was die Richtlinie { $policy } untersagt
policy-deny-detached = Verbietet { $who } nicht mehr, was die Richtlinie { $policy } untersagt
policy-attached = Gibt { $who }, was die Richtlinie { $policy } gewährt
policy-detached = Nimmt { $who }, was die Richtlinie { $policy } gewährt

## Gruppen nach der Zeit

groups-hour = Stunde
groups-day = Tag

## Dateien mit Notizen

notes-broken = Diese Datei mit Notizen ist beschädigt und wurde nicht gelesen.
notes-other-format = Diese Notizen haben das Format { $format }, das diese Version nicht kennt.
notes-left-out = { $n ->
    [one] { $n } Notiz hat keine eventID oder passte nicht mehr hinein und wurde ausgelassen.
   *[other] { $n } Notizen haben keine eventID oder passten nicht mehr hinein und wurden ausgelassen.
}
manifest-broken = Dieses Manifest ist beschädigt und wurde nicht verwendet: { $detail }
manifest-other-format = Dieses Manifest hat das Format { $format }, das diese Version nicht kennt. Geschrieben hat es eine neuere Version von Traillight.
notes-of-both = { $n ->
    [one] { $n } Ereignis hatte vorher andere Bemerkungen. Es hat jetzt die aus beiden Dateien.
   *[other] { $n } Ereignisse hatten vorher andere Bemerkungen. Sie haben jetzt die aus beiden Dateien.
}

## Ein Ereignis

detail-no-name = Ereignis
detail-previous = Voriges Ereignis (k)
detail-next = Nächstes Ereignis (j)
detail-close = Schließen (Esc)
detail-copy-record = Eintrag kopieren
detail-copy-path = Pfad kopieren
detail-fields = Felder
detail-fields-label = Felder des Eintrags
detail-json = JSON, genau wie im Log
detail-json-label = JSON des Eintrags
detail-not-json = Dieser Eintrag ist kein vollständiges JSON-Objekt. Er steht unten genau wie im Log.
detail-not-loaded = Kein geladenes Ereignis hat die eventID { $id }.
detail-not-read = Der Eintrag konnte nicht gelesen werden: { $why }
detail-outcome = ({ $outcome })
detail-file = Datei
detail-offset = Offset
detail-offset-of-json = Byte { NUMBER($n) } des JSON
detail-copies = Kopien
detail-rivals = Dieselbe eventID, anderer Inhalt
detail-overridden = steht unten noch einmal; der letzte zählt
detail-repeated = { $n ->
    [one] Ein Name kommt in einem Objekt dieses Eintrags mehrfach vor: { $names }. Überall zählt der letzte.
   *[other] Namen kommen in einem Objekt dieses Eintrags mehrfach vor: { $names }. Überall zählt jeweils der letzte.
}
detail-deep = zu tief verschachtelt für die Darstellung: das JSON unten enthält alles
detail-overridden-title = Dieser Name kommt in demselben Objekt weiter unten noch einmal vor: der letzte zählt.
detail-lit = entspricht dem Filter

# Wer, was, wann und wo
detail-summary = Zusammenfassung
detail-who = Wer
detail-what = Was
detail-when = Wann
detail-where = Wo
detail-from = Von
detail-value-title = { $path }: filtern oder kopieren

# Warum es dem Filter entspricht
detail-clauses = Bedingungen des Filters
detail-clauses-more = { $n ->
    [one] und { $n } weitere Bedingung
   *[other] und { $n } weitere Bedingungen
}
detail-matched = erfüllt
detail-not-matched = nicht erfüllt
detail-not-matched-alternative = nicht erfüllt, eine von mehreren

# Wege zu anderen Ereignissen
detail-related = Verwandte Ereignisse
detail-certain = Sicher: der Eintrag sagt es
detail-inferred = Vermutet: der Wert ist gleich, aber der Eintrag sagt nicht, dass sie zusammengehören
detail-inferred-mark = vermutet
detail-related-none = { $label }: nicht unter den geladenen Ereignissen
detail-related-only = { $label }: nur dieses Ereignis

# Die Kette der Rollen
chain-title = Rollenkette
chain-this = dieses Ereignis
chain-certain = sicher
chain-inferred = vermutet
chain-certain-title = Sicher: die Antwort enthält den Schlüssel, mit dem der nächste Aufruf gemacht wurde
chain-inferred-title = Vermutet: dieselbe Rolle wurde unter demselben Sitzungsnamen angenommen, als die Sitzung begann
chain-onwards = Aufrufe mit den ausgestellten Anmeldedaten
chain-looking = Der vorige Aufruf wird gesucht …
chain-more = Davor gibt es weitere Aufrufe; der erste zeigt sie, wenn er geöffnet wird.
chain-begins = Der erste Aufruf kam ohne temporäre Anmeldedaten aus, dort beginnt also die Kette.
chain-not-loaded = Der Aufruf, der die ersten dieser Anmeldedaten ausgestellt hat, ist nicht unter den geladenen Ereignissen.
chain-trouble = Die Suche nach dem vorigen Aufruf ist fehlgeschlagen: { $why }

## Ereignisse nebeneinander

compare-title = Ereignisse vergleichen
compare-same = Auch gleiche Felder zeigen
compare-copy = Vergleich als CSV kopieren
compare-reading = Ereignisse werden gelesen …
compare-table = Vergleich
compare-field = Feld
compare-differ = { $n ->
    [one] { COMPACT($differing) } von { COMPACT($n) } Feld verschieden
   *[other] { COMPACT($differing) } von { COMPACT($n) } Feldern verschieden
}
compare-left-out = { $n ->
    [one] { $said }; { COMPACT($n) } Feld war zu viel zum Vergleichen
   *[other] { $said }; { COMPACT($n) } Felder waren zu viel zum Vergleichen
}
compare-more = { $n ->
    [one] { COMPACT($n) } weiteres Feld; die Kopie enthält alle.
   *[other] { COMPACT($n) } weitere Felder; die Kopie enthält alle.
}

## Gruppen von Ereignissen

groups-title = Gefundene Ereignisse gruppieren
groups-by = Gruppieren nach
groups-and-by = und nach
groups-nothing-else = nichts weiterem
key-other = Ein anderer Pfad …
key-path = Pfad
groups-copy = Tabelle als CSV kopieren
groups-save = Gruppen speichern
groups-left-out = { $n ->
    [one] Die 100.000 größten Gruppen sind gespeichert; 1 kleinere fehlt.
   *[other] Die 100.000 größten Gruppen sind gespeichert; { $n } kleinere fehlen.
}
groups-table = Gruppen
groups-largest = Die größten { NUMBER($shown) } von { $total }

## Wenn kein Ereignis passt

no-match = Kein Ereignis gefunden
no-match-ways = Einen der Filter entfernen:
no-match-clear = Alle Filter entfernen
no-match-text = Suche: { $text }
no-match-time = Zeit: { $range }
no-match-no-events = Keine Ereignisse
no-match-no-events-why = Die Dateien enthalten keine Ereignisse. Die Ansicht „Probleme“ sagt, was sie sind.

## Das Menü eines Werts

value-is = { $field }: { $value }
value-filter-for = Danach filtern
value-filter-out = Ausschließen
value-only = Nur das
value-over-time = Über die Zeit zählen
value-copy = Kopieren
value-count-all = Alle Werte zählen

## Spalten: Überschriften von Feldern

column-event-name = Ereignisname
column-event-source = Ereignisquelle
column-aws-region = Region
column-user = Benutzer
column-source-ip-address = Quell-IP
column-user-agent = User Agent
column-error-code = Fehlercode
column-read-only = Nur lesend
column-resource = Ressource
column-recipient-account-id = Konto
column-event-category = Ereigniskategorie
column-event-type = Ereignistyp
column-event-version = Ereignisversion
column-identity-type = Identitätstyp
column-identity-arn = ARN der Identität
column-principal-id = Principal
column-identity-account-id = Konto der Identität
column-access-key-id = Zugriffsschlüssel
column-user-name = Benutzername
column-invoked-by = Aufgerufen von
column-role-name = Rolle

## Die Statusleiste

status-name = Status
status-issues = { $n ->
    [one] { COMPACT($n) } Problem
   *[other] { COMPACT($n) } Probleme
}
status-issues-why = Was nicht gelesen werden konnte. Ob die Dateien unverändert sind, sagt das nicht
status-failed-why = Dateien, deren Nachweis gescheitert ist: { $what }
status-failed = { NUMBER($n) } gescheitert
status-folded = { $n ->
    [one] { COMPACT($n) } Kopie zusammengefasst
   *[other] { COMPACT($n) } Kopien zusammengefasst
}
status-folded-why = Exakte Kopien von Ereignissen, je einmal angezeigt
status-rejected = { COMPACT($n) } verworfen
status-rejected-why = Einträge, die nicht brauchbar waren
status-bytes-why = Bytes an JSON
status-memory = { $size } im Speicher
status-matching = { $n ->
    [one] { COMPACT($n) } Ereignis passt
   *[other] { COMPACT($n) } Ereignisse passen
}
status-utc = UTC
status-paused = Angehalten
status-speed = { COMPACT($n) } Ereignisse/s · noch { $left }
status-looking = Ordner werden durchsucht: { $files }
status-searching = Rohe Einträge werden durchsucht: { $share }
status-files-read = Gelesene Dateien
status-cancel = Abbrechen
status-signatures-checked = Geprüfte Signaturen
status-stop-checking = Prüfung abbrechen

# Fortschritt einer Prüfung
check-gathering = Digests werden gelesen
check-verifying = { $total ->
    [one] { COMPACT($done) } von { COMPACT($total) } Signatur geprüft
   *[other] { COMPACT($done) } von { COMPACT($total) } Signaturen geprüft
}
check-judging = Digests und Logs werden verglichen

## Die Seite als Ganzes

page-title = { $view } · Traillight
page-skip = Zum Inhalt springen
page-views = Ansichten
close = Schließen
dismiss = Ausblenden

## Das Ergebnis in der Kopfzeile und über jeder Ansicht

pill-figures = { $total ->
    [one] { COMPACT($proved) } von { COMPACT($total) } Ereignis nachgewiesen
   *[other] { COMPACT($proved) } von { COMPACT($total) } Ereignissen nachgewiesen
}
pill-no-events = keine Ereignisse nachzuweisen
pill-failed-figures = { $fault } · { $figures }
pill-hover = { $total ->
    [one] { $sentence } ({ NUMBER($proved) } von { NUMBER($total) } Ereignis nachgewiesen)
   *[other] { $sentence } ({ NUMBER($proved) } von { NUMBER($total) } Ereignissen nachgewiesen)
}

# Ein Wort für kleine Bildschirme
pill-failed = Fehlerhaft
pill-proved = Bewiesen
pill-partly-proved = Teilweise
pill-not-proved = Unbewiesen
pill-not-checked = Ungeprüft
pill-reading = Liest
pill-checking = Prüft

# Was fehlschlug; `$files` ist „2 Logs“
fault-tampered = { $files } verändert
fault-invalid-format = { $files } beschädigt
fault-moved = { $files } verschoben
fault-missing = { $files } nicht vorhanden

check-stopped = Prüfung abgebrochen
check-stopped-why = Die Prüfung wurde abgebrochen, deshalb ist nichts nachgewiesen. In der Ansicht „Integrität“ lässt sie sich noch starten.
check-stopped-verdict = Die Prüfung wurde abgebrochen: nichts ist nachgewiesen, und nichts ist widerlegt.
check-not-yet = Noch nicht geprüft
check-waits = Geprüft wird, sobald alle Dateien gelesen sind
check-events = { $events } werden geprüft
verdict-line = Ergebnis

## Stunden der Vollständigkeitskarte: Zustände, und was sie bedeuten

hour-nothing = Nichts vorgelegt
hour-silent = Nachweislich still
hour-proved = Logs nachgewiesen
hour-partly = Teilweise nachgewiesen
hour-hash-only = Nicht nachgewiesen
hour-not-covered = In keinem Digest
hour-gap = Lücke
hour-digest-missing = Digest fehlt
hour-log-missing = Log fehlt
hour-failed = Fehlgeschlagen

hour-nothing-why = Für diese Zeit wurden weder Digests noch Logs vorgelegt.
hour-silent-why = Ein nachgewiesener Digest führt kein Log auf: es wurde nichts geliefert.
hour-proved-why = Jedes Log, das ein nachgewiesener Digest aufführt, ist da und unverändert.
hour-partly-why = Ein Teil dieser Zeit ist nachgewiesen; für den Rest gibt es keinen Digest.
hour-hash-only-why = Allenfalls stimmen die Hashes: keine Signatur bürgt für sie.
hour-not-covered-why = Es gibt Logs, die kein Digest aufführt.
hour-gap-why = Es entstanden keine Digests: die Validierung oder die Aufzeichnung war aus.
hour-digest-missing-why = Der Digest fehlt, deshalb weiß niemand, welche Logs es gab.
hour-log-missing-why = Ein Digest führt ein Log auf, das nicht vorgelegt wurde.
hour-failed-why = Ein Log oder Digest wurde verändert, beschädigt oder verschoben.

hour-unknown = unbekannt
hour-cell = { $when } · { $account } · { $region }: { $state }
hour-cell-some = { $when } · { $account } · { $region }: { $state }, in einigen Stunden
hour-cell-parts = { $cell } ({ $parts })
hour-part = { $from } – { $to } { $state }
length-hours-minutes = { $hours } { $minutes }
hours-no-evidence = Keine Digests und keine Logs: über keine Stunde ist etwas bekannt
hours-all-proved = { $all } vollständig nachgewiesen, davon { $silent } still
hours-proved = { $proved } von { $all } nachgewiesen
hours-proved-rest = { $proved } von { $all } nachgewiesen; { $rest }
hours-nothing = { $length } ohne Digests und Logs
hours-failed = { $length } fehlgeschlagen
hours-log-missing = { $length } mit fehlenden Logs
hours-digest-missing = { $length } mit fehlendem Digest
hours-gap = { $length } in Lücken
hours-not-covered = { $length } in keinem Digest
hours-hash-only = { $length } nicht nachgewiesen

## Diagramme

chart-as-table = Als Tabelle
chart-copy = Als CSV kopieren
chart-picture = Als Bild speichern
chart-picture-failed = Es gibt kein Bild: { $detail }
chart-failed = (Fehler ohne Fehlercode)
chart-none = Es gibt keine Werte zu zählen.
chart-events = Ereignisse
chart-errors = Fehler
chart-not-proved = Nicht nachgewiesen
chart-share = Anteil
chart-from = Von
chart-to = Bis
chart-other-values = { $n ->
    [one] { $n } anderer Wert
   *[other] { $n } andere Werte
}
chart-counts-marked = { $events }, { $marked }
chart-bar = { $value }: { $events }, { $share }
chart-bar-errors = { $value }: { $events }, { $share }; davon { $errors }
chart-summary = { $rows }.
chart-summary-more = { $n ->
    [one] { $rows } und { $n } weitere Zeile.
   *[other] { $rows } und { $n } weitere Zeilen.
}

# Titel von Balkendiagrammen, je nachdem, was sie zählen
chart-user = Benutzer
chart-user-absent = kein Benutzer
chart-user-none = Kein Ereignis nennt einen Benutzer
chart-user-all = Alle Ereignisse stammen von { $value }
chart-user-most = { $share } der Ereignisse stammen von { $value }
chart-user-spread = Die Ereignisse verteilen sich auf { NUMBER($n) } Benutzer; vorn liegt { $value } mit { $share }
chart-event = Ereignisname
chart-event-absent = kein Ereignisname
chart-event-none = Kein Ereignis hat einen Namen
chart-event-all = Alle Ereignisse heißen { $value }
chart-event-most = { $share } der Ereignisse heißen { $value }
chart-event-spread = Die Ereignisse verteilen sich auf { NUMBER($n) } Namen; vorn liegt { $value } mit { $share }
chart-service = Dienst
chart-service-absent = kein Dienst
chart-service-none = Kein Ereignis nennt einen Dienst
chart-service-all = Alle Ereignisse sind Aufrufe von { $value }
chart-service-most = { $share } der Ereignisse sind Aufrufe von { $value }
chart-service-spread = Die Ereignisse verteilen sich auf { NUMBER($n) } Dienste; vorn liegt { $value } mit { $share }
chart-region = Region
chart-region-absent = keine Region
chart-region-none = Kein Ereignis nennt eine Region
chart-region-all = Alle Ereignisse stammen aus { $value }
chart-region-most = { $share } der Ereignisse stammen aus { $value }
chart-region-spread = Die Ereignisse verteilen sich auf { NUMBER($n) } Regionen; vorn liegt { $value } mit { $share }
chart-error = Fehlercode
chart-error-none = Kein Ereignis hat einen Fehlercode
chart-error-all = Alle Fehler sind { $value }
chart-error-most = { $share } der Fehler sind { $value }
chart-error-spread = Die Fehler verteilen sich auf { NUMBER($n) } Fehlercodes; vorn liegt { $value } mit { $share }
chart-account = Konto
chart-account-absent = kein Konto
chart-account-none = Kein Ereignis nennt ein Konto
chart-account-all = Alle Ereignisse sind im Konto { $value }
chart-account-most = { $share } der Ereignisse sind im Konto { $value }
chart-account-spread = Die Ereignisse verteilen sich auf { NUMBER($n) } Konten; vorn liegt { $value } mit { $share }
chart-path-most = { $path }: { $value } in { $share } der Ereignisse
chart-path-spread = { $path }: { NUMBER($n) } Werte; vorn liegt { $value } mit { $share }
chart-path-none = Kein Ereignis hat { $path }

## Die Zeitleiste

timeline-slider = Zeitraum: Pfeiltasten bewegen, Umschalt und Pfeiltasten erweitern, Eingabe wählt
timeline-nothing-selected = nichts gewählt
timeline-column = Eine Säule ist { $length }, UTC
timeline-column-undated = Eine Säule ist { $length }, UTC · { $events } ohne brauchbare Zeit
timeline-key-events = Ereignisse
timeline-layer-others = alle anderen
timeline-key-errors = Fehler
timeline-period = { $from } bis { $to }
timeline-bin = { $period }: { $counts }
timeline-no-events = Keine datierten Ereignisse.
timeline-summary = { $bins ->
    [one] { $counts } in { $bins } Säule zu { $length } von { $from } bis { $to }.
   *[other] { $counts } in { $bins } Säulen zu je { $length } von { $from } bis { $to }.
}
timeline-undated = Kein Ereignis hat eine brauchbare Zeit
timeline-empty = Kein Ereignis in diesem Zeitraum
timeline-few-at = { $events } um { $when }
timeline-few-between = { $events } von { $from } bis { $to }
# `$unit` ist day, hour, minute oder second; bei Säulen von anderer Länge ist es `$length`
timeline-busiest = { $unit ->
    [day] Tag mit den meisten Ereignissen: { $when } ({ $events })
    [hour] Stunde mit den meisten Ereignissen: { $when } ({ $events })
    [minute] Minute mit den meisten Ereignissen: { $when } ({ $events })
    [second] Sekunde mit den meisten Ereignissen: { $when } ({ $events })
   *[other] Die meisten Ereignisse in { $length }: { $when } ({ $events })
}
timeline-busiest-times = { $busiest }, das { $times }-fache des Durchschnitts
timeline-milliseconds = { NUMBER($n) } ms
timeline-microseconds = { NUMBER($n) } µs
timeline-gap-from = ab { $time }

# Auf der Zeitachse
month-1 = Jan
month-2 = Feb
month-3 = Mär
month-4 = Apr
month-5 = Mai
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Okt
month-11 = Nov
month-12 = Dez
axis-day = { $day }. { $month }
axis-day-time = { $day }, { $time }

## Knöpfe, Listen und Bereiche

copy = Kopieren
copied = Kopiert
copy-failed = Kopieren fehlgeschlagen
pager-range = { NUMBER($first) }–{ NUMBER($end) } von { NUMBER($total) }
pager-first = Anfang
pager-last = Ende
pager-previous = Vorige Seite
pager-next = Nächste Seite

## Text, der das Auge täuschen könnte

deception-direction = Ein Bidi-Steuerzeichen ({ $code }) ändert die Richtung dieses Textes
deception-invisible = In diesem Text steht ein unsichtbares Zeichen ({ $code })
deception-mixed =
    Ein Wort in diesem Text mischt Buchstaben zweier Alphabete: „{ $letter }“ ({ $code }) sieht wie ein anderer Buchstabe aus

## Felder und ihre Werte

fields-only-long = nur lange Werte
fields-at-least = mindestens { $values }
values = { $n ->
    [one] { COMPACT($n) } Wert
   *[other] { COMPACT($n) } Werte
}
fields-missed =
    Es gibt zu viele Werte, um jeden zu zählen: eine Anzahl kann um bis zu { NUMBER($n) } zu niedrig sein, und Werte in weniger Ereignissen können fehlen.
fields-long = { $n ->
    [one] { COMPACT($n) } Wert mit mehr als 256 Bytes ist nicht aufgeführt.
   *[other] { COMPACT($n) } Werte mit mehr als 256 Bytes sind nicht aufgeführt.
}
kind-array = Array
kind-object = Objekt
kind-text = Text
kind-number = Zahl
kind-boolean = Boolean
kind-null = null
# In der kopierten Tabelle
compare-heading = Feld

## Gruppen von Ereignissen: Überschriften

group-events = Ereignisse
group-errors = Fehler
group-first = Erstes
group-last = Letztes
group-users = Benutzer
group-addresses = Adressen
group-names = Ereignisnamen
group-errors-share = { NUMBER($n) } ({ $share })

## Befehle, die holen, was Traillight liest

command-logs = Logs und Digests
command-logs-why = die Ereignisse, und woran sie geprüft werden
command-keys = Öffentliche Schlüssel
command-keys-why = machen aus Stimmigkeit einen Nachweis
command-newest = Signatur des neuesten Digests
command-newest-why = weist auch die letzte Stunde nach

## Wege von einem Ereignis zu anderen

pivot-session = Dieselbe Sitzung
pivot-access-key = Derselbe Zugriffsschlüssel
pivot-user = Derselbe Benutzer
pivot-role = Dieselbe Rolle
pivot-source-identity = Dieselbe Source Identity
pivot-identity-center-user = Derselbe Benutzer im Identity Center
pivot-issued-credentials = Aufrufe mit den ausgestellten Anmeldedaten
pivot-made-key = Aufrufe mit dem erstellten Zugriffsschlüssel
pivot-shared = Dasselbe Ereignis in anderen Konten
pivot-address = Dieselbe Adresse
pivot-issuer = Der Aufruf, der diese Anmeldedaten ausgestellt hat
pivot-resource = Dieselbe Ressource
pivot-story = Lebenslauf
pivot-around = Alles um diese Zeit
pivot-since = seit { $time }
pivot-minutes = ± { NUMBER($n) } Minuten

# Was ein Eintrag darüber sagt, wer hinter einer Sitzung steht
behind-source-identity = Source Identity
behind-identity-center-user = Benutzer im Identity Center
behind-identity-provider = Identity Provider
behind-invoked-by = Im Auftrag von

## Der Bericht zum Drucken

print-title = Integrität von CloudTrail-Logs
print-made = Erstellt { $when } mit { $name } { $version }; Berichtsformat { $format }.
print-no-time = zu unbekannter Zeit
print-scope = 1 Umfang
print-supplied = { $n ->
    [one] { $n } Datei wurde vorgelegt: { $parts }.
   *[other] { $n } Dateien wurden vorgelegt: { $parts }.
}
print-digest-files = { $n ->
    [one] { $n } Digestdatei
   *[other] { $n } Digestdateien
}
print-sign-files = { $n ->
    [one] { $n } Signaturdatei von CloudTrail Lake
   *[other] { $n } Signaturdateien von CloudTrail Lake
}
print-public-keys = { $n ->
    [one] { $n } öffentlicher Schlüssel
   *[other] { $n } öffentliche Schlüssel
}
print-signatures = { $n ->
    [one] { $n } Signatur aus Objekt-Metadaten
   *[other] { $n } Signaturen aus Objekt-Metadaten
}
print-not-given = nicht angegeben
print-given = Angaben dessen, der diesen Bericht erstellt hat: Bucket { $bucket }, Zeitraum von { $from } bis { $to }.
print-found-bucket = { $said } (gefunden: { $found })
print-chains = Digest-Ketten, je eine für Konto, Region und Trail:
print-trail-home-region = { $trail } ({ $home })
print-trail-backfill = { $trail } ({ $home }), Backfill
print-method = 2 Verfahren
print-method-digests =
    CloudTrail schreibt für jede Region und Stunde eine Digestdatei. Sie führt die in dieser Stunde gelieferten Logdateien mit ihrem SHA-256 auf, nennt den Digest davor mit dessen SHA-256 und ist von AWS signiert (RSASSA-PKCS1-v1_5 mit SHA-256), über vier Zeilen: Ende ihrer Zeit, Bucket und Key, ihr eigener SHA-256 und die Signatur des Digests davor. Ihre Signatur steht in ihren Objekt-Metadaten und noch einmal im Digest danach.
print-method-checks =
    Jeder Digest wurde gelesen und mit dem Ort verglichen, an den er laut eigener Angabe geliefert wurde; seine Signaturen wurden mit den vorgelegten öffentlichen Schlüsseln geprüft, soweit diese zu der Zeit gültig waren. Dann wurde sein Hash mit dem verglichen, was die Digests danach festhalten. Jede Logdatei wurde dekomprimiert, gehasht und mit jedem Digest verglichen, der sie aufführt. Ermittelt wurden Logs, die kein Digest aufführt, Digests, die genannt, aber nicht vorgelegt sind, und Zeiten ohne Digest.
print-method-proved =
    AWS wurde nicht befragt, und keine Datei hat den Rechner verlassen, auf dem dies geschah. Nachgewiesen heißt: es bürgt eine Signatur dafür, die mit einem vorgelegten Schlüssel gültig ist. Nicht geprüft heißt: weder nachgewiesen noch widerlegt. Jeder kann diese Prüfungen mit SHA-256 und OpenSSL wiederholen.
print-method-lake =
    Gespeicherte Ergebnisse von CloudTrail-Lake-Abfragen haben eine Signaturdatei. Sie führt die Ergebnisse mit dem SHA-256 eines jeden auf, so wie es gespeichert ist, komprimiert, und ist von AWS über diese Hashes signiert, verbunden durch Leerzeichen. Ihre Signatur wurde geprüft, und jedes Ergebnis wurde so gehasht, wie es gespeichert ist, und verglichen. Namen der Ergebnisse, Region und Zeit sind nicht signiert.
print-limits = 6 Was sich auf diese Weise nicht nachweisen lässt
print-limit-newest =
    Dass die neuesten Digests einer Kette nicht gelöscht wurden: nichts nennt sie. Das Ende jeder Kette ist mit der Zeit des Exports zu vergleichen.
print-limit-before =
    Alles vor dem ältesten Digest, und Zeiten, in denen die Validierung von Logdateien oder die Aufzeichnung aus war.
print-limit-bucket =
    Der Bucket, sofern sein Name nicht oben angegeben ist.
print-limit-keys =
    Dass die öffentlichen Schlüssel von AWS sind. Die Fingerabdrücke in Teil 5 sind mit einer selbst abgerufenen Antwort von „aws cloudtrail list-public-keys“ zu vergleichen.
print-inputs = Anhang: Eingaben
print-inputs-groups = Dateien derselben Art, desselben Accounts und derselben Region sind je eine Zeile, mit dem SHA-256 der Liste, die sha256sum von ihnen schriebe, nach Pfad sortiert. Das Manifest (JSON) nennt jede Datei mit ihrem Hash.
print-files = Dateien
print-records-stored = Gespeichert, zusammen
print-list-sha-256 = SHA-256 der Liste
print-inputs-hash = SHA-256 ist der des Inhalts: der dekomprimierten Bytes, wo eine Datei komprimiert ist.
print-verdict-name = { $verdict } ({ $name })
print-failed = 3 Was fehlschlug
print-failed-nothing = Nichts: keine Datei widerspricht dem, was signiert oder festgehalten wurde, und keine genannte fehlt.
print-unchecked = 4 Was nicht geprüft werden konnte, und warum
print-unchecked-nothing = Nichts: jede Datei, die vorgelegt oder genannt wurde, wurde nachgewiesen oder widerlegt.
print-figures = 5 Alles in Zahlen, und die Schlüssel
print-not-supplied = nicht vorgelegt
print-gap-restart = es entstanden keine Digests: die Validierung oder die Aufzeichnung war aus
print-gap-missing = Digests fehlen
print-gap-unexplained = es gibt keinen Digest, und nichts sagt, warum
print-gaps = Zeiten ohne Digest
print-ended-by-nothing = nichts in diesen Logs
print-open = offen
print-told = Was laut Ereignissen nicht aufgezeichnet wurde
print-copies = Exakte Kopien anderer Dateien, nicht mitgezählt
print-keys = Öffentliche Schlüssel, deren Signaturen gültig waren
print-unknown = unbekannt
print-hashes = gefunden { $found }, erwartet { $expected }
print-hash-found = gefunden { $found }
print-hash-expected = erwartet { $expected }
print-group = { $files }: { $verdict }, { $reason }
print-none = Keine.
print-more-rows = { $n ->
    [one] { $n } weitere Zeile steht nur im Bericht als JSON.
   *[other] { $n } weitere Zeilen stehen nur im Bericht als JSON.
}
print-account = Konto
print-bucket = Bucket
print-digests = Digests
print-events = Ereignisse
print-file = Datei
print-fingerprint = Fingerabdruck
print-from = Von
print-from-file = Aus der Datei
print-key = Key
print-logs = Logs
print-not-recorded = Nicht aufgezeichnet
print-outcome = Ausgang
print-period = Zeitraum
print-region = Region
print-regions = Regionen
print-sha-256 = SHA-256
print-sign-files-heading = Signaturdateien
print-stored = Gespeichert
print-same-as = Dasselbe wie
print-to = Bis
print-trail = Trail
print-trail-home = Trail (Heimatregion)
print-verdict = Ergebnis
print-what = Was es ist
print-why = Warum

## Ein eingegebener Zeitraum

period-no-time = „{ $text }“ ist keine Zeit wie 2024-01-15T12:00:00Z, 2024-01-15T13:00+01:00 oder 2024-01-15.

## Die Filter

filters = Filter
filters-clear = Alle entfernen
filter-pin = Anheften: bleibt, wenn der Filter gelöscht oder ersetzt wird
filter-unpin = Lösen
filter-either = Eines genügt
filter-both = Beides
filter-or = oder { $filter }
filter-and = und { $filter }
filter-split = Trennen
filter-combine = Verbinden
filter-combine-or = Eines genügt (oder)
filter-combine-and = Beides (und)
filter-menu = Filter
filter-switch-off = { $filter }. Ausschalten
filter-switch-on = { $filter }. Einschalten
filter-not = nicht{" "}
filter-edit = Bearbeiten: { $filter }
filter-invert = Umkehren: { $filter }
filter-more = Mehr: { $filter }
filter-remove = Entfernen: { $filter }

# Auf Chips, und in Worten
chip-any-of = eines von
chip-all-of = alle von
chip-or = {" "}oder{" "}
chip-and = {" "}und{" "}
chip-is-there = { $field } ist da
chip-is-absent = { $field } fehlt
chip-is = { $field } ist { $value }
chip-is-not = { $field } ist nicht { $value }
chip-not-all = nicht ({ $what })
chip-pinned = , angeheftet
chip-off = , ausgeschaltet

## Die Tasten

keys-title = Tasten
keys-everywhere = Überall
keys-events = Ereignisse
keys-record = Eintrag
keys-views = Ansichten
key-search = Suchen
key-search-enter = Im Suchfeld: anwenden, oder den gewählten Vorschlag übernehmen
key-search-arrows = Im Suchfeld: Vorschläge; wenn es leer ist, frühere Suchen
key-escape = Einen Schritt zurück: ein Menü, einen Dialog, das Detail schließen; im Suchfeld: wiederherstellen
key-help = Alle Tasten
key-next-event = Nächstes, voriges Ereignis
key-next-cell = Nächste, vorige Zelle
key-page = Ein Bildschirm voller Ereignisse
key-ends = Erstes, letztes Ereignis
key-detail = Detail öffnen
key-cell-menu = Menü der Zelle: filtern, ausschließen, nur das, über die Zeit zählen, kopieren, markieren
key-fields = Felder zeigen oder verbergen
key-all-fields = Alle Felder der Einträge, oder die üblichen
key-values = Alle Werte der Spalte mit ihren Anzahlen
key-columns = Spalten: hinzufügen oder entfernen
key-pick = Ereignis auswählen, oder nicht mehr
key-pick-range = Einen Bereich auswählen
key-pick-all = Alle auswählen; Ausgewählte kopieren
key-row-number = Zu einer Zeile nach ihrer Nummer
key-star = Stern geben oder nehmen
key-undo = Rückgängig; wiederholen
key-palette = Alle Befehle
key-compare = Ausgewählte Ereignisse vergleichen
key-toggle-detail = Detail zeigen oder verbergen
key-next-line = Nächste, vorige Zeile
key-fold = Schließen, öffnen
key-value-menu = Menü des Werts

## Dateien öffnen

open-files-input = Zu öffnende Dateien
open-folder-input = Zu öffnender Ordner
drop-title = Ablegen, um diese Dateien und Ordner zu lesen
drop-here = Sie werden hier gelesen, auf diesem Rechner.
drop-added = { $n ->
    [one] Sie kommen zu der { COMPACT($n) } schon geöffneten Datei hinzu.
   *[other] Sie kommen zu den { COMPACT($n) } schon geöffneten Dateien hinzu.
}
chosen-nothing = Die Auswahl enthält keine Dateien.
dropped-neither = Was abgelegt wurde, ist weder Datei noch Ordner. Bitte Dateien ablegen oder „Ordner öffnen“ verwenden.
dropped-nothing = Was abgelegt wurde, enthält keine Dateien.
dropped-empty-folders = { $n ->
    [one] Der Ordner ist leer: er enthält keine Dateien.
   *[other] Keiner der { $n } Ordner enthält eine Datei.
}
dropped-unreadable = Der Browser konnte { $paths } nicht lesen.
dropped-unreadable-more = Der Browser konnte { $paths } und { NUMBER($n) } weitere nicht lesen.
sample-failed = Das Beispiel konnte nicht geladen werden: { $detail }
export-failed = Der Export ist fehlgeschlagen: { $detail }

## Das Hauptmenü

menu = Menü
menu-add-files = Dateien hinzufügen …
menu-open-files = Dateien öffnen …
menu-add-folder = Ordner hinzufügen …
menu-open-folder = Ordner öffnen …
menu-export-csv = Als CSV
menu-export-json = Als JSON
menu-export-ndjson = Als NDJSON
menu-save-page = Als Seite, die sich selbst nachweist …
menu-print = Drucken …
printed-only-drawn = Dies sind nur die Zeilen, die auf dem Bildschirm waren. Um alle zu drucken, die passen: Strg+P auf der Seite drücken, oder Drucken in ihrem Menü wählen.
printed-some = Die ersten { NUMBER($shown) } von { NUMBER($n) } passenden Ereignissen. Alle gibt es beim Exportieren als CSV.
menu-save-tool = Traillight als eine Datei speichern
handover-title = Als Seite speichern
handover-intro = Eine HTML-Datei mit Traillight und diesen Ereignissen darin. Sie öffnet sich vom Datenträger in jedem aktuellen Browser, ohne Netz, und prüft alle Beweise an Ort und Stelle noch einmal. Für sich selbst kann sie nicht bürgen: Die SHA-256 der Datei sollte auf anderem Weg mitgeteilt werden.
handover-author = Gespeichert von (freiwillig)
handover-purpose = Zweck, Fall oder Kontrolle (freiwillig)
handover-with-proof = Mit den Logs, Digests und Schlüsseln, die die Ereignisse nachweisen
handover-wait = Wird gezählt …
handover-saving = Wird gespeichert …
handover-save = Seite speichern
handover-events = { $n ->
    [one] 1 Ereignis, davon { $proved } nachgewiesen
   *[other] { $n } Ereignisse, davon { $proved } nachgewiesen
}
handover-logs = { $n ->
    [one] 1 Log, vollständig, denn ein Hash gilt für eine ganze Datei
   *[other] { $n } Logs, vollständig, denn ein Hash gilt für eine ganze Datei
}
handover-witnesses = { $n ->
    [one] 1 Datei, die sie nachweist: Digests, Schlüssel, Signaturen
   *[other] { $n } Dateien, die sie nachweisen: Digests, Schlüssel, Signaturen
}
handover-unproved = Nur die Einträge: wer die Seite öffnet, kann sie durchsuchen, aber nicht prüfen.
handover-left-out = { $n ->
    [one] 1 Datei bleibt hier; Pfad und Hash stehen im Manifest
   *[other] { $n } Dateien bleiben hier; Pfade und Hashes stehen im Manifest
}
handover-size = Etwa { $size }
redact-title = Geschwärzt speichern
redact-menu = Geschwärzt …
redact-intro = Für jemanden, der sehen darf, was geschah, aber nicht, wen es betrifft: Was angekreuzt ist, wird durch Kürzel ersetzt. Derselbe Wert hat immer dasselbe Kürzel, deshalb bleiben Filter, Zahlen und Diagramme brauchbar. In den geöffneten Dateien wird nichts ersetzt.
redact-unproved = Geschwärzte Einträge lassen sich nicht mehr nachweisen. Ein Digest hat den Hash des ursprünglichen Logs, deshalb enthält nichts, was hier gespeichert wird, Logs, Digests oder Schlüssel von AWS: Wer es bekommt, muss es glauben oder die Ereignisse anhand ihrer eventID mit den Originalen vergleichen.
redact-kinds = Was ersetzt wird
redact-accounts = Kontonummern
redact-addresses = IP-Adressen
redact-keys = IDs von Zugriffsschlüsseln und Principals
redact-emails = E-Mail-Adressen
redact-names = Namen von Benutzern, Rollen, Gruppen und Sitzungen
redact-resources = Namen und IDs von Ressourcen, auch in ARNs
redact-hosts = Rechner eigener Domains
redact-patterns = Treffer von Ausdrücken
redact-arns = ARNs behalten Dienst und Typ; Konto und Namen darin werden ersetzt wie oben angekreuzt. Namen von Diensten, Aufrufen und Regionen, Zeiten und Ereignis-IDs bleiben.
redact-domains-field = Eigene Domains, durch Leerzeichen getrennt (freiwillig)
redact-patterns-field = Reguläre Ausdrücke, einer je Zeile; alles, worauf sie passen, wird ersetzt (freiwillig)
redact-preview = Vorschau
redact-collecting = Werte werden gesucht: { $done } von { $n }
redact-writing = Wird ersetzt: { $done } von { $n }
redact-cancel = Abbrechen
redact-replaced = Ersetzt
redact-kind = Art
redact-values = Werte
redact-occurrences = Ersetzt
redact-words = { $n ->
    [one] 1 Wert ist so kurz oder geläufig, dass er nur ersetzt wird, wo er allein steht, nicht in längeren Wörtern.
   *[other] { $n } Werte sind so kurz oder geläufig, dass sie nur ersetzt werden, wo sie allein stehen, nicht in längeren Wörtern.
}
redact-left = Unverändert
redact-left-intro = Text, in dem nichts ersetzt wurde. Bitte nachsehen, ob er jemanden nennt: Ein Ausdruck kann auch das ersetzen.
redact-left-nothing = Nichts als eigene Wörter von AWS.
redact-field = Feld
redact-texts = Texte
redact-left-more = { $n ->
    [one] 1 weiteres Feld
   *[other] { $n } weitere Felder
}
redact-ready = { $n ->
    [one] 1 Ereignis ist geschwärzt und kann gespeichert werden
   *[other] { $n } Ereignisse sind geschwärzt und können gespeichert werden
}
redact-save-ndjson = Als NDJSON speichern
redact-save-json = Als JSON speichern
redact-save-page = Als Seite speichern
redact-save-key = Schlüssel speichern
redact-key-means = Mit dem Schlüssel lässt sich das Kürzel jedes Werts berechnen; wer ihn hat, kann also Vermutungen prüfen. Er ist in keiner der anderen Dateien: bitte getrennt von ihnen aufbewahren. Solange diese Seite offen ist, gilt derselbe Schlüssel.
redact-key-field = Schlüssel einer früheren Schwärzung, damit dieselben Werte dieselben Kürzel bekommen (optional)
redact-key-used = Der Schlüssel in { $name } wird verwendet, mit dem, was damals gewählt war.
redact-key-refused = { $name } wird nicht verwendet: { $why }
redact-key-large = Sie hat { $size }, zu viel für einen Schlüssel.
redact-key-not-json = Sie ist kein JSON ({ $why }).
redact-key-not-ours = Sie gibt sich nicht als Schlüssel im Format { $format } zu erkennen.
redact-key-bad = Ihr Schlüssel hat keine 64 hexadezimalen Ziffern.
redact-key-bad-list = „{ $member }“ darin ist keine Liste von Texten.
redact-key-unknown-kind = Sie verlangt, „{ $kind }“ zu ersetzen, was hier unbekannt ist. Vielleicht stammt sie von einer neueren Version von Traillight.
redact-others = Tabellen, OCSF und Arbeitspapiere werden hier nicht geschwärzt. Die geschwärzte Datei lässt sich in Traillight öffnen und von dort aus so speichern: Dann steht darin nur, was in ihr steht. Anmerkungen und Stichproben gehen nicht mit.
redact-offer = Schwärzen …
redact-paper = Ein Arbeitspapier nennt Konten, Pfade, Hashes und Schlüssel und lässt sich deshalb nicht schwärzen. Stattdessen geschwärzte Ereignisse speichern, öffnen und das Papier über sie schreiben.
redact-proof-offer = Was Ereignisse nachweist, enthält alles, was sie sagen. Für jemanden, der nicht alles sehen darf, lassen sich stattdessen geschwärzte Ereignisse speichern.
redact-too-large = { $size } geschwärzter Einträge passen nicht in eine Seite, die Platz für { $most } hat. Sie lassen sich als NDJSON speichern, oder weniger davon.
redact-cancelled = Abgebrochen. Nichts wurde gespeichert.
redact-bad-pattern = Der Ausdruck „{ $pattern }“ ist ab Zeichen { $at } nicht lesbar: { $why }
redact-empty-match = Der Ausdruck „{ $pattern }“ passt auf den leeren Text, also überall. Er muss mindestens ein Zeichen verlangen, zum Beispiel mit + statt *.
redact-matches-all = Der Ausdruck „{ $pattern }“ passt auf fast alles, sodass nichts übrig bliebe. Er muss verlangen, was diese Texte gemeinsam haben.
redact-bad-domain = „{ $domain }“ ist keine Domain. Sie braucht einen Punkt und keine anderen Zeichen als Buchstaben, Ziffern und Bindestriche, wie example.com.
redact-nothing = Es ist nichts gewählt, was ersetzt werden könnte.
redact-too-many = { $n ->
    [one] Es gibt mehr als 1 Wert zu ersetzen, das sind zu viele.
   *[other] Es gibt mehr als { $n } verschiedene Werte zu ersetzen, das sind zu viele. Weniger Ereignisse oder weniger Arten wählen.
}
redact-not-json = Ein Eintrag ist kein JSON und lässt sich deshalb nicht schwärzen.
redact-changed = Die Ereignisse haben sich geändert, während sie geschwärzt wurden. Bitte die Vorschau noch einmal anfordern.
redact-no-token = Ein Wert ist Teil von allem, wodurch er ersetzt werden könnte. Bitte andere Arten oder Ausdrücke wählen.
carried-redacted = Die Einträge in dieser Seite wurden vor dem Speichern geschwärzt: Namen, Nummern und Adressen sind Kürzel, und dasselbe Kürzel steht immer für denselben Wert. Sie lassen sich nicht nachweisen: In dieser Seite sind keine Logs, Digests oder Schlüssel.
carried-unreadable = Diese Seite wurde mit Belegen darin gespeichert, aber ihr Manifest ist nicht lesbar: { $detail }. Sie wurde verändert oder abgeschnitten.
carried-lacks = { $n ->
    [one] 1 weitergegebene Datei ist nicht hier oder nicht lesbar.
   *[other] { $n } weitergegebene Dateien sind nicht hier oder nicht lesbar.
}
carried-unusable = Diese Seite wurde mit Beweisen darin gespeichert, aber was ihr Manifest sagt, ist nicht verwendbar: { $why } Die Beweise werden hier trotzdem geprüft; von wem sie stammen und ob sie vollständig sind, ist nicht bekannt.
carried-no-manifest = Ein lesbares Manifest ist nicht da.
carried-redacted-not = Das Manifest dieser Seite sagt, dass ihre Einträge geschwärzt wurden. Hier sind aber Logs, Digests oder Schlüssel von AWS offen, und geschwärzte Seiten enthalten keine: Was bewiesen ist, wurde nicht geschwärzt.
carried-broken = Einige der Belege in dieser Seite sind nicht lesbar: { $parts }. Die übrigen sind unten.
menu-colours = Farben
menu-language = Sprache
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
menu-memory = Speicher …
menu-palette = Befehle
menu-keys = Alle Tasten
menu-privacy = Datenschutz
menu-start-over = Von vorn beginnen

## Mitteilungen

notice-removed = { $path } wurde entfernt.
notice-put-back = Zurückholen
notice-only-days = Gelesen werden nur Dateien von { $first } bis { $last }.
notice-choose-days = Tage wählen …
notice-stop-reading = Lesen abbrechen
notice-no-events = { $n ->
    [one] Die Datei enthält keine CloudTrail-Ereignisse.
   *[other] Keine der { $n } Dateien enthält CloudTrail-Ereignisse.
}
notice-see-issues = Zeigen, was gefunden wurde
notice-other-folder = Anderen Ordner öffnen

## Datenschutz

privacy-title = Datenschutz
privacy-local = Dateien werden von dieser Seite gelesen, auf diesem Rechner. Nichts daraus wird irgendwohin gesendet.
privacy-policy =
    Die Seite hat eine Content-Security-Policy, die dem Browser alle Anfragen verbietet außer denen nach Teilen der Seite selbst: nach ihrem Programm, ihrem Stil, und auf Wunsch nach dem Beispiel.
privacy-filters =
    Filter stehen in der Adresse hinter dem #, in dem Teil, den Browser nie senden. Wer die Adresse weitergibt, gibt die Filter weiter, nicht die Logs.
privacy-kept = Nichts, was geöffnet wurde, bleibt, wenn der Tab geschlossen wird. Was bleibt: die gewählten Farben, die Sprache, die Breiten der Bereiche, die Anordnungen der Tabelle, auf Wunsch (angekreuzt) die gespeicherten Suchen, und die eigenen Dateien dieser Seite.
privacy-check = All das lässt sich prüfen: die Entwicklerwerkzeuge des Browsers öffnen, „Netzwerk“, und die Dateien laden.

## Der Zeitraum

range-all = Ganze Zeit
range-select = Zeitraum wählen
range-exact = Von { $from } bis kurz vor { $to }
range-clear = Zeitraum aufheben
range-trail = Zeiträume, die hierher führten
range-title = Zeitraum
range-period = Die geladenen Ereignisse sind von { $from } bis { $to }.
range-last = Zeiträume, die mit dem letzten Ereignis enden
range-last-hour = Letzte Stunde
range-last-6-hours = Letzte 6 Stunden
range-last-day = Letzter Tag
range-last-7-days = Letzte 7 Tage
range-last-30-days = Letzte 30 Tage
range-from = Von, einschließlich
range-to = Bis: ein Tag einschließlich, eine Zeit ausschließlich
range-from-wrong = „Von“ ist keine Zeit. Richtig ist zum Beispiel 2024-01-15 12:00:00Z.
range-to-wrong = „Bis“ ist keine Zeit. Richtig ist zum Beispiel 2024-01-15 12:00:00Z.
range-reversed = „Von“ muss vor „Bis“ liegen.
range-apply = Anwenden

## Das Suchfeld

search-label = Ereignisse suchen
search-placeholder = Suche: eventName:Delete* and not userIdentity.type:AWSService
search-enter = Eingabe ↵
search-clear = Suche löschen
search-offers = Vorschläge
search-earlier = früher
search-no-spelling = Dieser Filter lässt sich im Suchfeld nicht schreiben.
search-kept-result = Das letzte Ergebnis bleibt stehen.
search-suggestion = Vielleicht { $text }?
search-hidden = { $n ->
    [one] { COMPACT($n) } Ereignis fehlt im Ergebnis nur, weil das Feld vor „!=“ nicht da ist.
   *[other] { COMPACT($n) } Ereignisse fehlen im Ergebnis nur, weil das Feld vor „!=“ nicht da ist.
}

search-read-as = Suche lesen als
search-read-as-detected = Wonach es aussieht
search-notation = Notation: { $name }
search-notation-menu = Notation
search-copy-as = Filter kopieren als
search-copy-as-more = Filter kopieren als …
search-copy-title = Filter kopieren
search-copy-no-spelling = Dieser Filter lässt sich nicht als { $name } schreiben

# Notationen
notation-traillight = Traillight-Abfrage
notation-cloudwatch = Filtermuster von CloudWatch Logs
notation-selectors = Event Selectors
notation-lookup = Attribute von lookup-events
notation-athena = Athena SQL
notation-lake = CloudTrail Lake SQL
notation-insights = CloudWatch Logs Insights
notation-jq = jq
notation-lookup-command = aws cloudtrail lookup-events

# Neben Vorschlägen: was ein Operator bedeutet
hint-is-not = ist nicht
hint-is-there-and-is-not = ist da und ist nicht
hint-is-there = ist da
hint-is-absent = fehlt
hint-is-null = ist da und null
hint-is-true = ist der Boolean true
hint-at-least = mindestens, ab dann
hint-below = unter, vor

## Gespeicherte Suchen

saved-title = Gespeicherte Suchen
saved-remove = { $title } entfernen
saved-my-searches = Meine Suchen
saved-save-as = Suche speichern als
saved-set = In der Sammlung
saved-save = Speichern
saved-kept = Eigene Suchen bleiben, solange diese Seite offen ist, oder länger in einer Datei.
saved-in-browser = Sie auch in diesem Browser behalten: wonach sie suchen, etwa Namen und Adressen, und wann sie liefen
saved-last = zuletzt { $time }
saved-export = Meine Suchen exportieren
saved-import = Datei importieren
saved-unreadable = Die Suchen, die dieser Browser aufbewahrt, sind nicht lesbar. Sie bleiben, wie sie sind, bis wieder Suchen aufbewahrt werden.
events-not-counted = nicht gezählt
saved-not-written = Die Datei konnte nicht geschrieben werden.
saved-too-large = { $name }: erwartet höchstens 1 MB, gefunden { $size }.
saved-no-json = { $name }: erwartet JSON: { $why }
saved-no-format = { $name }: erwartet "format": "{ $format }".
saved-no-list = { $name }: erwartet eine Liste "searches".
saved-bad-search = { $name }: erwartet "set", "title" und "query" in jeder Suche.

## Eingebaute Suchen: die Sammlungen, und die Frage, die jede beantwortet

saved-set-deletions = Löschungen
saved-set-sign-ins = Anmeldungen
saved-set-root-and-keys = Root und Schlüssel
saved-set-refused = Fehler
saved-set-changes = Änderungen
saved-set-kms = KMS-Schlüssel
saved-set-other-accounts = Andere Konten
saved-what-was-deleted = Was gelöscht wurde
saved-who-deleted-a-database = Wer eine Datenbank gelöscht hat
saved-denied-deletions = Verweigerte Löschungen
saved-console-sign-ins = Anmeldungen an der Konsole
saved-sign-ins-without-mfa = Erfolgreich, ohne Föderation und ohne MFA
saved-sign-ins-federated = Föderiert (MFA ist Sache des Identity Providers)
saved-sign-ins-failed = Fehlgeschlagene Anmeldungen
saved-root = Aktivität des Root-Kontos
saved-new-keys = Neue Zugriffsschlüssel und Passwörter
saved-access-keys = Aktivität von Zugriffsschlüsseln, nach Schlüssel und Benutzer
saved-failed-calls = Fehlgeschlagene Aufrufe, nach Benutzer und Fehler
saved-unauthorized = Unbefugte Aufrufe
saved-all-failed = Alle fehlgeschlagenen Aufrufe
saved-iam = IAM
saved-security-groups = Security Groups
saved-network-acls = Network ACLs
saved-bucket-policies = Bucket Policies
saved-trails = Trails
saved-kms-use = Nutzung von KMS-Schlüsseln
saved-kms-disabled = Deaktiviert oder zur Löschung vorgesehen
saved-accounts = Welches Konto in welchem handelt
saved-shared-events = Mit einem anderen Konto geteilte Ereignisse
saved-foreign-calls = Aufrufe und angenommene Rollen aus anderen Konten
saved-networks = Von außerhalb dieser Netze …

## Wenn Worker ausfallen

later-loading = Wird geladen …
later-failed = Dieser Teil von Traillight konnte nicht geladen werden: { $why }
later-again = Noch einmal versuchen
trouble-language = Die Texte in der Sprache „{ $name }“ konnten nicht geladen werden: { $why }
trouble-other-build = sie gehören zu einem anderen Build; bitte die Seite neu laden
trouble-start = Traillight konnte nicht starten: { $detail }
trouble-workers = Die Worker von Traillight konnten nicht gestartet werden: { $detail }
trouble-edges = Worker brechen immer wieder ab, und keine Datei erklärt es ({ $detail }).
trouble-edge-at-file =
    Ein Worker ist beim Lesen einer Datei abgebrochen. Alles wird noch einmal gelesen, und diese Datei für sich allein. ({ $detail }; { $path })
trouble-edge = Ein Worker ist abgebrochen. Alles wird noch einmal gelesen. ({ $detail })
trouble-engine-again =
    Die Engine ist wieder abgebrochen ({ $detail }). Bitte mit weniger Dateien neu beginnen; vielleicht reicht der Speicher dieses Tabs nicht.
trouble-engine = Die Engine ist abgebrochen und wurde neu gestartet. Alles wird noch einmal gelesen. ({ $detail })
trouble-message = eine Nachricht zwischen Seite und Workern ist nicht lesbar: { $detail }
trouble-no-randomness = keine Zufallsquelle
trouble-not-compiled = der Worker ist noch nicht übersetzt
trouble-no-engine = die Engine läuft nicht
trouble-no-window = es gibt kein Fenster
trouble-no-document = es gibt kein Dokument
trouble-status = { $file } antwortete mit Status { $status }
trouble-not-loaded = { $file } konnte nicht geladen werden
trouble-no-assets = die Seite nennt ihre Dateien nicht: meta traillight-assets fehlt
trouble-bad-assets = meta traillight-assets ist nicht lesbar
trouble-no-asset = dieser Build hat kein { $name }

## Speicher, und wie es mit weniger geht

memory-title = Speicher
memory-parts = Im Speicher: { $columns } Spalten, { $raw } rohe Einträge, komprimiert
memory-columns = Im Speicher: { $columns } Spalten, keine rohen Einträge
memory-parts-explained =
    Spalten beantworten fast jede Frage. Ohne rohe Einträge muss für jedes geöffnete Ereignis dessen Datei noch einmal gelesen werden, und was keine Spalte hat, lässt sich nicht suchen, sortieren oder zählen.
memory-columns-explained =
    Für jedes geöffnete Ereignis wird dessen Datei noch einmal gelesen. Was keine Spalte hat, lässt sich nicht suchen, sortieren oder zählen.
memory-keep-raw = Alles noch einmal lesen und rohe Einträge behalten
memory-columns-only = Nur Spalten behalten
memory-days = Ihren Namen nach sind die Dateien von { $first } bis { $last }, UTC. Weniger Tage brauchen weniger Speicher.
memory-no-days = Die Namen der Dateien sagen nicht, von welchen Tagen sie sind.
memory-first-day = Erster Tag
memory-last-day = Letzter Tag
memory-read-these-days = Nur diese Tage lesen
memory-read-all-days = Alle Tage lesen
memory-full =
    { NUMBER($n) } Ereignisse belegen fast allen Speicher, den diese Seite haben darf ({ $size }).
memory-paused =
    Das Lesen ist angehalten: { NUMBER($n) } Ereignisse belegen fast allen Speicher, den diese Seite haben darf ({ $size }). Mit dem Geladenen lässt sich arbeiten.
memory-chosen = { NUMBER($n) } von { NUMBER($total) } Dateien.
memory-chosen-undated = { NUMBER($n) } von { NUMBER($total) } Dateien; { $undated ->
    [one] { $undated } hat kein Datum im Namen und wird immer gelesen.
   *[other] { $undated } haben kein Datum im Namen und werden immer gelesen.
}
days-missing = Bitte einen ersten und einen letzten Tag wählen.
days-reversed = Der erste Tag darf nicht nach dem letzten liegen.

## Die Ansicht „Integrität“

integrity-export = Bericht exportieren
integrity-export-html = Bericht zum Drucken
integrity-export-json = Bericht (JSON)
integrity-export-text = Bericht (Text)
integrity-export-trouble = Der Bericht konnte nicht gespeichert werden: { $why }
integrity-trails = Trail-Einstellungen
integrity-trails-why = Wie die Trails eingerichtet waren, als jemand AWS danach fragte. Für die Zeit davor weist das nichts nach.
integrity-trails-left-out = { $n ->
    [one] { $n } weitere Beschreibung wurde nicht gelesen.
   *[other] { $n } weitere Beschreibungen wurden nicht gelesen.
}
integrity-copies = Exakte Kopien
integrity-copies-why = Diese Dateien sind Byte für Byte Kopien anderer. Sie weisen nichts weiter nach und werden nicht mitgezählt.
integrity-copy = Kopie
integrity-copy-of = Kopie von
integrity-shown-events = Ereignisse dieses Kontos und dieser Zeit
integrity-shown-close = Diese Liste schließen
integrity-shown-pages = Seiten mit Dateien

# Das Ergebnis, und was gesagt wird, solange es keines gibt
integrity-verdict = Ergebnis
integrity-wait-for-files = Geprüft wird, sobald alle Dateien gelesen sind: bisher { COMPACT($done) } von { COMPACT($total) }.
integrity-checking-now = { $what } …
integrity-checking = Prüfung läuft …
integrity-no-files = Noch keine Dateien.
integrity-load-failed = Das Laden ist fehlgeschlagen, deshalb wurde nichts geprüft.
integrity-check-now = Jetzt prüfen

# Dateien nach Ausgang und Ergebnis
integrity-outcome-count = { COMPACT($n) } { $outcome }
integrity-what-failed = Was fehlschlug
integrity-what-unchecked = Was nicht geprüft werden konnte, und warum
integrity-what-proved = Was nachgewiesen ist
integrity-group-events = { $n ->
    [one] { $files } · { COMPACT($n) } Ereignis
   *[other] { $files } · { COMPACT($n) } Ereignisse
}
integrity-verdicts = Ergebnisse
integrity-verdict-column = Ergebnis
integrity-digests-column = Digests
integrity-sign-files-column = Signaturdateien
integrity-logs-column = Logs
integrity-events-column = Ereignisse
integrity-show-events = { $n ->
    [one] Das { $n } Ereignis mit dem Nachweis { $proof } zeigen
   *[other] Die { $n } Ereignisse mit dem Nachweis { $proof } zeigen
}
integrity-files-with = { $files }: { $verdict }

# Digest-Ketten
chains-title = Digest-Ketten
chains-count = { $n ->
    [one] { COMPACT($n) } Kette
   *[other] { COMPACT($n) } Ketten
}
chains-pages = Seiten mit Ketten
chains-backfill = Backfill
chains-home = Heimatregion { $region }
chains-unreadable = kein lesbarer Digest
chains-gaps = { $n ->
    [one] { COMPACT($n) } Lücke
   *[other] { COMPACT($n) } Lücken
}
chains-bucket = Bucket
chains-bucket-unknown = unbekannt: kein Digest ist lesbar
chains-newest = Neuester Digest
chains-newest-signature = seine Signatur liegt vor
chains-newest-no-signature = seine Signatur liegt nicht vor
chains-newest-unknown = ohne öffentlichen Schlüssel ist unbekannt, ob seine Signatur vorliegt
chains-keys = Signaturschlüssel
chains-gaps-name = Lücken
chains-period-covered = { $period }: { $covered }
chains-gap = { $from } – { $to }: { $why }
chains-gap-time-unknown = unbekannt
chains-gap-restart = die Validierung oder die Aufzeichnung war aus und begann dann wieder
chains-gap-missing = Digests fehlen
chains-gap-unexplained = es gibt keinen Digest, und nichts sagt, warum

# Eine Datei
lines-until = bis { $time }
lines-signed-by-next = signiert, Signatur aus dem nächsten Digest · Schlüssel { $key }
lines-signed-by-metadata = signiert, Signatur aus den Metadaten · Schlüssel { $key }
lines-signed = signiert · Schlüssel { $key }
lines-key = Key
lines-file = Geladen als
lines-no-file = nicht geladen
lines-sha256 = SHA-256, gefunden
lines-sha256-expected = SHA-256, erwartet
lines-signature = Signatur
lines-signature-from-next = gültig; aus dem nächsten Digest
lines-signature-from-metadata = gültig; aus seinen Objekt-Metadaten
lines-signature-from-file = gültig; aus der Datei selbst
lines-signature-none = keine gültige
lines-copy = Kopieren: { $name }
lines-files-listed = Aufgeführte Dateien
lines-recorded-at = Festgehalten als
lines-fingerprint = Fingerabdruck des Schlüssels
lines-size = Größe dekomprimiert
lines-size-exact = { $n ->
    [one] { $size } ({ $n } Byte)
   *[other] { $size } ({ $n } Bytes)
}
lines-listed-in = Aufgeführt im Digest
lines-show-events = { $n ->
    [one] { COMPACT($n) } Ereignis daraus zeigen
   *[other] { COMPACT($n) } Ereignisse daraus zeigen
}

# Schlüssel
integrity-keys = Schlüssel, deren Signaturen gültig waren
integrity-keys-count = { $n ->
    [one] { COMPACT($n) } Schlüssel
   *[other] { COMPACT($n) } Schlüssel
}
integrity-keys-why = Alle Nachweise beruhen auf diesen Schlüsseln. Sie sind mit einer selbst bei AWS abgerufenen Liste zu vergleichen.
integrity-key-fingerprint = Fingerabdruck
integrity-key-sha256 = SHA-256
integrity-key-listed = Aufgeführt in
integrity-key-proved = Weist nach
integrity-key-proved-of = { $what } von { $regions }
integrity-key-both = { $digests } und { $files }

# Womit geprüft werden kann, hinter der Zahl
integrity-supplied = Vorgelegt
integrity-supplied-logs = { $n ->
    [one] Logdatei
   *[other] Logdateien
}
integrity-supplied-digests = { $n ->
    [one] Digestdatei
   *[other] Digestdateien
}
integrity-supplied-sign-files = { $n ->
    [one] Signaturdatei von CloudTrail Lake
   *[other] Signaturdateien von CloudTrail Lake
}
integrity-supplied-keys = { $n ->
    [one] öffentlicher Schlüssel
   *[other] öffentliche Schlüssel
}
integrity-supplied-signatures = { $n ->
    [one] Signatur aus Objekt-Metadaten
   *[other] Signaturen aus Objekt-Metadaten
}
integrity-lack-logs = keine
integrity-lack-digests = keine, deshalb lässt sich nichts vergleichen
integrity-lack-keys = keine, deshalb lässt sich keine Signatur prüfen
integrity-lack-signatures = keine, deshalb hat der neueste Digest jeder Kette keine Signatur
integrity-lack-newest = { $n ->
    [one] { COMPACT($n) } Kette fehlt die ihres neuesten Digests
   *[other] { COMPACT($n) } Ketten fehlt die ihres neuesten Digests
}

# Was mehr nachweisen würde
integrity-needs = Um mehr nachzuweisen
integrity-needs-nothing = Es fehlt nichts: keine weitere Datei würde mehr nachweisen.
integrity-needs-why = Diese Dateien holen und auf dieser Seite ablegen. Schon geöffnete bleiben offen.
integrity-needs-bucket = BUCKET durch den Namen des Buckets ersetzen, oder ihn oben eingeben.
integrity-copy-commands = Alle Befehle kopieren
integrity-copy-command = Diesen Befehl kopieren
integrity-copy-command-for = Befehl kopieren für { $place }
integrity-copy-signed = Kopieren, was signiert ist

# Die Teile eines Digests oder einer Signaturdatei
digest-gone = Diese Datei ist nicht mehr geladen.
digest-previous = Voriger Digest
digest-next = Nächster Digest
digest-linked = { $link }: { $file }
digest-hash-agrees = der festgehaltene Hash stimmt
digest-hash-differs = der festgehaltene Hash stimmt nicht
digest-hash-unknown = zum Vergleichen nicht da
digest-key = Schlüssel { $fingerprint }, gültig { $from } – { $to }
digest-key-unknown = Schlüssel { $fingerprint }, Gültigkeit nicht angegeben
digest-signed = Was signiert ist, und die Signatur
digest-signed-by-spaces = Dies, verbunden durch einzelne Leerzeichen:
digest-signed-by-lines = Vier Zeilen, verbunden durch Zeilenumbrüche:
digest-signature = Signatur { $place }: { $outcome }
digest-signature-in-next = im nächsten Digest
digest-signature-in-metadata = in seinen Objekt-Metadaten
digest-signature-in-file = in der Datei selbst
digest-signature-verifies = gültig
digest-signature-differs = ungültig
digest-signature-untried = kein Schlüssel, um sie zu prüfen
# Teile dessen, was signiert ist
signed-part-end = Ende
signed-part-location = Ort
signed-part-sha-256 = SHA-256
signed-part-previous-signature = Signatur des Digests davor
digest-by-hand = Von Hand mit OpenSSL prüfen
digest-by-hand-where = In dem Ordner ausführen, aus dem die Dateien abgelegt wurden.
step-hash-digest = Hash des Digests. Er muss { $sha256 } sein.
step-signed-digest = Was signiert ist: das Ende seiner Stunde, sein Ort, sein Hash, und die Signatur des Digests davor.
step-hash-results = Hashes der Ergebnisse, wie sie gespeichert sind. Es müssen die sein, die signiert sind.
step-signed-hashes = Was signiert ist: die Hashes aller Ergebnisse in der Reihenfolge der Signaturdatei.
step-signature = Die Signatur, binär statt hexadezimal, damit OpenSSL sie lesen kann.
step-key = Der öffentliche Schlüssel, wie list-public-keys ihn lieferte, in einer Form, mit der OpenSSL prüft.
step-verify = Die Prüfung. Sie muss „Verified OK“ ausgeben.

# Die Karte
map-account = Konto
map-region = Region
map-from = Von
map-to = Bis
map-state = Zustand
map-earlier = Früher
map-later = Später
map-whole-period = Ganzer Zeitraum
map-by-hour = Stunde für Stunde
map-rows = { $n ->
    [one] { COMPACT($n) } Konto und Region
   *[other] { COMPACT($n) } Konten und Regionen
}
map-summary-hours = { $finding }. { $rows }, Stunde für Stunde.
map-summary-days = { $days ->
    [one] { $finding }. { $rows }, { $days } Tag je Feld.
   *[other] { $finding }. { $rows }, { $days } Tage je Feld.
}
map-legend = Was die Felder bedeuten
map-keys = Vollständigkeitskarte: Pfeiltasten bewegen, Eingabe führt die Dateien eines Felds auf
map-cell = { $cell }. { $meaning }
map-cell-is-hour = Ein Feld ist eine Stunde, UTC
map-cell-is-days = { $days ->
    [one] Ein Feld ist ein Tag (UTC), gefärbt nach seiner schlechtesten Stunde
   *[other] Ein Feld sind { $days } Tage (UTC), gefärbt nach ihrer schlechtesten Stunde
}

## Die Ansicht „Probleme“

page-issues-cut = Die { NUMBER($n) } schwersten sind hier aufgeführt.
page-issues-rejecting = nur Probleme, die Einträge gekostet haben
page-issues-tabs = Probleme und Dateien
page-issues-issues = Probleme
page-issues-files = Dateien
page-issues-filter = Probleme filtern
page-issues-all-kinds = alle Arten
page-issues-kind-count = { $kind } ({ COMPACT($n) })
page-issues-no-fit = Kein Problem entspricht diesen Filtern.
page-issues-none = Alles wurde gelesen
page-issues-none-why = Alle Dateien wurden verstanden, und jeder Eintrag darin wird angezeigt.
page-issues-pages = Seiten mit Problemen
page-issues-file-pages = Seiten mit Dateien
page-issues-severity = Schwere
page-issues-kind = Art
page-issues-message = Was geschah
page-issues-file = Datei
page-issues-offset = Byte-Offset
page-issues-rejected = Verworfen
page-issues-no-files = Noch wurde keine Datei gelesen.
page-issues-file-kind = Was es ist
page-issues-size = Größe
page-issues-inflated = Dekomprimiert
page-issues-records = Einträge
page-issues-sha256 = SHA-256 des Inhalts
page-issues-sha256-short = SHA-256
page-issues-take-out = Entfernen
page-issues-take-file-out = { $path } entfernen
page-issues-show-records = { $n ->
    [one] Den { $n } Eintrag von { $path } zeigen
   *[other] Die { $n } Einträge von { $path } zeigen
}

# „Gelesene Einträge = angezeigt + zusammengefasst + verworfen“; `$count` ist die Zahl
page-issues-where = Wohin jeder Eintrag kam
page-issues-read = { $n ->
    [one] { $count } Eintrag gelesen
   *[other] { $count } Einträge gelesen
}
page-issues-read-so-far = { $n ->
    [one] bisher { $count } Eintrag gelesen
   *[other] bisher { $count } Einträge gelesen
}
page-issues-shown = { $count } angezeigt
page-issues-folded = { $count } zusammengefasst (exakte Kopien)
page-issues-folded-title = Exakte Kopien von Ereignissen, die einmal angezeigt werden
page-issues-rejected-records = { $count } verworfen
page-issues-failed = Nicht unter diesen Problemen, die das Lesen betreffen: { $what }

## Fehler in Abfragen

mistake-expected = Erwartet: { $expected }; gefunden: { $found }.
mistake-regex = Dieser reguläre Ausdruck ist nicht verwendbar: { $why }.
mistake-filter-pattern = Erwartet: eine Abfrage; gefunden: „{"{"}“, womit ein Filtermuster von CloudWatch Logs beginnt.
mistake-sql-query = Erwartet: Bedingungen wie eventName:DeleteTrail; gefunden: eine SQL-Abfrage.

# Gewohnheiten aus anderen Werkzeugen
habit-count = „{ $written }“ gehört nicht in eine Abfrage. Nach den Werten eines Felds zählt „Gruppieren …“ über der Tabelle, oder „Alle Werte zählen“ im Menü einer Zelle.
habit-cut = „{ $written }“ gehört nicht in eine Abfrage. Alle gefundenen Ereignisse werden angezeigt; ein Zeitraum zeigt weniger.
habit-sort = „{ $written }“ gehört nicht in eine Abfrage. Ein Klick auf die Überschrift einer Spalte sortiert die Tabelle.
habit-columns = „{ $written }“ gehört nicht in eine Abfrage. Spalten wählt man mit „Spalten“ über der Tabelle.
habit-condition = „{ $written }“ ist nicht nötig: eine Abfrage enthält nur Bedingungen, verbunden durch „and“, „or“ und „not“.
habit-command = „{ $written }“ gehört nicht in eine Abfrage, die nur Bedingungen enthält. Als Wort wird es in Anführungszeichen gesucht.
habit-presence = Statt „{ $written }“ schreibt man „field:*“, oder „not field:*“ für ein Feld, das fehlt.
habit-null = Felder werden nicht mit null verglichen: „field:*“ findet Ereignisse, die das Feld haben, „not field:*“ solche, in denen es fehlt oder null ist. Der Text „null“ wird in Anführungszeichen gesucht.
habit-range = Statt Bereichen in Klammern schreibt man „>=“ und „<=“, für Zahlen, Zeiten und Versionen. Ist der Wert ein Text, gehört er in Anführungszeichen.
habit-period = Statt „{ $written }“ schreibt man „time >= now-…“, wobei „now“ die Zeit des letzten Ereignisses ist. Die Wörter selbst werden in Anführungszeichen gesucht.
habit-operator = „{ $written }“ ist hier kein Operator. Es gibt Platzhalter und reguläre Ausdrücke: „field:text*“, „field:/regex/“.
habit-plus = Ein „+“ ist nicht nötig, denn alle Bedingungen müssen erfüllt sein. Gesucht wird es, wenn das Wort in Anführungszeichen steht.
habit-minus = Um eine Bedingung oder ein Wort auszuschließen, schreibt man „not“ statt „{ $sign }“. Gesucht wird das Zeichen, wenn das Wort in Anführungszeichen steht.
habit-fuzzy = „{ $written }“ hat hier keine Bedeutung, denn nichts wird ungefähr gesucht; Platzhalter helfen vielleicht. Gehört es zu einem Text, kommt der Text in Anführungszeichen.
habit-boost = „{ $written }“ hat hier keine Bedeutung, denn Ereignisse werden nicht gewichtet. Gehört es zu einem Text, kommt der Text in Anführungszeichen.
habit-function = Funktionen wie „{ $name }“ gibt es nicht. Auf ein Feld folgt ein Wert, ein Platzhalter oder ein regulärer Ausdruck.

# Felder, die kein geladenes Ereignis hat
missing-field = Kein geladenes Ereignis hat ein Feld { $name }.
missing-known = Kein geladenes Ereignis hat das Feld { $name }.
missing-without = Die Suche ohne es
missing-together = Die Suche mit allen ersetzt
missing-finds = { $n ->
    [one] { $search } findet { NUMBER($n) } Ereignis.
   *[other] { $search } findet { NUMBER($n) } Ereignisse.
}
missing-more = { $n ->
    [one] { $n } weiteres Feld wurde nicht geprüft.
   *[other] { $n } weitere Felder wurden nicht geprüft.
}

# Was dort steht
found-written = „{ $text }“
found-begins = „{ $text }…“
found-end = das Ende des Textes
found-end-of-regex = das Ende des regulären Ausdrucks
found-blank = ein Leerzeichen
found-nothing = keines
found-another = ein anderes
found-neither = keines von beiden
found-not-both = nur eines oder keines
found-other = etwas anderes
found-text = Text
found-bytes = { NUMBER($n) } Bytes
found-deeper = „{ $written }“ eine Ebene tiefer
found-unopened = „)“ ohne „(“ davor
found-sql-word = das SQL-Wort „{ $word }“

# Was erwartet wird
expected-written = „{ $text }“
expected-value = ein Wert
expected-value-after-name = „:“ und ein Wert hinter dem Namen
expected-operator-right-after-name = „{ $operator }“ direkt hinter dem Namen
expected-value-right-after = ein Wert direkt hinter „{ $condition }“
expected-in-list = „or“, ein Komma oder „)“ in der Liste
expected-end-of-list = „)“ am Ende der Liste
expected-operand = eine Zahl, eine Zeit oder eine Version
expected-unquoted-operand = eine Zahl, eine Zeit oder eine Version, ohne Anführungszeichen
expected-colon-after-proof = „:“ hinter „proof“
expected-colon-after-outcome = „:“ hinter „outcome“
expected-outcome = „failure“ oder „success“
expected-quoted-or-field = der Name eines Felds (in Anführungszeichen, wenn es einer ist)
expected-field-name = der Name eines Felds
expected-dot-or-colon = „.“ oder „:“ hinter dem Namen
expected-closing-quote = ein schließendes Anführungszeichen
expected-name = ein Name
expected-name-without-index = ein Name ohne Index (jedes Element wird durchsucht)
expected-name-without-wildcards = ein Name ohne Platzhalter
expected-version = eine Version wie 1.08
expected-time = eine Zeit wie 2025-06-07 oder now-7d
expected-number-or-time = eine Zahl oder eine Zeit wie 2025-06-07 oder now-7d
expected-shorter-period = ein kürzerer Zeitraum
expected-month = ein Monat von 01 bis 12
expected-day = ein Tag von 01 bis { NUMBER($last) }
expected-hour = eine Stunde von 00 bis 23
expected-minute = eine Minute von 00 bis 59
expected-second = eine Sekunde von 00 bis 59
expected-zone = eine Zeitzone wie Z oder +02:00
expected-ipv-4address = eine IPv4-Adresse (vier Zahlen von 0 bis 255), oder der Wert in Anführungszeichen
expected-prefix-length = eine Präfixlänge von 0 bis { NUMBER($most) }, oder der Wert in Anführungszeichen
expected-mapped-prefix-length = eine Präfixlänge von 96 bis 128 hinter einer IPv4-Adresse in IPv6-Schreibweise, oder der Wert in Anführungszeichen
expected-verdict = ein Ergebnis ({ $names })
expected-closing-slash = ein Schrägstrich, der den regulären Ausdruck beendet
expected-regex-flag = nichts oder „i“ hinter dem regulären Ausdruck (ein Wert, der mit einem Schrägstrich beginnt, gehört in Anführungszeichen)
expected-regex-between-slashes = ein regulärer Ausdruck zwischen den Schrägstrichen
expected-character-after-backslash = ein Zeichen hinter „\“
expected-end-of-text = das Ende des Textes
expected-query-of-bytes = eine Abfrage von höchstens { NUMBER($most) } Bytes
expected-pattern-of-bytes = ein Muster von höchstens { NUMBER($most) } Bytes
expected-attributes-of-bytes = eine Liste von Attributen von höchstens { NUMBER($most) } Bytes
expected-configuration-of-bytes = eine Konfiguration von höchstens { NUMBER($most) } Bytes
expected-most-conditions = höchstens { NUMBER($most) } Bedingungen
expected-most-regexes = höchstens { NUMBER($most) } reguläre Ausdrücke
expected-most-levels = höchstens { NUMBER($most) } Ebenen von Klammern und „not“
expected-most-brackets = höchstens { NUMBER($most) } Ebenen von Klammern
expected-most-terms = höchstens { NUMBER($most) } Begriffe
expected-most-attributes = höchstens { NUMBER($most) } Attribute
expected-most-values = höchstens { NUMBER($most) } Werte
expected-condition-or-word = eine Bedingung oder ein Wort
expected-blank-or-quotes = ein Leerzeichen (oder Anführungszeichen um das Ganze)
expected-condition = eine Bedingung wie { $name }:value
expected-field-before = ein Feld vor „{ $operator }“
expected-word-or-quoted = „{ $word }“ (oder der Text in Anführungszeichen)
expected-double-quote = ein doppeltes Anführungszeichen (")
expected-regex-between-percents = ein regulärer Ausdruck zwischen den Prozentzeichen
expected-escaped-bracket = „\[“ innerhalb von Klammern
expected-escaped-hyphen = „\-“ für einen Bindestrich innerhalb von Klammern
expected-escaped-closing-bracket = „\]“ für eine Klammer innerhalb von Klammern
expected-no-parentheses = keine runden Klammern (CloudWatch Logs hat keine Gruppen; „\x28“ und „\x29“ sind die Zeichen)
expected-only-ascii = nur ASCII-Zeichen in einem regulären Ausdruck
expected-character-code = „{ $code }“ für dieses Zeichen, wie CloudWatch Logs es verlangt
expected-hex-digits = zwei Hexadezimalziffern eines ASCII-Zeichens hinter „\x“
expected-regex-escape = eines von \d \D \s \S \w \W \xhh, oder ein Operator hinter dem Backslash
expected-regex-after-backslash = ein Zeichen hinter dem Backslash
expected-pattern-condition = eine Bedingung wie $.eventName = "DeleteTrail"
expected-nothing-after-pattern = nichts hinter der letzten Klammer des Musters
expected-plain-condition = eine Bedingung (Filtermuster haben kein „not“; stattdessen gibt es die umgekehrten Operatoren)
expected-null-true-false = NULL, TRUE oder FALSE (CloudWatch Logs hat kein IS NOT; „{ $there }“ fragt nach einem Wert)
expected-null-true-false-after-is = NULL, TRUE oder FALSE hinter IS
expected-exists-after-not = EXISTS hinter NOT
expected-operator-not-exists = ein Operator (CloudWatch Logs hat nur NOT EXISTS; „{ $there }“ fragt nach einem Wert)
expected-pattern-operator = ein Operator: =, !=, >, >=, <, <=, IS oder NOT EXISTS
expected-value-to-compare = ein Wert, mit dem { $selector } verglichen wird
expected-closing-percent = „%“ am Ende des regulären Ausdrucks
expected-number = eine Zahl (nur Zahlen lassen sich der Größe nach vergleichen)
expected-brace-or-and = „{"}"}“, „&&“ oder „||“ (es ist keine Klammer offen)
expected-and-or-brace = „&&“, „||“ oder „{"}"}“ (ein Wert mit Leerzeichen gehört in Anführungszeichen)
expected-not-event-bridge = eine Bedingung wie $.eventName = "x" (dies sieht aus wie ein Muster von EventBridge)
expected-selector = ein Selektor wie $.eventName
expected-name-after-dollar = „.“ und ein Name hinter „$“
expected-closing-name = „']“ am Ende des Namens
expected-member = ein Name, „*“ oder „['name']“ hinter dem Punkt
expected-array-place = eine Stelle im Array, gezählt ab 0, oder „*“, und „]“
expected-terms = Begriffe oder „{"{"}“: Muster in eckigen Klammern sind für Text in Spalten, Einträge sind aber JSON
expected-blank-after-term = ein Leerzeichen hinter dem Begriff
expected-value-after-key = „{ $written }“ hinter dem Schlüssel
expected-key-and-value = AttributeKey und AttributeValue
expected-true-or-false = true oder false für ReadOnly
expected-one-of = eines von { $names }
expected-selectors = AdvancedEventSelectors oder EventSelectors
expected-field-selectors = FieldSelectors im Selektor
expected-field-of-selector = Field im Feldselektor
expected-selector-field = ein Feld, das Selektoren kennen ({ $names })
expected-event-category = ein Feldselektor für eventCategory, den jeder Selektor braucht
expected-only-equals = Equals, der einzige Operator für { $field }
expected-selector-operator = ein Operator wie Equals mit einem Wert für { $field }
expected-read-write-type = ReadOnly, WriteOnly oder All
expected-type-and-values = Type und Values der Datenressource
expected-list-of-attributes = eine Liste von Attributen
expected-list-of-selectors = eine Liste von Selektoren
expected-list-of-field-selectors = eine Liste von Feldselektoren
expected-list-of-values = eine Liste von Werten
expected-list-of-event-sources = eine Liste von Ereignisquellen
expected-list-of-data-resources = eine Liste von Datenressourcen
expected-list-of-arns = eine Liste von ARNs
expected-key-as-text = ein Schlüssel als Text
expected-value-as-text = ein Wert als Text
expected-field-name-as-text = der Name eines Felds als Text
expected-true-or-false-as-text = true oder false als Text
expected-event-source-as-text = eine Ereignisquelle als Text
expected-type-as-text = ein Typ wie AWS::S3::Object als Text
expected-arn-as-text = ein ARN als Text
expected-nothing-after-value = nichts hinter dem Wert
expected-json-value = ein JSON-Wert
expected-json-name = ein Name in Anführungszeichen
expected-comma-or-brace = „,“ oder „{"}"}“
expected-comma-or-bracket = „,“ oder „]“
expected-four-hex-digits = vier Hexadezimalziffern hinter „\u“
expected-json-escape = eine JSON-Escape-Sequenz hinter „\“
expected-rest-of-json = der Rest des JSON

## Abfragen in Notationen anderer Werkzeuge

note-one-attribute = lookup-events nimmt ein Attribut; hier müssen alle zutreffen.
note-own-resources = lookup-events hat eine eigene Liste von Ressourcen; hier werden die Ressourcen und Anfrageparameter des Eintrags durchsucht.
note-wildcard-selectors = CloudWatch Logs erlaubt höchstens { NUMBER($most) } Selektoren mit Platzhalter in einem Muster; hier sind es { NUMBER($found) }.
note-one-wildcard = CloudWatch Logs erlaubt einen Platzhalter in einem Selektor.
note-pattern-regexes = CloudWatch Logs erlaubt höchstens { NUMBER($most) } reguläre Ausdrücke in einem Muster; hier sind es { NUMBER($found) }.
note-unquoted = CloudWatch Logs lehnt „{ $value }“ ohne Anführungszeichen vielleicht ab.
note-optional-terms = CloudWatch Logs ignoriert Begriffe mit „?“ neben anderen, deshalb werden sie auch hier ignoriert.
note-selector-scope = Regionen und Konten des Trails bleiben unbeachtet, und Einträge ohne eventCategory (vor Version 1.07) werden nicht gefunden.
note-selector-values = Ein Trail darf höchstens { NUMBER($most) } Werte haben; hier sind es { NUMBER($found) }.
note-number-as-text = Das Muster vergleicht diese Zahl nach ihrem Wert (1.1 ist 1.10); hier wird sie als Text verglichen.
note-user-name = „user“ findet auch den Namen, den die Tabelle zeigt; hier werden nur userName und der Name der Sitzung durchsucht.
note-only-traillight = Nur Traillight kennt die Datei und den Nachweis eines Ereignisses.
note-several-attributes = lookup-events nimmt ein Attribut; dieser Filter hat mehrere.
note-lookup-scope = lookup-events unterscheidet Groß- und Kleinschreibung und kennt nur Verwaltungsereignisse der letzten 90 Tage in einer Region.
note-lookup-only = lookup-events kennt nur ein Attribut, das gleich einem Wert ist, und einen Zeitraum.
note-jq-text = jq schreibt den Eintrag um, bevor es ihn durchsucht; im Log können Abstände und Escapes anders sein.
note-no-jq = Diese Bedingung lässt sich in jq nicht schreiben.
note-jq-ipv-6 = jq kennt keine IPv6-Adressen.
note-times-as-text = Zeiten werden als Text verglichen, wie AWS sie schreibt.
note-jq-case = jq ignoriert Groß- und Kleinschreibung nur in ASCII.
note-athena-table = cloudtrail_logs durch den Namen der eigenen Tabelle ersetzen und Bedingungen zu ihren Partitionen hinzufügen; sie machen die Abfrage billig.
note-lake-store = EVENT_DATA_STORE_ID durch die ID des eigenen Event Data Store ersetzen.
note-athena-text = Die Tabelle von Athena hat keine Spalte mit dem ganzen Eintrag, in der sich Wörter suchen ließen.
note-json-text = Wörter werden im JSON-Text des Eintrags gesucht, in dem manche Zeichen als Escapes stehen.
note-no-sql = Diese Bedingung lässt sich in SQL nicht schreiben.
note-no-column = Die Tabelle hat keine Spalte für { $field }.
note-json-columns = Namen in JSON-Spalten unterscheiden Groß- und Kleinschreibung, und Listen darin werden nicht durchsucht.
note-sql-null = SQL unterscheidet nicht zwischen null und fehlend.
note-sql-only-null = SQL unterscheidet nicht zwischen null und fehlend, kann also nicht nach null fragen.
note-single-values = Traillight durchsucht einzelne Namen und Werte, nicht den Text des Eintrags als Ganzes, und ignoriert Groß- und Kleinschreibung.
note-every-element = Traillight durchsucht jedes Element einer Liste, nicht ein nummeriertes.
note-no-name-wildcard = Traillight hat keinen Platzhalter für Namen.
note-no-case = Traillight ignoriert Groß- und Kleinschreibung in Namen und Werten und durchsucht jede Liste.
note-traillight-null = Traillight unterscheidet nicht zwischen null und fehlend.
note-traillight-only-null = Traillight unterscheidet nicht zwischen null und fehlend, kann also nicht nach null fragen.
note-pattern-no-event = Ein Filtermuster kann nicht nach keinem Ereignis fragen.
note-pattern-case = CloudWatch Logs unterscheidet Groß- und Kleinschreibung in Namen und Werten und durchsucht eine Liste nur dort, wo das Muster es sagt.
note-pattern-no-element = Ein Filtermuster kann nicht verlangen, dass kein Element von { $field } passt.
note-pattern-object = Ein Filtermuster kann nicht fragen, ob das Objekt { $field } da ist.
note-pattern-null = Hier gilt null als fehlend; in CloudWatch Logs ist es da.
note-pattern-bool = Ein Filtermuster kann nicht nach allem außer einem Boolean fragen.
note-pattern-opposite = Das Gegenteil eines Vergleichs findet keinen Text, der keine Zahl ist.
note-pattern-numbers = Ein Filtermuster kann nur Zahlen der Größe nach vergleichen, nicht Zeiten oder Versionen.
note-pattern-regex-case = Reguläre Ausdrücke von CloudWatch Logs unterscheiden immer Groß- und Kleinschreibung.
note-pattern-blocks = CloudWatch Logs kennt keine Adressblöcke; nur IPv4-Blöcke mit 8, 16, 24 oder 32 Bit sind ein Anfang des Textes.
note-no-now = Es ist nichts geladen, „now“ hat also keine Bedeutung.
note-pattern-regex = CloudWatch Logs nimmt den regulären Ausdruck { $pattern } nicht an.
note-pattern-all-or-none = Ein Filtermuster kann nicht nach jedem oder keinem Ereignis fragen.
note-pattern-name = Ein Filtermuster kann kein Feld nennen, dessen Name „']“ enthält.
note-pattern-star = Reguläre Ausdrücke von CloudWatch Logs sind ASCII, und nur sie können einen Stern ausdrücken.
note-pattern-words = CloudWatch Logs sucht Wörter im JSON-Text des Eintrags und unterscheidet Groß- und Kleinschreibung.
note-pattern-terms = Begriffe von CloudWatch Logs haben keine Platzhalter, und seine regulären Ausdrücke haben wenige Operatoren.
note-pattern-mixed = Ein Filtermuster hat Bedingungen für Felder oder für Wörter, nicht beides, und verbindet Wörter durch „and“ oder durch „or“.
note-no-insights = Diese Bedingung lässt sich in Logs Insights nicht schreiben.
note-insights-elements = Logs Insights kann nicht jedes Element einer Liste durchsuchen, nur nummerierte.
note-insights-object = Logs Insights hat Felder für das, was in einem Objekt ist, nicht für das Objekt.
note-insights-null = Logs Insights unterscheidet nicht zwischen null und fehlend.
note-insights-times = Logs Insights vergleicht keine Zeiten außer eventTime, und die als Text.
note-insights-versions = Logs Insights kann keine Versionen vergleichen.

## Wonach ein Filter fragt

sense-every = jedes Ereignis
sense-none = kein Ereignis
sense-and = und
sense-or = oder
sense-not = nicht ({ $what })
sense-anywhere = { $what } kommt irgendwo vor
sense-nowhere = { $what } kommt nirgends vor
sense-record-text = der Text des Eintrags enthält { $what }
sense-not-record-text = der Text des Eintrags enthält nicht { $what }

# Was auf den Namen eines Felds folgt
asks-exists = ist da
asks-not-exists = fehlt oder ist null
asks-absent = fehlt
asks-not-absent = ist da oder null
asks-null = ist null
asks-not-null = ist nicht null
asks-true = ist der Boolean true
asks-not-true = ist nicht der Boolean true
asks-false = ist der Boolean false
asks-not-false = ist nicht der Boolean false
asks-differs = ist da und { $other }
asks-not-differs = fehlt oder { $other }
asks-join-or = , oder{" "}
asks-join-and = , und{" "}
asks-is = ist { $value }
asks-is-not = ist nicht { $value }
asks-one-of = ist eines von { $values }
asks-none-of = ist keines von { $values }
asks-empty = ist leer
asks-not-empty = ist nicht leer
asks-like = ist wie { $pattern }
asks-not-like = ist nicht wie { $pattern }
asks-in = liegt in { $range }
asks-not-in = liegt nicht in { $range }
asks-matches = entspricht { $pattern }
asks-not-matches = entspricht nicht { $pattern }
asks-after = ist nach { $time }
asks-from = ist { $time } oder danach
asks-before = ist vor { $time }
asks-until = ist { $time } oder davor
asks-not-after = ist nicht nach { $time }
asks-not-from = ist nicht { $time } oder danach
asks-not-before = ist nicht vor { $time }
asks-not-until = ist nicht { $time } oder davor
asks-above = ist über { $value }
asks-at-least = ist mindestens { $value }
asks-below = ist unter { $value }
asks-at-most = ist höchstens { $value }
asks-not-above = ist nicht über { $value }
asks-not-at-least = ist nicht mindestens { $value }
asks-not-below = ist nicht unter { $value }
asks-not-at-most = ist nicht höchstens { $value }
when-last = dem letzten Ereignis
when-before-last = { $period } vor dem letzten Ereignis

## Warum eine Frage keine Antwort hat

refusal-bad-pattern = Der reguläre Ausdruck /{ $pattern }/ ist nicht verwendbar: { $problem }.
refusal-too-many-tests =
    Diese Suche sucht { NUMBER($tests) } verschiedene Dinge in den rohen Einträgen; höchstens { NUMBER($most) } gehen auf einmal. Bitte nach weniger zugleich suchen.
refusal-columns-only =
    Dazu sind die rohen Einträge nötig, im Speicher sind aber nur die Spalten. Was zu sehen ist, ist älter. Ein Klick auf den Speicher in der Statusleiste behält die rohen Einträge wieder.
refusal-no-such-event = Ein solches Ereignis gibt es nicht.
refusal-not-found-again =
    Es ist nicht im Speicher, und seine Datei kann nicht noch einmal gelesen werden oder hat sich verändert.
refusal-record-lost = Der Worker, der dieses Ereignis gelesen hat, hat den Eintrag nicht mehr.
refusal-export-incomplete = Ein Eintrag war nicht zu bekommen, deshalb wurde nichts exportiert.
refusal-file-changed = { $path } ist nicht noch einmal lesbar oder hat sich seit dem Öffnen verändert, deshalb wurde nichts gespeichert.
refusal-page-too-large = Die Seite müsste { $size } enthalten; höchstens { $most } sind möglich. Bitte die Suche eingrenzen oder ohne die Logs speichern, die die Ereignisse nachweisen.
refusal-paper-too-large = Die Ereignisse dieses Arbeitspapiers brauchen mehr als { $size }; höchstens { $most } sind möglich. Bitte die Grundgesamtheiten weglassen oder einen kürzeren Zeitraum wählen.
refusal-not-checked-yet = Dateien werden noch gelesen. Geprüft wird, sobald alle da sind.
refusal-check-stopped = Die Prüfung wurde abgebrochen.
refusal-no-module =
    Dazu ist ein Teil von Traillight nötig, der nicht gestartet werden konnte oder abgebrochen ist ({ $detail }). Alles andere geht. Der nächste Versuch startet ihn neu; wenn Traillight gerade aktualisiert wurde, hilft es, die Seite neu zu laden.
refusal-worker-lost = Der Worker mit den rohen Einträgen ist weg.
refusal-withdrawn = Eine neuere Frage hat diese ersetzt.
refusal-restarted = Die Engine wurde neu gestartet.
refusal-not-started = Traillight konnte nicht starten.
refusal-unreadable = Die Antwort ist nicht lesbar: { $detail }.

## Ein stockendes Laden, und worauf es wartet

standstill = Seit einer Weile geschieht nichts. { $waiting } Bleibt das so, wird alles neu gestartet und noch einmal gelesen.
waiting-program = Der Teil von Traillight, der Dateien liest, wird noch geladen.
waiting-start = { $n ->
    [one] Ein Worker wurde gestartet und hat nicht geantwortet.
   *[other] { $n } Worker wurden gestartet und haben nicht geantwortet.
}
waiting-reading = Ein Worker liest { $path }.
waiting-first-read = { $n ->
    [one] Ein Worker hat Dateien bekommen und nicht gesagt, welche er liest.
   *[other] { $n } Worker haben Dateien bekommen und nicht gesagt, welche sie lesen.
}
waiting-handing = { $n ->
    [one] { $n } Datei wartet auf einen Worker.
   *[other] { $n } Dateien warten auf einen Worker.
}
waiting-engine = Alle Dateien sind gelesen; die Engine hat noch nicht bestätigt, dass sie alle hat.
waiting-check = Signaturen werden geprüft.

## Ergebnisse

overall-failed = Belege gegen diese Dateien
overall-proved = Alle Logs nachgewiesen
overall-partly-proved = Teilweise nachgewiesen
overall-not-proved = Nichts nachgewiesen
outcome-failed = fehlgeschlagen
outcome-unchecked = nicht geprüft
outcome-proved = nachgewiesen
verdict-tampered = Verändert
verdict-invalid-format = Beschädigt
verdict-moved = Verschoben
verdict-missing = Fehlend
verdict-unverifiable = Nicht prüfbar
verdict-verified-hash-only = Stimmig, nicht signiert
verdict-not-covered = In keinem Digest
verdict-not-exported = Vor dem Export
verdict-verified-chained = Durch die Kette nachgewiesen
verdict-verified-signed = Durch Signatur nachgewiesen

# Warum eine Datei ihr Ergebnis hat
why-digest-by-chain = Seine eigene Signatur konnte nicht geprüft werden, aber ein nachgewiesener Digest danach hält seinen Hash fest.
why-log-hash-only = Der Inhalt hat den Hash, den der Digest festhält, aber keine Signatur bürgt für diesen Digest.
why-log-hash-proved = Der Inhalt hat den Hash, den ein nachgewiesener Digest festhält.
why-sign-file-unreadable = Die Signaturdatei ist nicht lesbar, oder ihr fehlt ein Feld, das jede hat. Nichts, was sie aufführt, zählt.
why-unreadable = Der Digest ist nicht lesbar: beschädigt, abgeschnitten oder kein Digest. Nichts, was er aufführt, zählt.
why-missing-field = Dem Digest fehlt ein Feld, das jeder hat. Nichts, was er aufführt, zählt.
why-key = Der Digest wurde unter einem anderen Key festgehalten, als er jetzt hat: er wurde verschoben oder umbenannt.
why-bucket = Der Digest wurde in einem anderen Bucket festgehalten als dem angegebenen.
why-signature-mismatch = Die Signatur passt nicht zum Inhalt: die Datei oder ihre Signatur wurde verändert.
why-digest-hash-mismatch = Der Digest danach hält einen anderen Hash fest: dieser Digest wurde verändert oder ersetzt.
why-log-hash-mismatch = Der Inhalt hat nicht den Hash, den der Digest festhält: das Log wurde verändert.
why-signature = Die Signatur ist mit einem vorgelegten öffentlichen Schlüssel gültig.
why-no-keys = Es gibt keinen öffentlichen Schlüssel, um die Signatur zu prüfen; noch bürgt also nichts dafür.
why-key-not-found = Der öffentliche Schlüssel, der signiert hat, ist nicht unter den vorgelegten.
why-key-outside-validity = Der Schlüssel, der signiert hat, war zu dieser Zeit nicht gültig.
why-key-unusable = Der öffentliche Schlüssel, der signiert hat, ist nicht lesbar.
why-too-many-to-try = Es liegen mehr Schlüssel oder Signaturen dafür vor, als probiert werden, und keine der probierten passt.
why-no-signature = Es liegt keine Signatur vor: es gibt keinen Nachfolger, und die Objekt-Metadaten sind nicht hier.
why-unsupported-algorithm = Genannt wird ein Signatur- oder Hashverfahren, das CloudTrail nicht verwendet.
why-referenced = Ein anderer Digest nennt ihn als Vorgänger, aber er ist nicht unter den Dateien: gelöscht oder nicht exportiert.
why-inferred = Seine Stunde liegt zwischen einem Digest, der hier ist, und einem, der fehlt; es muss ihn also gegeben haben.
why-boundary = Er liegt vor dem ersten Digest des Exports. Das ist am Anfang eines Zeitraums normal.
why-left-out = Ein Digest führt es auf, aber wer diese Dateien übergeben hat, hat es weggelassen, wie das Manifest sagt.
why-listed = Ein Digest führt es auf, aber es ist nicht unter den Dateien: gelöscht oder nicht exportiert.
why-listed-by-untrusted-digest = Es ist nicht unter den Dateien, und nur ein Digest, der selbst fehlschlug, führt es auf.
why-bad-gzip = Die komprimierte Datei ist beschädigt und lässt sich nicht mit ihrem Digest vergleichen.
why-trailing-data = Die Datei enthält mehr als das festgehaltene Log: es wurden Daten angehängt.
why-not-gzip = Die Datei ist nicht das komprimierte Log, das der Digest festhält.
why-hash = Der Inhalt hat den Hash, den ein Digest festhält.
why-digest-not-trusted = Nur ein Digest, der selbst fehlschlug, führt es auf; deshalb lässt sich nichts sagen.
why-decompressed = Unterwegs wurde dekomprimiert, der Hash ist aber der der komprimierten Datei: bitte so abrufen, wie sie gespeichert ist.
why-not-read = Der Browser konnte nicht alles lesen, deshalb wurde nicht verglichen.
why-inside-covered-period = Kein Digest führt es auf, obwohl Digests diese Zeit abdecken. Das ist verdächtig: CloudTrail führt jedes Log auf, das es liefert.
why-inside-missing-digest = Der Digest dieser Stunde fehlt.
why-other-kind = Dateien mit solchem Ordner oder Namen führen Digests nicht auf, doch enthält es Ereignisse einer Art, die sie abdecken.
why-outside-coverage = Für dieses Konto, diese Region und diese Zeit gibt es keine Digests.

# Wenn das Ergebnis alles sagt
alone-tampered = Der Inhalt weicht von dem ab, was festgehalten wurde.
alone-invalid-format = Es lässt sich nicht als das lesen, was es sein soll.
alone-moved = Es wurde an einem anderen Ort festgehalten.
alone-missing = Es wurde festgehalten, ist aber nicht hier.
alone-unverifiable = Es gibt nichts, womit es sich prüfen ließe.
alone-verified-hash-only = Die Hashes stimmen, aber keine Signatur bürgt für sie. Wer alle Dateien schreiben kann, kann sie stimmig machen.
alone-not-covered = Kein Digest deckt es ab.
alone-not-exported = Es liegt vor dem exportierten Zeitraum.
alone-verified-chained = Ein Digest, der selbst nachgewiesen ist, hält den Hash fest.
alone-verified-signed = Ein signierter Digest bürgt dafür.

# Hinweise neben dem Grund
file-note-trailing-data = Hinter dem Ende der komprimierten Datei stehen Bytes. Sie gehören nicht zu dem, was signiert ist.
file-note-events-proved-elsewhere = Alle Ereignisse daraus werden aus nachgewiesenen Dateien angezeigt.
file-note-copy-in-failed-file = Eine fehlgeschlagene Datei enthält eine exakte Kopie dieses Ereignisses. Was in jener Datei abweicht, ist etwas anderes.
file-note-metadata-signature-disagrees = Die Signatur in den Objekt-Metadaten passt nicht oder fehlt, aber der nächste Digest enthält eine, die passt.
file-note-lake-sign-file = Eine Signaturdatei von CloudTrail Lake: sie führt Abfrageergebnisse auf und ist selbst signiert.
file-note-lake-query-result = Ein Abfrageergebnis von CloudTrail Lake: seine Signaturdatei enthält den Hash der Datei, wie sie gespeichert ist.
file-note-matched-by-content = Die Datei heißt anders; der Inhalt ist der festgehaltene.
file-note-location-not-checkable = Der Pfad der Datei sagt nicht, wo sie im Bucket lag.
file-note-already-decompressed = Sie wurde dekomprimiert gespeichert; der Inhalt ist der festgehaltene.
file-note-gzip-trailer-incomplete = Das Ende der komprimierten Datei ist abgeschnitten; der Inhalt ist der festgehaltene.

## Das Ergebnis im Ganzen, in wenigen Sätzen

whole-nothing-supplied = Nichts konnte geprüft werden: es liegen weder Digests noch Logs vor.
whole-no-digests = Nichts konnte geprüft werden: es liegen keine Digests vor.
whole-said = { $words }.
whole-all-proved = Alle { $events } aus { $files } sind nachgewiesen, durch { $witnesses }{ $period }.
whole-some-proved = { $events }, davon { $proved } nachgewiesen, aus { $proved-files } von { $files }, durch { $witnesses }{ $period }
whole-digests-only = Kein Log ist nachgewiesen, wohl aber Digests{ $period }: { $rest }.
whole-nothing-delivered = { $n ->
    [one] { $digests } weist nach, dass kein Log geliefert wurde{ $period }.
   *[other] { $digests } weisen nach, dass kein Log geliefert wurde{ $period }.
}
whole-nothing-saved = { $n ->
    [one] { $files } weist nach, dass kein Ergebnis gespeichert wurde{ $period }.
   *[other] { $files } weisen nach, dass kein Ergebnis gespeichert wurde{ $period }.
}
whole-nothing-proved = Nichts ist nachgewiesen{ $why }{ $details }.
whole-but-nothing-proved = nichts ist nachgewiesen{ $why }{ $details }
whole-details = {" "}({ $details })
why-nothing-no-keys = : es liegen keine öffentlichen Schlüssel vor, um Signaturen zu prüfen
why-nothing-no-signature = : mit den vorgelegten Schlüsseln ließ sich keine Signatur prüfen
witness-digests = signierte Digests
witness-sign-files = Signaturdateien von CloudTrail Lake
witness-both = signierte Digests und Signaturdateien
unproved-hash-only = { $n ->
    [one] { $logs } passt zu Digests, die nicht nachgewiesen sind
   *[other] { $logs } passen zu Digests, die nicht nachgewiesen sind
}
unproved-unverifiable = { $n ->
    [one] { $logs } konnte nicht geprüft werden
   *[other] { $logs } konnten nicht geprüft werden
}
unproved-not-covered = { $n ->
    [one] { $logs } ist in keinem Digest
   *[other] { $logs } sind in keinem Digest
}
whole-in-no-log = { $n ->
    [one] { $events } ist in keinem nachgewiesenen Log
   *[other] { $events } sind in keinem nachgewiesenen Log
}
whole-span = , { $from } bis { $to } UTC{ $holes }
holes-one-chain = , { $length } fehlen
holes-chains = , bis zu { $length } fehlen in { NUMBER($n) } von { $all ->
    [one] { $all } Kette
   *[other] { $all } Ketten
}
whole-exempt = Nicht mitgezählt: { $n ->
    [one] { $n } Insights-Ereignis, das Digests nie aufführen.
   *[other] { $n } Insights-Ereignisse, die Digests nie aufführen.
}
whole-exempt-network = Nicht mitgezählt: { $n ->
    [one] { $n } Netzwerkaktivitäts-Ereignis, das Digests nie aufführen.
   *[other] { $n } Netzwerkaktivitäts-Ereignisse, die Digests nie aufführen.
}
whole-proved-elsewhere = { $n ->
    [one] { $n } Datei, die in keinem Digest steht, enthält nur Kopien nachgewiesener Ereignisse.
   *[other] { $n } Dateien, die in keinem Digest stehen, enthalten nur Kopien nachgewiesener Ereignisse.
}

# Ein Zeitraum, den jemand behauptet
period-order = Der Zeitraum endet, bevor er beginnt.
claims-legend = Was über den Export bekannt ist (freiwillig)
claims-from = Prüfen von
claims-to = Prüfen bis: ein Tag einschließlich
claims-bucket = Bucket, aus dem die Dateien kommen
claims-bucket-of = Bucket der Dateien, die { $bucket } nennen
claims-confirm = Gefunden: { $bucket }. Bestätigen
claim-outside-meaning =
    Diese Dateien, und { $events }, sind aus anderer Zeit. Sie werden beurteilt wie alle, hier aber weder mitgezählt noch jemandem vorgehalten.
chain-period = Zeitraum
tag-outside = außerhalb des Zeitraums
covered-proved = abgedeckt, alles nachgewiesen
covered-not-proved = abgedeckt, nicht alles nachgewiesen
covered-not = nicht abgedeckt: { $length } fehlen
covered-nothing = nicht abgedeckt
claim-scope =
    Was folgt, betrifft diesen Zeitraum. Eine Datei gehört nach der Zeit dazu, für die ihr Digest spricht, ein Ereignis nach seiner eventTime. Was außerhalb liegt, ist aufgeführt, wird aber weder mitgezählt noch jemandem vorgehalten.
claim-outside-heading = Außerhalb des Zeitraums
claim-span = { $from } bis { $to } UTC
claim-span-from = ab { $from } UTC
claim-span-to = bis { $to } UTC
claim-proved = Digests decken den ganzen Zeitraum { $span } ab, und alles, was sie darüber sagen, ist nachgewiesen.
claim-covered = Digests decken den ganzen Zeitraum { $span } ab, aber nicht alles, was sie darüber sagen, ist nachgewiesen.
claim-uncovered = Der Zeitraum { $span } ist nicht abgedeckt. Es fehlt in { $chains }.
claim-no-chain = Für den Zeitraum { $span } spricht kein Digest.
claim-chain = { $account } { $region } { $trail }: { $times }
claim-nothing-of-it = alles
claim-time = { $from } bis { $to }, { $length }
claim-more-times = und { $n ->
    [one] { $n } weitere Zeit
   *[other] { $n } weitere Zeiten
}
claim-more-chains = und in { $n ->
    [one] { $n } weiteren Kette
   *[other] { $n } weiteren Ketten
}
claim-outside = Außerhalb des Zeitraums und nicht mitgezählt: { $files }.
claim-nothing-inside = Nichts von dem, was vorliegt, fällt in den Zeitraum.
claim-failed-outside = { $n ->
    [one] { $events } des Zeitraums ist in einer fehlgeschlagenen Datei, die außerhalb geliefert wurde
   *[other] { $events } des Zeitraums sind in fehlgeschlagenen Dateien, die außerhalb geliefert wurden
}
claim-bad-start = Der Beginn des Zeitraums, „{ $text }“, ist keine Zeit, deshalb wurde kein Zeitraum angewendet.
claim-bad-end = Das Ende des Zeitraums, „{ $text }“, ist keine Zeit, deshalb wurde kein Zeitraum angewendet.
claim-bad-order = Der Zeitraum endet, bevor er beginnt, deshalb wurde keiner angewendet.

## Was mehr nachweisen würde

need-digests = Digestdateien
need-digests-why = Digests enthalten den Hash jedes Logs. Ohne sie gibt es nichts, womit Logs verglichen werden könnten.
need-public-keys = Öffentliche Schlüssel
need-public-keys-why = Schlüssel prüfen, wer signiert hat. Ohne sie zeigen Hashes nur, dass die Dateien zueinander passen. Jede Region hat eigene.
need-signature = Signatur des neuesten Digests
need-signature-why = Jeder Digest enthält die Signatur seines Vorgängers; die des neuesten steht nur in seinen Objekt-Metadaten.
need-missing-digests = Fehlende Digests
need-missing-digests-why = Andere Digests nennen diese. Sind sie noch im Bucket, lassen sie sich holen.
need-missing-logs = Fehlende Logs
need-missing-logs-why = Digests führen diese auf. Sind sie noch im Bucket, lassen sie sich holen.
need-place-account = { $account } in { $region }

## Trails: was sie nicht aufgezeichnet haben, und wie sie eingerichtet waren

trail-stopped = alles: die Aufzeichnung war gestoppt
trail-deleted = alles: der Trail war gelöscht
trail-not-started = alles: der Trail war neu und nicht gestartet
trail-insights-events = Insights-Ereignisse
trail-other-regions = andere Regionen als die eigene
trail-global-services = Ereignisse globaler Dienste wie IAM und STS
trail-digests = welche Logs geliefert wurden: die Validierung von Logdateien war aus, aus dieser Zeit lässt sich also nichts nachweisen

# Was Event Selectors auswählen, und was sie auslassen
selected-management = Verwaltungsereignisse
selected-read-only = Verwaltungsereignisse, die nur lesen
selected-write-only = Verwaltungsereignisse, die schreiben
selected-not-all = Verwaltungsereignisse, nicht alle
selected-data = Datenereignisse von { $types }
selected-nothing = nichts
list-join-parts = ;{" "}
left-out-on-conditions = Verwaltungsereignisse, die seine Bedingungen nicht erfüllen
left-out-services = Verwaltungsereignisse von { $services }
left-out-data = Datenereignisse
left-out-other-data = Datenereignisse anderer Ressourcen als { $types }

described-trail-arn = { $name } ({ $arn })
described-trail-unnamed = Ein nicht benannter Trail
described-trail-status = Der Trail, dessen Status in { $file } steht

# Einstellungen: ihre Namen, dann ihre Werte
setting-regions = Regionen
setting-organization = Organisation
setting-validation = Validierung von Logdateien
setting-global-services = Globale Dienste
setting-bucket = Bucket
setting-kms-key = KMS-Schlüssel
setting-log-group = CloudWatch Logs
setting-logging = Aufzeichnung
setting-latest-delivery = Letzte Lieferung
setting-latest-digest = Letzter Digest
setting-latest-cloudwatch-logs = Zuletzt an CloudWatch Logs
setting-latest-notification = Letzte Benachrichtigung
setting-records = Zeichnet auf
setting-does-not-record = Zeichnet nicht auf
setting-insights = Insights
setting-all = alle
setting-all-regions = alle; erstellt in { $region }
setting-one-region = nur { $region }
setting-own-region = nur die eigene Region
setting-all-accounts = alle Konten der Organisation
setting-one-account = nur dieses Konto
setting-on = an
setting-on-since = an seit { $time }
setting-stopped = gestoppt
setting-stopped-since = gestoppt seit { $time }
setting-validation-off = aus: nichts, was er liefert, lässt sich nachweisen
setting-recorded = werden aufgezeichnet
setting-not-recorded = werden nicht aufgezeichnet
setting-no-kms-key = keiner: verschlüsselt mit Schlüsseln, die S3 verwaltet
setting-no-log-group = wird nicht dorthin gesendet
setting-failed = fehlgeschlagen: { $error }
setting-failed-after = fehlgeschlagen: { $error }; zuletzt erfolgreich { $time }
setting-none = keine

## Ereignisse ohne brauchbare Zeit

undated-events = { $n ->
    [one] { COMPACT($n) } Ereignis hat keine Zeit
   *[other] { COMPACT($n) } Ereignisse haben keine Zeit
}
undated-line = { $n ->
    [one] { NUMBER($n) } aller Ereignisse hat keine lesbare Zeit. Kein Zeitraum enthält es.
   *[other] { NUMBER($n) } aller Ereignisse haben keine lesbare Zeit. Kein Zeitraum enthält sie.
}
undated-title = eventTime fehlt oder war nicht lesbar, deshalb zeigt die Zeitleiste sie nicht. Ein Klick zeigt sie.
undated-show = Zeigen

## Antworten, die nicht alles umfassen

partial-answer = { $n ->
    [one] Noch nicht durchsucht: { NUMBER($n) } Ereignis, das inzwischen eintraf. Zeilen und Zahlen lassen es aus.
   *[other] Noch nicht durchsucht: { NUMBER($n) } Ereignisse, die inzwischen eintrafen. Zeilen und Zahlen lassen sie aus.
}

## Der Ausgang eines Ereignisses

outcome = Ausgang

## Personen, Erkennungen und was sonst hinzukam

contents-query-results = Abfrageergebnis mit Ereignissen (JSON)
contents-unknown-notation = Felder von CloudTrail-Ereignissen in unbekannter Notation
archive-tar-open = Das Tar-Archiv endet hinter einer Datei ohne Endmarke, wie bei einem dort abgebrochenen Download. Bis dorthin wurde alles gelesen; es kann mehr fehlen.
reading-stopped-at = Hier wurde das Lesen abgebrochen, nach { NUMBER($read) } von { NUMBER($of) } Bytes. Über das, was dahinter kommt, ist nichts bekannt; wird die Datei noch einmal gewählt, wird alles gelesen.
view-detections = Erkennungen
column-actor = Wer handelt
column-target = Ziel
actor-people = Personen
actor-unknown = Unbekannt
actor-workloads = Programme
actor-services = AWS-Dienste
people-label = Wer handelt
people-all = Alle
people-people-hint = Jemand, der sich angemeldet hat: an der Konsole, über eine Föderation oder mit einem MFA-Gerät
people-unknown-hint = Der Eintrag sagt nicht, ob eine Person oder ein Programm handelte, wie bei einem Zugriffsschlüssel
people-workloads-hint = Programme mit einer Rolle: auf EC2, in Lambda, in einem Cluster, in einer Pipeline
people-services-hint = AWS selbst, auch im Auftrag von jemandem
people-all-hint = Jeder
people-hint = { $who }: { $events }
chart-user-people = Von den Personen hat { $value } die meisten Ereignisse: { $share }
person-permission-set = { $name }, SSO
person-account = Konto { $account }
person-identity-center = Identity Center
person-hidden = von AWS verborgener Name
notice-many-files = Das Öffnen von { NUMBER($n) } Dateien dauert im Browser länger als das Lesen. Vorher in eine Datei gepackt (tar cf logs.tar AWSLogs), wären sie in etwa { $share } der Zeit geladen.
trouble-edge-at-files = Ein Worker ist beim Lesen einer von { NUMBER($n) } Dateien abgebrochen. Alles wird noch einmal gelesen, und diese einzeln. ({ $detail })
page-issues-several = { NUMBER($n) } Dateien
page-issues-several-in = { NUMBER($n) } in { $folder }
page-issues-differ = Was geschah, ist nicht bei allen gleich.
page-issues-show = Zeigen
page-issues-hide = Verbergen
expected-colon-after-actor = „:“ hinter „who“
expected-actor = „people“, „workloads“, „services“ oder „unknown“
waiting-taking-in = Die Seite hat { $n ->
    [one] { $n } Datei
   *[other] { $n } Dateien
} noch nicht aufgenommen.
level-critical = Kritisch
level-high = Hoch
level-medium = Mittel
level-low = Niedrig
rules-controls = Kontrollen
rules-detections = Erkennungen
fault-or = Wie gedruckt sind alle vier Terme mit „or“ verbunden, so dass fast jedes Ereignis passt. Gezählt ist, was gemeint ist.
fault-precedence = Wie gedruckt bindet „and“ stärker als „or“, so dass die Ausnahmen nicht für UnauthorizedOperation gelten. Gezählt ist, was gemeint ist.
fault-unquoted = Wie gedruckt steht „Failed authentication“ nicht in Anführungszeichen; das ist kein zulässiges Muster, und kein Filter kann es haben. Gezählt ist, was gemeint ist.
fault-first-name = Wie gedruckt bindet „and“ stärker als „or“, so dass nur bei CreateRoute nach dem Dienst gefragt wird. Gezählt ist, was gemeint ist.
findings-introduction = Was die Ereignisse sagen, soweit sie aufgezeichnet wurden: diese Ereignisse hätten gepasst. Ob es einen Filter und einen Alarm gab, kann ein Log nicht zeigen.
findings-benchmark = CIS AWS Foundations Benchmark
findings-print = Kontrollen drucken
findings-trying = { NUMBER($done) } von { NUMBER($all) } Regeln geprüft
findings-nothing = { $n ->
    [one] Nach einer weiteren wurde gesucht, ohne Fund
   *[other] Nach { NUMBER($n) } weiteren wurde gesucht, ohne Fund
}
findings-none-yet = Noch nichts gefunden.
findings-none = Nichts dergleichen wurde gefunden.
findings-wait = Die Ereignisse werden geprüft, sobald alle Dateien gelesen und geprüft sind.
findings-show = { $n ->
    [one] Das { NUMBER($n) } Ereignis zeigen
   *[other] Die { NUMBER($n) } Ereignisse zeigen
}
findings-show-filter = Zeigen, was der Filter findet. { $n ->
    [one] { NUMBER($n) } Ereignis davon ist der Befund
   *[other] { NUMBER($n) } Ereignisse davon sind der Befund
}
findings-show-printed = Ereignisse des gedruckten Musters zeigen: { NUMBER($n) }
findings-printed = Wie gedruckt: { $n ->
    [one] { NUMBER($n) } Ereignis
   *[other] { NUMBER($n) } Ereignisse
}
findings-succeeded = { $succeeded ->
    [0] (keines erfolgreich)
   *[other] ({ NUMBER($succeeded) } erfolgreich)
}
findings-literal = Wie der Benchmark es druckt
findings-by = von { $who }
findings-by-more = von { $who } und { $n ->
    [one] 1 anderen
   *[other] { NUMBER($n) } anderen
}
findings-people = { $n ->
    [one] von 1 Benutzer
   *[other] von { NUMBER($n) } Benutzern
}
findings-proved = { NUMBER($proved) } von { NUMBER($n) } nachgewiesen
findings-failed = { NUMBER($failed) } von { NUMBER($n) } in veränderten Dateien
findings-why = Warum es zählt
findings-next = Was als Nächstes anzusehen ist
findings-blind = Was es nicht sehen kann
findings-who = Wer
findings-others = und { NUMBER($n) } weitere
findings-references = Quellen
findings-control = CIS { $number }
findings-pattern = Filter
findings-times = Wann
findings-time = { $key }: { $n ->
    [one] { NUMBER($n) } Ereignis
   *[other] { NUMBER($n) } Ereignisse
} von { $from } bis { $to }

## Sigma-Regeln, weitere Notationen und ungewöhnliche Stunden

file-sigma-rules = Sigma-Regeln
contents-ruby = CloudTrail-Ereignisse, wie ein Ruby-Programm sie ausgibt
contents-go = CloudTrail-Ereignisse, wie ein Go-Programm sie ausgibt
contents-markup = Felder von CloudTrail-Ereignissen in XML oder HTML
contents-sigma-rules = Sigma-Regeln
note-file-ruby = { $contents }. Das ist kein JSON. Bitte stattdessen mit to_json schreiben. Nichts in der Datei wurde gelesen.
note-file-go = { $contents }. Das ist kein JSON. Bitte stattdessen mit json.Marshal schreiben. Nichts in der Datei wurde gelesen.
note-file-other-notation = { $contents }, nicht gelesen. Bitte die Ereignisse als JSON oder CSV exportieren, oder die Logdateien selbst öffnen. Nichts in der Datei wurde gelesen.
deception-mathematical = „{ $letter }“ ({ $code }) in diesem Text ist ein mathematisches Zeichen, das wie ein Buchstabe aussieht
rules-sigma = Sigma-Regeln
rules-anomalies = Auffälligkeiten
sigma-not-yaml = ist kein YAML, in Zeile { $line }: { $detail }
sigma-no-rule = hat keine detection mit einer condition.
sigma-other-source = betrifft andere Logs als die von CloudTrail.
sigma-condition = hat eine condition, die nicht lesbar ist: { $text }
sigma-aggregation = zählt in ihrer condition oder in einem Zeitfenster, was Sigma 2 den Korrelationsregeln überlässt.
sigma-selection = verweist auf { $name }, was sie nicht hat.
sigma-modifier = hat den Modifier { $name }, der hier nicht geprüft werden kann.
sigma-empty = hat eine leere Auswahl, eine leere Liste von Werten oder ein leeres Wort und fände deshalb alles.
sigma-placeholder = hat Platzhalter, und nichts hier sagt, wofür sie stehen.
sigma-value = hat einen Wert von { $field }, auf den sich ihre Modifier nicht anwenden lassen.
sigma-object-text = vergleicht ganz { $field }, ein Objekt, mit einem Text.
sigma-correlation = ist eine Korrelation mit { $what }, die hier nicht geprüft werden kann.
sigma-other-rule = verweist auf die Regel { $name }, die nicht da ist oder nicht geprüft werden kann.
sigma-too-many-terms = hat mehr als { NUMBER($most) } Werte.
sigma-too-many = wurde nicht gelesen: es gibt mehr als { NUMBER($most) } Regeln.
sigma-too-large = wurde nicht gelesen: der Text hat mehr als { NUMBER($most) } Bytes.
sigma-none = Eigene Sigma-Regeln (.yml-Dateien, ein Ordner oder ein Zip davon) können irgendwo auf diese Seite gezogen oder wie Logs geöffnet werden. Sie werden hier angewandt.
sigma-unnamed = Eine Regel ohne Titel
sigma-refused = { $name } ({ $source }) { $why }
sigma-refused-title = { $n ->
    [one] { NUMBER($n) } Sigma-Regel kann nicht geprüft werden
   *[other] { NUMBER($n) } Sigma-Regeln können nicht geprüft werden
}
findings-author = Verfasser
findings-licence = Lizenz
findings-by-author = von { $author }
surges-title = Ungewöhnliche Stunden
surges-rule = Was üblich ist, sagt das Log: die stärkste Stunde jedes anderen Tages, ohne den stärksten Tag. Eine Stunde mit mehr als { NUMBER($factor) }-mal so vielen Aufrufen, und { NUMBER($least) } mehr, ist ungewöhnlich. Ab vier Wochen wird jede Stunde auch mit denselben Stunden der Woche verglichen. In simulierten ruhigen Monaten hatte keine API mehr als eine solche Stunde.
surges-too-short = Ungewöhnliche Stunden lassen sich ab { NUMBER($needed) } Tagen erkennen; diese Ereignisse sind von { $days ->
    [one] 1 Tag.
   *[other] { NUMBER($days) } Tagen.
}
surges-none = Keine Stunde war ungewöhnlich.
surges-line = { $name } ({ $service }) wurde in der Stunde ab { $hour } { NUMBER($count) }-mal aufgerufen
surges-error = { $name } ({ $service }) schlug in der Stunde ab { $hour } { NUMBER($count) }-mal mit { $error } fehl
surges-arithmetic = Üblich: { NUMBER($usual) }. Grenze: { NUMBER($factor) } × { NUMBER($usual) } + { NUMBER($least) } = { NUMBER($limit) }.
surges-arithmetic-weekly = Üblich zu dieser Stunde der Woche: { NUMBER($usual) }. Grenze: { NUMBER($factor) } × { NUMBER($usual) } + { NUMBER($least) } = { NUMBER($limit) }.

## Filter und Alarme des Kontos

alarms-title = Filter und Alarme des Kontos
alarms-lead = Befehle put-metric-filter und put-metric-alarm, Ausgaben von describe-metric-filters und describe-alarms, CloudFormation oder Terraform hier ablegen oder einfügen. Filter und Alarme sehen das ganze Log, wie CloudWatch es sähe, wonach auch immer gesucht wird.
alarms-paste = Befehle, Ausgabe oder Vorlage einfügen
alarms-read = Auswerten
alarms-clear = Leeren
alarms-none = Noch keine Filter oder Alarme.
alarms-wait = Alarme werden ausgewertet, sobald alles gelesen ist.
alarms-left-out = { $n ->
    [one] Eine weitere Definition wurde nicht gelesen.
   *[other] { $n } weitere Definitionen wurden nicht gelesen.
}
alarms-refused = Was sich nicht auswerten lässt
alarms-refused-filter = Metrikfilter { $name }: { $why }
alarms-refused-alarm = Alarm { $name }: { $why }
alarms-refused-file = { $path }: { $why }
alarms-refused-pasted = Der eingefügte Text: { $why }
alarms-lacks = { $setting } fehlt.
alarms-elsewhere = { $setting } wird anderswo bestimmt ({ $value }).
alarms-bad-value = { $setting } kann nicht { $value } sein.
alarms-bad-pattern = das Muster hat beim Zeichen { NUMBER($offset) } keine Bedeutung: { $why }
alarms-reports-field = er meldet den Wert von { $selector }; hier werden nur feste Werte gezählt.
alarms-dimensions = Dimensionen teilen seine Metrik; hier werden nur Metriken ohne Dimensionen gezählt.
alarms-expression = er überwacht einen Ausdruck aus Metriken, nicht eine Metrik.
alarms-composite = er überwacht andere Alarme.
alarms-seconds = seine Periode von { $n ->
    [one] einer Sekunde
   *[other] { $n } Sekunden
} umfasst nicht ganze Minuten, und Metrikfilter melden minutenweise.
alarms-too-long = seine Perioden dauern zusammen { $n ->
    [one] eine Minute
   *[other] { $n } Minuten
}; CloudWatch erlaubt einen Tag, oder sieben Tage bei Perioden von mindestens einer Stunde.
alarms-replaced = die Definition wird weiter unten wiederholt; wie in CloudWatch zählt die letzte Definition.
alarms-same-as = er meldet dasselbe wie { $name } für eine andere Log-Gruppe. Hier sehen beide dieselben Ereignisse, also zählt er nicht noch einmal.
alarms-no-filter = keiner dieser Metrikfilter speist seine Metrik, { $namespace } { $name }.
alarms-too-much = er blickt so weit und so oft zurück, dass die Auswertung hier zu lange dauern würde.
alarms-broken = ist nicht lesbar: { $why }
alarms-nothing = definiert weder einen Metrikfilter noch einen Alarm.
alarms-too-large = ist länger als { $n ->
    [one] ein Byte
   *[other] { $n } Bytes
}.
alarms-unfolds = enthält Verweise, die zusammen mehr ergeben als { $n ->
    [one] ein Byte
   *[other] { $n } Bytes
}.
alarms-too-deep = hat Klammern in mehr als { $n ->
    [one] einer Klammer
   *[other] { $n } Klammern
}.
alarms-state-ok = OK
alarms-state-alarm = ALARM
alarms-state-unknown = INSUFFICIENT_DATA
alarms-would = { $n ->
    [one] Er hätte einmal ALARM ausgelöst: { $at }, für { $length }.
   *[other] Er hätte { $n }-mal ALARM ausgelöst, zuerst { $at }, für { $length }.
}
alarms-would-open = { $n ->
    [one] Er hätte { $at } ALARM ausgelöst und wäre am Ende noch in diesem Zustand gewesen.
   *[other] Er hätte { $n }-mal ALARM ausgelöst, zuerst { $at }, und wäre beim letzten Mal am Ende noch in diesem Zustand gewesen.
}
alarms-never = Er hätte nie ALARM ausgelöst.
alarms-at-end = Am Ende: { $state }
alarms-strip = { $state } von { $from } bis { $to }
alarms-show = Seine Zeiten zeigen
alarms-from = Von
alarms-state = Zustand
alarms-lasted = Dauer
alarms-more = { $n ->
    [one] Ein weiterer Wechsel des Zustands ist nicht aufgeführt.
   *[other] { $n } weitere Wechsel des Zustands sind nicht aufgeführt.
}
alarms-filters = Metrikfilter
alarms-rule = { $statistic } von { $metric } über { $length } { $comparison } { $threshold }, { NUMBER($datapoints) } von { NUMBER($periods) }
alarms-greater = >
alarms-greater-or-equal = ≥
alarms-less = <
alarms-less-or-equal = ≤

## Checkliste für einen Trail, auf den Verlass ist

setup-title = Zustand des Trails
setup-lead = Einstellungen zählen, wenn die Ausgabe der Befehle hier abgelegt wird, und Ereignisse, wenn sie etwas ändern oder zeigen. Abgelegte Einstellungen weisen nichts nach; Ereignisse sind so weit nachgewiesen wie ihre Logs.
setup-wait = Die Checkliste entsteht, sobald alles gelesen ist.
setup-counts = { $seen ->
    [one] 1 gesehen
   *[other] { $seen } gesehen
}, { $contradicted ->
    [one] 1 widersprochen
   *[other] { $contradicted } widersprochen
}, { $unseen ->
    [one] 1 nicht zu sehen
   *[other] { $unseen } nicht zu sehen
}
setup-seen = Gesehen
setup-contradicted = Widersprochen
setup-unseen = Nicht zu sehen
setup-command = Um es zu sehen, die Ausgabe ablegen von
setup-remedy = So wird es eingerichtet
setup-copy = Befehle kopieren
setup-digests = { $n ->
    [one] Ein Digest ist da
   *[other] { $n } Digests sind da
}
setup-logs = { $files }, von CloudTrail geliefert, die letzte etwa { $last }
setup-event = { $name }, { $time }
setup-event-proved = das Log ist nachgewiesen
setup-event-unchecked = das Log ist nicht geprüft
setup-event-failed = das Log ist widerlegt
setup-more = { $n ->
    [one] Ein weiterer Beleg
   *[other] { $n } weitere Belege
}
setup-show-event = Dieses Ereignis zeigen
setup-show-events = Diese Ereignisse zeigen
setup-latency = Verzögerung der Lieferung von { $events ->
    [one] einem Ereignis
   *[other] { $events } Ereignissen
}: bei der Hälfte höchstens { $median }, bei 95 % höchstens { $most }, längstens { $longest }.
setup-late = { $n ->
    [one] Ein Ereignis kam mehr als 15 Minuten zu spät.
   *[other] { $n } Ereignisse kamen mehr als 15 Minuten zu spät.
}
setup-item-logging = Ein Trail zeichnet auf
setup-why-logging = Ein gestoppter Trail zeichnet nichts auf, und niemand erfährt es.
setup-item-multi-region = Er zeichnet alle Regionen auf
setup-why-multi-region = Wer sich versteckt, arbeitet in einer Region, die niemand benutzt.
setup-item-global-services = Er zeichnet globale Dienste auf
setup-why-global-services = IAM, STS und CloudFront werden nur in einer Region aufgezeichnet, und nicht von jedem Trail.
setup-item-organization = Er zeichnet alle Konten der Organisation auf
setup-why-organization = Ein Trail der Organisation lässt sich von einem Mitgliedskonto aus nicht stoppen.
setup-item-management = Er zeichnet lesende und schreibende Verwaltungsereignisse auf
setup-why-management = Ohne lesende Ereignisse bleibt unbekannt, was sich jemand angesehen hat.
setup-item-nothing-excluded = Er lässt keinen Dienst aus
setup-why-nothing-excluded = KMS oder RDS Data auszulassen spart Geld und verbirgt, was entschlüsselt oder abgefragt wurde.
setup-item-s3-data = Er zeichnet auf, was mit Objekten in S3 geschieht
setup-why-s3-data = Ohne Datenereignisse sind Downloads und Löschungen von Objekten nicht zu sehen.
setup-item-lambda-data = Er zeichnet Aufrufe von Lambda-Funktionen auf
setup-why-lambda-data = Ohne Datenereignisse sind Aufrufe von Funktionen nicht zu sehen.
setup-item-insights = Er achtet auf ungewöhnliche Aktivität
setup-why-insights = CloudTrail Insights meldet, wenn Aufrufe oder Fehler ungewöhnlich häufig sind.
setup-item-validation = Er schreibt Digests
setup-why-validation = Ohne Digests kann niemand nachweisen, dass Logs vollständig und unverändert sind.
setup-item-digest-delivery = Seine Digests kommen an
setup-why-digest-delivery = Ein Digest, der nicht geliefert werden konnte, lässt eine Lücke im Nachweis.
setup-item-delivery = Seine Logs kommen an
setup-why-delivery = Eine veränderte Richtlinie oder ein veränderter Schlüssel kann verhindern, dass Logs geliefert werden.
setup-item-kms = Seine Logs sind mit einem eigenen Schlüssel verschlüsselt
setup-why-kms = Dann braucht auch das Recht am Schlüssel, wer Logs liest, und jeder Gebrauch wird aufgezeichnet.
setup-item-cloud-watch = Er sendet Ereignisse an CloudWatch Logs
setup-why-cloud-watch = Metrikfilter und Alarme brauchen die Ereignisse dort.
setup-item-notifications = Er meldet neue Logs
setup-why-notifications = Ein SNS-Topic meldet anderen Systemen jedes Log, sobald es ankommt.
setup-item-second-copy = Ereignisse gehen auch an einen anderen Ort
setup-why-second-copy = Eine zweite Kopie, in einem Event Data Store oder einem anderen Konto, übersteht den Verlust des Buckets.
setup-item-policy-source = CloudTrail darf nur für Trails des eigenen Kontos in den Bucket schreiben
setup-why-policy-source = Ohne die Bedingung aws:SourceArn lässt sich ein fremder Trail dazu bringen, dorthin zu schreiben.
setup-item-tls = Der Bucket lehnt Anfragen ohne TLS ab
setup-why-tls = Das leistet ein Statement, das allen jeden Aufruf und jedes Objekt verweigert, wenn aws:SecureTransport false ist.
setup-item-policy-private = Die Richtlinie des Buckets ist nicht für alle offen
setup-why-policy-private = Ein Statement, das * zulässt, ohne zu prüfen, wer fragt, macht Logs öffentlich.
setup-item-public-access = Der Bucket sperrt öffentlichen Zugriff
setup-why-public-access = Alle vier Einstellungen zusammen verhindern, dass ein Versehen Logs öffentlich macht.
setup-item-versioning = Der Bucket behält frühere Versionen
setup-why-versioning = Dann lässt sich ein überschriebenes oder gelöschtes Log zurückholen.
setup-item-mfa-delete = Eine Version zu löschen erfordert einen zweiten Faktor
setup-why-mfa-delete = Ein gestohlener Schlüssel allein kann Logs nicht endgültig löschen.
setup-item-encryption = Der Bucket verschlüsselt standardmäßig mit KMS
setup-why-encryption = Auch was andere dort ablegen, wird mit dem eigenen Schlüssel verschlüsselt.
setup-item-retention = Logs werden mindestens ein Jahr lang aufbewahrt
setup-why-retention = Einbrüche werden oft erst nach Monaten entdeckt; viele Vorschriften verlangen ein Jahr.
setup-item-object-lock = Logs lassen sich nicht vor der Zeit löschen
setup-why-object-lock = Object Lock im Compliance-Modus bindet sogar den Root-Benutzer; im Governance-Modus hebt eine Berechtigung es auf.
setup-item-access-logging = Zugriffe auf den Bucket werden protokolliert
setup-why-access-logging = Zugriffsprotokolle des Servers sagen, wer Logs gelesen oder gelöscht hat.

## Befunde: was erwartet war, und was im Hintergrund geschieht

findings-pause = Anhalten
findings-go-on = Fortsetzen
findings-paused = Angehalten: { NUMBER($done) } von { NUMBER($all) } Regeln geprüft
findings-tally = { NUMBER($n) } { $level }
findings-groups = Gruppen von Befunden
findings-yours = Eigenes
findings-were-expected = { $n ->
    [one] { NUMBER($n) } Befund war erwartet.
   *[other] { NUMBER($n) } Befunde waren erwartet.
}
findings-hide-expected = Erwartetes ausblenden
findings-show-expected = Erwartetes zeigen
findings-expected = Erwartet
findings-expected-some = { NUMBER($n) } von { NUMBER($all) } erwartet; { NUMBER($fresh) } neuer oder damals nicht zu sehen
findings-mark = Als erwartet kennzeichnen
findings-mark-lead = Was gefunden wurde, gilt dann als erwartet, was später kommt, als neu. Wer die Datei mit den Notizen lädt, sieht, wer das sagt und warum.
findings-mark-who = Ereignisse von
findings-mark-everybody = Allen ({ NUMBER($n) })
findings-mark-user = { $user } ({ NUMBER($n) })
findings-mark-note = Warum sie erwartet waren
findings-mark-full = Das war schon gekennzeichnet, oder es ist kein Platz mehr dafür.
findings-mark-about = { $n ->
    [one] { NUMBER($n) } Ereignis
   *[other] { NUMBER($n) } Ereignisse
} von { $who }
findings-mark-evidence = { $n ->
    [one] { NUMBER($n) } Beleg
   *[other] { NUMBER($n) } Belege
}
findings-withdraw = Nicht mehr erwartet
surges-next = Diese Stunde mit denen davor vergleichen: wer aufgerufen hat, von wo und mit welchen Parametern.
surges-blind = Was einmal im Monat geschieht und was langsam wächst, ist von Üblichem nicht zu unterscheiden.
alarms-feeds = Er speist { $metrics }.

## Geführte Geschichten

stories-start = Wo anfangen
stories-start-why = Jede trägt zusammen, wer es war, mit welchen Zugangsdaten, was sonst geschah und was nicht zu sehen ist, aus allen Ereignissen, was auch immer gefiltert ist.
stories-kind-database = Eine Datenbank wurde gelöscht
stories-kind-resource = Eine Ressource, die niemand kennt
stories-kind-key = Ein Schlüssel ist bekannt geworden
stories-kind-root = Root wurde benutzt
stories-kind-role = Eine Rolle wurde von außen angenommen
stories-kind-bucket = Daten haben einen Bucket verlassen
stories-choose-database = Welche Datenbank?
stories-choose-resource = Welche Ressource? Dies sind die neuesten.
stories-choose-key = Welcher Schlüssel? Die von den meisten Adressen benutzten stehen vorn.
stories-choose-root = In welchem Konto?
stories-choose-role = Welche Rolle, und von wem?
stories-choose-bucket = Welcher Bucket?
stories-type-resource = Name, ID oder ARN
stories-type-key = ID des Zugriffsschlüssels
stories-type-bucket = Name des Buckets
stories-tell = Erzählen
stories-nothing-database = Kein Ereignis löscht eine Datenbank.
stories-nothing-resource = Kein Ereignis erzeugt etwas, das einen Namen hat.
stories-nothing-key = Kein dauerhafter Zugriffsschlüssel wurde benutzt.
stories-nothing-root = Root wurde in den geladenen Ereignissen nicht benutzt.
stories-nothing-role = Kein Ereignis nimmt eine Rolle aus einem anderen Konto oder mit einem Identitätsanbieter an.
stories-nothing-bucket = Kein Ereignis liest Objekte eines Buckets oder öffnet einen. Lesen wird nur als Datenereignis aufgezeichnet.
stories-nothing-told = Unter den geladenen Ereignissen ist keines davon.
stories-back = Andere Geschichten
stories-again = Anderes wählen
stories-wait = Wird nachgeschlagen
stories-save = Als Notiz sichern
stories-saved = Am Ereignis { $name } von { $time } vermerkt und in der Datei mit den Notizen enthalten.
stories-show-event = Dieses Ereignis zeigen
stories-show-events = Diese Ereignisse zeigen
stories-palette = Geschichte: { $name }
stories-what = Was geschah
stories-history = Davor und danach
stories-who = Wer
stories-credentials = Die Zugangsdaten, und woher sie kamen
stories-session = Mit denselben Zugangsdaten getan
stories-as-role = Als die Rolle getan
stories-trust = Wer sie annehmen darf
stories-around = Wer sonst
stories-signing-in = Anmeldungen
stories-opened = Wie er geöffnet wurde
stories-unseen = Was nicht zu sehen ist
stories-nobody = niemand Genanntem
stories-event = { $time } { $name } von { $user }
stories-event-of = { $time } { $name } für { $target } von { $user }
stories-refused = { $event }, abgelehnt mit { $error }
stories-more = und { $n ->
    [one] { NUMBER($n) } weiteres Ereignis
   *[other] { NUMBER($n) } weitere Ereignisse
}
stories-before = { $n ->
    [one] { NUMBER($n) } früheres Ereignis
   *[other] { NUMBER($n) } frühere Ereignisse
}
stories-counted = { $value } ({ NUMBER($n) })
stories-named-more = { $named } und { NUMBER($n) } weitere
stories-who-is = { $user } ({ $kind })
stories-who-in = { $user } ({ $kind }) in Konto { $account }
stories-from = Von { $ip } mit { $agent }
stories-mfa = Mit zweitem Faktor
stories-no-mfa = Ohne zweiten Faktor
stories-no-key = Das Ereignis nennt keinen Zugriffsschlüssel.
stories-invoked = { $service } hat im Auftrag des Aufrufers aufgerufen.
stories-key-made = { $time } { $user } hat Schlüssel { $key } von { $ip } aus erzeugt
stories-key-made-for = { $time } { $user } hat Schlüssel { $key } für { $owner } von { $ip } aus erzeugt
stories-key-unmade = Kein Ereignis sagt, wer Schlüssel { $key } erzeugt hat.
stories-issued = { $time } { $name } hat { $key } an { $user } bei { $ip } ausgestellt
stories-issued-role = { $time } { $name } hat { $key } für { $role } an { $user } bei { $ip } ausgestellt
stories-not-issued = Kein Ereignis sagt, wie { $key } ausgestellt wurde.
stories-session-began = Die Sitzung begann am { $time } für { $issuer }
stories-signed-in-federated = { $time } { $user } hat sich von { $ip } über einen Identitätsanbieter an der Konsole angemeldet; ob mit zweitem Faktor, sagt das Log nicht
stories-signed-in = { $time } { $user } hat sich von { $ip } ohne zweiten Faktor an der Konsole angemeldet
stories-signed-in-mfa = { $time } { $user } hat sich von { $ip } mit zweitem Faktor an der Konsole angemeldet
stories-not-signed-in = { $time } { $user } ist bei der Anmeldung an der Konsole von { $ip } gescheitert
stories-chain-ends = Die Kette geht weiter; { NUMBER($n) } Glieder wurden verfolgt.
stories-used = { $n ->
    [one] { NUMBER($n) } Ereignis am { $from }
   *[other] { NUMBER($n) } Ereignisse von { $from } bis { $to }
}
stories-most = Am häufigsten: { $list }
stories-addresses = { $n ->
    [one] Von { NUMBER($n) } Adresse: { $list }
   *[other] Von { NUMBER($n) } Adressen: { $list }
}
stories-regions = { $n ->
    [one] In { NUMBER($n) } Region: { $list }
   *[other] In { NUMBER($n) } Regionen: { $list }
}
stories-failed = { NUMBER($n) } gescheitert: { $list }
stories-changed = { $n ->
    [one] { NUMBER($n) } Änderung: { $list }
   *[other] { NUMBER($n) } Änderungen: { $list }
}
stories-same-address = Von { $ip } außerdem: { $list }
stories-period = Geladen sind Ereignisse von { $from } bis { $to }. Was davor oder danach geschah, nicht.
stories-no-data = Es sind keine Datenereignisse geladen: Lesen und Schreiben von Objekten, Einträgen von Tabellen und Aufrufe von Funktionen sind nicht zu sehen.
stories-only-regions = { $n ->
    [one] Geladen sind nur Ereignisse von { NUMBER($n) } Region: { $list }
   *[other] Geladen sind Ereignisse von { NUMBER($n) } Regionen: { $list }
}
stories-recording = Die Aufzeichnung wurde geändert: { $event }
stories-other-account = Die Zugangsdaten gehören Konto { $account }, dessen eigenes Log mehr sagt.
stories-provider = Ein Identitätsanbieter hat für den Aufrufer gebürgt: { $provider }
stories-unproved = { NUMBER($n) } von allen { NUMBER($all) } Ereignissen sind nicht nachgewiesen.
stories-database = { $target } wurde gelöscht
stories-database-refused = Das Löschen von { $target } wurde abgelehnt
stories-snapshot = Ein letzter Snapshot blieb: { $name }
stories-no-snapshot = Kein letzter Snapshot blieb.
stories-no-backups = Auch die automatischen Sicherungen wurden gelöscht.
stories-resource = Woher { $subject } kommt
stories-not-named = Kein Ereignis nennt { $subject }.
stories-not-made = Das erzeugt sie nicht: sie ist älter als die geladenen Ereignisse oder wurde erzeugt, wo nichts aufgezeichnet wurde.
stories-named = { $n ->
    [one] { NUMBER($n) } Ereignis nennt sie: { $list }
   *[other] { NUMBER($n) } Ereignisse nennen sie: { $list }
}
stories-key = Was mit Schlüssel { $key } getan wurde
stories-key-choice = { $key }: { $n ->
    [one] { NUMBER($n) } Ereignis
   *[other] { NUMBER($n) } Ereignisse
}, { NUMBER($failed) } gescheitert, von { $addresses ->
    [one] { NUMBER($addresses) } Adresse
   *[other] { NUMBER($addresses) } Adressen
}, { $users }
stories-key-unused = Kein Ereignis entstand mit Schlüssel { $key }.
stories-from-address = { $time } zuerst von { $ip }, { $n ->
    [one] { NUMBER($n) } Ereignis
   *[other] { NUMBER($n) } Ereignisse
}: { $list }
stories-root = Was Root getan hat
stories-root-choice = { $account }: { $n ->
    [one] { NUMBER($n) } Ereignis
   *[other] { NUMBER($n) } Ereignisse
}
stories-root-unused = Root wurde in den geladenen Ereignissen nicht benutzt.
stories-role = { $role } wurde von außen angenommen
stories-role-choice = { $role } von { $caller }, { $n ->
    [one] { NUMBER($n) }-mal
   *[other] { NUMBER($n) }-mal
}, zuletzt am { $time }
stories-role-times = Konto { $account } hat sie { $n ->
    [one] { NUMBER($n) }-mal
   *[other] { NUMBER($n) }-mal
} angenommen, zuerst am { $time }
stories-external-id = External ID: { $id }
stories-no-external-id = Es wurde keine External ID angegeben.
stories-bucket = Was { $bucket } verlassen hat
stories-bucket-choice = { $bucket }: { $read ->
    [one] { NUMBER($read) }-mal gelesen
   *[other] { NUMBER($read) }-mal gelesen
}, { $opened ->
    [one] { NUMBER($opened) } Änderung, wer lesen darf
   *[other] { NUMBER($opened) } Änderungen, wer lesen darf
}
stories-reads = { $n ->
    [one] { NUMBER($n) } Objekt wurde gelesen: { $list }
   *[other] { NUMBER($n) }-mal wurden Objekte gelesen: { $list }
}
stories-bytes = { $n ->
    [one] { $size } im letzten Lesen
   *[other] { $size } in den letzten { NUMBER($n) } Malen
}
stories-outside = { $n ->
    [one] { NUMBER($n) }-mal las ein anderes Konto oder jemand Unbekanntes.
   *[other] { NUMBER($n) }-mal lasen andere Konten oder Unbekannte.
}
stories-listed = { $n ->
    [one] Seine Objekte wurden { NUMBER($n) }-mal aufgelistet: { $list }
   *[other] Seine Objekte wurden { NUMBER($n) }-mal aufgelistet: { $list }
}
stories-no-reads = Kein Ereignis liest eines seiner Objekte. Ohne Datenereignisse für den Bucket ist Lesen nicht zu sehen.

## Was zuletzt hinzukam

chart-from-utc = Von (UTC)
chart-to-utc = Bis (UTC)
carried-opened = Diese Seite wurde mit Beweisen darin gespeichert. Nichts davon wird geglaubt: Alles wird hier noch einmal geprüft. Für sich selbst kann die Seite nicht bürgen: Die SHA-256 dieser Datei ist mit der zu vergleichen, die nennt, wer sie gespeichert hat. Die Ansicht Integrität sagt, von wem sie stammt, was sie behauptet und was weggelassen wurde.
contrast-apply = Vergleichen
contrast-by = Werte von
contrast-change = Änderung des Anteils
contrast-everything = alle Ereignisse
contrast-from = Von (leer: der Zeitraum davor)
contrast-less = { $times }-mal kleinerer Anteil
contrast-more = { $times }-mal so großer Anteil
contrast-none-before = Wählen Sie einen Zeitraum, um ihn mit dem davor zu vergleichen, oder geben Sie einen anderen Filter oder Zeitraum ein.
contrast-nothing = Keine der beiden Mengen hat ein Ereignis.
contrast-only-here = nur hier
contrast-only-there = nur dort
contrast-open = Vergleichen mit …
contrast-same = gleicher Anteil
contrast-summary = { $these } verglichen mit { $those }: { $only } nur in der ersten, { $gone } nur in der zweiten, { $both } in beiden.
contrast-text = Anderer Filter (leer: derselbe)
contrast-these = Diese Ereignisse
contrast-those = Jene Ereignisse
contrast-title = Vergleichen
contrast-to = Bis: ein Tag einschließlich
contrast-why = Das Überraschendste zuerst: wie weit die beiden Anteile auseinanderliegen, gemessen daran, was der Zufall aus gleichen Anteilen machen würde.
detail-when-there = { $time } in { $region }
glossary-copy = Adresse der Quelle kopieren
glossary-next = Zu prüfen:
glossary-source = Quelle:
glossary-title = Was dieser Aufruf bedeutet
integrity-export-manifest = Manifest (JSON)
manifest-added = { $n ->
    [one] 1 Datei ist nur hier
   *[other] { $n } Dateien sind nur hier
}
manifest-changed = { $n ->
    [one] 1 Datei ist verschieden
   *[other] { $n } Dateien sind verschieden
}
manifest-claim = { $n ->
    [one] Es sagt: 1 Ereignis, davon { $proved } bewiesen.
   *[other] Es sagt: { $n } Ereignisse, davon { $proved } bewiesen.
}
manifest-here-agrees = { $n ->
    [one] Das stimmt hier: 1 Ereignis passt zu seinem Filter, und dessen eventID hat den genannten Hash.
   *[other] Das stimmt hier: { $n } Ereignisse passen zu seinem Filter, und ihre eventIDs haben den genannten Hash.
}
manifest-here-differs = { $n ->
    [one] Das stimmt hier nicht: 1 Ereignis passt zu seinem Filter, davon { $proved } bewiesen.
   *[other] Das stimmt hier nicht: { $n } Ereignisse passen zu seinem Filter, davon { $proved } bewiesen.
}
manifest-here-other-ids = So viele passen hier zu seinem Filter, aber es sind nicht dieselben: Der Hash ihrer eventIDs ist ein anderer.
manifest-here-no-ids = So viele passen hier zu seinem Filter. Es nennt keinen Hash ihrer eventIDs, also müssen es nicht dieselben sein.
manifest-here-no-filter = Ob das stimmt, wurde nicht verglichen: Sein Filter lässt sich hier nicht anwenden.
manifest-here-with-others = Ob das stimmt, wurde nicht verglichen: Es sind auch andere Logs offen.
manifest-here-not-checked = Ob das stimmt, steht erst fest, wenn die Prüfung fertig ist.
manifest-unusable = { $path }: { $why }
manifest-hash = SHA-256 des Manifests: { $sha256 }
manifest-keys = { $n ->
    [one] Bewiesen wurde es mit 1 Schlüssel, der auch hier Dateien beweist. Vergleichen Sie seinen SHA-256 mit dem des Schlüssels von AWS
   *[other] Bewiesen wurde es mit { $n } Schlüsseln, die auch hier Dateien beweisen. Vergleichen Sie ihre SHA-256 mit denen der Schlüssel von AWS
}
manifest-keys-idle = { $n ->
    [one] 1 Schlüssel, mit dem es bewiesen wurde, beweist hier nichts
   *[other] { $n } Schlüssel, mit denen es bewiesen wurde, beweisen hier nichts
}
manifest-left-out = { $n ->
    [one] 1 Datei wurde nicht weitergegeben
   *[other] { $n } Dateien wurden nicht weitergegeben
}
manifest-list = Welche
manifest-lost = { $n ->
    [one] 1 Datei wurde weitergegeben, ist hier aber nicht vorhanden oder nicht lesbar
   *[other] { $n } Dateien wurden weitergegeben, sind hier aber nicht vorhanden oder nicht lesbar
}
manifest-purpose = Zweck: { $purpose }
manifest-filter = Filter: { $filter } { $notes }
manifest-same = { $n ->
    [one] 1 Datei hat hier und dort denselben Inhalt
   *[other] { $n } Dateien haben hier und dort denselben Inhalt
}
sample-title = Stichprobe ziehen
sample-menu = Stichprobe ziehen …
sample-intro = Aus den Ereignissen, die gerade passen. Der Startwert entscheidet, welche es sind: Mit denselben Ereignissen, demselben Verfahren und demselben Startwert zieht jeder dieselbe Stichprobe.
sample-population = { $n ->
    [one] Grundgesamtheit: 1 Ereignis, SHA-256 der eventIDs { $sha256 }
   *[other] Grundgesamtheit: { $n } Ereignisse, SHA-256 der eventIDs { $sha256 }
}
sample-without-id = { $n ->
    [one] 1 Ereignis ohne eventID bleibt außen vor: nichts fände es wieder.
   *[other] { $n } Ereignisse ohne eventID bleiben außen vor: nichts fände sie wieder.
}
sample-strata = { $n ->
    [one] 1 verschiedener Wert
   *[other] { $n } verschiedene Werte
}
sample-name = Name
sample-method = Verfahren
sample-by = Nach
sample-size = Ereignisse
sample-seed = Startwert
sample-draw = Ziehen
sample-drawing = Wird gezogen …
sample-random = Zufällig
sample-systematic = Systematisch
sample-stratified = Geschichtet
sample-weighted = Gewichtet
sample-stratified-by = Geschichtet nach { $column }
sample-weighted-by = Gewichtet nach { $column }
sample-means-random = Jedes Ereignis ist gleich wahrscheinlich.
sample-means-systematic = Jedes soundsovielte Ereignis, von einem zufälligen Anfang an.
sample-means-stratified = Zufällig aus jedem Wert, im Verhältnis zur Zahl seiner Ereignisse.
sample-means-weighted = Jedes soundsovielte Ereignis, nach Werten geordnet: Wer viele Ereignisse hat, ist sicher dabei.
sample-drawn = Gezogene Stichproben
sample-line = { $drawn } von { $n } Ereignissen, { $method }, Startwert { $seed }
sample-show = Ereignisse zeigen
sample-population-show = Zeigen, woraus sie gezogen wurde
sample-more = Mehr ziehen
sample-remove = Entfernen
sample-save = Mit den Notizen speichern
sample-in-notes = Stichprobe { $name }
sample-nothing = Es gibt keine Ereignisse mit einer eventID, aus denen gezogen werden könnte.
sample-drawn-otherwise = Es gibt schon eine Stichprobe „{ $name }“, mit anderem Verfahren oder Startwert gezogen. Bitte einen anderen Namen wählen.
sample-other-population = { $n ->
    [one] „{ $name }“ wurde aus 1 Ereignis gezogen, und es ist nicht das, was gerade passt ({ $now }). Nur mit derselben Grundgesamtheit geht ihre Folge weiter.
   *[other] „{ $name }“ wurde aus { $n } Ereignissen gezogen, und es sind nicht die, die gerade passen ({ $now }). Nur mit derselben Grundgesamtheit geht ihre Folge weiter.
}
sample-whole = „{ $name }“ enthält die ganze Grundgesamtheit.
sample-too-large = { $n ->
    [one] Eine Stichprobe von 1 Ereignis ist zu groß; höchstens { $most } sind möglich.
   *[other] Eine Stichprobe von { $n } Ereignissen ist zu groß; höchstens { $most } sind möglich.
}
sample-no-room = Eine Stichprobe braucht einen Namen; Startwert und Filter können je höchstens { NUMBER($characters) } Zeichen haben, und es kann höchstens { NUMBER($n) } Stichproben geben.
paper-kind = Arbeitspapier
paper-title = Arbeitspapier
paper-menu = Arbeitspapier …
paper-intro = Für Kontrollen und Suchen: was angesehen wurde, was das belegt, Ausnahmen, eine Stichprobe und was daraus folgt. Der Zeitraum ist der gewählte.
paper-name = Titel
paper-accounts-field = Accounts, durch Kommas getrennt; leer für alle
paper-prepared-by = Erstellt von
paper-reviewed-by = Geprüft von
paper-on = Am
paper-populations = Im Archiv alle Ereignisse der Grundgesamtheiten, nicht nur Ausnahmen und Stichproben
paper-save-page = Als Seite zum Drucken speichern
paper-save-proving = Als Seite speichern, die sich selbst beweist
paper-carried = { $path } enthält das Arbeitspapier „{ $title }“.
paper-carried-by = { $path } enthält das Arbeitspapier „{ $title }“, erstellt von { $who }.
paper-take-up = Hier aufnehmen
paper-as-saved = Beim Speichern: { $then }, SHA-256 ihrer eventIDs { $sha256 }. Hier dasselbe.
paper-not-as-saved = Beim Speichern: { $then }, SHA-256 ihrer eventIDs { $sha256 }. Hier: { $now }, { $other }. Das ist nicht dieselbe Grundgesamtheit.
paper-not-text = „{ $title }“ kann nicht in einer Seite stehen: { $why }
paper-save-archive = Als Archiv speichern (zip)
paper-no-sample = Keine
paper-remove = Abschnitt entfernen
paper-add = Abschnitt hinzufügen
paper-add-choose = Auswählen …
paper-shown = Was gerade passt
paper-group-shown = Jetzt
paper-group-searches = Gespeicherte Suchen: Ausnahmen sind die Ereignisse mit dem Tag „exception“
paper-group-controls = Kontrollen und Erkennungen: Ausnahmen sind die Ereignisse, die sie finden
paper-all-accounts = alle Accounts
paper-all-times = das ganze Protokoll
paper-all-events = alle Ereignisse
paper-period = Zeitraum
paper-accounts = Accounts
paper-prepared = Erstellt von, am
paper-reviewed = Geprüft von, am
paper-made = Geschrieben
paper-made-with = { $when } mit { $name } { $version }
paper-verdict = Alles, was vorlag
paper-from-to = von { $from } bis { $to }
paper-overview = Überblick
paper-section = Abschnitt
paper-population = Grundgesamtheit
paper-proved = Nachgewiesen
paper-exceptions = Ausnahmen
paper-sample = Stichprobe
paper-conclusion = Schlussfolgerung
paper-completeness = Vollständigkeit des Zeitraums
paper-completeness-means = Was Digests, die AWS jede Stunde signiert, über den Zeitraum sagen, in Minuten. Stille Zeit hat nachweislich keine Ereignisse. Ohne Digest sagt nichts, was zugestellt wurde.
paper-minutes = Minuten
paper-minutes-proved = Nachgewiesen
paper-minutes-silent = davon still
paper-minutes-unproved = Nicht nachgewiesen
paper-minutes-failed = Widerlegt oder fehlend
paper-minutes-uncovered = Ohne Digest
paper-gaps = Lücken
paper-matrix = Abdeckung nach Stunde und Region (UTC)
paper-matrix-days = Abdeckung nach Tag und Region (UTC)
paper-keys = Anhang: Schlüssel
paper-keys-means = Ein Nachweis ist nur so gut wie diese. Bitte mit einer Antwort von „aws cloudtrail list-public-keys“ vergleichen, die selbst abgerufen wurde.
paper-no-digests = Dafür gibt es keine Digests, also weist nichts nach, dass er vollständig ist.
paper-question = Frage
paper-filter = Filter
paper-meaning = In Worten
paper-proof = Nachweis
paper-result = Ergebnis
paper-notes = Notizen
paper-events = { $n ->
    [one] 1 Ereignis, { $period }.
   *[other] { $n } Ereignisse, { $period }.
}
paper-hash = SHA-256 ihrer eventIDs, nach Zeit: { $sha256 }
paper-undated = { $n ->
    [one] 1 Ereignis hat keine brauchbare Zeit.
   *[other] { $n } Ereignisse haben keine brauchbare Zeit.
}
paper-proof-events = { $n ->
    [one] 1 Ereignis ist durch eine signierte Kette von Digests nachgewiesen; nicht geprüft: { $unchecked }, widerlegt: { $failed }.
   *[other] { $n } Ereignisse sind durch eine signierte Kette von Digests nachgewiesen; nicht geprüft: { $unchecked }, widerlegt: { $failed }.
}
paper-exception-events = { $n ->
    [one] 1 Ereignis.
   *[other] { $n } Ereignisse.
}
paper-exception-filter = Filter: { $filter }
paper-drawn = { $n ->
    [one] { $name }: 1 von { $of } Ereignissen, { $method }, Startwert { $seed } (ChaCha20).
   *[other] { $name }: { $n } von { $of } Ereignissen, { $method }, Startwert { $seed } (ChaCha20).
}
paper-same-population = Aus dieser Grundgesamtheit gezogen.
paper-other-population = Aus einer anderen Grundgesamtheit gezogen ({ $filter }; SHA-256 { $sha256 }); { $here } ihrer Ereignisse sind in dieser.
paper-sample-lost = Die Stichprobe „{ $name }“ war für diesen Abschnitt gewählt, ist seither aber entfernt worden. Es steht keine da.
paper-exceptions-without-id = { $n ->
    [one] 1 davon hat keine eventID und gehört deshalb nicht zur Grundgesamtheit.
   *[other] { $n } davon haben keine eventID und gehören deshalb nicht zur Grundgesamtheit.
}
paper-more-unlisted = { $n ->
    [one] 1 weiteres Ereignis steht hier nicht. Ein Archiv dieses Papiers enthält es.
   *[other] { $n } weitere Ereignisse stehen hier nicht. Ein Archiv dieses Papiers enthält sie.
}
paper-unmapped = Die Karte endet hier, weil der Zeitraum länger als zehn Jahre ist. Ab { $from } steht er in der Vollständigkeitskarte der Seite.
paper-sample-named = Stichprobe { $name }
paper-noted = Ereignisse mit Notizen
paper-number = Nr.
paper-time = Zeit (UTC)
paper-event = Ereignis
paper-user = Benutzer
paper-source = Quell-IP
paper-more-events = { $n ->
    [one] 1 weiteres Ereignis ist nur im Archiv.
   *[other] { $n } weitere Ereignisse sind nur im Archiv.
}
paper-remark = „{ $text }“ ({ $by } { $when })
manifest-title = Weitergegeben
manifest-when = { $path }: gespeichert { $when } UTC mit Traillight { $version }
manifest-whose = { $path }: gespeichert von { $author }, { $when } UTC, mit Traillight { $version }
places-elsewhere = Nicht auf der Karte: { $names }
places-finding = { $n ->
    [one] Ereignisse in { $n } von { $all } Regionen
   *[other] Ereignisse in { $n } von { $all } Regionen
}
places-none = Kein Ereignis nennt eine Region
places-place = { $region }: { $events }
privacy-blocked = Der Browser hat es verhindert ({ $directive }). Nichts wurde gesendet.
privacy-compute = Berechnen
privacy-hash = SHA-256 dieser Seite
privacy-in-force = Geltende Richtlinie
privacy-no-hash = Der Browser lässt eine Seite von der Festplatte ihre eigene Datei nicht lesen. Vergleichen Sie sie stattdessen mit sha256sum oder certutil.
privacy-no-policy = Diese Seite enthält keine Richtlinie: Sie wurde nicht so gebaut, wie sie sollte. Öffnen Sie keine vertraulichen Dateien.
privacy-not-blocked = Nichts hat es verhindert. Mit dieser Kopie der Seite stimmt etwas nicht: Öffnen Sie keine vertraulichen Dateien.
privacy-requests = Anfragen an andere Adressen
privacy-send = Versuchen, etwas zu senden
privacy-try = Selbst ausprobieren
privacy-trying = Wird versucht …
range-zone = Zeiten ohne Abweichung wie Z oder +01:00 gelten nach den Uhren von { $zone }.
sigma-too-many-fields = gruppiert nach oder misst ein Feld, das keine Spalte der Tabelle ist; nur { NUMBER($most) } solche werden gelesen, für alle Regeln zusammen.
status-listing = Der Browser listet den Ordner auf
status-zone-unknown = Der Link verlangt die Zeitzone „{ $zone }“, die dieser Browser nicht kennt. Zeiten werden in UTC gezeigt. Klicken, um eine andere zu wählen
status-zone-why = Zeiten werden nach den Uhren von { $zone } gezeigt, jede mit ihrer Abweichung. Klicken, um eine andere Zeitzone zu wählen
trouble-not-removed =
    Keine Datei kann herausgenommen werden: Alle anderen müssten noch einmal gelesen werden, und Traillight hat sie losgelassen. Fangen Sie
    neu an und öffnen Sie nur die anderen.
trouble-open-again =
    Öffnen Sie die { NUMBER($n) } Dateien noch einmal, um fortzufahren. Bei mehr als { NUMBER($most) } lässt Traillight die gelesenen los, weil
    der Browser für jede Datei, die festgehalten wird, mehrere Kilobyte Speicher braucht.
week-cell = { $hour }: { $events }
week-too-many = Zwischen dem ersten und dem letzten Ereignis lägen mehr als { NUMBER($most) } solche Stunden, zu viele für einen Filter. Zuerst einen Zeitraum von höchstens neun Jahren wählen.
week-day-1 = Montags
week-day-2 = Dienstags
week-day-3 = Mittwochs
week-day-4 = Donnerstags
week-day-5 = Freitags
week-day-6 = Samstags
week-day-7 = Sonntags
week-finding = Stärkste Stunde der Woche: { $hour }, { $events }
week-hour = { $day } { $from }–{ $to }
week-hour-in = { $hour }, { $zone }
week-hours = Stunde ({ $zone })
week-hours-label = Stunden der Woche
week-none = Kein Ereignis hat eine brauchbare Zeit
week-summary = Nach den Uhren von { $zone }: { $parts }.
week-summary-short = Nach den Uhren von { $zone }: { $parts }. Die Ereignisse umfassen weniger als eine Woche.
week-office = { $share } an Werktagen von 08:00 bis 18:00
week-nights = { $share } an Werktagen zu anderen Zeiten
week-weekend = { $share } am Wochenende
week-finding-short = Die meisten Ereignisse: { $hour }, { $events }, in weniger als einer Woche
zone-field = Zeitzonen suchen
zone-own = { $zone } (dieser Computer)
zone-title = Zeitzone

hosted-one-file = Diese Seite ist eine einzelne Datei und holt nichts: Öffnen Sie die Dateien, die ihr Link nennt, selbst.
hosted-malformed = { $name } ist keine Adresse einer Datei auf diesem Server.
hosted-elsewhere = { $name } liegt auf einem anderen Server ({ $host }). Diese Seite holt nur Dateien vom eigenen: Laden Sie die Datei herunter und öffnen Sie sie hier.
hosted-outside = Das Manifest nennt { $name }; das liegt nicht in seinem Ordner und wurde nicht geholt.
hosted-failed = { $name } konnte nicht geholt werden: { $why }
hosted-status = der Server antwortete { $status }.
hosted-sent-on = der Server leitet an eine andere Adresse weiter; liegt sie auf einem anderen Server, darf diese Seite von dort nichts holen.
hosted-too-many-names = Dieser Link nennt mehr als { NUMBER($n) } Dateien; nur die ersten { NUMBER($n) } werden geholt. Ein Manifest kann mehr aufführen.
hosted-nameless = { $n ->
    [one] Eine Eingabe des Manifests hat keinen Pfad und wurde nicht geholt.
   *[other] { NUMBER($n) } Eingaben des Manifests haben keinen Pfad und wurden nicht geholt.
}
hosted-too-many = Nur die ersten { NUMBER($n) } Dateien, die das Manifest nennt, werden geholt.
hosted-more = { $n ->
    [one] Und ein weiteres Problem.
   *[other] Und { NUMBER($n) } weitere Probleme.
}
hosted-stopped = Das Holen wurde abgebrochen: { NUMBER($done) } von { NUMBER($all) } Dateien wurden geöffnet.
status-stop-fetching = Holen abbrechen
status-fetching = Dateien werden geholt: { NUMBER($done) } von { NUMBER($all) }, { $size }
notice-newer = Es gibt eine neuere Version von Traillight. Wird sie geladen, schließt das, was hier geöffnet ist.
notice-newer-load = Laden
privacy-offline = Ohne Netz
privacy-offline-unavailable = Von dieser Seite wird nichts in diesem Browser aufbewahrt.
privacy-offline-keeping = Die eigenen Dateien dieser Seite werden in diesem Browser abgelegt …
privacy-offline-kept = Die eigenen Dateien dieser Seite liegen in diesem Browser, sodass sie sich ohne ihren Server öffnet. Nichts, was Sie öffnen, wird aufbewahrt.
privacy-offline-failed = Die eigenen Dateien dieser Seite konnten nicht in diesem Browser abgelegt werden; sie braucht ihren Server. { $why }
menu-export-ocsf = Als OCSF 1.5.0, für ein SIEM
menu-export-ocsf-old = Als OCSF 1.1.0, für ein SIEM
export-title = Gefundene Ereignisse exportieren
export-menu = Als CSV, Markdown, JSON, OCSF …
export-more = Exportieren …
export-rows = { $n ->
    [one] 1 Ereignis
   *[other] { NUMBER($n) } Ereignisse
}, { $order }
export-order-up = nach { $by }, aufsteigend
export-order-down = nach { $by }, absteigend
export-order-then = { $first }, dann { $then }
export-zone-utc = Zeiten stehen in UTC.
export-zone = Zeiten stehen in UTC und in einer Spalte daneben nach den Uhren von { $zone }.
export-raw = Jeder Eintrag mit seinen Bytes, wie sie im Log stehen, mit allen Feldern.
export-format = Format
export-csv-name = CSV
export-csv-means = Schlichtes CSV (RFC 4180), UTF-8. Für Programme. Eine Zelle, die eine Tabellenkalkulation als Formel ausführen würde, bekommt einen Apostroph davor.
export-excel-name = CSV für Excel
export-excel-means = Mit Byte-Order-Mark, damit Excel UTF-8 liest. Kontonummern und alles andere, was es für eine Zahl oder ein Datum hielte, stehen als ="…" da und bleiben so Text. Formeln bekommen einen Apostroph.
export-tsv-name = TSV
export-tsv-means = Mit Tabulatoren zwischen den Zellen. Formeln bekommen einen Apostroph.
export-markdown-name = Markdown
export-markdown-means = Eine Tabelle für ein Ticket oder einen Bericht, in der nichts aus dem Log Auszeichnung ist.
export-json-name = JSON
export-json-means = Wie CloudTrail es schreibt: ein Objekt mit allen Einträgen. Jeder behält seine Bytes.
export-ndjson-name = NDJSON
export-ndjson-means = Ein Eintrag je Zeile, mit seinen Bytes; nur Zeilenumbrüche zwischen seinen Werten fallen weg.
export-ocsf-name = OCSF 1.5.0
export-ocsf-means = Ereignisse nach dem Open Cybersecurity Schema Framework, eines je Zeile, für ein SIEM. Nichts aus einem Eintrag geht verloren.
export-ocsf-old-name = OCSF 1.1.0
export-ocsf-old-means = Dasselbe in der Version, die Amazon Security Lake liest.
export-columns = Spalten
export-columns-shown = Wie angezeigt: { $columns }
export-columns-all = Alle, die jedes Ereignis hat, mit eventID, Datei und Ausgang, und die hinzugefügten. Traillight liest eine solche Tabelle wieder ein.
export-size = Etwa { $size }.
export-size-wait = Wird gezählt …
export-choose = Speichern unter …
export-choose-means = Geschrieben wird Stück für Stück in eine selbst gewählte Datei.
export-download = Herunterladen
export-changed = Die Ereignisse haben sich beim Schreiben geändert, deshalb wurde die Datei nicht behalten. Bitte noch einmal exportieren.
saving-preparing = { $name }: wird vorbereitet
saving-bytes = { $name }: { $size } geschrieben
saving-rows = { $name }: { NUMBER($done) } von { NUMBER($of) } Zeilen, { $size }
saving-cancel = Abbrechen
saving-cancelled = Abgebrochen. Von { $name } bleibt nichts zurück.
saving-done = { $name } ist geschrieben: { $size }.
saving-done-rows = { $n ->
    [one] { $name } ist geschrieben: 1 Zeile, { $size }.
   *[other] { $name } ist geschrieben: { NUMBER($n) } Zeilen, { $size }.
}
saving-another = Eine andere Datei wird gerade geschrieben. Bitte darauf warten oder sie abbrechen.
saving-not-chosen = Es wurde keine Datei gewählt, also nichts geschrieben.
saving-full = Am gewählten Ort ist kein Platz für { $name }. Das bisher Geschriebene ist unvollständig und wurde aufgegeben. Bitte Platz schaffen oder einen anderen Ort wählen.
saving-forbidden = Der Browser lässt diese Seite { $name } nicht schreiben. Das bisher Geschriebene wurde aufgegeben. Bitte die Datei noch einmal wählen oder sie herunterladen.
saving-gone = Den Ort für { $name } gibt es nicht mehr; vielleicht wurde ein Laufwerk entfernt. Das bisher Geschriebene ist unvollständig. Bitte einen anderen Ort wählen.
saving-in-use = { $name } wird anderweitig benutzt und wurde deshalb nicht geschrieben. Bitte das schließen oder einen anderen Namen wählen.
saving-failed = { $name } wurde nicht geschrieben, und das bisher Geschriebene wurde aufgegeben: { $detail }
saving-choose = Die Datei auswählen, in die geschrieben wird
filter-not-text = ein Filter, der sich nicht als Text schreiben lässt
