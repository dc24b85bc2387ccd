//! Words that news has every day in Arabic and English: alone, or with each other, they name nobody.
//!
//! The lists were chosen for this program from the words of such texts, and are under its licence. They hold singular and
//! plural, folded, without article and clitics.

use crate::script::fold::normal;
use crate::script::has_arabic;

const ARABIC: &str = "
    اتحاد اتفاق اتفاقات اتفاقيه احتلال احزاب اداره ارض ارهاب ارهابيون ارهابيين ازمه اسلاميه اعلان اعلام اقتصاد اقليم اكثريه
    امن اميركي امير انتخابات انسحاب انفصاليون انفصاليين انقلاب بلاد بلد بلده بيان تحالف تكتل تكتلات تمرد تنسيقيه
    ثوره ثوار جبل جماعه جماعات جمهوريه جنرال جنود جنوب جيش حاكم حاكمه حدود حرب حركه حركات حزب حكم حكومه حكومي
    حكوميه حلف حوار داخليه دفاع دوله دوليه ديوان رءاسه رءيس رءيسيه رهاءن سجن سفاره سلام سلطات سلطه سياسيه شرطه شرق
    شركه شعب شمال صحراء صراع ضباط طريق عاصمه عسكر عسكري عسكريه عمليات عمليه عنف غرب فرع فريق فصاءل قاءد قاده قاعده قرار
    قريه قواعد قوات قوه قياده قيادات كتاءب كتيبه لجنه لواء متحده متمردون متمردين مجتمع مجلس مجموعات مجموعه محافظه محكمه
    مدينه مرتزقه مرحله مسلحه مسلحون مسلحين مطار معارضه معركه معسكر مقاتلون مقاتلين مقاومه ملف منطقه منظمه مهمه مواطنون
    مواطنين مءتمر موقت ميثاق ميليشيا ميليشيات نظام نهر هجوم هجمات هدنه هيءه وحدات وزاره وزير وسط وطن وطني وطنيه
    ولايه انتقالي انتقاليه مرحلي شامل مركزيه محليه اتفاقيات مفاوضات مبادره مصالحه صلح وقف قتال اطلاق نار في من علي عن مع
    بين الي
";

const ENGLISH: &str = "
    a accord accords agreement agreements airport alliance an and area armed army attack attacks authorities base battalion
    battle blocs border branch brigade camp capital cease ceasefire central centre city civilians coalition colonel command
    commander commission committee conference congress council country coup court crisis defence democratic dialogue embassy
    faction factions fighters force forces for foreign former general government governor group groups hostages in
    insurgents international islamic islamists jihadists junta law leader leaders leadership local main militants military
    militia militias mine minister ministry mission movement movements national negotiations north northern of office
    opposition order organisation organisations organization palace parties party peace people place police political
    power president prime prison province public rebel rebels reconciliation region republic resistance revolution river
    road ruling scene security senate separatists soldiers south southern state states summit talks terrorists the town
    transition transitional treaty tribe troops truce union united unity village war west western
";

/// How many such words are no name together; more of them are a phrase that is.
const MOST: usize = 2;

/// Whether a form is one or two such words. A Latin one with a capital is a name.
pub(super) fn is_frequent(form: &str) -> bool {
    let words: Vec<&str> = form.split_whitespace().filter(|word| *word != "the").collect();
    let is_known = |word: &&str| {
        let folded = normal(word);
        if has_arabic(word) {
            has(ARABIC, &folded) || bare(&folded).any(|bare| has(ARABIC, bare))
        } else {
            has(ENGLISH, word)
        }
    };
    (1..=MOST).contains(&words.len()) && words.iter().all(is_known)
}

/// A word without what may be written before it.
fn bare(word: &str) -> impl Iterator<Item = &str> {
    const BEFORE: [&str; 9] = ["ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل"];
    BEFORE.into_iter().filter_map(|before| word.strip_prefix(before))
}

fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|frequent| frequent == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_told_from_names() {
        for common in
            ["الهدنة", "القوات الحكومية", "شمال البلاد", "the truce", "junta", "armed groups"]
        {
            assert!(is_frequent(common), "{common}");
        }
        for name in [
            "باماكو",
            "قوات فاغنر",
            "الساحلي",
            "Macina Battalion",
            "Junta",
            "Gao",
            "تنظيم الدولة",
            "",
        ] {
            assert!(!is_frequent(name), "{name}");
        }
    }

    /// What is not folded would never be found.
    #[test]
    fn the_lists_are_folded() {
        for word in [ARABIC, ENGLISH].iter().flat_map(|list| list.split_whitespace()) {
            assert_eq!(normal(word), word);
        }
    }
}
