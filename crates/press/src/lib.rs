//! A report as HTML, SVG, XLSX and (through kith-press) PDF.
