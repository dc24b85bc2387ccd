// The worker of a site that is not kept for readers without a network: it clears away what an earlier one has kept, and itself.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(caches.delete(`hashiya ${new URL(registration.scope).pathname}`).then(() => registration.unregister())),
);
