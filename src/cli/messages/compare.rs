//! What `compare` says of what it was given.

sentence! {
    /// Standard input for both.
    StdinForBoth {} {
        en: "standard input can be one of the two only",
        vi: "đầu vào chuẩn chỉ dùng được cho một trong hai bản",
    }
}
