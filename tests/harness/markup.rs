//! Pages as an independent reader sees them: tags with their attributes, and the text between them.
#![allow(dead_code, reason = "each of the two binaries uses a part of it")]

use std::collections::BTreeMap;

/// A tag that opens.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// Elements without an end.
const VOID: [&str; 6] = ["meta", "br", "col", "wbr", "link", "img"];

/// A page, taken apart. Written for pages whose attributes all stand in double quotes.
///
/// # Panics
/// Where tags are not nested as they must be, or an attribute stands twice.
pub fn tags(page: &str) -> (Vec<Tag>, String) {
    let (mut tags, mut text, mut open): (Vec<Tag>, String, Vec<String>) =
        (Vec::new(), String::new(), Vec::new());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if !open.iter().any(|name| name == "style" || name == "script") {
            text.push_str(&rest[..at]);
            text.push(' ');
        }
        rest = &rest[at + 1..];
        let end = end_of_tag(rest);
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "the element that ends is the one that began last");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let tag = Tag { name: name.to_owned(), attributes: attributes_of(attributes) };
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
        // what stands in these two is no markup
        if name == "style" || name == "script" {
            let close = rest.find(&format!("</{name}>")).expect("it ends");
            rest = &rest[close..];
        }
        tags.push(tag);
    }
    assert!(open.is_empty(), "{open:?} never end");
    (tags, text)
}

fn end_of_tag(rest: &str) -> usize {
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag never ends");
}

fn attributes_of(text: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let name_end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let name = rest[..name_end].to_owned();
        rest = &rest[name_end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').expect("the value ends");
            quoted[..end].clone_into(&mut value);
            rest = &quoted[end + 1..];
        }
        let twice = attributes.insert(name.clone(), value);
        assert!(twice.is_none(), "{name} stands twice in {text}");
        rest = rest.trim_start();
    }
    attributes
}
