//! What formulas are found to do wrong, in both languages.

use crate::language::{And, Computed, Quoted, Text};

/// Beside a formula that others are like.
pub(super) const OTHERS_OF_COLUMN: Text =
    Text { en: "one of the others of the column", vi: "một công thức khác cùng cột" };
/// Beside a rule that is printed in the row of a formula.
pub(super) const PRINTED_RULE: Text = Text { en: "the printed rule", vi: "cách tính in trên phiếu" };

diagnostic! {
    /// A formula that is not as the others of its column.
    FormulaDiffers(FORMULA_DIFFERS) { cell: String, formula: Quoted, usual: Quoted } {
        en: "cell {cell} has the formula {formula}; the others of its column would be {usual} there",
        vi: "ô {cell} có công thức {formula}; theo các công thức khác cùng cột thì phải là {usual}",
        help en: "check which of them is meant, and correct the formula",
        help vi: "kiểm tra công thức nào đúng ý định và sửa lại",
    }

    /// A formula that has another number than the rule printed beside it.
    FormulaAgainstRule(FORMULA_DIFFERS) {
        cell: String,
        formula: Quoted,
        own: Computed,
        rule: Quoted,
        printed: Computed,
    } {
        en: "cell {cell} has the formula {formula} with {own}, where the rule printed beside it has {printed}: {rule}",
        vi: "ô {cell} có công thức {formula} dùng số {own}, cách tính in cùng dòng ghi {printed}: {rule}",
        help en: "check which number is meant, and correct the formula or the rule",
        help vi: "kiểm tra số nào đúng ý định và sửa công thức hoặc cách tính",
    }

    /// A sum without a row of its group.
    SumMissesRows(SUM_RANGE) { cell: String, cells: And<String> } {
        en: "the sum in cell {cell} leaves out {cells}",
        vi: "ô {cell} cộng thiếu {cells}",
        help en: "extend the range of the formula",
        help vi: "sửa phạm vi cộng của công thức",
    }

    /// A sum with a row of its group in it twice.
    SumDoublesRows(SUM_RANGE) { cell: String, cells: And<String> } {
        en: "the sum in cell {cell} counts {cells} twice",
        vi: "ô {cell} cộng hai lần {cells}",
        help en: "take out what is counted twice, or the subtotal that has it",
        help vi: "bỏ phần cộng hai lần, hoặc bỏ dòng cộng nhóm có phần đó, khỏi công thức",
    }

    /// A saved value that the formula does not give any more.
    SavedValueStale(SAVED_VALUE_STALE) { cell: String, saved: Computed, computed: Computed } {
        en: "cell {cell} was saved with {saved}; its formula gives {computed}",
        vi: "ô {cell} lưu {saved}, công thức tính ra {computed}",
        help en: "open the file in Excel, have it calculate all formulas (Ctrl+Alt+F9), and save it",
        help vi: "mở tệp bằng Excel, cho tính lại mọi công thức (Ctrl+Alt+F9), lưu lại",
        several(count, examples) of cell counts "ô" {
            en: "{count} cells were saved with other values than their formulas give: {examples}",
            vi: "{count} ô lưu giá trị khác với công thức tính ra: {examples}",
            help en: "open the file in Excel, have it calculate all formulas (Ctrl+Alt+F9), and save it",
            help vi: "mở tệp bằng Excel, cho tính lại mọi công thức (Ctrl+Alt+F9), lưu lại",
        }
    }

    /// A formula of which no value was saved.
    ValueNotSaved(FORMULA_WITHOUT_VALUE) { cell: String } {
        en: "cell {cell} has a formula, and no value was saved with it",
        vi: "ô {cell} có công thức, chưa lưu giá trị",
        help en: "open the file in Excel, and save it",
        help vi: "mở bằng Excel, lưu lại",
        several(count, examples) of cell counts "ô" {
            en: "{count} cells have a formula, and no values were saved with them: {examples}",
            vi: "{count} ô có công thức, chưa lưu giá trị: {examples}",
            help en: "open the file in Excel, and save it",
            help vi: "mở bằng Excel, lưu lại",
        }
    }
}
