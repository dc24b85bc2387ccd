//! New inputs from known ones: characters, tokens, lines and pieces are put in, taken out, moved, repeated and mixed.

use std::ops::Range;

use fastrand::Rng;

use crate::tokens::TOKENS;

/// A new input of at most so many bytes.
pub fn mutated(rng: &mut Rng, inputs: &[String], longest: usize) -> String {
    let mut text = picked(rng, inputs).to_owned();
    loop {
        change(rng, &mut text, inputs);
        if text.len() > longest {
            text.truncate(text.floor_char_boundary(longest));
        }
        if rng.u8(..3) == 0 {
            return text;
        }
    }
}

/// An input; those that came last are picked more often.
fn picked<'i>(rng: &mut Rng, inputs: &'i [String]) -> &'i str {
    let first = if rng.bool() { 0 } else { inputs.len() - inputs.len().div_ceil(8) };
    &inputs[rng.usize(first..inputs.len())]
}

/// Makes one change.
fn change(rng: &mut Rng, text: &mut String, inputs: &[String]) {
    match rng.u8(..16) {
        0..4 => {
            let token = TOKENS[rng.usize(..TOKENS.len())];
            insert(rng, text, token);
        }
        4 => {
            let piece = piece(rng, text);
            text.replace_range(piece, TOKENS[rng.usize(..TOKENS.len())]);
        }
        5..7 => {
            let piece = piece(rng, text);
            text.replace_range(piece, "");
        }
        7 => {
            let part = text[piece(rng, text)].to_owned();
            insert(rng, text, &part);
        }
        8 => repeat(rng, text),
        9..11 => {
            let other = picked(rng, inputs);
            let piece = piece(rng, other);
            insert(rng, text, &other[piece]);
        }
        11 => {
            let other = picked(rng, inputs);
            cross(rng, text, other);
        }
        12 => lines(rng, text),
        13 => character(rng, text),
        14 => {
            let character = any_character(rng);
            insert(rng, text, character.encode_utf8(&mut [0; 4]));
        }
        _ => indent(rng, text),
    }
}

/// A place between two characters.
fn place(rng: &mut Rng, text: &str) -> usize {
    text.floor_char_boundary(rng.usize(..=text.len()))
}

/// A stretch of characters, more often short than long.
fn piece(rng: &mut Rng, text: &str) -> Range<usize> {
    let start = place(rng, text);
    let longest = 1 << rng.u8(0..8);
    start..text.ceil_char_boundary((start + rng.usize(1..=longest)).min(text.len()))
}

fn insert(rng: &mut Rng, text: &mut String, part: &str) {
    let place = place(rng, text);
    text.insert_str(place, part);
}

/// Repeats a short piece many times: what is deep, long or crowded.
fn repeat(rng: &mut Rng, text: &mut String) {
    let start = place(rng, text);
    let end = text.ceil_char_boundary((start + rng.usize(1..=12)).min(text.len()));
    let times = 1 << rng.u8(1..9);
    let repeated = text[start..end].repeat(times);
    text.insert_str(start, &repeated);
}

/// The beginning of one input with the end of another.
fn cross(rng: &mut Rng, text: &mut String, other: &str) {
    let (start, end) = (place(rng, text), place(rng, other));
    text.truncate(start);
    text.push_str(&other[end..]);
}

/// Takes out, doubles or moves a line.
fn lines(rng: &mut Rng, text: &mut String) {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return;
    }
    let (from, to) = (rng.usize(..lines.len()), rng.usize(..lines.len()));
    match rng.u8(..3) {
        0 => drop(lines.remove(from)),
        1 => lines.insert(to, lines[from]),
        _ => lines.swap(from, to),
    }
    *text = lines.concat();
}

/// Puts another character in the place of one.
fn character(rng: &mut Rng, text: &mut String) {
    let start = place(rng, text);
    let end = text.ceil_char_boundary((start + 1).min(text.len()));
    text.replace_range(start..end, any_character(rng).encode_utf8(&mut [0; 4]));
}

fn any_character(rng: &mut Rng) -> char {
    match rng.u8(..8) {
        0..3 => rng.char(' '..='~'),
        3..6 => rng.char('\u{600}'..='\u{6FF}'),
        6 => rng.char('\u{80}'..='\u{2FFF}'),
        _ => rng.char(..),
    }
}

/// Moves a line to the right or to the left.
fn indent(rng: &mut Rng, text: &mut String) {
    let place = place(rng, text);
    let start = text[..place].rfind('\n').map_or(0, |end| end + 1);
    if rng.bool() {
        text.insert_str(start, &" ".repeat(rng.usize(1..5)));
    } else {
        let spaces = text[start..].len() - text[start..].trim_start_matches(' ').len();
        text.replace_range(start..start + rng.usize(..=spaces), "");
    }
}
