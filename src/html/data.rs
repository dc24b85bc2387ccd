//! Data in a page: JSON in a block that no browser runs. It ends only where the page says.

use serde_json::Value;

use super::Html;

/// A value as the content of a data block. HTML reads nothing there but the end of the block and the beginning of a comment,
/// and both begin with a sign that JSON can write by its number.
pub fn block(value: &Value) -> Html {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    Html(out)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_block_ends_nowhere_in_a_text() {
        let value = json!({ "a": "</script><!-- <script> & \u{2028}" });
        let block = block(&value);
        assert!(!block.as_str().contains(['<', '>', '&', '\u{2028}']));
        assert_eq!(serde_json::from_str::<Value>(block.as_str()).unwrap(), value);
    }
}
