//! Help and mistakes of usage in Vietnamese. English has clap's own words.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::Arguments;
use super::command_vi::{USAGE, in_vietnamese, in_words, without_heading};
use super::complaint::Complaint;
use super::form::{FormLine, is_typed};
use crate::finding::Severity;
use crate::language::{Language, Show};
use crate::text::visible;

/// What clap says of the arguments of this process, in Vietnamese, with colours; and whether it belongs on standard
/// error. `None` where it has nothing to say.
pub(super) fn said() -> Option<(String, bool)> {
    let command = if is_typed() { FormLine::command() } else { Arguments::command() };
    let mut command = in_vietnamese(command);
    let error = command.try_get_matches_from_mut(std::env::args_os()).err()?;
    // quotes what was typed as it can be seen, unless it would be understood otherwise then
    let typed = std::env::args_os().map(|typed| visible(&typed.to_string_lossy()));
    let again = command.try_get_matches_from_mut(typed).err();
    let error = again.filter(|again| again.kind() == error.kind()).unwrap_or(error);
    Some((text(&error, &command), error.use_stderr()))
}

fn text(error: &clap::Error, command: &Command) -> String {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => error.render().ansi().to_string(),
        _ => {
            let label = *command.get_styles().get_error();
            let literal = *command.get_styles().get_literal();
            let vi = Language::Vietnamese;
            let mut text = format!(
                "{label}{}:{label:#} {}\n",
                Severity::Error.name().in_language(vi),
                visible(&message(error))
            );
            if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
                let heading = *command.get_styles().get_usage();
                let usage = usage.ansi().to_string();
                let usage = in_words(without_heading(&usage).unwrap_or(&usage));
                text.push_str(&format!("\n{heading}{USAGE}{heading:#} {usage}\n"));
            }
            text.push_str(&format!("\nĐề nghị xem hướng dẫn: {literal}--help{literal:#}\n"));
            text
        }
    }
}

/// What was not understood, as one line.
fn message(error: &clap::Error) -> String {
    let told = |kind| texts(error.get(kind));
    let first = |kind| told(kind).into_iter().next().unwrap_or_default();
    let argument = || named(&first(ContextKind::InvalidArg));
    let value = || first(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            // the nearest stands last
            let nearest = told(ContextKind::SuggestedSubcommand).pop();
            let meant = meant(&Vec::from_iter(nearest));
            format!("không có lệnh “{}”{meant}", first(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            let argument = first(ContextKind::InvalidArg);
            let meant = meant(&told(ContextKind::SuggestedArg)) + &tips(&told(ContextKind::Suggested));
            if argument.starts_with('-') {
                format!("không có tùy chọn “{argument}”{meant}")
            } else {
                format!("thừa tham số “{argument}”{meant}")
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<String> = told(ContextKind::InvalidArg).iter().map(|it| named(it)).collect();
            format!("thiếu tham số {}", missing.join(", "))
        }
        ErrorKind::MissingSubcommand => {
            format!("thiếu lệnh; hiện có: {}", told(ContextKind::ValidSubcommand).join(", "))
        }
        ErrorKind::InvalidValue if value().is_empty() => {
            format!("thiếu giá trị của {}{}", argument(), only(&told(ContextKind::ValidValue)))
        }
        ErrorKind::InvalidValue => {
            let meant = meant(&told(ContextKind::SuggestedValue));
            let only = only(&told(ContextKind::ValidValue));
            format!("{} “{}”{only}{meant}", argument(), value())
        }
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error);
            let why = source.map(|source| match source.downcast_ref::<Complaint>() {
                Some(complaint) => complaint.said(Language::Vietnamese),
                None => source.to_string(),
            });
            format!("{} “{}”: {}", argument(), value(), why.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => {
            let others: Vec<String> = told(ContextKind::PriorArg).iter().map(|it| named(it)).collect();
            match others.as_slice() {
                [] => format!("{} không dùng cùng tùy chọn khác đã ghi", argument()),
                [same] if *same == argument() => format!("{same} chỉ ghi một lần"),
                others => format!("{} không dùng cùng {}", argument(), others.join(", ")),
            }
        }
        ErrorKind::TooManyValues => format!("{} không nhận thêm giá trị “{}”", argument(), value()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("số giá trị của {} chưa đúng", argument())
        }
        ErrorKind::InvalidUtf8 => "có tham số không phải UTF-8".to_owned(),
        // what is left has no words of ours
        _ => error.kind().to_string(),
    }
}

/// The texts of a piece of context.
fn texts(value: Option<&ContextValue>) -> Vec<String> {
    match value {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        Some(_) | None => Vec::new(),
    }
}

/// An argument by its name alone: `--format <DẠNG>` is `--format`, `<TỆP>...` is `TỆP`.
fn named(argument: &str) -> String {
    if argument.starts_with('-') {
        return argument.split([' ', '=', '[']).next().unwrap_or_default().to_owned();
    }
    argument.trim_end_matches('.').trim_matches(['<', '>', '[', ']']).to_owned()
}

fn meant(near: &[String]) -> String {
    match near {
        [] => String::new(),
        [one] => format!(". Có phải “{one}”?"),
        several => {
            let quoted: Vec<String> = several.iter().map(|name| format!("“{name}”")).collect();
            format!(". Gần giống: {}", quoted.join(", "))
        }
    }
}

fn only(values: &[String]) -> String {
    if values.is_empty() { String::new() } else { format!(": chỉ nhận {}", values.join(", ")) }
}

/// clap's tips are sentences; what they quote tells which they are: that another command has the option, or that
/// `--` is too much.
fn tips(tips: &[String]) -> String {
    let tip = |tip: &String| {
        let quoted: Vec<&str> = tip.split('\'').skip(1).step_by(2).collect();
        match quoted.as_slice() {
            [one] => format!(". Có phải “{one}”?"),
            [_, "--"] => ". Đề nghị bỏ “--” trước tên lệnh".to_owned(),
            // a mistyped option is seldom meant as a value
            _ => String::new(),
        }
    };
    tips.iter().map(tip).collect()
}

#[cfg(test)]
mod tests {
    use super::super::explain::EXPLANATION;
    use super::super::options::{RESULT, endings};
    use super::*;
    use crate::write::Format;

    fn told(typed: &[&str]) -> String {
        let mut command = in_vietnamese(Arguments::command());
        let error = command.try_get_matches_from_mut(["score"].iter().chain(typed)).unwrap_err();
        message(&error)
    }

    #[test]
    fn every_mistake_of_usage_has_its_sentence() {
        for (typed, said) in [
            (&["evalute"][..], "không có lệnh “evalute”. Có phải “evaluate”?"),
            (&["--lagn", "vi"], "không có tùy chọn “--lagn”. Có phải “--lang”?"),
            (&["--depth", "1"], "không có tùy chọn “--depth”"),
            (&["--depth", "evaluate", "x"], "không có tùy chọn “--depth”. Có phải “evaluate --depth”?"),
            (&["evaluate", "-x"], "không có tùy chọn “-x”"),
            (&["--", "check"], "thừa tham số “check”. Đề nghị bỏ “--” trước tên lệnh"),
            (&["evaluate", "a", "b"], "thừa tham số “b”"),
            (&["evaluate"], "thiếu tham số TỆP"),
            (&["explain"], "thiếu tham số TỆP, MÃ"),
            (&["check"], "thiếu tham số TỆP"),
            (
                &["--color", "never"],
                "thiếu lệnh; hiện có: evaluate, check, explain, losses, target, batch, compare, merge, import, criteria, receipt, verify, template, schema, help",
            ),
            (&["evaluate", "--format"], "thiếu giá trị của --format: chỉ nhận {results}"),
            (&["explain", "x", "1", "--format"], "thiếu giá trị của --format: chỉ nhận {explanations}"),
            (&["explain", "x", "1", "--format", "bin"], "--format “bin”: chỉ nhận {explanations}"),
            (
                &["explain", "x", "1", "--format", "jso"],
                "--format “jso”: chỉ nhận {explanations}. Có phải “json”?",
            ),
            (&["schema", "form"], "LOẠI “form”: chỉ nhận criteria, submission"),
            (&["evaluate", "x", "--format", "yaml"], "--format “yaml”: chỉ nhận {results}"),
            (&["evaluate", "x", "--depth", "0"], "--depth “0”: chỉ nhận số nguyên từ 1 trở lên"),
            (&["evaluate", "x", "--depth", "sâu"], "--depth “sâu”: chỉ nhận số nguyên dương"),
            (&["batch", "x", "--jobs", "0"], "--jobs “0”: chỉ nhận số nguyên dương"),
            (&["criteria", "new", "--year", "22"], "--year “22”: chỉ nhận số nguyên từ 1900 đến 2999"),
            (&["criteria", "kinds", "raito"], "LOẠI “raito”: không có cách tính này. Có phải “ratio”?"),
            (
                &["evaluate", "x", "-o", "x.ods"],
                "--output “x.ods”: chưa ghi được kết quả ở dạng .ods. Đề nghị dùng tệp có đuôi {endings}",
            ),
            (&["check", "x", "--fix", "--diff"], "--fix không dùng cùng --diff"),
            (&["check", "x", "--fix", "--fix"], "--fix chỉ ghi một lần"),
            (&["check", "x", "--fix=có"], "--fix không nhận thêm giá trị “có”"),
        ] {
            let names = |parts| Format::all(parts).map(|format| format.name).collect::<Vec<_>>().join(", ");
            let said = said
                .replace("{results}", &names(RESULT))
                .replace("{explanations}", &names(EXPLANATION))
                .replace("{endings}", &endings(RESULT).said(Language::Vietnamese));
            assert_eq!(told(typed), said, "{typed:?}");
        }
    }
}
