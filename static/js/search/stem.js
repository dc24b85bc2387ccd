// Stems: words that a reader takes for forms of one word have a stem in common, as in src/script/stem.rs.
(() => {
  "use strict";
  // The tables up to the empty line are generated: `SNAPSHOTS=overwrite cargo test --test it stem` writes them.
  const articles = "وبال وكال فبال فكال ولل فلل وال فال بال كال لل ال".split(" ");
  const short = "ال لل".split(" ");
  const conjunctions = "و ف".split(" ");
  const prepositions = "ب ل ك".split(" ");
  const pronouns = "هما كما اتنا تنا هم هن ها كم".split(" ");
  const belonging = "يون يين يات يه".split(" ");
  const plurals = "ات ون ين ان ه ت".split(" ");
  const future = ["س", "يتنا"];
  const beginnings = new Set("وزار وزير وزراء وكال وكلاء ولاي وثيق وثاءق وحد وحدات وسيط وسطاء وسيل وساءل واقع وادي واشنطن وارد وجود وصول وطني وعود ورقه وفاه وفود واجب وقاءع وقود ولاده ولاء والي واسع وضوح وظيف فاغنر فصاءل فيلق فرنسا فرنس فرنسي فريق فرق فتره فتر فكره فكر فساد فوضي فقير فدرالي فشل فاعل فبراير فجر فارس فتوي فواصل فضاء فعال فلسط فلسطين بعث بلاد بلدان بلده بلد بلديات بيان بناء بوركينا برلمان باماكو بالغ باب بحث بحوث بحر بشر بطل بنود بترول برنامج بيت بيوت بضاءع بساط بدايه بداي بديل كتيب كتاءب كتاب كاتب كامل كبير كبار كلام كمين كمان كرام كشف كثير كوفا كيدال كونا كيان كفاح كافر كهرباء كنيس كارث كوارث كفيل لجن لجان لقاء لاجء لواء ليبيا ليبي لحظ لسان لباس لغات لغه لعب لوم لوح لون لندن لاعب سيار سياس سيد سيدي سيطر سيناء ستار سنوات ساحل ساح سابق سالم سارق".split(" "));
  const endings = new Set("طالبان برلمان سودان لبنان باكستان افغانستان ايران اسان عدنان سلطان مروان عثمان رمضان انسان قران ماسينا ماسين مءسسه الان اليه الاف قانون تعاون فلسطين ارهاب الله تشرين بنين زمان مكان ميدان جيران افريقيا كتاب علي مالي ازواد وقت بيت موت صوت united news".split(" "));
  const stops = new Set("في من الي عن مع هذا هذه ذلك تلك التي الذي الذين كان كانت قد لا لم لن ما او ثم بعد قبل بين كما حتي كل هو هي هم وهو وهي عند لكن ولكن اذا حيث منه منها فيه فيها عليه عليها به بها له لها ان انه انها وان متي اين كيف لماذا ماذا هل ومن وفي والي وعن ومع وما ولا ولم وقد وكان وكانت اي يا the a an of in on at to for from by with and or as is are was were be been it its that this these those who whom whose what which when where why how did does do has have had not but al el le la les de des du et un une".split(" "));
  const alike = new Map("فصيل فصاءل,فصيله فصاءل,قاده قاءد,قبيله قباءل,قبلي قباءل,كتيبه كتاءب,جيوش جيش,احزاب حزب,عساكر عسكر,عسكري عسكر,عسكريه عسكر,عسكريون عسكر,عسكريين عسكر,مدن مدينه,قري قريه,رءساء رءيس,روساء رءيس,وزراء وزير,زعماء زعيم,امراء امير,شيوخ شيخ,علماء عالم,هجمات هجوم,هجمه هجوم,هجومات هجوم,حروب حرب,اطراف طرف,دول دوله,اولاد ولد,رهاءن رهينه,قتلي قتيل,مقتل قتل,جنود جندي,هدن هدنه,سجناء سجين,اسري اسير,مصادر مصدر,اسلحه سلاح,فروع فرع,قواعد قاعده,مناطق منطقه,الويه لواء,افواج فوج,اخبار خبر,اسواق سوق,طرق طريق,شعوب شعب,قوات قوه,قوي قوه,سنوات سنه,سنين سنه,اعوام عام,ايام يوم,اشهر شهر,شهور شهر,حكام حاكم,ثوار ثاءر,اعضاء عضو,حدود حد,بنود بند,شروط شرط,وثاءق وثيقه,لجان لجنه,معارك معركه,جراءم جريمه,مجازر مجزره,قرارات قرار,عقوبه عقوبات,الغام لغم,قنابل قنبله,طاءرات طاءره,سفراء سفير,خبراء خبير,نواب ناءب,تجار تاجر,رجال رجل,نساء امراه,اطفال طفل,افارقه افريقيا,افريقي افريقيا,افريقيه افريقيا,عرب عربي,روس روسيا,روسي روسيا,روسيه روسيا,ليبي ليبيا,ليبيه ليبيا,سوري سوريا,سوريه سوريا,جهاديون جهادي,جهاديين جهادي,جهاديه جهادي,تنظيمات تنظيم,طوارق طارقي,فولان فولاني,حقوق حق,قوانين قانون,دساتير دستور,احكام حكم,اعمال عمل,اديان دين,افراد فرد,اسر اسره,امم امه,شعراء شاعر,قصاءد قصيده,ابيات بيت,كتب كتاب,مدارس مدرسه,طلاب طالب,علوم علم,اشخاص شخص,بحار بحر,جبال جبل,انهار نهر,ابواب باب,ملوك ملك,سيوف سيف,قلوب قلب,عيون عين,نفوس نفس,اصوات صوت,اراء راي,مبادء مبدا,مواد ماده,فصول فصل,اجزاء جزء,مراكز مركز,مجالس مجلس,محاكم محكمه,مناصب منصب,مصالح مصلحه,مواقع موقع,ظروف ظرف,اسباب سبب,نتاءج نتيجه,اهداف هدف,اسماء اسم,ارقام رقم,اعداد عدد,اقوال قول,اموال مال,خطب خطبه,رساءل رساله,صحف صحيفه,اثار اثر,انواع نوع,اشكال شكل,اماكن مكان,سفن سفينه,اشجار شجره,اطباء طبيب,اصدقاء صديق,اعداء عدو,ابناء ابن,بنات بنت,عمال عامل,اجور اجر,ضراءب ضريبه,حقاءق حقيقه,عقاءد عقيده,شراءع شريعه,طواءف طاءفه,قوافل قافله,مساجد مسجد,قصور قصر,قلاع قلعه,حصون حصن,عهود عهد,عقود عقد,قرون قرن,مواثيق ميثاق,سلاطين سلطان,خلفاء خليفه,قضاه قاضي,وفود وفد,سجون سجن,قبور قبر,جرحي جريح,ضحايا ضحيه,مرضي مريض,فقراء فقير,كرماء كريم,كرام كريم,عزاءم عزيمه,لجوء لاجء,ملجا لاجء,يلجا لاجء,التجاء لاجء,قاد قاءد,يقود قاءد,تقود قاءد,قياده قاءد,قياد قاءد,قيادي قاءد,قيادات قاءد,تاسيس اسس,تاسس اسس,مءسس اسس,مءسسات مءسسه,انشاء اسس,انشاءه اسس,يقتل قتل,اغتيال قتل,اغتال قتل,اغتيل قتل,اختطاف خطف,اختطف خطف,مختطف خطف,مخطوف خطف,يختطف خطف,هاجم هجوم,يهاجم هجوم,مهاجم هجوم,مهاجمه هجوم,حاصر حصار,يحاصر حصار,محاصر حصار,محاصره حصار,بايع بيعه,يبايع بيعه,مبايعه بيعه,انسحب انسحاب,ينسحب انسحاب,غادر مغادره,يغادر مغادره,اعلن اعلان,يعلن اعلان,انضم انضمام,اندمج اندماج,تفاوض مفاوض,تمرد متمرد,نازح نزوح,رءاسه رءيس,رءاسي رءيس,اماره امير,زعامه زعيم,عواصم عاصمه,معتقل اعتقال,اعتقل اعتقال,مستقل استقلال,استقل استقلال,men man,women woman,children child,fought fight,fighters fighter,led lead,leader lead,leaders lead,leadership lead,held hold,began begin,begun begin,broke break,broken break,died die,dies die,death die,deaths die,killing kill,killings kill,founder found,founders found,foundation found,attackers attack,negotiations negotiate,negotiation negotiate,negotiators negotiate,malian mali,malians mali,french france,nigerien niger,nigerian nigeria,algerian algeria,russian russia,russians russia,libyan libya,burkinabe burkina,chadian chad,mauritanian mauritania,american america,african africa,touareg tuareg,tuaregs tuareg,jihadists jihadist,jihadis jihadist,jihadi jihadist,jihad jihadist,fulani fulani,peul fulani,kidnapping abduct,kidnappings abduct,kidnapped abduct,kidnap abduct,kidnappers abduct,kidnapper abduct,abduction abduct,abductors abduct,left leave,departure leave,departed leave,withdrawal withdraw,withdrew withdraw,withdrawn withdraw,assassination kill,assassinated kill,killer kill,killers kill,signatory sign,signature sign,besieged siege,besiege siege,peacekeeper peacekeep,election elect,alliance ally,presidency president,announcement announce,attacker attack,fighter fight,ceasefire truce,armies army,cities city".split(",").map((pair) => pair.split(" ")));

  const least = 3;
  const isArabic = (word) => /^[\u0600-\u06ff]/.test(word);
  const isLong = (word, letters) => [...word].length >= letters;
  const without = (word, ending, letters = least) => {
    const rest = word.endsWith(ending) ? word.slice(0, -ending.length) : "";
    return isLong(rest, letters) ? rest : undefined;
  };
  const withoutAny = (word, endings) => first(endings, (ending) => without(word, ending));
  const withoutFirst = (word, clitic, letters = least) => {
    const rest = word.startsWith(clitic) ? word.slice(clitic.length) : "";
    return isLong(rest, letters) ? rest : undefined;
  };
  const first = (list, find) => {
    for (const one of list) {
      const found = find(one);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const same = (word) => alike.get(word) ?? word;

  const base = (part) => {
    const word = part.replace(/^'+|'+$/g, "").replace(/'s$/, "").replaceAll("'", "");
    if (!isArabic(word) || endings.has(word) || stops.has(word)) return word;
    return first(articles, (article) => withoutFirst(word, article)) ?? first(short, (article) => withoutFirst(word, article, 2)) ?? word;
  };

  const singly = (word) => withoutAny(word, plurals) ?? word;
  const arabic = (given) => {
    let word = same(given);
    if (endings.has(word)) return word;
    const his = word.endsWith("ته") ? without(word, "ه") : undefined;
    const owned = withoutAny(word, pronouns) ?? his;
    word = same(owned ?? word);
    if (owned !== undefined && !word.endsWith("ات")) word = without(word, "ت") ?? word;
    word = without(word, "ا", least + 1) ?? word;
    const belongs = belonging.find((ending) => without(word, ending) !== undefined);
    if (belongs) word = word.slice(0, 1 - belongs.length || undefined);
    word = same(word);
    if (endings.has(word)) return word;
    word = without(word, "ي", least + 1) ?? word;
    if (endings.has(word)) return word;
    const one = singly(word);
    return alike.has(one) ? singly(alike.get(one)) : one;
  };

  const singular = (word) => {
    const many = without(word, "ies") ?? without(word, "ied");
    if (many !== undefined) return `${many}y`;
    const hissed = without(word, "es");
    if (hissed !== undefined && /(?:s|x|z|ch|sh)$/.test(hissed)) return hissed;
    return /(?:ss|us|is)$/.test(word) ? word : (without(word, "s") ?? word);
  };
  const single = (word) => {
    const [before, last] = [...word].slice(-2);
    const isDoubled = before === last && !"lsz".includes(last) && isLong(word, least + 1);
    return isDoubled ? word.slice(0, -last.length) : word;
  };
  const latin = (given) => {
    if (endings.has(given)) return given;
    const word = same(singular(same(given)));
    const verb = first(["ing", "ed"], (ending) => {
      const rest = without(word, ending);
      return rest !== undefined && /[aeiouy]/.test(rest) ? rest : undefined;
    });
    const bare = verb === undefined ? word : single(verb);
    return without(bare, "e") ?? bare;
  };
  const stem = (word) => (isArabic(word) ? arabic(word) : latin(word));

  const keepsBeginning = (word) => beginnings.has(word) || beginnings.has(stem(word));
  const bare = (word) => {
    if (!isArabic(word) || keepsBeginning(word)) return [word];
    const joined = first(conjunctions, (it) => withoutFirst(word, it));
    const rest = joined ?? word;
    const all = [word, joined];
    if (joined === undefined || !keepsBeginning(rest)) {
      all.push(first(prepositions, (it) => withoutFirst(rest, it)));
      const verb = withoutFirst(rest, future[0]);
      all.push(verb !== undefined && future[1].includes(verb[0]) ? verb : undefined);
    }
    return all.filter((one) => one !== undefined);
  };

  const words = (text) => {
    const parts = window.hashiya.fold(text).split(/[^\p{Alphabetic}\p{N}']+/u);
    return parts.filter((part) => /[\p{Alphabetic}\p{N}]/u.test(part)).map(base);
  };
  const isStop = (word) => stops.has(word);
  const stems = (word) => [...new Set(bare(word).map(stem))];
  window.hashiya.search = { words, stems, bare, isStop };
})();
