//! Of lists and their entries: what each is called, gives and loses.

use std::fmt;

use crate::language::{Argument, Computed, In, Language, Listed, Sentence, Show, Text};
use crate::source::Subject;
use crate::suggestion::Suggestion;

/// A list of items.
pub(crate) const ITEMS_EXAMPLE: Text = Text {
    en: "items = [ { points = 2, title = \"…\" }, … ]",
    vi: "items = [ { points = 2, title = \"…\" }, … ]",
};
/// A list of options.
pub(crate) const OPTIONS_EXAMPLE: Text = Text {
    en: "options = [ { points = 5, title = \"…\" }, … ], or options = \"yes-no\"",
    vi: "options = [ { points = 5, title = \"…\" }, … ], hoặc options = \"yes-no\"",
};
/// A list of rates.
pub(crate) const RATES_EXAMPLE: Text = Text {
    en: "rates = [ { id = \"national\", each = 8, title = \"…\" }, … ]",
    vi: "rates = [ { id = \"national\", each = 8, title = \"…\" }, … ]",
};
/// A list of counters.
pub(crate) const COUNTERS_EXAMPLE: Text = Text {
    en: "counters = [ { id = \"late\", per = 0.5, title = \"…\" }, … ]",
    vi: "counters = [ { id = \"late\", per = 0.5, title = \"…\" }, … ]",
};
/// A list of tiers.
pub(crate) const TIERS_EXAMPLE: Text = Text {
    en: "tiers = [ { ge = \"80%\", points = 5, title = \"…\" }, … ], best first",
    vi: "tiers = [ { ge = \"80%\", points = 5, title = \"…\" }, … ], mức cao nhất trước",
};
/// A list of given points.
pub(crate) const POINTS_EXAMPLE: Text = Text {
    en: "points = [ { at = \"50%\", points = 0 }, { at = \"100%\", points = 2 } ]",
    vi: "points = [ { at = \"50%\", points = 0 }, { at = \"100%\", points = 2 } ]",
};

/// What an entry gives, by the keys that may say so: `points = 5, or a rule of its own`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ways(pub &'static [&'static str]);

impl Show for Ways {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or = Text { en: ", or ", vi: ", hoặc " }.in_language(language);
        let rule = Text { en: "a rule of its own", vi: "một cách tính riêng (rule)" };
        let shown = |key: &&str| match *key {
            "points" => "points = 5",
            "share" => "share = \"1/2\"",
            "lose" => "lose = 2",
            _ => rule.in_language(language),
        };
        f.write_str(&self.0.iter().map(shown).collect::<Vec<_>>().join(or))
    }

    fn argument(&self) -> Argument {
        Argument::List(self.0.iter().map(|key| (*key).to_owned()).collect())
    }
}

/// A part of a row's rule, by what the row calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// An entry of its list: `option b`.
    Entry(Text, String),
    /// A given point of its line.
    PointAt(Computed),
    /// What the best unit gets.
    ScaleEnd,
    /// What is counted.
    Count,
}

impl Show for Part {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (language, self) {
            (_, Part::Entry(noun, id)) => write!(f, "{} {id}", noun.in_language(language)),
            (Language::English, Part::PointAt(at)) => write!(f, "the point at {}", In(language, at)),
            (Language::Vietnamese, Part::PointAt(at)) => write!(f, "điểm nối tại {}", In(language, at)),
            (Language::English, Part::ScaleEnd) => f.write_str("the upper end of the scale"),
            (Language::Vietnamese, Part::ScaleEnd) => f.write_str("đầu trên của thang điểm"),
            (Language::English, Part::Count) => f.write_str("the count"),
            (Language::Vietnamese, Part::Count) => f.write_str("số lượng"),
        }
    }
}

diagnostic! {
    /// A kind of rule that there is not.
    UnknownKind(UNKNOWN_WORD) { name: String, suggestion: Suggestion } {
        en: "there is no kind of rule `{name}`",
        vi: "không có cách tính “{name}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A list that was left out.
    ListMissing(MISSING_KEY) { subject: Subject, key: &'static str, example: Text } {
        en: "{subject} has no `{key}`",
        vi: "{subject} chưa ghi “{key}”",
        help en: "add {example}",
        help vi: "ghi thêm {example}",
    }

    /// A list without entries.
    ListEmpty(MISSING_KEY) { subject: Subject, key: &'static str, noun: Text, example: Text } {
        en: "`{key}` of {subject} is empty",
        vi: "“{key}” của {subject} để trống",
        help en: "list each {noun}: {example}",
        help vi: "ghi từng {noun}: {example}",
    }

    /// A key of worth that has no meaning here.
    WorthMisplaced(UNKNOWN_KEY) { subject: Subject, key: &'static str, ways: Ways } {
        en: "{subject} cannot say what it gives by `{key}`",
        vi: "{subject} không ghi điểm bằng “{key}” được",
        help en: "give it {ways}",
        help vi: "ghi {ways}",
    }

    /// An entry without worth.
    WorthMissing(MISSING_KEY) { subject: Subject, ways: Ways } {
        en: "{subject} does not say what it is worth",
        vi: "{subject} chưa ghi được bao nhiêu điểm",
        help en: "give it {ways}",
        help vi: "ghi {ways}",
    }

    /// Two keys, one of which would do.
    BothKeys(BAD_RANGE) { subject: Subject, first: &'static str, second: &'static str } {
        en: "{subject} has both `{first}` and `{second}`",
        vi: "{subject} ghi cả “{first}” và “{second}”",
        help en: "keep one of them",
        help vi: "giữ một trong hai",
    }

    /// A rule that an entry cannot have.
    RuleOfEntry(UNKNOWN_WORD) { subject: Subject, rule: String, kinds: Listed<&'static str> } {
        en: "{subject} cannot have this rule `{rule}`",
        vi: "{subject} không dùng cách tính “{rule}” được",
        help en: "it takes {kinds}, with one figure or a ratio for an answer; give anything else a row of its own",
        help vi: "dùng {kinds}, với số liệu là một số hoặc một tỷ lệ; cách tính khác thì ghi thành mục riêng",
    }

    /// A rule of an item that only holds or not.
    RuleUnderAll(UNKNOWN_KEY) { subject: Subject } {
        en: "{subject} has a rule, and under combine = \"all\" an item only holds or not",
        vi: "{subject} có rule; với combine = \"all\", nội dung chỉ có đạt hoặc không đạt",
        help en: "leave the rule out, or combine the items by sum or max",
        help vi: "bỏ rule, hoặc ghi combine là sum hay max",
    }

    /// An id that no entry can have.
    BadId(BAD_ID) { id: String } {
        en: "`{id}` is no id",
        vi: "“{id}” không dùng làm id được",
        help en: "write a short word of a-z, 0-9 and `-`; the title carries the language",
        help vi: "ghi một từ ngắn gồm a-z, 0-9 và “-”; tên tiếng Việt ghi ở title",
    }

    /// Two entries with one id.
    IdTwice(DUPLICATE_ID) { id: String, subject: Subject } {
        en: "the id `{id}` stands twice in {subject}",
        vi: "id “{id}” ghi hai lần trong {subject}",
        help en: "give each its own id",
        help vi: "đặt cho mỗi mục một id riêng",
    }

    /// An item excludes what is no other item.
    ExcludesUnknown(UNKNOWN_ID) { item: String, name: String, suggestion: Suggestion } {
        en: "item {item} excludes `{name}`, and no other item is called that",
        vi: "nội dung {item} loại trừ “{name}”, không có nội dung nào khác mang tên đó",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A part gives more than the row may have.
    WorthAboveMax(WORTH_ABOVE_MAX) { part: Part, subject: Subject, worth: Computed, max: Computed } {
        en: "{part} of {subject} is worth {worth}, and the max of the row is {max}",
        vi: "{part} của {subject} được {worth} điểm, điểm tối đa của mục là {max}",
        help en: "correct one of the two; as it stands the row is cut to its max",
        help vi: "sửa một trong hai; hiện điểm của mục không vượt điểm tối đa",
    }

    /// What is counted and makes no difference.
    WorthNothing(WORTH_NOTHING) { part: Part, subject: Subject } {
        en: "{part} of {subject} makes no difference, however many there are",
        vi: "{part} của {subject} không làm thay đổi điểm, dù số lượng là bao nhiêu",
        help en: "give the points of each as the form prints them, or leave it out",
        help vi: "ghi số điểm của mỗi trường hợp theo biểu mẫu, hoặc bỏ",
    }

    /// A counter without a loss.
    LossMissing(MISSING_KEY) { subject: Subject } {
        en: "{subject} does not say what it loses",
        vi: "{subject} chưa ghi trừ bao nhiêu điểm",
        help en: "give it one of per = 0.5, table = [0, 0, 2, \"all\"] or judged = {{ min = 1, max = 3 }}",
        help vi: "ghi một trong ba: per = 0.5, table = [0, 0, 2, \"all\"] hoặc judged = {{ min = 1, max = 3 }}",
    }

    /// An option that meets a row which gives points.
    MetWithPoints(UNKNOWN_KEY) { subject: Subject } {
        en: "{subject} says `met`, and its row gives points",
        vi: "{subject} ghi “met”, mục chứa phương án này có điểm",
        help en: "take it out: the row is met by the answer that gives its max",
        help vi: "bỏ “met”: mục có điểm đạt khi số liệu được điểm tối đa",
    }

    /// Something else than a loss in a table of losses.
    NotALoss(WRONG_TYPE) { subject: Subject } {
        en: "an entry of `table` of {subject} is no loss",
        vi: "“table” của {subject} có giá trị không phải là điểm trừ",
        help en: "write a number of 0 or more, or \"all\"",
        help vi: "ghi một số từ 0 trở lên, hoặc \"all\"",
    }

    /// A table of losses without one.
    LossesEmpty(MISSING_KEY) { subject: Subject } {
        en: "`table` of {subject} is empty",
        vi: "“table” của {subject} để trống",
        help en: "list the loss at 0, 1, 2 …: table = [0, 0, 2, 5, \"all\"]",
        help vi: "ghi điểm trừ khi có 0, 1, 2 … trường hợp: table = [0, 0, 2, 5, \"all\"]",
    }

    /// Something else than a loss for the most that can be lost.
    MostNotALoss(WRONG_TYPE) { subject: Subject } {
        en: "{subject} has a `max` that is no loss",
        vi: "“max” của {subject} không phải là điểm trừ",
        help en: "give the most that can be lost: max = 3, or max = \"all\"",
        help vi: "ghi điểm trừ nhiều nhất: max = 3, hoặc max = \"all\"",
    }

    /// The most that can be lost was left out.
    MostMissing(MISSING_KEY) { subject: Subject } {
        en: "{subject} has no `max`",
        vi: "{subject} chưa ghi “max”",
        help en: "give the most that can be lost: max = 3, or max = \"all\"",
        help vi: "ghi điểm trừ nhiều nhất: max = 3, hoặc max = \"all\"",
    }

    /// More faults that lose less.
    LosesLessForMore(LINE_NOT_MONOTONIC) { part: Part, subject: Subject, losses: Sentence } {
        en: "{part} of {subject} loses less for more: {losses}",
        vi: "{part} của {subject}: nhiều trường hợp hơn thì trừ ít hơn: {losses}",
        help en: "list the losses at 0, 1, 2 … in that order",
        help vi: "ghi điểm trừ theo thứ tự khi có 0, 1, 2 … trường hợp",
    }
}
