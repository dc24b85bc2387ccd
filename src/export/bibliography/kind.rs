//! What sorts of works there are, by the words of CSL and of BibLaTeX.

use biblatex::EntryType as BibLatex;
use hayagriva::Entry;
use hayagriva::types::EntryType;

/// A sort of work in both formats.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// The item type of CSL 1.0.2.
    pub(super) csl: &'static str,
    /// The entry type of BibLaTeX.
    pub(super) biblatex: BibLatex,
}

/// A page of the web.
pub(super) const WEBPAGE: Kind = Kind { csl: "webpage", biblatex: BibLatex::Online };

/// What an entry is, by its type and by what holds it.
pub(super) fn kind(entry: &Entry) -> Kind {
    let holder = entry.parents().first().map(|parent| *parent.entry_type());
    let (csl, biblatex) = match entry.entry_type() {
        EntryType::Article => return article(holder),
        EntryType::Chapter => ("chapter", BibLatex::InBook),
        EntryType::Anthos => ("chapter", BibLatex::InCollection),
        EntryType::Entry => ("entry", BibLatex::InReference),
        EntryType::Report => ("report", BibLatex::Report),
        EntryType::Thesis => ("thesis", BibLatex::Thesis),
        EntryType::Web | EntryType::Blog => return WEBPAGE,
        EntryType::Post | EntryType::Thread => ("post", BibLatex::Online),
        EntryType::Patent => ("patent", BibLatex::Patent),
        EntryType::Newspaper | EntryType::Periodical => ("periodical", BibLatex::Periodical),
        EntryType::Manuscript => ("manuscript", BibLatex::Unpublished),
        EntryType::Book => ("book", BibLatex::Book),
        EntryType::Anthology => ("book", BibLatex::Collection),
        EntryType::Reference => ("book", BibLatex::Reference),
        EntryType::Proceedings => ("book", BibLatex::Proceedings),
        EntryType::Conference => ("event", BibLatex::Proceedings),
        EntryType::Case => ("legal_case", BibLatex::Misc),
        EntryType::Legislation => ("legislation", BibLatex::Misc),
        EntryType::Scene | EntryType::Performance => ("performance", BibLatex::Misc),
        EntryType::Artwork | EntryType::Exhibition => ("graphic", BibLatex::Misc),
        EntryType::Repository => ("software", BibLatex::Misc),
        EntryType::Video => ("motion_picture", BibLatex::Misc),
        EntryType::Audio => ("song", BibLatex::Misc),
        _ => ("document", BibLatex::Misc),
    };
    Kind { csl, biblatex }
}

/// An article, by where it was published.
fn article(holder: Option<EntryType>) -> Kind {
    let (csl, biblatex) = match holder {
        Some(EntryType::Periodical) => ("article-journal", BibLatex::Article),
        Some(EntryType::Newspaper) => ("article-newspaper", BibLatex::Article),
        Some(EntryType::Blog) => ("post-weblog", BibLatex::Online),
        Some(EntryType::Proceedings | EntryType::Conference) => {
            ("paper-conference", BibLatex::InProceedings)
        }
        Some(_) => ("chapter", BibLatex::InCollection),
        None => ("article", BibLatex::Online),
    };
    Kind { csl, biblatex }
}
