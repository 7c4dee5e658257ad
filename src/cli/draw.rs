//! Findings as a person reads them: message, excerpt with caret, remedy.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::complaint::Reason;
use super::messages::results::{A_CONSEQUENCE, DETAIL, ERROR, HELP, MoreFindings, NOTE, WARNING};
use crate::finding::{Finding, Place, Related, Severity};
use crate::language::{Language, Show};
use crate::source::Sources;
use crate::text::visible;

/// The terminal shows so many findings, and says how many more there are.
const SHOWN: usize = 100;
/// Widest excerpt.
const WIDTH: usize = 140;

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
            text.push_str(&renderer.render(&[group(finding, sources, self.language)]));
            text.push_str("\n\n");
        }
        if told.len() > SHOWN {
            let more = MoreFindings { more: told.len() - SHOWN };
            text.push_str(&format!("{}\n\n", more.said(self.language)));
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
    let (level, words) = match severity {
        Severity::Error => (Level::ERROR, ERROR),
        Severity::Warning => (Level::WARNING, WARNING),
        Severity::Note => (Level::NOTE, NOTE),
    };
    level.with_name(words.in_language(language))
}

fn group<'f>(finding: &'f Finding, sources: &'f Sources, language: Language) -> Group<'f> {
    let message = visible(&finding.message(language));
    let title = level(finding.severity, language).primary_title(message).id(finding.code.name);
    let mut group = Group::with_title(title);
    let mut related: Vec<&Related> =
        finding.related.iter().filter(|related| finding.place.as_ref() != Some(&related.place)).collect();
    if let Some(place) = &finding.place {
        let line = |place: &Place| (place.source, sources.locate(place).1.line);
        // what stands on one line is shown in one excerpt
        let (beside, elsewhere) = related.into_iter().partition(|other| line(&other.place) == line(place));
        related = elsewhere;
        let label = finding.label.as_ref().map(|label| label.said(language));
        let first = Marked { place, label, kind: AnnotationKind::Primary };
        group = located(group, first, beside, sources, language);
    }
    for other in related {
        let first = Marked {
            place: &other.place,
            label: Some(other.label.said(language)),
            kind: AnnotationKind::Context,
        };
        group = located(group, first, Vec::new(), sources, language);
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
) -> Group<'f> {
    let source = sources.get(first.place.source);
    let name = visible(&source.name);
    let (line, text, _) = source.excerpt(&first.place.span);
    if text.is_empty() {
        return group.element(Origin::path(name).line(line).char_column(1));
    }
    // spans are counted in the line as it is shown
    let shown = |at: usize| visible(&text[..at]).len();
    let mark = |marked: Marked<'f>| {
        let (_, _, span) = source.excerpt(&marked.place.span);
        marked.kind.span(shown(span.start)..shown(span.end)).label(marked.label.as_deref().map(visible))
    };
    let others = beside.into_iter().map(|other| Marked {
        place: &other.place,
        label: Some(other.label.said(language)),
        kind: AnnotationKind::Context,
    });
    let annotations: Vec<_> = std::iter::once(first).chain(others).map(mark).collect();
    let snippet = Snippet::source(visible(text)).line_start(line).path(name);
    group.element(snippet.annotations(annotations))
}
