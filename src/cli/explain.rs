//! `hashiya explain CODE`.

use super::args::ExplainArgs;
use super::{Outcome, report};
use crate::diag::Code;
use crate::diag::suggest::did_you_mean;

pub(super) fn run(args: &ExplainArgs) -> Outcome {
    let Some(name) = &args.code else {
        let list: String = Code::ALL.iter().map(|code| format!("{}\n", code.name())).collect();
        report::print(&list);
        return Outcome::Clean;
    };
    let Some(code) = Code::from_name(name) else {
        let hint = did_you_mean(name, Code::ALL.iter().map(|code| code.name()));
        let hint = hint.unwrap_or_else(|| "`hashiya explain` lists all codes".to_owned());
        return report::unusable(&format!("there is no diagnostic `{name}`: {hint}"));
    };
    let text: String =
        code.explanation().lines().map(|line| format!("{}\n", line.trim())).collect();
    report::print(&format!("{}[{}]\n\n{text}", code.severity().name(), code.name()));
    Outcome::Clean
}
