//! Findings as a person reads them: message, excerpt with caret, remedy.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::complaint::Reason;
use super::messages::results::{A_CONSEQUENCE, DETAIL, HELP, MoreFindings, severity_word};
use crate::finding::{Finding, Place, Related, Severity};
use crate::language::{Language, Show};
use crate::source::Sources;
use crate::text::visible;

/// The terminal shows so many findings, and says how many more there are.
const SHOWN: usize = 100;
/// Widest excerpt.
const WIDTH: usize = 140;
/// Of a line that is longer, in bytes, only a part is made visible.
const LONG_LINE: usize = 1_200;

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// The language of the sentences.
    pub language: Language,
}

impl Drawing {
    /// All findings, one below the other; consequences are told under their cause.
    pub fn findings(self, findings: &[Finding], sources: &Sources) -> String {
        let renderer = self.renderer();
        let mut text = String::new();
        let told: Vec<&Finding> = findings.iter().filter(|finding| !finding.is_consequence()).collect();
        for finding in told.iter().take(SHOWN) {
            let mut columns = Vec::new();
            let drawn = renderer.render(&[group(finding, sources, self.language, &mut columns)]);
            text.push_str(
                &columns.iter().fold(drawn, |drawn, column: &ColumnInLine| column.put_into(&drawn)),
            );
            text.push_str("\n\n");
        }
        if told.len() > SHOWN {
            let more: usize = told[SHOWN..].iter().map(|finding| finding.count).sum();
            text.push_str(&format!("{}\n\n", MoreFindings { more }.said(self.language)));
        }
        text
    }

    /// One line a finding: `file:line:col: error[code]: message`.
    pub fn short(self, findings: &[Finding], sources: &Sources) -> String {
        let mut text = String::new();
        for finding in findings {
            let place = finding.place.as_ref().map(|place| sources.locate(place));
            let place = place.map_or(String::new(), |(name, position)| {
                format!("{}:{}:{}: ", visible(name), position.line, position.column)
            });
            let (severity, code) = (finding.severity.word(), finding.code.name);
            let root = if finding.is_consequence() { A_CONSEQUENCE.in_language(self.language) } else { "" };
            text.push_str(&format!(
                "{place}{severity}[{code}]: {}{root}\n",
                visible(&finding.message(self.language))
            ));
        }
        text
    }

    /// An error without a place.
    pub fn error(self, error: &anyhow::Error) -> String {
        let message = visible(&Reason::of(error).said(self.language));
        let group = Group::with_title(level(Severity::Error, self.language).primary_title(message));
        format!("{}\n", self.renderer().render(&[group]))
    }

    fn renderer(self) -> Renderer {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(WIDTH)
    }
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity_word(severity).in_language(language))
}

/// A column that the renderer counted in what is shown of a line, where the line has something invisible in it, or is
/// cut; and the one in the line as it is.
struct ColumnInLine {
    shown: String,
    meant: String,
}

impl ColumnInLine {
    fn put_into(&self, drawn: &str) -> String {
        drawn.replacen(&self.shown, &self.meant, 1)
    }
}

fn group<'f>(
    finding: &'f Finding,
    sources: &'f Sources,
    language: Language,
    columns: &mut Vec<ColumnInLine>,
) -> Group<'f> {
    let message = visible(&finding.message(language));
    let title = level(finding.severity, language).primary_title(message).id(finding.code.name);
    let mut group = Group::with_title(title);
    let mut related: Vec<&Related> =
        finding.related.iter().filter(|related| finding.place.as_ref() != Some(&related.place)).collect();
    if let Some(place) = &finding.place {
        let line = |place: &Place| (place.source, sources.get(place.source).line(place.span.start));
        // what stands on one line is shown in one excerpt
        let (beside, elsewhere) = related.into_iter().partition(|other| line(&other.place) == line(place));
        related = elsewhere;
        let label = finding.label.as_ref().map(|label| label.said(language));
        let first = Marked { place, label, kind: AnnotationKind::Primary };
        group = located(group, first, beside, sources, language, columns);
    }
    for other in related {
        let first = Marked {
            place: &other.place,
            label: Some(other.label.said(language)),
            kind: AnnotationKind::Context,
        };
        group = located(group, first, Vec::new(), sources, language, columns);
    }
    for note in &finding.notes {
        let level = Level::NOTE.with_name(DETAIL.in_language(language));
        group = group.element(level.message(visible(&note.said(language))));
    }
    let level = Level::HELP.with_name(HELP.in_language(language));
    group.element(level.message(visible(&finding.help(language))))
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
    beside: Vec<&'f Related>,
    sources: &'f Sources,
    language: Language,
    columns: &mut Vec<ColumnInLine>,
) -> Group<'f> {
    let source = sources.get(first.place.source);
    let name = visible(&source.name);
    let (line, whole, within) = source.excerpt(&first.place.span);
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
        place: &other.place,
        label: Some(other.label.said(language)),
        kind: AnnotationKind::Context,
    });
    let start = first.place.span.start;
    let annotations: Vec<_> = std::iter::once(first).chain(others).map(mark).collect();
    let counted = visible(&text[..within.start - window.start]).chars().count() + 1;
    let meant = source.position(start).column;
    if counted != meant {
        let at = |column: usize| format!("{name}:{line}:{column}\n");
        columns.push(ColumnInLine { shown: at(counted), meant: at(meant) });
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
