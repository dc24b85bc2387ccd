//! A text and its translation, paired block by block: by structure and length (W. A. Gale and K. W. Church, “A Program for
//! Aligning Sentences in Bilingual Corpora”, 1993), and never by force: what fits nothing stays alone.

use std::collections::BTreeSet;

use super::document::Block;
use super::text::arabic_digit;
use super::words::Words;

/// What two blocks that stay alone cost. A pair that costs more than both is none.
const ALONE: f64 = 1.2;

/// How much one length may differ from what the other lets expect, as a natural logarithm, before a pair is doubtful.
const DOUBTFUL: f64 = 0.6;

/// A side shorter than this is too short for its length to say much, in characters.
const SHORT: f64 = 20.0;

/// What a link or a number that stands on both sides takes from the cost of a pair.
const SIGN: f64 = 0.6;

/// The most comparisons: above, the two are too long to be paired.
const MOST: usize = 40_000_000;

/// How blocks of the two texts belong together; numbers are places in their lists.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pair {
    /// A block and its translation, and why a person should look at them.
    Both(usize, usize, Option<String>),
    /// A block without a translation.
    Original(usize),
    /// A block of the translation that nothing is the original of.
    Translation(usize),
}

/// A way to the end of both texts, from the pair before it.
#[derive(Clone, Copy)]
enum Step {
    Both,
    Original,
    Translation,
}

/// Pairs the blocks of two texts, in order; `None` if they are too long.
pub(super) fn pairs(ours: &[Block], theirs: &[Block]) -> Option<Vec<Pair>> {
    if (ours.len() + 1).saturating_mul(theirs.len() + 1) > MOST {
        return None;
    }
    let [our_sizes, their_sizes] = [ours, theirs].map(sizes);
    let total = |sizes: &[f64]| sizes.iter().sum::<f64>().max(1.0);
    let ratio = total(&their_sizes) / total(&our_sizes);
    let [our_signs, their_signs]: [Vec<Signs>; 2] =
        [ours, theirs].map(|all| all.iter().map(signs).collect());
    let cost = |i: usize, j: usize| {
        let form = form_cost(&ours[i], &theirs[j])?;
        let difference = difference(our_sizes[i] * ratio, their_sizes[j]);
        let shared = if our_signs[i].is_disjoint(&their_signs[j]) { 0.0 } else { SIGN };
        Some(form + 2.0 * difference * difference - shared)
    };
    let mut pairs = walk(ours.len(), theirs.len(), cost);
    for pair in &mut pairs {
        if let Pair::Both(i, j, doubt) = pair {
            *doubt =
                doubts(&ours[*i], &theirs[*j], difference(our_sizes[*i] * ratio, their_sizes[*j]));
        }
    }
    Some(pairs)
}

fn sizes(blocks: &[Block]) -> Vec<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a length is far below 2^52")]
    let size = |block: &Block| block.plain().chars().count() as f64;
    blocks.iter().map(size).collect()
}

/// What a text has in common with its translation, whatever the languages.
type Signs = BTreeSet<String>;

/// The links of a block, and its numbers of three digits and more: smaller ones are often written in words.
fn signs(block: &Block) -> Signs {
    let links = block.parts().into_iter().flat_map(Words::links).map(str::to_owned);
    let latin = |c| arabic_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    let plain: String = block.plain().chars().map(latin).collect();
    let numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() > 2);
    links.chain(numbers.map(str::to_owned)).collect()
}

/// How far a length is from another, as a logarithm of their ratio; short ones are nearer than they look.
fn difference(expected: f64, found: f64) -> f64 {
    ((found + SHORT) / (expected + SHORT)).ln()
}

/// What differing forms cost; `None` if they cannot be one paragraph.
fn form_cost(ours: &Block, theirs: &Block) -> Option<f64> {
    match (ours, theirs) {
        (Block::Heading(one, _), Block::Heading(other, _)) => {
            Some(if one == other { 0.0 } else { 0.3 })
        }
        (Block::List(one), Block::List(other)) => {
            Some(if one.len() == other.len() { 0.0 } else { 0.5 })
        }
        (Block::Table(one), Block::Table(other)) => {
            let width = |rows: &[Vec<_>]| rows.first().map(Vec::len);
            (width(one) == width(other)).then_some(if one.len() == other.len() { 0.0 } else { 0.5 })
        }
        (Block::Verse(_), Block::Verse(_))
        | (Block::Paragraph(_), Block::Paragraph(_))
        | (Block::Quotation(_), Block::Quotation(_))
        | (Block::Break, Block::Break) => Some(0.0),
        // A translation may say in running text what the original quotes or says in lines.
        (Block::Quotation(_), Block::Paragraph(_))
        | (Block::Paragraph(_), Block::Quotation(_))
        | (Block::Verse(_), Block::Paragraph(_) | Block::Quotation(_)) => Some(0.4),
        _ => None,
    }
}

/// The cheapest way through both texts.
fn walk(ours: usize, theirs: usize, cost: impl Fn(usize, usize) -> Option<f64>) -> Vec<Pair> {
    let width = theirs + 1;
    let mut steps = vec![Step::Translation; (ours + 1) * width];
    let mut above: Vec<f64> = Vec::new();
    for i in 0..=ours {
        let mut row = vec![0.0; width];
        for j in 0..width {
            let mut best = (if i == 0 && j == 0 { 0.0 } else { f64::INFINITY }, Step::Translation);
            if j > 0 {
                best = (row[j - 1] + ALONE, Step::Translation);
            }
            if i > 0 && above[j] + ALONE < best.0 {
                best = (above[j] + ALONE, Step::Original);
            }
            if i > 0
                && j > 0
                && let Some(cost) = cost(i - 1, j - 1)
                && cost < 2.0 * ALONE
                && above[j - 1] + cost <= best.0
            {
                best = (above[j - 1] + cost, Step::Both);
            }
            row[j] = best.0;
            steps[i * width + j] = best.1;
        }
        above = row;
    }
    let (mut i, mut j, mut pairs) = (ours, theirs, Vec::new());
    while i > 0 || j > 0 {
        match steps[i * width + j] {
            Step::Both if i > 0 && j > 0 => {
                (i, j) = (i - 1, j - 1);
                pairs.push(Pair::Both(i, j, None));
            }
            Step::Original if i > 0 => {
                i -= 1;
                pairs.push(Pair::Original(i));
            }
            _ => {
                j = j.saturating_sub(1);
                pairs.push(Pair::Translation(j));
            }
        }
    }
    pairs.reverse();
    pairs
}

/// Why a person should look at a pair.
fn doubts(ours: &Block, theirs: &Block, difference: f64) -> Option<String> {
    let count = |block: &Block| block.plain().chars().count();
    if difference.abs() > DOUBTFUL {
        return Some(format!(
            "one side has {} characters, the other {}",
            count(ours),
            count(theirs)
        ));
    }
    match (ours, theirs) {
        (Block::List(one), Block::List(other)) if one.len() != other.len() => {
            Some(format!("one side has {} items, the other {}", one.len(), other.len()))
        }
        (Block::Table(one), Block::Table(other)) if one.len() != other.len() => {
            Some(format!("one side has {} rows, the other {}", one.len(), other.len()))
        }
        (Block::Verse(one), Block::Verse(other)) if one.len() != other.len() => {
            Some(format!("one side has {} lines, the other {}", one.len(), other.len()))
        }
        _ if ours.noun() != theirs.noun() => {
            Some(format!("one side is a {}, the other a {}", ours.noun(), theirs.noun()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        let block = |line: &str| match line.strip_prefix("# ") {
            Some(words) => Block::Heading(2, Words::plainly(words)),
            None => Block::Paragraph(Words::plainly(&"word ".repeat(line.parse().unwrap()))),
        };
        text.split(", ").map(block).collect()
    }

    /// Pairs as text: `0=0`, `1=` without a translation, `=1` without an original, `?` behind one that is doubtful.
    fn paired(ours: &str, theirs: &str) -> String {
        let pairs = pairs(&blocks(ours), &blocks(theirs)).unwrap();
        let shown = pairs.iter().map(|pair| match pair {
            Pair::Both(i, j, doubt) => format!("{i}={j}{}", if doubt.is_some() { "?" } else { "" }),
            Pair::Original(i) => format!("{i}="),
            Pair::Translation(j) => format!("={j}"),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn blocks_are_paired_by_structure_and_length() {
        assert_eq!(paired("# a, 20, 40, # b, 30", "# A, 22, 38, # B, 33"), "0=0 1=1 2=2 3=3 4=4");
        assert_eq!(paired("# a, 20, 40, # b, 30", "# A, 41, # B, 33"), "0=0 1= 2=1 3=2 4=3");
        assert_eq!(paired("# a, 40, # b, 30", "# A, 38, 9, # B, 33"), "0=0 1=1 =2 2=3 3=4");
        assert_eq!(paired("20, 20, 20, 20, 20", "20, 60, 20, 20, 20"), "0=0 1=1? 2=2 3=3 4=4");
        assert_eq!(paired("20, # a", "# A, 20"), "0= 1=0 =1");
    }

    /// Links and years stay what they are in every language, so they say more than lengths.
    #[test]
    fn blocks_with_the_same_signs_belong_together() {
        let one = |text: &str| Block::Paragraph(Words::plainly(text));
        let ours = [one("word word word"), one("In ٢٠٢٣ word word")];
        let theirs = [one("word word word"), one("2023 word"), one("word word word word")];
        let both = |i, j| Pair::Both(i, j, None);
        let expected = vec![both(0, 0), both(1, 1), Pair::Translation(2)];
        assert_eq!(pairs(&ours, &theirs), Some(expected));
        let unsigned = theirs.map(|block| one(&block.plain().replace("2023", "word")));
        assert_ne!(pairs(&ours, &unsigned), pairs(&ours, &[one("word word word")]));
    }
}
