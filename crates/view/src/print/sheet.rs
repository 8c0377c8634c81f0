//! How the document looks: black on white, on A4 and Letter.

/// What stands at the foot of each page goes between these. That must be a message of ours, since nothing in it is escaped.
pub(super) const FOOT: [&str; 2] = ["@page{@bottom-left{content:'", "';font-family:sans-serif;font-size:8pt}}"];

/// The style sheet.
pub(super) const SHEET: &str = "
@page { margin: 18mm 16mm 20mm;
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt sans-serif; } }
:root { color-scheme: light; }
body { max-width: 190mm; margin: 8mm auto; padding: 0 4mm; background: #fff; color: #000;
  font: 10pt/1.45 system-ui, 'Helvetica Neue', Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 18pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; }
.annex { break-before: page; }
.whole { white-space: nowrap; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid; }
p, ul { margin: 0 0 2mm; }
.verdict { padding: 2mm 3mm; border: 0.6mm solid #000; font-size: 12pt; }
.verdict.unchecked { border-style: dashed; }
.verdict.failed { border-width: 1.2mm; border-style: double; }
.made { color: #333; }
table { width: 100%; margin: 1mm 0 3mm; border-collapse: collapse; font-size: 8pt; }
thead { display: table-header-group; break-after: avoid; break-inside: avoid; }
tr { break-inside: avoid; }
th, td { padding: 0.8mm 1.2mm; border: 0.2mm solid #999; text-align: left; vertical-align: top; }
td { min-width: 14mm; }
th { background: #eee; overflow-wrap: normal; print-color-adjust: exact; }
tbody.event { break-inside: avoid; }
thead + tbody.event { break-before: avoid; }
tbody.event td { border: 0; border-top: 0.2mm solid #999; padding-bottom: 0; }
tbody.event .below td { border-top: 0; padding-top: 0; padding-bottom: 0.8mm; color: #333; font-size: 7pt; }
tbody.event td:first-child { min-width: 8mm; }
tbody.event td:nth-child(3) { min-width: 36mm; }
.facts th { width: 34mm; }
.facts td { height: 5mm; }
.matrix { display: block; max-width: 100%; margin: 1mm 0 2mm; break-inside: avoid; }
.matrix text { font: 2.3px sans-serif; }
.tick { stroke: #999; stroke-width: 0.1; }
.legend { font-size: 8pt; }
.legend .whole { margin-right: 3mm; }
rect { stroke: none; }
.proved { fill: #707070; }
.silent { fill: #c4c4c4; }
.partly { fill: url(#lines); }
.hash-only, .not-covered { fill: url(#strokes); }
.gap, .digest-missing, .nothing { fill: #fff; stroke: #000; stroke-width: 0.15; }
.digest-missing { stroke-width: 0.4; }
.log-missing { fill: url(#crosses); }
.failed:not(p) { fill: #000; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
";
