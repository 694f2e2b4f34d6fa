// One's own card, as one writes it and as others see it; and whom one looks for.

import { nameText, plainText } from "../format.js";
import { changedWishes, CHILDREN, FAITH, INTERESTS, leftText, MARRIAGE, MOST_BIO, MOST_INTERESTS, wishesOf, wishProblem } from "../dating.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Field } from "./fields.js";
import { toneOf } from "./people.js";

export function MyCard({ game, player }) {
  const { reply, error, again } = useReply(game, "get_my_profile", {}, `${player.life.id}|${player.dating?.bio}`);
  if (!reply) return html`<section class="card"><h3>My card</h3><${Waiting} error=${error} again=${again} /></section>`;
  return html`<${Preview} player=${player} profile=${reply} /><${CardForm} game=${game} profile=${reply} again=${again} />`;
}

function Preview({ player, profile }) {
  const { life } = player;
  return html`<section class="card" aria-labelledby="preview-title">
    <h3 id="preview-title">How others see you</h3>
    <div class="dating-card preview">
      <div class="dating-face"><span class="face ${toneOf({ id: life.id })}" aria-hidden="true">${life.first_name.charAt(0)}</span></div>
      <div class="dating-head"><h4>${nameText({ first_name: life.first_name })}, ${life.age}</h4></div>
      <div class="dating-text">
        <p class="tale" id="preview-bio">${profile.bio}</p>
        ${profile.source !== "own" && html`<p class="quiet small">A friend wrote this for you. You can say it better.</p>`}
        <dl class="person-facts">
          <div><dt>Character</dt><dd>${profile.character.join(", ") || "hard to say"}</dd></div>
          <div><dt>Loves</dt><dd>${profile.interests.map((id) => plainText(id).toLowerCase()).join(", ") || "nothing in particular"}</dd></div>
          <div><dt>Looks for</dt><dd>${wishesOf(profile.goals).join(", ")}</dd></div>
        </dl>
      </div>
    </div>
  </section>`;
}

function CardForm({ game, profile, again }) {
  const { act, busy, disabled, outcome } = useAct(game);
  const [text, setText] = useState(profile.source === "own" ? profile.bio : "");
  const [interests, setInterests] = useState(null);
  const [goals, setGoals] = useState({});
  const shown = interests ?? profile.interests;
  const full = shown.length >= MOST_INTERESTS;
  const tooLong = [...text].length > MOST_BIO;
  const toggle = (id) => setInterests(shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id]);
  const submit = async (event) => {
    event.preventDefault();
    const fields = { ...(text.trim() ? { text } : {}), ...(interests ? { interests } : {}), ...goals };
    const kept = await act("card", "customize_bio", fields, () => "Your card is kept.");
    if (!kept) return;
    if (text.trim()) setText(kept.bio);
    setInterests(null);
    setGoals({});
    again();
  };
  return html`<section class="card" aria-labelledby="own-title">
    <h3 id="own-title">In your own words</h3>
    <form class="form" id="card-form" onSubmit=${submit}>
      <div class="field">
        <label for="bio">About you</label>
        <textarea id="bio" class="input bio" rows="5" aria-describedby="bio-left" aria-invalid=${tooLong} value=${text} onInput=${({ target }) => setText(target.value)}></textarea>
        <p id="bio-left" class="small ${tooLong ? "bad-text" : "quiet"}" role=${tooLong ? "alert" : undefined}>${leftText(text)}</p>
      </div>
      <details class="fold"><summary>What you love (${shown.length} of ${MOST_INTERESTS})</summary>
        <fieldset class="tick-boxes"><legend class="visually-hidden">What you love, at most ${MOST_INTERESTS}</legend>
          ${INTERESTS.map((id) => html`<label key=${id} class="tick-box"><input type="checkbox" value=${id} checked=${shown.includes(id)}
            disabled=${full && !shown.includes(id)} onChange=${() => toggle(id)} /> ${plainText(id)}</label>`)}
        </fieldset></details>
      <div class="field-row">
        ${[["children", "Children", CHILDREN], ["marriage", "Marriage", MARRIAGE], ["faith", "Faith", FAITH]].map(([name, label, options]) => html`<${Select} key=${name} id="goal-${name}" label=${label}
          options=${options} value=${goals[name] ?? profile.goals[name]} onChange=${(value) => setGoals({ ...goals, [name]: value })} />`)}
      </div>
      <div class="actions"><button type="submit" id="keep-card" class="button primary" disabled=${disabled || tooLong}>${busy ? "One moment…" : "Keep my card"}</button></div>
      <${Outcome} outcome=${outcome} />
    </form>
  </section>`;
}

export function Wishes({ game, player }) {
  const { reply, error, again } = useReply(game, "get_preferences", {}, player.life.id);
  return html`<section class="card" aria-labelledby="wishes-title">
    <h3 id="wishes-title">Whom you look for</h3>
    ${reply ? html`<${WishForm} game=${game} held=${reply.preferences} again=${again} />` : html`<${Waiting} error=${error} again=${again} />`}
  </section>`;
}

function WishForm({ game, held, again }) {
  const { act, busy, disabled, outcome } = useAct(game);
  const [wishes, setWishes] = useState(held);
  const set = (changes) => setWishes((known) => ({ ...known, ...changes }));
  const problem = wishProblem(wishes);
  const sex = (id, on) => set({ sexes: ["female", "male"].filter((each) => (each === id ? on : wishes.sexes.includes(each))) });
  const submit = async (event) => {
    event.preventDefault();
    const kept = await act("wishes", "set_preferences", changedWishes(held, wishes), () => "Kept. The cards follow at once.");
    if (kept) {
      setWishes(kept.preferences);
      again();
    }
  };
  const age = (name, label) => html`<${Field} id=${name} label=${label} type="number" inputmode="numeric" min="18" max="120" step="1" value=${wishes[name]}
    onInput=${({ target }) => set({ [name]: target.value === "" ? Number.NaN : Number(target.value) })} />`;
  const select = (name, label, options) => html`<${Select} id="wish-${name}" label=${label} options=${options} value=${wishes[name]} onChange=${(value) => set({ [name]: value })} />`;
  return html`<form class="form" id="wish-form" onSubmit=${submit}>
    <fieldset class="tick-boxes"><legend class="label">Show me</legend>
      ${[["female", "Women"], ["male", "Men"]].map(([id, label]) => html`<label key=${id} class="tick-box"><input type="checkbox" id="wish-${id}" checked=${wishes.sexes.includes(id)}
        onChange=${({ target }) => sex(id, target.checked)} /> ${label}</label>`)}
      <label class="tick-box"><input type="checkbox" id="wish-parents" checked=${wishes.parents} onChange=${({ target }) => set({ parents: target.checked })} /> Also parents</label>
    </fieldset>
    <div class="field-pair">${age("min_age", "From (years)")}${age("max_age", "To (years)")}</div>
    ${held.is_default_age && html`<p class="quiet small">These ages follow your own until you change them.</p>`}
    <div class="field-row">
      ${select("distance", "How far away", [["any", "Anywhere"], ["near", "Near me"]])}
      ${select("children", "Children", [["any", "All the same to me"], ["wants", "Who wants children"], ["none", "Who plans none"]])}
      ${select("marriage", "Marriage", [["any", "All the same to me"], ["yes", "Who wants to marry"], ["no", "Who does not"]])}
      ${select("faith", "Faith", [["any", "All the same to me"], ["devout", "Who goes to prayer"], ["quiet", "Who believes quietly"], ["none", "Who is not religious"]])}
    </div>
    <p class="form-error" role="alert">${problem}</p>
    <div class="actions"><button type="submit" id="keep-wishes" class="button primary" disabled=${disabled || problem !== ""}>${busy ? "One moment…" : "Keep"}</button></div>
    <${Outcome} outcome=${outcome} />
  </form>`;
}

function Select({ id, label, options, value, onChange }) {
  return html`<div class="field"><label for=${id}>${label}</label>
    <select id=${id} class="input" value=${value} onChange=${({ target }) => onChange(target.value)}>
      ${options.map(([each, text]) => html`<option key=${each} value=${each}>${text}</option>`)}</select></div>`;
}
