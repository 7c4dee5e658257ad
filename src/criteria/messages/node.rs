//! Of what rows and the total carry: gates and bands.

pub(crate) use crate::language::NodeCode;
use crate::source::Subject;
use crate::suggestion::Suggestion;

diagnostic! {
    /// Less of a loss is a gain.
    GateOnPenalty(BAD_GATE) { subject: Subject } {
        en: "{subject} takes points from a penalty, which would be a gain",
        vi: "{subject} bớt điểm của một mục điểm trừ, thành được thêm điểm",
        help en: "say what counts instead: else = {{ choice = \"…\" }}",
        help vi: "ghi phương án được tính thay: else = {{ choice = \"…\" }}",
    }

    /// Something else than one effect.
    EffectUnclear(BAD_GATE) { subject: Subject } {
        en: "{subject} does not say one thing",
        vi: "{subject} chưa ghi đúng một cách xử lý",
        help en: "write \"zero\", \"no-score\", {{ cap = 3 }} or {{ choice = \"no\" }}",
        help vi: "ghi \"zero\", \"no-score\", {{ cap = 3 }} hoặc {{ choice = \"no\" }}",
    }

    /// Another option, of a row that has none.
    EffectNeedsOptions(BAD_GATE) {} {
        en: "only a row with options or tiers can count as another one",
        vi: "chỉ mục có phương án hoặc có mức mới được tính theo phương án khác",
        help en: "take \"zero\" or {{ cap = … }}",
        help vi: "dùng \"zero\" hoặc {{ cap = … }}",
    }

    /// Another option, that the row does not have.
    EffectUnknownOption(BAD_GATE) { option: String, suggestion: Suggestion } {
        en: "this row has no option `{option}`",
        vi: "mục này không có phương án “{option}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// Another option, that needs an answer.
    EffectOptionWithRule(BAD_GATE) { option: String } {
        en: "the option `{option}` has a rule of its own, and nobody answers it",
        vi: "phương án “{option}” có cách tính riêng, không ai ghi số liệu cho phương án đó",
        help en: "name an option with points",
        help vi: "ghi một phương án có điểm",
    }

    /// A least band of nothing.
    LeastOfMissing(MISSING_KEY) { subject: Subject } {
        en: "{subject} has no `least_of`",
        vi: "{subject} chưa ghi “least_of”",
        help en: "write the list of bands, or {{ least_of = [\"1\", \"2\"] }}",
        help vi: "ghi danh sách mức xếp loại, hoặc {{ least_of = [\"1\", \"2\"] }}",
    }

    /// Bands, and there is none.
    BandsEmpty(MISSING_KEY) { subject: Subject } {
        en: "`bands` of {subject} is empty",
        vi: "“bands” của {subject} để trống",
        help en: "list the bands, best first",
        help vi: "ghi các mức xếp loại, mức cao nhất trước",
    }

    /// A least band of rows that do not have the same ones.
    BandsDiffer(BAD_BANDS) { node: NodeCode } {
        en: "the least band of {node} is asked for, and its rows do not carry the same bands",
        vi: "{node} lấy mức xếp loại thấp nhất của nhiều mục, các mục đó không cùng danh sách mức xếp loại",
        help en: "write the bands once under [lists], and name that list in each of the rows",
        help vi: "ghi danh sách mức xếp loại một lần ở [lists], rồi ghi tên danh sách đó ở từng mục",
    }
}
