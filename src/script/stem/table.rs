//! What is written onto words and belongs to grammar: the one table for the program and, by `tests/it/stem.rs`, for the
//! browser. All of it is written as [`fold`](crate::script::fold) leaves it, with a space between words.
//!
//! Sources: the lists of the light stemmer “light10” (Larkey, Ballesteros and Connell) for Arabic, without those of its
//! endings that take a letter of the word; general dictionaries for plurals, and for the words that keep their letters.

/// The article with what is written before it: and, so, by, like, for. The longest come first.
pub const ARTICLES: &str = "وبال وكال فبال فكال ولل فلل وال فال بال كال لل ال";

/// Conjunctions of one letter, which stand before prepositions.
pub const CONJUNCTIONS: &str = "و ف";

/// Prepositions of one letter.
pub const PREPOSITIONS: &str = "ب ل ك";

/// The letter of the future, and the letters that can follow it.
pub const FUTURE: [&str; 2] = ["س", "يتنا"];

/// Pronouns behind a word.
pub const PRONOUNS: &str = "هما كما اتنا تنا هم هن ها كم";

/// Endings that make a word an adjective of belonging, in all its forms; `ي` alone remains where the word is short.
pub const BELONGING: &str = "يون يين يات يه";

/// Endings of plurals, duals and the feminine.
pub const PLURALS: &str = "ات ون ين ان ه";

/// Words of which the first letter looks like a clitic and is their own, without endings.
pub const BEGINNINGS: &str = "وزار وزير وزراء وكال وكلاء ولاي وثيق وثاءق وحد وحدات وسيط وسطاء وسيل وساءل واقع وادي واشنطن وارد وجود \
وصول وطني وعود ورقه وفاه وفود واجب وقاءع وقود ولاده ولاء والي واسع وضوح وظيف \
فاغنر فصاءل فيلق فرنسا فرنس فرنسي فريق فرق فتره فتر فكره فكر فساد فوضي فقير فدرالي فشل فاعل فبراير فجر فارس فتوي فواصل فضاء فعال فلسط فلسطين \
بعث بلاد بلدان بلده بلد بلديات بيان بناء بوركينا برلمان باماكو بالغ باب بحث بحوث بحر بشر بطل بنود بترول برنامج بيت بيوت بضاءع بساط بدايه بداي بديل \
كتيب كتاءب كتاب كاتب كامل كبير كبار كلام كمين كمان كرام كشف كثير كوفا كيدال كونا كيان كفاح كافر كهرباء كنيس كارث كوارث كفيل \
لجن لجان لقاء لاجء لواء ليبيا ليبي لحظ لسان لباس لغات لغه لعب لوم لوح لون لندن لاعب \
سيار سياس سيد سيدي سيطر سيناء ستار سنوات ساحل ساح سابق سالم سارق";

/// Words of which the last letters look like an ending and are their own.
pub const ENDINGS: &str = "طالبان برلمان سودان لبنان باكستان افغانستان ايران اسان عدنان سلطان مروان عثمان رمضان انسان قران \
ماسينا ماسين قانون تعاون فلسطين ارهاب الله تشرين بنين زمان مكان ميدان جيران \
افريقيا كتاب علي مالي ازواد وقت بيت موت صوت united news";

/// Pairs of a word and the one that it is taken for: broken plurals, irregular forms, names of peoples and of their lands.
pub const ALIKE: &[(&str, &str)] = &[
    ("فصيل", "فصاءل"),
    ("فصيله", "فصاءل"),
    ("قاده", "قاءد"),
    ("قبيله", "قباءل"),
    ("قبلي", "قباءل"),
    ("كتيبه", "كتاءب"),
    ("جيوش", "جيش"),
    ("احزاب", "حزب"),
    ("عساكر", "عسكر"),
    ("عسكري", "عسكر"),
    ("عسكريه", "عسكر"),
    ("عسكريون", "عسكر"),
    ("عسكريين", "عسكر"),
    ("مدن", "مدينه"),
    ("قري", "قريه"),
    ("رءساء", "رءيس"),
    ("روساء", "رءيس"),
    ("وزراء", "وزير"),
    ("زعماء", "زعيم"),
    ("امراء", "امير"),
    ("شيوخ", "شيخ"),
    ("علماء", "عالم"),
    ("هجمات", "هجوم"),
    ("هجمه", "هجوم"),
    ("هجومات", "هجوم"),
    ("حروب", "حرب"),
    ("اطراف", "طرف"),
    ("دول", "دوله"),
    ("اولاد", "ولد"),
    ("رهاءن", "رهينه"),
    ("قتلي", "قتيل"),
    ("مقتل", "قتل"),
    ("جنود", "جندي"),
    ("هدن", "هدنه"),
    ("سجناء", "سجين"),
    ("اسري", "اسير"),
    ("مصادر", "مصدر"),
    ("اسلحه", "سلاح"),
    ("فروع", "فرع"),
    ("قواعد", "قاعده"),
    ("مناطق", "منطقه"),
    ("الويه", "لواء"),
    ("افواج", "فوج"),
    ("اخبار", "خبر"),
    ("اسواق", "سوق"),
    ("طرق", "طريق"),
    ("شعوب", "شعب"),
    ("قوات", "قوه"),
    ("قوي", "قوه"),
    ("سنوات", "سنه"),
    ("سنين", "سنه"),
    ("اعوام", "عام"),
    ("ايام", "يوم"),
    ("اشهر", "شهر"),
    ("شهور", "شهر"),
    ("حكام", "حاكم"),
    ("ثوار", "ثاءر"),
    ("اعضاء", "عضو"),
    ("حدود", "حد"),
    ("بنود", "بند"),
    ("شروط", "شرط"),
    ("وثاءق", "وثيقه"),
    ("لجان", "لجنه"),
    ("معارك", "معركه"),
    ("جراءم", "جريمه"),
    ("مجازر", "مجزره"),
    ("قرارات", "قرار"),
    ("عقوبه", "عقوبات"),
    ("الغام", "لغم"),
    ("قنابل", "قنبله"),
    ("طاءرات", "طاءره"),
    ("سفراء", "سفير"),
    ("خبراء", "خبير"),
    ("نواب", "ناءب"),
    ("تجار", "تاجر"),
    ("رجال", "رجل"),
    ("نساء", "امراه"),
    ("اطفال", "طفل"),
    ("افارقه", "افريقيا"),
    ("افريقي", "افريقيا"),
    ("افريقيه", "افريقيا"),
    ("عرب", "عربي"),
    ("روس", "روسيا"),
    ("روسي", "روسيا"),
    ("روسيه", "روسيا"),
    ("ليبي", "ليبيا"),
    ("ليبيه", "ليبيا"),
    ("سوري", "سوريا"),
    ("سوريه", "سوريا"),
    ("جهاديون", "جهادي"),
    ("جهاديين", "جهادي"),
    ("جهاديه", "جهادي"),
    ("تنظيمات", "تنظيم"),
    ("طوارق", "طارقي"),
    ("فولان", "فولاني"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("fought", "fight"),
    ("fighters", "fighter"),
    ("led", "lead"),
    ("leader", "lead"),
    ("leaders", "lead"),
    ("leadership", "lead"),
    ("held", "hold"),
    ("began", "begin"),
    ("begun", "begin"),
    ("broke", "break"),
    ("broken", "break"),
    ("died", "die"),
    ("dies", "die"),
    ("death", "die"),
    ("deaths", "die"),
    ("killing", "kill"),
    ("killings", "kill"),
    ("founder", "found"),
    ("founders", "found"),
    ("foundation", "found"),
    ("attackers", "attack"),
    ("negotiations", "negotiate"),
    ("negotiation", "negotiate"),
    ("negotiators", "negotiate"),
    ("malian", "mali"),
    ("malians", "mali"),
    ("french", "france"),
    ("nigerien", "niger"),
    ("nigerian", "nigeria"),
    ("algerian", "algeria"),
    ("russian", "russia"),
    ("russians", "russia"),
    ("libyan", "libya"),
    ("burkinabe", "burkina"),
    ("chadian", "chad"),
    ("mauritanian", "mauritania"),
    ("american", "america"),
    ("african", "africa"),
    ("touareg", "tuareg"),
    ("tuaregs", "tuareg"),
    ("jihadists", "jihadist"),
    ("jihadis", "jihadist"),
    ("jihadi", "jihadist"),
    ("jihad", "jihadist"),
    ("fulani", "fulani"),
    ("peul", "fulani"),
    ("ceasefire", "truce"),
    ("armies", "army"),
    ("cities", "city"),
];

/// Words that say nothing of what is looked for.
pub const STOPS: &str = "في من الي عن مع هذا هذه ذلك تلك التي الذي الذين كان كانت قد لا لم لن ما او ثم بعد قبل بين كما حتي كل هو هي هم وهو وهي \
عند لكن ولكن اذا حيث منه منها فيه فيها عليه عليها به بها له لها ان انه انها وان متي اين كيف لماذا ماذا هل ومن وفي والي وعن ومع وما ولا ولم وقد وكان وكانت اي يا \
the a an of in on at to for from by with and or as is are was were be been it its that this these those who whom whose what which when where why how \
did does do has have had not but al el le la les de des du et un une";
