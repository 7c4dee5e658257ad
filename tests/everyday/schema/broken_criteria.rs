//! A criteria file with every notation of the language once, and what breaks it.

/// What every criteria file begins with.
pub const HEAD: &str = r#"
[criteria]
id = "small"
title = "Phiếu nhỏ"

[rounding]
at = "leaf"
mode = "truncate"
decimals = 2

"#;

/// Every table, kind and setting. Each line that is broken below stands once.
pub const SOUND: &str = r#"
[criteria]
id = "whole-2024"
title = "Phiếu đầy đủ"
year = 2024
language = "vi"
min = -10.5

[rounding]
at = "total"
mode = "half-up"
decimals = 2

[defaults]
over = "error"
zero_over_zero = "full"

[lists]
three-steps = [ { share = "1", title = "Đầy đủ" }, { share = "1/2", title = "Một phần" }, { share = "0" } ]
levels = [ { id = "high", gt = 4 }, { id = "middle", ge = 2, le = 4 }, { id = "low", lt = 2, printed = "dưới 2" } ]

[facts]
communes = { title = "Số xã" }
staff = { title = "Tổng số", sum = ["communes"] }
class = { title = "Loại", options = ["I", "II"] }

[quantities]
documents = { title = "Văn bản đến", at_most = "staff" }

[attributes]
published = { title = "Đã công khai", asked_if = { met = true } }

[[criterion]]
code = "1"
title = "Nhóm"
combine = "weighted-mean"
max = 20
attainable = 15.5
floor = -1
bands = "levels"

[[criterion]]
code = "1.1"
title = "Tỷ lệ"
rule = "ratio"
max = 5
num = "documents"
den = "staff"
over = "cap"
zero_over_zero = "not-applicable"
direction = "down"
zero_below = "50%"
weight = 2
not_applicable = "rescale"
rescale_over = "total"
evidence = { else = "zero", column = "appraisal" }
asked_if = { fact = "class", is = "I" }
note = "Ghi chú"
basis = "Quyết định 1, Điều 2"

[[criterion]]
code = "1.2"
title = "Lựa chọn"
rule = "choice"
max = 5
options = [
  { id = "held", rule = "ratio", max = 4, den = "communes", title = "Có tổ chức" },
  { id = "late", lose = 2 },
  { id = "half", share = "50 %" },
  { id = "line", rule = "piecewise", measure = "value", points = [ { at = 0, points = 0 }, { at = 9, points = 5 } ] },
  { id = "not-held", points = 0 },
]
requires = { criterion = "1.1", ge = "50%", else = { choice = "not-held" }, message = "Chưa đạt" }

[[criterion]]
code = "1.3"
title = "Theo danh sách"
rule = "choice"
max = 5
options = "three-steps"

[[criterion]]
code = "1.4"
title = "Kiểm"
rule = "checklist"
combine = "max"
max = 5
items = [
  { id = "jury", rule = "manual", min = 0, max = 4, step = 1, excludes = "prize" },
  { id = "prize", points = 5, excludes = ["jury"] },
]

[[criterion]]
code = "2"
title = "Nhóm hai"
bands = [ { id = "high", gt = 4 }, { id = "middle", ge = 2, le = 4 }, { id = "low", lt = 2 } ]

[[criterion]]
code = "2.1"
title = "Đếm"
rule = "count"
max = 20
rates = [ { id = "national", each = 8 }, { id = "provincial", each = 4 } ]
requires = [
  { criterion = "1.2", is = ["held", "late"], not = "not-held", answered = true, has = "evidence", else = { cap = 3 } },
  { every = ["1.1", "1.3"], where = { met = true }, has = ["published"], else = "zero" },
]

[[criterion]]
code = "2.2"
title = "Đếm một thứ"
rule = "count"
max = 6
each = 2.5

[[criterion]]
code = "2.3"
title = "Trừ"
rule = "deduct"
max = 8
counters = [
  { id = "overdue", per = 0.5, max = 2 },
  { id = "complaints", table = [0, 0, 2, 5, "all"] },
  { id = "conduct", judged = { min = 1, max = "all" } },
]

[[criterion]]
code = "2.4"
title = "Khảo sát"
rule = "manual"
min = 1
max = 5
step = 0.5
source = "Điều tra xã hội học"

[[criterion]]
code = "2.5"
title = "Bậc"
rule = "tiers"
measure = "growth"
max = 5
domain = ["-100%", "200%"]
tiers = [
  { id = "a", ge = "10%", points = 5 },
  { id = "b", gt = "-5%", lt = "10%", points = 3 },
  { id = "c", le = "-5%", points = -1, title = "Giảm" },
]

[[criterion]]
code = "2.6"
title = "Đường gấp khúc"
rule = "piecewise"
measure = "ratio"
max = 2
points = [ { at = "1/2", points = 0.5 }, { at = "100%", points = 2 } ]

[[criterion]]
code = "2.7"
title = "So sánh"
rule = "norm"
max = 10
measure = "value"
method = "min-max"
scale = [1, 10]
alone = "zero"

[[criterion]]
code = "3"
title = "Điểm thưởng"
role = "bonus"
max = 2
above_max = false

[[criterion]]
code = "3.a"
title = "Thưởng"
rule = "manual"
max = 2

[total]
combine = "sum"
direction = "up"
base = 10
floor = 0
attainable = 99
index = { scale = 100, of = "applicable", decimals = 1, mode = "up" }
requires = [
  { fact = "communes", ge = 1, else = "no-score" },
  { count = "2", met = true, ge = 1 },
  { any_of = [ { any = "leaves", met = true }, { all_of = { criterion = "2.4", le = 5 } } ] },
]
bands = [
  { id = "good", ge = { by = "class", I = 80, II = "70%" }, requires = { every = "groups", ge = "10%" } },
  { id = "poor", lt = { by = "class", I = 80, II = "70%" }, title = "Yếu" },
]
events = [
  { when = [ { fact = "class", not = "II" } ], points = -1.5, shift = -1, title = "Sự việc" },
  { unless = { criterion = "2.4", met = true }, at_least = "poor", at_most = "good" },
  { when = { criterion = "2.4", met = true }, points_by_band = { good = -9, poor = 0 } },
]

[ranking]
by = "total"
ties = "competition"
compare = "exact"
then = ["1", "2"]
cohort = "class"

[[test]]
name = "one"
facts = { communes = 4, class = { self = "I", appraisal = "II" } }
findings = ["row-missing"]
[test.self]
rest = { not_applicable = true }
"1.2" = { choice = "held", num = 3, den = 5, published = true, score = 2.4 }
"2.1" = { counts = { national = 1 }, status = "scored" }
"2.4" = 3
total = { score = 7, index = 9.9, band_by_points = "good", band = "poor" }

[[test]]
name = "two units"
like = "one"
[[test.unit]]
id = "a"
self = { "2.7" = 8, total = { rank = 1 } }
[[test.unit]]
appraisal = { "1.4" = { choices = { jury = 3, prize = true } } }
"#;

/// What is wrong, what it is in the sound text, and what stands there instead.
pub const BROKEN: &[(&str, &str, &str)] = &[
    // keys that are misspelt, on every level
    ("a table", "[ranking]", "[rankings]"),
    ("the head", "language = ", "lang = "),
    ("rounding", "at = \"total\"", "at = \"total\"\nplaces = 2"),
    ("the defaults", "over = \"error\"", "ovre = \"error\""),
    ("a list", "printed = \"dưới 2\"", "print = \"dưới 2\""),
    ("a fact", "sum = [", "sums = ["),
    ("a quantity", "at_most = \"staff\" }", "at_least = \"staff\" }"),
    ("an attribute", "asked_if = { met", "asked = { met"),
    ("tests of an attribute", "asked_if = { met", "asked_if = { mett"),
    ("a group", "attainable = 15.5", "atainable = 15.5"),
    ("a leaf", "note = ", "notes = "),
    ("a setting of a kind", "zero_below", "zero_bellow"),
    ("a setting of another kind", "each = 2.5", "each = 2.5\nmeasure = \"ratio\""),
    ("a setting of groups on a leaf", "each = 2.5", "each = 2.5\ncombine = \"sum\""),
    ("a direction that is none", "direction = \"up\"\nbase", "direction = \"sideways\"\nbase"),
    ("the direction of a leaf without one", "each = 2.5", "each = 2.5\ndirection = \"down\""),
    ("a setting of leaves on a group", "combine = \"weighted-mean\"", "step = 1"),
    ("evidence", "column = \"appraisal\"", "colum = \"appraisal\""),
    ("an option", "id = \"late\", ", "name = \"late\", "),
    ("a rule within an option", "max = 4, den = ", "max = 4, denn = "),
    ("a point within a rule within an option", "{ at = 9, ", "{ at = 9, id = \"x\", "),
    ("an item", "excludes = \"prize\"", "exclude = \"prize\""),
    ("a rate", "{ id = \"provincial\", ", "{ ids = \"provincial\", "),
    ("a counter", "per = 0.5, max", "per = 0.5, most"),
    ("what is judged", "judged = { min", "judged = { least"),
    ("a tier", "title = \"Giảm\"", "titel = \"Giảm\""),
    ("a condition", "ge = \"50%\", else", "gee = \"50%\", else"),
    ("a condition about a fact", "{ fact = \"class\", not", "{ fact = \"class\", met = true, not"),
    ("a condition within a condition", "{ any = \"leaves\", met", "{ any = \"leaves\", mett"),
    ("rows that a condition is narrowed to", "where = { met", "where = { meet"),
    ("an index", "of = \"applicable\"", "off = \"applicable\""),
    ("a band", "title = \"Yếu\"", "name = \"Yếu\""),
    ("an event", "title = \"Sự việc\"", "titles = \"Sự việc\""),
    ("the total", "base = 10", "bases = 10"),
    ("the ranking", "cohort = ", "cohorts = "),
    ("a test", "findings = [", "finding = ["),
    ("an answer of a test", "status = ", "states = "),
    ("a unit of a test", "id = \"a\"\nself", "ids = \"a\"\nself"),
    ("facts beside the units of a test", "like = \"one\"", "facts = {}"),
    // values of another type
    ("a code without quotes", "code = \"2\"", "code = 2"),
    ("a max in quotes", "max = 20\nattainable", "max = \"20\"\nattainable"),
    ("a weight below zero", "weight = 2", "weight = -2"),
    ("a flag in quotes", "above_max = false", "above_max = \"false\""),
    ("a list for a text", "note = \"Ghi chú\"", "note = [\"Ghi chú\"]"),
    ("a text for a list", "sum = [\"communes\"]", "sum = \"communes\""),
    ("a text for a fact", "communes = { title = \"Số xã\" }", "communes = \"Số xã\""),
    ("a number for the name of a fact", "den = \"staff\"", "den = 5"),
    ("a table for a list of events", "events = [", "events = {}\nx = ["),
    ("a text for an entry", "  { id = \"not-held\", points = 0 },", "  \"not-held\","),
    ("a text for points", "points = 5, excludes", "points = \"5\", excludes"),
    ("true for a condition", "all_of = {", "all_of = true, x = {"),
    ("half a decimal", "decimals = 1", "decimals = 1.5"),
    ("a number as the name of a band", "at_least = \"poor\"", "at_least = 1"),
    ("a bound that is a flag", "I = 80, II = \"70%\" }, requires", "I = true, II = \"70%\" }, requires"),
    // numbers and shares
    ("a share as a number", "share = \"1/2\"", "share = 0.5"),
    ("a share without its sign", "zero_below = \"50%\"", "zero_below = \"50\""),
    ("a bound without its sign", "ge = \"10%\", points", "ge = \"10\", points"),
    ("a bound with a decimal comma", "lt = \"10%\"", "lt = \"10,5%\""),
    ("a fraction over 0", "at = \"1/2\"", "at = \"1/0\""),
    ("a loss in words", "5, \"all\"]", "5, \"most\"]"),
    ("one end of a scale", "scale = [1, 10]", "scale = [1]"),
    ("too many decimals", "decimals = 2", "decimals = 7"),
    ("a shift by too many bands", "shift = -1", "shift = -21"),
    // what must be there
    ("no title of the edition", "title = \"Phiếu đầy đủ\"\n", ""),
    ("no rounding", "[rounding]\nat = \"total\"\nmode = \"half-up\"\ndecimals = 2", ""),
    ("no mode", "mode = \"half-up\"\n", ""),
    ("a place beside exact", "mode = \"half-up\"\ndecimals = 2", "mode = \"exact\""),
    ("no title of a fact", "class = { title = \"Loại\", ", "class = { "),
    ("no code", "code = \"2.2\"\n", ""),
    ("no title of a row", "title = \"Đếm một thứ\"\n", ""),
    ("no measure", "measure = \"growth\"\n", ""),
    ("no options", "options = \"three-steps\"\n", ""),
    ("an empty list", "options = \"three-steps\"", "options = []"),
    ("neither each nor rates", "each = 2.5\n", ""),
    ("each and rates", "each = 2.5", "each = 2.5\nrates = [ { each = 1 } ]"),
    ("an option worth two things", "{ id = \"late\", lose = 2 }", "{ id = \"late\", lose = 2, points = 1 }"),
    ("an item worth two things", "points = 5, excludes", "points = 5, share = \"1\", excludes"),
    ("the max of a rule that is not there", "lose = 2 }", "lose = 2, max = 3 }"),
    ("no points of a tier", "gt = \"-5%\", lt = \"10%\", points = 3", "gt = \"-5%\", lt = \"10%\""),
    ("a counter that loses nothing", "per = 0.5, max = 2", "title = \"x\""),
    ("a counter in two ways", "per = 0.5, max = 2", "per = 0.5, max = 2, table = [0, 1]"),
    ("a condition without a subject", "{ count = \"2\", ", "{ "),
    ("a condition that asks for nothing", "{ any = \"leaves\", met = true }", "{ any = \"leaves\" }"),
    ("a count that is not compared", "met = true, ge = 1 }", "met = true }"),
    ("a condition with two subjects", "{ count = \"2\", ", "{ count = \"2\", fact = \"class\", "),
    ("two effects", "else = { cap = 3 }", "else = { cap = 3, choice = \"a\" }"),
    ("an event that never happens", "unless = { criterion = \"2.4\", met = true }, ", ""),
    ("an event that does nothing", ", points = -1.5, shift = -1, title", ", title"),
    ("an index without decimals", "decimals = 1, mode", "mode"),
    ("a test without a name", "name = \"two units\"\n", ""),
    // words
    ("an unknown kind", "rule = \"norm\"", "rule = \"nrom\""),
    (
        "a kind that cannot stand in an option",
        "rule = \"ratio\", max = 4, den = \"communes\"",
        "rule = \"tiers\"",
    ),
    ("an unknown role", "role = \"bonus\"", "role = \"thưởng\""),
    ("an unknown mode", "mode = \"half-up\"", "mode = \"round\""),
    ("an unknown measure", "measure = \"growth\"", "measure = \"percent\""),
    ("a measure of another kind", "measure = \"value\"\nmethod", "measure = \"growth\"\nmethod"),
    ("a combination of groups in a checklist", "combine = \"max\"", "combine = \"mean\""),
    ("a combination of checklists in a group", "combine = \"weighted-mean\"", "combine = \"all\""),
    ("an unknown effect", "else = \"no-score\"", "else = \"noscore\""),
    ("an unknown status", "status = \"scored\"", "status = \"done\""),
    ("an unknown column", "column = \"appraisal\"", "column = \"both\""),
    ("an id of an edition that is a path", "id = \"whole-2024\"", "id = \"../whole\""),
    ("an id with a capital letter", "{ id = \"national\"", "{ id = \"National\""),
    ("a code that is none", "code = \"3.a\"", "code = \"3.\""),
];
