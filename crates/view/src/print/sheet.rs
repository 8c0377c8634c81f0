//! How the document looks: black on white, on A4 and Letter.

/// The style sheet.
pub(super) const SHEET: &str = "
@page { margin: 18mm 16mm 20mm; @bottom-left { content: 'Integrity of CloudTrail logs'; font: 8pt sans-serif; }
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt sans-serif; } }
:root { color-scheme: light; }
body { max-width: 190mm; margin: 8mm auto; padding: 0 4mm; background: #fff; color: #000;
  font: 10pt/1.45 system-ui, 'Helvetica Neue', Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 18pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid; }
p, ul { margin: 0 0 2mm; }
.verdict { padding: 2mm 3mm; border: 0.6mm solid #000; font-size: 12pt; }
.verdict.unchecked { border-style: dashed; }
.verdict.failed { border-width: 1.2mm; border-style: double; }
.made { color: #333; }
table { width: 100%; margin: 1mm 0 3mm; border-collapse: collapse; font-size: 8pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.8mm 1.2mm; border: 0.2mm solid #999; text-align: left; vertical-align: top; }
td { min-width: 14mm; }
th { background: #eee; overflow-wrap: normal; print-color-adjust: exact; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
";
