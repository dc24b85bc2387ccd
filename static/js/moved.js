// The page of an old address leads on by itself, but only a script can keep the place in it (`#p07`). It stands before the refresh,
// which is then not read any more; without a place, or without this script, the refresh does.
"use strict";
if (location.hash) {
  const { href } = document.currentScript.dataset;
  window.stop();
  location.replace(href + location.hash);
}
