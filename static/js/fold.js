// Folding: spellings that a reader takes for the same become the same text, as in src/script/fold.rs.
(() => {
  "use strict";
  // The tables up to the empty line are generated: `SNAPSHOTS=overwrite cargo test --test it fold` writes them.
  const ignored = /[\u00ad\u0300-\u036f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8]/;
  const space = /\p{White_Space}/u;
  const into = {
    "'": "`\u0294\u0295\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c0\u02c1\u2018\u2019\u201b\u2032\ua722\ua723\ua724\ua725\ua78b\ua78c",
    "-": "\u2010",
    "0": "\u0660\u06f0",
    "1": "\u0661\u06f1",
    "2": "\u0662\u06f2",
    "3": "\u0663\u06f3",
    "4": "\u0664\u06f4",
    "5": "\u0665\u06f5",
    "6": "\u0666\u06f6",
    "7": "\u0667\u06f7",
    "8": "\u0668\u06f8",
    "9": "\u0669\u06f9",
    "ae": "\u00c6\u00e6",
    "b": "\u0181\u0253",
    "d": "\u00d0\u00f0\u0110\u0111\u0189\u018a\u0256\u0257",
    "e": "\u018e\u018f\u0190\u01dd\u0259\u025b",
    "h": "\u0126\u0127",
    "i": "\u0131",
    "k": "\u0198\u0199",
    "l": "\u0141\u0142",
    "n": "\u014a\u014b\u019d\u0272",
    "o": "\u00d8\u00f8\u0186\u0254",
    "oe": "\u0152\u0153",
    "ss": "\u00df\u1e9e",
    "t": "\u0166\u0167",
    "th": "\u00de\u00fe",
    "y": "\u01b3\u01b4",
    "\u0627": "\u0671",
    "\u0628": "\u067e",
    "\u0641": "\u06a4",
    "\u0643": "\u06a9",
    "\u0647": "\u0629\u06be\u06c1\u06d5",
    "\u064a": "\u0649\u06cc\u06d0",
  };
  const become = new Map(Object.entries(into).flatMap(([to, from]) => [...from].map((one) => [one, to])));
  const [hamza, seats, onSeat] = ["\u0654", "\u0648\u064a", "\u0621"];

  const fold = (text) => {
    const letters = [];
    for (const part of [...text].flatMap((character) => [...character.normalize("NFKD")])) {
      const last = letters.at(-1);
      if (ignored.test(part)) {
        // A hamza written as a mark makes another letter of the one it sits on.
        if (part === hamza && seats.includes(last)) letters[letters.length - 1] = onSeat;
      } else if (space.test(part)) {
        if (last !== " ") letters.push(" ");
      } else {
        letters.push((become.get(part) ?? part).toLowerCase());
      }
    }
    return letters.join("");
  };
  window.hashiya.fold = fold;
})();
