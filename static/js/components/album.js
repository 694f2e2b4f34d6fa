// The photo album: a grid, one picture large, marks, and the whole of it to take home.

import { dateAt } from "../clock.js";
import { errorText } from "../errors.js";
import { nameText } from "../format.js";
import { albumFile, peopleText, withPage } from "../telling.js";
import { html, useEffect, useState } from "../ui.js";
import { Waiting } from "./asking.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { Picture, keepPhoto } from "./photos.js";
import { useBusy } from "./hooks.js";

export function AlbumScreen({ game, state }) {
  const { life } = state.player;
  const [favourites, setFavourites] = useState(false);
  const album = useAlbum(game, state, favourites);
  const [shown, setShown] = useState(null);
  const place = album.photos.findIndex(({ photo_id: id }) => id === shown);
  return html`
    <section class="card album-card" aria-labelledby="album-title">
      <div class="album-head">
        <h3 id="album-title">Pictures of ${life.first_name}</h3>
        <div class="actions">
          <button type="button" id="album-favourites" class="button" aria-pressed=${favourites} onClick=${() => setFavourites(!favourites)}>
            <${Icon} name="star" size="18" /> Favourites</button>
          <${ExportButton} game=${game} life=${life} disabled=${album.photos.length === 0 && !favourites} />
        </div>
      </div>
      ${album.photos.length > 0 && html`<ul id="photos" class="photos">
        ${album.photos.map((photo) => html`<li key=${photo.photo_id}>
          <button type="button" class="photo" data-photo=${photo.number} aria-label=${labelOf(photo)} onClick=${() => setShown(photo.photo_id)}>
            <${Picture} photo=${photo} />
            <span class="photo-caption">${photo.favourite && html`<${Icon} name="star" size="16" label="Favourite" /> `}${photo.caption}</span>
            <span class="quiet small">${photo.title} · age ${photo.age}</span>
          </button>
        </li>`)}
      </ul>`}
      ${album.photos.length === 0 && album.complete && html`<p class="quiet empty">${favourites ? "No picture is marked yet. Open one and press the star." : "No picture has been taken yet."}</p>`}
      ${!album.complete && (album.error || album.busy
        ? html`<${Waiting} error=${album.error} again=${album.more} text="Looking for more pictures…" />`
        : html`<button type="button" id="album-more" class="button" onClick=${album.more}>Show earlier pictures</button>`)}
    </section>
    ${place >= 0 && html`<${Large} game=${game} life=${life} photos=${album.photos} place=${place} onShow=${setShown} onMark=${album.mark} />`}`;
}

/** One picture, large; the arrow keys turn the pages. */
function Large({ game, life, photos, place, onShow, onMark }) {
  const photo = photos[place];
  const [busy, run] = useBusy();
  const date = dateAt(life, photo.minute);
  const go = (step) => photos[place + step] && onShow(photos[place + step].photo_id);
  const mark = () =>
    run("mark", async () => {
      const wish = { photo_id: photo.photo_id, favourite: !photo.favourite };
      if (await game.change("set_favourite_photo", wish)) onMark({ ...photo, favourite: wish.favourite });
    });
  useEffect(() => {
    const turn = ({ key }) => {
      if (key === "ArrowLeft") go(-1);
      if (key === "ArrowRight") go(1);
    };
    addEventListener("keydown", turn);
    return () => removeEventListener("keydown", turn);
  }, [place, photos]);
  return html`<${Dialog} id="photo" wide title=${photo.title} onClose=${() => onShow(null)}>
    <div class="large">
      <${Picture} photo=${photo} eager />
      <p class="large-caption" aria-live="polite">${photo.caption}</p>
      <p class="quiet small">${date.monthName} ${date.year}, age ${photo.age}. ${photo.people.length > 0 && `In the picture: ${peopleText(photo.people)}.`}</p>
      <div class="dialog-actions">
        <button type="button" class="button" aria-label="Newer picture" disabled=${place === 0} onClick=${() => go(-1)}><${Icon} name="left" /></button>
        <button type="button" id="mark-photo" class="button" aria-pressed=${photo.favourite} aria-disabled=${busy != null} onClick=${mark}>
          <${Icon} name="star" size="18" /> ${photo.favourite ? "A favourite" : "Mark as favourite"}</button>
        <button type="button" class="button" aria-label="Older picture" disabled=${place === photos.length - 1} onClick=${() => go(1)}><${Icon} name="right" /></button>
      </div>
    </div>
  <//>`;
}

function ExportButton({ game, life, disabled }) {
  const [busy, run] = useBusy();
  const save = () =>
    run("export", async () => {
      try {
        download(albumFile(`Album of ${nameText(life)}`), await wholeAlbum(game));
        game.tell("Your album is on this device now, as one page that opens anywhere.");
      } catch (problem) {
        game.store.dispatch({ type: "toast", toast: { kind: "error", text: errorText(problem) } });
      }
    });
  return html`<button type="button" id="export-album" class="button" disabled=${disabled || busy != null} onClick=${save}>
    <${Icon} name="save" size="18" /> ${busy ? "Packing…" : "Save album"}</button>`;
}

async function wholeAlbum(game) {
  const parts = [];
  let after = {};
  for (;;) {
    const { html: part, next_after: next } = await game.ask("export_photo_album", after);
    parts.push(part);
    if (next == null) return parts;
    after = { after: next };
  }
}

function download(name, parts) {
  const address = URL.createObjectURL(new Blob(parts, { type: "text/html" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const EMPTY = { photos: [], next: null, complete: false };

/** The pictures so far, and a way to more; begun anew when one is taken. */
function useAlbum(game, { player, status }, favourites) {
  const [album, setAlbum] = useState(EMPTY);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const ask = async (known) => {
    setBusy(true);
    try {
      const page = await game.ask("get_photo_album", { favourites, ...(known.next ? { before: known.next } : {}) });
      page.photos.forEach(keepPhoto);
      setAlbum({ photos: withPage(known.photos, page.photos), next: page.next_before, complete: page.next_before == null });
      setError("");
    } catch (problem) {
      setError(errorText(problem));
    }
    setBusy(false);
  };
  useEffect(() => {
    if (status === "online") ask(EMPTY);
  }, [status, favourites, player.life.id, player.album?.photos]);
  const mark = (photo) => {
    keepPhoto(photo);
    setAlbum((known) => ({ ...known, photos: known.photos.map((one) => (one.photo_id === photo.photo_id ? photo : one)) }));
  };
  return { ...album, error, busy, more: () => ask(album), mark };
}

function labelOf({ title, caption, age, favourite }) {
  return `${title}, age ${age}: ${caption}${favourite ? " A favourite." : ""}`;
}
