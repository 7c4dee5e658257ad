//! Findings as a person reads them: message, excerpt with caret, remedy.

use std::cmp::Reverse;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::complaint::Reason;
use super::messages::results::{A_CONSEQUENCE, ALSO, AtPlace, DETAIL, HELP, MoreFindings};
use crate::finding::{Finding, Place, Severity, joined_for_readers};
use crate::language::{Language, Show, Text};
use crate::source::{Position, Sources};
use crate::text::visible;

/// The terminal shows so many findings, and says how many more there are.
const SHOWN: usize = 100;
/// So many places of others of the same cause are shown.
const MOST_PLACES: usize = 2;
/// The place of another one.
const ALSO_HERE: Text = Text { en: "also here", vi: "cũng ở đây" };
/// Widest excerpt.
const WIDTH: usize = 140;
/// No sentence is squeezed below this.
const LEAST: usize = 40;
/// The second line of a headline begins here.
const HANG: usize = 2;
const BLANKS: &str = "                    ";
/// Of a line that is longer, in bytes, only a part is made visible.
const LONG_LINE: usize = 1_200;

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawing {
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// The language of the sentences.
    pub language: Language,
    /// Columns of the terminal, where a person looks at one: sentences are wrapped there, and nowhere else.
    pub width: Option<usize>,
    /// Whether each remark is shown with its excerpt, and not only the first of its code.
    pub verbose: bool,
}

impl Drawing {
    /// All findings, one below the other, errors first; consequences are told under their cause.
    pub(crate) fn findings(self, findings: &[Finding], sources: &Sources) -> String {
        let joined = if self.verbose { findings.to_vec() } else { joined_for_readers(findings) };
        let mut told: Vec<&Finding> = joined.iter().filter(|finding| !finding.is_consequence()).collect();
        told.sort_by_key(|finding| Reverse(finding.severity));
        let shown = &told[..told.len().min(SHOWN)];
        let mut text: String =
            self.alike(shown).iter().map(|alike| self.drawn(alike, sources) + "\n\n").collect();
        if told.len() > SHOWN {
            let more: usize = told[SHOWN..].iter().map(|finding| finding.count).sum();
            text.push_str(&format!("{}\n\n", MoreFindings { more }.said(self.language)));
        }
        text
    }

    /// Each error by itself, and the remarks of a code together, in the order of the first of them.
    fn alike<'f>(self, findings: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
        let mut groups: Vec<Vec<&Finding>> = Vec::new();
        for finding in findings {
            let alone = self.verbose || finding.severity == Severity::Error;
            let is_alike = |group: &&mut Vec<&Finding>| {
                group[0].severity == finding.severity && group[0].code.name == finding.code.name
            };
            match groups.iter_mut().find(is_alike).filter(|_| !alone) {
                Some(group) => group.push(finding),
                None => groups.push(vec![finding]),
            }
        }
        groups
    }

    /// The first of some findings with its excerpt and its remedy, and below it what the others say.
    fn drawn(self, alike: &[&Finding], sources: &Sources) -> String {
        let mut columns = Vec::new();
        let mut group = group(alike[0], sources, self.language, &mut columns);
        for other in &alike[1..] {
            let place = other.place.as_ref().map(|place| sources.locate(place).1);
            let message = visible(&other.message(self.language));
            let said = match place {
                Some(place) => AtPlace { place, message }.said(self.language),
                None => message,
            };
            group = group.element(Level::NOTE.with_name(ALSO.in_language(self.language)).message(said));
        }
        let drawn = self.renderer().render(&[group]);
        let drawn = columns.iter().fold(drawn, |drawn, column: &PlaceOfExcerpt| column.put_into(&drawn));
        self.wrapped(&drawn)
    }

    /// The sentences of a drawn finding on lines that fit; excerpts stay as they are.
    pub(crate) fn wrapped(self, drawn: &str) -> String {
        let Some(width) = self.width else { return drawn.to_owned() };
        let wrap = |line: &str| {
            if is_excerpt(line) {
                return None;
            }
            let hang = if line.starts_with(' ') { hang_of_detail(line)? } else { HANG };
            let options = textwrap::Options::new(width.max(LEAST))
                .subsequent_indent(&BLANKS[..hang.min(BLANKS.len())])
                .break_words(false)
                .word_splitter(textwrap::WordSplitter::NoHyphenation)
                .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
            (textwrap::core::display_width(line) > width).then(|| textwrap::fill(line, options))
        };
        let lines = drawn.split('\n').map(|line| wrap(line).unwrap_or_else(|| line.to_owned()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// One line a finding: `file:line:col: error[code]: message`.
    pub(crate) fn short(self, findings: &[Finding], sources: &Sources) -> String {
        findings.iter().map(|finding| self.line(finding, sources) + "\n").collect()
    }

    /// The same of one finding, on lines that fit.
    pub(crate) fn brief(self, finding: &Finding, sources: &Sources) -> String {
        self.wrapped(&self.line(finding, sources)) + "\n"
    }

    fn line(self, finding: &Finding, sources: &Sources) -> String {
        let place = finding.place.as_ref().map(|place| sources.locate(place));
        let place =
            place.map_or(String::new(), |(name, position)| format!("{}: ", visible(&position.of_file(name))));
        let severity = finding.severity.name().in_language(self.language);
        let message = visible(&finding.message(self.language));
        // a sentence may say so itself
        let mark = A_CONSEQUENCE.in_language(self.language);
        let mark = if finding.is_consequence() && !message.ends_with(mark) { mark } else { "" };
        format!("{place}{severity}[{}]: {message}{mark}", finding.code.name)
    }

    /// The errors alone, for somebody who wants to hear of nothing else.
    pub(crate) fn errors(self, findings: &[Finding], sources: &Sources) -> String {
        let is_error = |finding: &&Finding| finding.severity == Severity::Error;
        self.findings(&findings.iter().filter(is_error).cloned().collect::<Vec<_>>(), sources)
    }

    /// An error without a place.
    pub(crate) fn error(self, error: &anyhow::Error) -> String {
        let message = visible(&Reason::of(error).said(self.language));
        let group = Group::with_title(level(Severity::Error, self.language).primary_title(message));
        format!("{}\n", self.renderer().render(&[group]))
    }

    fn renderer(self) -> Renderer {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(self.width.map_or(WIDTH, |width| width.clamp(LEAST, WIDTH)))
    }
}

/// Whether a line is one of an excerpt: `183 | …`, and what points into it below.
fn is_excerpt(line: &str) -> bool {
    let plain = anstream::adapter::strip_str(line).to_string();
    let number = plain.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    number.trim_start().starts_with('|')
}

/// Where the second line of a detail or a remedy begins: below its first word. `None` for a line of an excerpt.
fn hang_of_detail(line: &str) -> Option<usize> {
    let plain = anstream::adapter::strip_str(line).to_string();
    let (label, _) = plain.trim_start().strip_prefix("= ")?.split_once(": ")?;
    let before = plain.len() - plain.trim_start().len();
    Some(before + "= : ".len() + textwrap::core::display_width(label))
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity.name().in_language(language))
}

/// A place as the renderer counts it in what is shown of a line, and as it is: the line has something invisible in it,
/// is cut, or is the row of a sheet.
struct PlaceOfExcerpt {
    shown: String,
    meant: String,
}

impl PlaceOfExcerpt {
    fn put_into(&self, drawn: &str) -> String {
        drawn.replacen(&self.shown, &self.meant, 1)
    }
}

fn group<'f>(
    finding: &'f Finding,
    sources: &'f Sources,
    language: Language,
    columns: &mut Vec<PlaceOfExcerpt>,
) -> Group<'f> {
    let message = visible(&finding.message(language));
    let title = level(finding.severity, language).primary_title(message).id(finding.code.name);
    let mut group = Group::with_title(title);
    let mut related = others(finding, language);
    if let Some(place) = &finding.place {
        let line = |place: &Place| (place.source, sources.get(place.source).line_start(place.span.start));
        // what stands on one line is shown in one excerpt
        let (beside, elsewhere) = related.into_iter().partition(|other| line(other.place) == line(place));
        related = elsewhere;
        let label = finding.label.as_ref().map(|label| label.said(language));
        let first = Marked { place, label, kind: AnnotationKind::Primary };
        group = located(group, first, beside, sources, columns);
    }
    for other in related {
        let first = Marked { place: other.place, label: Some(other.label), kind: AnnotationKind::Context };
        group = located(group, first, Vec::new(), sources, columns);
    }
    for note in &finding.notes {
        let level = Level::NOTE.with_name(DETAIL.in_language(language));
        group = group.element(level.message(visible(&note.said(language))));
    }
    let level = Level::HELP.with_name(HELP.in_language(language));
    group.element(level.message(visible(&finding.help(language))))
}

/// A second place, with what stands there.
struct Other<'f> {
    place: &'f Place,
    label: String,
}

/// The other places of a finding, and the first of those of the same cause.
fn others(finding: &Finding, language: Language) -> Vec<Other<'_>> {
    let related = finding
        .related
        .iter()
        .map(|related| Other { place: &related.place, label: related.label.said(language) });
    let also = finding.also.iter().take(MOST_PLACES);
    let also = also.map(|place| Other { place, label: ALSO_HERE.in_language(language).to_owned() });
    related.chain(also).filter(|other| finding.place.as_ref() != Some(other.place)).collect()
}

/// A place to mark in an excerpt.
struct Marked<'f> {
    place: &'f Place,
    label: Option<String>,
    kind: AnnotationKind,
}

fn located<'f>(
    group: Group<'f>,
    first: Marked<'f>,
    beside: Vec<Other<'f>>,
    sources: &'f Sources,
    columns: &mut Vec<PlaceOfExcerpt>,
) -> Group<'f> {
    let source = sources.get(first.place.source);
    let name = visible(&source.name);
    let (line, whole, within) = source.excerpt(&first.place.span);
    let (_, position) = sources.locate(first.place);
    if position == Position::File {
        return group.element(Origin::path(name));
    }
    if whole.is_empty() {
        return group.element(Origin::path(name).line(line).char_column(1));
    }
    let window = window(whole, &within);
    let text = &whole[window.clone()];
    // spans are counted in the line as it is shown
    let shown = |at: usize| visible(&text[..at.clamp(window.start, window.end) - window.start]).len();
    let mark = |marked: Marked<'f>| {
        let (_, _, span) = source.excerpt(&marked.place.span);
        marked.kind.span(shown(span.start)..shown(span.end)).label(marked.label.as_deref().map(visible))
    };
    let others = beside.into_iter().map(|other| Marked {
        place: other.place,
        label: Some(other.label),
        kind: AnnotationKind::Context,
    });
    let annotations: Vec<_> = std::iter::once(first).chain(others).map(mark).collect();
    let counted = visible(&text[..within.start - window.start]).chars().count() + 1;
    let shown = Position::Text { line, column: counted };
    if shown != position {
        let at = |position: &Position| format!("{}\n", visible(&position.of_file(&source.name)));
        columns.push(PlaceOfExcerpt { shown: at(&shown), meant: at(&position) });
    }
    let more = if window.end < whole.len() { "…" } else { "" };
    let snippet = Snippet::source(visible(text) + more).line_start(line).path(name);
    group.element(snippet.annotations(annotations))
}

/// The part of a long line that is made visible: what is around the beginning of a span. The renderer cuts it further.
fn window(line: &str, span: &Range<usize>) -> Range<usize> {
    if line.len() <= LONG_LINE {
        return 0..line.len();
    }
    let inside = |mut at: usize| {
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let end = line.len().min(span.start + LONG_LINE / 2);
    inside(span.start.saturating_sub(LONG_LINE / 4))..inside(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::messages::forms::FactsFileSaysMore;
    use crate::source::SourceText;
    use crate::source::cells::Layout;
    use crate::source::workbook::CellContent;

    /// A row of three digits begins at the margin, as a sentence does; its caret must stay below it.
    #[test]
    fn a_line_of_an_excerpt_is_not_broken() {
        let drawing = Drawing { colour: false, language: Language::English, width: Some(60), verbose: false };
        let line = format!("183 | {}", "a long line ".repeat(8));
        assert_eq!(drawing.wrapped(&line), line);
        let colour = format!("\u{1b}[94m183 |\u{1b}[0m {}", "a long line ".repeat(8));
        assert_eq!(drawing.wrapped(&colour), colour);
        assert_ne!(drawing.wrapped(&line.replace('|', ":")), line.replace('|', ":"));
    }

    #[test]
    fn a_finding_in_a_workbook_names_its_cell_and_shows_its_row() {
        let mut layout = Layout::default();
        layout.sheet("Phiếu chấm");
        layout.row(30);
        for (column, text) in [(1, "1.4"), (2, "Tỷ lệ\nvăn bản"), (5, "13")] {
            layout.cell(column, CellContent::text(text));
        }
        let cells = layout.last_sheet().rows[0].cells.iter();
        let spans: Vec<Range<usize>> = cells.map(|cell| cell.span.clone()).collect();
        let mut sources = Sources::default();
        let id = sources.add(SourceText::workbook("phiếu.xlsx", layout));
        let finding =
            |span: &Range<usize>| Finding::from(FactsFileSaysMore {}).at(&Place::new(id, span.clone()));
        let drawing = Drawing { colour: false, language: Language::English, width: None, verbose: false };
        let drawn = drawing.findings(&[finding(&spans[2])], &sources);
        let excerpt: Vec<&str> = drawn.lines().skip(1).take(4).collect();
        assert_eq!(
            excerpt,
            [
                "  --> phiếu.xlsx, 'Phiếu chấm'!F31",
                "   |",
                "31 | 1.4 │ Tỷ lệ văn bản │ 13",
                "   |                       ^^"
            ]
        );
        let whole = drawing.findings(&[finding(&(0..0))], &sources);
        assert_eq!(whole.lines().nth(1), Some("--> phiếu.xlsx"));
        let short = drawing.short(&[finding(&spans[0]), finding(&(0..0))], &sources);
        let begins: Vec<&str> = short.lines().map(|line| line.split(": ").next().unwrap()).collect();
        assert_eq!(begins, ["phiếu.xlsx, 'Phiếu chấm'!B31", "phiếu.xlsx"]);
    }
}
