//! A table of texts with their runs. `‹…›` stands around a run of the other script, `⟨…⟩` around a number.

use super::*;
use crate::lang::Lang;

/// The text of a row, and the row as [`runs`] would write it.
fn marked(row: &str, script: Script) -> String {
    let text = row.replace(['‹', '›', '⟨', '⟩'], "");
    let runs = runs(&text, script, &[]);
    let mut edges: Vec<(usize, usize, char)> = Vec::new();
    for (rank, run) in runs.iter().enumerate() {
        let (open, close) =
            if run.kind.script().is_some() { ('‹', '›') } else { ('⟨', '⟩') };
        edges.push((run.range.start, runs.len() + rank, open));
        edges.push((run.range.end, runs.len() - rank, close));
    }
    edges.sort_unstable();
    let mut out = String::new();
    let mut from = 0;
    for (offset, _, mark) in edges {
        out.push_str(&text[from..offset]);
        out.push(mark);
        from = offset;
    }
    out + &text[from..]
}

fn assert_rows(rows: &[&str], script: Script) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|row| (row, marked(row, script)))
        .filter(|(row, found)| **row != found)
        .map(|(row, found)| format!("wanted {row}\nfound  {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

#[test]
fn names_in_arabic() {
    assert_rows(
        &[
            "قرية كوالا (‹Kwala›) قرب",
            "المدن ‹Gao›، ‹Kidal›، ‹Ménaka›.",
            "في (‹Gao›، ‹Kidal›) معا",
            "المدن ‹Gao›؛ ‹Kidal›؛ ‹Ménaka›.",
            "هل ‹Gao›؟ ‹Kidal›! ‹Ménaka›… ‹Taoudenni›» ‹Ber› هنا",
            "حركة ‹CMA› 2014 في",
            "جبهة ‹CMA›، 2014.",
            "أداة ‹F16› هنا",
            "طائرة ‹F-16› هنا",
            "القائمة (‹QDe.159›) في",
            "فرقة ‹16th› في 2014",
            "اسمه ‹Islamic State (IS)› هنا",
            "اسمه ‹Islamic State (IS)›",
            "جبهة ‹CMA› (‹JNIM› سابقا) هنا",
            "بين ‹Gao 45 Kidal› هنا",
            "القرار ‹S/RES/2085(2012)› هنا",
            "بـ‹JNIM› والـ‹MNLA› معا",
            "‹Jama'at Nusrat al-Islam› قالت",
            "الشيخ ‹ʿAbd al-Raḥmān› قال",
            "الشيخ ‹'Abd al-Rahman› قال",
            "كلمة '‹Mali›' هنا",
            "لغة ‹C++› و‹C#› هنا",
            "و‹.NET› وبـ‹.NET› وقال.‹NET› هنا",
            "انضم إلى ‹JNIM›. ‹Macron› قال",
            "الباحث ‹J. F. Smith› قال",
            "الجنرال ‹Gen. Smith› قال",
            "صحيفة ‹CMA/CSP› هنا",
            "مدينة ‹Saint-Louis› هنا",
            "‹JNIM›… قال",
            "و‹X-based› وب‹GPT-4› ال‹F-16› و‹3D-based› هنا",
            "قال هنا",
            "١٤٤٥ هنا ٥٠٪",
        ],
        Script::Arabic,
    );
}

#[test]
fn whole_texts() {
    assert_rows(
        &[
            "‹Jama'at Nusrat al-Islam wal-Muslimin (JNIM)›",
            "‹Ménaka.›",
            "(‹Kwala›)",
            "‹Gao›، ‹Kidal›",
            "2014",
            "⟨50%⟩",
        ],
        Script::Arabic,
    );
    assert_rows(&["‹قال «نعم».›", "plain", "café – “naïve”"], Script::Latin);
}

#[test]
fn addresses_in_arabic() {
    assert_rows(
        &[
            "انظر ‹https://example.org/a/?q=1&r=2/›.",
            "انظر (‹https://example.org/Mali_(x)›)، ثم",
            "انظر ‹https://ar.wikipedia.org/wiki/‹مالي››.",
            "راسل ‹info@example.org›.",
            "حساب ‹@JNIM_media› ووسم ‹#Mali›",
            "ملف ‹report_2024.pdf› هنا",
            "مجلد ‹content/articles/› هنا",
            "مجلد ‹/etc/hosts› هنا",
            "ملف ‹C:\\Users\\a.txt›؛ هنا",
            "‹CMA›/القاعدة",
        ],
        Script::Arabic,
    );
}

#[test]
fn numbers_in_arabic() {
    assert_rows(
        &[
            "نسبة ⟨50%⟩ هنا",
            "نسبة ⟨50 %⟩ هنا",
            "درجة ⟨-5⟩ هنا",
            "زيادة ⟨+3⟩ هنا",
            "مبلغ ⟨$50⟩ أو ⟨50 €⟩ هنا",
            "بـ⟨$50⟩ وبـ⟨50%⟩",
            "مسافة ⟨100 km⟩ هنا",
            "عيار ⟨7.62 mm⟩ هنا",
            "سرعة ⟨12 km/h⟩ ومساحة ⟨3 km²⟩",
            "حرارة ⟨38 °C⟩ هنا",
            "عند ⟨17°30′N⟩ هنا",
            "هاتف ⟨+223 20 22 23 24⟩ هنا",
            "و⟨+223 20 22 23 24⟩ وَ⟨+5⟩ أو بـ⟨+5⟩ ول⟨±3⟩ هنا",
            "طائرة ب-52 ومجموع كم+19 هنا",
            "هاتف ⟨20 22 23 24⟩ هنا",
            "فاكس ⟨(+223) 20-22-23-25⟩ الآن",
            "هاتف ⟨(0223) 20 22 23 24⟩ و⟨(00223) 20222324⟩",
            "عام (2012) و(2012) 2013 و(⟨+5⟩)",
            "أعوام 2012 2013 2014 هنا",
            "أرقام 20 22 23 هنا",
            "يوم ⟨2024-05-01⟩ هنا",
            "شهر ⟨2024-05⟩ هنا",
            "يوم ⟨15/8/2024⟩ هنا",
            "في ⟨14:30⟩ هنا",
            "بنسبة ⟨3:1⟩ هنا",
            "نحو ⟨10 000⟩ قتيل",
            "نحو 1,234.5 و3.5 و2014",
            "كوفيد-19 هنا",
            "(⟨50%⟩) هنا",
            "‹CMA ((2014)) JNIM› هنا",
            "حركة ‹JNIM› ⟨50%⟩ هنا",
            "‹Operation 100 km Race› هنا",
            "نحو ⟨100 km⟩ ‹Gao›",
        ],
        Script::Arabic,
    );
}

#[test]
fn ranges_are_read_from_right_to_left() {
    assert_rows(
        &[
            "بين ⟨2012⟩-⟨2015⟩ هنا",
            "⟨15⟩-⟨20%⟩ هنا",
            "⟨14:30⟩-⟨15:00⟩ هنا",
            "2012–2015 هنا",
            "2012 - 2015 هنا",
            "2012 -2015 هنا",
            "من ⟨-5⟩ إلى ⟨-10⟩",
            "رقم ⟨555-0100⟩ هنا",
        ],
        Script::Arabic,
    );
}

#[test]
fn arabic_in_english() {
    assert_rows(
        &[
            "the word ‹قاعدة› (base) here",
            "the word (‹قاعدة›) here",
            "the towns ‹غاو›, ‹كيدال›, ‹ميناكا› fell",
            "the towns ‹غاو، كيدال، ميناكا› fell",
            "the towns ‹غاو›; ‹كيدال›; ‹ميناكا› fell",
            "‹قف›! ‹لماذا›? ‹ربما›… ‹ثم›: ‹قال›” ‹نعم› here",
            "he asked: ‹هل انتهت الهدنة؟› Then",
            "in ‹٢٠٢٤› and ‹٥٠٪› of",
            "the ‹تنظيم (داعش)› group",
            "the ‹لُوحِظَ› form, ‹مـالي›.",
            "about ‹نسبة ⟨50%⟩ هنا› there",
            "‹قال› said. ‹نعم› was",
            "hashtag ‹#مالي› here",
            "50% of $5 and -5",
        ],
        Script::Latin,
    );
}

#[test]
fn quotations_are_one_run() {
    assert_rows(
        &[
            "He wrote «‹قال ‹Macron› إن الهدنة انتهت›» today",
            "He wrote “‹قال ‹Macron› إن الهدنة انتهت›” today",
            "“ ‹القاعدة› ”‹القاعدة› F-16",
            "He said «the word ‹قاعدة› means base» today",
        ],
        Script::Latin,
    );
    assert_rows(
        &[
            "كتب «‹The word ‹هدنة› means truce.›» أمس",
            "كتب \"‹Is it over?›\" أمس",
            "كتب و\"‹The word ‹هدنة› means truce.›\" أمس",
            "كتب ولـ«‹word›» وبـ\"‹word›\" و‘‹the ‹هدنة› word›’ أمس",
            "قال \"ثم و\" ‹Macron› \"نعم\"",
            "قال ‹Macron› “‹The war is over›” أمس",
            "قال ‹Ahmad \"Abu X\" Ali› أمس",
            "قال «كلمة ‹truce› هنا» أمس",
        ],
        Script::Arabic,
    );
}

#[test]
fn decided_runs_are_barriers() {
    let text = "بين Alpha 2012-2015 Beta و«Mali 2012-2015»";
    let start = text.find("2012").unwrap();
    let decided = Run { range: start..start + 9, kind: RunKind::Marked(Lang::En.into()) };
    let found = runs(text, Script::Arabic, std::slice::from_ref(&decided));
    let words: Vec<&str> = found.iter().map(|run| &text[run.range.clone()]).collect();
    assert_eq!(words, ["Alpha", "2012-2015", "Beta", "Mali 2012-2015"]);
    let code = Run { kind: RunKind::Opaque, ..decided };
    let found = runs(text, Script::Arabic, &[code]);
    assert_eq!(found.len(), 3);
}

/// Whatever two runs the author decides, they are found as they are, and nothing crosses them.
#[test]
fn decided_runs_are_never_lost() {
    for text in ["a://b/(مالي)/، ب", "«Ab (ج) 1-2» د \"E\""] {
        let edges: Vec<usize> =
            text.char_indices().map(|(offset, _)| offset).chain([text.len()]).collect();
        let ranges = |from: usize| {
            let edges = &edges;
            let starts = edges.iter().filter(move |offset| **offset >= from);
            starts.flat_map(move |a| edges.iter().filter(move |b| *b > a).map(move |b| *a..*b))
        };
        for (script, first) in [Script::Arabic, Script::Latin]
            .into_iter()
            .flat_map(|script| ranges(0).map(move |range| (script, range)))
        {
            for second in ranges(first.end) {
                let decided = [
                    Run { range: first.clone(), kind: RunKind::Opaque },
                    Run { range: second, kind: RunKind::Marked(Lang::En.into()) },
                ];
                let found = runs(text, script, &decided);
                let is_blank = text[decided[1].range.clone()].trim().is_empty();
                assert!(is_blank || found.contains(&decided[1]), "{text} {decided:?} {found:?}");
                let cross = |run: &Run| decided.iter().any(|own| crosses(&own.range, &run.range));
                let blank = |run: &Run| text[run.range.clone()].trim().is_empty();
                let kept = !blank(&decided[0]) && !blank(&decided[1]);
                assert!(!kept || !found.iter().any(cross), "{text} {decided:?} {found:?}");
            }
        }
    }
}
