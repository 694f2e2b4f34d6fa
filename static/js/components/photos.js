// Pictures of the album: asked for once, shown as images.

import { imageOf } from "../telling.js";
import { html, useEffect, useState } from "../ui.js";

/** Pictures never change but for their mark, so one that was drawn is kept while the page is open. */
const drawn = new Map();
const KEPT = 80;

export function keepPhoto(photo) {
  drawn.set(photo.photo_id, photo);
  if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value);
}

/** Pictures by their ids, as far as they have come. */
export function usePhotos(game, ids, wanted) {
  const [, setCount] = useState(0);
  const missing = wanted ? ids.filter((id) => !drawn.has(id)) : [];
  useEffect(() => {
    let alive = true;
    for (const id of missing) {
      game.ask("get_photo", { photo_id: id }).then(({ photo }) => {
        keepPhoto(photo);
        if (alive) setCount((count) => count + 1);
      }, () => {}); // Without its picture the year is still told.
    }
    return () => (alive = false);
  }, [missing.join(" ")]);
  return ids.map((id) => drawn.get(id)).filter(Boolean);
}

export function Picture({ photo, eager = false }) {
  return html`<img class="picture" src=${imageOf(photo.svg)} alt=${photo.description} width="420" height="320"
    loading=${eager ? "eager" : "lazy"} decoding="async" />`;
}
