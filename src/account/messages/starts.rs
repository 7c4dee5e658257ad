//! Where points begin.

use std::fmt;
use std::sync::Arc;

use super::super::numbers::Points;
use crate::language::{And, Are, Computed, Counted, Joined, Language, Lowered, RowName, Sentence, Show};
use crate::number::Decimal;

/// A sentence on points that others may replace: those before something changed them, or those after.
pub(crate) trait Start: fmt::Debug + Send + Sync {
    /// The sentence with these points.
    fn with(&self, points: Points) -> Sentence;
}

/// Sentences that show their points.
macro_rules! starts {
    ($(
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $type:ty),* $(,)? } { en: $en:literal, vi: $vi:literal $(,)? }
    )+) => { $(
        sentence! {
            $(#[$doc])*
            $name { $($field: $type),* } { en: $en, vi: $vi }
        }

        impl Start for $name {
            fn with(&self, points: Points) -> Sentence {
                let mut sentence = self.clone();
                sentence.points = points;
                Sentence::new(sentence)
            }
        }
    )+ };
}

starts! {
    /// A ratio.
    RatioEarns { num: Decimal, den: Decimal, share: Option<Share>, points: Points } {
        en: "{num} of {den}{share} earn {points}",
        vi: "Đạt {num}/{den}{share}, được {points}",
    }

    /// A ratio of a penalty.
    RatioLoses { num: Decimal, den: Decimal, share: Option<Share>, points: Points } {
        en: "{num} of {den}{share} lose {points}",
        vi: "Tỷ lệ {num}/{den}{share}, trừ {points}",
    }

    /// The same in short.
    RatioFormula { num: Decimal, den: Decimal, max: Computed, points: Points } {
        en: "{num}/{den} × {max} comes to {points}",
        vi: "tính lại {num}/{den} × {max} = {points}",
    }

    /// A ratio that should be small.
    ShortfallEarns { num: Decimal, den: Decimal, share: Option<Share>, points: Points } {
        en: "{num} of {den}{share}, where less is better, earn {points}",
        vi: "Tỷ lệ {num}/{den}{share}, càng thấp càng tốt, được {points}",
    }

    /// The same of a penalty.
    ShortfallLoses { num: Decimal, den: Decimal, share: Option<Share>, points: Points } {
        en: "{num} of {den}{share}, where less is better, lose {points}",
        vi: "Tỷ lệ {num}/{den}{share}, càng thấp càng tốt, trừ {points}",
    }

    /// The same in short.
    ShortfallFormula { num: Decimal, den: Decimal, max: Computed, points: Points } {
        en: "({den} − {num})/{den} × {max} comes to {points}",
        vi: "tính lại ({den} − {num})/{den} × {max} = {points}",
    }

    /// A count.
    CountEarns { count: Decimal, each: Computed, points: Points } {
        en: "{count} at {each} each earn {points}",
        vi: "Số lượng {count} × {each} điểm, được {points}",
    }

    /// A count of a penalty.
    CountLoses { count: Decimal, each: Computed, points: Points } {
        en: "{count} at {each} each lose {points}",
        vi: "Số lượng {count} × {each} điểm, trừ {points}",
    }

    /// The same in short.
    CountFormula { count: Decimal, each: Computed, points: Points } {
        en: "{count} × {each} comes to {points}",
        vi: "tính lại {count} × {each} = {points}",
    }

    /// Nothing out of nothing.
    NothingOfNothing { points: Points } { en: "0 of 0, which counts {points}", vi: "0/0, tính {points}" }

    /// An option.
    OptionIsWorth { option: String, title: Option<InParentheses>, points: Points } {
        en: "Option {option} was chosen{title}, which is worth {points}",
        vi: "Chọn phương án {option}{title}, được {points}",
    }

    /// The same in short.
    OptionInShort { option: String, points: Points } {
        en: "option {option} is worth {points}",
        vi: "phương án {option} được {points}",
    }

    /// A tier that was ticked.
    TickedTierIsWorth { tier: String, points: Points } {
        en: "Tier {tier} is ticked, which is worth {points}",
        vi: "Đánh dấu mức {tier}, được {points}",
    }

    /// A tier that holds the figure.
    TierIsWorth { tier: String, points: Points } {
        en: "Tier {tier} holds the figure, which is worth {points}",
        vi: "Thuộc mức {tier}, được {points}",
    }

    /// The same in short.
    TierInShort { tier: String, points: Points } {
        en: "tier {tier} is worth {points}",
        vi: "mức {tier} được {points}",
    }

    /// Several counts.
    RatesEarn { counts: And<RateCount>, points: Points } { en: "{counts} earn {points}", vi: "Số lượng {counts}, được {points}" }

    /// Several counts of a penalty.
    RatesLose { counts: And<RateCount>, points: Points } { en: "{counts} lose {points}", vi: "Số lượng {counts}, trừ {points}" }

    /// All items of a checklist that asks for all.
    AllItems { all: usize, points: Points } {
        en: "All {all} items hold, which is worth {points}",
        vi: "Có đủ {all} nội dung, được {points}",
    }

    /// Not all of them.
    ItemsMissing { missing: Are<String>, all: usize, points: Points } {
        en: "{missing} missing of the {all} items that must all hold, which is worth {points}",
        vi: "Thiếu {missing} trong {all} nội dung phải có đủ, được {points}",
    }

    /// None of a checklist.
    NoItem { points: Points } { en: "No item holds, which is worth {points}", vi: "Không có nội dung nào, được {points}" }

    /// One of a checklist.
    OneItem { item: String, how: Option<InParentheses>, points: Points } {
        en: "Item {item}{how} holds, which is worth {points}",
        vi: "Có nội dung {item}{how}, được {points}",
    }

    /// The best of a checklist.
    BestItem { items: usize, best: Joined<String>, points: Points } {
        en: "The best of {items} items is {best} with {points}",
        vi: "Cao nhất trong {items} nội dung là {best}, được {points}",
    }

    /// Several of a checklist.
    ItemsAdded { items: And<Sentence>, points: Points } {
        en: "Items {items} add up to {points}",
        vi: "Cộng các nội dung {items} được {points}",
    }

    /// Nothing was lost.
    NothingLost { from: Computed, points: Points } {
        en: "Nothing of {from} is lost, which leaves {points}",
        vi: "Không bị trừ trong {from} điểm, còn {points}",
    }

    /// Something was lost.
    Lost { from: Computed, losses: And<Sentence>, floor: Option<NotBelow>, points: Points } {
        en: "Of {from}, {losses} is lost{floor}, which leaves {points}",
        vi: "Trong {from} điểm, trừ {losses}{floor}, còn {points}",
    }

    /// At the end of a line.
    LineEnd { points: Points } { en: "The end of the line gives {points}", vi: "Ở đầu mút của đường nội suy, được {points}" }

    /// Between two points of a line.
    OnLine { low: Computed, high: Computed, points: Points } {
        en: "The line between {low} and {high} gives {points}",
        vi: "Nội suy giữa {low} và {high}, được {points}",
    }

    /// Against others.
    Among { units: usize, points: Points } {
        en: "Among {units} units it earns {points}",
        vi: "So sánh trong {units} đơn vị, được {points}",
    }

    /// Against nobody.
    Alone { points: Points } {
        en: "There is no other unit to compare with, which counts {points}",
        vi: "Không có đơn vị khác để so sánh, tính {points}",
    }

    /// A judgement.
    Awarded { points: Points } { en: "{points} was awarded by judgement", vi: "Người chấm cho {points}" }

    /// The same in short.
    AwardedInShort { points: Points } { en: "{points} was awarded", vi: "người chấm cho {points}" }

    /// A row that does not apply.
    NotApplicable { points: Points } { en: "It does not apply, which counts {points}", vi: "Không áp dụng, tính {points}" }

    /// A row that nobody answered.
    Blank { points: Points } { en: "Nothing is answered, so it counts {points}", vi: "Để trống, tính {points}" }

    /// The same in short.
    BlankInShort { points: Points } { en: "it is not answered, which counts {points}", vi: "để trống, tính {points}" }

    /// A sum of nothing.
    NoRowAdds { points: Points } { en: "No row adds points, which is {points}", vi: "Không có mục nào cộng điểm, được {points}" }

    /// A sum of one row.
    OneRowAdds { points: Points } { en: "1 row adds up to {points}", vi: "Cộng 1 mục được {points}" }

    /// A sum of rows.
    RowsAdd { rows: usize, points: Points } { en: "{rows} rows add up to {points}", vi: "Cộng {rows} mục được {points}" }

    /// Of no row.
    NoRowCounts { points: Points } { en: "No row counts, which is {points}", vi: "Không có mục nào được tính, được {points}" }

    /// Of rows that are added.
    Together { rows: Counted, points: Points } { en: "{rows} together are {points}", vi: "Cộng {rows} được {points}" }

    /// The mean of rows.
    Mean { rows: Counted, points: Points } { en: "The mean of {rows} is {points}", vi: "Trung bình của {rows} là {points}" }

    /// The mean of rows by weight.
    WeightedMean { rows: Counted, points: Points } {
        en: "The weighted mean of {rows} is {points}",
        vi: "Trung bình theo trọng số của {rows} là {points}",
    }

    /// The best row.
    BestRow { rows: Counted, row: Joined<RowName>, points: Points } {
        en: "The best of {rows} is {row} with {points}",
        vi: "Tốt nhất trong {rows} là {row}, được {points}",
    }

    /// The weakest row.
    WeakestRow { rows: Counted, row: Joined<RowName>, points: Points } {
        en: "The weakest of {rows} is {row} with {points}",
        vi: "Kém nhất trong {rows} là {row}, được {points}",
    }

    /// The highest row.
    HighestRow { rows: Counted, row: Joined<RowName>, points: Points } {
        en: "The highest of {rows} is {row} with {points}",
        vi: "Cao nhất trong {rows} là {row}, được {points}",
    }

    /// The lowest row.
    LowestRow { rows: Counted, row: Joined<RowName>, points: Points } {
        en: "The lowest of {rows} is {row} with {points}",
        vi: "Thấp nhất trong {rows} là {row}, được {points}",
    }

    /// An answer that a condition replaced.
    Replaced { answer: Sentence, option: String, because: Sentence, points: Points } {
        en: "{answer} was answered; it counts as {option}, because {because}; {option} is worth {points}",
        vi: "Phiếu ghi {answer}, tính như {option} vì {because}; {option} được {points}",
    }
}

sentence! {
    /// A share, or what explains a word.
    InParentheses { text: Sentence } { en: " ({text})", vi: " ({text})" }

    /// The same.
    Share { share: Computed } { en: " ({share})", vi: " ({share})" }

    /// How many of a rate.
    RateCount { count: Computed, rate: String } { en: "{count} {rate}", vi: "{count} {rate}" }

    /// An item with its points.
    ItemWithPoints { item: String, points: Sentence } { en: "{item} ({points})", vi: "{item} ({points})" }

    /// A loss with its name.
    LossOf { loss: Sentence, counter: String } { en: "{loss} ({counter})", vi: "{loss} ({counter})" }

    /// Where losses end.
    NotBelow { floor: Computed } {
        en: ", but not more than down to {floor}",
        vi: ", không thấp hơn {floor}",
    }

    /// The points of an item by its own rule, which its max cuts.
    CutTo { formula: Computed, points: Computed } { en: "{formula}, cut to {points}", vi: "{formula}, mức trần {points}" }

    /// An option, before what its own rule gives.
    AfterChoice { option: String, title: Option<InParentheses>, then: Continued } {
        en: "Option {option} was chosen{title}; {then}",
        vi: "Chọn phương án {option}{title}; {then}",
    }

    /// The same in short.
    AfterChoiceInShort { option: String, then: Sentence } {
        en: "option {option}: {then}",
        vi: "phương án {option}: {then}",
    }

    /// An option alone.
    OptionChosen { option: String, title: Option<InParentheses> } {
        en: "Option {option} was chosen{title}",
        vi: "Chọn phương án {option}{title}",
    }

    /// A tier alone.
    TierTicked { tier: String } { en: "Tier {tier} is ticked", vi: "Đánh dấu mức {tier}" }

    /// A tier alone.
    TierHolds { tier: String } { en: "Tier {tier} holds the figure", vi: "Thuộc mức {tier}" }

    /// What an answer counts as.
    CountsAs { answer: Sentence, option: String, because: Sentence } {
        en: "{answer} was answered; it counts as {option}, because {because}",
        vi: "Phiếu ghi {answer}, tính như {option} vì {because}",
    }

    /// Where points begin, what changed them, and what they come to.
    Changed { start: Sentence, changes: Joined<Sentence>, points: Points } {
        en: "{start}; {changes}: {points}",
        vi: "{start}; {changes}: {points}",
    }
}

/// What follows a semicolon: in Vietnamese with a small letter.
#[derive(Clone, Debug)]
pub(crate) struct Continued(pub Sentence);

impl Show for Continued {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => self.0.show(language, f),
            Language::Vietnamese => Lowered(self.0.clone()).show(language, f),
        }
    }
}

/// A start that begins with what was answered, as a finding says it.
#[derive(Clone, Debug)]
pub(crate) struct AfterSemicolon<T>(pub T);

impl<T: Start> Start for AfterSemicolon<T> {
    fn with(&self, points: Points) -> Sentence {
        Sentence::new(Continued(self.0.with(points)))
    }
}

/// A start as a finding says it.
#[derive(Clone, Debug)]
pub(crate) struct InShort<T>(pub T);

impl<T: Start> Start for InShort<T> {
    fn with(&self, points: Points) -> Sentence {
        Sentence::new(Lowered(self.0.with(points)))
    }
}

/// A start, before which an option was chosen that has a rule of its own.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub option: String,
    pub title: Option<InParentheses>,
    pub then: Arc<dyn Start>,
}

impl Start for Chosen {
    fn with(&self, points: Points) -> Sentence {
        let Chosen { option, title, then } = self.clone();
        AfterChoice { option, title, then: Continued(then.with(points)) }.into()
    }
}

/// The same in short.
#[derive(Clone, Debug)]
pub(crate) struct ChosenInShort {
    pub option: String,
    pub then: Arc<dyn Start>,
}

impl Start for ChosenInShort {
    fn with(&self, points: Points) -> Sentence {
        AfterChoiceInShort { option: self.option.clone(), then: self.then.with(points) }.into()
    }
}
