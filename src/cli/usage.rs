//! What is wrong with a call, in Chinese.

use std::error::Error;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::console::{result, say};
use super::outcome::Outcome;

/// Says what clap found: help and version on standard output, all else as an error.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = || context(ContextKind::InvalidArg);
    let suggestion = || {
        let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
        match kinds.map(context).iter().find(|text| !text.is_empty()) {
            Some(text) => format!("；是不是想写 {text}？"),
            None => String::new(),
        }
    };
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let shown = result(&error.to_string().trim_end());
            return shown.map_or_else(|error| Outcome::unusable(&error), |()| Outcome::Fine).exit_code();
        }
        ErrorKind::UnknownArgument if !argument().starts_with('-') => format!("多写了 {}", argument()),
        ErrorKind::UnknownArgument => format!("没有 {} 这个选项{}", argument(), suggestion()),
        ErrorKind::InvalidSubcommand => {
            format!("没有 {} 这个命令{}", context(ContextKind::InvalidSubcommand), suggestion())
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "请写明命令，例如 nianbao render 年报.yaml".to_owned()
        }
        ErrorKind::MissingRequiredArgument if argument().starts_with("--") => {
            format!("没有写明 {}", argument())
        }
        ErrorKind::MissingRequiredArgument => {
            // The only one without a name of its own; it comes as <年报>... .
            "没有写明年报；请写出年报文件、文件夹或通配符，例如 年报.yaml".to_owned()
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let valid = context(ContextKind::ValidValue);
            // What a reader of values of our own has to say comes as the source.
            let valid = match error.source() {
                Some(reason) => format!("；{reason}"),
                None if valid.is_empty() => String::new(),
                None => format!("；可以写：{valid}"),
            };
            if value.is_empty() {
                format!("{} 后面缺少内容{valid}", argument())
            } else {
                format!("{} 不能写 {value}{valid}", argument())
            }
        }
        ErrorKind::ArgumentConflict => format!("{} 写了两次，或和别的选项冲突", argument()),
        ErrorKind::TooManyValues => format!("{} 后面不能写内容", argument()),
        _ => "命令写法不对".to_owned(),
    };
    say(&format_args!("错误：{message}\n加 --help 看用法"));
    ExitCode::from(2)
}
