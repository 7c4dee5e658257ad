//! What a ranking says of its units, in both languages.

diagnostic! {
    /// A unit is given twice.
    GivenTwice(UNIT_TWICE) { unit: String, other: String } {
        en: "the unit `{unit}` is given twice: here and at {other}",
        vi: "đơn vị “{unit}” có hai phiếu: tại đây và tại {other}",
        help en: "keep one of the two; the rows of a unit stand one after the other",
        help vi: "giữ một trong hai; các dòng của một đơn vị phải liền nhau",
    }

    /// The same, where the two cannot be told apart by their lines.
    GivenTwiceHere(UNIT_TWICE) { unit: String } {
        en: "the unit `{unit}` is given twice: here and at the same place",
        vi: "đơn vị “{unit}” có hai phiếu, cả hai tại đây",
        help en: "keep one of the two; the rows of a unit stand one after the other",
        help vi: "giữ một trong hai; các dòng của một đơn vị phải liền nhau",
    }
}
