//! What the terminal takes, and what the user says of it.

/// Columns of the terminal, or what the user says of it; `None` where neither is known.
pub(super) fn width_of(is_terminal: bool) -> Option<usize> {
    let columns = || std::env::var("COLUMNS").ok()?.trim().parse().ok().filter(|columns| *columns > 0);
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    if is_terminal { terminal().or_else(columns) } else { columns() }
}

/// Lines of the terminal; `None` where that is not known.
pub(super) fn height_of(is_terminal: bool) -> Option<usize> {
    if !is_terminal {
        return None;
    }
    terminal_size::terminal_size().map(|(_, height)| usize::from(height.0)).filter(|height| *height > 0)
}

/// Whether a terminal can be cleared, and lines on it replaced.
pub(super) fn moves_its_cursor() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// As `NO_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR` say, in this order; else as the terminal can.
pub(super) fn takes_colour(is_terminal: bool) -> bool {
    let value = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    if value("NO_COLOR").is_some() {
        return false;
    }
    if value("CLICOLOR_FORCE").is_some_and(|force| force != "0") {
        return true;
    }
    let refused = value("CLICOLOR").is_some_and(|wanted| wanted == "0");
    is_terminal && !refused && value("TERM").is_none_or(|term| term != "dumb")
}
