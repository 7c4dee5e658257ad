//! The two columns of every form, which always travel together.

/// Whose score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The unit's own score, *điểm tự chấm*.
    Own,
    /// The appraiser's score, *điểm thẩm định*.
    Appraisal,
}

impl Column {
    /// Both, in the order of the form.
    pub const BOTH: [Column; 2] = [Column::Own, Column::Appraisal];

    /// The word of files and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Column::Own => "self",
            Column::Appraisal => "appraisal",
        }
    }
}

/// One thing for each column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerColumn<T> {
    /// The unit's own.
    pub own: T,
    /// The appraiser's.
    pub appraisal: T,
}

impl<T> PerColumn<T> {
    /// Makes each column's by the same function: a computation is never written twice.
    pub fn from_fn(mut make: impl FnMut(Column) -> T) -> Self {
        PerColumn { own: make(Column::Own), appraisal: make(Column::Appraisal) }
    }

    /// One column's.
    pub fn get(&self, column: Column) -> &T {
        match column {
            Column::Own => &self.own,
            Column::Appraisal => &self.appraisal,
        }
    }

    /// One column's, to be changed.
    pub fn get_mut(&mut self, column: Column) -> &mut T {
        match column {
            Column::Own => &mut self.own,
            Column::Appraisal => &mut self.appraisal,
        }
    }

    /// Both, by reference, with their column.
    pub fn each(&self) -> impl Iterator<Item = (Column, &T)> {
        Column::BOTH.into_iter().map(|column| (column, self.get(column)))
    }

    /// Each column's made into something else.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> PerColumn<U> {
        PerColumn { own: f(self.own), appraisal: f(self.appraisal) }
    }

    /// References to both.
    pub fn as_ref(&self) -> PerColumn<&T> {
        PerColumn { own: &self.own, appraisal: &self.appraisal }
    }
}
