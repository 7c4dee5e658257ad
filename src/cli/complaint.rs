//! Errors that end a command, in both languages: what `anyhow` carries, said when the language is known.

use std::fmt;
use std::io;
use std::sync::Arc;

use super::system_error::SystemError;
use crate::language::{Language, Show};

/// An error as a sentence of both languages.
#[derive(Clone, Debug)]
pub(crate) struct Complaint(Arc<dyn Show>);

impl Complaint {
    /// From a sentence.
    pub(crate) fn new(what: impl Show + 'static) -> Self {
        Complaint(Arc::new(what))
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(Language::English, f)
    }
}

impl std::error::Error for Complaint {}

impl Show for Complaint {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(language, f)
    }
}

/// Why a command, or a file of many, came to nothing: an error with what caused it.
#[derive(Clone, Debug)]
pub(crate) struct Reason(Vec<Complaint>);

impl Reason {
    /// What an error says; what has no words of both languages is repeated as it is.
    pub(crate) fn of(error: &anyhow::Error) -> Self {
        Reason(error.chain().map(complaint).collect())
    }
}

impl From<Complaint> for Reason {
    fn from(complaint: Complaint) -> Self {
        Reason(vec![complaint])
    }
}

impl Show for Reason {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, complaint) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(": ")?;
            }
            complaint.show(language, f)?;
        }
        Ok(())
    }
}

fn complaint(error: &(dyn std::error::Error + 'static)) -> Complaint {
    match (error.downcast_ref::<Complaint>(), error.downcast_ref::<io::Error>()) {
        (Some(complaint), _) => complaint.clone(),
        (None, Some(error)) => Complaint::new(SystemError::from(error)),
        (None, None) => Complaint::new(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::messages::files::NoFile;
    use super::*;
    use anyhow::Context;

    #[test]
    fn a_complaint_is_found_below_whatever_was_said_around_it() {
        let no_file = || Complaint::new(NoFile { name: "x.toml".to_owned(), near: None });
        let plain: anyhow::Error = no_file().into();
        assert_eq!(plain.to_string(), "x.toml: there is no such file");
        assert_eq!(Reason::of(&plain).said(Language::Vietnamese), "không tìm thấy tệp “x.toml”");
        let around = Err::<(), _>(no_file()).context("a").unwrap_err();
        assert_eq!(Reason::of(&around).said(Language::English), "a: x.toml: there is no such file");
        assert_eq!(Reason::of(&around).said(Language::Vietnamese), "a: không tìm thấy tệp “x.toml”");
        let system: anyhow::Error = io::Error::from(io::ErrorKind::StorageFull).into();
        assert_eq!(Reason::of(&system).said(Language::Vietnamese), "ổ đĩa đã đầy");
    }
}
