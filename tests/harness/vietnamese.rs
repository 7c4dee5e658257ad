//! What the program says in Vietnamese: its sentences without the excerpts of files, and English words left in them.

/// Words that English sentences are made of. Words that are keys or commands as well are left out, but for those that
/// no English sentence does without: these are quoted where they are keys.
const ENGLISH: &[&str] = &[
    "the", "is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "did", "not", "cannot",
    "must", "should", "would", "could", "will", "and", "or", "but", "if", "where", "which", "that", "this",
    "these", "those", "there", "than", "then", "it", "its", "of", "with", "without", "for", "from", "into",
    "on", "as", "only", "more", "most", "any", "nothing", "one", "two", "write", "give", "correct", "remove",
    "choose", "row", "rows", "columns", "number", "likely", "slip", "first", "here", "near", "belongs",
];

/// A finding as it was drawn, without the excerpt: what was said of it, a sentence each.
#[derive(Debug)]
pub struct Spoken {
    /// Its code; empty for an error of usage.
    pub code: String,
    /// The message, then labels, notes and the remedy.
    pub sentences: Vec<String>,
}

/// The findings that a run drew.
pub fn spoken(drawn: &str) -> Vec<Spoken> {
    let mut findings: Vec<Spoken> = Vec::new();
    for line in drawn.lines() {
        if let Some((code, message)) = title(line) {
            findings.push(Spoken { code: code.to_owned(), sentences: vec![message.to_owned()] });
        } else if let (Some(finding), Some(sentence)) = (findings.last_mut(), beside(line)) {
            finding.sentences.push(sentence.to_owned());
        }
    }
    findings
}

/// The code and the message of `lỗi[row-blank]: 1.1 …`.
fn title(line: &str) -> Option<(&str, &str)> {
    let levels = ["lỗi", "cảnh báo", "lưu ý", "error", "warning", "note"];
    let level = levels.into_iter().find_map(|level| line.strip_prefix(level))?;
    if let Some(message) = level.strip_prefix(": ") {
        return Some(("", message));
    }
    level.strip_prefix('[')?.split_once("]: ")
}

/// What a line below a title says: a note or a remedy, or a label behind its caret. An excerpt says nothing.
fn beside(line: &str) -> Option<&str> {
    let line = line.trim_start();
    if let Some(element) = line.strip_prefix("= ") {
        return Some(element);
    }
    let carets = [' ', '^', '-', '_', '|'];
    let marked = line.strip_prefix('|')?.trim_start_matches([' ', '.']).trim_matches(carets);
    (!marked.is_empty()).then_some(marked)
}

/// The English words of a sentence that stand outside of what it quotes.
pub fn english_words(sentence: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for word in unquoted(sentence).split_whitespace() {
        let word = word.trim_end_matches([',', '.', ':', ';', '?', ')']).trim_start_matches('(');
        found.extend(ENGLISH.iter().find(|english| word == **english));
    }
    found
}

/// A sentence without what stands in “…”, "…" or `…`.
fn unquoted(sentence: &str) -> String {
    let mut rest = String::new();
    let mut closing = None;
    for c in sentence.chars() {
        match (closing, c) {
            (Some(closes), c) if c == closes => closing = None,
            (Some(_), _) => {}
            (None, '“') => closing = Some('”'),
            (None, '"' | '`') => closing = Some(c),
            (None, c) => rest.push(c),
        }
    }
    rest
}

#[test]
fn english_is_found_outside_of_quotes_only() {
    for (sentence, words) in [
        ("1.1 để trống ở cột tự chấm: tính 0 điểm", vec![]),
        ("1.1 is not answered", vec!["is", "not"]),
        ("không có khóa “this is not”; ghi \"the\" hoặc `or`", vec![]),
        ("giá trị (the limit)", vec!["the"]),
    ] {
        assert_eq!(english_words(sentence), words, "{sentence}");
    }
}

#[test]
fn an_excerpt_is_not_what_was_said() {
    let drawn = "lỗi[duplicate-row]: 1.1 có hai lần\n  --> the/file.toml:3:1\n   |\n 3 | the row is = 1\n   | ^^^ \
                 lần đầu ở đây ^^\n   | ...^^\n   = đề nghị: giữ một\n\n";
    let spoken = spoken(drawn);
    assert_eq!(spoken.len(), 1);
    assert_eq!(spoken[0].code, "duplicate-row");
    assert_eq!(spoken[0].sentences, ["1.1 có hai lần", "lần đầu ở đây", "đề nghị: giữ một"]);
}
